"""Tell the headline of a page from the name of its site, which titles hold as well."""

from __future__ import annotations

import re
from typing import Any

from kgbuild.readers.layout.furniture import is_nameplate

_SEPARATOR = re.compile(r"\s+[|–—·»:-]\s+|\s+::\s+| \| ")


def headline_of(tree: Any, stated: str, full: str, site: str | None) -> tuple[str | None, str | None]:
    """Return the headline, and the publisher that the page's title names beside it.

    Args:
        tree: the page.
        stated: the title that the page states of its article.
        full: the title that a browser shows.
        site: the name of the site, if the page states it.
    """
    shown = [" ".join(e.text_content().split()) for e in tree.xpath("//h1")]
    plates = [words for words in shown if is_nameplate(words) or (site and words.casefold() == site.casefold())]
    shown = [words for words in shown if words and words not in plates]
    base, plate = _without_site(stated, site or next(iter(plates), None), tree)
    best = max(shown, key=lambda words: _likeness(words, base), default="")
    headline = best if best and (_likeness(best, base) >= 0.5 or not base) else base
    if not headline and shown:
        headline = shown[0]
    rest = [part for part in _SEPARATOR.split(full) if part]
    named = rest[-1] if len(rest) > 1 and headline and _likeness(rest[0], headline) >= 0.5 else None
    named = named if named and len(named.split()) <= 5 and _likeness(named, headline) < 1 else None
    return headline or next(iter(plates), None), named or plate or next((p for p in plates if is_nameplate(p)), None)


def _without_site(title: str, site: str | None, tree: Any) -> tuple[str, str | None]:
    """Take the name of the site off a title ("Hall to close | The Quay"), and return it.

    Where the page does not name its site, a part of the title is it that has a name of newspapers, or beside which the
    page shows the rest alone.
    """
    leads = _PLATE.match(title)
    if leads and (is_nameplate(leads["name"]) or leads["name"] == site):
        return title[leads.end() :], leads["name"]
    parts = _SEPARATOR.split(title)
    cuts = list(_SEPARATOR.finditer(title))
    if len(parts) < 2:
        return title, None
    last, first = parts[-1], parts[0]
    if (site and _likeness(last, site) >= 0.5) or (
        cuts[-1][0].strip() in {"|", "·", "»", "::"} and len(last.split()) <= 5
    ):
        head = title[: cuts[-1].start()]
        inner, _ = _without_site(head, site, tree) if "|" in head else (head, None)
        return inner, last
    if site and _likeness(first, site) >= 0.5:
        return title[cuts[0].end() :], first
    head = title[: cuts[-1].start()]
    if len(last.split()) <= _LONGEST_SITE and (is_nameplate(last) or _DOMAIN.fullmatch(last) or _is_shown(head, tree)):
        return head, last
    return title, None


_LONGEST_SITE = 5
_PLATE = re.compile(r"(?P<name>[^:|–—·»]{3,40}?)(?::| [|–—·»-]) +(?=\S)")
_DOMAIN = re.compile(r"(?:www\.)?[\w-]+\.(?:com|co\.uk|org|net|info|news|tv|ie|us|uk)", re.IGNORECASE)


def _is_shown(words: str, tree: Any) -> bool:
    """Say whether an element of a page holds these words and no others."""
    return bool(tree.xpath("boolean(/html/body//*[normalize-space(.)=$words])", words=words))


def _likeness(a: str, b: str) -> float:
    """Return the share of words that two titles have in common."""
    first, second = (set(re.findall(r"\w+", words.casefold())) for words in (a, b))
    return len(first & second) / max(1, min(len(first), len(second))) if first and second else 0.0
