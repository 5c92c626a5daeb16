from __future__ import annotations

from datetime import date

import pytest

from kgbuild.extract.events.election import Election
from kgbuild.model import Article, ArticleFacts, DateInterval, Factuality, Span
from kgbuild.reference import RefElection, Reference, Tables
from kgbuild.resolve.elections import known_elections
from kgbuild.resolve.events import merge_events

TEXT = "The 2010 general election was close. Britain voted. France voted."
YEAR = DateInterval(date(2010, 1, 1), date(2010, 12, 31))


def day(year: int, month: int, number: int) -> DateInterval:
    """Return one day."""
    return DateInterval(date(year, month, number), date(year, month, number))


@pytest.fixture(scope="module")
def reference() -> Reference:
    """A general election of 2010, two of 1974, and one of France."""
    held = [
        ("gb", "general", day(2010, 5, 6)),
        ("gb", "general", day(1974, 2, 28)),
        ("gb", "general", day(1974, 10, 10)),
        ("fr", "general", day(2010, 6, 6)),
    ]
    return Reference(tables=Tables(elections=tuple(RefElection(f"{c}/{k}/{d.first}", c, k, d) for c, k, d in held)))


def facts(file: str, dates: DateInterval | None, country: str = "gb", kind: str = "general", **more) -> ArticleFacts:
    """Return an article with one election."""
    event = Election(election_type=kind, dates=dates, passages=(Span(4, 25),), **more)
    article = Article(file_name=file, text=TEXT, path=file)
    return ArticleFacts(article=article, sentences=(Span(0, 36),), events=(event,), country=country)


def ids(reference: Reference, *articles: ArticleFacts) -> list[str]:
    """Return the known elections of some articles."""
    return [known.id for known in known_elections(articles, reference).values()]


@pytest.mark.parametrize(
    ("dates", "country", "kind", "expected"),
    [
        (YEAR, "gb", "general", ["gb/general/2010-05-06"]),
        (YEAR, "gb", "parliamentary", ["gb/general/2010-05-06"]),
        (day(2010, 5, 6), "gb", "general", ["gb/general/2010-05-06"]),
        (day(2010, 5, 7), "gb", "general", []),
        (YEAR, "fr", "general", ["fr/general/2010-06-06"]),
        (YEAR, "", "general", []),
        (YEAR, "gb", "leadership", []),
        (None, "gb", "general", []),
        (DateInterval(date(1974, 1, 1), date(1974, 12, 31)), "gb", "general", []),
    ],
)
def test_which_election_is_meant(reference, dates, country, kind, expected):
    """Kind, country and days decide; without a date, or where two fit, the election stays open."""
    assert ids(reference, facts("a.txt", dates, country, kind)) == expected


def test_what_only_may_be_held_is_none_of_the_table(reference):
    """An election that is denied or only possible has no day."""
    assert ids(reference, facts("a.txt", YEAR, factuality=Factuality.POSSIBLE)) == []


def test_one_election_in_two_articles_is_one_event(reference):
    """Two articles that tell of one election of the table, one with its year and one with its day, share the event."""
    articles = [facts("a.txt", YEAR), facts("b.txt", day(2010, 5, 6))]
    merged, _ = merge_events(articles, {"a.txt": (), "b.txt": ()}, known_elections(articles, reference))
    assert len(merged) == 1


def test_elections_that_the_table_does_not_have_stay_apart(reference):
    """Without a record nothing tells that two articles mean one election."""
    articles = [facts("a.txt", YEAR, kind="recall"), facts("b.txt", YEAR, kind="recall")]
    assert merge_events(articles, {"a.txt": (), "b.txt": ()}, known_elections(articles, reference))[0] == {}
