from __future__ import annotations

import sys

import pytest

from bench.restore import GOLD, annotated, main, readings, restored, with_words
from tests.bench.made import FILE, TEXT, gold_file, record

RAW = TEXT.replace("pounds ", "£")


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        RAW.encode("latin-1"),
        RAW.encode(),
        b"\xef\xbb\xbf" + RAW.encode(),
        RAW.replace("\n", "\r\n").encode("latin-1"),
        (RAW.rstrip("\n")).encode("latin-1"),
        (RAW + "\n\n").encode(),
    ],
)
def test_copies_of_the_data_set_that_differ_in_form_only_are_the_right_text(tmp_path, data):
    """Encoding, line ends and the pound sign do not keep a text from being restored to the letter."""
    (tmp_path / FILE).write_bytes(data)
    assert restored([record()], tmp_path) == ({FILE: TEXT}, [])


@pytest.mark.parametrize("inside", ["", "politics", "bbc/politics"])
def test_the_folder_may_be_the_data_set_or_its_part(tmp_path, inside):
    """A text is found whether the user names the folder of politics or one above it."""
    (tmp_path / inside).mkdir(parents=True, exist_ok=True)
    (tmp_path / inside / FILE).write_text(TEXT, "utf-8")
    assert restored([record()], tmp_path)[0] == {FILE: TEXT}


def test_a_text_that_is_missing_and_one_that_differs_are_named(tmp_path):
    """Each text that cannot be restored is named with the reason, and the others are restored."""
    (tmp_path / FILE).write_text(TEXT, "utf-8")
    (tmp_path / "002.txt").write_text(TEXT.replace("Leeds", "York"), "utf-8")
    texts, problems = restored([record(), record(file="002.txt"), record(file="003.txt")], tmp_path)
    assert list(texts) == [FILE]
    assert [(p.split(":")[0].rsplit("/")[-1], p.split(": ")[-1]) for p in problems] == [
        ("002.txt", "another text than the one that was annotated"),
        ("003.txt", f"not in {tmp_path}"),
    ]


@pytest.mark.parametrize(("there", "code"), [(True, 0), (False, 1)])
def test_the_command_fails_if_a_text_is_not_there(tmp_path, monkeypatch, capsys, there, code):
    """The exit code is 1 if any text is missing, and the text is named."""
    gold = gold_file(tmp_path / "gold.jsonl")
    monkeypatch.setattr("bench.restore.annotated", lambda: annotated(gold))
    if there:
        (tmp_path / FILE).write_text(TEXT, "utf-8")
    monkeypatch.setattr(sys, "argv", ["restore.py", str(tmp_path), str(tmp_path / "out")])
    assert main() == code
    assert (tmp_path / "out" / "texts" / FILE).exists() is there
    assert (FILE in capsys.readouterr().err) is not there


def test_offsets_become_words():
    """With the text, mentions, the words that name a speaker, and a name that only the text gives are words."""
    full = with_words(record(), TEXT)
    assert full["entities"][0]["mentions"] == ["Ann Bell", "Ms Bell"]
    assert full["entities"][3]["name"] == "A spokesman"
    assert [s["speaker_text"] for s in full["statements"]] == ["Mr Dorn", "A spokesman"]


def test_an_article_without_annotated_statements_says_so():
    """Statements that nobody annotated are told from statements of which there are none."""
    assert with_words(record(statements=None), TEXT)["statements_annotated"] is False
    assert with_words(record(statements=[]), TEXT)["statements_annotated"] is True


def test_bytes_that_are_no_utf8_are_read_as_latin_1():
    """A byte that UTF-8 does not know is read all the same."""
    assert "£1\n" in list(readings(b"\xa31\n"))


def _strings(value):
    if isinstance(value, dict):
        return [s for v in value.values() for s in _strings(v)]
    if isinstance(value, list):
        return [s for v in value for s in _strings(v)]
    return [value] if isinstance(value, str) else []


def test_our_annotations_quote_no_sentence():
    """What bench/gold holds are names, posts and offsets: no field of it has more words than the longest name."""
    records = annotated()
    assert len(records) == 78
    assert max(len(s.split()) for s in _strings(records)) <= 11
    facts = [fact for r in records for part in (r["roles"], r["events"], r["statements"] or ()) for fact in part]
    assert not {"text", "headline", "cue", "speaker_text", "topic"} & {key for fact in facts for key in fact}
    assert GOLD.read_text("utf-8").count("\n") == len(records)


def test_our_annotations_hang_together():
    """Whoever is said to do something is an entity of the article, and places are in order."""
    for own in annotated():
        known = {e["id"] for e in own["entities"]}
        facts = [*own["roles"], *own["events"], *(own["statements"] or ())]
        named = {fact.get(k) for fact in facts for k in ("person", "from", "to", "speaker", "contestant", "endorser")}
        assert named - {None} <= known, own["file"]
        assert all(start < end for fact in facts for start, end in fact["spans"])
