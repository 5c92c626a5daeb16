"""Defections: somebody leaves one party for another, or to sit or stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.extract.arguments import by_preposition, doers, owners
from kgbuild.extract.candidate import Candidate
from kgbuild.extract.context import Context, Reference
from kgbuild.extract.objects import listed, members
from kgbuild.extract.party_left import parties_within
from kgbuild.extract.produce.rule import part, propose
from kgbuild.extract.triggers import matches, trigger, verb
from kgbuild.layers import Chunk
from kgbuild.model import EntityKind
from kgbuild.nouns import POSSESSIVES

TYPE = "Defection"


_VERB = trigger(
    verb("defect"),
    rf"{verb('cross')} the (?:floor|aisle)",
    rf"{verb('switch', 'change', 'swap')} (?:(?:his|her|their) )?(?:parties|party|allegiances?|sides)",
    rf"{verb('switch')}(?= (?:from|to)\b)",
    rf"{verb('jump')} ship",
    rf"{verb('split', 'break')} (?:away )?from",
    rf"{verb('come', 'go', 'move')} (?:over|across)(?= to\b)",
    rf"{verb('resign', 'give up', 'hand back', 'relinquish')} the (?:[\w-]+ ){{0,2}}whip",
)
"""What somebody does who changes parties; the parties may be named elsewhere."""

_LEAVE = trigger(
    rf"{verb('quit', 'leave', 'abandon', 'desert', 'ditch', 'dump', 'swap', 'forsake')}",
    rf"{verb('resign', 'walk')} (?:out |away )?(?:from|of|on)",
    rf"{verb('resign')}(?= from)",
)
"""What counts only with a party right after it."""

_LOT = trigger(rf"{verb('throw', 'cast')} in (?:his|her|their) lot with")
_CARD = trigger(
    rf"{verb('tear', 'cut', 'rip')} up (?:his|her|their) (?:[\w-]+ ){{1,3}}card",
    rf"{verb('hand in', 'hand back', 'give up', 'burn', 'shred', 'resign')} (?:his|her|their) (?:[\w-]+ ){{1,3}}"
    r"(?:card|membership)",
    rf"{verb('turn')} (?:his|her|their) backs? on",
    rf"{verb('cut', 'sever', 'break off')} (?:all |his |her |their )?(?:ties|links) with",
    rf"{verb('part')} (?:company|ways) with",
)
_NOW = trigger(r"is now an?", rf"{verb('become')} (?:a (?:paid-up )?member of|an?)")
_JOIN = trigger(verb("join"), rf"{verb('sign up')} (?:with|to)")
_NOUN = trigger(r"defections?")
_WHO = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.UNNAMED, EntityKind.PARTY})
_PARTY = (EntityKind.PARTY,)
_CLOSE = 8
_TO = frozenset("to join joins joined joining for sit sits sat sitting".split())
_GENERIC = frozenset("voters people supporters someone anyone those".split())


def find(context: Context) -> Iterator[Candidate]:
    """Yield the defections that the article states, one for each person."""
    for chunk, match in matches(context, _VERB, verbs=True):
        alone = match[0].startswith("switch") and " " not in match[0]
        if alone and not context.after(chunk.end, _PARTY, within=_CLOSE):
            continue  # "switch to another tax"
        political = match[0].startswith("defect") and _speaks_of_party(context, chunk)
        inside = next((m for m in context.overlapping(chunk) if m.kind is EntityKind.PARTY), None)  # "the Labour whip"
        for person in _people(context, chunk):
            yield from _defection(context, chunk, person, 0.9, origin=inside, needs_party=not political)
    for chunk, _ in matches(context, _LEAVE, verbs=True):
        party = _party_right_after(context, chunk)
        if party is not None and context.lower(chunk.start - 1) != "-":  # "the hard-left Greens"
            for person in _people(context, chunk):
                if person.kind is not EntityKind.PARTY:
                    yield from _defection(context, chunk, person, 0.8, origin=party)
    for chunk, _ in matches(context, _JOIN, verbs=True):
        yield from _joins(context, chunk)
    yield from _in_images(context)
    for chunk, _ in matches(context, _NOUN):
        owner = owners(context, chunk, _WHO)
        people = [p for p in owner if p.kind is not EntityKind.PARTY] or by_preposition(
            context, chunk, ("of", "by"), _WHO, within=6
        )
        for person in (m for p in people for m in members(context, p)):
            yield from _defection(context, chunk, person, 0.75)


def _in_images(context: Context) -> Iterator[Candidate]:
    """Yield defections told in an image: "threw in her lot with", "tore up her Labour card", "is now a Tory"."""
    for chunk, _ in matches(context, _CARD, verbs=True):
        inside = next((m for m in context.overlapping(chunk) if m.kind is EntityKind.PARTY), None)
        left = inside or _party_right_after(context, chunk)
        for person in _people(context, chunk) if left is not None else ():
            if person.kind is EntityKind.PERSON:
                yield propose(context, TYPE, chunk, part("person", person), part("from", left), score=0.75)
    for chunk, match in (*matches(context, _LOT, verbs=True), *matches(context, _NOW)):
        party = next(iter(parties_within(context, Chunk(chunk.end, chunk.end + 3))), None)
        if party is None:
            continue
        for person in _people(context, Chunk(chunk.start, chunk.start + 1)):
            origin = _origin(context, chunk, person, party) or _once(context, chunk, party)
            changed = "lot" in match[0] or (origin is not None and _former(context, chunk))
            if person.kind is EntityKind.PERSON and changed:
                sides = part("from", origin, inside=False), part("to", party)
                yield propose(context, TYPE, chunk, part("person", person), *sides, score=0.75)


def _once(context: Context, chunk: Chunk, party: Reference) -> Reference | None:
    """Return the other party of which somebody is said to have been: "once a Liberal Democrat, Bell is now a Tory"."""
    before = context.before(chunk.start, _PARTY)
    told = (m for m in before if {context.lower(m.chunk.start - k) for k in (1, 2)} & _FORMERLY and m.ref != party.ref)
    return next(told, None)


_FORMERLY = frozenset("former ex formerly once left leaving quit quitting".split())


def _speaks_of_party(context: Context, chunk: Chunk) -> bool:
    """Say whether the sentence names a party, perhaps one that nothing else makes known ("the Reform Party")."""
    here = context.sentence(chunk.start)
    named = context.beginning(here.start, here.end)
    return any(m.kind is EntityKind.PARTY or context.lower(m.chunk.end - 1) == "party" for m in named)


def _people(context: Context, chunk: Chunk) -> list[Reference]:
    """Return who changes parties: people and bodies, not the voters at large."""
    found = [m for person in doers(context, chunk, _WHO) for m in members(context, person)]
    return [m for m in found if context.lower(m.chunk.end - 1) not in _GENERIC]


def _party_right_after(context: Context, chunk: Chunk) -> Reference | None:
    """Return the party that is the whole object of "quit": not "the Labour conference", "the Tory leader"."""
    found = listed(context, chunk.end, _PARTY, reach=2) or parties_within(context, Chunk(chunk.end, chunk.end + 2))
    if not found or context.lower(found[0].chunk.end) in {"with", *POSSESSIVES}:
        return None
    end = found[0].chunk.end
    following = context.doc[end] if end < len(context.doc) else None
    nominal = following is not None and (following.pos_ in {"NOUN", "PROPN"} or following.lower_ in _NOT_THE_PARTY)
    return None if nominal and following is not None and following.lower_ not in _OF_IT else found[0]


_OF_IT = frozenset("party group ranks last yesterday today".split())
_NOT_THE_PARTY = frozenset(
    "conference leadership leader headquarters meeting benches cabinet government office campaign frontbench mps"
    " rally".split()
)


def _joins(context: Context, chunk: Chunk) -> Iterator[Candidate]:
    """Joining a party is a defection for whom the sentence calls one of another party's."""
    party = _party_right_after(context, chunk)
    if party is None:
        return
    for person in _people(context, chunk):
        origin = _origin(context, chunk, person, party) or _of_party(context, chunk, person, party)
        alone = not _in_deed(context, party) and context.doc[chunk.start].tag_ in {"VBD", "VBN"}
        if origin is not None and (_former(context, chunk) or alone):
            yield from _defection(context, chunk, person, 0.6, origin=origin)


