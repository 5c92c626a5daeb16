"""Find the noun phrases that stand for people without naming them: posts ("the Labour leader") and groups."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kgbuild.annotate.complements import complement, seat_before
from kgbuild.annotate.dates.words import MONTH_NAMES
from kgbuild.annotate.lexicon import (
    CHAMBERS,
    FORMER,
    GROUP_HEADS,
    IN_CAPITALS,
    LINKED_TO_A_PLACE,
    NAMED_WITH_THEIR_BODY,
    PASSED_OVER,
    POST_HEADS,
    POST_MODIFIERS,
    POST_PLURALS,
    SEAT_HOLDERS,
    SHORT_FOR,
)
from kgbuild.annotate.tokens import HYPHENS
from kgbuild.layers import Chunk, Name, PostPhrase
from kgbuild.model import EntityKind
from kgbuild.model.numbers import read_number

_DETERMINERS = frozenset(
    "the a an his her their its our my your one two three four five some several many senior another".split()
)
_BODIES = frozenset({EntityKind.PARTY, EntityKind.ORGANIZATION, EntityKind.PUBLICATION})
_BEFORE_VERBS = frozenset("who which he she it that".split())
"""After these "chairs" and "heads" are verbs."""
_MODIFYING = frozenset("compound amod nmod:desc nmod:poss".split())
_DESCRIBING = frozenset({"NOUN", "ADJ", "PROPN"})


class Names:
    """The names of an article by the tokens they begin, end and cover."""

    def __init__(self, names: Sequence[Name]) -> None:
        self.by_end = {n.chunk.end: n for n in names}
        self.by_start = {n.chunk.start: n for n in names}
        self.covered = {i for n in names for i in n.chunk if n.kind is not EntityKind.PLACE}


@dataclass(frozen=True, slots=True)
class _Left:
    """What stands before the head: where phrase and post begin, of what body, whether over, the determiner."""

    start: int
    post: int
    organization: Chunk | None
    former: bool
    determiner: str


def find_posts(doc: Doc, blocks: Sequence[Chunk], names: Sequence[Name]) -> tuple[PostPhrase, ...]:
    """Return the post phrases of a Doc in text order; of two that overlap the later head has both."""
    known = Names(names)
    found: list[PostPhrase] = []
    for block in blocks:
        for i in block:
            plural = _head(doc, i, known)
            if plural is None or (i + 1 < block.end and _compounds(doc, i, known)):
                continue
            phrase = _phrase(doc, i, block, known, plural=plural)
            if found and found[-1].chunk.overlaps(phrase.chunk):
                owned = not found[-1].office and phrase.chunk.start <= found[-1].chunk.start
                if phrase.post.start > found[-1].head and not owned:  # "the committee's convenor" is a convenor
                    continue
                found.pop()
            found.append(phrase)
    return tuple(found)


def _head(doc: Doc, i: int, known: Names) -> bool | None:
    """Return whether the post noun at token i is plural; None if there is no post noun."""
    text, word = doc[i].text, doc[i].lower_
    if i in known.covered or doc[i].pos_ in {"VERB", "AUX", "ADP"}:
        return None
    if word in IN_CAPITALS:
        return (word in POST_PLURALS) if text.rstrip("s").isupper() else None
    if word.rstrip(".") in SHORT_FOR:
        named = known.by_start.get(i + 1)
        person = named is not None and named.kind is EntityKind.PERSON and text[0].isupper()
        return word.rstrip(".").endswith("s") if person else None
    if word == "whip" and _is_a_thing(doc[i]):
        return None
    if word == "tank" and i and doc[i - 1].lower_ in {"think", *HYPHENS}:
        return False
    if word.endswith("s") and i and doc[i - 1].lower_ in _BEFORE_VERBS:
        return None
    if word in POST_HEADS or word in GROUP_HEADS:
        return word in POST_PLURALS or (word.endswith("s") and word not in POST_HEADS)
    return True if word.endswith("s") and word[:-1] in POST_HEADS else None


def _is_a_thing(token: Token) -> bool:
    """Say whether "whip" is what a party gives and takes: the object of such a verb, or the subject of its passive."""
    verb = token.head
    done = token.dep_ in {"obj", "nsubj:pass"} or (token.dep_ == "obl" and verb.lemma_ == "strip")
    return done and verb.lemma_.lower() in _DONE_TO_A_WHIP


_DONE_TO_A_WHIP = frozenset(
    "have lose resign withdraw remove restore suspend strip take give return keep regain defy crack reinstate".split()
)


def _compounds(doc: Doc, i: int, known: Names) -> bool:
    """Say whether the post noun at token i only describes the one after it ("party leader", "vice-president")."""
    if doc[i + 1].text in HYPHENS and not doc[i].whitespace_ and not doc[i + 1].whitespace_:
        return i + 2 < len(doc) and (_head(doc, i + 2, known) is not None or not doc[i + 2].text[0].isupper())
    return _head(doc, i + 1, known) is not None and not doc[i + 1].is_sent_start


def _phrase(doc: Doc, head: int, block: Chunk, known: Names, *, plural: bool) -> PostPhrase:
    """Grow the phrase around its head, first to the left, then over what it is a post of."""
    left = _left(doc, head, block, known, plural=plural)
    right = complement(doc, head, block, known.by_start, named=left.organization is not None)
    return PostPhrase(
        chunk=Chunk(left.start, right.end),
        head=head,
        post=Chunk(left.post, right.post_end),
        organization=left.organization or right.organization,
        former=left.former,
        determiner=left.determiner,
        plural=plural,
        office=_is_office(doc[head].lower_),
    )


def _is_office(word: str) -> bool:
    """Say whether a head names a post or occupation."""
    known = POST_HEADS | IN_CAPITALS | POST_PLURALS
    return (
        word in known or word.rstrip(".") in SHORT_FOR or word.removesuffix("s") in known
    ) and word not in GROUP_HEADS


def _left(doc: Doc, head: int, block: Chunk, known: Names, *, plural: bool) -> _Left:
    """Read the words before the head from right to left."""
    start = _word_start(doc, head, block)
    if doc[head].lower_ in SEAT_HOLDERS:
        start = seat_before(doc, start, block, known.covered, known.by_end)
    post = start
    organization: Chunk | None = None
    former = possessive = False
    while start > block.start:
        word = doc[start - 1].lower_
        name = known.by_end.get(start)
        if name is not None and name.kind is EntityKind.PERSON:
            break
        if name is not None and name.kind is EntityKind.PLACE:
            post = name.chunk.start if organization is None and _named_with_place(doc, head, name) else post
            start = name.chunk.start
        elif name is not None and organization is None:
            organization, start = name.chunk, name.chunk.start
            post = start if _belongs(doc, head, post, name) else post
        elif word in {"'s", "’s"} or (word in {"'", "’"} and start - 1 in known.by_end):
            start, organization = _owner(doc, start - 1, block, known, organization)
            possessive = True
            break
        elif (size := _former(doc, start, block)) > 0:
            former, start = True, start - size
        elif organization is None and not former and _modifies(doc, start - 1, head, block, known):
            start = post = _word_start(doc, start - 1, block)
        elif word in PASSED_OVER and name is None and start - 1 not in known.covered:
            start = _word_start(doc, start - 1, block)
        elif organization is None and _unknown_body(doc, start - 1, block, known):
            start -= 1
        else:
            break
    if start - 1 > block.start and doc[start - 1].lower_ == "senior" and doc[start - 2].lower_ in _DETERMINERS:
        start -= 1  # "the senior Labour leader"
    determiner = doc[start - 1].lower_ if start > block.start and doc[start - 1].lower_ in _DETERMINERS else ""
    if plural and determiner in {"a", "an"}:
        determiner = ""  # "a faith leaders meeting": the article is the meeting's
    if counted := _counted(doc, start, block, shortest=1 if plural else 2):
        return _Left(start - counted, post, organization, former, doc[start - counted].lower_)
    return _Left(start - bool(determiner), post, organization, former, determiner or ("the" if possessive else ""))


def _counted(doc: Doc, start: int, block: Chunk, shortest: int) -> int:
    """Return how many tokens before `start` are one number: "twenty-one", "a hundred and two", "14"; 0 for none.

    The year in "in 2019 ministers met" counts nobody, nor does what a name or "May" before it makes a part of itself.
    """
    for size in range(_LONGEST_NUMBER, shortest - 1, -1):
        first = start - size
        if first < block.start or not _opens_number(doc[first]) or read_number(doc[first:start].text) is None:
            continue
        before = doc[first - 1] if first > block.start else None
        # "Channel 4", "No 10", "the top 20" are names and ranks
        named = before is not None and (before.text[:1].isupper() and not before.is_sent_start)
        if size > 1 or before is None or not (named or before.lower_ in _NUMBERED or before.text in _JOINS):
            return size
    return 0


def _opens_number(token: Token) -> bool:
    """Say whether a token is a number, or opens one as "a" does; "of" and "and" stand before one or inside it."""
    figure = bool(_FIGURE.fullmatch(token.text))
    return figure or (token.is_alpha and (token.lower_ in _ONE or read_number(token.text) is not None))


_FIGURE = re.compile(r"\d{1,3}|\d{1,3},\d{3}")
_ONE = frozenset({"a", "an", "half"})
_NUMBERED = frozenset("no no. number top last next".split())
_JOINS = frozenset("$£€-‐–/:.")
_LONGEST_NUMBER = 6


def _named_with_place(doc: Doc, head: int, place: Name) -> bool:
    """Say whether a place before a post noun is part of the post ("Bishop", "Northern Ireland secretary")."""
    word = doc[head].lower_
    if word in LINKED_TO_A_PLACE - NAMED_WITH_THEIR_BODY:
        return True
    known_for_it = word in {"secretary", "minister"} and place.chunk.end == head and not doc[head - 1].is_upper
    return known_for_it and not (head + 1 < len(doc) and doc[head + 1].lower_ in {"of", "for"})


def _unknown_body(doc: Doc, i: int, block: Chunk, known: Names) -> bool:
    """Say whether token i may be the name of a body that nothing else makes known ("a former Yale historian")."""
    if i in known.covered:
        return False
    if doc[i].is_upper and doc[i].is_alpha and 2 < len(doc[i]) < 7:
        return True
    if i <= block.start or not (doc[i].text[0].isupper() and doc[i].is_alpha) or doc[i].is_sent_start:
        return False
    before = doc[i - 1].lower_
    return before in _DETERMINERS or before in FORMER or before in PASSED_OVER


def _word_start(doc: Doc, i: int, block: Chunk) -> int:
    """Return where the word with hyphens begins that ends at token i ("vice-president"), "ex-" left out."""
    while (
        i - 2 >= block.start and doc[i - 1].text in HYPHENS and not (doc[i - 1].whitespace_ or doc[i - 2].whitespace_)
    ):
        if doc[i - 2].lower_ in FORMER or not doc[i - 2].is_alpha:
            break
        i -= 2
    return i


def _former(doc: Doc, start: int, block: Chunk) -> int:
    """Return how many tokens before `start` say that the post is over."""
    if (word := doc[start - 1].lower_) in FORMER or word.startswith("ex-"):
        return 1
    hyphen = word in HYPHENS and start - 2 >= block.start and doc[start - 2].lower_ in FORMER | {"ex"}
    return 2 if hyphen else 0


def _owner(doc: Doc, mark: int, block: Chunk, known: Names, organization: Chunk | None) -> tuple[int, Chunk | None]:
    """Return where the phrase begins whose owner's possessive mark stands at a token, and the body that owns it."""
    if (name := known.by_end.get(mark)) is not None:
        body = organization or (name.chunk if name.kind in _BODIES else None)
        return name.chunk.start, body
    start = mark
    while start > block.start and (doc[start - 1].is_alpha or doc[start - 1].text in HYPHENS) and mark - start < 3:
        start -= 1
        if doc[start].lower_ in _DETERMINERS:
            return start, organization
    return mark - 1 if mark > block.start else mark, organization


