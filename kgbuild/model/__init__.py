"""What the stages share: frozen values for articles, evidence, entities, roles, statements, events and issues.

A name is imported when it is first used, so that a command that only asks a graph loads none of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kgbuild.model.article import Article, Block, BlockKind, Entry
    from kgbuild.model.dates import DateInterval, PartialDate
    from kgbuild.model.entity import (
        DatedPost,
        Entity,
        EntityKind,
        EntityRef,
        EventPlace,
        KnownElection,
        LocalEntity,
        Resolution,
    )
    from kgbuild.model.event import Event, EventRef, Factuality
    from kgbuild.model.evidence import Span
    from kgbuild.model.facts import ArticleFacts
    from kgbuild.model.issue import Issue, Severity
    from kgbuild.model.role import Role
    from kgbuild.model.slot import Membership, Slot, slots_of
    from kgbuild.model.statement import SpeechType, Statement

__all__ = [
    "Article",
    "ArticleFacts",
    "Block",
    "BlockKind",
    "DateInterval",
    "DatedPost",
    "Entity",
    "EntityKind",
    "EntityRef",
    "Entry",
    "Event",
    "EventPlace",
    "EventRef",
    "Factuality",
    "Issue",
    "KnownElection",
    "LocalEntity",
    "Membership",
    "PartialDate",
    "Resolution",
    "Role",
    "Severity",
    "Slot",
    "Span",
    "SpeechType",
    "Statement",
    "slots_of",
]

_MODULES = {
    "article": "Article Block BlockKind Entry",
    "dates": "DateInterval PartialDate",
    "entity": "DatedPost Entity EntityKind EntityRef EventPlace KnownElection LocalEntity Resolution",
    "event": "Event EventRef Factuality",
    "evidence": "Span",
    "facts": "ArticleFacts",
    "issue": "Issue Severity",
    "role": "Role",
    "slot": "Membership Slot slots_of",
    "statement": "SpeechType Statement",
}
_HOMES = {name: module for module, names in _MODULES.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
