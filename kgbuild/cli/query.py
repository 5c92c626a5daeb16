"""`kgbuild query`: ask a graph."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from kgbuild.cli import HELP
from kgbuild.cli.errors import CannotRun
from kgbuild.cli.limited import run_limited
from kgbuild.model.plain import plain

if TYPE_CHECKING:
    from kgbuild.query import Query

_NAME = re.compile(r"[A-Za-z][\w-]*")
_EXAMPLES = """
\b
Examples:
  kgbuild query --list                                    the named questions with their parameters
  kgbuild query graph.ttl meetings person=clegg           a named question
  kgbuild query graph.ttl said-by speaker=miliband --show its SPARQL
  kgbuild query graph.ttl mine.rq --format csv            a file
  kgbuild query graph.ttl 'SELECT ?name { ?p a kg:Person ; schema:name ?name }'

\b
Exit codes: 0 answered, 2 could not run.
"""
_FORMATS = ("table", "csv", "tsv", "json", "turtle")


def _complete_question(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Offer the named questions to the shell."""
    from kgbuild.query import questions

    return [CompletionItem(q.name, help=q.title) for q in questions().values() if q.name.startswith(typed)]


@click.command(epilog=_EXAMPLES, context_settings=HELP)
@click.argument("graph", required=False, type=click.Path(path_type=Path))
@click.argument("query", required=False, shell_complete=_complete_question)
@click.argument("parameters", nargs=-1, metavar="[NAME=VALUE]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    help="How to write the answer. [default: table, or json when piped; turtle for CONSTRUCT]",
)
@click.option(
    "--timeout",
    type=click.FloatRange(0),
    default=60.0,
    show_default=True,
    metavar="SECONDS",
    help="Stop after so long; 0: never.",
)
@click.option("--allow-service", is_flag=True, help="Let the query ask other machines (SERVICE).")
@click.option("--show", is_flag=True, help="Print the query that would run, prefixes and all, and stop.")
@click.option("--list", "list_", is_flag=True, help="List the named questions with their parameters, and stop.")
def command(
    graph: Path | None,
    query: str | None,
    parameters: tuple[str, ...],
    form: str | None,
    timeout: float,
    allow_service: bool,
    show: bool,
    list_: bool,
) -> None:
    """Ask GRAPH a QUERY: SPARQL, a .rq file, or a named question such as 'meetings person=clegg'.

    All prefixes of the graph are bound already. `kgbuild query --list` lists the named questions.
    """
    if list_:
        click.echo(_listing())
        return
    if graph is None or query is None:
        raise CannotRun(
            "Say which graph and what to ask: kgbuild query GRAPH QUERY (kgbuild query --list lists questions)."
        )
    from kgbuild.query import QueryError
    from kgbuild.query.engine import standalone

    try:
        wanted = _query(query, parameters)
    except QueryError as error:
        raise CannotRun(str(error)) from error
    if show:
        click.echo(standalone(wanted))
        return
    on_terminal = sys.stdout is not None and sys.stdout.isatty()
    chosen = graph
    shown = run_limited(
        lambda: _answer(chosen, wanted, form, on_terminal, allow_service), timeout, _MEMORY, "--timeout"
    )
    click.echo(plain(shown) if on_terminal else shown, nl=False)


_MEMORY = 8 * 2**30
"""Bytes that a query may take, its graph included."""


def _answer(graph: Path, query: Query, form: str | None, on_terminal: bool, allow_service: bool) -> str:
    from kgbuild.query import GraphError, QueryError, ask, open_graph
    from kgbuild.query.formats import render

    try:
        return render(ask(open_graph(graph), query, allow_service=allow_service), form, on_terminal)
    except (QueryError, GraphError) as error:
        raise CannotRun(str(error)) from error
    except (RuntimeError, OSError, ValueError) as error:  # what an answer says while it is read row by row
        raise CannotRun(f"{query.source}: this query cannot be answered: {error}.") from error


def _query(query: str, parameters: tuple[str, ...]) -> Query:
    """Return what to run: a file's text, a named question filled in, or the SPARQL given."""
    from kgbuild.query import Query, question, read_question

    if query.endswith(".rq"):
        return read_question(Path(query)).query(dict(map(_pair, parameters)))
    if _NAME.fullmatch(query):
        return question(query.lower()).query(dict(map(_pair, parameters)))
    if parameters:
        raise CannotRun(f"Parameters such as {parameters[0]!r} belong to named questions, not to SPARQL.")
    return Query(query)


def _pair(parameter: str) -> tuple[str, str]:
    name, equals, value = parameter.partition("=")
    if not equals:
        raise CannotRun(f"{parameter!r} is not a parameter: write NAME=VALUE, such as person=clegg.")
    return name, value


def _listing() -> str:
    from kgbuild.query import questions

    lines = []
    for question in questions().values():
        lines.append(f"{question.name:15} {question.title}")
        for p in question.parameters:
            lines.append(f"{'':15}   {p.name}=…  {p.description}" + ("  (required)" if p.required else ""))
    return "\n".join(lines)
