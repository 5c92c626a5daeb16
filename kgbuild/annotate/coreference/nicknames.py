"""Know people by short forms of their given names, and through nicknames that stand within their names."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from kgbuild.annotate.coreference.draft import Draft, Scene
from kgbuild.annotate.lexicon import NOT_NAMES, POST_HEADS
from kgbuild.layers import Chunk, MentionForm
from kgbuild.model import EntityKind
from kgbuild.reference.lookup import fold


def nicknamed(a: Draft, b: Draft) -> bool:
    """Say whether two names are alike but for the given name, of which one is the short form: "Bob" and "Robert"."""
    if not 1 < len(a.words) == len(b.words) or a.words[1:] != b.words[1:]:
        return False
    return frozenset((a.words[0], b.words[0])) in _short_forms()


@cache
def _short_forms() -> frozenset[frozenset[str]]:
    """Return the given names of English with their short forms, in pairs, from the table beside this file."""
    with (Path(__file__).parent / "short_forms.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return frozenset(frozenset((row["name"], short)) for row in rows for short in row["short_forms"].split())


def join_nicknamed(scene: Scene, join: Callable[[Scene, Draft, Draft], None]) -> None:
    """Put a given name together with the family name behind a nickname, or in brackets: "Ann “Red” Bell"."""
    for mark, start in list(_within_names(scene)):
        family = _named(scene, Chunk(start, start + 1), ends=False)
        given = _named(scene, Chunk(mark - 1, mark), ends=True)
        if given is not None and (given is family or len(given.words) != 1):
            continue
        if family is not None and len(family.words) != 1:
            continue
        for inner in [d for d in scene.people if all(mark < m.chunk.start < start - 1 for m in d.mentions)]:
            scene.drafts.remove(inner)  # a nickname is nobody else
        given = given or _start(scene, Chunk(mark - 1, mark))
        family = family or _start(scene, Chunk(start, start + 1))
        _name_in_full(scene, given, family, join)


def _within_names(scene: Scene) -> Iterator[tuple[int, int]]:
    """Yield where a nickname, or a bracket, opens behind a given name, and the family name right behind it."""
    doc = scene.doc
    for start in range(3, len(doc)):
        close = doc[start - 1]
        if not doc[start].text[0].isupper() or not close.whitespace_:
            continue
        mark = start - 1 if close.text == "[" else _opening(scene, start - 1)
        if mark is None or mark < 1 or scene.reference.first_name_gender(doc[mark - 1].text) is None:
            continue
        if doc[mark - 1].text[0].isupper() and _may_be_family_name(scene, start):
            yield mark, start


def _opening(scene: Scene, close: int) -> int | None:
    """Return the mark that opens a nickname, or the bracket before another given name: "James (Jim) Bell"."""
    doc = scene.doc
    if doc[close].text == ")":
        short = doc[close - 1].text
        known = doc[close - 2].text == "(" and scene.reference.first_name_gender(short) is not None
        return close - 2 if known and short[0].isupper() else None
    if not doc[close].is_quote:
        return None
    quoted = range(close - 1, max(close - 2 - _NICKNAME, 0), -1)
    mark = next((i for i in quoted if doc[i].is_quote), None)
    whole = mark is not None and any(doc[i].text in _STOPS for i in range(mark, close))
    return None if whole else mark


_NICKNAME = 6  # tokens of one
_STOPS = frozenset(".,?!")


def _may_be_family_name(scene: Scene, i: int) -> bool:
    token = scene.doc[i]
    if not token.is_alpha or token.lower_ in NOT_NAMES or token.lower_ in POST_HEADS:
        return False
    return scene.reference.first_name_gender(token.text) is None or scene.draft_at(Chunk(i, i + 1)) is not None


def _named(scene: Scene, chunk: Chunk, *, ends: bool) -> Draft | None:
    """Return the person of whose name a token is the end, or the beginning."""
    for draft in scene.people:
        for mention in draft.mentions:
            if (mention.chunk.end == chunk.end) if ends else (mention.chunk.start == chunk.start):
                return draft
    return None


def _start(scene: Scene, chunk: Chunk) -> Draft:
    """Start the cluster of a person of one word."""
    draft = scene.new(EntityKind.PERSON, scene.text(chunk), (fold(scene.text(chunk)),))
    draft.add(chunk, MentionForm.NAME)
    draft.gender = scene.reference.first_name_gender(draft.words[0]) or None
    return draft


def _name_in_full(scene: Scene, given: Draft, family: Draft, join: Callable[[Scene, Draft, Draft], None]) -> None:
    """Make one person of a given name and a family name, or of these and the bearer of both."""
    whole = [d for d in scene.people if d.words[:1] + d.words[-1:] == given.words + family.words]
    given.name, given.words = f"{given.name} {family.name}", given.words + family.words
    join(scene, family, given)
    if whole:
        join(scene, given, whole[0])
