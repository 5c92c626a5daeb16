from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from kgbuild.query import open_graph
from kgbuild.query.diff import RENDERERS, Changes, compare
from kgbuild.query.view import View, load_view

HEAD = """
@prefix kg: <https://w3id.org/kgbuild/ontology#> . @prefix oa: <http://www.w3.org/ns/oa#> .
@prefix gaf: <http://groundedannotationframework.org/gaf#> . @prefix schema: <https://schema.org/> .
@prefix prov: <http://www.w3.org/ns/prov#> . @prefix org: <http://www.w3.org/ns/org#> . @base <urn:x/> .
"""


class Graph:
    """Writes a small graph as Turtle."""

    def __init__(self, base: str = "urn:x/") -> None:
        self.lines = [HEAD.replace("urn:x/", base)]

    def article(self, name: str) -> Graph:
        """Add what the name says."""
        self.lines.append(f'<{name}> a kg:Article ; kg:fileName "{name}" .')
        return self

    def person(self, key: str, name: str, *places: tuple[str, int]) -> Graph:
        """Add what the name says."""
        self.lines.append(f'<{key}> a kg:Person ; schema:name "{name}" .')
        for article, start in places:
            self.lines.append(f"<{key}> gaf:denotedBy {self._passage(article, start, 'Bell')} .")
        return self

    def event(self, iri: str, kind: str, status: str, place: tuple[str, int], words: str, fields: str) -> Graph:
        """Add what the name says."""
        self.lines.append(
            f"<{iri}> a kg:{kind} ; kg:factuality kg:{status} ; {fields} ; "
            f"prov:wasDerivedFrom {self._passage(*place, words)} ."
        )
        return self

    def statement(self, iri: str, speaker: str, place: tuple[str, int], words: str) -> Graph:
        """Add what the name says."""
        self.lines.append(
            f'<{iri}> a kg:Statement ; schema:text "{words}" ; kg:speaker <{speaker}> ; '
            f"prov:wasDerivedFrom {self._passage(*place, words)} ."
        )
        return self

    def _passage(self, article: str, start: int, words: str) -> str:
        node, end = f"<{article}#char={start},{start + len(words)}>", start + len(words)
        selector = f"<{article}#selector={start},{end}>"
        self.lines.append(f"{node} a oa:SpecificResource ; oa:hasSource <{article}> ; oa:hasSelector {selector} ;")
        self.lines.append(f"  kg:line {start + 1} .")
        self.lines.append(f'{selector} oa:start {start} ; oa:end {end} ; oa:exact "{words}" .')
        return node


@pytest.fixture
def view(tmp_path: Path):
    """Return a function that reads a small graph."""

    def read(graph: Graph) -> View:
        path = tmp_path / "g.ttl"
        path.write_text("\n".join(graph.lines), encoding="utf-8")
        return load_view(open_graph(path))

    return read


def _before() -> Graph:
    graph = Graph().article("a.txt").article("gone.txt")
    graph.person("ann", "Ann Bell", ("a.txt", 0)).person("bell", "A. Bell", ("a.txt", 50)).person("carl", "Carl Dorn")
    graph.event("r1", "Resignation", "Actual", ("a.txt", 9), "resigned", "kg:person <ann>")
    graph.event("old", "Vote", "Actual", ("gone.txt", 5), "voted", "kg:voter <carl>")
    return graph.statement("s1", "bell", ("a.txt", 60), "we agreed on rail")


def _after() -> Graph:
    graph = Graph().article("a.txt").article("new.txt")
    graph.person("ann", "Ann Bell", ("a.txt", 0), ("a.txt", 50)).person("carl", "Carl Dorn").person("eve", "Eve Stone")
    graph.event("r2", "Resignation", "Denied", ("a.txt", 9), "resigned", "kg:person <ann>")
    graph.event("m1", "Meeting", "Actual", ("new.txt", 3), "met", "kg:participant <ann>, <carl>")
    graph.event("m2", "Meeting", "Actual", ("new.txt", 30), "met again", "kg:participant <ann>, <eve>")
    return graph.statement("s2", "ann", ("a.txt", 60), "we agreed on rail")


@pytest.fixture
def changes(view) -> Changes:
    """Return what changed between the two graphs above."""
    return compare(view(_before()), view(_after()))


