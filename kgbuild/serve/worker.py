"""Answer queries in processes of their own, so that one that takes too long or too much can be stopped."""

from __future__ import annotations

import io
import queue
import sys
import threading
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    parse_query_results,
    serialize,
)

from kgbuild.query.engine import PREFIXES, Query, QueryError, ask
from kgbuild.query.kept import kept_graph
from kgbuild.serve.sparql import Refused, Request, choose

_TABLES = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}
_GRAPHS = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "rdfxml": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
}
_MOST_BYTES_A_ROW = 2_000
_LONGEST_START = 600.0


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a query may take: seconds, rows of its answer, and megabytes of memory beside the graph's own."""

    seconds: float = 30.0
    rows: int = 100_000
    megabytes: int = 1024


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer: its format and its bytes."""

    form: str
    body: bytes


class _TooMuch(Exception):
    """An answer is longer than is allowed."""


class Pool:
    """Processes that each hold the graph; one that is stopped is replaced.

    Args:
        graph: the file.
        limits: what a query may take.
        size: how many queries are answered at the same time.
        keep: whether to keep a store of a large graph on disk, and to use one that is there.
    """

    def __init__(self, graph: Path, limits: Limits, size: int = 2, *, keep: bool = False) -> None:
        self._graph, self._limits, self._keep = graph, limits, keep
        self._idle: queue.Queue[_Worker] = queue.Queue()
        self._closed = False
        for _ in range(size):
            self._start()

    def answer(self, request: Request) -> Answered:
        """Return the answer to a query.

        Raises:
            Refused: it is not valid, or takes too long, too many rows or too much memory.
        """
        try:
            worker = self._idle.get(timeout=self._limits.seconds)
        except queue.Empty:
            raise Refused(503, "Other queries are running; try again in a moment.") from None
        found = worker.ask(request)
        if isinstance(found, Refused) and found.status == 503:
            worker.stop()
            self._start()
        else:
            self._idle.put(worker)
        if isinstance(found, Refused):
            raise found
        return found

    def wait(self) -> bool:
        """Wait until a process has read the graph; say whether one has."""
        try:
            self._idle.put(self._idle.get(timeout=_LONGEST_START))
        except queue.Empty:
            return False
        return True

    def close(self) -> None:
        """Stop all processes."""
        self._closed = True
        while not self._idle.empty():
            self._idle.get().stop()

    def _start(self) -> None:
        """Start a process; it joins the others once it has read the graph."""
        worker = _Worker(self._graph, self._limits, self._keep)

        def wait() -> None:
            if worker.is_up() and not self._closed:
                self._idle.put(worker)
            else:
                worker.stop()

        threading.Thread(target=wait, daemon=True).start()


class _Worker:
    def __init__(self, graph: Path, limits: Limits, keep: bool) -> None:
        self._limits = limits
        context = get_context("spawn")
        self._connection, other = context.Pipe()
        self._process: BaseProcess = context.Process(target=_work, args=(graph, limits, keep, other), daemon=True)
        self._process.start()
        other.close()

    def is_up(self) -> bool:
        try:
            return bool(self._connection.poll(_LONGEST_START) and self._connection.recv() == "up")
        except (EOFError, OSError):
            return False

    def ask(self, request: Request) -> Answered | Refused:
        limits = self._limits
        try:
            self._connection.send(request)
            if not self._connection.poll(limits.seconds):
                return Refused(503, f"Stopped: the query took more than {limits.seconds:g} seconds. Ask for less.")
            status, *rest = self._connection.recv()
        except (EOFError, OSError):
            return Refused(503, f"Stopped: the query needed more than {limits.megabytes} MB of memory. Ask for less.")
        return Answered(*rest) if status == 200 else Refused(status, *rest)

    def stop(self) -> None:
        self._process.kill()
        self._process.join()
        self._connection.close()


def _work(graph: Path, limits: Limits, keep: bool, connection: Connection) -> None:
    """Answer the queries that come, until nobody asks any more."""
    store = kept_graph(graph, keep=keep)
    _bound_memory(limits.megabytes)
    connection.send("up")
    while True:
        try:
            request = connection.recv()
        except (EOFError, KeyboardInterrupt):
            return
        try:
            form, body = evaluate(store, request, limits)
            connection.send((200, form, body))
        except QueryError as error:
            connection.send((400, str(error)))
        except Refused as error:
            connection.send((error.status, str(error)))
        except MemoryError:
            return  # the other side takes the silence for what it is
        except RuntimeError as error:  # what the store says of a query that it cannot evaluate
            connection.send((400, f"The query cannot be evaluated: {error}"))


def evaluate(store: Store, request: Request, limits: Limits) -> tuple[str, bytes]:
    """Return the format and bytes of the answer to a query.

    Raises:
        QueryError: it is not valid.
        Refused: the answer has too many rows.
    """
    answer = ask(
        store,
        Query(request.query),
        default_graph=[NamedNode(iri) for iri in request.default_graphs] or None,
        named_graphs=[NamedNode(iri) for iri in request.named_graphs] or None,
    )
    too_many = Refused(413, f"The answer has more than {limits.rows:,} rows. Add a LIMIT, or ask for less.")
    out = _Bounded(limits.rows * _MOST_BYTES_A_ROW)
    try:
        if isinstance(answer, QueryTriples):
            form = choose(request.formats, tuple(_GRAPHS))
            serialize(answer, output=out, format=_GRAPHS[form], prefixes=PREFIXES)
            return form, out.getvalue()
        form = choose(request.formats, tuple(_TABLES))
        answer.serialize(out, format=_TABLES[form])
    except _TooMuch:
        raise too_many from None
    if isinstance(answer, QuerySolutions) and out.tell() > limits.rows and _rows(out, form) > limits.rows:
        raise too_many
    return form, out.getvalue()


def _rows(out: io.BytesIO, form: str) -> int:
    if form == "csv":  # which no reader reads back; a line break within a text makes it count one more
        return out.getvalue().count(b"\n")
    found = parse_query_results(out.getvalue(), format=_TABLES[form])
    return 1 if isinstance(found, QueryBoolean) else sum(1 for _ in found)


class _Bounded(io.BytesIO):
    """Bytes in memory, up to a number."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def write(self, data: bytes) -> int:  # type: ignore[override] # narrower: only bytes are written here
        if self.tell() + len(data) > self._most:
            raise _TooMuch
        return super().write(data)


def _bound_memory(megabytes: int) -> None:
    """Let this process use so much more memory than it does; systems without such limits do without."""
    if sys.platform == "win32":
        return
    import resource

    used = _used_bytes()
    most = used + megabytes * 1024 * 1024
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _used_bytes() -> int:
    """Return how much address space this process has; on systems that do not tell, a generous guess."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:
        return 4 * 1024**3
    return pages * 4096
