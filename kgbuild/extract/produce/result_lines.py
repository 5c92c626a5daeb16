"""Results as lists give them: who takes which seat from whom, "Labour 32 (+10)", "Ann Bell (Lab) 1,204", tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kgbuild.english import words
from kgbuild.extract.candidate import Attribute, Candidate
from kgbuild.extract.context import Context, Reference
from kgbuild.extract.electoral import ELECTORAL, speaks_of
from kgbuild.extract.produce.figures import TYPE, totals
from kgbuild.extract.produce.result_tables import result_rows
from kgbuild.extract.produce.rule import part, propose
from kgbuild.extract.result_numbers import CONTESTANTS, LARGEST_COUNCIL, MEASURES, Figure, counted_at, figure_at
from kgbuild.extract.result_rows import rows_of
from kgbuild.inflection import form_table
from kgbuild.layers import Chunk
from kgbuild.model import EntityKind
from kgbuild.nouns import POSSESSIVES

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

_ONWARD = words("where somebody leads a country")
"""What follows a place that is led somewhere, and not won: "Labour would take Britain forward"."""

_OF_A_SEAT = frozenset("the control of seat council constituency ward both overall outright".split())
_HELPERS = frozenset("has have had".split())
_HOLDS = form_table(("hold",))
_MARKS = frozenset(", . ;".split())
_FAR = 5  # tokens between a party and what it takes


def result_lines(context: Context) -> Iterator[Candidate]:
    """Yield the results of an article's lists, tables and seats that change hands."""
    electoral = speaks_of(context, ELECTORAL)
    rows = rows_of(context)
    yield from result_rows(context)
    winner: Candidate | None = None
    parties: dict[int, list[Reference]] = defaultdict(list)
    for mention in context.mentions:
        if mention.kind is EntityKind.PARTY:
            parties[context.annotated.sentence_of[mention.chunk.start]].append(mention)
    for number, here in enumerate(context.annotated.sentences):
        if number in rows:
            continue
        yield from _listed(context, number, parties[number])
        yield from _candidates(context, parties[number])
        taken = list(_taken(context, here, electoral=electoral))
        yield from (*taken, *_fallen(context, here))
        winner = next(
            (c for c in taken if c.attributes["change"] != "lost"), winner if _goes_on(context, here) else None
        )
        yield from _majority(context, here, winner)
        yield from _up_or_down(context, here)


def _taken(context: Context, here: Chunk, *, electoral: bool) -> Iterator[Candidate]:
    """Yield who takes, keeps or loses a seat, a council or a state: "Labour gained Hull from the Greens"."""
    for i in range(here.start, here.end):
        change = _TAKES.get(context.lower(i))
        if change is None:
            continue
        first = i - (context.lower(i - 1) in _HELPERS)
        who = context.at(first - 1, CONTESTANTS)
        if who is None or who.chunk.end != first or (who.kind is EntityKind.PERSON and not electoral):
            continue
        if who.kind is EntityKind.PERSON and context.lower(i) in _ELSE:
            continue
        seat = _seat(context, i + 1, here)
        if seat is None and context.lower(first - 2) == ":":  # "Oakbay: Lab gain from Con"
            seat = context.at(first - 3, _SEATS)
        if seat is not None and context.lower(i) in _ELSE and context.lower(seat.chunk.end) in _ONWARD:
            continue
        other = _other_side(context, seat.chunk.end if seat else i + 1, here)
        alone = who.chunk.start == here.start and other is not None and context.lower(i + 1) in _WAYS
        if seat is None and (not alone or counted_at(context, i + 1) is not None):
            continue
        end = other.chunk.end if other else seat.chunk.end if seat else i + 1
        trigger = Chunk(i, seat.chunk.end if seat else i + 1)
        sides = [part("contestant", who), part("place", seat), part("opponent", other)]
        yield propose(context, TYPE, trigger, *sides, score=0.85, attributes={"measure": "outcome", "change": change})
        if (lead := _lead(context, end, here)) is not None:
            told: dict[str, Attribute] = {"measure": "majority", "change": change, "value": lead.value}
            yield propose(context, TYPE, lead.chunk, *sides[:2], score=0.85, attributes=told)


