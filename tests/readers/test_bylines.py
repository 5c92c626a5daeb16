from __future__ import annotations

import pytest

from kgbuild.readers.bylines import parse_byline, split_authors


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ann Bell", ("Ann Bell",)),
        ("BY ANN BELL", ("ANN BELL",)),
        ("By: Ann Bell", ("Ann Bell",)),
        ("By Ann Bell and Joe Fox", ("Ann Bell", "Joe Fox")),
        ("By Ann Bell in Leeds and Joe Fox in New York", ("Ann Bell", "Joe Fox")),
        ("By Ann Bell in Bosnia and Herzegovina", ("Ann Bell",)),
        ("By Ann Bell, Joe Fox and Eve Hill", ("Ann Bell", "Joe Fox", "Eve Hill")),
        ("By Ann Bell, political editor", ("Ann Bell",)),
        ("By Ann Bell Political Correspondent", ("Ann Bell",)),
        ("By Ann Bell Transport Correspondent", ("Ann Bell",)),
        ("By daily.example staff", ("daily.example staff",)),
        ("By Our Foreign Staff", ("Our Foreign Staff",)),
        ("By Ludwig van den Berg", ("Ludwig van den Berg",)),
        ("Words by Ann Bell", None),
        ("Ann Bell, Political Editor", ("Ann Bell",)),
    ],
)
def test_writers_are_named(line, authors):
    """A byline names its writers without their posts."""
    byline = parse_byline(line)
    assert (byline.authors if byline else None) == authors


@pytest.mark.parametrize(
    "line",
    [
        "By Friday the council had changed its mind.",
        "By George, the hall has been sold",
        "By-election called in Elmbridge",
        "By far the biggest party",
        "Ann Bell",
        "Council chief defends deal",
        "By",
    ],
)
def test_other_lines_are_no_bylines(line):
    """A sentence or headline that begins with By, or a bare name, names no writer."""
    assert parse_byline(line) is None


def test_lists_of_authors_are_split_but_not_at_commas():
    """A stated list of authors is split at semicolons and "and"; a comma may stand inside a name."""
    assert split_authors("By Bell, Ann; Joe Fox and Eve Hill") == ("Bell, Ann", "Joe Fox", "Eve Hill")
