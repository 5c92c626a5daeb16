"""Elections and referendums: any particular one, past or to come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar

from kgbuild.extract.clauses import common
from kgbuild.extract.context import Context
from kgbuild.extract.triggers import matches
from kgbuild.layers import Chunk, TimeExpression
from kgbuild.model import EntityRef, Event, Factuality, Slot
from kgbuild.vocab import KG


@dataclass(frozen=True, kw_only=True)
class Election(Event):
    """A particular election or referendum."""

    iri_class: ClassVar[str] = KG.Election
    election_type: Annotated[str, Slot(KG.electionType, min=1)]
    organization: Annotated[EntityRef | None, Slot(KG.organization)] = None


EVENT = Election
EXAMPLES = (
    "The party hopes to win the next general election.",
    "It lost badly in the 2009 European elections.",
)
COUNTEREXAMPLES = (
    "Elections are expensive.",
    "She is an election expert.",
)

_KINDS = (
    "by-election", "byelection", "general", "local", "council", "municipal", "european", "leadership", "deputy leadership",
    "scottish", "welsh", "presidential", "mayoral", "parliamentary", "regional", "state", "congressional", "midterm",
    "mid-term", "assembly", "devolved", "legislative", "primary",
)  # fmt: skip
_SAME = {"council": "local", "municipal": "local", "byelection": "by-election", "mid-term": "midterm"}
_PATTERN = re.compile(
    r"\b(?P<det>the|an?|this|next|last|forthcoming|coming|upcoming|snap|[\w]+['’]s?)?\s?"
    r"(?P<mods>(?:(?:next|last|forthcoming|coming|upcoming|expected|national|recent|new|snap|early|may|june|\d{4}|"
    r"scottish|welsh|european|general|local|council|municipal|parliamentary|presidential|mayoral|assembly|regional|deputy|"
    r"leadership|us|palestinian|iraqi|ukrainian|german|french|american|eu|euro|av|uk|british) )*)"
    r"(?P<noun>by-elections?|byelections?|elections?|referendums?|leadership (?:contest|race|battle|campaign|bid))\b"
)
_DATED = re.compile(r"\b(?:next|last|forthcoming|coming|upcoming|expected|may|june|\d{4})\b")
_AHEAD = re.compile(r"\b(?:next|forthcoming|coming|upcoming|expected|looming)\b")


def find(context: Context) -> Iterator[Election]:
    """Yield each election once, at the first words that tell it from the others."""
    found: dict[tuple[str, str], Election] = {}
    for chunk, match in matches(context, _PATTERN):
        if not _is_particular(context, chunk, match):
            continue
        kind = _kind(match)
        time = _time(context, chunk)
        event = Election(election_type=kind, **common(context, chunk, time=time, confidence=0.8))
        ahead = bool(_AHEAD.search(match[0])) or event.factuality in {Factuality.PLANNED}
        key = (kind, str(time.interval.first.year) if time and time.interval else "next" if ahead else "")
        if key not in found:
            factuality = Factuality.PLANNED if ahead else event.factuality
            found[key] = Election(
                election_type=kind,
                **common(context, chunk, time=time, confidence=0.8, factuality=factuality,
                         **({} if time else {"dates": None, "date_text": "next" if ahead else None})),
            )  # fmt: skip
    yield from found.values()


def _is_particular(context: Context, chunk: Chunk, match: re.Match[str]) -> bool:
    """Say whether a certain election is meant: "the" with a kind, or a date; not "election campaign" in general."""
    words = match[0]
    if _DATED.search(words) or match["noun"] != "elections":
        return bool(match["det"] or match["mods"])
    return bool(match["det"] and (match["mods"] or match["det"] not in {"a", "an"}))


def _kind(match: re.Match[str]) -> str:
    """Return the type of election from its modifiers; "the election" alone is a general one."""
    noun, mods = match["noun"], match["mods"]
    if noun.startswith("referendum"):
        return "referendum"
    if "leadership" in noun or "leadership" in mods:
        return "deputy leadership" if "deputy" in mods else "leadership"
    if noun.startswith("by"):
        return "by-election"
    for kind in _KINDS:
        if re.search(rf"\b{kind}\b", mods):
            return _SAME.get(kind, kind)
    return "presidential" if re.search(r"\b(?:us|american)\b", mods) else "european" if re.search(r"\beu(?:ro)?\b", mods) else "general"


def _time(context: Context, chunk: Chunk) -> TimeExpression | None:
    """Return the date inside the phrase or right beside it."""
    for time in context.annotated.times:
        if time.chunk.overlaps(Chunk(max(0, chunk.start - 2), min(len(context.doc), chunk.end + 3))):
            return time
    return None
