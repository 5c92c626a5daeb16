"""What words say of an event where the model half believes it."""

from __future__ import annotations

import pytest

from kgbuild.annotate import Annotator, load_language
from kgbuild.extract.candidate import Argument, Candidate, Verdict
from kgbuild.extract.context import Context
from kgbuild.extract.events import event_types
from kgbuild.extract.tie import tie
from kgbuild.model import Article, Factuality
from kgbuild.reference import load_reference
from tests.extract.proposing import chunk_of

ACTUAL, PLANNED, POSSIBLE, DENIED = Factuality.ACTUAL, Factuality.PLANNED, Factuality.POSSIBLE, Factuality.DENIED


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    """The annotator with the model that comes with kgbuild."""
    return Annotator(load_reference(None), load_language(None))


@pytest.mark.parametrize(
    ("text", "told", "expected"),
    [
        ("Ann Bell refused to resign.", {POSSIBLE: 0.6, DENIED: 0.3}, DENIED),
        ("Ann Bell refused to resign.", {POSSIBLE: 0.9, DENIED: 0.1}, POSSIBLE),
        ("Ann Bell could resign within days.", {PLANNED: 0.7, POSSIBLE: 0.3}, POSSIBLE),
        ("Ann Bell said she would want to resign.", {POSSIBLE: 0.7, ACTUAL: 0.3}, POSSIBLE),
        ("Ann Bell resigned on Monday.", {PLANNED: 0.7, ACTUAL: 0.3}, PLANNED),
    ],
)
def test_words_decide_what_the_model_half_believes(
    annotator: Annotator, text: str, told: dict[Factuality, float], expected: Factuality
) -> None:
    """Where the model gives what the words say a fifth, the words are right, but they do not make anything happen."""
    annotated = annotator.annotate(Article(file_name="a.txt", text=text, path="a.txt"))
    trigger = "resigned" if "resigned" in text else "resign"
    candidate = Candidate(
        type="Resignation",
        trigger=chunk_of(annotated, trigger),
        arguments=(Argument("person", chunk_of(annotated, "Ann Bell")),),
        factuality=Verdict.of(told),
        source="model",
        score=0.9,
    )
    parts = next(t.parts for t in event_types() if t.name == "Resignation")
    assert tie(Context(annotated), candidate, parts).verdict.value is expected
