"""Read an .html file: the words of the article in the page are the text."""

from __future__ import annotations

import logging
from typing import Any

from kgbuild.readers.assemble import Result, assemble, only_updated
from kgbuild.readers.layout import Breaks
from kgbuild.readers.load import load_text
from kgbuild.readers.markup import parse_html, text_of
from kgbuild.readers.metadata import Metadata, metadata_from
from kgbuild.readers.options import ReadOptions
from kgbuild.readers.page import article_lines, page_facts
from kgbuild.readers.problems import error
from kgbuild.readers.source import Source

_SILENT = logging.NullHandler()
_FAR_LESS = 0.3
"""Where the page's own structure gives less than this share of what trafilatura finds, the structure misleads."""


def read_webpage(source: Source, options: ReadOptions) -> Result:
    """Return the article of a web page, and the issues; offsets count into the words that were taken from the page."""
    page, issues = load_text(source, options)
    if page is None:
        return None, issues
    article, rest = read_page(page, source, options)
    return article, (*issues, *rest)


def read_page(page: str, source: Source, options: ReadOptions, stated: Metadata | None = None) -> Result:
    """Return the article of a page's HTML, and the issues.

    Args:
        page: the HTML.
        source: where it comes from.
        options: how to read.
        stated: what counts before the page's own word, if anything does; then metadata.csv.
    """
    tree = parse_html(page)
    values: dict[str, object] = {} if tree is None else page_facts(tree, options.day_first)
    title = values.get("title")
    text, headings = _words(tree, page, title if isinstance(title, str) else None, dated=bool(values.get("date")))
    if not text:
        hint = "Check that the page holds an article, or save the article as .txt."
        return None, (
            error(source.path, source.line, "no-article", "no article was found in this page; skipped.", hint),
        )
    facts, issues = metadata_from(values, source.path, source.line, options.day_first)
    known = (stated or Metadata()).over(source.metadata).over(facts)
    article, more = assemble(source, options, text, known, breaks=Breaks.HARD, line=1, headings=headings)
    late = article is not None and values.get("updated") is not None and article.date == facts.date
    changed = (only_updated(article),) if article is not None and late and not (stated or source.metadata).date else ()
    return article, (*issues, *changed, *more)


def _words(tree: Any, page: str, title: str | None, *, dated: bool) -> tuple[str, frozenset[int]]:
    """Return the article's words, "" if there are none, and where its headings begin."""
    if tree is None:
        return "", frozenset()
    lines = article_lines(tree, title, dated=dated)
    text, headings = text_of(lines)
    if len(text.split()) >= _ENOUGH:
        return text, headings
    other = _by_trafilatura(page)
    return (other, frozenset()) if len(text) < _FAR_LESS * len(other) or not text else (text, headings)


_ENOUGH = 100
"""An article of so many words was found for certain; a second opinion costs ten times the time."""


def _by_trafilatura(page: str) -> str:
    """Return what trafilatura takes for the article, "" if nothing."""
    from trafilatura import bare_extraction  # takes long to import, and few runs have such pages

    logging.getLogger("trafilatura").addHandler(_SILENT)  # what it logs is for its developers
    found = bare_extraction(
        page, favor_precision=True, include_comments=False, include_tables=False, with_metadata=False
    )
    values = {} if found is None else found if isinstance(found, dict) else found.as_dict()
    text = values.get("text")
    return text if isinstance(text, str) and text.strip() else ""
