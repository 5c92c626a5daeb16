"""Read which post an event is about: the post phrase that its trigger leads to, or the one beside the person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgbuild.english import words
from kgbuild.extract.offices import is_office_word, modifies, names_office
from kgbuild.layers import Chunk, MentionForm, PostPhrase
from kgbuild.model import EntityKind, EntityRef
from kgbuild.nouns import POSSESSIVES, office

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


UNTOLD = frozenset("post posts job jobs role roles position positions office seat".split())
"""Nouns that, alone, tell nothing of a post: "quit the job", "took office"."""


@dataclass(frozen=True, slots=True)
class Post:
    """A post in the words of the text, and of what it is."""

    words: str
    organization: EntityRef | None
    chunk: Chunk


def names_none(words: str) -> bool:
    """Say whether words that stand where a post may tell of none: "power", "high office", "the presidential race"."""
    said = up_to_head(words.lower()).split()
    return bool(said) and (said[-1] in _NO_POSTS or (said[-1] == "office" and not _ANY_OFFICE.isdisjoint(said)))


def up_to_head(words: str) -> str:
    """Return a noun phrase without what follows its head: "candidates" of "candidates for the marginals"."""
    return _BEHIND_HEAD.split(words, maxsplit=1)[0]


_BEHIND_HEAD = re.compile(r" (?:of|for|in|at|to|from|who) ")
_NO_POSTS, _ANY_OFFICE = words("names no post"), words("an office of any kind")


def says_nothing(post: Post) -> bool:
    """Say whether the words of a post do not say which: "quit the job", "was elected"."""
    return post.organization is None and (not post.words or post.words.lower() in UNTOLD)


def read_post(context: Context, phrase: PostPhrase) -> Post:
    """Return a post phrase as words and organisation."""
    mention = context.at(phrase.organization.start, _ORGANIZATIONS) if phrase.organization else None
    emeritus = phrase.post.end == phrase.chunk.end and context.lower(phrase.post.end) == "emeritus"
    words = Chunk(phrase.post.start, phrase.post.end + emeritus)
    return Post(context.annotated.words(words), mention.ref if mention else None, phrase.chunk)


def post_after(context: Context, i: int, *, reach: int = 4) -> Post | None:
    """Return the post named right after token i, behind "as", "to", "the post of" and their like."""
    end = context.sentence(min(i, len(context.doc) - 1)).end
    for phrase in context.posts.touching(Chunk(i, i + reach + 1)):
        if not i <= phrase.head < end:
            continue
        head = context.lower(phrase.head)
        owner = context.lower(phrase.chunk.end) in {"'s", "’s"}
        if owner or (phrase.plural and head not in _HELD_BY_MANY) or head in _DOCUMENTS:
            continue
        if not names_office(context, phrase):
            continue
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
            if context.lower(stop) in _NOT_THE_BODY | POSSESSIVES or modifies(context, stop - 1):
                return None
            mention = context.at(start, _ORGANIZATIONS) if start < k else None
            return Post(str(context.doc[start:stop].text), mention.ref if mention else None, Chunk(start, stop))
        if word in _OPENING and k == start:
            start = k + 1
        elif word in _STOPS or not (word[:1].isalnum() or word in {"'s", "’s", "-"}):
            return None
    return None


def says_which(context: Context, post: Post) -> bool:
    """Say whether a post without a name ("a bigger role") is told by its words: "the shadow chancellor role"."""
    words = range(post.chunk.start, post.chunk.end)
    return context.lower(post.chunk.end - 1) not in _VAGUE or any(is_office_word(context, k) for k in words)


def in_building(context: Context, post: Post) -> bool:
    """Say whether a body is also a house that anybody may enter or leave."""
    return context.lower(post.chunk.end - 1) in _HOUSES


_OPENING = frozenset("the a an his her their its my your our up on over".split())
_VAGUE = frozenset("role roles job jobs position positions duties seat".split())
_HOUSES = frozenset("house parliament senate congress commons lords assembly court ministry office".split())
_STOPS = frozenset(
    "to of in on at for as by with from after when while and or who that is was will has had over".split()
)


def post_beside(context: Context, person: Reference) -> Post | None:
    """Return the post right before or after a name, "the health secretary, Ann Bell", or that a role phrase gives."""
    if context.lower(person.chunk.end) in {"'s", "’s"}:
        return None
    here = context.sentence(person.chunk.start)
    for phrase in context.posts.touching(here):
        if phrase.plural or phrase.head not in here or not names_office(context, phrase):
            continue
        own = person.form is MentionForm.ROLE and phrase.head in person.chunk
        if own or _before(context, phrase, person.chunk) or _behind(context, phrase, person.chunk):
            return read_post(context, phrase)
    return None


def _before(context: Context, phrase: PostPhrase, name: Chunk) -> bool:
    """Say whether a post stands right before a name: "Labour leader Ann Bell", "the leader, Mr Bell"."""
    between = [context.lower(k) for k in range(phrase.chunk.end, name.start)]
    return phrase.chunk.end <= name.start and len(between) <= _NEAR and set(between) <= _APPOSED


def _behind(context: Context, phrase: PostPhrase, name: Chunk) -> bool:
    """Say whether a post stands in apposition after a name, and is not that of another name that follows."""
    between = [context.lower(k) for k in range(name.end, phrase.chunk.start)]
    if phrase.chunk.start < name.end or len(between) > _NEAR or not set(between) <= _APPOSED:
        return False
    following = context.at(phrase.chunk.end, (EntityKind.PERSON,))
    if following is not None and following.chunk.start == phrase.chunk.end:
        return False
    if context.lower(phrase.chunk.end) in _SAYING:
        return False  # "… Ann Bell, a spokesman said"
    return bool(between) or context.doc[phrase.head].is_upper


_NEAR = 2
_SAYING = frozenset("said says told added announced".split())
_APPOSED = frozenset(", - – — ( the a an mr mrs ms miss sir dr then".split())


def in_office(context: Context, person: Reference) -> bool:
    """Say whether the article, or reference data, knows a person as the holder of an office."""
    if context.cluster(person.ref).reference is not None:
        return True
    return any(post_beside(context, m) is not None for m in context.mentions_of(person.ref))


def individual(context: Context, person: Reference) -> bool:
    """Say whether a mention is one person: a name, or a phrase in the singular for somebody, not a group or a body."""
    cluster = context.cluster(person.ref)
    if cluster.kind is EntityKind.PERSON:
        return True
    words = _NOT_HEAD.split(cluster.name.lower())[0].split()
    if person.ref.index >= len(context.annotated.clusters) or not words:
        return False
    plural = words[-1].endswith("s") and not words[-1].endswith("ss")
    return not set(words) & _COUNTS and words[-1] not in _GROUPS and not plural


_NOT_HEAD = re.compile(r" (?:of|who|in|from|for|at|with|to)\b|,")
_COUNTS = frozenset("two three four five six several some many people men women % percent".split())
_GROUPS = frozenset(
    """
    government administration group team company firm delegation committee council board party union family army
    police commission coalition opposition public majority half quarter third campaign report survey poll study
    message letter statement junta
    """.split()
)
"""Heads of phrases for those who are no single person."""


def agree(a: str | None, b: str | None) -> bool:
    """Say whether two wordings of a post may mean the same: one is missing, or their nouns are the same.

    Each of two that have other words before the noun is another: "home secretary" and "foreign secretary".
    """
    if not a or not b:
        return True
    (*first, one), (*second, other) = _words_of(a), _words_of(b)
    before = set(first) - _NO_PART, set(second) - _NO_PART
    return one.rstrip("s") == other.rstrip("s") and (before[0] <= before[1] or before[1] <= before[0])


_NO_PART = frozenset("the a an his her its their former new next first shadow acting interim deputy vice".split())


def head_of_post(post: str) -> str:
    """Return the noun of a post in the singular: "secretary" of "secretaries of state for health"."""
    return _words_of(post)[-1].rstrip("s.")


def _words_of(post: str) -> list[str]:
    said = _POST_ENDS.split(office(post))[0].split() or post.lower().split()
    return [*said[:-1], *office(said[-1]).split()]


_POST_ENDS = re.compile(r" (?:of|for|to|at|in)\b")
