"""Turn HTML into lines: a block each, with headings known, and what is no prose (menus, captions, scripts) left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from lxml import etree, html

from kgbuild.model.hyphens import joined

_BLOCKS = frozenset(
    """
    address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4
    h5 h6 header hgroup hl1 hl2 hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead
    title tr ul caption block media byline dateline tagline
    """.split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6 hl1 hl2".split())
SILENT = frozenset(
    """
    script style noscript template svg math iframe object embed canvas audio video map button select option textarea
    input label head link meta title figcaption caption dialog
    """.split()
)
"""Elements whose words are no part of what an article says."""
_CELLS = frozenset({"td", "th"})
_INVISIBLE_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DEEPEST = 200
"""Elements nested deeper are read as if they were beside each other; no page that people write is."""


_ENDS = re.compile(r"[.?!:…][\"'”’)\]]*$")


class LineKind(Enum):
    """What a line of a page is."""

    PROSE = "prose"
    HEADING = "heading"
    ITEM = "item of a list"
    ROW = "row of a table"


@dataclass(frozen=True, slots=True)
class Line:
    """A block of a page: its words, what it is, how many of its characters are links, and the element it stands in."""

    words: str
    kind: LineKind
    linked: int
    element: Any


def parse_html(page: str) -> Any | None:
    """Return the tree of a page, None if there is none.

    Args:
        page: HTML as people write it; characters that no HTML may hold are dropped.
    """
    page = _DECLARATION.sub("", page, count=1)
    page = _CONTROLS.sub("", page)
    if not page.strip():
        return None
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


_DECLARATION = re.compile(r"^\ufeff?\s*<\?xml[^>]{0,200}\?>")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def is_hidden(element: Any) -> bool:
    """Say whether a page does not show an element."""
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_INVISIBLE_STYLE.search(element.get("style") or ""))
    )


def lines_of(root: Any, skip: Callable[[Any], bool] = lambda _: False) -> list[Line]:
    """Return the lines of an element.

    Args:
        root: an lxml element.
        skip: which elements inside to leave out with all their words.
    """
    builder = _Builder()
    for event, element in _walk(root, skip):
        builder.take(event, element)
    builder.flush(root)
    return builder.lines


def _walk(root: Any, skip: Callable[[Any], bool]) -> Iterator[tuple[str, Any]]:
    """Yield the start, end and tail of each element, in the order of the page."""
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if not isinstance(element.tag, str):
            if event == "end":
                yield "tail", element
            continue
        if event == "start" and element is not root and (element.tag in SILENT or is_hidden(element) or skip(element)):
            walker.skip_subtree()
            yield "skipped", element
        else:
            yield event, element
        if event == "end" and element is not root:
            yield "tail", element


class _Builder:
    """Gathers words until a block ends."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._words: list[str] = []
        self._links = 0
        self._linked = 0
        self._row: list[str] | None = None
        self._skipped: Any = None
        self._wraps = False

    def take(self, event: str, element: Any) -> None:
        """Take one step through the page."""
        if event == "skipped":
            self._skipped = element
            return
        if event == "end" and element is self._skipped:
            self._skipped = None  # its own end; its words were never taken
            return
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "tail":
            self._add(element.tail)
        elif event == "start":
            self._start(element, tag)
        else:
            self._end(element, tag)

    def _start(self, element: Any, tag: str) -> None:
        if tag in _CELLS and self._row is not None:
            self._words, self._linked = [], 0
        elif tag == "br" or tag in _BLOCKS:
            self.flush(_block_around(element) if tag == "br" else element, wraps=tag == "br")
        if tag == "tr":
            self._row = None if _lays_out(element) else []
        if tag == "a":
            self._links += 1
        self._add(element.text)

    def _end(self, element: Any, tag: str) -> None:
        if tag in _CELLS and self._row is not None:
            self._row.append(" ".join("".join(self._words).split()))
            self._words = []
        elif tag == "tr" and self._row is not None:
            row, self._row = [cell for cell in self._row if cell], None
            if row:
                self.lines.append(Line(" | ".join(row) if len(row) > 1 else row[0], LineKind.ROW, 0, element))
        elif tag in _BLOCKS:
            self.flush(element)
        if tag == "a":
            self._links -= 1

    def _add(self, words: str | None) -> None:
        if words:
            self._words.append(words)
            if self._links > 0:
                self._linked += len("".join(words.split()))

    def flush(self, element: Any, *, wraps: bool = False) -> None:
        """End a line; `wraps`: it may go on behind a single break, as it does with a small letter in mid-sentence."""
        if self._row is not None:
            self._words.append(" ")  # blocks inside a cell stay in its row
            return
        words = " ".join("".join(self._words).split())
        linked, self._linked = self._linked, 0
        self._words = []
        if words and self._wraps and words[0].islower() and not _ENDS.search(self.lines[-1].words):
            before = self.lines[-1]
            self.lines[-1] = replace(before, words=joined(before.words, words), linked=before.linked + linked)
        elif words:
            self.lines.append(Line(words, _kind(element), linked, element))
        self._wraps = wraps and bool(words)


def _block_around(element: Any) -> Any:
    """Return the block that an element stands in, to which what follows behind a break belongs as well."""
    above = element.getparent()
    for _ in range(_DEEPEST):
        if above is None or above.tag in _BLOCKS:
            break
        above = above.getparent()
    return above


_LONG_CELL = 200


def _lays_out(row: Any) -> bool:
    """Say whether a row of a table only places blocks on a page, as in newsletters, and holds no figures or facts."""
    if next(row.iterdescendants("table", *_HEADINGS), None) is not None:
        return True
    for cell in row:
        blocks = sum(1 for _ in cell.iterdescendants("p", "li", "div"))
        breaks = sum(1 for _ in cell.iterdescendants("br"))
        if (blocks > 1 or breaks > 1) and len("".join(cell.itertext())) > _LONG_CELL:
            return True
    return False


def _kind(element: Any) -> LineKind:
    """Tell what a block is by the elements around it."""
    for _ in range(_DEEPEST):
        if element is None or not isinstance(element.tag, str):
            break
        if element.tag in _HEADINGS:
            return LineKind.HEADING
        if element.tag == "li":
            return LineKind.ITEM
        if element.tag in {"div", "section", "article", "body", "main", "p"}:
            break
        element = element.getparent()
    return LineKind.PROSE


def text_of(lines: Iterable[Line]) -> tuple[str, frozenset[int]]:
    """Put lines together to a text, one below the other, and return with it where its headings begin."""
    pieces: list[str] = []
    headings: set[int] = set()
    position = 0
    for line in lines:
        if line.kind is LineKind.HEADING:
            headings.add(position)
        pieces.append(line.words)
        position += len(line.words) + 1
    return "\n".join(pieces) + ("\n" if pieces else ""), frozenset(headings)
