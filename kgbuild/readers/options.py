"""What the user may choose about reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """Names of the columns of .jsonl and .csv files, values for what nothing else states, and limits.

    `publisher` and `date` (2011, 2011-05 or 2011-05-08) count where neither the article nor a metadata.csv states one.
    """

    text_column: str = "text"
    title_column: str = "title"
    publisher_column: str = "publisher"
    date_column: str = "date"
    author_column: str = "author"
    url_column: str = "url"
    language_column: str = "language"
    publisher: str | None = None
    date: str | None = None
    max_line_bytes: int = 10_000_000
    max_text_characters: int = 1_000_000

    def with_columns(self, names: Mapping[str, str]) -> ReadOptions:
        """Return these options with other names of columns.

        Args:
            names: by field, such as ``{"date": "published_on"}``; fields that are left out keep theirs.

        Raises:
            ValueError: there is no such field.
        """
        unknown = sorted(set(names) - set(self.columns))
        if unknown:
            raise ValueError(f"{unknown[0]!r} is no field of an article; fields are {', '.join(self.columns)}.")
        chosen = {**self.columns, **names}
        return replace(
            self,
            title_column=chosen["title"],
            publisher_column=chosen["publisher"],
            date_column=chosen["date"],
            author_column=chosen["author"],
            url_column=chosen["url"],
            language_column=chosen["language"],
        )

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
