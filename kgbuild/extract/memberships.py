"""Read whom the text counts among a party or body: by the party's name beside theirs, or as a member."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kgbuild.extract.beside import join, named_list, person_at
from kgbuild.extract.holders import Holding
from kgbuild.extract.posts import Post
from kgbuild.extract.result_rows import in_row
from kgbuild.layers import MentionForm
from kgbuild.model import EntityKind
from kgbuild.nouns import POSSESSIVES

if TYPE_CHECKING:
    from kgbuild.extract.context import Context, Reference


BARE_MEMBER = "member"
"""The post of who is only counted among a party."""


def members(context: Context) -> Iterator[Holding]:
    """Yield bare membership where a party stands right before names, after "for the", or in brackets behind one.

    "Labour's Ann Bell", "Ann Bell (Lab)", "Ann Bell | Labour | 12,345".
    """
    for party in context.mentions:
        if party.kind is EntityKind.PARTY and party.form is MentionForm.NAME:
            for person in (*_after(context, party), *_speaking_for(context, party), *_behind(context, party)):
                post = Post(BARE_MEMBER, party.ref, party.chunk)
                yield Holding(person.ref, post, False, join(party.chunk, person.chunk))


def _after(context: Context, party: Reference) -> Iterator[Reference]:
    """Yield the people whom a party's name stands right before: one, or a list after a possessive or a plural."""
    start = party.chunk.end
    possessive = context.lower(start) in POSSESSIVES
    start += possessive
    person = person_at(context, start)
    same = context.sentence(party.chunk.start)
    if person is None or person.chunk.start != start or person.form is not MentionForm.NAME or start >= same.end:
        return
    listed = possessive or context.lower(party.chunk.end - 1).endswith(("s", "ies"))
    yield from named_list(context, start) if listed else [person]


def _speaking_for(context: Context, party: Reference) -> Iterator[Reference]:
    """Yield the person of "Ann Bell, for the Greens, said"."""
    i = party.chunk.start - 1
    if context.lower(i) == "the":
        i -= 1
    if context.lower(i) in {"for", "from"} and context.lower(i - 1) == "," and context.lower(party.chunk.end) == ",":
        person = person_at(context, i - 2)
        if person is not None and person.chunk.end == i - 1 and person.form is MentionForm.NAME:
            yield person


def _behind(context: Context, party: Reference) -> Iterator[Reference]:
    """Yield the person whose party stands in brackets behind the name, or in the next cell of a line of results."""
    before = party.chunk.start - 1
    person = person_at(context, before - 1)
    if person is None or person.chunk.end != before or person.form is not MentionForm.NAME:
        return
    bracketed = context.lower(before) == "(" and context.lower(party.chunk.end) in {")", ","}
    if bracketed or (context.lower(before) in {"|", ",", "-", "–", "—"} and in_row(context, before)):
        yield person
