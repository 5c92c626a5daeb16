"""What the user should know: an error or a warning is a value with a place, a reason and a next step."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Severity(str, Enum):
    """How bad it is: an error skipped something, a warning read it with a doubt, a note only informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Issue:
    """One finding about the input, in plain words.

    `code` is a stable kebab-case name to count and filter by ("not-utf8", "unclosed-quotation"); `file` is the path as
    the user gave it; `line` is 1-based; `message` says what and why; `hint` says what to do next.
    """

    file: str
    line: int
    code: str
    severity: Severity
    message: str
    hint: str = ""

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.severity.value}: {self.message}" + (f" {self.hint}" if self.hint else "")
