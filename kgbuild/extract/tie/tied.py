"""A candidate with its arguments tied, and how each was."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kgbuild.english import words
from kgbuild.extract import tree
from kgbuild.extract.candidate import Argument, Candidate, FactualityCue, Verdict
from kgbuild.extract.caution import cautious
from kgbuild.extract.contest_times import gone_by, is_told_as_over
from kgbuild.extract.context import Reference
from kgbuild.extract.factuality import announced
from kgbuild.extract.posts import UNTOLD, Post, names_none
from kgbuild.extract.stated import Stated, passage_of
from kgbuild.extract.tie.dates import next_unless_told, tie_time, without_day
from kgbuild.extract.tie.we import meant_by_we
from kgbuild.extract.tie.who import tie_entity
from kgbuild.extract.tie.words import as_what, tie_post, tie_value, words_meant
from kgbuild.layers import Chunk, TimeExpression
from kgbuild.model import EntityKind, EntityRef, Factuality

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kgbuild.extract.context import Context

Value = Reference | Post | TimeExpression | str | float
"""What an argument may mean: somebody or something, a post, a date, other words, a figure."""

Kinds = Mapping[str, frozenset[EntityKind]]
"""For each role that an entity fills the kinds of entities that can."""

_WORDS = frozenset("topic motion contest".split())


@dataclass(frozen=True, slots=True)
class TiedArgument:
    """An argument with one thing that it means (None: it could not be tied) and how that was found."""

    argument: Argument
    value: Value | None
    how: str

    @property
    def role(self) -> str:
        """The part in the event."""
        return self.argument.role

    @property
    def chunk(self) -> Chunk:
        """The words of the argument, the whole of a name of which it has a part."""
        own, value = self.argument.chunk, self.value
        if isinstance(value, Reference) and value.chunk.overlaps(own):
            return Chunk(min(own.start, value.chunk.start), max(own.end, value.chunk.end))
        return own


@dataclass(frozen=True, slots=True)
class Tied:
    """A candidate with its arguments tied; an argument that means several people stands once for each."""

    context: Context
    candidate: Candidate
    arguments: tuple[TiedArgument, ...]
    verdict: Verdict

    @property
    def head(self) -> Token:
        """The word of the trigger that its others hang on."""
        return tree.root(self.context.doc, self.candidate.trigger.start, self.candidate.trigger.end)

    def references(self, *roles: str) -> list[Reference]:
        """Return who has one of the parts, each once, in the order of the arguments."""
        found = [a.value for a in self.arguments if a.role in roles and isinstance(a.value, Reference)]
        first: dict[EntityRef, Reference] = {}
        for mention in found:
            first.setdefault(mention.ref, mention)
        return list(first.values())

    def reference(self, role: str) -> Reference | None:
        """Return who has a part that only one can have; the first of several."""
        return next(iter(self.references(role)), None)

    @property
    def post(self) -> Post | None:
        """The post that the event is about, with the body that a separate argument names."""
        posts = [a.value for a in self.arguments if isinstance(a.value, Post)]
        posts = [p for p in posts if not names_none(p.words)]
        posts = sorted(posts, key=lambda p: (self._anothers(p), not p.words or p.words.lower() in UNTOLD))
        post = next(iter(posts), None)
        if post is None or not post.words or post.words.lower() in UNTOLD:
            post = as_what(self.context, self.head) or (post if post is not None and not post.words else None)
        body = self.reference("org")
        if post is None:
            return Post("", body.ref, body.chunk) if body else None
        return Post(post.words, body.ref, post.chunk) if body and post.organization is None else post

    def _anothers(self, post: Post) -> bool:
        """Say whether the words of a post mean somebody who is not the person: "the premier, Dorn, sacked Bell"."""
        end, doc = post.chunk.end, self.context.doc
        start = end + (self.context.lower(end) == ",")
        named = self.context.at(start, _HOLDERS) if end < start or doc[end : end + 1].text.istitle() else None
        if named is not None and (named.chunk.start != start or tree.root(doc, start, named.chunk.end).dep_ != "appos"):
            named = None
        holder = self.context.at(end - 1, _HOLDERS)
        return any(h is not None and self._is_another(h) for h in (holder, named))

    def _is_another(self, somebody: Reference) -> bool:
        """Say whether the event is of people and this is none of them."""
        people = {r.ref for r in self.references("person")}
        return bool(people) and somebody.ref not in people

    @property
    def time(self) -> TimeExpression | None:
        """When it is."""
        return next((a.value for a in self.arguments if isinstance(a.value, TimeExpression)), None)

    def _told(self, value: Value | None, refs: Collection[EntityRef]) -> bool:
        """Say whether an event tells what an argument means: of people those who have a part."""
        return not isinstance(value, Reference) or value.ref in refs

    def words(self, role: str) -> str | None:
        """Return the words with a part, as the text has them."""
        return next((a.value for a in self.arguments if a.role == role and isinstance(a.value, str)), None)

    @property
    def value(self) -> float | None:
        """The figure, by an attribute or in words."""
        told = self.candidate.attributes.get("value")
        if isinstance(told, float):
            return told
        return next((a.value for a in self.arguments if isinstance(a.value, float)), None)

    def attribute(self, name: str) -> str:
        """Return an attribute that is a word; an empty string if there is none."""
        return str(self.candidate.attributes.get(name, ""))

    def stated(self, *who: Reference | None) -> Stated:
        """Return what all events share, for an event of this candidate in which these have the parts.

        Args:
            who: Whose words belong to the passage; those of others who are tied do not.
        """
        refs = {w.ref for w in who if w is not None}
        chunks = [a.chunk for a in self.arguments if a.argument.stated and self._told(a.value, refs)]
        place, time = self.reference("place"), self.time
        return Stated(
            passages=(passage_of(self.context, self.candidate.trigger, chunks),),
            factuality=self.verdict.value,
            dates=time.interval if time else None,
            date_text=(self.context.annotated.words(time.chunk) if time else self.words("time")),
            place=place.ref if place else None,
            confidence=self.candidate.score,
        )


def _alone(context: Context, found: Sequence[Reference], trigger: Chunk) -> bool:
    """Say whether one person or place does what is no vote by its words: "rejected by Bell", not "Bell backs it"."""
    told = {t.lemma_.lower() for t in context.doc[trigger.start : trigger.end]}
    verb = tree.root(context.doc, trigger.start, trigger.end)
    own = verb.lemma_ in {"back", "support"} and any(t.i in m.chunk for t in tree.doers(verb) for m in found)
    one = [m.kind for m in found] in ([EntityKind.PERSON], [EntityKind.PLACE])
    return one and not own and _BY_VOTE.isdisjoint(told)


_BY_VOTE = words("vote by its word")
_COUNTED = re.compile(r"\b(?:votes?|ballots?|(?:majority|margin)(?! of (?!\d)))\b")
_HOLDERS = frozenset({EntityKind.PERSON, EntityKind.UNNAMED})


def tie(context: Context, candidate: Candidate, kinds: Kinds) -> Tied:
    """Return a candidate with each argument tied to what it means.

    Args:
        candidate: What a producer proposes.
        kinds: The kinds of entities that each role of its type takes.
    """
    arguments = [_bounded(context, t) for a in candidate.arguments for t in _tied(context, a, kinds, candidate)]
    verdict = _verdict(context, candidate)
    tied = Tied(context, candidate, tuple(arguments), verdict)
    if verdict.value is Factuality.ACTUAL and is_told_as_over(context, candidate.trigger):
        tied = _dated(tied, gone_by)
    tied = replace(tied, verdict=cautious(context, candidate.trigger, verdict, tied.time))
    return _dated(tied, next_unless_told) if _is_to_come(tied) else tied


def _dated(tied: Tied, reading: Callable[[Context, TimeExpression], TimeExpression]) -> Tied:
    """Return a candidate with its dates as a reading has them."""
    moved = (
        replace(a, value=reading(tied.context, a.value)) if isinstance(a.value, TimeExpression) else a
        for a in tied.arguments
    )
    return replace(tied, arguments=tuple(moved))


def _verdict(context: Context, candidate: Candidate) -> Verdict:
    """Return the model's verdict, or what the words around say where it has none or half believes that, too.

    "Had no plans to join", possible for the model at .6 and denied at .3, is denied. That something happened they do
    not tell by themselves: only no word says otherwise. Of 22 such mentions in dev and in the 205 annotated articles
    that taught nothing they were right in 16.
    """
    told, trigger = candidate.factuality, candidate.trigger
    if told is None:
        return context.verdict_of(trigger.start, trigger.end)
    if told.value is Factuality.POSSIBLE and announced(context.doc[trigger.start]):
        return Verdict(Factuality.PLANNED, (FactualityCue(trigger, "headline"),))
    half = {value for value, p in told.distribution.items() if p >= _HALF_BELIEVED} - {told.value, Factuality.ACTUAL}
    by_words = context.verdict_of(trigger.start, trigger.end) if half else told
    return by_words if by_words.value in half else told


_HALF_BELIEVED = 0.2


def _bounded(context: Context, tied: TiedArgument) -> TiedArgument:
    """Return a date that tells no day as words: one before which something is to be, or an hour."""
    told = without_day(context, tied.value) if isinstance(tied.value, TimeExpression) else None
    return replace(tied, value=told[0], how=told[1]) if told is not None else tied


def _is_to_come(tied: Tied) -> bool:
    """Say whether an event, if at all, is to come: it is planned, or a win or an appointment that may be.

    Of an election a rule tells by its own direction.
    """
    if "direction" in tied.candidate.attributes:
        return float(tied.candidate.attributes["direction"]) > 0
    may_be = tied.verdict.value is Factuality.POSSIBLE and tied.candidate.type in _FORETOLD
    return tied.verdict.value is Factuality.PLANNED or may_be


_FORETOLD = frozenset({"Election", "ElectionResult"})


def _tied(context: Context, argument: Argument, kinds: Kinds, candidate: Candidate) -> Iterable[TiedArgument]:
    if argument.role == "voter" and _COUNTED.search(context.words(argument.chunk.start, argument.chunk.end)):
        return [TiedArgument(argument, None, "votes do not vote")]
    if argument.tied is not None:
        return [TiedArgument(argument, argument.tied, "by the rule")]
    if argument.role in _WORDS:
        return [TiedArgument(argument, words_meant(context, argument.chunk), "in the words of the text")]
    if argument.role == "post":
        return [TiedArgument(argument, *tie_post(context, argument.chunk))]
    if argument.role == "time":
        happened = candidate.factuality is not None and candidate.factuality.value is Factuality.ACTUAL
        return [TiedArgument(argument, *tie_time(context, argument.chunk, happened=happened))]
    if argument.role == "value":
        measure = str(candidate.attributes.get("measure", ""))
        return [TiedArgument(argument, *tie_value(context, argument.chunk, measure))]
    if argument.role not in kinds:
        return [TiedArgument(argument, None, "this kind of event has no such part")]
    found, how = tie_entity(context, argument.chunk, kinds[argument.role], candidate.trigger)
    if not found and (meant := meant_by_we(context, argument.chunk, candidate.type, argument.role)) is not None:
        return [TiedArgument(argument, *meant)]
    if argument.role == "voter" and _alone(context, found, candidate.trigger):
        return [TiedArgument(argument, None, "one person or a government alone takes no vote")]
    return [TiedArgument(argument, m, how) for m in found] or [TiedArgument(argument, None, how)]
