"""Compose the stages: read, annotate, extract, resolve, map, check, write."""

from __future__ import annotations

import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Quad

from kgbuild.model import ArticleFacts, EntityKind, Issue, Resolution, Severity
from kgbuild.rdf import Minter, describe, map_article, map_entities
from kgbuild.rdf.mapping import used_keys
from kgbuild.readers import ReadOptions, Source, find_sources, read
from kgbuild.reference import load_reference
from kgbuild.resolve import resolve
from kgbuild.version import __version__
from kgbuild.vocab import DATA_BASE

if TYPE_CHECKING:
    from kgbuild.annotate import Annotator

Progress = Callable[[int, int, str], None]
"""Called after each article with how many are done, how many there are, and the name of the last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions:
    """How to build: `base` is where IRIs live, `jobs` how many processes read, `reference` a folder of CSV files."""

    read: ReadOptions = field(default_factory=ReadOptions)
    base: str = DATA_BASE
    jobs: int = 1
    reference: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A graph with what a person wants to know about its making."""

    quads: tuple[Quad, ...]
    issues: tuple[Issue, ...]
    read: int
    skipped: int
    entities: Counter[str]
    events: Counter[tuple[str, str]]
    statements: int
    roles: int

    violations: int = 0

    @property
    def triples(self) -> int:
        """How many distinct triples the graph holds."""
        return len({(q.subject, q.predicate, q.object) for q in self.quads})

    @property
    def issue_counts(self) -> Counter[str]:
        """How many issues there are of each kind."""
        return Counter(issue.code for issue in self.issues)

    @property
    def failed(self) -> bool:
        """Whether an input was skipped or lost."""
        return any(issue.severity is Severity.ERROR for issue in self.issues)


def build(paths: Sequence[Path | str], options: BuildOptions, progress: Progress | None = None) -> Built:
    """Build the graph of the articles in files and folders.

    Args:
        paths: files, folders, or "-" for standard input.
        options: how to read and name things.
        progress: told about each finished article.

    Returns:
        The graph, and the issues of everything that was skipped or read with a doubt.

    Raises:
        ValueError: the base is no IRI.
    """
    minter = Minter(options.base)
    sources, issues = find_sources(paths, options.read)
    found: list[ArticleFacts] = []
    all_issues = list(issues)
    for n, (source, facts, own) in enumerate(_read_all(sources, options), 1):
        all_issues += own
        if facts is not None:
            found.append(facts)
            all_issues += facts.issues
        if progress:
            progress(n, len(sources), source.file_name)
    reference = load_reference(options.reference)
    found.sort(key=lambda f: f.article.file_name)
    resolution = resolve(found, reference)
    quads = _graph(found, resolution, minter)
    return Built(
        quads=tuple(quads),
        issues=tuple(sorted(set(all_issues))),
        read=len(found),
        skipped=len(sources) - len(found),
        entities=Counter(resolution.entities[k].kind.value for k in _used(found, resolution)),
        events=Counter((type(e).__name__, e.factuality.value) for f in found for e in f.events),
        statements=sum(len(f.statements) for f in found),
        roles=sum(len(f.roles) for f in found),
    )


def _used(found: list[ArticleFacts], resolution: Resolution) -> set[str]:
    return set().union(*(used_keys(f, resolution) for f in found))


def _graph(found: list[ArticleFacts], resolution: Resolution, minter: Minter) -> list[Quad]:
    """Return everything the graph holds, its own description last."""
    quads = [quad for facts in found for quad in map_article(facts, resolution, minter)]
    quads += map_entities(resolution, _used(found, resolution), minter)
    return [*quads, *describe(quads, minter, __version__, "rules and reference data")]


_Result = tuple[Source, "ArticleFacts | None", tuple[Issue, ...]]


def _read_all(sources: Sequence[Source], options: BuildOptions) -> Iterator[_Result]:
    """Yield the facts of each source in order, read by as many processes as asked for."""
    if options.jobs == 1 or len(sources) < 2:
        worker = _Worker(options)
        yield from (worker(source) for source in sources)
        return
    # "spawn" behaves the same on every system and inherits no threads
    with ProcessPoolExecutor(options.jobs, get_context("spawn"), _start_worker, (options,)) as pool:
        futures = [pool.submit(_work, source) for source in sources]
        for source, future in zip(sources, futures, strict=True):
            try:
                yield future.result()
            except BrokenProcessPool:
                yield source, None, (_crash(source, "the process that read it died (out of memory?)"),)
            except KeyboardInterrupt:
                pool.shutdown(wait=False, cancel_futures=True)
                raise


class _Worker:
    """Reads single articles; holds what is loaded once."""

    def __init__(self, options: BuildOptions) -> None:
        from kgbuild.annotate import Annotator  # loads spaCy, which only a build needs

        self._options = options
        self._annotator: Annotator = Annotator(load_reference(options.reference))

    def __call__(self, source: Source) -> _Result:
        from kgbuild.extract import extract

        article, issues = read(source, self._options.read)
        if article is None:
            return source, None, issues
        try:
            facts = extract(self._annotator.annotate(article))
        except Exception:  # noqa: BLE001 - one article that breaks the program must not cost the others their graph
            where = traceback.format_exc(limit=-1).strip().replace("\n", " | ")
            return source, None, (*issues, _crash(source, f"kgbuild itself failed on it: {where}"))
        return source, facts, issues


def _crash(source: Source, reason: str) -> Issue:
    return Issue(
        str(source.path),
        0,
        "not-processed",
        Severity.ERROR,
        f"This article is not in the graph: {reason}.",
        "Please report it with the article; the others are built.",
    )


_worker: _Worker | None = None


def _start_worker(options: BuildOptions) -> None:
    global _worker  # noqa: PLW0603 - each process loads its annotator once
    _worker = _Worker(options)


def _work(source: Source) -> _Result:
    if _worker is None:
        raise RuntimeError("a worker process was not started through _start_worker")
    return _worker(source)

