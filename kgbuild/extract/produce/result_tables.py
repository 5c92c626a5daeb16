"""Results as lines and rows give them: votes of candidates, totals of parties, the majority, who holds the seat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kgbuild.extract.candidate import Argument, Attribute, Candidate
from kgbuild.extract.context import Context, Reference
from kgbuild.extract.produce.figures import TYPE, totals
from kgbuild.extract.produce.rule import part, propose
from kgbuild.extract.result_numbers import CONTESTANTS, LARGEST_COUNCIL, MEASURES, Figure, figure_at
from kgbuild.extract.result_rows import Entry, Kind, Row, heading_of, outcome_of, rows_of
from kgbuild.layers import Chunk
from kgbuild.model import EntityKind

_PLACES = frozenset({EntityKind.PLACE, EntityKind.ORGANIZATION})
_AGE = 120
"""Where all figures behind names are smaller, they may be ages."""
_POLLS = frozenset(
    "poll polls polling pollster survey surveys surveyed yougov ipsos icm comres opinium intention".split()
)
"""Words above a line by which its per cents may be those of an opinion poll."""
_FORETOLD = frozenset("forecast forecasts projection projections projected predicted prediction exit".split())
_OPENING = 4  # tokens: "Liberal Democrat maj"
_VOTED = frozenset("election elections by-election results result votes vote ballot council seats constituency".split())


def result_rows(context: Context) -> Iterator[Candidate]:
    """Yield the results of an article's lines of results; who and where a line does not say, its heading may."""
    rows = rows_of(context)
    run: list[int] = []
    for number in sorted(rows):
        if run and number != run[-1] + 1:
            yield from _of_run(context, run)
            run = []
        run.append(number)
    yield from _of_run(context, run)


def _of_run(context: Context, run: Sequence[int]) -> Iterator[Candidate]:
    """Yield the results of lines that follow each other."""
    if not run:
        return
    rows = [(context.annotated.sentences[n], rows_of(context)[n]) for n in run]
    above = _above(context, run[0])
    if above & _FORETOLD:
        return
    place = _place(context, run[0])
    entries = [e for _, row in rows for e in row.entries if e.who.kind is EntityKind.PERSON]
    told = {"votes", "vote"} & (above | {context.lower(i) for here, _ in rows for i in range(here.start, here.end)})
    counted = any(f.percent or (f.value > _AGE and not _is_year(context, f)) for e in entries for f in e.figures)
    counted = counted or bool(told)
    most = max((e.figures[0].value for _, row in rows for e in row.entries), default=0.0)
    found: list[Candidate] = []
    for here, row in rows:
        new: list[Candidate] = []
        if row.kind is Kind.CELLS and row.cells:
            new += _of_cells(context, row)
        elif row.kind is Kind.OUTCOME:
            new += _outcome(context, here)
            outcome = outcome_of(context, here)
            if outcome is not None and outcome.names_seat:  # by a name that is not known, say: the heading's is another
                found, new = [*found, *new], []
                place = outcome.seat if _sets_apart(context, here) else place
        elif row.kind is Kind.ADDED:
            new += _majority(context, here, found)
        for entry in row.entries:
            if above & _POLLS and entry.figures[0].percent:
                continue
            if entry.who.kind is EntityKind.PERSON and counted:
                new += _votes(context, entry)
            elif entry.who.kind is EntityKind.PARTY:
                new += _totals(context, entry, _measure(above, here, context, most))
        found += (_located(c, place) for c in new)
    yield from found


def _is_year(context: Context, figure: Figure) -> bool:
    """Say whether a figure may be a year: "Ann Bell (Lab) 2010"."""
    words = context.words(figure.chunk.start, figure.chunk.end)
    return len(words) == len("2010") and words[:2] in {"18", "19", "20"}


def _sets_apart(context: Context, here: Chunk) -> bool:
    """Say whether a line of an outcome sets its seat above the votes with a colon: "LABOUR HOLD: Leeds North"."""
    return any(context.lower(i) == ":" for i in range(here.start, here.end))


def _above(context: Context, number: int) -> set[str]:
    """Return the words of the two sentences above a line of results, and of the headline."""
    sentences = context.annotated.sentences
    near = [*sentences[max(0, number - 2) : number], *sentences[:1]] if number else []
    return {context.lower(i) for here in near for i in range(here.start, here.end)}


def _place(context: Context, number: int) -> Reference | None:
    """Return the place or council that the heading of lines of results names."""
    heading = heading_of(context, number)
    if heading is None:
        return None
    named = [m for m in context.beginning(heading.start, heading.end) if m.kind in _PLACES]
    return named[-1] if len({m.ref for m in named}) == 1 else None


