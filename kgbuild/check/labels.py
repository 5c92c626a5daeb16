"""Check that the labels of events and memberships say who, what and when their properties say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, product

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from kgbuild.check.index import GraphIndex
from kgbuild.check.names import spaced_name, words
from kgbuild.check.report import Finding
from kgbuild.check.rules import LABEL_WRONG
from kgbuild.vocab import KG, ORG, PROV, RDF, RDFS, SCHEMA, SEM

CUT = " …"
"""What stands at the end of a label that is shorter than what it says."""

_Part = Mapping[Node, Sequence[Node]]
"""A property whose values a label may give."""

_LANGUAGES = (None, "en")
_NOT_A_PART = frozenset({KG.accordingTo, KG.dateText, KG.place, KG.confidence, KG.matchEvidence})
_BESIDE = (str(RDF), str(RDFS), str(PROV), str(SEM))
_STATUS = re.compile(r" \((planned|possible|denied)\)$")
_DAY = re.compile(r", (\d{4}-\d\d-\d\d)$")
_BETWEEN = re.compile(r"(?:, |; | )")


def names_of(index: GraphIndex, node: Node) -> set[str]:
    """Return every name that a graph gives a node."""
    return {str(name) for prop in (SCHEMA.name, SCHEMA.alternateName) for name in index.values(node, prop)}


def labels_of(index: GraphIndex, node: Node) -> list[Literal]:
    """Return the labels in the language of kgbuild's, or in none; those in others are somebody's own."""
    return [one for one in index.values(node, RDFS.label) if isinstance(one, Literal) and one.language in _LANGUAGES]


def event_labels(index: GraphIndex, ontology: Graph) -> Iterator[Finding]:
    """Yield the events whose label gives another kind, day or status, or words that none of their properties give.

    Args:
        index: the graph.
        ontology: what says which properties lead from events.
    """
    parents = set(ontology.subjects(URIRef(RDFS.subClassOf), URIRef(KG.Event)))
    names = {str(p) for p in index.predicates() if not str(p).startswith(_BESIDE)} - _NOT_A_PART
    parts = [index.of(name) for name in sorted(names)]
    for event in index.instances(sorted(parents, key=str)):
        kinds = [str(cls) for cls in index.values(event, RDF.type) if cls in parents]
        for label in labels_of(index, event):
            wrong = _wrong(index, event, kinds[0], parts, str(label)) if len(kinds) == 1 else None
            if wrong:
                message = f"Its label is “{words(str(label), 60)}”, {wrong}."
                yield LABEL_WRONG.finding(event, message, path=RDFS.label, value=label)


def _wrong(index: GraphIndex, event: Node, cls: str, parts: Sequence[_Part], label: str) -> str | None:
    """Return what is wrong with the label of an event."""
    factuality = str(index.value(event, KG.factuality) or "").rpartition("#")[2].lower()
    status = _STATUS.search(label)
    if (status[1] if status else "actual") != factuality:
        return f"but it is {factuality or 'of no factuality'}"
    rest = label[: status.start()] if status else label
    days = {str(index.value(event, prop)) for prop in (SEM.hasEarliestBeginTimeStamp, SEM.hasLatestEndTimeStamp)}
    day = _DAY.search(rest)
    if (day is None) != (len(days) > 1 or days == {"None"}) or (day and day[1] not in days):
        return f"but its days are {' to '.join(sorted(days - {'None'})) or 'unknown'}"
    rest = rest[: day.start()] if day else rest
    kind, _, told = rest.partition(": ")
    wanted = spaced_name(cls)
    if kind != wanted:
        return f"but it is of the kind {wanted}"
    if told and not _consists(told, _said(index, event, parts)):
        return "which its properties do not say"
    return None


def _said(index: GraphIndex, event: Node, parts: Iterable[_Part]) -> set[str]:
    """Return what a label may say of an event: the names of its entities, and its words and numbers."""
    found = set[str]()
    for value in chain.from_iterable(part.get(event, ()) for part in parts):
        found |= {str(value)} if isinstance(value, Literal) else {str(n) for n in index.values(value, SCHEMA.name)}
    return {" ".join(one.split()) for one in found}


def _consists(told: str, parts: set[str]) -> bool:
    """Say whether words are some parts, one after the other; the last may be cut."""
    cut = told.endswith(CUT)
    whole = told.removesuffix(CUT)
    reached, waiting = set[int](), [0]
    while waiting:
        at = waiting.pop()
        if at in reached:
            continue
        reached.add(at)
        rest = whole[at:]
        if cut and any(_begins(part, rest) for part in parts):
            return True
        for part in parts:
            if part and rest.startswith(part):
                end = at + len(part)
                if end == len(whole):
                    return True
                if between := _BETWEEN.match(whole, end):
                    waiting.append(between.end())
    return False


def _begins(part: str, rest: str) -> bool:
    """Say whether a part begins with what is left of a label that was cut."""
    return part.startswith(rest) or part == rest.rstrip(",;:–- ")


def membership_labels(index: GraphIndex) -> Iterator[Finding]:
    """Yield the memberships whose label gives another person, post or body, or is wrong about whether it is over."""
    for membership in index.instances([URIRef(ORG.Membership)]):
        people = {name for who in index.values(membership, ORG.member) for name in names_of(index, who)}
        bodies = {name for what in index.values(membership, ORG.organization) for name in names_of(index, what)}
        posts = {str(post) for post in index.values(membership, KG.post)}
        former = str(index.value(membership, KG.former)) in ("true", "True", "1")
        begun = [f"{who}, {'former ' if former else ''}{post}" for who, post in product(people, posts)]
        allowed = {label for one in begun for label in (one, *(f"{one} ({body})" for body in bodies))}
        allowed |= {f"{one} of {body}" for one in begun for body in bodies}  # of one that an event ends or begins
        for label in labels_of(index, membership):
            if people and posts and str(label) not in allowed:
                message = f"Its label is “{words(str(label), 60)}”, which is not who holds or held which post where."
                yield LABEL_WRONG.finding(membership, message, path=RDFS.label, value=label)


__all__ = ["CUT", "event_labels", "labels_of", "membership_labels", "names_of"]
