"""Find the names of people by their form: a title, a given name or a post before a run of capitalised words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc

from kgbuild.annotate.lexicon import (
    COMPASS,
    FIRMS,
    NAME_WORDS,
    NAMES_OF_BODIES,
    NOT_AFTER_PEERAGE,
    NOT_NAMES,
    PARTISANS,
    PASSED_OVER,
    PEERAGE,
    POST_HEADS,
    POST_MODIFIERS,
    RANKS,
    ROYAL,
    SURNAMES_TOO,
)
from kgbuild.annotate.name_runs import LONGEST, LONGEST_RUN, is_an_initial, is_rank, is_title, name_run
from kgbuild.layers import Chunk, Name
from kgbuild.model import EntityKind
from kgbuild.nouns import is_person

_ARTICLES = frozenset("the a an".split())
_PLACED = frozenset("in at on near outside of around across through to from the".split())
_AUXILIARIES = frozenset("will may".split())
_VOCATIVES = frozenset("speaker president chairman".split())


@dataclass(frozen=True, slots=True)
class PeopleFinder:
    """Finds people in a block; `is_given_name` knows given names."""

    is_given_name: Callable[[str], bool]

    def find(self, doc: Doc, block: Chunk, taken: Collection[int]) -> Iterator[Name]:
        """Yield the people of a block in text order; where most words have a capital, a name has two words at most."""
        i = block.start
        headlines = in_title_case(doc, block)
        while i < block.end:
            name = None
            if doc[i].text[0].isupper() and i not in taken:
                name = self._at(doc, i, block, taken, 2 if i in headlines else LONGEST)
            if name is None:
                i += 1
            else:
                yield name
                i = name.chunk.end

    def _at(self, doc: Doc, i: int, block: Chunk, taken: Collection[int], longest: int) -> Name | None:
        """Return the person whose name begins at token i, a word with a capital."""
        if is_title(doc, i):
            return self._titled(doc, i, block, taken, longest)
        if i > block.start and doc[i - 1].lower_ in PEERAGE and doc[i].lower_ in NOT_AFTER_PEERAGE:
            return None  # "Lord Advocate Ann Bell"
        end = name_run(doc, i, block.end, taken, longest=longest)
        if end is None or end - i < 2 or not self._is_person(doc, i, end, block):
            return None
        described = is_person(doc[i].lower_) or doc[i].lower_ in PARTISANS  # "Welshman Ann Bell"
        given = [self.is_given_name(doc[k].text) for k in (i, i + 1)]
        if end - i > 2 and described and given == [False, True]:
            return Name(Chunk(i + 1, end), EntityKind.PERSON)
        ranked = i > block.start and doc[i - 1].text[0].isupper() and is_rank(doc, i - 1)
        return Name(Chunk(i, end), EntityKind.PERSON, title=doc[i - 1].text.rstrip(".") if ranked else "")

    def _titled(self, doc: Doc, i: int, block: Chunk, taken: Collection[int], longest: int) -> Name | None:
        """Return the person whose title stands at token i; a rank before the name is no part of it."""
        first = last = i
        while last + 1 < min(block.end, first + LONGEST_RUN) and is_title(doc, last + 1):
            last += 1
        first = max((k + 1 for k in range(i, last) if is_rank(doc, k)), default=i)
        start = last + 1
        if start + 1 < block.end and doc[start].text == "." and not doc[start + 1].is_sent_start:
            start += 1
        if start < block.end and doc[start].is_sent_start and start > i:
            return None
        title = doc[last].text.rstrip(".")
        end = None
        if start < block.end:
            end = name_run(doc, start, block.end, taken, after_title=True, longest=longest)
        if end is None:
            return None
        while is_rank(doc, last) and end - start > 2 and doc[start].lower_ in POST_HEADS:  # "Justice Minister Ann Bell"
            start += 1
        word, named = doc[start].lower_, title.lower()
        if word in NOT_NAMES and is_rank(doc, last) and not self.is_given_name(doc[start].text):
            return None  # "President On Bell: …"
        if named in PEERAGE | ROYAL | {"miss"} and word in NOT_AFTER_PEERAGE:
            return None
        if end == start + 1 and is_an_initial(doc, start):
            return None
        if (
            is_rank(doc, last) and end > start + 1 and doc[end - 1].lower_ in POST_HEADS
        ):  # "General Intelligence Director"
            known = self.is_given_name(doc[start].text) or doc[end - 1].lower_ in SURNAMES_TOO
            if not known:
                return None
        if named in RANKS or word in POST_HEADS | NOT_NAMES:
            office = word in POST_HEADS | POST_MODIFIERS | PASSED_OVER | NOT_NAMES and end == start + 1
            known = self.is_given_name(doc[start].text) and end > start + 1
            if (office and (named in RANKS or word in _VOCATIVES)) or (not known and is_body(doc, start, end)):
                return None
        sure = named in ROYAL or (is_rank(doc, last) and not self.is_given_name(doc[start].text) and end > start + 1)
        body = is_body(doc, start, end) if sure else word in NAMES_OF_BODIES and is_rank(doc, last)
        if body:
            return None
        return Name(Chunk(start if is_rank(doc, last) else first, end), EntityKind.PERSON, title=title)

    def _is_person(self, doc: Doc, start: int, end: int, block: Chunk) -> bool:
        """Say whether an untitled run of name words names a person."""
        first = doc[start]
        given = self.is_given_name(first.text) and not (first.is_upper and len(first) > 1)
        labels = start == block.start and end < block.end and doc[end].text == ":"  # "ANN BELL: Good evening"
        if labels and first.is_upper and self.is_given_name(first.text.capitalize()):
            return end - start == 2
        if given and first.lower_ in _AUXILIARIES and (_starts(doc, start, block) or _follows_name(doc, start, block)):
            given = False
        elif given and first.lower_ in NAME_WORDS and _starts(doc, start, block):
            given = not self.is_given_name(doc[start + 1].text) or end - start == 2
        after_post = start > block.start and doc[start - 1].lower_ in POST_HEADS and not _starts(doc, start, block)
        after_post = after_post and not (first.is_upper and doc[start - 1].is_upper)  # "MINISTER QUITS OVER FEES"
        after_post = after_post and doc[start - 1].lower_ not in FIRMS  # "the pollster Bell Orme"
        if not given and not after_post and not _is_holder(doc, start, end, block):
            return False
        if not any(doc[i].whitespace_ for i in range(start, end - 1)):
            return False
        if not given and all(doc[i].lower_ in POST_HEADS or doc[i].lower_ in POST_MODIFIERS for i in range(start, end)):
            return False
        of_body = start > block.start and doc[start - 1].lower_ in {"of", "at"}
        if of_body and all(doc[i].ent_type_ == "ORG" for i in range(start, end)):  # "the chief of Marlin Foods"
            return False
        if is_body(doc, start, end):
            surname = given and end - start == 2 and doc[end - 1].lower_ in SURNAMES_TOO
            return surname and not (start > block.start and doc[start - 1].lower_ in _PLACED)
        return True


def _follows_name(doc: Doc, i: int, block: Chunk) -> bool:
    """Say whether a capitalised word that is no post stands before token i: "Ann Bell Will Replace Him"."""
    before = doc[i - 1] if i > block.start else None
    if before is None or not before.is_alpha or not before.text[0].isupper():
        return False
    return before.lower_ not in POST_HEADS | POST_MODIFIERS and not is_title(doc, i - 1)


def _is_holder(doc: Doc, start: int, end: int, block: Chunk) -> bool:
    """Say whether a run between commas names who holds the post before it: "the head of the tax office, Bell Orme, ".

    Known places are taken by then ("the mayor of Oakbay, New Jersey, "), and the model knows bodies.
    """
    if doc[start].ent_type_ == "ORG" or end >= block.end or doc[start - 1].text != "," or doc[end].text != ",":
        return False
    last = start - 2
    first = next((i for i in range(last, max(block.start, last - 8), -1) if doc[i].lower_ in POST_HEADS), last + 1)
    within = doc[first + 1 : last + 1]
    whose = doc[first].left_edge.lower_ in _ARTICLES - {"a", "an"} or any(
        t.dep_ == "nmod:poss" for t in doc[first].lefts
    )
    return (
        first <= last and whose and not any(t.is_punct or t.pos_ in {"VERB", "AUX"} or t.is_sent_start for t in within)
    )


def in_title_case(doc: Doc, block: Chunk) -> frozenset[int]:
    """Return the tokens of a block's sentences where most words have a capital, as in some headlines."""
    starts = [i for i in block if i == block.start or doc[i].is_sent_start]
    found: list[int] = []
    for start, end in pairwise([*starts, block.end]):
        words = [t for t in doc[start:end] if t.is_alpha and len(t) > 3]
        if len(words) > 2 and sum(t.text[0].isupper() for t in words) > 0.75 * len(words):
            found += range(start, end)
    return frozenset(found)


def after_article(doc: Doc, i: int) -> bool:
    """Say whether an article stands before token i, as before seats, not names: "the Glasgow Kelvin MP"."""
    return i > 0 and doc[i - 1].lower_ in _ARTICLES


def is_body(doc: Doc, start: int, end: int) -> bool:
    """Say whether a run of capitalised words, and what follows it, is the name of a body, a place or a thing."""
    if doc[start].lower_ in COMPASS or any(doc[i].lower_ in NAMES_OF_BODIES for i in range(start + 1, end)):
        return True
    after = end
    if after + 1 < len(doc) and doc[after].text in {"'", "’"} and doc[after - 1].text.endswith("s"):
        after += 1
    last = min(len(doc), end + LONGEST_RUN)
    while after < last and doc[after].text[0].isupper() and doc[after - 1].whitespace_:
        if doc[after].lower_ in NAMES_OF_BODIES:
            return True
        after += 1
    return False


def _starts(doc: Doc, i: int, block: Chunk) -> bool:
    return i == block.start or bool(doc[i].is_sent_start) or doc[i - 1].text in "\"“‘'("
