"""Everything one article states, ready to be linked with the others."""

from __future__ import annotations

from dataclasses import dataclass

from kgbuild.model.article import Article
from kgbuild.model.entity import LocalEntity
from kgbuild.model.event import Event
from kgbuild.model.evidence import Span
from kgbuild.model.issue import Issue
from kgbuild.model.role import Role
from kgbuild.model.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFacts:
    """The result of extracting one article; EntityRef and EventRef index `entities` and `events`.

    `sentences` are the article's sentences, to show each fact in the one that states it. `country` is the country that
    the article is about ("" undecided), `country_hints` the words that tell of countries, each with the ISO code.
    """

    article: Article
    sentences: tuple[Span, ...] = ()
    entities: tuple[LocalEntity, ...] = ()
    roles: tuple[Role, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    issues: tuple[Issue, ...] = ()
    country: str = ""
    country_hints: tuple[tuple[Span, str], ...] = ()
