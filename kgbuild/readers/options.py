"""What the user may choose about reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase

FIELD_NAMES = ("text", "title", "publisher", "date", "author", "url", "language")
"""The fields of an article that a column may hold."""


@dataclass(frozen=True, slots=True)
class TableColumns:
    """The columns of some tables: `file` is a name, an end of a path, or a pattern such as "*.csv"; `names` are pairs
    of a field and its column.
    """

    file: str
    names: tuple[tuple[str, str], ...]

    def hold_for(self, path: str) -> bool:
        """Say whether they are the columns of a file."""
        plain = "/" + path.replace("\\", "/").lstrip("/")
        return plain.endswith("/" + self.file.lstrip("/")) or fnmatchcase(plain.rsplit("/", 1)[-1], self.file)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """Names of the columns of .json, .jsonl and .csv files, values for what nothing else states, and limits.

    `tables` are the columns of single files, the last that fits a file counts; `named` are the fields whose column the
    user named, so that one that is missing is an error.
    `publisher` and `date` (2011, 2011-05 or 2011-05-08) count where neither the article nor a metadata.csv states one.
    `day_first` says how a date such as 08/05/2011 is meant; None: nobody says, and a file's other dates decide.
    """

    text_column: str = "text"
    title_column: str = "title"
    publisher_column: str = "publisher"
    date_column: str = "date"
    author_column: str = "author"
    url_column: str = "url"
    language_column: str = "language"
    tables: tuple[TableColumns, ...] = ()
    named: frozenset[str] = frozenset()
    publisher: str | None = None
    date: str | None = None
    day_first: bool | None = None
    max_line_bytes: int = 10_000_000
    max_text_characters: int = 1_000_000
    max_document_bytes: int = 100_000_000
    max_pages: int = 500
    max_unpacked_bytes: int = 1_000_000_000
    max_archive_files: int = 200_000
    max_archive_depth: int = 3

    def with_columns(self, names: Mapping[str, str]) -> ReadOptions:
        """Return these options with other names of columns.

        Args:
            names: by field, such as ``{"date": "published_on"}``; fields that are left out keep theirs.

        Raises:
            ValueError: there is no such field.
        """
        unknown = sorted(set(names) - set(FIELD_NAMES))
        if unknown:
            raise ValueError(f"{unknown[0]!r} is no field of an article; fields are {', '.join(FIELD_NAMES)}.")
        chosen = {**self.columns, "text": self.text_column, **names}
        return replace(
            self,
            named=self.named | set(names),
            text_column=chosen["text"],
            title_column=chosen["title"],
            publisher_column=chosen["publisher"],
            date_column=chosen["date"],
            author_column=chosen["author"],
            url_column=chosen["url"],
            language_column=chosen["language"],
        )

    def for_file(self, path: str) -> ReadOptions:
        """Return the options that hold for a file: with the columns that are named for it.

        Raises:
            ValueError: a field is none.
        """
        names = {field: column for table in self.tables if table.hold_for(path) for field, column in table.names}
        return self.with_columns(names) if names else self

    @property
    def columns(self) -> dict[str, str]:
        """The column of each field of the metadata, by the field's name."""
        return {
            "title": self.title_column,
            "publisher": self.publisher_column,
            "date": self.date_column,
            "author": self.author_column,
            "url": self.url_column,
            "language": self.language_column,
        }
