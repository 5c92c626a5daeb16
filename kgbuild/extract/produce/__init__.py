"""Propose events: the rules, and what the language model read beside them.

Rules find little and are nearly always right; the model finds twice as much. What a rule proposes for some words wins
over what the model reads in them, and of the rest of the model's readings the surer ones count.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kgbuild.extract import tree
from kgbuild.extract.contest_times import CERTAIN, to_come
from kgbuild.extract.electoral import ELECTORAL
from kgbuild.extract.events import EventType, event_types
from kgbuild.extract.posts import Post, says_nothing
from kgbuild.extract.produce import learned
from kgbuild.extract.produce.calendar import by_calendar, by_reference
from kgbuild.extract.produce.careers import parted
from kgbuild.extract.produce.disputed import settled
from kgbuild.extract.produce.election_kinds import of_guessed_kind
from kgbuild.extract.produce.leaving import of_party
from kgbuild.extract.produce.lists import each_apart
from kgbuild.extract.produce.other_side import with_other_side
from kgbuild.extract.produce.own_dates import with_own_dates
from kgbuild.extract.produce.rules import rules
from kgbuild.extract.result_rows import in_row
from kgbuild.layers import TimeExpression
from kgbuild.lookup import Index
from kgbuild.model import Factuality

if TYPE_CHECKING:
    from kgbuild.extract.candidate import Argument, Candidate
    from kgbuild.extract.context import Context
    from kgbuild.layers import Chunk

SURE = 0.7
"""How sure the model must be of an event that no rule proposes."""

SURE_OF: Mapping[str, float] = {
    **dict.fromkeys(("ElectionResult", "Resignation"), 0.8),
    **dict.fromkeys(("Defection", "Vote"), 0.6),
}
"""How sure where that is not best: of some kinds it takes more for events, of others it is too modest."""


SURE_OF_FORETOLD = 0.95
"""How sure of who may win: of "if Labour wins" and the like a text is full, and few of them tell anything."""

SURE_ALONE = 0.9
"""How sure it must be of what is told of anybody where the article has no other event that it is surer of.

Of 19 such meetings, results and resignations in 700 articles that nobody had read 14 were false: "meet one friend".
"""

_OF_ANYBODY = frozenset({"Meeting", "ElectionResult", "Resignation"})
_SURE_OF_ANOTHER = 0.95
_OF_A_NOTE = 5
"""So many sentences a short note has, in which one event is all that may be told."""

SURE_OF_CONTESTANT = 0.75
"""How sure it must be whose result it is, if it is less sure than else that it is one, and that it is no vote.

Of 34 such in 1,300 articles 26 were right.
"""


def candidates(context: Context) -> Iterator[Candidate]:
    """Yield what all producers propose for an article: the rules, types that bring their own, then the model."""
    for candidate in _proposed(context):
        listed = list(each_apart(context, candidate))
        yield from listed if len(listed) > 1 else parted(context, candidate)


def _proposed(context: Context) -> Iterator[Candidate]:
    """Yield what all producers propose, of a list of events the first or all in one."""
    types = {t.name: t for t in event_types()}
    read = [with_other_side(context, of_party(context, c)) for c in learned.find(context)]
    proposed = [of_party(context, c) for rule in rules().values() for c in rule.find(context)]
    proposed += [c for kind in types.values() if kind.find is not None for c in kind.find(context)]
    told: Index[int, Candidate] = Index()
    for reading in read:
        told.add(reading, _tokens(reading.trigger))
    of_words = {(r.type, i): r for r in reversed(read) for i in _tokens(r.trigger)}
    taken: set[int] = set()
    for candidate in settled(context, proposed, of_words, types):
        beside = told.by(_tokens(candidate.trigger))
        if context.annotated.events is not None and _needs_a_second(context, candidate, beside):
            continue
        taken.update(_tokens(candidate.trigger))
        known = replace(candidate, event=next((r.event for r in beside if r.type == candidate.type), candidate.event))
        own = with_own_dates(context, known, beside)
        judged = _judged(context, of_guessed_kind(context, _completed(context, own, beside, types)), beside)
        yield by_reference(context, by_calendar(context, judged, beside))
    for candidate in read:
        if in_row(context, candidate.trigger.start):  # rules read all that it holds
            continue
        if candidate.score >= _enough(context, candidate) and taken.isdisjoint(_tokens(candidate.trigger)):
            yield by_reference(context, by_calendar(context, candidate))


def _needs_a_second(context: Context, candidate: Candidate, read: Sequence[Candidate]) -> bool:
    """Say whether a rule takes for an endorsement what may be many things, and the model does not.

    Of four such in dev none was one: "has done his best to support May".
    """
    if candidate.type != "Endorsement" or any(r.type == candidate.type for r in read):
        return False
    return context.doc[candidate.trigger.start].lemma_.lower() in _OFTEN_OTHER


_OFTEN_OTHER = frozenset({"support", "back"})


def _tokens(chunk: Chunk) -> range:
    return range(chunk.start, chunk.end)


SURE_OF_FACTUALITY = 0.8
"""How sure the model must be whether something happened to know it better than a rule does.

