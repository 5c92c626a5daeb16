"""Tell who talks with somebody where the words for the talks name only him: "in a call with Bell, Dorn said"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kgbuild.extract import tree
from kgbuild.extract.arguments import doers, who
from kgbuild.extract.candidate import Argument, Candidate
from kgbuild.extract.produce.clause import HELD
from kgbuild.layers import Chunk

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kgbuild.extract.context import Context, Reference


def with_other_side(context: Context, candidate: Candidate) -> Candidate:
    """Return a meeting of one whom "with" brings in with who holds it by the grammar of its clause.

    Args:
        context: the article.
        candidate: "held talks with Bell", "is in talks with Bell", "in a call with Bell he said".
    """
    people = candidate.all("participant")
    if candidate.type != "Meeting" or len(people) != 1 or not tree.parsed(context.doc):
        return candidate
    noun = tree.root(context.doc, candidate.trigger.start, candidate.trigger.end)
    other = tree.root(context.doc, people[0].chunk.start, people[0].chunk.end)
    if noun.pos_ != "NOUN" or other.head != noun or "with" not in tree.cases(other):
        return candidate
    found = [r for r in _holders(context, noun) if not r.chunk.overlaps(people[0].chunk)]
    return replace(
        candidate, arguments=(*candidate.arguments, *(Argument("participant", r.chunk, tied=r) for r in found))
    )


def _holders(context: Context, noun: Token) -> list[Reference]:
    verb = noun.head
    if noun.dep_ == "obj" and verb.lemma_.lower() in HELD and not tree.passive(verb):
        return doers(context, Chunk(verb.i, verb.i + 1))
    subjects: list[Token] = []
    if tree.children(noun, "cop"):
        subjects = tree.surface_subjects(noun)
    elif noun.dep_.split(":")[0] == "obl" and not _WHILE.isdisjoint(tree.cases(noun)) and not _is_definite(noun):
        subjects = [] if tree.passive(verb) or not tree.is_verb(verb) else tree.surface_subjects(verb)
    return [r for t in subjects if (r := who(context, t)) is not None]


_WHILE = frozenset({"in", "during", "after"}) | {"following"}


def _is_definite(noun: Token) -> bool:
    return any(c.dep_ in {"det", "nmod:poss"} and c.lower_ not in tree.INDEFINITE for c in noun.children)
