"""Seasons, decades and centuries: "the summer of 2009", "last autumn", "the 1990s", "the 20th century"."""

from __future__ import annotations

import re

from kgbuild.annotate.dates import fragments as f
from kgbuild.annotate.dates.rule import Anchor, Reading, on_date, rule
from kgbuild.annotate.dates.timex import days_of
from kgbuild.annotate.dates.words import DECADES, ORDINALS, SEASONS


def _decade(match: re.Match[str], _: Anchor) -> Reading:
    return on_date(match["decade"][:3])


def _short_decade(match: re.Match[str], _: Anchor) -> Reading:
    return on_date(f"19{match['tens'][0]}")


def _decade_word(match: re.Match[str], _: Anchor) -> Reading:
    return on_date(f"19{DECADES[match['word'].lower()]}")


def _century(match: re.Match[str], _: Anchor) -> Reading | None:
    words = match["ordinal"].lower()
    number = ORDINALS.get(words) or int(re.sub(r"\D", "", words))
    return on_date(f"{number - 1:02}") if 1 < number < 22 else None


def _stated_season(match: re.Match[str], _: Anchor) -> Reading:
    return on_date(f"{f.year_of(match):04}-{SEASONS[match['season'].lower()]}")


def _season(match: re.Match[str], anchor: Anchor) -> Reading:
    return on_date(_season_value(SEASONS[match["season"].lower()], f.shift_of(match), anchor))


def _season_of_year(match: re.Match[str], anchor: Anchor) -> Reading:
    if anchor.today is None:
        return on_date(None)
    return on_date(f"{anchor.today.year + (f.shift_of(match) or 0):04}-{SEASONS[match['season'].lower()]}")


def _season_value(code: str, shift: int | None, anchor: Anchor) -> str | None:
    """Return a season without a year: the one before or after today's, or the one the tense asks for."""
    today = anchor.today
    if today is None:
        return None
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


_SEASON = rf"(?P<season>{f.any_of(SEASONS)})"
_BARE_SEASON = r"(?P<season>spring|summer|autumn|winter)"

RULES = (
    rule(rf"(?:the\s+)?{_SEASON}(?:\s+(?:of|in))?,?\s+{f.YEAR}", _stated_season),
    rule(rf"(?:the\s+)?{f.WHICH}\s+{_SEASON}", _season),
    rule(rf"(?:the\s+)?{_SEASON}\s+of\s+(?P<which>last|this|next)\s+year", _season_of_year),
    rule(rf"the\s+(?:early\s+|late\s+)?{_BARE_SEASON}", _season),
    rule(rf"(?:(?<=\bin\s)|(?<=\bby\s)|(?<=\bof\s)|(?<=\bthis\s)){_BARE_SEASON}", _season),
    rule(r"(?:the\s+)?(?P<decade>(?:1[4-9]|20)\d0)['’]?s", _decade),
    rule(r"(?:the\s+['’]?|['’])(?P<tens>[2-9]0)s", _short_decade),
    rule(rf"the\s+(?P<word>{f.any_of(DECADES)})", _decade_word),
    rule(rf"(?:the\s+)?(?P<ordinal>\d\d?(?:st|nd|rd|th)|{f.any_of(ORDINALS)})[\s-]+century", _century),
)
