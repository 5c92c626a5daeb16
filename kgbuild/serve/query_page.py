"""The page on which a served graph is asked: the named questions as examples, an editor, and the rows."""

from __future__ import annotations

import shutil
from pathlib import Path

from kgbuild.query import Query, questions
from kgbuild.query.engine import PREFIXES, standalone
from kgbuild.site.render import Renderer

_STATIC = Path(__file__).parent / "static"


def write_query_page(render: Renderer, root: Path) -> None:
    """Write the page into the folder of a site."""
    examples = []
    for question in questions().values():
        required = {p.name: f"({p.name})" for p in question.parameters if p.required}
        text = standalone(question.query(required))
        examples.append((question.name, question.title, text))
    first = Query("SELECT ?name ?person WHERE { ?person a kg:Person ; schema:name ?name }\nORDER BY ?name LIMIT 20")
    bound = sorted(PREFIXES.items())
    page = render("query.html", "query.html", examples=examples, first=standalone(first), prefixes=bound)
    (root / "query.html").write_text(page, encoding="utf-8", newline="\n")
    shutil.copyfile(_STATIC / "query.js", root / "query.js")
