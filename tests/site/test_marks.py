from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kgbuild.query.view import PassageRecord
from kgbuild.site.marks import Mark, lines, parts, sentences, whole

TEXT = "Ann met Carl.\n\nThey spoke\nof rail."


def shown(found, card):
    """Return the text of all segments of a card."""
    return "".join(s.text for line in found for s in line.segments if card in s.cards)


def test_overlapping_marks_are_all_shown():
    """Where marks overlap, the text is cut, and each piece knows all of them, the shortest first."""
    (line,) = lines(whole("Ann met Carl."), [Mark(0, 13, "f1", "statement"), Mark(8, 12, "e1", "entity")])
    assert [(s.text, s.cards) for s in line.segments] == [
        ("Ann met ", ("f1",)), ("Carl", ("e1", "f1")), (".", ("f1",)),
    ]  # fmt: skip


def test_mark_over_lines():
    """A mark that goes over a line break is marked on both lines, which keep their numbers."""
    found = lines(whole(TEXT), [Mark(20, 33, "f1", "event")])
    assert [line.number for line in found] == [1, 3, 4] and [line.gap for line in found] == [True, True, False]
    assert shown(found, "f1") == "spokeof rail"


def test_yaml_header():
    """The YAML at the beginning of a file is told from the article."""
    found = lines(whole("---\ntitle: x\n---\nText\n---\n"), [])
    assert [line.header for line in found] == [True, True, True, False, False]


def passage(start, end, prefix, suffix, line):
    """Return a passage of TEXT."""
    return PassageRecord("", "", "", line, start, end, TEXT[start:end], prefix, suffix)


def test_sentences_without_a_text():
    """Without the text, the sentences of passages are put together where they overlap, on their own lines."""
    chunks = sentences(
        [passage(20, 25, "They ", "", 3), passage(0, 3, "", " met Carl.", 1), passage(8, 12, "Ann met ", "", 1)]
    )
    assert [(c.start, c.text, c.line) for c in chunks] == [(0, "Ann met Carl.", 1), (15, "They spoke", 3)]
    assert all(TEXT[c.start :].startswith(c.text) for c in chunks)


words = st.text(alphabet="ab \n", max_size=60)


@settings(deadline=None)
@given(words, st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=8))
def test_segments_are_the_text(text, spans):
    """Whatever is marked, the segments are the text's lines, and those of a mark are the words of the mark."""
    marks = [Mark(start, min(start + length, len(text)), f"f{n}", "") for n, (start, length) in enumerate(spans)
             if start < len(text)]  # fmt: skip
    found = lines(whole(text), marks)
    assert ["".join(s.text for s in line.segments) for line in found] == [r for r in text.split("\n") if r.strip()]
    for mark in marks:
        inside = text[mark.start : mark.end]
        assert shown(found, mark.card).replace(" ", "") == inside.replace("\n", "").replace(" ", "")


@settings(deadline=None)
@given(st.lists(st.sampled_from(["a" * 900, "\n", " b c ", "d" * 7000]), max_size=30).map("".join))
def test_parts_are_the_text(text):
    """A long text is cut into parts that together are the text, none of them much too long, with right line numbers."""
    chunks = [chunk for part in parts(whole(text)) for chunk in part]
    assert "".join(c.text for c in chunks) == text
    assert all(len(c.text) <= 6000 and c.line == text.count("\n", 0, c.start) + 1 for c in chunks)
    assert all(text[c.start : c.start + len(c.text)] == c.text for c in chunks)
