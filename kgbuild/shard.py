"""What runs on a worker of Dask: it hands the articles of a shard to a process of its own, as other builds do."""

from __future__ import annotations

import pickle
import threading
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache

from kgbuild.model import Issue
from kgbuild.process import Place
from kgbuild.reading import Found, Opened, Reader
from kgbuild.records import Context, encode


class OtherKgbuild(ValueError):
    """A worker has another version of kgbuild, of a library or of the model than the one who asks."""


@dataclass(frozen=True, slots=True)
class Order:
    """What all shards of a build have in common.

    `reader` is what reads, packed; `model` and `sources` are what `Context.of` takes, and `digest` is what it gives
    where the build runs; `as_records` asks for records rather than facts.
    """

    reader: bytes
    model: str | None
    sources: tuple[str, ...]
    digest: str
    as_records: bool

    @classmethod
    def of(cls, reader: Reader, model: str | None, sources: Sequence[str]) -> Order:
        """Return the order for a reader: it travels without its records, which stay where the build runs."""
        packed = zlib.compress(pickle.dumps(reader.without_records(), protocol=pickle.HIGHEST_PROTOCOL))
        return cls(packed, model, tuple(sources), Context.of(model, sources).digest, reader.keeps_records)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was read of an article: the bytes of its record, or else its facts, or nothing."""

    found: Found | bytes | None
    issues: tuple[Issue, ...]


def read_shard(order: Order, shard: Sequence[Opened]) -> tuple[str, list[Answer]]:
    """Return the name of the model, and what is found in each article of a shard.

    Raises:
        OtherKgbuild: it would not be what the build itself would find.
        ValueError: there is no such model, or it is broken.
    """
    if _digest(order.model, order.sources) != order.digest:
        raise OtherKgbuild("a worker of Dask has another version of kgbuild, its libraries, its model or its plug-ins")
    with _borrowed(order) as (place, reader):
        answers = [_answer(place, opened, as_records=order.as_records) for opened in shard]
        return reader.model, answers


def end_places() -> None:
    """End the processes that nobody uses."""
    with _lock:
        idle = [one for places in _free.values() for one in places]
        _free.clear()
    for place, _, timer in idle:
        timer.cancel()
        place.close()


def _answer(place: Place, opened: Opened, *, as_records: bool) -> Answer:
    result = place.read(opened)
    if isinstance(result, bytes):
        result = pickle.loads(result)
    if result is None:
        raise RuntimeError("the place was closed while it read")
    _, found, issues = result
    record = encode(found.facts) if as_records and found is not None and found.facts is not None else None
    return Answer(record or found, issues)


_Free = tuple[Place, Reader, threading.Timer]
_free: defaultdict[str, list[_Free]] = defaultdict(list)
_lock = threading.Lock()
_IDLE = 60.0
"""Seconds after which a process that has nothing to read is ended: who asked may be gone without a word."""


@contextmanager
def _borrowed(order: Order) -> Iterator[tuple[Place, Reader]]:
    """Yield a place that nobody else uses, with what it reads with; one that was used before has its model loaded."""
    key = order.digest + str(hash(order.reader))
    with _lock:
        place, reader, timer = _free[key].pop() if _free[key] else (None, None, None)
    if timer is not None:
        timer.cancel()
    if place is None or reader is None:
        reader = pickle.loads(zlib.decompress(order.reader))
        place = Place(reader)
    try:
        yield place, reader
    except BaseException:
        place.close()
        raise
    timer = threading.Timer(_IDLE, _end, (key, place))
    timer.daemon = True
    with _lock:
        _free[key].append((place, reader, timer))
    timer.start()


def _end(key: str, place: Place) -> None:
    """End a process unless it is in use again."""
    with _lock:
        left = [one for one in _free[key] if one[0] is not place]
        idle = len(left) < len(_free[key])
        _free[key] = left
    if idle:
        place.close()


@lru_cache(maxsize=4)
def _digest(model: str | None, sources: tuple[str, ...]) -> str:
    return Context.of(model, sources).digest
