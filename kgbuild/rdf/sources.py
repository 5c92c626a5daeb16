"""What went into a dataset besides its articles: registers of reference data and decisions (PROV, DCAT)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from pyoxigraph import Literal, NamedNode

from kgbuild.rdf.labels import LANGUAGE
from kgbuild.rdf.mint import Minter, segment
from kgbuild.rdf.terms import iri, literal, text
from kgbuild.vocab import DCAT, DCTERMS, PROV, RDF, RDFS, SCHEMA

_KEYWORD = "reference data"
_LICENCES = {
    "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC BY-SA 4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "MIT": "https://opensource.org/license/mit",
    "Open Government Licence 3.0": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    "public domain": "https://creativecommons.org/publicdomain/mark/1.0/",
}
_Triple = tuple[NamedNode, str, NamedNode | Literal]


@dataclass(frozen=True, slots=True)
class Source:
    """Data, besides the articles, that went into a build.

    `key` names it and `sha256`, of the content of its `files` (names without folder), tells it from another of that
    name. `citation` says where its facts come from and `licence` under which terms, in words or as an address.
    `known_until` is the last day for which it vouches, `modified` that of its last change, `version` the release that
    it came with, `size` how many records it holds, where that is known.
    """

    key: str
    title: str
    sha256: str
    files: tuple[str, ...] = ()
    description: str = ""
    citation: str = ""
    licence: str = ""
    known_until: date | None = None
    modified: date | None = None
    version: str = ""
    size: int | None = None


def describe_source(source: Source, minter: Minter) -> Iterator[_Triple]:
    """Yield what a dataset says of one of its sources; the first triple has its node as subject.

    Args:
        source: the data.
        minter: where IRIs come from.
    """
    node = iri(minter.entity(f"source/{segment(source.key)}-{source.sha256[:16]}"))
    for cls in (PROV.Entity, PROV.Collection, DCAT.Dataset):
        yield node, RDF.type, iri(cls)
    yield node, DCTERMS.title, text(source.title, LANGUAGE)
    yield node, RDFS.label, text(source.title, LANGUAGE)
    yield node, DCTERMS.description, text(source.description or source.title, LANGUAGE)
    yield node, DCTERMS.identifier, literal(f"sha256:{source.sha256}")
    yield node, DCAT.keyword, text(_KEYWORD, LANGUAGE)
    for name in source.files:
        yield node, SCHEMA.name, literal(name)
    if source.citation:
        yield node, DCTERMS.bibliographicCitation, literal(source.citation)
    if source.licence:
        yield node, DCTERMS.rights, text(source.licence, LANGUAGE)
    if address := _LICENCES.get(source.licence) or (source.licence if urlsplit(source.licence).scheme else ""):
        yield node, DCTERMS.license, iri(address)
    if source.modified is not None:
        yield node, DCTERMS.modified, literal(source.modified)
    if source.version:
        yield node, DCAT.version, literal(source.version)
    if source.size is not None:
        yield node, SCHEMA.collectionSize, literal(source.size)
    if source.known_until is not None:
        period = iri(f"{node.value}/period")
        yield node, DCTERMS.temporal, period
        yield period, RDF.type, iri(DCTERMS.PeriodOfTime)
        yield period, RDFS.label, text(f"until {source.known_until}", LANGUAGE)
        yield period, DCAT.endDate, literal(source.known_until)
