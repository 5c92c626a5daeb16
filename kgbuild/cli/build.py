"""`kgbuild build`: articles in, graph out."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from pathlib import Path

import click

from kgbuild.cli import HELP
from kgbuild.cli.build_finish import Order, as_before, finish
from kgbuild.cli.build_told import Teller
from kgbuild.cli.columns import table_columns
from kgbuild.cli.errors import CannotRun
from kgbuild.writers import FORMATS, CannotWrite, Format, format_for

_EXAMPLES = """
\b
Examples:
  kgbuild build articles/ -o graph.ttl                   a folder, with all folders in it
  kgbuild build news.csv --text-column body -o graph.nq  a table, one named graph for each article
  kgbuild build a.txt b.html --publisher "Daily News" --date 2011-05 -o graph.ttl
  kgbuild build exports/ --columns a.csv:text=body,date=day --columns b.jsonl:publisher=source.name -o graph.ttl
  cat article.txt | kgbuild build - | less               from standard input to standard output

\b
Exit codes: 0 built; 1 built, but an input was skipped or the check found violations
(with --strict: nothing was written); 2 could not run.
"""


def _partial_date(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """Refuse a --date that is none before anything is read."""
    from kgbuild.model import PartialDate

    try:
        return PartialDate(value).iso if value is not None else None
    except ValueError as error:
        raise click.BadParameter(f"{error}.") from error


@click.command(epilog=_EXAMPLES, context_settings=HELP)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=str), metavar="PATH...")
@click.option(
    "-o",
    "--output",
    type=click.Path(),
    default="-",
    metavar="FILE",
    help="Where to write the graph. [default: standard output]",
)
@click.option("--format", "form", type=click.Choice(list(FORMATS)), help="[default: by FILE's ending, or turtle]")
@click.option("--base", metavar="IRI", help="Where the graph's own IRIs live; must end in '/'.")
@click.option(
    "--dataset",
    metavar="NAME",
    help="A name that tells the graph and its articles from others in one store. [default: the folder's name]",
)
@click.option(
    "--about",
    multiple=True,
    metavar="FIELD=VALUE",
    help="What the graph says of itself: title, description, license, publisher, issued, download or page. Repeatable.",
)
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(0),
    default=0,
    help="Processes that read. [default: one a core, if memory allows]",
)
@click.option("--dask", metavar="ADDRESS", help="Read on this Dask cluster, or on a 'local' one. Needs kgbuild[dask].")
@click.option(
    "--cache",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Keep what was read of each article in DIR for the next build. [default: a hidden file beside FILE]",
)
@click.option("--no-cache", is_flag=True, help="Read all articles anew, and keep nothing.")
@click.option("--publisher", metavar="NAME", help="Publisher of articles that do not name theirs.")
@click.option(
    "--date",
    metavar="DATE",
    callback=_partial_date,
    help="Date of articles that do not tell theirs: 2011, 2011-05 or 2011-05-08.",
)
@click.option(
    "--text-column", default="text", show_default=True, metavar="NAME", help="Column with the text (.csv, .json …)."
)
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="FIELD=NAME",
    help="Column of another field: title, publisher, date, author, url or language. Repeatable.",
)
@click.option(
    "--columns",
    "tables",
    multiple=True,
    metavar="FILE:FIELD=NAME,...",
    help="Columns of one table, its text too; a dotted name reaches into JSON. Repeatable.",
)
@click.option(
    "--day-first/--month-first",
    default=None,
    help="How dates such as 08/05/2011 are meant. [default: as the other dates of the file show]",
)
@click.option("--keep-copies", is_flag=True, help="Let articles that repeat another's words count as their own.")
@click.option(
    "--article-timeout",
    type=click.FloatRange(0),
    default=60.0,
    show_default=True,
    metavar="SECONDS",
    help="Give an article up after so long, in time of the processor; 0: never.",
)
@click.option(
    "--reference",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Your own folder of reference data, added to those that come with kgbuild.",
)
@click.option("--reference-only", is_flag=True, help="Do without the reference data that come with kgbuild.")
@click.option(
    "--decisions",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Your own file of decisions on who is who, as `kgbuild review` writes it.",
)
@click.option(
    "--model",
    metavar="NAME",
    help="An installed spaCy pipeline or a folder with a model, in place of the one that comes with kgbuild.",
)
@click.option(
    "--mentions",
    type=click.Choice(["full", "iri"]),
    default="full",
    show_default=True,
    help="Describe each passage that names somebody, or leave it to its IRI where no fact rests on it.",
)
@click.option("--with-ontology", is_flag=True, help="Write the ontology, too, for tools that show its words.")
@click.option("--check/--no-check", default=True, help="Check the graph before it is written (the default).")
@click.option("--strict", is_flag=True, help="Take warnings for errors: exit with 1 and write nothing.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary; issues are still shown.")
def command(
    paths: tuple[str, ...],
    output: str,
    form: str | None,
    base: str | None,
    dataset: str | None,
    about: tuple[str, ...],
    jobs: int,
    dask: str | None,
    cache: Path | None,
    no_cache: bool,
    publisher: str | None,
    date: str | None,
    text_column: str,
    columns: tuple[str, ...],
    tables: tuple[str, ...],
    day_first: bool | None,
    keep_copies: bool,
    article_timeout: float,
    reference: Path | None,
    reference_only: bool,
    decisions: Path | None,
    model: str | None,
    mentions: str,
    with_ontology: bool,
    check: bool,
    strict: bool,
    quiet: bool,
) -> None:
    """Build a knowledge graph from articles: files, folders, or '-' for standard input.

    Reads .txt, .md (with a YAML header), .html, .json, .jsonl, .csv, .pdf, .docx, .odt, .eml, .mbox, RSS, Atom, .warc,
    NITF and NewsML-G2, and all of them in .zip, .tar, .gz and .xz. A metadata.csv beside the files may give each one's
    title, publisher, date, author, url and language; a kgbuild.toml may say how the folder is read.
    """
    target, chosen = _target(output, form)
    _refuse_inputs(target, paths, decisions, reference)
    from kgbuild.build import BuildOptions, make
    from kgbuild.gather import gather
    from kgbuild.readers import ReadOptions
    from kgbuild.vocab import DATA_BASE

    kept = None if no_cache else _cache(cache, target)
    is_new = kept is not None and not kept.exists()
    teller = Teller(quiet)
    try:
        options = BuildOptions(
            read=ReadOptions(
                text_column=text_column,
                publisher=publisher,
                date=date,
                day_first=day_first,
                tables=tuple(map(table_columns, tables)),
            ).with_columns(_fields("--column", columns, "date=published_on")),
            base=base or DATA_BASE,
            jobs=jobs,
            reference=reference,
            reference_only=reference_only,
            decisions=decisions,
            model=model,
            dataset=dataset,
            about=_fields("--about", about, "license=https://creativecommons.org/licenses/by/4.0/"),
            with_ontology=with_ontology,
            check=check,
            article_timeout=article_timeout,
            keep_copies=keep_copies,
            mentions=mentions,
            cache=kept,
            dask=dask,
        )
        with closing(gather(paths, options, teller.progress, teller.stage)) as gathered:
            order = Order(target, chosen, strict, quiet, paths, is_new)
            failed = as_before(gathered, order, teller)
            if failed is None:
                failed = finish(gathered, make(gathered, options, teller.stage, chosen), order, teller)
    except ValueError as error:
        raise CannotRun(str(error)) from error
    if failed:
        sys.exit(1)


def _cache(folder: Path | None, target: Path | None) -> Path | None:
    """Return the file that holds what was read: in the folder that the user named, else beside the graph, hidden."""
    if folder is not None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CannotRun(f"--cache {folder}: it cannot be made ({error.strerror}); choose another place.") from error
        return folder / f"articles{_CACHE}"
    if target is None or (target.exists() and not target.is_file()):
        return None
    return target.with_name(f".{target.name}{_CACHE}")


_CACHE = ".kgbuild-cache"
"""The ending of the name of a cache."""


def _target(output: str, form: str | None) -> tuple[Path | None, Format]:
    """Return the file to write and its format; make sure that hours of reading will not end at a closed door."""
    if output == "-":
        if sys.stdout is None:
            raise CannotRun("Standard output is closed, so there is nowhere to write; name a file with -o.")
        return None, FORMATS[form or "turtle"]
    path = Path(output)
    if path.is_dir():
        raise CannotRun(f"{output}: this is a folder; name a file in it, such as {path / 'graph.ttl'}.")
    if not path.parent.is_dir():
        raise CannotRun(f"{output}: the folder {path.parent} does not exist; make it first.")
    if not os.access(path.parent, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        raise CannotRun(f"{output}: you may not write there; choose another place.")
    try:
        return path, FORMATS[form] if form else format_for(path)
    except CannotWrite as error:
        raise CannotRun(str(error)) from error


def _refuse_inputs(target: Path | None, paths: tuple[str, ...], decisions: Path | None, reference: Path | None) -> None:
    """Refuse to write the graph over what it is built from."""
    if target is None or not target.exists():
        return
    from kgbuild.readers import ConfigError, load_config
    from kgbuild.readers.find import is_input

    try:
        config = load_config(paths)
    except ConfigError as error:
        raise CannotRun(str(error)) from error
    judged = [path for path in (decisions, config.decisions) if path is not None and path.exists()]
    known = [path for path in (reference, config.reference) if path is not None]
    if is_input(target, paths):
        what = "one of the articles"
    elif any(target.samefile(path) for path in judged):
        what = "the file of decisions"
    elif any(path.resolve() in target.resolve().parents and target.suffix.lower() == ".csv" for path in known):
        what = "a file of reference data"
    else:
        return
    raise CannotRun(f"{target}: this is {what}; the graph would overwrite it. Choose another place.")


def _fields(option: str, given: tuple[str, ...], example: str) -> dict[str, str]:
    """Return what an option that is written FIELD=VALUE gives, by field."""
    chosen = {}
    for one in given:
        field, equals, value = one.partition("=")
        if not equals:
            kind = "NAME" if option == "--column" else "VALUE"
            raise CannotRun(f"{option} {one}: write FIELD={kind}, such as {example}.")
        chosen[field] = value
    return chosen
