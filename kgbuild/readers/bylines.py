"""Read who wrote an article from its byline."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kgbuild.model import PartialDate
from kgbuild.readers.dates import parse_date

_BY = re.compile(
    r"(?:(?:Words|Written|Posted|Report|Story|Analysis|Comment|Exclusive) +)?(?:By|BY)\b:? +(?P<rest>\S.*)"
)
_SEPARATORS = re.compile(r"\s*(?:[,;|/&]|\s[-–—]\s|\band\b|\bAND\b|\bwith\b)\s*")
_BARS = re.compile(r"\s*[|•·]\s*")
_AUTHOR_SEPARATORS = re.compile(r"\s*(?:[;|&]|\band\b)\s*")
_POSTS = """
    editor correspondent reporter reporters writer columnist staff agencies agency bureau chief sketchwriter commentator
    analyst contributor presenter producer newsdesk desk team associate deputy senior assistant
"""
_BEATS = """
    political politics home foreign health education environment business economics economic industrial legal affairs
    diplomatic defence social crime city europe european whitehall westminster parliamentary news and the of at in for
    transport arts culture travel rural farming energy climate technology property housing community communities
    investigations data regional special court courts digital chief football cricket rugby
    bbc online world security science religious royal media consumer local government night national
"""
_ROLES = frozenset(_POSTS.split())
_ROLE_WORDS = _ROLES | frozenset(_BEATS.split())
_NEWSROOM = frozenset({"staff", "reporter", "reporters", "agencies", "team", "desk", "correspondents", "writers"})
_PARTICLE_WORDS = "de da di del della der den van von la le al el bin ibn ap st mac mc of the o'"
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_FIRST_NAME = r"[A-Z][\w'’.-]+"
_NAME_AND_ROLE = re.compile(rf"(?P<name>{_FIRST_NAME}(?: {_FIRST_NAME}){{1,2}}?),? +(?P<role>.+)")


@dataclass(frozen=True, slots=True)
class Byline:
    """The writers that a byline names, and the date if it gives one."""

    authors: tuple[str, ...]
    date: PartialDate | None = None


def split_authors(words: str) -> tuple[str, ...]:
    """Return the names in a list of authors; a comma stays, since it may stand inside a name."""
    words = re.sub(r"^[Bb]y:? +", "", words)
    return tuple(name for part in _AUTHOR_SEPARATORS.split(words) if (name := part.strip(" ,")))


def parse_byline(words: str) -> Byline | None:
    """Read a line as a byline.

    Args:
        words: one line, such as "By Ann Bell and Joe Fox, political editor" or "Ann Bell, Political Correspondent".

    Returns:
        The byline, or None if the line is something else.
    """
    if words.endswith((".", "?", "!", ":")) or len(words.split()) > 16:
        return None
    by = _BY.fullmatch(words)
    if by:
        return _names_in(by["rest"])
    first, *others = _BARS.split(words)
    name = _name_before_role(first)
    if not name or not all(parse_date(other) or is_post(other) for other in others):
        return None
    return Byline((name,), next((date for other in others if (date := parse_date(other))), None))


def _names_in(rest: str) -> Byline | None:
    """Read what stands after "By": names, roles, a date; anything else means it was no byline."""
    authors: list[str] = []
    date = None
    away = False
    for part in _parts(rest):
        if away and " " not in part:  # "in Bosnia and Herzegovina"
            continue
        away = bool(_WHENCE.search(part))
        part = _WHENCE.sub("", part)
        if found := parse_date(part):
            date = found
        elif is_post(part) and authors:
            continue
        elif name := _name_before_role(part):
            authors.append(name)
        elif _is_name(part):
            authors.append(part)
        else:
            return None
    return Byline(tuple(authors), date) if authors else None


_WHENCE = re.compile(r"(?<=\w) (?:in|at) [A-Z][\w'’.-]+(?: (?:of |the )?[A-Z][\w'’.-]+){0,3}$")


def _parts(rest: str) -> list[str]:
    """Split at bars, then at commas and the like; a date that has a comma of its own stays whole."""
    pieces = _BARS.split(rest)
    if len(pieces) > 1:
        return [part for piece in pieces if piece.strip() for part in _parts(piece.strip())]
    if parse_date(rest):
        return [rest]
    head, comma, tail = rest.partition(", ")
    if comma and parse_date(tail):
        return [*_parts(head), tail]
    return [part.strip() for part in _SEPARATORS.split(rest) if part.strip()]


def _name_before_role(words: str) -> str | None:
    """Return the name in "Ann Bell, Political Editor"; a newsroom's own name ("Daily Post Reporter") has none."""
    match = _NAME_AND_ROLE.fullmatch(words)
    if not match or not is_post(match["role"]) or match["role"].lower() in _NEWSROOM or is_post(match["name"]):
        return None
    return match["name"].rstrip(",")


def _is_name(part: str) -> bool:
    """Say whether words look like a name of a person or a newsroom."""
    words = part.split()
    if not 1 <= len(words) <= 6:
        return False
    capital = [word[0].isupper() or "." in word.strip(".") for word in words]
    return any(capital) and all(
        up or word.lower() in _PARTICLES or word.lower() in _ROLES for up, word in zip(capital, words, strict=True)
    )


def is_post(words: str) -> bool:
    """Say whether words are posts in a newsroom and nothing else, such as "Political editor"."""
    parts = [word.strip(",'’").lower() for word in words.split()]
    return any(part in _ROLES for part in parts) and all(part in _ROLE_WORDS for part in parts)
