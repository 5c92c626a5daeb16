"""Who and what an article names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from kgbuild.model.evidence import Span


class EntityKind(str, Enum):
    """The classes of entities in the graph."""

    PERSON = "Person"
    PARTY = "Party"
    ORGANIZATION = "Organization"
    PLACE = "Place"
    PUBLICATION = "Publication"
    DOCUMENT = "Document"
    UNNAMED = "UnnamedSource"


@dataclass(frozen=True, slots=True, order=True)
class EntityRef:
    """A pointer to an entity of the same article: its position in `ArticleFacts.entities`."""

    index: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalEntity:
    """One entity as one article knows it, before it is linked to anything outside.

    `name` is the fullest form found; `mentions` are the places that name it (pronouns left out), in text order;
    `names` are the distinct other wordings. `reference` is the identifier of the reference record that the article's
    own evidence decides on, `candidates` those left when it does not decide. `titles`, `posts` and `parties` are what the
    article says about a person and the linker compares ("Lord", "foreign secretary", the party's reference id).
    `on_behalf_of` is the entity that an unnamed spokesman speaks for.
    """

    kind: EntityKind
    name: str
    mentions: tuple[Span, ...]
    names: tuple[str, ...] = ()
    reference: str | None = None
    candidates: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    gender: str | None = None
    on_behalf_of: EntityRef | None = None
