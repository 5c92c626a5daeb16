"""Read kgbuild.toml, which says beside a folder of articles how they are read and what they are."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kgbuild.readers.dates import parse_date
from kgbuild.readers.options import FIELD_NAMES, ReadOptions, TableColumns

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

CONFIG = "kgbuild.toml"
_KEYS = ("name", "publisher", "date", "day-first", "reference", "decisions", "about", "columns")


class ConfigError(ValueError):
    """A kgbuild.toml cannot be used; the message says where, why, and what may stand there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What a kgbuild.toml says; None or empty where it says nothing. Paths count from its folder.

    `about` is what the dataset says of itself: title, licence and so on, as `--about` gives it.
    """

    name: str | None = None
    publisher: str | None = None
    date: str | None = None
    day_first: bool | None = None
    reference: Path | None = None
    decisions: Path | None = None
    about: Mapping[str, str] = dataclasses.field(default_factory=dict)
    tables: tuple[TableColumns, ...] = ()

    def under(self, options: ReadOptions) -> ReadOptions:
        """Return the options with what the file says where the user's own say nothing."""
        return replace(
            options,
            publisher=options.publisher or self.publisher,
            date=options.date or self.date,
            day_first=self.day_first if options.day_first is None else options.day_first,
            tables=(*self.tables, *options.tables),
        )


def load_config(paths: Sequence[Path | str]) -> Config:
    """Return what the kgbuild.toml beside the articles says.

    Args:
        paths: the files and folders to read; the file stands in such a folder, or beside such a file. What it says of
            the dataset, such as its licence, counts where no other folder goes in.

    Raises:
        ConfigError: it cannot be read, says what nobody understands, or there are several.
    """
    folders = (Path(path) if Path(path).is_dir() else Path(path).parent for path in paths if str(path) != "-")
    found = {file.resolve(): file for folder in folders if (file := folder / CONFIG).is_file()}
    if len(found) > 1:
        names = " and ".join(sorted(file.as_posix() for file in found.values())[:2])
        raise ConfigError(f"{names} may not both count; build their folders one by one, or keep one of the files.")
    if not found:
        return Config()
    ((place, file),) = found.items()
    config, told = _read(file), place.parent
    alone = all(str(each) != "-" and told in (Path(each).resolve(), *Path(each).resolve().parents) for each in paths)
    return config if alone else replace(config, about={})


def _read(file: Path) -> Config:
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as reason:  # a TOMLDecodeError and a UnicodeDecodeError are ValueErrors
        raise ConfigError(f"{file.as_posix()}: it cannot be read ({reason}); correct it.") from reason
    unknown = sorted(set(values) - set(_KEYS))
    if unknown:
        raise ConfigError(f"{file.as_posix()}: {unknown[0]!r} has no meaning; names with one are {', '.join(_KEYS)}.")
    date = _value(values, "date", file)
    if date is not None and parse_date(date) is None:
        raise ConfigError(f"{file.as_posix()}: date is {date!r}; write it as 2011, 2011-05 or 2011-05-08.")
    day_first = values.get("day-first")
    if day_first is not None and not isinstance(day_first, bool):
        raise ConfigError(f"{file.as_posix()}: day-first is {day_first!r}; write true or false.")
    reference, decisions = (_value(values, name, file) for name in ("reference", "decisions"))
    return Config(
        name=_value(values, "name", file),
        publisher=_value(values, "publisher", file),
        date=date,
        day_first=day_first,
        reference=file.parent / reference if reference else None,
        decisions=file.parent / decisions if decisions else None,
        about=_about(values.get("about", {}), file),
        tables=_tables(values.get("columns", {}), file),
    )


def _value(values: Mapping[str, Any], name: str, file: Path) -> str | None:
    value = values.get(name)
    if value is None or isinstance(value, str):
        return value
    if name == "date":
        return str(value)  # TOML has dates of its own
    raise ConfigError(f"{file.as_posix()}: {name} is {value!r}; write it as text in quotation marks.")


def _about(values: Any, file: Path) -> dict[str, str]:
    """Return what the dataset says of itself; which fields there are is not known here."""
    if not isinstance(values, dict) or any(isinstance(value, dict | list) for value in values.values()):
        raise ConfigError(f'{file.as_posix()}: about is written as [about] and under it title = "Leeds papers".')
    return {name: str(value) for name, value in values.items()}  # TOML has dates of its own


def _tables(values: Any, file: Path) -> tuple[TableColumns, ...]:
    """Return the columns of all tables, then those of single ones."""
    if not isinstance(values, dict):
        raise ConfigError(f'{file.as_posix()}: columns is {values!r}; write [columns] and under it text = "body".')
    single = {name: columns for name, columns in values.items() if isinstance(columns, dict)}
    common = {name: column for name, column in values.items() if not isinstance(column, dict)}
    found = [("*", common)] if common else []
    tables = []
    for table, columns in [*found, *single.items()]:
        for field, column in columns.items():
            if field not in FIELD_NAMES or not isinstance(column, str):
                names = ", ".join(FIELD_NAMES)
                raise ConfigError(f'{file.as_posix()}: columns are written as text = "body"; fields are {names}.')
        tables.append(TableColumns(table, tuple(columns.items())))
    return tuple(tables)
