"""Errors that end a command with exit code 2: it could not run."""

from __future__ import annotations

import click


class CannotRun(click.ClickException):
    """The command could not do its work; the message says what, where, why, and what to do next."""

    exit_code = 2
