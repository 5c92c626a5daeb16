"""The words of time expressions, as data."""

from __future__ import annotations

import calendar

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

UNITS = {
    "second": "second", "minute": "minute", "hour": "hour", "day": "day", "night": "day", "weekend": "weekend",
    "week": "week", "fortnight": "fortnight", "month": "month", "quarter": "quarter", "year": "year",
    "decade": "decade", "century": "century", "centurie": "century", "summer": "year", "winter": "year",
    "millennium": "millennium",
}  # fmt: skip
"""Calendar units by the singular of the words that count them ("three summers" counts years)."""

DURATIONS = {
    "second": "PT{}S", "minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "weekend": "P{}WE", "week": "P{}W",
    "fortnight": "P{}W", "month": "P{}M", "quarter": "P{}Q", "year": "P{}Y", "decade": "P{}E", "century": "P{}C",
    "millennium": "P{}L",
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

DAY_PARTS = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "lunchtime": "MI", "teatime": "AF",
    "mid-morning": "MO", "mid-afternoon": "AF", "mid afternoon": "AF",
}  # fmt: skip

CLOCK_WORDS = {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}

REFERENCES = {
    "now": "PRESENT_REF", "right now": "PRESENT_REF", "currently": "PRESENT_REF", "at present": "PRESENT_REF",
    "nowadays": "PRESENT_REF", "these days": "PRESENT_REF", "at the moment": "PRESENT_REF",
    "recently": "PAST_REF", "more recently": "PAST_REF", "lately": "PAST_REF",
    "the past": "PAST_REF", "recent years": "PAST_REF", "recent days": "PAST_REF",
    "soon": "FUTURE_REF", "the future": "FUTURE_REF",
    "the near future": "FUTURE_REF", "the near term": "FUTURE_REF", "the short term": "FUTURE_REF",
}  # fmt: skip
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
).split()
"""Nouns after four figures that make them a number and no year."""

NUMBERED = (
    "room suite flat gate route number no channel page paragraph section clause article resolution flight unit hall"
    " studio platform bus chapter figure table line extension level"
).split()
"""Nouns before four figures that make them a number and no year."""

NUMBERED_BODIES = "committee club group company regiment squadron battalion".split()
"""Nouns in capitals after four figures that make them part of a name ("the 1922 Committee")."""

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
