"""What a page states of its article: in JSON-LD, in meta elements, in microdata, and in what it shows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from kgbuild.model import PartialDate
from kgbuild.readers.bylines import parse_byline
from kgbuild.readers.dates import find_date, parse_date
from kgbuild.readers.layout.furniture import publication_date
from kgbuild.readers.page.classes import classes_of

_ARTICLE_TYPES = re.compile(r"Article|BlogPosting|Report|LiveBlog|Review|WebPage", re.IGNORECASE)
_HEADLINES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "headline")
_DATES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "dc.date.created",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_time",
    "originalpublicationdate",
    "article.published",
    "displaydate",
    "date",
    "rnews:datepublished",
    "citation_publication_date",
    "citation_date",
)
_SITES = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name", "cre")
_AUTHORS = ("author", "byl", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "article:author")
_SEPARATOR = re.compile(r"\s+[|–—·»:-]\s+|\s+::\s+| \| ")
_URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?|[a-z]{3,9})[/-](\d\d?)(?:[/.-]|$)", re.IGNORECASE)
_SHOWN_DATE = re.compile(r"date|time|publish|posted|stamp|dateline|meta\b|byline", re.IGNORECASE)
_SHOWN_AUTHOR = re.compile(
    r"^(?:author|byline|by-?line|contributor|writer)s?(?:[_-]{1,2}(?:names?|text|line|link))?$", re.I
)
_LIST_KEYS = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart")
_DEEPEST = 6


def page_facts(tree: Any) -> dict[str, object]:
    """Return what a page states, by the names of `kgbuild.readers.metadata.FIELDS`; None where it states nothing.

    Args:
        tree: the page, parsed by `kgbuild.readers.markup.parse_html`.
    """
    linked = next(_linked_articles(tree), {})
    meta = _meta(tree)
    url = _first(meta, ("og:url",)) or _attribute(tree, "//link[@rel='canonical']/@href") or _text(linked.get("url"))
    site = _site(linked, meta)
    title, named = _title(tree, linked, meta, site)
    return {
        "title": title,
        "publisher": site or named,
        "date": _date(tree, linked, meta, url),
        "author": _authors(tree, linked, meta),
        "url": url if url and "://" in url else None,
        "language": _attribute(tree, "/html/@lang") or _attribute(tree, "/html/@xml:lang") or meta.get("language"),
    }


def _linked_articles(tree: Any) -> Iterator[dict[str, Any]]:
    """Yield the JSON-LD objects that describe an article, those with a headline first."""
    found: list[dict[str, Any]] = []
    for words in tree.xpath("//script[contains(translate(@type,'LDJSON','ldjson'),'ld+json')]/text()"):
        try:
            found += _objects(json.loads(_strip_comment(words), strict=False), _DEEPEST)
        except (ValueError, RecursionError):
            continue  # a page with broken JSON-LD states its facts elsewhere too, or not at all
    kinds = [o for o in found if _ARTICLE_TYPES.search(str(o.get("@type", "")))]
    yield from sorted(kinds, key=lambda o: ("headline" not in o, "WebPage" in str(o.get("@type"))))


def _strip_comment(words: str) -> str:
    return re.sub(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*$", "", words)


def _objects(value: Any, depth: int) -> list[dict[str, Any]]:
    if depth == 0:
        return []
    if isinstance(value, list):
        return [o for item in value for o in _objects(item, depth - 1)]
    if not isinstance(value, dict):
        return []
    return [value, *(o for key in _LIST_KEYS if key in value for o in _objects(value[key], depth - 1))]


def _meta(tree: Any) -> dict[str, str]:
    """Return the contents of the meta elements, and of microdata, by name in lower case; the first of each counts."""
    found: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        words = " ".join(element.get("content").split())
        if name and words:
            found.setdefault(name.lower(), words)
    for element in tree.xpath("//*[@itemprop='datePublished' or @itemprop='headline']"):
        words = element.get("datetime") or element.get("content") or " ".join(element.text_content().split())
        if words:
            found.setdefault(element.get("itemprop").lower(), words)
    return found


def _first(meta: dict[str, str], names: Sequence[str]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _attribute(tree: Any, path: str) -> str | None:
    namespaces = {"xml": "http://www.w3.org/XML/1998/namespace"}
    return next((" ".join(str(v).split()) for v in tree.xpath(path, namespaces=namespaces) if str(v).strip()), None)


def _text(value: object) -> str | None:
    """Return the words of a JSON-LD value."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("@id") or value.get("@value")
    if isinstance(value, list):
        value = next(iter(value), None)
        return _text(value) if isinstance(value, dict) else value if isinstance(value, str) else None
    return value if isinstance(value, str) and value.strip() else None


def _site(linked: dict[str, Any], meta: dict[str, str]) -> str | None:
    return _first(meta, _SITES[:1]) or _text(linked.get("publisher")) or _first(meta, _SITES[1:])


