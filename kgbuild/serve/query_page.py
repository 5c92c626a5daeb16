"""The pages on which a served graph is asked: the named questions as examples, an editor, and the rows."""

from __future__ import annotations

import shutil
from pathlib import Path

from kgbuild.query import Query, questions
from kgbuild.query.engine import PREFIXES, standalone
from kgbuild.query.terms import all_terms, load_ontology
from kgbuild.site.render import Renderer

_STATIC = Path(__file__).parent / "static"
_YASGUI = ("yasgui.min.js", "yasgui.min.css")
_FIRST = Query("SELECT ?name ?person WHERE { ?person a kg:Person ; schema:name ?name }\nORDER BY ?name LIMIT 20")


class NoEditor(Exception):
    """A folder does not hold YASGUI; the message says what to do."""


def write_query_page(render: Renderer, root: Path, yasgui: Path | None = None) -> None:
    """Write the page into the folder of a site, and that of YASGUI if there is one.

    Args:
        render: makes pages of templates.
        root: the folder.
        yasgui: the folder of the package @zazuko/yasgui or @triply/yasgui of npm.

    Raises:
        NoEditor: YASGUI is not in its folder.
    """
    examples = []
    for question in questions().values():
        required = {p.name: f"({p.name})" for p in question.parameters if p.required}
        examples.append((question.name, question.title, standalone(question.query(required))))
    first, bound = standalone(_FIRST), sorted(PREFIXES.items())
    page = render("query.html", "query.html", examples=examples, first=first, prefixes=bound, yasgui=bool(yasgui))
    (root / "query.html").write_text(page, encoding="utf-8", newline="\n")
    for name in ("labels.js", "query.js"):
        shutil.copyfile(_STATIC / name, root / name)
    if yasgui is None:
        return
    for name in _YASGUI:
        shutil.copyfile(_found(yasgui, name), root / name)
    for name in ("editor.js", "editor.css"):
        shutil.copyfile(_STATIC / name, root / name)
    terms = all_terms(load_ontology())
    known = {
        "first": first,
        "prefixes": bound,
        "classes": [term.iri for term in terms if term.kind == "class"],
        "properties": [term.iri for term in terms if term.kind == "property"],
    }
    editor = render("editor.html", "editor.html", examples=examples, known=known)
    (root / "editor.html").write_text(editor, encoding="utf-8", newline="\n")


def _found(folder: Path, name: str) -> Path:
    """Return a file of the package, whether its folder is given or the one in which it was built."""
    for place in (folder / "build" / name, folder / name):
        if place.is_file():
            return place
    raise NoEditor(
        f"{folder}: it holds no {name}; give the folder of YASGUI, which `npm install @zazuko/yasgui` puts into "
        "node_modules/@zazuko/yasgui."
    )
