"""Tell former holders of a post from who is in it on the day of the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgbuild.annotate.coreference.draft import Draft, Scene, StatedPost
from kgbuild.model import DateInterval


def then_in_office(scene: Scene, post: StatedPost, held: Sequence[tuple[Draft, StatedPost]]) -> list[Draft]:
    """Return those who held a post in the past, if it is one of the past that is asked for and there are any.

    Who is called its holder may since be a former one, unless the reference data have him in it on the day.

    Args:
        scene: the article.
        post: the one that is asked for.
        held: people with a post that may be it, as the article states it.
    """
    found = [d for d, s in held if s.former == post.former] or [
        d for d, _ in held if not (post.former and _is_now(scene, _days(scene, d, post)))
    ]
    return list(dict.fromkeys(found))


def once_in_office(scene: Scene, post: StatedPost) -> Iterator[Draft]:
    """Yield the people of an article who held a post by the reference data, but not on the day.

    Args:
        scene: the article.
        post: the one that is asked for.
    """
    for draft in scene.people:
        days = _days(scene, draft, post)
        if days is not None and not _is_now(scene, days):
            yield draft


def _days(scene: Scene, draft: Draft, post: StatedPost) -> DateInterval | None:
    """Return the days on which somebody held a post by the reference data."""
    if draft.reference is None:
        return None
    body = post.organization.reference if post.organization is not None else None
    return scene.reference.days_in_office(draft.reference, post.office, body)


def _is_now(scene: Scene, days: DateInterval | None) -> bool:
    """Say whether the article surely appears on some days."""
    if days is None or scene.when is None:
        return False
    return days.first <= scene.when.first and scene.when.last <= days.last
