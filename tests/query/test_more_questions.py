"""Named questions on dates, disagreements, votes and parties, on a graph with a little of each."""

from __future__ import annotations

import re

import pytest
from pyoxigraph import RdfFormat, Store
from rdflib import Graph

from kgbuild.query import ask, question, questions
from kgbuild.query.engine import PREFIXES, Query
from kgbuild.query.formats import as_rows
from kgbuild.query.nearly import what_is_unknown, why_empty

from .conftest import turtle

_NAMES = ("disagreements", "people-to-check", "statements", "statements-per-party", "timeline", "votes")
_MORE = """
d:bell a kg:Person ; schema:name "Bell" ; kg:candidate d:ann, d:carl ; gaf:denotedBy d:p1 .
d:vote a kg:Vote ; kg:voter d:ann ; kg:decision "against" ; kg:motion "the rail bill" ; kg:factuality kg:Actual ;
  sem:hasEarliestBeginTimeStamp "2011-05-10"^^xsd:date ; sem:hasLatestEndTimeStamp "2011-05-10"^^xsd:date ;
  prov:wasDerivedFrom d:p1 .
d:vote2 a kg:Vote ; kg:motion "the bus bill" ; kg:factuality kg:Planned ; prov:wasDerivedFrom d:p2 .
d:r1 a kg:ElectionResult ; kg:contestant d:labour ; kg:change "gained" ; kg:measure "seats" ; kg:value 20 ;
  kg:factuality kg:Actual ; kg:election d:local ; prov:wasDerivedFrom d:p1 .
d:r2 a kg:ElectionResult ; kg:contestant d:labour ; kg:change "gained" ; kg:measure "seats" ; kg:value 25 ;
  kg:factuality kg:Actual ; kg:election d:local ; prov:wasDerivedFrom d:p2 .
d:r3 a kg:ElectionResult ; kg:contestant d:labour ; kg:change "gained" ; kg:measure "seats" ; kg:value 90 ;
  kg:factuality kg:Actual ; kg:election d:elsewhere ; prov:wasDerivedFrom d:p2 .
d:meeting kg:possiblySameEvent d:vote .
d:local kg:factuality kg:Actual, kg:Planned ; a kg:Election ; prov:wasDerivedFrom d:p1, d:p2 .
d:member a org:Membership ; org:member d:ann ; kg:post "member" ; org:organization d:labour ; kg:former false .
d:was a org:Membership ; org:member d:ann ; kg:post "member" ; org:organization d:greens ; kg:former true .
d:p1 oa:hasSource <https://w3id.org/kgbuild/data/article/2.txt> ; oa:hasSelector d:s1 ; kg:line 1 .
d:s1 oa:start 0 ; oa:end 8 ; oa:exact "Ann Bell" .
d:p2 oa:hasSource <https://w3id.org/kgbuild/data/article/1.txt> ; oa:hasSelector d:s2 ; kg:line 3 .
d:s2 oa:start 20 ; oa:end 28 ; oa:exact "Ann Bell" .
"""


@pytest.fixture(scope="module")
def store() -> Store:
    """Return the graph."""
    made = Store()
    made.load(input=f"{turtle()}\n{_MORE}".encode(), format=RdfFormat.TURTLE)
    return made


def rows(store, name, **parameters):
    """Return the rows of a named question."""
    return as_rows(ask(store, question(name).query(parameters)))


def test_timeline(store):
    """Dated events come in the order of their days, undated ones after them, each once."""
    found = rows(store, "timeline")
    days = [row["first_day"] for row in found]
    assert days[:2] == ["2011-05-09", "2011-05-10"] and set(days[2:]) == {""}
    assert found[0]["type"] == "Meeting" and found[0]["who"] == "Ann Bell, Carl Dorn, Leeds"
    assert sum(row["type"] == "Election" and row["where"].startswith("2.txt") for row in found) <= 2


@pytest.mark.parametrize(
    ("parameters", "days"),
    [
        ({"from": "2011-05-10"}, ["2011-05-10"]),
        ({"until": "2011-05-09"}, ["2011-05-09"]),
        ({"from": "2011", "until": "2011-05"}, ["2011-05-09", "2011-05-10"]),
        ({"from": "2012"}, []),
        ({"type": "vote", "who": "bell"}, ["2011-05-10"]),
    ],
)
def test_timeline_between_days(store, parameters, days):
    """A day, a month or a year bounds the timeline; undated events are not between days."""
    assert [row["first_day"] for row in rows(store, "timeline", **parameters)] == days


def test_statements(store):
    """Every statement has its speaker, what it is about, and its place; an unknown speaker is called that."""
    assert len(rows(store, "statements")) == 3
    (about,) = rows(store, "statements", about="dorn")
    assert (about["speaker"], about["about"], about["where"]) == ("A source", "Carl Dorn", "1.txt:4")
    assert [row["text"] for row in rows(store, "statements", speaker="unknown")] == ["Never again."]
    assert [row["speaker"] for row in rows(store, "statements", text="rail")] == ["Ann Bell"]


def test_people_to_check(store):
    """A name that may mean several people stands with them."""
    (row,) = rows(store, "people-to-check")
    assert row == {"name": "Bell", "may_be": "Ann Bell, Carl Dorn", "mentions": "1", "where": "2.txt:1"}


