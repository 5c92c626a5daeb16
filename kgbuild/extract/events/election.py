"""Elections and referendums: any particular one, past or to come, one node for each and its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated, ClassVar

from kgbuild.extract.contest_phrases import AHEAD, BACK, PHRASE, is_particular, kind_of, phrase_of
from kgbuild.extract.context import Context
from kgbuild.extract.stated import joined, stated
from kgbuild.extract.triggers import matches
from kgbuild.layers import Chunk, TimeExpression
from kgbuild.model import DateInterval, EntityKind, EntityRef, Event, Factuality, Slot
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
    "The leadership contest ended in May.",
    "Turnout was low in the referendum.",
)
COUNTEREXAMPLES = (
    "Elections are expensive.",
    "She is an election expert.",
    "The party wrote its election manifesto.",
)

_OVER = (" defeat", " victory", " win", " landslide")
_LOOMING = frozenset("imminent looming scheduled forthcoming due approaching nears near approaches".split())
_LEADS_AHEAD = frozenset(
    """
    before ahead until approaching approach run-up run fight fighting contest contesting win winning stand
    standing call calling called expected due planned predicted likely preparing prepare
    holding hold forthcoming closer imminent scheduled
    """.split()
)
_LEADS_BACK = frozenset(
    """
        since after following result results outcome wake held lost won won't unlike aftermath defeat
        defeated victory during
        """.split()
)
_FUTURE = frozenset(
    "will would shall should could may might must if 'll ’ll going set due expected to can plans hopes".split()
)
_PAST = frozenset("was were had did won lost said's saw gave took brought became came delivered elected showed".split())


@dataclass(frozen=True, slots=True)
class _Said:
    """One mention: the event as it alone has it, whether its type is said, and whether it looks ahead or back."""

    event: Election
    explicit: bool
    direction: int
    marker: str


def find(context: Context) -> Iterator[Election]:
    """Yield each election once, with all the passages that speak of it."""
    nodes: list[_Said] = []
    for said in _mentions(context):
        n = _match(nodes, said)
        if n is None:
            nodes.append(said)
        else:
            nodes[n] = _together(nodes[n], said)
    for node in nodes:
        yield _settled(context, node)


def _mentions(context: Context) -> Iterator[_Said]:
    before: tuple[Chunk, TimeExpression | None] | None = None
    for chunk, match in matches(context, PHRASE):
        phrase = phrase_of(match)
        time = _time(context, chunk)
        if time is None and before is not None and _coordinated(context, before[0], chunk):
            time = before[1]
        past = context.lower(chunk.start - 1) == "in" and not _looks_ahead(context, chunk)
        if not is_particular(phrase, dated=time is not None, stated_past=past):
            continue
        before = (chunk, time)
        kind, explicit = kind_of(phrase)
        marker = next((w for w in ("second", "after next") if w in phrase.words), "")
        direction = _direction(context, chunk, phrase.words, time)
        base = stated(context, chunk, time.chunk if time else None, confidence=0.8, time=time, undated=True)
        if time is None:
            base["date_text"] = next((w for w in ("next", "last") if re.search(rf"\b{w}\b", phrase.words)), None)
        base["place"] = _place(context, chunk) or base["place"]
        yield _Said(Election(election_type=kind, **base), explicit, direction, marker)


def _coordinated(context: Context, a: Chunk, b: Chunk) -> bool:
    """Say whether two elections are held together: "Thursday's council elections and the referendum"."""
    between = [context.lower(i) for i in range(a.end, b.start)]
    return len(between) <= 2 and any(w in {"and", "&"} for w in (*between, context.lower(b.start)))


def _looks_ahead(context: Context, chunk: Chunk) -> bool:
    here = context.sentence(chunk.start)
    return any(context.lower(i) in _FUTURE for i in range(here.start, here.end))


def _time(context: Context, chunk: Chunk) -> TimeExpression | None:
    """Return the date inside the phrase, or the one that says when it is held: "expected on 5 May", "in 2001"."""
    inside = [t for t in context.annotated.times if t.chunk.overlaps(Chunk(max(0, chunk.start - 1), chunk.end))]
    if inside:
        return min(inside, key=lambda t: (_span(t.interval), t.chunk.start))
    end = context.sentence(chunk.start).end
    for time in context.annotated.times:
        if chunk.end <= time.chunk.start < min(end, chunk.end + 14):
            between = [context.lower(i) for i in range(chunk.end, time.chunk.start)]
            direct = all(w in _DIRECT or not w.isalpha() for w in between) and len(between) <= 3
            held = bool(set(between) & _HELD) and not set(between) & _OTHER_CLAUSE
            if direct or held:
                return time
    return None


_DIRECT = frozenset("in on at of for and this campaign result results".split())
_HELD = frozenset("held expected due scheduled called predicted likely planned set place is was".split())
_OTHER_CLAUSE = frozenset(". ; : said says told after before while but he she they and".split())


def _span(interval: DateInterval | None) -> int:
    return (interval.last - interval.first).days if interval else 100_000


def _place(context: Context, chunk: Chunk) -> EntityRef | None:
    """Return where it is held: a place inside the phrase, or right after it behind "in"."""
    for mention in context.mentions:
        if mention.kind is not EntityKind.PLACE:
            continue
        inside = chunk.start <= mention.chunk.start < chunk.end
        behind = mention.chunk.start in {chunk.end + 1, chunk.end + 2} and context.lower(chunk.end) == "in"
        if inside or behind:
            return mention.ref
    return None


def _direction(context: Context, chunk: Chunk, words: str, time: TimeExpression | None) -> int:
    """Return 2 for an election to come, -2 for one that was, 1 or -1 if that is only hinted at, else 0."""
    if AHEAD.search(words):
        return _CERTAIN
    if BACK.search(words) or words.endswith((" result", " results")):
        return -_CERTAIN
    if words.endswith(_OVER) and not _looks_ahead(context, chunk):
        return -_CERTAIN
    told = _by_date(context, time)
    if told:
        return told * _CERTAIN
    here = context.sentence(chunk.start)
    left = {context.lower(i) for i in range(max(here.start, chunk.start - 5), chunk.start)}
    around = {context.lower(i) for i in range(here.start, here.end)}
    following = {context.lower(i) for i in range(chunk.end, min(here.end, chunk.end + 6))}
    if left & {"since", "unlike"} or (following & {"result", "results"} and not around & _FUTURE):
        return -1
    past = bool(around & _PAST) or any(t.tag_ == "VBD" for t in context.doc[here.start : here.end])
    if left & {"before", "ahead", "until", "run-up", "closer", "approaching"} and not past:
        return 1
    if (
        following & _LOOMING
        or context.words(chunk.start - 2, chunk.start).startswith("campaign for")
        or "campaign for the" in context.words(chunk.start - 3, chunk.start + 1)
    ):
        return 1
    if following & {"will", "would", "shall"} and not left & {"since", "after"}:
        return 1
    if past and time is not None and not around & _FUTURE:
        return -1
    if (left | following) & _LEADS_AHEAD and around & _FUTURE:
        return 1
    if (left | following) & _LEADS_BACK and not around & _FUTURE:
        return -1
    return 1 if around & {"will", "'ll", "’ll", "going"} else 0


def _by_date(context: Context, time: TimeExpression | None) -> int:
    """Compare the date with the day of publication; a bare year without one is taken to be past."""
    published = context.annotated.article.date
    if time is None:
        return 0
    if time.interval is None or published is None:
        here = context.sentence(time.chunk.start)
        around = {context.lower(i) for i in range(here.start, here.end)}
        bare_year = time.interval is not None
        if around & {
            "expected",
            "forthcoming",
            "scheduled",
            "due",
            "next",
            "will",
            "planned",
            "planning",
        } and not around & {"was", "were"}:
            return 1
        return -1 if bare_year else 0
    if time.interval.last < published.interval.first:
        return -1
    return 1 if time.interval.first > published.interval.last else 0


def _match(nodes: list[_Said], said: _Said) -> int | None:
    """Return which of the elections found so far a mention speaks of; the surest and latest wins."""
    best: tuple[int, int] | None = None
    for n, node in enumerate(nodes):
        score = _fit(node, said)
        if score and (best is None or (score, n) >= best):
            best = (score, n)
    return best[1] if best else None


_CERTAIN = 2
"""How sure a direction is that the words of the phrase or a date tell; what is only hinted at counts 1."""


def _fit(node: _Said, said: _Said) -> int:
    """Score how well a mention fits an election: 0 if not at all."""
    a, b = node.event, said.event
    same_kind = a.election_type == b.election_type
    if not same_kind and (said.explicit and node.explicit):
        return 0
    if not same_kind and not (_takes_bare(a, said) if node.explicit else _takes_bare(b, node)):
        return 0
    if node.marker != said.marker or (a.place and b.place and a.place != b.place):
        return 0
    if a.dates and b.dates and not (a.dates.first <= b.dates.last and b.dates.first <= a.dates.last):
        return 0
    if _differently_dated(a, b):
        return 0
    worst = -_CERTAIN if a.election_type == "general" else -2 * _CERTAIN
    if node.direction * said.direction <= worst:
        return 0
    agree = node.direction * said.direction > 0
    return 1 + 2 * same_kind + 2 * agree + 3 * bool(a.dates and b.dates)


def _differently_dated(a: Election, b: Election) -> bool:
    """Say whether the wordings of two dates, of which at least one has no days, have no word in common."""
    if (a.dates and b.dates) or not a.date_text or not b.date_text:
        return False
    words = [set(text.lower().split()) - {"in", "of", "the", "on"} for text in (a.date_text, b.date_text)]
    told = [w for w in words if not w <= {"next", "last"}]
    return not words[0] & words[1] and (len(told) == 2 or not told)


def _takes_bare(explicit: Election, bare: _Said) -> bool:
    """Say whether "the election" may mean an election whose type is told elsewhere."""
    undirected = bare.direction == 0 or bare.event.date_text is None
    return (
        bare.event.election_type == "general"
        and undirected
        and explicit.election_type not in {"referendum", "local", "by-election"}
    )


def _together(node: _Said, said: _Said) -> _Said:
    """Join a mention to an election: the narrower date and the type that is said win."""
    event = joined(node.event, said.event)
    kind = said.event.election_type if said.explicit and not node.explicit else node.event.election_type
    return _Said(
        replace(event, election_type=kind),
        node.explicit or said.explicit,
        max((node.direction, said.direction), key=abs),
        node.marker,
    )


def _settled(context: Context, node: _Said) -> Election:
    """Decide the factuality of an election: by its direction first; what nothing tells is to come if it is general."""
    event = node.event
    if node.direction < 0:
        factuality = Factuality.ACTUAL
    elif node.direction > 0:
        factuality = Factuality.POSSIBLE if _only_possible(context, event) else Factuality.PLANNED
    else:
        factuality = Factuality.PLANNED if event.election_type == "general" and not event.dates else Factuality.ACTUAL
    return replace(event, factuality=factuality)


def _only_possible(context: Context, event: Election) -> bool:
    """Say whether an election to come is only talked about: "a snap election"."""
    start, end = event.passages[0].start, event.passages[0].end
    words = context.annotated.article.text[start:end].lower()
    return len(event.passages) == 1 and bool(re.search(r"\b(?:snap|early)\b", words))
