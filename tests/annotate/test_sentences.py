from __future__ import annotations

import pytest
import spacy

from kgbuild.annotate.word_order import split_sentences
from kgbuild.layers import Chunk

NLP = spacy.blank("en")

SPLIT = [
    ("We won. They lost.", ["We won.", "They lost."]),
    ("Who won? We did! They lost.", ["Who won?", "We did!", "They lost."]),
    ("“We won.” They lost.", ["“We won.”", "They lost."]),
    ('"We won." They lost.', ['"We won."', "They lost."]),
    ("They lost. “We won,” she said.", ["They lost.", "“We won,” she said."]),
    ('They lost. "We won," she said.', ["They lost.", '"We won," she said.']),
    ("She left (he stayed.) Then we won.", ["She left (he stayed.)", "Then we won."]),
    ("In all 30 seats changed hands. 12 did not.", ["In all 30 seats changed hands.", "12 did not."]),
    ("We waited… They won.", ["We waited…", "They won."]),
    ("“We won.” “They lost.”", ["“We won.”", "“They lost.”"]),
    ("We 'won.' They 'lost.'", ["We 'won.'", "They 'lost.'"]),
]


def _sentences(text, blocks=None):
    doc = NLP.make_doc(text)
    split_sentences(doc, blocks or [Chunk(0, len(doc))])
    return [sentence.text for sentence in doc.sents]


@pytest.mark.parametrize(("text", "expected"), SPLIT)
def test_a_sentence_ends_at_its_mark_and_takes_closing_marks_along(text, expected):
    """The next one begins with a capital, a figure, or an opening mark before either."""
    assert _sentences(text) == expected


WHOLE = [
    "“We won!” she said.",
    '"Who won?" asked Ada Fenn',
    "Mr. Fenn met Dr. Marsh and Sen. Boyle in St. Ives.",
    "It rose by 2.5 per cent at 10.30 a.m. on Monday.",
    "Fenn vs. Marsh was heard.",
    "She won ... and left.",
    "“Yes,” she said, “we won.”",
]


@pytest.mark.parametrize("text", WHOLE)
def test_a_full_stop_that_ends_no_sentence(text):
    """A title, a figure, a mark inside a quotation before its cue: the sentence goes on."""
    assert _sentences(text) == [text]


def test_a_block_always_starts_a_sentence():
    """A headline has no full stop."""
    assert _sentences("Hall to shut The hall shuts.", [Chunk(0, 3), Chunk(3, 7)]) == ["Hall to shut", "The hall shuts."]
