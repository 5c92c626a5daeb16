"""Find time expressions and give them days, against the publication date where they need one.

Values follow TIMEX3 (ISO-TimeML). `find` runs the rules; `explicit`, `relative`, `periods` and `durations` hold them;
`words` holds what they are made of; `timex` calculates with values; `tense` tells back from ahead.
"""

from kgbuild.annotate.dates.find import find_times

__all__ = ["find_times"]
