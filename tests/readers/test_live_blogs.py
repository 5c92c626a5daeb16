"""The entries of a live blog: sections, each with its time."""

from __future__ import annotations

import pytest

from kgbuild.build import BuildOptions, build
from kgbuild.model import BlockKind
from kgbuild.readers.layout import lay_out
from kgbuild.readers.layout.entries import clock_time
from kgbuild.vocab import KG

ENTRIES = (
    ("9.05am", "09:05", "Ann Bell resigned as mayor of Selby this morning, an hour before the council was to meet."),
    (
        "14:32",
        "14:32",
        "Carl Dorn, the leader of the council, said that he would not stand in the by-election in June.",
    ),
    ("5pm", "17:00", "The council met in the town hall, and voted by 21 to 17 to close the old market for two years."),
    (
        "20.15 BST",
        "20:15",
        "Gus Orr was elected mayor with 1,204 votes, and said that the market would open again soon.",
    ),
)
HEAD = "Council meets: live\n\nBy Joe Fox\n\nThe council of Selby meets to elect a mayor; follow what happens here.\n\n"
FORMS = {
    "lines": HEAD + "\n\n".join(f"{time}\n\n{words}" for time, _, words in ENTRIES),
    "titled": HEAD + "\n\n".join(f"{time}\n\nThe news at {n}\n\n{e}" for n, (time, _, e) in enumerate(ENTRIES)),
    "colons": HEAD + "\n\n".join(f"{time}: {words}" for time, _, words in ENTRIES),
    "inline": HEAD + "\n\n".join(f"{time} {words}" for time, _, words in ENTRIES),
}


@pytest.mark.parametrize("form", FORMS)
def test_an_entry_is_a_section_with_its_time(form):
    """Times on lines of their own, or before the words, are no prose, and begin the entries of a live blog."""
    text = FORMS[form] + "\n"
    layout = lay_out(text)
    assert [entry.time for entry in layout.entries] == [time for _, time, _ in ENTRIES]
    assert [text.startswith(shown, entry.start) for entry, (shown, _, _) in zip(layout.entries, ENTRIES, strict=True)]
    paragraphs = [block.span.of(text) for block in layout.blocks if block.kind is BlockKind.PARAGRAPH]
    assert [words for _, _, words in ENTRIES] == [p for p in paragraphs if p in {w for _, _, w in ENTRIES}]


def test_two_times_make_no_live_blog():
    """A line or two with a time are no live blog, nor are paragraphs that begin with a number."""
    two = HEAD + "\n\n".join(f"{time}\n\n{words}" for time, _, words in ENTRIES[:2])
    numbers = HEAD + "\n\n".join(f"{n} Labour members voted against the plan of their party." for n in (14, 15, 16, 17))
    assert lay_out(two).entries == lay_out(numbers).entries == ()


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("12.30am", "00:30"),
        ("12pm", "12:00"),
        ("Updated at 9.05", "09:05"),
        ("13pm", None),
        ("25.10", None),
        ("14", None),
    ],
)
def test_times_of_day(words, time):
    """A time is read on the clock of 24 hours; what no clock shows is none."""
    assert clock_time(words) == time


@pytest.mark.parametrize("tag", ["time", "div"])
def test_a_live_blog_of_the_web(read_one, tag):
    """The times of the entries of a page are kept, in elements of their own."""
    entries = "".join(f"<section><{tag}>{shown}</{tag}><p>{words}</p></section>" for shown, _, words in ENTRIES)
    (article,), _ = read_one(f"<html><body><article><h1>Council meets</h1>{entries}</article></body></html>", "a.html")
    assert [entry.time for entry in article.entries] == [time for _, time, _ in ENTRIES]


def test_passages_say_the_time_of_their_entry(tmp_path):
    """Each passage of an entry has its time in the graph, which conforms."""
    (tmp_path / "live.txt").write_text(FORMS["lines"], encoding="utf-8")
    built = build([tmp_path / "live.txt"], BuildOptions())
    assert built.conforms
    times = {quad.object.value for quad in built.quads if quad.predicate.value == KG.entryTime}
    assert "09:05" in times and times <= {time for _, time, _ in ENTRIES}


@pytest.mark.parametrize(
    "written",
    ["[{}]", "({})", "Posted at {}", "Published: {}", "{} BST", "{} EDT", "3 May 2017 {}", "May 3, 2017 at {}"],
)
def test_times_however_blogs_write_them(written):
    """A time in brackets, with its zone, its day or what was done then is that of an entry, and not of its words."""
    said = ("The council met on Monday evening to vote on the hall.", "Traders said that they would fight the plan.")
    times = ("14.22", "13.10", "12.01")
    text = "Budget day: live\n\n" + "\n\n".join(f"{written.format(t)}\n\n{said[n % 2]}" for n, t in enumerate(times))
    layout = lay_out(text)
    assert [entry.time for entry in layout.entries] == ["14:22", "13:10", "12:01"]
    kinds = [block.kind for block in layout.blocks]
    assert kinds == [BlockKind.HEADLINE, *[BlockKind.FURNITURE, BlockKind.PARAGRAPH] * 3]


def test_times_in_brackets_before_words():
    """A time in brackets at the start of a paragraph is set apart from it."""
    text = "Budget day: live\n\n" + "\n\n".join(
        f"[{h}:05] The council met again in the town hall." for h in (9, 10, 11)
    )
    layout = lay_out(text)
    assert [entry.time for entry in layout.entries] == ["09:05", "10:05", "11:05"]
    assert all("[" not in b.span.of(text) for b in layout.blocks if b.kind is BlockKind.PARAGRAPH)
