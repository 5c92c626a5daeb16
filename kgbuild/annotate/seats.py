"""Find the seats and councils that change hands, by what parties do with them: "Labour took Oakbay from the Greens"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from kgbuild.inflection import form_table
from kgbuild.layers import Chunk, Name
from kgbuild.model import EntityKind

_TAKES = form_table("gain win take seize capture regain snatch grab wrest hold retain keep lose".split())
_FALLS = form_table("fall go switch swing pass".split())
_RESULTS = frozenset("gain hold win gains holds".split())
_HELPERS = frozenset("has have had also on to back the control of seat council overall".split())


def changed_seats(doc: Doc, names: Iterable[Name]) -> Iterator[Name]:
    """Yield as places what parties gain, hold and lose, where no other name stands.

    "Labour took Oakbay from the Greens", "Oakbay fell to Labour", "Oakbay: LAB GAIN".
    """
    kinds = {i: n.kind for n in names for i in n.chunk}
    for party in (n.chunk for n in names if n.kind is EntityKind.PARTY):
        verb = _over(doc, party.end)
        after = Chunk(first := _over(doc, verb + 1), _run(doc, first, 1, kinds))
        takes = verb < len(doc) and doc[verb].lower_ in _TAKES and after.end > first
        if takes and (doc[verb].is_upper or _goes_on(doc, after.end, kinds)):  # "LAB HOLD Oakbay"
            yield Name(after, EntityKind.PLACE)
        to = party.start - 1 - (doc[party.start - 1].lower_ == "the")
        falls = to > 1 and doc[to].lower_ == "to" and doc[to - 1].lower_ in _FALLS
        above = doc[party.start - 1].text == ":" and doc[party.end : party.end + 1].text.lower() in _RESULTS
        end = to - 1 if falls else party.start - 1
        before = Chunk(_run(doc, end - 1, -1, kinds) + 1, end)
        opens = len(before) > 0 and (doc[before.start].is_sent_start or doc[before.start - 1].text == ".")
        if (falls or above) and opens:
            yield Name(before, EntityKind.PLACE)


def _over(doc: Doc, i: int) -> int:
    """Return the first token from i on that is no small word of what parties do with seats."""
    return next((k for k in range(i, len(doc)) if doc[k].lower_ not in _HELPERS), len(doc))


def _run(doc: Doc, i: int, step: int, kinds: dict[int, EntityKind]) -> int:
    """Return where words with a capital end that are not in the name of somebody, a party or a place."""
    while (
        0 <= i < len(doc)
        and doc[i].is_alpha
        and doc[i].text[0].isupper()
        and kinds.get(i) in _FREE
        and doc[i].lower_ != "from"
    ):
        i += step
    return i


_FREE = frozenset({None, EntityKind.ORGANIZATION})


def _goes_on(doc: Doc, i: int, kinds: dict[int, EntityKind]) -> bool:
    """Say whether the words behind speak of a seat: from or to whom it goes, that it is a council, or nothing more."""
    word = doc[i : i + 1].text.lower()
    other = i + 1 + (doc[i + 1 : i + 2].text.lower() == "the")
    if word in {"from", "to"}:
        return kinds.get(other) is EntityKind.PARTY or doc[i + 1 : i + 2].text.lower() in {"no", "noc", "independents"}
    return word == "council" or (word in {"with", "by"} and any(t.like_num for t in doc[i + 1 : i + 6]))
