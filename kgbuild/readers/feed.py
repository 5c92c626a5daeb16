"""Read RSS and Atom feeds, with feedparser: what the feed carries of each entry is an article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from email.utils import parsedate_to_datetime
from typing import Any, BinaryIO

from kgbuild.model import Issue
from kgbuild.readers.assemble import Result, assemble
from kgbuild.readers.decode import whole_characters
from kgbuild.readers.extras import library
from kgbuild.readers.layout import Breaks
from kgbuild.readers.layout.furniture import is_furniture
from kgbuild.readers.markup import lines_of, parse_html, text_of
from kgbuild.readers.metadata import metadata_from
from kgbuild.readers.options import ReadOptions
from kgbuild.readers.problems import error
from kgbuild.readers.source import Source, SourceKind


def find_entries(stream: BinaryIO, whole: Source, options: ReadOptions) -> Iterator[Source | Issue]:
    """Yield a source for each entry of a feed; a record's number is its place in the feed.

    Args:
        stream: the file, at its start.
        whole: the source of the file; its name, path and metadata are those of each record.
        options: the limits.

    Raises:
        MissingLibrary: feedparser is not installed.
    """
    feedparser = library("feedparser", "RSS and Atom feeds")
    data = stream.read(options.max_document_bytes + 1)
    if len(data) > options.max_document_bytes:
        message = f"it is longer than {options.max_document_bytes:,} bytes; it is skipped."
        yield error(whole.path, 0, "too-large", message, "Split it.")
        return
    feed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries:
        why = f" ({feed.bozo_exception})" if feed.get("bozo") else ""
        hint = "Check that it was saved whole."
        yield error(whole.path, 1, "bad-feed", f"there are no entries in this feed{why}; it is skipped.", hint)
        return
    for record, entry in enumerate(feed.entries, 1):
        content = json.dumps(_facts(entry, feed.feed), ensure_ascii=True).encode()
        name = f"{whole.file_name}#{record}"
        yield replace(whole, file_name=name, kind=SourceKind.FEED, record=record, content=content)


def _facts(entry: Any, feed: Any) -> dict[str, object]:
    """Return what a feed says of an entry, as plain values."""
    bodies = [part.get("value", "") for part in entry.get("content", [])] or [entry.get("summary", "")]
    source = entry.get("source") or {}
    date = entry.get("published") or entry.get("issued") or entry.get("created") or entry.get("updated")
    parsed = entry.get("published_parsed") or entry.get("updated_parsed")
    return {
        "title": _plain(entry.get("title")),
        "date": _day(date) or (f"{parsed.tm_year:04}-{parsed.tm_mon:02}-{parsed.tm_mday:02}" if parsed else date),
        "author": _name(entry.get("author")),
        "publisher": _without_section(_plain(source.get("title") or feed.get("title"))),
        "url": entry.get("link"),
        "language": feed.get("language"),
        "body": max(bodies, key=len),
    }


def _name(author: str | None) -> str | None:
    """Return the name of an author, whom RSS asks for as "ann@courier.example (Ann Bell)"."""
    addressed = _ADDRESSED.fullmatch((author or "").strip())
    return (addressed["name"] or addressed["other"].strip()) if addressed else author


_ADDRESSED = re.compile(r"\S+@\S+ \((?P<name>[^()]+)\)|(?P<other>[^<>]+)<\S+@\S+>")


def _without_section(title: str | None) -> str | None:
    """Return the title of a feed without the section that it is of: "Leeds Courier" of "Leeds Courier - Politics"."""
    parts = _PARTS.split(title or "")
    own = [part for part in parts if not is_furniture(part)]
    return own[0] if len(parts) > 1 and len(own) == 1 else title


_PARTS = re.compile(r"\s+[|–—·»:>-]\s+|: +")


def _day(written: str | None) -> str | None:
    """Return the day of a date as its writer had it, not as it was in Greenwich; None if it is written otherwise."""
    if not written:
        return None
    iso = _ISO.match(written)
    if iso:
        return iso[0]
    try:
        return parsedate_to_datetime(written).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])")


def _plain(words: str | None) -> str | None:
    """Return a title without markup."""
    tree = parse_html(words) if words else None
    return " ".join(tree.text_content().split()) if tree is not None else words


def read_entry(source: Source, options: ReadOptions) -> Result:
    """Return the article of an entry, and the issues; offsets count into its headline and the words it carries."""
    facts: dict[str, Any] = json.loads(source.content or b"{}")
    body = whole_characters(str(facts.pop("body", "") or ""))
    stated, issues = metadata_from(facts, source.path, source.line, options.day_first)
    tree = parse_html(body)
    text, headings = text_of([] if tree is None else lines_of(tree))
    if stated.title:
        first = stated.title + "\n"
        text, headings = first + text, frozenset(start + len(first) for start in headings)
    article, more = assemble(
        source, options, text, source.metadata.over(stated), breaks=Breaks.HARD, line=1, headings=headings
    )
    return article, (*issues, *more)
