"""Say in one line what broke the program, for people who read no tracebacks and those who mend it."""

from __future__ import annotations

import traceback
from pathlib import Path

_LONGEST = 200


def in_one_line(error: BaseException) -> str:
    """Return the kind of an error, what it says, and where it was raised: "KeyError: 'x' (in lookup.py, line 7)"."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" (in {Path(frames[-1].filename).name}, line {frames[-1].lineno})" if frames else ""
    words = " ".join(str(error).split())
    said = f": {words[:_LONGEST]}" if words else ""
    return f"{type(error).__name__}{said}{where}"
