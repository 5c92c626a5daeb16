"""Read lines that hold results and say nothing else: "Ann Bell (Lab) 12,345", "Lab 45 (+7) Con 30 (-4)", rows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING

from kgbuild.extract.result_numbers import CONTESTANTS, MEASURES, Figure, figure_at
from kgbuild.layers import Chunk
from kgbuild.model import EntityKind, Span

if TYPE_CHECKING:
    from kgbuild.extract.context import Context, Reference

_PERSON = (EntityKind.PERSON,)
_PARTY = (EntityKind.PARTY,)
_BETWEEN = frozenset(": , - – — | . … * votes vote seats seat".split())
_APART = frozenset("; , / | . - – — and * # elected re-elected".split())
_OPENS = frozenset("( , - – — | :".split())
_UP = {"up": 1, "down": -1}
_LONGEST_PARTY = 5  # tokens of a party that no list knows: "(Trade Unionist and Socialist)"
_LONGEST_HEADING = 12
_LONGEST_CELL = 8
_ADDED = frozenset("majority maj turnout swing electorate rejected spoilt spoiled".split())
_CHANGE_HEADS = frozenset("change changes +/- +/− ± net swing gain".split())


class Kind(Enum):
    """What a line of results is."""

    ENTRIES = "contestants with their figures"
    CELLS = "a row of a table"
    HEADS = "the row above a table's columns"
    ADDED = "a majority, turnout or the like"
    OUTCOME = "who gained or held the seat"


@dataclass(frozen=True, slots=True)
class Entry:
    """A contestant of a line, the party in whose name a person stands, and the figures behind the two."""

    who: Reference
    party: Reference | None
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of results; `heads` tell for a row of a table what each column holds, by the row above them."""

    kind: Kind
    entries: tuple[Entry, ...] = ()
    cells: tuple[Chunk, ...] = ()
    heads: Mapping[int, str] = field(default_factory=dict)


def rows_of(context: Context) -> Mapping[int, Row]:
    """Return the lines of results of an article by the numbers of their sentences; worked out once."""
    known = context.once.get(_KEY)
    if known is None:
        known = context.once[_KEY] = dict(_rows(context))
    rows: Mapping[int, Row] = known
    return rows


_KEY = "lines of results"


def _rows(context: Context) -> Iterator[tuple[int, Row]]:
    heads: Mapping[int, str] = {}
    last = -2
    for number, here in enumerate(context.annotated.sentences):
        heads = heads if last == number - 1 else {}
        row = _cells(context, here, heads) or _entries(context, here) or _short(context, here, after=last == number - 1)
        if row is not None:
            heads, last = row.heads, number
            yield number, row


def in_row(context: Context, i: int) -> bool:
    """Say whether token i stands in a line of results."""
    return context.annotated.sentence_of[i] in rows_of(context)


def lines_of(context: Context) -> frozenset[int]:
    """Return the numbers of the sentences that are lines of results or headings right above such."""
    rows = rows_of(context)
    above = (n - 1 for n in rows if n and n - 1 not in rows and heading_of(context, n) is not None)
    return frozenset((*rows, *above))


def stands_in_row(context: Context, passage: Span) -> bool:
    """Say whether a passage stands in a line of results."""
    spans = context.once.get(_SPANS)
    if spans is None:
        sentences = context.annotated.sentences
        spans = context.once[_SPANS] = [context.annotated.span(sentences[n]) for n in sorted(rows_of(context))]
    n = bisect_right(spans, passage.start, key=lambda span: int(span.start)) - 1
    return n >= 0 and bool(spans[n].contains(passage))


_SPANS = "places of lines of results"


def heading_of(context: Context, number: int) -> Chunk | None:
    """Return the sentence above the lines of results to which one belongs, if it is a heading or ends with a colon."""
    rows = rows_of(context)
    while number in rows:
        number -= 1
    if number < 0:
        return None
    here = context.annotated.sentences[number]
    block = context.annotated.blocks[context.annotated.block_of[here.start]][1]
    if context.lower(here.end - 1) == ":":
        return here
    ends = context.lower(here.end - 1) in {".", "?", "!", "”", '"'}
    whole = here.start == block.start and here.end == block.end
    return here if whole and not ends and len(here) <= _LONGEST_HEADING else None


