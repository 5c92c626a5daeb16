"""`kgbuild diff`: what one build says that another does not."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kgbuild.cli import HELP
from kgbuild.cli.errors import CannotRun
from kgbuild.model.plain import plain

_EXAMPLES = """
\b
Examples:
  kgbuild diff old.ttl new.ttl                      in words: by article, and by person
  kgbuild diff old.nq new.nq --format csv           a row for each change
  kgbuild diff old.ttl new.ttl --format turtle      as RDF (PROV-O)

\b
Exit codes: 0 fine, also where much changed; 2 could not run.
"""


@click.command("diff", epilog=_EXAMPLES, context_settings=HELP)
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv", "turtle"]),
    default="text",
    show_default=True,
    help="How to write the changes.",
)
def command(old: Path, new: Path, form: str) -> None:
    """Say what the graph NEW has that OLD has not, both files of `kgbuild build`: facts, entities and articles.

    A fact that says something else than before, or of whom it was said, is told as a change, not as one that went and
    another that came.
    """
    from kgbuild.query import GraphError, open_graph
    from kgbuild.query.diff import RENDERERS, compare
    from kgbuild.query.formats import for_spreadsheets
    from kgbuild.query.view import load_view

    try:
        changes = compare(*(load_view(open_graph(path)) for path in (old, new)))
    except GraphError as error:
        raise CannotRun(str(error)) from error
    text = RENDERERS[form](changes)
    on_terminal = sys.stdout is not None and sys.stdout.isatty()
    if form == "csv" and not on_terminal:
        text = for_spreadsheets(text)
    click.echo(plain(text) if on_terminal else text, nl=False)
