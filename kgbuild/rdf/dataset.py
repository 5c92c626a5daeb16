"""What the dataset says of itself: what was built from which articles by which version (VoID, DCAT, PROV)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from pyoxigraph import Literal, NamedNode, Quad

from kgbuild.model import PartialDate
from kgbuild.rdf.counts import Counts
from kgbuild.rdf.labels import LANGUAGE
from kgbuild.rdf.mint import Minter, own_segment, segment
from kgbuild.rdf.partitions import class_partitions, linksets, property_partitions
from kgbuild.rdf.sources import Source, describe_source
from kgbuild.rdf.terms import iri, literal, text
from kgbuild.vocab import DCAT, DCTERMS, FOAF, KG, OA, ORG, PROV, RDF, RDFS, SCHEMA, SEM, VOID

SOFTWARE = "https://w3id.org/kgbuild/software/"
ABOUT = ("title", "description", "license", "publisher", "issued", "download", "page")
"""What a user can say of a dataset."""

_TITLE = "Knowledge graph of news articles"
_DESCRIPTION = "Who is named, who said what and what happened, each with its words."
_VOCABULARIES = (KG, SCHEMA, PROV, OA, ORG, SEM)
_ONTOLOGY, _SHAPES = "https://w3id.org/kgbuild/ontology", "https://w3id.org/kgbuild/shapes"
_LANGUAGES = "http://publications.europa.eu/resource/authority/language/"
_ENGLISH = "ENG"
_MEDIA = {
    ".jsonld": "application/ld+json",
    ".nq": "application/n-quads",
    ".nt": "application/n-triples",
    ".trig": "application/trig",
    ".ttl": "text/turtle",
}
_IANA = "https://www.iana.org/assignments/media-types/"
_Triple = tuple[NamedNode, str, NamedNode | Literal]


@dataclass(frozen=True, slots=True)
class Origin:
    """What a dataset is called and was made with.

    `name` tells it from others in a store; `about` is what the user says of it, by the names in `ABOUT`; `sources` is
    what else went in.
    """

    name: str = "articles"
    about: Mapping[str, str] = field(default_factory=dict)
    sources: tuple[Source, ...] = ()


def check_about(about: Mapping[str, str]) -> None:
    """Make sure that what a user says of a dataset can be written.

    Raises:
        ValueError: a field is unknown, a date is none, or an address is no IRI.
    """
    for name, value in about.items():
        if name not in ABOUT:
            raise ValueError(f"a dataset has no {name!r}; it has: {', '.join(ABOUT)}.")
        if name == "issued":
            PartialDate(value)
        elif name in ("license", "download", "page") and not urlsplit(value).scheme:
            raise ValueError(f"the {name} of a dataset must be an address such as https://example.org/, not {value!r}.")


def describe(counts: Counts, minter: Minter, version: str, model: str, origin: Origin | None = None) -> Iterator[Quad]:
    """Yield the description of a dataset, in the default graph.

    It holds no time of day and no path: the same articles and version give the same description.

    Args:
        counts: the numbers of everything else in the dataset; those that are written are of the description, too.
        minter: where IRIs come from.
        version: kgbuild's version.
        model: the name of what read the text, another for another content.
        origin: what the dataset is called and was made with.
    """
    origin = origin or Origin()
    node = minter.entity(f"dataset/{own_segment(origin.name)}")
    dataset = iri(node)
    articles = sorted(counts.articles)
    fixed = [
        *_dataset(dataset, minter, articles, version, origin),
        *_distribution(dataset, origin),
        *_coverage(dataset, counts.days),
        *linksets(node, counts.links),
        *_activity(dataset, minter, articles, version, model, origin),
    ]
    classes, properties = counts.classes, counts.properties
    while True:  # the partitions count themselves, too: with each class and property in them, their number is fixed
        triples = [*fixed, *class_partitions(node, classes), *property_partitions(node, properties)]
        own = [q for q in {Quad(subject, iri(prop), value) for subject, prop, value in triples} if counts.is_new(q)]
        typed = [q.object for q in own if q.predicate.value == RDF.type]
        types = Counter(cls.value for cls in typed if isinstance(cls, NamedNode))
        uses = Counter([*(q.predicate.value for q in own), str(VOID.triples)])
        if (classes, properties) == (counts.classes + types, counts.properties + uses):
            break
        classes, properties = counts.classes + types, counts.properties + uses
    yield from (Quad(subject, iri(predicate), value) for subject, predicate, value in triples)
    yield Quad(dataset, iri(VOID.triples), literal(counts.triples + len(own) + 1))  # with this one


def _dataset(
    dataset: NamedNode, minter: Minter, articles: Sequence[str], version: str, origin: Origin
) -> Iterator[_Triple]:
    about = origin.about
    yield dataset, RDF.type, iri(VOID.Dataset)
    yield dataset, RDF.type, iri(DCAT.Dataset)
    title = about.get("title") or f"{_TITLE}: {origin.name}"
    yield dataset, DCTERMS.title, text(title, LANGUAGE)
    yield dataset, RDFS.label, text(title, LANGUAGE)
    yield dataset, DCTERMS.description, text(about.get("description") or _DESCRIPTION, LANGUAGE)
    yield dataset, DCTERMS.identifier, literal(origin.name)
    yield dataset, DCTERMS.language, iri(f"{_LANGUAGES}{_ENGLISH}")
    yield dataset, DCAT.keyword, text("news", LANGUAGE)
    release = ".".join(version.split(".")[:2]) + ".0"
    for standard in (_ONTOLOGY, _SHAPES):
        yield dataset, DCTERMS.conformsTo, iri(f"{standard}/{release}")
    yield dataset, VOID.uriSpace, literal(minter.base)
    if minter.collection:
        yield dataset, VOID.uriSpace, literal(minter.entity("article/"))
    yield dataset, VOID.documents, literal(len(articles))
    for vocabulary in _VOCABULARIES:
        yield dataset, VOID.vocabulary, iri(str(vocabulary))
    if "license" in about:
        yield dataset, DCTERMS.license, iri(about["license"])
    if "issued" in about:
        yield dataset, DCTERMS.issued, literal(PartialDate(about["issued"]))
    if "page" in about:
        yield dataset, DCAT.landingPage, iri(about["page"])
    if "publisher" in about:
        yield from publisher(dataset, about["publisher"], minter)


def publisher(published: NamedNode, name: str, minter: Minter, prop: str = DCTERMS.publisher) -> Iterator[_Triple]:
    """Yield who published or wrote something as a node with a name.

    Args:
        published: what.
        name: whose.
        minter: where IRIs come from.
        prop: dcterms:publisher or dcterms:creator.
    """
    agent = iri(minter.entity(f"agent/{segment(name)}"))
    yield published, prop, agent
    yield agent, RDF.type, iri(FOAF.Agent)
    yield agent, FOAF.name, literal(name)
    yield agent, RDFS.label, text(name, LANGUAGE)


def _distribution(dataset: NamedNode, origin: Origin) -> Iterator[_Triple]:
    """Yield where the dataset can be had, if the user says so."""
    about = origin.about
    if "download" not in about:
        return
    address = about["download"]
    node = iri(f"{dataset.value}/distribution")
    yield dataset, VOID.dataDump, iri(address)
    yield dataset, DCAT.distribution, node
    yield node, RDF.type, iri(DCAT.Distribution)
    yield node, RDFS.label, text(f"Download of {origin.name}", LANGUAGE)
    yield node, DCAT.accessURL, iri(address)
    yield node, DCAT.downloadURL, iri(address)
    media = next((media for suffix, media in _MEDIA.items() if address.endswith(suffix)), None)
    if media:
        yield node, DCAT.mediaType, iri(_IANA + media)
    if "license" in about:
        yield node, DCTERMS.license, iri(about["license"])


def _coverage(dataset: NamedNode, given: Iterable[str]) -> Iterator[_Triple]:
    """Yield the days from the first on which an article may have appeared to the last."""
    days = [PartialDate(value).interval for value in sorted(given)]
    if not days:
        return
    period = iri(f"{dataset.value}/period")
    yield dataset, DCTERMS.temporal, period
    first, last = min(one.first for one in days), max(one.last for one in days)
    yield period, RDF.type, iri(DCTERMS.PeriodOfTime)
    yield period, RDFS.label, text(f"{first} to {last}", LANGUAGE)
    yield period, DCAT.startDate, literal(first)
    yield period, DCAT.endDate, literal(last)


def _activity(
    dataset: NamedNode, minter: Minter, articles: Sequence[str], version: str, model: str, origin: Origin
) -> Iterator[_Triple]:
    """Yield what was built from which articles and other data, by which software."""
    run = iri(minter.entity(f"build/{own_segment(origin.name)}"))
    agent = iri(f"{SOFTWARE}kgbuild-{version}")
    yield dataset, DCTERMS.creator, agent
    yield dataset, PROV.wasGeneratedBy, run
    yield run, RDF.type, iri(PROV.Activity)
    yield run, RDFS.label, text(f"Build of {origin.name}", LANGUAGE)
    yield run, PROV.wasAssociatedWith, agent
    for article in articles:
        yield run, PROV.used, iri(article)
    for source in origin.sources:
        described = list(describe_source(source, minter))
        yield run, PROV.used, described[0][0]
        yield from described
    reader = iri(f"{SOFTWARE}{segment(model)}")
    yield run, PROV.wasAssociatedWith, reader
    for software, name in ((agent, f"kgbuild {version}"), (reader, model)):
        yield software, RDF.type, iri(PROV.SoftwareAgent)
        yield software, RDF.type, iri(FOAF.Agent)
        yield software, FOAF.name, literal(name)
        yield software, SCHEMA.name, literal(name)
        yield software, RDFS.label, text(name, LANGUAGE)
    yield reader, SCHEMA.description, literal("What read the language of the articles.")