def cells_of(context: Context, here: Chunk) -> list[Chunk]:
    """Return the cells of a line of a table whose columns a bar divides."""
    bars = [k for k in range(here.start, here.end) if context.lower(k) == "|"]
    edges = [here.start - 1 if context.lower(here.start) != "|" else here.start, *bars, here.end]
    found = [Chunk(a + 1, b) for a, b in pairwise(dict.fromkeys(edges)) if a + 1 < here.end]
    return found if len(found) > 1 and bars else []


def _cells(context: Context, here: Chunk, heads: Mapping[int, str]) -> Row | None:
    cells = cells_of(context, here)
    if not cells or any(len(cell) > _LONGEST_CELL for cell in cells):
        return None
    named = _heads(context, cells)
    figures = [f for c in cells if (f := figure_at(context, c.start)) is not None and f.chunk.end == c.end]
    if named and not figures:
        return Row(Kind.HEADS, cells=tuple(cells), heads=named)
    who = next((m for c in cells if (m := _at(context, c.start, CONTESTANTS)) and m.chunk.end <= c.end), None)
    if who is None or not figures:
        return None if not heads else Row(Kind.CELLS, heads=heads)
    if heads:
        return Row(Kind.CELLS, cells=tuple(cells), heads=heads)
    return _entries(context, here)


def _heads(context: Context, cells: Sequence[Chunk]) -> dict[int, str]:
    """Return for each column what it counts: a measure, or "change"."""
    found: dict[int, str] = {}
    for n, cell in enumerate(cells):
        words = [context.lower(k) for k in range(cell.start, cell.end)]
        joined = "".join(words)
        told = [MEASURES[w.rstrip("s")] for w in words if w.rstrip("s") in MEASURES]
        if set(words) & _CHANGE_HEADS or joined in _CHANGE_HEADS or {"+", "+/"} & set(words):
            found[n] = "change"
        elif told:
            found[n] = "share" if "share" in told else told[0]
    return found


def _at(context: Context, i: int, kinds: Sequence[EntityKind] | frozenset[EntityKind]) -> Reference | None:
    """Return the mention that begins at token i, if it is of some kinds."""
    found = context.at(i, kinds)
    return found if found is not None and found.chunk.start == i else None


def _entries(context: Context, here: Chunk) -> Row | None:
    """Return a line that holds contestants with figures, one or more, and nothing else."""
    found: list[Entry] = []
    numbered = context.doc[here.start].like_num and context.lower(here.start + 1) in {".", ")"}
    i = _over(context, here.start + 2 * numbered, here.end, _APART)
    while i < here.end:
        entry = _entry(context, i, here.end)
        if entry is None:
            break
        found.append(entry)
        i = _over(context, entry.figures[-1].chunk.end, here.end, _APART | {")", "]", "elected", "votes", "seats", "%"})
    rest = i >= here.end or context.lower(i) in _ADDED
    return Row(Kind.ENTRIES, entries=tuple(found)) if found and rest else None


def _entry(context: Context, i: int, end: int) -> Entry | None:
    """Return the contestant at token i with party and figures; None where the words are no entry of a list."""
    i += len(context.lower(i)) == 1 and context.doc[i].is_upper and _at(context, i + 1, _PERSON) is not None
    who = _at(context, i, CONTESTANTS)
    if who is None:
        return None
    party, k = (None, who.chunk.end) if who.kind is EntityKind.PARTY else _party(context, who.chunk.end, end)
    k = _over(context, k, end, _BETWEEN)
    figures = tuple(_figures(context, k, end))
    if not figures or figures[0].signed or figures[0].chunk.start != k:
        return None
    return Entry(who, party, figures)


def _party(context: Context, i: int, end: int) -> tuple[Reference | None, int]:
    """Return the party behind a name, and where it ends; in brackets one that no list knows may stand."""
    opens = context.lower(i) in _OPENS
    party = _at(context, i + opens, _PARTY)
    if party is not None:
        return party, party.chunk.end + (context.lower(party.chunk.end) == ")")
    if context.lower(i) == "(":
        close = next((k for k in range(i + 1, min(end, i + _LONGEST_PARTY + 2)) if context.lower(k) == ")"), None)
        if close is not None and not any(context.doc[k].like_num for k in range(i + 1, close)):
            return None, close + 1
    return None, i


