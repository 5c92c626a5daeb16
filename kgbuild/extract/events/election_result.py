"""Election results: seats, councils and votes won and lost, and who won."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar

from kgbuild.extract.clauses import common
from kgbuild.extract.context import Context
from kgbuild.extract.triggers import matches, trigger
from kgbuild.layers import Chunk
from kgbuild.model import EntityKind, EntityRef, Event, EventRef, Slot
from kgbuild.vocab import KG


@dataclass(frozen=True, kw_only=True)
class ElectionResult(Event):
    """Seats, votes or a majority gained, lost or won, or who won an election."""

    iri_class: ClassVar[str] = KG.ElectionResult
    contestant: Annotated[EntityRef, Slot(KG.contestant, min=1)]
    measure: Annotated[str, Slot(KG.measure, min=1)]
    change: Annotated[str, Slot(KG.change, min=1)]
    value: Annotated[float | None, Slot(KG.value)] = None
    election: Annotated[EventRef | None, Slot(KG.election)] = None


EVENT = ElectionResult
EXAMPLES = (
    "Labour lost 40 seats and the Greens gained 12.",
    "The Conservatives won the 1992 election.",
)
COUNTEREXAMPLES = (
    "Labour lost 40 members.",
    "The team won three medals.",
)

_NUMBERS = {
    w: float(n) for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen twenty".split())
}  # fmt: skip
_N = r"(?P<{0}>\d[\d,]*(?:\.\d+)?|" + "|".join(_NUMBERS) + r")"
_CHANGES = {"los": "lost", "lost": "lost", "gain": "gained", "won": "won", "win": "won", "held": "held", "hold": "held",
            "took": "won", "take": "won"}  # fmt: skip
_MEASURE = r"(?P<{0}>(?:council |parliamentary |commons )?seats?|councils?|votes?|councillors|mps|constituencies)"
_FIGURE = re.compile(
    r"\b(?P<verb>los(?:t|e|es|ing)|gain(?:ed|s|ing)?|w[oi]n(?:s|ning)?|held|hold(?:s|ing)?|took)\b (?:\w+ ){0,2}?"
    + _N.format("n1")
    + r"(?: (?:more |further |extra )?"
    + _MEASURE.format("m1")
    + r")?(?:,? and "
    + _N.format("n2")
    + r" "
    + _MEASURE.format("m2")
    + r")?"
)
_OUTCOME = trigger(
    r"(?:won|win|wins|winning|lost|lose|loses) (?:the|an?|last|next|this|in) (?:[\w']+ ){0,3}?(?:election|elections|by-election|referendum|leadership|contest|poll)",
    r"(?:re-election|reelection|election victory|landslide victory)(?: (?:of|by|for))?",
)
_CONTESTANTS = frozenset({EntityKind.PERSON, EntityKind.PARTY, EntityKind.UNNAMED})


def find(context: Context) -> Iterator[ElectionResult]:
    """Yield results with figures, then outcomes without."""
    last_measure: dict[int, str] = {}
    for chunk, match in matches(context, _FIGURE):
        sentence = context.annotated.sentence_of[chunk.start]
        yield from _figures(context, chunk, match, last_measure.get(sentence))
        if match["m1"] or match["m2"]:
            last_measure[sentence] = _measure(match["m1"] or match["m2"])
    for chunk, match in matches(context, _OUTCOME):
        contestant = context.possessor(chunk.start, _CONTESTANTS) or context.subject(chunk.start, _CONTESTANTS)
        if match[0].endswith((" of", " by", " for")):
            named = context.after(chunk.end, _CONTESTANTS, within=5)
            contestant = named[0] if named else None
        if contestant is not None:
            change = "lost" if match[0].startswith("los") else "won"
            yield ElectionResult(
                contestant=contestant.ref, measure="outcome", change=change,
                **common(context, chunk, contestant, confidence=0.6),
            )  # fmt: skip


def _figures(
    context: Context, chunk: Chunk, match: re.Match[str], said_before: str | None
) -> Iterator[ElectionResult]:
    """Yield one result for each figure of a match; a bare figure takes the measure said before ("gained 800")."""
    contestant = context.subject(chunk.start, _CONTESTANTS)
    measure = match["m1"] or (match["n2"] and match["m2"]) or said_before
    if contestant is None or not measure:
        return
    change = next(c for stem, c in _CHANGES.items() if match["verb"].startswith(stem))
    for number, words in ((match["n1"], measure), (match["n2"], match["m2"])):
        if number:
            yield ElectionResult(
                contestant=contestant.ref, measure=_measure(words), change=change, value=_number(number),
                **common(context, chunk, contestant, confidence=0.9),
            )  # fmt: skip


def _measure(words: str) -> str:
    """Return the standard measure that a noun counts."""
    noun = words.split()[-1].rstrip("s")
    return {"seat": "seats", "council": "councils", "vote": "votes", "councillor": "seats", "mp": "seats"}.get(noun, "seats")


def _number(words: str) -> float:
    return _NUMBERS.get(words) if words in _NUMBERS else float(words.replace(",", ""))  # type: ignore[return-value]


