"""Find the article among the blocks of a page: the smallest element that holds most of the prose."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from kgbuild.readers.layout.entries import FEWEST, clock_time, opens_with_time
from kgbuild.readers.layout.furniture import is_furniture, publication_date
from kgbuild.readers.layout.units import is_row
from kgbuild.readers.markup import Line, LineKind, lines_of
from kgbuild.readers.page.classes import is_details_element, is_furniture_element

_MOST = 0.8
"""The article's element holds at least this share of the page's prose."""
_LINKS = 0.6
"""A block with a larger share of links is a menu."""
_FEW_WORDS = 5
_STOP = re.compile(r"[.?!…:][\"'”’)\]]*$")
_COMMENTS = re.compile(
    r"(?:\d+ |view |read |show |leave |post |add |join )?(?:all |a |your |the |reader |readers['’]? )*"
    r"(?:comments?|conversation|discussion|responses|repl(?:y|ies))(?: ?\(?\d+\)?)?:?",
    re.IGNORECASE,
)


def article_lines(tree: Any, title: str | None, *, dated: bool = True) -> list[Line]:
    """Return the lines of a page's article, its headline first.

    Args:
        tree: the page, parsed by `kgbuild.readers.markup.parse_html`.
        title: the headline, if the page states it.
        dated: whether the page states its date; if not, a line with the date stays for the layout to read.
    """
    body = tree.find("body")
    root = tree if body is None else body
    weights = _weights(lines_of(root))
    total = max(1, weights.get(root, 0))

    def skip(element: Any) -> bool:
        if not (is_furniture_element(element) or is_details_element(element)) or _is_clock(element):
            return False
        return weights.get(element, 0) < total / 2  # a page may call its whole article "has-comments" or "main-rail"

    lines = lines_of(root, skip)
    chosen = _root(lines, root)
    inside = [line for line in lines if chosen is None or _within(line.element, chosen)]
    timed = sum(opens_with_time(line.words) for line in inside) >= FEWEST
    article = _until_comments(inside)
    kept = [line for line in article if (timed and clock_time(line.words)) or not _is_menu(line, dated)]
    return _with_headline(_without_teasers(kept), title)


def _is_clock(element: Any) -> bool:
    """Say whether an element holds a time of day, as each entry of a live blog does, and not the article's date."""
    return element.tag == "time" and clock_time(" ".join("".join(element.itertext()).split())) is not None


def _weights(lines: Sequence[Line]) -> dict[Any, int]:
    """Return how much prose each element of a page holds, in characters."""
    weights: dict[Any, int] = defaultdict(int)
    for line in lines:
        size = _prose(line)
        element = line.element if size else None
        while element is not None:
            weights[element] += size
            element = element.getparent()
    return weights


def _prose(line: Line) -> int:
    """Return how many characters of prose a line is: nothing for links, headings and scraps."""
    if line.kind is LineKind.HEADING or line.linked > _LINKS * len(line.words):
        return 0
    words = len(line.words.split())
    return len(line.words) if words >= 8 or (words >= 4 and _STOP.search(line.words)) else 0


def _root(lines: Sequence[Line], root: Any) -> Any | None:
    """Return the smallest element that holds most of the prose."""
    weights = _weights(lines)
    total = weights.get(root, 0)
    if not total:
        return None
    chosen = root
    while True:
        inner = max(chosen, key=lambda child: weights.get(child, 0), default=None)
        if inner is None or weights.get(inner, 0) < _MOST * total or _has_figures_beside(chosen, inner):
            return chosen
        chosen = inner


def _has_figures_beside(parent: Any, paragraph: Any) -> bool:
    """Say whether a paragraph, nearly all of a page's prose, has a table, list or paragraphs with figures beside it."""
    if paragraph.tag != "p":
        return False
    for child in parent:
        words = " ".join("".join(child.itertext()).split()) if child.tag in _HOLD_FIGURES else ""
        counts = is_row(words) if child.tag == "p" else any(c.isdigit() for c in words)
        if counts and child is not paragraph:
            return True
    return False


_HOLD_FIGURES = frozenset("p table ul ol dl".split())


def _within(element: Any, root: Any) -> bool:
    while element is not None:
        if element is root:
            return True
        element = element.getparent()
    return False


def _is_menu(line: Line, dated: bool = True) -> bool:
    """Say whether a line is links and nothing else, or words that pages put around articles."""
    if line.kind is LineKind.ROW:
        return False
    linked = line.linked > _LINKS * len("".join(line.words.split()))
    short = not _STOP.search(line.words) or len(line.words.split()) < _FEW_WORDS
    return (linked and short) or is_furniture(line.words) or (dated and publication_date(line.words) is not None)


def _until_comments(lines: Sequence[Line]) -> list[Line]:
    """Leave out what stands below a heading such as "12 comments", if there is an article above it."""
    own = [n for n, line in enumerate(lines) if not _is_menu(line)]
    for n, line in enumerate(lines):
        if len(line.words) < 40 and _COMMENTS.fullmatch(line.words) and bisect_left(own, n) > len(own) / 4:
            return list(lines[:n])
    return list(lines)


def _without_teasers(lines: list[Line]) -> list[Line]:
    """Leave out headings at the end that nothing follows."""
    while lines and lines[-1].kind is LineKind.HEADING:
        lines.pop()
    return lines


def _with_headline(lines: list[Line], title: str | None) -> list[Line]:
    """Put the headline first, once."""
    if not title:
        return lines
    plain = _plain(title)
    rest = [line for line in lines if _plain(line.words) != plain]
    element = lines[0].element if lines else None
    return [Line(" ".join(title.split()), LineKind.PROSE, 0, element), *rest] if rest else rest


def _plain(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())
