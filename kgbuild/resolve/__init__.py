"""Decide which entities of different articles are the same: the one step that sees all articles at once."""

from kgbuild.resolve.decisions import Decisions, DecisionsError, append_decision, load_decisions
from kgbuild.resolve.dropped import dropping, without_dropped
from kgbuild.resolve.linker import resolve

__all__ = [
    "Decisions",
    "DecisionsError",
    "append_decision",
    "dropping",
    "load_decisions",
    "resolve",
    "without_dropped",
]