def _belongs(doc: Doc, head: int, post: int, name: Name) -> bool:
    """Say whether a body's name is part of the post's ("Cabinet minister", "Commons leader")."""
    chamber = doc[name.chunk.end - 1].lower_ in CHAMBERS and name.kind is EntityKind.ORGANIZATION
    return chamber and doc[head].lower_ in NAMED_WITH_THEIR_BODY and post == name.chunk.end


def _modifies(doc: Doc, i: int, head: int, block: Chunk, known: Names) -> bool:
    """Say whether token i is a word of the post: one that news uses so, or one that the tree hangs on the head."""
    word = doc[i].lower_
    if i in known.covered or word in PASSED_OVER or word in _DETERMINERS - {"senior"} or doc[i].text in MONTH_NAMES:
        return False
    if word in POST_MODIFIERS or (word in POST_HEADS and word not in IN_CAPITALS):
        return True
    if word in {"and", "&"} and {doc[i - 1].lower_, doc[i + 1].lower_} <= POST_MODIFIERS:
        return i > block.start
    if doc[i].dep_ == "cc":
        free = doc[i - 1].lower_ not in FORMER | POST_HEADS and doc[i].head.dep_ == "conj" and doc[i].head.i < head
        return i > block.start and free and _modifies(doc, i - 1, head, block, known)
    first = doc[i]
    while first.dep_ == "conj":  # "an oil and gas lobbyist"
        first = first.head
    hangs = first.head.i in range(i + 1, head + 1) and first.dep_ in _MODIFYING and doc[i].pos_ in _DESCRIBING
    return hangs and doc[i].is_alpha and not doc[i].is_sent_start and (doc[i].is_lower or doc[head].text[0].isupper())
