"""Trees of texts that no model reads."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from kgbuild.annotate import Annotator, load_language
from kgbuild.model import Article
from kgbuild.reference import load_reference


@pytest.fixture(scope="module")
def planted() -> Callable[[str], Doc]:
    """A text with the trees that the order of its words tells."""
    annotator = Annotator(load_reference(None), load_language("rules"))
    return lambda text: annotator.annotate(Article(file_name="a.txt", text=text, path="a.txt")).doc


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Ann Bell met Carl Dorn in Leeds. Eve Fox resigned on Monday.", 2),
        ("Rain. Snow and wind fell all day in the north.", 2),
        ("nothing here is a name or a verb", 1),
    ],
)
def test_a_sentence_has_one_tree(planted, text: str, sentences: int) -> None:
    """Planting trees moves no end of a sentence: whatever has no verb of its own hangs on the others."""
    doc = planted(text)
    assert len(list(doc.sents)) == sentences
    assert sum(t.dep_ == "ROOT" for t in doc) == sentences


def test_who_stands_before_a_verb_is_its_subject(planted) -> None:
    """A name before a verb by its form, or behind a verb of speech, hangs on it as its subject."""
    doc = planted("Ann Bell resigned. “Yes,” said Carl Dorn.")
    assert {(t.text, t.head.text) for t in doc if t.dep_ == "nsubj"} == {("Bell", "resigned"), ("Dorn", "said")}


def test_what_stands_behind_as_hangs_on_the_verb(planted) -> None:
    """ "As chairman of the board" belongs to who resigns, up to the next preposition."""
    doc = planted("Ann Bell resigned as party chairman of the board.")
    assert {(t.text, t.dep_, t.head.text) for t in doc[3:6]} == {
        ("as", "case", "chairman"),
        ("party", "compound", "chairman"),
        ("chairman", "obl", "resigned"),
    }
