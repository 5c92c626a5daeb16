"""Extract everything one article states. Pure: an annotated article in, its facts out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kgbuild.extract.contests import link_results
from kgbuild.extract.context import Context
from kgbuild.extract.corrections import revise
from kgbuild.extract.entities import entities
from kgbuild.extract.events import event_types
from kgbuild.extract.factuality import factuality_of
from kgbuild.extract.groups import find_groups
from kgbuild.extract.roles import find_roles
from kgbuild.extract.sport import is_sport
from kgbuild.extract.statements import find_statements
from kgbuild.layers import Annotated
from kgbuild.model import ArticleFacts, EntityRef, Event, Span, Statement


def extract(annotated: Annotated) -> ArticleFacts:
    """Return the facts of an article."""
    context = Context(annotated, lambda start, end: factuality_of(annotated.doc, start, end))
    statements = find_statements(context)
    groups = find_groups(annotated)
    quoted = tuple((part, s.speaker) for s in statements if s.speaker is not None for part in s.parts)
    wider = replace(context, groups=groups, quoted=quoted)
    events = [event for event_type in event_types() for event in event_type.find(wider)]
    if is_sport(annotated):  # only a post is taken up or left there in the sense of the event types
        events = [event for event in events if getattr(event, "post", None)]
    events.sort(key=lambda e: (e.passages, type(e).__name__, repr(e)))
    events = link_results(annotated, revise(annotated, [_held_by(e, statements) for e in events]))
    return ArticleFacts(
        article=annotated.article,
        sentences=tuple(annotated.span(chunk) for chunk in annotated.sentences),
        entities=entities(annotated, groups),
        roles=find_roles(context),
        statements=statements,
        events=tuple(events),
        issues=annotated.issues,
        country=annotated.countries.main or annotated.countries.home,
        country_hints=tuple((annotated.span(h.chunk), h.country) for h in annotated.countries.hints if h.tells),
    )


def _held_by(event: Event, statements: tuple[Statement, ...]) -> Event:
    """Say in whose words an event stands: the innermost statement whose content states it."""
    inside: list[tuple[int, Span, EntityRef]] = [
        (part.end - part.start, part, s.speaker)
        for s in statements
        if s.speaker is not None
        for part in s.parts
        if part.contains(event.passages[0])
    ]
    changes: dict[str, Any] = {"according_to": min(inside)[2]} if inside else {}
    return replace(event, **changes)
