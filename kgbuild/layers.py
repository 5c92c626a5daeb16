"""What annotate leaves for extract: a spaCy Doc over an article's prose, and the layers that spaCy has no place for.

Tokens are numbered as in the Doc. Sentences never cross a block of the layout.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from kgbuild.model import Article, BlockKind, DateInterval, EntityKind, Issue, KnownElection, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class Reading:
    """The prose of an article as one line of text, and where each of its characters stands in the article.

    Layout is gone (line breaks, links, furniture), words run together around a link are apart again; `offsets[i]` is
    the place in the article of character i of `text`. A blank that was put in has the place of the next character.
    `blocks` are (kind, start, end) in characters of `text`. `ends` are where characters end in the article that take
    more than one there, such as the "&amp;" of a web page, by their place in `text`.
    """

    text: str
    offsets: tuple[int, ...]
    blocks: tuple[tuple[BlockKind, int, int], ...]
    ends: Mapping[int, int] = field(default_factory=dict)

    def span(self, start: int, end: int) -> Span:
        """Return the place in the article of the characters `start` to `end` (exclusive) of the reading."""
        return Span(self.offsets[start], self.ends.get(end - 1, self.offsets[end - 1] + 1))


@dataclass(frozen=True, slots=True)
class Chunk:
    """A run of tokens, `end` exclusive."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, token: object) -> bool:
        return isinstance(token, int) and self.start <= token < self.end

    def __iter__(self) -> Iterator[int]:
        return iter(range(self.start, self.end))

    def overlaps(self, other: Chunk) -> bool:
        """Say whether the two share a token."""
        return self.start < other.end and other.start < self.end


def head_of(doc: Doc, chunk: Chunk) -> Token:
    """Return the token of a chunk whose head lies outside it, or that is the root; the first of several.

    Whoever owns something is not its head, even if a tree has both beside each other ("Ann Bell's government"), and no
    determiner is beside a noun ("some 1,800 farmers").
    """
    heads = [t for t in doc[chunk.start : chunk.end] if t.head.i not in chunk or t.head.i == t.i]
    heads = [t for t in heads if t.tag_ != "DT"] or heads or [doc[chunk.start]]
    return next(t for n, t in enumerate(heads) if n + 1 == len(heads) or not _owns(t, heads[n + 1]))


def _owns(token: Token, other: Token) -> bool:
    """Say whether a possessive mark ties a noun to one behind it."""
    return any(c.tag_ == "POS" and token.i < c.i < other.i for c in token.children)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks: `content` without the marks; `depth` 0 unless inside another quotation.

    `continues` says that the quotation before it, in this paragraph or the one before, runs on into this one without
    having been closed.
    """

    content: Chunk
    outer: Chunk
    mark: str
    depth: int = 0
    closed: bool = True
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A mention by name: of what kind, and which reference records bear that name."""

    chunk: Chunk
    kind: EntityKind
    candidates: tuple[str, ...] = ()
    title: str = ""


class HintKind(str, Enum):
    """What words tell of a country: its name, its adjective, a place in it, a body, office, party or person of it."""

    DATELINE = "dateline"
    NAME = "name"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    PLACE = "place"
    BODY = "body"
    OFFICE = "office"
    PARTY = "party"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class CountryHint:
    """Words that tell of a country (ISO 3166 alpha-2, lower case), or of the nation within one ("gb-sct")."""

    chunk: Chunk
    country: str
    kind: HintKind

    @property
    def tells(self) -> bool:
        """Whether the words themselves do, not the bearer of a name."""
        return self.kind is not HintKind.PERSON


@dataclass(frozen=True)
class Countries:
    """Which countries an article speaks of, and where.

    `home` is the country of its publication; `main` the one that it is about, "" where two have nearly as much for
    them: what needs the country then stays open.
    """

    hints: tuple[CountryHint, ...] = ()
    home: str = ""
    main: str = ""

    @cached_property
    def named(self) -> frozenset[str]:
        """The countries that words of the article tell, people's names left out; a nation counts as its country too."""
        return frozenset(c for h in self.hints if h.tells for c in (h.country, state(h.country)))

    def within(self, start: int, end: int) -> frozenset[str]:
        """Return the countries that the tokens `start` to `end` (exclusive) tell, people's names left out."""
        asked: dict[tuple[int, int], frozenset[str]] = self.__dict__.setdefault("_asked", {})
        if (start, end) not in asked:  # all posts of a sentence ask of the sentence
            first, last = (bisect_left(self._telling, i, key=lambda h: h.chunk.start) for i in (start, end))
            near = (h for h in self._telling[first:last] if h.chunk.end <= end)
            asked[start, end] = frozenset(c for h in near for c in (h.country, state(h.country)))
        return asked[start, end]

    @cached_property
    def _telling(self) -> tuple[CountryHint, ...]:
        """The hints that tell by themselves, in text order."""
        return tuple(sorted((h for h in self.hints if h.tells), key=lambda h: h.chunk.start))


def state(country: str) -> str:
    """Return the country that a nation or region belongs to: "gb" for "gb-sct"."""
    return country.partition("-")[0]


