"""`kgbuild review`: decide who is who, where a build could not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kgbuild.cli import HELP
from kgbuild.cli.errors import CannotRun

if TYPE_CHECKING:
    from kgbuild.query.undecided import Side

_EXAMPLES = """
\b
Examples:
  kgbuild review graph.ttl                             ask about each pair; answers go to decisions.csv
  kgbuild review graph.ttl --list                      only show the pairs
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
def command(graph: Path, decisions: Path, only_list: bool) -> None:
    """Show each undecided pair of GRAPH with its evidence, and append your answers to the decisions.

    A pair is a name that nothing in the articles decides, and somebody whom it may mean.
    """
    from kgbuild.query import GraphError, open_graph
    from kgbuild.query.undecided import undecided
    from kgbuild.resolve import DecisionsError, load_decisions

    try:
        store = open_graph(graph)
        known = load_decisions(decisions)
    except (GraphError, DecisionsError) as error:
        raise CannotRun(str(error)) from error
    decided = {frozenset((row.first, row.second)) for row in known.rows} | {frozenset((k,)) for k in known.dropped}
    pairs = [
        pair
        for pair in undecided(store)
        if frozenset(side.key for side in pair) not in decided and frozenset((pair[0].key,)) not in decided
    ]
    click.echo(f"{len(pairs)} undecided {'pair' if len(pairs) == 1 else 'pairs'}")
    written = 0
    dropped: set[str] = set()
    for number, (first, second) in enumerate(pairs, 1):
        if first.key in dropped:
            continue
        click.echo(_shown(number, first, second))
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
        lines += [f"     {sentence}" for sentence in side.sentences] or ["     (no article names it for certain)"]
    return "\n".join(lines)
