"""What a graph holds, at a glance: its articles, who is named, events by what became of them, statements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgbuild.model.naming import spaced
from kgbuild.query.about import local_name
from kgbuild.query.engine import rows

if TYPE_CHECKING:
    from pyoxigraph import Store

_MOST_NAMED = 10


@dataclass(frozen=True, slots=True)
class Overview:
    """The counts of a graph.

    `days` are the first and last on which its articles were published; `events` has for each type how many there are
    of each factuality; `most_named` who stands in most articles, with how many.
    """

    articles: int
    days: tuple[str, str] | None
    named: Mapping[str, int]
    events: Mapping[str, Mapping[str, int]]
    statements: Mapping[str, int]
    most_named: tuple[tuple[str, int], ...]


def overview(store: Store) -> Overview:
    """Count what a graph holds.

    Args:
        store: the graph.

    Returns:
        The counts; zeros for a graph that is none of ours.
    """
    (count,) = next(iter(rows(store, _ARTICLES)))
    first, last = next(iter(rows(store, _DAYS)))
    events: dict[str, dict[str, int]] = {}
    for kind, factuality, number in rows(store, _EVENTS):
        events.setdefault(spaced(local_name(kind.value)).capitalize(), {})[local_name(factuality.value)] = int(
            number.value
        )
    return Overview(
        articles=int(count.value),
        days=(first.value, last.value) if first is not None and last is not None else None,
        named={local_name(kind.value): int(number.value) for kind, number in rows(store, _NAMED)},
        events=events,
        statements={local_name(kind.value).lower(): int(number.value) for kind, number in rows(store, _STATEMENTS)},
        most_named=tuple((name.value, int(number.value)) for name, number in rows(store, _MOST)),
    )


_ARTICLES = """
SELECT (COUNT(DISTINCT ?article) AS ?count) WHERE { ?article a kg:Article }"""

_DAYS = """
SELECT (MIN(STR(?day)) AS ?first) (MAX(STR(?day)) AS ?last) WHERE {
  ?article a kg:Article ; schema:datePublished ?day
}"""

_NAMED = """
SELECT ?kind (COUNT(DISTINCT ?node) AS ?count) WHERE {
  VALUES ?kind { kg:Person kg:Party kg:Organization kg:Place }
  ?node a ?kind
} GROUP BY ?kind ORDER BY DESC(?count) ?kind"""

_EVENTS = """
SELECT ?kind ?factuality (COUNT(DISTINCT ?event) AS ?count) WHERE {
  ?event kg:factuality ?factuality ; a sem:Event ; a ?kind .
  FILTER(?kind NOT IN (sem:Event, kg:Event, schema:Event, prov:Entity))
} GROUP BY ?kind ?factuality ORDER BY ?kind DESC(?count) ?factuality"""

_STATEMENTS = """
SELECT ?kind (COUNT(DISTINCT ?statement) AS ?count) WHERE {
  ?statement a kg:Statement ; kg:speechType ?kind
} GROUP BY ?kind ORDER BY DESC(?count) ?kind"""

_MOST = f"""
SELECT ?name (COUNT(DISTINCT ?article) AS ?count) WHERE {{
  ?article a kg:Article ; schema:mentions ?node . ?node a kg:Person ; schema:name ?name
}} GROUP BY ?node ?name ORDER BY DESC(?count) ?name ?node LIMIT {_MOST_NAMED}"""
