"""Check a graph that was just made: at once where it is small, else some articles at a time, so that memory stays flat.

A part of the graph that is checked by itself gets what its nodes are elsewhere: its entities, and events that it tells
after another article. What is found twice thereby is told once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from kgbuild.graph import GraphOf, Part
from kgbuild.quads import MOST
from kgbuild.rdf import map_elections, map_entities, map_possibly_same
from kgbuild.vocab import GAF, KG, RDF

if TYPE_CHECKING:
    from kgbuild.check import Finding, Report


def check_whole(quads: Iterable[Quad], graph: GraphOf) -> Report:
    """Check all quads of a graph together."""
    from kgbuild.check import check_quads  # loads pySHACL, which a build without a check does not need

    articles = [*graph.articles, *(copy.article for copy in graph.copies)]
    return check_quads(quads, texts={article.file_name: article.text for article in articles})


def check_in_parts(graph: GraphOf, description: Iterable[Quad], triples: int, at_once: int = MOST // 2) -> Report:
    """Check a graph some articles at a time.

    Args:
        graph: the graph.
        description: what it says of itself.
        triples: how many it has.
        at_once: quads that are checked together, and those of one article more.
    """
    from kgbuild.check import Report, check_quads

    texts = {article.file_name: article.text for article in graph.articles}
    texts |= {copy.article.file_name: copy.article.text for copy in graph.copies}
    reports = []
    for parts in _batches(chain(graph.parts(), graph.copied()), at_once):
        quads = [quad for part in parts for quad in part.quads]
        own = {part.file_name: texts[part.file_name] for part in parts}
        around = [*_around(graph, parts), *_originals(graph, parts)]
        report = check_quads([*quads, *around], texts=own)
        # of what is only touched here nothing can be found: its own part tells the rest of it
        elsewhere = _subjects(around) - _subjects(quads) - graph.entities
        words = _words(around) - _words(quads)  # nor in words that another article says of an event of both
        findings = tuple(
            f
            for f in report.findings
            if str(f.focus) not in elsewhere and (str(f.focus), str(f.path), str(f.value)) not in words
        )
        reports.append(replace(report, findings=findings))
    known = {d.person for d in graph.resolution.dated} | {d.organization for d in graph.resolution.dated}
    entities = map_entities(graph.resolution, {key for key in known if key}, graph.minter)
    reports.append(check_quads([*description, *graph.looked_up(), *entities]))
    return Report(
        findings=tuple(_once(finding for report in reports for finding in report.findings)),
        triples=triples,
        passages=sum(report.passages for report in reports),
        compared=sum(report.compared for report in reports),
    )


def _batches(parts: Iterable[Part], at_once: int) -> Iterator[list[Part]]:
    batch: list[Part] = []
    for part in parts:
        batch.append(part)
        if sum(len(one.quads) for one in batch) >= at_once:
            yield batch
            batch = []
    if batch:
        yield batch


def _around(graph: GraphOf, parts: Collection[Part]) -> Iterator[Quad]:
    """Yield what other parts of the graph say of the nodes that some articles speak of."""
    resolution, names = graph.resolution, {part.file_name for part in parts}
    wanted: dict[str, set[str]] = defaultdict(set)
    for place, first in resolution.events.items():
        if place[0] in names and first[0] not in names:
            wanted[first[0]].add(graph.shared[first])
    pairs = tuple(pair for pair in resolution.possibly_same if pair[0][0] in names)
    for _, second in pairs:
        if second[0] not in names:
            wanted[second[0]].add(graph.shared[second])
    keys = {key for part in parts for key in part.used}
    for part in graph.parts(wanted):
        keys |= part.used
        yield from _told(part, wanted[part.file_name])
    own = {place: known for place, known in resolution.elections.items() if place[0] in names}
    here = replace(resolution, elections=own, possibly_same=pairs)
    yield from map_elections(here, graph.shared, graph.minter)
    yield from map_possibly_same(here, graph.shared)
    yield from map_entities(resolution, keys, graph.minter)


def _originals(graph: GraphOf, parts: Collection[Part]) -> Iterator[Quad]:
    """Yield that the articles of which some articles are copies are articles."""
    names = {part.file_name for part in parts}
    for copy in graph.copies:
        if copy.article.file_name in names and copy.of not in names:
            yield Quad(NamedNode(graph.minter.article(copy.of)), NamedNode(RDF.type), NamedNode(KG.Article))


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
