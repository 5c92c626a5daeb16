"""Extract everything one article states. Pure: an annotated article in, its facts out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from kgbuild.extract.assemble import assemble
from kgbuild.extract.candidate import Candidate
from kgbuild.extract.context import Context
from kgbuild.extract.entities import entities
from kgbuild.extract.groups import find_groups
from kgbuild.extract.produce import candidates
from kgbuild.extract.roles import find_roles
from kgbuild.extract.sides import find_sides
from kgbuild.extract.statements import find_statements
from kgbuild.extract.tie import with_groups
from kgbuild.extract.trace import Traced
from kgbuild.layers import Annotated
from kgbuild.model import ArticleFacts


@dataclass(frozen=True, slots=True)
class Extracted:
    """The facts of an article with what became of each candidate for an event, and what they were read in."""

    facts: ArticleFacts
    traces: tuple[Traced, ...]
    context: Context


def extract(annotated: Annotated) -> ArticleFacts:
    """Return the facts of an article."""
    return extract_traced(annotated).facts


def extract_traced(annotated: Annotated, produce: Callable[[Context], Iterable[Candidate]] = candidates) -> Extracted:
    """Return the facts of an article, and for each candidate for an event what became of it.

    Args:
        produce: What proposes events.
    """
    context = Context(annotated)
    statements = find_statements(context)
    quoted = tuple((part, s.speaker) for s in statements if s.speaker is not None for part in s.parts)
    wider = replace(context, groups=(*find_groups(annotated), *find_sides(annotated)), quoted=quoted)
    proposed = list(produce(wider))
    wider = with_groups(wider, proposed)
    assembled = assemble(wider, proposed, statements)
    facts = ArticleFacts(
        article=annotated.article,
        sentences=tuple(annotated.span(chunk) for chunk in annotated.sentences),
        entities=entities(annotated, wider.groups),
        roles=find_roles(context, assembled.events),
        statements=statements,
        events=assembled.events,
        issues=annotated.issues,
        country=annotated.countries.main or annotated.countries.home,
        country_hints=tuple((annotated.span(h.chunk), h.country) for h in annotated.countries.hints if h.tells),
    )
    return Extracted(facts, assembled.traces, wider)
