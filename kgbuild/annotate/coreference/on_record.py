"""Find who holds a post, or sits for a seat, that nobody in the article is given: by the reference data."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Iterator, Sequence

from kgbuild.annotate.coreference.draft import Draft, Scene, StatedPost
from kgbuild.annotate.coreference.holders import (
    ANY_TIME,
    Holders,
    asked_of,
    basis_of,
    claimed,
    days,
    holders_of,
)
from kgbuild.annotate.coreference.stated import stated_post
from kgbuild.annotate.lexicon import SEAT_HOLDERS
from kgbuild.layers import HintKind, PostPhrase
from kgbuild.model import DateInterval, EntityKind

_LEAD = 2  # sentences: the headline and the first, or the first two

_FEW = 6  # people whom a phrase may mean, to be worth naming

DEFINITE = frozenset("the this that".split())


def holder_on_record(
    scene: Scene, phrase: PostPhrase, frame: DateInterval | None
) -> tuple[Draft | None, dict[str, str]]:
    """Return the holder by the reference data: the one in office whom the article names, or else the only one."""
    post = stated_post(scene, phrase)
    if phrase.organization is not None and (post.organization is None or not post.organization.reference):
        return None, {}
    if phrase.organization is not None and _leads_a_part(scene, phrase):
        return None, {}
    asked = asked_of(scene, phrase, "" if phrase.organization is not None else post.office)
    if post.qualifiers and not asked.told:
        return None, {}
    found = holders_of(scene, post, frame or ANY_TIME, asked.countries)
    others = holders_of(scene, post, frame or ANY_TIME, asked.others) if asked.others else Holders()
    named = {d.reference: d for d in scene.people if d.reference}
    known = [named[i] for i in sorted(found.certain | others.certain) if i in named]
    if len(known) == 1:
        return known[0], {}
    if not asked.told and frame is not None and (lead := _in_lead(scene, phrase, post, frame)) is not None:
        return lead, {}
    if len(found.certain) == 1 and not others.certain and not known and frame is not None and _points(scene, phrase):
        return _absent(scene, next(iter(found.certain)), post, phrase, frame), {}
    return None, _left_open(scene, phrase, found, others, frame)


def _leads_a_part(scene: Scene, phrase: PostPhrase) -> bool:
    """Say whether a phrase names who leads a party in a town or a body: "the Labour leader of Hull", "Hull's …"."""
    owns = next((i for i in range(max(1, phrase.chunk.start - 1), phrase.head) if scene.lower(i) in _OWNS), None)
    if owns is not None and scene.doc[owns - 1].text[:1].isupper() and not _is_country(scene, owns - 1):
        return True
    behind = phrase.head + 1
    if scene.lower(behind) not in {"of", "on", "in"}:
        return False
    place = behind + 1 + (scene.lower(behind + 1) == "the")
    word = scene.doc[place].text if place < len(scene.doc) else ""
    if word.lower() in _PARTS:
        return True
    return word[:1].isupper() and word not in _ITS and scene.lower(behind) != "on" and not _is_country(scene, place)


def _is_country(scene: Scene, i: int) -> bool:
    """Say whether a token stands in the name of a country or of a nation of one, or is its adjective."""
    told = {HintKind.NAME, HintKind.DEMONYM}
    return any(hint.kind in told and hint.chunk.start <= i < hint.chunk.end for hint in scene.countries.hints)


_OWNS = frozenset({"'s", "’s"})
_PARTS = frozenset("council authority assembly lords county city borough district".split())
_ITS = frozenset(("Her", "His", "Its", "Their", "Opposition", "Parliament", "House", "Commons", "Party", *month_name))


def leads_another(scene: Scene, phrase: PostPhrase, said: Draft) -> bool:
    """Say whether somebody is given a post by the other word for it: "the prime minister" need not be the premier.

    Premiers lead the states of Australia and the provinces of Canada.
    """
    post = stated_post(scene, phrase)
    own = {s.words for s in said.posts if s.office == post.office}
    return post.words not in own and {post.words, *own} == {"prime minister", "premier"}


def _in_lead(scene: Scene, phrase: PostPhrase, post: StatedPost, on: DateInterval) -> Draft | None:
    """Return the one holder, of whichever country, whom the first sentences name: of him the article tells.

    Not where the sentence of the phrase speaks of other countries.
    """
    spoken = claimed(scene, phrase.head, post.office)
    holders = holders_of(scene, post, on, spoken or None).certain
    start = scene.sentence_starts[_LEAD] if len(scene.sentence_starts) > _LEAD else len(scene.doc)
    first = [d for d in scene.people if d.reference in holders and any(m.chunk.end <= start for m in d.mentions)]
    return first[0] if len(first) == 1 else None


def _points(scene: Scene, phrase: PostPhrase) -> bool:
    """Say whether a phrase stands for the holder: no bare title in "she was attorney general", save as a subject."""
    owned = phrase.organization is not None and scene.lower(phrase.organization.end) in {"'s", "’s"}
    subject = scene.doc[phrase.head].dep_ in {"nsubj", "nsubj:pass"}
    return phrase.determiner in DEFINITE or owned or subject


def _left_open(
    scene: Scene, phrase: PostPhrase, found: Holders, others: Holders, frame: DateInterval | None
) -> dict[str, str]:
    """Return who may be meant, each with why that is not certain; nobody where they are many."""
    several = "one of several whom the words and the date fit"
    why = dict.fromkeys(sorted(found.certain | others.certain), several) | found.open | others.open
    if frame is None or len(why) > _FEW:
        return {}
    words, people = scene.text(phrase.chunk), scene.reference.people
    return {i: f'"{words}" on {days(frame)} may be {people[i].name}: {reason}' for i, reason in why.items()}


def _absent(scene: Scene, identifier: str, post: StatedPost, phrase: PostPhrase, on: DateInterval) -> Draft:
    """Return the cluster of a holder: of an ambiguous name that may mean him, or a new one."""
    person = scene.reference.people[identifier]
    same = [d for d in scene.people if identifier in d.candidates]
    draft = same[0] if len(same) == 1 else scene.new(EntityKind.PERSON, person.name)
    draft.reference, draft.gender, draft.candidates = person.id, person.gender or None, set()
    draft.basis = basis_of(scene, identifier, post, scene.text(phrase.chunk), on)
    return draft


_LONGEST = 6  # tokens of a seat's name behind "for"


def sits_for(scene: Scene, phrase: PostPhrase, frame: DateInterval | None) -> Draft | None:
    """Return the only one of the article who, by the reference data, sits for the seat of one member: "the Hull MP"."""
    if scene.lower(phrase.head) not in SEAT_HOLDERS or phrase.plural or phrase.former:
        return None
    words = _words_of_seat(scene, phrase)
    found = [d for d in scene.people if d.reference is not None and _sits(scene, d.reference, words, frame or ANY_TIME)]
    return found[0] if len(found) == 1 else None


def _words_of_seat(scene: Scene, phrase: PostPhrase) -> str:
    """Return the words of a phrase and what follows it behind "for", in lower case between blanks."""
    end = max(phrase.chunk.end, phrase.head + 1)
    if scene.lower(phrase.head + 1) == "for":
        end = max(end, min(phrase.head + 2 + _LONGEST, len(scene.doc)))
    return f" {' '.join(scene.lower(i) for i in range(phrase.chunk.start, end))} "


def _sits(scene: Scene, person: str, words: str, on: DateInterval) -> bool:
    seats = scene.reference.people[person].seats
    return any(s.constituency and f" {s.constituency.lower()} " in words and s.period.may_meet(on) for s in seats)


def then_in_office(scene: Scene, post: StatedPost, held: Sequence[tuple[Draft, StatedPost]]) -> list[Draft]:
    """Return those who held a post in the past, if it is one of the past that is asked for and there are any.

    Who is called its holder may since be a former one, unless the reference data have him in it on the day. `held` are
    people with a post that may be it, as the article states it.
    """
    found = [d for d, s in held if s.former == post.former] or [
        d for d, _ in held if not (post.former and _is_now(scene, _days_in_office(scene, d, post)))
    ]
    return list(dict.fromkeys(found))


def once_in_office(scene: Scene, post: StatedPost) -> Iterator[Draft]:
    """Yield the people of an article who held a post by the reference data, but not on the day."""
    for draft in scene.people:
        days = _days_in_office(scene, draft, post)
        if days is not None and not _is_now(scene, days):
            yield draft


def _days_in_office(scene: Scene, draft: Draft, post: StatedPost) -> DateInterval | None:
    """Return the days on which somebody held a post by the reference data."""
    if draft.reference is None:
        return None
    return scene.reference.days_in_office(draft.reference, post.office, post.body)


def _is_now(scene: Scene, days: DateInterval | None) -> bool:
    """Say whether the article surely appears on some days."""
    if days is None or scene.when is None:
        return False
    return days.first <= scene.when.first and scene.when.last <= days.last
