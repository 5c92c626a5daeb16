"""Cut a text into its paragraphs, however they are set: between blank lines, one a line, or wrapped by hand."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from html import unescape
from itertools import pairwise

from kgbuild.model import Span
from kgbuild.model.spacing import close_up
from kgbuild.readers.bylines import parse_byline
from kgbuild.readers.layout.links import BLOCK_TAG


class Breaks(Enum):
    """What a line break without a blank line means."""

    DETECT = "what the lengths of the lines suggest"
    SOFT = "nothing: the paragraph goes on"
    HARD = "a new paragraph"


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph, or a line that stands alone: its place without the white space around, and its words on one line.

    `bullet` says that a list mark stood before it; `heading` is the level of a Markdown heading, 0 for none.
    """

    span: Span
    words: str
    bullet: bool = False
    heading: int = 0


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not blank: its place without white space and list mark, its indent, and if the mark is a dash."""

    start: int
    end: int
    words: str
    indent: int
    bullet: bool
    dash: bool

    @property
    def width(self) -> int:
        """How far the line reaches to the right."""
        return self.indent + len(self.words)


_LINE = re.compile(r"[^\n\r\u2028\u2029\x0c]+|\r\n|[\n\r\u2028\u2029\x0c]")
_BLANK = " \t\x0b\xa0\u2002\u2003\u2009\u200b\u2060\ufeff\u3000"
_BULLET = re.compile(r"(?:[•‣▪◦●■►·]|[*–—-](?= ))\s*(?=\S)")
_NOTE = re.compile(r"(?<=[.?!”\"’)]) (?=[•■►] ?\w)")  # a note at the end of a text that lost its line breaks
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_JOINT = re.compile(
    rf"(?<=[a-z]{{2}})(?=\d{{1,2}} (?:{_MONTHS}) (?:19|20)\d\d)"
    r"|(?<=\b(?:19|20)\d\d)(?=[A-Z][a-z]+(?: [A-Z][a-z]|[A-Z][a-z]+\. [A-Z]))"
    r"|(?<=[a-z.?!”])(?=(?:Read more|Share this|Follow us|Advertisement)\b"
    r"|(?:Watch|Related|Published|Updated|Photo|Picture|Image|Video|Topics|Tags):)"
)
"""Where items of a page ran together: before a date ("Ann Bell8 May 2011"), after it, before a label of the page."""
_DATED_JOINT = re.compile(rf"(?<!\d)\d{{1,2}} (?:{_MONTHS}) (?:19|20)\d\d(?=[A-Z“\"][\w’'“]* ?\w)")
"""A whole date that runs into a sentence."""
_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_UNDERLINE = re.compile(r"={3,}|-{3,}")
"""The line under a heading of Markdown."""
_QUOTED = re.compile(r"(?:>\s?)+")
_ENDS = re.compile(r"[.?!:…][\"'”’)\]]*$")

_NARROWEST_WRAP, _WIDEST_WRAP = 40, 120
"""Where lines are wrapped by hand; what is longer is a paragraph on a line of its own."""


def cut(text: str, body: int, breaks: Breaks, ignored: Sequence[Span]) -> list[Unit]:
    """Return the units of a text in order; together they hold every character that is not white space or a mark.

    Args:
        text: the whole text.
        body: where to begin.
        breaks: what a single line break means; SOFT texts may hold Markdown headings and quoted lines.
        ignored: spans to leave out of the words of the units, in text order.
    """
    starts = [span.start for span in ignored]

    def unit(lines: Sequence[_Line]) -> Unit:
        within = slice(bisect_left(starts, lines[0].start), bisect_right(starts, lines[-1].end))
        return _unit(text, lines, breaks, ignored[within])

    stanzas = _stanzas(text, body, markdown=breaks is Breaks.SOFT)
    width = _wrap_width(stanzas) if breaks is Breaks.DETECT else 0
    units: list[Unit] = []
    for stanza in stanzas:
        group: list[_Line] = []
        for line in stanza:
            if group and _starts_unit(group[-1], line, breaks, width):
                units.append(unit(group))
                group = []
            group.append(line)
        units.append(unit(group))
    return units


def _stanzas(text: str, body: int, *, markdown: bool) -> list[list[_Line]]:
    """Return the lines of the text, grouped by the blank lines between them."""
    stanzas: list[list[_Line]] = [[]]
    after_break = True
    for match in _LINE.finditer(text, body):
        if match[0] in _LINE_ENDS:
            if after_break and stanzas[-1]:
                stanzas.append([])
            after_break = True
            continue
        for start, end, apart in _pieces(text, *match.span()):
            if apart and stanzas[-1]:
                stanzas.append([])
            if line := _line(text, start, end, markdown=markdown):
                stanzas[-1].append(line)
                after_break = False
    return [stanza for stanza in stanzas if stanza]


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Yield the parts of a line that lost its line breaks, and whether a tag of HTML sets one apart from the last."""
    cuts: dict[int, bool] = {cut.end(): False for cut in _NOTE.finditer(text, start, end)}
    cuts.update((joint.start(), True) for joint in _JOINT.finditer(text, start, end))
    cuts.update((joint.end(), True) for joint in _DATED_JOINT.finditer(text, start, end))
    if text.find("<", start, end) >= 0:
        for tag in BLOCK_TAG.finditer(text, start, end):
            closes = tag[0].startswith("</") or tag[0][1:3].lower() in ("br", "hr")
            cuts[tag.end() if closes else tag.start()] = True
    cuts.pop(start, None)
    places = [start, *sorted(cut for cut in cuts if cut < end), end]
    for left, right in pairwise(places):
        yield left, right, cuts.get(left, False)