def _located(candidate: Candidate, place: Reference | None) -> Candidate:
    """Return a candidate with the place of the heading, where its own line names none."""
    if place is None or candidate.all("place"):
        return candidate
    argument = Argument("place", place.chunk, place, False)
    return replace(candidate, arguments=(*candidate.arguments, argument))


def _of_cells(context: Context, row: Row) -> Iterator[Candidate]:
    """Yield the figures of a contestant's row; a change belongs to the column before it."""
    who = next((m for c in row.cells if (m := context.at(c.start, CONTESTANTS)) and m.chunk.end <= c.end), None)
    for n, cell in enumerate(row.cells):
        measure = row.heads.get(n, "change")
        figure = figure_at(context, cell.start) if measure != "change" else None
        if who is None or figure is None or figure.chunk.end != cell.end:
            continue
        beside = n + 1 < len(row.cells) and row.heads.get(n + 1) == "change"
        change = figure_at(context, row.cells[n + 1].start) if beside else None
        yield from totals(context, who, measure, figure, change)


def _votes(context: Context, entry: Entry) -> Iterator[Candidate]:
    """Yield the votes and the share of a candidate, and what a signed figure adds."""
    measure = ""
    for n, figure in enumerate(entry.figures):
        if figure.signed:
            continue
        share = figure.percent or (n and figure.value != int(figure.value) and figure.value < 100)
        if measure and not share:
            return
        measure = "share" if share else "votes"
        after = entry.figures[n + 1] if n + 1 < len(entry.figures) else None
        yield from totals(context, entry.who, measure, figure, after)


def _totals(context: Context, entry: Entry, measure: str | None) -> Iterator[Candidate]:
    """Yield what a party has, and what it gained or lost."""
    first = entry.figures[0]
    counted = "share" if first.percent else measure
    if counted is None or (counted == "share") != first.percent:
        return
    after: Figure | None = entry.figures[1] if len(entry.figures) > 1 else None
    yield from totals(context, entry.who, counted, first, after)


def _measure(above: set[str], here: Chunk, context: Context, most: float) -> str | None:
    """Return what a line of parties counts, by its own words or those above; of a council seats, if none is too many.

    "Hull council: Lab 1,204" counts votes in a ward of it.
    """
    own = {context.lower(i) for i in range(here.start, here.end)}
    for words in (own - {"%"}, above):
        found = {MEASURES[w.rstrip("s")] for w in words if w.rstrip("s") in MEASURES} - {"share"}
        found = {"seats" if m == "councils" else m for m in found if m != "councils" or most <= LARGEST_COUNCIL}
        if len(found) == 1:
            return found.pop()
        if found:
            return None
    return "share" if above & _VOTED and "%" in {context.lower(i) for i in range(here.start, here.end)} else None


def _outcome(context: Context, here: Chunk) -> Iterator[Candidate]:
    """Yield who holds or gains the seat of a line that says only this."""
    told = outcome_of(context, here)
    if told is None:
        return
    sides = [part("contestant", told.who), part("place", told.seat), part("opponent", told.other)]
    attributes: dict[str, Attribute] = {"measure": "outcome", "change": told.change}
    trigger = Chunk(told.who.chunk.end, max(told.who.chunk.end + 1, *(a.chunk.end for a in sides if a)))
    yield propose(context, TYPE, trigger, *sides, score=0.85, attributes=attributes)


def _majority(context: Context, here: Chunk, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the majority of a line as that of whoever has the most votes of the lines before it."""
    words = [context.lower(i) for i in range(here.start, min(here.end, here.start + _OPENING))]
    n = next((n for n, word in enumerate(words) if word in {"majority", "maj"}), None)
    if n is None:
        return
    k = here.start + n + 1
    figure = figure_at(context, k + (context.lower(k) in {":", "of", ".", "|", "–", "-"}))
    votes = [c for c in found if c.attributes["measure"] == "votes" and c.attributes["change"] == "total"]
    if figure is None or figure.signed or figure.percent:
        return
    told: dict[str, Attribute] = {"measure": "majority", "change": "won", "value": figure.value}
    if len(votes) > 1:
        winner = max(votes, key=lambda c: float(c.attributes["value"]))
    else:
        won = [c for c in found if c.attributes["measure"] == "outcome" and c.attributes["change"] != "lost"]
        if not won:
            return
        winner = won[-1]
    sides = [replace(a, inside=False) for a in winner.arguments if a.role in {"contestant", "place"}]
    yield propose(context, TYPE, Chunk(k - 1, figure.chunk.end), *sides, score=0.8, attributes=told)
