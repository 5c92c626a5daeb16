from __future__ import annotations

import pytest
from rdflib import BNode, Graph, Literal

from kgbuild.check import CheckError, check_graph, load_shapes
from kgbuild.check.report import Severity
from kgbuild.check.shacl import check_shapes


def _shape(constraint: str, path: str = "schema:name") -> str:
    return f"ex:S a sh:NodeShape ; sh:targetNode d:n ; sh:property [ sh:path {path} ; {constraint} ] ."


def test_own_message_of_a_shape(sample, shapes, ontology):
    """A finding says what the shape's message says, under the shape's label."""
    report = check_graph(sample.spoilt("d:ann, d:bo ; kg:fact", "d:ann ; kg:fact"), shapes=shapes, ontology=ontology)
    (finding,) = [f for f in report.findings if f.title == "Meetings"]
    assert finding.message == "A meeting names two or more people."
    assert finding.source == "https://example.org/shapes#Meeting"
    assert finding.label == "Meeting: Ann Ash"
    assert str(finding.location) == "1.txt"
    assert finding.location.quote == "Ann Ash met Bo Birch on Monday."


def test_a_shape_that_refers_to_itself(sample, shapes, ontology):
    """A shape that refers to itself is refused in words, for SHACL does not say what it means."""
    shapes.parse(data="@prefix sh: <http://www.w3.org/ns/shacl#> . <x:s> sh:targetClass <x:c> ; sh:node <x:s> .")
    data = sample.graph()
    data.parse(data="<x:n> a <x:c> .")
    with pytest.raises(CheckError, match="refers to itself"):
        check_graph(data, shapes=shapes, ontology=ontology)


def test_message_for_a_shape_without_one(sample, shapes, ontology):
    """A shape without a message and a label gets a sentence and a title in plain words."""
    report = check_graph(sample.spoilt('schema:name "Bo Birch"', ""), shapes=shapes, ontology=ontology)
    (finding,) = [f for f in report.findings if f.title == "Person"]
    assert finding.message == "It needs at least 1 of schema:name."


@pytest.mark.parametrize(
    ("constraint", "data", "message"),
    [
        ("sh:minCount 2", '"a"', "It needs at least 2 of schema:name."),
        ("sh:maxCount 1", '"a", "b"', "It may have at most 1 of schema:name."),
        ("sh:class kg:Party", "d:x", "It has <https://w3id.org/kgbuild/data/x> as schema:name, which is no kg:Party."),
        ("sh:datatype xsd:date", '"a"', "It has “a” as schema:name, which is no xsd:date."),
        ("sh:nodeKind sh:IRI", '"a"', "It has “a” as schema:name, which is not of the kind sh:IRI."),
        ("sh:in ( 'a' kg:Actual )", '"c"', "It has “c” as schema:name, which is not one of “a”, kg:Actual."),
        ("sh:hasValue 'a'", '"c"', "It needs “a” as schema:name."),
        ("sh:minInclusive 5", "4", "It has 4 as schema:name, which is less than 5."),
        ("sh:pattern '^x'", '"a"', "It has “a” as schema:name, which does not match the pattern “^x”."),
        ("sh:lessThan kg:value", "9", "It has 9 as schema:name, which is not less than its kg:value."),
        ("sh:not [ sh:hasValue 'a' ]", '"a"', "It has “a” as schema:name, which is ruled out."),
    ],
)
def test_plain_words(sample, constraint, data, message):
    """Each core constraint has a sentence of its own."""
    found = check_shapes(sample.graph(f"d:n schema:name {data} ; kg:value 8 ."), sample.graph(_shape(constraint)))
    assert [f.message for f in found] == [message]


def test_constraint_on_the_node_itself(sample):
    """A constraint without a path speaks of the node."""
    found = check_shapes(
        sample.graph("d:n a kg:Place ."), sample.graph("ex:S a sh:NodeShape ; sh:targetNode d:n ; sh:class kg:Party .")
    )
    assert [f.message for f in found] == ["It is no kg:Party."]


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("[ sh:inversePath kg:place ]", "^<https://w3id.org/kgbuild/ontology#place>"),
        ("( kg:place schema:name )", "<https://w3id.org/kgbuild/ontology#place>/<https://schema.org/name>"),
        (
            "[ sh:alternativePath ( kg:place schema:name ) ]",
            "(<https://w3id.org/kgbuild/ontology#place>|<https://schema.org/name>)",
        ),
        ("[ sh:zeroOrMorePath kg:place ]", "(<https://w3id.org/kgbuild/ontology#place>)*"),
    ],
)
def test_property_paths(sample, path, written):
    """A path that is no single property is written as SPARQL writes it."""
    (finding,) = check_shapes(sample.graph("d:n a kg:Place ."), sample.graph(_shape("sh:minCount 3", path)))
    assert finding.path == written


def test_severities(sample):
    """A shape's severity is the finding's, and only violations keep a graph from conforming."""
    shapes = sample.graph(_shape("sh:minCount 1 ; sh:severity sh:Warning") + _shape("sh:minCount 1", "kg:place"))
    found = check_shapes(sample.graph("d:n a kg:Place ."), shapes)
    assert sorted(f.severity for f in found) == [Severity.VIOLATION, Severity.WARNING]


