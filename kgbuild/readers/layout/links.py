"""Find what stands inside prose and is none: links in angle brackets, and the marks of Markdown."""

from __future__ import annotations

import re

from kgbuild.model import Span

_LINK = re.compile(r"<(?:(?:https?|ftp)://|mailto:|www\.)[^<>\s]*>", re.IGNORECASE)
_IMAGE = re.compile(r"!\[[^\]\n]*\]\([^()\s]*(?:\s+\"[^\"\n]*\")?\)")
_MARKDOWN_LINK = re.compile(
    r"(?<!!)(?P<open>\[)[^\[\]\n]+(?P<close>\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"\n]*\")?\))"
)
_EMPHASIS = re.compile(r"(?<![\w*])(?P<open>\*{1,3})(?=[^\s*])[^*\n]*?(?<=[^\s*])(?P<close>(?P=open))(?![\w*])")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def find_links(text: str, body: int) -> tuple[Span, ...]:
    """Return the links in angle brackets, in text order."""
    return tuple(Span(*match.span()) for match in _LINK.finditer(text, body))


def find_marks(text: str, body: int) -> tuple[Span, ...]:
    """Return the links, images, comments and emphasis marks of Markdown, in text order; the words of a link stay."""
    spans = {*find_links(text, body)}
    for pattern in (_COMMENT, _IMAGE):
        spans.update(Span(*match.span()) for match in pattern.finditer(text, body))
    for pattern in (_MARKDOWN_LINK, _EMPHASIS):
        for match in pattern.finditer(text, body):
            spans.update((Span(*match.span("open")), Span(*match.span("close"))))
    return _without_overlaps(sorted(spans))


def _without_overlaps(spans: list[Span]) -> tuple[Span, ...]:
    """Keep the first of spans that overlap."""
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)
