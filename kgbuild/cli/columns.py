"""Read --columns, which names the columns of one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgbuild.cli.errors import CannotRun

if TYPE_CHECKING:
    from kgbuild.readers import TableColumns


def table_columns(words: str) -> TableColumns:
    """Return the columns that an option such as "export.csv:text=body,date=published" names.

    Raises:
        CannotRun: it is not written so, or a field is none.
    """
    from kgbuild.readers import TableColumns
    from kgbuild.readers.options import FIELD_NAMES

    file = words.partition("=")[0].rpartition(":")[0]
    pairs = [pair.partition("=") for pair in words[len(file) + 1 :].split(",")]
    if not file or not all(equals and name for _, equals, name in pairs):
        raise CannotRun(f"--columns {words}: write FILE:FIELD=NAME,..., such as export.csv:text=body,date=published.")
    unknown = [field for field, _, _ in pairs if field not in FIELD_NAMES]
    if unknown:
        raise CannotRun(f"--columns {words}: {unknown[0]!r} is no field; fields are {', '.join(FIELD_NAMES)}.")
    return TableColumns(file, tuple((field, name) for field, _, name in pairs))
