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


@pytest.fixture(scope="session")
def facts() -> Facts:
    """What a text states, read by the model that comes with kgbuild.

    `correction` is the text of a note at its end; `lines` makes of each line a paragraph of its own.
    """
    annotator = Annotator(load_reference(None), load_language())

    def read(text: str, *, date: str | None = None, correction: str | None = None, lines: bool = False) -> ArticleFacts:
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
