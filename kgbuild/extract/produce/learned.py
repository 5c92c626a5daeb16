"""Propose the events that the language model read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kgbuild.extract import tree
from kgbuild.extract.arguments import DOERS, described_subject
from kgbuild.extract.candidate import Argument, Candidate, Verdict
from kgbuild.extract.events import EventType, event_types
from kgbuild.extract.objects import conjoined_before, listed
from kgbuild.extract.produce.beside_subject import beside_the_subject
from kgbuild.extract.produce.candidacies import not_who_chooses
from kgbuild.extract.produce.clause import in_clause
from kgbuild.extract.produce.mends import mended
from kgbuild.extract.produce.own_dates import hangs_on
from kgbuild.extract.produce.owned import without_whose
from kgbuild.extract.produce.whole_phrases import of_the_vote
from kgbuild.extract.timing import dates_another, dates_its_election, places_another, put_off_to, time_of, where_it_is
from kgbuild.layers import Chunk, MentionForm
from kgbuild.model import EntityKind, Factuality

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kgbuild.extract.context import Context
    from kgbuild.layers import EventArgument, EventMention, TimeExpression

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
            own = tuple(
                a
                for a in near
                if not _of_something_else(context, a, mention)
                and not _guessed(context, a, mention.trigger)
                and not _did_something_else(context, a, mention.trigger, near)
                and not beside_the_subject(context, a, mention, near)
                and not _outdone(context, a, mention, near)
            )
            candidate = _candidate(
                replace(mention, arguments=tuple(_with_noun(context, a, mention.trigger, own) for a in own))
            )
            named = _with_listed(context, mended(context, mention, candidate, mentions))
            whole = of_the_vote(context, without_whose(context, _completed(context, named, types[mention.kind])))
            whole = not_who_chooses(context, whole, mentions)
            yield _with_far(context, whole, mention, types[mention.kind], mentions)


def _with_noun(
    context: Context, argument: EventArgument, trigger: Chunk, others: Sequence[EventArgument]
) -> EventArgument:
    """Return an argument of which the model marked only how its noun begins with the noun: "a" of "a new party"."""
    chunk = argument.chunk
    last = context.doc[chunk.end - 1]
    noun = last.head
    begins = last.pos_ in _BEGINS and "Neg" not in last.morph.get("PronType", [])
    if not begins or noun.pos_ not in _NOUN or not chunk.end <= noun.i < chunk.end + _REACH:
        return argument
    whole = Chunk(chunk.start, noun.i + 1)
    taken = (trigger, *(o.chunk for o in others if o is not argument))
    return argument if any(c.overlaps(whole) for c in taken) else replace(argument, chunk=whole)


_BEGINS = frozenset({"DET", "ADJ"})
_NOUN = frozenset({"NOUN", "PROPN"})
_REACH = 6
"""So many tokens a noun may stand behind its article."""


def _guessed(context: Context, argument: EventArgument, trigger: Chunk) -> bool:
    """Say whether the model doubts a part of words that stand far from the trigger in the tree of their sentence.

    Of such arguments in the annotated articles kept from training and in dev half were right.
    """
    if argument.score >= _DOUBTFUL:
        return False
    a, b = (tree.root(context.doc, c.start, c.end) for c in (argument.chunk, trigger))
    return tree.steps(a, b) > _NEAR


_DOUBTFUL = 0.5
_NEAR = 2


def _did_something_else(
    context: Context, argument: EventArgument, trigger: Chunk, near: Sequence[EventArgument]
) -> bool:
    """Say whether somebody only stands in the clause that tells when or how talks went: "talks, after Bell had won".

    In 284 annotated articles nobody who does so takes part, and the model says so of five. Nor does anybody without
    whom others meet, or over whom somebody is chosen; nor, where two others meet, whose clause is about one of them or
    tells when: "Bell, whose aide Dorn resigned, met Frost", "after Dorn quit Bell met Frost".
    """
    noun, word = (tree.root(context.doc, c.start, c.end) for c in (trigger, argument.chunk))
    if tree.cases(word) & _PASSED_OVER.get(argument.role, frozenset()) or _is_else(argument.role, word):
        return True
    if argument.role != "participant":
        return False
    clause = next((t for t in (word, *word.ancestors) if t.dep_.startswith("advcl")), None)
    if noun.pos_ == "VERB":
        beside = {a.chunk for a in near if a.role == "participant" and not _aside(context, a.chunk, noun)}
        return len(beside) > 1 and _aside(context, argument.chunk, noun)
    if clause is None or noun.pos_ != "NOUN" or clause == noun or clause.is_ancestor(noun):
        return False
    return clause.head == noun or clause.head.is_ancestor(noun)


def _aside(context: Context, words: Chunk, verb: Token) -> bool:
    """Say whether words do something in a clause of their own under a verb: a finite one, or one with "whose"."""
    word = tree.root(context.doc, words.start, words.end)
    above = [word, *word.ancestors]
    below = above[: above.index(verb)] if verb in above else []
    return any(
        (t.dep_.startswith(("advcl", "acl")) and (t.tag_ in tree.FINITE or any(c.dep_ == "aux" for c in t.children)))
        or any(c.lower_ == "whose" for c in tree.children(t, "nmod:poss"))
        for t in below
    )


def _is_else(role: str, word: Token) -> bool:
    """Say whether a word has plainly no part: "the exclusion of Bell from the talks", "had the whip removed"."""
    excluded = role == "participant" and word.head.lemma_.lower() in {"exclusion", "absence"}
    return excluded or (role == "voter" and word.lemma_.lower() == "whip")


_PASSED_OVER = {"participant": frozenset({"without"}), "person": frozenset({"without", "over", "unlike"})}


def _outdone(context: Context, argument: EventArgument, mention: EventMention, near: Sequence[EventArgument]) -> bool:
    """Say whether the model half believes a part of words in another clause, and is surer of who has it.

    Of 53 such words in annotated articles five had the part. Who is joined to the surer one has, and who meets may well
    be told in the clause around a noun: "Bell held talks with Dorn".
    """
    surer = [a for a in near if a.role == argument.role and a.score >= argument.score + _SURER]
    if argument.role not in DOERS | {"participant"} or argument.score >= _HALF_BELIEVED or not surer:
        return False
    doc = context.doc
    head, trigger = (tree.root(doc, c.start, c.end) for c in (argument.chunk, mention.trigger))
    joined = any(_joined(head, tree.root(doc, a.chunk.start, a.chunk.end)) for a in surer)
    verb = tree.clause_of(head)
    if joined or verb is None:
        return False
    if mention.kind == "Meeting" and len(surer) > 1 and argument.chunk.end <= mention.trigger.start:
        return True
    if mention.kind in _OF_SEVERAL and trigger.pos_ != "VERB":
        return False
    return mention.kind == "ElectionResult" or not (trigger == verb or trigger.is_ancestor(verb))


def _joined(a: Token, b: Token) -> bool:
    return b in tree.coordinated(a) or a in tree.coordinated(b)


_HALF_BELIEVED = 0.65
_SURER = 0.2
_OF_SEVERAL = frozenset({"Meeting", "Coalition"})


def _of_something_else(context: Context, argument: EventArgument, mention: EventMention) -> bool:
    """Say whether words in a trigger's sentence have another part there: a date, a place, who is where they meet."""
    elsewhere, trigger = _ELSEWHERE.get(argument.role), mention.trigger
    chosen_for = mention.kind == "Appointment" and argument.role == "time"
    if chosen_for and dates_its_election(context, trigger, argument.chunk):
        return True
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
        and a.score >= _DOUBTFUL
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


