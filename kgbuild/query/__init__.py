"""Ask a built graph: SPARQL, named questions, and everything about one thing.

What a command does not use is not loaded: to load all of it takes as long as many an answer.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kgbuild.query.about import Dossier, dossier, find
    from kgbuild.query.engine import Answer, Query, QueryError, ask
    from kgbuild.query.kept import kept_graph
    from kgbuild.query.questions_file import Question, question, questions, read_question
    from kgbuild.query.store import GraphError, open_graph

__all__ = [
    "Answer",
    "Dossier",
    "GraphError",
    "Query",
    "QueryError",
    "Question",
    "ask",
    "dossier",
    "find",
    "kept_graph",
    "open_graph",
    "question",
    "questions",
    "read_question",
]

_MODULES = {
    "about": ("Dossier", "dossier", "find"),
    "engine": ("Answer", "Query", "QueryError", "ask"),
    "kept": ("kept_graph",),
    "questions_file": ("Question", "question", "questions", "read_question"),
    "store": ("GraphError", "open_graph"),
}
_MODULE_OF = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> Any:
    """Load what is asked for, and keep it.

    Raises:
        AttributeError: there is no such name.
    """
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name)
    return found
