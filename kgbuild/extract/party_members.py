"""Tell who is of a party from the party itself: "a Tory", "the Republican" are people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kgbuild.english import words
from kgbuild.extract import tree
from kgbuild.layers import Chunk, Cluster, Mention, MentionForm, head_of
from kgbuild.model import EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Doc


def is_member(doc: Doc, chunk: Chunk) -> bool:
    """Say whether the name of a party is a singular noun with an article that does something, or that it is done to.

    Who "became a Republican" changed parties. "22 Republicans" are some of them, too.

    Args:
        chunk: the name.
    """
    word = doc[chunk.end - 1].lower_
    one = re.sub(r"(?:ies|s)$", lambda m: "y" if m[0] == "ies" else "", word)
    if one not in _MEMBERS:
        return False
    head = head_of(doc, chunk)
    told = head.dep_ in _TAKES_PART or bool(tree.children(head, "acl", "acl:relcl"))
    before = {c.dep_ for c in head.children if c.i < chunk.start}
    return told and ("det" in before if one == word else "nummod" in before and "det" not in before)


def without_members(doc: Doc, cluster: Cluster) -> Iterator[Mention]:
    """Yield the mentions of an entity, of a party those that do not mean somebody of it: "the only Tory", who …

    Args:
        cluster: the entity's mentions, in text order.
    """
    somebody = False
    for mention in cluster.mentions:
        if mention.form is not MentionForm.PRONOUN:
            somebody = cluster.kind is EntityKind.PARTY and is_member(doc, mention.chunk)
        if not somebody:
            yield mention


_MEMBERS = words("member of a party")
_TAKES_PART = frozenset("nsubj nsubj:pass obl:agent obj".split())
