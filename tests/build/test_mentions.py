from __future__ import annotations

import pytest
from pyoxigraph import NamedNode, Quad

from kgbuild.build import BuildOptions, Built, build
from kgbuild.check import check_quads
from kgbuild.vocab import GAF, KG, OA, PROV, RDF

TEXT = "Ann Bell met Carl Dorn in Leeds on Friday. “We agreed,” Ann Bell said. Carl Dorn is a councillor in York.\n"
PLACE = "#char=71,80"  # "Carl Dorn" of the last sentence, on which no fact rests


@pytest.fixture(scope="module")
def make(tmp_path_factory):
    """Build the graph of the text."""
    path = tmp_path_factory.mktemp("mentions") / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return lambda mentions: build([path], BuildOptions(mentions=mentions))


@pytest.fixture(scope="module")
def full(make) -> Built:
    """The graph with each passage described."""
    return make("full")


@pytest.fixture(scope="module")
def bare(make) -> Built:
    """The graph whose mentions only their IRIs tell."""
    return make("iri")


def _pairs(built: Built, *predicates: str) -> set[tuple[str, str]]:
    return {(q.subject.value, q.object.value) for q in built.quads if q.predicate.value in predicates}


def _messages(quads, texts=None) -> list[str]:
    return [finding.message for finding in check_quads(quads, texts=texts).findings]


def test_only_mentions_on_which_no_fact_rests_lose_their_selectors(full, bare):
    """Every link stays; what facts rest on is described as before."""
    evidence = (PROV.wasDerivedFrom, KG.cuePassage, KG.speakerPassage)
    for predicates in ((GAF.denotedBy,), evidence, (OA.hasSource,), (KG.line,)):
        assert _pairs(full, *predicates) == _pairs(bare, *predicates)
    selected = {passage for passage, _ in _pairs(bare, OA.hasSelector)}
    told = {node for _, node in _pairs(bare, *evidence)} & {node for node, _ in _pairs(bare, OA.hasSource)}
    assert told <= selected < {passage for passage, _ in _pairs(full, OA.hasSelector)}
    assert not any(passage.endswith(PLACE) for passage in selected)


def test_the_graph_conforms_with_and_without_its_text(bare):
    """The check takes the place from the IRI."""
    assert bare.conforms
    assert _messages(bare.quads) == []
    assert _messages(bare.quads, {"a.txt": TEXT}) == []


def test_words_that_the_iri_points_to_are_names_of_what_they_name(bare):
    """The text tells that a mention moved by a letter names nobody, and that one behind the end is none."""
    moved = _moved(bare, "#char=70,79")
    assert any("is none of its names" in message for message in _messages(moved, {"a.txt": TEXT}))
    assert any("the article ends before" in m for m in _messages(_moved(bare, "#char=71,800"), {"a.txt": TEXT}))
    assert any("holds no character" in message for message in _messages(_moved(bare, "#char=80,71")))


def test_a_fact_does_not_rest_on_a_bare_mention(bare):
    """What states something needs its selector."""
    event = next(q.subject for q in bare.quads if q.predicate.value == RDF.type and q.object.value == KG.Meeting)
    mention = next(node for _, node in _pairs(bare, GAF.denotedBy) if node.endswith(PLACE))
    added = Quad(event, NamedNode(PROV.wasDerivedFrom), NamedNode(mention))
    assert any("oa:hasSelector" in message for message in _messages([*bare.quads, added]))


def _moved(built: Built, place: str) -> list[Quad]:
    def moved(term):
        return NamedNode(term.value.replace(PLACE, place)) if isinstance(term, NamedNode) else term

    return [Quad(moved(q.subject), q.predicate, moved(q.object)) for q in built.quads]
