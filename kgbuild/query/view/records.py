"""The records of a graph, each with the IRI of its node; references between them are IRIs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kgbuild.query.keys import Keys

Fields = tuple[tuple[str, tuple[str, ...]], ...]
"""Properties by their IRIs, each with its values in order: IRIs of nodes, or texts."""

UNKNOWN = "(unknown)"
"""What a speaker is called whom nothing in the article tells."""


@dataclass(frozen=True, slots=True)
class PassageRecord:
    """Some words of an article: characters `start` to `end` (not included) of its text, on line `line`.

    `prefix` and `suffix` are the rest of their sentence, as far as the graph holds it.
    """

    iri: str
    article: str
    file: str
    line: int
    start: int
    end: int
    words: str
    prefix: str
    suffix: str

    @property
    def where(self) -> str:
        """File and line, as messages and tables give them."""
        return f"{self.file}:{self.line}"

    @property
    def sentence(self) -> str:
        """The words with the rest of their sentence, on one line."""
        return " ".join(f"{self.prefix}{self.words}{self.suffix}".split())


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article: `file` is its input file's name, `date` as far as known (2011, 2011-05, 2011-05-08, or empty)."""

    iri: str
    file: str
    headline: str
    label: str
    publisher: str
    date: str
    authors: tuple[str, ...]
    url: str
    language: str
    mentions: tuple[str, ...]
    sha256: str = ""

    @property
    def title(self) -> str:
        """The headline; without one the label, which has the first words of the text; at worst the file's name."""
        return self.headline or self.label or self.file


@dataclass(frozen=True, slots=True)
class EntityRecord:
    """A person, party, body, place, publication, document or unnamed source.

    `evidence` tells, article by article, why it is linked to reference data; `candidates` are those whom an ambiguous
    name may mean; `passages` are those that name it.
    """

    iri: str
    kind: str
    name: str
    other_names: tuple[str, ...]
    same_as: tuple[str, ...]
    evidence: tuple[str, ...]
    candidates: tuple[str, ...]
    on_behalf_of: str
    passages: tuple[PassageRecord, ...]


@dataclass(frozen=True, slots=True)
class StatementRecord:
    """Who said what: `speaker` is empty where it cannot be told, and `speaker_candidates` who it may be."""

    iri: str
    speaker: str
    speaker_candidates: tuple[str, ...]
    speech_type: str
    cue: str
    text: str
    about: tuple[str, ...]
    confidence: float | None
    passages: tuple[PassageRecord, ...]
    cue_passages: tuple[PassageRecord, ...]
    speaker_passages: tuple[PassageRecord, ...]
    fields: Fields


@dataclass(frozen=True, slots=True)
class EventRecord:
    """An event: `factuality` is usually one of Actual, Planned, Possible and Denied, more where articles disagree.

    `first` and `last` are the first and last day on which it can have been (ISO, or empty); `rank` is "Deprecated" for
    a figure that was corrected, "Preferred" for the one to go by among several; `fields` hold everything else.
    """

    iri: str
    kind: str
    factuality: tuple[str, ...]
    first: str
    last: str
    date_text: str
    confidence: float | None
    rank: str
    revises: str
    possibly_same: tuple[str, ...]
    passages: tuple[PassageRecord, ...]
    fields: Fields

    def values(self, *properties: str) -> Iterator[str]:
        """Yield the values of some properties, in this order of properties."""
        for wanted in properties:
            yield from next((values for name, values in self.fields if name == wanted), ())

    def value(self, prop: str) -> str:
        """Return the first value of a property, or nothing."""
        return next(self.values(prop), "")


@dataclass(frozen=True, slots=True)
class PostRecord:
    """A post that somebody holds or held; without passages it comes from the reference data or from an event."""

    iri: str
    member: str
    post: str
    organization: str
    former: bool
    first: str
    last: str
    passages: tuple[PassageRecord, ...]
    source: str
    fields: Fields


@dataclass(frozen=True, slots=True)
class View:
    """A whole graph as records, each kind by IRI, in the order of file and place; `keys` are short names of nodes."""

    articles: Mapping[str, ArticleRecord]
    entities: Mapping[str, EntityRecord]
    statements: Mapping[str, StatementRecord]
    events: Mapping[str, EventRecord]
    posts: Mapping[str, PostRecord]
    keys: Keys

    def name(self, iri: str) -> str:
        """Return the name of an entity or article, or the IRI itself."""
        if iri in self.entities:
            return self.entities[iri].name
        return self.articles[iri].title if iri in self.articles else iri

    def article_of(self, passages: Iterable[PassageRecord]) -> ArticleRecord | None:
        """Return the article of the first passage; None if there is no passage."""
        first = next(iter(passages), None)
        return self.articles.get(first.article) if first else None
