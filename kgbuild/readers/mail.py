"""Read e-mails: .eml files, and the messages of .mbox files. The subject is the headline, the sender the author."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime
from typing import BinaryIO

from kgbuild.model import Issue
from kgbuild.readers.assemble import Result, assemble
from kgbuild.readers.decode import decode, decode_as, whole_characters
from kgbuild.readers.load import line_too_long, lines_of, load_bytes
from kgbuild.readers.metadata import metadata_from
from kgbuild.readers.options import ReadOptions
from kgbuild.readers.problems import error, note
from kgbuild.readers.source import Source, SourceKind
from kgbuild.readers.webpage import read_page

_UNUSED = frozenset({"attachment"})


def find_messages(stream: BinaryIO, whole: Source, options: ReadOptions) -> Iterator[Source | Issue]:
    """Yield a source for each message of an .mbox file; a record's number is its place in the file.

    Args:
        stream: the file, at its start.
        whole: the source of the file; its name, path and metadata are those of each record.
        options: the limits.
    """
    position = start = record = 0
    number = line_of_start = 0
    blank = True
    maybe: tuple[int, int] | None = None
    for number, line in enumerate(lines_of(stream, options.max_line_bytes), 1):
        if line is None:
            yield line_too_long(whole.path, number, options)
            position = stream.tell()
            continue
        if maybe is not None and _FIELD.match(line):
            yield _message(whole, record, start, maybe[0], line_of_start)
            record, (start, line_of_start) = record + 1, maybe
        maybe = None
        if blank and line.startswith(b"From "):
            if record and not _BEGINS.match(line):
                maybe = position, number  # a line of prose, unless a header follows
            else:
                if record:
                    yield _message(whole, record, start, position, line_of_start)
                record, start, line_of_start = record + 1, position, number
        elif not record and line.strip():
            hint = 'Each message of an .mbox file begins with a line "From …"; save a single message as .eml.'
            yield error(whole.path, number, "bad-mbox", "this is not an mbox file; it is skipped.", hint)
            return
        blank = not line.strip()
        position += len(line)
    if record:
        yield _message(whole, record, start, position, line_of_start)


_BEGINS = re.compile(rb"From (?:\S+@\S+|\S+ .*\b\d?\d:\d\d(?::\d\d)?\b.*\b\d{4}\b)")
_FIELD = re.compile(rb"[!-9;-~]+:")


def _message(whole: Source, record: int, start: int, end: int, line: int) -> Source:
    content = None if whole.content is None else whole.content[start:end]
    name = f"{whole.file_name}#{record}"
    return replace(
        whole,
        file_name=name,
        kind=SourceKind.EMAIL,
        record=record,
        line=line,
        start=start,
        length=end - start,
        content=content,
    )


def read_mail(source: Source, options: ReadOptions) -> Result:
    """Return the article of an e-mail, and the issues; offsets count into the words of its text part as decoded."""
    data = load_bytes(source, options)
    if source.record and data.startswith(b"From "):
        data = data.split(b"\n", 1)[-1].replace(b"\n>From ", b"\nFrom ")
    message = email.message_from_bytes(data, policy=email.policy.default)
    if not message.keys():
        hint = "Save the message with its header, or the article as .txt."
        return None, (error(source.path, source.line, "bad-mail", "this is not an e-mail; it is skipped.", hint),)
    try:
        facts, attached = _facts(message), _attachments(message, source)
        plain, page = _part(message, "plain"), _part(message, "html")
    except RecursionError:
        hint = "Save the article that it carries as a file of its own."
        return None, (error(source.path, source.line, "bad-mail", "it is nested too deep; it is skipped.", hint),)
    stated, issues = metadata_from(facts, source.path, source.line, options.day_first)
    issues = (*issues, *attached)
    if plain is not None and plain.strip():
        words = own_words(plain, passes_on=bool(_PASSED_ON.match(_header(message, "subject"))))
        article, more = assemble(source, options, words, source.metadata.over(stated), line=1)
    elif page is not None:
        article, more = read_page(page, source, options, source.metadata.over(stated))
    else:
        hint = "Save the article that it carries as a file of its own."
        return None, (
            *issues,
            error(source.path, source.line, "no-text", "this e-mail holds no text; it is skipped.", hint),
        )
    return article, (*issues, *more)


_QUOTED = re.compile(r"(?:> ?)+")
_WROTE = re.compile(r"On\b.*\bwrote:\s*|[^.]{2,80}\bwrote:\s*|.*<[^<>@\s]+@[^<>\s]+>,? wrote:\s*")
_SIGNATURE = "-- "


_PASSED_ON = re.compile(r"(?:\[[^\[\]]{1,40}\] *)?fwd?\b", re.IGNORECASE)
_SEPARATOR = re.compile(
    r"[-_=]{3,} ?(?P<kind>forwarded|original)(?: message)?(?: from .{1,60})? ?[-_=]{3,}"
    r"|begin (?P<begun>forwarded) message:|_{10,}|-{10,}",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"\*?(?P<name>from|sent|date|to|cc|subject|reply-to|importance|organi[sz]ation)\*?:(?: |\Z|\*)", re.I
)
_FEWEST_HEADERS = 3


def _other_message(lines: list[str]) -> tuple[int, int, str] | None:
    """Return where a message begins that a program put below another's words, where its own words begin, and its kind:
    "forwarded", "original" or "" if nothing says so.
    """
    for first, line in enumerate(lines):
        marked = _SEPARATOR.fullmatch(line.strip())
        if not marked and not _HEADER.match(line):
            continue
        place = first + 1 if marked else first
        while place < len(lines) and not lines[place].strip():
            place += 1
        names: set[str] = set()
        while place < len(lines) and (found := _HEADER.match(lines[place])):
            names.add(found["name"].lower())
            place += 1
        if "from" in names and len(names) >= _FEWEST_HEADERS:
            kind = (marked["kind"] or marked["begun"] or "") if marked else ""
            return first, place, kind.lower()
    return None


def _without_other(lines: list[str], *, passes_on: bool) -> list[str]:
    """Leave out the message that a reply repeats below its own words, and the header of one that is passed on."""
    found = _other_message(lines)
    if found is None:
        return lines
    first, words, kind = found
    own = any(line.strip() for line in lines[:first])
    if own and (kind == "original" or (not kind and not passes_on)):
        return lines[:first]
    return [*lines[:first], *lines[words:]]


def own_words(text: str, *, passes_on: bool = False) -> str:
    """Return the text of a message without its signature and without what it quotes, which another message says.

    A message that holds nothing else passes on what it quotes: then only the marks go. `passes_on`: its subject says
    that it passes another message on.
    """
    lines = _without_other(text.split("\n"), passes_on=passes_on)
    if _SIGNATURE in lines and any(line.strip() for line in lines[: lines.index(_SIGNATURE)]):
        lines = lines[: lines.index(_SIGNATURE)]
    kept: list[str] = []
    for line in lines:
        if not _QUOTED.match(line):
            kept.append(line)
            continue
        while kept and not kept[-1].strip():
            kept.pop()
        broken = len(kept) > 1 and kept[-2].startswith("On ")  # "On Friday 3 May, Ann Bell <ann@a.example>" / "wrote:"
        if kept and _WROTE.fullmatch(" ".join(kept[-2:] if broken else kept[-1:])):
            del kept[-2 if broken else -1 :]
        kept.append("")
    if any(line.strip() for line in kept):
        return "\n".join(kept)
    return "\n".join(line[found.end() :] if (found := _QUOTED.match(line)) else line for line in lines)


def _facts(message: EmailMessage) -> dict[str, object]:
    """Return subject, sender and date; the sender's domain is where the message was published."""
    sender = _header(message, "from")
    name, address = next(iter(getaddresses([sender])), ("", "")) if sender else ("", "")
    date = None
    try:
        date = parsedate_to_datetime(_header(message, "date")).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        date = _header(message, "date") or None
    return {
        "title": _subject(message),
        "author": name or address or None,
        "publisher": _header(message, "organization") or None,
        "date": date,
        "language": _header(message, "content-language") or None,
    }


