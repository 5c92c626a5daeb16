from __future__ import annotations

import pytest
import spacy

from kgbuild.annotate.encoder.reader import sentence_start

NLP = spacy.blank("en")

BEGINS = [
    ("They lost. | We won.", "We"),
    ("They lost! | We won.", "We"),
    ("“They lost.” | We won.", "We"),
    ("They lost (badly.) | We won.", "We"),
    ("They lost. “ | We won,” she said.", "“"),
    ('They lost. " | We won," she said.', '"'),
    ("She said: | “We won.”", "“"),
    ("Yesterday | Ada Fenn resigned.", None),
    ("“We won,” | she said.", None),
    ("In Leeds, | the mayor left.", None),
    ("But | he added nothing.", None),
]


@pytest.mark.parametrize(("text", "expected"), BEGINS)
def test_a_sentence_begins_only_after_a_mark_that_can_end_one(text, expected):
    """And takes along the marks that open it; the bar shows where a model would begin one."""
    before, after = text.split(" | ")
    doc = NLP.make_doc(before + ("" if before.endswith((" “", ' "')) else " ") + after)
    n = next(token.i for token in doc if token.idx >= len(before))
    start = sentence_start(doc, range(len(doc)), n)
    assert (None if start is None else doc[start].text) == expected
