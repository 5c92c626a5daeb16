from __future__ import annotations

from rdflib import RDF, RDFS, SDO, Graph, Literal, Namespace

from kgbuild.query.examples import examples
from kgbuild.query.questions_file import questions

SH = Namespace("http://www.w3.org/ns/shacl#")


def test_every_question_is_an_example_that_runs():
    """Each named question is there with its words, and its query declares all that it needs."""
    graph = Graph().parse(data=examples(), format="turtle")
    found = set(graph.subjects(RDF.type, SH.SPARQLExecutable))
    assert {str(node).rsplit("/", 1)[1] for node in found} == set(questions())
    for node in found:
        assert (node, RDF.type, SH.SPARQLSelectExecutable) in graph
        (comment,) = graph.objects(node, RDFS.comment)
        assert isinstance(comment, Literal) and comment.language == "en"
        assert str(graph.value(node, SDO.target)) == "http://localhost:7333/sparql"  # that of `kgbuild serve`
        assert Graph().query(str(graph.value(node, SH.select))).vars
