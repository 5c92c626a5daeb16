"""Whom a post is given to or taken from, where the words name nobody who can have it."""

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


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    """The annotator with the model that comes with kgbuild."""
    return Annotator(load_reference(None), load_language(None))


@pytest.mark.parametrize(
    ("text", "kind", "trigger", "person", "expected"),
    [
        ("The party plans to ditch the role of deputy leader.", "Resignation", "ditch", "the role", False),
        ("The party plans to ditch the role of deputy leader.", "Resignation", "ditch", "deputy leader", False),
        ("The campaign for Carl Dorn withdrew on Monday.", "Resignation", "withdrew", "The campaign", False),
        ("The party plans to ditch the deputy leader.", "Resignation", "ditch", "the deputy leader", True),
        ("Carl Dorn attacked several of Ann Bell's nominations.", "Appointment", "nominations", "Ann Bell", False),
        ("Carl Dorn attacked Ann Bell's nomination as chair.", "Appointment", "nomination", "Ann Bell", True),
        ("Labour lost. The papers pressed them to resign.", "Defection", "resign", "them", False),
        ("Ann Bell lost. The papers pressed her to resign.", "Defection", "resign", "her", True),
    ],
)
def test_a_post_a_body_or_who_chooses_is_not_the_person(
    annotator: Annotator, text: str, kind: str, trigger: str, person: str, *, expected: bool
) -> None:
    """A post, a body that only a pronoun names, and whose several choices they are, take and leave no post."""
    annotated = annotator.annotate(Article(file_name="a.txt", text=text, path="a.txt"))
    candidate = Candidate(
        type=kind,
        trigger=chunk_of(annotated, trigger),
        arguments=(Argument("person", chunk_of(annotated, person)),),
        factuality=Verdict(Factuality.ACTUAL),
        source="model",
        score=0.9,
    )
    parts = next(t.parts for t in event_types() if t.name == kind)
    assert bool(tie(Context(annotated), candidate, parts).references("person")) is expected
