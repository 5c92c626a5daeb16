"""Tell what the model takes for a name and is none, or is of another kind."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc, Token

from kgbuild.annotate.lexicon import (
    COURTESY,
    GENDERED,
    NOT_NAMES,
    ORGANIZATION_WORDS,
    PASSED_OVER,
    POST_HEADS,
    POST_MODIFIERS,
    POST_NOMINALS,
    RANKS,
    SPEECH_VERBS,
    SURNAMES_TOO,
)
from kgbuild.annotate.name_runs import is_month_in_name
from kgbuild.annotate.people import after_article, in_title_case, is_body
from kgbuild.annotate.tokens import HYPHENS
from kgbuild.layers import Chunk, Name
from kgbuild.model import EntityKind
from kgbuild.nouns import REFERENDUM_SIDES

OFFICE_WORDS = POST_HEADS | POST_MODIFIERS | PASSED_OVER | NOT_NAMES


def is_name(doc: Doc, name: Name, longer: Collection[str], is_given_name: Callable[[str], bool]) -> bool:
    """Say whether an entity may be what the model says: by its words, and for a bare word by what the article adds."""
    words = [doc[i] for i in name.chunk]
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
        return len(words) > 1 or (len(words[0]) > 1 and (letters or words[0].lower_ not in OFFICE_WORDS))
    if len(words) > 1:
        start, end = name.chunk.start, name.chunk.end
        given, article = is_given_name(words[0].text), after_article(doc, start)
        in_capitals = _is_set_in_capitals(words, is_given_name)
        return not any(
            (
                is_body(doc, start, end) and not (given and words[-1].lower_ in SURNAMES_TOO),
                article and not given and words[-1].lower_ in POST_HEADS,  # "the Field Marshal"
                all(w.lower_ in OFFICE_WORDS or w.lower_.rstrip(".") in COURTESY for w in words),  # "Lord Chancellor"
                len(words[0]) == 1 and words[1].text in HYPHENS,  # a seat in brackets ("D-Wis.")
                any(a.text == "of" and b.text == "the" for a, b in pairwise(words)),  # "Order of the Garter"
                article and end < len(doc) and doc[end].text in POST_NOMINALS,  # a seat
                words[-1].lower_ in NOT_NAMES and words[-2].text not in HYPHENS and not is_month_in_name(words[-1]),
                len(words[-1]) > 2 and words[-1].is_upper and not words[0].is_upper and not in_capitals,  # "Oakbay ODM"
                not given and of_branch(doc, start) and "." not in words[-1].text,
                any(w.text not in HYPHENS and not _is_of_letters(w.text) for w in words),
                all(len(w) > 1 and w.is_upper for w in words) and not in_capitals,
            )
        )
    word = words[0]
    if word.lower_.rstrip(".") in RANKS and word.text not in longer:
        return False
    if (
        word.lower_ in OFFICE_WORDS
        or word.lower_.rstrip(".") in COURTESY
        or word.tag_ == "NNPS"
        or (word.is_upper and len(word) > 1)
        or not word.is_alpha
        or len(word) < 3
    ):
        return False
    named = word.text in longer or _speaks(word) or _is_somebodys(doc, word.i) or _has_age(doc, word.i)
    return named or _among_people(doc, word.i, is_given_name)


def _is_of_letters(text: str) -> bool:
    return text[0].isalpha() and not any(c.isdigit() for c in text)


def _is_set_in_capitals(words: Sequence[Token], is_given_name: Callable[[str], bool]) -> bool:
    """Say whether a name stands out by its capitals in a sentence of small letters: "ANN BELL resigned", "Ann BELL"."""
    last = words[-1]
    long = len(last) > (2 if words[0].is_upper else 3)
    small = sum(t.is_alpha and t.is_lower for t in last.sent)
    spelt = all(w.pos_ == "PROPN" and len(w) > 2 and _VOWELS & set(w.text) for w in words)  # "OUSMANE NDOYE", not "BBC"
    return long and small >= _FEWEST_SMALL and (spelt or is_given_name(words[0].text.capitalize()))


_VOWELS = frozenset("AEIOUY")
_FEWEST_SMALL = 3  # words in small letters that make a sentence none of a headline in capitals

_NO_SIDES = frozenset({EntityKind.PLACE, EntityKind.PERSON})
"""What no side of a referendum is: "Leave" won there, but is no town."""


def of_branch(doc: Doc, i: int) -> bool:
    """Say whether a name tells of what somebody is minister: "the Minister of Gender Equality"."""
    return i > 1 and doc[i - 1].lower_ in {"of", "for"} and doc[i - 2].lower_ in _BRANCHES


_BRANCHES = frozenset("minister ministers ministry department secretary institute academy commission president".split())

_ENDS_OF_POSTS = frozenset("minister secretary editor director commissioner chairman governor president".split())

_SMALL = frozenset("of for and the".split())


def are_two(doc: Doc, name: Name, families: Collection[str]) -> bool:
    """Say whether a hyphen joins the family names of two people of the article ("the Bell-Orme feud")."""
    words = [doc[i].text for i in name.chunk]
    if len(words) != 3 or words[1] not in HYPHENS or name.title:
        return False
    return words[0] in families and words[2] in families


def headline_words(doc: Doc) -> frozenset[int]:
    """Return the tokens of headlines in title case whose words the text has in small letters, and with no capital."""
    headlines = in_title_case(doc, Chunk(0, len(doc)))
    if not headlines:
        return headlines
    small = {t.text for t in doc if t.is_lower}
    own = {t.text for t in doc if t.i not in headlines and t.text[0].isupper() and not t.is_sent_start}
    return frozenset(i for i in headlines if doc[i].lower_ in small and doc[i].text not in own)


def without_headline(
    doc: Doc, name: Name, words: AbstractSet[int], is_given_name: Callable[[str], bool]
) -> Iterator[Name]:
    """Yield a person without a headline's verb behind the name, nobody who is only that: "Senator Claims Abuse"."""
    start, end = name.chunk.start, name.chunk.end
    if name.kind is not EntityKind.PERSON or words.isdisjoint((start, end - 1)) or is_given_name(doc[start].text):
        yield name
    elif start not in words:
        yield replace(name, chunk=Chunk(start, end - 1))


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


def _speaks(word: Token) -> bool:
    """Say whether somebody of one name is the subject of a verb of speech."""
    return word.dep_ == "nsubj" and word.head.lemma_ in SPEECH_VERBS
