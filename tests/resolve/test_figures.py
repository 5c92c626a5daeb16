"""Which of several articles' figures is preferred."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from kgbuild.model import (
    Article,
    ArticleFacts,
    DateInterval,
    EntityKind,
    EntityRef,
    Event,
    EventRef,
    LocalEntity,
    PartialDate,
    Slot,
    Span,
)
from kgbuild.resolve.figures import preferred_figures
from kgbuild.vocab import KG

MAY = DateInterval(date(2011, 5, 5), date(2011, 5, 5))


@dataclass(frozen=True, kw_only=True)
class Election(Event):
    election_type: Annotated[str | None, Slot(KG.electionType)] = None


@dataclass(frozen=True, kw_only=True)
class Result(Event):
    election: Annotated[EventRef | None, Slot(KG.election)] = None
    contestant: Annotated[EntityRef, Slot(KG.contestant, min=1)]
    measure: Annotated[str, Slot(KG.measure)] = "seats"
    value: Annotated[float | None, Slot(KG.value)] = None


def article(file: str, *values: float, issued: str = "2011-05-06", kind: str = "local", revises: int | None = None):
    """Return an article in which the Greens get these figures in one election."""
    election = Election(passages=(Span(1, 2),), dates=MAY, election_type=kind)
    results = [
        Result(passages=(Span(n + 2, n + 3),), election=EventRef(0), contestant=EntityRef(0), value=v)
        for n, v in enumerate(values)
    ]
    if revises is not None:
        results[-1] = replace(results[-1], revises=EventRef(revises))
    return ArticleFacts(
        article=Article(file_name=file, text="x" * 99, path=file, date=PartialDate(issued)),
        entities=(LocalEntity(kind=EntityKind.PARTY, name="Greens", reference="greens", mentions=(Span(0, 1),)),),
        events=(election, *results),
    )


def preferred(*articles: ArticleFacts) -> set[tuple[str, int]]:
    """Return the preferred figures."""
    return set(preferred_figures(articles, {a.article.file_name: ("party/greens",) for a in articles}))


def test_equal_figures_need_no_preference() -> None:
    """Articles that agree leave nothing to prefer."""
    assert preferred(article("a", 40), article("b", 40)) == set()


def test_a_correction_is_preferred() -> None:
    """The figure of a correction beats a later one of another article; the corrected one does not count."""
    assert preferred(article("a", 40, 14, revises=1), article("b", 40, issued="2011-06-01")) == {("a", 2)}


def test_the_figure_of_most_articles_is_preferred() -> None:
    """Two articles beat one."""
    assert preferred(article("a", 14), article("b", 40, issued="2011-06-01"), article("c", 14)) == {("a", 1), ("c", 1)}


def test_the_latest_figure_is_preferred() -> None:
    """Of two articles the later is preferred; of two of the same day neither."""
    assert preferred(article("a", 14), article("b", 40, issued="2011-05-07")) == {("b", 1)}
    assert preferred(article("a", 14), article("b", 40)) == set()


def test_figures_of_other_contests_do_not_compete() -> None:
    """A council election and a parliamentary one on the same day have figures of their own."""
    assert preferred(article("a", 14), article("b", 40, kind="general", issued="2011-05-07")) == set()
