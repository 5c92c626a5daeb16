"""Name the facts of one article by what they say: an inserted paragraph changes no IRI of a fact that it leaves alone.

An IRI is made of the fact's kind, its main arguments and its wording. Facts that agree in all three are told apart by
which comes first in the text.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from kgbuild.model import ArticleFacts, EntityRef, Event, EventRef, Role, Span, Statement, slots_of
from kgbuild.rdf.mint import Minter, kebab

Fact = Role | Statement | Event
_Content = tuple[str, tuple[str, ...], tuple[str, ...]]
_DIGITS = 10
_FEW_WORDS = 6


class FactNames:
    """The IRIs of one article's facts.

    Args:
        facts: the article's facts.
        keys: the key of each of its entities.
        article: the article's IRI.
        minter: where IRIs come from.
    """

    def __init__(self, facts: ArticleFacts, keys: Sequence[str], article: str, minter: Minter) -> None:
        self._facts, self._keys, self._article, self._minter = facts, keys, article, minter
        same: dict[_Content, list[Fact]] = defaultdict(list)
        told: tuple[Fact, ...] = (*facts.roles, *facts.statements, *facts.events)
        for fact in told:
            content = self._content(fact)
            if fact not in same[content]:
                same[content].append(fact)
        self._same = {content: sorted(group, key=self._order) for content, group in same.items()}

    def of(self, fact: Fact) -> str:
        """Return the IRI of a fact; the very same fact twice has one."""
        content = kind, arguments, wording = self._content(fact)
        digest = sha256("\0".join((kind, *arguments, "", *wording)).encode()).hexdigest()[:_DIGITS]
        words = arguments or (" ".join(wording[0].split()[:_FEW_WORDS]),)
        occurrence = self._same[content].index(fact) + 1
        return self._minter.fact(self._article, kind, words, digest, occurrence)

    def _content(self, fact: Fact) -> _Content:
        """Return a fact's kind, its main arguments, and its words: of an event or post those that state it first."""
        if isinstance(fact, Statement):
            return "statement", (), self._words(fact.parts)
        if isinstance(fact, Role):
            return "membership", (self._keys[fact.person.index], fact.post), self._words(fact.passages[:1])
        arguments: list[str] = []
        for name, slot in slots_of(type(fact)).items():
            value = getattr(fact, name)
            if slot.is_key() or isinstance(value, int | float):
                values = value if isinstance(value, tuple) else (value,)
                arguments += sorted(self._said(v) for v in values if v is not None)
        return kebab(type(fact).__name__), tuple(arguments), self._words(fact.passages[:1])

    def _order(self, fact: Fact) -> tuple[tuple[Span, ...], str]:
        """Order facts of one content by their places; of one place by all that they say."""
        spans = fact.parts if isinstance(fact, Statement) else fact.passages
        return spans, repr([self._said(getattr(fact, field.name)) for field in dataclasses.fields(fact)])

    def _said(self, value: Any) -> str:
        """Return a value as text in which neither offsets nor numbers of entities occur."""
        if isinstance(value, EntityRef):
            return self._keys[value.index]
        if isinstance(value, EventRef):
            event = self._facts.events[value.index]
            return " ".join((kebab(type(event).__name__), *self._words(event.passages[:1])))
        if isinstance(value, Span):
            return self._words((value,))[0]
        if isinstance(value, tuple):
            return " ".join(self._said(one) for one in value)
        if isinstance(value, float) and value.is_integer():
            return str(int(value))
        return str(value)

    def _words(self, spans: Sequence[Span]) -> tuple[str, ...]:
        """Return the words of some spans, whatever the line breaks between them."""
        return tuple(" ".join(span.of(self._facts.article.text).split()) for span in spans)
