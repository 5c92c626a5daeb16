"""Give the people of an article the names that the language model takes for those of places."""

from __future__ import annotations

from kgbuild.annotate.coreference.draft import Draft, Scene
from kgbuild.annotate.coreference.spelling import plain
from kgbuild.annotate.lexicon import ORGANIZATION_WORDS
from kgbuild.model import EntityKind
from kgbuild.reference.lookup import fold

_PLACED = frozenset("in at to from near across outside through around into".split())


def join_mistaken(scene: Scene) -> None:
    """Put the names of places that nobody knows into the cluster of the one person whom they name.

    "Attlee" in "the Attlee government" is Clement Attlee, and a place "Ann Bell" is she who is called Bell alone.

    Args:
        scene: the article, all its names clustered.
    """
    called: dict[str, list[Draft]] = {}
    for person in scene.people:
        if person.words and not person.candidates:
            called.setdefault(plain(person.words[-1]), []).append(person)
    for draft in list(scene.drafts):
        unknown = draft.kind is EntityKind.PLACE and not draft.reference and not draft.candidates
        if unknown and _may_name_somebody(scene, draft):
            words = fold(draft.name).split() or [""]
            fitting = [p for p in called.get(plain(words[-1]), ()) if (len(words) == 1) != (len(p.words) == 1)]
            if len(fitting) == 1 and fitting[0] in scene.drafts:
                _take_over(scene, draft, fitting[0])


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
