"""Take over the names that the language model found: repaired at their ends, and only where their form allows it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from kgbuild.annotate.lexicon import (
    BODY_NOUNS,
    COURTESY,
    GENDERED,
    NOT_NAMES,
    ORGANIZATION_WORDS,
    PEERAGE,
    POST_NOMINALS,
    RANKS,
    ROYAL,
    SPEECH_VERBS,
    SURNAMES_FIRST,
    SURNAMES_TOO,
)
from kgbuild.annotate.offices import PASSED_OVER, POST_HEADS, POST_MODIFIERS, SEAT_HOLDERS
from kgbuild.annotate.people import HYPHENS, after_article, is_body, is_foreign_body, is_named_after, is_title
from kgbuild.annotate.surnames import is_month
from kgbuild.layers import Chunk, Name
from kgbuild.model import EntityKind
from kgbuild.nouns import POSSESSIVES, REFERENDUM_SIDES, is_person

if TYPE_CHECKING:
    from spacy.tokens import Doc

LABELS = {
    "PERSON": EntityKind.PERSON,
    "PARTY": EntityKind.PARTY,
    "ORG": EntityKind.ORGANIZATION,
    "PLACE": EntityKind.PLACE,
}
"""The labels of a model's entity layer that are names of things the graph has classes for."""

_OFFICE_WORDS = POST_HEADS | POST_MODIFIERS | PASSED_OVER | NOT_NAMES
_MARKS = frozenset("\"“”'‘’,.;:()[]-–—")


def learned_names(doc: Doc, is_given_name: Callable[[str], bool]) -> list[Name]:
    """Return the names of the model's entity layer that have the form of one."""
    found = [n for ent in doc.ents if ent.label_ in LABELS for n in _name(doc, ent.start, ent.end, LABELS[ent.label_])]
    found = [_undescribed(doc, n, is_given_name) for n in found]
    bare = {doc[n.chunk.start].text for n in found if n.kind is EntityKind.PERSON and len(n.chunk) == 1}
    found = [_seat(doc, _body(doc, _bearer(doc, n, bare, is_given_name), is_given_name)) for n in found]
    found = _consistent(doc, found)
    people = [n for n in found if n.kind is EntityKind.PERSON and len(n.chunk) > 1]
    longer = {doc[i].text for n in people for i in _tokens(n)}
    families = {doc[n.chunk.end - 1].text for n in people if not any(doc[i].text in HYPHENS for i in _tokens(n))}
    longer |= _always_people(doc)
    return [n for n in found if _holds(doc, n, longer, is_given_name) and not _are_two(doc, n, families)]


def _always_people(doc: Doc) -> set[str]:
    """Return the bare words that the model takes for people wherever it sees a name in them, twice at least."""
    labels: dict[str, list[str]] = {}
    for ent in doc.ents:
        if len(ent) == 1:
            labels.setdefault(ent.text, []).append(ent.label_)
    return {text for text, found in labels.items() if len(found) > 1 and set(found) == {"PERSON"}}


def _tokens(name: Name) -> range:
    return range(name.chunk.start, name.chunk.end)


def _name(doc: Doc, start: int, end: int, kind: EntityKind) -> Iterator[Name]:
    """Yield an entity with its ends repaired, unless nothing of it is a name."""
    if start < end < len(doc) and doc[end - 1].text in HYPHENS and not doc[end - 1].whitespace_ and doc[end].is_alpha:
        end += 1  # "Si-kun" cut at its hyphen
    while end > start and (doc[end - 1].text in _MARKS or doc[end - 1].text in POSSESSIVES):
        end -= 1
    while start < end and (doc[start].text in _MARKS or doc[start].lower_ in {"the", "a", "an"}):
        start += 1
    start, end = _whole_words(doc, start, end)
    if start >= end or not any(t.text[0].isupper() for t in doc[start:end]):
        return
    title = ""
    if kind is EntityKind.PERSON:
        start, end, title = _person(doc, start, end)
    if start < end and doc[start].text[0].isupper():
        yield Name(Chunk(start, end), kind, title=title)


