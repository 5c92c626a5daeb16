"""Check that every fact comes from words that stand in an article, character by character."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from rdflib import Literal, URIRef
from rdflib.term import Node

from kgbuild.check.index import GraphIndex
from kgbuild.check.names import short, words
from kgbuild.check.passages import POINTERS, Passage, PassageReader
from kgbuild.check.report import Finding
from kgbuild.check.rules import (
    FACT_WITHOUT_PASSAGE,
    PASSAGE_INCOMPLETE,
    PASSAGE_INCONSISTENT,
    PASSAGE_QUOTE,
    TEXT_CHANGED,
    TEXT_MISSING,
)
from kgbuild.model.texts import Texts, digest
from kgbuild.vocab import KG, OA, ORG, PROV, SCHEMA, SEM

FACT_CLASSES = (KG.Statement, KG.Event, SEM.Event, ORG.Membership)
"""The classes whose instances, and those of their subclasses, must cite a passage."""

_RFC5147 = re.compile(r"#char=(\d+),(\d+)$")


@dataclass(frozen=True, slots=True)
class Provenance:
    """What the check of the passages found, and how many there are and were compared with a text."""

    findings: tuple[Finding, ...]
    passages: int
    compared: int


def check_provenance(
    index: GraphIndex, reader: PassageReader, fact_classes: Iterable[Node], texts: Mapping[str, str] | None
) -> Provenance:
    """Check that facts cite passages, and that the passages hold what the articles say.

    Args:
        index: the graph.
        reader: its passages.
        fact_classes: the classes of facts, subclasses included.
        texts: the articles' texts by file name (``kg:fileName``); None to leave the texts out.
    """
    facts = index.instances(fact_classes)
    nodes = [*reader.all_nodes(), *_undescribed(index, reader, facts)]
    passages = [reader.read(node) for node in nodes]
    findings = [*_unfounded(index, facts), *_shapes_of(passages)]
    compared = 0
    if texts is not None:
        given = Texts(texts)
        whole = ((p, given.of(p.file_name, p.sha256)) for p in passages if not p.problems)
        comparable = [(p, text) for p, text in whole if text is not None]
        compared = len(comparable)
        findings += [*_articles(index, given, passages), *_quotes(comparable)]
    return Provenance(tuple(findings), len(passages), compared)


def _unfounded(index: GraphIndex, facts: Iterable[Node]) -> Iterator[Finding]:
    """Yield the facts without a passage."""
    for fact in facts:
        if not index.values(fact, PROV.wasDerivedFrom):
            message = "It does not say which words of an article it comes from: it has no prov:wasDerivedFrom."
            yield FACT_WITHOUT_PASSAGE.finding(fact, message, path=PROV.wasDerivedFrom)


def _undescribed(index: GraphIndex, reader: PassageReader, facts: Collection[Node]) -> list[Node]:
    """Return what is cited as, or said to be, a passage but is not described as one."""
    cited = {node for pointer in POINTERS[1:] for nodes in index.of(pointer).values() for node in nodes}
    cited |= {node for fact in facts for node in index.values(fact, PROV.wasDerivedFrom)}
    cited |= set(index.instances([URIRef(OA.SpecificResource)]))
    cited -= {*index.instances([URIRef(KG.ReferenceRecord)]), *facts}  # a fact that another rests on is checked itself
    return sorted((node for node in cited if not reader.is_passage(node)), key=str)


def _shapes_of(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Yield what the graph alone shows: parts that are missing, and lengths and names that do not agree."""
    problems = {(problem.node, problem.path): problem.message for passage in passages for problem in passage.problems}
    for (node, path), message in problems.items():
        yield PASSAGE_INCOMPLETE.finding(node, message, path=path)
    for passage in passages:
        if passage.problems:
            continue
        if passage.is_bare:
            if passage.start is not None and passage.end is not None and passage.start >= passage.end:
                message = f"Its IRI says char={passage.start},{passage.end}, which holds no character."
                yield PASSAGE_INCONSISTENT.finding(passage.node, message, path=OA.hasSource, value=passage.article)
            continue
        start, end, exact = _span(passage)
        if end - start != len(exact):
            message = (
                f"It runs from character {start} to {end}, which is {end - start} characters, "
                f"but its quotation “{words(exact, 60)}” has {len(exact)}."
            )
            yield PASSAGE_INCONSISTENT.finding(passage.node, message, path=OA.exact, value=Literal(exact))
        named = _RFC5147.search(str(passage.node))
        if named and (int(named[1]), int(named[2])) != (start, end):
            message = f"Its IRI says char={named[1]},{named[2]}, but its selector runs from character {start} to {end}."
            yield PASSAGE_INCONSISTENT.finding(passage.node, message, path=OA.hasSelector, value=passage.selector)


