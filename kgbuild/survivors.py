"""Find out which of many things break what is done with all of them together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def survivors(items: Sequence[Item], works: Callable[[Sequence[Item]], bool]) -> list[Item]:
    """Return the items without those that break it, in their order.

    It takes about 2 k log2(n) tries for k that break it among n.

    Args:
        items: in any order.
        works: whether it can be done with some of them; called with the items kept so far and some more at the end.
    """
    kept: list[Item] = []
    parts = [list(items)]
    while parts:
        part = parts.pop()
        if not part:
            continue
        if works([*kept, *part]):
            kept += part
        elif len(part) > 1:
            half = len(part) // 2
            parts += [part[half:], part[:half]]
    return kept
