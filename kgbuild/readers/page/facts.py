"""What a page states of its article: in JSON-LD, in meta elements, in microdata, and in what it shows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from kgbuild.model import PartialDate
from kgbuild.readers.bylines import parse_byline
from kgbuild.readers.dates import find_date, parse_date
from kgbuild.readers.layout.furniture import publication_date, updated_date
from kgbuild.readers.page.classes import classes_of
from kgbuild.readers.page.titles import headline_of

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
_URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?|[a-z]{3,9})[/-](\d\d?)(?:[/.-]|$)", re.IGNORECASE)
_SHOWN_DATE = re.compile(r"date|time|publish|posted|stamp|dateline|meta\b|byline", re.IGNORECASE)
_SHOWN_AUTHOR = re.compile(
    r"^(?:author|byline|by-?line|contributor|writer)s?(?:[_-]{1,2}(?:names?|text|line|link))?$", re.I
)
_LIST_KEYS = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart")
_DEEPEST = 6


def page_facts(tree: Any, day_first: bool | None = None) -> dict[str, object]:
    """Return what a page states, by the names of `kgbuild.readers.metadata.FIELDS`; None where it states nothing.

    "updated" is the day on which it was changed, if that is all it tells of its date.

    Args:
        tree: the page, parsed by `kgbuild.readers.markup.parse_html`.
        day_first: how dates such as 08/05/2011 are meant, None if nobody says.
    """
    objects = _linked_objects(tree)
    linked = next(_linked_articles(objects), {})
    meta = _meta(tree)
    url = _first(meta, ("og:url",)) or _attribute(tree, "//link[@rel='canonical']/@href") or _text(linked.get("url"))
    site = _site(linked, meta, objects) or _attribute(tree, _SHOWN_PUBLISHER)
    full = _attribute(tree, "//title/text()") or ""
    title, named = headline_of(tree, _text(linked.get("headline")) or _first(meta, _HEADLINES) or full, full, site)
    date = _date(tree, linked, meta, url, day_first)
    changed = _changed(tree, linked, meta, day_first) if date is None else None
    return {
        "title": title,
        "publisher": site or named,
        "date": date or changed,
        "updated": changed,
        "author": _authors(tree, linked, meta, objects),
        "url": url if url and "://" in url else None,
        "language": _attribute(tree, "/html/@lang") or _attribute(tree, "/html/@xml:lang") or meta.get("language"),
    }


def _linked_objects(tree: Any) -> list[dict[str, Any]]:
    """Return the JSON-LD objects of a page."""
    found: list[dict[str, Any]] = []
    for words in tree.xpath("//script[contains(translate(@type,'LDJSON','ldjson'),'ld+json')]/text()"):
        try:
            found += _objects(json.loads(_strip_comment(words), strict=False), _DEEPEST)
        except (ValueError, RecursionError):
            continue  # a page with broken JSON-LD states its facts elsewhere too, or not at all
    return found


def _linked_articles(found: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the JSON-LD objects that describe an article, those with a headline first."""
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
        value = value.get("name") or value.get("@value")
    if isinstance(value, list):
        value = next(iter(value), None)
        return _text(value) if isinstance(value, dict) else value if isinstance(value, str) else None
    return value if isinstance(value, str) and value.strip() else None


def _site(linked: dict[str, Any], meta: dict[str, str], objects: Sequence[dict[str, Any]]) -> str | None:
    return _first(meta, _SITES[:1]) or _described(linked.get("publisher"), objects) or _first(meta, _SITES[1:])


def _described(value: object, objects: Sequence[dict[str, Any]]) -> str | None:
    """Return the name in a JSON-LD value, or of the object of the page that it refers to; an address is no name."""
    name = _text(value)
    reference = value.get("@id") if isinstance(value, dict) else value
    if name is None or name == reference:
        name = next((_text(o) for o in objects if o.get("@id") == reference and reference), name)
    return None if name is None or "://" in name or name.startswith("#") else name


_SHOWN_PUBLISHER = (
    "//*[@itemprop='publisher']//*[@itemprop='name']/@content | //*[@itemprop='publisher' and not(*)]/@content"
    " | //*[@itemprop='publisher']//*[@itemprop='name']/text() | //*[@itemprop='publisher' and not(*)]/text()"
)


def _date(
    tree: Any, linked: dict[str, Any], meta: dict[str, str], url: str | None, day_first: bool | None
) -> str | None:
    """Return the date of publication: what the page states, else what it shows, else what its address says."""
    for value in (_text(linked.get("datePublished")), *(meta.get(name) for name in _DATES)):
        if value and (date := parse_date(value, day_first) or find_date(value)):
            return date.iso
    for date in _shown_dates(tree, day_first):
        return date.iso
    if url and (match := _URL_DATE.search(url)):
        date = parse_date(f"{match[3]} {match[2]} {match[1]}") or parse_date("-".join(match.groups()))
        if date:
            return date.iso
    value = _text(linked.get("dateCreated"))
    created = parse_date(value, day_first) if value else None
    return created.iso if created else None


def _changed(tree: Any, linked: dict[str, Any], meta: dict[str, str], day_first: bool | None) -> str | None:
    """Return the day on which a page says or shows that it was changed."""
    shown = next(_shown_dates(tree, day_first, late=True), None)
    value = _text(linked.get("dateModified")) or meta.get("article:modified_time")
    stated = parse_date(value, day_first) if value else None
    date = shown or stated
    return date.iso if date else None


def _shown_dates(tree: Any, day_first: bool | None, *, late: bool = False) -> Iterator[PartialDate]:
    """Yield the full dates in time elements, and in short elements that are named for dates.

    Those of changes are left out, or else, if they are asked for as `late`, the others.
    """
    for element in tree.iter("time", "span", "div", "p", "li", "abbr", "em", "small", "td"):
        named = element.tag == "time" or bool(_SHOWN_DATE.search(classes_of(element)))
        if not named:
            continue
        words = " ".join(element.text_content().split())
        if len(words) > _SHORT:
            continue
        value = element.get("datetime") or element.get("title") or element.get("data-datetime") or ""
        date = parse_date(value, day_first) or find_date(words) or publication_date(words, day_first)
        if date is None or len(date.iso) < _FULL:
            continue
        around = element.getparent()
        near = words if around is None else " ".join((around.text or "").split()) + " " + words
        changed = re.search(r"updat|modif|amend", near[:60] + classes_of(element), re.IGNORECASE)
        if bool(changed and not re.search(r"publish|posted", near, re.IGNORECASE)) == late:
            yield date
    yield from _dates_under_headline(tree, day_first, late=late)


def _dates_under_headline(tree: Any, day_first: bool | None, *, late: bool) -> Iterator[PartialDate]:
    """Yield the full dates, or else those of changes, of blocks with nothing else between headline and prose."""
    read = updated_date if late else publication_date
    headline = next(tree.iter("h1"), None)
    if headline is None:
        return
    for element in headline.itersiblings():
        words = " ".join(element.text_content().split()) if isinstance(element.tag, str) else ""
        date = read(words, day_first)
        if date is not None and len(date.iso) == _FULL:
            yield date
        elif len(words) > _SHORT:
            return


_FULL = len("2011-05-08")
_SHORT = 120


def _authors(tree: Any, linked: dict[str, Any], meta: dict[str, str], objects: Sequence[dict[str, Any]]) -> list[str]:
    """Return the names of the writers."""
    stated = linked.get("author") or linked.get("creator")
    values = stated if isinstance(stated, list) else [stated]
    names = [name for value in values if (name := _described(value, objects)) and "://" not in name]
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
