"""Tell which of several events of a kind a mention is of, by the words around its trigger.

"The Scottish independence referendum" is not "the EU referendum", "the last leadership contest" not the one that goes
on.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

from kgbuild.english import words
from kgbuild.extract import tree

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from kgbuild.extract.candidate import Candidate
    from kgbuild.extract.context import Context


@dataclass(frozen=True, slots=True)
class Which:
    """What words say about which event of its kind is meant.

    `again`: it happens once more; `before`: it is the one before; `subjects`: on what people vote.
    """

    again: bool = False
    before: bool = False
    subjects: frozenset[str] = frozenset()

    def joined(self, other: Which) -> Which:
        """Return what the words of two mentions of one event say."""
        return Which(
            self.again or other.again,
            self.before or other.before,
            self.subjects | other.subjects,
        )

    def is_another(self, other: Which) -> bool:
        """Say whether the words of another mention speak of another event."""
        return (self.again, self.before) != (other.again, other.before) or self.is_of_another_thing(other)

    def is_of_another_thing(self, other: Which) -> bool:
        """Say whether the words of another mention speak of a vote on something else."""
        return bool(self.subjects and other.subjects and not self.subjects & other.subjects)


def which(context: Context, candidate: Candidate) -> Which:
    """Return what the words around a trigger, in its sentence, say about which event is meant.

    Args:
        candidate: a mention of an event; more than whether it happens once more only elections tell.
    """
    root = tree.root(context.doc, candidate.trigger.start, candidate.trigger.end)
    again, noun = _once_more(context, candidate, root), _described(root)
    if candidate.type != "Election" or noun.pos_ not in _NOUN:
        return Which(again)
    before = any(c.lower_ in _FORMER for c in noun.children if c.i < noun.i)
    return Which(again, before, _subjects(noun))


def all_of(told: Iterable[Which]) -> Which:
    """Return what the words of all mentions of an event say."""
    return reduce(Which.joined, told, Which())


_NOUN = frozenset({"NOUN", "PROPN"})


def _once_more(context: Context, candidate: Candidate, noun: Token) -> bool:
    """Say whether something happens once more.

    "They will meet again", "another meeting", "a separate meeting".
    """
    trigger = candidate.trigger
    end = min(trigger.end + _SOON, context.sentence(trigger.start).end)
    if any(context.lower(i) == "again" for i in range(max(trigger.start - 1, 0), end)):
        return True
    return noun.pos_ == "NOUN" and any(c.lower_ in _ANOTHER for c in noun.children)


_ANOTHER = frozenset("another second separate subsequent".split())
_SOON = 6


def _described(word: Token) -> Token:
    """Return the noun that a word only describes: of "general" in "the last general election" that."""
    return word.head if word.dep_ in {"amod", "compound"} and word.head.pos_ in _NOUN else word


_FORMER = words("former election")


def _subjects(noun: Token) -> frozenset[str]:
    """Return on what people vote, as far as the words beside a referendum tell that."""
    if noun.lemma_.lower() not in _BALLOTS:
        return frozenset()
    told = {t.lower_ for t in _phrase(noun)}
    return frozenset(name for name, of in _SUBJECTS.items() if any(w in of for w in told))


_BALLOTS = words("vote of the people")
_SUBJECTS = {
    "union": words("vote on the EU"),
    "unity": words("vote on unity"),
    "independence": words("vote on independence"),
}


def _phrase(noun: Token) -> list[Token]:
    """Return the words before a noun that belong to it, and those of what it is on."""
    before = [t for c in noun.children if c.i < noun.i for t in c.subtree if t.i < noun.i]
    on = [c for c in noun.children if c.dep_ == "nmod" and any(m.lower_ in _ON for m in tree.children(c, "case"))]
    return before + [t for c in on for t in c.subtree]


_ON = frozenset({"on", "over", "about"})
