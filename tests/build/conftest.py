"""Small folders of invented articles, and ways to build them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kgbuild.build import BuildOptions, Built, build

TEXTS = {
    "a.txt": 'First report\n\nAnn Bell met Carl Dorn in Leeds on Friday. "We agreed on rail," Ms Bell said.\n',
    "b.txt": "Second report\n\nAnn Bell has defected to Labour. The Greens lost 40 seats, a Labour spokesman said.\n",
    "c.txt": "Third report\n\nCarl Dorn resigned as chancellor on Monday. Critics said he “had no choice”.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with three articles."""
    path = tmp_path / "articles"
    path.mkdir()
    for name, text in TEXTS.items():
        (path / name).write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the graph of three articles, built once."""
    path = tmp_path_factory.mktemp("built") / "articles"
    path.mkdir()
    for name, text in TEXTS.items():
        (path / name).write_text(text, encoding="utf-8")
    return build([path], BuildOptions())


@pytest.fixture
def kgbuild_process() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Return a function that runs `kgbuild` in a process of its own, with a seed for Python's hashes."""

    def run(*arguments: object, seed: str = "0", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "kgbuild", *map(str, arguments)]
        env = {**os.environ, "PYTHONHASHSEED": seed}
        return subprocess.run(command, env=env, cwd=cwd, capture_output=True, text=True, check=False)

    return run
