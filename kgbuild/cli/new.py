"""`kgbuild new`: begin something that has a fixed form, such as an event type."""

from __future__ import annotations

import re
from pathlib import Path

import click

from kgbuild.cli.errors import CannotRun
from kgbuild.cli.new_event import FILES, Names

_EXAMPLES = """
\b
Examples:
  kgbuild new event vote
  kgbuild new event by-election-pact

\b
Exit codes: 0 fine, 2 could not write.
"""
_NAME = re.compile(r"[a-z][a-z0-9]*(?:[-_ ][a-z0-9]+)*")


@click.group()
def command() -> None:
    """Begin something that has a fixed form."""


@command.command(epilog=_EXAMPLES)
@click.argument("name")
@click.option(
    "--checkout",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    show_default="the current folder",
    help="The top of a checkout of kgbuild.",
)
def event(name: str, checkout: Path) -> None:
    """Write the three files of an event type NAME ("vote"), with an example that still fails.

    The event file says what is found and how, the ontology what it means, the shape what must hold. Then run
    `pytest tests/contract tests/extract` and follow docs/new-event-type.md until it passes.
    """
    names = _names(name)
    written = {checkout / folder / f"{names.module}{ending}": text for folder, ending, text in FILES}
    for path in written:
        if not path.parent.is_dir():
            raise CannotRun(
                f"{path.parent} is not there; run this at the top of a checkout of kgbuild, or give --checkout."
            )
        if path.exists():
            raise CannotRun(f"{path} exists already; choose another name, or remove it first.")
    for path, text in written.items():
        path.write_text(names.fill(text), encoding="utf-8")
        click.echo(f"wrote {path}")
    click.echo(
        "Next: pytest tests/contract tests/extract, which fails until the example is found; see docs/new-event-type.md."
    )


def _names(name: str) -> Names:
    """Return the forms of a name that the files use.

    Raises:
        CannotRun: it is no name for a file and a class.
    """
    if not _NAME.fullmatch(name):
        raise CannotRun(
            f'{name!r} is no name for an event type; use lower-case words with hyphens, such as "party-vote".'
        )
    words = re.split(r"[-_ ]", name)
    return Names(module="_".join(words), cls="".join(w.title() for w in words), words=" ".join(words))
