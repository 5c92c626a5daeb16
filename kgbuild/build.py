"""Compose the stages: read, annotate, extract, resolve, map, check; the caller writes."""

from __future__ import annotations

import traceback
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Quad

from kgbuild.copies import Copy, find_copies
from kgbuild.gather import Gathered, Progress, Stage, gather
from kgbuild.model import ArticleFacts, Issue, Severity
from kgbuild.rdf import (
    Minter,
    Origin,
    Tally,
    describe,
    map_article,
    map_copy,
    map_dated,
    map_elections,
    map_entities,
    map_possibly_same,
    shared_events,
    tally,
    used_keys,
)
from kgbuild.readers import ReadOptions
from kgbuild.reference import Reference, Register
from kgbuild.resolve import Decisions, resolve, without_dropped
from kgbuild.survivors import survivors
from kgbuild.version import __version__
from kgbuild.vocab import DATA_BASE
from kgbuild.workers import lost
from kgbuild.writers import FORMATS, format_for, write_graph

if TYPE_CHECKING:
    from kgbuild.check import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions:
    """How to build.

    `base` is where IRIs live, `jobs` how many processes read, `reference` a folder of CSV files that are added to those
    that come with kgbuild, `reference_only` whether to do without these, `decisions` a file of human judgements (None:
    the one that comes with kgbuild), `model` what reads the language (None: the model that comes with kgbuild; "rules":
    none; or a spaCy pipeline's name or folder); `dataset` is the name that tells the graph and its articles from others
    in one store (None: the graph is called after the folder, and its articles after their files alone), `about` what it
    says of itself: see `rdf.ABOUT`; `check`: prove the graph before it is handed over; `article_timeout`: the seconds
    after which an article is given up, 0 for never; `keep_copies`: let articles that repeat another's words state facts
    of their own; `cache` is the file that holds what was read of articles between builds (None: nothing does).
    """

    read: ReadOptions = field(default_factory=ReadOptions)
    base: str = DATA_BASE
    jobs: int = 1
    reference: Path | None = None
    reference_only: bool = False
    decisions: Path | None = None
    model: str | None = None
    dataset: str | None = None
    about: Mapping[str, str] = field(default_factory=dict)
    check: bool = True
    article_timeout: float = 60.0
    keep_copies: bool = False
    cache: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Built:
    """A graph with what a person wants to know about its making.

    `read` and `skipped` count articles, `copies` those of the read that repeat another's words; `model` names what read
    them, "" if there was none to read; `late` are the registers of reference data that end before an article appeared,
    each with how many articles are later; `report` is the outcome of the check, None if it was not asked for.
    """

    quads: tuple[Quad, ...]
    issues: tuple[Issue, ...]
    read: int
    skipped: int
    model: str
    tally: Tally
    late: tuple[tuple[Register, int], ...] = ()
    report: Report | None = None
    copies: int = 0

    def __repr__(self) -> str:
        found = self.tally
        told = f"{self.read} articles read, {self.skipped} skipped, {found.statements} statements, {found.posts} posts"
        verdict = "conforms" if self.conforms else "does not conform"
        return f"<kgbuild build: {told}, {found.events.total()} events, {len(self.quads):,} triples, {verdict}>"

    def _repr_html_(self) -> str:
        """Return a summary for a notebook: what was read and found."""
        found = self.tally
        rows = {"articles read": self.read, "skipped": self.skipped, "statements": found.statements,
                "posts": found.posts, "events": found.events.total(), "triples": len(self.quads)}  # fmt: skip
        cells = "".join(f"<tr><td>{name}</td><td>{number:,}</td></tr>" for name, number in rows.items())
        return f"<table><caption>kgbuild build</caption>{cells}</table>"

    @property
    def issue_counts(self) -> Counter[str]:
        """How many issues there are of each kind."""
        return Counter(issue.code for issue in self.issues)

    @property
    def failed(self) -> bool:
        """Whether an input was skipped or lost."""
        return any(issue.severity is Severity.ERROR for issue in self.issues)

    @property
    def conforms(self) -> bool:
        """Whether the check found no violation."""
        return self.report is None or self.report.conforms

    def write(self, path: str | Path, form: str | None = None) -> None:
        """Write the graph to a file, whole or not at all.

        Args:
            path: the file.
            form: "turtle", "trig", "nquads", "ntriples", "jsonld" or "rdfxml"; None: what the file's ending asks for.

        Raises:
            kgbuild.writers.CannotWrite: the folder is missing, read-only or full, or the ending tells no format.
        """
        chosen = FORMATS[form] if form else format_for(Path(path))
        write_graph(self.quads, Path(path), chosen)


def build(
    paths: Sequence[Path | str], options: BuildOptions, progress: Progress | None = None, stage: Stage | None = None
) -> Built:
    """Build the graph of the articles in files and folders.

    Args:
        paths: files, folders, or "-" for standard input.
        options: how to read and name things.
        progress: told about each finished article.
        stage: told what is going on.

    Returns:
        The graph, and the issues of everything that was skipped or read with a doubt.

    Raises:
        ValueError: the base is no IRI, the dataset is described in a wrong way, or the reference data, the language
            model or the cache cannot be used.
    """
    with closing(gather(paths, options, progress, stage)) as gathered:
        built = make(gathered, options, stage)
        if gathered.cache is not None:
            gathered.cache.finish("", None, gathered.keys)
        return built


