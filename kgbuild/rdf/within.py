"""Find which statement of an article reports another in its own words: "Ann Bell said Carl Dorn had warned that"."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.model import Span, Statement


def said_within(statements: Sequence[Statement]) -> dict[Statement, Statement]:
    """Return for each statement whose cue and words stand inside another's words the innermost of those around it.

    Args:
        statements: those of one article.
    """
    outer = sorted(
        ((part, n) for n, s in enumerate(statements) for part in s.parts), key=lambda o: (o[0].start, -o[0].end, o[1])
    )
    inner = sorted(((_whole(s), n) for n, s in enumerate(statements) if s.cue is not None), key=lambda i: i[0].start)
    found: dict[Statement, Statement] = {}
    open_: list[tuple[Span, int]] = []
    following = 0
    for whole, n in inner:
        while following < len(outer) and outer[following][0].start <= whole.start:
            open_.append(outer[following])
            following += 1
        open_ = [o for o in open_ if o[0].end > whole.start]
        around = [o for o in open_ if o[0].contains(whole) and o[0] != whole and o[1] != n]
        if around:
            nearest = min(around, key=lambda o: (o[0].end - o[0].start, o[1]))
            found[statements[n]] = statements[nearest[1]]
    return found


def _whole(statement: Statement) -> Span:
    """Return the place from the first to the last of a statement's words, its cue among them."""
    spans = [*statement.parts, *([statement.cue] if statement.cue else [])]
    return Span(min(s.start for s in spans), max(s.end for s in spans))
