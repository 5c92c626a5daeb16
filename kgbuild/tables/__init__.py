"""A graph as tables for spreadsheets, databases and data frames."""

from collections.abc import Iterator

from kgbuild.query.view import View
from kgbuild.query.view.columns import Column
from kgbuild.tables.rows import Tables
from kgbuild.tables.schema import Table
from kgbuild.tables.write import FORMATS, TablesError, datapackage, write_tables

__all__ = ["FORMATS", "Column", "Table", "TablesError", "datapackage", "tables", "write_tables"]


def tables(view: View) -> Iterator[Table]:
    """Yield the tables of a graph, each with its columns and rows."""
    return Tables(view).all()
