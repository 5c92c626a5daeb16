"""Web pages as forty houses build them: where each puts headline, date, writer and words, and what it puts around them.

The words are invented; the structures are those that news sites of 2001 to 2024 have used: JSON-LD, microdata, meta elements
of several vendors, dates that only stand in the page or its address, bodies of paragraphs, divs or line breaks.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tests.readers.makers import Story

STORIES = (
    Story(),
    Story(
        title="Bridge opens three years late",
        date="2011-05-08",
        publisher="York Echo",
        author="Joe Fox",
        paragraphs=(
            "The mayor opened the new bridge over the river on Tuesday, three years later than the council had planned.",
            "Engineers said that the steel had been delivered late, and that the price had risen by a third since then.",
            "“It is a great day for the town,” Eve Hill, the mayor, told a crowd of about 300 people on the north bank.",
            "The old bridge will be closed to cars from Monday and will be given to walkers and cyclists next spring.",
        ),
    ),
    Story(
        title="Opposition leader calls for inquiry into hospital delays",
        date="2024-02-29",
        publisher="Northern Tribune",
        author="Mary Stone",
        paragraphs=(
            "The leader of the opposition has called for a public inquiry into the delays at the new county hospital.",
            "Tom Reed said that patients had waited for up to nine hours in corridors during the first week of January.",
            "A spokesman for the health board said it had hired forty more nurses and would open a second ward in March.",
            "The inquiry, he added, should be led by a judge and should report to the assembly before the summer recess.",
            "The board has until the end of the month to answer the letter, which was signed by eleven members.",
        ),
    ),
)

Head = Callable[[Story], str]
"""Gives the elements in a page's head."""


def _day(story: Story) -> date:
    return date.fromisoformat(story.date)


def _json_ld(story: Story) -> str:
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": story.title,
            "datePublished": f"{story.date}T09:30:00.000Z", "dateModified": "2024-12-31T00:00:00Z",
            "author": [{"@type": "Person", "name": story.author}], "publisher": {"@type": "Organization", "name": story.publisher}}  # fmt: skip
    return f'<script type="application/ld+json">{json.dumps(data)}</script><title>{story.title}</title>'


def _json_ld_graph(story: Story) -> str:
    graph = {"@graph": [{"@type": "WebSite", "name": story.publisher}, {"@type": "BreadcrumbList"},
                        {"@type": "ReportageNewsArticle", "headline": story.title, "datePublished": story.date,
                         "author": {"name": story.author}, "publisher": {"name": story.publisher}}]}  # fmt: skip
    return f'<script type="application/ld+json">{json.dumps(graph)}</script><title>{story.title} | {story.publisher}</title>'


def _open_graph(story: Story) -> str:
    return (
        f'<title>{story.title} | {story.publisher}</title><meta property="og:title" content="{story.title}">'
        f'<meta property="og:site_name" content="{story.publisher}"><meta name="author" content="{story.author}">'
        f'<meta property="article:published_time" content="{story.date}T10:00:00+01:00">'
        '<meta property="article:modified_time" content="2024-12-31T10:00:00+01:00">'
    )


def _dublin_core(story: Story) -> str:
    return (
        f'<title>{story.publisher} - {story.title}</title><meta name="DC.title" content="{story.title}">'
        f'<meta name="DC.date.issued" content="{story.date}"><meta name="DC.publisher" content="{story.publisher}">'
        f'<meta name="DC.creator" content="{story.author}">'
    )


def _vendors(story: Story) -> str:
    return (
        f'<title>{story.title} - {story.publisher}</title><meta name="sailthru.date" content="{story.date} 09:30:00">'
        f'<meta name="parsely-title" content="{story.title}"><meta name="parsely-author" content="{story.author}">'
        f'<meta property="og:site_name" content="{story.publisher}">'
    )


def _original(story: Story) -> str:
    return (
        f'<title>{story.publisher} | Politics | {story.title}</title><meta name="OriginalPublicationDate" content="'
        f'{story.date.replace("-", "/")} 10:12:13"><meta name="Headline" content="{story.title}">'
        f'<meta property="og:site_name" content="{story.publisher}">'
    )


def _address(story: Story) -> str:
    return (
        f'<title>{story.title} | {story.publisher}</title><link rel="canonical" href="https://news.example/politics/'
        f'{story.date.replace("-", "/")}/story"><meta property="og:site_name" content="{story.publisher}">'
    )


def _bare(story: Story) -> str:
    return f"<title>{story.title} | {story.publisher}</title>"


