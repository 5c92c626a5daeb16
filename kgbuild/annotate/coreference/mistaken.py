"""Give the people of an article the names that the language model takes for those of places."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.annotate.coreference.draft import Draft, Scene
from kgbuild.annotate.coreference.spelling import misspelt, plain
from kgbuild.annotate.lexicon import ORGANIZATION_WORDS
from kgbuild.model import EntityKind
from kgbuild.reference.lookup import fold

_PLACED = frozenset("in at to from near across outside through around into".split())


def join_mistaken(scene: Scene) -> None:
    """Put the names of places that nobody knows into the cluster of the one person whom they name.

    "Attlee" in "the Attlee government" is Clement Attlee, and a place "Ann Bell" is she who is called Bell alone. A
    place or body "Niblokc" is somebody called Niblock.

    Args:
        scene: the article, all its names clustered.
    """
    called: dict[str, list[Draft]] = {}
    for person in scene.people:
        if person.words and not person.candidates:
            called.setdefault(plain(person.words[-1]), []).append(person)
    for draft in list(scene.drafts):
        unknown = draft.kind in _MISTAKEN and not draft.reference and not draft.candidates
        if unknown and _may_name_somebody(scene, draft):
            words = [plain(w) for w in fold(draft.name).split()] or [""]
            fitting = [p for p in called.get(words[-1], ()) if _is_called(p, words)]
            if draft.kind is EntityKind.ORGANIZATION:
                fitting = []
            if not fitting and len(words) == 1 and len(words[0]) >= _LONG:
                fitting = [p for family in called for p in called[family] if _is_slip(draft, p, words[0], family)]
            if len(fitting) == 1 and fitting[0] in scene.drafts:
                _take_over(scene, draft, fitting[0])


_MISTAKEN = frozenset({EntityKind.PLACE, EntityKind.ORGANIZATION})
_LONG = 8  # letters of a family name from which a slip of it is likelier than a place or body of nearly that name


def _is_called(person: Draft, words: Sequence[str]) -> bool:
    """Say whether words are a person's bare family name, the full name of one so called, or the end of a long name."""
    if (len(words) == 1) != (len(person.words) == 1):
        return True
    return len(words) < len(person.words) and [plain(w) for w in person.words[-len(words) :]] == list(words)


def _is_slip(draft: Draft, person: Draft, word: str, family: str) -> bool:
    """Say whether a word, met less often than a person of a full name, is the family name misspelt."""
    return len(person.words) > 1 and len(draft.mentions) < len(person.mentions) and misspelt(word, family)


def _may_name_somebody(scene: Scene, draft: Draft) -> bool:
    words = draft.name.split()
    named = all(w.isalpha() and w[0].isupper() and not w.isupper() for w in words)
    placed = any(scene.lower(m.chunk.start - 1) in _PLACED for m in draft.mentions)
    return named and not placed and ORGANIZATION_WORDS.isdisjoint(w.lower() for w in words)


def _take_over(scene: Scene, draft: Draft, person: Draft) -> None:
    """Give a person the mentions of a cluster, and its name where that is the fuller one."""
    if len(draft.name.split()) > len(person.words):
        person.name, person.words = draft.name, tuple(fold(draft.name).split())
    person.mentions += draft.mentions
    scene.drafts.remove(draft)
