"""`kgbuild build`: articles in, graph out."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kgbuild.cli.errors import CannotRun

if TYPE_CHECKING:
    from kgbuild.build import Built

_FORMATS = ("turtle", "trig", "nquads", "ntriples", "jsonld")
_SUFFIXES = {".ttl": "turtle", ".trig": "trig", ".nq": "nquads", ".nt": "ntriples", ".jsonld": "jsonld", ".json": "jsonld"}


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=str), metavar="PATH...")
@click.option(
    "-o", "--output", default="-", metavar="FILE", help="Where to write the graph; '-' (the default) is standard output."
)
@click.option("--format", "form", type=click.Choice(_FORMATS), help="The format. [default: by FILE's ending, or turtle]")
@click.option("--base", default=None, metavar="IRI", help="Where the graph's own IRIs live; must end in '/' or '#'.")
@click.option(
    "-j", "--jobs", type=click.IntRange(0), default=1, help="Processes that read articles; 0: one per core. [default: 1]"
)
@click.option("--publisher", metavar="NAME", help="Publisher of articles that do not name theirs.")
@click.option("--date", metavar="DATE", help="Date of articles that do not tell theirs: 2011, 2011-05 or 2011-05-08.")
@click.option("--text-column", default="text", show_default=True, help="The column of .csv and .jsonl files with the text.")
@click.option(
    "--reference", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Folder of your own reference CSVs."
)
@click.option("--strict", is_flag=True, help="Treat warnings as errors: exit 1 and write nothing.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary; errors are still shown.")
def command(
    paths: tuple[str, ...],
    output: str,
    form: str | None,
    base: str | None,
    jobs: int,
    publisher: str | None,
    date: str | None,
    text_column: str,
    reference: Path | None,
    strict: bool,
    quiet: bool,
) -> None:
    """Build a knowledge graph from articles: files, folders, or '-' for standard input.

    Reads .txt, .md (with a YAML header), .html, .jsonl and .csv. A metadata.csv beside the files may give each one's
    title, publisher, date, author, url and language.

    Exit code: 0 built; 1 built, but an input was skipped or the check found violations; 2 could not run.
    """
    from kgbuild.build import BuildOptions, build
    from kgbuild.readers import ReadOptions
    from kgbuild.vocab import DATA_BASE

    target = _target(output)
    try:
        options = BuildOptions(
            read=ReadOptions(publisher=publisher, date=date, text_column=text_column),
            base=base or DATA_BASE,
            jobs=jobs or os.cpu_count() or 1,
            reference=reference,
        )
        built = build(paths, options, None if quiet else _progress())
    except ValueError as error:
        raise CannotRun(str(error)) from error
    except KeyboardInterrupt:
        raise CannotRun("Interrupted; nothing was written.") from None
    _tell_issues(built)
    if not built.read:
        raise CannotRun("No article could be read, so there is no graph to write.")
    refused = strict and built.issues
    if refused:
        click.echo("--strict: nothing was written, because of the issues above.", err=True)
    else:
        _write(built, target, form)
    if not quiet:
        click.echo(_summary(built, None if refused else output), err=True)
    if built.failed or refused or built.violations:
        sys.exit(1)


def _target(output: str) -> Path | None:
    """Return the file to write, after making sure that hours of reading will not end at a closed door."""
    if output == "-":
        return None
    path = Path(output)
    if path.is_dir():
        raise CannotRun(f"{output}: this is a folder; name a file in it, such as {path / 'graph.ttl'}.")
    if not path.parent.is_dir():
        raise CannotRun(f"{output}: the folder {path.parent} does not exist; make it first.")
    if not os.access(path.parent, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        raise CannotRun(f"{output}: you may not write there; choose another place.")
    return path


def _write(built: Built, target: Path | None, form: str | None) -> None:
    from kgbuild.writers import FORMATS, CannotWrite, write_graph

    suffix = target.suffix.lower() if target else ".ttl"
    chosen = FORMATS[form or _SUFFIXES.get(suffix, "turtle")]
    try:
        write_graph(built.quads, target or sys.stdout.buffer, chosen)
    except CannotWrite as error:
        raise CannotRun(str(error)) from error


def _tell_issues(built: Built) -> None:
    for issue in built.issues:
        click.echo(str(issue), err=True)


def _progress():  # type: ignore[no-untyped-def]  # a closure over the terminal's state; its type is build.Progress
    """Return a function that shows a counter on a terminal and nothing anywhere else."""
    shown = sys.stderr.isatty()

    def tell(done: int, total: int, name: str) -> None:
        if shown:
            end = "\n" if done == total else ""
            click.echo(f"\r\x1b[K{done}/{total}  {name[:60]}{end}", nl=False, err=True)

    return tell


def _summary(built: Built, output: str | None) -> str:
    """Say in a few lines what was read and what was found."""
    lines = [f"Articles    {built.read} read" + (f", {built.skipped} skipped" if built.skipped else "")]
    lines.append("Entities    " + _listed(built.entities))
    lines.append(f"Statements  {built.statements}")
    lines.append(f"Posts       {built.roles}")
    lines.append(f"Events      {sum(built.events.values())}")
    for name in sorted({name for name, _ in built.events}):
        by = {status: n for (event, status), n in built.events.items() if event == name}
        lines.append(f"  {name:16} {sum(by.values()):4}  ({_listed(by)})")
    if built.issues:
        lines.append("Issues      " + _listed(built.issue_counts))
    if output and output != "-":
        lines.append(f"Wrote       {output} ({built.triples} triples)")
    return "\n".join(lines)


def _listed(counts: dict[str, int]) -> str:
    """Write counts as a list, the largest first."""
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{n} {name}" for name, n in ordered) or "none"
