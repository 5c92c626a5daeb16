"""Read which post an event is about: the post phrase that its trigger leads to, or the one beside the person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgbuild.layers import Chunk, PostPhrase
from kgbuild.model import EntityKind, EntityRef

if TYPE_CHECKING:
    from kgbuild.extract.context import Context, Reference

_ORGANIZATIONS = (EntityKind.PARTY, EntityKind.ORGANIZATION, EntityKind.PLACE, EntityKind.PUBLICATION)
_LEADS_TO = frozenset(
    """
    as to the a an of his her its their be become from position post job role office title for been being new first next
    'd in , and both
    """.split()
)
"""Words that may stand between a trigger and the post it speaks of."""

_HELD_BY_MANY = frozenset(
    "mps meps msps ams peers councillors ministers senators members governors candidates leaders".split()
)
"""Plurals of posts that several people get at once; other plurals only name a group."""

_DOCUMENTS = frozenset("report reports poll polls survey statement letter memo document paper claim claims".split())

_BODIES = frozenset(
    """
    cabinet government parliament commons lords senate congress frontbench front-bench frontbenches board
    assembly legislature committee council administration white_house front_bench house peerage ministry
    politburo parole whips politics bench bundestag knesset dail cortes
    """.split()
)
"""Bodies that one enters, returns to or leaves; the body then stands for the post."""

_NOT_THE_BODY = frozenset("race bid election elections campaign hopes contest seat committee vote hearing".split())
_GENERIC = frozenset(
    """
    post posts job jobs role roles position positions office seat duties portfolio premiership presidency leadership
    chairmanship chancellorship mayoralty governorship candidacy directorship helm reins
    """.split()
)
"""Nouns that name a post without saying which."""


@dataclass(frozen=True, slots=True)
class Post:
    """A post in the words of the text, and of what it is."""

    words: str
    organization: EntityRef | None
    chunk: Chunk


def read_post(context: Context, phrase: PostPhrase) -> Post:
    """Return a post phrase as words and organisation."""
    mention = context.at(phrase.organization.start, _ORGANIZATIONS) if phrase.organization else None
    return Post(context.annotated.words(phrase.post), mention.ref if mention else None, phrase.chunk)


def post_after(context: Context, i: int, *, reach: int = 4) -> Post | None:
    """Return the post named right after token i, behind "as", "to", "the post of" and their like."""
    end = context.sentence(min(i, len(context.doc) - 1)).end
    for phrase in context.annotated.posts:
        head = context.lower(phrase.head)
        owner = context.lower(phrase.chunk.end) in {"'s", "’s"}
        if owner or (phrase.plural and head not in _HELD_BY_MANY) or head in _DOCUMENTS:
            continue
        if i <= phrase.head < end and phrase.chunk.start - i <= reach and phrase.chunk.end > i:
            between = [context.lower(k) for k in range(i, max(i, phrase.chunk.start))]
            if all(w in _LEADS_TO or (not w.isalpha() and w != ",") for w in between):
                return read_post(context, phrase)
    return None


def body_after(context: Context, i: int, *, reach: int = 4) -> Post | None:
    """Return the body, or the post without a name ("his Treasury post"), that the noun phrase at token i ends in."""
    end = min(context.sentence(min(i, len(context.doc) - 1)).end, i + reach + 1)
    start = i
    for k in range(i, end):
        word = context.lower(k)
        two = f"{word}_{context.lower(k + 1)}"
        if word in _BODIES or two in _BODIES or word in _GENERIC:
            stop = k + 2 if two in _BODIES else k + 1
            if context.lower(stop) in _NOT_THE_BODY:
                return None
            mention = context.at(start, _ORGANIZATIONS) if start < k else None
            return Post(str(context.doc[start:stop].text), mention.ref if mention else None, Chunk(start, stop))
        if word in {"the", "a", "an", "his", "her", "their", "its", "up", "on", "over"} and k == start:
            start = k + 1
        elif word in _STOPS or not (word[:1].isalnum() or word in {"'s", "’s", "-"}):
            return None
    return None


_STOPS = frozenset(
    "to of in on at for as by with from after when while and or who that is was will has had over".split()
)


def post_beside(context: Context, person: Reference) -> Post | None:
    """Return the post in the words right before or after a name: "the health secretary, Ann Bell"."""
    for p in context.annotated.posts:
        before = person.chunk.start - 2 <= p.chunk.end <= person.chunk.start
        after = person.chunk.end <= p.chunk.start <= person.chunk.end + 2
        if (before or after) and not p.plural and context.lower(person.chunk.end) not in {"'s", "’s"}:
            return read_post(context, p)
    return None


def holds(context: Context, person: Reference) -> Post | None:
    """Return the one post that the article gives to a person beside any of the names for them; None if several."""
    beside = [post_beside(context, m) for m in context.mentions if m.ref == person.ref]
    found = {p.words.lower(): p for p in beside if p is not None}
    return next(iter(found.values())) if len(found) == 1 else None
