"""Tables as pandas data frames."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgbuild.tables.schema import Table

if TYPE_CHECKING:
    from pandas import DataFrame

_TYPES = {"string": "string", "integer": "Int64", "number": "Float64", "boolean": "boolean"}


def frame(table: Table) -> DataFrame:
    """Return a table as a data frame: days as dates, numbers as numbers, what is not there as missing.

    Raises:
        ImportError: pandas is not installed.
    """
    try:
        import pandas
    except ImportError as error:
        raise ImportError("Data frames need pandas: pip install 'kgbuild[pandas]'") from error
    made = pandas.DataFrame(list(table.rows), columns=[c.name for c in table.columns])
    for column in table.columns:
        if column.type == "date":
            made[column.name] = pandas.to_datetime(made[column.name], format="%Y-%m-%d", errors="coerce")
        else:
            made[column.name] = made[column.name].astype(_TYPES[column.type])
    return made
