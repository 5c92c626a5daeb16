"""Load the shapes and the ontology that come with kgbuild, and other people's shapes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from rdflib import Graph, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from kgbuild.check.errors import CheckError
from kgbuild.check.load import add_all, load_graph
from kgbuild.check.targets import TARGETS, is_class
from kgbuild.plugins import plugin_files
from kgbuild.resources import resource
from kgbuild.vocab import NAMESPACES, OWL, RDF, RDFS

_SCHEMA_WORDS = tuple(str(NAMESPACES[prefix]) for prefix in ("owl", "rdf", "rdfs"))


@cache
def builtin_shapes() -> Graph:
    """Return kgbuild's own shapes, which nobody may change.

    Raises:
        CheckError: the installation lacks them.
    """
    return _merge_folder("shapes")


@cache
def builtin_ontology() -> Graph:
    """Return kgbuild's ontology, which nobody may change.

    Raises:
        CheckError: the installation lacks it.
    """
    return _merge_folder("ontology")


def load_shapes(path: Path, *, allow_service: bool = False) -> Graph:
    """Read a shapes file and check it with SHACL's own shapes for shapes.

    Args:
        path: an RDF file.
        allow_service: whether the SPARQL in it may ask other machines (SERVICE).

    Raises:
        CheckError: it cannot be read, holds no shape with a target, is not valid SHACL, or would reach the network.
    """
    graph = _load(path)
    implicit = (s for s in graph.subjects(URIRef(RDF.type), SH.NodeShape) if is_class(graph, s))
    if not any((None, target, None) in graph for target in (*TARGETS, SH.target)) and next(implicit, None) is None:
        raise CheckError(
            f"{path}: holds no SHACL shape with a target, so it would check nothing; "
            "give a shape sh:targetClass, sh:targetNode, sh:targetSubjectsOf or sh:targetObjectsOf"
        )
    _refuse_what_is_not_run(graph, path, allow_service)
    problems = _meta_problems(graph)
    if problems:
        raise CheckError(f"{path}: is not valid SHACL: {'; '.join(problems)}; correct the shapes and check again")
    return graph


_SPARQL = (SH.select, SH.ask, SH.construct, SH.update)
_SCRIPTS = (SH.js, SH.jsFunctionName, SH.jsLibrary)
_SERVICE = re.compile(r"(?<![\w?$:.-])SERVICE(?![\w:-])", re.IGNORECASE)


def _refuse_what_is_not_run(graph: Graph, path: Path, allow_service: bool) -> None:
    """Refuse shapes with scripts, which would be passed over in silence, and those that ask other machines.

    SERVICE is looked for in the whole text of a query, strings and comments too: to refuse one too many costs a word.
    """
    if any((None, script, None) in graph for script in _SCRIPTS):
        raise CheckError(
            f"{path}: holds shapes in JavaScript (sh:js), which are not run; write them in SPARQL or SHACL"
        )
    queries = [str(query) for predicate in _SPARQL for query in graph.objects(None, predicate)]
    if not allow_service and any(_SERVICE.search(query) or "\\u" in query for query in queries):
        raise CheckError(f"{path}: a query in it asks another machine (SERVICE), and kgbuild uses no network")


def merge(graphs: Iterable[Graph]) -> Graph:
    """Return the union of graphs whose blank nodes are distinct, as a copy."""
    union = Graph(bind_namespaces="none")
    for graph in graphs:
        for prefix, namespace in graph.namespaces():
            union.bind(prefix, namespace)
        add_all(union, graph)
    return union


def schema_triples(*graphs: Graph) -> list[tuple[Node, Node, Node]]:
    """Return what SHACL must know besides the data: subclasses, and the classes of named individuals."""
    found: list[tuple[Node, Node, Node]] = []
    for graph in graphs:
        found += (t for t in graph.triples((None, URIRef(RDFS.subClassOf), None)) if isinstance(t[2], URIRef))
        found += (
            (subject, predicate, cls)
            for subject, predicate, cls in graph.triples((None, URIRef(RDF.type), None))
            if not str(cls).startswith((*_SCHEMA_WORDS, str(SH))) and is_named_individual(graph, subject)
        )
    return found


def is_named_individual(graph: Graph, node: Node) -> bool:
    """Say whether a graph declares a node as a named individual."""
    return (node, URIRef(RDF.type), URIRef(OWL.NamedIndividual)) in graph


def _load(path: Path) -> Graph:
    """Read a file to be merged with others: its blank nodes are named after its content."""
    content = path.read_bytes() if path.is_file() else b""
    return load_graph(path, blank=f"b{hashlib.sha256(content).hexdigest()[:16]}x")


def _merge_folder(name: str) -> Graph:
    missing = f"the {name} of kgbuild are missing from this installation; install kgbuild again"
    try:
        files = sorted(resource(name).rglob("*.ttl"))
    except FileNotFoundError as problem:
        raise CheckError(missing) from problem
    if not files:
        raise CheckError(missing)
    return merge(_load(file) for file in (*files, *plugin_files(name, "*.ttl")))


def _meta_problems(graph: Graph) -> list[str]:
    """Return what SHACL's shapes for shapes say against a shapes graph."""
    from pyshacl.entrypoints import meta_validate

    conforms, report, text = meta_validate(graph, inference="none")
    if conforms:
        return []
    if not isinstance(report, Graph):
        return [str(text)]
    return sorted(
        f"{report.value(result, SH.focusNode)} {report.value(result, SH.resultMessage)}"
        for result in report.objects(None, SH.result)
    )