def _articles(index: GraphIndex, texts: Texts, passages: Iterable[Passage]) -> Iterator[Finding]:
    """Yield the articles whose text is not there, or is another one than the graph was made from."""
    cited = Counter(passage.article for passage in passages)
    for article, names in sorted(index.of(KG.fileName).items(), key=str):
        stated = index.value(article, SCHEMA.sha256)
        text = texts.of(str(names[0]), None if stated is None else str(stated))
        if text is None:
            message = f"No text named “{names[0]}” was given, so its passages ({cited[article]:,}) were not compared."
            yield TEXT_MISSING.finding(article, message, path=KG.fileName, value=names[0])
            continue
        actual = digest(text)
        if stated is not None and str(stated).lower() != actual:
            message = (
                f"It was read with the SHA-256 {str(stated)[:12]}…, but the text given has {actual[:12]}…: "
                "the file has changed since, or is another of the same name. Build the graph again."
            )
            yield TEXT_CHANGED.finding(article, message, path=SCHEMA.sha256, value=stated)


def _quotes(passages: Iterable[tuple[Passage, str]]) -> Iterator[Finding]:
    """Yield the passages whose quotation is not what the text says at that place."""
    for passage, text in passages:
        if passage.is_bare:
            if passage.end is not None and passage.end > len(text):
                message = f"Its IRI says that it ends at character {passage.end}, but the article ends before."
                yield PASSAGE_QUOTE.finding(passage.node, message, path=OA.hasSource, value=passage.article)
            continue
        start, end, exact = _span(passage)
        if text[start:end] != exact:
            message = (
                f"It quotes “{words(exact, 60)}” from characters {start} to {end}, {_instead(text, start, end, exact)}."
            )
            yield PASSAGE_QUOTE.finding(passage.node, message, path=OA.exact, value=Literal(exact))
            continue
        for predicate, part, there in (
            (OA.prefix, passage.prefix, text[max(start - len(passage.prefix), 0) : start]),
            (OA.suffix, passage.suffix, text[end : end + len(passage.suffix)]),
        ):
            if part != there:
                message = (
                    f"It says “{words(part, 60)}” stands beside its words ({short(predicate)}); the article does not."
                )
                yield PASSAGE_QUOTE.finding(passage.node, message, path=predicate, value=Literal(part))


def _instead(text: str, start: int, end: int, exact: str) -> str:
    """Say what the article has at that place, and where the quoted words are if they are anywhere."""
    says = (
        "but the article ends before"
        if start >= len(text)
        else f"where the article says “{words(text[start:end], 60)}”"
    )
    found = (
        sorted((m.start() for m in re.finditer(re.escape(exact), text)), key=lambda at: abs(at - start))
        if exact
        else []
    )
    return f"{says}; the quoted words start at character {found[0]}" if found else f"{says}; it has the words nowhere"


def _span(passage: Passage) -> tuple[int, int, str]:
    """Return the offsets and words of a passage without problems."""
    if passage.start is None or passage.end is None or passage.exact is None:
        raise ValueError(f"{passage.node} is incomplete")
    return passage.start, passage.end, passage.exact
