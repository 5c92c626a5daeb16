"""Refuse queries that reach the network or that would fell the engine, before they run."""

from __future__ import annotations

import re

_SKIPPED = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*\'\'\''
    r'|"(?:[^"\\\n\r]|\\.)*"|\'(?:[^\'\\\n\r]|\\.)*\'|<[^<>"{}|^`\\\s]*>|#[^\n\r]*',
    re.DOTALL,
)
_OPENS, _CLOSES = "{([", "})]"
_DEEPEST = 60
"""Nobody writes deeper; the engine's parser needs time that grows fast with the depth, and a stack that ends."""
_LONGEST_RUN = re.compile(r"(?:[!^+-]\s*){60}")
_LONGEST = 1_000_000


def bare(text: str) -> str:
    """Return a query with its strings, IRIs and comments taken out, so that what is left are its words and marks."""
    return _SKIPPED.sub(lambda match: " " if match[0].startswith("#") else "''", text)


def masked(text: str) -> str:
    """Return a query with its strings, IRIs and comments blanked out, every other character in its place."""
    return _SKIPPED.sub(lambda match: " " * len(match[0]), text)


def uses(text: str, keyword: str) -> bool:
    """Say whether a query uses a keyword, such as SERVICE or FROM.

    Args:
        text: the query.
        keyword: in any case.
    """
    return re.search(rf"(?<![\w?$:.-]){keyword}(?![\w:-])", bare(text), re.IGNORECASE) is not None


def objection(text: str, *, allow_service: bool = False) -> str | None:
    """Return why a query is not run, None if it is.

    Args:
        text: the query.
        allow_service: whether it may ask other machines.
    """
    if len(text) > _LONGEST:
        return f"it is longer than {_LONGEST:,} characters; put the values into the graph and join them."
    words = bare(text)
    if not allow_service and uses(text, "SERVICE"):
        return "it asks another machine (SERVICE), and kgbuild uses no network; --allow-service lets it."
    if _depth(words) > _DEEPEST or _LONGEST_RUN.search(words):
        return f"it is nested more than {_DEEPEST} deep; take it apart."
    return None


def no_question(text: str) -> str | None:
    """Return why words that are no query ask nothing: they are none at all, or change data; None if neither.

    Args:
        text: what was given as a query.
    """
    words = bare(text)
    if not words.strip(" \n\r\t'"):
        return "it is empty; ask with SELECT, ASK, CONSTRUCT or DESCRIBE, or by the name of a question."
    if _CHANGES.match(words):
        return "it changes data, and a graph is only asked; use SELECT, ASK, CONSTRUCT or DESCRIBE."
    return None


_CHANGES = re.compile(
    r"(?:\s*(?:PREFIX\s+[\w.-]*:|BASE)\s*'')*\s*"
    r"(?:INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)(?![\w:-])",
    re.IGNORECASE,
)


def _depth(words: str) -> int:
    depth = deepest = 0
    for character in words:
        if character in _OPENS:
            depth += 1
            deepest = max(deepest, depth)
        elif character in _CLOSES:
            depth -= 1
    return deepest
