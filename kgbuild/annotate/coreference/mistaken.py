"""Give the people of an article the names that the language model takes for those of places."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kgbuild.annotate.coreference.draft import Draft, Scene
from kgbuild.annotate.coreference.spelling import misspelt, plain
from kgbuild.annotate.lexicon import ORGANIZATION_WORDS
from kgbuild.model import EntityKind
from kgbuild.reference.lookup import fold

_PLACED = frozenset("in at to from near across outside through around into".split())


def join_mistaken(scene: Scene) -> None:
    """Put the names of places that nobody knows into the cluster of the one person whom they name.

    "Attlee" in "the Attlee government" is Clement Attlee, and a place "Ann Bell" is she who is called Bell alone. A
    place or body "Niblokc" is somebody called Niblock. Nobody is called as a town is in which something happens.

    Args:
        scene: the article, all its names clustered.
    """
    called: dict[str, list[Draft]] = {}
    whole: dict[str, list[Draft]] = {}
    for person in scene.people:
        if person.words and not person.candidates:
            called.setdefault(plain(person.words[-1]), []).append(person)
            whole.setdefault(plain(" ".join(person.words)), []).append(person)
    for draft in [d for d in scene.drafts if d.kind in _MISTAKEN]:
        same = [p for p in whole.get(plain(fold(draft.name)), ()) if len(p.name.strip().split()) > 1 or "-" in p.name]
        if len(same) == 1 and same[0] in scene.drafts and _is_placed(scene, draft):
            if not same[0].titles and len(same[0].mentions) <= len(draft.mentions):
                draft.mentions += same[0].mentions  # "the Des Moines Register", in Des Moines
                scene.drafts.remove(same[0])
        elif not draft.reference and not draft.candidates and _may_name_somebody(scene, draft):
            fitting = [p for p in same if len(draft.mentions) <= len(p.mentions)] or _fitting(draft, called)
            if len(fitting) == 1 and fitting[0] in scene.drafts:
                _take_over(scene, draft, fitting[0])


def _fitting(draft: Draft, called: Mapping[str, Sequence[Draft]]) -> Sequence[Draft]:
    """Return the people whose name a place, or a place or body misspelt, may be."""
    words = [plain(w) for w in fold(draft.name).split()] or [""]
    if not draft.name.replace(" ", "").isalpha():  # "Mongolia L.Oyun-Bold"
        return ()
    if draft.kind is EntityKind.PLACE and (found := [p for p in called.get(words[-1], ()) if _is_called(p, words)]):
        return found
    if len(words) > 1 or len(words[0]) < _LONG:
        return ()
    return [p for family in called for p in called[family] if _is_slip(draft, p, words[0], family)]


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
    named = all(_LETTERS.fullmatch(w) and w[0].isupper() and not w.isupper() for w in words)
    return named and not _is_placed(scene, draft) and ORGANIZATION_WORDS.isdisjoint(w.lower() for w in words)


_LETTERS = re.compile(r"[^\W\d_]+(?:[.-][^\W\d_]+)*\.?")


def _is_placed(scene: Scene, draft: Draft) -> bool:
    """Say whether something happens in or near what is named, once at least."""
    return any(scene.lower(m.chunk.start - 1) in _PLACED for m in draft.mentions)


def _take_over(scene: Scene, draft: Draft, person: Draft) -> None:
    """Give a person the mentions of a cluster, and its name where that is the fuller one."""
    if len(draft.name.split()) > len(person.words):
        person.name, person.words = draft.name, tuple(fold(draft.name).split())
    person.mentions += draft.mentions
    scene.drafts.remove(draft)
