from __future__ import annotations

import pytest

from kgbuild.build import BuildOptions, build


def test_same_bytes(kgbuild_process, folder, tmp_path):
    """Neither the seed of Python's hashes, nor the number of processes, nor the order of files changes a byte."""
    names = sorted(folder.iterdir())
    runs = [
        ("1", [folder, "--jobs", 1]),
        ("2", [*reversed(names), "--jobs", 2]),
        ("3", [names[1], folder, "--jobs", 3, "--no-check"]),
    ]
    written = []
    for seed, arguments in runs:
        output = tmp_path / f"{seed}.trig"
        done = kgbuild_process("build", *arguments, "--dataset", "d", "-o", output, seed=seed)
        assert done.returncode == 0, done.stderr
        written.append(output.read_bytes())
    assert written[0] and written.count(written[0]) == len(written)


def test_place_does_not_matter(folder, tmp_path, monkeypatch):
    """A folder gives the same graph wherever it lies; its own name is what the dataset is called after."""
    moved = tmp_path / "elsewhere" / folder.name
    moved.parent.mkdir()
    options = BuildOptions(check=False)
    before = build([folder], options).quads
    folder.rename(moved)
    monkeypatch.chdir(moved)
    assert build(["."], options).quads == before


def test_one_article_changes_its_own_lines_only(folder, tmp_path):
    """A change in one article leaves the lines of the others as they were."""
    build([folder], BuildOptions(check=False)).write(tmp_path / "old.nq")
    (folder / "c.txt").write_text("Nothing happened\n\nNobody said a word.\n", encoding="utf-8")
    build([folder], BuildOptions(check=False)).write(tmp_path / "new.nq")
    old, new = ((tmp_path / name).read_text(encoding="utf-8").splitlines() for name in ("old.nq", "new.nq"))
    for name in ("a.txt", "b.txt"):
        graph = f"<https://w3id.org/kgbuild/data/article/articles/{name}> ."
        lines = [line for line in old if line.endswith(graph)]
        assert lines and lines == [line for line in new if line.endswith(graph)]


@pytest.mark.parametrize("form", ["turtle", "trig", "nquads", "ntriples", "jsonld", "ndjsonld"])
def test_every_format_twice(built, tmp_path, form):
    """Writing a graph twice gives the same bytes in every format."""
    for name in ("one", "two"):
        built.write(tmp_path / name, form)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes() != b""
