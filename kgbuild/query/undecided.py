"""The pairs that a build could not decide: a name, and each whom it may mean, with the sentences of both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, Store

from kgbuild.query.about import local_name
from kgbuild.query.context import Contexts
from kgbuild.query.engine import rows
from kgbuild.query.keys import keys_of

_MOST_SENTENCES = 3

_PAIRS = """
SELECT DISTINCT ?first ?firstName ?second ?secondName WHERE {
  ?first kg:candidate ?second ; schema:name ?firstName . ?second schema:name ?secondName
  FILTER NOT EXISTS { ?first a kg:UnnamedSource }
} ORDER BY ?first ?second
"""
_SENTENCES = """
SELECT ?article ?file ?line ?start ?end ?prefix ?words ?suffix WHERE {{
  <{node}> gaf:denotedBy ?passage .
  ?passage oa:hasSource ?article ; kg:line ?line ; oa:hasSelector ?selector .
  ?article kg:fileName ?file .
  ?selector oa:exact ?words ; oa:start ?start ; oa:end ?end .
  OPTIONAL {{ ?selector oa:prefix ?prefix }} OPTIONAL {{ ?selector oa:suffix ?suffix }}
}} ORDER BY ?file ?start LIMIT {limit}
"""
_STRETCHES = """
SELECT ?start ?prefix ?words ?suffix WHERE {{
  ?passage oa:hasSource <{article}> ; oa:hasSelector ?selector .
  ?selector oa:exact ?words ; oa:start ?start .
  OPTIONAL {{ ?selector oa:prefix ?prefix }} OPTIONAL {{ ?selector oa:suffix ?suffix }}
  FILTER (BOUND(?prefix) || BOUND(?suffix))
}}
"""
_LINKS = "SELECT DISTINCT ?link WHERE {{ <{node}> schema:sameAs ?link }} ORDER BY ?link"
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

    `links` are its identifiers elsewhere, which tell namesakes apart of whom no article says more.
    Its kind is the local name of its class, "" if it has none of those that can be decided on; its node is its IRI.
    """

    key: str
    name: str
    posts: tuple[str, ...]
    sentences: tuple[str, ...]
    kind: str
    node: str
    links: tuple[str, ...] = ()


def undecided(store: Store) -> Iterator[tuple[Side, Side]]:
    """Yield each entity whose name is ambiguous with each of its candidates, in the order of their IRIs.

    Two that may mean each other are one pair, whichever way round. Words for a post without a name ("the prime
    minister") are left out: a decision tells which names are one entity's.
    """
    sides = _Sides(store)
    seen: set[frozenset[str]] = set()
    for row in list(rows(store, _PAIRS)):
        first, second = row["first"].value, row["second"].value
        if frozenset((first, second)) not in seen:
            seen.add(frozenset((first, second)))
            yield sides.side(first, row["firstName"].value), sides.side(second, row["secondName"].value)


class _Sides:
    def __init__(self, store: Store) -> None:
        self._store, self._keys = store, keys_of(store)
        self._contexts: dict[str, Contexts] = {}

    def side(self, node: str, name: str) -> Side:
        posts = [
            row["post"].value + (f" ({row['organization'].value})" if row["organization"] else "")
            for row in rows(self._store, _POSTS.format(node=node))
        ]
        kind = next((local_name(row["class"].value) for row in rows(self._store, _KINDS.format(node=node))), "")
        links = tuple(row["link"].value for row in rows(self._store, _LINKS.format(node=node)))
        return Side(self._keys.decision(node), name, tuple(posts), tuple(self._sentences(node)), kind, node, links)

    def _sentences(self, node: str) -> Iterator[str]:
        for row in list(rows(self._store, _SENTENCES.format(node=node, limit=_MOST_SENTENCES))):
            before, after = _text(row["prefix"]), _text(row["suffix"])
            if not before and not after:
                article, start, end = row["article"].value, int(row["start"].value), int(row["end"].value)
                before, after = self._context(article).around(article, start, end)
            words = f"{before}[{row['words'].value}]{after}"
            yield f"{row['file'].value}:{row['line'].value}  {' '.join(words.split())}"

    def _context(self, article: str) -> Contexts:
        if article not in self._contexts:
            found = rows(self._store, _STRETCHES.format(article=article))
            self._contexts[article] = Contexts(
                (article, int(row["start"].value) - len(_text(row["prefix"])),
                 f"{_text(row['prefix'])}{row['words'].value}{_text(row['suffix'])}")
                for row in found
            )  # fmt: skip
        return self._contexts[article]


def _text(term: Literal | None) -> str:
    return term.value if term else ""
