"""Read WARC files, with warcio: each web page that was archived is an article."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from kgbuild.model import Issue
from kgbuild.readers.assemble import Result
from kgbuild.readers.decode import decode, decode_as
from kgbuild.readers.extras import library
from kgbuild.readers.load import load_bytes
from kgbuild.readers.metadata import metadata_from
from kgbuild.readers.options import ReadOptions
from kgbuild.readers.problems import error, note
from kgbuild.readers.source import Source
from kgbuild.readers.webpage import read_page

_PAGES = ("text/html", "application/xhtml")


def find_pages(stream: BinaryIO, whole: Source, options: ReadOptions) -> Iterator[Source | Issue]:  # noqa: ARG001
    """Yield a source for each page of a WARC file; a record's number is its place in the file.

    What is no page that was found (pictures, scripts, errors, redirections) is counted in a note.

    Args:
        stream: the file, at its start.
        whole: the source of the file; its name, path and metadata are those of each record.
        options: the limits.

    Raises:
        MissingLibrary: warcio is not installed.
    """
    iterator = library("warcio.archiveiterator", "WARC files")
    exceptions = library("warcio.exceptions", "WARC files")
    records = iterator.ArchiveIterator(stream)
    passed: Counter[str] = Counter()
    number = 0
    try:
        for number, record in enumerate(records, 1):
            page = _is_page(record, passed)
            records.read_to_end(record)
            if page:
                start, length = records.get_record_offset(), records.get_record_length()
                content = None if whole.content is None else whole.content[start : start + length]
                name = f"{whole.file_name}#{number}"
                yield replace(whole, file_name=name, record=number, start=start, length=length, content=content)
    except (exceptions.ArchiveLoadFailed, EOFError, ValueError) as reason:
        why = " ".join(str(reason).split())[:120]
        message = f"after {number} records it cannot be read ({why}); what follows is skipped."
        yield error(whole.path, 0, "bad-warc", message, "Check that it was saved whole.")
    if passed:
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(passed.items()))
        yield note(whole.path, 0, "no-pages", f"records that are no web pages were passed over: {kinds}.")


def _is_page(record: Any, passed: Counter[str]) -> bool:
    """Say whether a record is a page that was found; count it if it is something else that was fetched."""
    if record.rec_type not in ("response", "resource"):
        return False
    kind = _content_type(record)
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    if status != "200":
        passed[f"with status {status}"] += 1
    elif not kind.startswith(_PAGES):
        passed[kind.split(";")[0].strip() or "of unknown type"] += 1
    else:
        return True
    return False


def _content_type(record: Any) -> str:
    headers = record.http_headers if record.http_headers else record.rec_headers
    return str(headers.get_header("Content-Type") or "").lower()


def read_archived_page(source: Source, options: ReadOptions) -> Result:
    """Return the article of an archived page, and the issues; offsets count into the words taken from the page."""
    iterator = library("warcio.archiveiterator", "WARC files")
    data = load_bytes(source, options)
    record = next(iter(iterator.ArchiveIterator(io.BytesIO(data))))
    body = record.content_stream().read(options.max_document_bytes)
    charset = _content_type(record).partition("charset=")[2].strip(" \"';")
    page, issues = _decoded(body, charset, source)
    if page is None:
        return None, issues
    stated, _ = metadata_from({"url": record.rec_headers.get_header("WARC-Target-URI")}, source.path, 0)
    article, more = read_page(page, replace(source, metadata=source.metadata.over(stated)), options)
    return article, (*issues, *more)


def _decoded(body: bytes, charset: str, source: Source) -> tuple[str | None, tuple[Issue, ...]]:
    """Decode a page as the server says, or, if the server was wrong about it, as a file is decoded."""
    page = decode_as(body, charset) if charset else None
    if page is not None:
        return page, ()
    return decode(body, source.path, 0)