class TimeKind(str, Enum):
    """The types of TIMEX3: a day or a longer stretch of the calendar, a time of day, a length, something repeated."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression, its days when they can be told, and its value in TIMEX3 terms."""

    chunk: Chunk
    interval: DateInterval | None
    value: str | None = None
    kind: TimeKind = TimeKind.DATE

    @property
    def tells_when(self) -> bool:
        """Whether it places something in the calendar: no length, no repetition, no bare "now" or "recently"."""
        return self.kind in {TimeKind.DATE, TimeKind.TIME} and not (self.value or "").endswith("_REF")


@dataclass(frozen=True, slots=True, kw_only=True)
class PostPhrase:
    """A noun phrase that names a post: "the former Liberal Democrat leader", "MP for Wantage".

    `chunk` is the whole phrase, `head` its noun, `post` the words of the post alone; `organization` the name inside
    it that says of what; `determiner` the word that opens it, if any; `plural` more than one holder; `office`: the
    noun names a post or occupation, not just somebody who speaks ("sources", "a report").
    """

    chunk: Chunk
    head: int
    post: Chunk
    organization: Chunk | None = None
    former: bool = False
    determiner: str = ""
    plural: bool = False
    office: bool = False


class MentionForm(str, Enum):
    """How a mention refers."""

    NAME = "name"
    ROLE = "role phrase"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Mention:
    """A run of tokens that refers to the cluster it belongs to."""

    chunk: Chunk
    form: MentionForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """One entity of an article and everything that refers to it, in text order.

    `basis` says what makes it the `reference` record where no name does; `doubts` why those in `candidates` are no
    more; `nested` are the posts that the text gives somebody beside his mentions; `parties` the records of his own.
    """

    kind: EntityKind
    name: str
    mentions: tuple[Mention, ...]
    nested: tuple[Mention, ...] = ()
    reference: str | None = None
    candidates: tuple[str, ...] = ()
    gender: str | None = None
    titles: tuple[str, ...] = ()
    basis: str = ""
    doubts: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """A learned attribution: who (source) reports (cue) what (content), each as runs of tokens."""

    source: tuple[Chunk, ...]
    cue: tuple[Chunk, ...]
    content: tuple[Chunk, ...]
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class EventArgument:
    """Words with a role in an event, in the terms of the annotation ("participant", "post" …), and how sure that is."""

    role: str
    chunk: Chunk
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """A mention of an event, as the model reads it.

    `kind` is the local name of its class; `factuality` the probability of each value ("actual", "planned" …);
    `properties` what else its kind has ("measure", "kind" …) with how sure; `event` the number of the event in its
    article, which other mentions share; `score` how sure the kind is, `second` the next best reading of these words
    with its probability, "O" for no event; `surely` a number that it shares with those of the event beyond doubt.
    """

    kind: str
    trigger: Chunk
    arguments: tuple[EventArgument, ...]
    factuality: tuple[tuple[str, float], ...]
    properties: tuple[tuple[str, str, float], ...]
    event: int
    score: float
    second: tuple[str, float]
    surely: int | None = None


@dataclass(frozen=True, slots=True)
class Learned:
    """What a language model reads beside spaCy's own layers; `events` None where it has no such layer."""

    attributions: tuple[Attribution, ...]
    events: tuple[EventMention, ...] | None = None


@dataclass(frozen=True, kw_only=True)
class Annotated:
    """An article and all annotation layers over it; `calendar`: its countries' elections in the reference data."""

    article: Article
    reading: Reading
    doc: Doc
    blocks: tuple[tuple[BlockKind, Chunk], ...] = ()
    quotations: tuple[Quotation, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    posts: tuple[PostPhrase, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    attributions: tuple[Attribution, ...] | None = None
    events: tuple[EventMention, ...] | None = None
    countries: Countries = field(default_factory=Countries)
    calendar: tuple[KnownElection, ...] = ()
    issues: tuple[Issue, ...] = field(default=())

    def span(self, chunk: Chunk) -> Span:
        """Return the place in the article of a run of tokens."""
        first, last = self.doc[chunk.start], self.doc[chunk.end - 1]
        return self.reading.span(first.idx, last.idx + len(last))

    def words(self, chunk: Chunk) -> str:
        """Return a run of tokens as the reading has it."""
        return str(self.doc[chunk.start : chunk.end].text)

    @cached_property
    def sentences(self) -> tuple[Chunk, ...]:
        """The sentences, in order."""
        return tuple(Chunk(s.start, s.end) for s in self.doc.sents)

    @cached_property
    def sentence_of(self) -> tuple[int, ...]:
        """For each token the number of its sentence."""
        return tuple(n for n, s in enumerate(self.sentences) for _ in range(len(s)))

    @cached_property
    def block_of(self) -> tuple[int, ...]:
        """For each token the number of its block."""
        return tuple(n for n, (_, chunk) in enumerate(self.blocks) for _ in range(len(chunk)))

    @cached_property
    def cluster_at(self) -> dict[int, int]:
        """For each token inside a mention the number of its cluster; the longest mention wins."""
        found: dict[int, tuple[int, int]] = {}
        for number, cluster in enumerate(self.clusters):
            for mention in cluster.mentions:
                for token in range(mention.chunk.start, mention.chunk.end):
                    if token not in found or found[token][0] < len(mention.chunk):
                        found[token] = (len(mention.chunk), number)
        return {token: number for token, (_, number) in found.items()}
