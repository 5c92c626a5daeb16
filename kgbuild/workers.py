"""Read, annotate and extract articles one by one, in this process or in several; what has a record is not read anew."""

from __future__ import annotations

import gc
import json
import os
import pickle
import queue
import struct
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from kgbuild.budget import PATIENCE, Budget, OverBudget
from kgbuild.failure import in_one_line
from kgbuild.model import Article, ArticleFacts, Issue, Severity
from kgbuild.readers import ReadOptions, Source, read
from kgbuild.records import Cache, Context, article_key, encode
from kgbuild.reference import Reference

if TYPE_CHECKING:
    from kgbuild.annotate import Annotator

_THREAD_POOLS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
"""What tells numpy to keep to one thread, if it is not loaded yet: the threads of several processes would fight for the
cores, and a sum must not hang on how many there are."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was read of an article: its facts, or the key of the record that holds them."""

    article: Article
    facts: ArticleFacts | None = None
    key: str = ""


Result = tuple[Source, Found | None, tuple[Issue, ...]]
"""A source with what was found, None if it was skipped, and what the user should know of its reading."""


@dataclass(frozen=True, slots=True)
class Records:
    """Where the records of articles are, and what they depend on besides the article."""

    path: Path
    context: Context


class Reader:
    """Turns one source into facts. It travels to other processes without what it has loaded."""

    def __init__(
        self,
        options: ReadOptions,
        reference: Reference,
        model: str | None = None,
        budget: Budget | None = None,
        records: Records | None = None,
    ) -> None:
        """Args: how to read files, the reference data, which model (see `kgbuild.annotate.load_language`), what an
        article may cost (None: as much as it takes), and where records are kept (None: nowhere).
        """
        self._options, self._reference, self._model, self._records = options, reference, model, records
        self.budget = budget or Budget()
        self.model = ""
        """The name of the model, "" until it is loaded."""
        self._annotator: Annotator | None = None
        self._cache: Cache | None = None

    def __reduce__(self) -> tuple[type[Reader], tuple[Any, ...]]:
        return Reader, (self._options, self._reference, self._model, self.budget, self._records)

    def load(self) -> Annotator:
        """Load the language model, unless that is done; return what annotates with it.

        Raises:
            ValueError: there is no such model, or it is broken.
        """
        if self._annotator is None:
            for pool in _THREAD_POOLS:
                os.environ.setdefault(pool, "1")
            from kgbuild.annotate import Annotator, load_language  # loads spaCy, which only reading needs

            language = load_language(self._model)
            self.model, self._annotator = language.name, Annotator(self._reference, language)
            gc.freeze()  # these stay: to look for garbage among them after every few articles costs a tenth of the time
        return self._annotator

    @property
    def keeps_records(self) -> bool:
        """Whether records are kept, so that the model may not be needed at all."""
        return self._records is not None

    def recorded(self, source: Source) -> Result | None:
        """Return the result of a source whose record is kept, or that holds no article; None if it must be read."""
        if self._records is None:
            return None
        try:
            with self.budget.kept():
                article, issues = read(source, self._options)
        except (OverBudget, Exception):  # noqa: BLE001 - whatever it is, it comes again where it is reported
            return None
        if article is None:
            return source, None, issues
        key = article_key(article, self._records.context)
        known = self._store(self._records).get(key) is not None
        return (source, Found(article, key=key), issues) if known else None

    def __call__(self, source: Source) -> Result:
        """Return what is found in a source; whatever goes wrong becomes an issue."""
        if self._annotator is None and (recorded := self.recorded(source)) is not None:
            return recorded
        annotator = self.load()
        from kgbuild.extract import extract

        issues: tuple[Issue, ...] = ()
        try:
            with self.budget.kept():
                article, issues = read(source, self._options)
                if article is None:
                    return source, None, issues
                key = article_key(article, self._records.context) if self._records else ""
                if self._records and self._store(self._records).get(key) is not None:
                    return source, Found(article, key=key), issues
                facts = extract(annotator.annotate(article))
        except OverBudget as reason:
            return source, None, (*issues, _too_costly(source, str(reason)))
        except MemoryError:
            return source, None, (*issues, _too_costly(source, self.budget.memory_reason))
        except Exception as error:  # noqa: BLE001 - an article that breaks the program must not cost the others theirs
            why = f"kgbuild itself failed on it: {in_one_line(error)}"
            return source, None, (*issues, lost(source.path, source.line, why))
        return source, self._kept(facts, key), issues

    def _kept(self, facts: ArticleFacts, key: str) -> Found:
        """Keep the record of an article, and return where it is; the facts themselves where it cannot be kept."""
        data = encode(facts) if self._records else None
        if self._records and data is not None and self._store(self._records).put(key, data):
            return Found(facts.article, key=key)
        return Found(facts.article, facts)

    def _store(self, records: Records) -> Cache:
        if self._cache is None:
            self._cache = Cache(records.path)
        return self._cache


