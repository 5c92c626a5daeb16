"""Things are found by the tokens that they hold, in the order in which they came, without looking at all of them."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from kgbuild.layers import Chunk
from kgbuild.lookup import Laid


@dataclass(frozen=True)
class Thing:
    """Something that stands in a text."""

    chunk: Chunk


WIDE, INNER, NEXT = (Thing(Chunk(*place)) for place in ((2, 6), (3, 4), (6, 8)))


@pytest.fixture
def laid() -> Laid[Thing]:
    """Return a thing with one inside it, and one right behind."""
    return Laid([WIDE, NEXT, INNER])


@pytest.mark.parametrize(
    ("token", "holding", "starting", "ending"),
    [
        (1, [], [], []),
        (2, [WIDE], [WIDE], []),
        (3, [WIDE, INNER], [INNER], []),
        (4, [WIDE], [], [INNER]),
        (6, [NEXT], [NEXT], [WIDE]),
        (8, [], [], [NEXT]),
        (-1, [], [], []),
    ],
)
def test_things_are_found_by_a_token(laid, token, holding, starting, ending) -> None:
    """A token tells what holds it, what begins with it, and what ends right before it."""
    assert [laid.at(token), laid.starting(token), laid.ending(token)] == [holding, starting, ending]


@pytest.mark.parametrize(
    ("start", "end", "touched"), [(0, 2, []), (0, 3, [WIDE]), (3, 9, [WIDE, NEXT, INNER]), (7, 9, [NEXT]), (5, 5, [])]
)
def test_things_that_share_a_token_are_found(laid, start, end, touched) -> None:
    """What shares a token with a chunk is found, each once, in the order in which it came."""
    assert laid.touching(Chunk(start, end)) == touched
