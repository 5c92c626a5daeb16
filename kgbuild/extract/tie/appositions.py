"""Tell words that only explain a name beside them: "met Bell, founder and head of the fund"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from kgbuild.extract import tree
from kgbuild.extract.context import Reference
from kgbuild.layers import MentionForm

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kgbuild.extract.context import Context


def explained(context: Context, meant: Sequence[object]) -> list[bool]:
    """Say of each of several whether its words only explain the name of another beside them.

    Args:
        context: the article.
        meant: what the arguments of an event mean; only references can explain or be explained.
    """
    doc = context.doc
    named = {
        tree.root(doc, m.chunk.start, m.chunk.end).i
        for m in meant
        if isinstance(m, Reference) and m.form is MentionForm.NAME
    }
    return [
        isinstance(m, Reference)
        and m.form is MentionForm.ROLE
        and _explains(tree.root(doc, m.chunk.start, m.chunk.end), named)
        for m in meant
    ]


def _explains(noun: Token, named: Collection[int]) -> bool:
    """Say whether a noun stands in apposition to a name, or is joined to the one that does."""
    own = {c.i for c in noun.head.children if c.dep_ == "appos"}
    joined = noun.dep_ == "conj" and noun.head.i in named and any(i < noun.i for i in own)
    return (noun.dep_ == "appos" and noun.head.i in named) or joined
