"""Put an article together from its text, what is stated about it, and what its layout tells."""

from __future__ import annotations

from kgbuild.model import Article, BlockKind, Issue
from kgbuild.readers.dates import parse_date
from kgbuild.readers.layout import Breaks, lay_out
from kgbuild.readers.load import too_long
from kgbuild.readers.metadata import Metadata, bad_date, one_line
from kgbuild.readers.options import ReadOptions
from kgbuild.readers.problems import error, note, warning
from kgbuild.readers.source import Source

Result = tuple[Article | None, tuple[Issue, ...]]
"""What reading one source gives: the article, None if it was skipped, and what the user should know."""

_PROSE = (BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.PARAGRAPH, BlockKind.CORRECTION)


def assemble(
    source: Source,
    options: ReadOptions,
    text: str,
    stated: Metadata,
    *,
    breaks: Breaks = Breaks.DETECT,
    body: int = 0,
    line: int | None = None,
    divisions: tuple[int, ...] = (),
    division: str = "",
    headings: frozenset[int] = frozenset(),
) -> Result:
    """Lay the text out and return the article.

    Args:
        source: where it comes from.
        options: the values for what nothing else states.
        text: the whole text that offsets count into.
        stated: what the article's own header, record or page and its metadata.csv state.
        breaks: what line breaks mean in this format.
        body: where the prose begins; what stands before is a header.
        line: the line of the file at which the text begins, if it is not the source's.
        divisions: where the pages or paragraphs of the document begin in the text.
        division: what the divisions are, "page" or "paragraph".
        headings: where the lines begin that the document itself marks as headings.

    Returns:
        The article, or None and the reason.
    """
    first_line = source.line if line is None else line
    if len(text) > options.max_text_characters:
        return None, (too_long(source.path, first_line, options),)
    layout = lay_out(
        text, body=body, title=stated.title, breaks=breaks, headings=headings, day_first=_day_first(source, options)
    )
    if not any(block.kind in _PROSE for block in layout.blocks):
        hint = "Leave it out, or check that it was saved."
        where = f"record {source.record} of it" if source.record else "it"
        return None, (error(source.path, first_line, "empty", f"there is no article in {where}; it is skipped.", hint),)
    told = Metadata(title=layout.headline, publisher=layout.publisher, authors=layout.authors, date=layout.date)
    defaults = Metadata(publisher=one_line(options.publisher), date=parse_date(options.date or ""))
    late = stated.over(told).date is None and layout.updated is not None
    known = stated.over(told).over(Metadata(date=layout.updated)).over(defaults)
    article = Article(
        file_name=source.file_name,
        text=text,
        path=source.path,
        first_line=first_line,
        headline=known.title,
        authors=known.authors,
        publisher=known.publisher,
        date=known.date,
        url=known.url,
        language=known.language or "en",
        blocks=layout.blocks,
        ignored=layout.ignored,
        entries=layout.entries,
        divisions=divisions,
        division=division,
    )
    unclear = layout.unclear_date if known.date is None else None
    dates = (bad_date(unclear, source.path, first_line),) if unclear else ()
    changed = (only_updated(article),) if late else ()
    return article, (*dates, *changed, *_foreign(article))


def only_updated(article: Article) -> Issue:
    """Return the note for an article of which only the day is told on which it was changed."""
    day = article.date.iso if article.date else ""
    message = f"only the day on which it was updated is told; {day} counts as its date."
    hint = "State the day of publication in its header or in metadata.csv if that is wrong."
    return note(article.path, article.first_line, "updated-date", message, hint)


def _day_first(source: Source, options: ReadOptions) -> bool | None:
    """Return how dates in figures are meant: as the user says, or as the dates of the article's table show."""
    return source.day_first if options.day_first is None else options.day_first


def _foreign(article: Article) -> tuple[Issue, ...]:
    """Warn of an article that says it is not in English."""
    if article.language.lower().startswith("en"):
        return ()
    message = f"its language is stated as {article.language!r}; kgbuild reads English, so expect little from it."
    return (warning(article.path, article.first_line, "language", message, "Leave it out, or correct its language."),)
