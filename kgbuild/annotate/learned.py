"""Take over the names that the language model found: repaired at their ends, and only where their form allows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from spacy.tokens import Doc

from kgbuild.annotate.lexicon import (
    BODY_NOUNS,
    COURTESY,
    FIRMS,
    HONOURS,
    NOT_AFTER_PEERAGE,
    ORGANIZATION_WORDS,
    PARTICLES,
    PARTISANS,
    PEERAGE,
    POST_HEADS,
    POST_NOMINALS,
    RANKS,
    ROYAL,
    SEAT_HOLDERS,
    SURNAMES_FIRST,
)
from kgbuild.annotate.name_runs import is_title
from kgbuild.annotate.no_names import OFFICE_WORDS, are_two, is_name
from kgbuild.annotate.tokens import HYPHENS
from kgbuild.layers import Chunk, Name
from kgbuild.model import EntityKind
from kgbuild.nouns import POSSESSIVES, REFERENDUM_SIDES, is_person

LABELS = {
    "PERSON": EntityKind.PERSON,
    "PARTY": EntityKind.PARTY,
    "ORG": EntityKind.ORGANIZATION,
    "PLACE": EntityKind.PLACE,
}
"""The labels of a model's entity layer that are names of things the graph has classes for."""

_MARKS = frozenset("\"“”'‘’,.;:()[]-–—")


def learned_names(
    doc: Doc,
    is_given_name: Callable[[str], bool],
    known: AbstractSet[int] = frozenset(),
    acting: AbstractSet[int] = frozenset(),
) -> list[Name]:
    """Return the names of the model's entity layer that have the form of one.

    `known` are tokens that are a country or body by themselves, whom a hyphen only puts beside others ("US-China"),
    `acting` those that have a part in an event: "Obama to meet Medvedev".
    """
    found = [
        n for ent in doc.ents if ent.label_ in LABELS for n in _name(doc, ent.start, ent.end, LABELS[ent.label_], known)
    ]
    found = [_undescribed(doc, n, is_given_name) for n in found]
    found = [_seat(doc, _body(doc, n, is_given_name)) for n in found]
    found = _consistent(doc, found)
    people = [n for n in found if n.kind is EntityKind.PERSON and len(n.chunk) > 1]
    longer = {doc[i].text for n in people for i in n.chunk}
    joined = {n.chunk for n in people if any(doc[i].text in HYPHENS for i in n.chunk)}
    families = {doc[n.chunk.end - 1].text for n in people if n.chunk not in joined}
    families |= {doc[n.chunk.start].text for n in people if doc[n.chunk.start].lower_ in SURNAMES_FIRST}
    longer |= _always_people(doc) | {doc[i].text for i in acting}
    return [n for n in found if is_name(doc, n, longer, is_given_name) and not are_two(doc, n, families)]


def _always_people(doc: Doc) -> set[str]:
    """Return the bare words that the model takes for people wherever it sees a name in them, twice at least."""
    labels: dict[str, list[str]] = {}
    for ent in doc.ents:
        if len(ent) == 1:
            labels.setdefault(ent.text, []).append(ent.label_)
    return {text for text, found in labels.items() if len(found) > 1 and set(found) == {"PERSON"}}


def _name(doc: Doc, start: int, end: int, kind: EntityKind, known: AbstractSet[int]) -> Iterator[Name]:
    """Yield an entity with its ends repaired, unless nothing of it is a name."""
    if start < end < len(doc) and doc[end - 1].text in HYPHENS and not doc[end - 1].whitespace_ and doc[end].is_alpha:
        end += 1  # "Si-kun" cut at its hyphen
    while end > start and (doc[end - 1].text in _MARKS or doc[end - 1].text in POSSESSIVES):
        end -= 1
    while start < end and (doc[start].text in _MARKS or doc[start].lower_ in {"the", "a", "an"}):
        start += 1
    start, end = _whole_words(doc, start, end, known)
    row = any(t.text in _IN_ROWS for t in doc[start:end])  # "LAB HOLD Oakbay"
    if start >= end or row or not any(t.text[0].isupper() for t in doc[start:end]):
        return
    if any(doc[i].text in HYPHENS and i - 1 in known and i + 1 in known for i in range(start + 1, end - 1)):
        return  # "UK-France": two names
    title = ""
    if kind is EntityKind.PERSON:
        start, end, title = _person(doc, start, end)
    if start < end and (doc[start].text[0].isupper() or (doc[start].lower_ in PARTICLES and end - start > 1)):
        yield Name(Chunk(start, end), kind, title=title)


