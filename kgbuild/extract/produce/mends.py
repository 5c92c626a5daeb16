"""Mend what the model reads where grammar or words say otherwise: who only does it to others, what a figure counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kgbuild.extract import tree
from kgbuild.extract.arguments import DOERS, doers, undergoers, who
from kgbuild.extract.candidate import Argument, Candidate
from kgbuild.extract.objects import listed
from kgbuild.extract.produce.candidacies import challenger, chosen_by
from kgbuild.extract.produce.clause import (
    TAKES_OVER_FROM,
    doers_and_undergoers,
    done_to_others,
    gets,
    in_clause,
    takes_over,
)
from kgbuild.extract.produce.counts import counted
from kgbuild.extract.produce.election_kinds import of_evident_kind
from kgbuild.extract.produce.outcomes import majority_itself, out_of_power
from kgbuild.extract.produce.owned import without_whose
from kgbuild.extract.produce.recipients import (
    chosen,
    given_to,
    not_by_whom,
    not_the_losers,
    not_the_others,
    not_the_replaced,
    the_one_chosen,
)
from kgbuild.extract.produce.whole_phrases import whole_phrases
from kgbuild.model import EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kgbuild.extract.context import Context
    from kgbuild.layers import Chunk, EventMention


def mended(
    context: Context, mention: EventMention, candidate: Candidate, mentions: Sequence[EventMention]
) -> Candidate:
    """Return what the model read with all that is certain to be otherwise put right or left out.

    Args:
        mention: What the model read.
        candidate: The same as a candidate.
        mentions: All that it read in the article.
    """
    for mend in _MENDS:
        candidate = mend(context, candidate)
    return of_evident_kind(context, mention, candidate, mentions)


def _without_succeeded(context: Context, candidate: Candidate) -> Candidate:
    """Return a result without the opponent whose post is only won: "a victory to succeed Dorn"."""
    if candidate.type != "ElectionResult":
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
    """Return a defection with the party right after "joined" or "to" as joined, after "left" or "from" as left."""
    if candidate.type != "Defection":
        return candidate
    words = context.doc[candidate.trigger.start : candidate.trigger.end]
    way = next((_WAYS[t.lemma_] for t in words if t.lemma_ in _WAYS), "")
    beside = undergoers(context, candidate.trigger, frozenset({EntityKind.PARTY})) if way else []

    def turned(a: Argument) -> Argument:
        told = tree.cases(tree.root(context.doc, a.chunk.start, a.chunk.end)) & {"from", "to"}
        if a.role not in {"from", "to"} or len(told) > 1:
            return a
        return replace(a, role=way if any(r.chunk.overlaps(a.chunk) for r in beside) else next(iter(told), a.role))

    return replace(candidate, arguments=tuple(map(turned, candidate.arguments)))


_WAYS = {"join": "to", "rejoin": "to", "enter": "to", **dict.fromkeys(("leave", "quit", "desert", "abandon"), "from")}


def _does_it_to_others(context: Context, trigger: Chunk, person: Chunk) -> bool:
    """Say whether a person is the subject of a verb of giving or taking posts: "Bell will appoint her cabinet"."""
    if not done_to_others(context, trigger):
        return False
    owner = context.at(person.start)
    return any(r.chunk.overlaps(person) or (owner and owner.ref == r.ref) for r in doers(context, trigger, _ANYBODY))


_ANYBODY = frozenset({EntityKind.PERSON, EntityKind.UNNAMED, EntityKind.PARTY, EntityKind.ORGANIZATION})
_OF_ONE_SIDE = frozenset({"Resignation", "Appointment"})


def _apart(context: Context, candidate: Candidate) -> Candidate:
    """Return an abstention as a mention of no other vote: who abstains has not decided as the others did."""
    told = context.doc[candidate.trigger.start : candidate.trigger.end]
    abstains = candidate.type == "Vote" and any(t.lemma_.lower() in _ABSTAINS for t in told)
    return replace(candidate, event=None) if abstains else candidate


_ABSTAINS = frozenset({"abstain", "abstention"})


def _between(context: Context, candidate: Candidate) -> Candidate:
    """Return a meeting of somebody after "between" with the others of that list: "between Ann Bell and Carl Dorn"."""
    side = [a for a in candidate.arguments if a.role == "participant"]
    if len(side) != 1 or context.lower(side[0].chunk.start - 1) != "between":
        return candidate
    others = (r for r in listed(context, side[0].chunk.start, _ANYBODY) if not r.chunk.overlaps(side[0].chunk))
    found = tuple(Argument("participant", r.chunk, tied=r) for r in others)
    return replace(candidate, arguments=(*candidate.arguments, *found)) if found else candidate


def _own_doers(context: Context, candidate: Candidate) -> Candidate:
    """Return a vote or endorsement without whoever the grammar gives another part: "to amend the act or pass a bill".

    The act is the object of the other verb, and in "rejected the Labour plan" Labour only tells whose plan it is.
    """
    verb = _verb(context, candidate)
    if candidate.type not in _DONE_BY_SUBJECTS or verb is None:
        return candidate
    objects = {t.i for t in tree.children(verb, "obj")}

    def misread(words: Chunk) -> bool:
        head = tree.root(context.doc, words.start, words.end)
        of_other = head.dep_ == "obj" and verb.dep_ == "conj" and head.head.i == verb.head.i
        return of_other or (head.head.i in objects and head.dep_ in _MODIFYING)

    kept = (a for a in candidate.arguments if a.role not in DOERS or not misread(a.chunk))
    return replace(candidate, arguments=tuple(kept))


def _verb(context: Context, candidate: Candidate) -> Token | None:
    """Return the verb of a trigger, None if it is a noun or nothing tells."""
    root = tree.root(context.doc, candidate.trigger.start, candidate.trigger.end)
    return root if root.pos_ == "VERB" else None


def _no_owners(context: Context, candidate: Candidate) -> Candidate:
    """Return what a verb says without those whose only some noun beside it is: "on Bell's resignation and won"."""
    verb = _verb(context, candidate)
    if verb is None:
        return candidate

    def owns(words: Chunk) -> bool:
        head = tree.root(context.doc, words.start, words.end)
        return head.dep_ == "nmod:poss" and tree.steps(head, verb) > _OF_ITS_PART

    kept = (a for a in candidate.arguments if a.role not in _DO or not owns(a.chunk))
    return replace(candidate, arguments=tuple(kept))


def _blamed(context: Context, candidate: Candidate) -> Candidate:
    """Return what somebody is accused of or praised for as theirs, not as who does so: "accused Bell of quitting"."""
    verb = _verb(context, candidate)
    doer = [r for t in tree.blamed_for(verb) if (r := who(context, t))] if verb is not None else []
    if verb is None or not doer:
        return candidate
    told_by = tree.surface_subjects(verb.head)
    heads = ((a, tree.root(context.doc, a.chunk.start, a.chunk.end)) for a in candidate.arguments if a.role in _DO)
    wrong = [a for a, head in heads if head in told_by]
    kept = [a for a in candidate.arguments if a not in wrong]
    added = [Argument(wrong[0].role, r.chunk, tied=r) for r in doer if wrong]
    return replace(
        candidate, arguments=(*kept, *(a for a in added if not any(a.chunk.overlaps(k.chunk) for k in kept)))
    )


_OF_ITS_PART = 2
"""Edges between a verb and whose its subject or object is: "Labour's candidate won"."""

_DO = frozenset({"contestant", "person", "endorser", "voter", "participant"})
_DONE_BY_SUBJECTS = frozenset({"Vote", "Endorsement"})
_MODIFYING = frozenset({"compound", "amod", "nmod:poss", "nmod"})


_MENDS = (
    *(not_the_others, not_the_losers, _without_succeeded, _one_side, _of_getters, _right_way, _between, counted),
    *(
        _apart,
        _blamed,
        _own_doers,
        _no_owners,
        without_whose,
        challenger,
        chosen_by,
        given_to,
        chosen,
        not_the_replaced,
    ),
    *(not_by_whom, the_one_chosen, out_of_power, majority_itself, whole_phrases),
)
