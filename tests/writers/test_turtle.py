from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse
from rdflib import Graph

from kgbuild.vocab import KG, OA, RDF, XSD
from kgbuild.writers.turtle import base_of, write_turtle

ARTICLE = "https://n.org/data/article/day/a.txt"


def turtle(*subjects: str) -> str:
    """Return the Turtle of a passage, named thrice, in the blocks of some subjects."""
    passage = NamedNode(f"{ARTICLE}#char=1,2")
    values = (passage, NamedNode(KG.Meeting), Literal("@base <x> .\n<y> a 1 ."))
    stream = BytesIO()
    write_turtle([Triple(NamedNode(s), NamedNode(OA.hasSource), v) for s in subjects for v in values], stream)
    return stream.getvalue().decode()


@pytest.mark.parametrize(
    ("subject", "base"),
    [
        (f"{ARTICLE}#char=1,2", ARTICLE),
        (f"{ARTICLE}/meeting/bell_1", ARTICLE),
        (ARTICLE, "https://n.org/data/article/day/"),
        ("https://n.org/data/person/ann-bell", "https://n.org/data/person/"),
        ("https://n.org", ""),
        ("urn:uuid:1#x", ""),
    ],
)
def test_base_of(subject, base):
    """What is an article's own is told from its article, all else from its folder."""
    assert base_of(subject) == base


def test_base_is_said_once():
    """The passages and events of an article stand below one `@base`, and name it no more."""
    text = turtle(f"{ARTICLE}#char=1,2", f"{ARTICLE}#char=3,4", f"{ARTICLE}/meeting/bell_1")
    assert text.count("@base <https:") == 1
    assert text.count(ARTICLE) == 1
    assert "\n<a.txt/meeting/bell_1> " in text
    assert text.count("<#char=1,2>") == 4


def test_urn_leaves_the_base():
    """Who has no path is written in full, between two whose base stays said."""
    text = turtle(f"{ARTICLE}#char=1,2", "urn:n:b", f"{ARTICLE}/meeting/bell_1")
    assert text.count("@base <https:") == 1
    assert "\n<urn:n:b> " in text


_SEGMENT = st.text("ab.:;,=@%20-_~()é☃'", max_size=6).map(lambda s: s.replace("%", "%20"))
_IRI = st.builds(
    lambda segments, query, fragment: "https://n.org/" + "/".join(segments) + query + fragment,
    st.lists(_SEGMENT, max_size=4),
    st.sampled_from(["", "?q=/a", "?"]),
    st.sampled_from(["", "#", "#char=1,2", "#a/b:c", "#é"]),
)


@given(st.lists(_IRI, min_size=1, max_size=6, unique=True), _IRI)
@example(
    ["https://n.org/a:b", "https://n.org//a", "https://n.org/..", "https://n.org/a.b/c/d"], "https://n.org/a:b/..:"
)
def test_round_trip(subjects, value):
    """Whatever the IRIs look like, both parsers read the triples that were written."""
    triples = [
        Triple(NamedNode(s), NamedNode(RDF.type), NamedNode(v)) for s in subjects for v in dict.fromkeys((value, s))
    ]
    stream = BytesIO()
    write_turtle(triples, stream)
    assert [q.triple for q in parse(stream.getvalue(), format=RdfFormat.TURTLE)] == triples
    plain = Graph().parse(data="".join(f"{t} .\n" for t in triples), format="nt")
    assert set(Graph().parse(data=stream.getvalue(), format="turtle")) == set(plain)


def test_offset_has_short_datatype():
    """Offsets name their datatype with a prefix of its own; any parser reads the same triple."""
    triple = Triple(NamedNode("urn:a"), NamedNode(OA.start), Literal("16", datatype=NamedNode(XSD.nonNegativeInteger)))
    stream = BytesIO()
    write_turtle([triple], stream)
    assert b'"16"^^nat:' in stream.getvalue()
    assert list(parse(stream.getvalue(), RdfFormat.TURTLE)) == [Quad(*triple)]
    (_, _, value), *_ = Graph().parse(data=stream.getvalue(), format="turtle")
    assert (str(value.datatype), int(value)) == (XSD.nonNegativeInteger, 16)