def _whole_words(doc: Doc, start: int, end: int, known: AbstractSet[int]) -> tuple[int, int]:
    """Take in the rest of a word with a hyphen that an entity cuts in two, but for a name beside another's."""
    while end + 1 < len(doc) and doc[end].text in HYPHENS and not doc[end - 1].whitespace_ and not doc[end].whitespace_:
        if end - 1 in known or end + 1 in known:
            break
        eastern = end - start == 2 and doc[start].lower_ in SURNAMES_FIRST and doc[end + 1].is_alpha  # "Chen Po-yu"
        if not doc[end + 1].text[0].isupper() and not eastern:
            break
        end += 2
    while (
        start > 1
        and doc[start - 1].text in HYPHENS
        and not doc[start - 1].whitespace_
        and doc[start - 2].text[0].isupper()
        and known.isdisjoint((start - 2, start))
    ):
        start -= 2
    return start, end


def _person(doc: Doc, start: int, end: int) -> tuple[int, int, str]:
    """Return a person's name with its title, and without posts before and letters after it."""
    title = ""
    while 0 < start < end - 1 and doc[start].lower_ in HONOURS and doc[start - 1].lower_ in {*_WHOSE_HONOUR, *HONOURS}:
        start += 1  # "[His] Royal Highness Prince Adam"
    posts = [i for i in range(start, end - 2) if doc[i].lower_ in POST_HEADS]
    start = posts[-1] + 1 if posts else start  # "Majority Whip Ann Bell"
    while start < end - 1 and _opens_no_name(doc, start) and doc[start].lower_.rstrip(".") not in COURTESY:
        start += 1
    while end - 1 > start and doc[end - 1].text in POST_NOMINALS:
        end -= 1
    end = _without_home(doc, start, end)
    if doc[start].lower_.rstrip(".") in RANKS and start < end - 1:
        title, start = doc[start].text.rstrip("."), start + 1
    start = _without_great_office(doc, start, end)
    while start > 0 and doc[start - 1].lower_.rstrip(".") in COURTESY and is_title(doc, start - 1):
        start, title = start - 1, title or doc[start - 1].text.rstrip(".")
    if not title and start > 0 and is_title(doc, start - 1):
        title = doc[start - 1].text.rstrip(".")
    if not title and is_title(doc, start) and end - start > 1:
        title = doc[start].text.rstrip(".")
    return start, end, title


def _opens_no_name(doc: Doc, i: int) -> bool:
    """Say whether a word is of a post."""
    return doc[i].lower_ in OFFICE_WORDS


def _without_home(doc: Doc, start: int, end: int) -> int:
    """Return where a full name ends if it goes on with where its bearer is from: "Senator Ann Bell of Ohio"."""
    before = {doc[i].lower_.rstrip(".") for i in range(max(0, start - 1), start + 1)}
    if before & (PEERAGE | ROYAL):
        return end
    titled = start > 0 and is_title(doc, start - 1)  # "Mr Bell of Vote Leave"
    return next((i for i in range(start + 2 - titled, end) if doc[i].text == "of"), end)


def _without_great_office(doc: Doc, start: int, end: int) -> int:
    """Return where a name begins behind an office that a title opens: "Lord Advocate Ann Bell"."""
    opens = start + 2 < end and doc[start].lower_ in PEERAGE
    start += opens and doc[start + 1].lower_ in NOT_AFTER_PEERAGE
    while 0 < start < end - 1 and doc[start - 1].lower_ in PEERAGE and doc[start].lower_ in NOT_AFTER_PEERAGE:
        start += 1
    return start


