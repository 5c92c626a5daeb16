"""Endorsements: somebody backs a person or party for a post or in a contest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar

from kgbuild.extract.clauses import common
from kgbuild.extract.context import AGENTS, Context
from kgbuild.extract.triggers import matches, trigger
from kgbuild.layers import Chunk
from kgbuild.model import EntityKind, EntityRef, Event, Slot
from kgbuild.vocab import KG


@dataclass(frozen=True, kw_only=True)
class Endorsement(Event):
    """Somebody backs a person or party for a post, in a contest or an election."""

    iri_class: ClassVar[str] = KG.Endorsement
    endorser: Annotated[EntityRef, Slot(KG.endorser, min=1)]
    endorsed: Annotated[EntityRef, Slot(KG.endorsed, min=1)]
    contest: Annotated[str | None, Slot(KG.contest)] = None


EVENT = Endorsement
EXAMPLES = (
    "Ann Bell has backed Carl Dorn.",
    "Carl Dorn won the backing of Ann Bell and Eve Fox.",
)
COUNTEREXAMPLES = (
    "Ann Bell backed the plan.",
    "Ann Bell backed down.",
)

_VERB = trigger(
    r"(?:back|endorse)(?:s|d|ed|ing)?(?! (?:down|away|off|into|to|out))",
    r"(?:give|gives|gave|given|giving|throw|threw) (?:his|her|their|its) (?:backing|support|endorsement|weight) (?:to|behind)",
)
_NOUN = trigger(r"(?:backing|endorsement) of", r"(?:backed|endorsed) by")
_ENDORSED = (EntityKind.PERSON, EntityKind.PARTY)


def find(context: Context) -> Iterator[Endorsement]:
    """Yield the endorsements that the article states, one for each pair."""
    seen: set[tuple[EntityRef, EntityRef]] = set()
    for event in (*_active(context), *_received(context)):
        if (event.endorser, event.endorsed) not in seen and event.endorser != event.endorsed:
            seen.add((event.endorser, event.endorsed))
            yield event


def _active(context: Context) -> Iterator[Endorsement]:
    """A backs B: B must be named right after the verb."""
    for chunk, _ in matches(context, _VERB):
        if context.lower(chunk.end) == "by" or context.doc[chunk.start].text.lower() == "backing" and context.lower(chunk.end) == "of":
            continue
        endorsed = next((m for m in context.after(chunk.end, _ENDORSED, within=6) if _is_object(context, chunk, m.chunk)), None)
        endorser = context.subject(chunk.start, AGENTS)
        if endorsed is not None and endorser is not None:
            yield Endorsement(
                endorser=endorser.ref, endorsed=endorsed.ref, **common(context, chunk, endorser, endorsed, confidence=0.8)
            )


def _is_object(context: Context, chunk: Chunk, name: Chunk) -> bool:
    """Say whether nothing but titles and determiners stands between a verb and a name, and no noun after it."""
    between = [context.doc[i] for i in range(chunk.end, name.start)]
    following = context.doc[name.end].text if name.end < len(context.doc) else "."
    return all(not t.is_alpha or t.lower_ in {"the", "mr", "mrs", "ms"} for t in between) and following not in {"'s", "’s"}


def _received(context: Context) -> Iterator[Endorsement]:
    """B has the backing of A1 and A2."""
    for chunk, _ in matches(context, _NOUN):
        endorsed = context.subject(chunk.start, _ENDORSED)
        named = [m for m in context.after(chunk.end, (EntityKind.PERSON,), within=20)]
        named = named or context.list_from(chunk.end, (EntityKind.PARTY, EntityKind.ORGANIZATION, EntityKind.UNNAMED))
        if endorsed is None:
            continue
        reach = chunk.end
        for endorser in named:
            if endorser.chunk.start - reach > 8:
                break
            reach = endorser.chunk.end
            yield Endorsement(
                endorser=endorser.ref, endorsed=endorsed.ref, **common(context, chunk, endorsed, endorser, confidence=0.8)
            )
