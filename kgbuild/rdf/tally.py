"""Count what a graph holds, for a summary that a person can read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from kgbuild.model import EntityKind
from kgbuild.vocab import GAF, KG, OA, ORG, PROV, RDF, is_own

_ENTITIES = {KG[kind.value] for kind in EntityKind}
_ALSO_COUNTED = {OA.SpecificResource, ORG.Membership}


@dataclass(frozen=True, slots=True)
class Tally:
    """How much a graph holds: entities by class, events by class and factuality, and the rest.

    `posts` are those that articles state; what was looked up in the reference data does not count, nor does somebody
    whom no article names for certain.
    """

    triples: int
    entities: Counter[str]
    events: Counter[tuple[str, str]]
    statements: int
    posts: int


def tally(quads: Iterable[Quad]) -> Tally:
    """Return the counts of a graph."""
    triples = {(q.subject, q.predicate, q.object) for q in quads}
    classes: dict[str, str] = {}
    factuality: dict[str, str] = {}
    sources: dict[str, str] = {}
    maybe: set[str] = set()
    named: set[str] = set()
    for subject, predicate, value in triples:
        if isinstance(subject, NamedNode) and isinstance(value, NamedNode):
            if predicate.value == RDF.type:
                if is_own(value.value) or value.value in _ALSO_COUNTED:
                    classes[subject.value] = value.value
            elif predicate.value == KG.factuality:
                factuality[subject.value] = value.value
            elif predicate.value == PROV.wasDerivedFrom:
                sources[subject.value] = value.value
            elif predicate.value == KG.candidate:
                maybe.add(value.value)
            elif predicate.value == GAF.denotedBy:
                named.add(subject.value)
    counted = Counter(cls for node, cls in classes.items() if node not in maybe - named)
    posts = {n for n, c in classes.items() if c == ORG.Membership}
    inferred = [n for n, s in sources.items() if n in posts and classes.get(s) != OA.SpecificResource]
    return Tally(
        triples=len(triples),
        entities=Counter({_local(c): n for c, n in counted.items() if c in _ENTITIES}),
        events=Counter((_local(classes[event]), _local(status)) for event, status in factuality.items()),
        statements=counted[KG.Statement],
        posts=len(posts) - len(inferred),
    )


def _local(name: str) -> str:
    return name.rsplit("#", 1)[-1]
