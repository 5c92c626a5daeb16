"""`kgbuild check`: say whether a graph keeps its promises, and show where it does not."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kgbuild.cli import HELP
from kgbuild.cli.errors import CannotRun
from kgbuild.cli.limited import MEMORY, run_limited
from kgbuild.cli.texts import TextsCommand
from kgbuild.model.plain import plain

if TYPE_CHECKING:
    from rdflib import Graph

    from kgbuild.check import Report

_FORMATS = ("text", "json", "turtle", "html")
_EXAMPLES = """
\b
Examples:
  kgbuild check graph.ttl                          shapes, passages, terms
  kgbuild check graph.ttl --texts articles/        also compare every quotation with its article
  kgbuild check graph.ttl --shapes mine.ttl        also check your own SHACL shapes
  kgbuild check graph.ttl --format html > report.html

\b
Exit codes: 0 conforms, 1 does not conform, 2 could not run.
"""


@click.command("check", epilog=_EXAMPLES, cls=TextsCommand, context_settings=HELP)
@click.argument("graph", type=click.Path(path_type=Path))
@click.option(
    "--texts",
    multiple=True,
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="A file or folder of the articles that the graph was built from; compares every quotation. One or several.",
)
@click.option(
    "--text-column", default="text", show_default=True, metavar="NAME", help="Column with the text in such tables."
)
@click.option(
    "--columns",
    "tables",
    multiple=True,
    metavar="FILE:FIELD=NAME,...",
    help="Columns of one such table, as for `kgbuild build`. Repeatable.",
)
@click.option(
    "--shapes",
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="More SHACL shapes to check. Repeatable.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(0),
    default=600.0,
    show_default=True,
    metavar="SECONDS",
    help="Stop a check with shapes of yours after so long; 0: never.",
)
@click.option("--allow-service", is_flag=True, help="Let SPARQL in your shapes ask other machines (SERVICE).")
@click.option("--builtin-shapes/--no-builtin-shapes", default=True, help="Check kgbuild's own shapes (the default).")
@click.option("--format", "output", type=click.Choice(_FORMATS), default="text", show_default=True, help="The report.")
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings, too.")
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=10,
    show_default=True,
    help="The most nodes to show under one message in the text report; 0 shows all.",
)
def command(
    graph: Path,
    texts: tuple[Path, ...],
    text_column: str,
    tables: tuple[str, ...],
    shapes: tuple[Path, ...],
    timeout: float,
    allow_service: bool,
    builtin_shapes: bool,
    output: str,
    strict: bool,
    limit: int,
) -> None:
    """Check GRAPH: its SHACL shapes, that every fact comes from words in an article, and that its terms exist.

    GRAPH is a Turtle, TriG, N-Triples, N-Quads, JSON-LD or RDF/XML file.
    """
    from kgbuild.check import CheckError, Severity, check_file

    articles = _texts(texts, text_column, tables)

    def checked() -> Report:
        try:
            asked = _shapes(shapes, builtin_shapes, allow_service)
            return check_file(graph, texts=articles, shapes=asked, whole=builtin_shapes)
        except CheckError as problem:
            raise CannotRun(str(problem)) from problem

    report = run_limited(checked, timeout, MEMORY, "--timeout") if shapes else checked()
    _insist_on_comparison(report, articles, texts)
    shown = _render(report, output, limit)
    click.echo(plain(shown) if output == "text" else shown, nl=False)
    if not report.conforms or (strict and report.count(Severity.WARNING)):
        raise click.exceptions.Exit(1)


def _texts(paths: tuple[Path, ...], text_column: str, tables: tuple[str, ...]) -> Mapping[str, str] | None:
    """Read the articles' texts as `kgbuild build` does, None if none are asked for."""
    if not paths:
        return None
    from kgbuild.api import read_texts
    from kgbuild.cli.columns import table_columns

    for path in paths:
        if not path.exists():
            raise CannotRun(f"{path}: there is no such file or folder; give --texts the articles' folder")
    try:
        return read_texts(paths, text_column, [table_columns(words) for words in tables])
    except OSError as problem:
        raise CannotRun(f"--texts: {problem}; check the path and its permissions") from problem
    except ValueError as problem:
        raise CannotRun(str(problem)) from problem


def _shapes(paths: tuple[Path, ...], builtin: bool, allow_service: bool) -> Graph | None:
    """Return the shapes to check; None if they are kgbuild's own, which need not be copied."""
    from kgbuild.check import builtin_shapes, load_shapes, merge

    if builtin and not paths:
        return None
    graphs = [load_shapes(path, allow_service=allow_service) for path in paths]
    return merge([builtin_shapes(), *graphs] if builtin else graphs)


def _insist_on_comparison(report: Report, articles: Mapping[str, str] | None, paths: tuple[Path, ...]) -> None:
    """Refuse to report on texts of which none belongs to the graph: the user asked for a comparison."""
    from kgbuild.check.rules import TEXT_MISSING

    missing = [str(finding.value) for finding in report.findings if finding.source == TEXT_MISSING.iri]
    if articles is None or report.compared or not missing:
        return
    given, wanted = ", ".join(sorted(articles)[:3]) or "no article", ", ".join(sorted(missing)[:3])
    raise CannotRun(
        f"{', '.join(str(path) for path in paths)}: no passage could be compared, for no text has the file name of an "
        f"article of the graph (wanted: {wanted}; found: {given}); give --texts what the graph is built from"
    )


def _render(report: Report, output: str, limit: int) -> str:
    from kgbuild.check.render import RENDERERS, text

    return text.render(report, limit) if output == "text" else RENDERERS[output](report)
