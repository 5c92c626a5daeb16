"""Results as lists give them: who takes which seat from whom, "Labour 32 (+10)", "Ann Bell (Lab) 1,204", tables."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kgbuild.extract.candidate import Attribute, Candidate
from kgbuild.extract.context import Context, Reference
from kgbuild.extract.electoral import ELECTORAL, speaks_of
from kgbuild.extract.produce.rule import part, propose
from kgbuild.inflection import form_table
from kgbuild.layers import Chunk
from kgbuild.model import EntityKind
from kgbuild.model.numbers import read_number

TYPE = "ElectionResult"
_CONTESTANTS = frozenset({EntityKind.PERSON, EntityKind.PARTY})
_SEATS = frozenset({EntityKind.PLACE, EntityKind.ORGANIZATION})
_CHANGES = {
    **dict.fromkeys("gain win take seize capture regain snatch grab wrest carry".split(), "won"),
    **dict.fromkeys("hold retain keep".split(), "held"),
    "lose": "lost",
}
_TAKES = {form: _CHANGES[lemma] for form, lemma in form_table(_CHANGES).items()}
"""Verbs of taking, keeping and losing a seat, by their forms."""

_ELSE = form_table("keep carry take hold".split())
"""Forms of verbs that a person does to places in other ways: "took Leeds by surprise"."""

_OF_A_SEAT = frozenset("the control of seat council constituency ward both".split())
_MARKS = frozenset(", . ;".split())
_MEASURES = {
    "seat": "seats",
    "councillor": "seats",
    "mp": "seats",
    "council": "councils",
    "vote": "votes",
    "share": "share",
    "%": "share",
    "cent": "share",
    "percent": "share",
}
_CHANGE_HEADS = frozenset("change changes +/- net swing gain".split())
_SIGNED = re.compile(r"[+\-−–]\d[\d,.]*$")
_NUMBER = re.compile(r"\d[\d,.]*%?$")
_FAR = 5  # tokens between a party and what it takes


def result_lines(context: Context) -> Iterator[Candidate]:
    """Yield the results of an article's lists, tables and seats that change hands."""
    electoral = speaks_of(context, ELECTORAL)
    header: Mapping[int, str] = {}
    parties: dict[int, list[Reference]] = defaultdict(list)
    for mention in context.mentions:
        if mention.kind is EntityKind.PARTY:
            parties[context.annotated.sentence_of[mention.chunk.start]].append(mention)
    for number, here in enumerate(context.annotated.sentences):
        cells = _cells(context, here)
        if len(cells) > 1:
            found = list(_row(context, cells, header))
            header = header if found else _heads(context, cells)
            yield from found
            continue
        header = {}
        yield from _candidate_line(context, here)
        yield from _listed(context, number, parties[number])
        yield from _taken(context, here, electoral=electoral)


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure, and the tokens it stands in."""

    value: float
    chunk: Chunk
    signed: bool


def _taken(context: Context, here: Chunk, *, electoral: bool) -> Iterator[Candidate]:
    """Yield who takes, keeps or loses a seat, a council or a state: "Labour gained Hull from the Greens"."""
    for i in range(here.start, here.end):
        change = _TAKES.get(context.lower(i))
        if change is None:
            continue
        who = context.at(i - 1, _CONTESTANTS)
        if who is None or who.chunk.end != i or (who.kind is EntityKind.PERSON and not electoral):
            continue
        if who.kind is EntityKind.PERSON and context.lower(i) in _ELSE:
            continue
        seat = _seat(context, i + 1, here)
        other = _other_side(context, seat.chunk.end if seat else i + 1, here)
        alone = who.chunk.start == here.start and other is not None
        if seat is None and not alone:
            continue
        end = other.chunk.end if other else seat.chunk.end if seat else i + 1
        trigger = Chunk(i, seat.chunk.end if seat else i + 1)
        sides = [part("contestant", who), part("place", seat), part("opponent", other)]
        yield propose(context, TYPE, trigger, *sides, score=0.85, attributes={"measure": "outcome", "change": change})
        if (lead := _lead(context, end, here)) is not None:
            told: dict[str, Attribute] = {"measure": "majority", "change": change, "value": lead.value}
            yield propose(context, TYPE, lead.chunk, *sides[:2], score=0.85, attributes=told)


def _seat(context: Context, i: int, here: Chunk) -> Reference | None:
    """Return the place right after a verb, "control of" and the like passed over."""
    while i < here.end and context.lower(i) in _OF_A_SEAT:
        i += 1
    seat = context.at(i, _SEATS) if i < here.end else None
    return seat if seat is not None and seat.chunk.start == i and _is_seat(context, seat) else None


def _is_seat(context: Context, seat: Reference) -> bool:
    """Say whether a name may be a seat's: a place, or a council, but no other body."""
    last = context.lower(seat.chunk.end - 1)
    return seat.kind is EntityKind.PLACE or last in _OF_A_SEAT or context.lower(seat.chunk.end) in {"from", "with"}


