"""Read the posts that the text gives to people: beside a name, after a copula, or in a phrase that stands for one."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.extract.context import Context, Reference
from kgbuild.extract.posts import Post, read_post
from kgbuild.layers import Chunk, MentionForm, PostPhrase
from kgbuild.model import EntityKind, EntityRef, Role

_PERSON = (EntityKind.PERSON,)
_LINKS = frozenset("is was as became become becomes remain remains remained who 's ’s been being".split())
_NO_POSTS = frozenset(
    """
    ally allies member people person lord queen king sources source official officials insider figure figures
    critic critics friend friends colleague colleagues doctor aide aides fellow counterpart members police group groups
    report survey poll study document letter memo statement circular paper inquiry committee watchdog commission
    campaign union unions charity family
    """.split()
)
"""Heads of phrases that stand for somebody without giving him a post."""


def find_roles(context: Context) -> tuple[Role, ...]:
    """Return each (person, post) once, at its first statement, in text order."""
    found: dict[tuple[EntityRef, str], Role] = {}
    for person, post, former, chunk in _stated(context):
        words = post.words
        key = (person, words.lower())
        if key not in found:
            found[key] = Role(
                person=person,
                post=words,
                organization=post.organization,
                former=former,
                passages=(context.annotated.span(chunk),),
            )
    memberships = [m for m in _memberships(context) if all(person != m.person for person, _ in found)]
    roles = [*found.values(), *memberships]
    return tuple(sorted(roles, key=lambda r: (r.passages, r.person, r.post)))


def _stated(context: Context) -> Iterator[tuple[EntityRef, Post, bool, Chunk]]:
    """Yield person, post, whether it is over, and the words that say so."""
    for phrase in context.annotated.posts:
        if context.lower(phrase.head).rstrip("s") in _NO_POSTS or context.lower(phrase.head) in _NO_POSTS:
            continue
        post = read_post(context, phrase)
        beside = list(_beside(context, phrase))
        for person in beside:
            words = Post(_singular(post.words) if phrase.plural else post.words, post.organization, post.chunk)
            yield person.ref, words, phrase.former, _join(phrase.chunk, person.chunk)
        if not beside:
            for mention in context.mentions:
                if mention.chunk == phrase.chunk and mention.form is MentionForm.ROLE and mention.kind is EntityKind.PERSON:
                    yield mention.ref, post, phrase.former, phrase.chunk


def _beside(context: Context, phrase: PostPhrase) -> Iterator[Reference]:
    """Yield the people whom a post phrase stands beside."""
    end = phrase.chunk.end
    same = context.sentence(phrase.head)
    if phrase.plural:
        if context.lower(end) in {"–", "-", ",", ":", "—"}:
            end += 1
        named = context.list_from(end, _PERSON)
        yield from (m for m in named if named[0].chunk.start == end)
        return
    after = context.at(end, _PERSON)
    if after and after.chunk.start == end and after.form is MentionForm.NAME and end < same.end:
        yield after
        return
    if context.lower(end) == "," and phrase.determiner != "a":
        named_after = context.at(end + 1, _PERSON)
        closes = named_after and context.lower(named_after.chunk.end) in {",", ".", "said"}
        if named_after and closes and named_after.chunk.start == end + 1 and _opens_phrase(context, phrase):
            yield named_after
            return
    yield from _before(context, phrase, same)


def _opens_phrase(context: Context, phrase: PostPhrase) -> bool:
    """Say whether nothing but a blank or mark stands before a phrase: "The leader of the group, Ann Bell, …"."""
    before = context.lower(phrase.chunk.start - 1)
    return not before.isalpha() or before in {"yesterday", "today", "and", "but", "that", "while", "as"}


def _before(context: Context, phrase: PostPhrase, same: Chunk) -> Iterator[Reference]:
    """Yield the person before an apposition or a copula: "Ann Bell, the chair", "Ann Bell, who is chair"."""
    j = phrase.chunk.start - 1
    seen_link = False
    while j >= same.start and (context.lower(j) in _LINKS or context.lower(j) in {",", "(", "the", "a", "an", "now", "also"}):
        seen_link = True
        j -= 1
    person = context.at(j, _PERSON) if seen_link and j >= same.start else None
    if person is not None and person.chunk.end == j + 1 and person.form is MentionForm.NAME:
        yield person


def _join(a: Chunk, b: Chunk) -> Chunk:
    return Chunk(min(a.start, b.start), max(a.end, b.end))


def _singular(words: str) -> str:
    return words[:-1] if words.endswith("s") and not words.endswith("ss") else words


def _memberships(context: Context) -> Iterator[Role]:
    """Yield bare membership where a party stands right before a name: "Tory Carl Dorn"."""
    seen: set[EntityRef] = set()
    for party in context.mentions:
        if party.kind is EntityKind.PARTY:
            person = context.at(party.chunk.end, _PERSON)
            direct = person and person.chunk.start == party.chunk.end and person.form is MentionForm.NAME
            if person and direct and person.ref not in seen and context.doc[party.chunk.end - 1].whitespace_:
                seen.add(person.ref)
                yield Role(
                    person=person.ref,
                    post="member",
                    organization=party.ref,
                    passages=(context.annotated.span(_join(party.chunk, person.chunk)),),
                )


