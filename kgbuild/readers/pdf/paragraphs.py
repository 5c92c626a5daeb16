"""Join printed lines to paragraphs, and words that were divided at line ends to words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgbuild.model.hyphens import joined
from kgbuild.readers.bylines import parse_byline
from kgbuild.readers.document import Paragraph
from kgbuild.readers.layout.furniture import masthead, publication_date
from kgbuild.readers.pdf.lines import PrintedLine

_ENDS = re.compile(r"[.?!…][\"'”’)\]]*$")
_LARGER = 1.15
"""A line whose letters are so much larger than the body's is a heading."""
_ITEM = re.compile(r"[•‣▪◦●■►]\s|\d{1,2}[.)]\s")


def paragraphs_of(columns: Sequence[Sequence[PrintedLine]], page: int, body: float) -> Iterator[Part]:
    """Yield the paragraphs of a page.

    Args:
        columns: its lines in reading order.
        page: its number.
        body: the size of the letters in which the document is set.
    """
    for column in columns:
        group: list[PrintedLine] = []
        groups: list[list[PrintedLine]] = []
        for line in column:
            if group and _starts(group, line, column, body):
                groups.append(group)
                group = []
            group.append(line)
        groups.append(group)
        for n, lines in enumerate(groups):
            last = n == len(groups) - 1 and not lines[-1].row and _is_full(lines[-1], column)
            yield Part(_paragraph(lines, page, body), begins_column=n == 0, runs_on=last)


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph of a page, and whether it stands first in its column, or last with a full line, so it may go on."""

    paragraph: Paragraph
    begins_column: bool
    runs_on: bool


def _is_full(line: PrintedLine, column: Sequence[PrintedLine]) -> bool:
    """Say whether a line reaches as far to the right as its column, more or less."""
    edge, reach = min(one.left for one in column), max(one.right for one in column)
    return len(column) > 1 and line.right >= reach - 0.25 * (reach - edge)


def _starts(group: Sequence[PrintedLine], line: PrintedLine, column: Sequence[PrintedLine], body: float) -> bool:
    """Say whether a line begins a paragraph: by the room above it, its size, its indent, or a short line before it."""
    before = group[-1]
    if abs(before.size - line.size) > 0.1 * max(before.size, line.size) or _ITEM.match(line.words):
        return True
    if before.row or line.row:
        return True
    if (len(group) == 1 and parse_byline(before.words)) or _is_dated(before.words) or _is_dated(line.words):
        return True
    height = max(before.size, line.size, 1.0)
    if before.bottom - line.top > 0.75 * height or line.top > before.top + height:
        return True
    if line.size > _LARGER * body:
        return False
    edge = min(one.left for one in column)
    reach = max(one.right for one in column)
    indented = line.left - edge > 0.8 * height and before.left - edge <= 0.8 * height
    short = before.right < reach - 0.15 * (reach - edge)
    return (indented and short) or (bool(_ENDS.search(before.words)) and (indented or short))


def _is_dated(words: str) -> bool:
    """Say whether a line gives the date of publication and stands alone therefore."""
    return publication_date(words) is not None or masthead(words) is not None


def _paragraph(lines: Sequence[PrintedLine], page: int, body: float) -> Paragraph:
    words = lines[0].words
    for line in lines[1:]:
        words = joined(words, line.words)
    return Paragraph(" ".join(words.split()), page, heading=lines[0].size > _LARGER * body)


def across_pages(parts: Sequence[Part]) -> list[Paragraph]:
    """Join a paragraph that breaks off at the end of a column or page to its rest.

    The rest begins with a small letter, or stands first in its column after a full last line.
    """
    whole: list[Paragraph] = []
    before: Part | None = None
    for part in parts:
        last, paragraph = (whole[-1] if whole else None), part.paragraph
        open_ = last is not None and not last.heading and not paragraph.heading and not _ENDS.search(last.words)
        goes_on = before is not None and before.runs_on and part.begins_column
        if last is not None and open_ and (paragraph.words[:1].islower() or goes_on):
            words = joined(last.words, paragraph.words)
            place = (len(words) - len(paragraph.words), paragraph.page)
            whole[-1] = Paragraph(words, last.page, breaks=(*last.breaks, place))
        else:
            whole.append(paragraph)
        before = part
    return whole
