"""Load the libraries for documents that are heavy and not everybody needs; say which extra brings them."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from kgbuild.model import Issue
from kgbuild.readers.problems import error

EXTRA = "documents"


class MissingLibrary(Exception):
    """A file needs a library that is not installed; the message names the extra that brings it."""


def library(name: str, what: str) -> ModuleType:
    """Return a library of the extra.

    Args:
        name: its module.
        what: the files that need it, such as "PDF documents".

    Raises:
        MissingLibrary: it is not installed.
    """
    try:
        return import_module(name)
    except ImportError as reason:
        raise MissingLibrary(f"{what} are read with a library that is not installed ({reason.name}).") from reason


def missing(path: str, reason: MissingLibrary) -> Issue:
    """Return the issue for a file that needs a library which is not installed."""
    return error(path, 0, "needs-extra", str(reason), f"Install it: pip install 'kgbuild[{EXTRA}]'")
