"""Headline, date and words of web pages of forty houses, read by kgbuild and by trafilatura alone.

    python bench/pages.py

The pages are made by `tests/readers/houses.py`: the structures of news sites with invented words.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from trafilatura import bare_extraction

from tests.readers.houses import HOUSES, STORIES
from tests.readers.makers import Story
from tests.readers.test_houses import overlap, read_page

Found = tuple[str | None, str | None, str | None, str]
"""Headline, date, publisher and text."""


def ours(page: str) -> Found:
    """Return what kgbuild finds."""
    article = read_page(page)
    if article is None:
        return None, None, None, ""
    return article.headline, article.date.iso if article.date else None, article.publisher, article.text


def alone(page: str) -> Found:
    """Return what trafilatura finds, with the options that suit an archive; its title stands in the text too."""
    found = bare_extraction(page, favor_precision=True, include_comments=False, include_tables=True, with_metadata=True)
    if found is None:
        return None, None, None, ""
    return found.title, found.date, found.sitename, f"{found.title or ''}\n{found.text or ''}"


def row(name: str, reads: object) -> str:
    """Return a line of the table."""
    pairs: list[tuple[Story, Found]] = [(s, reads(h.page(s))) for h in HOUSES for s in STORIES]  # type: ignore[operator]
    count = len(pairs)
    headline, date, publisher = (
        sum(f[n] == wanted(s) for s, f in pairs) / count
        for n, wanted in enumerate((lambda s: s.title, lambda s: s.date, lambda s: s.publisher))
    )
    words = sum(overlap(f[3], "\n".join((s.title, *s.paragraphs))) for s, f in pairs) / count
    return f"{name:12} {headline:8.1%} {date:8.1%} {publisher:9.1%} {words:8.3f}"


if __name__ == "__main__":
    print(f"{'':12} {'headline':>8} {'date':>8} {'publisher':>9} {'text F':>8}   ({len(HOUSES) * len(STORIES)} pages)")
    print(row("kgbuild", ours))
    print(row("trafilatura", alone))
