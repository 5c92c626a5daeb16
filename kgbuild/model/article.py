"""An article as read: its exact text, what is known about it, and the blocks of its layout."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import Enum

from kgbuild.model.dates import PartialDate
from kgbuild.model.evidence import Span
from kgbuild.model.texts import digest

_TITLE_WIDTH = 60
_SLICE = 1_000


class BlockKind(str, Enum):
    """What a block of the layout is for; only headline, standfirst, paragraph and correction state facts."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    FURNITURE = "furniture"
    PARAGRAPH = "paragraph"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text with one purpose; hard line breaks inside it are layout, not sentence ends."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Entry:
    """A section of a live blog: where it begins, and the time of day that it states, such as "14:32"."""

    start: int
    time: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One news article.

    `text` is the decoded input, untouched: every offset of every fact counts code points into it. `file_name` is the
    name that the graph calls it by ("270.txt", "file.jsonl#12"); `path` and `first_line` (1-based) are where the user
    finds it. `ignored` are spans inside blocks that are not prose, such as links in angle brackets. `divisions` are the
    offsets at which the pages or paragraphs of the document begin, of which `division` says what they are ("page",
    "paragraph"; "" for a text, where lines tell the place). `entries` are the sections of a live blog.
    """

    file_name: str
    text: str
    path: str
    first_line: int = 1
    headline: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    date: PartialDate | None = None
    url: str | None = None
    language: str = "en"
    blocks: tuple[Block, ...] = ()
    ignored: tuple[Span, ...] = field(default=())
    divisions: tuple[int, ...] = ()
    division: str = ""
    entries: tuple[Entry, ...] = ()

    @property
    def title(self) -> str:
        """What lists call it: its headline, or where it has none the first words of its text and the file's name."""
        if self.headline:
            return self.headline
        start = next((b.span.start for b in self.blocks if b.kind is BlockKind.PARAGRAPH), 0)
        words = " ".join(self.text[start : start + _SLICE].split())
        if len(words) > _TITLE_WIDTH:
            words = f"{words[:_TITLE_WIDTH].rpartition(' ')[0] or words[:_TITLE_WIDTH]} …"
        return f"{words} ({self.file_name})" if words else self.file_name

    @property
    def sha256(self) -> str:
        """The hash of the text in UTF-8, in hexadecimal."""
        return digest(self.text)

    def line_of(self, offset: int) -> int:
        """Return the 1-based line, in the file that the user gave, of a character."""
        return self.first_line + self.text.count("\n", 0, offset)

    def division_of(self, offset: int) -> int:
        """Return the 1-based number of the page or paragraph that a character stands in, 0 if there are none."""
        return bisect_right(self.divisions, offset)

    def time_of(self, offset: int) -> str | None:
        """Return the time of the entry of a live blog that a character stands in, None if it stands in none."""
        number = bisect_right(self.entries, offset, key=lambda entry: entry.start)
        return self.entries[number - 1].time if number else None
