from __future__ import annotations

from kgbuild.query.context import Contexts


def test_shortest_stretch_around():
    """Words have the rest of the shortest stretch of their article that goes beyond them."""
    contexts = Contexts([("a", 0, "Ann Bell met Carl. He smiled."), ("a", 0, "Ann Bell met Carl."), ("a", 4, "Bell")])
    assert contexts.around("a", 4, 8) == ("Ann ", " met Carl.")


def test_nothing_around():
    """Words that no stretch of their article holds have nothing around them."""
    contexts = Contexts([("a", 0, "Ann Bell met Carl.")])
    assert contexts.around("b", 4, 8) == contexts.around("a", 12, 25) == ("", "")
