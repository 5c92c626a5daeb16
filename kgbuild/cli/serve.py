"""`kgbuild serve`: a graph's site with a SPARQL endpoint, on this machine."""

from __future__ import annotations

import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kgbuild.cli import HELP
from kgbuild.cli.errors import CannotRun
from kgbuild.cli.texts import TextsCommand

if TYPE_CHECKING:
    from kgbuild.serve import Server

_EXAMPLES = """
\b
Examples:
  kgbuild serve graph.ttl --texts articles/                 then open http://localhost:7333/
  kgbuild serve graph.ttl --decisions decisions.csv         corrections go straight to the file
  curl localhost:7333/sparql -H 'Accept: text/csv' --data-urlencode 'query=SELECT * { ?s a kg:Meeting }'

\b
Exit codes: 0 stopped by Ctrl-C, 2 could not run.
"""


@click.command(epilog=_EXAMPLES, cls=TextsCommand, context_settings=HELP)
@click.argument("graph", type=click.Path(path_type=Path))
@click.option(
    "--texts", multiple=True, type=click.Path(exists=True), help="The articles: files, folders. One or several."
)
@click.option(
    "--text-column", default="text", show_default=True, metavar="NAME", help="Column of tables with the text."
)
@click.option("--title", default="News graph", show_default=True, help="What the site is called.")
@click.option(
    "--decisions",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Where corrections are written.",
)
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 lets other machines in.")
@click.option("--port", type=click.IntRange(0, 65535), default=7333, show_default=True, help="0: any that is free.")
@click.option("--timeout", type=click.FloatRange(0.1), default=30.0, show_default=True, help="Seconds for a query.")
@click.option("--max-rows", type=click.IntRange(1), default=100_000, show_default=True, help="Rows an answer may have.")
@click.option("--max-memory", type=click.IntRange(64), default=1024, show_default=True, help="Megabytes for a query.")
@click.option("--cors", is_flag=True, help="Let pages of other sites ask the endpoint.")
@click.option(
    "--yasgui",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Another YASGUI than the one that comes along: the folder node_modules/@zazuko/yasgui that "
    "`npm install @zazuko/yasgui` makes.",
)
@click.option("--no-store", is_flag=True, help="Keep no store of a large graph beside it for the next time.")
def command(
    graph: Path,
    texts: tuple[str, ...],
    text_column: str,
    title: str,
    decisions: Path | None,
    host: str,
    port: int,
    timeout: float,
    max_rows: int,
    max_memory: int,
    cors: bool,
    yasgui: Path | None,
    no_store: bool,
) -> None:
    """Serve the site of GRAPH with a SPARQL 1.1 endpoint at /sparql, until Ctrl-C.

    The endpoint is read only: no updates, no SERVICE, no files; queries have limits. Only this machine gets in unless
    --host says otherwise.
    """
    from kgbuild.api import read_texts
    from kgbuild.decide import Entities, read_rows
    from kgbuild.query import GraphError, kept_graph
    from kgbuild.query.view import load_view
    from kgbuild.resolve import DecisionsError
    from kgbuild.serve import Limits, Pool, Served, Server, new_token, write_query_pages
    from kgbuild.site import Site, write_site

    try:
        store = kept_graph(graph, keep=not no_store, say=lambda words: click.echo(words, err=True))
        if decisions:
            read_rows(decisions)  # a file that cannot be read is told now, not when somebody corrects something
    except (GraphError, DecisionsError) as error:
        raise CannotRun(str(error)) from error
    token = new_token()
    pool = Pool(graph, Limits(timeout, max_rows, max_memory), keep=not no_store)
    with tempfile.TemporaryDirectory(prefix="kgbuild-") as place, closing(pool):
        root = Path(place) / "site"
        site = Site(load_view(store), read_texts(texts, text_column) if texts else {}, title, token=token)
        write_site(site, root)
        write_query_pages(site.render, root, editor_files(yasgui))
        served = Served(
            root=root,
            pool=pool,
            page_of=site.places.page,
            entities=Entities(store),
            decisions=decisions,
            token=token,
            cors=cors,
        )
        try:
            server = Server((host, port), served)
        except OSError as error:
            raise CannotRun(f"{host}:{port}: {error.strerror or error}; try another --port or --host.") from error
        with server:
            if not pool.wait():
                raise CannotRun(f"{graph}: no query process could read the graph in time.")
            _until_interrupted(server)


def _until_interrupted(server: Server) -> None:
    click.echo(f"Site      {server.url}\nEndpoint  {server.url}sparql\nStop with Ctrl-C", err=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        click.echo("Stopped", err=True)


def editor_files(folder: Path | None) -> dict[str, bytes]:
    """Return the files of YASGUI; none, with the reason on the terminal, where they cannot be had."""
    from kgbuild.serve import NoEditor, of_folder, of_oxigraph

    try:
        return of_folder(folder) if folder else of_oxigraph()
    except NoEditor as error:
        if folder:
            raise CannotRun(f"--yasgui {error}") from error
        click.echo(f"The page of queries is the plain one: {error}", err=True)
        return {}
