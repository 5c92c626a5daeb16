"""`kgbuild tables`: a graph as tables for spreadsheets and databases."""

from __future__ import annotations

from pathlib import Path

import click

from kgbuild.cli import HELP
from kgbuild.cli.errors import CannotRun

_EXAMPLES = """
\b
Examples:
  kgbuild tables graph.ttl -o tables                   a CSV file a table, for any spreadsheet
  kgbuild tables graph.ttl -o tables --format xlsx     one workbook (pip install 'kgbuild[xlsx]')
  kgbuild tables graph.ttl -o tables --format sqlite   one database: sqlite3 tables/tables.sqlite

\b
Exit codes: 0 written, 2 could not run.
"""


@click.command(epilog=_EXAMPLES, context_settings=HELP)
@click.argument("graph", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, file_okay=False), required=True, help="The folder to write into."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "xlsx", "parquet", "sqlite"]),
    default="csv",
    show_default=True,
    help="How to write the tables.",
)
def command(graph: Path, output: Path, form: str) -> None:
    """Write GRAPH as tables: articles, people, parties, names, posts, events, participants, statements, passages.

    datapackage.json beside them says what each column holds. Cells that a spreadsheet would take for formulas are
    made harmless.
    """
    from kgbuild.query import GraphError, open_graph
    from kgbuild.query.view import load_view
    from kgbuild.tables import TablesError, tables, write_tables

    try:
        made = list(tables(load_view(open_graph(graph))))
        write_tables(made, output, form)
    except (GraphError, TablesError) as error:
        raise CannotRun(str(error)) from error
    for table in made:
        click.echo(f"{table.name:13} {len(table.rows):7,} rows  {table.description}", err=True)
    click.echo(f"Wrote {output}", err=True)