def read_all(sources: Sequence[Source], reader: Reader, jobs: int) -> Generator[Result, None, None]:
    """Yield the result of each source, in order.

    A process that dies (for want of memory, say), or takes far longer than the budget of an article, costs only the
    article that it was reading.

    Args:
        sources: what to read.
        reader: what to read with; each process gets a copy.
        jobs: how many processes.
    """
    if jobs < 2 or len(sources) < 2:
        yield from map(reader, sources)
        return
    pool = _Pool(sources, reader, min(jobs, len(sources)))
    try:
        yield from pool.results()
    finally:
        pool.close()


_GRACE = 10.0
"""A process that has not come back so many seconds after an article's time was up is ended."""
_STARTS = 3
"""A process that dies so often before it has read anything will never read."""
_AHEAD = 64
"""Results that wait for their turn are at most so many for each process, so that they do not fill the memory."""
_PROGRAM = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from kgbuild.workers import serve; serve()"
"""What a process runs. It imports kgbuild and nothing of the user's: a script without a main guard is not run again."""


class _Pool:
    """Some processes, each with a thread here that hands it one source after the other."""

    def __init__(self, sources: Sequence[Source], reader: Reader, jobs: int) -> None:
        self._sources, self._reader = sources, reader
        self._todo: deque[int] = deque(range(len(sources)))
        self._done: queue.Queue[tuple[int, Result | bytes | BaseException]] = queue.Queue()
        self._room = threading.Semaphore(jobs * _AHEAD)
        self._lock = threading.Lock()
        self._processes: set[_Process] = set()
        self._closed = False
        self._threads = [threading.Thread(target=self._serve, daemon=True) for _ in range(jobs)]
        for thread in self._threads:
            thread.start()

    def results(self) -> Iterator[Result]:
        """Yield the results in the order of the sources."""
        early: dict[int, Result] = {}
        for wanted in range(len(self._sources)):
            while wanted not in early:
                number, found = self._done.get()
                if isinstance(found, BaseException):
                    raise found
                early[number] = pickle.loads(found) if isinstance(found, bytes) else found
            self._room.release()
            yield early.pop(wanted)

    def close(self) -> None:
        """End all processes at once: what they are reading nobody wants any more."""
        with self._lock:
            self._closed = True
            self._todo.clear()
            for process in self._processes:
                process.kill()
        for _ in self._threads:
            self._room.release()
        for thread in self._threads:
            thread.join(timeout=_GRACE)

    def _serve(self) -> None:
        """Keep one process busy until nothing is left to do."""
        process: _Process | None = None
        try:
            while (number := self._next()) is not None:
                for attempt in range(_ATTEMPTS):
                    process = process or self._start()
                    found = process.read(self._sources[number])
                    if found is not None:
                        break
                    self._end(process)
                    process = None
                    if self._closed:
                        return
                    if attempt == _ATTEMPTS - 1:
                        found = _died(self._sources[number])
                if found is not None:
                    self._done.put((number, found))
                if process is not None and process.ended:
                    self._end(process)
                    process = None
        except BaseException as reason:  # noqa: BLE001 - it belongs to the thread that waits for the results
            self._done.put((-1, reason))
        finally:
            if process is not None:
                self._end(process)

    def _next(self) -> int | None:
        """Return the next source to read, None if there is none; wait while many results wait to be taken."""
        self._room.acquire()
        with self._lock:
            return self._todo.popleft() if self._todo and not self._closed else None

    def _start(self) -> _Process:
        """Start a process and wait until it has loaded its model.

        Raises:
            WorkersDie: it dies each time.
        """
        for _ in range(_STARTS):
            with self._lock:
                process = _Process(self._reader)
                self._processes.add(process)
                if self._closed:
                    process.kill()
            if process.is_ready():
                return process
            self._end(process)
            if self._closed:
                break
        raise WorkersDie("the processes that read die as soon as they start; is there enough memory? Use --jobs 1.")

    def _end(self, process: _Process) -> None:
        process.kill()
        with self._lock:
            self._processes.discard(process)


_LOAD = "load"
_WANTS_MODEL = pickle.dumps(None, protocol=pickle.HIGHEST_PROTOCOL)
"""What is sent to a process so that it loads the model, and what it answers when it cannot do without."""


class WorkersDie(ValueError):
    """No process can be kept alive to read anything."""