def make(gathered: Gathered, options: BuildOptions, stage: Stage | None = None) -> Built:
    """Make the graph of what was gathered.

    Args:
        gathered: the facts of the articles.
        options: as for `gather`.
        stage: told what is going on.
    """
    tell = stage or (lambda _: None)
    tell("linking who is who")
    found = list(gathered.shelf)
    issues = [*gathered.issues, *(issue for facts in found for issue in facts.issues)]
    copies = () if options.keep_copies else find_copies(gathered.shelf.articles)
    copying = {copy.article.file_name for copy in copies}
    found = [facts for facts in found if facts.article.file_name not in copying]
    reference = gathered.reference
    settings = _Settings(
        reference, gathered.decisions, gathered.minter, gathered.model, gathered.origin, copies, options.check, tell
    )
    made, lost_issues = _make(found, settings)
    return Built(
        quads=made.quads,
        issues=tuple(sorted({*issues, *lost_issues})),
        read=len(made.articles) + len(made.copies),
        copies=len(made.copies),
        skipped=gathered.sources - len(made.articles) - len(made.copies),
        model=gathered.model,
        tally=tally(made.quads),
        late=_late(made.articles, reference),
        report=made.report,
    )


def _late(found: Sequence[ArticleFacts], reference: Reference) -> tuple[tuple[Register, int], ...]:
    """Return the registers that end before an article appeared, each with how many articles are later."""
    days = [facts.article.date.interval.first for facts in found if facts.article.date is not None]
    ended = reference.ended_before(max(days)) if days else ()
    return tuple((r, sum(1 for day in days if r.known_until is not None and day > r.known_until)) for r in ended)


@dataclass(frozen=True, slots=True)
class _Settings:
    """What the graph of some articles depends on besides them."""

    reference: Reference
    decisions: Decisions
    minter: Minter
    model: str
    origin: Origin
    copies: tuple[Copy, ...]
    check: bool
    tell: Stage


@dataclass(frozen=True, slots=True)
class _Made:
    """The graph of some articles and of the copies of them, and what the check says."""

    articles: tuple[ArticleFacts, ...]
    copies: tuple[Copy, ...]
    quads: tuple[Quad, ...]
    report: Report | None


def _make(found: Sequence[ArticleFacts], settings: _Settings) -> tuple[_Made, tuple[Issue, ...]]:
    """Return the graph of the articles, without those that break it, and an issue for each of these."""
    failures: dict[str, str] = {}

    def attempt(articles: Sequence[ArticleFacts]) -> _Made | None:
        try:
            return _try(articles, settings)
        except Exception:  # noqa: BLE001 - an article that breaks the program must not cost the others their graph
            failures[articles[-1].article.file_name] = traceback.format_exc(limit=-1).strip().replace("\n", " | ")
            return None

    made = attempt(found)
    if made is not None:
        return made, ()
    kept = survivors(found, lambda articles: attempt(articles) is not None)
    names = {facts.article.file_name for facts in kept}
    gone = [facts.article for facts in found if facts.article.file_name not in names]
    issues = [
        lost(a.path, a.first_line, f"kgbuild itself failed on its facts: {failures.get(a.file_name, 'unknown')}")
        for a in gone
    ]
    orphans = [copy for copy in settings.copies if copy.of not in names]
    issues += [lost(c.article.path, c.article.first_line, f"it repeats {c.of}, which is not either") for c in orphans]
    return _try(kept, settings), tuple(issues)


def _try(articles: Sequence[ArticleFacts], settings: _Settings) -> _Made:
    kept = tuple(without_dropped(articles, settings.reference, settings.decisions))
    names = {facts.article.file_name for facts in kept}
    copies = tuple(copy for copy in settings.copies if copy.of in names)
    quads = tuple(_graph(kept, copies, settings))
    if not settings.check:
        return _Made(kept, copies, quads, None)
    settings.tell("checking the graph")
    return _Made(kept, copies, quads, _check(quads, kept, copies))


def _graph(found: Sequence[ArticleFacts], copies: Sequence[Copy], settings: _Settings) -> list[Quad]:
    """Return everything the graph holds, its own description last."""
    minter = settings.minter
    resolution = resolve(found, settings.reference, settings.decisions)
    shared = shared_events(found, resolution, minter)
    quads = [quad for facts in found for quad in map_article(facts, resolution, minter, shared)]
    quads += [quad for copy in copies for quad in map_copy(copy.article, copy.of, minter)]
    used = {key for facts in found for key in used_keys(facts, resolution)}
    quads += map_entities(resolution, used | {d.organization for d in resolution.dated if d.organization}, minter)
    quads += map_dated(resolution, minter)
    quads += map_elections(resolution, shared, minter)
    quads += map_possibly_same(resolution, shared)
    return [*quads, *describe(quads, minter, __version__, settings.model, settings.origin)]


def _check(quads: Sequence[Quad], found: Sequence[ArticleFacts], copies: Sequence[Copy]) -> Report:
    from kgbuild.check import check_quads  # loads pySHACL, which a build without a check does not need

    articles = [*(facts.article for facts in found), *(copy.article for copy in copies)]
    return check_quads(quads, texts={article.file_name: article.text for article in articles})