def test_english_message_is_chosen(sample):
    """Of messages in several languages, the English one is shown."""
    shapes = sample.graph(_shape("sh:minCount 1 ; sh:message 'Ein Name fehlt.'@de, 'A name is missing.'@en"))
    assert [f.message for f in check_shapes(sample.graph("d:n a kg:Place ."), shapes)] == ["A name is missing."]


def test_shared_property_shape_is_filed_under_the_shape_of_the_node(sample):
    """A property shape that several shapes share is reported under the one that targets the node's class."""
    shapes = sample.graph(
        """ex:A a sh:NodeShape ; rdfs:label "Parties" ; sh:targetClass kg:Party ; sh:property ex:Name .
        ex:B a sh:NodeShape ; rdfs:label "Places" ; sh:targetClass kg:Place ; sh:property ex:Name .
        ex:Name sh:path schema:name ; sh:minCount 1 ."""
    )
    (finding,) = check_shapes(sample.graph("d:n a kg:Place ."), shapes)
    assert (finding.title, finding.source) == ("Places", "https://example.org/shapes#Name")


def test_typed_and_plain_strings_are_the_same(sample, ontology):
    """A plain string and one typed as xsd:string are one value, whichever the graph and the shapes write."""
    data = sample.graph("d:n schema:name 'a'^^xsd:string .")
    report = check_graph(data, shapes=sample.graph(_shape("sh:in ( 'a' )")), ontology=ontology)
    assert report.findings == ()


def test_sparql_constraints_run(sample):
    """Other people's SPARQL constraints are checked, with their message."""
    shapes = sample.graph(
        """ex:S a sh:NodeShape ; sh:targetNode d:n ; sh:sparql [ sh:message "No places, please." ;
        sh:select "SELECT $this WHERE { $this a <https://w3id.org/kgbuild/ontology#Place> }" ] ."""
    )
    assert [f.message for f in check_shapes(sample.graph("d:n a kg:Place ."), shapes)] == ["No places, please."]


def test_blank_focus_node(sample):
    """A blank node can be the focus of a finding."""
    shapes = sample.graph("ex:S a sh:NodeShape ; sh:targetClass kg:Place ; sh:nodeKind sh:IRI .")
    (finding,) = check_shapes(sample.graph("[] a kg:Place ."), shapes)
    assert isinstance(finding.focus, BNode)


def test_the_graph_of_the_caller_stays(sample, shapes, ontology):
    """Checking a graph does not add to it."""
    graph = sample.graph()
    before = set(graph)
    check_graph(graph, shapes=shapes, ontology=ontology)
    assert set(graph) == before


@pytest.mark.parametrize(
    "constraint",
    ["sh:pattern '('", "sh:minCount 'x'", "sh:pattern 5", "sh:lessThan 5", "sh:sparql [ sh:select 'SELEKT $this' ]"],
)
def test_shapes_that_cannot_run(sample, constraint):
    """Shapes that pySHACL stumbles over are an error in words."""
    with pytest.raises(CheckError, match=r"the shapes cannot be run: .+; correct them"):
        check_shapes(sample.graph("d:n schema:name 'a' ."), sample.graph(_shape(constraint)))


def test_file_without_shapes(sample, tmp_path):
    """A shapes file that would check nothing is refused."""
    with pytest.raises(CheckError, match="holds no SHACL shape with a target"):
        load_shapes(sample.file(tmp_path, "d:a schema:name 'x' ."))


def test_file_with_wrong_shapes(sample, tmp_path):
    """A shapes file that is not valid SHACL is refused with the reason."""
    with pytest.raises(CheckError, match=r"graph.ttl: is not valid SHACL: .*"):
        load_shapes(sample.file(tmp_path, _shape("sh:minCount 'x'")))


def test_class_that_is_a_shape(sample, tmp_path):
    """A class that is a shape too has its instances as targets without a word."""
    shapes = load_shapes(
        sample.file(
            tmp_path, "kg:Place a rdfs:Class, sh:NodeShape ; sh:property [ sh:path schema:name ; sh:minCount 1 ] ."
        )
    )
    report = check_graph(sample.graph("d:n a kg:Place ."), shapes=shapes, ontology=Graph())
    assert [str(f.focus) for f in report.findings] == [f"{sample.base}n"]


def test_literal_values_are_kept(sample):
    """The offending value is the literal as written."""
    (finding,) = check_shapes(sample.graph("d:n schema:name 'a'@en ."), sample.graph(_shape("sh:datatype xsd:string")))
    assert finding.value == Literal("a", lang="en")


def test_shape_without_iri(sample):
    """A shape that is a blank node is reported under a stand-in for its name."""
    shapes = sample.graph("[] a sh:NodeShape ; sh:targetClass kg:Place ; sh:class kg:Party .")
    (finding,) = check_shapes(sample.graph("d:n a kg:Place ."), shapes)
    assert (finding.title, finding.source) == ("A shape without a name", "urn:kgbuild:unnamed-shape")
