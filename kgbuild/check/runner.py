"""Run every rule over a graph and put the findings into one report."""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pyoxigraph as ox
from rdflib import Graph, URIRef

from kgbuild.check.blank import check_blank_nodes
from kgbuild.check.classes import check_classes
from kgbuild.check.content import check_content
from kgbuild.check.derived import check_derived
from kgbuild.check.index import GraphIndex, Triple, subclasses
from kgbuild.check.linked import check_linked
from kgbuild.check.load import copy_graph, index_of, index_of_keys, load_index, plain
from kgbuild.check.passages import PassageReader
from kgbuild.check.places import Places
from kgbuild.check.provenance import FACT_CLASSES, check_provenance
from kgbuild.check.report import Finding, Report, Severity
from kgbuild.check.shacl import check_shapes
from kgbuild.check.shapes import builtin_ontology, builtin_shapes, schema_triples
from kgbuild.check.sieve import Sieve
from kgbuild.check.told import check_told
from kgbuild.check.view import graph_of
from kgbuild.check.vocabulary import check_vocabulary
from kgbuild.check.whole import check_whole
from kgbuild.vocab import RDFS


def check_file(
    path: Path | str,
    *,
    texts: Mapping[str, str] | None = None,
    shapes: Graph | None = None,
    ontology: Graph | None = None,
    whole: bool = True,
) -> Report:
    """Check an RDF file.

    Args:
        path: a Turtle, TriG, N-Triples, N-Quads, JSON-LD or RDF/XML file, told by its ending.
        texts: the articles' texts by file name (``kg:fileName``), to compare every quotation with.
        shapes: the SHACL shapes; kgbuild's own if None.
        ontology: what defines classes, their subclasses and properties; kgbuild's own if None.
        whole: whether it should be a whole graph as `kgbuild build` writes it, not a part of one or another's.

    Raises:
        CheckError: the file cannot be read, or the shapes cannot be run.
    """
    with _quiet():
        index = _loaded(Path(path))
        try:
            return _check(index, texts, shapes, ontology, whole)
        finally:
            gc.unfreeze()


def check_graph(
    graph: Graph,
    *,
    texts: Mapping[str, str] | None = None,
    shapes: Graph | None = None,
    ontology: Graph | None = None,
) -> Report:
    """Check an rdflib graph, which stays as it is.

    Args:
        graph: the graph; of a dataset, the default union.
        texts: as in `check_file`.
        shapes: as in `check_file`.
        ontology: as in `check_file`.

    Raises:
        CheckError: the shapes cannot be run.
    """
    with _quiet():
        return _check(GraphIndex(plain(graph)), texts, shapes, ontology)


def check_quads(
    quads: Iterable[ox.Quad],
    *,
    texts: Mapping[str, str] | None = None,
    shapes: Graph | None = None,
    ontology: Graph | None = None,
) -> Report:
    """Check quads before they are written; named graphs are merged into one.

    Args:
        quads: pyoxigraph quads.
        texts: as in `check_file`.
        shapes: as in `check_file`.
        ontology: as in `check_file`.

    Raises:
        CheckError: the shapes cannot be run.
    """
    with _quiet():
        return _check(index_of(quads), texts, shapes, ontology)


def check_keys(keys: Iterable[str], texts: Mapping[str, str]) -> Report:
    """Check triples by their keys (`kgbuild.quads.key_of`); as `check_quads`, in less time."""
    with _quiet():
        return _check(index_of_keys(keys), texts, None, None)


def _loaded(path: Path) -> GraphIndex:
    """Index a file's graph, which stays: to look for garbage in it again and again costs a third of the time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        return load_index(path)
    finally:
        gc.freeze()
        if collects:
            gc.enable()


def _check(
    index: GraphIndex,
    texts: Mapping[str, str] | None,
    shapes: Graph | None,
    ontology: Graph | None,
    whole: bool = False,
) -> Report:
    """Check a graph, which is held in memory once: SHACL looks at the index that the rules look at.

    What a shape says of a node's property, no rule says again.
    """
    standard = _own_standard() if ontology is None and shapes is None else _Standard.of(ontology, shapes)
    ontology, shapes = standard.ontology, standard.shapes
    knows_more = bool(index.of(RDFS.subClassOf))
    classes = standard.facts
    if knows_more:
        classes = subclasses(FACT_CLASSES, ontology, shapes, _subclasses_in(index))
    reader = PassageReader(index, texts)
    provenance = check_provenance(index, reader, classes, texts)
    findings = [
        *provenance.findings,
        *check_content(index, reader, texts),
        *check_told(index, reader),
        *check_derived(index, reader, ontology),
        *check_linked(index),
        *check_classes(index, ontology),
        *check_vocabulary(index, ontology),
        *check_blank_nodes(index),
        *(check_whole(index, ontology) if whole else ()),
    ]
    index.add(standard.schema)  # of these no rule is to speak
    results = check_shapes(graph_of(index, shapes), shapes, index, None if knows_more else standard.sieve)
    said = {(result.focus, result.path) for result in results if result.severity is Severity.VIOLATION}
    own = [finding for finding in findings if (finding.focus, finding.path) not in said]
    return Report(
        findings=tuple(_located([*results, *own], Places(index, reader, texts or {}))),
        triples=len(index),
        passages=provenance.passages,
        compared=provenance.compared,
    )


@dataclass(frozen=True, slots=True)
class _Standard:
    """What graphs are checked by, with what is made of it once: the classes of facts, and what SHACL must know."""

    ontology: Graph
    shapes: Graph
    facts: frozenset[URIRef]
    schema: tuple[Triple, ...]
    sieve: Sieve

    @classmethod
    def of(cls, ontology: Graph | None, shapes: Graph | None) -> _Standard:
        """Return what a check goes by; None stands for kgbuild's own."""
        ontology = builtin_ontology() if ontology is None else ontology
        shapes = builtin_shapes() if shapes is None else copy_graph(shapes)
        schema = tuple(schema_triples(ontology, shapes))
        hierarchy = Graph(bind_namespaces="none")
        for triple in schema:
            hierarchy.add(triple)
        facts = subclasses(FACT_CLASSES, ontology, shapes)
        return cls(ontology, shapes, facts, schema, Sieve(shapes, hierarchy))


@cache
def _own_standard() -> _Standard:
    return _Standard.of(None, None)


def _subclasses_in(index: GraphIndex) -> Graph:
    """Return what a graph itself says of subclasses."""
    graph = Graph(bind_namespaces="none")
    for child, parents in index.of(RDFS.subClassOf).items():
        for parent in parents:
            graph.add((child, URIRef(RDFS.subClassOf), parent))
    return graph


def _located(findings: Iterable[Finding], places: Places) -> Iterator[Finding]:
    """Yield each finding with its node's label and location, and with the name of a value that has one."""
    for finding in findings:
        message = finding.message
        if isinstance(finding.value, URIRef) and f"<{finding.value}>" in message:
            message = message.replace(f"<{finding.value}>", f"“{places.label(finding.value)}”")
        label, location = places.label(finding.focus), places.location(finding.focus)
        yield replace(finding, message=message, label=label, location=location)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep rdflib from writing to standard error about literals that a finding reports anyway."""
    logger = logging.getLogger("rdflib.term")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)
