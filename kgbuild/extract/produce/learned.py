"""Propose the events that the language model read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kgbuild.extract import tree
from kgbuild.extract.arguments import DOERS, described_subject, doers, undergoers
from kgbuild.extract.candidate import Argument, Attribute, Candidate, Verdict
from kgbuild.extract.events import EventType, event_types
from kgbuild.extract.objects import listed
from kgbuild.extract.produce.clause import (
    TAKES_OVER_FROM,
    doers_and_undergoers,
    done_to_others,
    gets,
    in_clause,
    takes_over,
)
from kgbuild.extract.timing import dates_another, places_another, where_it_is
from kgbuild.model import EntityKind, Factuality

if TYPE_CHECKING:
    from kgbuild.extract.context import Context
    from kgbuild.layers import Chunk, EventArgument, EventMention

_FACTUALITY = {
    "actual": Factuality.ACTUAL,
    "planned": Factuality.PLANNED,
    "possible": Factuality.POSSIBLE,
    "denied": Factuality.DENIED,
}
_TRUE = {"true": True, "false": False}


def find(context: Context) -> Iterator[Candidate]:
    """Yield a candidate for each mention of an event that the model read."""
    types = {t.name: t for t in event_types()}
    mentions = context.annotated.events or ()
    for mention in mentions:
        if mention.kind in types:
            here = context.sentence(mention.trigger.start)
            near = [a for a in mention.arguments if a.chunk.start in here]
            own = tuple(a for a in near if not _of_something_else(context, a, mention.trigger))
            candidate = _candidate(replace(mention, arguments=own))
            for mended in (_without_succeeded, _one_side, _of_getters, _right_way, _between, _counted):
                candidate = mended(context, candidate)
            whole = _completed(context, candidate, types[mention.kind])
            yield _with_far(context, whole, mention, types[mention.kind], mentions)


def _of_something_else(context: Context, argument: EventArgument, trigger: Chunk) -> bool:
    """Say whether words in a trigger's sentence have another part there: a date, a place, who is where they meet."""
    elsewhere = _ELSEWHERE.get(argument.role)
    return elsewhere is not None and elsewhere(context, trigger, argument.chunk)


_ELSEWHERE = {"time": dates_another, "place": places_another, "participant": where_it_is}


def _with_far(
    context: Context, candidate: Candidate, mention: EventMention, kind: EventType, mentions: Sequence[EventMention]
) -> Candidate:
    """Return a candidate with who has a main part by words in another sentence, where its own names nobody.

    What else the model takes from other sentences is dropped: of 1,000 dates and places that were annotated 35 stand
    there, and those it reads there are mostly of other events.
    """
    given = {a.role for a in candidate.arguments}
    given |= DOERS if described_subject(context, mention.trigger) else set()
    here = context.sentence(mention.trigger.start)
    far = tuple(
        Argument(a.role, a.chunk, score=a.score)
        for a in mention.arguments
        if a.role in kind.main
        and a.role not in given
        and a.chunk.start not in here
        and not _belongs_to_another(context, a.chunk, mention, mentions)
    )
    return replace(candidate, arguments=(*candidate.arguments, *far)) if far else candidate


def _belongs_to_another(
    context: Context, words: Chunk, mention: EventMention, mentions: Sequence[EventMention]
) -> bool:
    """Say whether words in another sentence belong to another mention of the kind, in that sentence.

    Two sentences tell of two dismissals; the post stands in the second and is that of the second.
    """
    sentence = context.sentence(words.start)
    return any(
        other.kind == mention.kind
        and context.sentence(other.trigger.start) == sentence
        and any(a.chunk.overlaps(words) for a in other.arguments)
        for other in mentions
    )


def _without_succeeded(context: Context, candidate: Candidate) -> Candidate:
    """Return a result without the opponent whose post is only won: "a victory to succeed Dorn"."""
    if candidate.type != "ElectionResult" or not tree.parsed(context.doc):
        return candidate
    kept = (a for a in candidate.arguments if a.role != "opponent" or not _is_succeeded(context, a.chunk))
    return replace(candidate, arguments=tuple(kept))


def _is_succeeded(context: Context, words: Chunk) -> bool:
    head = tree.root(context.doc, words.start, words.end)
    return head.dep_ == "obj" and head.head.lemma_.lower() in TAKES_OVER_FROM


def _one_side(context: Context, candidate: Candidate) -> Candidate:
    """Return a candidate without whoever dismissed or named somebody, where the model took both for the person.

    Nor does who was replaced take up a post.
    """
    people = [a for a in candidate.arguments if a.role == "person"]
    if candidate.type not in _OF_ONE_SIDE or not people:
        return candidate
    if candidate.type == "Appointment" and takes_over(context, candidate.trigger):
        wrong = in_clause(context, "Resignation", "person", candidate.trigger, _ANYBODY)
    else:
        concerned = in_clause(context, candidate.type, "person", candidate.trigger, _ANYBODY)
        if len(people) == 1 and _does_it_to_others(context, candidate.trigger, people[0].chunk):
            return replace(candidate, arguments=tuple(a for a in candidate.arguments if a.role != "person"))
        if len(people) < 2 or not any(r.chunk.overlaps(a.chunk) for r in concerned for a in people):
            return candidate
        wrong = [r for r in doers_and_undergoers(context, candidate.trigger, _ANYBODY) if r not in concerned]
    kept = (a for a in candidate.arguments if a.role != "person" or not any(r.chunk.overlaps(a.chunk) for r in wrong))
    return replace(candidate, arguments=tuple(kept))


