"""Appointments: somebody takes up a post, is given one, or is chosen to stand for one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kgbuild.extract import tree
from kgbuild.extract.arguments import by_preposition, doers, owners, passive, subjects
from kgbuild.extract.candidate import Candidate, Verdict
from kgbuild.extract.context import Context, Reference
from kgbuild.extract.objects import listed
from kgbuild.extract.offices import modifies
from kgbuild.extract.posts import (
    Post,
    body_after,
    in_building,
    in_office,
    individual,
    post_after,
    post_beside,
    says_which,
)
from kgbuild.extract.produce.newly_chosen import PEOPLE, is_told_by_name, leader_elect, leading_participle, to_advise
from kgbuild.extract.produce.posts_given import IN_PLACE, post_as, post_given
from kgbuild.extract.produce.rule import part, post_part, propose
from kgbuild.extract.triggers import matches, trigger, verb
from kgbuild.layers import Chunk, MentionForm
from kgbuild.model import EntityKind, Factuality

TYPE = "Appointment"


_GIVEN = trigger(
    verb(
        *"""
        appoint name elect re-elect reelect promote select choose nominate make pick recruit hire install reappoint
        re-appoint reinstate anoint crown tap declare designate ordain adopt reshuffle post elevate return unveil
        confirm draft inaugurate move offer hand give
        """.split()
    ),
    rf"{verb('swear')} in",
    rf"{verb('put')} in charge",
)
"""What is done to somebody who is given a post."""

_ONLY_PASSIVE = frozenset("return returned give given move moved hand handed offer offered".split())

_POST_NOUN = (
    r"(?:post|job|role|position|helm|reins|office|premiership|presidency|leadership|chairmanship"
    r"|governorship|portfolio)"
)
_TAKEN = trigger(
    verb("become"),
    rf"{verb('take')} (?:over|office|charge)",
    rf"{verb('take')} (?:up|on) (?:the|his|her|a|an)(?: [\w-]+){{0,3}}? {_POST_NOUN}",
    rf"{verb('assume', 'fill', 'accept', 'land', 'get', 'secure', 'take')} (?:the|an?|his|her)(?: [\w-]+){{0,3}}? "
    rf"{_POST_NOUN}",
    rf"{verb('assume')} (?:office|power|control)",
    rf"{verb('return', 'promote')} to",
    rf"{verb('join', 'enter', 'rejoin', 're-join')}",
    rf"{verb('start', 'begin')} (?:work|life|(?:his|her|the) (?:new )?(?:job|role|term)) as",
    rf"{verb('serve')} (?:as)(?= (?:interim|acting))",
    r"to be(?= (?:the|a) (?:new|next|first))",
)
"""What somebody does who takes up a post."""

_FOLLOWS = trigger(verb("succeed", "replace"), rf"{verb('take')} over from")
"""What somebody does who takes up the post of another."""

_REFUSED = trigger(rf"{verb('reject', 'refuse', 'decline')}", rf"{verb('turn')} down")
_FIRST_DAY = trigger(r"first (?:day|week|month|year|weeks|months) (?:as|in)")
_FILLED = trigger(
    r"(?P<post>post|job|role|position)(?: (?:will|would|has|had|is|was|to|be|been|being|now"
    r"|then)){1,3} (?:filled|taken|held)(?: over)? by"
)
_NOUN = trigger("appointment", "promotion", "nomination", "election", "selection", "elevation", "re-appointment")
_WHO = frozenset({EntityKind.PERSON, EntityKind.UNNAMED})
_PROGRESSIVE = frozenset("is are was were be been being 's ’s now".split())
_ENTRY = frozenset("join enter rejoin re-join return".split())


def find(context: Context) -> Iterator[Candidate]:
    """Yield the appointments that the article states, one for each person and post."""
    yield from _given(context)
    yield from _taken(context)
    yield from _follows(context)
    yield from _refused(context)
    for chunk, _ in matches(context, _FIRST_DAY):
        yield from _events(context, chunk, owners(context, chunk, PEOPLE), post_after(context, chunk.end), 0.7)
    for chunk, match in matches(context, _FILLED):
        filled = Post(match["post"], None, Chunk(chunk.start, chunk.start + 1))
        yield from _events(context, chunk, listed(context, chunk.end, PEOPLE), filled, 0.7)
    for chunk, _ in matches(context, _NOUN):
        people = owners(context, chunk, PEOPLE) or by_preposition(context, chunk, ("of",), PEOPLE, within=2)
        if people:
            end = max([people[0].chunk.end, chunk.end])
            while end < len(context.doc) and context.doc[end].pos_ == "PROPN":  # a name that was read too short
                end += 1
            post = post_after(context, end, reach=3) or (
                post_beside(context, people[0]) if people[0].chunk.start >= chunk.end else None
            )
            if post is not None and context.lower(chunk.end) not in {"campaign", "committee"}:
                yield from _events(context, chunk, people, post, 0.7)


def _refused(context: Context) -> Iterator[Candidate]:
    """Yield the posts that somebody turns down, as denied."""
    for chunk, _ in matches(context, _REFUSED, verbs=True):
        post = body_after(context, chunk.end) or post_after(context, chunk.end, reach=3)
        if post is not None and context.lower(post.chunk.end - 1) in _POST_NOUNS:
            for event in _events(context, chunk, doers(context, chunk, PEOPLE), post, 0.7):
                yield replace(event, factuality=Verdict(Factuality.DENIED))


_POST_NOUNS = frozenset("post job role position office peerage seat".split())


def _given(context: Context) -> Iterator[Candidate]:
    """Yield who is given a post: the subject of a passive, the object of an active verb."""
    for chunk, match in matches(context, _GIVEN, verbs=True):
        elect = leader_elect(context, chunk)
        if elect is not None:
            yield from _events(context, chunk, [elect[0]], elect[1], 0.8)
            continue
        if passive(context, chunk) or leading_participle(context, chunk):
            post = post_given(context, chunk.end)
            if post is not None and not is_told_by_name(context, match[0], post):
                happened = context.factuality_of(chunk.start, chunk.end)
                weak = match[0].startswith("offer") and happened is not Factuality.DENIED
                for event in _events(context, chunk, subjects(context, chunk, _WHO), post, 0.85):
                    yield replace(event, factuality=Verdict(Factuality.POSSIBLE)) if weak else event
            continue
        if match[0].split()[0] in _ONLY_PASSIVE:
            continue
        people = listed(context, chunk.end, PEOPLE, reach=4)
        if people:
            post = post_as(context, people[-1].chunk.end) or (
                post_after(context, people[-1].chunk.end, reach=0)
                if match[0].startswith(("made", "make", "appoint", "elect", "name"))
                else None
            )
            hired = match[0].startswith(("recruit", "hire", "hiring")) and to_advise(context, people[-1].chunk.end)
            hired |= IN_PLACE.match(context.words(people[-1].chunk.end, people[-1].chunk.end + 3)) is not None
            if post is not None or hired:
                yield from _events(context, chunk, people, post, 0.8 if post else 0.6)


def _taken(context: Context) -> Iterator[Candidate]:
    """Yield who takes up a post."""
    for chunk, match in matches(context, _TAKEN, verbs=True):
        first = match[0].split()[0]
        inner = body_after(context, chunk.start + 1) if " " in match[0] else None
        body = body_after(context, chunk.end, reach=3) if _enters(first) else None
        inner = inner if inner is not None and says_which(context, inner) else None
        post = (
            body
            or (post_after(context, chunk.end) if not _enters(first) or context.lower(chunk.end) == "as" else None)
            or inner
        )
        bare = match[0].endswith("over") and context.lower(chunk.end) in _AFTER_TAKING_OVER
        if post is None and not bare and not match[0].endswith("office"):
            continue
        if first.startswith("return") and post is not None and in_building(context, post):
            continue  # "May has to return to the Commons": who goes back there takes up nothing
        people = doers(context, chunk, _WHO)
        if bare or (post is not None and _enters(first) and in_building(context, post)):
            people = [p for p in people if in_office(context, p)]
        happened = _outcome(context, chunk)
        for event in _events(context, chunk, people, post, 0.8 if post else 0.6):
            yield replace(event, factuality=Verdict(happened)) if happened else event


def _outcome(context: Context, chunk: Chunk) -> Factuality | None:
    """Return the factuality of what an infinitive tells the outcome of: "defeated Dorn to become leader"."""
    if context.lower(chunk.start - 1) != "to":
        return None
    head = context.doc[chunk.start].head
    if head.i >= chunk.start or head.lemma_.lower() not in _LEADS_ON or head.tag_ not in {"VBD", "VBN", "VBZ"}:
        return None
    if tree.passive(head):  # "was defeated in the race to become mayor"
        return Factuality.POSSIBLE
    return context.factuality_of(head.i, head.i + 1)


_LEADS_ON = frozenset("defeat beat win rise go oust edge overcome topple return climb graduate emerge".split())
_AFTER_TAKING_OVER = frozenset("and . , in on last after when".split())


def _enters(word: str) -> bool:
    return any(word.startswith(v[:5]) for v in _ENTRY)


def _follows(context: Context) -> Iterator[Candidate]:
    """Yield who takes up the post of another: a person on both sides, or a post after "as"."""
    for chunk, match in matches(context, _FOLLOWS, verbs=True):
        if match[0].split()[0].endswith("ing") and context.lower(chunk.start - 1) not in _PROGRESSIVE:
            continue
        if passive(context, chunk):
            people = by_preposition(context, chunk, ("by",), PEOPLE)
            post = post_after(context, chunk.end)
            if post is not None or any(in_office(context, p) for p in subjects(context, chunk, PEOPLE)):
                yield from _events(context, chunk, people, post, 0.7)
            continue
        if match[0].startswith("replac") and (new := by_preposition(context, chunk, ("with",), PEOPLE, within=6)):
            yield from _events(context, chunk, new, post_after(context, new[-1].chunk.end, reach=1), 0.7)
            continue
        if match[0].startswith("replac") and tree.obliques(context.doc[chunk.start], {"with"}):
            continue  # "Bell will replace Dorn with an ally"
        others = listed(context, chunk.end, PEOPLE, reach=5)
        people = doers(context, chunk, PEOPLE)
        if others and people and others[0].ref != people[0].ref:
            end = others[0].chunk.end
            post = (
                post_after(context, end, reach=3) or post_beside(context, others[0]) or post_after(context, chunk.end)
            )
            over = match[0].endswith("from")
            if post is None and not over and not (in_office(context, others[0]) or in_office(context, people[0])):
                continue
            for event in _events(context, chunk, people, post, 0.7):
                happened = context.factuality_of(chunk.start, chunk.end)
                chosen = context.lower(chunk.start - 1) == "to" and happened is Factuality.ACTUAL
                told = _outcome(context, chunk) or (Factuality.PLANNED if chosen else None)
                yield replace(event, factuality=Verdict(told)) if told else event


def _events(
    context: Context, chunk: Chunk, people: list[Reference], post: Post | None, confidence: float
) -> Iterator[Candidate]:
    for person in people:
        if not individual(context, person) or person.chunk.overlaps(chunk) or _part_of_name(context, person):
            continue
        if person.kind is EntityKind.UNNAMED and person.chunk.start > chunk.start:
            continue
        if post is not None and not post.words and person.kind is not EntityKind.PERSON:
            continue
        yield propose(context, TYPE, chunk, part("person", person), post_part(post), score=confidence)


def _part_of_name(context: Context, person: Reference) -> bool:
    """Say whether a name only says whose something is: "the Dorn appointees"."""
    return person.form is MentionForm.NAME and modifies(context, person.chunk.end - 1)
