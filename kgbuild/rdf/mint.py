"""Mint IRIs from content: the same input gives the same IRI, whatever else is in the folder."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from hashlib import sha256
from urllib.parse import quote, unquote

from pyoxigraph import NamedNode

from kgbuild.model import Span
from kgbuild.model.naming import article_path, is_local, spaced

_SEGMENT_SAFE = "-._~!$&()*+,;=:@"
_LONGEST = 60
_DIGITS = 10
_ARTICLES = "article/"


class Minter:
    """IRIs below one base.

    Args:
        base: an absolute IRI ending in "/"; a "#" in it would leave no room for the fragments that name passages.
        collection: the name of the collection that the articles belong to, for stores that hold several: files of the
            same name in two collections are then two articles.

    Raises:
        ValueError: the base cannot hold data.
    """

    def __init__(self, base: str, collection: str | None = None) -> None:
        if not re.fullmatch(r"[a-z][a-z0-9+.-]*:[^#]*/", base, re.IGNORECASE) or not _is_iri(base):
            raise ValueError(
                f"{base!r} cannot be a base IRI: it must be absolute, such as https://example.org/news/,"
                " end in '/' and hold no '#'"
            )
        self.base, self.collection = base, collection
        self._articles = f"{_ARTICLES}{own_segment(collection)}/" if collection else _ARTICLES

    def article(self, file_name: str) -> str:
        """Return the IRI of an article."""
        return self.entity(article_path(file_name))

    def entity(self, key: str) -> str:
        """Return the IRI of an entity; that of one which only one article knows is below the article's."""
        return self.base + (self._articles + key.removeprefix(_ARTICLES) if is_local(key) else key)

    def role(self, post: str) -> str:
        """Return the IRI of a post as a role: one for each wording, whoever holds it."""
        return self.entity(f"role/{own_segment(post)}")

    def passage(self, article: str, span: Span) -> str:
        """Return the IRI of a passage of an article, in the form of RFC 5147."""
        return f"{article}#char={span.start},{span.end}"

    def selector(self, article: str, span: Span) -> str:
        """Return the IRI of the selector of a passage."""
        return f"{article}#selector={span.start},{span.end}"

    def fact(self, article: str, kind: str, words: Iterable[str], digest: str, occurrence: int = 1) -> str:
        """Return the IRI of a statement, event or membership.

        Args:
            article: the article's IRI.
            kind: a word for the class, such as "meeting".
            words: what a person recognises the fact by; they need not tell it from others.
            digest: the digits that tell its content from that of others.
            occurrence: which of the facts of the same content it is, counted from 1.
        """
        shown = "_".join(segment(word) for word in words)[:_LONGEST].rstrip("-_")
        again = f"-{occurrence}" if occurrence > 1 else ""
        return f"{article}/{kind}/{_whole(shown)}_{digest}{again}"


def _whole(quoted: str) -> str:
    """Return percent-encoded text without an encoded character that was cut at the end."""
    while quoted:
        try:
            unquote(quoted, encoding="utf-8", errors="strict")
        except UnicodeDecodeError:
            quoted = quoted.rpartition("%")[0]
        else:
            return re.sub(r"%[0-9A-F]?$", "", quoted)
    return quoted


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


def own_segment(text: str) -> str:
    """Return text as a segment that no other text has: what `segment` leaves out or cuts, some digits stand for.

    A blank is a hyphen, so that two texts that differ in nothing else are one.
    """
    name = segment(text.replace("/", " "))
    if unquote(name) == text.replace(" ", "-"):
        return name
    return f"{name}_{sha256(text.encode()).hexdigest()[:_DIGITS]}"


def kebab(name: str) -> str:
    """Return a class name as a word of an IRI: ElectionResult is "election-result"."""
    return spaced(name).replace(" ", "-")
