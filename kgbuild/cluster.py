"""Read articles on a cluster of Dask: a second way beside the processes of one machine, with the same results.

The files stay where the build runs: it reads each article, looks for its record, and sends what has none in small
shards. A worker that is lost costs its shards another try on the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Generator, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from hashlib import sha256
from typing import TYPE_CHECKING

from kgbuild.failure import in_one_line
from kgbuild.process import died
from kgbuild.readers import Source
from kgbuild.reading import Found, Opened, Reader, Result, event_classes
from kgbuild.records import decode
from kgbuild.shard import Answer, Order, end_places, read_shard

if TYPE_CHECKING:
    from distributed import Client, Future

LOCAL = "local"
"""The address that asks for a cluster in this process, to try things out."""

_SHARD = 8
"""Articles in a shard: seconds of work, beside which the way there costs nothing, and no more is lost with a worker."""
_CLASSES = 16
"""Into so many classes articles are sorted by their hash; a shard is full when its class has enough."""
_AHEAD = 3
"""Shards that are sent for each thread of the cluster: the next waits where it will be read."""
_CONNECT, _WAIT = 15.0, 60.0
"""Seconds to wait for the cluster, and for its first worker."""

_Results = Generator[Result, None, None]


class ClusterError(ValueError):
    """The cluster cannot be used; the message says why, and what to do."""


def read_on_cluster(sources: Sequence[Source], reader: Reader, order: Order, address: str, jobs: int) -> _Results:
    """Yield the result of each source, as they come.

    Args:
        sources: what to read.
        reader: what opens articles and keeps records; it learns the name of the model.
        order: what the workers need to know.
        address: where the cluster's scheduler listens, such as "tcp://10.0.0.1:8786", or "local".
        jobs: how many workers a local cluster has.

    Raises:
        ClusterError: there is no such cluster, its workers cannot read, or it is gone.
    """
    with _client(address, jobs) as client:
        try:
            yield from _Shards(client, reader, order).results(sources)
        finally:
            with suppress(OSError, TimeoutError):
                client.run(end_places, on_error="ignore")


@contextmanager
def _client(address: str, jobs: int) -> Iterator[Client]:
    """Connect to a cluster, or make one; wait until somebody works there."""
    try:
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise ClusterError("--dask needs Dask: run pip install 'kgbuild[dask]'.") from error
    with ExitStack() as stack:
        if address == LOCAL:
            local = LocalCluster(n_workers=jobs, threads_per_worker=1, processes=False, dashboard_address=None)
            stack.enter_context(local)
        try:
            client = Client(local if address == LOCAL else address, timeout=_CONNECT, set_as_default=False)
        except (OSError, ValueError, TypeError) as error:
            hint = "is `dask scheduler` running there? An address looks like tcp://10.0.0.1:8786."
            raise ClusterError(f"--dask {address}: no cluster answers ({in_one_line(error)}); {hint}") from error
        stack.enter_context(client)
        try:
            client.wait_for_workers(1, timeout=_WAIT)
        except TimeoutError as error:
            hint = f"start one where kgbuild is installed: dask worker {address}"
            raise ClusterError(f"--dask {address}: the cluster has no worker; {hint}") from error
        yield client


class _Shards:
    """Sends shards to a cluster and takes what comes back."""

    def __init__(self, client: Client, reader: Reader, order: Order) -> None:
        self._client, self._reader, self._name = client, reader, _hash(order)
        parts = (order.reader, order.model, order.sources, order.digest, order.as_records)
        self._order = client.submit(Order, *parts, key=f"kgbuild-order-{self._name}")
        self._sent: dict[Future, Sequence[Opened]] = {}

    def results(self, sources: Sequence[Source]) -> Iterator[Result]:
        """Yield the result of each source."""
        for some in self._shards(sources):
            if isinstance(some, tuple):
                yield some
                continue
            while len(self._sent) >= _AHEAD * max(1, sum(self._client.nthreads().values())):
                yield from self._taken()
            self._send(some)
        while self._sent:
            yield from self._taken()

    def _shards(self, sources: Sequence[Source]) -> Iterator[Result | list[Opened]]:
        """Open each source; yield the results of those that are done with that, and shards of the others."""
        classes: defaultdict[int, list[Opened]] = defaultdict(list)
        for source in sources:
            opened = self._reader.open(source)
            if isinstance(opened, tuple):
                yield opened
                continue
            number = int(_hash(opened.article)[:8], 16) % _CLASSES
            classes[number].append(opened)
            if len(classes[number]) == _SHARD:
                yield classes.pop(number)
        yield from classes.values()

    def _send(self, shard: Sequence[Opened]) -> None:
        key = f"kgbuild-shard-{_hash([self._name, *shard])}"
        self._sent[self._client.submit(read_shard, self._order, shard, key=key)] = shard

    def _taken(self) -> Iterator[Result]:
        """Wait for at least one shard, and yield what was found in it."""
        from distributed import CancelledError, KilledWorker, wait

        try:
            with self._client.as_current():
                done = wait(list(self._sent), return_when="FIRST_COMPLETED").done
        except CancelledError as error:
            raise ClusterError("the cluster is gone; what was read is kept, so build again.") from error
        for future in done:
            shard, wrong = self._sent.pop(future), future.exception()
            if wrong is None:
                model, answers = future.result()
                self._reader.model = model
                yield from map(self._result, shard, answers)
            elif isinstance(wrong, KilledWorker) and len(shard) > 1:
                for opened in shard:
                    self._send([opened])
            elif isinstance(wrong, KilledWorker):
                yield died(shard[0])
            else:
                hint = "is the same kgbuild installed on all workers?"
                raise ClusterError(f"a worker of Dask cannot read ({in_one_line(wrong)}); {hint}") from wrong

    def _result(self, opened: Opened, answer: Answer) -> Result:
        found = answer.found
        if isinstance(found, bytes):
            kept = self._reader.keep(opened.article, opened.key, found)
            found = kept or Found(opened.article, decode(found, opened.article, event_classes()))
        return opened, found, answer.issues


def _hash(what: object) -> str:
    """Return the hash of anything that says all of itself: the same things have the same wherever they are."""
    return sha256(repr(what).encode("utf-8", "surrogatepass")).hexdigest()