def _fallen(context: Context, here: Chunk) -> Iterator[Candidate]:
    """Yield to whom a seat goes: "Hull fell to Labour", "Hull has gone from the Greens to Labour"."""
    for i in (k for k in range(here.start + 1, here.end) if context.lower(k) in _FALLS):
        first = i - (context.lower(i - 1) in _HELPERS)
        seat = context.at(first - 1, _SEATS)
        ways = {context.lower(k): k + 1 for k in range(i + 1, min(here.end, i + _FAR)) if context.lower(k) in _WAYS}
        sides = {w: context.at(k + (context.lower(k) == "the"), (EntityKind.PARTY,)) for w, k in ways.items()}
        winner, loser = sides.get("to"), sides.get("from")
        if seat is not None and seat.chunk.end == first and winner is not None and _is_seat(context, seat):
            told = [part("contestant", winner), part("place", seat), part("opponent", loser)]
            whole, way = Chunk(seat.chunk.start, winner.chunk.end), {"measure": "outcome", "change": "won"}
            yield propose(context, TYPE, whole, *told, score=0.85, attributes=way)


_FALLS = form_table("fall go switch swing pass".split())
_WAYS = frozenset({"from", "to"})


def _seat(context: Context, i: int, here: Chunk) -> Reference | None:
    """Return the place right after a verb, "control of", "on to" and the like passed over."""
    i += 2 * (context.words(i, i + 2) == "on to" and context.lower(i - 1) in _HOLDS)
    while i < here.end and context.lower(i) in _OF_A_SEAT:
        i += 1
    seat = context.at(i, _SEATS) if i < here.end else None
    return seat if seat is not None and seat.chunk.start == i and _is_seat(context, seat) else None


def _is_seat(context: Context, seat: Reference) -> bool:
    """Say whether a name may be a seat's: a place, or a council, but no other body, nor whose something else is."""
    if context.lower(seat.chunk.end) in POSSESSIVES:
        return False
    last = context.lower(seat.chunk.end - 1)
    return seat.kind is EntityKind.PLACE or last in _OF_A_SEAT or context.lower(seat.chunk.end) in _BEHIND_A_SEAT


_BEHIND_A_SEAT = frozenset("from with council".split())


def _other_side(context: Context, i: int, here: Chunk) -> Reference | None:
    """Return from whom, or to whom, a seat goes: the party or person after "from" or "to" within a few words."""
    for k in range(i, min(here.end, i + _FAR)):
        if context.lower(k) in {"from", "to"}:
            start = k + 1 + (context.lower(k + 1) == "the")
            other = context.at(start, CONTESTANTS)
            return other if other is not None and other.chunk.start == start else None
        if context.lower(k) in _MARKS:
            break
    return None


def _lead(context: Context, i: int, here: Chunk) -> Figure | None:
    """Return the margin told after a seat: "by 1,252 votes", "with a majority of 4,349"."""
    words = [context.lower(k) for k in range(i, min(here.end, i + 6))]
    if words[:1] == ["by"] and any(w.startswith("vote") for w in words[2:4]):
        return figure_at(context, i + 1)
    if words[:1] == ["with"] and "majority" in words[:4] and "of" in words:
        return figure_at(context, i + words.index("of") + 1)
    return None


def _goes_on(context: Context, here: Chunk) -> bool:
    """Say whether a sentence only adds figures to the result before it: "Majority 17.", "Turnout 44.1%."."""
    return context.lower(here.start) in _ADDED


_ADDED = frozenset("majority maj turnout swing electorate".split())


def _majority(context: Context, here: Chunk, winner: Candidate | None) -> Iterator[Candidate]:
    """Yield the majority that a sentence of its own tells after who took a seat: "Majority 17."."""
    if winner is None or context.lower(here.start) not in {"majority", "maj"}:
        return
    skipped = context.lower(here.start + 1) in {":", "of", "."}
    figure = figure_at(context, here.start + 1 + skipped)
    if figure is not None and not figure.signed:
        told: dict[str, Attribute] = {"measure": "majority", "change": "won", "value": figure.value}
        sides = [replace(a, inside=False) for a in winner.arguments if a.role in {"contestant", "place"}]
        yield propose(context, TYPE, Chunk(here.start, figure.chunk.end), *sides, score=0.8, attributes=told)


