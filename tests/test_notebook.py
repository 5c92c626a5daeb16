"""The example notebook does what it says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def test_the_notebook_runs(monkeypatch):
    """Its cells run one after the other, and the frames that they make have rows."""
    pytest.importorskip("pandas")
    monkeypatch.chdir(ROOT)
    notebook = json.loads((ROOT / "docs" / "example.ipynb").read_text(encoding="utf-8"))
    names: dict[str, object] = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), cell["id"], "exec"), names)
            assert cell["outputs"] == []
    assert all(len(names[name]) for name in ("statements", "by_party", "miliband", "timeline"))
