"""`kgbuild site`: a graph as pages that open from the disk."""

from __future__ import annotations

import gc
from pathlib import Path

import click

from kgbuild.cli import HELP
from kgbuild.cli.errors import CannotRun
from kgbuild.cli.texts import TextsCommand
from kgbuild.model.plain import plain

_EXAMPLES = """
\b
Examples:
  kgbuild site graph.ttl --texts articles/ -o site    then open site/index.html
  kgbuild site graph.ttl -o site                      without the articles: the sentences that the graph holds
  kgbuild site graph.ttl --texts news.csv --text-column body --title "Election night" -o site

\b
Exit codes: 0 written; 1 written, but a text is not the one that the graph was built from; 2 could not run.
"""


@click.command(epilog=_EXAMPLES, cls=TextsCommand, context_settings=HELP)
@click.argument("graph", type=click.Path(path_type=Path))
@click.option(
    "--texts", multiple=True, type=click.Path(exists=True), help="The articles: files or folders. One or several."
)
@click.option(
    "--text-column", default="text", show_default=True, metavar="NAME", help="Column with the text in tables."
)
@click.option("--title", default="News graph", show_default=True, help="What the site is called.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, metavar="DIR", help="The folder to write."
)
def command(graph: Path, texts: tuple[str, ...], text_column: str, title: str, output: Path) -> None:
    """Write a site of GRAPH into a folder: pages for a browser, with no server and no request to anywhere.

    Every fact opens the words that state it. A site that is already in the folder is replaced.
    """
    from kgbuild.api import read_texts
    from kgbuild.query import GraphError, open_graph
    from kgbuild.query.view import load_view
    from kgbuild.site import Site, SiteError, check_target, write_site

    try:
        check_target(output)
        view = load_view(open_graph(graph))
        gc.freeze()  # the records stay: to look for garbage among them again and again costs much of the time
        written = write_site(Site(view, read_texts(texts, text_column) if texts else {}, title), output)
    except (GraphError, SiteError) as error:
        raise CannotRun(str(error)) from error
    for name in written.mismatched:
        click.echo(
            f"{name}: this text is not the one that the graph was built from, so only the graph's sentences are shown; "
            "build the graph again, or give the texts that it was built from.",
            err=True,
        )
    missing = set(written.without_text) - set(written.mismatched)
    if texts and missing:
        click.echo(
            f"{len(missing)} of the graph's articles are not among the texts, such as {plain(min(missing))}.", err=True
        )
    click.echo(f"Wrote {written.pages:,} pages; open {output / 'index.html'}", err=True)
    if written.mismatched:
        raise SystemExit(1)
