"""Read metadata.csv, which states facts about the files beside it (the Hugging Face folder convention)."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

from kgbuild.model import Issue
from kgbuild.readers.dayorder import order_of_dates
from kgbuild.readers.decode import decode
from kgbuild.readers.metadata import FIELDS, Metadata, metadata_from
from kgbuild.readers.options import ReadOptions
from kgbuild.readers.problems import cannot_open, error, listed, note, warning
from kgbuild.readers.table import allow_long_cells, read_columns

SIDECAR = "metadata.csv"
_KEY = "file_name"


class Sidecars:
    """The metadata.csv files met so far, each read once."""

    def __init__(self, options: ReadOptions) -> None:
        self._options = options
        self._folders: dict[Path, dict[str, Metadata]] = {}
        self.issues: list[Issue] = []

    def of(self, path: Path) -> Metadata:
        """Return what the metadata.csv beside a file states about it."""
        if path.parent not in self._folders:
            self._folders[path.parent] = self._read(path.parent / SIDECAR)
        return self._folders[path.parent].get(path.name, Metadata())

    def _read(self, sidecar: Path) -> dict[str, Metadata]:
        """Return the rows of a metadata.csv by file name; nothing if there is none."""
        if not sidecar.is_file():
            return {}
        name = sidecar.as_posix()
        try:
            data = sidecar.read_bytes()
        except OSError as reason:
            self.issues.append(cannot_open(name, reason))
            return {}
        return self.parse(data, name, lambda file: (sidecar.parent / file).exists())

    def parse(self, data: bytes, name: str, exists: Callable[[str], bool]) -> dict[str, Metadata]:
        """Return the rows of a metadata.csv by file name.

        Args:
            data: the file.
            name: what to call it in issues.
            exists: whether there is a file of a name beside it.
        """
        text, issues = decode(data, name)
        self.issues.extend(issues)
        if text is None:
            return {}
        text = text.lstrip("\ufeff")
        columns, delimiter = read_columns(text.split("\n", 1)[0], _KEY)
        if _KEY not in columns:
            message = f"there is no column {_KEY!r}; nothing of it is used."
            hint = f"Its columns are {listed(filter(None, columns)) or 'none'}; the first must be {_KEY}."
            self.issues.append(error(name, 1, "missing-column", message, hint))
            return {}
        self._report_unused(name, columns)
        return self._rows(name, exists, text, columns, delimiter)

    def _report_unused(self, name: str, columns: tuple[str, ...]) -> None:
        """Name the columns that have no use, since they may be misspelt."""
        unused = [column for column in columns if column and column not in (_KEY, *FIELDS)]
        if unused:
            hint = f"Columns with a meaning are {_KEY}, {', '.join(FIELDS)}."
            self.issues.append(note(name, 1, "unused-field", f"columns not used: {listed(unused)}.", hint))

    def _rows(
        self, name: str, exists: Callable[[str], bool], text: str, columns: tuple[str, ...], delimiter: str
    ) -> dict[str, Metadata]:
        """Read the rows under the header."""
        allow_long_cells(self._options)
        found: dict[str, Metadata] = {}
        rows = csv.reader(io.StringIO(text, newline="\n"), delimiter=delimiter, strict=True)
        day_first = self._day_first(text, columns, delimiter, name)
        try:
            next(rows)
            for row in rows:
                cells = {column: cell.strip() for column, cell in zip(columns, row, strict=False)}
                if any(cells.values()):
                    self._add(found, cells, name, exists, rows.line_num, day_first)
        except csv.Error as reason:
            message = f"this row is not valid CSV ({reason}); it and what follows are not used."
            hint = 'Put a cell that holds a quotation mark or a comma in "…".'
            self.issues.append(error(name, rows.line_num, "bad-row", message, hint))
        return found

    def _add(
        self,
        found: dict[str, Metadata],
        cells: dict[str, str],
        name: str,
        exists: Callable[[str], bool],
        line: int,
        day_first: bool | None,
    ) -> None:
        """Add what one row states, unless it names no file or one that is named already."""
        file = cells.get(_KEY, "")
        if not file or not _may_exist(exists, file):
            message = f"it names {file!r}, which is not in this folder." if file else "this row names no file."
            self.issues.append(warning(name, line, "no-such-file", message, f"Correct the {_KEY} or remove the row."))
        elif "/" in file:
            message = f"it names {file!r}, but a {SIDECAR} counts for the files beside it only; the row is not used."
            hint = f"Put a {SIDECAR} into that folder."
            self.issues.append(warning(name, line, "not-beside", message, hint))
        elif file in found:
            message = f"{file!r} is named a second time; the first row counts."
            self.issues.append(warning(name, line, "named-twice", message, "Remove one of the rows."))
        else:
            found[file], issues = metadata_from(cells, name, line, day_first)
            self.issues.extend(issues)

    def _day_first(self, text: str, columns: tuple[str, ...], delimiter: str, name: str) -> bool | None:
        """Return how its dates in figures are meant: as the user says, or as one of them makes plain."""
        if self._options.day_first is not None or "date" not in columns:
            return self._options.day_first
        place = columns.index("date")
        rows = csv.reader(io.StringIO(text, newline="\n"), delimiter=delimiter)
        order, issue = order_of_dates((row[place] for row in rows if len(row) > place), name)
        self.issues.extend(issue)
        return order


def _may_exist(exists: Callable[[str], bool], file: str) -> bool:
    """Say whether there is such a file; a name that the system refuses to look for is none."""
    try:
        return exists(file)
    except (OSError, ValueError):
        return False
