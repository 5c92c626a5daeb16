"""The ontology as one web page that needs no other file and no script."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from kgbuild.query.terms import Term, all_terms, load_ontology
from kgbuild.version import __version__

STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
section { border-top: 1px solid #8886; padding-top: .5rem; }
dt { font-weight: 600; } dd { margin: 0 0 .4rem 1rem; overflow-wrap: anywhere; }
code { font-size: .95em; } table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .2rem .6rem .2rem 0; border-bottom: 1px solid #8884; }
nav { columns: 14rem; }
"""
_HEADINGS = {"class": "Classes", "property": "Properties", "value": "Values"}


def ontology_page() -> str:
    """Return every term with its definition, examples, place and shape as HTML."""
    terms = all_terms(load_ontology())
    return "\n".join(_page(terms)) + "\n"


def _page(terms: list[Term]) -> Iterator[str]:
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>The kgbuild ontology {__version__}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>"
    yield f"<h1>The kgbuild ontology {__version__}</h1>"
    yield (
        "<p>Who is named in news articles, who said what, who holds which post and what happened: the terms of graphs "
        'that <code>kgbuild build</code> writes. Licence: <a href="https://creativecommons.org/licenses/by/4.0/">'
        "CC BY 4.0</a>.</p>"
    )
    known = {term.name: _anchor(term.name) for term in terms}
    for kind, heading in _HEADINGS.items():
        chosen = [term for term in terms if term.kind == kind]
        yield f"<h2>{heading}</h2>\n<nav>" + "<br>".join(_link(t.name, known) for t in chosen) + "</nav>"
        for term in chosen:
            yield from _section(term, known)
    yield "</main>\n</body>\n</html>"


def _section(term: Term, known: dict[str, str]) -> Iterator[str]:
    yield f'<section id="{_anchor(term.name)}">\n<h3><code>{escape(term.name)}</code> {escape(term.label)}</h3>'
    iri = escape(term.iri)
    yield f'<p>{escape(term.comment)}</p>\n<dl>\n<dt>IRI</dt><dd><a href="{iri}">{iri}</a></dd>'
    for title, names in (
        ("A kind of", term.parents),
        ("Belongs to", term.domains),
        ("Leads to", term.ranges),
        ("Properties", term.properties),
    ):
        if names:
            yield f"<dt>{title}</dt><dd>{', '.join(_link(name, known) for name in names)}</dd>"
    for title, words in (("Example", term.examples), ("Its shape asks", term.asks)):
        if words:
            yield f"<dt>{title}</dt>" + "".join(f"<dd>{escape(one)}</dd>" for one in words)
    yield "</dl>\n</section>"


def _anchor(name: str) -> str:
    """Return the place of a term in the page: of one of ours its local name, so that its IRI leads to it."""
    return escape(name.removeprefix("kg:").replace(":", "-"))


def _link(name: str, known: dict[str, str]) -> str:
    shown = f"<code>{escape(name)}</code>"
    return f'<a href="#{known[name]}">{shown}</a>' if name in known else shown
