"""Read one article, whatever its format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kgbuild.readers.assemble import Result
from kgbuild.readers.docx import read_docx, read_odt
from kgbuild.readers.extras import MissingLibrary, missing
from kgbuild.readers.feed import read_entry
from kgbuild.readers.jsonl import read_json_line
from kgbuild.readers.load import TooLarge
from kgbuild.readers.mail import read_mail
from kgbuild.readers.markdown import read_markdown
from kgbuild.readers.newsxml import read_item
from kgbuild.readers.options import ReadOptions
from kgbuild.readers.pdf import read_pdf
from kgbuild.readers.plain import read_plain
from kgbuild.readers.problems import cannot_open, error
from kgbuild.readers.source import Source, SourceKind
from kgbuild.readers.table import read_row
from kgbuild.readers.warc import read_archived_page
from kgbuild.readers.webpage import read_webpage

_READERS: dict[SourceKind, Callable[[Source, ReadOptions], Result]] = {
    SourceKind.TEXT: read_plain,
    SourceKind.MARKDOWN: read_markdown,
    SourceKind.HTML: read_webpage,
    SourceKind.JSON: read_json_line,
    SourceKind.JSONL: read_json_line,
    SourceKind.CSV: read_row,
    SourceKind.PDF: read_pdf,
    SourceKind.DOCX: read_docx,
    SourceKind.ODT: read_odt,
    SourceKind.EMAIL: read_mail,
    SourceKind.FEED: read_entry,
    SourceKind.WARC: read_archived_page,
    SourceKind.NEWS_XML: read_item,
}


def read(source: Source, options: ReadOptions) -> Result:
    """Read one article.

    Args:
        source: what `find_sources` found.
        options: the same as given there.

    Returns:
        The article with its layout, None if it was skipped, and what the user should know about it. Bad input never
        raises.
    """
    try:
        own = options.for_file(source.path)
        if own.day_first is None and source.day_first is not None:
            own = replace(own, day_first=source.day_first)
        return _READERS[source.kind](source, own)
    except OSError as reason:
        return None, (cannot_open(source.path, reason),)
    except MissingLibrary as reason:
        return None, (missing(source.path, reason),)
    except TooLarge as reason:
        return None, (error(source.path, source.line, "too-large", f"{reason}; it is skipped.", "Split it."),)
