"""Check that a graph's description of itself counts what the graph holds: articles, classes, properties, links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from rdflib import Graph, URIRef
from rdflib.term import Node

from kgbuild.check.index import GraphIndex
from kgbuild.check.names import short
from kgbuild.check.report import Finding
from kgbuild.check.rules import COUNT_WRONG
from kgbuild.vocab import KG, OWL, PROV, RDF, SCHEMA, VOID

_MOST = 3


def check_described(index: GraphIndex, ontology: Graph) -> Iterator[Finding]:
    """Yield what a build says of its own size otherwise than it is; several builds together are not counted.

    Args:
        index: the graph, without what a check adds to it.
        ontology: what may have been loaded beside it.
    """
    datasets = [d for d in index.instances([URIRef(VOID.Dataset)]) if index.values(d, PROV.wasGeneratedBy)]
    if len(datasets) != 1 or len(index.values(datasets[0], VOID.triples)) > 1:
        return
    (dataset,) = datasets
    beside = ontology if index.instances([URIRef(OWL.Ontology)]) else Graph()
    articles = len(index.of_class(URIRef(KG.Article)))
    for count in index.values(dataset, VOID.documents):
        if str(count) != str(articles):
            message = f"By its description it holds {count} articles (void:documents), but it holds {articles}."
            yield COUNT_WRONG.finding(dataset, message, path=VOID.documents, value=count)
    yield from _parts(
        index,
        dataset,
        (VOID.classPartition, VOID["class"], VOID.entities),
        {str(cls): len(index.of_class(cls)) for cls in _classes(index)},
        Counter(map(str, beside.objects(None, URIRef(RDF.type)))),
    )
    yield from _parts(
        index,
        dataset,
        (VOID.propertyPartition, VOID.property, VOID.triples),
        {str(prop): sum(map(len, index.of(str(prop)).values())) for prop in index.predicates()},
        Counter(map(str, beside.predicates())),
    )
    yield from _links(index)


def _classes(index: GraphIndex) -> set[Node]:
    return set(index.column(RDF.type).distinct)


def _parts(
    index: GraphIndex,
    dataset: Node,
    terms: tuple[str, str, str],
    held: Mapping[str, int],
    beside: Mapping[str, int],
) -> Iterator[Finding]:
    """Yield a finding if a description that lists its parts counts one of them wrongly."""
    path, what, number = terms
    parts = index.values(dataset, path)
    if not parts:
        return
    said = {str(index.value(part, what)): str(index.value(part, number)) for part in parts}
    wrong = []
    for term in sorted({*said, *held}):
        actual = held.get(term, 0)
        if said.get(term, "0") not in (str(actual), str(actual - beside.get(term, 0))):
            wrong.append(f"{said.get(term, '0')} of {short(term)}, but it holds {actual}")
    if wrong:
        more = f"; and {len(wrong) - _MOST} more are wrong" if len(wrong) > _MOST else ""
        message = f"By its description ({short(path)}) it holds {'; '.join(wrong[:_MOST])}{more}."
        yield COUNT_WRONG.finding(dataset, message, path=path)


def _links(index: GraphIndex) -> Iterator[Finding]:
    """Yield the sets of links that say that there are more or fewer of them than there are."""
    targets: set[str] = set()
    for linkset in index.instances([URIRef(VOID.Linkset)]):
        prop, target = index.value(linkset, VOID.linkPredicate), index.value(linkset, VOID.objectsTarget)
        if prop is None or target is None:
            continue
        targets.add(str(target))
        links = [o for values in index.of(str(prop)).values() for o in values if str(o).startswith(str(target))]
        for count in index.values(linkset, VOID.triples):
            if str(count) != str(len(links)):
                message = f"It is said to hold {count} links (void:triples), but {len(links)} lead there."
                yield COUNT_WRONG.finding(linkset, message, path=VOID.triples, value=count)
    for subject, values in index.of(SCHEMA.sameAs).items():
        for value in values:
            if targets and not str(value).startswith(tuple(targets)):
                message = f"Its link to <{value}> is in no set of links that the graph describes (void:Linkset)."
                yield COUNT_WRONG.finding(subject, message, path=SCHEMA.sameAs, value=value)


__all__ = ["check_described"]
