"""Check what a graph repeats for tools that do not reason: labels, and the actors and places of SEM."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from rdflib import Graph, URIRef
from rdflib.term import Node

from kgbuild.check.index import GraphIndex
from kgbuild.check.labels import CUT, event_labels, labels_of, membership_labels, names_of
from kgbuild.check.names import short, term, words
from kgbuild.check.passages import PassageReader
from kgbuild.check.report import Finding
from kgbuild.check.rules import ACTOR_WRONG, LABEL_WRONG
from kgbuild.vocab import DCAT, DCTERMS, FOAF, KG, RDFS, SCHEMA, SEM

_NOBODY = "Unknown speaker"
_ENTITIES = (KG.Person, KG.Party, KG.Organization, KG.Place, KG.Publication, KG.Document, KG.UnnamedSource)
_NAMED_BY = (
    (KG.Article, SCHEMA.headline),
    (KG.KnownElection, SCHEMA.name),
    (KG.ReferenceRecord, SCHEMA.name),
    (FOAF.Agent, FOAF.name),
    (DCAT.Dataset, DCTERMS.title),
)
"""What is labelled with the one name, headline or title that it has."""

_REPEATED = (SEM.hasActor, SEM.hasPlace)


def check_derived(index: GraphIndex, reader: PassageReader, ontology: Graph) -> Iterator[Finding]:
    """Yield the labels that say other words than their nodes, and the actors that no role of an event names.

    Labels in other languages than English are somebody's own, but for those of passages.

    Args:
        index: the graph.
        reader: its passages.
        ontology: what says which properties are roles of actors and places.
    """
    yield from _entities(index)
    yield from _titles(index)
    yield from _statements(index)
    yield from _passages(index, reader)
    yield from event_labels(index, ontology)
    yield from membership_labels(index)
    for prop in _REPEATED:
        if roles := set(ontology.subjects(URIRef(RDFS.subPropertyOf), URIRef(prop))):
            yield from _actors(index, prop, roles)


def _entities(index: GraphIndex) -> Iterator[Finding]:
    """Yield the entities labelled with what is none of their names."""
    for entity in index.instances(map(URIRef, _ENTITIES)):
        names = names_of(index, entity)
        for label in labels_of(index, entity):
            if names and str(label) not in names:
                message = f"Its label is “{words(str(label), 60)}”, which is none of its names."
                yield LABEL_WRONG.finding(entity, message, path=RDFS.label, value=label)


def _titles(index: GraphIndex) -> Iterator[Finding]:
    """Yield what is labelled otherwise than its name, headline or title is."""
    for cls, prop in _NAMED_BY:
        for node in index.instances([URIRef(cls)]):
            names = {str(name) for name in index.values(node, prop)}
            for label in labels_of(index, node):
                if names and str(label) not in names:
                    message = f"Its label is “{words(str(label), 60)}”, but its {short(prop)} is another."
                    yield LABEL_WRONG.finding(node, message, path=RDFS.label, value=label)


def _statements(index: GraphIndex) -> Iterator[Finding]:
    """Yield the statements whose label gives other words or another speaker."""
    for statement in index.instances([URIRef(KG.Statement)]):
        speakers, text = index.values(statement, KG.speaker), index.value(statement, SCHEMA.text)
        names = {name for speaker in speakers for name in names_of(index, speaker)} if speakers else {_NOBODY}
        for label in labels_of(index, statement):
            said = [str(label).removeprefix(f"{name}: ") for name in names if str(label).startswith(f"{name}: ")]
            if names and text is not None and not any(_shortens(given, str(text)) for given in said):
                message = f"Its label is “{words(str(label), 60)}”, which is not who said it and what was said."
                yield LABEL_WRONG.finding(statement, message, path=RDFS.label, value=label)


def _passages(index: GraphIndex, reader: PassageReader) -> Iterator[Finding]:
    """Yield the passages whose label gives other words than they quote."""
    for node in reader.all_nodes():
        exact = reader.read(node).exact
        for label in index.values(node, RDFS.label):
            if exact is not None and not _shortens(str(label).removeprefix("“").removesuffix("”"), exact):
                message = f"Its label is “{words(str(label), 60)}”, but it quotes “{words(exact, 60)}”."
                yield LABEL_WRONG.finding(node, message, path=RDFS.label, value=label)


def _actors(index: GraphIndex, prop: str, roles: set[Node]) -> Iterator[Finding]:
    """Yield the events whose actors, or places, are others than their roles name."""
    named: dict[Node, set[Node]] = defaultdict(set)
    for role in sorted(roles, key=str):
        for event, values in index.of(str(role)).items():
            named[event].update(values)
    for event in index.instances([URIRef(SEM.Event)]):
        stated = set(index.values(event, prop))
        for value in sorted(stated - named[event], key=str):
            message = f"By {short(prop)} it has {term(value)}, which none of its roles names."
            yield ACTOR_WRONG.finding(event, message, path=prop, value=value)
        for value in sorted(named[event] - stated, key=str):
            message = f"A role of it names {term(value)}, but its {short(prop)} does not."
            yield ACTOR_WRONG.finding(event, message, path=prop, value=value)


def _shortens(label: str, text: str) -> bool:
    """Say whether a label is a text, or its beginning with an ellipsis, with each run of blanks as one."""
    plain = " ".join(text.split())
    return label == plain or (label.endswith(CUT) and plain.startswith(label.removesuffix(CUT)))


__all__ = ["check_derived"]
