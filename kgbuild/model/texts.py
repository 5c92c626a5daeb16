"""The texts of articles as a user gives them for a graph that was built before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from hashlib import sha256


def digest(text: str) -> str:
    """Return the SHA-256 of a text, as graphs state it of articles."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class Texts(Mapping[str, str]):
    """Texts by file name, in which an article is found by its hash where several builds call files alike.

    Args:
        texts: the texts by the names that one build would give them.
    """

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = dict(texts)

    def __getitem__(self, name: str) -> str:
        return self._texts[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def of(self, name: str | None, stated: str | None) -> str | None:
        """Return the text of an article: the one with its hash, whatever it is called, else the one with its name.

        Args:
            name: the file's name, by the graph.
            stated: the hash of the text that the graph was built from; None if the graph does not say.
        """
        return self._by_digest.get(stated.lower() if stated else "", self._texts.get(name or ""))

    @cached_property
    def _by_digest(self) -> Mapping[str, str]:
        return {digest(text): text for text in self._texts.values()}
