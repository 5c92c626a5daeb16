from __future__ import annotations

import random

import pytest
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from kgbuild.quads import key_of, quads_of
from kgbuild.vocab import KG, RDF
from kgbuild.writers.order import in_order

NODES = [NamedNode(f"urn:a{end}") for end in ("", "/b", "-c", "0", "#d")] + [BlankNode("x")]
PROPERTIES = [NamedNode(RDF.type), NamedNode("urn:p"), NamedNode("urn:p2")]
VALUES = [
    NamedNode(KG.Person),
    NamedNode("urn:Other"),
    Literal('two\nlines, "quoted"\t\\ and \u2028 \x01 é 𝒳'),
    Literal("hallo", language="de"),
    Literal("5", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#integer")),
]
GRAPHS = [DefaultGraph(), NamedNode("urn:g1"), NamedNode("urn:g2")]
QUADS = [Quad(s, p, o, g) for s in NODES for p in PROPERTIES for o in VALUES for g in GRAPHS]


@pytest.mark.parametrize("with_graphs", [True, False])
@pytest.mark.parametrize("at_once", [1, 7, 100])
def test_parts_that_are_merged_give_the_order_of_one(with_graphs, at_once):
    """However many quads are sorted at once, the order is the same, and each term as it was."""
    quads = QUADS * 2
    random.Random(at_once).shuffle(quads)
    whole = list(in_order(quads, with_graphs=with_graphs))
    assert len(whole) == len(QUADS) // (1 if with_graphs else len(GRAPHS))
    assert list(in_order(quads, with_graphs=with_graphs, at_once=at_once)) == whole


def test_types_come_first_and_ours_before_others():
    """Of a subject, the reader sees what it is before what is said of it."""
    triples = [t for t in in_order(QUADS, with_graphs=False) if str(t.subject) == "<urn:a>"]
    assert [str(t.object) for t in triples[:2]] == [f"<{KG.Person}>", '"5"^^<http://www.w3.org/2001/XMLSchema#integer>']


def test_no_key_is_lost_where_many_are_parsed():
    """Keys are parsed some thousand at a time, and each of them gives its triple."""
    many = [Quad(NamedNode("urn:a"), NamedNode("urn:p"), Literal(str(n))) for n in range(12_001)]
    assert set(quads_of(map(key_of, many))) == set(many)


def test_nothing():
    """An empty graph is no fault."""
    assert not list(in_order([], with_graphs=True))
