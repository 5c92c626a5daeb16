"""Read, annotate and extract articles one by one, in this process or in several."""

from __future__ import annotations

import gc
import os
import signal
import traceback
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import active_children, get_context
from typing import TYPE_CHECKING

from kgbuild.model import ArticleFacts, Issue, Severity
from kgbuild.readers import ReadOptions, Source, read
from kgbuild.reference import Reference

if TYPE_CHECKING:
    from kgbuild.annotate import Annotator

_THREAD_POOLS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
"""What tells numpy to keep to one thread, if it is not loaded yet: the threads of several processes would fight for the
cores, and a sum must not hang on how many there are."""

Result = tuple[Source, ArticleFacts | None, tuple[Issue, ...]]
"""A source with its facts, None if it was skipped, and what the user should know."""


class Reader:
    """Turns one source into facts. It travels to other processes without what it has loaded."""

    def __init__(self, options: ReadOptions, reference: Reference, model: str | None = None) -> None:
        """Args: how to read files, the reference data, and which model (see `kgbuild.annotate.load_language`)."""
        self._options, self._reference, self._model = options, reference, model
        self._loaded: tuple[str, Annotator] | None = None

    def __reduce__(self) -> tuple[type[Reader], tuple[ReadOptions, Reference, str | None]]:
        return Reader, (self._options, self._reference, self._model)

    def load(self) -> tuple[str, Annotator]:
        """Load the language model, unless that is done; return its name and what annotates with it.

        Raises:
            ValueError: there is no such model, or it is broken.
        """
        if self._loaded is None:
            for pool in _THREAD_POOLS:
                os.environ.setdefault(pool, "1")
            from kgbuild.annotate import Annotator, load_language  # loads spaCy, which only a build needs

            language = load_language(self._model)
            self._loaded = language.name, Annotator(self._reference, language)
            gc.freeze()  # these stay: to look for garbage among them after every few articles costs a tenth of the time
        return self._loaded

    def __call__(self, source: Source) -> Result:
        """Return the facts of a source; whatever goes wrong becomes an issue."""
        from kgbuild.extract import extract

        _, annotator = self.load()
        issues: tuple[Issue, ...] = ()
        try:
            article, issues = read(source, self._options)
            if article is None:
                return source, None, issues
            facts = extract(annotator.annotate(article))
        except Exception:  # noqa: BLE001 - one article that breaks the program must not cost the others their graph
            where = traceback.format_exc(limit=-1).strip().replace("\n", " | ")
            return source, None, (*issues, _lost(source, f"kgbuild itself failed on it: {where}"))
        return source, facts, issues


def read_all(sources: Sequence[Source], reader: Reader, jobs: int) -> Iterator[Result]:
    """Yield the result of each source, in order.

    A process that dies (for want of memory, say) costs only the article it was reading: what is left is then read by
    one process at a time, so that it is plain which article that was.

    Args:
        sources: what to read.
        reader: what to read with; each process gets a copy.
        jobs: how many processes.
    """
    if jobs == 1 or len(sources) < 2:
        yield from map(reader, sources)
        return
    done = 0
    while done < len(sources):
        broken = False
        for result in _in_processes(sources[done:], reader, jobs):
            if result is None:
                broken = True
                break
            done += 1
            yield result
        if broken and jobs == 1:
            yield sources[done], None, (_lost(sources[done], "the process that read it died (out of memory?)"),)
            done += 1
        jobs = 1


def _in_processes(sources: Sequence[Source], reader: Reader, jobs: int) -> Iterator[Result | None]:
    """Yield results until all are there or, after None, a process has died."""
    others = set(active_children())
    # "spawn" behaves the same on every system and inherits no threads
    pool = ProcessPoolExecutor(min(jobs, len(sources)), get_context("spawn"), _start, (reader,))
    try:
        with _interrupts_held():
            futures = [pool.submit(_work, source) for source in sources]
        for future in futures:
            yield future.result()
    except BrokenProcessPool:
        yield None
    except BaseException:  # Ctrl-C must not wait for articles that nobody wants any more
        for process in set(active_children()) - others:
            process.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back while processes start, so that they are born deaf to it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _lost(source: Source, reason: str) -> Issue:
    return Issue(
        source.path,
        source.line,
        "not-processed",
        Severity.ERROR,
        f"this article is not in the graph: {reason}.",
        "Please report it with the article; the others are built.",
    )


_reader: Reader | None = None


def _start(reader: Reader) -> None:
    global _reader
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # for systems where _interrupts_held does nothing
    _reader = reader


def _work(source: Source) -> Result:
    if _reader is None:
        raise RuntimeError("a worker process was not started through _start")
    return _reader(source)