def _whole_words(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Take in the rest of a word with a hyphen that an entity cuts in two."""
    while end + 1 < len(doc) and doc[end].text in HYPHENS and not doc[end - 1].whitespace_ and not doc[end].whitespace_:
        eastern = end - start == 2 and doc[start].lower_ in SURNAMES_FIRST and doc[end + 1].is_alpha  # "Chen Po-yu"
        if not doc[end + 1].text[0].isupper() and not eastern:
            break
        end += 2
    while (
        start > 1
        and doc[start - 1].text in HYPHENS
        and not doc[start - 1].whitespace_
        and doc[start - 2].text[0].isupper()
    ):
        start -= 2
    return start, end


def _person(doc: Doc, start: int, end: int) -> tuple[int, int, str]:
    """Return a person's name with its title, and without posts before and letters after it."""
    title = ""
    posts = [i for i in range(start, end - 2) if doc[i].lower_ in POST_HEADS or doc[i].lower_ == "staff"]
    start = posts[-1] + 1 if posts else start  # "Majority Whip Ann Bell", "[Chief of] Staff Ann Bell"
    while start < end - 1 and doc[start].lower_ in _OFFICE_WORDS and doc[start].lower_.rstrip(".") not in COURTESY:
        if start + 3 < end and doc[start + 2].text in HYPHENS:  # "You Si-kun"
            break
        start += 1
    while end - 1 > start and doc[end - 1].text in POST_NOMINALS:
        end -= 1
    end = _without_home(doc, start, end)
    if doc[start].lower_.rstrip(".") in RANKS and start < end - 1:
        title, start = doc[start].text.rstrip("."), start + 1
    if _of_branch(doc, start) and end - start > 2:
        start += 1  # "Minister of Transport Ann Bell"
    while start > 0 and doc[start - 1].lower_.rstrip(".") in COURTESY and is_title(doc, start - 1):
        start, title = start - 1, title or doc[start - 1].text.rstrip(".")
    if not title and start > 0 and is_title(doc, start - 1):
        title = doc[start - 1].text.rstrip(".")
    if not title and is_title(doc, start) and end - start > 1:
        title = doc[start].text.rstrip(".")
    return start, end, title


def _without_home(doc: Doc, start: int, end: int) -> int:
    """Return where a full name ends if it goes on with where its bearer is from: "Senator Ann Bell of Ohio"."""
    before = {doc[i].lower_.rstrip(".") for i in range(max(0, start - 1), start + 1)}
    if before & (PEERAGE | ROYAL):
        return end
    return next((i for i in range(start + 2, end) if doc[i].text == "of"), end)


def _undescribed(doc: Doc, name: Name, is_given_name: Callable[[str], bool]) -> Name:
    """Return a person's name without whose he is, or what he is: "Courier's Ann Bell", "Billionaire Ann Bell"."""
    start, end = name.chunk.start, name.chunk.end
    if name.kind is not EntityKind.PERSON or name.title or end - start < 3:
        return name
    owner = next((i for i in range(start + 1, end - 2) if doc[i].text in {"'s", "’s"}), None)
    if owner is not None:
        return Name(Chunk(owner + 1, end), name.kind)
    opens = doc[start].is_sent_start or is_person(doc[start].lower_)  # "Welshman Ann Bell"
    opens = opens and not is_given_name(doc[start].text) and is_given_name(doc[start + 1].text)
    hyphen = doc[start + 1].text in HYPHENS or doc[start + 2].text in HYPHENS  # "Lin Wen-hsiung"
    if opens and not hyphen and not is_title(doc, start):
        return Name(Chunk(start + 1, end), name.kind)
    return name


def _bearer(doc: Doc, name: Name, bare: Collection[str], is_given_name: Callable[[str], bool]) -> Name:
    """Return as a person whom the model takes for a body because of a family name such as Brewery or Bank.

    It is one if a given name opens the name, and the article calls somebody by the rest alone.
    """
    start, end = name.chunk.start, name.chunk.end
    if name.kind is not EntityKind.ORGANIZATION or end - start != 2 or doc[end - 1].text not in bare:
        return name
    return Name(name.chunk, EntityKind.PERSON) if is_given_name(doc[start].text) else name


def _body(doc: Doc, name: Name, is_given_name: Callable[[str], bool]) -> Name:
    """Return as a body what the model takes for a person where the words around tell: "the firm Bell Orme", "(BO)"."""
    start, end = name.chunk.start, name.chunk.end
    before = doc[start - 1].lower_ if start else ""
    if name.kind is not EntityKind.PERSON or name.title or (end - start < 2 and before not in BODY_NOUNS):
        return name
    firm = (
        before in BODY_NOUNS
        or is_foreign_body(doc, start)
        or (before.rstrip("s") in _FIRMS and not is_given_name(doc[start].text))
    )
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


_FIRMS = frozenset("consultant regulator developer contractor builder publisher insurer auditor pollster maker".split())
"""Nouns before the name of a body, or of somebody whose given name tells it apart."""


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
    changes = start > 0 and doc[start - 1].text in {"GAIN", "HOLD"}
    pair = start > 1 and doc[start - 1].lower_ == "and" and doc[start - 2].text[0].isupper()
    voted_in |= pair and doc[end : end + 1].text in {"MP", "MSP"} and not doc[start - 2].is_sent_start
    return Name(name.chunk, EntityKind.PLACE) if sits or voted_in or changes else name


_AREAS = frozenset("ward constituency".split())
_POLLS = ("by-election", "byelection")


def _holds(doc: Doc, name: Name, longer: Collection[str], is_given_name: Callable[[str], bool]) -> bool:
    """Say whether an entity may be what the model says: by its words, and for a bare word by what the article adds."""
    words = [doc[i] for i in _tokens(name)]
    if len(words) == 1 and words[0].text.endswith(("ite", "ites")):  # the followers of somebody within a party
        leader = words[0].text.removesuffix("s").removesuffix("ite")
        if name.kind is EntityKind.PARTY or leader in longer:
            return False
    if name.kind in _NO_SIDES and len(words) == 1 and words[0].lower_ in REFERENDUM_SIDES:
        return False
    if name.kind is not EntityKind.PERSON:
        if name.kind is EntityKind.ORGANIZATION and len(words) > 1 and words[-1].lower_ in _ENDS_OF_POSTS:
            return any(w.lower_ in ORGANIZATION_WORDS | _SMALL for w in words)
        letters = words[0].is_upper and len(words[0]) > 2 and words[0].lower_ in NOT_NAMES  # "the WHO"
        return len(words) > 1 or (len(words[0]) > 1 and (letters or words[0].lower_ not in _OFFICE_WORDS))
    if len(words) > 1:
        body = is_body(doc, name.chunk.start, name.chunk.end) and not (
            is_given_name(words[0].text) and words[-1].lower_ in SURNAMES_TOO
        )
        office = all(w.lower_ in _OFFICE_WORDS or w.lower_.rstrip(".") in COURTESY for w in words)  # "Lord Chancellor"
        initial = len(words[0]) == 1 and words[1].text in HYPHENS  # a seat in brackets ("D-Wis.")
        order = any(a.text == "of" and b.text == "the" for a, b in pairwise(words))  # "Order of the Garter"
        lettered = name.chunk.end < len(doc) and doc[name.chunk.end].text in POST_NOMINALS
        seat = lettered and after_article(doc, name.chunk.start)
        last = words[-1].lower_ in NOT_NAMES and words[-2].text not in HYPHENS  # "Wan-an"
        last = last or (len(words[-1]) > 2 and words[-1].is_upper and not words[0].is_upper)  # "Oakbay ODM"
        given = is_given_name(words[0].text)
        branch = not given and _of_branch(doc, name.chunk.start) and "." not in words[-1].text
        branch = branch or is_named_after(doc, name.chunk.start, name.chunk.end)
        odd = initial or order or seat or last or branch or any(not _fits(w.text) for w in words)
        return not body and not odd and not office and sum(len(w) > 1 and w.is_upper for w in words) < len(words)
    word = words[0]
    if _in_brackets(doc, word.i):  # "[Ann] Bell": an editor's addition to the name behind it
        return False
    if (
        word.lower_ in _OFFICE_WORDS
        or word.lower_.rstrip(".") in COURTESY
        or word.tag_ == "NNPS"
        or (word.is_upper and len(word) > 1)
        or not word.is_alpha
        or len(word) < 3
        or is_month(doc, name.chunk)
    ):
        return False
    named = word.text in longer or _speaks(word) or _is_somebodys(doc, word.i) or _has_age(doc, word.i)
    return named or _among_people(doc, word.i, is_given_name)


_NO_SIDES = frozenset({EntityKind.PLACE, EntityKind.PERSON})
"""What no side of a referendum is: "Leave" won there, but is no town."""


def _of_branch(doc: Doc, i: int) -> bool:
    """Say whether a name tells of what somebody is minister: "the Minister of Gender Equality"."""
    return i > 1 and doc[i - 1].lower_ in {"of", "for"} and doc[i - 2].lower_ in _BRANCHES


_BRANCHES = frozenset("minister ministers ministry department secretary institute academy commission president".split())


_ENDS_OF_POSTS = frozenset("minister secretary editor director commissioner chairman governor president".split())
_SMALL = frozenset("of for and the".split())


def _are_two(doc: Doc, name: Name, families: Collection[str]) -> bool:
    """Say whether a hyphen joins the family names of two people of the article ("the Bell-Orme feud")."""
    words = [doc[i].text for i in _tokens(name)]
    if len(words) != 3 or words[1] not in HYPHENS or name.title:
        return False
    return words[0] in families and words[2] in families


def _fits(text: str) -> bool:
    return text in HYPHENS or (text[0].isalpha() and not any(c.isdigit() for c in text))


def _in_brackets(doc: Doc, i: int) -> bool:
    """Say whether a word stands alone in square brackets right before another with a capital."""
    marks = i > 0 and i + 2 < len(doc) and doc[i - 1].text == "[" and doc[i + 1].text == "]"
    return marks and bool(doc[i + 2].text[0].isupper())


def _is_somebodys(doc: Doc, i: int) -> bool:
    """Say whether a name stands right behind what its bearer is to somebody: "his wife Ann", "the singer Ann"."""
    before = doc[i - 1].lower_ if i else ""
    return before in GENDERED or (before in POST_HEADS and doc[i - 1].text.islower())


def _has_age(doc: Doc, i: int) -> bool:
    """Say whether an age between commas follows: "Ann, 16, and Ben, 14"."""
    return i + 2 < len(doc) and doc[i + 1].text == "," and doc[i + 2].text.isdigit() and len(doc[i + 2]) < 3


_BESIDE = 3  # tokens between two names of a list


def _among_people(doc: Doc, i: int, is_given_name: Callable[[str], bool]) -> bool:
    """Say whether a name stands in a list of people or beside one: "her children, Ann, Ben and Tom", "his boss Ann"."""
    token = doc[i]
    near = range(max(0, i - _BESIDE), min(len(doc), i + _BESIDE + 1))
    among = any(doc[k].ent_type_ == "PERSON" for k in near if k != i)
    beast = any(t.lower_ in _BEASTS for t in doc[max(0, i - _BESIDE) : i + _BESIDE + 2])
    joined = token.dep_ in {"nsubj", "nsubj:pass", "obj"} and any(
        c.dep_ == "conj" and c.ent_type_ == "PERSON" and c.i in near for c in token.children
    )
    listed = token.dep_ in {"conj", "appos"} or joined
    return listed and not beast and (among or is_given_name(token.text))


_BEASTS = frozenset(
    "dog dogs labrador puppy cat kitten horse pony pet pets parrot tortoise retriever terrier spaniel".split()
)


def _speaks(word) -> bool:  # type: ignore[no-untyped-def]
    """Say whether somebody of one name is the subject of a verb of speech."""
    return word.dep_ == "nsubj" and word.head.lemma_ in SPEECH_VERBS and word.head.pos_ == "VERB"


def uncovered(names: Sequence[Name], others: Sequence[Name]) -> list[Name]:
    """Return the names over which no longer one of others lies."""
    lengths: dict[int, int] = {}
    for other in others:
        for i in range(other.chunk.start, other.chunk.end):
            lengths[i] = max(lengths.get(i, 0), len(other.chunk))
    return [n for n in names if not any(lengths.get(i, 0) > len(n.chunk) for i in range(n.chunk.start, n.chunk.end))]
