"""What is stated about an article outside its prose: in a header, in columns of a table, in metadata.csv, in a page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape

from kgbuild.model import Issue, PartialDate
from kgbuild.readers.bylines import split_authors
from kgbuild.readers.dates import parse_date
from kgbuild.readers.decode import whole_characters
from kgbuild.readers.problems import warning

FIELDS = ("title", "publisher", "date", "author", "url", "language")
"""The names that a header or metadata.csv may give."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """The stated facts about one article; None or empty where nothing is stated."""

    title: str | None = None
    publisher: str | None = None
    date: PartialDate | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    language: str | None = None

    def over(self, other: Metadata) -> Metadata:
        """Return what either states, this one's word first."""
        return Metadata(
            title=self.title or other.title,
            publisher=self.publisher or other.publisher,
            date=self.date or other.date,
            authors=self.authors or other.authors,
            url=self.url or other.url,
            language=self.language or other.language,
        )


def metadata_from(
    values: Mapping[str, object], file: str, line: int, day_first: bool | None = None
) -> tuple[Metadata, tuple[Issue, ...]]:
    """Read the stated facts from named values.

    Args:
        values: by the names of `FIELDS`; numbers and lists are as good as text; others are not looked at.
        file: the file to name in an issue.
        line: the line to name in an issue.
        day_first: how dates such as 08/05/2011 are meant, None if nobody says.

    Returns:
        The facts, and an issue for a date or language that cannot be read (which then counts as not stated).
    """
    issues: list[Issue] = []
    words = one_line(values.get("date"))
    date = parse_date(words, day_first) if words else None
    if words and date is None:
        issues.append(bad_date(words, file, line))
    stated = one_line(values.get("language"))
    language = language_tag(stated) if stated else None
    if stated and language is None:
        issues.append(_bad_language(stated, file, line))
    author = values.get("author")
    names = author if isinstance(author, list | tuple) else [author]
    metadata = Metadata(
        title=_shown(values.get("title")),
        publisher=_shown(values.get("publisher")),
        date=date,
        authors=tuple(name for item in names if (text := _shown(item)) for name in split_authors(text)),
        url=one_line(values.get("url")),
        language=language,
    )
    return metadata, tuple(issues)


def bad_date(words: str, file: str, line: int) -> Issue:
    """Return the issue for a date that cannot be read or could mean two days."""
    return warning(
        file,
        line,
        "bad-date",
        f"the date {words!r} is not one that can be read without guessing; the article counts as undated by it.",
        "Write it as 2011, 2011-05 or 2011-05-08, or say with --day-first or --month-first how 08/05/2011 is meant.",
    )


def language_tag(words: str) -> str | None:
    """Return a language as the tag that the standard (BCP 47) knows: "en-GB" for "en_GB"; None if it is none."""
    match = _LANGUAGE.fullmatch(_LOCALE_REST.sub("", words.strip()).replace("_", "-"))
    if match:
        return match[0]
    return _LANGUAGE_NAMES.get(words.strip().lower())


_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,6}")
_LOCALE_REST = re.compile(r"[.@][\w-]*$")
_LANGUAGE_NAMES = {"english": "en", "french": "fr", "german": "de", "spanish": "es", "italian": "it", "welsh": "cy"}


def _bad_language(words: str, file: str, line: int) -> Issue:
    return warning(
        file,
        line,
        "bad-language",
        f"the language {words[:60]!r} is none that a tag such as en or en-GB names; the article counts as English.",
        "Write it as en, en-GB or the like.",
    )


def one_line(value: object) -> str | None:
    """Return a value as one line of text, None if it holds nothing."""
    if value is None or isinstance(value, bool | dict | list | tuple):
        return None
    return _UNSHOWN.sub("\ufffd", " ".join(whole_characters(str(value)).split()))[:_LONGEST] or None


_UNSHOWN = re.compile("[\x00-\x1f\x7f\ufffe\uffff]")
"""Characters that no name holds, that command terminals, and that XML cannot write."""


def _shown(value: object) -> str | None:
    """Return a headline or name as one line, as a browser would show it: exports leave "&amp;" in their fields."""
    words = one_line(value)
    return words and one_line(_ENTITY.sub(lambda entity: unescape(entity[0]), words))


_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")

_LONGEST = 2_000
"""No headline, name or address is longer; what is, is a mistake and would fill every table."""