_ATTEMPTS = 2
"""A process may die for another's sake, as when the system ends the largest for want of memory; so try once more."""


class _Process:
    """A process that reads articles, seen from here."""

    def __init__(self, reader: Reader) -> None:
        for pool in _THREAD_POOLS:
            os.environ.setdefault(pool, "1")
        self._reader = reader
        self.ended = False
        self._child = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM, json.dumps(sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,  # Ctrl-C on the terminal is for the parent to deal with
        )

    def is_ready(self) -> bool:
        """Hand it the reader; say whether it is ready to read."""
        return self._exchange(self._reader) is not None and (self._reader.keeps_records or self._loads())

    def _loads(self) -> bool:
        """Have it load the model, which may take longer than any article; say whether it lives.

        Raises:
            ValueError: there is no such model, or it is broken.
        """
        answer = self._exchange(_LOAD)
        if answer is None:
            return False
        told = pickle.loads(answer)
        if isinstance(told, ValueError):
            raise told
        self._reader.model = told
        return True

    def read(self, source: Source) -> Result | bytes | None:
        """Return the result of a source, pickled, None if the process died of it.

        It is unpickled in the thread that wants it, for that may import modules, and two threads must not at once.
        """
        found = self._in_time(source)
        if found == _WANTS_MODEL:
            return self._in_time(source) if self._loads() else None
        return found

    def _in_time(self, source: Source) -> Result | bytes | None:
        """Return the result of a source, or that the model is wanted; end the process if it takes far too long."""
        seconds = self._reader.budget.seconds
        if not seconds:
            return self._exchange(source)
        timer = threading.Timer(PATIENCE * seconds + _GRACE, self._give_up)
        timer.daemon = True
        timer.start()
        try:
            found = self._exchange(source)
        finally:
            timer.cancel()
        if found is None and self.ended:
            return source, None, (_too_costly(source, f"it takes longer than {seconds:g} seconds"),)
        return found

    def _give_up(self) -> None:
        self.ended = True
        self._child.kill()

    def _exchange(self, message: Any) -> bytes | None:
        """Send something and return the answer, pickled, None if the process has died."""
        if self._child.stdin is None or self._child.stdout is None:
            return None
        try:
            _send(self._child.stdin, message)
            return _receive(self._child.stdout)
        except (OSError, EOFError, ValueError):  # a stream that was closed meanwhile is a ValueError
            return None

    def kill(self) -> None:
        """End it, whatever it does, and wait until it is gone."""
        self._child.kill()
        self._child.wait()
        for stream in (self._child.stdin, self._child.stdout):
            if stream is not None:
                with suppress(OSError, ValueError):
                    stream.close()


def serve() -> None:
    """Read what the parent process hands over, until it has no more or is gone; run by each process of `read_all`."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get between the answers
    waiting: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(requests, waiting), daemon=True).start()
    reader: Reader = waiting.get()
    _send(answers, True)
    while True:
        wanted = waiting.get()
        if wanted == _LOAD:
            _send(answers, _loaded(reader))
        else:
            _send(answers, reader(wanted) if reader.model else reader.recorded(wanted))


def _loaded(reader: Reader) -> str | ValueError:
    """Load the model of a reader; return its name, or what is wrong with it."""
    try:
        reader.load()
    except ValueError as error:
        return ValueError(str(error))
    return reader.model


def _listen(requests: IO[bytes], waiting: queue.SimpleQueue[Any]) -> None:
    """Pass requests on; when the parent is gone, end at once, even in the middle of an article."""
    try:
        while True:
            waiting.put(pickle.loads(_receive(requests)))
    except (OSError, EOFError):
        os._exit(0)


_LENGTH = struct.Struct(">Q")


def _send(stream: IO[bytes], message: Any) -> None:
    data = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def _receive(stream: IO[bytes]) -> bytes:
    """Return the next message, pickled.

    Raises:
        EOFError: there is none, and will be none.
    """
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    length = _LENGTH.unpack(head)[0]
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return data


def lost(path: str, line: int, reason: str) -> Issue:
    """Return the issue for an article that kgbuild could not deal with."""
    return Issue(
        path,
        line,
        "not-processed",
        Severity.ERROR,
        f"this article is not in the graph: {reason}.",
        "Please report it with the article; the others are built.",
    )


def _died(source: Source) -> Result:
    reason = "the process that read it died twice (out of memory?)"
    return source, None, (lost(source.path, source.line, reason),)


def _too_costly(source: Source, reason: str) -> Issue:
    return Issue(
        source.path,
        source.line,
        "too-costly",
        Severity.ERROR,
        f"this article is not in the graph: {reason}.",
        "Split it, or allow it more with --article-timeout; the others are built.",
    )
