"""Find blank nodes: nobody can cite them, and no two files with them can be compared."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import BNode
from rdflib.term import Node

from kgbuild.check.index import GraphIndex
from kgbuild.check.names import short
from kgbuild.check.report import Finding
from kgbuild.check.rules import BLANK_NODE


def check_blank_nodes(index: GraphIndex) -> Iterator[Finding]:
    """Yield one finding for each blank node, with a property that leads to or from it.

    Args:
        index: the graph.
    """
    seen: dict[BNode, set[str]] = {}
    for subject, predicate, obj in index:
        for node in (subject, obj):
            if isinstance(node, BNode):
                seen.setdefault(node, set()).add(_use(node, subject, predicate))
    for node, uses in sorted(seen.items()):
        yield BLANK_NODE.finding(
            node, f"It has no IRI, so nothing can refer to it: it {' and '.join(sorted(uses)[:3])}."
        )


def _use(node: BNode, subject: Node, predicate: Node) -> str:
    return f"has {short(str(predicate))}" if node == subject else f"is a value of {short(str(predicate))}"
