"""Errors that end a command with exit code 2: it could not run."""

from __future__ import annotations

import click

from kgbuild.model.plain import plain


class CannotRun(click.ClickException):
    """The command could not do its work; the message says what, where, why, and what to do next."""

    exit_code = 2

    def format_message(self) -> str:
        """Return the message; what it quotes of others' text cannot command the terminal."""
        return plain(self.message)
