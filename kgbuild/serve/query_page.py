"""The pages on which a served graph is asked: the named questions as examples, an editor, and the rows."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from kgbuild.query import Query, questions
from kgbuild.query.engine import PREFIXES, standalone
from kgbuild.query.terms import all_terms, load_ontology
from kgbuild.site.render import Renderer

_STATIC = Path(__file__).parent / "static"
_FIRST = Query("SELECT ?name ?person WHERE { ?person a kg:Person ; schema:name ?name }\nORDER BY ?name LIMIT 20")


def write_query_pages(render: Renderer, root: Path, yasgui: Mapping[str, bytes]) -> None:
    """Write the pages into the folder of a site: `query.html` with YASGUI and `plain.html`, or the latter alone.

    Args:
        render: makes pages of templates.
        root: the folder.
        yasgui: the files of YASGUI by name; if there are none, the plain page is `query.html`.
    """
    shared = {"examples": _examples(), "editor": bool(yasgui)}
    first, bound = standalone(_FIRST), sorted(PREFIXES.items())
    plain = "plain.html" if yasgui else "query.html"
    _write(root / plain, render("plain.html", plain, **shared, first=first, prefixes=bound))
    own = ["labels.js", "plain.js"]
    if yasgui:
        known = {"first": first, "prefixes": bound, **_terms()}
        _write(root / "query.html", render("query.html", "query.html", **shared, known=known))
        own += ["query.js", "query.css"]
    for name in own:
        shutil.copyfile(_STATIC / name, root / name)
    for name, content in yasgui.items():
        (root / name).write_bytes(content)


def _examples() -> list[tuple[str, str, str]]:
    """Return the name, title and query of each named question; what it must be told stands in brackets."""
    found = []
    for question in questions().values():
        required = {p.name: f"({p.name})" for p in question.parameters if p.required}
        found.append((question.name, question.title, standalone(question.query(required))))
    return found


def _terms() -> dict[str, list[str]]:
    """Return the classes and properties that an editor completes."""
    terms = all_terms(load_ontology())
    return {
        "classes": [term.iri for term in terms if term.kind == "class"],
        "properties": [term.iri for term in terms if term.kind == "property"],
    }


def _write(path: Path, page: str) -> None:
    path.write_text(page, encoding="utf-8", newline="\n")
