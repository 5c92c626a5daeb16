"""Dates that name a day, a month or a year: "Friday 4 June", "Sept. 11", "4/6/2005", "May 2015", "in 1981"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from kgbuild.annotate.dates import fragments as f
from kgbuild.annotate.dates.rule import Anchor, Reading, on_date, rule
from kgbuild.annotate.dates.timex import day_value, days_of, make_day, month_value, moved_value, unit_value
from kgbuild.annotate.dates.words import (
    AMBIGUOUS_MONTHS,
    EASTER_DAYS,
    ELECTION_NOUNS,
    FIXED_DAYS,
    MASTHEADS,
    NAMED_DAYS,
    ORDINALS,
    SEASONS,
    WEEKDAY_HOLIDAYS,
)

_OTHER_YEAR = r"(?P<which>last|this|next|the\s+following|the\s+same|that)\s+year"
_FAMOUS = {(9, 11): 2001}
_AFTER_MONTH = "|".join(MASTHEADS)


def _full_date(match: re.Match[str], _: Anchor) -> Reading | None:
    day = make_day(f.year_of(match), f.month_of(match), f.day_of(match))
    return on_date(day_value(day)) if day else None


def _iso(match: re.Match[str], _: Anchor) -> Reading | None:
    day = make_day(int(match["year"]), int(match["month"]), int(match["day"]))
    return on_date(day_value(day)) if day else None


def _numeric(match: re.Match[str], _: Anchor) -> Reading | None:
    """Read figures in the order day, month, year, or month, day, year where only that makes a date."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if year < 100:
        year += 1900 if year > 40 else 2000
    day = make_day(year, second, first) or make_day(year, first, second)
    return on_date(day_value(day)) if day else None


def _month_year(match: re.Match[str], _: Anchor) -> Reading:
    return on_date(month_value(f.year_of(match), f.month_of(match)))


def _month_other_year(match: re.Match[str], anchor: Anchor) -> Reading:
    """Read "January this year", "in June last year"; "that year" is the one spoken of."""
    which = " ".join(match["which"].lower().split())
    if which in {"last", "this", "next"}:
        year = anchor.today.year + {"last": -1, "this": 0, "next": 1}[which] if anchor.today else None
    else:
        year = int(anchor.previous[:4]) + (which == "the following") if anchor.previous else None
    return on_date(None if year is None else month_value(year, f.month_of(match)))


def _day_month(match: re.Match[str], anchor: Anchor) -> Reading | None:
    month, day = f.month_of(match), f.day_of(match)
    if (month, day) in _FAMOUS and re.match(r"\s+(?:terror|attack|hijack)", match.string[match.end() : match.end() + 12]):
        return on_date(f"{_FAMOUS[month, day]}-{month:02}-{day:02}")
    if make_day(2000, month, day) is None:
        return None
    year = _year_for(anchor, month, day)
    when = make_day(year, month, day) if year else None
    return on_date(day_value(when) if when else None)


def _year_for(anchor: Anchor, month: int, day: int) -> int | None:
    """The year that puts a bare date on the side of today that the tense asks for, or else next to today."""
    today = anchor.today
    if today is None:
        return None
    days = {year: (date(year, month, min(day, 28)) - today).days for year in range(today.year - 1, today.year + 2)}
    nearest = min(days, key=lambda year: abs(days[year]))
    near = 45 if anchor.direction else 0
    if anchor.direction < 0 and days[nearest] > near:
        return nearest - 1
    if anchor.direction > 0 and days[nearest] < -near:
        return nearest + 1
    return nearest


def _bare_month(match: re.Match[str], anchor: Anchor) -> Reading | None:
    if not _is_month(match):
        return None
    if anchor.today is None:
        return on_date(None)
    return on_date(month_value(_year_of_month(f.month_of(match), f.shift_of(match), anchor, anchor.today), f.month_of(match)))


def _year_of_month(month: int, shift: int | None, anchor: Anchor, today: date) -> int:
    """Return the year of a month that stands without one, told by "last", "this" or "next", else by the tense."""
    year = today.year
    if shift == -1:
        return year - (month >= today.month)
    if shift == 1:
        return year + (month <= today.month)
    if shift == 0:
        return year
    if anchor.direction < 0:
        return year - (month > today.month)
    if anchor.direction > 0:
        return year + (month < today.month)
    ahead = (month - today.month) % 12
    return year + (month < today.month) if ahead <= 6 else year - (month > today.month)


