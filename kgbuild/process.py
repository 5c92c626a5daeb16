"""A process that reads articles: how it is started, what it is told, and what it does."""

from __future__ import annotations

import json
import os
import pickle
import queue
import struct
import subprocess
import sys
import threading
from contextlib import suppress
from typing import IO, Any

from kgbuild.budget import PATIENCE
from kgbuild.readers import Source
from kgbuild.reading import THREAD_POOLS, Reader, Result, lost, too_costly

GRACE = 10.0
"""A process that has not come back so many seconds after an article's time was up is ended."""
_PROGRAM = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from kgbuild.process import serve; serve()"
"""What a process runs. It imports kgbuild and nothing of the user's: a script without a main guard is not run again."""

_LOAD = "load"
_WANTS_MODEL = pickle.dumps(None, protocol=pickle.HIGHEST_PROTOCOL)
"""What is sent to a process so that it loads the model, and what it answers when it cannot do without."""


class Process:
    """A process that reads articles, seen from here."""

    def __init__(self, reader: Reader) -> None:
        for pool in THREAD_POOLS:
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
        timer = threading.Timer(PATIENCE * seconds + GRACE, self._give_up)
        timer.daemon = True
        timer.start()
        try:
            found = self._exchange(source)
        finally:
            timer.cancel()
        if found is None and self.ended:
            return source, None, (too_costly(source, f"it takes longer than {seconds:g} seconds"),)
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


class WorkersDie(ValueError):
    """No process can be kept alive to read anything."""


_STARTS = 3
"""A process that dies so often before it has read anything will never read."""
_ATTEMPTS = 2
"""A process may die for another's sake, as when the system ends the largest for want of memory; so try once more."""


class Place:
    """Where one process reads one source after the other; in the place of one that has died comes a new one.

    One thread reads; any may close.
    """

    def __init__(self, reader: Reader) -> None:
        """Args: what the process reads with; it learns the model's name."""
        self._reader = reader
        self._process: Process | None = None
        self._closed = False
        self._lock = threading.Lock()

    def read(self, source: Source) -> Result | bytes | None:
        """Return the result of a source, perhaps pickled; None if the place was closed meanwhile.

        Raises:
            WorkersDie: each process dies as soon as it starts.
            ValueError: there is no such model, or it is broken.
        """
        for _ in range(_ATTEMPTS):
            process = self._process or self._start()
            found = process.read(source) if process is not None else None
            if process is not None and (found is None or process.ended):
                self._end(process)
            if found is not None or self._closed:
                return found
        return died(source)

    def close(self) -> None:
        """End the process at once, whatever it does."""
        with self._lock:
            self._closed = True
            if self._process is not None:
                self._process.kill()

    def _start(self) -> Process | None:
        """Start a process and wait until it is ready; None if the place was closed."""
        for _ in range(_STARTS):
            with self._lock:
                if self._closed:
                    return None
                process = self._process = Process(self._reader)
            if process.is_ready():
                return process
            self._end(process)
        if self._closed:
            return None
        raise WorkersDie("the processes that read die as soon as they start; is there enough memory? Use --jobs 1.")

    def _end(self, process: Process) -> None:
        process.kill()
        with self._lock:
            self._process = None


def serve() -> None:
    """Read what the parent process hands over, until it has no more or is gone; run by each process of `read_all`."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get between the answers
    waiting: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(requests, waiting), daemon=True).start()
    reader: Reader = waiting.get()
    if not reader.wants_torch:
        # spaCy's library loads PyTorch wherever it is installed: 200 MB and a second for what nothing here uses
        sys.modules.setdefault("torch", None)  # type: ignore[arg-type]  # None: no such module
    _answer(answers, True)
    while True:
        wanted = waiting.get()
        if wanted == _LOAD:
            _answer(answers, _loaded(reader))
        else:
            _answer(answers, reader(wanted) if reader.model else reader.recorded(wanted))


def _answer(answers: IO[bytes], message: Any) -> None:
    """Send an answer; when the parent is gone, which it may be before `_listen` sees it, end without a word."""
    try:
        _send(answers, message)
    except OSError:
        os._exit(0)


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


def died(source: Source) -> Result:
    """Return the result of a source that costs each process its life."""
    reason = "the process that read it died twice (out of memory?)"
    return source, None, (lost(source.path, source.line, reason),)
