"""Find out how many processes fit this machine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_PROCESS = 800 * 2**20
"""Bytes that a process which reads takes at most: model, reference data and an article."""

_WORTH = 8
"""A process more is worth its start from so many articles on."""

_MEMINFO = Path("/proc/meminfo")
_CONTROL_GROUP = Path("/sys/fs/cgroup")


def fitting_jobs(articles: int) -> int:
    """Return how many processes to read so many articles with: one a core, as far as memory and work suffice."""
    free = min(_free_memory(), default=None)
    room = cores() if free is None else free // _PROCESS
    return max(1, min(cores(), room, articles // _WORTH))


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _free_memory() -> Iterator[int]:
    """Yield the bytes that the system has free, and that the container that this runs in may use, as far as known."""
    with suppress(OSError, KeyError, ValueError):
        lines = dict(line.split(":", 1) for line in _MEMINFO.read_text(encoding="ascii").splitlines() if ":" in line)
        yield int(lines["MemAvailable"].split()[0]) * 1024
    with suppress(OSError, ValueError):  # there is no such file, or it says "max"
        yield int((_CONTROL_GROUP / "memory.max").read_text(encoding="ascii"))
