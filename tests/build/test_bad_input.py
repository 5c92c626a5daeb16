from __future__ import annotations

from pathlib import Path

import pytest

from kgbuild.build import BuildOptions, build
from kgbuild.model import Severity

GOOD = "News\n\nAnn Bell met Carl Dorn in Leeds on Friday.\n"
FILES = {
    "bad.jsonl": b'{"text": "Ann Bell met Carl Dorn in Leeds."}\n{"text": \n[1]\n{"body": "x"}\n{"text": 5}\n',
    "binary.txt": b"\0\1\2" * 100,
    "cp1252.txt": "News\n\nAnn Bell met René Dorn in Leeds. “We agreed,” he said.\n".encode("cp1252"),
    "empty.txt": b"",
    "good.txt": GOOD.encode(),
    "header.md": b"---\ntitle: Vote: what now?\ndate: 2011-13\n---\nAnn Bell met Carl Dorn in Leeds.\n",
    "long.txt": b"word " * 10_000_000,
    "no-column.csv": b"a,b\n1,2\n",
    "open.txt": b'News\n\nAnn Bell said: "We agreed on all of it.\n\nCarl Dorn left.\n',
    "page.html": b"<html><body></body></html>",
    "rows.csv": b'text,title\n"Ann Bell met Carl Dorn in Leeds.",T\n"unclosed, x\n',
    "sub/good.txt": GOOD.encode(),
    "thesis.pdf": b"%PDF-1.4",
}
EXPECTED = {
    ("bad.jsonl", 2, "bad-json"),
    ("bad.jsonl", 3, "bad-json"),
    ("bad.jsonl", 4, "missing-column"),
    ("bad.jsonl", 5, "no-text"),
    ("binary.txt", 1, "binary"),
    ("cp1252.txt", 3, "not-utf8"),
    ("dangling.txt", 0, "not-a-file"),
    ("empty.txt", 1, "empty"),
    ("good.txt", 0, "same-name"),
    ("header.md", 2, "bad-header"),
    ("header.md", 3, "bad-date"),
    ("long.txt", 1, "line-too-long"),
    ("no-column.csv", 1, "missing-column"),
    ("open.txt", 3, "unclosed-quotation"),
    ("page.html", 1, "no-article"),
    ("rows.csv", 3, "bad-row"),
    ("sub/good.txt", 0, "same-name"),
    ("thesis.pdf", 0, "unreadable"),
}
READ = {"bad.jsonl#1", "cp1252.txt", "good.txt", "header.md", "open.txt", "rows.csv#1", "sub/good.txt"}


@pytest.fixture
def messy(tmp_path, monkeypatch):
    """Return a folder in which nearly everything is wrong, as the current one."""
    for name, content in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    (tmp_path / "dangling.txt").symlink_to("nowhere")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_everything_wrong_at_once(messy):
    """Each piece of bad input is told with file, line, reason and a next step; all good articles are in the graph."""
    built = build(["."], BuildOptions())
    assert {(i.file, i.line, i.code) for i in built.issues} == EXPECTED
    assert all(issue.message and (issue.hint or issue.severity is Severity.NOTE) for issue in built.issues)
    names = {q.object.value for q in built.quads if q.predicate.value.endswith("#fileName")}
    assert names == READ and built.read == len(READ)
    assert built.failed and built.conforms


def test_vanishing_file(folder):
    """A file that goes away while others are read is told, and costs nobody else."""
    told = []

    def progress(done, total, name):
        told.append((done, total, name))
        (folder / "b.txt").unlink(missing_ok=True)

    built = build([folder], BuildOptions(check=False), progress)
    assert [(Path(i.file).name, i.code) for i in built.issues] == [("b.txt", "vanished")]
    assert (built.read, built.skipped) == (2, 1)
    assert told == [(1, 3, "a.txt"), (2, 3, "b.txt"), (3, 3, "c.txt")]


def test_program_error_costs_one_article(folder, monkeypatch):
    """An article that breaks kgbuild itself is told, and the others are built."""
    from kgbuild.annotate import Annotator

    annotate = Annotator.annotate

    def breaking(self, article):
        if article.file_name == "b.txt":
            raise RecursionError("too deep")
        return annotate(self, article)

    monkeypatch.setattr(Annotator, "annotate", breaking)
    built = build([folder], BuildOptions(check=False))
    (issue,) = built.issues
    assert (issue.code, issue.severity, built.read) == ("not-processed", Severity.ERROR, 2)
    assert "RecursionError: too deep (in test_bad_input.py, line " in issue.message
    assert "Traceback" not in issue.message and "\n" not in issue.message


def test_bad_model(folder):
    """A model that does not exist stops the build before any article is read."""
    told = []
    with pytest.raises(ValueError, match=r"--model nosuch: no such model"):
        build([folder], BuildOptions(model="nosuch"), lambda *progress: told.append(progress))
    assert not told


@pytest.mark.parametrize("file", ["model.onnx", "labels.json", "dependency.onnx", "vocabulary.txt"])
def test_broken_model(folder, tmp_path, file):
    """A folder with a broken or incomplete model is told with its name."""
    model = tmp_path / "model"
    model.mkdir()
    (model / "model.onnx").write_bytes(b"nonsense")
    (model / file).write_bytes(b"nonsense")
    with pytest.raises(ValueError, match=r"model: (this language model lacks|the language model cannot be loaded)"):
        build([folder], BuildOptions(model=str(model)))


def test_no_model_is_needed_for_nothing(tmp_path):
    """Without any article no model is loaded."""
    built = build([tmp_path], BuildOptions(model="nosuch"))
    assert (built.read, built.model, [i.code for i in built.issues]) == (0, "", ["no-articles"])


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_bad_model_with_processes(kgbuild_process, folder, tmp_path, jobs):
    """However many processes read, a bad model is one message and exit code 2."""
    output = tmp_path / "graph.ttl"
    done = kgbuild_process("build", folder, "--model", "nosuch", "--jobs", jobs, "-o", output)
    assert done.returncode == 2 and not output.exists()
    assert done.stderr.count("no such model") == 1 and "Traceback" not in done.stderr
