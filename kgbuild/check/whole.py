"""Check a graph as a whole: whether it is one of kgbuild's, says what it is, and holds one build only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from kgbuild.check.described import check_described
from kgbuild.check.index import GraphIndex
from kgbuild.check.report import Finding
from kgbuild.check.rules import COUNT_WRONG, NO_DESCRIPTION, NOT_OURS, OLD_BUILD, TWO_BUILDS
from kgbuild.version import __version__
from kgbuild.vocab import DCTERMS, KG, OWL, PROV, SCHEMA, VOID

GRAPH = URIRef("urn:kgbuild:graph")
"""The node that findings about the whole graph speak of."""

_BUILT_BY = re.compile(r"kgbuild (\d+)\.(\d+)")
_CHANGED = {
    (0, 2): (
        "facts have IRIs of their content instead of offsets, oa:start and oa:end are xsd:nonNegativeInteger, "
        "whole numbers are xsd:integer, and events, entities and articles have their classes of SEM, PROV, ORG and "
        "schema.org and an rdfs:label, and posts are nodes, too (org:role)"
    )
}
"""What changed in the terms of graphs, by the version that changed it."""


def check_whole(index: GraphIndex, ontology: Graph) -> Iterator[Finding]:
    """Yield what is wrong with a graph as a whole.

    Args:
        index: the graph, without what a check adds to it.
        ontology: what may have been loaded beside it.
    """
    if not len(index):
        yield _finding_not_ours("The graph is empty: it holds no triple. Build one with: kgbuild build FOLDER -o FILE")
        return
    if not any(str(p) in KG for p in index.predicates()):
        yield _finding_not_ours(
            "Nothing in the graph is in kgbuild's terms (it holds no kg:Article and no property of kg:), so there is "
            "nothing to prove. Is it the file that `kgbuild build` wrote?"
        )
        return
    datasets = index.instances([URIRef(VOID.Dataset)])
    if not datasets:
        message = "It does not say what was built from what: no node is a void:Dataset. Was a part of it cut out?"
        yield NO_DESCRIPTION.finding(GRAPH, message)
    yield from _several(index, datasets)
    old = list(_old(index))
    yield from old
    if not old:  # an older version counted otherwise
        yield from _size(index, datasets, ontology)
        yield from check_described(index, ontology)


def _finding_not_ours(message: str) -> Finding:
    return NOT_OURS.finding(GRAPH, message)


def _several(index: GraphIndex, datasets: list[Node]) -> Iterator[Finding]:
    """Yield a finding if several builds were loaded together."""
    described = [d for d in datasets if index.values(d, PROV.wasGeneratedBy)]
    if len(described) > 1:
        names = ", ".join(f"“{index.value(d, DCTERMS.title) or d}” <{d}>" for d in described)
        yield TWO_BUILDS.finding(GRAPH, f"These are {len(described)} builds loaded together: {names}.")
    for dataset in described:
        counts = index.values(dataset, VOID.triples)
        if len(counts) > 1:
            sizes = " and ".join(f"{int(str(c)):,}" for c in counts if str(c).isdigit())
            message = (
                f"Two builds of one name were loaded together: <{dataset}> is said to hold {sizes} triples. "
                "Load each into a graph of its own, or give each a name: kgbuild build --dataset NAME."
            )
            yield TWO_BUILDS.finding(dataset, message, path=VOID.triples)


def _size(index: GraphIndex, datasets: list[Node], ontology: Graph) -> Iterator[Finding]:
    """Yield a finding if a build says that it holds more or fewer triples than there are; the ontology may be added."""
    counts = [
        count for d in datasets if index.values(d, PROV.wasGeneratedBy) for count in index.values(d, VOID.triples)
    ]
    if len(counts) != 1 or not str(counts[0]).isdigit():
        return
    said, held = int(str(counts[0])), len(index)
    added = len(ontology) if index.instances([URIRef(OWL.Ontology)]) else 0
    if said not in (held, held - added):
        message = (
            f"By its description it holds {said:,} triples (void:triples), but it holds {held:,}: something was "
            f"{'added to it' if held > said else 'taken out of it'} since it was built."
        )
        yield COUNT_WRONG.finding(GRAPH, message, path=VOID.triples, value=counts[0])


def _old(index: GraphIndex) -> Iterator[Finding]:
    """Yield a finding if another version wrote the graph in other terms than this one's."""
    agents = index.instances([URIRef(PROV.SoftwareAgent)])
    now = _version(f"kgbuild {__version__}")
    for agent in agents:
        name = str(index.value(agent, SCHEMA.name) or "")
        built = _version(name)
        if built is None or now is None or built >= now:
            continue
        changed = "; ".join(words for version, words in sorted(_CHANGED.items()) if built < version <= now)
        if changed:
            message = f"It was built by {name}; since then, terms changed: {changed}. Build it again."
            yield OLD_BUILD.finding(GRAPH, message, value=Literal(name))


def _version(name: str) -> tuple[int, int] | None:
    match = _BUILT_BY.match(name)
    return (int(match[1]), int(match[2])) if match else None


__all__ = ["GRAPH", "check_whole"]
