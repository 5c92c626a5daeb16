"""The command line as a user meets it, and a small article to read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from kgbuild.cli.main import main

ARTICLE = """News of the day

Ann Bell met Carl Dorn in Leeds on Friday to discuss the budget. "We agreed on rail," Ms Bell said.
"""


@dataclass(frozen=True)
class Outcome:
    """How a command ended: its exit code and what it wrote where."""

    code: int
    out: str
    err: str


@pytest.fixture
def kg() -> Callable[..., Outcome]:
    """Return a function that runs `kgbuild` with some arguments; nothing but an exit may come out of it."""

    def run(*arguments: object, stdin: str | bytes | None = None) -> Outcome:
        result = CliRunner().invoke(main, [str(a) for a in arguments], input=stdin, prog_name="kgbuild")
        assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
        return Outcome(result.exit_code, result.stdout, result.stderr)

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with one article."""
    path = tmp_path / "articles"
    path.mkdir()
    (path / "1.txt").write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a graph built from one article, made once."""
    place = tmp_path_factory.mktemp("built")
    (place / "1.txt").write_text(ARTICLE, encoding="utf-8")
    arguments = ["build", str(place / "1.txt"), "-o", str(place / "graph.ttl")]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    return place / "graph.ttl"
