"""Resignations: somebody gives up a post, or is made to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kgbuild.extract import tree
from kgbuild.extract.arguments import by_preposition, owners, passive, subjects, undergoers, who
from kgbuild.extract.candidate import Candidate
from kgbuild.extract.context import Context, Reference
from kgbuild.extract.objects import members
from kgbuild.extract.posts import Post, body_after, in_building, in_office, individual, post_after, post_beside
from kgbuild.extract.produce.rule import part, post_part, propose
from kgbuild.extract.triggers import matches, trigger, verb
from kgbuild.layers import Chunk, MentionForm
from kgbuild.model import EntityKind

TYPE = "Resignation"


_POSSESSIVE = r"(?:his|her|their|the|a|my|your)"
_OWN = r"(?:his|her|their|my|your)"
_POST_NOUN = r"(?:post|posts|job|jobs|role|position|office|duties|seat|portfolio)"
_PLAIN = trigger(
    rf"{verb('resign')}(?! (?:himself|herself|themselves|itself|to (?!spend|become|fight|run|stand"
    rf"|take|join|focus|concentrate|make|pursue|be\b)))",
    rf"{verb('step')} (?:down|aside)",
    rf"{verb('stand')} (?:down|aside as)",
    rf"{verb('bow')} out(?= as| of (?:the (?:race|contest)|politics))",
    rf"{verb('hand', 'tender', 'submit', 'send', 'give')} (?:in )?{_OWN} (?:notice|(?:letter of )?resignation)",
    rf"(?:{verb('give')} up|{verb('relinquish', 'vacate', 'surrender')}) {_POSSESSIVE} (?:[\w-]+ )?{_POST_NOUN}",
    rf"{verb('leave')} (?:office|{_POSSESSIVE} (?:[\w-]+ )?(?:(?!office){_POST_NOUN}|cabinet|government"
    r"|administration))",
    rf"{verb('retire')} as",
    rf"{verb('lose')} {_POSSESSIVE} (?:[\w-]+ )?(?:post|job|role|position|portfolio)(?= (?:as|in the cabinet)\b)",
    rf"{verb('move')} on(?= (?:from (?:his|her|the)|under|as))",
    rf"{verb('get')} the (?:sack|boot|chop)",
)
"""What somebody does who resigns."""

_WITH_POST = trigger(
    verb("quit"), rf"{verb('leave')} as", rf"{verb('quit', 'leave', 'exit')}(?= (?:the|his|her|their|as|after)\b)"
)
"""What counts only when a post, or nothing at all, follows."""

_REMOVED = trigger(
    verb("sack", "fire", "dismiss", "oust", "depose", "axe"),
    rf"{verb('force', 'drive', 'kick', 'vote', 'throw')} (?:out|from office)",
    rf"{verb('remove', 'replace', 'relieve')}(?= (?:as|from|of)\b)",
    rf"{verb('strip')}(?= of (?:his|her|their) (?:[\w-]+ )?{_POST_NOUN}\b)",
)
"""What is done to somebody who is made to go."""

_NOUN = trigger("resignation", "departure", "ouster")
_REMOVAL = trigger(r"(?:the )?(?:sacking|dismissal|ousting|removal|firing)(?= of| as|\b)")
_WHO = frozenset({EntityKind.PERSON, EntityKind.UNNAMED})
_BODIES = (EntityKind.ORGANIZATION,)  # who is thrown out of a party may keep his post
_VAGUE_NOUNS = frozenset(
    f"{article}{noun}" for article in ("", "the ") for noun in "departure ouster removal ousting".split()
)
"""What also tells of travel, of things, or of what is only planned: counts with the post alone."""


def find(context: Context) -> Iterator[Candidate]:
    """Yield the resignations that the article states, one for each person."""
    for chunk, _ in matches(context, _PLAIN, verbs=True):
        yield from _events(context, chunk, subjects(context, chunk, _WHO), 0.85)
    for chunk, match in matches(context, _WITH_POST, verbs=True):
        if match[0].endswith(" as") or _leaves_post(context, chunk, match):
            people = subjects(context, chunk, _WHO)
            body = body_after(context, chunk.end)
            if body is not None and in_building(context, body) and not match[0].startswith("quit"):
                people = [p for p in people if in_office(context, p)]
            yield from _events(context, chunk, people, 0.75)
    for chunk, match in matches(context, _REMOVED, verbs=True):
        people = [m for m in _removed(context, chunk) if m.kind is EntityKind.PERSON]
        if match[0].endswith("out") and not _out_of_office(context, chunk, people):
            continue
        if context.lower(chunk.end) == "as" and post_after(context, chunk.end) is None:
            continue
        if people and (passive(context, chunk) or _post(context, chunk, people[0]) is not None):
            yield from _events(context, chunk, people, 0.7)
    for pattern in (_NOUN, _REMOVAL):
        for chunk, match in matches(context, pattern):
            if _is_verb(context, chunk):
                continue
            people = by_preposition(context, chunk, ("of", "by"), _WHO, within=2)
            if pattern is _NOUN or context.lower(chunk.end) != "of":  # "Bell's dismissal of the claim" removes nobody
                people = owners(context, chunk, _WHO) or people
            if match[0] in _VAGUE_NOUNS and post_after(context, chunk.end) is None:
                continue
            yield from _events(context, chunk, people, 0.75)


def _is_verb(context: Context, chunk: Chunk) -> bool:
    """Say whether a word in -ing is the verb of a clause, not a noun with an owner or "of": "his serve is firing"."""
    if context.doc[chunk.end - 1].pos_ != "VERB" or context.lower(chunk.end) == "of":
        return False
    return context.lower(chunk.start - 1) not in _OWNERS and context.lower(chunk.start) != "the"


_OWNERS = frozenset("'s ’s ' ’ his her their my your".split())


def _leaves_post(context: Context, chunk: Chunk, match: re.Match[str]) -> bool:
    """Say whether a post or body is what somebody quits; "quit" alone is enough when no object follows."""
    if body_after(context, chunk.end) is not None or post_after(context, chunk.end, reach=2) is not None:
        return True
    following = context.lower(chunk.end)
    return match[0].startswith("quit") and (following in _NO_OBJECT or not following[:1].isalnum())


_NO_OBJECT = frozenset(
    "after over on in last this when amid because following to before and at yesterday today".split()
)


def _removed(context: Context, chunk: Chunk) -> list[Reference]:
    """Return who is made to go: the subject of a passive, else the object itself, no name that describes it."""
    verb = context.doc[chunk.start]
    if passive(context, chunk) and verb.tag_ != "VBG":
        return undergoers(context, chunk, _WHO)
    if verb.tag_ == "VBN" and verb.dep_ == "amod":
        return []
    objects = [t for child in tree.children(verb, "obj") for t in tree.coordinated(child)]
    return [found for t in objects if (found := who(context, t, _WHO)) is not None]


def _out_of_office(context: Context, chunk: Chunk, people: list[Reference]) -> bool:
    """Say whether it is an office that somebody is forced or voted out of, not a car or a house."""
    if context.lower(chunk.end) == "as":
        return post_after(context, chunk.end) is not None
    if context.lower(chunk.end) != "of":
        return any(in_office(context, p) for p in people)
    named = context.at(chunk.end + 1 + (context.lower(chunk.end + 1) == "the"), _BODIES)
    return (
        named is not None
        or context.lower(chunk.end + 1) in {"power", "office"}
        or body_after(context, chunk.end + 1) is not None
        or post_after(context, chunk.end) is not None
    )


def _teller(context: Context, person: Reference) -> Reference | None:
    """Return who "he" is in "Bell told Dorn he would resign": the one who tells, even if "he" was read as the other.

    None where both were read as one, so that nobody can say.
    """
    if person.form is not MentionForm.PRONOUN:
        return person
    token = context.doc[person.chunk.start]
    if any(c.lower_ in _DUTY for c in token.head.children):
        return person
    for _ in range(_STEPS):
        if token.head.i == token.i:
            return person
        token = token.head
        if token.lemma_.lower() in _TELLING:
            told = [who(context, t, _WHO) for t in tree.undergoers(token)]
            tells = [m for t in tree.surface_subjects(token) if (m := who(context, t, _WHO)) is not None]
            if not tells or all(t is None or t.ref != person.ref for t in told):
                return person
            same = tells[0].ref == person.ref
            return None if same else replace(tells[0], chunk=person.chunk, form=person.form)
    return person


_STEPS = 5
_TELLING = frozenset("tell assure promise inform notify".split())
_DUTY = frozenset("should must ought needs".split())


def _events(context: Context, chunk: Chunk, people: list[Reference], confidence: float) -> Iterator[Candidate]:
    """Yield one resignation for each person."""
    for person in (_teller(context, m) for p in people for m in members(context, p)):
        if person is None or not individual(context, person):
            continue
        post = _post(context, chunk, person)
        inside = post is not None and post.chunk.start >= chunk.start
        yield propose(context, TYPE, chunk, part("person", person), post_part(post, inside=inside), score=confidence)


def _post(context: Context, chunk: Chunk, person: Reference) -> Post | None:
    """Return the post: behind the trigger, else the one beside the name."""
    stated = context.lower(person.chunk.end) == "as" and post_after(context, person.chunk.end) is not None
    if person.chunk.start >= chunk.end and not stated and (own := post_beside(context, person)) is not None:
        return own  # "the resignation of the chairman, Ann Bell, and the treasurer, Carl Dorn"
    leads_on = context.lower(chunk.end) == "to"
    given_up = _inside(context, chunk)
    behind = max(person.chunk.end, chunk.end) if stated else chunk.end
    named = None if leads_on else post_after(context, behind) or body_after(context, chunk.end)
    if named is not None:
        return named
    return post_beside(context, person) or given_up


def _inside(context: Context, chunk: Chunk) -> Post | None:
    """Return the post that a trigger itself names: "left his Treasury job"."""
    start = next((k for k in range(chunk.start + 1, chunk.end) if context.lower(k) in _DETERMINERS), None)
    post = body_after(context, start) if start is not None else None
    return post if post is not None and post.chunk.end <= chunk.end else None


_DETERMINERS = frozenset("his her their the a my your".split())
