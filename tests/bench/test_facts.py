from __future__ import annotations

import sys

import pytest

import bench.facts
from tests.bench.made import FILE, TEXT, gold_file, record


@pytest.fixture
def facts(tmp_path, monkeypatch, capsys):
    """Measure made-up annotations, of articles in a folder; return exit code and what was printed."""

    def run(*records):
        gold = gold_file(tmp_path / "gold.jsonl", *records)
        arguments = [str(tmp_path), "--gold", str(gold), "--errors", str(tmp_path / "errors")]
        monkeypatch.setattr(sys, "argv", ["facts.py", *arguments])
        return bench.facts.main(), capsys.readouterr()

    return run


def test_a_build_of_the_restored_texts_is_measured(tmp_path, facts):
    """Texts are restored, built and measured; a text that is not there is named and makes the exit code 1."""
    (tmp_path / FILE).write_text(TEXT, "utf-8")
    code, printed = facts(record(statements=record()["statements"][:1]), record(file="002.txt"))
    assert code == 1
    assert "002.txt: not in" in printed.err
    rows = {line[:24].strip(): line.split()[-3:] for line in printed.out.splitlines()[2:]}
    assert printed.out.startswith("1 of 2 articles")
    assert rows["people"] == ["2,", "0,", "0"]
    assert rows["events, Resignation"] == ["1,", "0,", "0"]
    assert rows["statements"] == ["1,", "1,", "0"]


def test_without_any_text_nothing_is_measured(facts):
    """Where no text is there, nothing is built and the exit code is 1."""
    code, printed = facts(record())
    assert (code, printed.out) == (1, "")
    assert "1 of 1 texts could not be restored" in printed.err
