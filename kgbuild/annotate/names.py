"""Find mentions by name: reference names, learned entities, people and bodies by form, and short forms of names."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from spacy.tokens import Doc

from kgbuild.annotate.bodies import bodies, partners
from kgbuild.annotate.learned import learned_names
from kgbuild.annotate.lexicon import NAMES_OF_BODIES, ORGANIZATION_WORDS, PARTY_POSTS, POST_HEADS
from kgbuild.annotate.no_names import headline_words, without_headline
from kgbuild.annotate.parties import AmbiguousParties, Sure, ambiguous_forms
from kgbuild.annotate.people import PeopleFinder
from kgbuild.annotate.seats import changed_seats
from kgbuild.annotate.surnames import short_names
from kgbuild.annotate.tokens import reads
from kgbuild.annotate.turns import listed
from kgbuild.layers import Chunk, EventMention, Name
from kgbuild.lookup import Laid
from kgbuild.model import EntityKind
from kgbuild.reference import Reference

_THINGS = (
    (EntityKind.PUBLICATION, "publications"),
    (EntityKind.ORGANIZATION, "organizations"),
    (EntityKind.PLACE, "places"),
)

_WITHIN_BODIES = frozenset({EntityKind.PLACE, EntityKind.ORGANIZATION})
"""Kinds whose names of one word may be part of a body's name ("Leeds City Council")."""


class NameFinder:
    """Finds names in a Doc; holds the reference names by their first words, and no state between articles."""

    def __init__(self, reference: Reference, words_of: Mapping[str, Sequence[str]]) -> None:
        """Args: the reference data; `words_of`, how the tokeniser splits each name form."""
        self._reference = reference
        self._people = PeopleFinder(self._is_given_name)
        self._ambiguous = AmbiguousParties(reference)
        self._learned_parties = dict(ambiguous_forms(reference))
        self._plurals = frozenset(form for form in self._learned_parties if form.endswith("s"))
        self._shared = {kind: reference.shared_forms(things) for kind, things in _THINGS}
        # many people share a given name: two words tell most of them apart
        self._by_start: dict[tuple[str, str | None], list[tuple[tuple[str, ...], EntityKind, str]]] = {}
        for kind, forms in reference_forms(reference):
            for form, identifier in forms:
                words = tuple(_plain(word) for word in words_of.get(form) or form.split())
                second = words[1].lower() if len(words) > 1 else None
                self._by_start.setdefault((words[0].lower(), second), []).append((words, kind, identifier))

    def find(self, doc: Doc, blocks: Sequence[Chunk], acting: frozenset[int] = frozenset()) -> tuple[Name, ...]:
        """Return the names in text order, none overlapping another; `acting`: words that have a part in an event."""
        texts = [_plain(token.text) for token in doc]
        words = frozenset(texts)
        known = [self._ours(doc, n, words) for block in blocks for n in self._known_names(doc, texts, block)]
        alone = frozenset(n.chunk.start for n in known if n.kind in _WITHIN_BODIES and len(n.chunk) == 1)
        acting = frozenset(i for i in acting if doc[i].is_title and doc[i].text not in self._learned_parties)
        learned = [self._identified(doc, n) for n in learned_names(doc, self._is_given_name, alone, acting)]
        laid = Laid(learned)
        parties = [n for n in known if n.kind is EntityKind.PARTY and not _names_other_body(doc, n, laid)]
        taken = _tokens(parties)
        learned = [n for n in learned if taken.isdisjoint(n.chunk)]
        known = [n for n in known if n.kind is not EntityKind.PARTY]
        things = [n for n in known if n.kind is not EntityKind.PERSON]
        closed = _tokens([*parties, *(n for n in things if len(n.chunk) > 1 or n.kind is EntityKind.PUBLICATION)])
        closed |= {i for i, text in enumerate(texts) if text in self._plurals}
        people = [n for block in blocks for n in self._people.find(doc, block, closed)]
        firms = [name for block in blocks for name in partners(doc, block, self._is_given_name)]
        lists = listed(doc, blocks, self._is_given_name)
        famous = [n for n in known if n.kind is EntityKind.PERSON]
        chosen = _choose([*parties, *lists, *famous, *people, *known, *learned, *firms])
        headlines = headline_words(doc)
        chosen = [n for name in chosen for n in without_headline(doc, name, headlines, self._is_given_name)]
        sure = Sure(chosen)
        for block in blocks:
            likely = list(self._ambiguous.find(doc, block, sure))
            alike = {n.chunk for n in likely}
            chosen = [*(n for n in chosen if n.chunk not in alike), *likely]
            sure.add(likely)
        seats = list(changed_seats(doc, chosen))
        chosen = [*(n for n in chosen if not any(n.chunk.overlaps(s.chunk) for s in seats)), *seats]
        disjoint = _Disjoint(chosen)
        for block in blocks:
            disjoint.add(bodies(doc, block, disjoint.tokens(block, _is_whole)))
        chosen = disjoint.names
        chosen = _choose([*short_names(doc, blocks, chosen), *chosen])
        return tuple(sorted(chosen, key=lambda n: n.chunk.start))

    def _is_given_name(self, word: str) -> bool:
        return self._reference.first_name_gender(word) is not None

    def _ours(self, doc: Doc, name: Name, words: Collection[str]) -> Name:
        """Take the identifier from a name that others bear too, in an article without a word that speaks for ours."""
        near = self._shared.get(name.kind, {}).get(doc[name.chunk.start : name.chunk.end].text)
        return name if near is None or not near.isdisjoint(words) else Name(name.chunk, name.kind)

    def _identified(self, doc: Doc, name: Name) -> Name:
        """Give a learned party the identifier that its form has among politics."""
        if name.kind is not EntityKind.PARTY:
            return name
        return Name(name.chunk, name.kind, self._learned_parties.get(doc[name.chunk.start : name.chunk.end].text, ()))

    def _known_names(self, doc: Doc, texts: Sequence[str], block: Chunk) -> Iterator[Name]:
        """Yield the longest reference name at each place; `texts` are the tokens with plain apostrophes."""
        i = block.start
        lower = [text.lower() for text in texts[block.start : block.end]]
        pairs = list(zip(lower, [*lower[1:], ""], strict=True))
        while i < block.end:
            best: tuple[int, EntityKind, list[str]] | None = None
            first, second = pairs[i - block.start]
            found = (*self._by_start.get((first, None), ()), *self._by_start.get((first, second), ()))
            for words, kind, identifier in found:
                end = i + len(words)
                if end > block.end or (best and len(words) < best[0]) or not all(map(reads, texts[i:end], words)):
                    continue
                if best and best[0] == len(words) and best[1] == kind:
                    best[2].append(identifier)
                else:
                    best = (len(words), kind, [identifier])
            if (
                best
                and _stands_alone(doc, chunk := Chunk(i, i + best[0]), block, best[1])
                and not (best[2] == [_A_SEAT] and _names_a_body(doc, chunk, block))
            ):
                yield Name(Chunk(i, i + best[0]), best[1], tuple(sorted({*best[2]} - {_A_SEAT})))
                i += best[0]
            else:
                i += 1


