from __future__ import annotations

import json
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

import kgbuild
from kgbuild.check import CheckError, check_file
from kgbuild.jsonld import CONTEXT_URL, context, frames, with_context
from kgbuild.vocab import KG, OA, ORG, RDF, RDFS, SCHEMA, XSD
from kgbuild.writers import FORMATS, write_graph

DATASET = Path(__file__).resolve().parents[2] / "data" / "seeds.ttl"
CLASS_OF = {"Membership": ORG.Membership, "SpecificResource": OA.SpecificResource}


def written(quads, name="jsonld"):
    """Return a graph as it is written."""
    stream = BytesIO()
    write_graph(quads, stream, FORMATS[name])
    return stream.getvalue()


@pytest.fixture(scope="module")
def triples():
    """The triples of the shipped graph."""
    return set(parse(path=str(DATASET), format=RdfFormat.TURTLE))


@pytest.fixture(scope="module")
def document(triples):
    """The shipped graph as JSON-LD."""
    return json.loads(written([Quad(t.subject, t.predicate, t.object) for t in triples]))


def test_document_holds_every_triple_as_it_is(triples, document):
    """What is read from the document is the graph: no literal changes its datatype or its digits."""
    assert set(parse(json.dumps(document).encode(), format=RdfFormat.JSON_LD)) == triples


def test_lines_hold_every_triple(triples):
    """Each line is a document of one node, and together they are the graph."""
    text = written([Quad(t.subject, t.predicate, t.object) for t in triples], "ndjsonld")
    lines = text.splitlines()
    assert len(lines) == len({t.subject for t in triples})
    assert all(json.loads(line)["@context"] == CONTEXT_URL for line in lines)
    assert set(parse(with_context(text, lines=True), format=RdfFormat.JSON_LD)) == triples
    assert set(parse(with_context(lines[0]), format=RdfFormat.JSON_LD)) < triples


@pytest.mark.parametrize("name", ["graph.jsonld", "graph.ndjsonld"])
def test_what_is_written_can_be_asked_and_checked(triples, tmp_path, name):
    """kgbuild reads its own JSON-LD without the web."""
    path = tmp_path / name
    path.write_bytes(written([Quad(t.subject, t.predicate, t.object) for t in triples], name.rpartition(".")[2]))
    assert len(kgbuild.open(path).store) == kgbuild.check(path).triples == len(triples)


def test_a_broken_line_is_told(tmp_path):
    """A line that is no JSON is named with its number."""
    path = tmp_path / "graph.ndjsonld"
    path.write_text('{"@context":"https://w3id.org/kgbuild/context.jsonld","id":"urn:a"}\n{"id":\n', "utf-8")
    with pytest.raises(CheckError, match=r"graph\.ndjsonld:2"):
        check_file(path)


def _typed(value, datatype):
    return Literal(value, datatype=NamedNode(datatype))


NODE = NamedNode("https://example.org/n")


@pytest.mark.parametrize(
    ("prop", "value", "expected"),
    [
        (RDF.type, NamedNode(KG.Statement), {"type": "Statement"}),
        (RDF.type, NamedNode(SCHEMA.Person), {"type": "schema:Person"}),
        (OA.start, Literal("12", datatype=NamedNode(XSD.nonNegativeInteger)), {"start": 12}),
        (KG.value, Literal("842", datatype=NamedNode(XSD.integer)), {"value": 842}),
        (KG.value, _typed("0842", XSD.integer), {"value": {"@value": "0842", "type": "xsd:integer"}}),
        (KG.value, _typed("4.5", XSD.decimal), {"value": {"@value": "4.5", "type": "xsd:decimal"}}),
        (KG.confidence, Literal("0.85", datatype=NamedNode(XSD.decimal)), {"confidence": "0.85"}),
        (KG.former, Literal("true", datatype=NamedNode(XSD.boolean)), {"former": True}),
        (KG.factuality, NamedNode(KG.Denied), {"factuality": "Denied"}),
        (KG.speaker, NamedNode("https://example.org/ann"), {"speaker": "https://example.org/ann"}),
        (ORG.organization, NamedNode("https://example.org/x"), {"org:organization": "https://example.org/x"}),
        (RDFS.label, Literal("so", language="en"), {"label": "so"}),
        (RDFS.label, Literal("so", language="de"), {"label": {"@value": "so", "@language": "de"}}),
        (SCHEMA.datePublished, Literal("2011-05-08", datatype=NamedNode(XSD.date)), {"datePublished": "2011-05-08"}),
        (SCHEMA.datePublished, _typed("2011", XSD.gYear), {"datePublished": {"@value": "2011", "type": "xsd:gYear"}}),
        ("https://example.org/p", Literal("x"), {"https://example.org/p": "x"}),
    ],
)  # fmt: skip
def test_values(prop, value, expected):
    """A value is as plain as JSON can have it without losing anything."""
    text = written([Quad(NODE, NamedNode(prop), value)])
    assert json.loads(text)["@graph"] == [{"id": NODE.value, **expected}]
    assert [t.object for t in parse(text, format=RdfFormat.JSON_LD)] == [value]