def _subject(message: EmailMessage) -> str:
    """Return the subject without what programs put before it: "Re:", "FW:", the name of a list in brackets."""
    subject = _header(message, "subject")
    return subject[_PREFIXES.match(subject).end() :] or subject  # type: ignore[union-attr]


_PREFIXES = re.compile(r"(?:(?:re|fwd?)(?:\[\d+\])?: *|\[[^\[\]]{1,40}\] *)*", re.IGNORECASE)


def _header(message: EmailMessage, name: str) -> str:
    """Return a header as text, "" for one that is missing or that no program could have meant."""
    try:
        return whole_characters(" ".join(str(message.get(name, "")).split()))
    except (ValueError, LookupError, IndexError, AttributeError):  # the library's header parser raises these
        return ""


def _part(message: EmailMessage, subtype: str) -> str | None:
    """Return the first part of a kind of text, None if there is none."""
    for part in message.walk():
        if part.get_content_type() == f"text/{subtype}" and part.get_content_disposition() not in _UNUSED:
            data = part.get_payload(decode=True)
            return _decoded(data, part.get_content_charset()) if isinstance(data, bytes) else None
    return None


def _decoded(data: bytes, charset: str | None) -> str:
    """Decode a part as its header says, or as a file is decoded if the header is wrong."""
    text = decode_as(data, charset or "utf-8")
    if text is None:
        text, _ = decode(data, "")
    if text is None:
        text = data.decode("latin-1")
    return whole_characters(text.replace("\r\n", "\n"))


def _attachments(message: EmailMessage, source: Source) -> tuple[Issue, ...]:
    names = [part.get_filename() or part.get_content_type() for part in message.walk() if _is_attached(part)]
    if not names:
        return ()
    hint = "Save what is an article as a file of its own."
    shown = ", ".join(whole_characters(name) for name in names[:5])
    return (note(source.path, source.line, "attachment", f"not read of this e-mail: {shown}.", hint),)


def _is_attached(part: EmailMessage) -> bool:
    return part.get_content_disposition() in _UNUSED and not part.is_multipart()
