"""Choose the date expression that belongs to a trigger, and the place, among those of its sentence."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kgbuild.english import words
from kgbuild.extract import tree
from kgbuild.extract.electoral import ELECTORAL
from kgbuild.extract.other_dates import PUTS_OFF, SEASONS, of_an_election_stood_in, tells_of
from kgbuild.layers import Chunk, TimeExpression
from kgbuild.model import EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kgbuild.extract.context import Context, Reference

_CLAUSES = frozenset(
    """
    when who which after before that said told says as while because but although though if where since until whether
    following and ahead
    """.split()
)
"""Words that open another clause, in which a date says nothing about the trigger."""

_COMMA, _CLAUSE, _QUOTE = 3, 8, 6
_FURTHEST = 14
_FRONT = 4


def time_of(context: Context, trigger: Chunk) -> TimeExpression | None:
    """Return the date expression that tells when a trigger's event is: the least far in its sentence.

    Distance counts words; a comma, a quotation mark and a word that opens another clause count more. An expression
    that opens the sentence dates what the main clause states.
    """
    here = context.sentence(trigger.start)
    best: tuple[int, int, TimeExpression] | None = None
    for time in context.times.touching(here):
        if here.start <= time.chunk.start < here.end:
            cost = _distance(context, trigger, time.chunk)
            if (
                cost <= _FURTHEST
                and not dates_another(context, trigger, time.chunk)
                and (best is None or (cost, time.chunk.start) < best[:2])
            ):
                best = (cost, time.chunk.start, time)
    return best[2] if best else None


def put_off_to(context: Context, trigger: Chunk) -> TimeExpression | None:
    """Return the day that a noun's event was put off to: "the talks were postponed until Monday"."""
    noun = context.doc[trigger.start : trigger.end].root
    verb = noun.head
    if not noun.dep_.startswith("nsubj") or verb.lemma_.lower() not in PUTS_OFF:
        return None
    to = {c.i for c in verb.subtree if c.dep_.startswith("obl") and any(m.lower_ in _UNTIL for m in c.children)}
    return next((t for i in sorted(to) for t in context.times.at(i)), None)


_UNTIL = frozenset("until till to".split())


def dates_another(context: Context, trigger: Chunk, time: Chunk) -> bool:
    """Say whether a date tells of something other than a trigger's event.

    It may stand in another clause ("Bell, who had met Dorn, resigned on Friday", "Bell, whose predecessor resigned in
    May, met Dorn") or belong to a thing ("met about the 2012 bus").
    """
    if time.overlaps(trigger):
        return False
    named = context.at(time.end - 1, (EntityKind.PERSON,)) is not None
    if named and context.doc[time.end - 1].dep_.startswith("nsubj"):  # "in the evening May met Dorn"
        return True
    when, what = context.doc[time.end - 1], context.doc[trigger.start : trigger.end].root
    when = when.head if when.dep_ == "case" else when
    while time.start <= when.head.i < time.end and when.head.i != when.i:
        when = when.head
    if tree.relative_clause(when) != tree.relative_clause(what) and not tells_of(when, what):
        return True
    beside = next((t for t in when.ancestors if t.dep_.startswith("advcl")), None)
    if beside is not None and what.is_ancestor(beside) and tree.cases(beside) & _ANOTHER_TIME:
        return tree.children(beside, "nsubj") != []  # "met Dorn after Frost had resigned in March"
    if "since" in tree.cases(when) and what.tag_ == "VBD":
        return True
    if what.dep_ == "amod" and what.tag_ == "VBN" and not when.is_ancestor(what) and not what.is_ancestor(when):
        return True  # "in May Bell met the newly elected president"
    if _dates_the_telling(when, what):
        return True
    thing = when.head
    if when.dep_ == "nmod:poss" and thing.pos_ == "NOUN" and thing.i != what.i and thing.i not in trigger:
        return not thing.is_ancestor(what)  # "the vote comes after Saturday's election"
    return (
        when.dep_ in _DESCRIBING
        and thing.i >= time.end
        and thing.pos_ == "NOUN"
        and thing.lower_ not in _HELD
        and any(c.dep_ == "case" and c.lower_ in _ABOUT for c in thing.children)
    )


def dates_its_election(context: Context, trigger: Chunk, time: Chunk) -> bool:
    """Say whether a date is that of the election for which somebody is chosen or stands, and not of the choice."""
    when, what = (tree.root(context.doc, c.start, c.end) for c in (time, trigger))
    return of_an_election_stood_in(when, what)


def _dates_the_telling(when: Token, what: Token) -> bool:
    """Say whether a date is that of a verb that tells of the event, or of what came after it.

    "said on Monday that Bell had met Dorn", "told MPs on Tuesday after the meeting".
    """
    verb = when.head
    if verb.i == what.i or not verb.is_ancestor(what):
        return False
    if verb.lemma_.lower() in PUTS_OFF and not any(c.lower_ in _UNTIL for c in when.children):
        return what.head.i == verb.i  # "delayed a vote in December"
    about = what.tag_ == "VBG" and any(c.lower_ in _ABOUT for c in tree.children(what, "mark", "case"))
    after = what.pos_ == "NOUN" and when.i < what.i and any(c.lower_ in _RELATIVE_TO for c in what.children)
    asked = verb.lemma_.lower() in _ASKS and what.pos_ == "VERB" and what.dep_ != "conj"
    return after or about or asked or _clausal(what, verb)


