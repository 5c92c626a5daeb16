"""Ask a built graph: SPARQL, named questions, and everything about one thing."""

from kgbuild.query.engine import Answer, QueryError, ask
from kgbuild.query.questions_file import Question, question, questions
from kgbuild.query.store import GraphError, open_graph

__all__ = ["Answer", "GraphError", "Question", "QueryError", "ask", "open_graph", "question", "questions"]