def _up_or_down(context: Context, here: Chunk) -> Iterator[Candidate]:
    """Yield the change and the total of "Labour are down seven on 37", "the Greens are up two to nine seats"."""
    for i in range(here.start + 1, here.end - 2):
        if context.lower(i) not in {"up", "down"} or context.lower(i - 1) not in _BE:
            continue
        who = context.at(i - 2, (EntityKind.PARTY,))
        change = counted_at(context, i + 1)
        if who is None or who.chunk.end != i - 1 or change is None:
            continue
        k = change.chunk.end + (context.lower(change.chunk.end) in {"seats", "councillors"})
        total = counted_at(context, k + 1) if context.lower(k) in {"on", "to", "at"} else None
        if total is None:
            continue
        moved = replace(change, value=-change.value if context.lower(i) == "down" else change.value, signed=True)
        yield from totals(context, who, "seats", total, replace(moved, chunk=Chunk(i, change.chunk.end)))


_BE = frozenset("is are was were now".split())


def _listed(context: Context, number: int, parties: Sequence[Reference]) -> Iterator[Candidate]:
    """Yield the totals of a sentence that lists parties, each with its number: "Labour 32 (+10), Conservatives 20"."""
    figures = [(p, figure_at(context, p.chunk.end + (context.lower(p.chunk.end) in {":", "on"}))) for p in parties]
    listed = [(p, f) for p, f in figures if f is not None and not f.signed]
    if len(listed) < 2 or not all(_follows(a[1], b[0]) for a, b in pairwise(listed)):
        return
    changed = all(_bracketed(context, f.chunk.end) is not None for _, f in listed)
    near = _measure_near(context, number, listed[0][1], max(f.value for _, f in listed))
    measure = near or ("seats" if changed else None)
    if measure is None or (measure == "share" and _opinions(context, number)):
        return
    for party, figure in listed:
        yield from totals(context, party, measure, figure, _bracketed(context, figure.chunk.end))


def _candidates(context: Context, parties: Sequence[Reference]) -> Iterator[Candidate]:
    """Yield the votes of a sentence that lists candidates: "Ann Bell (Lab) 1,503, Carl Dorn (Green) 612"."""
    found: list[tuple[Reference, Figure]] = []
    for party in parties:
        start, end = party.chunk.start, party.chunk.end
        who = context.at(start - 2, (EntityKind.PERSON,))
        votes = figure_at(context, end + 1)
        bracketed = (context.lower(start - 1), context.lower(end)) == ("(", ")")
        if bracketed and who is not None and who.chunk.end == start - 1 and votes is not None and not votes.signed:
            found.append((who, votes))
    for who, votes in found if len(found) > 1 else ():
        yield from totals(context, who, "votes", votes, None)


def _opinions(context: Context, number: int) -> bool:
    """Say whether a sentence tells what a poll of opinions found, not how people voted."""
    here = context.annotated.sentences[number]
    return any(context.lower(k) in _POLLS for k in range(here.start, here.end))


_POLLS = frozenset("poll polls polling pollster pollsters survey surveys yougov".split())


def _follows(figure: Figure, party: Reference) -> bool:
    """Say whether nothing but a bracket and marks lies between a figure and the next party."""
    return party.chunk.start - figure.chunk.end <= _FAR


def _bracketed(context: Context, i: int) -> Figure | None:
    """Return the signed figure in brackets from token i."""
    return figure_at(context, i + 1) if context.lower(i) == "(" else None


def _measure_near(context: Context, number: int, first: Figure, most: float) -> str | None:
    """Return what a list counts, by the words of its sentence or the two before; figures with "%" are shares."""
    if context.lower(first.chunk.end - 1) in {"%", "cent", "percent"} or context.lower(first.chunk.end) == "%":
        return "share"
    for n in range(number, max(0, number - 2) - 1, -1):
        sentence = context.annotated.sentences[n]
        for k in range(sentence.start, sentence.end):
            measure = MEASURES.get(context.lower(k).rstrip("s"))
            if measure == "councils":
                return "seats" if most <= LARGEST_COUNCIL else None
            if measure is not None:
                return measure
    return None
