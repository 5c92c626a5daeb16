from __future__ import annotations

import pytest

from kgbuild.extract.context import Context
from kgbuild.extract.statements.joint import _counted
from kgbuild.layers import Chunk


@pytest.mark.parametrize(("start", "end", "number"), [(0, 1, ""), (0, 2, "two"), (1, 2, "two"), (0, 3, "two")])
def test_how_many_a_phrase_counts(annotate, start: int, end: int, number: str) -> None:
    """ "The two senators" are counted with and without article and noun; an article alone counts nobody."""
    assert _counted(Context(annotate("The two senators said it.")), Chunk(start, end)) == number
