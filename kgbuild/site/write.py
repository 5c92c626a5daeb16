"""Write the site of a graph into a folder: whole or not at all, and the same bytes for the same graph."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kgbuild.query.view import Labels, View
from kgbuild.query.view.disagreements import disagreements
from kgbuild.query.view.links import Links
from kgbuild.site import search
from kgbuild.site.article import article_pages
from kgbuild.site.cards import Cards, days
from kgbuild.site.entity import EntityPages
from kgbuild.site.event import EventPages
from kgbuild.site.front import front_page
from kgbuild.site.grids import Grid
from kgbuild.site.listings import Listings
from kgbuild.site.places import Places
from kgbuild.site.render import Renderer
from kgbuild.site.slugs import PAGED_KINDS
from kgbuild.site.tocheck import to_check

MARKER = ".kgbuild-site"
"""The file by which a folder is known as a site that may be replaced."""

_STATIC = Path(__file__).parent / "static"


class SiteError(Exception):
    """The site cannot be written; the message says where, why, and what to do."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: how many pages; `without_text` names the articles of which only sentences are shown, and
    `mismatched` those whose text is not the one that the graph was built from.
    """

    pages: int
    without_text: tuple[str, ...]
    mismatched: tuple[str, ...]


def write_site(site: Site, out: Path) -> Written:
    """Write the site of a graph; a site that was there before is replaced at the end.

    Args:
        site: its pages.
        out: the folder, which must not exist yet, be empty, or be a site.

    Raises:
        SiteError: the folder holds something else.
        OSError: it cannot be written.
    """
    check_target(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as working:
        place = Path(working) / "site"
        written = _write(site, place)
        if out.exists():
            shutil.rmtree(out)
        place.rename(out)
    return written


def check_target(out: Path) -> None:
    """Refuse a folder that holds anything but a site.

    Raises:
        SiteError: it does.
    """
    if out.is_file():
        raise SiteError(f"{out}: this is a file; name a folder for the site.")
    if out.is_dir() and not (out / MARKER).exists() and any(out.iterdir()):
        raise SiteError(f"{out}: this folder is not empty and not a site of kgbuild; choose another, or empty it.")


def _write(site: Site, place: Path) -> Written:
    made: set[Path] = set()
    pages = 0
    for name, text in site.files():
        path = place / name
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        path.write_text(text, encoding="utf-8", newline="\n")
        pages += name.endswith(".html")
    for asset in sorted(_STATIC.iterdir()):
        shutil.copyfile(asset, place / asset.name)
    (place / MARKER).write_text("A site that kgbuild wrote; it may replace it.\n", encoding="utf-8")
    plans = site.places.plans.items()
    without = tuple(site.view.articles[iri].file for iri, plan in plans if not plan.whole)
    return Written(pages, without, tuple(site.places.mismatched))


class Site:
    """The pages of a graph's site.

    Args:
        view: the graph.
        texts: the articles' texts by file name; an article without one is shown as the sentences that the graph holds.
        title: what the site is called.
        token: by what a page shows that it is of this site, if it is served; "" if it is read from a disk.
    """

    def __init__(self, view: View, texts: Mapping[str, str], title: str = "News graph", token: str = "") -> None:
        self.view = view
        self.places = Places(view, texts)
        self._links = Links(view)
        self._cards = Cards(view, self.places.page, self.places.anchor)
        self.render = Renderer(title, _identity(view), token)

    def files(self) -> Iterator[tuple[str, str]]:
        """Yield the path below the site's root and the text of each file."""
        differ = list(disagreements(self.view))
        check = to_check(self.view, self.places, self._cards, self._links, differ)
        front = front_page(self.view, self.places, self._links, check)
        yield "index.html", self.render("index.html", "index.html", front=front)
        yield "check.html", self.render("check.html", "check.html", check=check)
        yield "corrections.html", self.render("corrections.html", "corrections.html")
        yield "about.html", self.render("about.html", "about.html")
        grids = list(Listings(self.view, self.places, self._links).all())
        for grid in grids:
            yield from self._grid(grid, {other.name for other in grids})
        yield from self._articles()
        yield from self._entities()
        events = EventPages(self.view, self.places, self._cards, self._links, differ)
        for event in self.view.events.values():
            page = events.page(event)
            yield page.path, self.render("event.html", page.path, page=page)
        yield from search.files(search.shards(self._hits()))

    def _grid(self, grid: Grid, names: Set[str]) -> Iterator[tuple[str, str]]:
        pages, shards, choices = grid.pages(), grid.shards, grid.choices()
        for n, (path, rows) in enumerate(pages):
            yield (
                path,
                self.render(
                    "grid.html",
                    path,
                    grid=grid,
                    rows=rows,
                    number=n,
                    of=len(pages),
                    shards=shards,
                    choices=choices,
                    grids=names,
                ),
            )
        yield from grid.files()

    def _articles(self) -> Iterator[tuple[str, str]]:
        for article in self.view.articles.values():
            plan = self.places.plans[article.iri]
            for page in article_pages(self.view, self.places, self._cards, article):
                yield page.path, self.render("article.html", page.path, article=article, page=page, plan=plan)

    def _entities(self) -> Iterator[tuple[str, str]]:
        pages = EntityPages(self.view, self.places, self._cards, self._links)
        for entity in self.view.entities.values():
            if entity.kind in PAGED_KINDS:
                for page in pages.pages(entity):
                    yield page.path, self.render("entity.html", page.path, page=page)

    def _hits(self) -> Iterator[search.Hit]:
        labels = Labels(self.view)
        for entity in self.view.entities.values():
            if entity.kind in PAGED_KINDS:
                weight = self._links.weight(entity.iri) + len(entity.passages)
                url, key = self.places.page(entity.iri), self.view.keys.decision(entity.iri)
                yield search.Hit(entity.name, entity.kind, url, weight, key, entity.other_names, self._note(entity.iri))
        for article in self.view.articles.values():
            url = self.places.page(article.iri)
            yield search.Hit(article.title, "Article", url, 1, more_names=(article.file,), note=article.date)
        for event in self.view.events.values():
            if detail := labels.detail(event):
                when = days(event.first, event.last)
                yield search.Hit(detail, labels.kind(event), self.places.page(event.iri), 0, note=when)

    def _note(self, iri: str) -> str:
        """Return what tells somebody from their namesakes: a party, or else a post."""
        if party := self._links.parties.get(iri):
            return self.view.name(party)
        return next((post.post for post in self._links.posts.get(iri, ()) if post.member == iri), "")


def _identity(view: View) -> str:
    """Return a short name for a graph, which keeps the corrections of different sites apart in one browser."""
    return sha256("\n".join(view.articles).encode()).hexdigest()[:12]
