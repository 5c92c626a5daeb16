"""Our own texts to learn from say where their words stand."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from kgbuild.annotate.encoder.events import KINDS, PROPERTIES, ROLES
from training.passages import passages, together

_RESIGNED: dict[str, Any] = {
    "text": "Ann Bell resigned. Carl Dorn has not resigned.",
    "mentions": [
        {"e": 1, "type": "Resignation", "fact": "denied", "trigger": "resigned", "n": 2, "args": [["person", "Dorn"]]}
    ],
}


def _file(folder: Path, *records: dict[str, Any]) -> Path:
    path = folder / "passages.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
    return path


def test_words_get_their_places(tmp_path: Path) -> None:
    """A trigger stands where `n` says, an argument at its place nearest to the trigger."""
    (record,) = passages(_file(tmp_path, _RESIGNED))
    (mention,) = record["mentions"]
    assert mention["trigger"] == [37, 45, "resigned"]
    assert mention["args"] == [["person", 24, 28, "Dorn"]]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"trigger": "quit"}, "“quit” does not stand"),
        ({"trigger": "resigned", "n": None}, "stands there 2 times"),
        ({"trigger": "resigned", "n": 3}, "stands there 2 times, not 3"),
        ({"args": [["person", "Frost"]]}, "“Frost” does not stand"),
    ],
)
def test_words_without_a_place_are_refused(tmp_path: Path, change: dict[str, Any], told: str) -> None:
    """Words that are not there, or are there twice, are named with their line."""
    mention = {k: v for k, v in (_RESIGNED["mentions"][0] | change).items() if v is not None}
    path = _file(tmp_path, _RESIGNED, _RESIGNED | {"mentions": [mention]})
    with pytest.raises(ValueError, match=f"passages.jsonl:2: .*{told}"):
        list(passages(path))


def test_some_passages_make_one_text(tmp_path: Path) -> None:
    """Joined passages keep their words, and events of different passages stay different."""
    (article,) = together(list(passages(_file(tmp_path, _RESIGNED, _RESIGNED))), random.Random(1))
    text, mentions = article["text"], article["mentions"]
    assert [text[slice(*m["trigger"][:2])] for m in mentions] == ["resigned", "resigned"]
    assert [text[a:b] for m in mentions for _, a, b, _ in m["args"]] == ["Dorn", "Dorn"]
    assert len({m["e"] for m in mentions}) == 2


def test_all_that_the_file_says_is_known_to_the_model() -> None:
    """Kinds, roles, factualities and properties of the shipped file are those that the model tells."""
    for record in passages():
        for mention in record["mentions"]:
            assert mention["type"] in KINDS
            assert mention["fact"] in PROPERTIES["factuality"]
            assert {role for role, *_ in mention["args"]} <= set(ROLES)
            assert all(mention[k] in PROPERTIES[k] for k in ("kind", "measure", "change", "outcome") if k in mention)


def test_no_text_is_there_twice() -> None:
    """A text that stood there twice would weigh twice."""
    texts = [p["text"] for p in passages()]
    assert len(texts) == len(set(texts))
