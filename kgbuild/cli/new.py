"""`kgbuild new`: begin something that has a fixed form, such as an event type."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import click

from kgbuild.cli.errors import CannotRun
from kgbuild.cli.new_event import FILES, Names
from kgbuild.cli.new_package import FILES as PACKAGE

_EXAMPLES = """
\b
Examples:
  kgbuild new event vote
  kgbuild new event by-election-pact
  kgbuild new event strike --package ../kgbuild-strike

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
@click.option(
    "--package",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Write a package of its own into DIR instead, in a namespace of its own.",
)
def event(name: str, checkout: Path, package: Path | None) -> None:
    """Write the files of an event type NAME ("vote"): in a checkout, or as a package of its own.

    The event file says what is found and how, the ontology what it means, the shape what must hold. They begin with a
    wording that is found, and pass their tests: change it, and follow docs/new-event-type.md.
    """
    names = _names(name)
    if package is not None:
        _write({package / names.fill(path): names.fill(text) for path, text in PACKAGE})
        click.echo(f"Next: cd {package} && pip install -e '.[test]' && pytest; then make the namespace yours.")
        return
    written = {checkout / folder / f"{names.module}{ending}": names.fill(text) for folder, ending, text in FILES}
    for path in written:
        if not path.parent.is_dir():
            raise CannotRun(
                f"{path.parent} is not there; run this at the top of a checkout of kgbuild, give --checkout, or write"
                " a package with --package DIR."
            )
    _write(written)
    click.echo("Next: pytest tests/contract tests/extract; see docs/new-event-type.md.")


def _write(files: Mapping[Path, str]) -> None:
    """Write new files; none if one is there already."""
    for path in files:
        if path.exists():
            raise CannotRun(f"{path} exists already; choose another name, or remove it first.")
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        click.echo(f"wrote {path}")


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