Of the mentions of dev that the two judge differently, it was then right in 22 of 28.
"""


def _judged(context: Context, candidate: Candidate, read: Sequence[Candidate]) -> Candidate:
    """Return what a rule proposes with the model's verdict on whether it happened, if the model is sure of it."""
    verdicts = (r.factuality for r in read if r.type == candidate.type and r.factuality is not None)
    sure = next((v for v in verdicts if v.distribution.get(v.value, 0.0) >= SURE_OF_FACTUALITY), None)
    if candidate.factuality is not None:
        return candidate
    if sure is None:
        return _leaning(candidate, read)
    if candidate.type != "Election":
        by_words = context.factuality_of(candidate.trigger.start, candidate.trigger.end)
        exact = by_words is Factuality.DENIED
        return candidate if exact else replace(candidate, factuality=sure)
    direction = -CERTAIN if sure.value is Factuality.ACTUAL else CERTAIN
    if candidate.attributes["direction"] == -direction:  # a date, "last" or "next" tells more surely
        dated = any(a.role == "time" for a in candidate.arguments)
        past = [a for a in candidate.arguments if _is_past(context, a)]
        own = any(a.chunk.overlaps(candidate.trigger) for a in past)  # "the 2001 election"
        if direction < 0 or not dated or own or sure.distribution[sure.value] < SURE_OF_COMING:
            return candidate
        candidate = replace(candidate, arguments=tuple(a for a in candidate.arguments if a not in past))
    told = {"direction": direction, "prospect": sure.value is Factuality.POSSIBLE}
    return replace(candidate, factuality=sure, attributes={**candidate.attributes, **told})


def _leaning(candidate: Candidate, read: Sequence[Candidate]) -> Candidate:
    """Return an election of which nothing around tells whether it was as one to come if the model rather thinks so."""
    told = candidate.attributes
    if candidate.type != "Election" or told["direction"] != 0 or told["prospect"]:
        return candidate
    verdicts = (r.factuality for r in read if r.type == candidate.type and r.factuality is not None)
    rather = any(v.value is Factuality.PLANNED for v in verdicts)
    return replace(candidate, attributes={**told, "direction": 1}) if rather else candidate


def _is_past(context: Context, argument: Argument) -> bool:
    """Say whether a date is one before the article, and no name of a day or month, of which the next is meant."""
    time, published = argument.tied, context.annotated.article.date
    if not isinstance(time, TimeExpression) or time.interval is None or published is None:
        return False
    return to_come(context, time) is time and time.interval.last < published.interval.first


SURE_OF_COMING = 0.95
"""How sure the model must be that an election is to come to know better than a date behind it.

Such a date is that of something else: "pledged the referendum in January". Of 24 in annotated articles it was then
right of 22.
"""


def _enough(context: Context, candidate: Candidate) -> float:
    """Return how sure the model must be of what it reads."""
    if candidate.type in _OF_ANYBODY and candidate.score < SURE_ALONE and _is_alone(context, candidate):
        return SURE_ALONE
    if candidate.type != "ElectionResult":
        return SURE_OF.get(candidate.type, SURE)
    told = candidate.factuality.value if candidate.factuality else Factuality.ACTUAL
    foretold = told in {Factuality.POSSIBLE, Factuality.PLANNED}
    if foretold and candidate.attributes.get("measure") in {"outcome", "majority"}:
        return SURE_OF_FORETOLD
    whose = max((a.score for a in candidate.all("contestant")), default=1.0)
    of_election = not context.vocabulary.isdisjoint(ELECTORAL) and not candidate.second.startswith("Vote")
    return SURE if whose >= SURE_OF_CONTESTANT and of_election else SURE_OF.get(candidate.type, SURE)


def _is_alone(context: Context, candidate: Candidate) -> bool:
    """Say whether the model is sure of nothing else in an article that is no short note."""
    if len(context.annotated.sentences) <= _OF_A_NOTE:
        return False
    sure = (m.trigger for m in context.annotated.events or () if m.score >= _SURE_OF_ANOTHER)
    return all(t.overlaps(candidate.trigger) for t in sure)


def _completed(
    context: Context, candidate: Candidate, read: Sequence[Candidate], types: Mapping[str, EventType]
) -> Candidate:
    """Return what a rule proposes with what the model reads beside it: a place, a time, a post.

    Who takes part, from which side to which, and the figures of results are the rule's to say; what stands beside a
    verb that the trigger is joined to by "and" is that verb's.
    """
    if in_row(context, candidate.trigger.start):  # what else stands in the line is of other figures
        return candidate
    own = [a for a in candidate.arguments if not _goes_on(a.tied, read)]
    given = {a.role for a in own} | {*types[candidate.type].main, *_THE_RULES}
    taken = [a.chunk for a in own]
    found = tuple(
        a
        for r in read
        if r.type == candidate.type
        for a in r.arguments
        if a.role not in given
        and not any(a.chunk.overlaps(c) for c in taken)
        and not _beside_another(context, a.chunk, candidate.trigger)
    )
    return replace(candidate, arguments=(*candidate.arguments, *found)) if found else candidate


def _goes_on(post: object, read: Sequence[Candidate]) -> bool:
    """Say whether a rule's post does not say which, and a model reads which right behind it: "the job of treasurer"."""
    if not isinstance(post, Post) or not says_nothing(post):
        return False
    behind = (a.chunk.start - post.chunk.end for r in read for a in r.all("post"))
    return not post.words or any(0 <= apart <= _RIGHT_BEHIND for apart in behind)


_RIGHT_BEHIND = 2

_THE_RULES = ("value", "opponent", "from", "to")


def _beside_another(context: Context, words: Chunk, trigger: Chunk) -> bool:
    """Say whether words hang on a verb that the trigger is only coordinated with: "toured Leeds and met Dorn"."""
    own = tree.root(context.doc, trigger.start, trigger.end)
    verb = next((t for t in tree.root(context.doc, words.start, words.end).ancestors if t.pos_ == "VERB"), None)
    return verb is not None and own.dep_ == "conj" and own.head.i == verb.i
