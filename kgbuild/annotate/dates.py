"""Find date expressions and give them days, against the publication date where they need one.

Values follow TIMEX3 (ISO-TimeML). A publication date may itself be an interval (a month): an expression that hangs on
it then covers every day it may mean. Without a publication date nothing that hangs on it gets any days.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kgbuild.layers import Chunk, TimeExpression
from kgbuild.model import DateInterval

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_DAYS = {name.lower(): n for n, name in enumerate(calendar.day_name)}
_SEASONS = {"spring": (3, 5, "SP"), "summer": (6, 8, "SU"), "autumn": (9, 11, "FA"), "fall": (9, 11, "FA")}
_NUMBERS = {
    w: n for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
} | {"a": 1, "an": 1}

_M = r"(?P<month>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
_D = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_Y = r"(?P<year>1[5-9]\d\d|20\d\d)"
_W = r"(?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_U = r"(?P<unit>day|week|month|year|decade|century|quarter|weekend|spring|summer|autumn|winter|night)"
_N = r"(?P<count>\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"


@dataclass(frozen=True, slots=True)
class _Context:
    """What an expression is read against: a possible day of publication, and whether its clause looks ahead."""

    today: date
    future: bool


Reader = Callable[["re.Match[str]", _Context], "tuple[DateInterval, str] | None"]


def find_times(doc: Doc, published: DateInterval | None) -> tuple[TimeExpression, ...]:
    """Return the date expressions of a Doc in text order, none overlapping another."""
    taken = [False] * (len(doc.text) + 1)
    found: list[TimeExpression] = []
    for pattern, needs_today, reader in _RULES:
        for match in pattern.finditer(doc.text):
            start, end = match.span("when") if "when" in pattern.groupindex else match.span()
            span = doc.char_span(start, end, alignment_mode="expand")
            if span is None or any(taken[start:end]):
                continue
            taken[start:end] = [True] * (end - start)
            future = _looks_ahead(doc, span.start)
            result = _value(match, reader, needs_today, published, future)
            found.append(TimeExpression(Chunk(span.start, span.end), *(result or (None, None))))
    return tuple(sorted(found, key=lambda t: t.chunk.start))


def _value(
    match: re.Match[str], reader: Reader, needs_today: bool, published: DateInterval | None, future: bool
) -> tuple[DateInterval, str | None] | None:
    """Read a match against the first and the last possible day of publication and join the two."""
    if published is None:
        return None if needs_today else reader(match, _Context(date(2000, 1, 1), future))
    first = reader(match, _Context(published.first, future))
    last = reader(match, _Context(published.last, future))
    if first is None or last is None:
        return None
    value = first[1] if first[1] == last[1] else None
    return DateInterval(min(first[0].first, last[0].first), max(first[0].last, last[0].last)), value


_AHEAD = frozenset("will would shall due next forthcoming coming planned scheduled set expected to".split())
_BACK = frozenset("was were had did said told been has".split())


def _looks_ahead(doc: Doc, i: int) -> bool:
    """Say whether the clause of token i speaks of the future: its nearest finite verb decides (tags, else words)."""
    sentence = doc[i].sent
    near = sorted(sentence, key=lambda t: abs(t.i - i))[:12]
    for token in near:
        if token.lower_ in {"will", "shall", "'ll", "’ll", "due", "forthcoming", "scheduled"}:
            return True
        if token.tag_ in {"VBD"} or token.lower_ in _BACK or (not token.tag_ and token.text.endswith("ed")):
            return False
    return any(t.lower_ in _AHEAD for t in near)


def _days(first: date, last: date) -> DateInterval:
    return DateInterval(first, last)


def _month(year: int, month: int) -> DateInterval:
    return DateInterval(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def _day(year: int, month: int, day: int) -> DateInterval | None:
    if day > calendar.monthrange(year, month)[1]:
        return None
    return DateInterval(date(year, month, day), date(year, month, day))


def _month_number(match: re.Match[str]) -> int:
    return _MONTHS[match["month"].rstrip(".").lower()[:3]]


def _full_date(match: re.Match[str], _: _Context) -> tuple[DateInterval, str] | None:
    interval = _day(int(match["year"]), _month_number(match), int(match["day"]))
    return (interval, interval.first.isoformat()) if interval else None


def _month_year(match: re.Match[str], _: _Context) -> tuple[DateInterval, str]:
    interval = _month(int(match["year"]), _month_number(match))
    return interval, interval.first.isoformat()[:7]


def _year(match: re.Match[str], _: _Context) -> tuple[DateInterval, str]:
    year = int(match["year"])
    return DateInterval(date(year, 1, 1), date(year, 12, 31)), str(year)


def _decade(match: re.Match[str], _: _Context) -> tuple[DateInterval, str]:
    year = int(match["decade"])
    return DateInterval(date(year, 1, 1), date(year + 9, 12, 31)), str(year)[:3]


def _nearest_year(context: _Context, month: int, day: int = 15) -> int:
    """The year that puts a bare date nearest to the publication date, on the side the tense asks for."""
    years = [context.today.year + n for n in (-1, 0, 1)]
    days = {y: (date(y, month, min(day, 28)) - context.today).days for y in years}
    ahead = [y for y in years if days[y] >= -31]
    back = [y for y in years if days[y] <= 31]
    return min(ahead) if context.future else max(back)


def _day_month(match: re.Match[str], context: _Context) -> tuple[DateInterval, str] | None:
    month, day = _month_number(match), int(match["day"])
    interval = _day(_nearest_year(context, month, day), month, day)
    return (interval, interval.first.isoformat()) if interval else None


def _bare_month(match: re.Match[str], context: _Context) -> tuple[DateInterval, str]:
    month = _month_number(match)
    shift = {"last": -1, "next": 1}.get((match["which"] or "").lower())
    if shift == -1:
        year = context.today.year - (month >= context.today.month)
    elif shift == 1:
        year = context.today.year + (month <= context.today.month)
    else:
        year = _nearest_year(context, month)
    return _month(year, month), f"{year}-{month:02}"


def _weekday(match: re.Match[str], context: _Context) -> tuple[DateInterval, str]:
    wanted, today = _DAYS[match["weekday"].lower()], context.today
    which = (match["which"] or "").lower()
    ahead = (wanted - today.weekday()) % 7
    if which == "next" or (which != "last" and context.future):
        day = today + timedelta(days=ahead or 7 * (which == "next"))
    else:
        day = today - timedelta(days=(today.weekday() - wanted) % 7 or 7 * (which == "last"))
    return _days(day, day), day.isoformat()


_NAMED_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "last night": -1, "this morning": 0,
               "this afternoon": 0, "this evening": 0, "yesterday morning": -1}  # fmt: skip


def _named_day(match: re.Match[str], context: _Context) -> tuple[DateInterval, str]:
    day = context.today + timedelta(days=_NAMED_DAYS[match[0].lower()])
    return _days(day, day), day.isoformat()


def _unit(match: re.Match[str], context: _Context) -> tuple[DateInterval, str] | None:
    shift = {"last": -1, "previous": -1, "past": -1, "this": 0, "next": 1, "coming": 1, "following": 1}[
        match["which"].lower()
    ]
    return _shifted(context.today, match["unit"].lower(), shift)


def _shifted(today: date, unit: str, shift: int) -> tuple[DateInterval, str] | None:
    """Return the calendar unit that lies `shift` units from the one today is in."""
    if unit in {"day", "night"}:
        day = today + timedelta(days=shift)
        return _days(day, day), day.isoformat()
    if unit in {"week", "weekend"}:
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=shift)
        year, week, _ = monday.isocalendar()
        if unit == "weekend":
            return _days(monday + timedelta(days=5), monday + timedelta(days=6)), f"{year}-W{week:02}-WE"
        return _days(monday, monday + timedelta(days=6)), f"{year}-W{week:02}"
    if unit == "month":
        months = today.year * 12 + today.month - 1 + shift
        return _month(months // 12, months % 12 + 1), f"{months // 12}-{months % 12 + 1:02}"
    if unit == "year":
        year = today.year + shift
        return _days(date(year, 1, 1), date(year, 12, 31)), str(year)
    return _season(today, unit, shift) if unit in {*_SEASONS, "winter"} else None


def _season(today: date, unit: str, shift: int) -> tuple[DateInterval, str]:
    year = today.year
    if unit == "winter":
        year += shift if shift > 0 or today.month > 2 else 0
        return _days(date(year, 12, 1), _month(year + 1, 2).last), f"{year}-WI"
    first, last, code = _SEASONS[unit]
    if shift < 0 and today.month <= last:
        year -= 1
    if shift > 0 and today.month >= first:
        year += 1
    return _days(date(year, first, 1), _month(year, last).last), f"{year}-{code}"


def _ago(match: re.Match[str], context: _Context) -> tuple[DateInterval, str] | None:
    count = match["count"].lower()
    number = _NUMBERS.get(count) or int(count)
    unit = match["unit"].lower()
    if unit == "day":
        return _shifted(context.today, "day", -number)
    return _shifted(context.today, unit, -number) if unit in {"week", "month", "year"} else None


def _compile(*rules: tuple[str, bool, Reader]) -> Iterator[tuple[re.Pattern[str], bool, Reader]]:
    for pattern, needs_today, reader in rules:
        yield re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), needs_today, reader


_RULES = tuple(
    _compile(
        (rf"(?:{_W}\s+)?{_D}\s+(?:of\s+)?{_M},?\s+{_Y}", False, _full_date),
        (rf"(?:{_W},?\s+)?{_M}\s+{_D},?\s+{_Y}", False, _full_date),
        (rf"{_M},?\s+{_Y}", False, _month_year),
        (rf"(?:{_W}\s+)?(?<![\d.,])(?:the\s+)?{_D}\s+(?:of\s+)?(?-i:(?=[JFMASOND])){_M}", True, _day_month),
        (rf"(?-i:(?=[JFMASOND])){_M}\s+{_D}(?!\s*(?:%|per))", True, _day_month),
        (rf"{_N}\s+{_U}s?\s+(?:ago|earlier)", True, _ago),
        (r"yesterday morning|yesterday|today|tonight|tomorrow|last night|this (?:morning|afternoon|evening)", True, _named_day),
        (rf"(?:the\s+)?(?P<which>last|previous|past|this|next|coming|following)\s+{_U}", True, _unit),
        (rf"(?:(?P<which>last|next|this)\s+)?{_W}", True, _weekday),
        (r"(?P<decade>1[5-9]\d0|20\d0)(?=s\b)s?", False, _decade),
        (rf"(?<![\d,.$£€]){_Y}(?![\d,]*\d|%)", False, _year),
        (rf"(?:(?P<which>last|next|this)\s+)?(?-i:(?=[JFMASOND])){_M}(?=\s+(?:elect|poll|summit|meet|vote|confer|budget)|[.,;:)'’]|\s+(?:and|when|after|by|to|the|with|for|in|at|he|she|it|they|or)\b)", True, _bare_month),
    )
)
