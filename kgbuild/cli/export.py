"""`kgbuild export`: a graph for other tools."""

from __future__ import annotations

from pathlib import Path

import click

from kgbuild.cli import HELP
from kgbuild.cli.errors import CannotRun

_EXAMPLES = """
\b
Examples:
  kgbuild export graph.ttl --to popolo -o people.json          people, parties, memberships, events
  kgbuild export graph.ttl --to followthemoney -o graph.ftm    for Aleph and its relatives
  kgbuild export graph.ttl --to graphml -o network.graphml     for Gephi, Cytoscape, yEd

\b
Exit codes: 0 written, 2 could not run.
"""


@click.command(epilog=_EXAMPLES, context_settings=HELP)
@click.argument("graph", type=click.Path(path_type=Path))
@click.option("--to", "form", type=click.Choice(["popolo", "followthemoney", "graphml"]), required=True)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    default=Path("-"),
    metavar="FILE",
    help="Where to write. [default: standard output]",
)
def command(graph: Path, form: str, output: Path) -> None:
    """Write GRAPH for another tool: people, parties, memberships, and events as links.

    Popolo and FollowTheMoney cannot say that something is planned or denied, so they get what happened; GraphML gets
    all, with its factuality.
    """
    from kgbuild.export import FORMATS
    from kgbuild.query import GraphError, open_graph
    from kgbuild.query.view import load_view

    try:
        text = FORMATS[form](load_view(open_graph(graph)))
    except GraphError as error:
        raise CannotRun(str(error)) from error
    if str(output) == "-":
        click.echo(text, nl=False)
        return
    output.write_text(text, encoding="utf-8", newline="\n")
    click.echo(f"Wrote {output}", err=True)
