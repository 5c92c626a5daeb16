from __future__ import annotations

import multiprocessing
import os

import pytest

from kgbuild.spread import spread

NAMES = [str(n) for n in range(40)]


@pytest.fixture(autouse=True)
def without_threads(monkeypatch):
    """Have no thread of the test runner in the way."""
    monkeypatch.setattr("kgbuild.spread.threading.active_count", lambda: 1)


def _made(work, jobs=3, travels=lambda _: True):
    return list(spread(work, NAMES, jobs, lambda: None, travels))


def test_copies_make_all_in_order():
    """What copies of the process make comes in the order of the things, and no copy is left behind."""
    made = _made(lambda name: (name, os.getpid()))
    assert [name for name, _ in made] == NAMES
    assert len({process for _, process in made}) == 3 and os.getpid() not in {process for _, process in made}
    assert not multiprocessing.active_children()


def test_what_a_copy_cannot_make_is_made_here():
    """A copy that fails at something, that dies of it, or whose work does not travel costs nothing but time."""
    here = os.getpid()

    def work(name: str) -> tuple[str, int]:
        if name == "4" and os.getpid() != here:
            raise KeyError(name)
        if name == "17" and os.getpid() != here:
            os._exit(1)
        return name, os.getpid()

    made = _made(work, travels=lambda made: made[0] != "6")
    assert [name for name, _ in made] == NAMES
    assert [name for name, process in made if process == here and int(name) < 17] == ["4", "6"]


def test_what_cannot_be_made_is_told():
    """What fails here, too, fails for who asked."""
    with pytest.raises(ZeroDivisionError):
        _made(lambda name: 1 // (int(name) - 9))
    assert not multiprocessing.active_children()


def test_one_process_needs_no_copy():
    """Where one process is asked for, no copy is made."""
    assert {process for process in _made(lambda _: os.getpid(), jobs=1)} == {os.getpid()}
