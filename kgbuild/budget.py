"""What one article may cost: seconds and memory, so that no single one holds up or fells a build."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

try:
    import resource
except ImportError:  # there is no such thing on Windows
    resource = None  # type: ignore[assignment]

_STATM = Path("/proc/self/statm")
_AGAIN = 1.0
"""A library may swallow the interruption; it is repeated after so many seconds."""


PATIENCE = 10
"""An article may take so many times its seconds by the clock, where others use the processor too."""


class OverBudget(BaseException):
    """An article takes longer than it may. It is no Exception, so that no library takes it for an error of its own."""


@dataclass(frozen=True, slots=True)
class Budget:
    """What an article may cost: `seconds` (0: any number), and `memory` in bytes beyond what is in use (0: all).

    Seconds are those of the processor, so that a busy machine gives the same graph; an article that has not come
    back after `PATIENCE` times as many of the clock is given up, too. Time is kept by signals, so in the main thread
    of a POSIX system only; memory by the limit of the system, so on Linux only. Elsewhere nothing is limited.
    """

    seconds: float = 0.0
    memory: int = 0

    @property
    def memory_reason(self) -> str:
        """How to tell the user that the memory did not suffice."""
        return f"it takes more than {self.memory // 2**20:,} MB of memory" if self.memory else "the memory is full"

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Raise OverBudget, or MemoryError, in the body when it costs more."""
        with _memory_kept(self.memory), _time_kept(self.seconds):
            yield


@contextmanager
def _time_kept(seconds: float) -> Iterator[None]:
    if not seconds or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    running = True

    def ring(_number: int, _frame: FrameType | None) -> None:
        if running:
            raise OverBudget(f"it takes longer than {seconds:g} seconds")

    timers = (
        (signal.ITIMER_PROF, signal.SIGPROF, seconds),
        (signal.ITIMER_REAL, signal.SIGALRM, PATIENCE * seconds),
    )
    before = [signal.signal(number, ring) for _, number, _ in timers]
    for timer, _, limit in timers:
        signal.setitimer(timer, limit, _AGAIN)
    try:
        yield
    finally:
        running = False
        for (timer, number, _), handler in zip(timers, before, strict=True):
            signal.setitimer(timer, 0)
            signal.signal(number, handler)


@contextmanager
def _memory_kept(memory: int) -> Iterator[None]:
    if not memory or resource is None or not _STATM.exists() or threading.active_count() > _FEW_THREADS:
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = int(_STATM.read_text().split()[0]) * resource.getpagesize() + memory
    if soft != resource.RLIM_INFINITY and soft < limit:
        yield
        return
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


_FEW_THREADS = 4
"""In a program with more threads than kgbuild's own, the limit would hit what others do."""
