"""Training in several processes that take the mean of their weights now and then (McDonald et al. 2010).

Each process takes its share of the batches. On a processor two of them with one thread each are nearly twice as fast
as one with two threads.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import torch
import torch.distributed as dist
from torch import multiprocessing, nn

_LONGEST_WAIT = timedelta(hours=2)  # for the first process to measure or save


@dataclass(frozen=True)
class Together:
    """This process (`rank`, from 0) and how many there are (`count`)."""

    rank: int = 0
    count: int = 1

    def mean(self, network: nn.Module) -> None:
        """Give a network the mean of the weights that it has in all processes."""
        if self.count > 1:
            for tensor in network.state_dict().values():
                dist.all_reduce(tensor)
                tensor.div_(self.count)


def run(count: int, work: Callable[[Together], None]) -> None:
    """Call a function in as many processes; they share what was read before.

    Raises:
        RuntimeError: one of them failed.
    """
    if count == 1:
        work(Together())
        return
    with tempfile.TemporaryDirectory() as folder:
        meeting = Path(folder) / "meeting"
        context = multiprocessing.get_context("fork")
        processes = [context.Process(target=_begin, args=(Together(n, count), meeting, work)) for n in range(count)]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
    if failed := [p.exitcode for p in processes if p.exitcode]:
        raise RuntimeError(f"a training process ended with {failed[0]}; what it said stands above.")


def _begin(own: Together, meeting: Path, work: Callable[[Together], None]) -> None:
    os.environ.setdefault("GLOO_SOCKET_IFNAME", "lo")
    torch.set_num_threads(1)
    dist.init_process_group(
        "gloo", init_method=f"file://{meeting}", rank=own.rank, world_size=own.count, timeout=_LONGEST_WAIT
    )
    work(own)
    dist.destroy_process_group()
