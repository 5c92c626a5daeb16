"""What the names that a page gives its elements say about them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

_NAMES = ("class", "id", "role", "data-component", "data-testid", "data-gu-name", "aria-label", "itemprop", "data-type")
_WORD = re.compile(r"[A-Za-z][a-z]+|[A-Z]{2,}|[a-z]+")

# A word of these in an element's names says that it is furniture of the page.
_FURNITURE = frozenset(
    """
    advert advertisement ads adslot advertorial sponsor sponsored promo promotion promoted outbrain taboola mpu dfp
    banner cookie cookies consent gdpr privacy paywall subscribe subscription newsletter signup registration login
    share sharing social socials facebook twitter whatsapp tweet sharebar sharethis addthis
    related recommended recommendations trending popular mostread mostpopular mostviewed readmore onward
    morestories seealso furtherreading alsolike
    comment comments commentlist disqus respond discussion replies
    nav navigation navbar menu breadcrumb breadcrumbs masthead sitenav topbar toolbar skiplink skip pagination pager
    footer colophon copyright legal
    sidebar rail aside widget teaser teasers carousel slideshow gallery
    caption figcaption credit photocredit imagecaption mediacaption
    tags taglist keywords topics
    pullquote pullout infobox factbox printonly noprint screenreader visuallyhidden
    search popup modal overlay tooltip dialog
    """.split()
)
_TWO_WORDS = frozenset(
    """
    most+read most+popular most+viewed read+more see+also read+next up+next more+on more+from more+stories more+news
    also+like also+read social+media share+tools share+buttons article+tags story+tags sign+up log+in site+header
    site+nav page+header page+footer author+bio about+author author+box in+other latest+news top+stories
    image+credit photo+credit image+caption media+caption pull+quote screen+reader visually+hidden editors+picks
    """.split()
)
_DETAILS = frozenset("byline bylines author authors contributor dateline timestamp datetime pubdate published".split())
_BODY = re.compile(
    r"article-?_?body|story-?_?body|entry-?_?content|post-?_?(?:body|content)|articleBody", re.IGNORECASE
)
_ROLES = frozenset({"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alert", "menu"})
_TAGS = frozenset({"nav", "footer", "aside", "form", "dialog", "menu"})


def classes_of(element: Any) -> str:
    """Return all names of an element in one string."""
    return " ".join(value for name in _NAMES if (value := element.get(name)))


def is_furniture_element(element: Any) -> bool:
    """Say whether an element's tag or names tell that it is furniture of the page: a menu, a share block, a caption."""
    if element.tag in _TAGS or element.get("role") in _ROLES:
        return True
    names = classes_of(element)
    if not names or _BODY.search(names):
        return False
    return any(_is_furniture_name(name) for name in names.split())


def _is_furniture_name(name: str) -> bool:
    words = [word.lower() for word in _WORD.findall(name)]
    if not words or (words[0] in {"has", "with", "no", "is", "js"} and len(words) > 1):
        return False
    if "".join(words) in _FURNITURE or not _FURNITURE.isdisjoint(words):
        return True
    return any(f"{a}+{b}" in _TWO_WORDS for a, b in pairwise(words))


def is_details_element(element: Any) -> bool:
    """Say whether an element's names tell that it holds the byline or the date."""
    words = {word.lower() for word in _WORD.findall(classes_of(element))}
    return element.tag == "time" or not _DETAILS.isdisjoint(words) or element.get("rel") == "author"
