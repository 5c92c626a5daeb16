"""What stops a check from running, told to the user in words rather than in a traceback."""

from __future__ import annotations


class CheckError(Exception):
    """The check could not run; the message says what, where, why, and what to do next."""
