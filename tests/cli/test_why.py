from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ARTICLE = """News of the day

Ann Bell met Carl Dorn in Leeds on Friday.

Ann Bell refused to resign. The bill of the MPs was backed by Ann Bell on Friday.

It rained.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A small article in a file."""
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE)
    return path


def told(kg: Callable[..., Any], *arguments: object) -> list[dict[str, Any]]:
    """Return what `kgbuild why` tells, as it is in JSON."""
    result = kg("why", *arguments, "--format", "json")
    assert result.code == 0, result.err
    found: list[dict[str, Any]] = json.loads(result.out)
    return found


def test_it_tells_of_each_sentence_in_which_something_was_proposed(kg, article: Path) -> None:
    """Without a line or words, sentences without a candidate are left out; places are those of the file."""
    found = told(kg, article)
    assert [s["line"] for s in found] == [3, 5, 5]
    for s in found:
        for words in (s["sentence"], *(c["trigger"] for c in s["candidates"])):
            assert ARTICLE[words["start"] : words["end"]] == words["words"]


def test_a_kept_candidate_tells_how_its_arguments_were_tied_and_what_came_of_it(kg, article: Path) -> None:
    """Trigger, source, arguments with what they mean, verdict and event of a candidate that became one."""
    (candidate,) = told(kg, f"{article}:3")[0]["candidates"]
    assert (candidate["type"], candidate["trigger"]["words"], candidate["source"]) == ("Meeting", "met", "model")
    means = {a["words"]["words"]: a["means"] for a in candidate["arguments"]}
    assert means["Ann Bell"] == "Ann Bell (Person)"
    assert means["Leeds"] == "Leeds (Place)"
    assert candidate["outcome"] == "kept"
    assert candidate["becomes"] == [
        "Meeting: date text Friday; place Leeds; participants Ann Bell, Carl Dorn; factuality Actual"
    ]


def test_the_cues_of_factuality_are_told_with_their_place(kg, article: Path) -> None:
    """What makes a resignation denied is shown."""
    (candidate,) = told(kg, article, "refused to resign")[0]["candidates"]
    assert candidate["factuality"] == "Denied"
    assert [(c["words"]["words"], c["effect"]) for c in candidate["cues"]] == [("refused", "denies")]


def test_a_refused_candidate_names_the_veto(kg, article: Path) -> None:
    """A candidate that a veto forbids is shown with the veto's name and becomes nothing."""
    (candidate,) = told(kg, article, "was backed")[0]["candidates"]
    assert candidate["outcome"] == "refused"
    assert any("only backs a bill" in name for name in candidate["vetoes"])
    assert not candidate["becomes"]


def test_a_line_without_candidates_says_so(kg, article: Path) -> None:
    """A sentence that is asked for is shown even if nothing was proposed in it."""
    result = kg("why", f"{article}:7")
    assert result.code == 0
    assert "no event is proposed here" in result.out


def test_text_output_shows_names_posts_and_events(kg, article: Path) -> None:
    """The text names who is meant by which words."""
    out = kg("why", f"{article}:3").out
    assert "“Ann Bell” (name) is Ann Bell (Person)" in out
    assert "Meeting by “met” (model, " in out


def test_a_fact_of_a_graph_leads_to_its_sentence(kg, article: Path, tmp_path: Path) -> None:
    """With the texts, a node of the graph is explained by the sentences that it comes from."""
    graph = tmp_path / "graph.nt"
    assert kg("build", article, "-o", graph, "-q").code == 0
    types = (line.split() for line in graph.read_text().splitlines() if line.rstrip(" .").endswith("Meeting>"))
    node = next(subject.strip("<>") for subject, *_ in types)
    (sentence,) = told(kg, node, graph, "--texts", article)
    assert sentence["sentence"]["words"] == "Ann Bell met Carl Dorn in Leeds on Friday."


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("missing.txt",), "missing.txt"),
        (("a.txt:99",), "lines 1 to"),
        (("a.txt", "no such words"), "no sentence holds"),
        (("X", "--texts", "a.txt"), "name the graph"),
        (("X", "missing.ttl", "--texts", "a.txt"), "missing.ttl"),
    ],
)
def test_what_cannot_be_explained_says_why(kg, article: Path, monkeypatch, arguments, says: str) -> None:
    """A missing file, line, words or graph ends with exit code 2 and a message that says what to do."""
    monkeypatch.chdir(article.parent)
    result = kg("why", *arguments)
    assert result.code == 2
    assert says in result.err
    assert "Traceback" not in result.err


def test_an_article_does_not_command_the_terminal(kg, tmp_path: Path) -> None:
    """Control characters of an article are written as escapes, in a sentence as in facts."""
    path = tmp_path / "a.txt"
    path.write_text("News of the day\n\nAnn \x1b[31mBell met Carl Dorn in \x1b]0;owned\x07Leeds on Friday.\n", "utf-8")
    result = kg("why", f"{path}:3")
    assert "Meeting by" in result.out and "\\x1b[31mBell" in result.out and "\x1b" not in result.out
