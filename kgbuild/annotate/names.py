"""Find mentions by name: reference names, learned entities, and people by title, first name and family name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from kgbuild.annotate.lexicon import COURTESY, NOT_NAMES, PARTICLES, RANKS, SPEECH_VERBS, SUFFIXES
from kgbuild.annotate.offices import POST_HEADS
from kgbuild.layers import Chunk, Name
from kgbuild.model import EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kgbuild.reference import Reference

LABELS = {
    "PERSON": EntityKind.PERSON,
    "PARTY": EntityKind.PARTY,
    "ORG": EntityKind.ORGANIZATION,
    "PLACE": EntityKind.PLACE,
}
"""The labels of a model's entity layer that are names of things the graph has classes for."""


class NameFinder:
    """Finds names in a Doc; holds the reference names by their first word, and no state between articles."""

    def __init__(self, reference: Reference, words_of: Mapping[str, Sequence[str]]) -> None:
        """Args: the reference data; `words_of`, how the tokeniser splits each name form."""
        self._reference = reference
        self._by_first: dict[str, list[tuple[tuple[str, ...], EntityKind, str]]] = {}
        for kind, forms in reference_forms(reference):
            for form, identifier in forms:
                words = tuple(words_of.get(form) or form.split())
                self._by_first.setdefault(words[0].lower(), []).append((words, kind, identifier))

    def find(self, doc: Doc, blocks: Sequence[Chunk]) -> tuple[Name, ...]:
        """Return the names in text order, none overlapping another."""
        known = [name for block in blocks for name in self._known_names(doc, block)]
        people = [name for block in blocks for name in self._people(doc, block)]
        learned = [
            Name(Chunk(ent.start, ent.end), LABELS[ent.label_]) for ent in doc.ents if ent.label_ in LABELS
        ]
        chosen = _choose([*_trusted(known, learned), *people, *learned])
        return tuple(sorted([*chosen, *self._surnames(doc, chosen)], key=lambda n: n.chunk.start))

    def _known_names(self, doc: Doc, block: Chunk) -> Iterator[Name]:
        """Yield the longest reference name at each place."""
        i = block.start
        while i < block.end:
            best: tuple[int, EntityKind, list[str]] | None = None
            for words, kind, identifier in self._by_first.get(doc[i].lower_, ()):
                end = i + len(words)
                if end > block.end or (best and len(words) < best[0]) or not _same(doc, i, words):
                    continue
                if best and best[0] == len(words) and best[1] == kind:
                    best[2].append(identifier)
                else:
                    best = (len(words), kind, [identifier])
            if best and not _inside_longer_name(doc, i, i + best[0], block, best[1]):
                yield Name(Chunk(i, i + best[0]), best[1], tuple(sorted(set(best[2]))))
                i += best[0]
            else:
                i += 1

    def _people(self, doc: Doc, block: Chunk) -> Iterator[Name]:
        """Yield people whom a title, a first name or a post before the name makes known."""
        i = block.start
        while i < block.end:
            end = self._person_end(doc, i, block.end)
            if end:
                first = doc[i].lower_.rstrip(".")
                title = doc[i].text.rstrip(".") if first in COURTESY or first in RANKS else ""
                yield Name(Chunk(i, end), EntityKind.PERSON, title=title)
                i = end
            else:
                i += 1

    def _person_end(self, doc: Doc, i: int, limit: int) -> int | None:
        """Return where a person's name that starts at token i ends, or None if none starts there."""
        token = doc[i]
        if not token.text[0].isupper():
            return None
        word = token.lower_.rstrip(".")
        run = _capital_run(doc, i + 1, limit)
        if word in COURTESY or (word in RANKS and token.is_title):
            return run if run > i + 1 else None
        if run < i + 2 or token.lower_ in NOT_NAMES:
            return None
        is_first_name = self._reference.first_name_gender(token.text) is not None
        follows_post = i > 0 and doc[i - 1].lower_ in POST_HEADS
        return run if (is_first_name or follows_post) and token.is_alpha and not token.is_upper else None

    def _surnames(self, doc: Doc, names: Sequence[Name]) -> Iterator[Name]:
        """Yield the bare family names and first names of people whom the article names in full elsewhere."""
        taken = {i for name in names for i in range(name.chunk.start, name.chunk.end)}
        parts: set[str] = set()
        for name in names:
            words = [t.text for t in doc[name.chunk.start : name.chunk.end] if t.text[0].isupper()]
            if name.kind is EntityKind.PERSON and words:
                parts.add(words[-1])
                if len(words) > 1 and not name.title:
                    parts.add(words[0])
        for token in doc:
            if token.i in taken or token.text not in parts or token.lower_ in NOT_NAMES:
                continue
            neighbour = token.i + 1 < len(doc) and doc[token.i + 1].text[:1].isupper() and token.whitespace_
            if not neighbour or token.i + 1 in taken or _ends_headline_name(doc, token.i):
                yield Name(Chunk(token.i, token.i + 1), EntityKind.PERSON)


