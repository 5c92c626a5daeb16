"""The passages that an article's facts are derived from, each described once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from pyoxigraph import NamedNode

from kgbuild.model import ArticleFacts, Span
from kgbuild.quads import rest_of
from kgbuild.rdf.labels import shortened
from kgbuild.rdf.mint import Minter
from kgbuild.rdf.terms import iri, literal, text
from kgbuild.vocab import KG, OA, RDF, RDFS, XSD

_PASSAGE, _BY_POSITION, _BY_WORDS = (
    rest_of(RDF.type, f"<{cls}>") for cls in (OA.SpecificResource, OA.TextPositionSelector, OA.TextQuoteSelector)
)
_LINE, _LABEL, _START, _END, _EXACT = (rest_of(prop, "") for prop in (KG.line, RDFS.label, OA.start, OA.end, OA.exact))


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

    def keys(self) -> Iterator[str]:
        """Yield the description of every passage cited so far, as keys: most of what a graph says is said here."""
        source = rest_of(OA.hasSource, f"<{self._article}>")
        for span, in_sentence in sorted(self._cited.items()):
            node, selector = (f"<{f(self._article, span)}>" for f in (self._minter.passage, self._minter.selector))
            yield node + _PASSAGE
            yield node + source
            yield f'{node}{_LINE}"{self._first_line + bisect_right(self._breaks, span.start - 1)}"^^<{XSD.integer}>'
            if self._document.division:
                division = literal(self._document.division_of(span.start))
                yield node + rest_of(KG[self._document.division], str(division))
            if time := self._document.time_of(span.start):
                yield node + rest_of(KG.entryTime, str(literal(time)))
            if span in self._bare:
                continue
            yield node + rest_of(OA.hasSelector, selector)
            yield f"{node}{_LABEL}{text(f'“{shortened(span.of(self._text))}”', self._language)}"
            yield selector + _BY_POSITION
            yield selector + _BY_WORDS
            yield f'{selector}{_START}"{span.start}"^^<{XSD.nonNegativeInteger}>'
            yield f'{selector}{_END}"{span.end}"^^<{XSD.nonNegativeInteger}>'
            yield f"{selector}{_EXACT}{literal(span.of(self._text))}"
            if in_sentence:
                sentence = self._around(span)
                if sentence.start < span.start:
                    yield selector + rest_of(OA.prefix, str(literal(self._text[sentence.start : span.start])))
                if span.end < sentence.end:
                    yield selector + rest_of(OA.suffix, str(literal(self._text[span.end : sentence.end])))

    def _around(self, span: Span) -> Span:
        """Return the words from the start of the span's first sentence to the end of its last."""
        if not self._sentences:
            return span
        first = self._sentences[max(bisect_right(self._starts, span.start) - 1, 0)]
        last = self._sentences[max(bisect_right(self._starts, span.end - 1) - 1, 0)]
        return Span(min(first.start, span.start), max(last.end, span.end))