def _other_side(context: Context, i: int, here: Chunk) -> Reference | None:
    """Return from whom, or to whom, a seat goes: the party or person after "from" or "to" within a few words."""
    for k in range(i, min(here.end, i + _FAR)):
        if context.lower(k) in {"from", "to"}:
            start = k + 1 + (context.lower(k + 1) == "the")
            other = context.at(start, _CONTESTANTS)
            return other if other is not None and other.chunk.start == start else None
        if context.lower(k) in _MARKS:
            break
    return None


def _lead(context: Context, i: int, here: Chunk) -> _Figure | None:
    """Return the margin told after a seat: "by 1,252 votes", "with a majority of 4,349"."""
    words = [context.lower(k) for k in range(i, min(here.end, i + 6))]
    if words[:1] == ["by"] and any(w.startswith("vote") for w in words[2:4]):
        return _figure(context, i + 1)
    if words[:1] == ["with"] and "majority" in words[:4] and "of" in words:
        return _figure(context, i + words.index("of") + 1)
    return None


def _candidate_line(context: Context, here: Chunk) -> Iterator[Candidate]:
    """Yield the votes of a line that holds a candidate, the party and a number alone."""
    who = context.at(here.start, (EntityKind.PERSON,))
    if who is None or who.chunk.start != here.start or context.lower(who.chunk.end) not in {"(", ",", "-", "–"}:
        return
    party = context.at(who.chunk.end + 1, (EntityKind.PARTY,))
    if party is None:
        return
    rest = [
        k
        for k in range(party.chunk.end, here.end)
        if context.lower(k) not in {")", ",", ":", "-", "–", ".", "votes", "vote"}
    ]
    figure = _figure(context, rest[0]) if len(rest) == 1 else None
    if figure is not None:
        told: dict[str, Attribute] = {"measure": "votes", "change": "total", "value": figure.value}
        yield propose(context, TYPE, figure.chunk, part("contestant", who), score=0.85, attributes=told)


def _listed(context: Context, number: int, parties: Sequence[Reference]) -> Iterator[Candidate]:
    """Yield the totals of a sentence that lists parties, each with its number: "Labour 32 (+10), Conservatives 20"."""
    figures = [(p, _figure(context, p.chunk.end + (context.lower(p.chunk.end) in {":", "on"}))) for p in parties]
    listed = [(p, f) for p, f in figures if f is not None and not f.signed]
    if len(listed) < 2 or not all(_follows(a[1], b[0]) for a, b in pairwise(listed)):
        return
    measure = _measure_near(context, number, listed[0][1])
    if measure is None:
        return
    for party, figure in listed:
        yield from _totals(context, party, measure, figure, _bracketed(context, figure.chunk.end))


def _follows(figure: _Figure, party: Reference) -> bool:
    """Say whether nothing but a bracket and marks lies between a figure and the next party."""
    return party.chunk.start - figure.chunk.end <= _FAR


