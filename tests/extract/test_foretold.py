"""Whether an event that some mentions plan and others only consider is planned."""

from __future__ import annotations

import pytest

from kgbuild.annotate import Annotator, load_language
from kgbuild.model import Article, Factuality
from kgbuild.reference import load_reference
from tests.extract.proposing import extracted, proposal

PLANNED, POSSIBLE, ACTUAL = Factuality.PLANNED, Factuality.POSSIBLE, Factuality.ACTUAL
TEXT = "Ann Bell may resign. She will quit, says Carl Dorn. Bell could step down. Her going would please him."


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    """The annotator with the model that comes with kgbuild."""
    return Annotator(load_reference(None), load_language(None))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((POSSIBLE, PLANNED, POSSIBLE), POSSIBLE),
        ((PLANNED, PLANNED, POSSIBLE), PLANNED),
        ((POSSIBLE, PLANNED), PLANNED),
        ((POSSIBLE, ACTUAL), ACTUAL),
        ((POSSIBLE, ACTUAL, POSSIBLE), ACTUAL),
        ((PLANNED, ACTUAL), ACTUAL),
        ((PLANNED, ACTUAL, PLANNED), PLANNED),
        ((PLANNED, ACTUAL, POSSIBLE), ACTUAL),
    ],
)
def test_most_mentions_decide(annotator: Annotator, values: tuple[Factuality, ...], expected: Factuality) -> None:
    """One plan among several possibilities plans no event, and one mention that takes it for done makes no fact."""
    annotated = annotator.annotate(Article(file_name="a.txt", text=TEXT, path="a.txt"))
    words = zip(("resign", "quit", "step down"), ("Ann Bell", "She", "Bell"), values, strict=False)
    proposals = [proposal("Resignation", v, ("person", who), factuality=f, event=1) for v, who, f in words]
    (event,) = extracted(annotated, proposals).facts.events
    assert event.factuality is expected
