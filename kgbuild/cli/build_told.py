"""What `kgbuild build` says while it works and when it is done."""

from __future__ import annotations

import shlex
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kgbuild.model.plain import plain

if TYPE_CHECKING:
    from kgbuild.build import Built


class Teller:
    """Says on a terminal what is going on, on one line; anywhere else nothing."""

    def __init__(self, quiet: bool) -> None:
        self._shown = not quiet and sys.stderr.isatty()
        self._begun = time.monotonic()
        self._before = 0

    def stage(self, what: str) -> None:
        """Say what begins."""
        self._begun, self._before = time.monotonic(), 0
        self._line(f"{what} …")

    def progress(self, done: int, total: int, name: str) -> None:
        """Say how many articles are read, which was the last, and how long the rest will take."""
        left = remaining(done, total, time.monotonic() - self._begun)
        self._line(f"{done}/{total}{left}  {name[:60]}")

    def done(self) -> None:
        """Take the line away."""
        self._line("")

    def _line(self, words: str) -> None:
        if self._shown:
            click.echo(f"\r\x1b[K{plain(words)}", nl=False, err=True)


_FEW_SECONDS = 3.0
"""What is left is not guessed before so much time has passed."""


def remaining(done: int, total: int, seconds: float) -> str:
    """Return how long the rest takes at the speed so far, "" as long as nobody can tell.

    Args:
        done: how many are done.
        total: how many there are.
        seconds: what these took.
    """
    if seconds < _FEW_SECONDS or not done:
        return ""
    left = round(seconds / done * (total - done))
    hours, minutes = divmod(left // 60, 60)
    return f", {hours} h {minutes:02} min left" if hours else f", {minutes}:{left % 60:02} min left"


def summary(built: Built, target: Path | None, paths: tuple[str, ...], refused: bool) -> list[str]:
    """Say in a few lines what was read, what was found, and where it is."""
    found = built.tally
    lines = [f"Articles    {built.read} read" + (f", {built.skipped} skipped" if built.skipped else "")]
    if built.copies:
        lines.append(f"Copies      {built.copies} of the articles repeat another's words; their facts count once")
    lines.append(f"Read with   {built.model}")
    lines.append("Entities    " + _listed(found.entities))
    lines.append(f"Statements  {found.statements}")
    lines.append(f"Posts       {found.posts}")
    lines.append(f"Events      {found.events.total()}")
    for name in sorted({name for name, _ in found.events}):
        by = {status.lower(): n for (event, status), n in found.events.items() if event == name}
        lines.append(f"  {name:16} {sum(by.values()):4}  ({_listed(by)})")
    lines += _ended(built)
    if built.issues:
        lines.append("Issues      " + _listed(built.issue_counts))
    lines += _verdict(built, target, paths)
    if refused:
        lines.append("Wrote       nothing, for --strict allows no issues and no violations")
    elif target:
        lines.append(f"Wrote       {target} ({found.triples} triples)")
    return lines


def unchanged(lines: tuple[str, ...], target: Path) -> list[str]:
    """Return the lines of the last build's summary as they hold when there was nothing to do."""
    last = f"Unchanged   {target}: the articles and all else are as they were when it was built"
    return [*(line for line in lines if not line.startswith("Wrote ")), last]


def _ended(built: Built) -> list[str]:
    """Say of which reference data articles are later; these then tell who was in office, not who is."""
    if not built.late:
        return []
    ends = "; ".join(f"{register.subject or register.id} ({register.known_until})" for register, _ in built.late)
    late = max(count for _, count in built.late)
    return [f"Reference   {late} {'article is' if late == 1 else 'articles are'} later than what is known of: {ends}"]


def _verdict(built: Built, target: Path | None, paths: tuple[str, ...]) -> list[str]:
    """Say what the check found."""
    if built.report is None:
        return []
    counts = {severity.value.lower(): n for severity, n in built.report.counts.items() if n}
    again = (
        f" ({_listed(counts)}; see: kgbuild check {target or 'GRAPH'} --texts {shlex.join(paths)})" if counts else ""
    )
    return [f"Check       {'conforms' if built.conforms else 'does not conform'}{again}"]


def _listed(counts: dict[str, int]) -> str:
    """Write counts as a list, the largest first."""
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{n} {name}" for name, n in ordered) or "none"
