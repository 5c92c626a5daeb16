"""Read who is newly chosen by words that stand beside a verb of appointing."""

from __future__ import annotations

from kgbuild.extract.beside import person_at
from kgbuild.extract.context import Context, Reference
from kgbuild.extract.offices import names_office
from kgbuild.extract.posts import Post, read_post
from kgbuild.layers import Chunk
from kgbuild.model import EntityKind

PEOPLE = frozenset({EntityKind.PERSON})


def leader_elect(context: Context, chunk: Chunk) -> tuple[Reference, Post] | None:
    """Return who and what "newly elected President Carl Dorn" speaks of: a participle, a post and a name in a row."""
    before = context.lower(chunk.start - 1)
    if not (before.endswith("ly") or before in {"the", "a", "new", "just"}):
        return None
    phrase = next(iter(context.posts.starting(chunk.end)), None)
    if phrase is None or phrase.determiner or phrase.plural:
        return None
    person = person_at(context, phrase.chunk.end)
    if person is None or person.chunk.start != phrase.chunk.end or not names_office(context, phrase):
        return None
    return person, read_post(context, phrase)


def is_told_by_name(context: Context, word: str, post: Post) -> bool:
    """Say whether a name follows the post, so that somebody is only told by name: "named as Captain Carl Dorn"."""
    following = context.at(post.chunk.end, PEOPLE)
    return word.startswith("name") and following is not None and following.chunk.start == post.chunk.end


def to_advise(context: Context, i: int) -> bool:
    """Say whether the sentence goes on to tell for which office somebody is hired: "…, to advise the party"."""
    end = min(context.sentence(i).end, i + _LONGEST_APPOSITION)
    return any(context.lower(k) == "to" and context.lower(k + 1) in _OFFICES_AS_VERBS for k in range(i, end))


_LONGEST_APPOSITION = 12

_OFFICES_AS_VERBS = frozenset("advise lead head run chair manage oversee direct edit".split())


def leading_participle(context: Context, chunk: Chunk) -> bool:
    """Say whether a participle opens its sentence or clause: "Named leader in May, Ms Bell …", "when appointed".

    "newly elected MPs" are told of by the noun behind.
    """
    word, before = context.lower(chunk.start), context.lower(chunk.start - 1)
    if before in {"recently", "newly"} and context.doc[chunk.start].dep_ == "amod":
        return False
    first = chunk.start == context.sentence(chunk.start).start
    return word.endswith(("ed", "en", "ade")) and (
        first or before in {"when", "since", "once", "after", "if", "until", "recently", "newly"}
    )
