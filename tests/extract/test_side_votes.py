"""Results of referendums that only voters tell of: which side, and whether it won."""

from __future__ import annotations

import pytest

from kgbuild.annotate import Annotator, load_language
from kgbuild.extract import extract
from kgbuild.model import Article, PartialDate
from kgbuild.reference import load_reference


@pytest.fixture(scope="module")
def results():
    """The outcomes that a text of some day tells: who won, and whether that happened."""
    annotator = Annotator(load_reference(), load_language())

    def read(text: str, day: str) -> set[tuple[str, str, str]]:
        article = Article(file_name="a.txt", text=text, path="a.txt", date=PartialDate(day))
        facts = extract(annotator.annotate(article))
        return {
            (facts.entities[e.contestant.index].name, e.change, e.factuality.value)
            for e in facts.events
            if type(e).__name__ == "ElectionResult" and e.contestant is not None
        }

    return read


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("Britain voted to leave the EU in the referendum.", "2016-06-28", {("Leave", "won", "Actual")}),
        ("The country has voted narrowly to remain in the referendum.", "2016-06-28", {("Remain", "won", "Actual")}),
        (
            "The referendum is near. The bank fears what a vote to leave would do.",
            "2016-06-01",
            {("Leave", "won", "Possible")},
        ),
        (
            "The referendum in Britain is over. The Leave vote shook the markets on Friday.",
            "2016-07-01",
            {("Leave", "won", "Actual")},
        ),
        (
            "The referendum in Britain is over. The Leave vote shook Britain and Italy.",
            "2016-06-24",
            {("Leave", "won", "Actual")},
        ),
        ("Ann Bell voted to leave in the referendum.", "2016-07-01", set()),
        ("In the poll on the referendum 45 per cent of the voters said they would vote to leave.", "2016-06-01", set()),
        ("MPs voted to leave the hall early, before the referendum bill was read.", "2016-06-01", set()),
    ],
)
def test_votes_of_a_side(results, text: str, day: str, expected: set[tuple[str, str, str]]) -> None:
    """A country or its voters that vote for a side make it win; one voter, a share in a poll or MPs do not."""
    assert results(text, day) == expected
