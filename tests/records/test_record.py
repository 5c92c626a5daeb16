from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kgbuild.extract.events.election_result import ElectionResult
from kgbuild.extract.events.meeting import Meeting
from kgbuild.model import (
    Article,
    ArticleFacts,
    DateInterval,
    EntityKind,
    EntityRef,
    EventRef,
    Issue,
    LocalEntity,
    Role,
    Severity,
    Span,
    SpeechType,
    Statement,
)
from kgbuild.records import BadRecord, decode, encode
from kgbuild.records.record import is_whole

TYPES = {cls.__name__: cls for cls in (Meeting, ElectionResult)}
ARTICLE = Article(file_name="a.txt", text="Ann Bell met Carl Dorn.\n", path="in/a.txt", first_line=3)
DAYS = DateInterval(date(2011, 5, 6), date(2011, 5, 8))
FACTS = ArticleFacts(
    article=ARTICLE,
    sentences=(Span(0, 23),),
    entities=(
        LocalEntity(kind=EntityKind.PERSON, name="Ann Bell", mentions=(Span(0, 8),), near=frozenset({"gb"})),
        LocalEntity(kind=EntityKind.UNNAMED, name="a spokesman", mentions=(), on_behalf_of=EntityRef(0)),
    ),
    roles=(Role(person=EntityRef(0), post="mayor", dates=DAYS, passages=(Span(0, 8),)),),
    statements=(Statement(speech_type=SpeechType.MIXED, parts=(Span(0, 3), Span(4, 8)), speaker=EntityRef(0)),),
    events=(
        Meeting(participants=(EntityRef(0), EntityRef(1)), passages=(Span(9, 12),), dates=DAYS),
        ElectionResult(
            contestant=EntityRef(0), measure="seats", change="gained", value=40.0, election=EventRef(0),
            passages=(Span(0, 8),), confidence=0.5,
        ),
    ),
    issues=(Issue("in/a.txt", 5, "unclosed-quotation", Severity.WARNING, "it never closes."),),
    country="gb",
    country_hints=((Span(0, 3), "gb"),),
)  # fmt: skip


def test_what_is_stored_comes_back():
    """A record gives the same facts again, with every type of value that it held."""
    data = encode(FACTS)
    assert data is not None
    again = decode(data, ARTICLE, TYPES)
    assert again == FACTS
    assert repr(again) == repr(FACTS)


def test_a_record_holds_wherever_the_article_lies():
    """An article that has moved takes its issues along to its new file and line."""
    moved = replace(ARTICLE, path="other/b.txt", file_name="b.txt", first_line=13)
    again = decode(encode(FACTS) or b"", moved, TYPES)
    assert again.article == moved
    assert [(i.file, i.line) for i in again.issues] == [("other/b.txt", 15)]


def test_half_a_surrogate_pair_cannot_be_stored():
    """Facts with text that has no UTF-8 are not stored rather than changed."""
    odd = replace(FACTS.entities[0], name="Ann \ud800")
    assert encode(replace(FACTS, entities=(odd, FACTS.entities[1]))) is None


@pytest.mark.parametrize("spoil", [lambda d: d[:-9], lambda d: d[:40] + b"x" + d[41:], lambda d: b"", lambda d: b"{}"])
def test_a_damaged_record_is_no_record(spoil):
    """A record that is cut off or changed is refused."""
    data = spoil(encode(FACTS) or b"")
    assert not is_whole(data)
    with pytest.raises(BadRecord):
        decode(data, ARTICLE, TYPES)


def test_a_class_that_is_gone():
    """A record of an event whose class no longer exists is refused."""
    with pytest.raises(BadRecord, match="Meeting"):
        decode(encode(FACTS) or b"", ARTICLE, {})