_LINE_ENDS = frozenset({"\n", "\r", "\r\n", "\u2028", "\u2029", "\x0c"})


def _line(text: str, start: int, end: int, *, markdown: bool) -> _Line | None:
    """Return a line without the white space and list mark around it, None if nothing is left."""
    left = start
    while end > start and (text[end - 1] in _BLANK or text[end - 1].isspace()):
        end -= 1
    while start < end and (text[start] in _BLANK or text[start].isspace()):
        start += 1
    indent = start - left
    if markdown and (quoted := _QUOTED.match(text, start, end)):
        start = quoted.end()
    bullet = _BULLET.match(text, start, end)
    if bullet:
        start = bullet.end()
    dash = bullet is not None and bullet[0][0] in "-–—"
    return _Line(start, end, text[start:end], indent, bullet is not None, dash) if start < end else None


def _wrap_width(stanzas: Sequence[Sequence[_Line]]) -> int:
    """Return the width at which the lines are wrapped by hand, 0 if they are not.

    They are if most lines that another follows are so full that its first word had no room on them, and a good part of
    those followers begin with a small letter, as paragraphs and headlines do not.
    """
    pairs = [(a, b) for stanza in stanzas for a, b in pairwise(stanza)]
    lengths = [a.width for a, _ in pairs if " " in a.words and a.width <= _WIDEST_WRAP]
    if not lengths:
        return 0
    width = max(lengths)
    full = sum(1 for a, b in pairs if _is_full(a, b, width))
    small = sum(1 for a, b in pairs if _breaks_off(a, b))
    return width if width >= _NARROWEST_WRAP and 2 * full >= len(pairs) and 4 * small >= len(pairs) else 0


def _is_full(line: _Line, after: _Line, width: int) -> bool:
    """Say whether the first word of the next line had no room on a line."""
    return line.width <= _WIDEST_WRAP and line.width + len(after.words.split(" ", 1)[0]) >= width - 2


def _breaks_off(line: _Line, after: _Line) -> bool:
    """Say whether a line stops in mid-sentence and the next goes on with a small letter."""
    return after.words[0].islower() and not _ENDS.search(line.words)


def _runs_on(line: _Line, after: _Line, width: int) -> bool:
    """Say whether a line of wrapped text goes on in the next."""
    if line.width > _WIDEST_WRAP or parse_byline(line.words) or parse_byline(after.words):
        return False
    nearly_full = 5 * line.width >= 4 * width and not _ENDS.search(line.words)
    return nearly_full or _is_full(line, after, width) or _breaks_off(line, after)


def _starts_unit(line: _Line, after: _Line, breaks: Breaks, width: int) -> bool:
    """Say whether the second of two lines that follow each other begins a unit of its own."""
    # A dash in mid-sentence may have come to stand at the start of a wrapped line.
    mid_sentence = width and after.dash and not line.bullet and not _ENDS.search(line.words)
    if breaks is Breaks.HARD or (after.bullet and not mid_sentence):
        return True
    if _is_row(line) or _is_row(after) or _are_rows(line, after) or _LABEL.match(after.words) or is_asked(after.words):
        return True
    if breaks is Breaks.SOFT and _UNDERLINE.fullmatch(line.words):
        return True
    if breaks is Breaks.SOFT:
        return bool(_HEADING.match(line.words) or _HEADING.match(after.words))
    if _BROKEN_WORD.search(line.words) and after.words[0].isalpha():
        return False
    if after.indent >= 2 and line.indent < after.indent:
        return True
    return not (width and _runs_on(line, after, width))


