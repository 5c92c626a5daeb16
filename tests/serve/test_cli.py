"""The command as a user runs it."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from .conftest import GRAPH


@pytest.mark.slow
def test_serve_until_interrupted(tmp_path: Path):
    """The server says where it is, answers there, and ends quietly on Ctrl-C with exit code 0."""
    (tmp_path / "graph.ttl").write_text(GRAPH, encoding="utf-8")
    command = [sys.executable, "-m", "kgbuild.cli.main", "serve", str(tmp_path / "graph.ttl"), "--port", "0"]
    command[1:3] = ["-c", "from kgbuild.cli.main import run; run()"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    first = process.stderr.readline()
    found = re.search(r"http://localhost:(\d+)/", first)
    assert found, first
    with urllib.request.urlopen(f"http://127.0.0.1:{found[1]}/sparql?query=ASK%7B%3Fs+a+kg%3AMeeting%7D") as answer:
        assert b"true" in answer.read()
    process.send_signal(signal.SIGINT)
    _, rest = process.communicate(timeout=30)
    assert process.returncode == 0 and rest.endswith("Stopped\n")
