"""Read NewsML-G2 and NITF, the XML of news agencies: their stated facts, and the words of each item."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from lxml import etree

from kgbuild.model import Issue
from kgbuild.readers.assemble import Result, assemble
from kgbuild.readers.layout import Breaks
from kgbuild.readers.load import load_bytes
from kgbuild.readers.markup import Line, LineKind, lines_of, parse_html, text_of
from kgbuild.readers.metadata import metadata_from
from kgbuild.readers.options import ReadOptions
from kgbuild.readers.problems import error
from kgbuild.readers.source import Source, SourceKind

_ROOTS = {
    "rss": SourceKind.FEED,
    "RDF": SourceKind.FEED,
    "feed": SourceKind.FEED,
    "nitf": SourceKind.NEWS_XML,
    "newsMessage": SourceKind.NEWS_XML,
    "newsItem": SourceKind.NEWS_XML,
    "packageItem": SourceKind.NEWS_XML,
    "NewsML": SourceKind.NEWS_XML,
    "html": SourceKind.HTML,
}
_ITEMS = ("newsItem", "nitf")


def parser() -> etree.XMLParser:
    """Return a parser that opens nothing, and expands no entity, of what it reads."""
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)


def kind_of_xml(data: bytes) -> SourceKind | None:
    """Return the format that the root of an XML file tells, None if it is none that is read."""
    try:
        for _, element in etree.iterparse(
            io.BytesIO(data), events=("start",), resolve_entities=False, no_network=True, recover=True
        ):
            return _ROOTS.get(etree.QName(element).localname)
    except etree.XMLSyntaxError:
        return None
    return None


def find_items(stream: BinaryIO, whole: Source, options: ReadOptions) -> Iterator[Source | Issue]:
    """Yield a source for each item of a news agency's file; a single item keeps the name of its file.

    Args:
        stream: the file, at its start.
        whole: the source of the file.
        options: the limits.
    """
    data = stream.read(options.max_document_bytes + 1)
    if len(data) > options.max_document_bytes:
        message = f"it is longer than {options.max_document_bytes:,} bytes; it is skipped."
        yield error(whole.path, 0, "too-large", message, "Split it.")
        return
    tree = _tree(data)
    items = [] if tree is None else [e for e in tree.iter() if _name(e) in _ITEMS and not _inside_item(e)]
    if len(items) < 2:
        yield whole
        return
    for record, item in enumerate(items, 1):
        content = etree.tostring(item, encoding="utf-8", with_tail=False)
        yield replace(
            whole, file_name=f"{whole.file_name}#{record}", record=record, line=item.sourceline or 1, content=content
        )


def _inside_item(element: Any) -> bool:
    return any(_name(above) in _ITEMS for above in element.iterancestors())


def _tree(data: bytes) -> Any | None:
    """Return the tree with plain names: what counts is the element, not the version of its namespace."""
    try:
        tree = etree.fromstring(data, parser())
    except (etree.XMLSyntaxError, ValueError):
        return None
    for element in [] if tree is None else tree.iter(etree.Element):
        element.tag = etree.QName(element).localname
    return tree


def read_item(source: Source, options: ReadOptions) -> Result:
    """Return the article of an item, and the issues; offsets count into its headline and the words it carries."""
    tree = _tree(load_bytes(source, options))
    item = None if tree is None else next((e for e in tree.iter() if _name(e) in _ITEMS), None)
    if item is None:
        hint = "Check that it was saved whole."
        return None, (error(source.path, source.line, "bad-xml", "there is no news item in this file; skipped.", hint),)
    nitf = item if _name(item) == "nitf" else next((e for e in item.iter() if _name(e) == "nitf"), None)
    facts = _nitf_facts(nitf) if nitf is not None else {}
    if nitf is not item:
        facts = {k: v for k, v in facts.items() if v} | {k: v for k, v in _newsml_facts(item).items() if v}
    stated, issues = metadata_from(facts, source.path, source.line, options.day_first)
    lines = _body(item, nitf)
    if stated.title and not any(line.words == stated.title for line in lines[:3]):
        lines.insert(0, Line(stated.title, LineKind.PROSE, 0, item))
    text, headings = text_of(lines)
    known = source.metadata.over(stated)
    article, more = assemble(source, options, text, known, breaks=Breaks.HARD, line=1, headings=headings)
    return article, (*issues, *more)


def _body(item: Any, nitf: Any | None) -> list[Line]:
    """Return the lines of an item: of its NITF, its XHTML, or its plain text."""
    if nitf is not None:
        body = _first(nitf, "body.content")
        return [] if body is None else lines_of(body, lambda e: _name(e) in {"media", "tagline", "bibliography"})
    for element in item.iter():
        if _name(element) == "inlineXML":
            page = next((e for e in element.iter() if _name(e) == "body"), element)
            tree = parse_html(etree.tostring(page, encoding="unicode", with_tail=False))
            return [] if tree is None else lines_of(tree)
        if _name(element) == "inlineData" and (element.get("contenttype") or "text/plain").startswith("text"):
            pieces = " ".join(element.itertext()).split("\n")
            return [Line(" ".join(p.split()), LineKind.PROSE, 0, element) for p in pieces if p.strip()]
    return []


def _nitf_facts(nitf: Any) -> dict[str, object]:
    published = _first(nitf, "pubdata")
    stamps = (_first(nitf, name) for name in ("date.issue", "date.release", "story.date"))
    holder = _first(nitf, "doc.copyright")
    byline = _first(nitf, "byline")
    person = None if byline is None else _first(byline, "person")
    return {
        "title": _words(_first(nitf, "hl1")) or _words(_first(nitf, "headline")) or _words(_first(nitf, "title")),
        "date": next((day for stamp in stamps if stamp is not None and (day := _day(stamp.get("norm")))), None)
        or _day(None if published is None else published.get("date.publication")),
        "author": _words(person) or _words(byline),
        "publisher": (None if published is None else published.get("name"))
        or (None if holder is None else holder.get("holder"))
        or _words(_first(nitf, "copyrite.holder")),
        "url": None if published is None else published.get("ex-ref"),
        "language": nitf.get("{http://www.w3.org/XML/1998/namespace}lang"),
    }


def _newsml_facts(item: Any) -> dict[str, object]:
    creator, provider = _first(item, "creator"), _first(item, "provider")
    created = _first(item, "contentCreated")
    issued = _first(item, "versionCreated") if created is None else created
    first = _first(item, "firstCreated") if issued is None else issued
    language = _first(item, "language")
    return {
        "title": _words(_first(item, "headline")),
        "date": _day(None if first is None else first.text),
        "author": _words(_first(item, "by")) or _named(creator),
        "publisher": _words(_first(item, "creditline")) or _named(provider),
        "language": None if language is None else language.get("tag"),
    }


def _named(element: Any | None) -> str | None:
    """Return the name in an element, not the code that stands for it."""
    name = None if element is None else _first(element, "name")
    return _words(name) if name is not None else None if element is None else element.get("literal")


def _day(words: str | None) -> str | None:
    """Return the day of a stamp such as 20110508T101500Z."""
    words = (words or "").strip()
    return words[:8] if words[:8].isdigit() else words[:10] or None


def _first(element: Any, name: str) -> Any | None:
    return next((e for e in element.iter() if _name(e) == name), None)


def _name(element: Any) -> str:
    return element.tag if isinstance(element.tag, str) else ""


def _words(element: Any | None) -> str | None:
    return None if element is None else " ".join("".join(element.itertext()).split()) or None