_WHOSE_HONOUR = frozenset({"his", "her", "their", "your"})


def _undescribed(doc: Doc, name: Name, is_given_name: Callable[[str], bool]) -> Name:
    """Return a person's name without what he is: "Billionaire Ann Bell"."""
    start, end = name.chunk.start, name.chunk.end
    if name.kind is not EntityKind.PERSON or name.title or end - start < 3:
        return name
    opens = doc[start].is_sent_start or is_person(doc[start].lower_)  # "Welshman Ann Bell"
    opens |= doc[start].lower_ in PARTISANS
    opens = opens and not is_given_name(doc[start].text) and is_given_name(doc[start + 1].text)
    hyphen = doc[start + 1].text in HYPHENS or doc[start + 2].text in HYPHENS  # "Lin Wen-hsiung"
    if opens and not hyphen and not is_title(doc, start):
        return Name(Chunk(start + 1, end), name.kind)
    return name


def _body(doc: Doc, name: Name, is_given_name: Callable[[str], bool]) -> Name:
    """Return as a body what the model takes for a person where the words around tell: "the firm Bell Orme", "(BO)"."""
    start, end = name.chunk.start, name.chunk.end
    before = doc[start - 1].lower_ if start else ""
    if name.kind is not EntityKind.PERSON or name.title or (end - start < 2 and before not in BODY_NOUNS):
        return name
    firm = before in BODY_NOUNS or (before.rstrip("s") in FIRMS and not is_given_name(doc[start].text))
    firm |= doc[end - 1].lower_ in REFERENDUM_SIDES  # "Vote Leave"
    initials = "".join(t.text[0] for t in doc[start:end] if t.text[0].isupper())
    short = end + 2 < len(doc) and doc[end].text == "(" and doc[end + 2].text == ")" and doc[end + 1].text == initials
    if firm or (short and len(initials) > 2):
        return Name(name.chunk, EntityKind.ORGANIZATION)
    return name


def _consistent(doc: Doc, found: Sequence[Name]) -> list[Name]:
    """Return names with what the words around one of them tell taken over for the others of the same words."""
    bodies = {_text(doc, n) for n in found if n.kind is EntityKind.ORGANIZATION}
    return [
        Name(n.chunk, EntityKind.ORGANIZATION)
        if n.kind is EntityKind.PERSON and not n.title and len(n.chunk) > 1 and _text(doc, n) in bodies
        else n
        for n in found
    ]


def _text(doc: Doc, name: Name) -> str:
    return str(doc[name.chunk.start : name.chunk.end].text)


def _seat(doc: Doc, name: Name) -> Name:
    """Return as a place what somebody sits in parliament for or is elected in, whatever the model takes it for.

    "the MP for Oakbay", "in Oakbay ward", "the Oakbay by-election", "LAB GAIN Oakbay".
    """
    start, end = name.chunk.start, name.chunk.end
    if name.kind not in {EntityKind.ORGANIZATION, EntityKind.PERSON} or name.title:
        return name
    sits = start > 1 and doc[start - 1].lower_ == "for" and doc[start - 2].lower_ in SEAT_HOLDERS
    sits = sits and name.kind is EntityKind.ORGANIZATION and doc[end - 1].lower_ not in ORGANIZATION_WORDS
    voted_in = end - start > 1 and doc[end - 1].text in _AREAS
    following = doc[end : end + 3].text.lower()
    voted_in |= following.startswith(_POLLS) or doc[end : end + 1].text in _AREAS
    changes = start > 0 and doc[start - 1].text in _IN_ROWS
    pair = start > 1 and doc[start - 1].lower_ == "and" and doc[start - 2].text[0].isupper()
    voted_in |= pair and doc[end : end + 1].text in {"MP", "MSP"} and not doc[start - 2].is_sent_start
    return Name(name.chunk, EntityKind.PLACE) if sits or voted_in or changes else name


_IN_ROWS = frozenset({"GAIN", "HOLD"})
_AREAS = frozenset("ward constituency".split())
_POLLS = ("by-election", "byelection")
