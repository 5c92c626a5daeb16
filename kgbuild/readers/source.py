"""Where one article is, in a form that a worker process can be handed."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from kgbuild.readers.metadata import Metadata


class SourceKind(str, Enum):
    """The input formats; those that hold several articles are split into records before they are read."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    EMAIL = "e-mail"
    MBOX = "mbox"
    FEED = "feed"
    WARC = "warc"
    NEWS_XML = "news xml"
    XML = "xml"


SUFFIXES = {
    ".txt": SourceKind.TEXT,
    ".text": SourceKind.TEXT,
    ".md": SourceKind.MARKDOWN,
    ".markdown": SourceKind.MARKDOWN,
    ".html": SourceKind.HTML,
    ".htm": SourceKind.HTML,
    ".xhtml": SourceKind.HTML,
    ".json": SourceKind.JSON,
    ".jsonl": SourceKind.JSONL,
    ".ndjson": SourceKind.JSONL,
    ".csv": SourceKind.CSV,
    ".tsv": SourceKind.CSV,
    ".pdf": SourceKind.PDF,
    ".docx": SourceKind.DOCX,
    ".odt": SourceKind.ODT,
    ".eml": SourceKind.EMAIL,
    ".mbox": SourceKind.MBOX,
    ".rss": SourceKind.FEED,
    ".atom": SourceKind.FEED,
    ".warc": SourceKind.WARC,
    ".warc.gz": SourceKind.WARC,
    ".nitf": SourceKind.NEWS_XML,
    ".xml": SourceKind.XML,
}
PACKED = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.xz", ".txz", ".tar.bz2", ".gz", ".xz", ".bz2")
"""Endings of files that hold other files, packed."""

ENDINGS = (*SUFFIXES, *PACKED)
"""All endings of files that are read, to name them in messages."""


def kind_of_name(name: str) -> SourceKind | None:
    """Return the format that a file's name tells, None if it tells none."""
    lower = name.lower()
    return next((kind for suffix, kind in _BY_LENGTH if lower.endswith(suffix)), None)


def is_packed(name: str) -> bool:
    """Say whether a file's name tells that it holds other files, packed."""
    return name.lower().endswith(PACKED) and kind_of_name(name) is None


_BY_LENGTH = sorted(SUFFIXES.items(), key=lambda item: -len(item[0]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One article yet to be read.

    `path` is the file as the user gave it ("-" is standard input); `file_name` what the graph calls the article
    ("270.txt", "file.jsonl#12", "archive.zip/270.txt"). A record has a `record` number (in a .jsonl file its line, in a
    .json file its place in the list, in a .csv file its row under the header), its first `line`, and its place in the
    file: `start` and `length` in bytes; `columns`, `delimiter` and the order of day and month (`day_first`) are those
    of its table. `metadata` comes from the metadata.csv beside the file. `content` holds bytes that cannot be read
    twice, or that were unpacked.
    """

    path: str
    file_name: str
    kind: SourceKind
    record: int = 0
    line: int = 1
    start: int = 0
    length: int = 0
    columns: tuple[str, ...] = ()
    delimiter: str = ","
    day_first: bool | None = None
    metadata: Metadata = field(default_factory=Metadata)
    content: bytes | None = None
