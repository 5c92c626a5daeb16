"""Mend who it is: to whom a post is handed, who takes it over, who is somebody's choice, who it is not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kgbuild.extract import tree
from kgbuild.extract.arguments import DOERS, doers, who
from kgbuild.extract.candidate import Argument, Candidate
from kgbuild.extract.produce.clause import TAKES_OVER_FROM, is_choice
from kgbuild.layers import MentionForm
from kgbuild.model import EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kgbuild.extract.context import Context

_PEOPLE = frozenset({EntityKind.PERSON, EntityKind.UNNAMED})
_HANDS = frozenset({"give", "hand", "offer"})
"""Verbs in the active whose subject has a post to give, and whose object may be the post."""


def not_the_others(context: Context, candidate: Candidate) -> Candidate:
    """Return a candidate without whom "not" keeps apart from the others: "it was Bell, not Dorn, who won"."""
    people = [a for a in candidate.arguments if a.role in DOERS]
    apart = [a for a in people if context.lower(a.chunk.start - 1) == "not"]
    if not apart or len(apart) == len(people):
        return candidate
    return replace(candidate, arguments=tuple(a for a in candidate.arguments if a not in apart))


def not_the_losers(context: Context, candidate: Candidate) -> Candidate:
    """Return a result without those from whom a contestant takes seats: "gained 12 councillors from Labour"."""
    people = candidate.all("contestant")
    losers = [a for a in people if _behind_from(context, a)]
    if candidate.type != "ElectionResult" or not losers or len(losers) == len(people):
        return candidate
    return replace(candidate, arguments=tuple(a for a in candidate.arguments if a not in losers))


def _behind_from(context: Context, argument: Argument) -> bool:
    start = argument.chunk.start
    articles = [i for i in (start, start - 1) if context.lower(i) == "the"]
    return context.lower(min([start, *articles]) - 1) == "from"


def not_the_replaced(context: Context, candidate: Candidate) -> Candidate:
    """Return an appointment of who takes over, not of who is replaced, nor of who chose: "Bell, who will be replaced by
    Dorn", "Orme replaced Bell with Dorn".
    """
    verb = tree.root(context.doc, candidate.trigger.start, candidate.trigger.end)
    if candidate.type != "Appointment" or verb.lemma_.lower() not in TAKES_OVER_FROM:
        return candidate
    found = [
        r
        for t in tree.obliques(verb, {"by"} if tree.passive(verb) else {"with"})
        if (r := who(context, t, _PEOPLE)) is not None
    ]
    if not found:
        return candidate
    others = tuple(a for a in candidate.arguments if a.role != "person")
    return replace(candidate, arguments=(*others, *(Argument("person", r.chunk, tied=r) for r in found)))


def not_by_whom(context: Context, candidate: Candidate) -> Candidate:
    """Return who is given or loses a post without who does it to him: "was ousted by Bell and replaced by Dorn"."""
    verb = tree.root(context.doc, candidate.trigger.start, candidate.trigger.end)
    if candidate.type not in _OF_POSTS or not tree.passive(verb):
        return candidate
    given = {t.i for t in tree.surface_subjects(verb)}  # "Bell appointed police chief", above a report
    of = {a: a.role == "by" and not given.isdisjoint(range(a.chunk.start, a.chunk.end)) for a in candidate.arguments}
    candidate = replace(candidate, arguments=tuple(replace(a, role="person") if of[a] else a for a in of))
    people = candidate.all("person")
    if len(people) < _TWO:
        return candidate
    chain = {verb.i, *(t.i for t in tree.coordinated(verb))}
    roots = {a: tree.root(context.doc, a.chunk.start, a.chunk.end) for a in people}
    wrong = [a for a, t in roots.items() if "by" in tree.cases(t) and t.head.i in chain]
    return replace(candidate, arguments=tuple(a for a in candidate.arguments if a not in wrong))


_OF_POSTS = frozenset({"Appointment", "Resignation"})
_TWO = 2


def the_one_chosen(context: Context, candidate: Candidate) -> Candidate:
    """Return an appointment of who has been chosen, not of who chose: he in "Bell chose Dorn, and he was confirmed"."""
    verb = tree.root(context.doc, candidate.trigger.start, candidate.trigger.end)
    people = candidate.all("person")
    if candidate.type != "Appointment" or len(people) != 1 or verb.dep_ != "conj" or not tree.passive(verb):
        return candidate
    word, first = people[0].chunk, tree.opens_chain(verb)
    chosen_one = next((r for t in tree.undergoers(first) if (r := who(context, t, _PEOPLE)) is not None), None)
    told = context.lower(word.start) in {"he", "she"} and first.lemma_.lower() in tree.CHOOSES
    if chosen_one is None or not told or tree.passive(first):
        return candidate
    meant = replace(chosen_one, chunk=word, form=MentionForm.PRONOUN)
    return replace(
        candidate,
        arguments=tuple(replace(a, tied=meant) if a in people else a for a in candidate.arguments),
    )


def given_to(context: Context, candidate: Candidate) -> Candidate:
    """Return an appointment of who is handed a post: "Bell handed the role to Dorn", "gave Dorn the job"."""
    verb = tree.root(context.doc, candidate.trigger.start, candidate.trigger.end)
    if candidate.type != "Appointment" or verb.lemma_.lower() not in _HANDS or not tree.is_verb(verb):
        return candidate
    if tree.passive(verb):
        return candidate
    getters = [*tree.children(verb, "iobj"), *tree.obliques(verb, {"to"})]
    found = [r for t in getters if (r := who(context, t, _PEOPLE)) is not None]
    givers = doers(context, candidate.trigger, _PEOPLE)
    kept = tuple(
        a for a in candidate.arguments if a.role != "person" or not any(g.chunk.overlaps(a.chunk) for g in givers)
    )
    if not any(a.role == "person" for a in kept):
        kept += tuple(Argument("person", r.chunk, tied=r) for r in found if r not in givers)
    return replace(candidate, arguments=kept)


def chosen(context: Context, candidate: Candidate) -> Candidate:
    """Return an appointment of who is said to be somebody's choice: "Dorn was her pick for treasurer"."""
    noun = tree.root(context.doc, candidate.trigger.start, candidate.trigger.end)
    told = any(a.role == "person" for a in candidate.arguments)
    if candidate.type != "Appointment" or told or not is_choice(context, candidate.trigger) or not _is_said(noun):
        return candidate
    found = [r for t in tree.children(noun, "nsubj") if (r := who(context, t, _PEOPLE)) is not None]
    people = tuple(Argument("person", r.chunk, tied=r) for r in found)
    return replace(candidate, arguments=(*candidate.arguments, *people))


def _is_said(noun: Token) -> bool:
    return any(c.dep_ == "cop" for c in noun.children)
