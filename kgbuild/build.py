"""Compose the stages: read, annotate, extract, resolve, map, check; the caller writes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Quad

from kgbuild.model import ArticleFacts, Issue, Severity
from kgbuild.rdf import (
    Minter,
    Origin,
    Tally,
    check_about,
    describe,
    map_article,
    map_dated,
    map_entities,
    map_possibly_same,
    shared_events,
    tally,
    used_keys,
)
from kgbuild.rdf import Source as DataSource
from kgbuild.readers import ReadOptions, find_sources
from kgbuild.reference import Reference, load_reference
from kgbuild.resolve import Decisions, load_decisions, resolve, without_dropped
from kgbuild.resources import resource
from kgbuild.version import __version__
from kgbuild.vocab import DATA_BASE
from kgbuild.workers import Reader, read_all
from kgbuild.writers import FORMATS, format_of, write_graph

if TYPE_CHECKING:
    from kgbuild.check import Report

_UNNAMED = "articles"
"""What a dataset is called whose articles are not those of one folder."""

Progress = Callable[[int, int, str], None]
"""Called after each article with how many are done, how many there are, and the name of the last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions:
    """How to build.

    `base` is where IRIs live, `jobs` how many processes read, `reference` a folder of CSV files (None: those that come
    with kgbuild), `decisions` a file of human judgements (None: the one that comes with kgbuild), `model` what reads
    the language (None: the model that comes with kgbuild; "rules": none; or a spaCy pipeline's name or folder);
    `dataset` is the name that tells the graph and its articles from others in one store (None: the graph is called
    after the folder, and its articles after their files alone), `about` what it says of itself: see `rdf.ABOUT`;
    `check`: prove the graph before it is handed over.
    """

    read: ReadOptions = field(default_factory=ReadOptions)
    base: str = DATA_BASE
    jobs: int = 1
    reference: Path | None = None
    decisions: Path | None = None
    model: str | None = None
    dataset: str | None = None
    about: Mapping[str, str] = field(default_factory=dict)
    check: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A graph with what a person wants to know about its making.

    `read` and `skipped` count articles; `model` names what read them, "" if there was none to read; `report` is the
    outcome of the check, None if it was not asked for.
    """

    quads: tuple[Quad, ...]
    issues: tuple[Issue, ...]
    read: int
    skipped: int
    model: str
    tally: Tally
    report: Report | None = None

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
            form: "turtle", "trig", "nquads", "ntriples" or "jsonld"; None: what the file's ending asks for, or Turtle.

        Raises:
            kgbuild.writers.CannotWrite: the folder is missing, read-only or full.
        """
        chosen = FORMATS[form] if form else format_of(Path(path)) or FORMATS["turtle"]
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
    minter = Minter(options.base, options.dataset)
    check_about(options.about)
    reference = load_reference(options.reference)
    decisions = load_decisions(options.decisions or resource("data", "decisions.csv"))
    origin = Origin(options.dataset or _name(paths), options.about, tuple(_sources(options)))
    sources, found_issues = find_sources(paths, options.read)
    found: list[ArticleFacts] = []
    issues = list(found_issues)
    reader = Reader(options.read, reference, options.model)
    model = reader.load()[0] if sources else ""  # before any article is read: a bad model is one message, not many
    for n, (source, facts, own) in enumerate(read_all(sources, reader, options.jobs), 1):
        issues += own
        if facts is not None:
            found.append(facts)
            issues += facts.issues
        if progress:
            progress(n, len(sources), source.file_name)
    found.sort(key=lambda facts: facts.article.file_name)
    found = without_dropped(found, reference, decisions)
    quads = _graph(found, reference, decisions, minter, model, origin)
    return Built(
        quads=tuple(quads),
        issues=tuple(sorted(set(issues))),
        read=len(found),
        skipped=len(sources) - len(found),
        model=model,
        tally=tally(quads),
        report=_check(quads, found) if options.check else None,
    )


def _name(paths: Sequence[Path | str]) -> str:
    """Return the name of the one folder that is read, or a general one."""
    folders = [Path(path) for path in paths if str(path) != "-"]
    only = folders[0].resolve().name if len(paths) == len(folders) == 1 and folders[0].is_dir() else ""
    return only or _UNNAMED


def _sources(options: BuildOptions) -> Iterator[DataSource]:
    """Yield what else goes into a build, by its content: the reference data and the decisions."""
    own = "" if options.reference is None else " of the user"
    folder = options.reference or resource("data", "reference")
    digest = sha256()
    for path in sorted(folder.glob("*.csv")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    yield DataSource("reference", f"Reference data{own}: who is who", digest.hexdigest())
    decisions = options.decisions or resource("data", "decisions.csv")
    own = "" if options.decisions is None else " of the user"
    yield DataSource("decisions", f"Decisions{own} on who is who", sha256(decisions.read_bytes()).hexdigest())


def _graph(
    found: Sequence[ArticleFacts],
    reference: Reference,
    decisions: Decisions,
    minter: Minter,
    model: str,
    origin: Origin | None = None,
) -> list[Quad]:
    """Return everything the graph holds, its own description last."""
    resolution = resolve(found, reference, decisions)
    shared = shared_events(found, resolution, minter)
    quads = [quad for facts in found for quad in map_article(facts, resolution, minter, shared)]
    used = {key for facts in found for key in used_keys(facts, resolution)}
    quads += map_entities(resolution, used | {d.organization for d in resolution.dated if d.organization}, minter)
    quads += map_dated(resolution, minter)
    quads += map_possibly_same(resolution, shared)
    return [*quads, *describe(quads, minter, __version__, model, origin)]


def _check(quads: Sequence[Quad], found: Sequence[ArticleFacts]) -> Report:
    from kgbuild.check import check_quads  # loads pySHACL, which a build without a check does not need

    return check_quads(quads, texts={facts.article.file_name: facts.article.text for facts in found})