def test_all_in_one_line(changes):
    """A line says what came, what is otherwise now, what went, and who was merged."""
    articles, facts = "1 new article, 1 gone article", "2 new meetings, 1 resignation now Denied, 1 gone vote"
    assert changes.summary == f"{articles}, {facts}, A. Bell merged with Ann Bell"


def test_a_statement_of_somebody_who_was_merged_has_not_changed(changes):
    """What follows from a merge alone is told once, as the merge."""
    assert not [c for c in changes.facts if c.kind == "statement"]


def test_a_graph_and_itself(view):
    """Two equal graphs differ in nothing."""
    changes = compare(view(_before()), view(_before()))
    assert changes.nothing and RENDERERS["text"](changes) == "Nothing changed\n"


def test_another_speaker_is_a_change(view):
    """A statement that is given to somebody else is told with both speakers."""
    one = Graph().article("a.txt").person("ann", "Ann Bell").person("carl", "Carl Dorn")
    other = Graph().article("a.txt").person("ann", "Ann Bell").person("carl", "Carl Dorn")
    one.statement("s", "ann", ("a.txt", 4), "no deal")
    other.statement("t", "carl", ("a.txt", 4), "no deal")
    (change,) = compare(view(one), view(other)).facts
    assert (change.change, change.differs) == ("changed", (("speaker", "Ann Bell", "Carl Dorn"),))


def test_people_who_were_taken_apart(view):
    """Somebody whose names are now those of two people is told as split."""
    one = Graph().article("a.txt").person("ann", "Ann Bell", ("a.txt", 0), ("a.txt", 50))
    other = Graph().article("a.txt").person("ann", "Ann Bell", ("a.txt", 0))
    other.person("second", "Ann Bell", ("a.txt", 50))
    changes = compare(view(one), view(other))
    assert [c.words for c in changes.entities] == ["Ann Bell (new)", "Ann Bell split into Ann Bell and Ann Bell"]


def test_text_goes_by_article_and_by_person(changes):
    """For a person the changes stand once by article with their words, and once by who takes part."""
    text = RENDERERS["text"](changes)
    assert "  new.txt: 2 new meetings\n    + 4: Meeting: Ann Bell and Carl Dorn" in text
    assert "    ~ 10: Resignation: Ann Bell (factuality: Actual → Denied)" in text
    assert "  Ann Bell: 2 new meetings, 1 resignation now Denied\n" in text


def test_json_and_csv_say_the_same(changes):
    """Programs get every change with its IRIs, and each field that differs with both values."""
    told = json.loads(RENDERERS["json"](changes))
    rows = list(csv.DictReader(io.StringIO(RENDERERS["csv"](changes))))
    assert told["summary"] == changes.summary and len(told["facts"]) == len(changes.facts)
    (row,) = (r for r in rows if r["change"] == "changed")
    assert (row["kind"], row["field"], row["before"], row["now"]) == ("resignation", "factuality", "Actual", "Denied")
    assert row["iri"].endswith("r2") and row["iri before"].endswith("r1")


def test_turtle_is_provenance(changes):
    """As RDF, what is new was generated, what is gone invalidated, and what says something else is a revision."""
    triples = {(q.subject.value[6:], q.predicate.value.rpartition("/")[2], getattr(q.object, "value", "")[6:])
               for q in parse(RENDERERS["turtle"](changes).encode(), format=RdfFormat.TURTLE)}  # fmt: skip
    assert ("r2", "prov#wasRevisionOf", "r1") in triples
    assert ("bell", "isReplacedBy", "ann") in triples
    assert {s for s, p, _ in triples if p == "prov#wasInvalidatedBy"} == {"r1", "old"}


def test_builds_of_two_names(view):
    """Two builds of the same articles under other names differ in nothing but their IRIs, which is no change."""

    def graph(name: str) -> Graph:
        made = Graph("urn:x/")
        made.lines.append(f'<d> <http://rdfs.org/ns/void#uriSpace> "urn:x/", "urn:x/article/{name}/" .')
        made.lines.append(f"@base <urn:x/article/{name}/> .")
        made.article("a.txt").person("a.txt/person/bell", "Bell", ("a.txt", 0)).person("/person/ann", "Ann")
        return made.event("a.txt/meeting/1", "Meeting", "Actual", ("a.txt", 3), "met", "kg:person <a.txt/person/bell>")

    assert compare(view(graph("old")), view(graph("new"))).nothing
