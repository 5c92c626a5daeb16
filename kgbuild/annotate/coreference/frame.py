"""Find out when an article without a date was written: the days on which all posts that it gives were held."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from kgbuild.annotate.coreference.draft import Draft, Scene
from kgbuild.model import DateInterval

ANY_TIME = DateInterval(date(1900, 1, 1), date(2100, 12, 31))
"""What an article is read against when nothing dates it: whoever ever held a post may be meant."""


def time_frame(scene: Scene) -> DateInterval | None:
    """Return the article's own date, else the days that its posts agree on; None when they say nothing or disagree."""
    if scene.when is not None:
        return scene.when
    frame: DateInterval | None = None
    for draft in scene.people:
        if draft.reference is None:
            continue
        for interval in _held(scene, draft):
            first = max(frame.first, interval.first) if frame else interval.first
            last = min(frame.last, interval.last) if frame else interval.last
            if first > last:
                return None
            frame = DateInterval(first, last)
    return _inside(frame)


def _inside(frame: DateInterval | None) -> DateInterval | None:
    """Leave out the first and last day, on which two people hold one post."""
    if frame is None or (frame.last - frame.first).days < 3:
        return frame
    return DateInterval(frame.first + timedelta(1), frame.last - timedelta(1))


def _held(scene: Scene, draft: Draft) -> Iterator[DateInterval]:
    """Yield the days on which somebody held each post that the text gives him and the data know."""
    for stated in draft.posts:
        if draft.reference is not None and not stated.former:
            body = stated.organization.reference if stated.organization else None
            days = scene.reference.days_in_office(draft.reference, stated.office, body)
            if days is not None:
                yield days
