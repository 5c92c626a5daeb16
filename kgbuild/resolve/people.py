"""Decide which people of different articles, and of the reference data, are the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from kgbuild.model import EntityKind
from kgbuild.model.naming import article_path
from kgbuild.reference import Reference
from kgbuild.resolve.decisions import Decisions
from kgbuild.resolve.features import LINK, MARGIN, POSSIBLE, Match, compare, holders_called
from kgbuild.resolve.keys import local_key, person_key, slug
from kgbuild.resolve.profile import Profile

_T = TypeVar("_T", bound=Hashable)
Place = tuple[str, int]
"""A local entity: the article's file name and the entity's position."""


@dataclass(slots=True)
class Group:
    """People of different articles who are taken to be one, and what is known of them together."""

    profiles: list[Profile] = field(default_factory=list)
    genders: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    middles: frozenset[tuple[str, ...]] = frozenset()
    surnames: frozenset[str] = frozenset()
    office_words: frozenset[str] = frozenset()

    def add(self, profile: Profile) -> None:
        """Take somebody in."""
        self.profiles.append(profile)
        self.genders = _with(self.genders, (profile.gender,) if profile.gender else ())
        self.parties = _with(self.parties, profile.parties)
        self.middles = _with(self.middles, (profile.middle,) if profile.middle else ())
        self.surnames = _with(self.surnames, profile.words[-1:])
        self.office_words = _with(self.office_words, profile.office_words)

    def conflicts(self, profile: Profile, decisions: Decisions) -> bool:
        """Say whether somebody of the name is another: by gender, party, middle name, or a human's word."""
        if decisions.rows and any(decisions.differ(_local(profile), _local(p)) for p in self.profiles):
            return True
        if any(p.file == profile.file and p.words == profile.words for p in self.profiles):
            return True  # their article tells two of one name apart
        gender = bool(profile.gender and self.genders) and profile.gender not in self.genders
        party = bool(profile.parties and self.parties) and not profile.parties & self.parties
        middle = bool(profile.middle and self.middles) and profile.middle not in self.middles
        return gender or party or middle


@dataclass(slots=True)
class People:
    """Where each person belongs: the key, why, and who else it may be."""

    keys: dict[Place, str] = field(default_factory=dict)
    reference: dict[str, str] = field(default_factory=dict)
    candidates: dict[Place, frozenset[str]] = field(default_factory=dict)
    evidence: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def may_be(self, place: Place, keys: Collection[str]) -> None:
        """Note who else somebody may be."""
        if keys:
            self.candidates[place] = self.candidates.get(place, frozenset()).union(keys)


def _with(some: frozenset[_T], more: Collection[_T]) -> frozenset[_T]:
    """Return values with more of them: the very same where nothing is new, for most groups have few or none."""
    return some if some.issuperset(more) else some.union(more)


def resolve_people(profiles: Sequence[Profile], reference: Reference, decisions: Decisions) -> People:
    """Return the place of each person in the graph.

    First the reference data decide, then full names across articles, then what is only a family name is held against
    those that bear it elsewhere.

    Args:
        profiles: everybody, sorted by article and position.
        reference: what the reference data know.
        decisions: whom a human said to be different.
    """
    people = People()
    open_full: dict[tuple[str, str], list[Profile]] = defaultdict(list)
    open_short: list[Profile] = []
    members: dict[str, Group] = {}
    for profile in (p for p in profiles if p.is_full):
        if not _linked(profile, reference, people, members, decisions):
            open_full[(profile.words[0], profile.words[-1])].append(profile)
    for block in sorted(open_full):
        _merge_full(people, members, open_full[block], reference, decisions)
    usual = _usual(people, members)
    for profile in (p for p in profiles if not p.is_full):
        known = replace(profile, usual=usual.get(profile.words[-1], frozenset()))
        if not _linked(known, reference, people, members, decisions):
            open_short.append(profile)
    _place_short(people, members, open_short, decisions)
    return people


def _linked(
    profile: Profile, reference: Reference, people: People, members: dict[str, Group], decisions: Decisions
) -> bool:
    """Put somebody where the reference data decide; say whether they do."""
    record, why = _by_post(profile, reference, decisions), profile.basis
    if record is None:
        match = _link(profile, reference, people, decisions)
        if match is None:
            return False
        record, why = match.record.id, str(match)
    key = person_key(record)
    _put(people, members, profile, key)
    people.reference[key] = record
    people.evidence[key].append(f"{profile.file}: {why}")
    return True


def _by_post(profile: Profile, reference: Reference, decisions: Decisions) -> str | None:
    """Return the record of somebody whom a phrase for a post that he held then names, and no human's word bars."""
    known = profile.suggested is not None and profile.suggested in reference.people
    if not profile.basis or not known or _is_barred(profile, person_key(str(profile.suggested)), decisions):
        return None
    return profile.suggested


