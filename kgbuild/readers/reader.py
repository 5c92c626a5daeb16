"""Read one article, whatever its format."""

from __future__ import annotations

from collections.abc import Callable

from kgbuild.readers.assemble import Result
from kgbuild.readers.jsonl import read_json_line
from kgbuild.readers.markdown import read_markdown
from kgbuild.readers.options import ReadOptions
from kgbuild.readers.plain import read_plain
from kgbuild.readers.problems import cannot_open
from kgbuild.readers.source import Source, SourceKind
from kgbuild.readers.table import read_row
from kgbuild.readers.webpage import read_webpage

_READERS: dict[SourceKind, Callable[[Source, ReadOptions], Result]] = {
    SourceKind.TEXT: read_plain,
    SourceKind.MARKDOWN: read_markdown,
    SourceKind.HTML: read_webpage,
    SourceKind.JSONL: read_json_line,
    SourceKind.CSV: read_row,
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
        return _READERS[source.kind](source, options)
    except OSError as reason:
        return None, (cannot_open(source.path, reason),)