_BEFORE_MONTH = re.compile(
    r"(?:\b(?:in|by|since|until|till|from|of|for|during|before|after|and|or|to|between|through|around|about|early|late"
    r"|mid|an?|the|each|every|expected|planned|possible|likely|next|last|this|week|unlike|than)[\s-]+|mid-)$",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(r"(?:[A-Z][\w.'’-]*)\s+$")


def _is_month(match: re.Match[str]) -> bool:
    """Say whether a month's word stands for the month: not for a name ("Theresa May") or a verb ("May I ask")."""
    text, start = match.string, match.start("month")
    word = match["month"].lower().rstrip(".")
    before = text[max(0, start - 14) : start]
    if match["which"] or _BEFORE_MONTH.search(before):
        return not (word == "may" and before.endswith(("and ", "or ", "than ")) and "and" in before) or bool(match["noun"])
    if word in AMBIGUOUS_MONTHS or len(word) < 4:
        return bool(match["noun"]) and not _NAME_BEFORE.search(before)
    return not _NAME_BEFORE.search(before) or before.rstrip().endswith(("On", "In", "By", "Since", "Until"))


def _year(match: re.Match[str], _: Anchor) -> Reading:
    return on_date(f"{f.year_of(match):04}")


def _short_year(match: re.Match[str], _: Anchor) -> Reading:
    year = int(match["short"])
    return on_date(f"{(1900 if year > 40 else 2000) + year:04}")


def _next_of_range(match: re.Match[str], _: Anchor) -> Reading:
    """Read "2001-2" and "2004/05", a financial or school year, as the year it begins in."""
    return on_date(match["year"])


_DECADE_WORDS = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
                 "nineties": 9}  # fmt: skip


def _decade(match: re.Match[str], _: Anchor) -> Reading:
    if match["decade"]:
        return on_date(match["decade"][:3])
    return on_date(f"19{match['tens'][0] if match['tens'] else _DECADE_WORDS[match['word'].lower()]}")


def _century(match: re.Match[str], _: Anchor) -> Reading | None:
    words = match["ordinal"].lower()
    number = ORDINALS.get(words) or int(re.sub(r"\D", "", words))
    return on_date(f"{number - 1:02}") if 1 < number < 22 else None


def _season(match: re.Match[str], anchor: Anchor) -> Reading:
    code = SEASONS[match["season"].lower()]
    if match.groupdict().get("year"):
        return on_date(f"{f.year_of(match):04}-{code}")
    return on_date(_season_value(code, f.shift_of(match), anchor))


def _season_value(code: str, shift: int | None, anchor: Anchor) -> str | None:
    """Return a season without a year: the one before or after today's, or the one the tense asks for."""
    today = anchor.today
    if today is None:
        return None
    if shift is None and anchor.direction == 0:
        shift = 0
    values = [f"{today.year + n:04}-{code}" for n in (-2, -1, 0, 1)]
    spans = [(value, interval) for value in values if (interval := days_of(value))]
    if shift == 0:
        return min(spans, key=lambda s: (abs((s[1].first - today).days + 45), s[0]))[0]
    if shift == 1 or (shift is None and anchor.direction > 0):
        return next((v for v, s in spans if (s.first if shift == 1 else s.last) > today), None)
    return next((v for v, s in reversed(spans) if (s.last if shift == -1 else s.first) < today), None)


def _holiday(match: re.Match[str], anchor: Anchor) -> Reading:
    name = " ".join(match["holiday"].lower().replace("’", "'").split())
    stated = match.groupdict().get("year")
    if stated:
        day = _holiday_in(name, int(stated))
        return on_date(day_value(day) if day else None)
    if anchor.today is None:
        return on_date(None)
    shift = f.shift_of(match)
    wanted = shift if shift in {-1, 1} else anchor.direction
    days = [d for n in (-1, 0, 1) if (d := _holiday_in(name, anchor.today.year + n))]
    ahead, back = [d for d in days if d >= anchor.today], [d for d in days if d <= anchor.today]
    if wanted:
        chosen = (ahead[:1] if wanted > 0 else back[-1:]) or [None]
        return on_date(day_value(chosen[0]) if chosen[0] else None)
    return on_date(day_value(min(days, key=lambda d: abs((d - anchor.today).days))) if days else None)  # type: ignore[operator]