def _figures(context: Context, i: int, end: int) -> Iterator[Figure]:
    """Yield the figures from token i on, brackets and commas between them: "10,002 (31.2%, +2.1)", "45 (up 7)"."""
    while i < end:
        sign = _UP.get(context.lower(i), 0)
        figure = figure_at(context, i + bool(sign))
        if figure is None:
            return
        if sign:
            chunk = Chunk(i, figure.chunk.end)
            figure = Figure(sign * abs(figure.value), chunk, signed=True, percent=figure.percent)
        yield figure
        i = _over(context, figure.chunk.end, end, _WITHIN)


_WITHIN = frozenset("( ) , [ ] | ; votes vote seats seat councillors pts %".split())


def _over(context: Context, i: int, end: int, words: frozenset[str]) -> int:
    while i < end and (context.lower(i) in words or not context.lower(i).strip(".…")):
        i += 1
    return i


def _short(context: Context, here: Chunk, *, after: bool) -> Row | None:
    """Return a line that only adds to the lines before it, or tells who gained or held the seat."""
    opening = {context.lower(here.start)}
    if (who := _at(context, here.start, _PARTY)) is not None:  # "Lab maj 2,343"
        opening = {context.lower(who.chunk.end)}
    if opening & _ADDED and after and len(here) <= _LONGEST_HEADING:
        return Row(Kind.ADDED)
    return Row(Kind.OUTCOME) if outcome_of(context, here) is not None else None


@dataclass(frozen=True, slots=True)
class Outcome:
    """Who gains or holds a seat, "won" or "held", which seat, if it `names_seat`, known or not, and from whom."""

    who: Reference
    change: str
    seat: Reference | None = None
    other: Reference | None = None
    names_seat: bool = False


def outcome_of(context: Context, here: Chunk) -> Outcome | None:
    """Return what a line says of a seat: "LAB HOLD", "Labour gain from the Greens", "SNP gain Ecclesby from Labour"."""
    end = here.end - (context.lower(here.end - 1) in {".", "!"})
    start, seat = here.start, _at(context, here.start, _SEATS)
    if seat is not None and context.lower(seat.chunk.end) in _PARTS:  # "York: CON GAIN from LAB"
        start = seat.chunk.end + 1
    who = _at(context, start, _PARTY)
    change = _OUTCOMES.get(context.lower(who.chunk.end)) if who is not None and who.chunk.end < end else None
    if who is None or change is None:
        return None
    begin, other = who.chunk.end + 1, None
    seat, k = _seat_at(context, begin, end) if start == here.start else (seat, begin)
    named = start > here.start or k > begin
    if context.lower(k) == "from" and k + 1 < end:
        k += 1 + (context.lower(k + 1) == "the")
        other = _at(context, k, CONTESTANTS)
        k = other.chunk.end if other is not None else k + bool(context.doc[k].is_upper)
        if seat is None and k < end and context.lower(k) in _PARTS:
            (seat, k), named = _seat_at(context, k, end), True
    return Outcome(who, change, seat, other, named) if k == end else None


_PARTS = frozenset(": – — -".split())


def _seat_at(context: Context, k: int, end: int) -> tuple[Reference | None, int]:
    """Return the seat at token k, or behind a colon there, and where it ends; capitals alone may tell one."""
    k += k < end and context.lower(k) in _PARTS
    seat = _at(context, k, _SEATS) if k < end else None
    last = _over_capitals(context, k, end)
    return seat if seat is not None and seat.chunk.end >= last else None, max(last, seat.chunk.end if seat else last)


def _over_capitals(context: Context, k: int, end: int) -> int:
    """Pass over a seat that is known by its capitals alone."""
    while k < end and context.doc[k].text[0].isupper() and context.lower(k) != "from":
        k += 1
    return k


_SEATS = (EntityKind.PLACE, EntityKind.ORGANIZATION)
_OUTCOMES = {"gain": "won", "gains": "won", "win": "won", "hold": "held", "holds": "held"}
