"""The SHACL shapes, and the rules that no shape states, as one web page that needs no other file and no script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from pyoxigraph import QuerySolution, Store

from kgbuild.query.engine import rows
from kgbuild.query.page import STYLE
from kgbuild.query.terms import load_ontology, prefixed
from kgbuild.version import __version__

_SH = "http://www.w3.org/ns/shacl#"
_SHAPE = "https://w3id.org/kgbuild/shapes#"
_TARGETS = {
    "targetClass": "each {}",
    "targetSubjectsOf": "whatever has {}",
    "targetObjectsOf": "what {} leads to",
}
_ASKED = """SELECT DISTINCT ?shape ?label ?own ?property ?path ?message ?severity ?min ?max WHERE {
  ?shape a sh:NodeShape ; rdfs:label ?label .
  OPTIONAL { ?shape sh:message ?own }
  OPTIONAL {
    ?shape sh:property ?property .
    ?property sh:message ?message ; sh:path ?way .
    BIND(IF(ISIRI(?way), ?way, ?nothing) AS ?path)
    OPTIONAL { ?property sh:severity ?severity }
    OPTIONAL { ?property sh:minCount ?min }
    OPTIONAL { ?property sh:maxCount ?max } } } ORDER BY ?shape ?property"""
_OFTEN = {
    (1, 1): "once",
    (1, None): "at least once",
    (None, 1): "at most once",
    (None, 0): "never",
}


@dataclass(frozen=True, slots=True)
class RuleText:
    """A rule that no shape states: its name, what its findings are about, and whether a breach is only doubted."""

    name: str
    title: str
    warning: bool


def shapes_page(rules: Sequence[RuleText]) -> str:
    """Return every shape with its targets and what it asks of which property, and every other rule, as HTML.

    Args:
        rules: the rules of `kgbuild check` that no shape states.
    """
    return "\n".join(_page(load_ontology(), rules)) + "\n"


def _page(store: Store, rules: Sequence[RuleText]) -> Iterator[str]:
    title = f"The rules of kgbuild graphs {__version__}"
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>"
    yield (
        "<p>What <code>kgbuild check</code> asks of a graph. The shapes are SHACL with core constraints only, so that "
        'any processor can run them: <a href="shapes.ttl">shapes.ttl</a>, or <code>kgbuild shapes</code>. What is '
        "doubted is a warning; the rest is a violation. Licence: MIT.</p>"
    )
    targets = _targets(store)
    sections = [
        (key, list(group)) for key, group in groupby(rows(store, _ASKED, {"sh": _SH}), lambda row: row["shape"])
    ]
    yield "<nav>" + "<br>".join(_link(key.value, group[0]["label"].value) for key, group in sections)
    yield '<br><a href="#rules">Rules that no shape states</a></nav>'
    for key, group in sections:
        name = _name(key.value)
        yield f'<section id="{name}">\n<h2>{escape(group[0]["label"].value)}</h2>'
        yield f"<p><code>shape:{name}</code>, of {'; '.join(targets.get(key.value, ['what others refer to it']))}.</p>"
        own = group[0]["own"]
        if own is not None:
            yield f"<p>{escape(own.value)}</p>"
        asked = [row for row in group if row["property"] is not None]
        if asked:
            yield "<table>\n<tr><th>property</th><th>how often</th><th>what is asked</th></tr>"
            yield from (_row(row) for row in asked)
            yield "</table>"
        yield "</section>"
    yield '<section id="rules">\n<h2>Rules that no shape states</h2>'
    yield "<p>They compare the graph with the articles, with its vocabularies and with itself.</p>\n<table>"
    yield "<tr><th>rule</th><th>what it finds</th></tr>"
    for rule in rules:
        title = escape(rule.title) + (" (doubted)" if rule.warning else "")
        yield f'<tr id="{rule.name}"><td><code>{rule.name}</code></td><td>{title}</td></tr>'
    yield "</table>\n</section>\n</main>\n</body>\n</html>"


def _targets(store: Store) -> dict[str, list[str]]:
    """Return in words of which nodes each shape speaks."""
    found: dict[str, list[str]] = {}
    for kind, words in _TARGETS.items():
        select = f"SELECT ?shape ?target WHERE {{ ?shape sh:{kind} ?target }} ORDER BY ?shape ?target"
        for shape, group in groupby(rows(store, select, {"sh": _SH}), lambda row: row["shape"].value):
            names = [f"<code>{escape(prefixed(row['target'].value))}</code>" for row in group]
            found.setdefault(shape, []).append(words.format(" or ".join(names)))
    return found


def _row(row: QuerySolution) -> str:
    path = row["path"]
    shown = "one of several" if path is None else f"<code>{escape(prefixed(path.value))}</code>"
    least, most = (None if row[name] is None else int(row[name].value) for name in ("min", "max"))
    doubted = " (doubted)" if row["severity"] is not None else ""
    often = _OFTEN.get((least, most), "")
    return f"<tr><td>{shown}</td><td>{often}</td><td>{escape(row['message'].value)}{doubted}</td></tr>"


def _name(iri: str) -> str:
    return escape(iri.removeprefix(_SHAPE))


def _link(iri: str, label: str) -> str:
    return f'<a href="#{_name(iri)}">{escape(label)}</a>'
