"""Check a graph that was just made, article by article, so that memory stays flat and what was proven once stays so.

An article's part of the graph that is checked by itself gets what its nodes are elsewhere: its entities, and events
that it tells after another article. What is found twice thereby is told once. A part in which nothing was found is not
looked at again as long as it, and what it was checked beside, are the same. Of its entities that is what the article
calls them: what others call them is checked with the entities, so that another article does not touch the part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from itertools import chain, islice
from typing import TypeVar

from pyoxigraph import Literal, NamedNode, Quad

from kgbuild.check import Finding, Report, check_keys, check_quads
from kgbuild.graph import GraphOf, Leaf, Part
from kgbuild.model import Article, DatedPost, Entity, Resolution
from kgbuild.model.naming import is_local
from kgbuild.quads import key_of
from kgbuild.rdf import map_dated, map_elections, map_entities, map_possibly_same
from kgbuild.sheet import Sheet, Sheets
from kgbuild.vocab import GAF, KG, OA, RDF

_T = TypeVar("_T")
_TOGETHER = 500
"""Entities, or posts of the reference data, that are checked together."""


class Checking:
    """The check of a graph, article by article.

    Args:
        graph: the graph.
        sheets: what knows of earlier builds what holds.
    """

    def __init__(self, graph: GraphOf, sheets: Sheets) -> None:
        self._graph, self._sheets = graph, sheets
        articles = [*graph.articles, *(copy.article for copy in graph.copies)]
        self._articles: dict[str, Article] = {article.file_name: article for article in articles}
        self._findings: list[Finding] = []
        self._passages = self._compared = 0
        self._told: dict[str, str] = {}

    def look(self, leaf: Leaf, sheet: Sheet, part: Part | None) -> tuple[Report, bytes | None]:
        """Check an article's part of the graph, unless it is known that nothing is found in it.

        Args:
            leaf: the article.
            sheet: its sheet.
            part: the part, if it is made already.

        Returns:
            What is found, and the name of that nothing is, None if something is or it cannot be kept.
        """
        around = _Around(self._graph, leaf.file_name, sheet.used)
        told = ("part", *leaf.told, *around.depends_on(self._entity)) if leaf.told else ()
        proof = self._sheets.proof(*told) if told else None
        if proof is not None and self._sheets.holds(proof):
            passages = sheet.own.classes.get(str(OA.SpecificResource), 0)
            return Report(findings=(), triples=sheet.number, passages=passages, compared=passages), proof
        part = part or leaf.make()
        report = self._report(part, around.least())
        if report.findings:
            report = self._report(part, around.all())
        return report, None if report.findings else proof

    def take(self, report: Report, proof: bytes | None) -> None:
        """Take in what was found in an article's part of the graph."""
        if proof:
            self._sheets.holding.add(proof)
        self._findings += report.findings
        self._passages, self._compared = self._passages + report.passages, self._compared + report.compared

    def _report(self, part: Part, around: Iterable[Quad]) -> Report:
        beside = [*around, *_originals(self._graph, part)]
        texts = {part.file_name: self._articles[part.file_name].text}
        report = check_keys([*part.keys, *map(key_of, beside)], texts)
        if not report.findings:
            return report
        # of what is only touched here nothing can be found: its own part tells the rest of it
        elsewhere = _subjects(beside) - _subjects(part.quads) - self._graph.entities
        words = _words(beside) - _words(part.quads)  # nor in words that another article says of an event of both
        findings = tuple(
            f
            for f in report.findings
            if str(f.focus) not in elsewhere and (str(f.focus), str(f.path), str(f.value)) not in words
        )
        return replace(report, findings=findings)

    def report(self, used: Iterable[str], description: Iterable[Quad], triples: int) -> Report:
        """Check the rest, and return what was found in the whole graph.

        Args:
            used: the keys of the entities that the parts speak of.
            description: what the graph says of itself.
            triples: how many it has.
        """
        self._look_at_entities(self._graph.described(used))
        self._look_at_posts()
        self._findings += check_quads(description).findings
        return Report(
            findings=tuple(_once(self._findings)), triples=triples, passages=self._passages, compared=self._compared
        )

    def _look_at_entities(self, keys: Iterable[str]) -> None:
        """Check what the graph says of entities as such."""
        resolution, minter = self._graph.resolution, self._graph.minter
        where = f"{minter.base} {minter.collection}"
        doubtful = {}
        for key in sorted(keys):
            entity = resolution.entities[key]
            beside = sorted(_beside(resolution, [key]) - {key})
            proof = self._sheets.proof("entity", where, repr(entity), *map(self._entity, beside))
            if not self._sheets.holds(proof):
                doubtful[key] = proof
        for some in _some(doubtful):
            behalf = {b for key in some if (b := resolution.entities[key].on_behalf_of)}
            self._prove(map_entities(resolution, {*some, *behalf}, minter), map(doubtful.__getitem__, some))

    def _look_at_posts(self) -> None:
        """Check the posts that the reference data give to people."""
        resolution, minter = self._graph.resolution, self._graph.minter
        doubtful: dict[DatedPost, bytes] = {}
        for dated in resolution.dated:
            known = [resolution.entities[key] for key in (dated.person, dated.organization) if key]
            proof = self._sheets.proof("post", minter.base, repr(dated), *map(repr, known))
            if not self._sheets.holds(proof):
                doubtful[dated] = proof
        for some in _some(doubtful):
            who = {key for dated in some for key in (dated.person, dated.organization) if key}
            quads = chain(
                map_dated(replace(resolution, dated=tuple(some)), minter), map_entities(resolution, who, minter)
            )
            self._prove(quads, map(doubtful.__getitem__, some))

    def _prove(self, quads: Iterable[Quad], proofs: Iterable[bytes]) -> None:
        found = check_quads(quads).findings
        self._findings += found
        if not found:
            self._sheets.holding.update(proofs)

    def _entity(self, key: str) -> str:
        """Return what a part says of an entity of its own and of others, whatever other articles call it."""
        told = self._told.get(key) or repr(_bare(self._graph.resolution.entities[key]))
        if not is_local(key):  # of which one article alone speaks
            self._told[key] = told
        return told


