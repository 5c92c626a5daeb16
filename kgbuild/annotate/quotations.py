"""Pair quotation marks, before anything else looks at them.

Marks are paired by kind, inside one block; a closing mark of another shape closes a double quotation that would stay
open without it (“Yes," she said). An apostrophe ("MPs’", "don’t", "'90s") is never a mark. A quotation that opens again
after a full stop, before it was closed, goes on, as each paragraph of a long one does; one that never closes ends with
its block, or with the sentence before the next one in it, and is reported, unless the next block opens it again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from heapq import heappop, heappush
from itertools import takewhile

from spacy.tokens import Doc

from kgbuild.annotate.lexicon import SPEECH_VERBS
from kgbuild.inflection import form_table
from kgbuild.layers import Chunk, Quotation

_FAMILY = {
    "“": "double", "”": "double", "„": "double", '"': "double", "''": "double", "’’": "double",
    "``": "double", "«": "angle", "»": "angle",
    "‘": "single", "’": "single", "'": "single", "`": "single",
}  # fmt: skip
_ONLY_OPENS = frozenset("“„«")
_ONLY_CLOSES = frozenset("”»") | {"’’"}
_PARTNERS = {"”": "“", "“": "„", "»": "«", "’": "‘", "’’": "“", "«": "»", "''": "``"}
"""What a closing mark closes first of all; a mark that is not here closes its like."""
_SENTENCE_ENDS = frozenset(".?!…")
_CLOSERS = frozenset("'’)]")
_BEFORE_OPENING = frozenset("([{—–-/\"'“‘«")
_AFTER_CLOSING = frozenset(".,;:?!)]")
_SUBJECTS = frozenset("he she they it".split())
_SPEECH_FORMS = frozenset(f for f in form_table(SPEECH_VERBS) if f.endswith("ed") or f in {"said", "told", "says"})
_CLIPPED = frozenset({"em", "til", "cause", "tis", "twas", "n", "bout", "cos", "coz"})


@dataclass
class _Open:
    """A quotation whose end has not been found yet; `size` is how many tokens its mark has."""

    mark: str
    start: int
    continues: bool = False
    size: int = 1


def find_quotations(doc: Doc, blocks: Sequence[Chunk]) -> tuple[Quotation, ...]:
    """Return the quotations of a Doc in text order, outer ones before those inside them.

    A quotation that never closes has `closed` False, unless the next block goes on with it.
    """
    found: list[Quotation] = []
    running: int | None = None
    for block in blocks:
        quotations = _pair(doc, block)
        goes_on = running is not None and quotations and quotations[0].outer.start == block.start
        if running is not None and goes_on and _FAMILY[quotations[0].mark] == _FAMILY[found[running].mark]:
            found[running] = replace(found[running], closed=True)
            quotations[0] = replace(quotations[0], continues=True)
        left = (len(found) + n for n, q in enumerate(quotations) if not q.closed and q.outer.end == block.end)
        running = next(left, None)
        found.extend(quotations)
    # A single mark alone is an apostrophe after all.
    return _with_depth([q for q in found if q.closed or q.continues or _FAMILY[q.mark] != "single"])


def _with_depth(quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """Count for each quotation how many others it stands in."""
    around: list[Quotation] = []
    deep: list[Quotation] = []
    for quotation in sorted(quotations, key=_order):
        while around and around[-1].outer.end <= quotation.outer.start:
            around.pop()
        deep.append(replace(quotation, depth=len(around)))
        around.append(quotation)
    return tuple(deep)


def _order(quotation: Quotation) -> tuple[int, int]:
    return quotation.outer.start, -quotation.outer.end


def _pair(doc: Doc, block: Chunk) -> list[Quotation]:
    """Pair the marks of one block; quotations that are still open at its end have `closed` False."""
    stack: list[_Open] = []
    found: list[Quotation] = []
    for i in block:
        mark = doc[i].text
        if mark not in _FAMILY or (mark == "`" and _doubled(doc, i - 1)):
            continue
        if mark == "`" and _doubled(doc, i):  # as older wire copy has it: ``We won,'' she said
            stack.append(_Open("``", i, size=2))
            continue
        role = _role(doc, i, block, stack)
        if role == "close":
            at = _opening_of(doc, i, stack)
            if at is not None:
                _add(found, stack[at], i, i + 1)
                del stack[at:]  # an inner mark that was never closed was no quotation
        elif role == "open":
            stack.append(_Open(mark, i, _opens_again(doc, i, stack, found)))
    if not stack:
        return sorted(found, key=_order)
    breaks = _Breaks(doc, block, found)
    around: list[int] = []  # where the unclosed quotations end that the next mark may stand in, the first on top
    for left in stack:
        if _FAMILY[left.mark] != "single" or left.start == block.start or doc[left.start - 1].text in ":,":
            while around and around[0] <= left.start:
                heappop(around)
            end = min([breaks.end_of(left), *around[:1]])
            if _add(found, left, end, end, closed=False):
                heappush(around, end)
    return sorted(found, key=_order)


def _doubled(doc: Doc, i: int) -> bool:
    """Say whether two grave accents stand together from token i on."""
    return 0 <= i < len(doc) - 1 and doc[i].text == doc[i + 1].text == "`" and not doc[i].whitespace_


class _Breaks:
    """Where a quotation of a block may end that nothing closes; each token is looked at once."""

    def __init__(self, doc: Doc, block: Chunk, closed: Sequence[Quotation]) -> None:
        self._end = block.end
        self._goes_on = doc[block.end : block.end + 1].text in _ONLY_OPENS | {'"', "'", "‘"}
        self._stops = [i for i in block if doc[i].text in _SENTENCE_ENDS]
        self._told = [i for i in range(block.start, block.end - 2) if doc[i].text == "," and _is_cue(doc, i + 1)]
        self._openings: dict[str, list[int]] = {}
        for start, mark in sorted((q.outer.start, q.mark) for q in closed):
            self._openings.setdefault(mark, []).append(start)
        self._inside: dict[int, int] = {}
        reached = block.start
        for quotation in sorted(closed, key=_order):
            if quotation.outer.start >= reached:
                reached = quotation.outer.end
                self._inside.update(dict.fromkeys(range(quotation.outer.start + 1, reached), reached))

    def end_of(self, opened: _Open) -> int:
        """Return where an unclosed quotation ends: not within a closed one that it holds, but behind it."""
        end = self._stop(opened)
        return self._inside.get(end, end)

    def _stop(self, opened: _Open) -> int:
        """Return where an unclosed quotation stops.

        Before ", she said", where its sentence or the last one goes on so; else before that in which its like opens.
        """
        told, stop = _from(self._told, opened.start + 2), _from(self._stops, opened.start + 2)
        if told is not None and (stop is None or told < stop):
            return told + 1
        if told is not None and not self._goes_on and len([i for i in self._stops if i > self._told[-1]]) < 2:
            return self._told[-1] + 1  # “It is late. We shall go, she said.
        stop = _from(self._stops, opened.start)
        again = None if stop is None else _from(self._openings.get(opened.mark, []), stop + 1)
        return self._end if again is None else self._stops[bisect_left(self._stops, again) - 1] + 1


def _is_cue(doc: Doc, i: int) -> bool:
    """Say whether a subject and its verb of speech stand at i, in either order, and no clause under it.

    "Bell said outside", "said the mayor, Ann Bell", but not "the mayor said it was late".
    """
    verb = next((t for t in doc[i : i + _LONGEST_SUBJECT] if t.lower_ in _SPEECH_FORMS or not t.is_alpha), doc[i])
    subject = [t for t in doc[i : verb.i] if not t.text[0].isupper()]
    named = not subject or subject[0].lower_ in _SUBJECTS or subject[0].lower_ in _ARTICLES
    if verb.lower_ not in _SPEECH_FORMS or not named or (verb.i == i and not doc[i + 1].is_alpha):
        return False
    behind = takewhile(lambda t: t.text != "," and t.text not in _SENTENCE_ENDS, doc[verb.i + 1 : verb.i + 20])
    return not any(t.tag_ in _FINITE for t in behind)


_LONGEST_SUBJECT = 5
_ARTICLES = frozenset("the a an his her".split())
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def _from(places: Sequence[int], start: int) -> int | None:
    """Return the first of sorted places from a start on."""
    n = bisect_left(places, start)
    return places[n] if n < len(places) else None


def _add(found: list[Quotation], opened: _Open, end: int, outer_end: int, closed: bool = True) -> bool:
    """Record a quotation unless nothing stands between its marks; say whether it was."""
    if opened.start + opened.size >= end:
        return False
    content, outer = Chunk(opened.start + opened.size, end), Chunk(opened.start, outer_end)
    found.append(Quotation(content, outer, opened.mark, 0, closed, opened.continues))
    return True


def _opening_of(doc: Doc, i: int, stack: Sequence[_Open]) -> int | None:
    """Return which open quotation the mark at i closes: the last of its own shape, else the last of its family."""
    mark = doc[i].text
    partner = _PARTNERS.get(mark, mark)
    alike = [n for n, opened in enumerate(stack) if opened.mark == partner]
    if alike:
        return alike[-1]
    if mark == '"' and doc[i - 1].text[-1].isdigit():  # inches
        return None
    return next((n for n in reversed(range(len(stack))) if _FAMILY[stack[n].mark] == _FAMILY[mark]), None)


def _opens_again(doc: Doc, i: int, stack: list[_Open], found: list[Quotation]) -> bool:
    """Say whether the opening mark at i goes on with a quotation of its shape that is still open, and end that one.

    After a full stop it does; elsewhere the new quotation stands inside the open one, unless that was an apostrophe.
    """
    at = next((n for n in reversed(range(len(stack))) if stack[n].mark == doc[i].text), None)
    if at is None:
        return False
    before = doc[i - 1].text
    if _after_sentence(doc, i):
        _add(found, stack[at], i, i)
        del stack[at:]
        return True
    if _FAMILY[doc[i].text] == "single" and before not in {",", ":"}:
        del stack[at:]
    return False


def _after_sentence(doc: Doc, i: int) -> bool:
    """Say whether a sentence ends right before token i, with or without closing marks of another kind."""
    while i > 0 and doc[i - 1].text in _CLOSERS:
        i -= 1
    return i > 0 and doc[i - 1].text[-1] in _SENTENCE_ENDS


def _role(doc: Doc, i: int, block: Chunk, stack: Sequence[_Open]) -> str | None:
    """Say whether the mark at i opens a quotation, closes one, or is neither."""
    mark = doc[i].text
    blank_before = i == block.start or doc[i - 1].whitespace_ != ""
    if mark in {"«", "»"} and _points_inwards(doc, i, block, stack, blank_before):
        return "open" if mark == "»" else "close"
    if mark == "»" and blank_before and not any(opened.mark == "«" for opened in stack):
        return None  # a bullet
    if mark == "`":
        return "open" if blank_before else None
    if mark in _ONLY_OPENS:
        closes_low = mark == "“" and not blank_before and any(opened.mark == "„" for opened in stack)
        return "close" if closes_low else "open"
    if mark in _ONLY_CLOSES:
        return "close"
    opens = blank_before or doc[i - 1].text[-1] in _BEFORE_OPENING
    blank_after = i + 1 >= block.end or doc[i].whitespace_ != ""
    closes = blank_after or doc[i + 1].text[0] in _AFTER_CLOSING
    if _FAMILY[mark] == "double":
        is_open = any(_FAMILY[opened.mark] == "double" for opened in stack)
        # what stands beside a straight mark tells, then what is open
        return "open" if (opens if opens != closes else not is_open) else "close"
    if mark == "‘":
        return None if _is_clipped(doc, i, block) else "open"
    if mark == "'" and opens and not blank_after and not _is_clipped(doc, i, block):
        return "open"
    is_open = any(_FAMILY[opened.mark] == "single" for opened in stack)
    if is_open and not blank_before and (blank_after or not doc[i + 1].text[0].isalnum()):
        return None if _is_apostrophe(doc, i, block) else "close"
    return None


def _points_inwards(doc: Doc, i: int, block: Chunk, stack: Sequence[_Open], blank_before: bool) -> bool:
    """Say whether an angle mark is one of »German« quotation marks."""
    if doc[i].text == "«":
        return any(opened.mark == "»" for opened in stack) and not blank_before
    joined = i + 1 < block.end and not doc[i].whitespace_
    answered = any(doc[n].text == "«" for n in range(i + 1, block.end))
    return blank_before and joined and answered and not any(opened.mark == "«" for opened in stack)


def _is_clipped(doc: Doc, i: int, block: Chunk) -> bool:
    """'90s and the like, and clipped words: a mark that stands for letters left out."""
    if i + 1 >= block.end:
        return True
    following = doc[i + 1].lower_
    return following[0].isdigit() or following in _CLIPPED


def _is_apostrophe(doc: Doc, i: int, block: Chunk) -> bool:
    """After "n", or a plural s with a lower-case word to follow and another single mark to come: "the MPs' pay"."""
    if doc[i - 1].lower_ == "n" and doc[i].whitespace_:
        return True
    if not doc[i - 1].text.endswith("s") or i + 1 >= block.end or not doc[i].whitespace_:
        return False
    later = range(i + 1, min(block.end, i + 40))
    return doc[i + 1].text[0].islower() and any(
        doc[j].text in {"'", "’"} and (doc[j].whitespace_ or j + 1 == block.end) for j in later
    )
