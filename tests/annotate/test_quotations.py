from __future__ import annotations

import sys

import pytest
import spacy.tokens
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kgbuild.annotate.quotations import find_quotations
from kgbuild.layers import Chunk

NLP = spacy.blank("en")
OPENING = {"“", "„", "«", "»", "‘", '"', "'", "''"}
CLOSING = {"”", "“", "»", "«", "’", '"', "'", "''", "’’"}


def _read(text):
    """Return a Doc, one block for each line, and the quotations in it."""
    doc = NLP.make_doc(text.replace("\n", " "))
    blocks, start = [], 0
    position = 0
    for line in text.split("\n"):
        position += len(line)
        end = next((token.i for token in doc if token.idx >= position), len(doc))
        blocks.append(Chunk(start, end))
        start, position = end, position + 1
    blocks = [block for block in blocks if len(block)]
    return doc, blocks, find_quotations(doc, blocks)


def _contents(text):
    doc, _, quotations = _read(text)
    return [doc[q.content.start : q.content.end].text for q in quotations]


PAIRED = [
    ("“We won,” said Ada Fenn.", ["We won,"]),
    ('"We won," said Ada Fenn.', ["We won,"]),
    ("Ada Fenn said: ‘We won.’", ["We won."]),
    ("Ada Fenn said: 'We won.'", ["We won."]),
    ("«We won», said Ada Fenn.", ["We won"]),
    ("„We won“, said Ada Fenn.", ["We won"]),
    ("»We won«, said Ada Fenn. »At last«, she added.", ["We won", "At last"]),
    ("``We won,'' said Ada Fenn. ``At last.''", ["We won,", "At last."]),
    ("`We won,' said Ada Fenn.", ["We won,"]),
    ("» Ada Fenn won » Ben Gray called it “a pity”", ["a pity"]),
    ("“We won by a mile, she said at the count.", ["We won by a mile,"]),
    ("The ''old guard'' has gone.", ["old guard"]),
    ("The “old guard’’ has gone.", ["old guard"]),
    ("“We,” she said, “won.”", ["We,", "won."]),
    ('A "first" and a "second", then a "third"!', ["first", "second", "third"]),
    ('She called it a "farce" (or a "shambles").', ["farce", "shambles"]),
    ('Why "now"? And why (as "they" put it)?', ["now", "they"]),
    ('The plan — "a farce" — was dropped.', ["a farce"]),
    ('Councils " in need " get help.', ["in need"]),
    ("Rail chief 'misled' the council", ["misled"]),
]


@pytest.mark.parametrize(("text", "expected"), PAIRED)
def test_marks_are_paired_by_kind(text, expected):
    """A quotation is what stands between an opening mark and the closing mark of its kind."""
    assert _contents(text) == expected


APOSTROPHES = [
    "The MPs’ pay and the peers’ pay rose.",
    "The MPs' pay and the peers' pay rose.",
    "They don’t and won't say.",
    "In the '90s and the ’80s it was 'em or us.",
    "'Tis the season, said nobody; 'twas ever thus.",
    "Rock 'n' roll and rock ’n’ roll.",
    "The Joneses' house and O'Hara's flat",
    "It was Ada Fenn's, not Bo Marsh’s.",
]


@pytest.mark.parametrize("text", APOSTROPHES)
def test_an_apostrophe_is_never_a_mark(text):
    """A possessive, a contraction, a decade or a clipped word opens and closes nothing."""
    assert _contents(text) == []


BOTH = [
    ("‘I don’t know the MPs’ views,’ she said.", ["I don’t know the MPs’ views,"]),
    ("'I don't know the MPs' views,' she said.", ["I don't know the MPs' views,"]),
    ("“It’s the ’90s again,” she said.", ["It’s the ’90s again,"]),
    ("Fenn's 'plan' is Marsh's 'folly'", ["plan", "folly"]),
    ("‘Rock ’n’ roll is back,’ she said.", ["Rock ’n’ roll is back,"]),
    ("The 'bot nets grow, and a 'zombie' too.", ["zombie"]),
]


