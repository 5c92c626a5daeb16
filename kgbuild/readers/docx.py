"""Read .docx files, with python-docx, and .odt files: a paragraph of the document is a paragraph of the article."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree

from kgbuild.readers.assemble import Result
from kgbuild.readers.document import Document, Paragraph, assemble_document
from kgbuild.readers.extras import library
from kgbuild.readers.load import load_bytes
from kgbuild.readers.options import ReadOptions
from kgbuild.readers.problems import error
from kgbuild.readers.source import Source

_BROKEN = (zipfile.BadZipFile, KeyError, ValueError, EOFError, zlib.error, etree.XMLSyntaxError, NotImplementedError)
_HEADING = re.compile(r"heading [2-9]|subtitle", re.IGNORECASE)
_TITLE = re.compile(r"(?:heading 1|title)\Z", re.IGNORECASE)
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _TABLE, _OFFICE = (f"{{{_ODF}{name}:1.0}}" for name in ("text", "table", "office"))
_META, _DC = f"{{{_ODF}meta:1.0}}", "{http://purl.org/dc/elements/1.1/}"
_SILENT = frozenset({f"{_TEXT}tracked-changes", f"{_TEXT}note", f"{_OFFICE}annotation", f"{_TEXT}table-of-content"})


def read_docx(source: Source, options: ReadOptions) -> Result:
    """Return the article of a .docx file, and the issues; a passage says in which paragraph it stands."""
    docx = library("docx", "DOCX documents")
    from docx.opc.exceptions import PackageNotFoundError

    data = load_bytes(source, options)
    try:
        _refuse_bombs(data, options)
        document = docx.Document(io.BytesIO(data))
        paragraphs = list(_docx_paragraphs(document))
    except (*_BROKEN, PackageNotFoundError) as reason:
        return None, (_unreadable(source, "DOCX", data, reason),)
    stated = _docx_facts(document.core_properties)
    stated["title"] = _shown_title(paragraphs) or stated["title"]
    return assemble_document(Document(paragraphs=paragraphs, stated=stated), source, options, "paragraph")


def _docx_paragraphs(document: Any) -> Iterator[Paragraph]:
    """Yield the paragraphs and the rows of tables in the order of the document."""
    from docx.table import Table

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                cells = dict.fromkeys(" ".join(cell.text.split()) for cell in row.cells)
                if words := " | ".join(cell for cell in cells if cell):
                    yield Paragraph(words)
            continue
        style = (block.style.name or "") if block.style is not None else ""
        for words in _docx_words(block).split("\n"):
            if words := " ".join(words.split()):
                yield Paragraph(words, heading=bool(_HEADING.match(style)), title=bool(_TITLE.match(style)))


def _docx_words(paragraph: Any) -> str:
    """Return the words of a paragraph; what somebody proposed to insert is there, what to delete is not."""
    insertions = paragraph._p.xpath(".//w:ins/w:r | .//w:moveTo/w:r")
    if not insertions:
        return str(paragraph.text)
    pieces = paragraph._p.xpath(".//w:r[not(ancestor::w:del) and not(ancestor::w:moveFrom)]")
    return "".join(str(piece.text) for piece in pieces)


def _docx_facts(core: Any) -> dict[str, object]:
    """Return what the document's properties state; a word processor's own date is that of the file, not of the news."""
    return {
        "title": core.title,
        "author": core.author if core.author != "python-docx" else None,
        "language": core.language,
    }


def read_odt(source: Source, options: ReadOptions) -> Result:
    """Return the article of an .odt file, and the issues; a passage says in which paragraph it stands."""
    data = load_bytes(source, options)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        _refuse_bombs(data, options)
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            content = etree.fromstring(package.read("content.xml"), parser)
            meta = etree.fromstring(package.read("meta.xml"), parser) if "meta.xml" in package.namelist() else None
    except (*_BROKEN, RuntimeError) as reason:
        return None, (_unreadable(source, "ODT", data, reason),)
    body = content.find(f".//{_OFFICE}text")
    paragraphs = [] if body is None else list(_odt_paragraphs(body))
    stated = _odt_facts(meta)
    stated["title"] = _shown_title(paragraphs) or stated["title"]
    return assemble_document(Document(paragraphs=paragraphs, stated=stated), source, options, "paragraph")


def _shown_title(paragraphs: Sequence[Paragraph]) -> str | None:
    """Return the one title that stands above the text; the property of the file is often that of an older text."""
    titles = [p.words for p in paragraphs[:_ABOVE] if p.title]
    return titles[0] if len(titles) == 1 and len(titles[0].split()) >= _SHORTEST_TITLE else None


_ABOVE = 3
_SHORTEST_TITLE = 3  # words: "Press release" is no headline


def _odt_paragraphs(body: Any) -> Iterator[Paragraph]:
    walker = etree.iterwalk(body, events=("start",))
    for _, element in walker:
        if element.tag in _SILENT:
            walker.skip_subtree()
        elif element.tag == f"{_TABLE}table-row":
            walker.skip_subtree()
            cells = (" ".join("".join(cell.itertext()).split()) for cell in element)
            if words := " | ".join(cell for cell in cells if cell):
                yield Paragraph(words)
        elif element.tag in (f"{_TEXT}p", f"{_TEXT}h"):
            walker.skip_subtree()
            level = int(element.get(f"{_TEXT}outline-level") or 1)
            for line in _odt_words(element).split("\n"):
                if words := " ".join(line.split()):
                    heading = element.tag == f"{_TEXT}h"
                    yield Paragraph(words, heading=heading and level > 1, title=heading and level == 1)


def _odt_words(element: Any) -> str:
    """Return the words of a paragraph; notes and comments in it are left out."""
    pieces: list[str] = []
    walker = etree.iterwalk(element, events=("start", "end"))
    for event, inner in walker:
        if event == "start":
            if inner.tag in _SILENT:
                walker.skip_subtree()
                continue
            if inner.tag == f"{_TEXT}line-break":
                pieces.append("\n")
            elif inner.tag in (f"{_TEXT}s", f"{_TEXT}tab"):
                pieces.append(" ")
            pieces.append(inner.text or "")
        elif inner is not element:
            pieces.append(inner.tail or "")
    return "".join(pieces)


def _odt_facts(meta: Any) -> dict[str, object]:
    def value(tag: str) -> str | None:
        found = None if meta is None else meta.find(f".//{tag}")
        return None if found is None else found.text

    return {
        "title": value(f"{_DC}title"),
        "author": value(f"{_META}initial-creator") or value(f"{_DC}creator"),
        "language": value(f"{_DC}language"),
    }


def _refuse_bombs(data: bytes, options: ReadOptions) -> None:
    """Raise ValueError for a package that unpacks to more than an article can be."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        size = sum(info.file_size for info in package.infolist() if info.filename.endswith((".xml", ".rels")))
    if size > _LARGEST * options.max_text_characters:
        raise ValueError(f"unpacked it is {size:,} bytes long")


_LARGEST = 100
"""Marked-up text takes fewer bytes a character."""


def _unreadable(source: Source, kind: str, data: bytes, reason: BaseException) -> Any:
    why = " ".join(str(reason).split()) or type(reason).__name__
    if data.startswith(_OLD):
        why = "it is locked with a password, or of the format of before 2007"
    message = f"this is no {kind} document that can be read ({why[:120]}); it is skipped."
    return error(source.path, 0, "unreadable", message, "Open it, save it again, or save the article as .txt.")


_OLD = b"\xd0\xcf\x11\xe0"
