"""Read a store into records: passages column by column, everything else node by node."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from pyoxigraph import NamedNode, Store, Triple

from kgbuild.query.about import local_name
from kgbuild.query.keys import keys_of
from kgbuild.query.view.records import (
    ArticleRecord,
    EntityRecord,
    EventRecord,
    Fields,
    PassageRecord,
    PostRecord,
    StatementRecord,
    View,
)
from kgbuild.vocab import GAF, KG, OA, ORG, PROV, RDF, RDFS, SCHEMA, SEM, is_own

ENTITY_KINDS = ("Person", "Party", "Organization", "Place", "Publication", "Document", "UnnamedSource")
"""The classes of entities, in the order in which people look for them."""

_BEGIN, _END = SEM.hasEarliestBeginTimeStamp, SEM.hasLatestEndTimeStamp
_OWN = {
    "event": {KG.factuality, KG.confidence, KG.rank, KG.dateText, KG.possiblySameEvent, PROV.wasRevisionOf},
    "statement": {KG.speaker, KG.speakerCandidate, KG.speakerStatus, KG.speechType, KG.cue, KG.confidence,
                  KG.cuePassage, KG.speakerPassage, SCHEMA.text, SCHEMA.about},
    "post": {ORG.member, ORG.organization, KG.post, KG.former},
}  # fmt: skip
_EVERYWHERE = {RDF.type, RDFS.label, PROV.wasDerivedFrom, SEM.hasActor, SEM.hasPlace, _BEGIN, _END}
_Node = Mapping[str, Sequence[str]]
_Record = TypeVar("_Record", StatementRecord, EventRecord, PostRecord)


def load_view(store: Store) -> View:
    """Return everything a store holds of articles, entities and facts, as records."""
    return _Loader(store).view()


class _Loader:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._files = self._column(KG.fileName)
        self._passages = self._read_passages()

    def view(self) -> View:
        types = self._pairs(RDF.type)
        of: dict[str, list[str]] = defaultdict(list)
        for node, kind in types:
            of[kind].append(node)
        articles = [self._article(node) for node in of[KG.Article]]
        kinds = {node: kind for kind in reversed(ENTITY_KINDS) for node in of[KG[kind]]}
        named = {value for _, value in self._pairs(KG.candidate)} - kinds.keys()
        entities = [self._entity(node, kind) for node, kind in kinds.items()]
        entities += [self._entity(node, "Person") for node in named]  # whom a name may mean, and no article names
        classes = {node: local_name(kind) for node, kind in types if is_own(kind) and kind != KG.Event}
        events = [self._event(node, classes[node]) for node in self._subjects(KG.factuality) if node in classes]
        return View(
            articles={a.iri: a for a in sorted(articles, key=lambda a: (a.file, a.iri))},
            entities={e.iri: e for e in sorted(entities, key=lambda e: (_order(e.kind), e.name.casefold(), e.iri))},
            statements=_by_place(self._statement(node) for node in of[KG.Statement]),
            events=_by_place(events),
            posts=_by_place(self._post(node) for node in of[ORG.Membership]),
            keys=keys_of(self._store),
        )

    def _pairs(self, prop: str) -> list[tuple[str, str]]:
        quads = self._store.quads_for_pattern(None, NamedNode(prop), None, None)
        ends = ((quad.subject, quad.object) for quad in quads)
        return sorted({(s.value, o.value) for s, o in ends if not isinstance(s, Triple) and not isinstance(o, Triple)})

    def _column(self, prop: str) -> dict[str, str]:
        return dict(reversed(self._pairs(prop)))

    def _subjects(self, prop: str) -> list[str]:
        return sorted({node for node, _ in self._pairs(prop)})

    def _read_passages(self) -> dict[str, PassageRecord]:
        selectors, lines, sources = self._column(OA.hasSelector), self._column(KG.line), self._column(OA.hasSource)
        starts, ends, exact = self._column(OA.start), self._column(OA.end), self._column(OA.exact)
        prefixes, suffixes = self._column(OA.prefix), self._column(OA.suffix)
        found = {}
        for node, selector in selectors.items():
            article = sources.get(node, "")
            if selector in exact and article in self._files:
                found[node] = PassageRecord(
                    iri=node,
                    article=article,
                    file=self._files[article],
                    line=int(lines.get(node, 0)),
                    start=int(starts.get(selector, 0)),
                    end=int(ends.get(selector, 0)),
                    words=exact[selector],
                    prefix=prefixes.get(selector, ""),
                    suffix=suffixes.get(selector, ""),
                )
        return found

    def _node(self, iri: str) -> dict[str, list[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for quad in self._store.quads_for_pattern(NamedNode(iri), None, None, None):
            if not isinstance(quad.object, Triple):
                found[quad.predicate.value].add(quad.object.value)
        return defaultdict(list, {prop: sorted(values) for prop, values in found.items()})

    def _places(self, passages: Iterable[str]) -> tuple[PassageRecord, ...]:
        known = (self._passages[p] for p in passages if p in self._passages)
        return tuple(sorted(known, key=lambda p: (p.file, p.start, p.end)))

    def _article(self, iri: str) -> ArticleRecord:
        own = self._node(iri)
        return ArticleRecord(
            iri=iri,
            file=_first(own[KG.fileName]),
            headline=" ".join(_first(own[SCHEMA.headline]).split()),
            label=" ".join(_first(own[RDFS.label]).split()),
            publisher=_first(own[SCHEMA.publisher]),
            date=_first(own[SCHEMA.datePublished]),
            authors=tuple(own[SCHEMA.author]),
            url=_first(own[SCHEMA.url]),
            language=_first(own[SCHEMA.inLanguage]),
            mentions=tuple(own[SCHEMA.mentions]),
            sha256=_first(own[SCHEMA.sha256]),
        )

    def _entity(self, iri: str, kind: str) -> EntityRecord:
        own = self._node(iri)
        return EntityRecord(
            iri=iri,
            kind=kind,
            name=" ".join(_first(own[SCHEMA.name]).split()) or iri,
            other_names=tuple(own[SCHEMA.alternateName]),
            same_as=tuple(own[SCHEMA.sameAs]),
            evidence=tuple(own[KG.matchEvidence]),
            candidates=tuple(own[KG.candidate]),
            on_behalf_of=_first(own[KG.onBehalfOf]),
            passages=self._places(own[GAF.denotedBy]),
        )

    def _statement(self, iri: str) -> StatementRecord:
        own = self._node(iri)
        return StatementRecord(
            iri=iri,
            speaker=_first(own[KG.speaker]),
            speaker_candidates=tuple(own[KG.speakerCandidate]),
            speech_type=local_name(_first(own[KG.speechType])),
            cue=_first(own[KG.cue]),
            text=" ".join(_first(own[SCHEMA.text]).split()),
            about=tuple(own[SCHEMA.about]),
            confidence=_number(own[KG.confidence]),
            passages=self._places(own[PROV.wasDerivedFrom]),
            cue_passages=self._places(own[KG.cuePassage]),
            speaker_passages=self._places(own[KG.speakerPassage]),
            fields=_rest(own, "statement"),
        )

    def _event(self, iri: str, kind: str) -> EventRecord:
        own = self._node(iri)
        return EventRecord(
            iri=iri,
            kind=kind,
            factuality=tuple(local_name(status) for status in own[KG.factuality]),
            first=_first(own[_BEGIN]),
            last=_first(own[_END]),
            date_text=_first(own[KG.dateText]),
            confidence=_number(own[KG.confidence]),
            rank=local_name(_first(own[KG.rank])) if own[KG.rank] else "",
            revises=_first(own[PROV.wasRevisionOf]),
            possibly_same=tuple(own[KG.possiblySameEvent]),
            passages=self._places(own[PROV.wasDerivedFrom]),
            fields=_rest(own, "event"),
        )

    def _post(self, iri: str) -> PostRecord:
        own = self._node(iri)
        passages = self._places(own[PROV.wasDerivedFrom])
        return PostRecord(
            iri=iri,
            member=_first(own[ORG.member]),
            post=_first(own[KG.post]),
            organization=_first(own[ORG.organization]),
            former=_first(own[KG.former]) == "true",
            first=_first(own[_BEGIN]),
            last=_first(own[_END]),
            passages=passages,
            source="" if passages else _first(own[PROV.wasDerivedFrom]),
            fields=_rest(own, "post"),
        )


def _rest(own: _Node, record: str) -> Fields:
    """Return the properties that a record has no attribute of its own for."""
    hidden = _OWN[record] | _EVERYWHERE
    return tuple((prop, tuple(values)) for prop, values in sorted(own.items()) if prop not in hidden)


def _first(values: Sequence[str]) -> str:
    return values[0] if values else ""


def _number(values: Sequence[str]) -> float | None:
    return float(values[0]) if values else None


def _order(kind: str) -> int:
    return ENTITY_KINDS.index(kind)


def _by_place(records: Iterable[_Record]) -> dict[str, _Record]:
    """Return records by IRI, in the order of files and places in them; those that no article states come last."""
    ordered = sorted(records, key=lambda r: (not r.passages, [(p.file, p.start, p.end) for p in r.passages[:1]], r.iri))
    return {record.iri: record for record in ordered}
