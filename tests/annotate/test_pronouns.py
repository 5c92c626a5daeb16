"""Pronouns, read with the model that comes with kgbuild."""

from __future__ import annotations

import pytest

from kgbuild.annotate import Annotator
from kgbuild.model import Article, Block, BlockKind, Span


@pytest.mark.parametrize(
    ("text", "pronoun", "means"),
    [
        ("It was the home of Carl Dorn and his wife Rika.", "his", ["Carl Dorn"]),
        ("They wrote to Tom Voss, Carl Dorn and his brother Ben.", "his", ["Carl Dorn"]),
        ("They met his brother Ben and Carl Dorn.", "his", []),
    ],
)
def test_owner_in_a_list(annotator: Annotator, text: str, pronoun: str, means: list[str]) -> None:
    """Who stands before "and his wife" may be the husband; the brother himself, and who comes later, are not he."""
    assert _meant(annotator, text, pronoun) == means


@pytest.mark.parametrize(
    ("text", "pronoun", "means"),
    [
        ("Barbara spoke on Monday. He was late.", "He", []),
        ("Barbara met Derek on Monday. He was late.", "He", ["Derek"]),
        ("Derek met Barbara on Monday. She was late.", "She", ["Barbara"]),
        ("Derek was hit by Barbara. He left. She left.", "She", ["Barbara"]),
    ],
)
def test_given_name_alone(annotator: Annotator, text: str, pronoun: str, means: list[str]) -> None:
    """A given name that stands alone keeps the pronouns of the other gender away, and learns no gender from them."""
    assert _meant(annotator, text, pronoun) == means


def test_bare_name_behind_a_preposition(annotator: Annotator) -> None:
    """A word that the model takes for a person may be meant although "at" or "of" stands before it."""
    assert _meant(annotator, "On Monday Tom Voss snapped at Veronica. She had been late.", "She") == ["Veronica"]


def test_clause_beside(annotator: Annotator) -> None:
    """Whom the next clause names may be meant, too; whom her own clause goes on to name is not, if others may."""
    text = "Ann Bell was born in Leeds. She moved to Hull and there Bell wed Tom Voss."
    assert _meant(annotator, text, "She") == ["Ann Bell"]
    assert _meant(annotator, "Ann Bell met Eve Lind. She said that Bell was tired.", "She") == ["Eve Lind"]


def test_a_show_is_not_whom_it_is_named_after(annotator: Annotator) -> None:
    """Nobody means the presenter by what he was asked on the presenter's show."""
    text = "Derek Lind was late. Asked on the Tom Voss show, he said nothing."
    assert _meant(annotator, text, "he") == ["Derek Lind"]


def _meant(annotator: Annotator, text: str, pronoun: str) -> list[str]:
    """Return the names of those whom a pronoun means where it stands last."""
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, len(text))),)
    annotated = annotator.annotate(Article(file_name="x.txt", path="x.txt", text=text, blocks=blocks))
    at = Span(text.rindex(pronoun), text.rindex(pronoun) + len(pronoun))
    return [c.name for c in annotated.clusters if any(annotated.span(m.chunk) == at for m in c.mentions)]
