"""Read a .md file: a YAML header between two lines of three hyphens, then the prose."""

from __future__ import annotations

import re

import yaml

from kgbuild.model import Issue
from kgbuild.readers.assemble import Result, assemble
from kgbuild.readers.layout import Breaks
from kgbuild.readers.load import load_text
from kgbuild.readers.metadata import FIELDS, Metadata, metadata_from
from kgbuild.readers.options import ReadOptions
from kgbuild.readers.problems import note, warning
from kgbuild.readers.source import Source

_OPENING = re.compile(r"\ufeff?---[ \t]*\r?\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_PLAIN_LINE = re.compile(r"(\w+)[ \t]*:[ \t]+(.*\S)")
_KNOWN = frozenset({*FIELDS, "authors", "source"})


def read_markdown(source: Source, options: ReadOptions) -> Result:
    """Return the article of a Markdown file, and the issues; offsets count from the start of the header."""
    text, issues = load_text(source, options)
    if text is None:
        return None, issues
    header, body, more = read_header(text, source.path)
    article, rest = assemble(source, options, text, header.over(source.metadata), breaks=Breaks.SOFT, body=body)
    return article, (*issues, *more, *rest)


def read_header(text: str, path: str) -> tuple[Metadata, int, tuple[Issue, ...]]:
    """Read the YAML header of a text.

    Args:
        text: the whole file.
        path: its name for issues.

    Returns:
        What the header states, where the prose begins, and the issues. A header that is not valid YAML is read line by
        line, with a warning.
    """
    opening = _OPENING.match(text)
    if not opening:
        return Metadata(), 0, ()
    closing = _CLOSING.search(text, opening.end())
    if not closing:
        message = "the header that --- opens is never closed; all of it is read as text."
        hint = "Put a line of --- after the header."
        return Metadata(), 0, (warning(path, 1, "bad-header", message, hint),)
    values, issues = _parse(text[opening.end() : closing.start()], path)
    if "author" not in values and "authors" in values:
        values["author"] = values["authors"]
    metadata, more = metadata_from(values, path, _line_of(text, "date", closing.start()))
    return metadata, closing.end(), (*issues, *more, *_unused(values, path))


def _parse(header: str, path: str) -> tuple[dict[str, object], tuple[Issue, ...]]:
    """Return the header's values by lower-case name; all of them as the text they are written as."""
    issues: tuple[Issue, ...] = ()
    try:
        loaded = yaml.load(header, Loader=yaml.BaseLoader)  # builds text, lists and mappings only, so it is safe
    except (yaml.YAMLError, RecursionError) as reason:
        issues = (_bad_yaml(reason, path),)
        loaded = {m[1]: m[2] for line in header.splitlines() if (m := _PLAIN_LINE.fullmatch(line.strip()))}
    if not isinstance(loaded, dict):
        if loaded:
            message = "the header is not a list of names and values; it is ignored."
            issues = (warning(path, 2, "bad-header", message, "Write it as lines such as title: A headline"),)
        return {}, issues
    return {str(name).lower(): _unquoted(value) if issues else value for name, value in loaded.items()}, issues


def _unquoted(value: object) -> object:
    """Take the quotation marks off a value that was read without YAML."""
    if isinstance(value, str) and len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value


def _bad_yaml(reason: Exception, path: str) -> Issue:
    """Return the issue for a header that YAML does not accept."""
    mark = getattr(reason, "problem_mark", None)
    line = mark.line + 2 if mark is not None else 2
    deep = "it is nested too deep" if isinstance(reason, RecursionError) else ""
    why = deep or getattr(reason, "problem", None) or "it cannot be parsed"
    return warning(
        path,
        line,
        "bad-header",
        f"the header is not valid YAML ({why}); it was read line by line.",
        'Put a value that holds a colon or a quotation mark in quotes: title: "Vote: what now?"',
    )


def _line_of(text: str, name: str, end: int) -> int:
    """Return the line of a name in the header, 1 if it is not there."""
    match = re.compile(rf"^{name}\b", re.MULTILINE | re.IGNORECASE).search(text, 0, end)
    return text.count("\n", 0, match.start()) + 1 if match else 1


def _unused(values: dict[str, object], path: str) -> tuple[Issue, ...]:
    """Name what stands in the header and has no use, since it may be misspelt."""
    names = sorted(set(values) - _KNOWN)
    if not names:
        return ()
    hint = f"Names with a meaning are {', '.join(sorted(_KNOWN))}."
    return (note(path, 1, "unused-field", f"not used of the header: {', '.join(names)}.", hint),)
