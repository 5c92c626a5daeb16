"""Where each thing's page is: short, readable file names that stay the same from build to build."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import sha256

_LONGEST = 60
_FOLDERS = {"Person": "person", "Party": "party", "Organization": "body", "Place": "place", "Publication": "source"}
PAGED_KINDS = tuple(_FOLDERS)
"""The kinds of entities that have a page; an unnamed source or a document is shown in its article only."""


def slug(text: str) -> str:
    """Return a text as a part of a file name: lower-case ASCII letters, digits and hyphens, at most 60 characters."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:_LONGEST].rstrip("-")


def digest(iri: str) -> str:
    """Return eight hexadecimal digits that tell an IRI from others."""
    return sha256(iri.encode()).hexdigest()[:8]


def entity_pages(entities: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """Return the page of each entity that has one.

    Args:
        entities: IRI, kind and name of each.

    Returns:
        Paths below the site's root; a name that several bear, or that leaves no letters, is told apart by a digest.
    """
    known = [(iri, _FOLDERS[kind], slug(name)) for iri, kind, name in entities if kind in _FOLDERS]
    times = Counter((folder, name) for _, folder, name in known)
    return {iri: f"{folder}/{_page(name, iri, unique=times[folder, name] == 1)}.html" for iri, folder, name in known}


def article_pages(files: Mapping[str, str]) -> dict[str, str]:
    """Return the page of each article, by the IRIs of a mapping from IRIs to file names."""
    times = Counter(map(slug, files.values()))
    return {iri: f"article/{_page(slug(file), iri, unique=times[slug(file)] == 1)}.html" for iri, file in files.items()}


def event_page(iri: str, label: str) -> str:
    """Return the page of an event; events of the same words are told apart by a digest of their IRI."""
    return f"event/{_page(slug(label), iri, unique=False)}.html"


def _page(name: str, iri: str, *, unique: bool) -> str:
    """Return a file name without its ending; one that is no good name alone gets a digest."""
    return name if unique and len(name) > 3 else f"{name}-{digest(iri)}".lstrip("-")
