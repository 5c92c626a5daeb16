from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import XSD

from kgbuild.check.errors import CheckError
from kgbuild.check.index import GraphIndex
from kgbuild.check.load import index_of, index_of_keys, load_graph, load_index, triples_of
from kgbuild.check.terms import Terms
from kgbuild.quads import key_of


@pytest.mark.parametrize(
    ("ending", "rdf_format"),
    [
        (".ttl", ox.RdfFormat.TURTLE),
        (".trig", ox.RdfFormat.TRIG),
        (".nt", ox.RdfFormat.N_TRIPLES),
        (".nq", ox.RdfFormat.N_QUADS),
        (".jsonld", ox.RdfFormat.JSON_LD),
        (".rdf", ox.RdfFormat.RDF_XML),
        (".TTL", ox.RdfFormat.TURTLE),
    ],
)
def test_formats(sample, tmp_path, ending, rdf_format):
    """Each format is told by its ending and gives the same graph."""
    path = tmp_path / f"copy{ending}"
    ox.serialize(ox.parse(path=sample.file(tmp_path), format=ox.RdfFormat.TURTLE), output=path, format=rdf_format)
    assert isomorphic(load_graph(path), sample.graph())


def test_named_graphs_are_merged(tmp_path):
    """The triples of all named graphs are checked together."""
    path = tmp_path / "g.nq"
    path.write_text("<urn:a> <urn:p> <urn:b> <urn:g> .\n<urn:a> <urn:p> <urn:c> .\n", encoding="utf-8")
    assert len(load_graph(path)) == 2


def test_literals_stay_as_written(tmp_path):
    """A literal keeps its written form, and a typed string is a plain one."""
    path = tmp_path / "g.nt"
    lines = [f'<urn:a> <urn:p> "0.500"^^<{XSD.decimal}> .', f'<urn:a> <urn:q> "x"^^<{XSD.string}> .']
    path.write_text("\n".join(lines), encoding="utf-8")
    graph = load_graph(path)
    assert str(graph.value(URIRef("urn:a"), URIRef("urn:p"))) == "0.500"
    assert graph.value(URIRef("urn:a"), URIRef("urn:q")) == Literal("x")


