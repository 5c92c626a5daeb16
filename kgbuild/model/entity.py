"""Who and what an article names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from kgbuild.model.dates import DateInterval
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
    own evidence decides on, `candidates` those left when it does not decide. `titles`, `posts` and `parties` are what
    the article says about a person and the linker compares ("Lord", "foreign secretary", the party's reference id).
    `on_behalf_of` is the entity that an unnamed spokesman speaks for. `basis` says what makes it the `reference` record
    where no name does; `doubts` why `candidates` are no more than that. `countries` are those that the article names
    or is published in, and `near` those that the sentences which name this entity tell.
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
    basis: str = ""
    doubts: tuple[str, ...] = ()
    countries: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One entity of the whole graph, after linking.

    `key` is the path of its IRI below the base ("person/parlparse-10001"): made from the reference identifier or the
    name, never from a counter. `names` are all other forms that name it in any article. `candidates` are the keys of
    those that it may be, when nothing decides between them. `evidence` says which two strings made it one with a record
    of the reference data or with another article's entity, and what else agreed, or why a candidate is only that.
    `parent` is the key of the party that this one is a branch of.
    """

    key: str
    kind: EntityKind
    name: str
    names: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    on_behalf_of: str | None = None
    evidence: tuple[str, ...] = ()
    parent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class DatedPost:
    """A post or party membership that the reference data, not the text, give to a person for some days.

    `person` and `organization` are keys of entities; `record` is the reference record's identifier.
    """

    person: str
    post: str
    organization: str | None = None
    first: date | None = None
    last: date | None = None
    record: str


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class KnownElection:
    """An election of the reference data: `id` its identifier there ("gb/general/2010-05-06"), `days` when it was held.

    `kind` and `country` (ISO 3166, in lower case) with the days tell it from every other.
    """

    id: str
    country: str
    kind: str
    days: DateInterval
    name: str = ""
    same_as: tuple[str, ...] = ()


EventPlace = tuple[str, int]
"""An event of one article: the file name, and its position in `ArticleFacts.events`."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who the entities of all articles are: `entities` by key, and `keys` of each article's entities by file name.

    `dated` are the posts and parties that the reference data know of on the articles' dates. `events` leads from each
    event that another article tells too to the one that stands for both; `possibly_same` are the pairs left open.
    `preferred` are the figures to use where articles give different ones. `elections` says which election of the
    reference data an article's election is.
    """

    entities: dict[str, Entity]
    keys: dict[str, tuple[str, ...]]
    dated: tuple[DatedPost, ...] = ()
    events: dict[EventPlace, EventPlace] = field(default_factory=dict)
    possibly_same: tuple[tuple[EventPlace, EventPlace], ...] = ()
    preferred: frozenset[EventPlace] = frozenset()
    elections: Mapping[EventPlace, KnownElection] = field(default_factory=dict)
