"""Add what the text leaves out: the posts and party that the reference data give a person on the article's date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from urllib.parse import unquote

from kgbuild.model import ArticleFacts, DatedPost, DateInterval, Entity, EntityKind
from kgbuild.reference import Reference, RefPerson
from kgbuild.reference.data import Period
from kgbuild.resolve.keys import key_of


def dated_posts(
    articles: Sequence[ArticleFacts],
    keys: Mapping[str, Sequence[str]],
    records: Mapping[str, str],
    reference: Reference,
) -> tuple[DatedPost, ...]:
    """Return the posts and memberships of everybody whom a dated article names, for its date.

    Args:
        articles: with their dates.
        keys: of each article's entities, by file name.
        records: the reference record of each key that has one.
        reference: where the posts come from.
    """
    found: set[DatedPost] = set()
    for facts in articles:
        if facts.article.date is None:
            continue
        when = facts.article.date.interval
        own = keys[facts.article.file_name]
        for n, (key, entity) in enumerate(zip(own, facts.entities, strict=True)):
            if entity.kind is EntityKind.PERSON and key in records:
                stated = _stated(facts, own, n)
                held = _held(key, reference.people[records[key]], when, reference)
                found.update(d for d in held if (d.post, d.organization) not in stated and (d.post, None) not in stated)
    return tuple(sorted(found, key=lambda d: (d.person, d.post, d.organization or "", str(d.first), str(d.last))))


def _stated(facts: ArticleFacts, keys: Sequence[str], n: int) -> set[tuple[str, str | None]]:
    """Return the posts, and as membership each party, that an article itself gives to a person."""
    roles = [r for r in facts.roles if r.person.index == n]
    parties = {keys[r.organization.index] for r in roles if r.organization is not None and not r.former}
    return {(r.post.lower(), None) for r in roles if r.post.lower() != "member"} | {("member", p) for p in parties}


def _held(key: str, person: RefPerson, when: DateInterval, reference: Reference) -> Iterator[DatedPost]:
    """Yield what a person held or belonged to on some days; of periods that overlap the last to begin."""
    latest: dict[tuple[str, str | None], Period] = {}
    entries = [("member", m.party, m.period) for m in person.memberships]
    for post, body, period in (*entries, *((p.office, p.organization, p.period) for p in person.posts)):
        organization = _body(body, reference)
        before = latest.get((post, organization))
        if period.meets(when) and (before is None or (before.start or date.min) <= (period.start or date.min)):
            latest[(post, organization)] = period
    for (post, organization), period in _plainest(latest).items():
        yield DatedPost(
            person=key, post=post, organization=organization, first=period.start, last=period.end, record=person.id
        )


def _plainest(
    held: Mapping[tuple[str, str | None], Period],
) -> dict[tuple[str, str | None], Period]:
    """Leave out the longer of two wordings of one post: "us president" beside "president", of the same days."""
    found: dict[tuple[str, str | None], Period] = {}
    for (post, organization), period in sorted(held.items(), key=lambda h: (len(h[0][0]), h[0][0], h[0][1] or "")):
        words = set(post.replace("-", " ").split())
        shorter = (set(p.replace("-", " ").split()) for (p, o), d in found.items() if (o, d) == (organization, period))
        if not any(s <= words for s in shorter):
            found[(post, organization)] = period
    return found


def _body(identifier: str, reference: Reference) -> str | None:
    """Return the key of the party that a post or membership is of; a body without a record of its own is left out."""
    return key_of(EntityKind.PARTY, identifier, identifier, "") if identifier in reference.parties else None


def parties_of(dated: Sequence[DatedPost], reference: Reference) -> dict[str, Entity]:
    """Return the parties of memberships as entities, for those that no article names."""
    found = {}
    for key in {d.organization for d in dated if d.organization}:
        party = reference.parties[unquote(key.removeprefix("party/"))]
        found[key] = Entity(key=key, kind=EntityKind.PARTY, name=party.name, same_as=party.same_as)
    return found
