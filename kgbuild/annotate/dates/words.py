"""The words of time expressions, as data, and the pieces of patterns that several rules make of them."""

from __future__ import annotations

import calendar
import re

from kgbuild.english import table
from kgbuild.model.numbers import NUMBER, read_number

MONTH_NAMES = tuple(name for name in calendar.month_name if name)
MONTHS = {name.lower()[:3]: number for number, name in enumerate(calendar.month_name) if name}
"""Month numbers by the first three letters of their names."""

AMBIGUOUS_MONTHS = frozenset("mar march apr april may jun june aug august dec jan".split())
"""Month words that are also names or verbs, even with a capital; they need a word beside them that says otherwise."""

WEEKDAYS = {name.lower()[:3]: number for number, name in enumerate(calendar.day_name)}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}

DECADES = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
           "nineties": 9}  # fmt: skip
"""The decades of the twentieth century by their words."""

_COUNTED = "second minute hour day weekend week fortnight month quarter year decade century".split()
UNITS = {**{unit: unit for unit in _COUNTED}, "night": "day", "centurie": "century"}
"""Calendar units by the singular of the words that count them."""

DURATIONS = {
    "second": "PT{}S", "minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "weekend": "P{}WE", "week": "P{}W",
    "fortnight": "P{}W", "month": "P{}M", "quarter": "P{}Q", "year": "P{}Y", "decade": "P{}E", "century": "P{}C",
}  # fmt: skip
"""The TIMEX3 value of a duration of so many units."""

ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
        " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third"
        " twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth"
        " thirty-first".split(),
        start=1,
    )
}

SHIFTS = {
    "last": -1, "previous": -1, "past": -1, "preceding": -1, "this past": -1,
    "this": 0, "current": 0, "the same": 0,
    "next": 1, "coming": 1, "following": 1, "this coming": 1, "forthcoming": 1, "the following": 1,
}  # fmt: skip
"""How many units a word before a unit moves it."""

DAY_SHIFTS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}

DAY_PARTS = table("part of a day")

CLOCK_WORDS = {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}

REFERENCES = table("points at a time")
"""Words that point at a time without a place in the calendar."""

FIXED_DAYS = {
    "new year's day": (1, 1), "new year's eve": (12, 31), "new year": (1, 1), "valentine's day": (2, 14),
    "independence day": (7, 4), "halloween": (10, 31), "guy fawkes night": (11, 5), "bonfire night": (11, 5),
    "armistice day": (11, 11), "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25),
    "boxing day": (12, 26), "hogmanay": (12, 31), "may day": (5, 1),
}  # fmt: skip
"""Month and day of the holidays that have one."""

EASTER_DAYS = {"good friday": -2, "easter sunday": 0, "easter monday": 1, "easter": 0}
"""Holidays that hang on Easter, in days after it."""

WEEKDAY_HOLIDAYS = {"martin luther king day": (1, 0, 3), "memorial day": (5, 0, -1), "labor day": (9, 0, 1),
                    "columbus day": (10, 0, 2), "thanksgiving": (11, 3, 4), "thanksgiving day": (11, 3, 4)}  # fmt: skip
"""Month, weekday and which of these in the month (-1: the last)."""

FAMOUS_DAYS = {(9, 11): 2001}
"""The year of a month and day that stands without one before "attacks"."""

NAMED_DAYS = {"9/11": "2001-09-11", "7/7": "2005-07-07"}
"""Days that news calls by their figures alone."""

NOT_DAYS = frozenset("bloody black super ash man girl".split())
"""Words before a weekday that make it the name of an event ("Black Wednesday")."""

COUNTED_AFTER = (
    "people men women children jobs troops soldiers workers employees staff homes houses votes seats members miles"
    " metres feet pages pounds dollars euros francs yen shares points tonnes tons"
    " protesters demonstrators voters councillors delegates passengers refugees migrants patients pupils students"
    " nurses teachers doctors officers prisoners victims residents mps"
).split()
"""Nouns after four figures that make them a number and no year."""

NUMBERED = (
    "room suite flat gate route number no channel page paragraph section clause article resolution flight unit hall"
    " studio platform bus chapter figure table line extension level case bill apartment seat box docket ward cell train"
).split()
"""Nouns before four figures that make them a number and no year."""

NUMBERED_BODIES = (
    "committee club group company regiment squadron battalion street avenue road boulevard drive lane square"
).split()
"""Nouns in capitals after four figures that make them part of a name: "the 1922 Committee", "1600 Penn Avenue"."""

