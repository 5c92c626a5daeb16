"""Find headings that give the results of an election, which is then over whatever else they leave open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgbuild.layers import Chunk

if TYPE_CHECKING:
    from kgbuild.extract.context import Context

_VOTES = frozenset("election elections by-election by-elections referendum referendums".split())
_RESULTS = frozenset({"result", "results"})
_TO_COME = frozenset("will would could may might when how if expected due await awaiting forecast ? next".split())


def told_results(context: Context, trigger: Chunk) -> Chunk | None:
    """Return the words by which a sentence gives an election's results: "By-election in Hull: the result in full".

    Args:
        context: the article.
        trigger: the words that name the election.
    """
    here = context.sentence(trigger.start)
    words = [context.lower(i) for i in range(here.start, here.end)]
    if context.lower(trigger.end - 1) not in _VOTES or not _TO_COME.isdisjoint(words):
        return None
    for n, word in enumerate(words):
        before = [w for w in words[:n] if w not in {"the", "all"}][-1:]
        if word in _RESULTS and (words[n + 1 : n + 3] == ["in", "full"] or before == [":"] or before == ["full"]):
            return Chunk(here.start + n, here.start + n + 1)
    return None
