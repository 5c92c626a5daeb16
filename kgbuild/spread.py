"""Make the same of many things in several copies of this process, each of which has all that this one has."""

from __future__ import annotations

import gc
import multiprocessing
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, TypeVar

T = TypeVar("T")

_AHEAD = 8
"""Things that a copy is given before what it made of the first of them was taken."""


def spread(
    work: Callable[[str], T], items: Sequence[str], jobs: int, begin: Callable[[], None], travels: Callable[[T], bool]
) -> Iterator[T]:
    """Yield what is made of each of some things, in their order.

    A copy that dies, or that fails to make something, costs time only: it is made here.

    Args:
        work: makes it.
        items: the things.
        jobs: how many copies to make; with less than two, or where threads or the system are in the way, none is made.
        begin: what a copy does first.
        travels: says whether what was made can be pickled; what cannot is made here.
    """
    if jobs < 2 or not sys.platform.startswith("linux") or threading.active_count() > 1:
        yield from map(work, items)
        return
    copies: list[tuple[Any, Connection]] = []
    try:
        for _ in range(jobs):
            here, there = multiprocessing.Pipe()
            given = (work, begin, travels, here, there)
            copies.append((multiprocessing.get_context("fork").Process(target=_serve, args=given, daemon=True), here))
            copies[-1][0].start()
            there.close()
        ahead = jobs * _AHEAD
        for n in range(-ahead, len(items)):
            here, made = copies[n % jobs][1], None
            with suppress(OSError, EOFError):  # it has died
                if n + ahead < len(items):
                    here.send(items[n + ahead])
                made = here.recv() if n >= 0 else None
            if n >= 0:
                yield made[0] if made else work(items[n])
    finally:
        for process, here in copies:
            process.kill()
            process.join()
            here.close()


def _serve(
    work: Callable[[str], T],
    begin: Callable[[], None],
    travels: Callable[[T], bool],
    here: Connection,
    there: Connection,
) -> None:
    """Make what is asked for until nothing is any more, or nobody is there to ask."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C on the terminal is for the parent to deal with
    gc.set_threshold(50_000)  # what is made for one thing goes without a search for it
    here.close()
    begin()
    with suppress(OSError, EOFError):
        while True:
            item = there.recv()
            try:
                made = work(item)
                there.send((made,) if travels(made) else None)
            except Exception:  # noqa: BLE001 - where it fails again, it is told
                there.send(None)