def acting(events: Iterable[EventMention]) -> frozenset[int]:
    """Return the single words that a model takes to have a part in events that only people have."""
    return frozenset(
        a.chunk.start
        for e in events
        for a in e.arguments
        if a.role in _OF_PEOPLE and len(a.chunk) == 1 and e.score >= _SURE and a.score >= _LIKELY
    )


_OF_PEOPLE = frozenset({"person", "participant", "endorser", "endorsed", "by"})
_SURE, _LIKELY = 0.7, 0.5


def reference_forms(reference: Reference) -> Iterator[tuple[EntityKind, Iterable[tuple[str, str]]]]:
    """Yield, for each kind of entity, the (form, identifier) pairs that the reference data names it by."""
    parties = reference.party_forms
    small = {f"{form[:-5]}party": i for form, i in parties.items() if form.endswith(" Party")}  # "Brexit party"
    small |= {f"the {form[4:]}": i for form, i in parties.items() if form.startswith("The ")}
    yield EntityKind.PARTY, {**small, **parties}.items()
    for kind, things in _THINGS:
        yield kind, reference.thing_forms(things).items()
    yield EntityKind.PLACE, ((form, _A_SEAT) for form in _constituencies(reference))
    yield EntityKind.PERSON, ((form, i) for form, i in reference.full_names())


