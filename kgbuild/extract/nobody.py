"""Tell that the words for those who meet mean nobody in particular: who meets is then not told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgbuild.english import words
from kgbuild.extract import tree
from kgbuild.model import EntityKind, Factuality

if TYPE_CHECKING:
    from kgbuild.extract.context import Context, Reference
    from kgbuild.extract.tie import Tied


def nobody_in_particular(tied: Tied) -> bool:
    """Say whether those who meet are bare groups in what may happen: "negotiate with such people".

    Of 14 groups of whom a word said which ("farm ministers", "elected representatives") all were annotated.
    """
    people = tied.references("participant")
    return tied.verdict.value is not Factuality.ACTUAL and all(_anybody(tied.context, p) for p in people)


def _anybody(context: Context, one: Reference) -> bool:
    if one.kind is not EntityKind.UNNAMED:
        return False
    group = [context.doc[k] for k in range(one.chunk.start, one.chunk.end)]
    if group[0].lower_ in _VAGUE:
        return True
    return group[0].lower_ not in _DETERMINERS and not _is_told_which(context, one)


def _is_told_which(context: Context, group: Reference) -> bool:
    """Say whether a word says which group it is: "farm ministers", "the unions' executives", "members of the party"."""
    noun = tree.root(context.doc, group.chunk.start, group.chunk.end)
    named = any(
        t.pos_ == "PROPN" or t.is_upper or (t.text[:1].isupper() and t.i > context.sentence(t.i).start)
        for t in context.doc[group.chunk.start : group.chunk.end]
    )
    return named or any(c.dep_.split(":")[0] in _SAYS_WHICH for c in noun.children)


_SAYS_WHICH = frozenset({"compound", "nmod", "amod"})
_DETERMINERS = frozenset("the a an his her their its our my this that two three four both".split())
_VAGUE = frozenset("these those such any some other".split())


def wholly_bare(tied: Tied) -> bool:
    """Say whether those who meet are people at large of whom no word says which: "Leaders attend the meeting"."""
    return bare_plural(tied) and not any(_is_told_which(tied.context, p) for p in tied.references("participant"))


def bare_plural(tied: Tied) -> bool:
    """Say whether nobody takes part but people at large: "Leaders are attending the meeting"."""
    people = tied.references("participant", "person")
    if len(people) != 1 or people[0].kind is not EntityKind.UNNAMED:
        return False
    several = tied.context.doc[people[0].chunk.start : people[0].chunk.end]
    bare = len(several) == 1 or (tied.verdict.value is Factuality.POSSIBLE and several[0].pos_ in {"ADJ", "NOUN"})
    return bare and several[-1].lower_.endswith("s")


def place_alone(tied: Tied) -> bool:
    """Say whether the only participant is a place, and where they meet or what about: not "talks with Japan"."""
    people, doc = tied.references("participant"), tied.context.doc
    if len(people) != 1 or people[0].kind is not EntityKind.PLACE:
        return False
    place = tree.root(doc, people[0].chunk.start, people[0].chunk.end)
    return not tree.cases(place) or not _WHERE_OR_WHAT.isdisjoint(tree.cases(place))


_WHERE_OR_WHAT = words("where or what about")
