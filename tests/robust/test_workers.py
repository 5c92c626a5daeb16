"""Processes that read: none is left behind, none hangs, none costs more than its article."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kgbuild.build import BuildOptions, build
from kgbuild.process import _PROGRAM, _send
from kgbuild.readers import ReadOptions
from kgbuild.reading import Reader
from kgbuild.reference import load_reference

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name != "posix", reason="processes are ended with signals of POSIX"),
]
ARTICLE = "News\n\nAnn Bell met Carl Dorn in Leeds on Friday.\n"
SCRIPT = """
import sys
import kgbuild
print("start", flush=True)
built = kgbuild.build(sys.argv[1], jobs=2, check=False)
print(built.read)
"""


@pytest.fixture
def articles(tmp_path):
    """Return a folder of some articles."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for n in range(6):
        (folder / f"{n}.txt").write_text(ARTICLE, encoding="utf-8")
    return folder


def _children(pid: int) -> set[int]:
    """Return the processes that a process has started, as Linux tells it."""
    found = set()
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == pid:
            found.add(int(status.parent.name))
    return found


def _wait_for(condition, seconds: float = 60.0) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False


def _alive(pids: set[int]) -> set[int]:
    """Return the processes that still run (a zombie does not)."""
    running = set()
    for pid in pids:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            continue
        if state != "Z":
            running.add(pid)
    return running


def test_a_script_without_a_main_guard(articles, tmp_path):
    """A script that builds with two jobs at its top level runs once and ends."""
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, encoding="utf-8")
    done = subprocess.run([sys.executable, script, articles], capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "start\n6\n", "")


def test_processes_do_not_load_what_only_pipelines_of_others_need(articles, tmp_path, monkeypatch):
    """PyTorch, where it is installed, stays out of processes that read with kgbuild's own model or by rules."""
    (tmp_path / "torch").mkdir()
    (tmp_path / "torch" / "__init__.py").write_text(f"open({str(tmp_path / 'loaded')!r}, 'w')\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    assert build([articles], BuildOptions(jobs=2, check=False)).read == 6
    assert not (tmp_path / "loaded").exists()


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="/proc tells which processes there are")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_no_process_outlives_the_build(articles, tmp_path, number):
    """However the build is ended, its processes end too, and nothing half-written stays after the next build."""
    for n in range(400):
        (articles / f"more-{n}.txt").write_text(ARTICLE, encoding="utf-8")
    output = tmp_path / "out" / "graph.ttl"
    output.parent.mkdir()
    arguments = ["build", str(articles), "-j", "2", "-q", "--no-check", "-o", str(output)]
    with subprocess.Popen([sys.executable, "-m", "kgbuild", *arguments], stderr=subprocess.PIPE, text=True) as process:
        assert _wait_for(lambda: len(_children(process.pid)) == 2)
        children = _children(process.pid)
        process.send_signal(number)
        _, err = process.communicate(timeout=60)
    assert _wait_for(lambda: not _alive(children), 20)
    assert "Traceback" not in err
    assert not output.exists()


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="/proc tells which processes there are")
def test_a_process_whose_parent_is_gone_says_nothing():
    """A process that has an answer for a parent that is gone ends without a traceback."""
    program = [sys.executable, "-c", _PROGRAM, json.dumps(sys.path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(program, stdin=pipe, stdout=pipe, stderr=pipe) as child:
        child.stdout.close()
        _send(child.stdin, Reader(ReadOptions(), load_reference(None)))
        child.stdin.flush()
        assert child.wait(timeout=60) == 0
        assert child.stderr.read() == b""


def test_a_process_that_dies_at_its_start_is_started_again(articles):
    """A worker that is killed before it has read anything costs nothing."""
    script = (
        "import kgbuild, os, signal, subprocess, sys, threading, time\n"
        "def kill_first():\n"
        "    while True:\n"
        "        command = ['pgrep', '-P', str(os.getpid()), '-f', 'kgbuild.process']\n"
        "        out = subprocess.run(command, capture_output=True, text=True)\n"
        "        if out.stdout.split():\n"
        "            os.kill(int(out.stdout.split()[0]), signal.SIGKILL)\n"
        "            return\n"
        "        time.sleep(0.01)\n"
        "threading.Thread(target=kill_first, daemon=True).start()\n"
        "built = kgbuild.build(sys.argv[1], jobs=2, check=False)\n"
        "print(built.read, [i.code for i in built.issues])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, articles], capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.returncode, done.stdout) == (0, "6 []\n"), done.stderr


def test_leftovers_of_a_killed_build_are_removed(articles, tmp_path):
    """The half-written file of a build that was killed is gone after the next build of the same output."""
    output = tmp_path / "graph.ttl"
    leftover = tmp_path / ".graph.ttl.abcd1234.part"
    leftover.write_text("half", encoding="utf-8")
    other = tmp_path / ".other.ttl.abcd1234.part"
    other.write_text("half", encoding="utf-8")
    build([articles], BuildOptions(check=False)).write(output)
    assert output.exists() and not leftover.exists() and other.exists()


def test_a_file_that_another_build_writes_stays(articles, tmp_path):
    """The half-written file of a build that still runs is left alone."""
    import fcntl

    output = tmp_path / "graph.ttl"
    part = tmp_path / ".graph.ttl.abcd1234.part"
    with part.open("wb") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        build([articles], BuildOptions(check=False)).write(output)
        assert part.exists()


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_article_that_takes_too_long_is_given_up(articles, jobs, monkeypatch, tmp_path):
    """An article beyond its time is skipped by name; the others are built."""
    script = tmp_path / "slow.py"
    script.write_text(
        "import sys, time\n"
        "import kgbuild.readers.assemble as stage\n"
        "assemble = stage.assemble\n"
        "def slow(source, *a, **k):\n"
        "    while source.file_name == '3.txt':\n"
        "        pass\n"
        "    return assemble(source, *a, **k)\n"
        "stage.assemble = slow\n"
        "import kgbuild.readers.plain as plain\n"
        "plain.assemble = slow\n",
        encoding="utf-8",
    )
    (tmp_path / "sitecustomize.py").write_text(script.read_text(encoding="utf-8"), encoding="utf-8")
    program = (
        "import kgbuild, sys\n"
        f"b = kgbuild.build(sys.argv[1], jobs={jobs}, check=False, article_timeout=2)\n"
        "print(b.read, b.skipped, [(i.code, i.file[-5:]) for i in b.issues])\n"
    )
    environment = {**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{Path(__file__).parents[2]}"}
    done = subprocess.run(
        [sys.executable, "-c", program, articles],
        capture_output=True,
        text=True,
        timeout=120,
        env=environment,
        check=False,
    )
    assert done.stdout == "5 1 [('too-costly', '3.txt')]\n", done.stderr
