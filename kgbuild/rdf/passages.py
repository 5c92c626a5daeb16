"""The passages that an article's facts are derived from, each described once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from kgbuild.model import ArticleFacts, Span
from kgbuild.rdf.labels import shortened
from kgbuild.rdf.mint import Minter
from kgbuild.rdf.terms import iri, literal, offset, text
from kgbuild.vocab import KG, OA, RDF, RDFS


class Passages:
    """Collects the passages that facts cite; each then gets a selector in both standard forms (Web Annotation)."""

    def __init__(self, facts: ArticleFacts, article: str, minter: Minter, *, bare_mentions: bool = False) -> None:
        """Args: the facts, the article's IRI, where IRIs come from, whether the IRIs of mere mentions say enough."""
        self._text, self._article, self._minter = facts.article.text, article, minter
        self._language = facts.article.language
        self._first_line = facts.article.first_line
        self._document = facts.article
        self._sentences = sorted(facts.sentences)
        self._starts = [s.start for s in self._sentences]
        self._breaks = [n for n, c in enumerate(self._text) if c == "\n"]
        self._cited: dict[Span, bool] = {}
        self._bare: set[Span] = set()
        self._bare_mentions = bare_mentions

    def name(self, span: Span) -> NamedNode:
        """Return the node of a passage that only names somebody."""
        if self._bare_mentions and span not in self._cited:
            self._bare.add(span)
        self._cited.setdefault(span, False)
        return iri(self._minter.passage(self._article, span))

    def cite(self, span: Span, in_sentence: bool = False) -> NamedNode:
        """Return the node of a passage that a fact rests on.

        Args:
            span: the words.
            in_sentence: whether to keep the rest of the sentence too, so that the fact can be read in it.
        """
        self._cited[span] = self._cited.get(span, False) or in_sentence
        self._bare.discard(span)
        return iri(self._minter.passage(self._article, span))

    def triples(self) -> Iterator[tuple[NamedNode, str, NamedNode | Literal]]:
        """Yield the description of every passage cited so far."""
        for span, in_sentence in sorted(self._cited.items()):
            node, selector = (iri(f(self._article, span)) for f in (self._minter.passage, self._minter.selector))
            yield node, RDF.type, iri(OA.SpecificResource)
            yield node, OA.hasSource, iri(self._article)
            yield node, KG.line, literal(self._first_line + bisect_right(self._breaks, span.start - 1))
            if self._document.division:
                yield node, KG[self._document.division], literal(self._document.division_of(span.start))
            if time := self._document.time_of(span.start):
                yield node, KG.entryTime, literal(time)
            if span in self._bare:
                continue
            yield node, OA.hasSelector, selector
            yield node, RDFS.label, text(f"“{shortened(span.of(self._text))}”", self._language)
            yield selector, RDF.type, iri(OA.TextPositionSelector)
            yield selector, RDF.type, iri(OA.TextQuoteSelector)
            yield selector, OA.start, offset(span.start)
            yield selector, OA.end, offset(span.end)
            yield selector, OA.exact, literal(span.of(self._text))
            if in_sentence:
                sentence = self._around(span)
                if sentence.start < span.start:
                    yield selector, OA.prefix, literal(self._text[sentence.start : span.start])
                if span.end < sentence.end:
                    yield selector, OA.suffix, literal(self._text[span.end : sentence.end])

    def _around(self, span: Span) -> Span:
        """Return the words from the start of the span's first sentence to the end of its last."""
        if not self._sentences:
            return span
        first = self._sentences[max(bisect_right(self._starts, span.start) - 1, 0)]
        last = self._sentences[max(bisect_right(self._starts, span.end - 1) - 1, 0)]
        return Span(min(first.start, span.start), max(last.end, span.end))