def _bracketed(context: Context, i: int) -> _Figure | None:
    """Return the signed figure in brackets from token i."""
    return _figure(context, i + 1) if context.lower(i) == "(" else None


def _measure_near(context: Context, number: int, first: _Figure) -> str | None:
    """Return what a list counts, by the words of its sentence or the two before; figures with "%" are shares."""
    if context.lower(first.chunk.end - 1) in {"%", "cent", "percent"} or context.lower(first.chunk.end) == "%":
        return "share"
    for n in range(number, max(0, number - 2) - 1, -1):
        sentence = context.annotated.sentences[n]
        for k in range(sentence.start, sentence.end):
            measure = _MEASURES.get(context.lower(k).rstrip("s"))
            if measure is not None:
                return "seats" if measure == "councils" else measure
    return None


def _totals(
    context: Context, who: Reference, measure: str, figure: _Figure, change: _Figure | None
) -> Iterator[Candidate]:
    """Yield what a contestant has, and what it gained or lost."""
    told: dict[str, Attribute] = {"measure": measure, "change": "total", "value": figure.value}
    yield propose(context, TYPE, figure.chunk, part("contestant", who), score=0.85, attributes=told)
    if change is not None and change.signed and change.value:
        way = "lost" if change.value < 0 else "gained"
        moved: dict[str, Attribute] = {"measure": measure, "change": way, "value": abs(change.value)}
        yield propose(context, TYPE, change.chunk, part("contestant", who), score=0.8, attributes=moved)


def _cells(context: Context, here: Chunk) -> list[Chunk]:
    """Return the cells of a line of a table whose columns a bar divides."""
    bars = [k for k in range(here.start, here.end) if context.lower(k) == "|"]
    edges = [here.start - 1 if context.lower(here.start) != "|" else here.start, *bars, here.end]
    found = [Chunk(a + 1, b) for a, b in pairwise(dict.fromkeys(edges)) if b > a + 1]
    return found if len(bars) > 1 else []


def _heads(context: Context, cells: list[Chunk]) -> dict[int, str]:
    """Return for each column what it counts: a measure, or "change"."""
    found: dict[int, str] = {}
    for n, cell in enumerate(cells):
        words = [context.lower(k) for k in range(cell.start, cell.end)]
        measure = next((m for w in words if (m := _MEASURES.get(w.rstrip("s"))) is not None), None)
        if set(words) & _CHANGE_HEADS:
            found[n] = "change"
        elif measure is not None:
            found[n] = measure
    return found


def _row(context: Context, cells: list[Chunk], header: Mapping[int, str]) -> Iterator[Candidate]:
    """Yield the figures of a contestant's row; a change belongs to the column before it."""
    who = next(
        (m for c in cells if (m := context.at(c.start, _CONTESTANTS)) is not None and m.chunk.end <= c.end), None
    )
    if who is None:
        return
    for n, cell in enumerate(cells):
        figure = _figure(context, cell.start) if header.get(n) not in {None, "change"} else None
        if figure is not None and figure.chunk.end == cell.end:
            beside = n + 1 < len(cells) and header.get(n + 1) == "change"
            yield from _totals(
                context, who, header[n], figure, _figure(context, cells[n + 1].start) if beside else None
            )


def _figure(context: Context, i: int) -> _Figure | None:
    """Return the figure at a token, with its sign and percent."""
    if not 0 <= i < len(context.doc):
        return None
    text, end = context.doc[i].text, i + 1
    if text in {"+", "-", "−", "–"} and end < len(context.doc) and _NUMBER.match(context.doc[end].text):
        text, end = text + context.doc[end].text, end + 1
    signed = bool(_SIGNED.match(text))
    value = read_number(text.lstrip("+-−–"))
    if value is None or not text.lstrip("+-−–")[:1].isdigit():
        return None
    if end < len(context.doc) and context.doc[end].text == "%":
        end += 1
    return _Figure(-value if signed and text[0] != "+" else value, Chunk(i, end), signed)
