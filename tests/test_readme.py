"""The examples of README.md and docs/ do what the pages show. Run as a script, this writes their outputs anew."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = [
    *("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"),
    *("docs/input.md", "docs/graph.md", "docs/reference-data.md", "docs/triplestores.md", "docs/why.md"),
]
_BLOCK = re.compile(r"^```(console|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
_MORE = "…"


def _start(folder: Path) -> dict[str, str]:
    """Put the seeds and data into a folder, and a `kgbuild` of this checkout on the path; return the environment."""
    for name in ("seeds", "data"):
        (folder / name).symlink_to(ROOT / name)
    programs = folder / "bin"
    programs.mkdir()
    program = programs / "kgbuild"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kgbuild "$@"\n', "utf-8")
    program.chmod(0o755)
    return {**os.environ, "PATH": f"{programs}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}


def _run(command: str, folder: Path, environment: dict[str, str]) -> str:
    """Return what a command prints, errors included; a query answers as it does on a terminal."""
    if command.startswith("kgbuild query") and "|" not in command and "--" not in command:
        command += " --format table"
    how = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True, "encoding": "utf-8"}
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, **how)
    return "\n".join(line.rstrip() for line in done.stdout.splitlines())


def _examples(block: str) -> list[tuple[str, list[str]]]:
    """Return each command of a console block with the lines shown under it."""
    found: list[tuple[str, list[str]]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        else:
            found[-1][1].append(line)
    return found


def _shown(output: str, before: list[str]) -> list[str]:
    """Return the lines to show: all, or as many as were shown where the last says that there are more."""
    lines = output.splitlines()
    return [*lines[: len(before) - 1], _MORE] if before[-1:] == [_MORE] and len(lines) >= len(before) else lines


def _rewrite(page: str, folder: Path, environment: dict[str, str]) -> str:
    """Run the examples of a page in their order and return the page with the outputs that they give."""

    def replace(match: re.Match[str]) -> str:
        if match[1] == "python":
            done = subprocess.run([sys.executable, "-c", match[2]], cwd=folder, env=environment, capture_output=True)
            assert done.returncode == 0, done.stderr.decode()
            return match[0]
        lines = []
        for command, before in _examples(match[2]):
            lines += [f"$ {command}", *_shown(_run(command, folder, environment), before)]
        return "```console\n" + "\n".join(lines) + "\n```"

    return _BLOCK.sub(replace, page)


@pytest.mark.parametrize("name", PAGES)
def test_the_examples_give_what_the_page_shows(name, tmp_path):
    """Each command and each piece of Python runs, and prints what stands under it."""
    page = (ROOT / name).read_text("utf-8")
    assert _rewrite(page, tmp_path, _start(tmp_path)) == page


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(name):
    """Each file that a page links to is there."""
    page = ROOT / name
    for link in _LINK.findall(page.read_text("utf-8")):
        assert (page.parent / link).exists(), link


if __name__ == "__main__":
    for name in PAGES:
        with tempfile.TemporaryDirectory() as folder:
            page = ROOT / name
            page.write_text(_rewrite(page.read_text("utf-8"), Path(folder), _start(Path(folder))), "utf-8")
