"""Say who holds the post that a phrase names: the person beside it, in apposition, or the subject of a copula."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kgbuild.extract.beside import DASHES, beside_phrase, join, person_at
from kgbuild.extract.context import Context, Reference
from kgbuild.extract.offices import names_post
from kgbuild.extract.posts import Post, up_to_head
from kgbuild.layers import Chunk, MentionForm, PostPhrase
from kgbuild.model import EntityKind, EntityRef

BODIES = (EntityKind.PARTY, EntityKind.ORGANIZATION, EntityKind.PUBLICATION)
_SEATS = frozenset("MP MEP MSP AM TD MLA".split())
"""Letters after a name that give a post."""


@dataclass(frozen=True, slots=True)
class Holding:
    """A person, a post, whether it is over, and the words that say so."""

    person: EntityRef
    post: Post
    former: bool
    chunk: Chunk


def held_posts(context: Context) -> Iterator[Holding]:
    """Yield the holders of all post phrases of an article."""
    letters = frozenset(_letters(context))
    for phrase in (_alone(context, p) for p in context.annotated.posts):
        if phrase.head in letters:
            yield from _after_name(context, phrase)
            continue
        if not names_post(context, phrase):
            yield from _counterpart(context, phrase)
            continue
        post = post_of(context, phrase)
        holders = beside_phrase(context, phrase)
        for person, former in holders:
            said = join(phrase.chunk, person.chunk)
            body = _body_beyond(context, phrase, person) if post.organization is None else None
            named = body.ref if body else post.organization
            words = Post(singular(post.words) if phrase.plural else post.words, named, post.chunk)
            yield Holding(person.ref, words, phrase.former or former, join(said, body.chunk) if body else said)
        if not holders:
            yield from _own(context, phrase, post)


def _body_beyond(context: Context, phrase: PostPhrase, person: Reference) -> Reference | None:
    """Return the body that follows the holder of a post, or what else the post is called by.

    "General secretary Ann Bell, of the Rail Union", "Ann Bell, director of policy at the Northern Institute".
    """
    i = max(person.chunk.end, phrase.chunk.end)
    i += context.lower(i) == "," and person.chunk.start > phrase.chunk.start
    if phrase.plural or context.lower(i) not in {"of", "at"}:
        return None
    start = i + 1 + (context.lower(i + 1) == "the")
    body = context.at(start, BODIES)
    return body if body is not None and body.chunk.start == start and body.form is MentionForm.NAME else None


def post_of(context: Context, phrase: PostPhrase) -> Post:
    """Return the post that a phrase names, and the body inside it even where the whole phrase is a mention."""
    bodies = (
        EntityRef(n)
        for n, cluster in enumerate(context.annotated.clusters if phrase.organization else ())
        for m in cluster.mentions
        if m.chunk == phrase.organization and cluster.kind in BODIES
    )
    return Post(context.annotated.words(phrase.post), next(bodies, None), phrase.chunk)


def _alone(context: Context, phrase: PostPhrase) -> PostPhrase:
    """Return a post phrase without the name that a wider noun phrase puts into it ("Labour leader Ann Bell")."""
    start, end = phrase.chunk.start, phrase.chunk.end
    for i in range(phrase.post.end, end):
        marked = context.lower(i - 1) in {",", *DASHES}
        if (i == phrase.post.end or marked) and (person := person_at(context, i)) and person.chunk.start == i:
            end = i - marked
            break
    for i in range(phrase.post.start - 1, start, -1):
        if context.lower(i) in {",", *DASHES} and (person := person_at(context, i - 1)) and person.chunk.end == i:
            start = i + 1
            break
    return (
        phrase if (start, end) == (phrase.chunk.start, phrase.chunk.end) else replace(phrase, chunk=Chunk(start, end))
    )


def _own(context: Context, phrase: PostPhrase, post: Post) -> Iterator[Holding]:
    """Yield the person whom the phrase itself stands for, with what "and" adds to it."""
    for mention in context.beginning(phrase.chunk.start, phrase.chunk.start + 1):
        if mention.chunk == phrase.chunk and mention.form is MentionForm.ROLE and mention.kind is EntityKind.PERSON:
            yield Holding(mention.ref, post, phrase.former, phrase.chunk)


def _letters(context: Context) -> Iterator[int]:
    """Yield the heads that stand as letters right after a name ("Ann Bell MP")."""
    for phrase in context.annotated.posts:
        if len(phrase.chunk) == 1 and context.doc[phrase.head].text in _SEATS:
            before = person_at(context, phrase.head - 1)
            if before is not None and before.form is MentionForm.NAME and before.chunk.end == phrase.head:
                yield phrase.head


def _after_name(context: Context, phrase: PostPhrase) -> Iterator[Holding]:
    person = person_at(context, phrase.head - 1)
    if person is not None:
        yield Holding(person.ref, post_of(context, phrase), False, join(person.chunk, phrase.chunk))


def _counterpart(context: Context, phrase: PostPhrase) -> Iterator[Holding]:
    """Yield the post of "his French counterpart Luc Bell": that of the person before who has one beside the name."""
    if context.lower(phrase.head) != "counterpart":
        return
    named = [p for p, _ in beside_phrase(context, phrase)]
    here = context.sentence(phrase.head)
    for other in reversed(context.posts.touching(Chunk(here.start - 60, phrase.chunk.start))):
        near = here.start - 60 <= other.head < phrase.chunk.start and not other.plural
        if named and near and names_post(context, other) and beside_phrase(context, other):
            post = post_of(context, other)
            plain = Post(post.words, None, post.chunk)
            yield from (Holding(p.ref, plain, False, join(phrase.chunk, p.chunk)) for p in named)
            return


def singular(words: str) -> str:
    """Return the words of a post in the plural as one holder has it."""
    first = up_to_head(words)
    rest = words[len(first) :]
    for plural, one in (("men", "man"), ("women", "woman"), ("ies", "y")):
        if first.endswith(plural):
            return first[: -len(plural)] + one + rest
    return (first[:-1] if first.endswith("s") and not first.endswith("ss") else first) + rest