def _title(tree: Any, linked: dict[str, Any], meta: dict[str, str], site: str | None) -> tuple[str | None, str | None]:
    """Return the headline, and the publisher that the page's title names beside it."""
    full = _attribute(tree, "//title/text()") or ""
    stated = _text(linked.get("headline")) or _first(meta, _HEADLINES) or full
    shown = [" ".join(e.text_content().split()) for e in tree.xpath("//h1")]
    shown = [words for words in shown if words]
    base, _ = _without_site(stated, site)
    best = max(shown, key=lambda words: _likeness(words, base), default="")
    headline = best if best and (_likeness(best, base) >= 0.5 or not base) else base
    if not headline and shown:
        headline = shown[0]
    rest = [part for part in _SEPARATOR.split(full) if part]
    named = rest[-1] if len(rest) > 1 and headline and _likeness(rest[0], headline) >= 0.5 else None
    named = named if named and len(named.split()) <= 5 else None
    return headline or None, named


def _without_site(title: str, site: str | None) -> tuple[str, str | None]:
    """Take the name of the site off a title ("Hall to close | The Quay")."""
    parts = _SEPARATOR.split(title)
    cuts = list(_SEPARATOR.finditer(title))
    if len(parts) < 2:
        return title, None
    last, first = parts[-1], parts[0]
    if (site and _likeness(last, site) >= 0.5) or (
        cuts[-1][0].strip() in {"|", "·", "»", "::"} and len(last.split()) <= 5
    ):
        head = title[: cuts[-1].start()]
        inner, _ = _without_site(head, site) if "|" in head else (head, None)
        return inner, last
    if site and _likeness(first, site) >= 0.5:
        return title[cuts[0].end() :], first
    return title, None


def _likeness(a: str, b: str) -> float:
    """Return the share of words that two titles have in common."""
    first, second = (set(re.findall(r"\w+", words.casefold())) for words in (a, b))
    return len(first & second) / max(1, min(len(first), len(second))) if first and second else 0.0


def _date(tree: Any, linked: dict[str, Any], meta: dict[str, str], url: str | None) -> str | None:
    """Return the date of publication: what the page states, else what it shows, else what its address says."""
    for value in (_text(linked.get("datePublished")), *(meta.get(name) for name in _DATES)):
        if value and (date := parse_date(value) or find_date(value)):
            return date.iso
    for date in _shown_dates(tree):
        return date.iso
    if url and (match := _URL_DATE.search(url)):
        date = parse_date(f"{match[3]} {match[2]} {match[1]}") or parse_date("-".join(match.groups()))
        if date:
            return date.iso
    value = _text(linked.get("dateCreated")) or _text(linked.get("dateModified")) or meta.get("article:modified_time")
    date = parse_date(value) if value else None
    return date.iso if date else None


def _shown_dates(tree: Any) -> Iterator[PartialDate]:
    """Yield the full dates in time elements, and in short elements that are named for dates, updates last."""
    late: list[PartialDate] = []
    for element in tree.iter("time", "span", "div", "p", "li", "abbr", "em", "small", "td"):
        named = element.tag == "time" or bool(_SHOWN_DATE.search(classes_of(element)))
        if not named:
            continue
        words = " ".join(element.text_content().split())
        if len(words) > _SHORT:
            continue
        value = element.get("datetime") or element.get("title") or element.get("data-datetime") or ""
        date = parse_date(value) or find_date(words)
        if date is None or len(date.iso) < _FULL:
            continue
        around = element.getparent()
        near = words if around is None else " ".join((around.text or "").split()) + " " + words
        if re.search(r"updat|modif|amend", near[:60] + classes_of(element), re.IGNORECASE) and not re.search(
            r"publish|posted", near, re.IGNORECASE
        ):
            late.append(date)
        else:
            yield date
    yield from _dates_under_headline(tree)
    yield from late


def _dates_under_headline(tree: Any) -> Iterator[PartialDate]:
    """Yield the full dates of blocks that hold nothing else, between the headline and the first paragraph."""
    headline = next(tree.iter("h1"), None)
    if headline is None:
        return
    for element in headline.itersiblings():
        words = " ".join(element.text_content().split()) if isinstance(element.tag, str) else ""
        date = publication_date(words)
        if date is not None and len(date.iso) == _FULL:
            yield date
        elif len(words) > _SHORT:
            return


_FULL = len("2011-05-08")
_SHORT = 120


def _authors(tree: Any, linked: dict[str, Any], meta: dict[str, str]) -> list[str]:
    """Return the names of the writers."""
    stated = linked.get("author") or linked.get("creator")
    values = stated if isinstance(stated, list) else [stated]
    names = [name for value in values if (name := _text(value)) and "://" not in name]
    if not names:
        names = [meta[name] for name in _AUTHORS if name in meta and "://" not in meta[name]][:1]
    if not names:
        names = list(_shown_authors(tree))[:1]
    return [byline for name in names if (byline := _named(name))]


def _shown_authors(tree: Any) -> Iterator[str]:
    for element in tree.xpath("//*[@rel='author' or @itemprop='author' or @class]"):
        labels = (element.get("class") or "").split()
        if (
            element.get("rel") == "author"
            or element.get("itemprop") == "author"
            or any(map(_SHOWN_AUTHOR.match, labels))
        ):
            words = " ".join(element.text_content().split())
            if words and len(words) <= 80:
                yield words


def _named(name: str) -> str:
    """Return an author's name without "By" and without a post."""
    byline = parse_byline(name if name.lower().startswith("by ") else f"By {name}")
    return "; ".join(byline.authors) if byline else re.sub(r"^[Bb]y:?\s+", "", name)
