"""Quarters, halves and business years: "the third quarter of 1990", "third-quarter profit", "fiscal 1989"."""

from __future__ import annotations

import re
from datetime import date

from kgbuild.annotate.dates import words as w
from kgbuild.annotate.dates.rule import Anchor, Reading, from_today, on_date, rule
from kgbuild.annotate.dates.timex import days_of, moved_value, quarter_of, quarter_value, unit_value

_NUMBER = r"(?P<number>first|second|third|fourth|final|last|1st|2nd|3rd|4th)"
_YEAR_WORD = r"(?P<which>last|this|next|current|previous)(?:\s+year)?(?:['’]s)?"


def _number(match: re.Match[str], last: int) -> int:
    """Return which quarter or half a match names."""
    words = match["number"].lower()
    return last if words in {"final", "last"} else w.ORDINALS.get(words) or int(words[0])


def _stated_quarter(match: re.Match[str], _: Anchor) -> Reading:
    return on_date(quarter_value(w.year_of(match), _number(match, 4)))


@from_today
def _quarter(match: re.Match[str], anchor: Anchor, today: date) -> Reading:
    """Read a quarter without a year: of the year stated by a word, else the last to have begun, or the next."""
    number, which = _number(match, 4), (match.groupdict().get("which") or "").lower()
    if which:
        return on_date(quarter_value(today.year + w.SHIFTS[which], number))
    here = quarter_of(today)
    if anchor.direction > 0 and number != (quarter_of(today) + 2) % 4 + 1:
        return on_date(quarter_value(today.year + (number < here), number))
    return on_date(quarter_value(today.year - (number > here), number))


def _year_ago_quarter(match: re.Match[str], anchor: Anchor) -> Reading:
    """Read "the year-ago quarter", "year-earlier": the one spoken of, a year before."""
    spoken = anchor.previous
    if match["number"] and anchor.today:
        spoken = quarter_value(anchor.today.year - (_number(match, 4) > quarter_of(anchor.today)), _number(match, 4))
    if spoken is None and anchor.today:
        spoken = unit_value(anchor.today, "quarter", -1)
    return on_date(moved_value(spoken, "year", -1) if spoken else None)


def _this_quarter(match: re.Match[str], anchor: Anchor) -> Reading:
    """Read "the quarter", "the latest quarter", "the period": the one spoken of, else the last that is over."""
    if anchor.previous and "-Q" in anchor.previous and not (match["latest"] or "").startswith("latest"):
        return on_date(anchor.previous)
    return on_date(unit_value(anchor.today, "quarter", -1) if anchor.today else None)


def _half(match: re.Match[str], year: int) -> Reading:
    return on_date(f"{year:04}-H{_number(match, 2)}")


_QUARTER = rf"(?:fiscal[\s-]+)?{_NUMBER}[\s-]+(?:fiscal\s+)?quarter"
_OWNER = r"(?:the\s+|its\s+|their\s+)?"
_NTH = r"(?P<number>first|second|third|fourth)"
_LATEST = r"(?P<latest>latest|latest\s+fiscal|most\s+recent|same|same\s+fiscal)"

RULES = (
    rule(rf"{_OWNER}{_QUARTER}(?:\s+of|\s+in|,)?\s+(?:fiscal\s+)?{w.YEAR}", _stated_quarter),
    rule(rf"(?:the\s+)?(?:fiscal\s+)?{w.YEAR}(?:['’]s)?\s+{_QUARTER}", _stated_quarter),
    rule(rf"{_OWNER}(?:fiscal\s+)?{_QUARTER}", _quarter),
    rule(rf"{_YEAR_WORD}\s+{_QUARTER}", _quarter),
    rule(
        rf"(?:the\s+)?(?:(?:comparable|same)\s+)?year[\s-](?:ago|earlier)(?:\s+(?:{_NTH}\s+)?(?:quarter|period))?",
        _year_ago_quarter,
    ),
    rule(rf"the\s+(?:{_LATEST}\s+)?(?:quarter|period(?<=latest\speriod))", _this_quarter),
    rule(
        rf"(?:the\s+)?(?P<number>first|second|last)[\s-]+half(?:\s+of)?\s+{w.YEAR}",
        lambda match, _: _half(match, w.year_of(match)),
    ),
    rule(
        r"(?:the\s+)?(?P<number>first|second)[\s-]+half(?:\s+of\s+(?P<which>last|this|next)\s+year)?",
        from_today(lambda match, _, today: _half(match, today.year + (w.shift_of(match) or 0))),
    ),
    rule(rf"the\s+{w.YEAR}\s+(?:period|quarter)", lambda match, _: on_date(f"{w.year_of(match):04}")),
    rule(
        r"(?:the\s+)?(?:year[\s-]end|year['’]s\s+end|end\s+of\s+the\s+year)",
        from_today(lambda _match, _anchor, today: on_date(unit_value(today, "year", 0))),
    ),
)


