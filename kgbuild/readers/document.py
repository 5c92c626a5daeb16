"""What a document reader hands over: paragraphs with their pages, and what the document states about itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kgbuild.readers.assemble import Result, assemble
from kgbuild.readers.layout import Breaks
from kgbuild.readers.load import too_long
from kgbuild.readers.metadata import metadata_from
from kgbuild.readers.options import ReadOptions
from kgbuild.readers.problems import error
from kgbuild.readers.source import Source


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph on one line: its words, the number of its page (0 if pages are not known), and if it is a heading.

    `breaks` are the places in its words where later pages begin, with their numbers. `title`: its style says that it is
    the document's title.
    """

    words: str
    page: int = 0
    heading: bool = False
    breaks: tuple[tuple[int, int], ...] = ()
    title: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The paragraphs of a document in reading order, and its stated facts by the names of FIELDS."""

    paragraphs: Sequence[Paragraph]
    stated: dict[str, object] = field(default_factory=dict)
    title: str | None = None


def assemble_document(document: Document, source: Source, options: ReadOptions, division: str) -> Result:
    """Return the article of a document: its text is the paragraphs with a blank line between them.

    Args:
        document: what was read.
        source: where it comes from.
        options: how to read.
        division: "page" or "paragraph": what a passage says of its place.
    """
    pieces: list[str] = []
    starts: list[int] = []
    headings: set[int] = set()
    position = 0
    for paragraph in document.paragraphs:
        if division == "paragraph":
            starts.append(position)
        else:
            for place, page in ((0, paragraph.page), *paragraph.breaks):
                starts += [position + place] * (page - len(starts))  # a page without words begins where the next does
        if paragraph.heading:
            headings.add(position)
        pieces.append(paragraph.words)
        position += len(paragraph.words) + 2
    if position > options.max_text_characters:
        return None, (too_long(source.path, source.line, options),)
    text = "\n\n".join(pieces) + "\n"
    if not text.strip():
        hint = "Check that it was saved, or save the article as .txt."
        return None, (error(source.path, 0, "empty", "there are no words in this document; it is skipped.", hint),)
    stated, issues = metadata_from(document.stated, source.path, 0, options.day_first)
    known = source.metadata.over(stated)
    article, more = assemble(
        source, options, text, known,
        breaks=Breaks.HARD, line=1, divisions=tuple(starts), division=division, headings=frozenset(headings),
    )  # fmt: skip
    return article, (*issues, *more)
