"""Compose the stages: read, annotate, extract, resolve, map, check; the caller writes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Quad

from kgbuild.copies import Copy, find_copies
from kgbuild.failure import in_one_line
from kgbuild.gather import Gathered, Progress, Stage, gather
from kgbuild.graph import GraphOf, Settings
from kgbuild.jobs import fitting_jobs
from kgbuild.making import Made, make_all
from kgbuild.model import Article, Issue, Severity
from kgbuild.rdf import Tally
from kgbuild.readers import ReadOptions
from kgbuild.reading import Found, lost
from kgbuild.records import Cache, CacheError
from kgbuild.reference import Reference, Register
from kgbuild.sheet import Sheets
from kgbuild.slim import Slimmer
from kgbuild.survivors import survivors
from kgbuild.vocab import DATA_BASE
from kgbuild.writers import FORMATS, Format, format_for, ontology_quads

if TYPE_CHECKING:
    from kgbuild.check import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions:
    """How to build.

    `base` is where IRIs live, `jobs` how many processes read, `reference` a folder of CSV files that are added to those
    that come with kgbuild, `reference_only` whether to do without these, `decisions` a file of human judgements (None:
    the one that comes with kgbuild), `model` what reads the language (None: the model that comes with kgbuild; or a
    spaCy pipeline's name or folder); `dataset` is the name that tells the graph and its articles from others
    in one store (None: what a kgbuild.toml says, else the name of the folder), `about` what it says of itself: see
    `rdf.ABOUT`; `with_ontology`: put the ontology into the graph, too; `check`: prove the graph before it is handed
    over; `article_timeout`: the seconds after which an article is given up, 0 for never; `keep_copies`: let articles
    that repeat another's words state facts of their own; `mentions`: "full" describes each passage that names somebody,
    "iri" leaves to its IRI what that says, where no fact rests on it; `cache` is the file that holds what was read of
    articles between builds (None: nothing does); `dask` is the address of a cluster of Dask that reads, or "local" for
    one in this process (None: processes of this machine do).
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
    with_ontology: bool = False
    check: bool = True
    article_timeout: float = 60.0
    keep_copies: bool = False
    mentions: str = "full"
    cache: Path | None = None
    dask: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Built:
    """A graph with what a person wants to know about its making.

    `quads` can be gone through as often as wanted; they are a tuple where they are few, and made anew each time where
    they are many. `read` and `skipped` count articles, `copies` those of the read that repeat another's words; `model`
    names what read them, "" if there was none to read; `late` are the registers of reference data that end before an
    article appeared, each with how many articles are later; `report` is the outcome of the check, None if it was not
    asked for.
    """

    made: Made
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
    def quads(self) -> Collection[Quad]:
        """The graph."""
        return self.made.quads.hold()

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
        self.made.write(Path(path), FORMATS[form] if form else format_for(Path(path)))


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
        built.made.quads.hold()
        if gathered.cache is not None:
            gathered.cache.finish("", None, gathered.keys, built.made.sheets.used, built.made.sheets.holding)
        return built


def make(gathered: Gathered, options: BuildOptions, stage: Stage | None = None, form: Format | None = None) -> Built:
    """Make the graph of what was gathered.

    Args:
        gathered: the facts of the articles.
        options: as for `gather`.
        stage: told what is going on.
        form: the format that the graph will be written in, if that is known.
    """
    tell = stage or (lambda _: None)
    tell("linking who is who")
    shelf, issues = gathered.shelf, list(gathered.issues)
    slim, slimmed = {}, Slimmer()
    for facts in shelf:
        issues += facts.issues
        slim[facts.article.file_name] = slimmed(facts)
    copies = () if options.keep_copies else find_copies(shelf.articles)
    copying = {copy.article.file_name for copy in copies}
    found = [one for one in shelf.found if one.article.file_name not in copying]
    settings = Settings(
        reference=gathered.reference,
        decisions=gathered.decisions,
        minter=gathered.minter,
        model=gathered.model,
        origin=gathered.origin,
        copies=copies,
        bare_mentions=options.mentions == "iri",
    )

    ontology = ontology_quads() if options.with_ontology else ()

    sheets = Sheets(gathered.cache or Cache(None), gathered.making, form)

    def attempt(some: Sequence[Found]) -> Made:
        own = [slim[one.article.file_name] for one in some]
        graph, jobs = GraphOf(shelf.of(some), own, settings), min(options.jobs or len(some), fitting_jobs(len(some)))
        return make_all(graph, sheets, ontology, tell, check=options.check, jobs=jobs)

    made, lost_issues = _make(found, copies, attempt)
    return Built(
        made=made,
        issues=tuple(sorted({*issues, *lost_issues})),
        read=len(made.graph.articles) + len(made.graph.copies),
        copies=len(made.graph.copies),
        skipped=gathered.sources - len(made.graph.articles) - len(made.graph.copies),
        model=gathered.model,
        tally=made.tally,
        late=_late(made.graph.articles, gathered.reference),
        report=made.report,
    )


def _late(found: Sequence[Article], reference: Reference) -> tuple[tuple[Register, int], ...]:
    """Return the registers that end before an article appeared, each with how many articles are later."""
    days = [article.date.interval.first for article in found if article.date is not None]
    ended = reference.ended_before(max(days)) if days else ()
    return tuple((r, sum(1 for day in days if r.known_until is not None and day > r.known_until)) for r in ended)


def _make(
    found: Sequence[Found], copies: Sequence[Copy], attempt: Callable[[Sequence[Found]], Made]
) -> tuple[Made, tuple[Issue, ...]]:
    """Return the graph of the articles, without those that break it, and an issue for each of these."""
    failures: dict[str, str] = {}

    def works(some: Sequence[Found]) -> Made | None:
        try:
            return attempt(some)
        except CacheError:
            raise
        except Exception as error:  # noqa: BLE001 - an article that breaks the program must not cost the others theirs
            failures[some[-1].article.file_name] = in_one_line(error)
            return None

    made = works(found)
    if made is not None:
        return made, ()
    kept = survivors(found, lambda some: works(some) is not None)
    names = {one.article.file_name for one in kept}
    gone = [one.article for one in found if one.article.file_name not in names]
    issues = [
        lost(a.path, a.first_line, f"kgbuild itself failed on its facts: {failures.get(a.file_name, 'unknown')}")
        for a in gone
    ]
    orphans = [copy for copy in copies if copy.of not in names]
    issues += [lost(c.article.path, c.article.first_line, f"it repeats {c.of}, which is not either") for c in orphans]
    return attempt(kept), tuple(issues)
