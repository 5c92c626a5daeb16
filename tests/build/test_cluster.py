"""A cluster of Dask reads the same as this machine, whatever becomes of its workers."""

from __future__ import annotations

import os
import signal
import threading

import pytest

from kgbuild.build import BuildOptions, build
from kgbuild.cluster import ClusterError
from kgbuild.process import Process

distributed = pytest.importorskip("distributed")
pytestmark = pytest.mark.slow
_read = Process.read
PEOPLE = ("Ann Bell", "Carl Dorn", "Eve Finn", "Guy Hale", "Ida Jung")


@pytest.fixture
def articles(tmp_path):
    """Return a folder of some articles and one file that is none."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for n in range(24):
        one, other = PEOPLE[n % 5], PEOPLE[(n + 1 + n // 5 % 4) % 5]
        text = f"News {n}\n\n{one} met {other} in Leeds on Friday. “We agree,” {one} said.\n"
        (folder / f"{n}.txt").write_text(text, encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    return folder


@pytest.fixture
def cluster():
    """Return a cluster of two processes."""
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as made:
        yield made


def _lines(built) -> list[str]:
    return sorted(map(str, built.quads))


def _options(**others) -> BuildOptions:
    return BuildOptions(check=False, **others)


def test_the_same_graph_and_the_same_issues(articles):
    """A cluster in this process gives the graph and the issues of a build without one."""
    here, there = build([articles], _options()), build([articles], _options(dask="local", jobs=2))
    assert _lines(there) == _lines(here)
    assert (there.issues, there.read, there.model) == (here.issues, here.read, here.model)


def test_a_worker_that_is_killed_costs_another_try(articles, cluster, tmp_path):
    """One of two processes is killed while it reads: nothing is lost, and the records are those of another build."""
    done = threading.Event()

    def progress(number: int, _count: int, _name: str) -> None:
        if number == 2:
            os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)
            done.set()

    there = build([articles], _options(dask=cluster.scheduler_address, cache=tmp_path / "there"), progress)
    here = build([articles], _options(cache=tmp_path / "here"))
    assert done.is_set()
    assert _lines(there) == _lines(here)
    assert there.issues == here.issues


def test_what_is_known_is_not_sent(articles, tmp_path, monkeypatch):
    """A second build finds all records that the first has kept of what the cluster read."""
    first = build([articles], _options(dask="local", cache=tmp_path / "cache"))
    monkeypatch.setattr("kgbuild.cluster._Shards._send", lambda *_: pytest.fail("an article was sent again"))
    again = build([articles], _options(dask="local", cache=tmp_path / "cache"))
    assert _lines(again) == _lines(first)


def test_an_article_that_kills_its_process(articles, monkeypatch):
    """What costs each process its life costs only itself."""
    monkeypatch.setattr("kgbuild.process.Process.read", _dies_of_seven)
    there = build([articles], _options(dask="local", jobs=2))
    assert there.read == 23
    assert [i.file for i in there.issues if i.code == "not-processed"] == [str(articles / "7.txt")]


def _dies_of_seven(process, source):
    if source.file_name == "7.txt":
        process.kill()
        return None
    return _read(process, source)


@pytest.mark.parametrize("address", ["nowhere", "tcp://127.0.0.1:9"])
def test_no_cluster(articles, monkeypatch, address):
    """Where no cluster answers the message says so, and what to do."""
    monkeypatch.setattr("kgbuild.cluster._CONNECT", 1.0)
    with pytest.raises(ClusterError, match="no cluster answers .*dask scheduler"):
        build([articles], _options(dask=address))


def test_another_kgbuild_on_the_workers(articles, monkeypatch):
    """A worker that would read differently is refused."""
    monkeypatch.setattr("kgbuild.shard._digest", lambda *_: "another")
    with pytest.raises(ClusterError, match="another version of kgbuild"):
        build([articles], _options(dask="local"))


def test_a_model_that_is_none(articles):
    """A model that the workers cannot load is one message."""
    with pytest.raises(ClusterError, match="no-such-model"):
        build([articles], BuildOptions(model="no-such-model", dask="local"))
