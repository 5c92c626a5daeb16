"""Coalitions: parties govern together, or make or discuss a pact."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar

from kgbuild.extract.clauses import common
from kgbuild.extract.context import Context, Reference
from kgbuild.extract.triggers import matches, trigger
from kgbuild.layers import Chunk
from kgbuild.model import EntityKind, EntityRef, Event, Slot
from kgbuild.vocab import KG


@dataclass(frozen=True, kw_only=True)
class Coalition(Event):
    """Parties govern together, or make or discuss a pact, a joint administration or power-sharing."""

    iri_class: ClassVar[str] = KG.Coalition
    participants: Annotated[tuple[EntityRef, ...], Slot(KG.participant, min=1, max=None)]


EVENT = Coalition
EXAMPLES = (
    "Labour went into coalition with the Liberal Democrats.",
    "They discussed a pact between Labour and the Greens.",
)
COUNTEREXAMPLES = (
    "The coalition of charities wrote to ministers.",
    "Labour joined the march.",
)

_PHRASE = trigger(
    r"(?:coalitions?|pacts?|alliances?|power-sharing deals?|joint administration)(?: \w+)?(?: (?:with|between))",
    r"(?:join(?:ed|s|ing)? forces|share(?:d|s)? power|sharing power|power-sharing|(?:ran|run|running) the council jointly)(?: \w+)? with",
    r"(?:form(?:ed|ing)?|forge|forging) (?:an? )?(?:joint administration|coalitions?|pact|alliance)",
    r"coalition deal",
    r"[a-z]+-[a-z]+ (?:coalition|deal|pact|alliance)",
    r"coalition government with",
)
_PARTIES = (EntityKind.PARTY,)


def find(context: Context) -> Iterator[Coalition]:
    """Yield the coalitions and pacts that the article states or speaks of, at least two parties each."""
    for chunk, _ in matches(context, _PHRASE):
        participants = _participants(context, chunk)
        refs = tuple(dict.fromkeys(p.ref for p in participants))
        if len(refs) >= 2:
            yield Coalition(participants=refs, **common(context, chunk, *participants, confidence=0.7))


def _participants(context: Context, chunk: Chunk) -> list[Reference]:
    """Return the parties after "with" or "between", and the one that stands before as subject or adjective."""
    after = [m for m in context.list_from(chunk.end, _PARTIES) if m.chunk.start - chunk.end <= 12]
    if context.lower(chunk.end - 1) == "between":
        return after
    before = context.before(chunk.start, _PARTIES)
    others = {m.ref for m in after}
    first = next((m for m in before if m.ref not in others), None)
    if after:
        return [*([first] if first else []), *after]
    distinct = list({m.ref: m for m in before}.values())
    return distinct[:2]