def _of_getters(context: Context, candidate: Candidate) -> Candidate:
    """Return an endorsement without who gets it as who gives it, nor who gives it as who gets it."""
    if candidate.type != "Endorsement":
        return candidate
    got = gets(context, candidate.trigger, _ANYBODY)
    if not got:
        return candidate
    kept = (
        a
        for a in candidate.arguments
        if a.role not in {"endorser", "endorsed"}
        or any(r.chunk.overlaps(a.chunk) for r in got) is (a.role == "endorsed")
    )
    return replace(candidate, arguments=tuple(kept))


def _right_way(context: Context, candidate: Candidate) -> Candidate:
    """Return a defection with the party right after "joined" as the one joined, after "left" as the one left."""
    words = context.doc[candidate.trigger.start : candidate.trigger.end]
    way = next((_WAYS[t.lemma_] for t in words if t.lemma_ in _WAYS), "")
    if candidate.type != "Defection" or not way:
        return candidate
    beside = undergoers(context, candidate.trigger, frozenset({EntityKind.PARTY}))
    turned = (
        replace(a, role=way) if a.role in {"from", "to"} and any(r.chunk.overlaps(a.chunk) for r in beside) else a
        for a in candidate.arguments
    )
    return replace(candidate, arguments=tuple(turned))


_WAYS = {"join": "to", "enter": "to", "leave": "from", "quit": "from", "desert": "from", "abandon": "from"}


def _does_it_to_others(context: Context, trigger: Chunk, person: Chunk) -> bool:
    """Say whether a person is the subject of a verb of giving or taking posts: "Bell will appoint her cabinet"."""
    if not done_to_others(context, trigger):
        return False
    owner = context.at(person.start)
    return any(r.chunk.overlaps(person) or (owner and owner.ref == r.ref) for r in doers(context, trigger, _ANYBODY))


_ANYBODY = frozenset({EntityKind.PERSON, EntityKind.UNNAMED, EntityKind.PARTY, EntityKind.ORGANIZATION})
_OF_ONE_SIDE = frozenset({"Resignation", "Appointment"})


def _completed(context: Context, candidate: Candidate, kind: EventType) -> Candidate:
    """Return a candidate with who has a main part by the grammar of its clause, where the model marked nobody."""
    given = {a.role for a in candidate.arguments}
    taken = [a.chunk for a in candidate.arguments]
    found = [
        Argument(role, who.chunk, tied=who)
        for role in kind.main
        if role not in given
        for who in in_clause(context, kind.name, role, candidate.trigger, kind.parts[role])
        if not any(who.chunk.overlaps(c) for c in taken)
    ]
    return replace(candidate, arguments=(*candidate.arguments, *found)) if found else candidate


def _between(context: Context, candidate: Candidate) -> Candidate:
    """Return a meeting of somebody after "between" with the others of that list: "between Ann Bell and Carl Dorn"."""
    who = [a for a in candidate.arguments if a.role == "participant"]
    if len(who) != 1 or context.lower(who[0].chunk.start - 1) != "between":
        return candidate
    others = (r for r in listed(context, who[0].chunk.start, _ANYBODY) if not r.chunk.overlaps(who[0].chunk))
    found = tuple(Argument("participant", r.chunk, tied=r) for r in others)
    return replace(candidate, arguments=(*candidate.arguments, *found)) if found else candidate


_UNITS = {
    **dict.fromkeys(("%", "cent", "percent"), "share"),
    **dict.fromkeys(("seat", "seats"), "seats"),
    **dict.fromkeys(("council", "councils"), "councils"),
    "votes": "votes",
}
_COUNTS = frozenset(_UNITS.values())


def _counted(context: Context, candidate: Candidate) -> Candidate:
    """Return a result that counts what its figure's own words say, whatever the model takes it to count.

    A lead of so many votes is a majority: "won by 12 votes". What is no count ("a turnout of 40%") stays.
    """
    measure = candidate.attributes.get("measure")
    values = [a.chunk for a in candidate.arguments if a.role == "value"]
    if candidate.type != "ElectionResult" or measure not in _COUNTS or len(values) != 1:
        return candidate
    words = values[0]
    units = {_UNITS[w] for i in range(words.start, words.end) if (w := context.lower(i)) in _UNITS}
    if len(units) != 1 or measure in units:
        return candidate
    (unit,) = units
    if unit == "votes" and "by" in {context.lower(words.start), context.lower(words.start - 1)}:
        unit = "majority"
    return replace(candidate, attributes={**candidate.attributes, "measure": unit})


def _candidate(mention: EventMention) -> Candidate:
    distribution = {_FACTUALITY[name]: probability for name, probability in mention.factuality}
    other, probability = mention.second
    return Candidate(
        type=mention.kind,
        trigger=mention.trigger,
        arguments=tuple(Argument(a.role, a.chunk, score=a.score) for a in mention.arguments),
        factuality=Verdict.of(distribution),
        attributes=_attributes(mention),
        source="model",
        score=round(mention.score, 3),
        second=f"{'no event' if other == 'O' else other} {probability:.2f}",
        event=mention.event,
    )


def _attributes(mention: EventMention) -> Mapping[str, Attribute]:
    return {name: _TRUE.get(value, value) for name, value, _ in mention.properties}
