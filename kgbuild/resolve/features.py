"""Compare a person of an article with a record of the reference data: a table of features that anybody can read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from kgbuild.reference import Reference, RefPerson
from kgbuild.reference.lookup import fold
from kgbuild.resolve.profile import Profile

Holds = Callable[[Profile, RefPerson, Reference], bool]

LINK = 3.0
"""The score from which a record is the person."""

MARGIN = 1.5
"""How far the best record must be ahead of the second."""

POSSIBLE = 1.5
"""The score from which a record is kept as a candidate."""


@dataclass(frozen=True, slots=True)
class Feature:
    """Something that speaks for (or, with a weight below 0, against) a record."""

    name: str
    weight: float
    holds: Holds


@dataclass(frozen=True, slots=True)
class Match:
    """A record compared with a person: the score, what held, and the two strings that agree."""

    record: RefPerson
    score: float
    features: tuple[str, ...]
    form: str
    recorded: str

    def __str__(self) -> str:
        return f"“{self.form}” is “{self.recorded}” of the reference data: {', '.join(self.features)} ({self.score:g})"


def _full_name(profile: Profile, person: RefPerson, _: Reference) -> bool:
    return bool(_shared(profile, person))


def _surname_with_title(profile: Profile, person: RefPerson, reference: Reference) -> bool:
    return bool(profile.titles) and _surname(profile, person, reference)


def _surname(profile: Profile, person: RefPerson, _: Reference) -> bool:
    return not _shared(profile, person) and fold(person.name).split()[-1] == profile.words[-1]


def _stands_for_post(profile: Profile, person: RefPerson, _: Reference) -> bool:
    """Only a role phrase names him, and annotation found that he held that post."""
    return bool(profile.holder_of) and len(profile.forms) == 1 and _shared(profile, person) != ()


def _suggested(profile: Profile, person: RefPerson, _: Reference) -> bool:
    return profile.suggested == person.id


def _party_agrees(profile: Profile, person: RefPerson, reference: Reference) -> bool:
    return bool(profile.parties & _parties(profile, person, reference))


def _party_disagrees(profile: Profile, person: RefPerson, _: Reference) -> bool:
    ever = {m.party for m in person.memberships}
    return bool(profile.parties and ever) and not profile.parties & ever


def _had_office(profile: Profile, person: RefPerson, reference: Reference) -> bool:
    return bool(person.posts) and _surname(profile, person, reference)


def _usual(profile: Profile, person: RefPerson, reference: Reference) -> bool:
    return person.id in profile.usual and _surname(profile, person, reference)


def _sole_bearer(profile: Profile, person: RefPerson, reference: Reference) -> bool:
    return _surname(profile, person, reference) and len(reference.people_with_surname(profile.words[-1])) == 1


def _post_agrees(profile: Profile, person: RefPerson, _: Reference) -> bool:
    held = [set(re.findall(r"[a-z]+", p.office)) for p in person.posts]
    stated = [set(re.findall(r"[a-z]+", words.lower())) - _LITTLE for words, _, _ in profile.posts]
    return any(s and (s <= h or h <= s) for s in stated for h in held)


def _is_seated(profile: Profile, person: RefPerson, reference: Reference) -> bool:
    """The text calls him a member of a house in which he sat."""
    words = {w for post, _, _ in profile.posts for w in post.lower().replace("-", " ").split()}
    return any(words & reference.house_words.get(s.house, frozenset()) for s in person.seats)


def _constituency_agrees(profile: Profile, person: RefPerson, _: Reference) -> bool:
    stated = {fold(post.split(" for ", 1)[1]) for post, _, _ in profile.posts if " for " in post}
    return bool(stated & {fold(s.constituency) for s in person.seats if s.constituency})


def _constituency_disagrees(profile: Profile, person: RefPerson, reference: Reference) -> bool:
    seats = {fold(c) for c in (s.constituency for s in person.seats) if c}
    members = frozenset().union(*reference.house_words.values())
    split = [post.split(" for ", 1) for post, _, _ in profile.posts if " for " in post]
    stated = [fold(place) for post, place in split if post.lower() in members]
    return bool(seats and stated) and not any(_like(s, c) for s in stated for c in seats)


def _in_office(profile: Profile, person: RefPerson, _: Reference) -> bool:
    return profile.when is not None and any(p.period.meets(profile.when) for p in person.posts)


def _active(profile: Profile, person: RefPerson, reference: Reference) -> bool:
    return profile.when is not None and reference.active(person.id, profile.when)


def _not_yet(profile: Profile, person: RefPerson, _: Reference) -> bool:
    periods = [*(p.period for p in person.posts), *(s.period for s in person.seats)]
    starts = [p.start for p in periods if p.start]
    return profile.when is not None and bool(starts) and profile.when.last < min(starts)


def _gender_disagrees(profile: Profile, person: RefPerson, _: Reference) -> bool:
    return bool(profile.gender and person.gender) and profile.gender != person.gender


def _company(profile: Profile, person: RefPerson, reference: Reference) -> bool:
    return bool(profile.parties_named & _parties(profile, person, reference))


def _other_walk_of_life(profile: Profile, person: RefPerson, reference: Reference) -> bool:
    """The text gives him posts, and none of them is one that a politician of the data has."""
    return bool(profile.posts) and not any(
        holds(profile, person, reference) for holds in (_post_agrees, _is_seated, _party_agrees, _constituency_agrees)
    )


FEATURES = (
    Feature("full name", 4.0, _full_name),
    Feature("family name", 1.0, _surname),
    Feature("family name with title", 0.5, _surname_with_title),
    Feature("nobody else of that family name in the data", 1.0, _sole_bearer),
    Feature("most named of that family name in these articles", 1.5, _usual),
    Feature("had an office", 1.0, _had_office),
    Feature("the post named is his", 2.0, _stands_for_post),
    Feature("read so in the article", 1.0, _suggested),
    Feature("post agrees", 2.0, _post_agrees),
    Feature("party agrees", 1.0, _party_agrees),
    Feature("party disagrees", -3.0, _party_disagrees),
    Feature("member of that house", 1.0, _is_seated),
    Feature("constituency agrees", 2.5, _constituency_agrees),
    Feature("constituency disagrees", -2.0, _constituency_disagrees),
    Feature("in a post on the article's date", 1.0, _in_office),
    Feature("active on the article's date", 0.5, _active),
    Feature("not yet known on the article's date", -1.0, _not_yet),
    Feature("gender disagrees", -6.0, _gender_disagrees),
    Feature("his party is in the article", 0.25, _company),
    Feature("no such post in the data", -0.75, _other_walk_of_life),
)
"""What is compared, and how much each thing counts."""

_LITTLE = frozenset("the of for and a an to in on former".split())


def compare(profile: Profile, person: RefPerson, reference: Reference) -> Match:
    """Return how well a record fits a person."""
    held = [f for f in FEATURES if f.holds(profile, person, reference)]
    shared = _shared(profile, person)
    form, recorded = shared or (profile.name, person.name)
    features = tuple(f"{f.name} {f.weight:+g}" for f in held)
    return Match(person, sum(f.weight for f in held), features, form, recorded)


def _shared(profile: Profile, person: RefPerson) -> tuple[str, str] | tuple[()]:
    """Return the full form of a profile and the full name of a record that are the same."""
    recorded = {fold(n): n for n in (*reversed(person.other_names), person.name) if " " in n}
    for form in (*profile.forms, *profile.titled):
        if fold(form) in recorded and " " in form:
            return form, recorded[fold(form)]
    return ()


def _parties(profile: Profile, person: RefPerson, reference: Reference) -> set[str]:
    return set(reference.party_of(person.id, profile.when))


def _like(a: str, b: str) -> bool:
    """Say whether two wordings of a constituency share a telling word."""
    return bool(
        (set(a.split()) & set(b.split())) - {"north", "south", "east", "west", "and", "the", "of", "city", "central"}
    )
