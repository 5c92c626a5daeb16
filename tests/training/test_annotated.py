"""Our own annotations find the texts that they belong to."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from kgbuild.annotate.encoder.events import KINDS, PROPERTIES, ROLES
from training.annotated import ANNOTATIONS, annotated, beginning, digest
from training.articles import records

_SOURCE = {
    "id": "paper/2019/talks",
    "title": "Talks at last",
    "date": "2019-05-01",
    "text": "Ann Bell met Carl Dorn.\n\nThey spoke for an hour.\n\nRain fell.",
}


def _corpus(folder: Path, source: dict[str, Any]) -> Path:
    (folder / "paper").mkdir()
    with gzip.open(folder / "paper" / "paper.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps(source) + "\n")
    return folder


def _annotations(folder: Path) -> Path:
    path = folder / "annotations.jsonl"
    text = beginning(_SOURCE, 2)
    met = text.index("met")
    mention = {"e": 1, "type": "Meeting", "fact": "actual", "trigger": [met, met + 3]}
    mention |= {"args": [["participant", 15, 23]]}
    line = {
        "corpus": "paper",
        "article": digest(_SOURCE["id"]),
        "paragraphs": 2,
        "sha256": digest(text),
        "mentions": [mention],
    }
    path.write_text(json.dumps(line) + "\n", encoding="utf-8")
    return path


def test_an_annotated_article_gets_its_words_back(tmp_path: Path) -> None:
    """Offsets become the words of the corpus's text: headline first, as many paragraphs as were read."""
    (record,) = annotated(_corpus(tmp_path, _SOURCE), _annotations(tmp_path))
    assert record["text"] == "Talks at last\n\nAnn Bell met Carl Dorn.\n"
    (mention,) = record["mentions"]
    assert mention["trigger"][2] == "met"
    assert mention["args"] == [["participant", 15, 23, "Ann Bell"]]


def test_another_text_is_refused(tmp_path: Path) -> None:
    """A corpus whose article has other words is named, and nothing is learned from wrong places."""
    with pytest.raises(ValueError, match="another text"):
        list(annotated(_corpus(tmp_path, _SOURCE | {"text": "Something else."}), _annotations(tmp_path)))


def test_a_missing_article_is_counted(tmp_path: Path) -> None:
    """An annotated article that the corpus lacks is no silent loss."""
    with pytest.raises(ValueError, match="1 articles"):
        list(annotated(_corpus(tmp_path, _SOURCE | {"id": "another"}), _annotations(tmp_path)))


def test_the_annotations_hold_places_and_no_words() -> None:
    """What is committed names kinds, roles and offsets; the articles' own words stay in the corpora."""
    roles, seen = set(ROLES), set()
    for record in records(ANNOTATIONS):
        assert set(record) == {"corpus", "article", "paragraphs", "sha256", "mentions"}
        assert record["article"] not in seen
        seen.add(record["article"])
        for mention in record["mentions"]:
            assert set(mention) <= {"e", "type", "fact", "optional", "trigger", "args", *PROPERTIES}
            assert mention["type"] in KINDS
            begin, end = mention["trigger"]
            assert 0 <= begin < end
            assert all(role in roles and 0 <= a < b for role, a, b in mention["args"])
    assert seen
