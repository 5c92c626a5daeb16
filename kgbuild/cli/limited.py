"""Run what may take for ever in a process of its own, which can be ended and whose memory has an end."""

from __future__ import annotations

import os
import pickle
import select
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from kgbuild.cli.errors import CannotRun

try:
    import resource
except ImportError:  # there is no such thing on Windows
    resource = None  # type: ignore[assignment]

MEMORY = 8 * 2**30
"""Bytes that a query, or a check with shapes of the user's, may take, its graph included."""

_PIECE = 1 << 20
_Found = TypeVar("_Found")


def run_limited(work: Callable[[], _Found], seconds: float, memory: int, option: str) -> _Found:
    """Return what some work gives; on Windows, where processes cannot be split, without limits.

    Args:
        work: what to do; what it gives can be pickled.
        seconds: after how long to give up, 0: never.
        memory: how many bytes it may take, 0: all there are.
        option: the option by which the user allows more time, for the message.

    Raises:
        CannotRun: the work says so, takes too long or too much, or felled its process.
    """
    if not hasattr(os, "fork"):
        return work()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    answers, answer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(answers)
        _in_child(work, memory, answer)
    os.close(answer)
    try:
        data = _read(answers, seconds)
    finally:
        os.close(answers)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    if data is None:
        raise CannotRun(f"It takes longer than {seconds:g} seconds and was stopped; ask for less, or use {option}.")
    if not data:
        raise CannotRun(_why(status, memory))
    problem, found = pickle.loads(data)
    if problem is not None:
        raise CannotRun(problem)
    result: _Found = found
    return result


def _in_child(work: Callable[[], object], memory: int, answer: int) -> None:
    """Do the work, pass on what it gives, and end."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        if memory and resource is not None and sys.platform == "linux":
            _, hard = resource.getrlimit(resource.RLIMIT_AS)
            most = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
            resource.setrlimit(resource.RLIMIT_AS, (most, hard))
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # what a library says when it falls is told in our words
        try:
            told: tuple[str | None, object] = (None, work())
        except CannotRun as error:
            told = (error.message, None)
        except MemoryError:
            os._exit(1)
        with os.fdopen(answer, "wb") as stream:
            pickle.dump(told, stream)
        os._exit(0)
    finally:
        os._exit(1)


def _read(stream: int, seconds: float) -> bytes | None:
    """Return all that a pipe gives, None if it takes too long."""
    end = time.monotonic() + seconds if seconds else None
    data = bytearray()
    while True:
        left = None if end is None else max(0.0, end - time.monotonic())
        if not select.select([stream], [], [], left)[0]:
            return None
        piece = os.read(stream, _PIECE)
        if not piece:
            return bytes(data)
        data += piece


def _why(status: int, memory: int) -> str:
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGSEGV:
        return "It is nested too deep for the engine; take it apart."
    return f"It takes more than {memory // 2**20:,} MB of memory, or broke the engine; ask for less at a time."