def _century(match: re.Match[str], _: Anchor) -> Reading | None:
    words = match["ordinal"].lower()
    number = w.ORDINALS.get(words) or int(re.sub(r"\D", "", words))
    return on_date(f"{number - 1:02}") if 1 < number < 22 else None


def _season_of(match: re.Match[str], year: int) -> Reading:
    return on_date(f"{year:04}-{w.SEASONS[match['season'].lower()]}")


@from_today
def _season(match: re.Match[str], anchor: Anchor, today: date) -> Reading:
    return on_date(_season_value(w.SEASONS[match["season"].lower()], w.shift_of(match), anchor, today))


def _season_value(code: str, shift: int | None, anchor: Anchor, today: date) -> str | None:
    """Return a season without a year: the one before or after today's, or the one the tense asks for."""
    values = [f"{year:04}-{code}" for year in range(today.year - 2, today.year + 2)]
    spans = [(value, days) for value in values if (days := days_of(value))]
    side = anchor.direction if shift is None else shift
    if side < 0:
        over = [value for value, days in spans if (days.last if shift else days.first) < today]
        return over[-1] if over else None
    if side > 0:
        return next((value for value, days in spans if (days.first if shift else days.last) > today), None)
    if shift is not None:  # "this autumn": the one that goes on, or that of this year
        now = (value for value, days in spans if days.first <= today <= days.last)
        gone = anchor.firm and anchor.direction < 0  # "this summer she was sacked", in January
        begun = [value for value, days in spans if days.first <= today]
        return next(now, begun[-1] if gone and begun else f"{today.year:04}-{code}")
    return min(spans, key=lambda span: abs((span[1].first - today).days + 45))[0] if spans else None


_SEASON = rf"(?P<season>{w.any_of(w.SEASONS)})"
_BARE_SEASON = r"(?P<season>spring|summer|autumn|winter)"

ERAS = (
    rule(rf"(?:the\s+)?{_SEASON}(?:\s+(?:of|in))?,?\s+{w.YEAR}", lambda match, _: _season_of(match, w.year_of(match))),
    rule(rf"(?:the\s+)?{w.WHICH}\s+{_SEASON}", _season),
    rule(rf"the\s+(?:early\s+|late\s+)?{_BARE_SEASON}", _season),
    rule(rf"(?:(?<=\bin\s)|(?<=\bby\s)|(?<=\bof\s)|(?<=\bthis\s)){_BARE_SEASON}", _season),
    rule(r"(?:the\s+)?(?P<decade>(?:1[4-9]|20)\d0)['’]?s", lambda match, _: on_date(match["decade"][:3])),
    rule(r"(?:the\s+['’]?|['’])(?P<tens>[2-9]0)s", lambda match, _: on_date(f"19{match['tens'][0]}")),
    rule(rf"the\s+(?P<word>{w.any_of(w.DECADES)})", lambda match, _: on_date(f"19{w.DECADES[match['word'].lower()]}")),
    rule(rf"(?:the\s+)?(?P<ordinal>\d\d?(?:st|nd|rd|th)|{w.any_of(w.ORDINALS)})[\s-]+century", _century),
)