def _of_party(context: Context, chunk: Chunk, person: Reference, party: Reference) -> Reference | None:
    """Return the other party that an apposition after a name counts somebody to: "Ann Bell, a Labour councillor,"."""
    end = person.chunk.end
    if context.lower(end) != "," or person.chunk.end > chunk.start:
        return None
    for k in range(end + 1, min(end + 5, chunk.start)):
        other = context.at(k, _PARTY)
        if other is not None:
            return other if other.ref != party.ref else None
    return None


def _in_deed(context: Context, party: Reference) -> bool:
    """Say whether somebody joins a party only in doing something: "joined Labour in opposing the bill"."""
    after = context.doc[party.chunk.end : party.chunk.end + 2]
    return len(after) > 1 and after[0].lower_ in {"in", "to", "and", "on", "for"} and after[1].pos_ in {"VERB", "DET"}


def _former(context: Context, chunk: Chunk) -> bool:
    """Say whether words of leaving or "former" stand with the party of origin."""
    here = context.sentence(chunk.start)
    words = {context.lower(i) for i in range(here.start, here.end)}
    return bool(words & _FORMERLY)


def _defection(
    context: Context,
    chunk: Chunk,
    person: Reference,
    confidence: float,
    *,
    origin: Reference | None = None,
    needs_party: bool = True,
) -> Iterator[Candidate]:
    """Read from which party to which: prepositions after the trigger, else the party named beside the person."""
    destination = None
    for party in context.after(chunk.start, _PARTY, within=25):
        if person.chunk.start <= party.chunk.start < person.chunk.end or _belongs_to_person(context, party):
            continue
        before = context.words(party.chunk.start - 3, party.chunk.start).split()
        if origin is None and "from" in before:
            origin = party
        elif (origin is None or party.ref != origin.ref) and _TO & set(before):
            destination = destination or party
    if origin is None:
        origin = _origin(context, chunk, person, destination)
    if person.kind is EntityKind.PARTY:
        origin = origin or person
    if needs_party and origin is None and destination is None:
        return
    if origin is not None and destination is not None and origin.ref == destination.ref:
        origin = None
    parties = {party.ref for party in (origin, destination) if party is not None}
    if person.ref in parties and len(parties) < 2:
        return  # that a party's members go over is no defection of the party from itself
    if origin is not None and origin.ref == person.ref:
        origin = None
    if destination is not None and destination.ref == person.ref:
        destination = None
    left = part("from", origin, inside=False if origin is not None and origin.chunk.start < chunk.start else None)
    yield propose(context, TYPE, chunk, part("person", person), left, part("to", destination), score=confidence)


def _belongs_to_person(context: Context, party: Reference) -> bool:
    """Say whether a party only describes the person named right after it."""
    following = context.at(party.chunk.end, (EntityKind.PERSON, EntityKind.UNNAMED))
    return following is not None and not re.fullmatch(r"['’]s?", context.lower(party.chunk.end - 1))


def _origin(context: Context, chunk: Chunk, person: Reference, destination: Reference | None) -> Reference | None:
    """Return the party in the words right before any name for a person: "Lib Dem councillor Carl Dorn"."""
    names = [person, *(m for m in context.mentions_of(person.ref) if m.chunk.start <= chunk.start)]
    for mention in names:
        start = mention.chunk.start
        for party in context.before(start, _PARTY):
            close = start - party.chunk.end <= 3
            if close and all(
                context.lower(k).isalpha() and context.lower(k) != "and" for k in range(party.chunk.end, start)
            ):
                return None if destination is not None and destination.ref == party.ref else party
            break
    return None
