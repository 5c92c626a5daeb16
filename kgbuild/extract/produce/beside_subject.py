"""Tell that words stand outside the subject of a trigger, which does what is told: "Bell hit out at MPs who quit"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kgbuild.extract import tree
from kgbuild.extract.arguments import DOERS

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kgbuild.extract.context import Context
    from kgbuild.layers import EventArgument, EventMention


def beside_the_subject(
    context: Context, argument: EventArgument, mention: EventMention, near: Sequence[EventArgument]
) -> bool:
    """Say whether the subject does what is told, and an argument stands outside: "Bell hit out at MPs who quit".

    What stands in apposition to the subject, beside it, or within the trigger's own clause stays; whose husband the
    subject is, who is told of in a clause about it, and by whom somebody is made to leave do not.

    Args:
        argument: the words.
        mention: the event whose part the model takes them for.
        near: its arguments in the sentence of its trigger.
    """
    if argument.role not in DOERS:
        return False
    doc = context.doc
    verb = tree.root(doc, mention.trigger.start, mention.trigger.end)
    named = (
        tree.surface_subjects(verb)
        if tree.is_verb(verb)
        else _who_leaves(verb)
        if mention.kind == "Resignation"
        else []
    )
    subjects = [t for s in named for t in tree.coordinated(s)]
    called = [t for s in subjects for t in (s, *tree.children(s, "appos"))]
    told = {a.chunk for a in near if a.role == argument.role and any(t.i in a.chunk for t in called)}
    own = tree.root(doc, argument.chunk.start, argument.chunk.end)
    if _counts_its_doers(verb):  # "Bell, Dorn and the five contesting it"
        return not verb.is_ancestor(own)
    if not told or argument.chunk in told:
        return False
    if own.dep_.startswith("nsubj") and own.head != verb and own.head.tag_ in tree.FINITE and verb.is_ancestor(own):
        return True  # "since coming to power after his father died"
    if verb.is_ancestor(own) and tree.is_verb(verb) and not any(s.is_ancestor(own) for s in subjects):
        return mention.kind == "Resignation" and own.dep_ == "obl:agent" and tree.passive(verb)
    return not any(_of_one_phrase(own, s) or _of_one_phrase(s, own) for s in subjects)


def _who_leaves(noun: Token) -> list[Token]:
    """Return whose departure a noun names by "of": Dorn's of "Bell accepted the resignation of Dorn"."""
    return [c for c in tree.children(noun, "nmod") if "of" in tree.cases(c)]


def _of_one_phrase(word: Token, head: Token) -> bool:
    """Say whether a word is part of a noun phrase, no possessor in it nor part of a clause about it."""
    while word != head and word.head != word and word.dep_ in _IN_A_PHRASE:
        if any(c.lower_ == "whose" for c in tree.children(word, "nmod:poss")):
            return False
        word = word.head
    return word == head


_IN_A_PHRASE = frozenset("conj appos nmod flat compound nmod:desc nummod amod det".split())


def _counts_its_doers(verb: Token) -> bool:
    """Say whether a verb stands for those who do what it says: "the five contesting it"."""
    numbers = [c for c in verb.children if c.like_num]
    counted = any(c.dep_ == "det" for n in (verb, *numbers) for c in n.children)
    return verb.tag_ == "VBG" and bool(numbers) and counted