def _with_listed(context: Context, candidate: Candidate) -> Candidate:
    """Return a candidate with the people whom a list gives beside one of whom the model marked: "Bell and Dorn met".

    Only names that nothing but "and", commas and posts part from one that has the part count, and none with another;
    and none beside whom the verb tells of alone: "A and B, who became an MP", "A and B, the lawyer running for it".
    """
    verb = tree.root(context.doc, candidate.trigger.start, candidate.trigger.end)
    if tree.says_one(verb) or (verb.dep_.startswith("acl") and verb.head.dep_ == "appos"):
        return candidate
    taken = [candidate.trigger, *(a.chunk for a in candidate.arguments)]
    found: list[Argument] = []
    for argument in candidate.arguments:
        own = context.at(argument.chunk.end - 1, _PERSON)
        if argument.role not in _LISTED or own is None or own.form is not MentionForm.NAME or argument.score < _SURE:
            continue
        for other in (*conjoined_before(context, own, _PERSON), *listed(context, own.chunk.start, _PERSON)):
            between = Chunk(min(own.chunk.end, other.chunk.end), max(own.chunk.start, other.chunk.start))
            beyond = between.overlaps(candidate.trigger)  # "Bell resigned, and Dorn was elected"
            if other.form is MentionForm.NAME and not beyond and not any(other.chunk.overlaps(c) for c in taken):
                taken.append(other.chunk)
                found.append(Argument(argument.role, other.chunk, tied=other, score=argument.score))
    return replace(candidate, arguments=(*candidate.arguments, *found)) if found else candidate


_LISTED = frozenset("participant person voter endorser endorsed".split())
_PERSON = frozenset({EntityKind.PERSON})
_SURE = 0.6


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
    later = put_off_to(context, candidate.trigger)
    day = later or (_own_day(context, candidate) if "time" not in given else None)
    if later is not None:
        candidate = replace(candidate, arguments=tuple(a for a in candidate.arguments if a.role != "time"))
    if day is not None:
        found.append(Argument("time", day.chunk, tied=day))
    return replace(candidate, arguments=(*candidate.arguments, *found)) if found else candidate


def _own_day(context: Context, candidate: Candidate) -> TimeExpression | None:
    """Return the date that hangs on the words of who takes or leaves a post (8 of 10 such were right)."""
    day = time_of(context, candidate.trigger) if candidate.type in {"Appointment", "Resignation"} else None
    election = day is not None and dates_its_election(context, candidate.trigger, day.chunk)
    return day if day is not None and not election and hangs_on(context, candidate, day.chunk) else None


def _candidate(mention: EventMention) -> Candidate:
    distribution = {_FACTUALITY[name]: probability for name, probability in mention.factuality}
    other, probability = mention.second
    return Candidate(
        type=mention.kind,
        trigger=mention.trigger,
        arguments=tuple(Argument(a.role, a.chunk, score=a.score) for a in mention.arguments),
        factuality=Verdict.of(distribution),
        attributes={name: _TRUE.get(value, value) for name, value, _ in mention.properties},
        source="model",
        score=round(mention.score, 3),
        second=f"{'no event' if other == 'O' else other} {probability:.2f}",
        event=mention.event,
        surely=mention.surely,
    )
