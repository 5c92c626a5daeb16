"""The annotate stage: one article in, a Doc with every layer out. Pure per article; the Annotator holds no state."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from kgbuild.annotate.coreference import Chooser, Scene, find_clusters
from kgbuild.annotate.countries import CountryFinder, elections_of
from kgbuild.annotate.dates import find_times
from kgbuild.annotate.language import LanguageReader
from kgbuild.annotate.names import NameFinder, acting, reference_forms
from kgbuild.annotate.parties import choose_parties
from kgbuild.annotate.posts import find_posts
from kgbuild.annotate.quotations import find_quotations
from kgbuild.annotate.reading import read_prose
from kgbuild.annotate.sources import completed, find_sources
from kgbuild.layers import Annotated, Chunk, Name, Quotation, Reading, TimeExpression
from kgbuild.model import Article, BlockKind, DateInterval, EntityKind, Issue, Severity
from kgbuild.reference import Reference


class Annotator:
    """Annotates articles; make one a process, since it loads the model and the reference names."""

    def __init__(self, reference: Reference, language: LanguageReader, choose: Chooser | None = None) -> None:
        """Args: the reference data, what reads the language, and what picks a pronoun's antecedent (for training)."""
        self._reference, self._language, self._choose = reference, language, choose
        words = {
            form: [t.text for t in language.make_doc(form)]
            for _, forms in reference_forms(reference)
            for form, _ in forms
            if not form.replace(" ", "").isalpha()
        }
        self._names = NameFinder(reference, words)
        self._countries = CountryFinder(reference, lambda form: [t.text for t in language.make_doc(form)])

    def annotate(self, article: Article) -> Annotated:
        """Return the article with all its annotation layers."""
        reading = read_prose(article)
        doc = self._language.make_doc(reading.text)
        blocks = block_chunks(doc, reading)
        chunks = [chunk for _, chunk in blocks]
        learned = self._language.read(doc, chunks)
        attributions = completed(doc, learned.attributions if learned else None)
        quotations = find_quotations(doc, chunks)
        names = self._names.find(doc, chunks, acting(learned.events or ()) if learned else frozenset())
        countries = self._countries.find(doc, chunks, names, article.publisher)
        names = choose_parties(doc, names, countries, self._reference)
        posts = find_posts(doc, chunks, names)
        posts = find_sources(doc, attributions, names, posts)
        when = article.date.interval if article.date else None
        scene = Scene(doc, chunks, posts, quotations, self._reference, when, attributions or (), countries=countries)
        return Annotated(
            article=article,
            reading=reading,
            doc=doc,
            blocks=blocks,
            quotations=quotations,
            times=_times(doc, when, names),
            posts=posts,
            clusters=find_clusters(scene, names, self._choose),
            attributions=attributions,
            events=learned.events if learned else None,
            countries=countries,
            calendar=elections_of(self._reference, countries),
            issues=tuple(_unclosed(article, reading, doc, quotations)),
        )


def _times(doc: Doc, when: DateInterval | None, names: Sequence[Name]) -> tuple[TimeExpression, ...]:
    """Return what tells when, but for who is called like a month: "after May's defeat"."""
    people = {n.chunk.start for n in names if n.kind is EntityKind.PERSON and len(n.chunk) == 1}
    return tuple(t for t in find_times(doc, when) if t.tells_when and t.chunk.end - 1 not in people)


def block_chunks(doc: Doc, reading: Reading) -> tuple[tuple[BlockKind, Chunk], ...]:
    """Return the blocks of the reading in tokens; together they hold every token."""
    blocks: list[tuple[BlockKind, Chunk]] = []
    token = 0
    for kind, _, end in reading.blocks:
        start = token
        while token < len(doc) and doc[token].idx < end:
            token += 1
        if token > start:
            blocks.append((kind, Chunk(start, token)))
    return tuple(blocks)


def _unclosed(article: Article, reading: Reading, doc: Doc, quotations: tuple[Quotation, ...]) -> list[Issue]:
    """Report each quotation that opens and never closes, at its line."""
    found = []
    for quotation in quotations:
        if not quotation.closed:
            start = reading.offsets[doc[quotation.outer.start].idx]
            words = doc[quotation.content.start : min(quotation.content.end, quotation.content.start + 6)].text
            found.append(
                Issue(
                    file=article.path,
                    line=article.line_of(start),
                    code="unclosed-quotation",
                    severity=Severity.WARNING,
                    message=f"the quotation that begins {quotation.mark}{words} … is never closed;"
                    " it is read to the end of its paragraph, or to where the next one begins.",
                    hint="Add the closing mark if that is wrong.",
                )
            )
    return found