PROGRAMMES = frozenset("programme program show newspaper magazine".split())
"""Words after "Today" that make it the name of what one hears or reads."""

MASTHEADS = frozenset(
    "times telegraph mail mirror express herald post sun star people independent world review business mercury".split()
)
"""Words after a weekday or month that make it the name of a publication."""

ELECTION_NOUNS = (
    "election elections poll polls vote ballot referendum summit meeting conference budget talks deadline launch"
    " convention speech statement debate contest by-election campaign primary report attack attacks cease-fire"
).split()
"""Nouns that a bare month can stand before ("a May election")."""


def any_of(words: object) -> str:
    """Return a pattern for any of some words or phrases, the longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))  # type: ignore[call-overload]
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]") for word in ordered) + ")"


MONTH = (
    r"(?-i:(?=[A-Z]))(?P<month>january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)(?:\.|\b))"
)
DAY = rf"(?P<day>(?<![\d.,:£$€])(?:[12]?\d|3[01])(?:st|nd|rd|th)?(?![\d,.:]*\d|%)|{any_of(ORDINALS)})"
_CENTURIES = "eighteen|nineteen|twenty"
_TENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_DECADES = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_DIGITS = "one|two|three|four|five|six|seven|eight|nine"
YEAR = (
    r"(?P<year>(?<![\d.,:/£$€])(?:1[4-9]|20)\d\d(?![\d,./:]*\d|%)"
    rf"|(?:{_CENTURIES})[\s-](?:{_TENS}|(?:{_DECADES})(?:[\s-](?:{_DIGITS}))?|oh[\s-](?:{_DIGITS}))"
    rf"|two\s+thousand(?:\s+and)?(?:\s+(?:{_DIGITS}|{_TENS}))?)"
)
NO_MASTHEAD = rf"(?!\s+(?-i:(?=[A-Z]))(?:{'|'.join(MASTHEADS)})\b)"
WEEKDAY = r"(?-i:(?=[A-Z]))(?P<weekday>mon|tues|wednes|thurs|fri|satur|sun)day"
ANY_WEEKDAY = r"(?-i:(?=[A-Z]))(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)\b\.?)"
PART = rf"(?P<part>{any_of(DAY_PARTS)})"
WHICH = rf"(?P<which>{any_of(SHIFTS)})"
COUNT = rf"(?P<count>{NUMBER}|an?\b(?!\s+few)|a\s+few|several|a\s+couple\s+of|many|some|a\s+number\s+of|half\s+an?)"


def said(match: re.Match[str], group: str | int = 0) -> str:
    """Return the words of a group in lower case with single blanks; "" if there is no such group or it has none."""
    words = match[0] if group == 0 else match.groupdict().get(str(group))
    return " ".join(words.lower().split()) if words else ""


def month_of(match: re.Match[str]) -> int:
    """Return the number of the month that a match names."""
    return MONTHS[match["month"].lower()[:3]]


def weekday_of(match: re.Match[str]) -> int:
    """Return the number of the weekday that a match names, Monday 0."""
    return WEEKDAYS[match["weekday"].lower()[:3]]


def day_of(match: re.Match[str]) -> int:
    """Return the number of the day in the month that a match names."""
    words = match["day"].lower()
    return ORDINALS.get(words) or int(re.sub(r"\D", "", words))


def shift_of(match: re.Match[str]) -> int | None:
    """Return how many units later the words before a unit ask for, if there are any."""
    words = said(match, "which")
    return SHIFTS[words] if words else None


def year_of(match: re.Match[str]) -> int:
    """Return the year that a match states, in figures or in words ("nineteen ninety-six")."""
    words = match["year"].lower()
    if words.isdigit():
        return int(words)
    tokens = [token for token in re.split(r"[\s-]+", words) if token not in {"and", "oh"}]
    if tokens[1] == "thousand":
        return 2000 + int(read_number(" ".join(tokens[2:])) or 0)
    return int(100 * (read_number(tokens[0]) or 0) + (read_number(" ".join(tokens[1:])) or 0))


def count_of(match: re.Match[str]) -> float | None:
    """Return the number that a match counts; None for "several" and the like."""
    words = said(match, "count")
    if words in {"a", "an"}:
        return 1
    return 0.5 if words.startswith("half a") and len(words) < 8 else read_number(words)
