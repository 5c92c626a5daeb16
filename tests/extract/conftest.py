from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields
from typing import Any

import pytest

from kgbuild.annotate import Annotator, load_language
from kgbuild.extract import extract
from kgbuild.layers import Annotated
from kgbuild.model import Article, ArticleFacts, Block, BlockKind, EntityRef, Event, PartialDate, Span
from kgbuild.reference import load_reference

Facts = Callable[..., ArticleFacts]


NEEDS_THE_MODEL: frozenset[str] = frozenset(
    {
        "Ann Bell axed Carl Dorn as chairman.",
        "Ann Bell addressed a joint meeting of Congress on Friday.",
        "Ann Bell changed no minds in a meeting with Carl Dorn.",
        "Ann Bell died after dinner with her husband.",
        "Ann Bell refused, on Friday, to meet Carl Dorn.",
        "Ann Bell went to No 10 for talks with Carl Dorn.",
        "Ann Bell defeated Carl Dorn to become mayor of Leeds.",
        "Ann Bell denied staging the film or holding talks with Carl Dorn.",
        "Ann Bell did not make an offer when she held talks with Carl Dorn.",
        "Ann Bell spoke on Friday, days before the summit with Carl Dorn.",
        "Ann Bell told a meeting of bankers that rates would rise.",
        "Ann Bell was defeated in the race to become mayor of Leeds.",
        "Ann Bell was absent from a meeting with Carl Dorn.",
        "Ann Bell won the contest for mayor of Leeds in the election.",
        "Ann Bell, who has never before held a post and was no favourite, may become chairman.",
        "Ann Bell, who joined in 2017 and has not held office, may be inaugurated as president.",
        "Carl Dorn, whose wife resigned on Monday, said nothing.",
        "Carl Orme chaired the Labour Party.",
        "LAB GAIN Bolton from NOC.\nThe night went on.\nLabour gain from Conservative.",
        "He praised Carl Dorn, Eve Stone and Ann Bell, who became an MP only in 2017.",
        "There is no love between Carl Dorn, a lawyer, and Ann Bell, who has refused to endorse Eve Stone.",
        "There was none of the warmth that marked the meeting between Ann Bell and Carl Dorn.",
        "Leeds by-election of 4 May 2017\nRosa Quill (Lab) 9,001\nCarl Dorn (Con) 8,120\nAnn Bell (Green) 7,020\n"
        "Mary Fox (Ind) 512\nMajority 881",
    }
)
"""Texts whose grammar and names the order of words does not tell."""


@pytest.fixture(scope="session", params=[None, "rules"], ids=["shipped", "rules"])
def facts(request: pytest.FixtureRequest) -> Facts:
    """What a text states, read by the model that comes with kgbuild, then by rules alone.

    `correction` is the text of a note at its end; `lines` makes of each line a paragraph of its own.
    """
    annotator = Annotator(load_reference(None), load_language(request.param))

    def read(text: str, *, date: str | None = None, correction: str | None = None, lines: bool = False) -> ArticleFacts:
        if request.param == "rules" and text in NEEDS_THE_MODEL:
            pytest.skip("rules alone read no tree of this text")
        blocks: tuple[Block, ...] = ()
        if lines:
            places = [(m.start(), m.end()) for m in re.finditer(r".+", text)]
            blocks = tuple(Block(BlockKind.PARAGRAPH, Span(start, end)) for start, end in places)
        if correction is not None:
            start = len(text) + 2
            text = f"{text}\n\n{correction}"
            blocks = (
                Block(BlockKind.PARAGRAPH, Span(0, start - 2)),
                Block(BlockKind.CORRECTION, Span(start, len(text))),
            )
        published = PartialDate(date) if date else None
        return extract(
            annotator.annotate(Article(file_name="a.txt", text=text, path="a.txt", date=published, blocks=blocks))
        )

    return read


@pytest.fixture(scope="session")
def annotate() -> Callable[..., Annotated]:
    """A text with all its layers, read by the model that comes with kgbuild."""
    annotator = Annotator(load_reference(None), load_language(None))

    def read(text: str, *, date: str | None = None) -> Annotated:
        published = PartialDate(date) if date else None
        return annotator.annotate(Article(file_name="a.txt", text=text, path="a.txt", date=published))

    return read


@pytest.fixture(scope="session")
def events(facts: Facts) -> Callable[..., list[dict[str, Any]]]:
    """The events of a type that a text states, as fields with names in place of references; what is absent left out."""

    def read(text: str, cls: type[Event], **options: Any) -> list[dict[str, Any]]:
        found = facts(text, **options)
        return [_shown(found, event) for event in found.events if isinstance(event, cls)]

    return read


def _shown(facts: ArticleFacts, event: Event) -> dict[str, Any]:
    values = {f.name: _named(facts, getattr(event, f.name)) for f in fields(event)}
    return {name: value for name, value in values.items() if value not in (None, ())}


def _named(facts: ArticleFacts, value: Any) -> Any:
    if isinstance(value, EntityRef):
        return facts.entities[value.index].name
    return tuple(_named(facts, v) for v in value) if isinstance(value, tuple) else value
