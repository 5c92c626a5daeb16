"""`kgbuild update`: bring a store from one build to the next."""

from __future__ import annotations

from pathlib import Path

import click

from kgbuild.cli import HELP
from kgbuild.cli.errors import CannotRun

_EXAMPLES = """
\b
Examples:
  kgbuild update old.nq new.nq > change.ru      SPARQL UPDATE for a store of named graphs
  kgbuild update old.ttl new.ttl > change.ru    for one graph
  kgbuild update old.ttl new.ttl --graph https://example.org/news > change.ru
  curl http://localhost:7878/update -H 'Content-Type: application/sparql-update' --data-binary @change.ru

\b
Exit codes: 0 fine, also where nothing changed; 2 could not run.
"""


@click.command("update", epilog=_EXAMPLES, context_settings=HELP)
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--graph", metavar="IRI", help="The named graph in which the store keeps what is in no article's graph.")
def command(old: Path, new: Path, graph: str | None) -> None:
    """Print the SPARQL UPDATE that makes a store which holds the graph OLD hold NEW, both files of `kgbuild build`.

    Of an article that changed, the whole graph is replaced; of what is said of entities, only what differs.
    """
    from kgbuild.query.store import GraphError
    from kgbuild.query.update import update

    try:
        for operation in update(old, new, graph):
            click.echo(operation)
    except GraphError as error:
        raise CannotRun(str(error)) from error
