"""Map what the reference data, not the articles, say of posts, parties and elections: kept apart by its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pyoxigraph import NamedNode, Quad

from kgbuild.model import DatedPost, EventPlace, Resolution
from kgbuild.rdf.entities import describe_role
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
        yield from (Quad(s, iri(p), o) for s, p, o in describe_role(node, dated.post, minter))
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
        yield from _record(record, name)


def map_elections(resolution: Resolution, shared: Mapping[EventPlace, str], minter: Minter) -> Iterator[Quad]:
    """Yield each election of the reference data that articles speak of, with its days, and which events speak of it.

    Args:
        resolution: which election of the data an event is.
        shared: the IRI of every event.
        minter: where IRIs come from.
    """
    for place, known in sorted(resolution.elections.items()):
        node = iri(minter.entity(f"election/{_path(known.id)}"))
        record = iri(minter.entity(f"reference/election/{_path(known.id)}"))
        yield Quad(iri(shared[place]), iri(KG.sameElection), node)
        yield Quad(node, iri(RDF.type), iri(KG.KnownElection))
        name = known.name or f"{known.country} {known.kind} {known.days.first}"
        yield Quad(node, iri(SCHEMA.name), literal(name))
        yield Quad(node, iri(RDFS.label), text(name, LANGUAGE))
        yield Quad(node, iri(KG.electionKind), literal(known.kind))
        yield Quad(node, iri(KG.country), literal(known.country))
        yield Quad(node, iri(SEM.hasEarliestBeginTimeStamp), literal(known.days.first))
        yield Quad(node, iri(SEM.hasLatestEndTimeStamp), literal(known.days.last))
        for link in known.same_as:
            yield Quad(node, iri(SCHEMA.sameAs), iri(link))
        yield Quad(node, iri(PROV.wasDerivedFrom), record)
        yield from _record(record, known.name or known.id)


def _record(node: NamedNode, of: str) -> Iterator[Quad]:
    """Yield what a record of the reference data is called."""
    name = f"{of} in the reference data"
    yield Quad(node, iri(RDF.type), iri(KG.ReferenceRecord))
    yield Quad(node, iri(SCHEMA.name), literal(name))
    yield Quad(node, iri(RDFS.label), text(name, LANGUAGE))


def _path(identifier: str) -> str:
    return "/".join(segment(part) for part in identifier.split("/"))


def _key(dated: DatedPost) -> str:
    parts = (dated.post, dated.organization or "", dated.first.isoformat() if dated.first else "")
    return f"{dated.person}/membership/" + "_".join(segment(p) for p in parts if p)