def test_relative_iris_are_those_of_the_file(tmp_path):
    """Shapes that name themselves by a fragment can be read."""
    path = tmp_path / "g.ttl"
    path.write_text("<#a> <#p> <#b> .", encoding="utf-8")
    assert (URIRef(path.resolve().as_uri() + "#a"), None, None) in load_graph(path)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("g.ttl", b"<urn:a> <urn:p>\n <urn:b> ,, .\n", r"g\.ttl:2: this is not well-formed Turtle: .* line 2"),
        ("g.nt", b'<urn:a> <urn:p> "x" .\nnonsense\n', r"g\.nt:2: this is not well-formed N-Triples"),
        ("g.ttl", b'<urn:a> <urn:p> "\xe9" .', r"g\.ttl:1: .*UTF-8"),
        ("g.jsonld", b'{"@context": "https://schema.org/", "name": "x"}', "write the context into the file"),
        ("g.txt", b"", r"g\.txt: the ending \.txt does not tell .* \.jsonld"),
        ("g", b"", r"the ending \(none\) does not tell"),
    ],
)
def test_bad_files(tmp_path, name, content, message):
    """A file that cannot be parsed is told by name and line, with the reason."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(CheckError, match=message):
        load_graph(tmp_path / name)


def test_no_file(tmp_path):
    """A file that is not there, or a folder, is told in words."""
    with pytest.raises(CheckError, match="there is no such file"):
        load_graph(tmp_path / "g.ttl")
    (tmp_path / "h.ttl").mkdir()
    with pytest.raises(CheckError, match="is a folder"):
        load_graph(tmp_path / "h.ttl")


def test_blank_nodes_are_numbered(tmp_path):
    """Blank nodes get the same labels each time a file is read."""
    path = tmp_path / "g.ttl"
    path.write_text("<urn:a> <urn:p> [ <urn:q> [] ] .", encoding="utf-8")
    assert set(load_graph(path)) == set(load_graph(path))


def test_rdf_xml_that_is_nested_too_deep(tmp_path):
    """RDF/XML whose elements stand in each other a thousand times and more is refused; a few hundred are read."""
    names = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="https://x.example/"'
    for depth, refused in ((200, False), (2_000, True)):
        path = tmp_path / f"{depth}.rdf"
        inner = "<rdf:Description><x:p>" * depth + "</x:p></rdf:Description>" * depth
        path.write_text(f"<rdf:RDF {names}>{inner}</rdf:RDF>", encoding="utf-8")
        if refused:
            with pytest.raises(CheckError, match="nested more than 1000 elements deep"):
                load_graph(path)
        else:
            assert len(load_graph(path)) == depth


@pytest.mark.parametrize(
    "term",
    [
        ox.NamedNode("https://x.example/é"),
        ox.Literal(""),
        ox.Literal("a “b”"),
        ox.Literal("a", language="en-GB"),
        ox.Literal("007", datatype=ox.NamedNode(str(XSD.integer))),
        ox.Literal("2011-05", datatype=ox.NamedNode(str(XSD.gYearMonth))),
        ox.Literal("x", datatype=ox.NamedNode(str(XSD.date))),
    ],
    ids=str,
)
def test_a_term_becomes_what_rdflib_makes_of_it(term):
    """A node is in all respects the one that rdflib's own constructors make, and always the same object."""
    if isinstance(term, ox.NamedNode):
        wanted = URIRef(term.value)
    else:
        datatype = None if term.language or term.datatype.value == str(XSD.string) else term.datatype.value
        wanted = Literal(term.value, lang=term.language, datatype=datatype, normalize=False)
    terms = Terms()
    made = terms.node(term)
    assert terms.node(ox.parse(f"<urn:s> <urn:p> {term} .", format=ox.RdfFormat.N_TRIPLES).__next__().object) is made
    assert (type(made), made, made.n3()) == (type(wanted), wanted, wanted.n3())
    for name in ("value", "language", "datatype", "ill_typed"):
        assert getattr(made, name, None) == getattr(wanted, name, None)


_TERMS = [
    ox.NamedNode("urn:a"),
    ox.NamedNode("urn:b"),
    ox.BlankNode("c"),
    ox.Literal("a"),
    ox.Literal("a", language="en"),
]


@given(
    st.lists(st.tuples(st.sampled_from(_TERMS[:3]), st.sampled_from(_TERMS[:2]), st.sampled_from(_TERMS)), max_size=30)
)
def test_an_index_of_quads_is_that_of_their_triples(parts):
    """Quads in any order, some several times and in several graphs, give the index that their triples give."""
    quads = [ox.Quad(*part, ox.NamedNode("urn:g") if n % 3 else ox.DefaultGraph()) for n, part in enumerate(parts)]
    index, plain = index_of(quads), GraphIndex(triples_of(quads))
    assert len(index) == len(plain) == len(set(index))
    assert sorted(index, key=str) == sorted(plain, key=str)
    assert [{*index.of_class(node)} for node in plain.predicates()] == [
        {*plain.of_class(node)} for node in plain.predicates()
    ]


@pytest.mark.parametrize(
    "value",
    [
        ox.NamedNode("urn:b"),
        ox.Literal("a"),
        ox.Literal('two\nlines and "quotes" <urn:g>\\u0041', language="en"),
        ox.Literal("a <b", datatype=ox.NamedNode("urn:b")),
        ox.Literal("007", datatype=ox.NamedNode(str(XSD.integer))),
    ],
    ids=str,
)
def test_an_index_of_keys_is_that_of_their_triples(value):
    """A triple's key leads to the nodes that the triple itself leads to."""
    quads = [ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:p"), value)] * 2
    index, plain = index_of_keys(map(key_of, quads)), index_of(quads)
    assert len(index) == 1
    assert [[node.n3() for node in triple] for triple in index] == [[node.n3() for node in triple] for triple in plain]


def test_a_file_is_indexed_as_it_is_loaded(sample, tmp_path):
    """The index of a file holds the triples of its graph."""
    path = sample.file(tmp_path)
    assert set(load_index(path)) == set(load_graph(path))
