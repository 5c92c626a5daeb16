"""Map what the reference data, not the articles, say of posts and parties: kept apart by where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Quad

from kgbuild.model import DatedPost, Resolution
from kgbuild.rdf.labels import LANGUAGE, post_label
from kgbuild.rdf.mint import Minter, segment
from kgbuild.rdf.terms import iri, literal, text
from kgbuild.vocab import KG, ORG, PROV, RDF, RDFS, SCHEMA, SEM


def map_dated(resolution: Resolution, minter: Minter) -> Iterator[Quad]:
    """Yield each post and membership as an org:Membership derived from a record instead of a passage."""
    for dated in resolution.dated:
        node = iri(minter.entity(_key(dated)))
        record = iri(minter.entity(f"reference/{segment(dated.record)}"))
        name = resolution.entities[dated.person].name
        yield Quad(node, iri(RDF.type), iri(ORG.Membership))
        yield Quad(node, iri(ORG.member), iri(minter.entity(dated.person)))
        yield Quad(node, iri(KG.post), literal(dated.post))
        yield Quad(node, iri(KG.former), literal(False))
        yield Quad(node, iri(RDFS.label), text(post_label(name, dated.post, former=False), LANGUAGE))
        if dated.organization:
            yield Quad(node, iri(ORG.organization), iri(minter.entity(dated.organization)))
        if dated.first:
            yield Quad(node, iri(SEM.hasEarliestBeginTimeStamp), literal(dated.first))
        if dated.last:
            yield Quad(node, iri(SEM.hasLatestEndTimeStamp), literal(dated.last))
        yield Quad(node, iri(PROV.wasDerivedFrom), record)
        yield Quad(node, iri(KG.datedBy), record)
        yield Quad(record, iri(RDF.type), iri(KG.ReferenceRecord))
        yield Quad(record, iri(SCHEMA.name), literal(f"{name} in the reference data"))


def _key(dated: DatedPost) -> str:
    parts = (dated.post, dated.organization or "", dated.first.isoformat() if dated.first else "")
    return f"{dated.person}/membership/" + "_".join(segment(p) for p in parts if p)
