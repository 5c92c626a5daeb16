"""Why a fact stands in the graph, in a sentence or two, as far as the graph itself tells; `kgbuild why` tells all."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator

from kgbuild.query.view import EventRecord, PassageRecord, PostRecord, StatementRecord, View
from kgbuild.vocab import KG

_TOLD_AS = {
    "Actual": "something that happened",
    "Planned": "something planned",
    "Possible": "something possible",
    "Denied": "something that did not happen",
}
_SPEECH = {
    "Direct": "All of it stands in quotation marks.",
    "Indirect": "None of it stands in quotation marks.",
    "Mixed": "Part of it stands in quotation marks.",
}
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2}\b")
_MONTH = re.compile(rf"\b(?:{'|'.join([*calendar.month_name[1:], *calendar.month_abbr[1:]])})\b")
_BESIDE = re.compile(
    r"\b(?:following|previous|preceding|same|that|next day)\b|\b(?:earlier|later|afterwards|before)$", re.IGNORECASE
)
"""What tells a day by another one that the text tells of."""


def of_event(view: View, event: EventRecord) -> str:
    """Return why an event is there: what its words are taken for, on whose word, and how its day was reckoned."""
    return " ".join(_event(view, event))


def of_statement(view: View, statement: StatementRecord) -> str:
    """Return why a statement is there: its cue, the words that are its speaker, and its quotation marks."""
    return " ".join(_statement(view, statement))


def of_post(view: View, post: PostRecord) -> str:
    """Return why a post is there: the words that give it, or the reference data."""
    if post.passages:
        return f"{_words(post.passages)} gives {view.name(post.member)} this post."
    return "The reference data, or an event, says so for the day of the article; no words of the article do."


def _event(view: View, event: EventRecord) -> Iterator[str]:
    told = " or ".join(_TOLD_AS.get(status, status) for status in event.factuality)
    if event.passages:
        yield f"{_words(event.passages)} tells it" + (f" as {told}." if told else ".")
    if source := event.value(KG.accordingTo):
        yield f"It is told in the words of {view.name(source)}."
    article = view.article_of(event.passages)
    if event.first and event.date_text and (reckoned := _reckoned(event, article.date if article else "")):
        yield f"“{event.date_text}” {reckoned}."
    if event.rank == "Deprecated":
        yield "The article corrects it."


def _reckoned(event: EventRecord, published: str) -> str:
    """Return how the days of an event follow from the words of its date; nothing where that cannot be told."""
    if _YEAR.search(event.date_text):
        return "names the date"
    if _BESIDE.search(event.date_text):
        return "is reckoned from the day that the text tells of before it"
    if not published:
        return ""
    what = "names no year; that is" if _MONTH.search(event.date_text) else "is"
    return f"{what} reckoned from the article's date, {published}"


def _statement(view: View, statement: StatementRecord) -> Iterator[str]:
    if statement.cue:
        yield f"“{statement.cue}” says that somebody speaks."
    if statement.speaker and statement.speaker_passages:
        yield f"{_words(statement.speaker_passages)} is the speaker: {view.name(statement.speaker)}."
    elif statement.speaker_candidates:
        yield "Nothing decides which of those it may be."
    elif not statement.speaker:
        yield "The text does not tell the speaker."
    if statement.speech_type in _SPEECH:
        yield _SPEECH[statement.speech_type]


def _words(passages: Iterable[PassageRecord]) -> str:
    return " … ".join(dict.fromkeys(f"“{' '.join(p.words.split())}”" for p in passages))
