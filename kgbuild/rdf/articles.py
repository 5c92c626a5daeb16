"""What the graph says of an article as such."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from kgbuild.model import Article
from kgbuild.rdf.dataset import publisher
from kgbuild.rdf.entities import Triple, typed
from kgbuild.rdf.mint import Minter
from kgbuild.rdf.terms import iri, literal, text
from kgbuild.vocab import DCTERMS, KG, RDFS, SCHEMA


def describe_article(article: Article, node: NamedNode, minter: Minter) -> Iterator[Triple]:
    """Yield what is known about an article: its file, text, headline, writers, publisher, date and address."""
    yield from typed(node, KG.Article)
    yield node, RDFS.label, text(article.title, article.language)
    yield node, KG.fileName, literal(article.file_name)
    yield node, SCHEMA.sha256, literal(article.sha256)
    yield node, SCHEMA.inLanguage, literal(article.language)
    if article.headline:
        yield node, SCHEMA.headline, literal(article.headline)
    for author in article.authors:
        yield node, SCHEMA.author, literal(author)
        yield from publisher(node, author, minter, DCTERMS.creator)
    if article.publisher:
        yield node, SCHEMA.publisher, literal(article.publisher)
        yield from publisher(node, article.publisher, minter)
    if article.date:
        yield node, SCHEMA.datePublished, literal(article.date)
    if article.url:
        yield node, SCHEMA.url, literal(article.url)


def map_copy(article: Article, of: str, minter: Minter) -> Iterator[Quad]:
    """Yield what the graph says of a copy: its own description, and which article it repeats.

    Args:
        article: the copy.
        of: the file name of the article that it repeats.
        minter: where IRIs come from.
    """
    node = iri(minter.article(article.file_name))
    for subject, predicate, value in describe_article(article, node, minter):
        yield Quad(subject, iri(predicate), value, node)
    yield Quad(node, iri(KG.copyOf), iri(minter.article(of)), node)
