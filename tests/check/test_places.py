from __future__ import annotations

import pytest
from rdflib import URIRef

from kgbuild.check.index import GraphIndex
from kgbuild.check.passages import PassageReader
from kgbuild.check.places import Places


@pytest.fixture
def places(sample):
    """A function that returns the places of the example, with some Turtle added."""

    def make(turtle="", texts=None):
        index = GraphIndex(sample.graph(sample.turtle() + turtle))
        return Places(index, PassageReader(index), texts or {})

    return make


@pytest.mark.parametrize(
    ("node", "label"),
    [
        ("ann", "Ann Ash"),
        ("meeting", "Meeting: Ann Ash, Bo Birch"),
        ("statement", "Statement: Ann Ash"),
        ("article/1", "Article 1.txt"),
        ("nothing", "<https://w3id.org/kgbuild/data/nothing>"),
    ],
)
def test_labels(sample, places, node, label):
    """An entity is called by its name, a fact by its class and whom it links."""
    assert places().label(URIRef(sample.base + node)) == label


def test_label_of_a_passage(sample, places):
    """A passage and its selector are called by their words."""
    start = sample.text.index("Ms Ash")
    for kind in ("char", "selector"):
        node = URIRef(f"{sample.article}#{kind}={start},{start + 17}")
        assert places().label(node) == "passage “Ms Ash, the mayor”"


def test_words_without_texts(sample, places):
    """Without texts, a fact's location has the words of its passage and no line."""
    location = places().location(URIRef(sample.base + "statement"))
    assert (location.file, location.line, location.quote) == ("1.txt", None, "“We agreed on rail,”")


def test_sentence_and_line_from_texts(sample, places):
    """With texts, a fact's location has the line and the whole sentence."""
    location = places(texts=sample.texts).location(URIRef(sample.base + "statement"))
    assert str(location) == "1.txt:3"
    assert location.quote == "“We agreed on rail,” said Ms Ash, the mayor."


def test_sentence_and_line_from_the_graph(sample, places):
    """The graph's own line and words beside the passage come before the texts."""
    start = sample.text.index("“We agreed")
    end = start + len("“We agreed on rail,”")
    added = f"""<{sample.article}#char={start},{end}> kg:line 40 .
    <{sample.article}#selector={start},{end}> oa:suffix " said" ."""
    location = places(added, sample.texts).location(URIRef(sample.base + "statement"))
    assert str(location) == "1.txt:40"
    assert location.quote == "“We agreed on rail,” said"


def test_entity_is_located_by_its_first_mention(sample, places):
    """An entity's words are the first that name it."""
    assert places().location(URIRef(sample.base + "ann")).quote == "Ms Ash, the mayor"


def test_fact_without_passage_is_located_by_its_article(sample, places):
    """A fact without a passage still belongs to the article whose IRI its own extends."""
    location = places("<https://w3id.org/kgbuild/data/article/1/x/2> a kg:Meeting .").location(
        URIRef(f"{sample.article}/x/2")
    )
    assert str(location) == "1.txt"


def test_unknown_place(sample, places):
    """A node that no article speaks of has no location."""
    assert str(places().location(URIRef("https://example.org/x"))) == ""
