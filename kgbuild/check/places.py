"""Tell what a person calls a node, and where in which article its words stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from rdflib import Literal, URIRef
from rdflib.term import Node

from kgbuild.check.index import GraphIndex
from kgbuild.check.names import spaced_name, term, words
from kgbuild.check.passages import POINTERS, Passage, PassageReader, article_of
from kgbuild.check.report import Location
from kgbuild.check.whole import GRAPH
from kgbuild.model.texts import Texts
from kgbuild.vocab import KG, OA, ORG, RDF, RDFS, SCHEMA, SKOS

_NAMES = (SCHEMA.name, RDFS.label, SKOS.prefLabel, SCHEMA.headline)
_LINKS = (KG.speaker, KG.person, ORG.member, KG.participant, KG.contestant, KG.endorser, KG.endorsed, KG.election)
_MOST_NAMES = 3
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s+|\n\s*\n")
_LONGEST_SENTENCE = 400


class Places:
    """Labels and locations of the nodes of one graph.

    Args:
        index: the graph.
        reader: its passages.
        texts: the articles' texts by file name, as far as they are given.
    """

    def __init__(self, index: GraphIndex, reader: PassageReader, texts: Mapping[str, str]) -> None:
        self._index, self._reader, self._texts = index, reader, Texts(texts)

    @cached_property
    def _by_selector(self) -> dict[Node, Node]:
        """The passage of each selector."""
        return {s: n for n, ss in self._index.of(OA.hasSelector).items() for s in ss}

    def label(self, node: Node) -> str:
        """Return a node's name, or a description made of its class and of the names of what it links."""
        if node == GRAPH:
            return "the graph"
        name = self._name(node)
        if name is not None:
            return name
        passage = self._own_passage(node)
        if passage is not None and passage.exact is not None:
            return f"passage “{words(passage.exact, 60)}”"
        classes = self._index.values(node, RDF.type)
        if not classes:
            return term(node)
        kind = spaced_name(str(classes[0]))
        file_name = self._index.value(node, KG.fileName)
        if file_name is not None:
            return f"{kind} {file_name}"
        names = ", ".join(self._linked_names(node))
        return f"{kind}: {names}" if names else kind

    def location(self, node: Node) -> Location:
        """Return where the words behind a node stand; an empty location if the graph does not say."""
        passage = self._own_passage(node) or self._first_passage(node)
        if passage is None:
            article = article_of(self._index, node)
            file_name = self._index.value(article, KG.fileName) if article is not None else None
            return Location() if file_name is None else Location(file=str(file_name))
        return Location(file=passage.file_name, line=self._line(passage), quote=self._sentence(passage))

    def _name(self, node: Node) -> str | None:
        for predicate in _NAMES:
            value = self._index.value(node, predicate)
            if isinstance(value, Literal):
                return words(str(value))
        return None

    def _linked_names(self, node: Node) -> list[str]:
        """Return the names of the entities that a fact links, in order of their properties."""
        found: list[str] = []
        for predicate in _LINKS:
            for value in self._index.values(node, predicate):
                name = self._name(value) if isinstance(value, URIRef) else None
                if name is not None and name not in found:
                    found.append(name)
        return found[:_MOST_NAMES]

    def _own_passage(self, node: Node) -> Passage | None:
        """Return the passage that a node is, or is the selector of."""
        passage = self._by_selector.get(node, node)
        return self._reader.read(passage) if self._reader.is_passage(passage) else None

    def _first_passage(self, node: Node) -> Passage | None:
        """Return the first passage that a fact or an entity cites."""
        for predicate in POINTERS:
            cited = [self._reader.read(p) for p in self._index.values(node, predicate) if self._reader.is_passage(p)]
            if cited:
                return min(cited, key=lambda p: (p.file_name or "", p.start or 0, str(p.node)))
        return None

    def _line(self, passage: Passage) -> int | None:
        if passage.line is not None:
            return passage.line
        text = self._texts.of(passage.file_name, passage.sha256)
        if text is None or passage.start is None or "#" in (passage.file_name or ""):
            return None
        return 1 + text.count("\n", 0, passage.start)

    def _sentence(self, passage: Passage) -> str | None:
        """Return the passage's words, with the rest of their sentence where it is known."""
        if passage.exact is None:
            return None
        if passage.prefix or passage.suffix:
            return words(passage.prefix + passage.exact + passage.suffix, _LONGEST_SENTENCE)
        text = self._texts.of(passage.file_name, passage.sha256)
        start, end = passage.start, passage.end
        if text is None or start is None or end is None or text[start:end] != passage.exact:
            return words(passage.exact, _LONGEST_SENTENCE)
        return words(text[_sentence_start(text, start) : _sentence_end(text, end)], _LONGEST_SENTENCE)


def _ends(text: str, start: int, end: int) -> Iterator[int]:
    return (match.end() for match in _SENTENCE_END.finditer(text, start, end))


def _sentence_start(text: str, offset: int) -> int:
    window = max(offset - _LONGEST_SENTENCE, 0)
    return max(_ends(text, window, offset), default=window)


def _sentence_end(text: str, offset: int) -> int:
    window = min(offset + _LONGEST_SENTENCE, len(text))
    return min(_ends(text, max(offset - 1, 0), window), default=window)
