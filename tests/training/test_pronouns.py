"""Our own annotations of pronouns find their texts, and tell what a choice of an antecedent is worth."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="the training needs PyTorch")

from kgbuild.model import Span
from training.annotated import beginning, digest
from training.articles import records
from training.coreference import named_gold
from training.pronouns import PRONOUNS, pronouns

_SOURCE = {"id": "paper/2019/talks", "title": "Talks at last", "text": "Ann Bell met Carl Dorn.\n\nShe smiled."}


def _files(folder: Path, source: dict[str, str]) -> tuple[Path, Path]:
    (folder / "paper").mkdir()
    with gzip.open(folder / "paper" / "paper.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps(source) + "\n")
    text = beginning(_SOURCE)
    she, ann = text.index("She"), text.index("Ann Bell")
    meant = [[she, she + 3, [[ann, ann + 8]]]]
    line = {"corpus": "paper", "article": digest(_SOURCE["id"]), "paragraphs": 3, "sha256": digest(text)}
    line |= {"pronouns": meant}
    path = folder / "pronouns.jsonl"
    path.write_text(json.dumps(line) + "\n", encoding="utf-8")
    return folder, path


def test_a_pronoun_gets_the_words_for_whom_it_means(tmp_path: Path) -> None:
    """Places become those of the corpus's text, the headline first."""
    ((name, text, told),) = pronouns(*_files(tmp_path, _SOURCE))
    assert name == _SOURCE["id"]
    assert [(she.of(text), [at.of(text) for at in meant]) for she, meant in told.items()] == [("She", ["Ann Bell"])]


@pytest.mark.parametrize(
    ("change", "said"), [({"text": "Something else."}, "another text"), ({"id": "another"}, "1 articles")]
)
def test_what_belongs_to_no_text_is_refused(tmp_path: Path, change: dict[str, str], said: str) -> None:
    """Nothing is learned from an article that the corpus lacks or has with other words."""
    with pytest.raises(ValueError, match=said):
        list(pronouns(*_files(tmp_path, _SOURCE | change)))


def test_words_that_name_one_mention_do_not_deny_the_others() -> None:
    """A pronoun that is told with some words leaves open who else is meant; one without any means nobody."""
    gold = named_gold({Span(9, 12): (Span(0, 3),), Span(20, 22): ()})
    named, nobody = gold(Span(9, 12)), gold(Span(20, 22))
    assert named is not None and nobody is not None
    assert (named.complete, named.means(Span(0, 3)), named.means(Span(5, 8))) == (False, True, False)
    assert (nobody.complete, nobody.means(Span(0, 3))) == (True, False)
    assert gold(Span(5, 8)) is None


def test_a_passage_that_asks_about_two_names_says_nothing_of_others() -> None:
    """Where a pronoun means neither of two names, it may still mean a third."""
    answer = named_gold({Span(9, 12): ()}, nobody=False)(Span(9, 12))
    assert answer is not None
    assert not answer.complete


def test_the_annotations_hold_places_and_no_words() -> None:
    """What is committed are offsets; the articles' own words stay in the corpora."""
    seen = set()
    for record in records(PRONOUNS):
        assert set(record) == {"corpus", "article", "paragraphs", "sha256", "pronouns"}
        assert record["article"] not in seen
        seen.add(record["article"])
        for begin, end, meant in record["pronouns"]:
            assert 0 <= begin < end
            assert all(0 <= a < b for a, b in meant)
    assert seen