def test_disagreements(store):
    """Other figures for one election, doubtful pairs and events of two statuses are told; other elections are not."""
    found = rows(store, "disagreements")
    assert [row["about"] for row in found] == ["figures", "possibly the same", "whether it happened"]
    assert {found[0]["first_where"], found[0]["second_where"]} == {"1.txt:3", "2.txt:1"}


def test_votes(store):
    """A vote has who, which way and on what, as far as the text says."""
    assert [(r["voter"], r["decision"], r["motion"], r["first_day"]) for r in rows(store, "votes")] == [
        ("", "", "the bus bill", ""), ("Ann Bell", "against", "the rail bill", "2011-05-10"),
    ]  # fmt: skip
    assert len(rows(store, "votes", decision="against")) == 1


def test_statements_per_party(store):
    """Statements count for the party of which the speaker is a member, not for one that was left."""
    assert rows(store, "statements-per-party") == [
        {"party": "Labour Party", "statements": "1", "direct_statements": "1", "speakers": "1"}
    ]


@pytest.mark.parametrize("name", _NAMES)
def test_standard(store, name):
    """The questions are standard SPARQL: rdflib gives the same rows in the same order."""
    graph = Graph().parse(data=f"{turtle()}\n{_MORE}", format="turtle")
    found = [[str(cell or "") for cell in row] for row in graph.query(question(name).query({}).text, initNs=PREFIXES)]
    assert found == [list(row.values()) for row in rows(store, name)]


@pytest.mark.parametrize(
    ("name", "values", "told"),
    [
        ("statements", {"speaker": "bel dorn"}, "speaker=bel dorn leaves none of 3 rows"),
        ("meetings", {"person": "carl dron"}, "did you mean: Carl Dorn"),
        ("timeline", {"factuality": "real"}, "factuality is one of: Actual, Planned, Possible"),
        ("said-by", {"speaker": "bellamy"}, "speaker is one of: A source, Ann Bell"),
        ("coalitions", {"party": "tory"}, "party=tory leaves none of 1 rows"),
        ("meetings", {"person": "xyzzy", "article": "none"}, "each of these conditions"),
    ],
)
def test_why_empty(store, name, values, told):
    """An empty answer says which value leaves nothing, and what it could have been."""
    assert rows(store, name, **values) == []
    assert any(told in hint for hint in why_empty(store, question(name), values))


def test_why_empty_without_values():
    """A question that asks for what the graph does not have says so."""
    assert why_empty(Store(), question("votes"), {}) == ["the graph holds nothing of this kind"]


@pytest.mark.parametrize(
    ("sparql", "told"),
    [
        ("SELECT * { ?x a kg:Meting }", "there is no kg:Meting; did you mean kg:Meeting"),
        ("SELECT * { ?x a kg:Publication }", "the graph has no kg:Publication"),
        ("SELECT * { ?x schema:naem 'Ann Bell' }", "there is no schema:naem; did you mean schema:name"),
        ("SELECT * { ?x schema:name 'Anne Bell' }", "no name in the graph holds 'Anne Bell'; near it: Ann Bell"),
        ("SELECT * { ?x kg:factuality 'Actual' }", "kg:factuality is never 'Actual'; it is one of: kg:Actual"),
        ('SELECT * { ?x kg:decision "nay" }', "kg:decision is never 'nay'; it is one of: \"against\""),
        ("SELECT * { ?x kg:factuality kg:Meeting . }", "kg:factuality is never kg:Meeting; it is one of: kg:Actual"),
        ("SELECT * { ?x a kg:Meeting ; kg:topic 'kg:Meting' }", ""),
        ("SELECT * { ?x a kg:Meeting ; kg:line ?n . FILTER(xsd:integer(?n) > 999) }", ""),
    ],
)
def test_what_is_unknown(store, sparql, told):
    """SPARQL that finds nothing is told which of its terms and names do not exist; strings are no terms."""
    hints = what_is_unknown(store, Query(sparql))
    assert any(told in hint for hint in hints) if told else not any("Meting;" in hint for hint in hints)


def test_people_to_check_say_where_the_name_first_stands():
    """The first place is the one with the smallest line, as a number."""
    more = """
d:bell gaf:denotedBy d:p3 . d:p3 oa:hasSource <https://w3id.org/kgbuild/data/article/2.txt> ; kg:line 12 .
d:bell gaf:denotedBy d:p4 . d:p4 oa:hasSource <https://w3id.org/kgbuild/data/article/2.txt> ; kg:line 7 .
"""
    store = Store()
    store.load((turtle() + _MORE.replace("gaf:denotedBy d:p1", "kg:candidate d:ann") + more).encode(), RdfFormat.TURTLE)
    (row,) = rows(store, "people-to-check")
    assert row["where"].endswith(":7")


@pytest.mark.parametrize("name", sorted(questions()))
def test_what_is_grouped_is_not_a_sorted_selection_as_it_stands(name):
    """A sorted selection that is grouped is filtered before: Comunica 5 waits for ever for one that is empty."""
    text = question(name).query({p.name: "x" for p in question(name).parameters if p.required}).text
    for after in re.findall(r"ORDER BY [^{}()]*\}\s*(\S*)", text):
        assert after.startswith(("FILTER", "BIND")), text