def test_context_defines_each_term_of_the_ontology():
    """Every class, property and value of ours has a short name, and no name stands for two things."""
    store = Store()
    for path in sorted((DATASET.parents[1] / "ontology").rglob("*.ttl")):
        store.load(path=str(path), format=RdfFormat.TURTLE)
    ours = {q.subject.value.removeprefix(str(KG)) for q in store if q.subject.value.startswith(str(KG))}
    assert ours and ours <= set(context())
    assert all(str(context()[name]).find(f"kg:{name}") >= 0 for name in ours)


@pytest.fixture(scope="module")
def some(triples):
    """The triples of one article and of everything that stands in no article: frames take their time."""
    of_others = [f"/article/{n}-" for n in ("000", "001", "003", "004")]
    return {t for t in triples if not any(part in t.subject.value for part in of_others)}


@pytest.fixture(scope="module")
def small(some):
    """They as JSON-LD."""
    return json.loads(written([Quad(t.subject, t.predicate, t.object) for t in some]))


@pytest.fixture(scope="module")
def counts(some):
    """How many nodes of each class that has a frame they hold."""
    classes = {name: CLASS_OF.get(name, f"{KG}{name}") for name in frames()}
    return {
        name: len({t.subject for t in some if t.predicate.value == RDF.type and t.object.value == cls})
        for name, cls in classes.items()
    }


def _trees(framed):
    return framed["@graph"] if "@graph" in framed else [framed] if len(framed) > 1 else []


@pytest.mark.slow
@pytest.mark.parametrize("name", list(frames()))
def test_frames_find_every_node(name, small, counts):
    """The frame of a class gives a tree for each of its nodes (pyld)."""
    jsonld = pytest.importorskip("pyld").jsonld
    found = _trees(jsonld.frame(small, frames()[name]))
    assert len(found) == counts[name]
    if name == "Statement":
        assert all("exact" in passage["hasSelector"] for s in found[:3] for passage in _listed(s["wasDerivedFrom"]))
        assert any(s.get("speaker", {}).get("name") == "Ed Miliband" for s in found)


def _listed(value):
    return value if isinstance(value, list) else [value]


def _has_jsonld_js():
    node = shutil.which("node")
    asked = ["node", "-e", "require('jsonld')"]
    return node is not None and subprocess.run(asked, capture_output=True).returncode == 0


@pytest.mark.slow
@pytest.mark.skipif(not _has_jsonld_js(), reason="jsonld.js is not installed; npm install jsonld and set NODE_PATH")
def test_frames_find_every_node_in_javascript(small, counts, tmp_path):
    """The frame of each class gives a tree for each of its nodes (jsonld.js)."""
    (tmp_path / "in.json").write_text(json.dumps([small, frames()]), "utf-8")
    script = """
const [document, frames] = JSON.parse(require('fs').readFileSync(process.argv[1]));
(async () => {
  const found = {};
  for (const [name, frame] of Object.entries(frames)) found[name] = await require('jsonld').frame(document, frame);
  console.log(JSON.stringify(found));
})();"""
    done = subprocess.run(["node", "-e", script, tmp_path / "in.json"], capture_output=True, check=True)
    assert {name: len(_trees(framed)) for name, framed in json.loads(done.stdout).items()} == counts
