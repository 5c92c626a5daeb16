"""Word the issues of the read stage."""

from __future__ import annotations

from collections.abc import Iterable

from kgbuild.model import Issue, Severity


def error(file: str, line: int, code: str, message: str, hint: str = "") -> Issue:
    """Return an issue for something that was skipped."""
    return Issue(file, line, code, Severity.ERROR, message, hint)


def warning(file: str, line: int, code: str, message: str, hint: str = "") -> Issue:
    """Return an issue for something that was read with a doubt."""
    return Issue(file, line, code, Severity.WARNING, message, hint)


def note(file: str, line: int, code: str, message: str, hint: str = "") -> Issue:
    """Return an issue that only informs."""
    return Issue(file, line, code, Severity.NOTE, message, hint)


def listed(names: Iterable[str], most: int = 20) -> str:
    """Return names as a list to read: not more than anybody reads, none longer than a line."""
    every = list(names)
    shown = ", ".join(name if len(name) <= _LONGEST_NAME else name[:_LONGEST_NAME] + "…" for name in every[:most])
    return f"{shown} and {len(every) - most:,} more" if len(every) > most else shown


_LONGEST_NAME = 60


def cannot_open(path: str, reason: OSError) -> Issue:
    """Return the issue for a file or folder that the system does not let us read."""
    if isinstance(reason, FileNotFoundError):
        return error(path, 0, "vanished", "the file is no longer there.", "Put it back or leave it out, and run again.")
    why = reason.strerror or str(reason)
    return error(path, 0, "unreadable", f"it cannot be read ({why}).", "Check its permissions and run again.")
