"""Which way the words around a date point, where the trees tell more than the words beside it."""

from __future__ import annotations

import pytest

from kgbuild.annotate import Annotator, load_language
from kgbuild.model import Article, PartialDate
from kgbuild.reference import load_reference


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    """The model that comes with kgbuild."""
    return Annotator(load_reference(None), load_language(None))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The talks were postponed until Monday.", "2012-03-19"),
        ("She put off the vote to Monday.", "2012-03-19"),
        ("She stayed until Monday.", "2012-03-12"),
    ],
)
def test_what_is_put_off_lies_ahead(annotator, text: str, value: str) -> None:
    """The day that something is put off to comes after the article, though the verb is in the past."""
    article = Article(file_name="a.txt", text=text, path="a.txt", date=PartialDate("2012-03-14"))
    assert [t.value for t in annotator.annotate(article).times] == [value]
