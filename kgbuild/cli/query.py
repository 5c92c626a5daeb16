"""`kgbuild query`: ask a graph."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import click
from click.shell_completion import CompletionItem

from kgbuild.cli import HELP
from kgbuild.cli.errors import CannotRun
from kgbuild.cli.limited import MEMORY, run_limited
from kgbuild.model.plain import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyoxigraph import Store

    from kgbuild.query import Query, Question

_NAME = re.compile(r"[A-Za-z][\w-]*")
_EXAMPLES = """
\b
Examples:
  kgbuild query --list                                    the named questions with their parameters
  kgbuild query graph.ttl meetings person=clegg           a named question
  kgbuild query graph.ttl said-by speaker=miliband --show its SPARQL
  kgbuild query graph.ttl timeline -o timeline.csv        into a file, whose ending chooses the format
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
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write into FILE, whose ending chooses the format: .csv (for spreadsheets), .tsv, .json, .txt or .ttl.",
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
@click.option("--no-store", is_flag=True, help="Keep no store of a large graph beside it for the next question.")
@click.option("--show", is_flag=True, help="Print the query that would run, prefixes and all, and stop.")
@click.option("--list", "list_", is_flag=True, help="List the named questions with their parameters, and stop.")
def command(
    graph: Path | None,
    query: str | None,
    parameters: tuple[str, ...],
    form: str | None,
    output: Path | None,
    timeout: float,
    allow_service: bool,
    no_store: bool,
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
        asked = _query(query, parameters)
    except QueryError as error:
        raise CannotRun(str(error)) from error
    if show:
        click.echo(standalone(asked.wanted))
        return
    on_terminal = output is None and sys.stdout is not None and sys.stdout.isatty()
    form = form or (_format_of(output) if output else None)
    chosen = graph
    text, form, hints = run_limited(
        lambda: _answer(chosen, asked, form, on_terminal, allow_service, not no_store), timeout, MEMORY, "--timeout"
    )
    _write(plain(text) if on_terminal else text, output, form)
    for hint in hints:
        click.echo(plain(hint), err=True)


class _Asked(NamedTuple):
    """What to run; of a named question with parameters, it and these."""

    wanted: Query
    question: Question | None = None
    values: Mapping[str, str] = MappingProxyType({})


def _answer(
    graph: Path, asked: _Asked, form: str | None, on_terminal: bool, allow_service: bool, keep: bool
) -> tuple[str, str | None, list[str]]:
    """Return the answer as text, its format, and what to say of the store, and of an answer that is empty."""
    from kgbuild.query import GraphError, QueryError, ask, kept_graph
    from kgbuild.query.formats import has_rows, render

    try:
        said: list[str] = []
        store = kept_graph(graph, keep=keep, say=said.append)
        answer = ask(store, asked.wanted, allow_service=allow_service)
        is_select = hasattr(answer, "variables")
        form = form or (("table" if on_terminal else "json") if is_select else None)
        text = render(answer, form, on_terminal)
        empty = is_select and form is not None and not has_rows(text, form)
        return text, form, [*said, *(_hints(store, asked) if empty else [])]
    except (QueryError, GraphError) as error:
        raise CannotRun(str(error)) from error
    except (RuntimeError, OSError, ValueError) as error:  # what an answer says while it is read row by row
        raise CannotRun(f"{asked.wanted.source}: this query cannot be answered: {error}.") from error


def _hints(store: Store, asked: _Asked) -> list[str]:
    """Return what to say of an empty answer."""
    from kgbuild.query.nearly import what_is_unknown, why_empty

    return why_empty(store, asked.question, asked.values) if asked.question else what_is_unknown(store, asked.wanted)


def _format_of(output: Path) -> str:
    from kgbuild.query.formats import FILE_FORMATS

    found = FILE_FORMATS.get(output.suffix.lower())
    if found is None:
        raise CannotRun(f"{output}: the ending {output.suffix!r} names no format; use {', '.join(FILE_FORMATS)}.")
    return found


def _write(text: str, output: Path | None, form: str | None) -> None:
    """Write an answer to a file or to standard output; in a CSV file nothing is a formula."""
    if output is None:
        click.echo(text, nl=False)
        return
    if form == "csv":
        from kgbuild.query.formats import for_spreadsheets

        text = for_spreadsheets(text)
    output.write_text(text, encoding="utf-8", newline="")
    click.echo(f"Wrote {output}", err=True)


def _query(query: str, parameters: tuple[str, ...]) -> _Asked:
    """Return what to run: a file's text, a named question filled in, or the SPARQL given."""
    from kgbuild.query import Query, question, read_question

    if query.endswith(".rq") or _NAME.fullmatch(query):
        values = dict(map(_pair, parameters))
        found = read_question(Path(query)) if query.endswith(".rq") else question(query.lower())
        return _Asked(found.query(values), found if found.parameters else None, values)
    if parameters:
        raise CannotRun(f"Parameters such as {parameters[0]!r} belong to named questions, not to SPARQL.")
    return _Asked(Query(query))


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
