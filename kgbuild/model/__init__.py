"""What the stages share: frozen values for articles, evidence, entities, roles, statements, events and issues."""

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
