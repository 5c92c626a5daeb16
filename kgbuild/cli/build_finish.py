"""The end of `kgbuild build`: write the graph and say what is in it, or find that there is nothing to do."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kgbuild.cli.build_told import Teller, summary, unchanged
from kgbuild.cli.errors import CannotRun
from kgbuild.model.plain import plain
from kgbuild.records import Outcome
from kgbuild.writers import CannotWrite, Format

if TYPE_CHECKING:
    from kgbuild.build import Built
    from kgbuild.gather import Gathered


@dataclass(frozen=True, slots=True)
class Order:
    """What the user wants done with a graph."""

    target: Path | None
    form: Format
    strict: bool
    quiet: bool
    paths: tuple[str, ...]
    is_new: bool

    def state(self, gathered: Gathered) -> str:
        """Return the hash of all that the file and the summary depend on, "" if it is not known."""
        chosen = (self.form.name, self.strict, self.paths, str(self.target))
        return sha256(f"{gathered.state} {chosen}".encode()).hexdigest() if gathered.state and self.target else ""

    @property
    def name(self) -> str:
        """What the cache calls the output."""
        return str(self.target.resolve()) if self.target else ""


def as_before(gathered: Gathered, order: Order, teller: Teller) -> bool | None:
    """Say what the last build said and whether it failed, if there is nothing to do; None if there is."""
    state, target = order.state(gathered), order.target
    last = gathered.cache.outcome(order.name) if gathered.cache and state else None
    if last is None or target is None or last.state != state or not target.is_file():
        return None
    if last.sha256 != _digest(target):
        return None
    teller.done()
    for line in last.issues:
        click.echo(line, err=True)
    if not order.quiet:
        click.echo("\n".join(unchanged(last.summary, target)), err=True)
    return last.failed


def finish(gathered: Gathered, built: Built, order: Order, teller: Teller) -> bool:
    """Write the graph and say what is in it; say whether something is wrong."""
    target, cache = order.target, gathered.cache
    issues = tuple(plain(str(issue)) for issue in built.issues)
    teller.done()
    for line in issues:
        click.echo(line, err=True)
    if not built.read:
        raise CannotRun("No article could be read, so there is no graph to write.")
    refused = order.strict and bool(built.issues or not built.conforms)
    failed = built.failed or refused or not built.conforms
    if not refused:
        teller.stage("writing the graph")
        _write(built, target, order.form)
        teller.done()
    lines = tuple(map(plain, summary(built, target, order.paths, refused)))
    if cache is not None:
        state = "" if refused else order.state(gathered)
        digest = _digest(target) if state and target else ""
        told = Outcome(state=state, sha256=digest, issues=issues, summary=lines, failed=failed) if state else None
        sheets = built.made.sheets
        cache.finish(order.name, told, gathered.keys, sheets.used, sheets.holding)
        if cache.note:
            click.echo(plain(cache.note[:1].upper() + cache.note[1:]), err=True)
    if not order.quiet:
        click.echo("\n".join(lines), err=True)
        if cache is not None and order.is_new:
            click.echo(f"Cache       {plain(str(cache.path))} holds what was read, for the next build", err=True)
    return failed


def _digest(path: Path) -> str:
    """Return the hash of a file, however large it is."""
    digest = sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


_PIECE = 1 << 20


def _write(built: Built, target: Path | None, form: Format) -> None:
    try:
        built.made.write(target or sys.stdout.buffer, form)
    except CannotWrite as error:
        raise CannotRun(str(error)) from error