class _Around:
    """What a part of the graph is checked beside: what others say of the nodes that it speaks of.

    Args:
        graph: the graph.
        name: the article's file name.
        used: the keys of the entities that its part speaks of.
    """

    def __init__(self, graph: GraphOf, name: str, used: Iterable[str]) -> None:
        self._graph, self._name, self._used = graph, name, used

    @cached_property
    def _events(self) -> Mapping[str, set[str]]:
        """The IRIs of the events that others tell and this article tells, too, or maybe, by the others' names."""
        wanted: dict[str, set[str]] = defaultdict(set)
        for first in self._graph.told_first(self._name):
            wanted[first[0]].add(self._graph.shared[first])
        for _, second in self._here.possibly_same:
            if second[0] != self._name:
                wanted[second[0]].add(self._graph.shared[second])
        return wanted

    @cached_property
    def _here(self) -> Resolution:
        """What linking found of the elections of this article, and of the events that may be those of others."""
        return self._graph.only_of(self._name)

    def depends_on(self, entity: Callable[[str], str]) -> Iterator[str]:
        """Yield all that `least` depends on besides the article's own part.

        Args:
            entity: returns what it depends on of an entity, by its key.
        """
        yield from map(entity, sorted(_beside(self._graph.resolution, self._used)))
        for name, events in sorted(self._events.items()):
            yield from (*sorted(events), *self._graph.leaf(name).told)
        yield f"{sorted(self._here.elections.items())} {self._here.possibly_same}"

    def least(self) -> Iterator[Quad]:
        """Yield what is needed to find that all is well: of entities what the article itself calls them."""
        graph, forms = self._graph, self._graph.forms(self._name) if self._graph.has(self._name) else {}
        keys = _beside(graph.resolution, self._used)
        entities = {key: _bare(graph.resolution.entities[key], forms.get(key, ())) for key in keys}
        for part in graph.parts(self._events):
            yield from _told(part, self._events[part.file_name])
            yield from _who_is_who(part, graph.entities)
        yield from self._shared()
        yield from map_entities(replace(graph.resolution, entities=entities), self._used, graph.minter)

    def all(self) -> Iterator[Quad]:
        """Yield everything."""
        keys = set(self._used)
        for part in self._graph.parts(self._events):
            keys |= part.used
            yield from _told(part, self._events[part.file_name])
        yield from self._shared()
        yield from map_entities(self._graph.resolution, keys, self._graph.minter)

    def _shared(self) -> Iterator[Quad]:
        yield from map_elections(self._here, self._graph.shared, self._graph.minter)
        yield from map_possibly_same(self._here, self._graph.shared)


