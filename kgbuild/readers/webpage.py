"""Read an .html file: trafilatura finds the article in the page, and its words are the text."""

from __future__ import annotations

import logging
import re

from kgbuild.model import Issue
from kgbuild.readers.assemble import Result, assemble
from kgbuild.readers.layout import Breaks
from kgbuild.readers.load import load_text
from kgbuild.readers.metadata import Metadata, metadata_from
from kgbuild.readers.options import ReadOptions
from kgbuild.readers.problems import error
from kgbuild.readers.source import Source

_SILENT = logging.NullHandler()
_LANGUAGE = re.compile(r"<html\b[^>]*?\blang\s*=\s*[\"']?([A-Za-z]{2,3}(?:-\w+)*)", re.IGNORECASE)
# A fixed last day keeps the reading independent of the day it happens on.
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2199-12-31"}


def read_webpage(source: Source, options: ReadOptions) -> Result:
    """Return the article of a web page, and the issues; offsets count into the words that were taken from the page."""
    page, issues = load_text(source, options)
    if page is None:
        return None, issues
    text, stated, more = _extract(page, source.path)
    if text is None:
        hint = "Check that the page holds an article, or save the article as .txt."
        found = error(source.path, 1, "no-article", "no article was found in this page; it is skipped.", hint)
        return None, (*issues, found)
    article, rest = assemble(source, options, text, source.metadata.over(stated), breaks=Breaks.HARD)
    return article, (*issues, *more, *rest)


def _extract(page: str, path: str) -> tuple[str | None, Metadata, tuple[Issue, ...]]:
    """Return the article's words, None if there are none, and what the page states about it."""
    from trafilatura import bare_extraction  # takes long to import, and few runs have web pages

    for library in ("trafilatura", "htmldate"):  # what they log is for their developers; we tell the user in our words
        logging.getLogger(library).addHandler(_SILENT)
    found = bare_extraction(
        page,
        favor_precision=True,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params=dict(_DATES),
    )
    values = {} if found is None else found if isinstance(found, dict) else found.as_dict()
    text = values.get("text")
    if not isinstance(text, str) or not text.strip():
        return None, Metadata(), ()
    language = _LANGUAGE.search(page)
    stated = {
        "title": values.get("title"),
        "publisher": values.get("sitename"),
        "date": values.get("date"),
        "author": values.get("author"),
        "url": values.get("url"),
        "language": language[1] if language else None,
    }
    metadata, issues = metadata_from(stated, path, 1)
    return text, metadata, issues
