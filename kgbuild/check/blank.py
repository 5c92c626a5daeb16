"""Find blank nodes: nobody can cite them, and no two files with them can be compared."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import BNode
from rdflib.term import Node

from kgbuild.check.index import GraphIndex
from kgbuild.check.names import short
from kgbuild.check.report import Finding
from kgbuild.check.rules import BLANK_NODE
from kgbuild.vocab import OWL, RDF


def check_blank_nodes(index: GraphIndex) -> Iterator[Finding]:
    """Yield one finding for each blank node, with a property that leads to or from it.

    Those of OWL's lists are no data: an ontology that is loaded beside a graph may have them.

    Args:
        index: the graph.
    """
    if not any(BNode in index.column(str(predicate)).kinds for predicate in index.predicates()):
        return
    seen: dict[BNode, set[str]] = {}
    lists = _lists(index)
    for subject, predicate, obj in index:
        for node in (subject, obj):
            if isinstance(node, BNode):
                seen.setdefault(node, set()).add(_use(node, subject, predicate))
    for node, uses in sorted((node, uses) for node, uses in seen.items() if node not in lists):
        yield BLANK_NODE.finding(
            node, f"It has no IRI, so nothing can refer to it: it {' and '.join(sorted(uses)[:3])}."
        )


def _lists(index: GraphIndex) -> set[Node]:
    """Return the nodes that say that all of some things are different, and those of their lists."""
    waiting: list[Node] = [*index.of(OWL.distinctMembers)]
    found = set[Node]()
    while waiting:
        node = waiting.pop()
        if node not in found:
            found.add(node)
            waiting += [*index.values(node, OWL.distinctMembers), *index.values(node, RDF.rest)]
    return found


def _use(node: BNode, subject: Node, predicate: Node) -> str:
    return f"has {short(str(predicate))}" if node == subject else f"is a value of {short(str(predicate))}"