def _bare(entity: Entity, forms: Iterable[str] = ()) -> Entity:
    """Return an entity without what only other articles say of it."""
    return replace(entity, names=tuple(sorted({*forms} - {entity.name})), evidence=())


def _beside(resolution: Resolution, keys: Iterable[str]) -> set[str]:
    """Return the keys of entities, and of those that are described with them."""
    found = set(keys)
    while parents := {p for k in found if (p := resolution.entities[k].parent)} - found:
        found |= parents
    found |= {b for k in found if (b := resolution.entities[k].on_behalf_of)}
    return found | {c for k in found for c in resolution.entities[k].candidates}


def _who_is_who(part: Part, entities: frozenset[str]) -> Iterator[Quad]:
    """Yield what an article's part says of its entities, the passages that name them left out."""
    for quad in part.quads:
        name = quad.subject.value if isinstance(quad.subject, NamedNode) else ""
        if name in entities and quad.predicate.value != GAF.denotedBy:
            yield quad


def _some(items: Iterable[_T]) -> Iterator[list[_T]]:
    left = iter(items)
    while some := list(islice(left, _TOGETHER)):
        yield some


def _originals(graph: GraphOf, part: Part) -> Iterator[Quad]:
    """Yield that the article of which an article is a copy is an article."""
    if (name := graph.original(part.file_name)) is not None:
        yield Quad(NamedNode(graph.minter.article(name)), NamedNode(RDF.type), NamedNode(KG.Article))


def _subjects(quads: Iterable[Quad]) -> set[str]:
    """Return what quads are about."""
    return {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}


def _words(quads: Iterable[Quad]) -> set[tuple[str, str, str]]:
    """Return what quads say in words."""
    return {
        (quad.subject.value, quad.predicate.value, quad.object.value)
        for quad in quads
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal)
    }


def _told(part: Part, events: set[str]) -> Iterator[Quad]:
    """Yield what an article says of some of its events, and of those that these refer to; its passages not."""
    by_subject: Mapping[str, list[Quad]] = defaultdict(list)
    for quad in part.quads:
        if isinstance(quad.subject, NamedNode):
            by_subject[quad.subject.value].append(quad)
    todo, done = sorted(events), set(events)
    while todo:
        for quad in by_subject[todo.pop()]:
            value = quad.object.value if isinstance(quad.object, NamedNode) else ""
            if value.startswith(f"{part.iri}#"):
                continue
            yield quad
            if value.startswith(f"{part.iri}/") and value not in done and not _is_named(by_subject[value]):
                done.add(value)
                todo.append(value)


def _is_named(quads: Iterable[Quad]) -> bool:
    """Say whether a node is an entity, which words name."""
    return any(quad.predicate.value == GAF.denotedBy for quad in quads)


def _once(findings: Iterable[Finding]) -> Iterator[Finding]:
    seen = set()
    for finding in findings:
        told = (finding.source, finding.component, finding.focus, finding.path, finding.value, finding.message)
        if told not in seen:
            seen.add(told)
            yield finding
