from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgbuild.annotate.encoder.pieces import LONGEST, WINDOW, Pieces, case_of, gather, window
from kgbuild.annotate.language import SHIPPED

pytestmark = pytest.mark.skipif(
    not (SHIPPED / "vocabulary.txt").exists(), reason="the shipped model's vocabulary is not in this checkout"
)


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    """The shipped vocabulary."""
    return Pieces(SHIPPED / "vocabulary.txt")


@pytest.mark.parametrize(
    ("typographic", "plain"), [("“", '"'), ("»", '"'), ("don’t", "don't"), ("—", "-"), ("''", '"')]
)
def test_marks_are_folded(pieces, typographic, plain):
    """Typographic marks and dashes reach the encoder as their plain forms."""
    assert pieces(typographic) == pieces(plain)


@pytest.mark.parametrize(
    ("word", "case"), [("word", 0), ("Word", 1), ("A", 1), ("WORD", 2), ("McWord", 3), ("iPad", 3), ("42", 0), ("—", 0)]
)
def test_case(word, case):
    """Case is told in four classes, since the vocabulary forgets it."""
    assert case_of(word) == case


@settings(deadline=None)
@given(st.text(min_size=1, max_size=60))
def test_every_word_has_pieces(pieces, word):
    """Whatever the word (emoji, combining marks, controls), it has at least one piece and not too many."""
    assert 1 <= len(pieces(word)) <= 24


@given(st.lists(st.integers(1, 400), max_size=40))
def test_gathering_loses_nothing(sizes):
    """Groups follow each other without gaps, and only a single long paragraph exceeds the window."""
    groups = gather(sizes)
    assert [n for start, end in groups for n in range(start, end)] == list(range(len(sizes)))
    for start, end in groups:
        assert end - start == 1 or sum(s + 1 for s in sizes[start:end]) < WINDOW


@settings(deadline=None, max_examples=50)
@given(st.lists(st.integers(1, 300), min_size=1, max_size=4))
def test_windows_fit(pieces, lengths):
    """A window never exceeds the largest size, and its words follow each other from the first."""
    words = ["word"] * sum(lengths)
    bounds, start = [], 0
    for length in lengths:
        bounds.append((start, start + length))
        start += length
    found = window(pieces, words, bounds)
    assert len(found.pieces) <= LONGEST
    assert len(found.pieces) == len(found.case)
    assert found.end - found.start == len(found.first) > 0
