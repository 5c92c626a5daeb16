"""Shared by the tests of the read stage: write a file, read it back as the stage does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kgbuild.model import Article, Issue
from kgbuild.readers import ReadOptions, find_sources, read

Reading = tuple[list[Article], list[Issue]]


@pytest.fixture
def read_all() -> Callable[..., Reading]:
    """Find and read everything below some paths; return the articles and all issues."""

    def run(*paths: Path | str, **options: object) -> Reading:
        chosen = ReadOptions(**options)  # type: ignore[arg-type]
        sources, found = find_sources(paths, chosen)
        results = [read(source, chosen) for source in sources]
        issues = [*found, *(issue for _, issues in results for issue in issues)]
        return [article for article, _ in results if article], issues

    return run


@pytest.fixture
def read_one(tmp_path: Path, read_all: Callable[..., Reading]) -> Callable[..., Reading]:
    """Write one file and read it."""

    def run(content: str | bytes, name: str = "a.txt", **options: object) -> Reading:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_all(path, **options)

    return run
