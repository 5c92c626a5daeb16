"""What the user may choose about reading."""

from __future__ import annotations

from dataclasses import dataclass


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
