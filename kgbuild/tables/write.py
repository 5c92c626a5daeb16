"""Write tables as CSV, as an Excel workbook, as Parquet or as an SQLite database, with a data dictionary."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from kgbuild.model.plain import for_xml
from kgbuild.query.formats import harmless
from kgbuild.tables.schema import Cell, Table

_LONGEST_CELL, _MOST_ROWS = 32_767, 1_048_575
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_SQL = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER", "date": "TEXT"}


class TablesError(Exception):
    """The tables cannot be written; the message says why and what to do."""


def write_tables(tables: Sequence[Table], out: Path, form: str) -> list[Path]:
    """Write tables into a folder, with `datapackage.json`, which says what each column holds.

    Args:
        tables: what to write.
        out: the folder; it is made if there is none, and files of the same names are replaced.
        form: "csv", "xlsx", "parquet" or "sqlite".

    Returns:
        The files.

    Raises:
        TablesError: a library is missing, or a table is too long for the format.
        OSError: the folder cannot be written.
    """
    out.mkdir(parents=True, exist_ok=True)
    written = _WRITERS[form](tables, out)
    dictionary = out / "datapackage.json"
    text = json.dumps(datapackage(tables, form), ensure_ascii=False, indent=2)
    dictionary.write_text(text + "\n", encoding="utf-8", newline="\n")
    return [*written, dictionary]


def datapackage(tables: Sequence[Table], form: str) -> dict[str, object]:
    """Return the data dictionary: a Data Package of Frictionless Data (specs.frictionlessdata.io, version 1)."""
    return {
        "profile": "tabular-data-package",
        "name": "kgbuild-tables",
        "title": "Tables of a graph of news articles",
        "description": "Ids are IRIs without the graph's base; the tables refer to each other by them."
        + (" A cell that begins like a formula has an apostrophe before it." if form == "csv" else ""),
        "resources": [_resource(table, form) for table in tables],
    }


def _resource(table: Table, form: str) -> dict[str, object]:
    fields = [{"name": c.name, "type": c.type, "description": c.description} for c in table.columns]
    keys = [
        {"fields": [c.name], "reference": {"resource": c.refers, "fields": ["id"]}} for c in table.columns if c.refers
    ]
    schema: dict[str, object] = {"fields": fields, "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = ["id"]
    if keys:
        schema["foreignKeys"] = keys
    return {
        "name": table.name,
        "description": table.description,
        "profile": "tabular-data-resource",
        **_where(table, form),
        "schema": schema,
    }


def _where(table: Table, form: str) -> Mapping[str, object]:
    if form == "csv":
        return {"path": f"{table.name}.csv", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
    if form == "xlsx":
        return {"path": "tables.xlsx", "format": "xlsx", "dialect": {"sheet": table.name}}
    if form == "sqlite":
        return {"path": "tables.sqlite", "format": "sqlite", "dialect": {"table": table.name}}
    return {"path": f"{table.name}.parquet", "format": "parquet"}


def _csv(tables: Sequence[Table], out: Path) -> list[Path]:
    paths = [out / f"{table.name}.csv" for table in tables]
    for table, path in zip(tables, paths, strict=True):
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\r\n")
            writer.writerow(column.name for column in table.columns)
            writer.writerows([_in_csv(cell) for cell in row] for row in table.rows)
    return paths


def _in_csv(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return harmless(cell) if isinstance(cell, str) else str(cell)


def _sqlite(tables: Sequence[Table], out: Path) -> list[Path]:
    path = out / "tables.sqlite"
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    try:
        for table in tables:
            columns = ", ".join(
                f'"{c.name}" {_SQL[c.type]}' + (" PRIMARY KEY" if n == 0 and table.key else "")
                for n, c in enumerate(table.columns)
            )
            connection.execute(f'CREATE TABLE "{table.name}" ({columns})')
            marks = ", ".join("?" * len(table.columns))
            connection.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', table.rows)
            for column in table.columns:
                if column.name.endswith("_id"):
                    name = f"{table.name}_{column.name}"
                    connection.execute(f'CREATE INDEX "{name}" ON "{table.name}" ("{column.name}")')
        connection.commit()
    finally:
        connection.close()
    return [path]


def _xlsx(tables: Sequence[Table], out: Path) -> list[Path]:
    try:
        import openpyxl
        from openpyxl.cell import WriteOnlyCell
    except ImportError as error:
        raise TablesError("Excel workbooks need openpyxl: pip install 'kgbuild[xlsx]', or use --format csv.") from error
    book = openpyxl.Workbook(write_only=True)
    book.properties.created = book.properties.modified = datetime(*_LONG_AGO)
    for table in tables:
        if len(table.rows) > _MOST_ROWS:
            raise TablesError(
                f"{table.name}: {len(table.rows):,} rows are more than a sheet holds; use another format."
            )
        sheet = book.create_sheet(table.name)
        sheet.freeze_panes = "A2"
        sheet.append([column.name for column in table.columns])
        for row in table.rows:
            cells = []
            for value in row:
                cell = WriteOnlyCell(sheet, value=_in_sheet(value))
                if isinstance(value, str):
                    cell.data_type = "s"  # a text is never a formula
                cells.append(cell)
            sheet.append(cells)
    path = out / "tables.xlsx"
    book.save(path)
    _without_clock(path)
    return [path]


def _in_sheet(cell: Cell) -> Cell:
    return for_xml(cell)[:_LONGEST_CELL] if isinstance(cell, str) else cell


def _without_clock(path: Path) -> None:
    """Write a zip file again with one date for all members, so that the same tables give the same bytes."""
    with zipfile.ZipFile(path) as old:
        members = [(info.filename, old.read(info)) for info in old.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in members:
            stamped = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>1980-01-01T00:00:00Z", data)
            new.writestr(zipfile.ZipInfo(name, _LONG_AGO), stamped, zipfile.ZIP_DEFLATED)


def _parquet(tables: Sequence[Table], out: Path) -> list[Path]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise TablesError("Parquet needs pyarrow: pip install 'kgbuild[parquet]', or use --format csv.") from error
    types = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_(),
             "date": pa.date32()}  # fmt: skip
    paths = []
    for table in tables:
        fields = [pa.field(c.name, types[c.type], metadata={"description": c.description}) for c in table.columns]
        columns = list(zip(*table.rows, strict=True)) or [()] * len(fields)
        arrays = [
            pa.array([_day(v) if c.type == "date" else v for v in values], types[c.type])
            for c, values in zip(table.columns, columns, strict=True)
        ]
        paths.append(out / f"{table.name}.parquet")
        pq.write_table(pa.Table.from_arrays(arrays, schema=pa.schema(fields)), paths[-1])
    return paths


def _day(cell: Cell) -> date | None:
    return date.fromisoformat(cell) if isinstance(cell, str) and cell else None


_WRITERS: Mapping[str, Callable[[Sequence[Table], Path], list[Path]]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "parquet": _parquet,
    "sqlite": _sqlite,
}
FORMATS = tuple(_WRITERS)
"""The formats that tables are written in."""
