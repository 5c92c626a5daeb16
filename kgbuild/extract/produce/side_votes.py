"""Propose which side of a referendum won where only its voters are told of: "voted to leave", "the Leave vote"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kgbuild.english import words
from kgbuild.extract import tree
from kgbuild.extract.candidate import Argument
from kgbuild.extract.produce.rule import propose
from kgbuild.extract.sides import LEAVES, names_referendum
from kgbuild.layers import Chunk, state
from kgbuild.model import EntityKind, Factuality
from kgbuild.nouns import REFERENDUM_SIDES

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kgbuild.extract.candidate import Candidate
    from kgbuild.extract.context import Context

_VOTING = frozenset("vote votes voted voting".split())
_WON = frozenset("vote victory win triumph".split())
_CAMPAIGNED = frozenset("leave remain".split())
"""Sides that a bare vote may be named for; "the Brexit vote" is the referendum, "no vote" none."""
_SCORE = 0.8


def side_votes(context: Context) -> Iterator[Candidate]:
    """Yield the results that voters of a side tell of, in an article about a referendum.

    Of 123 such words in annotated articles 112 were annotated as results: "Britain voted to leave", "a vote to stay",
    "the Leave vote". Who tells how he or she votes himself, or how many in a poll do, tells no result.
    """
    if not names_referendum(context.doc):
        return
    others = frozenset(
        i
        for e in context.annotated.events or ()
        if e.kind not in _OF_REFERENDUMS
        for i in range(e.trigger.start, e.trigger.end)
    )
    possible = None if _is_over(context) else Factuality.POSSIBLE
    for token in context.doc:
        side = _side_behind(context, token) if token.lower_ in _VOTING else None
        side = _side_before(context, token) if side is None and token.lower_ in _WON else side
        if side is None or token.i in others:
            continue
        verb = token.pos_ in {"VERB", "AUX"}
        if verb and not _may_decide(context, token):
            continue
        trigger = Chunk(token.i, token.i + 1)
        sure = verb and token.tag_ in {"VBD", "VBN"}
        yield propose(
            context,
            "ElectionResult",
            trigger,
            Argument("contestant", Chunk(side, side + 1)),
            score=_SCORE,
            factuality=None if sure else possible,
            attributes={"measure": "outcome", "change": "won"},
        )


def _side_behind(context: Context, token: Token) -> int | None:
    """Return the word for the side behind a vote: "voted overwhelmingly to leave", "a vote for Remain"."""
    i = token.i + 1
    while context.lower(i).endswith("ly"):
        i += 1
    link, side = context.lower(i), context.lower(i + 1)
    if link == "to" and (side in REFERENDUM_SIDES or side in LEAVES):
        return i + 1
    named = link == "for" and side in REFERENDUM_SIDES and side not in {"no", "yes"}
    return i + 1 if named else None


def _side_before(context: Context, token: Token) -> int | None:
    """Return the word for the side right before a noun: "the Leave vote"."""
    i = token.i - 1
    named = context.lower(i) in _CAMPAIGNED and token.pos_ == "NOUN"
    return i if named and context.doc[i].head == token else None


_OF_REFERENDUMS = frozenset({"ElectionResult", "Election"})
"""Kinds that the model may read in such a word: the result, or the referendum itself ("the Leave vote"); what it takes
for a vote of a parliament is none of a side.
"""


def _may_decide(context: Context, verb: Token) -> bool:
    """Say whether who votes may be all voters: a country, "the people", nobody who is named; not a number of them."""
    subjects = tree.surface_subjects(verb)
    if not subjects:
        return verb.tag_ in {"VB", "VBG"}
    for subject in subjects:
        place = context.at(subject.i, (EntityKind.PLACE,)) is not None
        if not place and subject.lower_ not in _ELECTORATE:
            return False
    return not any(c.dep_ in {"nummod", "nmod"} and _counts(c) for s in subjects for c in s.children)


def _counts(token: Token) -> bool:
    return token.like_num or token.lower_ in {"%", "cent", "percent"} or token.pos_ == "NUM"


_ELECTORATE = words("electorate")


def _is_over(context: Context) -> bool:
    """Say whether the last referendum of an article's country was held before it, and none is due.

    Where the calendar has none of that country, those of all countries that the article names count.
    """
    published, countries = context.annotated.article.date, context.annotated.countries
    if published is None:
        return False
    known = [e for e in context.annotated.calendar if e.kind == "referendum"]
    own = state(countries.main or countries.home)
    days = [e.days for e in known if e.country == own] or [e.days for e in known]
    past = any(d.last < published.interval.first for d in days)
    return past and not any(d.last >= published.interval.first for d in days)
