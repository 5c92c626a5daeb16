"""Compare a person of an article with a record of the reference data: a table of features that anybody can read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from kgbuild.reference import Certainty, Reference, RefPerson
from kgbuild.reference.names import family_names, fold
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


def _suggested(profile: Profile, person: RefPerson, reference: Reference) -> bool:
    """A full name that one record bears says it all; else it tells something how the article was read."""
    form = _shared(profile, person)
    return profile.suggested == person.id and (not form or len(reference.people_named(form[0])) != 1)


def _party_agrees(profile: Profile, person: RefPerson, reference: Reference) -> bool:
    return bool(profile.parties & _parties(profile, person, reference))


def _party_disagrees(profile: Profile, person: RefPerson, _: Reference) -> bool:
    ever = {m.party for m in person.memberships}
    return bool(profile.parties and ever) and not profile.parties & ever


def _led(profile: Profile, person: RefPerson, _: Reference) -> bool:
    """He held an office that made his name known: what a bare full name then most likely means."""
    named = bool(_shared(profile, person)) and not _other_walk_of_life(profile, person, _)
    return named and any(p.office in LEADING for p in person.posts)


def _only_a_name(profile: Profile, person: RefPerson, reference: Reference) -> bool:
    """Many share his first name and several his family name, or it is not the name he goes by; nothing else agrees."""
    shared = _shared(profile, person)
    if not shared or _agrees(profile, person, reference):
        return False
    first, last = profile.words[0], profile.words[-1]
    many = reference.bearers_of_first_name(first) >= _MANY and len(reference.people_with_surname(last)) >= _SEVERAL
    peer = fold(person.name).split()[0] in _TITLES and fold(shared[0]).split()[0] not in _TITLES
    return (many and not _in_his_world(profile, person, reference)) or peer


def _only_in_a_register(profile: Profile, person: RefPerson, reference: Reference) -> bool:
    """A register of all legislators of a country has the name, and nothing else agrees."""
    return person.id not in reference.people.core and not _agrees(profile, person, reference)


def _only_a_family_name(profile: Profile, person: RefPerson, reference: Reference) -> bool:
    """A bare family name, and nothing says that a politician is meant: no title, post, party, and no well-known office.

    A first name that was not read ("Mckenzie Lake") or a particle that is missing ("Piero") makes such names.
    """
    bare = not profile.is_full and not profile.titles and person.id not in profile.usual
    known = any(p.office in LEADING for p in person.posts)
    return bare and not known and _surname(profile, person, reference) and not _agrees(profile, person, reference)


def _in_his_world(profile: Profile, person: RefPerson, reference: Reference) -> bool:
    """Nothing that the text says of him is against it, nor the date, and it names his party; undated, any party."""
    then = profile.when is None or reference.activity(person.id, profile.when) is not Certainty.NO
    fits = bool(profile.parties_named) if profile.when is None else _company(profile, person, reference)
    return then and fits and not profile.posts


_MANY, _SEVERAL = 8, 4
_TITLES = frozenset("lord lady baroness baron viscount earl countess".split())


def _agrees(profile: Profile, person: RefPerson, reference: Reference) -> bool:
    """Say whether the text gives somebody a post, seat, house or party that the record has too, or any in politics."""
    tests = (_post_agrees, _is_seated, _party_agrees, _constituency_agrees)
    words = {w for post, _, _ in profile.posts for w in re.findall(r"[a-z]+", post.lower())}
    return bool(words & _POLITICAL) or any(holds(profile, person, reference) for holds in tests)


_POLITICAL = frozenset(
    """
    shadow mp mps mep peer msp backbencher frontbencher parliamentary committee cabinet whip minister lawmaker
    legislator pm speaker party candidate senator congressman congresswoman representative governor mayor councillor
    premier
    """.split()
)
"""Words of posts that only politicians have."""


def _abroad(profile: Profile, person: RefPerson, _: Reference) -> bool:
    return bool(_shared(profile, person)) and _of_another_country(profile, person)


def _surname_abroad(profile: Profile, person: RefPerson, reference: Reference) -> bool:
    """Not with the leading office that he alone of his family name holds: "President Obama" needs no country."""
    abroad = _of_another_country(profile, person) and not _shared(profile, person)
    return abroad and not _sole_holder(profile, person, reference)


def _of_another_country(profile: Profile, person: RefPerson) -> bool:
    """The article speaks of countries, and not of his."""
    return bool(person.country and profile.countries) and person.country not in profile.countries


def _surname_elsewhere(profile: Profile, person: RefPerson, _: Reference) -> bool:
    """The sentences that give his family name speak of other countries alone."""
    elsewhere = bool(person.country and profile.near) and person.country not in profile.near
    return not _shared(profile, person) and elsewhere


def _other_rank(profile: Profile, person: RefPerson, _: Reference) -> bool:
    """A family name bears a title that is no politician's ("Archbishop Smith"), and the record has no such post."""
    held = {w for p in person.posts for w in p.office.split()}
    return not _shared(profile, person) and bool((profile.titles & _RANKS) - held)


