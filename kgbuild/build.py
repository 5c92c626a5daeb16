"""Compose the stages: read, annotate, extract, resolve, map, check; the caller writes."""

from __future__ import annotations

import traceback
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Quad

from kgbuild.budget import Budget
from kgbuild.copies import Copy, without_copies
from kgbuild.model import ArticleFacts, Issue, Severity
from kgbuild.origin import name_of, sources_of
from kgbuild.plugins import insist_on_plugins
from kgbuild.rdf import (
    Minter,
    Origin,
    Tally,
    check_about,
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
from kgbuild.readers import ReadOptions, find_sources, load_config
from kgbuild.reference import Reference, Register, load_reference
from kgbuild.resolve import Decisions, load_decisions, resolve, without_dropped
from kgbuild.resources import resource
from kgbuild.survivors import survivors
from kgbuild.version import __version__
from kgbuild.vocab import DATA_BASE
from kgbuild.workers import Reader, lost, read_all
from kgbuild.writers import FORMATS, format_for, write_graph

if TYPE_CHECKING:
    from kgbuild.check import Report


Progress = Callable[[int, int, str], None]
"""Called after each article with how many are done, how many there are, and the name of the last."""


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
    of their own.
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


_ARTICLE_MEMORY = 4 * 2**30
"""Bytes that an article may take beyond what is in use; the largest that is read takes a fifth of it."""


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


def build(paths: Sequence[Path | str], options: BuildOptions, progress: Progress | None = None) -> Built:
    """Build the graph of the articles in files and folders.

    Args:
        paths: files, folders, or "-" for standard input.
        options: how to read and name things.
        progress: told about each finished article.

    Returns:
        The graph, and the issues of everything that was skipped or read with a doubt.

    Raises:
        ValueError: the base is no IRI, the dataset is described in a wrong way, or the reference data or the language
            model cannot be used.
    """
    insist_on_plugins()
    minter = Minter(options.base, options.dataset)
    check_about(options.about)
    config = load_config(paths)
    reads = config.under(options.read)
    own_reference = options.reference or config.reference
    own_decisions = options.decisions or config.decisions
    reference = load_reference(own_reference, only=options.reference_only)
    decisions = load_decisions(own_decisions or resource("data", "decisions.csv"))
    about = {"title": config.name, **options.about} if config.name else options.about
    used = tuple(sources_of(own_reference, options.reference_only, own_decisions))
    origin = Origin(options.dataset or name_of(paths), about, used)
    sources, found_issues = find_sources(paths, reads)
    found: list[ArticleFacts] = []
    issues = list(found_issues)
    reader = Reader(reads, reference, options.model, Budget(options.article_timeout, _ARTICLE_MEMORY))
    model = reader.load()[0] if sources else ""  # before any article is read: a bad model is one message, not many
    with closing(read_all(sources, reader, options.jobs)) as results:
        for n, (source, facts, own) in enumerate(results, 1):
            issues += own
            if facts is not None:
                found.append(facts)
                issues += facts.issues
            if progress:
                progress(n, len(sources), source.file_name)
    found.sort(key=lambda facts: facts.article.file_name)
    found, copies = (found, ()) if options.keep_copies else without_copies(found)
    settings = _Settings(reference, decisions, minter, model, origin, copies, options.check)
    made, lost_issues = _make(found, settings)
    return Built(
        quads=made.quads,
        issues=tuple(sorted({*issues, *lost_issues})),
        read=len(made.articles) + len(made.copies),
        copies=len(made.copies),
        skipped=len(sources) - len(made.articles) - len(made.copies),
        model=model,
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
    return _Made(kept, copies, quads, _check(quads, kept, copies) if settings.check else None)


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
