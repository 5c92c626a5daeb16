from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is sent as a signal of POSIX"),
]


PROGRAM = """
import importlib, sys
stage = importlib.import_module("kgbuild.gather")
read_all = stage.read_all

def telling(*arguments):
    for result in read_all(*arguments):
        print("reading", flush=True)
        yield result

stage.read_all = telling
from kgbuild.cli.main import run
run()
"""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c(folder, tmp_path, jobs):
    """Ctrl-C ends the build at once with one message, leaves the old file as it was, and no process or file behind."""
    for n in range(3000):
        (folder / f"{n}.txt").write_text("News\n\nAnn Bell met Carl Dorn in Leeds.\n", encoding="utf-8")
    output = tmp_path / "graph.ttl"
    output.write_text("old", encoding="utf-8")
    arguments = ["build", str(folder), "-j", jobs, "-o", str(output)]
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout and process.stdout.readline() == "reading\n"
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=120)  # returns when every process that shares the pipe has ended
    assert process.returncode == 2, err
    assert err == "Error: Interrupted; nothing half-written is left behind.\n"
    assert output.read_text(encoding="utf-8") == "old"
    left = sorted(p.name for p in tmp_path.iterdir() if not p.name.startswith(".graph.ttl.kgbuild-cache"))
    assert left == ["articles", "graph.ttl"]  # and the cache, from which the next build takes up