_RANKS = frozenset(
    """
    archbishop bishop cardinal pope rabbi imam sheikh ayatollah reverend rev revd pastor sister judge justice general
    gen colonel col major maj captain capt lieutenant lt sergeant sgt admiral brigadier commander cmdr inspector
    constable superintendent detective sheriff coach officer professor prof
    """.split()
)
"""Titles of other walks of life."""


def _unknown_then(profile: Profile, person: RefPerson, reference: Reference) -> bool:
    """Only a family name names him, and no register vouches for him on the article's date."""
    return profile.when is not None and not _shared(profile, person) and not reference.active(person.id, profile.when)


def _gone(profile: Profile, person: RefPerson, reference: Reference) -> bool:
    """All that the data know of him had ended by the article's date."""
    if profile.when is None or not _shared(profile, person) or _not_yet(profile, person, reference):
        return False
    return reference.activity(person.id, profile.when) is Certainty.NO


def _had_office(profile: Profile, person: RefPerson, reference: Reference) -> bool:
    return bool(person.posts) and _surname(profile, person, reference)


def _usual(profile: Profile, person: RefPerson, reference: Reference) -> bool:
    return person.id in profile.usual and _surname(profile, person, reference)


def _sole_bearer(profile: Profile, person: RefPerson, reference: Reference) -> bool:
    return _surname(profile, person, reference) and len(reference.people_with_surname(profile.words[-1])) == 1


def _sole_holder(profile: Profile, person: RefPerson, reference: Reference) -> bool:
    """The text gives him a leading office that nobody else of his family name holds on its date."""
    return not _shared(profile, person) and holders_called(profile, reference) == (person.id,)


def holders_called(profile: Profile, reference: Reference) -> tuple[str, ...]:
    """Return who holds, on the article's date, a leading office that the text gives to somebody of a family name."""
    if profile.when is None or profile.is_full or not profile.posts:
        return ()
    offices = {o for post, _, former in profile.posts if not former and (o := post.lower()) in LEADING}
    held = {i for o in sorted(offices) for i in reference.holders(o, profile.when).certain}
    bearers = (i for i in held if profile.words[-1] in family_names(fold((p := reference.people[i]).name), p.country))
    return tuple(sorted(bearers))


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
    return bool(profile.posts) and not _agrees(profile, person, reference)


FEATURES = (
    Feature("full name", 4.0, _full_name),
    Feature("family name", 1.0, _surname),
    Feature("family name with title", 0.5, _surname_with_title),
    Feature("nobody else of that family name in the data", 1.0, _sole_bearer),
    Feature("most named of that family name in these articles", 1.5, _usual),
    Feature("nobody else of that family name in that office then", 1.0, _sole_holder),
    Feature("had an office", 1.0, _had_office),
    Feature("held a leading office", 1.5, _led),
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
    Feature("nothing but a common name agrees", -2.0, _only_a_name),
    Feature("nothing but a name in a register of other countries agrees", -1.0, _only_in_a_register),
    Feature("nothing but a family name agrees", -3.0, _only_a_family_name),
    Feature("no longer in a post or seat on the article's date", -0.5, _gone),
    Feature("the article speaks of other countries", -2.5, _abroad),
    Feature("family name in an article on other countries", -6.0, _surname_abroad),
    Feature("family name in a sentence on other countries", -1.0, _surname_elsewhere),
    Feature("family name with another rank", -3.0, _other_rank),
    Feature("family name, and nothing vouches for him on the article's date", -1.5, _unknown_then),
)
"""What is compared, and how much each thing counts."""

_LITTLE = frozenset("the of for and a an to in on former".split())

LEADING = frozenset(
    {
        "prime minister", "deputy prime minister", "chancellor", "home secretary", "foreign secretary", "leader",
        "first minister", "president", "vice president", "secretary of state", "speaker", "mayor of london",
        "chief minister", "taoiseach", "leader of the opposition",
    }
)  # fmt: skip
"""Offices whose holders news names without a word on who they are."""


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
