from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from kgbuild.annotate.encoder.eventlayer import with_whole_words
from kgbuild.annotate.encoder.session import Session
from kgbuild.annotate.language import SHIPPED, load_language
from kgbuild.layers import Chunk, EventMention

pytestmark = pytest.mark.skipif(
    not (SHIPPED / "model.onnx").exists(), reason="the shipped model is not in this checkout"
)
_WORDS = st.sampled_from(
    ["Ann", "Bell", "said", "“", "”", "’s", "the", "🙂", "e\u0301", "\u00a0", "won", "1,000", ".", "—"]
)


@pytest.fixture(scope="module")
def language():
    """The shipped model."""
    return load_language()


def _read(language, text):
    doc = language.make_doc(text)
    return doc, language.read(doc, [Chunk(0, len(doc))]).attributions


def test_layers(language):
    """One pass sets sentences, tags, parts of speech, lemmas, a tree and entities, and finds who said what."""
    doc, (found, *_) = _read(language, "Ann Bell said that the council was wrong. It met in Bristol.")
    assert [s.text for s in doc.sents] == ["Ann Bell said that the council was wrong.", "It met in Bristol."]
    assert (doc[2].tag_, doc[2].pos_, doc[2].lemma_, doc[2].dep_) == ("VBD", "VERB", "say", "ROOT")
    assert doc[6].lemma_ == "be"

    assert [(e.text, e.label_) for e in doc.ents] == [("Ann Bell", "PERSON"), ("Bristol", "PLACE")]
    assert [doc[c.start : c.end].text for c in (*found.source, *found.cue)] == ["Ann Bell", "said"]
    assert doc[found.content[0].start : found.content[0].end].text.removeprefix("that ") == "the council was wrong"


def test_lemmas_of_verbs_in_e(language):
    """A verb that has lost its last letter gets it back, one that has doubled it does not."""
    doc, _ = _read(language, "Ann Bell hoped to win, is hoping to stay, hopes to rest, and hopped over the wall.")
    assert [t.lemma_ for t in doc if t.text.startswith("hop")] == ["hope", "hope", "hope", "hop"]


def test_long_paragraph(language):
    """A paragraph longer than the window is read whole: each word has a tag and each sentence one root."""
    sentence = "The council that meets in the old hall near the river voted against the plan on Monday . "
    doc, _ = _read(language, sentence * 40)
    assert all(t.tag_ and t.pos_ for t in doc)
    roots = [t for t in doc if t.head.i == t.i]
    assert len(roots) == len(list(doc.sents)) >= 40


def test_words_without_sentences_are_not_read_over_and_over(language, monkeypatch):
    """A text whose sentences fill their windows costs little more than one look at each word."""
    looked = []
    scores = Session.scores
    monkeypatch.setattr(Session, "scores", lambda self, part: looked.append(part) or scores(self, part))
    doc, _ = _read(language, "Lib Dem who " * 500)
    assert sum(len(part.first) for part in looked) < 1.5 * len(doc)


def test_neighbours_do_not_matter(language):
    """A text is read the same whatever was read before it."""
    text = "Mr Bell denied that he had met the minister."
    first, _ = _read(language, text)
    _read(language, "Another text about “something else” entirely.")
    again, _ = _read(language, text)
    assert first.to_bytes() == again.to_bytes()


@settings(max_examples=25, deadline=None)
@given(st.lists(_WORDS, min_size=1, max_size=30), st.sampled_from([" ", "  ", "\n"]))
def test_offsets(language, words, blank):
    """Entities and attributions lie inside the text and hold no blanks at their ends, whatever the words."""
    doc, found = _read(language, blank.join(words))
    assert doc.text == blank.join(words)
    for chunk in (c for a in found for c in (*a.source, *a.cue, *a.content)):
        assert 0 <= chunk.start < chunk.end <= len(doc)
        assert not doc[chunk.start].is_space and not doc[chunk.end - 1].is_space


@pytest.mark.parametrize(
    ("words", "triggers", "expected"),
    [
        ("by-polls", [(0, 1, 0.7), (2, 3, 0.9)], [(0, 3, 0.9)]),
        ("by-polls", [(2, 3, 0.9)], [(0, 3, 0.9)]),
        ("polls - won", [(0, 1, 0.9), (2, 3, 0.8)], [(0, 1, 0.9), (2, 3, 0.8)]),
    ],
)
def test_a_trigger_is_a_whole_word(words, triggers, expected) -> None:
    """A hyphenated word is one trigger, though the model marks a part of it or two; a dash between words joins none."""
    doc = spacy.blank("en")(words)
    found = with_whole_words(doc, [_mention(start, end, score) for start, end, score in triggers])
    assert [(m.trigger.start, m.trigger.end, m.score) for m in found] == expected


def _mention(start: int, end: int, score: float) -> EventMention:
    """Return a mention of an election at some tokens."""
    return EventMention(
        kind="Election",
        trigger=Chunk(start, end),
        arguments=(),
        factuality=(("actual", 1.0),),
        properties=(),
        event=0,
        score=score,
        second=("O", 0.0),
    )
