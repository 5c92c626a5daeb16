"""Make the stable part of an entity's IRI from what is known about it."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

from kgbuild.model import EntityKind

_IN_ARTICLE = {EntityKind.UNNAMED: "unnamed", EntityKind.DOCUMENT: "document"}
_GLOBAL = {
    EntityKind.PERSON: "person",
    EntityKind.PARTY: "party",
    EntityKind.ORGANIZATION: "organization",
    EntityKind.PLACE: "place",
    EntityKind.PUBLICATION: "publication",
}


def slug(text: str) -> str:
    """Return a name as it stands in an IRI: lower case, letters and digits of any script, hyphens for the rest.

    >>> slug("Seán O’Neill, MP")
    'seán-oneill-mp'
    """
    text = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    text = re.sub(r"['’.]", "", text)
    return re.sub(r"[\W_]+", "-", text).strip("-") or "-".join(f"{ord(c):x}" for c in text) or "nameless"


def person_key(reference: str) -> str:
    """Return the key of a person of the reference data."""
    return f"person/{quote(reference, safe='/-._~', encoding='utf-8')}"


def local_key(kind: EntityKind, name: str, article: str) -> str:
    """Return the key of an entity as one article knows it: how a decision can speak of it alone."""
    return f"{article}/{_IN_ARTICLE.get(kind) or _GLOBAL[kind]}/{slug(name)}"


def key_of(kind: EntityKind, name: str, reference: str | None, article: str) -> str:
    """Return the key of an entity.

    A reference record decides. Without one, a full name stands for one entity wherever it is written; a single name of
    a person ("Smith") stands for somebody in this article only, since nothing says that two articles mean the same
    Smith.

    Args:
        kind: what it is.
        name: its fullest form.
        reference: the reference record's identifier, if the article's evidence decides on one.
        article: the path of the article's IRI below the base.
    """
    if kind in _IN_ARTICLE:
        return f"{article}/{_IN_ARTICLE[kind]}/{slug(name)}"
    folder = _GLOBAL[kind]
    if reference:
        return f"{folder}/{quote(reference, safe='/-._~', encoding='utf-8')}"
    if kind is EntityKind.PERSON and len(slug(name).split("-")) < 2:
        return f"{article}/{folder}/{slug(name)}"
    return f"{folder}/{slug(name)}"
