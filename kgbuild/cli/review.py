"""`kgbuild review`: decide who is who, where a build could not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kgbuild.cli import HELP
from kgbuild.cli.errors import CannotRun
from kgbuild.model.plain import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyoxigraph import Store

    from kgbuild.query.undecided import Side

_EXAMPLES = """
\b
Examples:
  kgbuild review graph.ttl                             ask about each pair; answers go to decisions.csv
  kgbuild review graph.ttl --list                      only show the pairs
  kgbuild review graph.ttl --format csv -o pairs.csv   for a colleague, who fills in the first column
  kgbuild review graph.ttl --format openrefine -o refine    a table for OpenRefine, and the candidates
  kgbuild review graph.ttl --read pairs.csv            and back
  kgbuild build articles/ --decisions decisions.csv -o graph.ttl    build again with the answers

\b
Exit codes: 0 fine, 2 the graph or the decisions cannot be read.
"""
_ANSWERS = {
    "s": "same",
    "d": "different",
    "n": "not an entity",
    "r": "rename",
    "": "skip",
    "q": "quit",
}
_QUESTION = "[s]ame, [d]ifferent, [n]ot an entity, [r]ename the first, [q]uit, or Enter to skip"


@click.command(epilog=_EXAMPLES, context_settings=HELP)
@click.argument("graph", type=click.Path(path_type=Path))
@click.option(
    "--decisions",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("decisions.csv"),
    show_default=True,
    metavar="FILE",
    help="Where earlier answers are, and new ones go.",
)
@click.option("--list", "only_list", is_flag=True, help="Show the undecided pairs and ask nothing.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "csv", "openrefine"]),
    default="text",
    show_default=True,
    help="csv: write the undecided pairs as a table to fill in, and ask nothing; openrefine: the same with the"
    " candidates as OpenRefine's reconciliation JSON, in a folder.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="Where to write: the table of --format csv [default: standard output], the folder of --format openrefine"
    " [default: openrefine].",
)
@click.option(
    "--read",
    "filled",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A table of pairs that somebody has filled in; its decisions are added.",
)
def command(graph: Path, decisions: Path, only_list: bool, form: str, output: Path | None, filled: Path | None) -> None:
    """Show each undecided pair of GRAPH with its evidence, and append your answers to the decisions.

    A pair is a name that nothing in the articles decides, and somebody whom it may mean.
    """
    from kgbuild.query import GraphError, open_graph
    from kgbuild.query.undecided import undecided
    from kgbuild.resolve import DecisionsError, load_decisions

    if output and form == "text":
        raise CannotRun("-o says where --format csv or --format openrefine writes; add one of them.")
    try:
        store = open_graph(graph)
        known = load_decisions(decisions)
    except (GraphError, DecisionsError) as error:
        raise CannotRun(str(error)) from error
    if filled:
        _read_back(filled, decisions, store)
        return
    decided = {frozenset((row.first, row.second)) for row in known.rows} | {frozenset((k,)) for k in known.dropped}
    pairs = [
        pair
        for pair in undecided(store)
        if frozenset(side.key for side in pair) not in decided and frozenset((pair[0].key,)) not in decided
    ]
    if form == "openrefine":
        _write_folder(output or Path("openrefine"), pairs)
        return
    if form == "csv":
        _write_table(output, pairs)
        return
    click.echo(f"{len(pairs)} undecided {'pair' if len(pairs) == 1 else 'pairs'}")
    written = 0
    dropped: set[str] = set()
    for number, (first, second) in enumerate(pairs, 1):
        if first.key in dropped:
            continue
        click.echo(plain(_shown(number, first, second)))
        if only_list:
            continue
        answer = _ask()
        if answer == "quit":
            break
        if answer != "skip":
            _append(decisions, answer, first, second)
            written += 1
            dropped |= {first.key} if answer == "not an entity" else set()
    if written:
        click.echo(f"{written} {'answer' if written == 1 else 'answers'} added to {decisions};"
                   f" build again with --decisions {decisions} to apply them.")  # fmt: skip


def _read_back(filled: Path, decisions: Path, store: Store) -> None:
    """Add the decisions of a filled-in table to those that there are."""
    from kgbuild.decide import Entities, add, from_table
    from kgbuild.resolve import DecisionsError

    try:
        added = add(decisions, from_table(filled.read_text(encoding="utf-8-sig"), Entities(store)))
    except UnicodeDecodeError as error:
        raise CannotRun(f"{filled}: not UTF-8 text (byte {error.start}); save it as CSV in UTF-8.") from error
    except DecisionsError as error:
        raise CannotRun(f"{filled}: {error}") from error
    click.echo(f"{len(added)} {'answer' if len(added) == 1 else 'answers'} added to {decisions}")


def _write_table(path: Path | None, pairs: Sequence[tuple[Side, Side]]) -> None:
    """Write the table of pairs to a file, which spreadsheets must take for UTF-8, or to standard output."""
    from kgbuild.export import openrefine

    if path is None:
        click.echo(openrefine.table(pairs), nl=False)
        return
    try:
        path.write_text(openrefine.table(pairs), encoding="utf-8-sig", newline="")
    except OSError as error:
        raise CannotRun(f"{path}: cannot be written ({error.strerror}); give another -o FILE.") from error
    click.echo(f"Wrote {len(pairs)} {'pair' if len(pairs) == 1 else 'pairs'} to {path}", err=True)


def _write_folder(folder: Path, pairs: Sequence[tuple[Side, Side]]) -> None:
    """Write the files for OpenRefine and say which."""
    from kgbuild.export import openrefine

    told = openrefine.files(pairs)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in told.items():
            (folder / name).write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise CannotRun(f"{folder}: cannot be written ({error.strerror}); give another -o FOLDER.") from error
    click.echo(f"Wrote {len(pairs)} {'pair' if len(pairs) == 1 else 'pairs'} to {folder}: {', '.join(told)}", err=True)


def _ask() -> str:
    """Return the answer in a word; the end of the input means to quit."""
    while True:
        try:
            typed = click.prompt(_QUESTION, default="", show_default=False).strip().lower()
        except click.Abort:
            click.echo()
            return "quit"
        found = _ANSWERS.get(typed) or next((a for a in _ANSWERS.values() if a == typed), None)
        if found:
            return found
        click.echo(f"{typed!r} is none of them.")


def _append(decisions: Path, answer: str, first: Side, second: Side) -> None:
    from kgbuild.resolve import append_decision

    other = second.key if answer in {"same", "different"} else ""
    if answer == "rename":
        other = click.prompt("New name").strip()
    try:
        append_decision(decisions, answer, first.key, other, note=f"{first.name} / {second.name}")
    except OSError as error:
        raise CannotRun(f"{decisions}: cannot be written ({error.strerror}); give another --decisions FILE.") from error


def _shown(number: int, first: Side, second: Side) -> str:
    lines = [f"\n{number}. Is “{first.name}” the same as “{second.name}”?"]
    for side in (first, second):
        lines.append(f"   {side.name}  ({side.key})")
        lines += [f"     holds: {', '.join(side.posts)}"] if side.posts else []
        lines += [f"     see: {', '.join(side.links)}"] if side.links else []
        lines += [f"     {sentence}" for sentence in side.sentences] or ["     (no article names it for certain)"]
    return "\n".join(lines)
