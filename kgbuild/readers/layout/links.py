"""Find what stands inside prose and is none: links in angle brackets, and the marks of Markdown."""

from __future__ import annotations

import re

from kgbuild.model import Span

_LINK = re.compile(r"<(?:(?:https?|ftp)://|mailto:|www\.)[^<>\s]*>", re.IGNORECASE)
_IMAGE = re.compile(r"!\[[^\]\[\n]{0,500}\]\([^()\s]*(?:\s+\"[^\"\n]*\")?\)")
_MARKDOWN_LINK = re.compile(
    r"(?<!!)(?P<open>\[)[^\[\]\n]+(?P<close>\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"\n]*\")?\))"
)
_EMPHASIS = re.compile(r"(?<![\w*])(?P<open>\*{1,3})(?=[^\s*])[^*\n]*?(?<=[^\s*])(?P<close>(?P=open))(?![\w*])")
TAG = re.compile(
    r"</?(?:a|abbr|article|b|big|blockquote|body|br|center|cite|code|dd|del|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]"
    r"|head|header|hr|html|i|iframe|img|ins|li|link|main|mark|meta|nav|ol|p|pre|q|s|section|small|span|strike|strong|style"
    r"|sub|sup|table|tbody|td|tfoot|th|thead|time|title|tr|tt|u|ul|video)(?:\s[^<>]{0,1000})?/?>",
    re.IGNORECASE,
)
"""A tag of HTML that was left in a text."""
BLOCK_TAG = re.compile(
    r"</?(?:article|blockquote|body|br|center|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|li|main|nav|ol|p|pre"
    r"|section|table|tbody|td|tfoot|th|thead|title|tr|ul)(?:\s[^<>]{0,1000})?/?>",
    re.IGNORECASE,
)
"""A tag that begins or ends a block, so that what stands before and after it does not belong together."""


def find_comments(text: str, body: int) -> tuple[Span, ...]:
    """Return the comments of HTML, in text order; one that never closes is none."""
    spans: list[Span] = []
    start = text.find("<!--", body)
    while start >= 0 and (end := text.find("-->", start)) >= 0:
        spans.append(Span(start, end + 3))
        start = text.find("<!--", end)
    return tuple(spans)


def find_links(text: str, body: int) -> tuple[Span, ...]:
    """Return the links in angle brackets and the tags of HTML, in text order."""
    spans = {Span(*match.span()) for pattern in (_LINK, TAG) for match in pattern.finditer(text, body)}
    return _without_overlaps(sorted({*spans, *find_comments(text, body)}))


def find_marks(text: str, body: int) -> tuple[Span, ...]:
    """Return the links, images, comments and emphasis marks of Markdown, in text order; the words of a link stay."""
    spans = {*find_links(text, body)}
    spans.update(Span(*match.span()) for match in _IMAGE.finditer(text, body))
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
