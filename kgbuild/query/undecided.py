"""The pairs that a build could not decide: a name, and each whom it may mean, with the sentences of both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Store

from kgbuild.query.about import local_name
from kgbuild.query.engine import rows
from kgbuild.query.keys import Keys, keys_of

_MOST_SENTENCES = 3

_PAIRS = """
SELECT DISTINCT ?first ?firstName ?second ?secondName WHERE {
  ?first kg:candidate ?second ; schema:name ?firstName . ?second schema:name ?secondName
  FILTER NOT EXISTS { ?first a kg:UnnamedSource }
} ORDER BY ?first ?second
"""
_SENTENCES = """
SELECT ?file ?line ?prefix ?words ?suffix WHERE {{
  <{node}> gaf:denotedBy ?passage .
  ?passage oa:hasSource/kg:fileName ?file ; kg:line ?line ; oa:hasSelector ?selector .
  ?selector oa:exact ?words ; oa:start ?start .
  OPTIONAL {{ ?selector oa:prefix ?prefix }} OPTIONAL {{ ?selector oa:suffix ?suffix }}
}} ORDER BY ?file ?start LIMIT {limit}
"""
_POSTS = """
SELECT DISTINCT ?post ?organization WHERE {{
  ?membership org:member <{node}> ; kg:post ?post .
  OPTIONAL {{ ?membership org:organization/schema:name ?organization }}
}} ORDER BY ?post ?organization
"""
_KINDS = """
SELECT ?class WHERE {{
  VALUES ?class {{ kg:Person kg:Party kg:Organization kg:Place kg:Publication kg:Document }}
  <{node}> a ?class
}} ORDER BY DESC(?class = kg:Party) ?class
"""


@dataclass(frozen=True, slots=True)
class Side:
    """One of a pair: its key (what decisions call it), its name, its posts, and sentences that name it.

    Its kind is the local name of its class, "" if it has none of those that can be decided on; its node is its IRI.
    """

    key: str
    name: str
    posts: tuple[str, ...]
    sentences: tuple[str, ...]
    kind: str
    node: str


def undecided(store: Store) -> Iterator[tuple[Side, Side]]:
    """Yield each entity whose name is ambiguous with each of its candidates, in the order of their IRIs.

    Two that may mean each other are one pair, whichever way round. Words for a post without a name ("the prime
    minister") are left out: a decision tells which names are one entity's.
    """
    keys = keys_of(store)
    seen: set[frozenset[str]] = set()
    for row in list(rows(store, _PAIRS)):
        pair = frozenset((row["first"].value, row["second"].value))
        if pair in seen:
            continue
        seen.add(pair)
        yield (
            _side(store, keys, row["first"].value, row["firstName"].value),
            _side(store, keys, row["second"].value, row["secondName"].value),
        )


def _side(store: Store, keys: Keys, node: str, name: str) -> Side:
    posts = [
        row["post"].value + (f" ({row['organization'].value})" if row["organization"] else "")
        for row in rows(store, _POSTS.format(node=node))
    ]
    sentences = []
    for row in rows(store, _SENTENCES.format(node=node, limit=_MOST_SENTENCES)):
        around = (row["prefix"].value if row["prefix"] else "", row["suffix"].value if row["suffix"] else "")
        words = f"{around[0]}[{row['words'].value}]{around[1]}"
        sentences.append(f"{row['file'].value}:{row['line'].value}  {' '.join(words.split())}")
    kind = next((local_name(row["class"].value) for row in rows(store, _KINDS.format(node=node))), "")
    return Side(keys.decision(node), name, tuple(posts), tuple(sentences), kind, node)
