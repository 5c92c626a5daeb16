"""Check that what people read of a fact is what its passages say: text, cue, names, lines, and its article."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape

from rdflib import Literal, URIRef
from rdflib.term import Node

from kgbuild.check.index import GraphIndex
from kgbuild.check.names import short, term, words
from kgbuild.check.passages import Passage, PassageReader
from kgbuild.check.report import Finding
from kgbuild.check.rules import (
    FACT_ELSEWHERE,
    LINE_WRONG,
    MENTION_WRONG,
    NAME_NOT_IN_PASSAGE,
    ROLE_WRONG,
    TEXT_NOT_IN_PASSAGES,
    WORDS_NOT_IN_TEXT,
)
from kgbuild.model.texts import Texts
from kgbuild.vocab import GAF, KG, ORG, PROV, RDFS, SCHEMA

JOINT = " … "
"""What stands between the parts of an interrupted statement in its text."""

_MENTIONED = (KG.Person, KG.Party, KG.Organization, KG.Place, KG.Publication)
_NAMES = (SCHEMA.name, SCHEMA.alternateName)
_WORDINGS = (KG.dateText, KG.occasion)
_POINTERS = (PROV.wasDerivedFrom, KG.cuePassage, KG.speakerPassage)


def check_content(index: GraphIndex, reader: PassageReader, texts: Mapping[str, str] | None) -> Iterator[Finding]:
    """Yield what a graph says otherwise than the passages that it says it by.

    Args:
        index: the graph.
        reader: its passages.
        texts: the articles' texts by file name, to count lines in; None to compare the lines with each other only.
    """
    statements = index.instances([URIRef(KG.Statement)])
    yield from _texts(index, reader, statements)
    yield from _names(index, reader)
    yield from _mentions(index, reader)
    yield from _roles(index)
    yield from _one_article(index, reader, [*statements, *index.instances([URIRef(ORG.Membership)])])
    if texts is not None:
        yield from _lines(reader, texts)
        yield from _worded(index, reader, texts)


def _texts(index: GraphIndex, reader: PassageReader, statements: Iterable[Node]) -> Iterator[Finding]:
    """Yield the statements whose text or cue is not what their passages say."""
    for statement in statements:
        for said, pointer in ((SCHEMA.text, PROV.wasDerivedFrom), (KG.cue, KG.cuePassage)):
            value, passages = index.value(statement, said), _read(index, reader, statement, pointer)
            if value is not None and not passages and said == KG.cue:
                message = f"Its kg:cue is “{words(str(value), 60)}”, but no passage (kg:cuePassage) says so."
                yield TEXT_NOT_IN_PASSAGES.finding(statement, message, path=said, value=value)
            if value is None or not passages or any(p.exact is None or p.start is None for p in passages):
                continue
            ordered = sorted(passages, key=lambda p: p.start or 0)
            wanted = JOINT.join(p.exact or "" for p in ordered)
            if _plain(str(value)) != _plain(wanted):
                message = (
                    f"Its {short(said)} is “{words(str(value), 60)}”, "
                    f"but its passage{'s say' if len(ordered) > 1 else ' says'} “{words(wanted, 60)}”."
                )
                yield TEXT_NOT_IN_PASSAGES.finding(statement, message, path=said, value=value)


def _names(index: GraphIndex, reader: PassageReader) -> Iterator[Finding]:
    """Yield the passages said to name an entity whose words are none of its names."""
    for entity, passages in index.of(GAF.denotedBy).items():
        names = {_letters(str(name)) for prop in _NAMES for name in index.values(entity, prop)}
        for node in passages:
            passage = reader.read(node)
            if names and passage.exact is not None and _letters(passage.exact) not in names:
                message = (
                    f"A passage that is said to name it says “{words(passage.exact, 60)}”, which is none of its names "
                    "(schema:name, schema:alternateName)."
                )
                yield NAME_NOT_IN_PASSAGE.finding(entity, message, path=GAF.denotedBy, value=node)


def _mentions(index: GraphIndex, reader: PassageReader) -> Iterator[Finding]:
    """Yield the entities that an article is said to mention and no passage names, and the other way round."""
    kinds = set(index.instances(map(URIRef, _MENTIONED)))
    stated = {(a, e) for a, entities in index.of(SCHEMA.mentions).items() for e in entities if e in kinds}
    shown: set[tuple[Node, Node]] = set()
    for entity, passages in index.of(GAF.denotedBy).items():
        articles = (reader.read(passage).article for passage in passages)
        shown |= {(article, entity) for article in articles if article is not None and entity in kinds}
    for article, entity in sorted(stated - shown, key=str):
        message = f"It is said to mention {term(entity)}, but no passage of it names that (gaf:denotedBy)."
        yield MENTION_WRONG.finding(article, message, path=SCHEMA.mentions, value=entity)
    for article, entity in sorted(shown - stated, key=str):
        message = f"A passage of it names {term(entity)}, but it is not said to mention that (schema:mentions)."
        yield MENTION_WRONG.finding(article, message, path=SCHEMA.mentions, value=entity)


def _roles(index: GraphIndex) -> Iterator[Finding]:
    """Yield the memberships whose role is labelled otherwise than their post is worded."""
    for membership, roles in index.of(ORG.role).items():
        posts = {str(post) for post in index.values(membership, KG.post)}
        for role in roles:
            labels = [str(label) for label in index.values(role, RDFS.label)]
            if labels and posts and not posts.intersection(labels):
                message = (
                    f"Its post is “{words(', '.join(sorted(posts)), 60)}”, but its role is “{words(labels[0], 60)}”."
                )
                yield ROLE_WRONG.finding(membership, message, path=ORG.role, value=role)


def _one_article(index: GraphIndex, reader: PassageReader, facts: Iterable[Node]) -> Iterator[Finding]:
    """Yield the statements and posts whose passages are of several articles."""
    for fact in facts:
        articles = {p.article for pointer in _POINTERS for p in _read(index, reader, fact, pointer)} - {None}
        if len(articles) > 1:
            names = ", ".join(sorted(str(index.value(a, KG.fileName) or a) for a in articles if a is not None))
            message = f"Its passages are of several articles: {names}."
            yield FACT_ELSEWHERE.finding(fact, message, path=PROV.wasDerivedFrom)


def _lines(reader: PassageReader, texts: Mapping[str, str]) -> Iterator[Finding]:
    """Yield the passages whose line is not the one on which the text has them.

    Where an article begins in its file, a text alone does not tell: most of its passages do.
    """
    given = Texts(texts)
    by_article: dict[tuple[Node | None, str], list[tuple[int, Passage]]] = defaultdict(list)
    for node in reader.all_nodes():
        passage = reader.read(node)
        text = given.of(passage.file_name, passage.sha256)
        if text is not None and passage.line is not None and passage.start is not None and passage.file_name:
            by_article[passage.article, passage.file_name].append((text.count("\n", 0, passage.start), passage))
    for (_, name), found in by_article.items():
        before = 1 if "#" not in name else _most(passage.line - breaks for breaks, passage in found if passage.line)
        for breaks, passage in found:
            if passage.line != before + breaks:
                message = f"It says that it begins on line {passage.line}; it begins on line {before + breaks}."
                yield LINE_WRONG.finding(passage.node, message, path=KG.line, value=Literal(passage.line))


def _worded(index: GraphIndex, reader: PassageReader, texts: Mapping[str, str]) -> Iterator[Finding]:
    """Yield the facts whose date, or what a statement was made in, is worded as no article of theirs words it."""
    given = Texts(texts)
    known: dict[str, str] = {}
    for prop in _WORDINGS:
        for fact, values in index.of(prop).items():
            passages = _read(index, reader, fact, PROV.wasDerivedFrom)
            found = [text for p in passages if (text := given.of(p.file_name, p.sha256)) is not None]
            if not found or len(found) < len(passages):
                continue
            known |= {text: _plain(text) for text in found if text not in known}
            for value in values:
                if not any(_plain(str(value)) in known[text] for text in found):
                    where = " and ".join(sorted({p.file_name or "" for p in passages}))
                    message = f"Its {short(prop)} is “{words(str(value), 60)}”, which {where} does not say."
                    yield WORDS_NOT_IN_TEXT.finding(fact, message, path=prop, value=value)


def _most(numbers: Iterable[int]) -> int:
    """Return the most frequent number, the smallest of equally frequent ones."""
    counted = Counter(numbers)
    return min(counted, key=lambda n: (-counted[n], n), default=1)


def _read(index: GraphIndex, reader: PassageReader, fact: Node, pointer: str) -> Sequence[Passage]:
    return [reader.read(node) for node in index.values(fact, pointer) if reader.is_passage(node)]


def _letters(text: str) -> str:
    """Return the letters and digits of a name as it is read: without tags, entities resolved, divided words joined."""
    return "".join(c for c in unescape(_TAG.sub("", text)) if c.isalnum())


_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
"""A tag of a page, which reading skips: "Sears <S> Dorn Unit"."""


def _plain(text: str) -> str:
    """Return text with each run of blanks and line breaks as one blank."""
    return " ".join(text.split())


__all__ = ["JOINT", "check_content"]
