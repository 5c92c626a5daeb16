"""Hand-made candidates for tests: words in place of tokens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from kgbuild.extract.article import Extracted, extract_traced
from kgbuild.extract.candidate import Argument, Candidate, Verdict
from kgbuild.extract.context import Context
from kgbuild.extract.produce.learned import find
from kgbuild.layers import Annotated, Chunk, EventArgument, EventMention
from kgbuild.model import EntityRef, Event, Factuality

Proposal = Mapping[str, Any]


def mention(annotated: Annotated, trigger: str, *arguments: tuple[str, str], kind: str = "Resignation") -> EventMention:
    """Return an event as the model would read it; `kind`: the type of event."""
    return EventMention(
        kind=kind,
        trigger=chunk_of(annotated, trigger),
        arguments=tuple(EventArgument(role, chunk_of(annotated, words)) for role, words in arguments),
        factuality=(("actual", 1.0),),
        properties=(),
        event=0,
        score=0.99,
        second=("O", 0.01),
    )


def read(annotated: Annotated, *mentions: EventMention) -> list[set[tuple[str, str]]]:
    """Return the arguments of each candidate that the model proposes, in words."""
    found = find(Context(replace(annotated, events=mentions)))
    return [{(a.role, annotated.words(a.chunk)) for a in c.arguments} for c in found]


def chunk_of(annotated: Annotated, words: str) -> Chunk:
    """Return the tokens of some words of the text: the first time they stand there; "talks#2": the second."""
    plain, _, number = words.partition("#")
    start = -1
    for _ in range(int(number or 1)):
        start = annotated.doc.text.index(plain, start + 1)
    span = annotated.doc.char_span(start, start + len(plain), alignment_mode="expand")
    assert span is not None
    return Chunk(span.start, span.end)


def proposal(
    of: str,
    trigger: str,
    *arguments: tuple[str, str],
    factuality: Factuality = Factuality.ACTUAL,
    event: int | None = None,
    surely: int | None = None,
    **attributes: str | float | bool,
) -> Proposal:
    """Return what a model would propose, in words; `of`: the type of event."""
    return locals()


def extracted(annotated: Annotated, proposals: Sequence[Proposal], score: float = 1.0) -> Extracted:
    """Return what an article states if nothing is proposed but this; `score`: how sure of each argument."""
    candidates = [
        Candidate(
            type=p["of"],
            trigger=chunk_of(annotated, p["trigger"]),
            arguments=tuple(Argument(role, chunk_of(annotated, words), score=score) for role, words in p["arguments"]),
            factuality=Verdict(p["factuality"]),
            attributes=p["attributes"],
            source="model",
            score=0.9,
            event=p["event"],
            surely=p["surely"],
        )
        for p in proposals
    ]
    return extract_traced(annotated, lambda _: candidates)


def shown(found: Extracted, event: Event) -> dict[str, Any]:
    """Return the fields of an event that hold something, with names in place of references and words for passages."""
    values = {name: _named(found, getattr(event, name)) for name in event.__dataclass_fields__}
    values["passages"] = tuple(p.of(found.facts.article.text) for p in event.passages)
    return {name: value for name, value in values.items() if value not in (None, ())}


def _named(found: Extracted, value: Any) -> Any:
    if isinstance(value, EntityRef):
        return found.facts.entities[value.index].name
    return tuple(_named(found, v) for v in value) if isinstance(value, tuple) else value
