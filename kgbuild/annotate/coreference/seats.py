"""Find whom the name of a seat tells among those named: "the Harborne West MP", "the MP for Harborne West"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgbuild.annotate.coreference.frame import ANY_TIME
from kgbuild.annotate.offices import SEAT_HOLDERS

if TYPE_CHECKING:
    from kgbuild.annotate.coreference.draft import Draft, Scene
    from kgbuild.layers import PostPhrase
    from kgbuild.model import DateInterval

_LONGEST = 6  # tokens of a seat's name behind "for"


def sits_for(scene: Scene, phrase: PostPhrase, frame: DateInterval | None) -> Draft | None:
    """Return the only person of the article who, by the reference data, sits for the seat that a phrase names.

    Args:
        scene: the article, its people looked up in the reference data.
        phrase: one member ("the Harborne West MP").
        frame: when the article was written; None: any time.
    """
    if scene.lower(phrase.head) not in SEAT_HOLDERS or phrase.plural or phrase.former:
        return None
    words = _words(scene, phrase)
    found = [d for d in scene.people if d.reference is not None and _sits(scene, d.reference, words, frame or ANY_TIME)]
    return found[0] if len(found) == 1 else None


def _words(scene: Scene, phrase: PostPhrase) -> str:
    """Return the words of a phrase and what follows it behind "for", in lower case between blanks."""
    end = max(phrase.chunk.end, phrase.head + 1)
    if scene.lower(phrase.head + 1) == "for":
        end = max(end, min(phrase.head + 2 + _LONGEST, len(scene.doc)))
    return f" {' '.join(scene.lower(i) for i in range(phrase.chunk.start, end))} "


def _sits(scene: Scene, person: str, words: str, on: DateInterval) -> bool:
    seats = scene.reference.people[person].seats
    return any(s.constituency and f" {s.constituency.lower()} " in words and s.period.may_meet(on) for s in seats)
