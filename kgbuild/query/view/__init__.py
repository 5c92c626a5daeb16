"""A graph as records: what pages, tables and exports are made of, read from a store in one pass."""

from kgbuild.query.view.labels import Labels
from kgbuild.query.view.load import load_view
from kgbuild.query.view.records import (
    ArticleRecord,
    EntityRecord,
    EventRecord,
    PassageRecord,
    PostRecord,
    StatementRecord,
    View,
)

__all__ = [
    "ArticleRecord",
    "EntityRecord",
    "EventRecord",
    "Labels",
    "PassageRecord",
    "PostRecord",
    "StatementRecord",
    "View",
    "load_view",
]
