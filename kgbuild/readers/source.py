"""Where one article is, in a form that a worker process can be handed."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from kgbuild.readers.metadata import Metadata


class SourceKind(str, Enum):
    """The input formats."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSONL = "jsonl"
    CSV = "csv"


SUFFIXES = {
    ".txt": SourceKind.TEXT,
    ".text": SourceKind.TEXT,
    ".md": SourceKind.MARKDOWN,
    ".markdown": SourceKind.MARKDOWN,
    ".html": SourceKind.HTML,
    ".htm": SourceKind.HTML,
    ".xhtml": SourceKind.HTML,
    ".jsonl": SourceKind.JSONL,
    ".ndjson": SourceKind.JSONL,
    ".csv": SourceKind.CSV,
    ".tsv": SourceKind.CSV,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One article yet to be read.

    `path` is the file as the user gave it ("-" is standard input); `file_name` what the graph calls the article
    ("270.txt", "file.jsonl#12"). A record has a `record` number (in a .jsonl file its line, in a .csv file its row
    under the header), its first `line`, and its place in the file: `start` and `length` in bytes; `columns` and
    `delimiter` are those of its table. `metadata` comes from the metadata.csv beside the file. `content` holds
    bytes that cannot be read twice.
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
    metadata: Metadata = field(default_factory=Metadata)
    content: bytes | None = None
