"""`kgbuild decide`: say who is who, in a file that builds go by."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kgbuild.cli import HELP
from kgbuild.cli.default_graph import default_graph
from kgbuild.cli.errors import CannotRun
from kgbuild.model.plain import plain

if TYPE_CHECKING:
    from kgbuild.decide import Entities

_EXAMPLES = """
\b
Examples:
  kgbuild decide same "Bell" "Ann Bell" --graph graph.ttl
  kgbuild decide different person/ann-bell person/tom-bell
  kgbuild decide not-an-entity "Downing Street"
  kgbuild decide rename "Ann Bell" "Anne Bell" --note "her own spelling"
  kgbuild decide undo same "Bell" "Ann Bell"     what was said of the two
  kgbuild decide undo                            the last decision
  kgbuild decide list

\b
Then: kgbuild build articles/ --decisions decisions.csv -o graph.ttl
Exit codes: 0 done, 2 a name means nothing or several things, or the decisions contradict each other.
"""
_KINDS = {"same": "same", "different": "different", "not-an-entity": "not an entity", "rename": "rename"}
_NUMBERS = {"same": 2, "different": 2, "not-an-entity": 1, "rename": 2}


@click.command(epilog=_EXAMPLES, context_settings=HELP)
@click.argument("action", type=click.Choice([*_KINDS, "undo", "list"]))
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--graph", type=click.Path(path_type=Path), help="The graph. [default: the only one in this folder]")
@click.option(
    "--decisions",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("decisions.csv"),
    show_default=True,
    metavar="FILE",
    help="Where the decisions are.",
)
@click.option("--note", default="", help="Why, for whoever reads the file. [default: the names]")
def command(action: str, names: tuple[str, ...], graph: Path | None, decisions: Path, note: str) -> None:
    """Decide who is who: two names are the same or different, a name is no entity, an entity has another name.

    NAMEs are names, IRIs, or the part of an IRI after the base; each must be in the graph. The decisions go to a file
    that `kgbuild build --decisions FILE` goes by.
    """
    from kgbuild.decide import Entities, add, read_rows, undo
    from kgbuild.query import GraphError, QueryError, open_graph
    from kgbuild.resolve import DecisionsError

    try:
        if action == "list":
            for row in read_rows(decisions):
                click.echo(plain(_told(row)))
            return
        kind, *wanted = _undone(names) if action == "undo" else (_KINDS[action], *names)
        if action != "undo" and len(wanted) != _NUMBERS[action]:
            raise CannotRun(f"{action} takes {_NUMBERS[action]} names, not {len(wanted)}; see: kgbuild decide --help")
        keys: list[str] = []
        entities: Entities | None = None
        if wanted:
            path = graph or default_graph(f"kgbuild decide {action} … --graph GRAPH", sample=False)
            entities = Entities(open_graph(path))
            keys = _keys(entities, kind, wanted)
        if action == "undo":
            gone = undo(decisions, kind, keys)
            if not gone:
                raise CannotRun(f"{decisions} holds no such decision; see: kgbuild decide list")
            for row in gone:
                click.echo(f"Undone: {plain(_told(row))}")
            return
        names_of = " / ".join(entities.name(key) for key in keys) if entities else ""
        row = (kind or "", keys[0], keys[1] if len(keys) > 1 else "", note or names_of)
        added = add(decisions, [row])
    except (GraphError, QueryError, DecisionsError) as error:
        raise CannotRun(str(error)) from error
    except OSError as error:
        raise CannotRun(f"{decisions}: cannot be written ({error.strerror}); give another --decisions FILE.") from error
    click.echo(f"{plain(_told(row))}\n" + (f"Added to {decisions}" if added else f"{decisions} says so already"))


def _undone(names: tuple[str, ...]) -> tuple[str | None, ...]:
    """Return the kind of decision to undo, if one is named, and on whom."""
    if names and names[0] in _KINDS:
        return _KINDS[names[0]], *names[1:]
    return None, *names


def _keys(entities: Entities, kind: str | None, wanted: list[str | None]) -> list[str]:
    """Return the keys of what is named; the second of a rename is a new name, not something in the graph."""
    given = [name or "" for name in wanted]
    if kind == "rename":
        return [entities.key(given[0]), *(name.strip() for name in given[1:])]
    return [entities.key(name) for name in given]


def _told(row: tuple[str, str, str, str]) -> str:
    kind, first, second, note = row
    told = (
        f"{first} is called {second!r}" if kind == "rename" else f"{kind}: {first}" + (f", {second}" if second else "")
    )
    return told + (f"  ({note})" if note else "")
