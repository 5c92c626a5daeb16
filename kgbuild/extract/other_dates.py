"""Say of a date near an event, by the tree, whether it is that of something else beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgbuild.english import words
from kgbuild.extract import tree

if TYPE_CHECKING:
    from spacy.tokens import Token


def told_when(when: Token) -> Token:
    """Return the word that a date tells the time of: "vote" of "a vote planned for Monday", "in the 2010/11 season"."""
    return when.head.head if when.head.dep_ == "acl" or when.head.lower_ in SEASONS else when.head


SEASONS = frozenset("year season term session".split())
"""Nouns for a time that the number of a year tells."""


PUTS_OFF = frozenset("postpone delay put push defer move".split())
"""Verbs that give an event another date."""


def tells_of(when: Token, what: Token) -> bool:
    """Say whether a date stands in a clause that tells of the event: "the talks, which ended on Friday".

    Of such dates that a model took for those of events in annotated articles seven of seven were.
    """
    place = tree.relative_clause(when)
    verb = when.doc[place] if place is not None else None
    return (
        verb is not None
        and verb.head == what
        and what.pos_ == "NOUN"
        and any(c.dep_.startswith("nsubj") and c.lower_ in _RELATIVES for c in verb.children)
    )


_RELATIVES = frozenset({"which", "that"})


def of_an_election_stood_in(when: Token, what: Token) -> bool:
    """Say whether a date is that of the election for which somebody is chosen: "selected to stand in the May election".

    Who is elected at an election, or chosen after one, is so in its year, as who fought one was a candidate then.

    Args:
        when: The word of the date that the others in it hang on.
        what: The verb of the appointment.
    """
    contest = when.head
    if contest.lower_ not in _ELECTIONS or contest == what or not what.is_ancestor(contest) or what.pos_ != "VERB":
        return False
    cases = tree.cases(contest)
    if contest.head != what or contest.dep_ not in {"obl", "obj"} or "for" in cases:
        return True
    return what.lemma_.lower() in _STANDS and bool(cases & {"in", "at"})


_ELECTIONS = frozenset({"election", "elections", "by-election"})
_STANDS = words("chosen before an election")
