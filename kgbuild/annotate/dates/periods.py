"""Quarters, halves and business years: "the third quarter of 1990", "third-quarter profit", "fiscal 1989"."""

from __future__ import annotations

import re

from kgbuild.annotate.dates import fragments as f
from kgbuild.annotate.dates.rule import Anchor, Reading, on_date, rule
from kgbuild.annotate.dates.timex import moved_value, quarter_of, quarter_value, unit_value
from kgbuild.annotate.dates.words import ORDINALS, SHIFTS

_NUMBER = r"(?P<number>first|second|third|fourth|final|last|1st|2nd|3rd|4th)"
_YEAR_WORD = r"(?P<which>last|this|next|current|previous)(?:\s+year)?(?:['’]s)?"


def _number(match: re.Match[str], last: int) -> int:
    """Return which quarter or half a match names."""
    words = match["number"].lower()
    return last if words in {"final", "last"} else ORDINALS.get(words) or int(words[0])


def _stated_quarter(match: re.Match[str], _: Anchor) -> Reading:
    return on_date(quarter_value(f.year_of(match), _number(match, 4)))


def _q_figure(match: re.Match[str], _: Anchor) -> Reading:
    return on_date(f"{match['year']}-Q{match['q']}")


def _quarter(match: re.Match[str], anchor: Anchor) -> Reading:
    """Read a quarter without a year: of the year stated by a word, else the last to have begun, or the next."""
    today = anchor.today
    if today is None:
        return on_date(None)
    number, which = _number(match, 4), (match.groupdict().get("which") or "").lower()
    if which:
        return on_date(quarter_value(today.year + SHIFTS[which], number))
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
    if anchor.today is None:
        return on_date(None)
    return on_date(unit_value(anchor.today, "quarter", -1))


def _stated_half(match: re.Match[str], _: Anchor) -> Reading:
    return on_date(f"{f.year_of(match):04}-H{_number(match, 2)}")


def _half(match: re.Match[str], anchor: Anchor) -> Reading:
    if anchor.today is None:
        return on_date(None)
    year = anchor.today.year + SHIFTS[(match["which"] or "this").lower()]
    return on_date(f"{year:04}-H{_number(match, 2)}")


def _business_year(match: re.Match[str], _: Anchor) -> Reading:
    return on_date(f"{f.year_of(match):04}")


def _year_end(_: re.Match[str], anchor: Anchor) -> Reading:
    return on_date(unit_value(anchor.today, "year", 0) if anchor.today else None)


_QUARTER = rf"(?:fiscal[\s-]+)?{_NUMBER}[\s-]+(?:fiscal\s+)?quarter"
_OWNER = r"(?:the\s+|its\s+|their\s+)?"
_NTH = r"(?P<number>first|second|third|fourth)"
_LATEST = r"(?P<latest>latest|latest\s+fiscal|most\s+recent|same|same\s+fiscal)"

RULES = (
    rule(rf"{_OWNER}{_QUARTER}(?:\s+of|\s+in|,)?\s+(?:fiscal\s+)?{f.YEAR}", _stated_quarter),
    rule(rf"(?:the\s+)?(?:fiscal\s+)?{f.YEAR}(?:['’]s)?\s+{_QUARTER}", _stated_quarter),
    rule(r"(?-i:Q)(?P<q>[1-4])\s+(?:of\s+)?(?P<year>(?:19|20)\d\d)", _q_figure),
    rule(rf"{_OWNER}(?:fiscal\s+)?{_QUARTER}", _quarter),
    rule(rf"{_YEAR_WORD}\s+{_QUARTER}", _quarter),
    rule(rf"(?:the\s+)?{_QUARTER}\s+(?:of\s+)?(?P<which>last|this|next)\s+year", _quarter),
    rule(
        rf"(?:the\s+)?(?:(?:comparable|same)\s+)?year[\s-](?:ago|earlier)(?:\s+(?:{_NTH}\s+)?(?:quarter|period))?",
        _year_ago_quarter,
    ),
    rule(rf"the\s+(?:{_LATEST}\s+)?(?:quarter|period(?<=latest\speriod))", _this_quarter),
    rule(rf"(?:the\s+)?(?P<number>first|second|last)[\s-]+half(?:\s+of)?\s+{f.YEAR}", _stated_half),
    rule(r"(?:the\s+)?(?P<number>first|second)[\s-]+half(?:\s+of\s+(?P<which>last|this|next)\s+year)?", _half),
    rule(rf"the\s+{f.YEAR}\s+(?:period|quarter)", _business_year),
    rule(r"(?:the\s+)?(?:year[\s-]end|year['’]s\s+end|end\s+of\s+the\s+year)", _year_end),
)
