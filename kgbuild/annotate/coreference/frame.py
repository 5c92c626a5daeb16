"""Find out when an article without a date was written: the days on which all posts that it gives were held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from kgbuild.annotate.coreference.draft import Draft, Scene
from kgbuild.layers import PostPhrase
from kgbuild.model import DateInterval
from kgbuild.nouns import office

ANY_TIME = DateInterval(date(1900, 1, 1), date(2100, 12, 31))
"""What an article is read against when nothing dates it: whoever ever held a post may be meant."""


_MARGIN = 7


def time_frame(scene: Scene) -> DateInterval | None:
    """Return the article's own date, else the days that most of its posts share; None when it gives none.

    Where it gives nobody a post by name, those that it speaks of may still tell: in an article on Blair and Brown that
    speaks of the prime minister and of the chancellor, the one was prime minister and the other chancellor.
    """
    if scene.when is not None:
        return scene.when
    held = [days for draft in scene.people for days in _held(scene, draft)]
    if not held:
        return _inside(_spoken_of(scene))
    return _inside(max((_shared(held, days.first) for days in held), key=lambda s: (s[0], s[1].first), default=None))


def _spoken_of(scene: Scene) -> tuple[int, DateInterval] | None:
    """Return the days on which people whom the article names held most of the posts that it speaks of, two at least.

    None where two spans of days fit as well.
    """
    offices = sorted(
        {_office(scene, p) for p in scene.posts if p.determiner == "the" and not p.plural and not p.former}
    )
    known = [d.reference for d in scene.people if d.reference is not None]
    held = {
        (office, DateInterval(days.first + timedelta(_MARGIN), days.last - timedelta(_MARGIN)))
        for office in offices
        for person in known
        if (days := scene.reference.days_in_office(person, office, None)) is not None
        and (days.last - days.first).days > 3 * _MARGIN
    }
    spans = {}
    for _, day in held:
        around = [(o, d) for o, d in held if d.first <= day.first <= d.last]
        span = DateInterval(max(d.first for _, d in around), min(d.last for _, d in around))
        spans[(span.first, span.last)] = len({o for o, _ in around})
    best = max(spans.values(), default=0)
    fitting = [DateInterval(*span) for span, count in sorted(spans.items()) if count == best]
    return (best, fitting[0]) if best >= _FEWEST and len(fitting) == 1 else None


_FEWEST = 2  # posts that together tell a time


def _office(scene: Scene, phrase: PostPhrase) -> str:
    return office(" ".join(scene.lower(i) for i in range(phrase.post.start, phrase.post.end)))


def _shared(held: Sequence[DateInterval], day: date) -> tuple[int, DateInterval]:
    """Return how many of the intervals hold a day, and the days that all of these share."""
    around = [d for d in held if d.first <= day <= d.last]
    return len(around), DateInterval(max(d.first for d in around), min(d.last for d in around))


def _inside(found: tuple[int, DateInterval] | None) -> DateInterval | None:
    """Leave out the days around the ends: there two people hold one post, and registers differ by a day or two."""
    if found is None:
        return None
    frame = found[1]
    if (frame.last - frame.first).days < 3 * _MARGIN:
        return frame
    return DateInterval(frame.first + timedelta(_MARGIN), frame.last - timedelta(_MARGIN))


def _held(scene: Scene, draft: Draft) -> Iterator[DateInterval]:
    """Yield the days on which somebody held each post that the text gives him and the data know."""
    for stated in draft.posts:
        if draft.reference is not None and not stated.former:
            body = stated.organization.reference if stated.organization else None
            days = scene.reference.days_in_office(draft.reference, stated.office, body)
            if days is not None:
                yield days
