"""Two folders with a file of one name, built apart and loaded together."""

from __future__ import annotations

from pathlib import Path

import pytest

_TEXTS = {
    "leeds": "Talks\n\nAnn Bell met Carl Dorn in Leeds on Friday.\n",
    "york": "Other talks, longer ones\n\nEve Ford met Dan Hill in York on Friday. Ann Bell wept.\n\nIt rained.\n",
}


@pytest.fixture
def both(kg, tmp_path: Path) -> Path:
    """Return a graph of two builds."""
    graph = tmp_path / "both.nt"
    for name, text in _TEXTS.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "n.txt").write_text(text, encoding="utf-8")
        own = tmp_path / f"{name}.nt"
        assert kg("build", tmp_path / name, "--no-cache", "-q", "-o", own).code == 0
        graph.write_bytes((graph.read_bytes() if graph.exists() else b"") + own.read_bytes())
    return graph


def test_checked_with_the_texts_of_both(kg, both):
    """Each article is compared with its own text, though both are called alike in their builds."""
    done = kg("check", both, "--texts", both.parent / "leeds", both.parent / "york")
    assert done.code == 0 and "all compared with the text of their article" in done.out, done.out + done.err
    assert "2 builds loaded together" in done.out


def test_a_text_of_one_is_not_held_against_the_other(kg, both):
    """The texts of one folder prove its articles; the other's text is another of that name, and said so."""
    done = kg("check", both, "--texts", both.parent / "leeds")
    assert done.code == 1 and "is another of the same name" in done.out


def test_one_site_of_both(kg, both, tmp_path):
    """The pages of both articles show their whole text."""
    done = kg("site", both, "--texts", both.parent / "leeds", both.parent / "york", "-o", tmp_path / "site")
    assert done.code == 0, done.err
    pages = "".join(p.read_text(encoding="utf-8") for p in (tmp_path / "site" / "article").rglob("*.html"))
    assert "It rained." in pages and "not among the texts" not in done.err