def _clausal(what: Token, verb: Token) -> bool:
    """Say whether a clause that a verb reports holds a token.

    Of 28 events in such clauses that were annotated, with a date of the verb above at hand, none was of that date.
    """
    while what.head.i not in {verb.i, what.i}:
        what = what.head
    return what.head.i == verb.i and what.dep_ in {"ccomp", "parataxis"}


_ASKS = words("asks for something")
_RELATIVE_TO = frozenset("after before following since ahead".split())
_ANOTHER_TIME = frozenset("after before because although though since unless until".split())
_DESCRIBING = frozenset("compound nummod amod nmod".split())
_ABOUT = frozenset("about over of for with against".split())
_HELD = ELECTORAL | SEASONS | frozenset("summit meeting conference talks convention".split())


def _distance(context: Context, trigger: Chunk, time: Chunk) -> int:
    """Return how far a date stands from a trigger, other clauses between counted as far."""
    if time.overlaps(trigger):
        return 0
    before = time.end <= trigger.start
    first, last = (time.end, trigger.start) if before else (trigger.end, time.start)
    between = [t.lower_ for t in context.doc[first:last] if (t.lower_, t.dep_) != ("as", "case")]
    clauses = sum(_CLAUSE for w in between if w in _CLAUSES and w != "and") + sum(3 for w in between if w == "and")
    if not before and between[-2:] in (["after", "the"], ["following", "the"], ["before", "the"]):
        clauses -= _CLAUSE
    quotes = sum(_QUOTE for w in between if w in {'"', "“", "”"})
    start = context.sentence(time.start).start
    if (
        before
        and time.start - start <= _FRONT
        and not any(t.pos_ in {"VERB", "AUX"} for t in context.doc[start : time.start])
    ):
        return 2 + clauses + quotes
    words = sum(1 for w in between if w.isalnum())
    commas = sum(_COMMA for w in between if w == ",")
    return words + commas + clauses + quotes + (4 if before else 0)


def place_of(context: Context, trigger: Chunk, taken: frozenset[int] = frozenset()) -> Reference | None:
    """Return the place that "in", "at" or "near" puts a trigger's event in: the nearest, not beyond another clause.

    Args:
        trigger: The words that state the event.
        taken: Numbers of entities that already have another part in the event.
    """
    here = context.sentence(trigger.start)
    best: tuple[int, Reference] | None = None
    for mention in context.beginning(here.start, here.end):
        if mention.kind is not EntityKind.PLACE or mention.ref.index in taken:
            continue
        if context.lower(mention.chunk.start - 1) not in {"in", "at", "near", "outside"}:
            continue
        cost = _distance(context, trigger, mention.chunk)
        if (
            cost <= _FURTHEST
            and (best is None or cost < best[0])
            and not places_another(context, trigger, mention.chunk)
        ):
            best = (cost, mention)
    return best[1] if best else None


def where_it_is(context: Context, trigger: Chunk, words: Chunk) -> bool:
    """Say whether words tell where an event is: "in Berlin", "at the airbase", "Thursday's Brussels summit"."""
    place = tree.root(context.doc, words.start, words.end)
    alone = "-" not in {context.lower(words.start - 1), context.lower(words.end)}
    named = context.at(place.i, (EntityKind.PLACE,)) is not None
    if named and alone and place.dep_ == "compound" and place.head.i in trigger:
        return True
    start = words.start - (context.lower(words.start - 1) in {"the", "a"})
    return context.lower(start - 1) in {"in", "at", "near"}


def places_another(context: Context, trigger: Chunk, place: Chunk) -> bool:
    """Say whether a place belongs to another verb: one between it and the trigger that is coordinated or an infinitive.

    "They toured a plant in Leeds and met Bell" puts no meeting in Leeds, nor does "met to keep troops in Syria".
    """
    before = place.end <= trigger.start
    first, last = (place.end, trigger.start) if before else (trigger.end, place.start)
    between = context.doc[first:last]
    if any(t.text == ";" for t in between):
        return True
    if before:
        start = context.sentence(place.start).start
        return place.start - start > _FRONT and any(t.lower_ in {"and", "but"} for t in between)
    if any(t.pos_ == "NUM" and any(c.pos_ == "PRON" for c in t.children) for t in between):
        return True  # "gained 800 seats, 60 of them in Leeds"
    return any(a.lower_ == "to" and b.tag_ == "VB" and b.lower_ not in _SPEAK for a, b in pairwise(between))


_SPEAK = frozenset("discuss talk negotiate meet".split())