def _constituencies(reference: Reference) -> list[str]:
    """Return names of several words for seats that name no other place: "Bolton North East"; of one there are too many
    that are also words and people.
    """
    places = reference.thing_forms("places")
    names = {s.constituency for p in reference.people.core.values() for s in p.seats}
    return sorted(n for n in names if _SEVERAL_WORDS.fullmatch(n) and n not in places)


_A_SEAT = ""
"""Stands for an identifier: seats have none of their own."""

_SEVERAL_WORDS = re.compile(r"[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*)+")
"""What a name of several words looks like: registers also write "Wells (ST)" and "Leeds & Hull", as no text does."""


def _plain(word: str) -> str:
    return word.replace("’", "'")


def _stands_alone(doc: Doc, chunk: Chunk, block: Chunk, kind: EntityKind) -> bool:
    """Say whether a reference name is no part of a longer one, and no adjective that a post makes of it."""
    after = doc[chunk.end].lower_ if chunk.end < block.end else ""
    if kind is EntityKind.PUBLICATION and doc[chunk.end - 1].lower_ == "independent":
        return after not in PARTY_POSTS
    if kind is EntityKind.PLACE and chunk.end < block.end and doc[chunk.end].text[0].isupper():
        return after not in NAMES_OF_BODIES or after not in ORGANIZATION_WORDS
    return True


def _names_a_body(doc: Doc, place: Chunk, block: Chunk) -> bool:
    """Say whether the name of a place opens that of a body: "Bolton North East Conservative Association"."""
    end = place.end
    while end < block.end and doc[end].text[0].isupper():
        end += 1
    last = min(end, block.end - 1)  # "Conservative association"
    return end > place.end and not ORGANIZATION_WORDS.isdisjoint((doc[end - 1].lower_, doc[last].lower_))


def _names_other_body(doc: Doc, party: Name, learned: Laid[Name]) -> bool:
    """Say whether a party's name is part of that of another body or party ("Labour Research Department")."""
    for other in learned.touching(party.chunk):
        if len(other.chunk) > len(party.chunk):
            last = doc[other.chunk.end - 1].lower_
            possessive = any(doc[i].lower_ in {"'s", "’s", "and", ","} for i in other.chunk)
            body = other.kind is EntityKind.ORGANIZATION and last in ORGANIZATION_WORDS and last not in POST_HEADS
            if body and not possessive and last not in {"party", "government", "council", "group"}:
                return True
    return False


def _tokens(names: Iterable[Name]) -> frozenset[int]:
    return frozenset(i for n in names for i in n.chunk)


def _choose(names: Sequence[Name]) -> list[Name]:
    """Choose the longest of overlapping names; of equals the one given first. Parties win over what is learned."""
    chosen: list[Name] = []
    taken: set[int] = set()
    for name in sorted(names, key=lambda n: -len(n.chunk)):
        tokens = name.chunk
        if taken.isdisjoint(tokens):
            chosen.append(name)
            taken.update(tokens)
    return chosen


def _is_whole(name: Name) -> bool:
    """Say whether no longer name of a body is looked for around a name."""
    return len(name.chunk) > 1 or name.kind not in _WITHIN_BODIES


class _Disjoint:
    """Names of which none overlaps another, by their tokens, so that a block costs no look at the whole article."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._names: dict[Name, None] = {}
        self._at: dict[int, Name] = {}
        self.add(_choose(list(names)))

    def add(self, names: Iterable[Name]) -> None:
        """Take more names in, as `_choose` would of all together."""
        new = list(names)
        met = {self._at[i]: None for n in new for i in n.chunk if i in self._at}
        kept = _choose([*(n for n in self._names if n in met), *new]) if met else _choose(new)
        for name in met:
            if name not in kept:
                del self._names[name]
                for i in name.chunk:
                    del self._at[i]
        for name in kept:
            self._names[name] = None
            self._at.update((i, name) for i in name.chunk)

    def tokens(self, block: Chunk, wanted: Callable[[Name], bool] = lambda _: True) -> frozenset[int]:
        """Return the tokens of a block that are part of a name, or of one of some kind."""
        return frozenset(i for i in block if (name := self._at.get(i)) is not None and wanted(name))

    @property
    def names(self) -> list[Name]:
        """The names, the longest first; of equals the one that came first."""
        return sorted(self._names, key=lambda n: -len(n.chunk))
