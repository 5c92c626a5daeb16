"""Mint IRIs from content: the same input gives the same IRI, whatever else is in the folder."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import quote

from pyoxigraph import NamedNode

from kgbuild.model import Span
from kgbuild.model.naming import article_path

_SEGMENT_SAFE = "-._~!$&()*+,;=:@"
_LONGEST = 60


class Minter:
    """IRIs below one base.

    Args:
        base: an absolute IRI ending in "/"; a "#" in it would leave no room for the fragments that name passages.

    Raises:
        ValueError: the base cannot hold data.
    """

    def __init__(self, base: str) -> None:
        if not re.fullmatch(r"[a-z][a-z0-9+.-]*:[^#]*/", base, re.IGNORECASE) or not _is_iri(base):
            raise ValueError(
                f"{base!r} cannot be a base IRI: it must be absolute, such as https://example.org/news/,"
                " end in '/' and hold no '#'"
            )
        self.base = base

    def article(self, file_name: str) -> str:
        """Return the IRI of an article."""
        return self.base + article_path(file_name)

    def entity(self, key: str) -> str:
        """Return the IRI of an entity."""
        return self.base + key

    def passage(self, article: str, span: Span) -> str:
        """Return the IRI of a passage of an article, in the form of RFC 5147."""
        return f"{article}#char={span.start},{span.end}"

    def selector(self, article: str, span: Span) -> str:
        """Return the IRI of the selector of a passage."""
        return f"{article}#selector={span.start},{span.end}"

    def fact(self, article: str, kind: str, parts: Iterable[Span], identity: Iterable[str] = ()) -> str:
        """Return the IRI of a statement, event or membership.

        Args:
            article: the article's IRI.
            kind: a word for the class, such as "meeting".
            parts: the passages that state it.
            identity: the words that tell it from others stated by the same passages.
        """
        place = "_".join(f"{s.start}-{s.end}" for s in parts)
        words = "_".join(segment(word) for word in identity)
        return f"{article}/{kind}/{place}" + (f"/{words}" if words else "")


def _is_iri(text: str) -> bool:
    try:
        NamedNode(text)
    except ValueError:
        return False
    return True


def segment(text: str) -> str:
    """Return text as one segment of an IRI path: lower case, hyphens between words, percent-encoded where needed."""
    text = unicodedata.normalize("NFC", text).casefold()
    text = re.sub(r"[^\w.]+", "-", text.rsplit("/", 1)[-1]).strip("-.")[:_LONGEST]
    return quote(text, safe=_SEGMENT_SAFE, encoding="utf-8") or "x"


def kebab(name: str) -> str:
    """Return a class name as a word of an IRI: ElectionResult is "election-result"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()
