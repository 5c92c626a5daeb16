"""Check that a fact is of its article: that those whom it is about are named where its passages are.

Of one article's passages one may still stand for another: which words tell a fact is what the build has read, and only
their place and wording is proved.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rdflib import URIRef
from rdflib.term import Node

from kgbuild.check.index import GraphIndex
from kgbuild.check.names import short, term
from kgbuild.check.passages import PassageReader, article_of
from kgbuild.check.report import Finding
from kgbuild.check.rules import FACT_ELSEWHERE
from kgbuild.vocab import GAF, KG, ORG, PROV, SCHEMA, SEM

_WHO = (SEM.hasActor, KG.speaker, ORG.member)
_SAID_TWICE = (SCHEMA.mentions, SEM.hasActor, SEM.hasPlace, KG.candidate)
"""What other rules compare with the passages or with the roles, and who somebody may be, whom other articles name."""

_OF_ONE_ARTICLE = (KG.Person, KG.Organization, KG.Party, KG.UnnamedSource, KG.Document, KG.Publication, KG.Place)


def check_told(index: GraphIndex, reader: PassageReader) -> Iterator[Finding]:
    """Yield the facts with a passage of an article that names none of their people, or with people of another one.

    Args:
        index: the graph.
        reader: its passages.
    """
    cited = {fact: _articles(index, reader, fact, PROV.wasDerivedFrom) for fact in index.of(PROV.wasDerivedFrom)}
    named = {entity: _articles(index, reader, entity, GAF.denotedBy) for entity in index.of(GAF.denotedBy)}
    yield from _own_article(index, cited)
    yield from _told_elsewhere(index, named, cited)
    yield from _named_elsewhere(index, named, cited)
    yield from _strangers(index, cited)


def _own_article(index: GraphIndex, cited: Mapping[Node, set[Node]]) -> Iterator[Finding]:
    """Yield the facts whose IRI belongs to an article that none of their passages is of."""
    for fact, articles in cited.items():
        own = article_of(index, fact) if articles else None
        if own is not None and own not in articles:
            message = f"By its IRI it belongs to {_name(index, own)}, but none of its passages is of that article."
            yield FACT_ELSEWHERE.finding(fact, message, path=PROV.wasDerivedFrom)


def _told_elsewhere(
    index: GraphIndex, named: Mapping[Node, set[Node]], cited: Mapping[Node, set[Node]]
) -> Iterator[Finding]:
    """Yield the facts with a passage of an article that names no actor, speaker or member of theirs."""
    for prop in _WHO:
        for fact, who in index.of(prop).items():
            if any(one not in named for one in who):
                continue
            for article in sorted(cited.get(fact, set()), key=str):
                if not any(article in named[one] for one in who):
                    message = (
                        f"A passage of it is of {_name(index, article)}, which does not name "
                        f"{' or '.join(sorted(map(term, who)))} ({short(prop)})."
                    )
                    yield FACT_ELSEWHERE.finding(fact, message, path=PROV.wasDerivedFrom)


def _named_elsewhere(
    index: GraphIndex, named: Mapping[Node, set[Node]], cited: Mapping[Node, set[Node]]
) -> Iterator[Finding]:
    """Yield the facts, and what belongs to one article, that speak of somebody whom only other articles name."""
    for prop in sorted(index.predicates(), key=str):
        column = index.column(str(prop))
        known = {value for value in column.links if named.get(value)}
        if str(prop) in _SAID_TWICE or not known:
            continue
        for fact, values in column.values.items():
            spoken_of = [value for value in values if value in known]
            own = article_of(index, fact) if spoken_of else None
            if own is None:  # in a part of a graph, not all may be there that the part of its article says
                continue
            articles = cited.get(fact) or {own}
            for value in spoken_of:
                if not articles & named[value]:
                    where = " and ".join(sorted(_name(index, article) for article in articles))
                    message = f"Its {short(str(prop))} is {term(value)}, whom {where} does not name."
                    yield FACT_ELSEWHERE.finding(fact, message, path=str(prop), value=value)


def _strangers(index: GraphIndex, cited: Mapping[Node, set[Node]]) -> Iterator[Finding]:
    """Yield the facts that speak of somebody who belongs to an article that they do not cite."""
    entities = index.instances(map(URIRef, _OF_ONE_ARTICLE))
    home = {entity: own for entity in entities if (own := article_of(index, entity)) is not None}
    for prop in sorted(index.predicates(), key=str):
        column = index.column(str(prop))
        for fact, values in column.values.items() if not column.links.isdisjoint(home) else ():
            for value in values:
                if value in home and cited.get(fact) and home[value] not in cited[fact]:
                    message = (
                        f"Its {short(str(prop))} belongs to {_name(index, home[value])}, "
                        "but none of its passages is of that article."
                    )
                    yield FACT_ELSEWHERE.finding(fact, message, path=str(prop), value=value)


def _articles(index: GraphIndex, reader: PassageReader, node: Node, pointer: str) -> set[Node]:
    """Return the articles of the passages that a node leads to."""
    passages = [reader.read(p) for p in index.values(node, pointer) if reader.is_passage(p)]
    return {passage.article for passage in passages if passage.article is not None}


def _name(index: GraphIndex, article: Node) -> str:
    return str(index.value(article, KG.fileName) or article)


__all__ = ["check_told"]
