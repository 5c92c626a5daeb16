"""Named questions: SPARQL files with a header that says what they answer and what they can be narrowed by."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kgbuild.plugins import plugin_files
from kgbuild.query.engine import Query, QueryError

_FOLDER = Path(__file__).parent / "questions"
_PARAMETER = re.compile(r"# parameter (\w+)(\*?): (.+)")
_CONDITION = re.compile(r"#\? (\w+): (.+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that narrows a question; `required` ones must be given."""

    name: str
    description: str
    required: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A named question.

    In its file, ``# parameter NAME: what it is`` declares a parameter (``NAME*`` a required one), and a line
    ``#? NAME: SPARQL with $NAME`` holds only when that parameter is given.
    """

    name: str
    title: str
    parameters: tuple[Parameter, ...]
    template: str

    def query(self, values: Mapping[str, str]) -> Query:
        """Return the SPARQL for these parameter values.

        Raises:
            QueryError: a parameter is unknown, or a required one is missing.
        """
        names = [p.name for p in self.parameters]
        for name in values:
            if name not in names:
                offered = ", ".join(names) or "none"
                raise QueryError(f"{self.name}: there is no parameter {name!r}; it takes: {offered}.")
        for parameter in self.parameters:
            if parameter.required and parameter.name not in values:
                example = f"kgbuild query GRAPH {self.name} {parameter.name}=…"
                raise QueryError(f"{self.name}: say which {parameter.name} ({parameter.description}): {example}")
        lines = [self._line(line, values) for line in self.template.splitlines()]
        return Query("\n".join(line for line in lines if line is not None), f"{self.name}.rq")

    @staticmethod
    def _line(line: str, values: Mapping[str, str]) -> str | None:
        condition = _CONDITION.match(line.strip())
        if not condition:
            return line
        name, sparql = condition.groups()
        return f"  {sparql.replace('$' + name, _quoted(values[name]))}" if name in values else None


def _quoted(value: str) -> str:
    """Write a value as a SPARQL string in lower case, for comparing without regard to case."""
    escaped = value.lower().replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{escaped}"'


@cache
def questions() -> Mapping[str, Question]:
    """Return all named questions by name."""
    files = (*plugin_files("questions", "*.rq"), *sorted(_FOLDER.glob("*.rq")))  # ours win
    return {path.stem: read_question(path) for path in sorted(files, key=lambda path: path.stem)}


def question(name: str) -> Question:
    """Return a named question.

    Raises:
        QueryError: there is none of this name.
    """
    known = questions()
    if name in known:
        return known[name]
    import difflib

    close = difflib.get_close_matches(name, known, n=1)
    hint = f" Did you mean {close[0]!r}?" if close else ""
    listed = "\n".join(f"  {q.name:15} {q.title}" for q in known.values())
    raise QueryError(f"There is no question {name!r}.{hint} These are:\n{listed}")


def read_question(path: Path) -> Question:
    """Return the question in a file; any SPARQL file is one without parameters.

    Raises:
        QueryError: the file cannot be read.
    """
    try:
        first, *rest = path.read_text(encoding="utf-8").splitlines() or [""]
    except OSError as error:
        raise QueryError(f"{path}: the query file cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise QueryError(f"{path}: the query file is not UTF-8; save it as that.") from error
    header = [line for line in rest if line.startswith("# parameter")]
    found = (_PARAMETER.fullmatch(line) for line in header)
    parameters = tuple(Parameter(m[1], m[3], bool(m[2])) for m in found if m)
    return Question(path.stem, first.removeprefix("# "), parameters, "\n".join((first, *rest)) + "\n")
