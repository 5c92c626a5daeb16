from __future__ import annotations

from dataclasses import fields, replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kgbuild.extract.events.meeting import Meeting
from kgbuild.model import EntityRef, Span
from kgbuild.rdf import Minter, map_article, outlook
from kgbuild.vocab import KG, OA, ORG, RDF

from .conftest import TEXT, at

MINTER = Minter("https://example.org/data/")
FACTS = {KG.Meeting, KG.ElectionResult, KG.Statement, ORG.Membership}


def names(facts, resolution):
    """Return the IRIs of an article's facts."""
    quads = map_article(facts, outlook(facts, resolution), MINTER)
    return {q.subject.value for q in quads if q.predicate.value == RDF.type and q.object.value in FACTS}


def _moved(value, place, by):
    """Return a value with every span behind a place moved by some characters."""
    if isinstance(value, Span):
        return Span(value.start + by, value.end + by) if value.start >= place else value
    if isinstance(value, tuple):
        return tuple(_moved(one, place, by) for one in value)
    if hasattr(value, "__dataclass_fields__") and not isinstance(value, EntityRef):
        changed = {f.name: _moved(getattr(value, f.name), place, by) for f in fields(value) if f.init}
        return replace(value, **changed)
    return value


def with_words(facts, place, words):
    """Return an article with words put in at a place, and its facts moved accordingly."""
    article = replace(facts.article, text=facts.article.text[:place] + words + facts.article.text[place:])
    rest = ("sentences", "entities", "roles", "statements", "events")
    return replace(facts, article=article, **{name: _moved(getattr(facts, name), place, len(words)) for name in rest})


_PLACES = [0, 7, TEXT.index("The Greens"), len(TEXT)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # the fixtures are values that nobody changes
@given(st.sampled_from(_PLACES), st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_words_put_in_elsewhere_change_no_fact(facts, resolution, place, words):
    """Whatever is put in before, between or after the sentences, each fact keeps its IRI."""
    assert names(with_words(facts, place, words), resolution) == names(facts, resolution)


def test_passages_move_with_the_words(facts, resolution):
    """Only the passages behind the new words change their place."""

    def passages(article):
        quads = map_article(article, outlook(article, resolution), MINTER)
        return {q.object.value for q in quads if q.predicate.value == OA.exact}, {
            q.subject.value
            for q in map_article(article, outlook(article, resolution), MINTER)
            if q.predicate.value == OA.hasSelector
        }

    before, after = passages(facts), passages(with_words(facts, TEXT.index("The Greens"), "So it went. "))
    assert before[0] == after[0]
    assert 0 < len(before[1] - after[1]) < len(before[1])


def test_other_words_or_arguments_are_another_fact(facts, resolution):
    """A fact with other words, or of other people, has another IRI."""
    meeting = facts.events[0]
    others = (replace(meeting, passages=(at("Ann Bell met"),)), replace(meeting, participants=(EntityRef(0),)))
    found = [names(replace(facts, roles=(), statements=(), events=(e,)), resolution) for e in (meeting, *others)]
    assert len(set.union(*found)) == 3


def test_the_same_words_twice_are_counted(facts, resolution):
    """Two facts that say the same in the same words at two places are told apart by which comes first."""
    text = "Ann Bell met Bo Birch. Rain fell. Ann Bell met Bo Birch."
    second = text.rindex("Ann")
    meetings = tuple(
        Meeting(participants=(EntityRef(0), EntityRef(1)), passages=(Span(start, start + 21),)) for start in (second, 0)
    )
    article = replace(facts.article, text=text)
    both = replace(facts, article=article, entities=facts.entities, roles=(), statements=(), events=meetings)
    both = replace(both, entities=tuple(replace(e, mentions=()) for e in facts.entities))
    first, again = sorted(names(both, resolution), key=len)
    assert again == f"{first}-2"


def test_a_name_in_the_iri_is_cut_between_characters(facts, resolution):
    """An IRI that is cut short stays valid where the cut falls into an encoded character."""
    node = MINTER.fact("https://example.org/a", "statement", ("é" * 200,), "0123456789")
    assert node.isascii() and "%C3_" not in node and node.endswith("%A9_0123456789")
