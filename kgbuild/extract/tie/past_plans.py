"""Settle what is told as a plan and has a date that lies before the article: it was, or the date is not its own."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kgbuild.extract import tree
from kgbuild.extract.candidate import FactualityCue, Verdict
from kgbuild.extract.contest_times import CERTAIN
from kgbuild.extract.other_dates import told_when
from kgbuild.model import Factuality

if TYPE_CHECKING:
    from kgbuild.extract.tie.tied import Tied
    from kgbuild.layers import TimeExpression


def without_past_plan(tied: Tied) -> Tied:
    """Return a candidate that is no plan for a day that is over.

    "The election held on 5 November 2024" was, whatever is yet to be done with its votes; "will vote for it, and backed
    it in 2015" tells no day of the vote to come.

    Args:
        tied: A candidate with its arguments tied.
    """
    published, time = tied.context.annotated.article.date, tied.time
    if tied.verdict.value is not Factuality.PLANNED or published is None or time is None or time.interval is None:
        return tied
    if time.interval.last >= published.interval.first:
        return tied
    if _is_its_own(tied, time):
        verdict = Verdict(Factuality.ACTUAL, (FactualityCue(time.chunk, "day past"),))
        told = dict(tied.candidate.attributes)
        if "direction" in told:
            told["direction"] = -CERTAIN
        return replace(tied, verdict=verdict, candidate=replace(tied.candidate, attributes=told))
    arguments = (replace(a, value=None, how="a day past, for a plan") if a.value is time else a for a in tied.arguments)
    return replace(tied, arguments=tuple(arguments))


def _is_its_own(tied: Tied, time: TimeExpression) -> bool:
    """Say whether a date with its year hangs on the event's own words, or on a participle of theirs."""
    doc, trigger = tied.context.doc, tied.candidate.trigger
    when = tree.root(doc, time.chunk.start, time.chunk.end)
    dated = _YEAR.search(tied.context.annotated.words(time.chunk)) is not None
    return dated and (time.chunk.overlaps(trigger) or told_when(when).i in trigger)


_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
