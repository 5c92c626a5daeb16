from __future__ import annotations

import pytest
from rdflib import Literal, URIRef

from kgbuild.check.index import GraphIndex, subclasses
from kgbuild.check.passages import PassageReader
from kgbuild.check.provenance import FACT_CLASSES, check_provenance


@pytest.fixture
def found(ontology):
    """A function that checks a graph's passages and returns each finding's rule, node and message."""

    def check(graph, texts=None):
        index = GraphIndex(graph)
        result = check_provenance(index, PassageReader(index), subclasses(FACT_CLASSES, ontology), texts)
        return [(f.source.rsplit("#")[-1], str(f.focus), f.message) for f in result.findings]

    return check


def test_true_passages_pass(sample, found):
    """A graph whose passages all quote their article has no finding."""
    assert found(sample.graph(), sample.texts) == []


def test_counts_passages_and_comparisons(sample, ontology):
    """The result says how many passages there are and how many were compared."""
    index = GraphIndex(sample.graph())
    result = check_provenance(index, PassageReader(index), subclasses(FACT_CLASSES, ontology), sample.texts)
    assert (result.passages, result.compared) == (4, 4)


@pytest.mark.parametrize("fact", ["meeting", "statement", "membership"])
def test_fact_without_passage(sample, found, fact):
    """A statement, an event or a membership without a passage is found."""
    graph = sample.graph()
    graph.update(f"DELETE WHERE {{ <{sample.base}{fact}> <http://www.w3.org/ns/prov#wasDerivedFrom> ?p }}")
    assert [(rule, node) for rule, node, _ in found(graph)] == [("fact-without-passage", sample.base + fact)]


def test_wrong_words(sample, found):
    """A quotation that the article does not have is found, with what the article says there."""
    graph = sample.spoilt('oa:exact "Ms Ash, the mayor"', 'oa:exact "Ms Ash, the major"')
    ((rule, _, message),) = found(graph, sample.texts)
    assert rule == "passage-quote"
    assert "“Ms Ash, the major”" in message
    assert "“Ms Ash, the mayor”; it has the words nowhere" in message


def test_shifted_words_are_located(sample, found):
    """A quotation at the wrong place is found, and the right place is named."""
    words = "Ann Ash met Bo Birch on Monday."
    _, turtle = sample.passage(words, shift=2)
    ((rule, _, message),) = found(sample.graph(sample.turtle() + turtle), sample.texts)
    assert rule == "passage-quote"
    assert f"start at character {sample.text.index(words)}" in message


def test_wrong_words_pass_without_texts(sample, found):
    """Without the texts, a quotation of the right length is not doubted."""
    assert found(sample.spoilt('oa:exact "Ms Ash, the mayor"', 'oa:exact "Ms Ash, the major"')) == []


def test_length_is_checked_without_texts(sample, found):
    """A quotation longer than its offsets allow is found without the texts."""
    graph = sample.spoilt('oa:exact "Ms Ash, the mayor"', 'oa:exact "Ms Ash, the mayor of it"')
    assert [rule for rule, *_ in found(graph)] == ["passage-inconsistent"]


def test_offsets_count_code_points(sample, found):
    """A character outside the basic plane counts as one."""
    text = "🚆🚆 Rail deal.\n"
    graph = sample.graph(
        """d:a kg:fileName "1.txt" . d:p a oa:SpecificResource ; oa:hasSource d:a ; oa:hasSelector d:s .
        d:s oa:start 3 ; oa:end 12 ; oa:exact "Rail deal" ."""
    )
    assert found(graph, {"1.txt": text}) == []


def test_iri_that_contradicts_the_selector(sample, found):
    """A passage whose IRI names other characters than its selector is found."""
    graph = sample.spoilt("oa:start 22", "oa:start 23")
    assert {rule for rule, *_ in found(graph)} == {"passage-inconsistent"}
    assert any("Its IRI says char=22" in message for *_, message in found(graph))


def test_prefix_and_suffix_are_compared(sample, found):
    """The words beside a quotation must stand beside it in the article."""
    _, turtle = sample.passage("Bo Birch")
    good = turtle.replace('oa:exact "Bo Birch"', 'oa:exact "Bo Birch" ; oa:prefix "met " ; oa:suffix " on"')
    bad = good.replace('"met "', '"saw "')
    assert found(sample.graph(sample.turtle() + good), sample.texts) == []
    ((rule, _, message),) = found(sample.graph(sample.turtle() + bad), sample.texts)
    assert rule == "passage-quote"
    assert "“saw” stands beside" in message


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (' ; oa:exact "Ms Ash, the mayor"', "", "no value instead of one for the quotation (oa:exact)"),
        ('oa:exact "Ms Ash, the mayor"', 'oa:exact "Ms", "Ash"', "2 values instead of one for the quotation"),
        ("oa:start 22", 'oa:start "soon"', "“soon”, which is not a whole number"),
        ("oa:start 22", "oa:start -22", "not a whole number"),
        ('kg:fileName "1.txt" ;', "", "file name (kg:fileName)"),
    ],
)
def test_incomplete_passage(sample, found, old, new, told):
    """A passage that does not lead to words is found once for each thing that is missing."""
    ((rule, _, message),) = found(sample.spoilt(old, new), sample.texts)
    assert rule == "passage-incomplete"
    assert told in message


def test_pointer_to_nothing(sample, found):
    """A fact that cites a node without a description is told what the node lacks."""
    problems = found(sample.graph("d:x a kg:Statement ; prov:wasDerivedFrom d:nowhere ."))
    assert {rule for rule, *_ in problems} == {"passage-incomplete"}
    assert {node for _, node, _ in problems} == {sample.base + "nowhere"}


def test_changed_text(sample, found):
    """A text whose hash is not the article's is found."""
    assert [rule for rule, *_ in found(sample.graph(), {"1.txt": sample.text + "\n"})] == ["text-changed"]


def test_hash_in_capitals(sample, found):
    """A hash in capitals is the same hash; how it is written is the shapes' business."""
    graph = sample.graph()
    ((article, predicate, value),) = graph.triples((None, URIRef("https://schema.org/sha256"), None))
    graph.set((article, predicate, Literal(str(value).upper())))
    assert found(graph, sample.texts) == []


def test_missing_text_is_a_warning(sample, ontology):
    """An article whose text was not given is a warning that says how many passages were not compared."""
    index = GraphIndex(sample.graph())
    result = check_provenance(index, PassageReader(index), subclasses(FACT_CLASSES, ontology), {"2.txt": ""})
    (finding,) = result.findings
    assert finding.severity == "Warning"
    assert "“1.txt”" in finding.message
    assert "(4)" in finding.message
    assert result.compared == 0
