"""What the passes of coreference share: the article as they see it, and its clusters while they grow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from spacy.tokens import Doc

from kgbuild.annotate.coreference.whereabouts import Whereabouts
from kgbuild.layers import Attribution, Chunk, Cluster, Countries, Mention, MentionForm, PostPhrase, Quotation
from kgbuild.model import DateInterval, EntityKind
from kgbuild.reference import Reference


@dataclass(frozen=True, slots=True)
class StatedPost:
    """A post that the article gives to somebody: its name, its head noun, and the party or body it belongs to.

    `office` is the name that its wordings are compared under ("prime minister"), `words` the wording ("premier").

    `qualifiers` are the words with a capital before it that say whose post it is ("French" of "the French president"),
    `countries` the countries that its words tell.
    """

    office: str
    head: str
    organization: Draft | None
    former: bool
    words: str = ""
    qualifiers: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()

    @property
    def body(self) -> str | None:
        """The record of the party or body that it belongs to."""
        return self.organization.reference if self.organization else None


@dataclass(eq=False)
class Draft:
    """A cluster while it grows; two of them are never equal.

    `words` are the fullest form of a person's name in lower case; `posts` what the article itself says of a person;
    `candidates` the identifiers, or names in this article, of those whom the name may mean. `tentative` says what
    little makes it a person, where nothing but a pronoun could make that sure. `basis` and `doubts`: see `Cluster`.
    `namesake`: the text says that another person of the article has the same name.
    """

    kind: EntityKind
    name: str
    words: tuple[str, ...] = ()
    mentions: list[Mention] = field(default_factory=list)
    candidates: set[str] = field(default_factory=set)
    reference: str | None = None
    gender: str | None = None
    titles: set[str] = field(default_factory=set)
    posts: list[StatedPost] = field(default_factory=list)
    plural: bool = False
    tentative: str = ""
    basis: str = ""
    doubts: set[str] = field(default_factory=set)
    nested: list[Mention] = field(default_factory=list)
    namesake: bool = False

    def add(self, chunk: Chunk, form: MentionForm) -> None:
        """Add a mention."""
        self.mentions.append(Mention(chunk, form))

    def frozen(self, parties: tuple[str, ...] = ()) -> Cluster:
        """Return the finished cluster.

        Args:
            parties: the records of those that the reference data count somebody among.
        """
        return Cluster(
            kind=self.kind,
            name=self.name,
            mentions=tuple(sorted(self.mentions, key=lambda m: (m.chunk.start, m.chunk.end))),
            nested=tuple(sorted(self.nested, key=lambda m: (m.chunk.start, m.chunk.end))),
            reference=self.reference,
            candidates=tuple(sorted(self.candidates)),
            gender=self.gender,
            titles=tuple(sorted(self.titles)),
            basis=self.basis,
            doubts=tuple(sorted(self.doubts)),
            parties=parties,
        )


def first_named(draft: Draft) -> int:
    """Return the token at which a cluster is mentioned first."""
    return min(m.chunk.start for m in draft.mentions)


@dataclass
class Scene:
    """One article: its Doc and layers, what the reference data know, and the clusters found so far."""

    doc: Doc
    blocks: Sequence[Chunk]
    posts: Sequence[PostPhrase]
    quotations: Sequence[Quotation]
    reference: Reference
    when: DateInterval | None
    attributions: Sequence[Attribution] = ()
    drafts: list[Draft] = field(default_factory=list)
    countries: Countries = field(default_factory=Countries)

    def new(self, kind: EntityKind, name: str, words: tuple[str, ...] = ()) -> Draft:
        """Start a cluster."""
        self.drafts.append(Draft(kind, name, words))
        return self.drafts[-1]

    @property
    def people(self) -> Iterator[Draft]:
        """The clusters of people with names."""
        return (d for d in self.drafts if d.kind is EntityKind.PERSON)

    def text(self, chunk: Chunk) -> str:
        """Return the words of a chunk."""
        return str(self.doc[chunk.start : chunk.end].text)

    def lower(self, i: int) -> str:
        """Return token i in lower case; an empty string outside the text."""
        return self.doc[i].lower_ if 0 <= i < len(self.doc) else ""

    def draft_at(self, chunk: Chunk | None) -> Draft | None:
        """Return the cluster that has this chunk, or else one that overlaps it, among its mentions."""
        if chunk is None:
            return None
        found = [
            (m.chunk != chunk, n) for n, d in enumerate(self.drafts) for m in d.mentions if m.chunk.overlaps(chunk)
        ]
        return self.drafts[min(found)[1]] if found else None

    @cached_property
    def whereabouts(self) -> Whereabouts:
        """Where the clusters are when the first pronoun is looked at."""
        return Whereabouts(self.drafts, self.sentence_of, self.quotation_of)

    @cached_property
    def _reports(self) -> dict[int, list[Attribution]]:
        """The reports that each token stands in, in their order."""
        found: dict[int, list[Attribution]] = {}
        for attribution in self.attributions:
            for i in {i for chunk in attribution.content for i in chunk}:
                found.setdefault(i, []).append(attribution)
        return found

    def sources_of(self, i: int) -> list[Chunk]:
        """Return the words for who says what token i stands in."""
        return [source for attribution in self._reports.get(i, ()) for source in attribution.source]

    @cached_property
    def speaking(self) -> frozenset[int]:
        """The tokens of the words for who says something."""
        return frozenset(i for a in self.attributions for c in a.source for i in c)

    @cached_property
    def sources_told(self) -> tuple[list[int], list[Chunk]]:
        """Tokens in their order, and for each the words for who has spoken last when it is reached."""
        told = [
            (max(a.cue[0].end, a.source[0].end), (a.cue[0].end, a.source[0].start, -n), a.source[0])
            for n, a in enumerate(self.attributions)
            if a.source and a.cue
        ]
        told.sort(key=lambda t: t[:2])
        latest = list(accumulate(told, lambda one, other: (other[0], *max(one[1:], other[1:], key=lambda t: t[0]))))
        return [place for place, _, _ in latest], [source for _, _, source in latest]

    @cached_property
    def head_offices(self) -> frozenset[str]:
        """The titles of the heads of states and governments anywhere."""
        return frozenset(t for c in self.reference.countries.values() for t in (*c.government, *c.state))

    @cached_property
    def sentence_of(self) -> tuple[int, ...]:
        """For each token the number of its sentence."""
        starts = frozenset(self.sentence_starts)
        return tuple(accumulate((i in starts for i in range(1, len(self.doc))), initial=0)) if len(self.doc) else ()

    @cached_property
    def sentence_starts(self) -> tuple[int, ...]:
        """For each sentence its first token; a sentence that ends with a comma, or in a word, goes on in the next."""
        blocks = {b.start for b in self.blocks}
        ends = {0} | {t.i + 1 for t in self.doc if not (t.text in {",", ";"} or t.text.islower())}
        return tuple(s.start for s in self.doc.sents if s.start in blocks or s.start in ends)

    def sentence(self, i: int) -> Chunk:
        """Return the sentence of token i."""
        starts, n = self.sentence_starts, self.sentence_of[i]
        return Chunk(starts[n], starts[n + 1] if n + 1 < len(starts) else len(self.doc))

    @cached_property
    def told_before(self) -> tuple[int, ...]:
        """For each sentence how many up to it, itself included, are more than words that somebody is quoted with."""
        whole = (self.sentence(start) for start in self.sentence_starts)
        quoted = ({self.quotation_of[i] for i in sentence if not self.doc[i].is_punct} for sentence in whole)
        return tuple(accumulate(int(None in numbers or not numbers) for numbers in quoted))

    @cached_property
    def block_of(self) -> tuple[int, ...]:
        """For each token the number of its block."""
        return tuple(n for n, chunk in enumerate(self.blocks) for _ in range(len(chunk)))

    @cached_property
    def quotation_of(self) -> tuple[int | None, ...]:
        """For each token the number of the outermost quotation that it stands in."""
        found: list[int | None] = [None] * len(self.doc)
        for number, quotation in enumerate(self.quotations):
            for i in range(quotation.content.start, min(quotation.content.end, len(found))):
                if found[i] is None:
                    found[i] = number
        return tuple(found)
