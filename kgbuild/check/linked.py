"""Check that what a node says of another one agrees with what that says of itself: names, days and standing."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Literal, URIRef
from rdflib.term import Node

from kgbuild.check.index import GraphIndex
from kgbuild.check.labels import names_of
from kgbuild.check.names import short, words
from kgbuild.check.passages import article_of
from kgbuild.check.report import Finding
from kgbuild.check.rules import LINK_WRONG
from kgbuild.vocab import DCTERMS, FOAF, KG, ORG, PROV, SCHEMA, SEM

_RECORD = " in the reference data"
_NODES_OF_STRINGS = ((SCHEMA.publisher, DCTERMS.publisher), (SCHEMA.author, DCTERMS.creator))
_RECORDS = (KG.datedBy, PROV.wasDerivedFrom)


def check_linked(index: GraphIndex) -> Iterator[Finding]:
    """Yield the links that lead to a node which is not the one that the linking node speaks of.

    Args:
        index: the graph.
    """
    yield from _agents(index)
    yield from _records(index)
    yield from _elections(index)
    yield from _withdrawn(index)
    yield from _as_of(index)


def _agents(index: GraphIndex) -> Iterator[Finding]:
    """Yield the articles whose publisher or author is another one as text than as a node."""
    for by_name, by_node in _NODES_OF_STRINGS:
        for article, written in index.of(by_name).items():
            names = {str(name) for name in written if isinstance(name, Literal)}
            for node in index.values(article, by_node):
                called = {str(name) for name in index.values(node, FOAF.name)}
                if names and called and not names & called:
                    message = (
                        f"Its {short(by_name)} is “{words(min(names), 60)}”, "
                        f"but its {short(by_node)} is called “{words(min(called), 60)}”."
                    )
                    yield LINK_WRONG.finding(article, message, path=by_node, value=node)


def _records(index: GraphIndex) -> Iterator[Finding]:
    """Yield the memberships that a record of somebody else is said to date."""
    records = set(index.instances([URIRef(KG.ReferenceRecord)]))
    for membership, members in index.of(ORG.member).items():
        names = {name for member in members for name in names_of(index, member)}
        for prop in _RECORDS:
            for record in index.values(membership, prop):
                of = {str(n).removesuffix(_RECORD) for n in index.values(record, SCHEMA.name) if record in records}
                if names and of and not names & of:
                    message = f"Its {short(prop)} is a record of “{words(min(of), 60)}”, who is not its org:member."
                    yield LINK_WRONG.finding(membership, message, path=prop, value=record)


def _elections(index: GraphIndex) -> Iterator[Finding]:
    """Yield the elections said to be one of the reference data that was held on other days."""
    for event, known in index.of(KG.sameElection).items():
        first, last = _days(index, event)
        for one in known:
            begin, end = _days(index, one)
            if first and last and begin and end and (end < first or last < begin):
                message = f"Its kg:sameElection was held from {begin} to {end}, but it was from {first} to {last}."
                yield LINK_WRONG.finding(event, message, path=KG.sameElection, value=one)


def _days(index: GraphIndex, node: Node) -> tuple[str | None, str | None]:
    """Return the first and the last day of a node, None where the graph gives none; days compare as text."""
    found = [index.value(node, prop) for prop in (SEM.hasEarliestBeginTimeStamp, SEM.hasLatestEndTimeStamp)]
    first, last = (None if day is None else str(day) for day in found)
    return first, last


def _withdrawn(index: GraphIndex) -> Iterator[Finding]:
    """Yield the accounts said to be withdrawn that nothing revises."""
    revised = {old for nodes in index.of(PROV.wasRevisionOf).values() for old in nodes}
    for event, ranks in index.of(KG.rank).items():
        if URIRef(KG.Deprecated) in ranks and event not in revised and article_of(index, event) is not None:
            message = "It is kg:Deprecated, but nothing is a revision of it (prov:wasRevisionOf)."
            yield LINK_WRONG.finding(event, message, path=KG.rank)


def _as_of(index: GraphIndex) -> Iterator[Finding]:
    """Yield the memberships said to be as of another day than their article appeared on."""
    for membership, days in index.of(KG.asOf).items():
        article = article_of(index, membership)
        published = {str(day) for day in index.values(article, SCHEMA.datePublished)} if article is not None else set()
        for day in days:
            if published and str(day) not in published:
                message = f"Its kg:asOf is {day}, but its article appeared on {min(published)} (schema:datePublished)."
                yield LINK_WRONG.finding(membership, message, path=KG.asOf, value=day)


__all__ = ["check_linked"]
