"""Lengths of time and repeated times: "three years" (P3Y), "every week" (a set, P1W)."""

from __future__ import annotations

import re
from collections.abc import Callable

from kgbuild.annotate.dates import words as w
from kgbuild.annotate.dates.rule import Reader, Reading, rule
from kgbuild.layers import TimeKind
from kgbuild.model.numbers import NUMBER, read_number

_UNIT = r"(?P<unit>second|minute|hour|day|night|weekend|week|fortnight|month|quarter|year|decade|centurie|century)"
_AHEAD = r"(?:past|last|next|first|coming|latest|previous|final|following|other|same)"


def _length(count: float | None, unit: str) -> str:
    """Return the value of a duration; X for a number that is not stated."""
    if unit == "decade" and count is not None:
        return f"P{10 * count:g}Y"
    if count is not None and count != int(count) and unit in {"year", "hour"}:
        whole, part = int(count), round((count - int(count)) * (12 if unit == "year" else 60))
        mark = w.DURATIONS[unit].format(whole or "").replace("PY", "P").replace("PTH", "PT")
        return f"{mark}{part}M"
    if unit == "hour" and count == 24:
        return "P1D"
    return w.DURATIONS[unit].format("X" if count is None else f"{count:g}")


def _of_units(kind: TimeKind, count: Callable[[re.Match[str]], float | None]) -> Reader:
    """Return what reads so many units of a match."""
    return lambda match, _: Reading(kind, _length(count(match), w.UNITS[match["unit"].lower()]))


def _repeated(value: Callable[[re.Match[str]], str]) -> Reader:
    """Return what reads a match as a repeated time."""
    return lambda match, _: Reading(TimeKind.SET, value(match))


_counted = _of_units(TimeKind.DURATION, w.count_of)
_uncounted = _of_units(TimeKind.DURATION, lambda _: None)
_rate = _of_units(TimeKind.SET, lambda _: 1)
_every = _of_units(TimeKind.SET, lambda match: read_number(match["times"]) if match["times"] else 1)
_each_weekday = _repeated(
    lambda match: f"XXXX-WXX-{w.weekday_of(match) + 1}" + "TNI" * match[0].lower().endswith("nights")
)

_ADVERBS = {"hourly": "PT1H", "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "annually": "P1Y", "yearly": "P1Y"}
_OWNER = r"(?:(?:the|these|those|his|her|its|their)\s+)?"
_COUNT = rf"(?P<count>{NUMBER}|(?:a\s+)?few|several|(?:a\s+)?couple\s+of|half\s+an?)"
_KIND = r"(?:(?:more|full|long|straight|consecutive|trading|working|further|whole|calendar|additional|extra)\s+)?"
_NO_AGE = r"(?!years?[\s-]old)(?!(?<=-)quarters)"
_PER_BEFORE = r"(?:(?<=\d\s)|(?<=[mb]illion\s)|(?<=once\s)|(?<=twice\s)|(?<=[a-z]s\s))"
_NO_RATE = r"(?!\s+(?:after|before|ago|earlier|later|from|old|on|or))"
_PLURAL = r"(?P<unit>minute|hour|day|week|month|quarter|year|decade|centurie)s"

RULES = (
    rule(rf"{_PER_BEFORE}an?\s+(?!second\s+[a-z]){_UNIT}{_NO_RATE}", _rate),
    rule(rf"per\s+{_UNIT}", _rate),
    rule(rf"{_OWNER}(?:{_AHEAD}\s+)?{_COUNT}[\s-]+{_KIND}{_NO_AGE}{_UNIT}s?(?:[\s-]old)?(?:['’]s?)?", _counted),
    rule(rf"(?:the\s+)?{_AHEAD}\s+{_PLURAL}", _uncounted),
    rule(rf"{_PLURAL}(?!\s+ago)", _uncounted),
    rule(rf"recent\s+{_PLURAL}", _uncounted),
    rule(rf"(?P<count>an?|one)[\s-]+{_KIND}(?!second){_UNIT}(?:[\s-]long)?", _counted),
    rule(rf"(?:every|each)\s+(?:(?P<times>two|three|four|five|six|ten)\s+)?{_UNIT}s?", _every),
    rule(rf"(?:every|each)\s+{w.WEEKDAY}(?:\s+night)?", _each_weekday),
    rule(rf"(?:every|each)\s+{w.MONTH}", _repeated(lambda match: f"XXXX-{w.month_of(match):02}")),
    rule(rf"{w.WEEKDAY}(?:\s+night)?s(?!\w)", _each_weekday),
    rule(w.any_of(_ADVERBS), _repeated(lambda match: _ADVERBS[match[0].lower()])),
)
