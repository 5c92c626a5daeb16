from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
RUN = 14
KINDS = {".md", ".py", ".ttl", ".csv", ".toml", ".rq", ".yaml", ".txt", ".json", ".jsonl", ".cff", ".html"}
OWN = ["README.md", "seeds", "docs", "tests", "kgbuild", "ontology", "shapes", "data", "bench", "training"]

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared articles are not beside this checkout")


def _runs(text):
    words = re.findall(r"[a-z0-9]+", text.lower())
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


@pytest.fixture(scope="module")
def theirs():
    """The runs of words of the articles that are not ours."""
    folders = [SHARED / "seeds", SHARED / "gold" / "bbc-dev-texts"]
    return {run for folder in folders for path in folder.glob("*.txt") for run in _runs(path.read_text("utf-8"))}


def _files(name):
    path = ROOT / name
    found = [path] if path.is_file() else path.rglob("*") if path.is_dir() else []
    return [file for file in found if file.suffix in KINDS and "__pycache__" not in file.parts]


@pytest.mark.parametrize("name", OWN)
def test_nothing_here_repeats_an_article(name, theirs):
    """No file shares a run of 14 words with an article that somebody else wrote."""
    for file in _files(name):
        shared = _runs(file.read_text("utf-8")) & theirs
        assert not shared, f"{file.relative_to(ROOT)}: {' '.join(sorted(shared)[0])}"
