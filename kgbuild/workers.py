"""Read articles in this process or in several; a process that dies costs the others nothing."""

from __future__ import annotations

import pickle
import queue
import threading
from collections import deque
from collections.abc import Generator, Iterator, Sequence

from kgbuild.process import GRACE, Place
from kgbuild.readers import Source
from kgbuild.reading import Reader, Result


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


_AHEAD = 64
"""Results that wait for their turn are at most so many for each process, so that they do not fill the memory."""


class _Pool:
    """Some processes, each with a thread here that hands it one source after the other."""

    def __init__(self, sources: Sequence[Source], reader: Reader, jobs: int) -> None:
        self._sources = sources
        self._todo: deque[int] = deque(range(len(sources)))
        self._done: queue.Queue[tuple[int, Result | bytes | BaseException]] = queue.Queue()
        self._room = threading.Semaphore(jobs * _AHEAD)
        self._lock = threading.Lock()
        self._closed = False
        self._places = [Place(reader) for _ in range(jobs)]
        self._threads = [threading.Thread(target=self._serve, args=(place,), daemon=True) for place in self._places]
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
        for place in self._places:
            place.close()
        for _ in self._threads:
            self._room.release()
        for thread in self._threads:
            thread.join(timeout=GRACE)

    def _serve(self, place: Place) -> None:
        """Keep one process busy until nothing is left to do."""
        try:
            while (number := self._next()) is not None:
                found = place.read(self._sources[number])
                if found is not None:
                    self._done.put((number, found))
        except BaseException as reason:  # noqa: BLE001 - it belongs to the thread that waits for the results
            self._done.put((-1, reason))
        finally:
            place.close()

    def _next(self) -> int | None:
        """Return the next source to read, None if there is none; wait while many results wait to be taken."""
        self._room.acquire()
        with self._lock:
            return self._todo.popleft() if self._todo and not self._closed else None
