"""Ask a built graph: SPARQL, named questions, and everything about one thing."""

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