def _words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _american(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


SHOWN: dict[str, Callable[[Story], str]] = {
    "time": lambda s: (
        f'<div class="byline">By {s.author}</div><time datetime="{s.date}T09:30:00Z">{_words(_day(s))}</time>'
    ),
    "published": lambda s: (
        f'<p class="meta">By {s.author}</p><p class="date">Published: {_words(_day(s))} at 9:30 am</p>'
    ),
    "updated": lambda s: (
        f'<span class="author">{s.author}</span><span class="timestamp">Updated 31 December 2024</span>'
        f'<span class="timestamp">Published {_words(_day(s))}, 09:30 BST</span>'
    ),
    "american": lambda s: (
        f'<div class="story-meta"><a rel="author" href="/a">{s.author}</a> | <span class="pubdate">'
        f"{_american(_day(s))} 9:30 AM EDT</span></div>"
    ),
    "dateline": lambda s: f'<div class="dateline">{s.publisher}, {_day(s):%A} {_words(_day(s))}</div>',
    "microdata": lambda s: (
        f'<meta itemprop="datePublished" content="{s.date}"><span itemprop="author">{s.author}</span>'
    ),
    "none": lambda _: "",
}
BODIES: dict[str, Callable[[Story], str]] = {
    "paragraphs": lambda s: "".join(f"<p>{p}</p>" for p in s.paragraphs),
    "divs": lambda s: "".join(f'<div class="block"><div>{p}</div></div>' for p in s.paragraphs),
    "breaks": lambda s: "<br><br>".join(s.paragraphs),
    "breaks in a cell": lambda s: (
        f"<table width=600><tr><td><font size=2>{'<br />'.join(s.paragraphs)}</font></td></tr></table>"
    ),
    "links and spans": lambda s: "".join(
        f'<p><span>{p[:20]}</span><a href="/t">{p[20:30]}</a>{p[30:]}</p>' for p in s.paragraphs
    ),
    "with pictures": lambda s: _PICTURE.join(f"<p>{p}</p>" for p in s.paragraphs),
    "with adverts": lambda s: _ADVERT.join(f"<p>{p}</p>" for p in s.paragraphs),
    "sections": lambda s: "".join(f'<section data-component="text-block"><p>{p}</p></section>' for p in s.paragraphs),
}
_PICTURE = (
    '<figure><img src="a.jpg"><figcaption><span class="credit">Image source, PA Media</span> Image caption, The town hall '
    "in the rain last week, when the council met</figcaption></figure>"
)
_ADVERT = (
    '<div class="ad-slot">Advertisement</div><div class="related-inline"><h3>Read more</h3><a href="/x">Council sells land '
    "to builders for a record price</a></div>"
)
AROUND_BEFORE: dict[str, str] = {
    "menu": '<nav><ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li><li><a href="/s">Sport</a></li></ul></nav>',
    "cookies": '<div id="cookie-banner" class="consent">We use cookies to give you the best experience on our site. By '
    "continuing to browse you agree to our use of cookies and to our privacy policy, which you can read here.</div>",
    "masthead": '<header class="masthead"><a href="/">The paper</a><div>Monday 1 January 2001</div></header>'
    '<div class="social-share"><a href="#">Facebook</a><a href="#">Twitter</a></div>',
}
AROUND_AFTER: dict[str, str] = {
    "footer": '<footer><p>Copyright 2024. All rights reserved. The paper is published by a company of that name.</p></footer>',
    "related": '<div class="more-on-this"><h2>More on this story</h2><ul><li><a href="/1">Another story about the council</a>'
    '</li><li><a href="/2">A third story that has a longer headline than the others</a></li></ul></div>',
    "comments": '<section id="comments"><h2>3 comments</h2><div class="comment"><p>JohnB</p><p>I think that this is a disgrace, '
    "and that all of them should go now before it gets any worse.</p></div><div class='comment'><p>Well said John, I agree "
    "with every word of what you wrote there.</p></div></section>",
    "teasers": '<aside class="most-read"><h3>Most read</h3><ol><li><a href="/3">Cat found in tree</a></li><li><a href="/4">Dog '
    "found in the river by a boy</a></li></ol></aside>",
}  # fmt: skip


@dataclass(frozen=True)
class House:
    """How a site builds its pages."""

    head: Head
    shown: str
    body: str
    root: str
    before: tuple[str, ...]
    after: tuple[str, ...]

    def page(self, story: Story) -> str:
        """Return an article as this house would publish it."""
        around = (
            "".join(AROUND_BEFORE[name] for name in self.before),
            "".join(AROUND_AFTER[name] for name in self.after),
        )
        inside = f"<h1>{story.title}</h1>{SHOWN[self.shown](story)}{BODIES[self.body](story)}"
        opening, closing = f"<{self.root}>", f"</{self.root.split()[0]}>"
        body = f"{around[0]}{opening}{inside}{closing}{around[1]}"
        return f'<!DOCTYPE html><html lang="en-GB"><head>{self.head(story)}</head><body>{body}</body></html>'


_STATED = (_json_ld, _json_ld_graph, _open_graph, _dublin_core, _vendors, _original, _address)
_ROOTS = (
    "article",
    'div class="article-body"',
    'div id="content"',
    'main class="has-comments"',
    'div itemprop="articleBody"',
)


def _houses() -> list[House]:
    """Return forty houses: each kind of head, of shown date, of body and of surroundings in turn."""
    befores = [("menu",), ("menu", "cookies"), ("masthead",), ("cookies", "masthead", "menu"), ()]
    afters = [
        ("footer",),
        ("related", "footer"),
        ("comments", "footer"),
        ("teasers", "related"),
        ("comments", "teasers"),
    ]
    bodies, shown = list(BODIES), list(SHOWN)
    houses = []
    for n in range(40):
        stated = n % 3 != 2  # every third house shows its date and states it nowhere else
        head = _STATED[n % len(_STATED)] if stated else _bare
        dated = shown[n % (len(shown) if stated else len(shown) - 1)]
        houses.append(
            House(
                head,
                dated,
                bodies[n % len(bodies)],
                _ROOTS[n % len(_ROOTS)],
                befores[(n // 2) % 5],
                afters[(n // 3) % 5],
            )
        )
    return houses


HOUSES = _houses()