def reference_forms(reference: Reference) -> Iterator[tuple[EntityKind, Iterable[tuple[str, str]]]]:
    """Yield, for each kind of entity, the (form, identifier) pairs that the reference data names it by."""
    yield EntityKind.PARTY, reference.party_forms.items()
    for kind, things in (
        (EntityKind.PUBLICATION, "publications"),
        (EntityKind.ORGANIZATION, "organizations"),
        (EntityKind.PLACE, "places"),
    ):
        yield kind, reference.thing_forms(things).items()
    yield EntityKind.PERSON, ((form, i) for form, i in reference.full_names())


def _ends_headline_name(doc: Doc, i: int) -> bool:
    """In a headline every word may be capital: a verb of speech after the name ends it."""
    return doc[i + 1].lower_.rstrip("s") in SPEECH_VERBS or doc[i + 1].lower_ in SPEECH_VERBS


def _same(doc: Doc, i: int, words: tuple[str, ...]) -> bool:
    """Say whether the tokens from i are these words: in their own case, or all in capitals."""
    return all(
        doc[i + n].text == word or doc[i + n].text.replace("’", "'") == word or (len(word) > 1 and doc[i + n].text == word.upper())
        for n, word in enumerate(words)
    )


def _inside_longer_name(doc: Doc, start: int, end: int, block: Chunk, kind: EntityKind) -> bool:
    """Say whether a place or organisation of one word is part of a longer capitalised name ("Paris Hilton")."""
    if kind is EntityKind.PARTY or end - start > 1:
        return False
    before = start > block.start and doc[start - 1].text[0].isupper() and doc[start - 1].lower_ not in NOT_NAMES
    return kind is EntityKind.PERSON and before


def _capital_run(doc: Doc, i: int, limit: int) -> int:
    """Return the end of the run of capitalised name words from token i, family-name particles inside included."""
    end = i
    while end < limit:
        token = doc[end]
        if token.text[0].isupper() and (token.is_alpha or "-" in token.text or "'" in token.text or "’" in token.text):
            if token.lower_ in NOT_NAMES or (token.lower_ in POST_HEADS and end > i):
                break
            end += 1
        elif token.text in {"-", "."} and end > i and end + 1 < limit and doc[end + 1].text[0].isupper() and (
            token.text == "-" or len(doc[end - 1].text) == 1
        ):
            end += 1
        elif token.lower_ in PARTICLES and end + 1 < limit and doc[end + 1].text[0].isupper():
            end += 1
        elif token.lower_.rstrip(".") in SUFFIXES:
            end += 1
        else:
            break
        if not doc[end - 1].whitespace_ and end < limit and doc[end].text not in {"-", "."} and doc[end - 1].text != "-":
            break
        if end - i >= 4:
            break
    return end


def _trusted(known: Sequence[Name], learned: Sequence[Name]) -> Iterator[Name]:
    """Yield reference names, save those that a longer learned name covers."""
    for name in known:
        covers = [o for o in learned if o.chunk.overlaps(name.chunk) and len(o.chunk) > len(name.chunk)]
        if name.kind is EntityKind.PARTY or not covers:
            yield name


def _choose(names: Sequence[Name]) -> list[Name]:
    """Choose the longest of overlapping names; of equals the one given first."""
    chosen: list[Name] = []
    for name in sorted(names, key=lambda n: -len(n.chunk)):
        if not any(name.chunk.overlaps(other.chunk) for other in chosen):
            chosen.append(name)
    return chosen
