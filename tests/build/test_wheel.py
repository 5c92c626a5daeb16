from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]


@pytest.mark.slow
def test_wheel(tmp_path):
    """The wheel holds the ontology, shapes, data and seeds, each file of them, and nothing of the tests."""
    pytest.importorskip("hatchling")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(CHECKOUT)]
    subprocess.run(command, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("ontology", "shapes", "data", "seeds"):
        files = [p.relative_to(CHECKOUT).as_posix() for p in (CHECKOUT / folder).rglob("*") if p.is_file()]
        missing = {f for f in files if f"kgbuild/_resources/{f}" not in names and "__pycache__" not in f}
        assert files and not missing, missing
    assert "kgbuild/py.typed" in names and "kgbuild/query/questions/meetings.rq" in names
    assert not [name for name in names if name.startswith(("tests/", "training/", "bench/"))]
