"""Leave out of an event whose relative, aide or successor takes part in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kgbuild.english import words
from kgbuild.extract import tree
from kgbuild.model import EntityKind
from kgbuild.nouns import is_person

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kgbuild.extract.candidate import Candidate
    from kgbuild.extract.context import Context
    from kgbuild.layers import Chunk

_DO = frozenset({"contestant", "person", "endorser", "voter", "participant"})


def without_whose(context: Context, candidate: Candidate) -> Candidate:
    """Return what a verb says without whose relative, aide or successor does it: no Bell in "Bell's wife resigned"."""
    root = tree.root(context.doc, candidate.trigger.start, candidate.trigger.end)
    others = {t.i for t in _whose_people(root)} if root.pos_ == "VERB" else set()

    def owns(words: Chunk) -> bool:
        head = tree.root(context.doc, words.start, words.end)
        return head.i in others and context.at(head.i, (EntityKind.PERSON,)) is not None

    kept = (a for a in candidate.arguments if not others or a.role not in _DO or not owns(a.chunk))
    return replace(candidate, arguments=tuple(kept))


def _whose_people(verb: Token) -> Iterator[Token]:
    """Yield whose relative or aide does what a verb says: "Bell's wife resigned", "Bell, whose wife resigned"."""
    for subject in tree.children(verb, "nsubj"):
        word = subject.lemma_.lower()
        for owner in tree.owners(subject) if is_person(word) or word in _KIN else ():
            yield verb.head if owner.tag_ == "WP$" else owner


_KIN = words("kin")