@pytest.mark.parametrize(("text", "expected"), BOTH)
def test_apostrophes_inside_and_beside_single_quotations(text, expected):
    """Single marks quote although apostrophes look the same."""
    assert _contents(text) == expected


NESTED = [
    ("“She said ‘no’ to us,” he said.", [("She said ‘no’ to us,", 0), ("no", 1)]),
    ("\"She said 'no' to us,\" he said.", [("She said 'no' to us,", 0), ("no", 1)]),
    ('‘She said "no" to us,’ he said.', [('She said "no" to us,', 0), ("no", 1)]),
    ("“We asked: ‘who are they?’”", [("We asked: ‘who are they?’", 0), ("who are they?", 1)]),
    ('“He told “Town News” it was over,” she said.', [("He told “Town News” it was over,", 0), ("Town News", 1)]),
    ('"He told "Town News" it was over," she said.', [('He told "Town News" it was over,', 0), ("Town News", 1)]),
    ("“Not ‘the “big” plan’ again,” he said.", [("Not ‘the “big” plan’ again,", 0), ("the “big” plan", 1), ("big", 2)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NESTED)
def test_a_quotation_inside_a_quotation_is_deeper(text, expected):
    """Both are found, the outer one first, each with the number of quotations around it."""
    doc, _, quotations = _read(text)
    assert [(doc[q.content.start : q.content.end].text, q.depth) for q in quotations] == expected


def test_brackets_stay_inside():
    """An editor's brackets and a speaker's do not end a quotation."""
    assert _contents("“I like him [Bo] (mostly),” she said.") == ["I like him [Bo] (mostly),"]
    assert _contents("“[Bo] is late,” she said (and “he knows”).") == ["[Bo] is late,", "he knows"]


OTHER_SHAPE = [
    ('“We won," said Ada Fenn. “We did.”', ["We won,", "We did."]),
    ('"We won,” said Ada Fenn. "We did."', ["We won,", "We did."]),
    ('“We won," she said. "We did," he said.', ["We won,", "We did,"]),
    ('“He called it "daft" twice,” she said.', ['He called it "daft" twice,', "daft"]),
    ('“It is 10" wide,” she said.', ['It is 10" wide,']),
]


@pytest.mark.parametrize(("text", "expected"), OTHER_SHAPE)
def test_a_closing_mark_of_another_shape_closes_what_would_stay_open(text, expected):
    """Curly and straight marks close each other where their own kind is missing."""
    assert _contents(text) == expected


def _states(text):
    doc, _, quotations = _read(text)
    return [(doc[q.content.start : q.content.end].text, q.closed, q.continues) for q in quotations]


@pytest.mark.parametrize("marks", ["“”", '""', "‘’", "''"])
def test_a_quotation_of_several_paragraphs_goes_on_where_it_opens_again(marks):
    """Each paragraph opens it again and only the last closes it; all count as closed."""
    first, last = marks
    assert _states(f"{first}One won.\n{first}Two won.\n{first}Three won,{last} she said.") == [
        ("One won.", True, False),
        ("Two won.", True, True),
        ("Three won,", True, True),
    ]


def test_a_quotation_that_opens_again_in_its_paragraph_goes_on():
    """After a full stop an opening mark goes on with the quotation that is open."""
    assert _states("“One won. “Two won,” she said.") == [("One won.", True, False), ("Two won,", True, True)]


UNCLOSED = [
    ("She said: “One won. Two won.\nBo Marsh left.", [("One won. Two won.", False, False)]),
    ('She said: "One won. Two won.\nBo Marsh "left".', [("One won. Two won.", False, False), ("left", True, False)]),
    ("“One won.\nBo Marsh left.\n“Two,” he said.", [("One won.", False, False), ("Two,", True, False)]),
    ('She said: "One won. He added: "Two won."', [("One won.", False, False), ("Two won.", True, False)]),
    ("“One won.\n“Two won.\nBo Marsh left.", [("One won.", True, False), ("Two won.", False, True)]),
]


@pytest.mark.parametrize(("text", "expected"), UNCLOSED)
def test_a_quotation_that_never_closes_ends_with_its_paragraph_and_is_marked(text, expected):
    """Or before the sentence in which the next one opens; a later paragraph goes on only if it opens with its mark."""
    assert _states(text) == expected


def test_many_marks_that_nothing_closes_are_looked_at_once():
    """Thousands of open quotations take steps in line with their number, counted as lines that run."""

    def steps(count):
        doc = spacy.tokens.Doc(NLP.vocab, words=['"', "was", "elected"] * count, spaces=[False, True, True] * count)
        lines = 0

        def trace(_frame, event, _arg):
            nonlocal lines
            lines += event == "line"
            return trace

        before = sys.gettrace()
        sys.settrace(trace)
        try:
            found = find_quotations(doc, [Chunk(0, len(doc))])
        finally:
            sys.settrace(before)
        assert len(found) == count
        return lines

    assert steps(2000) < 10 * steps(250)


def test_a_closing_mark_without_an_opening_one_is_no_quotation():
    """It neither closes nor opens anything."""
    assert _contents("We won,” said Ada Fenn.") == []
    assert _contents('We won", said Ada Fenn.') == []


def test_nothing_between_the_marks_is_no_quotation():
    """Two marks side by side quote nothing."""
    assert _contents('An empty "" and “” mark.') == []


words = st.lists(
    st.sampled_from(["we", "won", "the", "vote", "today", "in", "Leeds", "don’t", "MPs’", "[sic]", "(twice)"]),
    min_size=1,
    max_size=8,
)
pairs = st.sampled_from(["“”", '""', "«»", "‘’"])


@given(st.lists(st.tuples(words, pairs, words), min_size=1, max_size=5))
def test_well_formed_quotations_are_found_word_for_word(parts):
    """Whatever stands around and inside them, quotations in proper marks come back exactly."""
    text, expected = "", []
    for before, (opening, closing), inside in parts:
        inside = [word for word in inside if opening != "‘" or word != "MPs’"] or ["yes"]
        before = [word for word in before if word != "MPs’"] or ["so"]
        content = " ".join(inside) + ","
        text += " ".join(before) + f" {opening}{content}{closing} "
        expected.append(content)
    assert _contents(text.strip()) == expected


soup = st.lists(
    st.sampled_from(
        [*"“”„«»‘’\"'", "''", "’’", " ", " ", " ", "\n", ". ", ", ", "we", "MPs", "n", "90s", "(", ")", "—", "5"]
    ),
    max_size=40,
).map("".join)


@given(soup)
@example("“«“. “„”")  # a quotation that never closes, inside another that ends early
@example("«“. ”«“»")  # one that never closes, around another that holds the end of its sentence
@settings(max_examples=400)
def test_any_jumble_of_marks_gives_sound_quotations(text):
    """Each stays in its block, begins right after a mark, ends right before one if it has one, and crosses no other."""
    doc, blocks, quotations = _read(text)
    for q in quotations:
        block = next(block for block in blocks if q.outer.start in block)
        assert block.start <= q.outer.start < q.content.start < q.content.end <= q.outer.end <= block.end
        assert doc[q.outer.start].text == q.mark in OPENING
        assert q.content.start == q.outer.start + 1
        if q.outer.end > q.content.end:
            assert q.closed
            assert q.outer.end == q.content.end + 1
            assert doc[q.content.end].text in CLOSING
    for one in quotations:
        for other in quotations:
            apart = one.outer.end <= other.outer.start or other.outer.end <= one.outer.start
            inside = one.outer.start in other.outer and one.outer.end <= other.outer.end
            around = other.outer.start in one.outer and other.outer.end <= one.outer.end
            assert one is other or apart or inside or around
    assert list(quotations) == sorted(quotations, key=lambda q: (q.outer.start, -q.outer.end))