_BROKEN_WORD = re.compile(r"[A-Za-z]{2,}[-‐\u00ad]$")
"""The first half of a word that goes on in the next line."""


_ROW = re.compile(
    r"\|.*\|$|\S.*\t.*\S|\S(?:.*\S)? {3,}\S.*\d.*|[*\w.'’ -]{3,40}\([\w. ]{1,20}\),?:? +[\d,]{1,9}(?: .{0,30})?$"
)
"""A row of a table: cells between bars, tabs or wide gaps; or a candidate with party and votes."""
_CELLS = re.compile(
    r"[^,\s][^,\n]{0,60}(?:,(?! )[^,\n]{1,60}){2,12}|[^;\s][^;\n]{0,60}(?:;[^;\n]{1,60}){2,12}"
    r"|[^|\n]{1,60}(?: \|[^|\n]{0,60}){1,12}"
)
"""What one line under another makes rows: cells between commas, semicolons or bars."""
_ASKED = re.compile(r"(?:Q ?[.:)]|Question ?:|A ?:|Answer ?:) (?=[\"'“‘(…]?[A-Z])")
_LABEL = re.compile(
    r"(?:Q|A|Question|Answer|[A-Z][A-Z.'’ -]{2,40}|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3})"
    r"(?:, [A-Z][\w .'’&-]{1,40}| \(\w[\w .,'’-]{0,30}\)){0,3} ?:[*_]{0,2} (?=[\"'“‘(…]?\w)"
)
"""Who speaks, in an interview or a transcript: "Q: …", "ANN BELL: …", "Ann Bell: …"."""


def is_turn(words: str) -> bool:
    """Say whether a line begins with the name of who speaks: "ANN BELL: …"."""
    return bool(_LABEL.match(words))


def is_asked(words: str) -> bool:
    """Say whether a line is a question or answer of an interview: "Q. Will you stand?"."""
    return bool(_ASKED.match(words))


_VOTES = re.compile(r"[\w.'’ -]{3,40} \([\w. ]{1,20}\),?:? \d[\d,]{0,9}[;,. ]")
"""The first of several candidates on a line: "Ann Bell (Lab) 20,000; Carl Dorn …"."""


def is_row(words: str) -> bool:
    """Say whether a line is a row of a table, or of results: "Ann Bell (Lab) 12,345"."""
    short = len(words) <= _WIDEST_WRAP and bool(_ROW.match(words) or _CELLS.fullmatch(words))
    return short or bool(_VOTES.match(words))


def _are_rows(line: _Line, after: _Line) -> bool:
    """Say whether two lines are divided into as many cells by the same mark, and neither ends as a sentence does."""
    if any(x.width > _WIDEST_WRAP or _ENDS.search(x.words) or not _CELLS.fullmatch(x.words) for x in (line, after)):
        return False
    return any(line.words.count(m) == after.words.count(m) > 0 for m in (",", ";", "|"))


def _is_row(line: _Line) -> bool:
    return line.width <= _WIDEST_WRAP and bool(_ROW.match(line.words))


def _unit(text: str, lines: Sequence[_Line], breaks: Breaks, ignored: Sequence[Span]) -> Unit:
    """Return the unit that some lines make up."""
    start, end, level = lines[0].start, lines[-1].end, 0
    if breaks is Breaks.SOFT and len(lines) > 1 and _UNDERLINE.fullmatch(lines[-1].words):
        end, level = lines[-2].end, 1 if lines[-1].words[0] == "=" else 2
    if breaks is Breaks.SOFT and (heading := _HEADING.match(text, start, end)):
        start, level = heading.end(), len(heading[1])
    pieces, position = [], start
    for span in ignored:
        if start <= span.start and span.end <= end:
            pieces.append(text[position : span.start])
            position = span.end
    pieces.append(text[position:end])
    pieces = [close_up(piece) for piece in pieces]
    words = " ".join(" ".join(pieces).replace("\u200b", "").replace("\ufeff", "").split())
    if "&" in words:
        words = " ".join(unescape(words).split())
    return Unit(Span(start, end), words, lines[0].bullet, level)
