from __future__ import annotations

import json
from pathlib import Path

import pytest
from rdflib import Graph

import kgbuild.query
from kgbuild.query import QueryError, ask, question, questions
from kgbuild.query.engine import PREFIXES
from kgbuild.query.formats import render

ELSEWHERE = ("disagreements", "people-to-check", "statements", "statements-per-party", "timeline", "votes")
"""Tested in test_more_questions.py, on facts that this graph does not hold."""

FOLDER = Path(kgbuild.query.__file__).parent / "questions"


def rows(store, name, **parameters):
    """Return the rows of a named question as dictionaries without empty cells."""
    found = json.loads(render(ask(store, question(name).query(parameters)), "json", False))
    return [{name: cell["value"] for name, cell in row.items()} for row in found["results"]["bindings"]]


@pytest.mark.parametrize(
    ("name", "parameters", "expected"),
    [
        (
            "meetings",
            {"person": "DORN"},
            {
                "who": "Ann Bell, Carl Dorn",
                "place": "Leeds",
                "when": "Monday",
                "first_day": "2011-05-09",
                "last_day": "2011-05-09",
                "factuality": "Actual",
                "where": "1.txt:3",
            },
        ),
        ("defections", {"party": "green"}, {"from": "Green Party", "to": "Labour Party", "who": "Ann Bell"}),
        ("said-about", {"about": "dorn"}, {"speaker": "A source", "text": "Carl Dorn was wrong", "type": "Indirect"}),
        ("said-by", {"speaker": "bell"}, {"cue": "said", "text": "We agreed on rail,", "where": "1.txt:4"}),
        ("results", {"party": "green"}, {"value": "40", "measure": "seats", "corrected": "corrected since"}),
        ("posts", {"post": "mayor"}, {"person": "Ann Bell", "former": "false", "words": "Ms Bell, the mayor of Leeds"}),
        ("resignations", {}, {"person": "Carl Dorn", "post": "whip"}),
        ("appointments", {}, {"person": "Ann Bell", "post": "whip", "factuality": "Planned"}),
        ("endorsements", {"person": "dorn"}, {"endorser": "Ann Bell", "endorsed": "Carl Dorn", "contest": "leader"}),
        ("coalitions", {"party": "labour"}, {"who": "Green Party, Labour Party", "factuality": "Possible"}),
        ("events", {"factuality": "possible"}, {"type": "Coalition", "actors": "Green Party, Labour Party"}),
        ("elections", {"type": "general"}, {"type": "general", "factuality": "Planned", "where": "1.txt:7"}),
        ("corrections", {}, {"old_value": "40", "new_value": "14", "old_words": "The Greens lost 40 seats"}),
        ("article", {"article": "2.txt"}, {"where": "2.txt:2", "type": "Statement", "words": "Never again."}),
        ("people", {}, {"person": "Ann Bell", "articles": "2", "files": "1.txt, 2.txt"}),
        ("unresolved", {}, {"text": "Never again.", "candidates": "Ann Bell, Carl Dorn", "where": "2.txt:2"}),
    ],
)
def test_answers(store, name, parameters, expected):
    """Each named question finds its fact, in words and with its place."""
    first = rows(store, name, **parameters)[0]
    assert {key: first.get(key) for key in expected} == expected


@pytest.mark.parametrize(
    "name",
    [
        "appointments",
        "coalitions",
        "defections",
        "endorsements",
        "events",
        "meetings",
        "resignations",
        "results",
        "votes",
    ],
)
def test_days_stand_beside_the_words(store, name):
    """Questions on events give first and last day, just those that the event has: empty where it has none."""
    found = json.loads(render(ask(store, question(name).query({})), "json", False))
    columns = found["head"]["vars"]
    assert columns.index("last_day") == columns.index("first_day") + 1 < columns.index("words")
    days = {row["words"]["value"]: row.get("first_day", {}).get("value") for row in found["results"]["bindings"]}
    dated = {"Ann Bell met Carl Dorn in Leeds on Monday": "2011-05-09"}
    assert {words: day for words, day in days.items() if day} == (dated if name in {"events", "meetings"} else {})


def test_every_question_is_tested():
    """No question is without an expected answer above."""
    tested = {case[0] for case in test_answers.pytestmark[0].args[1]}
    assert tested | set(ELSEWHERE) == set(questions())


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("meetings", {"person": "nobody"}),
        ("meetings", {"article": "2.txt"}),
        ("defections", {"party": "liberal"}),
        ("said-by", {"speaker": "bell", "type": "indirect"}),
        ("events", {"type": "meeting", "factuality": "denied"}),
        ("said-about", {"about": "dorn", "speaker": "bell"}),
    ],
)
def test_parameters_narrow(store, name, parameters):
    """A parameter leaves only what it matches."""
    assert rows(store, name, **parameters) == []


def test_events_in_order(store):
    """All events come by factuality, then type, then place."""
    found = rows(store, "events")
    assert len(found) == 9
    assert [r["factuality"] for r in found] == sorted(r["factuality"] for r in found)


@pytest.mark.parametrize("value", ['a"b', "a\\", "a\nb", "?x } DROP ALL #", "$person"])
def test_parameters_are_values(store, value):
    """Whatever a user types as a parameter stays a text to compare with."""
    assert rows(store, "meetings", person=value) == []


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.rq")), ids=lambda p: p.stem)
def test_header(path):
    """Each file begins with what it answers, and each of its parameters is declared and used."""
    title, *lines = path.read_text(encoding="utf-8").splitlines()
    assert title.startswith("# ") and len(title) > 20 and not title.endswith(".")
    declared = {p.name for p in question(path.stem).parameters}
    used = {line.split("#? ")[1].split(":")[0] for line in lines if "#? " in line}
    assert declared == used


@pytest.mark.parametrize("name", sorted(questions()))
def test_standard(graph_file, name):
    """The questions are standard SPARQL: rdflib runs them, too."""
    required = {p.name: "bell" for p in question(name).parameters if p.required}
    graph = Graph().parse(graph_file)
    assert graph.query(question(name).query(required).text, initNs=PREFIXES).vars


def test_unknown_question():
    """An unknown question is answered with the nearest and the list."""
    with pytest.raises(QueryError, match=r"Did you mean 'meetings'\?(?s:.)*people +People named"):
        question("meeting")


@pytest.mark.parametrize(
    ("parameters", "told"),
    [({}, "say which speaker"), ({"speaker": "a", "colour": "b"}, "no parameter 'colour'; it takes: speaker, type")],
)
def test_wrong_parameters(parameters, told):
    """A missing or unknown parameter is told with those that there are."""
    with pytest.raises(QueryError, match=told):
        question("said-by").query(parameters)
