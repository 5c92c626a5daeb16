"""Read a .txt file: all of it is the text."""

from __future__ import annotations

from kgbuild.readers.assemble import Result, assemble
from kgbuild.readers.load import load_text
from kgbuild.readers.options import ReadOptions
from kgbuild.readers.source import Source


def read_plain(source: Source, options: ReadOptions) -> Result:
    """Return the article of a plain text file, and the issues."""
    text, issues = load_text(source, options)
    if text is None:
        return None, issues
    article, more = assemble(source, options, text, source.metadata)
    return article, (*issues, *more)
