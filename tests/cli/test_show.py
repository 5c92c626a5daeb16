from __future__ import annotations

import pytest


def test_person(kg, graph):
    """Everything about a person comes line by line, each with its place and its words in their sentence."""
    outcome = kg("show", "ann bell", graph)
    assert outcome.code == 0
    assert outcome.out.startswith("Ann Bell  (Person)")
    assert "1.txt:3  [Ann Bell met Carl Dorn in Leeds]" in outcome.out or "1.txt:3  [Ann Bell met" in outcome.out
    assert "Meeting (1)" in outcome.out and "Statements (1)" in outcome.out


def test_article(kg, graph):
    """An article is found by its file name and says whom it names."""
    outcome = kg("show", "1.txt", graph, "--iris")
    assert "names Person: Ann Bell, Carl Dorn" in outcome.out
    assert "/1.txt/meeting/" in outcome.out


def test_graph_at_a_glance(kg, graph):
    """A graph alone is answered with what it holds: articles, who is named, events by factuality, statements."""
    outcome = kg("show", graph)
    lines = outcome.out.splitlines()
    assert outcome.code == 0 and lines[0].split()[1:2] == ["articles"]
    assert any(line.startswith("Person: ") for line in lines)
    assert any(line.startswith("Meeting: ") and "actual" in line for line in lines)
    assert lines[-1].startswith("In most articles: ") and "Ann Bell" in lines[-1]


def test_event(kg, graph):
    """The IRI that --iris prints can be asked for."""
    line = next(x for x in kg("show", "1.txt", graph, "--iris").out.splitlines() if "/meeting/" in x)
    outcome = kg("show", line.strip(" <>"), graph)
    assert outcome.code == 0 and "participant Ann Bell, Carl Dorn" in outcome.out


def test_several(kg, graph):
    """A part of several names is answered with what it may mean."""
    outcome = kg("show", "n", graph)
    assert outcome.code == 0 and "may mean" in outcome.out and "Ann Bell  (Person" in outcome.out


@pytest.mark.parametrize(
    ("arguments", "told"), [(["Zed", "{graph}"], "names nothing 'Zed'"), (["Ann", "none.ttl"], "there is no such file")]
)
def test_could_not_run(kg, graph, arguments, told):
    """What is not found is told on standard error, with exit code 2."""
    outcome = kg("show", *(a.replace("{graph}", str(graph)) for a in arguments))
    assert (outcome.code, outcome.out) == (2, "") and told in outcome.err


def test_graph_of_the_folder(kg, graph, tmp_path, monkeypatch):
    """Without a graph the only one of the folder is taken, and which one is said; of several, none."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.ttl").write_bytes(graph.read_bytes())
    outcome = kg("show", "Ann Bell")
    assert outcome.code == 0 and outcome.err == "(graph: a.ttl)\n"
    (tmp_path / "b.ttl").touch()
    assert "Several graphs are here (a.ttl, b.ttl)" in kg("show", "Ann Bell").err
