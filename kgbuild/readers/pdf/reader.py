"""Read a .pdf file with pdfminer.six; a passage says on which page it stands."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kgbuild.readers.assemble import Result
from kgbuild.readers.decode import whole_characters
from kgbuild.readers.document import Document, Paragraph, assemble_document
from kgbuild.readers.extras import library
from kgbuild.readers.layout.furniture import is_nameplate, masthead
from kgbuild.readers.load import load_bytes
from kgbuild.readers.options import ReadOptions
from kgbuild.readers.pdf.fragments import whole_lines
from kgbuild.readers.pdf.lines import Page, PrintedLine, body_size, in_reading_order, level_heads, without_running_heads
from kgbuild.readers.pdf.paragraphs import across_pages, paragraphs_of
from kgbuild.readers.pdf.tables import with_rows
from kgbuild.readers.problems import error
from kgbuild.readers.source import Source

_LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "\xa0": " "})
_UNKNOWN = re.compile(r"\(cid:\d+\)")
_FEW = 20
"""A page with fewer letters than this on average holds a picture of its words."""


def read_pdf(source: Source, options: ReadOptions) -> Result:
    """Return the article of a PDF document, and the issues; offsets count into the paragraphs that its lines make."""
    library("pdfminer.high_level", "PDF documents")
    data = load_bytes(source, options)
    try:
        pages = list(_pages(data, options))
    except _Unreadable as reason:
        hint = "Open it and print it to a new PDF, or save the article as .txt."
        message = f"this is no PDF document that can be read ({reason}); it is skipped."
        return None, (error(source.path, 0, "unreadable", message, hint),)
    letters = sum(c.isalnum() for page in pages for line in page.lines for c in line.words)
    if letters < _FEW * max(1, len(pages)):
        hint = "Run a text recognition (OCR) program such as ocrmypdf over it first."
        message = "its pages are pictures without text, as a scanner makes them; it is skipped."
        return None, (error(source.path, 0, "scanned", message, hint),)
    return assemble_document(_document(pages), source, options, "page")


class _Unreadable(Exception):
    """The file is broken or encrypted."""


def _pages(data: bytes, options: ReadOptions) -> Iterator[Page]:
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LAParams
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect, PDFTextExtractionNotAllowed
    from pdfminer.pdfparser import PDFSyntaxError
    from pdfminer.psexceptions import PSException

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # what it says is for its developers
    # What pdfminer lets through of broken files besides its own exceptions.
    failures = (
        PSException, PDFSyntaxError, PDFEncryptionError, PDFTextExtractionNotAllowed,
        AttributeError, KeyError, IndexError, TypeError, ValueError, AssertionError, RecursionError, OverflowError,
        EOFError, NotImplementedError, ArithmeticError,
    )  # fmt: skip
    try:
        layouts = extract_pages(io.BytesIO(data), maxpages=options.max_pages, laparams=LAParams(boxes_flow=None))
        for number, layout in enumerate(layouts, 1):
            yield Page(number, float(layout.height), tuple(whole_lines(list(_lines(layout)))))
    except PDFPasswordIncorrect as reason:
        raise _Unreadable("a password keeps it closed") from reason
    except failures as reason:
        raise _Unreadable(" ".join(str(reason).split())[:100] or type(reason).__name__) from reason


def _lines(layout: Any) -> Iterator[PrintedLine]:
    from pdfminer.layout import LTChar, LTTextBox, LTTextLine

    for box in layout:
        if not isinstance(box, LTTextBox):
            continue
        for line in box:
            if not isinstance(line, LTTextLine):
                continue
            words = whole_characters(_UNKNOWN.sub("", line.get_text()).translate(_LIGATURES)).replace("\0", "")
            words = " ".join(words.split())
            sizes = [c.size for c in line if isinstance(c, LTChar)]
            if words and sizes:
                yield PrintedLine(words, line.x0, line.x1, line.y0, line.y1, round(max(sizes), 1))


def _document(pages: list[Page]) -> Document:
    cleaned, running = without_running_heads(pages)
    body = body_size(line for page in cleaned for line in page.lines)
    columns = [(page.number, in_reading_order(with_rows(page.lines))) for page in cleaned]
    found = [part for number, lines in columns for part in paragraphs_of(lines, number, body)]
    running = [*level_heads(pages, cleaned), *running]
    lines = [line for words in running if (line := masthead(words))]
    stated: dict[str, object] = {"publisher": next((words for words in running if is_nameplate(words)), None)}
    if lines:
        stated = {"publisher": lines[0].publisher or stated["publisher"], "date": lines[0].date.iso}
    return Document(paragraphs=_with_headline(across_pages(found)), stated=stated)


def _with_headline(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Let the first heading be the headline, which the layout of the text then knows; the others stay headings."""
    first = next((n for n, p in enumerate(paragraphs) if p.heading), None)
    if first is None or first > 3:
        return paragraphs
    one = paragraphs[first]
    return [*paragraphs[:first], replace(one, heading=False), *paragraphs[first + 1 :]]