def _usual(people: People, members: Mapping[str, Group]) -> dict[str, frozenset[str]]:
    """Return for each family name the record that most articles mean by it, if one stands out."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for key, group in members.items():
        for surname in group.surnames:
            counted[surname][key] += len({p.file for p in group.profiles})
    found = {}
    for surname, counts in counted.items():
        key = min(counts, key=lambda k: (-counts[k], k))
        if key in people.reference and counts[key] >= _OFTEN and counts[key] >= _MOSTLY * counts.total():
            found[surname] = frozenset({people.reference[key]})
    return found


_OFTEN, _MOSTLY = 3, 0.75


def _put(people: People, members: dict[str, Group], profile: Profile, key: str) -> None:
    people.keys[(profile.file, profile.index)] = key
    members.setdefault(key, Group()).add(profile)


def _link(profile: Profile, reference: Reference, people: People, decisions: Decisions) -> Match | None:
    """Return the record that is clearly this person; note those that may be."""
    found = [
        compare(profile, reference.people[i], reference)
        for i in _block(profile, reference)
        if not _is_barred(profile, person_key(i), decisions)
    ]
    found.sort(key=lambda m: (-m.score, m.record.id))
    if found and found[0].score >= LINK and (len(found) == 1 or found[0].score - found[1].score >= MARGIN):
        return found[0]
    near = [m for m in found if m.score >= POSSIBLE and found[0].score - m.score < MARGIN]
    people.may_be((profile.file, profile.index), {person_key(m.record.id) for m in near})
    return None


def _block(profile: Profile, reference: Reference) -> list[str]:
    """Return the records whose name shares enough with a person's to be compared."""
    found = {i for form in (*profile.forms, *profile.titled) for i in reference.people_named(form)}
    if profile.suggested is not None and profile.suggested in reference.people:
        found.add(profile.suggested)
    if not found and not profile.is_full:
        found = {*reference.people_with_surname(profile.words[-1]), *holders_called(profile, reference)}
    return sorted(found)


def _local(profile: Profile) -> str:
    return local_key(EntityKind.PERSON, profile.name, article_path(profile.file))


def _is_barred(profile: Profile, key: str, decisions: Decisions) -> bool:
    return any(decisions.differ(own, key) for own in (_local(profile), f"person/{slug(profile.name)}"))


def _merge_full(
    people: People,
    members: dict[str, Group],
    block: Sequence[Profile],
    reference: Reference,
    decisions: Decisions,
) -> None:
    """Put the bearers of one full name together, unless what articles say of them conflicts.

    None of them is whom the reference data know by an identifier that looks like the name.
    """
    groups: list[Group] = []
    for profile in block:
        group = next((g for g in groups if not g.conflicts(profile, decisions)), None)
        if group is None:
            group = Group()
            groups.append(group)
        group.add(profile)
    name = _common_name(block)
    alone = len(groups) == 1 and name not in reference.people
    keys = [f"person/{name}" if alone else f"person/{name}/{_context(g, groups)}" for g in groups]
    for group, key in zip(groups, keys, strict=True):
        for profile in group.profiles:
            _put(people, members, profile, key)
            people.may_be((profile.file, profile.index), set(keys) - {key})
        forms = sorted({p.name for p in group.profiles})
        if len(forms) > 1:
            people.evidence[key].append(f"“{forms[0]}” is “{forms[1]}”: first and last name agree")


def _common_name(block: Sequence[Profile]) -> str:
    """Return the part of an IRI for a name, initials in the middle left out, so that no article changes it."""
    words = min(({*p.words} and p.words for p in block), key=lambda w: (-len([x for x in w if len(x) > 1]), w))
    kept = [w for n, w in enumerate(words) if len(w) > 1 or n in {0, len(words) - 1}]
    return slug(" ".join(kept))


def _context(group: Group, groups: Sequence[Group]) -> str:
    """Return what tells a group of namesakes from the others: a party, else a post, else the first article."""
    for own in (lambda g: g.parties, lambda g: {slug(w) for p in g.profiles for w, _, _ in p.posts}):
        elsewhere = {v for g in groups if g is not group for v in own(g)}
        telling = sorted(v for v in own(group) if v not in elsewhere)
        if telling:
            return slug(telling[0])
    return slug(group.profiles[0].file)


def _place_short(people: People, members: dict[str, Group], short: Sequence[Profile], decisions: Decisions) -> None:
    """Hold each bare family name against those who bear it in other articles."""
    bearers = _by_surname(members)
    for profile in short:
        place, own = (profile.file, profile.index), _local(profile)
        fitting = [
            k
            for k in bearers.get(profile.words[-1], ())
            if not _is_barred(profile, k, decisions) and not members[k].conflicts(profile, decisions)
        ]
        others = {*people.candidates.get(place, ()), *fitting} - {*fitting[:1]}
        if len(fitting) == 1 and not others and _agrees(profile, members[fitting[0]]):
            other = members[fitting[0]].profiles[0]
            people.keys[place] = fitting[0]
            people.evidence[fitting[0]].append(
                f"“{profile.name}” ({profile.file}) is “{other.name}” ({other.file}):"
                " nobody else of that name, post or company agrees"
            )
        else:
            people.may_be(place, fitting)
            people.keys[place] = own


def _agrees(profile: Profile, group: Group) -> bool:
    """Say whether a bare name shares a telling word of a post with people, or with one article the people it names."""
    if profile.office_words & group.office_words - _WEAK:
        return True
    return any(len(profile.company & other.company) >= _COMPANY for other in group.profiles[:_LOOKED_AT])


_COMPANY = 2  # people whom both articles name
_LOOKED_AT = 50  # articles that are looked at for that


def _by_surname(members: Mapping[str, Group]) -> dict[str, list[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for key, group in members.items():
        for word in group.surnames:
            found[word].add(key)
    return {word: sorted(keys) for word, keys in found.items()}


_WEAK = frozenset("mr mrs ms miss dr sir member spokesman spokeswoman mp former leader minister".split())
"""Words of posts and titles that too many share."""
