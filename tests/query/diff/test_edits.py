"""What an edit of an article changes in the next build."""

from __future__ import annotations

import pytest
from pyoxigraph import Store

from kgbuild.build import BuildOptions, build
from kgbuild.query.diff import compare
from kgbuild.query.view import View, load_view

TEXT = """Talks in Leeds

Ann Bell met Carl Dorn in Leeds on 6 May 2011. "We agreed on rail," Ms Bell said.

Carl Dorn resigned as chancellor on Monday.

Ann Bell has defected to Labour. The Greens lost 40 seats.
"""
EXTRA = "Rain fell all day, and the shops were shut."
EDITS = {
    "nothing": (TEXT, "nothing changed"),
    "another headline": (TEXT.replace("Talks in", "Long talks in"), "nothing changed"),
    "a paragraph at the top": (TEXT.replace("\n\n", f"\n\n{EXTRA}\n\n", 1), "nothing changed"),
    "a paragraph in the middle": (TEXT.replace("\n\nCarl", f"\n\n{EXTRA}\n\nCarl"), "nothing changed"),
    "a paragraph at the end": (f"{TEXT}\n{EXTRA}\n", "nothing changed"),
    "a paragraph taken out": (
        TEXT.replace("Carl Dorn resigned as chancellor on Monday.\n\n", ""),
        "1 gone post, 1 gone resignation",
    ),
    "another figure": (TEXT.replace("40", "41"), "1 election result with another value"),
    "lines broken anew": (TEXT.replace("2011. ", "2011.\n"), "nothing changed"),
    "empty lines": (TEXT.replace("\n\n", "\n\n\n"), "nothing changed"),
}


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """A function that builds an article of some text beside another one, and returns the records of the graph."""

    def make(text: str) -> View:
        folder = tmp_path_factory.mktemp("edited") / "news"
        folder.mkdir()
        (folder / "a.txt").write_text(text, encoding="utf-8")
        (folder / "b.txt").write_text("An endorsement\n\nEve Ford has endorsed Carl Dorn.\n", encoding="utf-8")
        store = Store()
        store.extend(build([folder], BuildOptions(dataset="edits")).quads)
        return load_view(store)

    return make


@pytest.fixture(scope="module")
def before(read):
    """The records of the article as it was."""
    return read(TEXT)


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_changes_what_it_says_only(read, before, edit):
    """What moves stays the same fact; what goes or is worded anew is told, and nothing else."""
    text, expected = EDITS[edit]
    assert compare(before, read(text)).summary == expected
