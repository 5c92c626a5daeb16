"""Say of a date near an event, by the tree, whether it is that of something else beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgbuild.english import words
from kgbuild.extract import tree

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kgbuild.extract.context import Context
    from kgbuild.layers import Chunk


def told_when(when: Token) -> Token:
    """Return the word that a date tells the time of, past a participle: "vote" of "a vote planned for Monday"."""
    return when.head.head if when.head.dep_ == "acl" else when.head


def compared(when: Token, what: Token) -> bool:
    """Say whether a date is that of what something is compared with: "will vote against it, as she did in 2015".

    Args:
        when: The word of the date that the others in it hang on.
        what: That of the event.
    """
    for token in (when, *when.ancestors):
        if token == what or token.is_ancestor(what):
            return False
        marks = {c.lower_ for c in token.children if c.dep_ in {"mark", "case"}}
        if marks & _THAN or ("as" in marks and _stands_for_a_verb(token)):
            return True
    return False


_THAN = frozenset({"than", "unlike"})


def _stands_for_a_verb(token: Token) -> bool:
    """Say whether a clause only repeats another: "as she did in 2015", "as in 2015"."""
    return token.lemma_.lower() == "do" or any(c.dep_ == "case" and c.lower_ == "in" for c in token.children)


def beside_another(time: Chunk, when: Token, what: Token) -> bool:
    """Say whether a date describes a noun that is only joined to the event's: "the vote and the 2008 crisis".

    Args:
        time: The words of the date.
        when: The one that the others in it hang on.
        what: The word of the event that the others hang on.
    """
    thing = when.head
    before = (when.dep_ in _BEFORE_A_NOUN or when.dep_ == "nmod:poss") and thing.i >= time.end
    if not before or thing.dep_ != "conj" or thing == what or thing.is_ancestor(what):
        return False
    return thing.head == what or thing.head.is_ancestor(what)


_BEFORE_A_NOUN = frozenset({"compound", "amod", "nummod"})


def of_the_figure_before(context: Context, trigger: Chunk, time: Chunk) -> bool:
    """Say whether a date is that of a figure with which one is compared: "took 12%, up four points on 2019"."""
    between = [context.lower(i) for i in range(trigger.end, time.start)]
    moved = max((n for n, word in enumerate(between) if word in {"up", "down"}), default=0)
    rest = between[moved + 1 :]
    return between[max(moved - 1, 0) : moved] in ([","], ["("]) and ("from" in rest or rest[-1:] == ["on"])


def of_the_verb_before(when: Token, what: Token) -> bool:
    """Say whether a date is that of the verb that another one goes on from: "won in 2015 but lost two years later"."""
    first = what.head
    shared = what.dep_ == "conj" and first.i < when.i < what.i and first.is_ancestor(when)
    return shared and not what.is_ancestor(when) and any(t.lower_ in _GOES_ON for t in what.subtree)


_GOES_ON = frozenset({"but", "later", "then"})


def cited(context: Context, time: Chunk) -> bool:
    """Say whether a date ends a bracket in which a text is named: "(I know why she lost, 9 November)"."""
    return context.lower(time.start - 1) == "," and context.lower(time.end) == ")"


def of_an_original_date(when: Token) -> bool:
    """Say whether a date is the one from which something was moved: "postponed from its original date of 14 May"."""
    date = when.head if when.head.lemma_.lower() == "date" else when
    moved = date.head.lemma_.lower() in PUTS_OFF and any(c.dep_ == "case" and c.lower_ == "from" for c in date.children)
    return moved and when.dep_ != "compound"


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
