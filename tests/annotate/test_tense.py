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
        ("They met for the first time in February.", "2012-02"),
        ("They are to meet on Thursday and Friday.", "2012-03-15/2012-03-16"),
        ("They met on Monday and Tuesday.", "2012-03-12/2012-03-13"),
        ("The amendments failed to pass in January.", "2012-01"),
        ("She managed to win the seat in May.", "2011-05"),
        ("She resigned on 3 May.", "2011-05-03"),
        ("She resigned on May 3.", "2011-05-03"),
        ("She will resign on 3 December.", "2012-12-03"),
        ("She left on 3 May. He was chosen the following Friday.", "2011-05-06"),
        ("He was chosen the following Friday.", None),
        ("She agreed to meet them in May.", "2012-05"),
        ("She is holding talks on Monday.", "2012-03-19"),
        ("Talks are being held on Monday.", "2012-03-19"),
        ("Talks were being held on Monday.", "2012-03-12"),
    ],
)
def test_the_verb_tells_which_month_and_week(annotator, text: str, value: str) -> None:
    """A date that hangs on "the first time" follows the verb; two days in a row are one span.

    What somebody failed or managed to do was when he did; what he agreed to do, or is doing on some day, comes.
    """
    article = Article(file_name="a.txt", text=text, path="a.txt", date=PartialDate("2012-03-14"))
    assert [t.value for t in annotator.annotate(article).times][-1:] == [value]


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


def test_a_person_called_may_is_no_date(annotator) -> None:
    """ "after May's defeat" is no month where somebody is called so, "in May" is one."""
    text = "Theresa May left in May. Votes were counted after May's defeat."
    article = Article(file_name="a.txt", text=text, path="a.txt", date=PartialDate("2019-03-14"))
    assert [t.value for t in annotator.annotate(article).times] == ["2018-05"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Thursday's vote is seen as a test.", "2012-03-15"),
        ("They stopped campaigning before Thursday's vote.", "2012-03-15"),
        ("They called for reflection after Thursday's defeat.", "2012-03-08"),
        ("A recession could follow Tuesday's vote.", "2012-03-13"),
        ("She will say that her defeat on Tuesday changes nothing.", "2012-03-13"),
        ("The vote will take place on Tuesday.", "2012-03-20"),
        ("Friday's vote is seen as a test.", "2012-03-16"),
        ("They stopped campaigning ahead of Sunday's vote.", "2012-03-18"),
        ("Sunday's defeat surprised them.", "2012-03-11"),
    ],
)
def test_the_nearest_such_day(annotator, text: str, value: str) -> None:
    """Tomorrow's name means tomorrow and yesterday's yesterday, unless "will" or "after" says otherwise."""
    article = Article(file_name="a.txt", text=text, path="a.txt", date=PartialDate("2012-03-14"))
    assert [t.value for t in annotator.annotate(article).times] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The delegates meet in Leeds on Saturday.", "2012-03-17"),
        ("Talks to be held in Dublin on Saturday failed before.", "2012-03-17"),
        ("She faces a defeat when her deal is put to a vote on Thursday.", "2012-03-15"),
        ("Talks held in Dublin on Saturday failed.", "2012-03-10"),
    ],
)
def test_what_the_present_tense_dates_comes(annotator, text: str, value: str) -> None:
    """A day of a verb in the present lies ahead, as does that of what is to be done; what was done lies behind."""
    article = Article(file_name="a.txt", text=text, path="a.txt", date=PartialDate("2012-03-14"))
    assert [t.value for t in annotator.annotate(article).times] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They beat us in the last national elections in August.", "2011-08"),
        ("He could lead the party into the August election.", "2012-08"),
        ("If the plan was voted down on Tuesday, the result would be delay.", "2012-03-20"),
        ("The plan was voted down on Tuesday.", "2012-03-13"),
        ("The minister stepped down at the end of the year.", "2011"),
        ("The minister will step down at the end of the year.", "2012"),
    ],
)
def test_the_words_of_a_noun_and_of_a_condition_tell_the_way(annotator, text: str, value: str) -> None:
    """The "last" elections were, what happened during a meeting did, and what would follow "if it was" is to come."""
    article = Article(file_name="a.txt", text=text, path="a.txt", date=PartialDate("2012-03-14"))
    assert [t.value for t in annotator.annotate(article).times] == [value]