def _holiday_in(name: str, year: int) -> date | None:
    """Return the day of a holiday in a year."""
    if name in FIXED_DAYS:
        return make_day(year, *FIXED_DAYS[name])
    if name in EASTER_DAYS:
        return easter(year) + timedelta(days=EASTER_DAYS[name])
    month, weekday, which = WEEKDAY_HOLIDAYS[name]
    days = [d for n in range(1, 32) if (d := make_day(year, month, n)) and d.weekday() == weekday]
    return days[which - 1 if which > 0 else which]


def easter(year: int) -> date:
    """Return Easter Sunday of a year in the Gregorian calendar (the anonymous algorithm)."""
    golden, century = year % 19, year // 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - moon - year % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _named_day(match: re.Match[str], _: Anchor) -> Reading:
    return on_date(NAMED_DAYS[match[0]])


_NOUN = rf"(?P<noun>(?=(?:['’]s?)?\s+(?:\w+\s+){{0,2}}?{f.any_of(ELECTION_NOUNS)}\b))?"
_MASTHEAD = rf"(?!\s+(?-i:(?=[A-Z]))(?:{_AFTER_MONTH})\b)"

RULES = (
    rule(r"(?P<year>(?:1[5-9]|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])", _iso),
    rule(r"(?<![/.\d-])(?P<first>[0-3]?\d)(?P<mark>[/.-])(?P<second>[0-3]?\d)(?P=mark)(?P<year>(?:1[89]|20)\d\d|(?<=/)\d\d)(?![/\d-])", _numeric),
    rule(rf"(?:{f.ANY_WEEKDAY},?\s+(?:the\s+)?)?{f.DAY}(?:\s+of)?[\s-]+{f.MONTH},?[\s-]+{f.YEAR}", _full_date),
    rule(rf"(?:{f.ANY_WEEKDAY},?\s+)?{f.MONTH}\s+{f.DAY},?\s+{f.YEAR}", _full_date),
    rule(rf"{f.MONTH},?\s+(?:of\s+|in\s+)?{f.YEAR}", _month_year),
    rule(rf"{f.MONTH}\s+(?:of\s+)?{_OTHER_YEAR}", _month_other_year),
    rule(rf"(?:{f.ANY_WEEKDAY},?\s+)?(?:the\s+)?{f.DAY}\s+(?:of\s+)?{f.MONTH}", _day_month),
    rule(rf"(?:(?:this\s+coming\s+)?{f.ANY_WEEKDAY},?\s+)?{f.MONTH}\s+{f.DAY}(?!\s*(?:per\s|percent|million|billion))", _day_month),
    rule(rf"(?:{f.WHICH}\s+)?{f.MONTH}{_MASTHEAD}{_NOUN}", _bare_month),
    rule(rf"(?:the\s+year\s+|fiscal\s+)?{f.YEAR}", _year),
    rule(r"(?:19|20)(?P<short>\d\d)-(?:19|20)?\d\d(?=s?\b)(?<!-\d\d-\d\d)", lambda m, a: on_date(m[0][:4])),
    rule(r"(?<!\w)['’](?P<short>\d\d)", _short_year),
    rule(r"(?P<year>(?:1[89]|20)\d\d)[/-]\d{1,2}", _next_of_range),
    rule(rf"(?:the\s+)?(?:(?P<decade>(?:1[4-9]|20)\d0)['’]?s|['’]?(?P<tens>[2-9]0)['’]?s|(?<=the\s)(?P<word>{'|'.join(_DECADE_WORDS)}))", _decade),
    rule(rf"(?:the\s+)?(?P<ordinal>\d\d?(?:st|nd|rd|th)|{f.any_of(ORDINALS)})[\s-]+century", _century),
    rule(rf"(?:the\s+)?(?P<season>{f.any_of(SEASONS)})(?:\s+(?:of|in))?,?\s+{f.YEAR}", _season),
    rule(rf"(?:the\s+)?{f.WHICH}\s+(?P<season>{f.any_of(SEASONS)})", _season),
    rule(r"(?<=\bthe\s)(?P<season>spring|summer|autumn|winter)(?!\s+\w+(?:er|ers)\b)|(?<=\b(?:in|by)\s)(?P<season2>spring|summer|autumn|winter)", lambda m, a: on_date(_season_value(SEASONS[(m["season"] or m["season2"]).lower()], None, a))),
    rule(rf"(?:{f.WHICH}\s+)?(?P<holiday>{f.any_of([*FIXED_DAYS, *EASTER_DAYS, *WEEKDAY_HOLIDAYS])})(?:,?\s+(?P<year>(?:1[89]|20)\d\d))?", _holiday),
    rule(r"(?<![\d/])(?:9/11|7/7)(?![\d/])", _named_day),
)
