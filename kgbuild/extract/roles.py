"""Read the posts that the text gives to people, and the parties it counts them among."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from datetime import timedelta

from kgbuild.extract.context import Context
from kgbuild.extract.events.resignation import Resignation
from kgbuild.extract.held import is_seat
from kgbuild.extract.holders import Holding, held_posts
from kgbuild.extract.memberships import members
from kgbuild.extract.posts import agree
from kgbuild.extract.service import services
from kgbuild.model import EntityRef, Event, Factuality, Role

_SAME = {
    "pm": "prime minister", "premier": "prime minister", "spokeswoman": "spokesman", "spokesperson": "spokesman",
    "chairwoman": "chairman", "chair": "chairman", "chairperson": "chairman", "mps": "mp",
}  # fmt: skip
"""Other words for a post, and the one that they are compared under."""

_SMALL = frozenset("the of for and a an to in on s".split())


@dataclass(frozen=True, slots=True)
class _Stated:
    """A role with what decides whether another statement gives the same."""

    role: Role
    words: frozenset[str]


def find_roles(context: Context, events: Sequence[Event]) -> tuple[Role, ...]:
    """Return each (person, post) once, at its first statement, in text order.

    "The minister" and "the transport minister" of the same person are one post; the fuller wording names it. A post
    that somebody has left of late is over: "The mayor of Oakbay, Ann Bell, has resigned."
    """
    found: list[_Stated] = []
    everything = [*held_posts(context), *services(context), *members(context)]
    for holding in sorted(everything, key=lambda h: (h.chunk.start, h.chunk.end, h.person)):
        stated = _Stated(_role(context, holding), _key(holding.post.words))
        same = next((n for n, s in enumerate(found) if _agree(s, stated)), None)
        if same is None:
            found.append(stated)
        else:
            found[same] = _merged(found[same], stated)
    published = context.annotated.article.date
    since = published.interval.first - _OF_LATE if published else None
    left = {
        (e.person, e.post)
        for e in events
        if isinstance(e, Resignation) and e.post and not is_seat(e.post) and e.factuality is Factuality.ACTUAL
        if not (since and e.dates and e.dates.last < since)
    }
    over = (replace(r, former=r.former or _left(r, left)) for r in (s.role for s in found))
    return tuple(sorted(over, key=lambda r: (r.passages, r.person, r.post)))


_OF_LATE = timedelta(days=365)
"""Who left a post longer ago may have it again."""


def _left(role: Role, left: Set[tuple[EntityRef, str]]) -> bool:
    return any(role.person == person and agree(role.post, post) for person, post in left)


def _role(context: Context, holding: Holding) -> Role:
    return Role(
        person=holding.person,
        post=holding.post.words,
        organization=holding.post.organization,
        former=holding.former,
        passages=(context.annotated.span(holding.chunk),),
    )


def _key(words: str) -> frozenset[str]:
    """Return the words of a post that count, in one form each."""
    lower = " ".join(words.lower().replace("-", " ").replace("'", " ").replace("’", " ").split())
    plain = [_SAME.get(lower, lower)] if lower in _SAME else [_SAME.get(w, w) for w in lower.split()]
    return frozenset(w for part in plain for w in part.split()) - _SMALL


def _agree(a: _Stated, b: _Stated) -> bool:
    """Say whether two statements give the same person the same post."""
    if a.role.person != b.role.person or not (a.words <= b.words or b.words <= a.words):
        return False
    bodies = {a.role.organization, b.role.organization} - {None}
    return len(bodies) < 2 and (a.role.former == b.role.former or a.words == b.words)


def _merged(first: _Stated, second: _Stated) -> _Stated:
    """Return the first statement with the fuller wording, with the body that either names, over if either says so."""
    a, b = first.role, second.role
    role = Role(
        person=a.person,
        post=b.post if len(second.words) > len(first.words) else a.post,
        organization=a.organization or b.organization,
        former=a.former or b.former,
        dates=a.dates or b.dates,
        date_text=a.date_text or b.date_text,
        passages=a.passages,
    )
    return _Stated(role, first.words | second.words)
