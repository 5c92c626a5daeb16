"""Run a query with the prefixes bound, and explain what is wrong with one that does not run."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Store

from kgbuild.query.guard import bare, no_question, objection, uses
from kgbuild.query.quick import in_order
from kgbuild.query.total import with_total_order
from kgbuild.vocab import NAMESPACES

PREFIXES = {prefix: str(namespace) for prefix, namespace in NAMESPACES.items()}

_DECLARED = re.compile(r"\bPREFIX\s+([\w-]*):", re.IGNORECASE)
_USED = re.compile(r"(?<![\w?$:-])([A-Za-z][\w-]*):(?=[\w%])")
_LONGEST_REASON = 100
_POSITION = re.compile(r"error at (\d+):(\d+)")

Answer = QuerySolutions | QueryBoolean | QueryTriples


class QueryError(Exception):
    """The query cannot be run; the message says where in it, why, and what to do."""


@dataclass(frozen=True, slots=True)
class Query:
    """SPARQL with what it is called in messages ("meetings.rq")."""

    text: str
    source: str = "query"


def ask(
    store: Store,
    query: Query,
    default_graph: list[NamedNode] | None = None,
    named_graphs: list[NamedNode] | None = None,
    *,
    allow_service: bool = False,
) -> Answer:
    """Return the answer of a query.

    Rows have one order, whatever the order of the file: where the query leaves it open, all columns decide.
    In a file of named graphs, a query sees all graphs merged unless it says GRAPH, or FROM, which chooses what it sees.

    Args:
        store: the graph.
        query: what to ask.
        default_graph: the graphs that it sees merged, in place of all.
        named_graphs: the graphs that it sees by GRAPH, in place of all.
        allow_service: whether the query may ask other machines (SERVICE).

    Raises:
        QueryError: the query is not valid SPARQL, uses a prefix that is not bound, or is not run for its own good.
    """
    refused = objection(query.text, allow_service=allow_service)
    if refused:
        raise QueryError(f"{query.source}: this query is not run: {refused}")
    unknown = unknown_prefixes(query.text)
    if unknown:
        bound = "\n".join(f"  {prefix}: <{iri}>" for prefix, iri in sorted(PREFIXES.items()))
        raise QueryError(
            f"{query.source}: the prefix {unknown[0]!r} is not bound. Declare it (PREFIX {unknown[0]}: <…>) "
            f"or use one of these:\n{bound}"
        )

    def run(text: str) -> Answer:
        # pyoxigraph takes the merged graph in place of what FROM says if it is asked to merge
        return store.query(
            text,
            prefixes=PREFIXES,
            use_default_graph_as_union=default_graph is None and not uses(text, "FROM"),
            default_graph=default_graph,  # type: ignore[arg-type] # the stub wants a list that holds default graphs too
            named_graphs=named_graphs,  # type: ignore[arg-type]
        )

    try:
        answer = run(query.text)
        if isinstance(answer, QuerySolutions):  # nothing is evaluated yet: rows are when they are asked for
            with suppress(SyntaxError):
                answer = in_order(query.text, run) or run(
                    with_total_order(query.text, [v.value for v in answer.variables])
                )
    except SyntaxError as error:
        raise QueryError(_explain(query, str(error))) from error
    except (RuntimeError, OSError, ValueError) as error:
        raise QueryError(f"{query.source}: this query cannot be answered: {error}.") from error
    return answer


def rows(store: Store, select: str, more_prefixes: Mapping[str, str] | None = None) -> QuerySolutions:
    """Return the rows of a SELECT query of our own, over all graphs merged.

    Args:
        store: the graph.
        select: the query, known to be valid.
        more_prefixes: prefixes beside those of the graph.
    """
    prefixes = {**PREFIXES, **(more_prefixes or {})}
    answer = store.query(select, prefixes=prefixes, use_default_graph_as_union=True)
    if not isinstance(answer, QuerySolutions):
        raise TypeError("not a SELECT query")
    return answer


def unknown_prefixes(text: str) -> list[str]:
    """Return the prefixes that a query uses and nobody declares, in order of use."""
    return [prefix for prefix in _undeclared(text) if prefix not in PREFIXES]


def standalone(query: Query) -> str:
    """Return a query as it runs anywhere: with the prefixes declared that kgbuild binds by itself."""
    needed = sorted(prefix for prefix in _undeclared(query.text) if prefix in PREFIXES)
    declarations = [f"PREFIX {prefix}: <{PREFIXES[prefix]}>" for prefix in needed]
    lines = [line for line in query.text.rstrip("\n").splitlines() if not line.startswith("# parameter ")]
    start = next((n for n, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return "\n".join([*lines[:start], *declarations, *lines[start:]])


def _undeclared(text: str) -> list[str]:
    """Return the prefixes that a query uses without declaring them, in order of use."""
    words = bare(text)
    declared = {"_", *_DECLARED.findall(words)}
    return list(dict.fromkeys(p for p in _USED.findall(_DECLARED.sub("", words)) if p not in declared))


def _explain(query: Query, message: str) -> str:
    """Point at the place in the query where reading stopped."""
    if (why := no_question(query.text)) is not None:
        return f"{query.source}: this is not valid SPARQL for a question: {why}"
    place = _POSITION.search(message)
    if not place:
        return f"{query.source}: this is not valid SPARQL: {message}"
    line, column = int(place[1]), int(place[2])
    lines = query.text.splitlines() or [""]
    shown = lines[min(line, len(lines)) - 1]
    expected = re.sub(r"\s+", " ", message[place.end() :]).lstrip(": ")
    short = expected if len(expected) < _LONGEST_REASON else "something is missing or wrong at the mark"
    return f"{query.source}:{line}: this is not valid SPARQL ({short}):\n  {shown}\n  {' ' * (column - 1)}^"
