"""The sentences around words that a graph holds alone: other facts of the same article hold them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

Stretch = tuple[int, str]
"""Where some text of an article begins, and the text."""


class Contexts:
    """The stretches of articles that a graph holds.

    Args:
        stretches: for each, the article's IRI, the number of the first character, and the text.
    """

    def __init__(self, stretches: Iterable[tuple[str, int, str]]) -> None:
        self._of: dict[str, list[Stretch]] = defaultdict(list)
        for article, start, text in stretches:
            self._of[article].append((start, text))

    def around(self, article: str, start: int, end: int) -> tuple[str, str]:
        """Return what stands before and after the characters `start` to `end` of an article, in the shortest stretch
        that goes beyond them; nothing if there is none.
        """
        covering = [
            (len(text), begin, text)
            for begin, text in self._of.get(article, ())
            if begin <= start and begin + len(text) >= end and len(text) > end - start
        ]
        if not covering:
            return "", ""
        _, begin, text = min(covering)
        return text[: start - begin], text[end - begin :]
