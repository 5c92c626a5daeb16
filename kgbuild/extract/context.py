"""What the rules of extraction ask of an annotated article: who stands before and after a word, and in whose words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kgbuild.extract.candidate import Verdict
from kgbuild.extract.factuality import verdict_of
from kgbuild.extract.party_members import without_members
from kgbuild.extract.sport import is_sport
from kgbuild.layers import Annotated, Chunk, Cluster, MentionForm, PostPhrase, Quotation, TimeExpression
from kgbuild.lookup import Laid, Placed
from kgbuild.model import EntityKind, EntityRef, Factuality, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

AGENTS = frozenset(
    {EntityKind.PERSON, EntityKind.PARTY, EntityKind.ORGANIZATION, EntityKind.UNNAMED, EntityKind.PUBLICATION}
)
"""The kinds of entities that act."""

_BESIDE = 8  # tokens between a quotation and what it stands beside


@dataclass(frozen=True, slots=True)
class Reference:
    """A place in the text that refers to an entity."""

    chunk: Chunk
    ref: EntityRef
    kind: EntityKind
    form: MentionForm


@dataclass(frozen=True)
class Context:
    """An annotated article with its mentions in text order, none inside another.

    `groups` are unnamed groups that count as mentions too; their references go on after those of the clusters.
    `quoted` are the contents of direct speech, each with its speaker.
    """

    annotated: Annotated
    groups: tuple[Cluster, ...] = ()
    quoted: tuple[tuple[Span, EntityRef], ...] = ()

    @property
    def doc(self) -> Doc:
        """The spaCy Doc."""
        return self.annotated.doc

    def factuality_of(self, start: int, end: int) -> Factuality:
        """Return whether what the tokens `start` to `end` (exclusive) state happened."""
        return self.verdict_of(start, end).value

    def verdict_of(self, start: int, end: int) -> Verdict:
        """Return whether what the tokens `start` to `end` (exclusive) state happened, and the words that say so."""
        return verdict_of(self.doc, start, end)

    def cluster(self, ref: EntityRef) -> Cluster:
        """Return the cluster behind a reference."""
        return self.clusters[ref.index]

    @cached_property
    def clusters(self) -> tuple[Cluster, ...]:
        """The clusters of the article, then those of unnamed groups."""
        return (*self.annotated.clusters, *self.groups)

    @cached_property
    def reports_sport(self) -> bool:
        """Whether the article reports sport."""
        return is_sport(self.annotated)

    def lower(self, i: int) -> str:
        """Return token i in lower case; an empty string outside the text."""
        return self._lower[i] if 0 <= i < len(self._lower) else ""

    @cached_property
    def _lower(self) -> tuple[str, ...]:
        """Each token in lower case."""
        return tuple(token.lower_ for token in self.doc)

    def words(self, start: int, end: int) -> str:
        """Return the tokens `start` to `end` (exclusive) in lower case with one blank between."""
        return " ".join(self.lower(i) for i in range(start, end))

    @cached_property
    def mentions(self) -> tuple[Reference, ...]:
        """All mentions, the longest of those that overlap, in text order."""
        everything = [
            Reference(m.chunk, EntityRef(n), c.kind, m.form)
            for n, c in enumerate(self.clusters)
            for m in without_members(self.doc, c)
        ]
        taken: set[int] = set()
        chosen = []
        for mention in sorted(everything, key=lambda m: (-len(m.chunk), m.chunk.start, m.ref)):
            tokens = range(mention.chunk.start, mention.chunk.end)
            if taken.isdisjoint(tokens):
                taken.update(tokens)
                chosen.append(mention)
        return tuple(sorted(chosen, key=lambda m: m.chunk.start))

    @cached_property
    def _at(self) -> dict[int, Reference]:
        """The mention of each token that lies in one."""
        return {i: m for m in self.mentions for i in range(m.chunk.start, m.chunk.end)}

    def phrases_begin(self, i: int) -> Sequence[int]:
        """Return where the mentions and the phrases for posts begin that token i lies in, behind their first token."""
        mention = self._at.get(i)
        return [*((mention.chunk.start,) if mention else ()), *(p.chunk.start for p in self.posts.at(i))]

    @cached_property
    def named(self) -> frozenset[int]:
        """The tokens of mentions by name."""
        names = (m.chunk for m in self.mentions if m.form is MentionForm.NAME)
        return frozenset(i for chunk in names for i in range(chunk.start, chunk.end))

    @cached_property
    def named_people(self) -> dict[int, Reference]:
        """The name of a person that each token lies in, also within a longer mention; of several the first cluster."""
        found: dict[int, Reference] = {}
        for n, cluster in enumerate(self.annotated.clusters):
            for m in cluster.mentions if cluster.kind is EntityKind.PERSON else ():
                if m.form is MentionForm.NAME:
                    for i in range(m.chunk.start, m.chunk.end):
                        found.setdefault(i, Reference(m.chunk, EntityRef(n), cluster.kind, m.form))
        return found

    @cached_property
    def _placed(self) -> Placed[Reference]:
        """The mentions by where they begin."""
        return Placed(self.mentions)

    def beginning(self, start: int, end: int) -> Sequence[Reference]:
        """Return the mentions that begin at tokens `start` to `end` (exclusive), in text order."""
        return self._placed.beginning(start, end)

    def overlapping(self, chunk: Chunk) -> list[Reference]:
        """Return the mentions that share a token with a chunk, in text order."""
        found = (self._at.get(i) for i in range(chunk.start, chunk.end))
        return list(dict.fromkeys(m for m in found if m is not None))

    def mentions_of(self, ref: EntityRef) -> Sequence[Reference]:
        """Return the mentions of an entity, in text order."""
        return self._by_entity.get(ref, ())

    @cached_property
    def _by_entity(self) -> dict[EntityRef, list[Reference]]:
        found: dict[EntityRef, list[Reference]] = {}
        for mention in self.mentions:
            found.setdefault(mention.ref, []).append(mention)
        return found

    @cached_property
    def posts(self) -> Laid[PostPhrase]:
        """The phrases for posts by their tokens."""
        return Laid(self.annotated.posts)

    @cached_property
    def times(self) -> Laid[TimeExpression]:
        """The expressions of time by their tokens."""
        return Laid(self.annotated.times)

    @cached_property
    def _quoted(self) -> tuple[list[int], list[int], list[int]]:
        """For each stretch of quotations inside each other where it starts, ends, and the number of its first."""
        starts: list[int] = []
        ends: list[int] = []
        numbers: list[int] = []
        for number, quotation in enumerate(self.annotated.quotations):
            if not ends or quotation.outer.start >= ends[-1]:
                starts.append(quotation.outer.start)
                ends.append(quotation.outer.end)
                numbers.append(number)
            ends[-1] = max(ends[-1], quotation.outer.end)
        return starts, ends, numbers

    def quotations_near(self, start: int, end: int) -> Sequence[Quotation]:
        """Return the quotations around, inside and beside the tokens `start` to `end` (exclusive), in text order.

        Those a few tokens away may be among them, and those that stand in the same one.
        """
        starts, ends, numbers = self._quoted
        first, last = bisect_left(ends, start - _BESIDE), bisect_right(starts, end + _BESIDE)
        if first >= last:
            return ()
        return self.annotated.quotations[numbers[first] : numbers[last] if last < len(numbers) else None]

    @cached_property
    def lowered(self) -> str:
        """The text in lower case, each character in its place: one whose lower case is longer stays as it is."""
        text = self.doc.text
        lower = text.lower()
        if len(lower) != len(text):
            lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        return lower.replace("’", "'")

    @cached_property
    def once(self) -> dict[str, Any]:
        """What others work out of the whole article, by a name, so that they do it once."""
        return {}

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All words of the article, in lower case."""
        return frozenset(token.lower_ for token in self.doc)

    @cached_property
    def names_party(self) -> bool:
        """Whether the article names a party."""
        return any(c.kind is EntityKind.PARTY for c in self.annotated.clusters)

    def sentence(self, i: int) -> Chunk:
        """Return the sentence of token i."""
        return self.annotated.sentences[self.annotated.sentence_of[i]]

    def before(self, i: int, kinds: Iterable[EntityKind] = AGENTS) -> list[Reference]:
        """Return the mentions of these kinds before token i in its sentence, nearest first."""
        start, wanted = self.sentence(i).start, frozenset(kinds)
        found = [m for m in self.beginning(start, i) if m.kind in wanted and m.chunk.end <= i]
        return found[::-1]

    def after(self, i: int, kinds: Iterable[EntityKind] = AGENTS, within: int = 30) -> list[Reference]:
        """Return the mentions of these kinds that start at or after token i, in its sentence, nearest first."""
        end, wanted = min(self.sentence(min(i, len(self.doc) - 1)).end, i + within), frozenset(kinds)
        return [m for m in self.beginning(i, end) if m.kind in wanted]

    def at(self, i: int, kinds: Iterable[EntityKind] = AGENTS) -> Reference | None:
        """Return the mention that token i lies in, if it is of these kinds."""
        mention = self._at.get(i)
        return mention if mention is not None and mention.kind in frozenset(kinds) else None

    def subject(self, i: int, kinds: Iterable[EntityKind] = AGENTS) -> Reference | None:
        """Return who does what the verb at token i says: the subject of its clause, or of the nearest above."""
        wanted = frozenset(kinds)
        token, seen = self.doc[i], set()
        while token.i not in seen:
            seen.add(token.i)
            for child in token.children:
                if child.dep_.startswith(("nsubj", "csubj")) and (mention := self.at(child.i, wanted)) is not None:
                    return mention
            if token.dep_ in {"acl", "acl:relcl"}:
                return self.at(token.head.i, wanted)
            if token.dep_ not in {"conj", "xcomp", "advcl", "aux", "cop", "ccomp", "parataxis"}:
                return None
            token = token.head
        return None

    def possessor(self, i: int, kinds: Iterable[EntityKind] = AGENTS) -> Reference | None:
        """Return whose the noun at token i is: "Smith's sudden resignation", "his resignation"."""
        for j in range(i - 1, max(self.sentence(i).start, i - 5) - 1, -1):
            if (mention := self.at(j, kinds)) is not None:
                is_possessive = self.lower(mention.chunk.end) in {"'s", "’s", "'", "’"}
                return mention if is_possessive or self.lower(j) in {"his", "her", "their"} else None
        return None

    def speaker_of(self, chunk: Chunk, quoted: Sequence[tuple[Span, EntityRef]]) -> EntityRef | None:
        """Return in whose words a chunk stands, given the contents of statements and their speakers."""
        span = self.annotated.span(chunk)
        inside = [(s, ref) for s, ref in quoted if s.contains(span)]
        return min(inside, key=lambda s: s[0].end - s[0].start)[1] if inside else None

    def opens(self, span: Span) -> bool:
        """Say whether a passage stands in the first sentences of the article."""
        sentences = self.annotated.sentences[:3]
        return bool(sentences) and span.start < self.annotated.span(sentences[-1]).end

    def first_person(self, i: int) -> Reference | None:
        """Return the speaker for whom "I" at token i stands, None outside direct speech."""
        chunk = Chunk(i, i + 1)
        saying = self._who_says(i)
        if saying is not None:
            return Reference(chunk, saying.ref, saying.kind, MentionForm.PRONOUN)
        speaker = self.speaker_of(chunk, self.quoted)
        return Reference(chunk, speaker, self.cluster(speaker).kind, MentionForm.PRONOUN) if speaker else None

    def _who_says(self, i: int) -> Reference | None:
        """Return the subject of the verb that a quotation around token i hangs on: the innermost of nested speakers."""
        inside = [q for q in self.quotations_near(i, i + 1) if i in q.content]
        if not inside:
            return None
        quotation = min(inside, key=lambda q: len(q.content)).outer
        token = self.doc[i]
        while token.head.i != token.i and token.i in quotation:
            token = token.head
        if token.i in quotation or token.pos_ != "VERB":
            return None
        subjects = [c for c in token.children if c.dep_ == "nsubj" and c.i not in quotation]
        return self.at(subjects[0].i, (EntityKind.PERSON,)) if subjects else None

    def passage(self, *chunks: Chunk) -> Span:
        """Return the words from the first to the last of these chunks."""
        return self.annotated.span(Chunk(min(c.start for c in chunks), max(c.end for c in chunks)))
