"""What the dataset says of itself: what was built from which articles by which version (VoID, DCAT, PROV)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from pyoxigraph import Literal, NamedNode, Quad

from kgbuild.rdf.mint import Minter, segment
from kgbuild.rdf.terms import iri, literal
from kgbuild.vocab import DCAT, DCTERMS, KG, NAMESPACES, OA, ORG, PROV, RDF, SCHEMA, SEM, VOID

SOFTWARE = "https://w3id.org/kgbuild/software/"
_TITLE = "Knowledge graph of news articles"
_DESCRIPTION = "Who is named, who said what and what happened, each with its words."
_VOCABULARIES = (KG, SCHEMA, PROV, OA, ORG, SEM)
_Triple = tuple[NamedNode, str, NamedNode | Literal]


def describe(
    quads: Sequence[Quad], minter: Minter, version: str, model: str, name: str | None = None
) -> Iterator[Quad]:
    """Yield the description of a dataset, in the default graph.

    It holds no time of day and no path: the same articles and version give the same description.

    Args:
        quads: everything else in the dataset.
        minter: where IRIs come from.
        version: kgbuild's version.
        model: the name of what read the text, another for another content.
        name: what the user calls the dataset.
    """
    members = _members(quads)
    articles = sorted(members.get(KG.Article, ()))
    triples = [
        *_dataset(quads, minter, articles, name),
        *_partitions(members, minter),
        *_activity(minter, articles, version, model),
    ]
    for subject, predicate, value in triples:
        yield Quad(subject, iri(predicate), value)


def _members(quads: Sequence[Quad]) -> dict[str, set[str]]:
    """Return the nodes of each class, by the class's IRI."""
    found: dict[str, set[str]] = defaultdict(set)
    for quad in quads:
        node, cls = quad.subject, quad.object
        if quad.predicate.value == RDF.type and isinstance(node, NamedNode) and isinstance(cls, NamedNode):
            found[cls.value].add(node.value)
    return found


def _dataset(quads: Sequence[Quad], minter: Minter, articles: Sequence[str], name: str | None) -> Iterator[_Triple]:
    dataset = iri(minter.entity("dataset"))
    yield dataset, RDF.type, iri(VOID.Dataset)
    yield dataset, RDF.type, iri(DCAT.Dataset)
    yield dataset, DCTERMS.title, literal(name or _TITLE)
    yield dataset, DCTERMS.description, literal(_DESCRIPTION)
    yield dataset, VOID.uriSpace, literal(minter.base)
    yield dataset, VOID.documents, literal(len(articles))
    yield dataset, VOID.triples, literal(len({(q.subject, q.predicate, q.object) for q in quads}))
    for vocabulary in _VOCABULARIES:
        yield dataset, VOID.vocabulary, iri(str(vocabulary))


def _partitions(members: dict[str, set[str]], minter: Minter) -> Iterator[_Triple]:
    """Yield how many nodes of each class there are."""
    dataset = iri(minter.entity("dataset"))
    for name, nodes in sorted(members.items()):
        part = iri(minter.entity(f"dataset/class/{_local(name)}"))
        yield dataset, VOID.classPartition, part
        yield part, VOID["class"], iri(name)
        yield part, VOID.entities, literal(len(nodes))


def _activity(minter: Minter, articles: Sequence[str], version: str, model: str) -> Iterator[_Triple]:
    """Yield what was built from which articles, by which software."""
    dataset, run = iri(minter.entity("dataset")), iri(minter.entity("build"))
    agent = iri(f"{SOFTWARE}kgbuild-{version}")
    yield dataset, DCTERMS.creator, agent
    yield dataset, PROV.wasGeneratedBy, run
    yield run, RDF.type, iri(PROV.Activity)
    yield run, PROV.wasAssociatedWith, agent
    for article in articles:
        yield run, PROV.used, iri(article)
    yield agent, RDF.type, iri(PROV.SoftwareAgent)
    yield agent, SCHEMA.name, literal(f"kgbuild {version}")
    reader = iri(f"{SOFTWARE}{segment(model)}")
    yield run, PROV.wasAssociatedWith, reader
    yield reader, RDF.type, iri(PROV.SoftwareAgent)
    yield reader, SCHEMA.name, literal(model)
    yield reader, SCHEMA.description, literal("What read the language of the articles.")


def _local(name: str) -> str:
    """Return a class's IRI as a path: prefix and local name."""
    prefix = next((p for p, ns in NAMESPACES.items() if name in ns), None)
    return f"{prefix}/{name.removeprefix(str(NAMESPACES[prefix]))}" if prefix else segment(name)
