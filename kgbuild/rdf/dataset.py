"""What the dataset says of itself: what was built from which articles by which version (VoID, DCAT, PROV)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pyoxigraph import NamedNode, Quad

from kgbuild.rdf.mint import Minter, segment
from kgbuild.rdf.terms import iri, literal
from kgbuild.vocab import DCAT, DCTERMS, KG, NAMESPACES, OA, ORG, PROV, RDF, SCHEMA, SEM, VOID

SOFTWARE = "https://w3id.org/kgbuild/software/"
_VOCABULARIES = (KG, SCHEMA, PROV, OA, ORG, SEM)


def describe(quads: Sequence[Quad], minter: Minter, version: str, model: str) -> Iterator[Quad]:
    """Yield the description of a dataset, in the default graph.

    It holds no time of day and no path: the same articles and version give the same description.

    Args:
        quads: everything else in the dataset.
        minter: where IRIs come from.
        version: kgbuild's version.
        model: the name of what read the text.
    """
    dataset, run = iri(minter.entity("dataset")), iri(minter.entity("build"))
    agent = iri(f"{SOFTWARE}kgbuild-{version}")
    classes = Counter(q.object.value for q in quads if q.predicate.value == RDF.type and isinstance(q.object, NamedNode))
    articles = sorted(q.subject.value for q in quads if q.predicate.value == RDF.type and q.object.value == KG.Article)
    yield Quad(dataset, iri(RDF.type), iri(VOID.Dataset))
    yield Quad(dataset, iri(RDF.type), iri(DCAT.Dataset))
    yield Quad(dataset, iri(DCTERMS.title), literal("Knowledge graph of news articles"))
    yield Quad(
        dataset, iri(DCTERMS.description), literal("Who is named, who said what and what happened, each with its words.")
    )
    yield Quad(dataset, iri(DCTERMS.creator), agent)
    yield Quad(dataset, iri(VOID.uriSpace), literal(minter.base))
    yield Quad(dataset, iri(VOID.documents), literal(len(articles)))
    yield Quad(dataset, iri(VOID.triples), literal(len({(q.subject, q.predicate, q.object) for q in quads})))
    for vocabulary in _VOCABULARIES:
        yield Quad(dataset, iri(VOID.vocabulary), iri(str(vocabulary)))
    for name, count in sorted(classes.items()):
        part = iri(minter.entity(f"dataset/class/{_local(name)}"))
        yield Quad(dataset, iri(VOID.classPartition), part)
        yield Quad(part, iri(VOID["class"]), iri(name))
        yield Quad(part, iri(VOID.entities), literal(count))
    yield Quad(dataset, iri(PROV.wasGeneratedBy), run)
    yield Quad(run, iri(RDF.type), iri(PROV.Activity))
    yield Quad(run, iri(PROV.wasAssociatedWith), agent)
    for article in articles:
        yield Quad(run, iri(PROV.used), iri(article))
    yield Quad(agent, iri(RDF.type), iri(PROV.SoftwareAgent))
    yield Quad(agent, iri(SCHEMA.name), literal(f"kgbuild {version}"))
    yield Quad(agent, iri(SCHEMA.description), literal(f"Text read by {model}."))


def _local(name: str) -> str:
    """Return a class's IRI as a path: prefix and local name."""
    prefix = next((p for p, ns in NAMESPACES.items() if name in ns), None)
    return f"{prefix}/{name.removeprefix(str(NAMESPACES[prefix]))}" if prefix else segment(name)
