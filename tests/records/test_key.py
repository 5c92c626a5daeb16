from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import kgbuild
from kgbuild.model import Article, PartialDate
from kgbuild.records import Context, article_key, files_digest
from kgbuild.records.key import READS

ARTICLE = Article(file_name="a.txt", text="Ann Bell resigned.\n", path="in/a.txt")
CONTEXT = Context("0")


def test_where_an_article_lies_is_no_part_of_its_key():
    """Neither the place of an article nor its name decides what it says."""
    moved = replace(ARTICLE, file_name="b.txt", path="b.txt", first_line=7)
    assert article_key(moved, CONTEXT) == article_key(ARTICLE, CONTEXT)


def test_all_else_is_part_of_it():
    """Each thing that reading goes by gives another key: the text, a date, a publisher, the context."""
    others = [
        (replace(ARTICLE, text="Ann Bell resigned. \n"), CONTEXT),
        (replace(ARTICLE, date=PartialDate("2011-05")), CONTEXT),
        (replace(ARTICLE, publisher="Leeds Echo"), CONTEXT),
        (ARTICLE, Context("1")),
    ]
    keys = {article_key(*other) for other in others} | {article_key(ARTICLE, CONTEXT)}
    assert len(keys) == len(others) + 1


def test_text_without_utf_8_has_a_key():
    """Half a surrogate pair in a text does not stop the build."""
    assert article_key(replace(ARTICLE, text="Ann \ud800"), CONTEXT)


def test_the_context_tells_model_and_reference_data(tmp_path):
    """Another model, other reference data or another file of a model's folder give another context."""
    (tmp_path / "model.onnx").write_bytes(b"one")
    contexts = [Context.of(None, ["a"]), Context.of("pipeline", ["a"]), Context.of(None, ["b"])]
    contexts.append(Context.of(str(tmp_path), ["a"]))
    (tmp_path / "model.onnx").write_bytes(b"two")
    contexts.append(Context.of(str(tmp_path), ["a"]))
    assert len(set(contexts)) == len(contexts)
    assert Context.of("pipeline", ["a"]) == contexts[1]


def test_the_context_tells_all_code_that_reads():
    """Whatever of kgbuild annotation and extraction import is part of the context, so that a change is read anew."""
    package = Path(kgbuild.__file__).parent
    found = {
        name
        for room in READS
        for file in ([package / room] if room.endswith(".py") else (package / room).rglob("*.py"))
        for name in re.findall(r"(?m)^ *from kgbuild\.(\w+)", file.read_text("utf-8"))
    }
    assert found <= {room.removesuffix(".py") for room in READS}


def test_the_hash_of_a_folder_tells_names_and_contents(tmp_path):
    """A file that is renamed or changed changes the hash; what Python leaves beside it does not."""
    (tmp_path / "a.py").write_text("1", encoding="utf-8")
    before = files_digest(tmp_path)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").write_text("x", encoding="utf-8")
    assert files_digest(tmp_path) == before
    (tmp_path / "a.py").rename(tmp_path / "b.py")
    assert files_digest(tmp_path) != before
