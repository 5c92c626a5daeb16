"""The first half of a build: find the articles and read those that no earlier build has read."""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from kgbuild.budget import Budget
from kgbuild.jobs import fitting_jobs
from kgbuild.model import Article, ArticleFacts, Issue, Severity
from kgbuild.origin import name_of, sources_of
from kgbuild.plugins import insist_on_plugins
from kgbuild.rdf import Minter, Origin, check_about
from kgbuild.readers import Source, find_sources, load_config
from kgbuild.reading import Found, Reader, Records, Result, event_classes
from kgbuild.records import BadRecord, Cache, CacheError, Context, decode, files_digest
from kgbuild.reference import Reference, load_reference
from kgbuild.resolve import Decisions, load_decisions
from kgbuild.resources import resource
from kgbuild.workers import read_all

if TYPE_CHECKING:
    from kgbuild.build import BuildOptions

Progress = Callable[[int, int, str], None]
"""Called after each article with how many are done, how many there are, and the name of the last."""

Stage = Callable[[str], None]
"""Called with what is going on, such as "linking who is who"."""

_ARTICLE_MEMORY = 4 * 2**30
"""Bytes that an article may take beyond what is in use; the largest that is read takes a fifth of it."""


class Shelf:
    """The facts of the articles, by file name: in memory, or fetched from their records each time they are wanted."""

    def __init__(self, found: Sequence[Found], cache: Cache | None) -> None:
        self.found, self._cache = found, cache

    def __len__(self) -> int:
        return len(self.found)

    def __iter__(self) -> Iterator[ArticleFacts]:
        return map(self.facts, self.found)

    @property
    def articles(self) -> Iterator[Article]:
        """The articles themselves."""
        return (found.article for found in self.found)

    def of(self, found: Sequence[Found]) -> Shelf:
        """Return a shelf of some of the articles."""
        return Shelf(found, self._cache)

    def facts(self, found: Found) -> ArticleFacts:
        """Return the facts of an article.

        Raises:
            CacheError: its record is gone.
        """
        if found.facts is not None:
            return found.facts
        data = self._cache.get(found.key) if self._cache else None
        try:
            if data is not None:
                return decode(data, found.article, event_classes())
        except BadRecord:
            pass
        where = self._cache.path if self._cache else "the cache"
        raise CacheError(f"{where}: what was read of {found.article.file_name} is no longer there; build again.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """All that a graph is made of.

    `shelf` holds the facts of the articles in the order of their names; `issues` what the user should know so far,
    `sources` how many articles were found, `model` what read them. `state` is the hash of everything that the graph
    depends on, "" where an article has no record, and `making` that of what makes graphs of facts. `cache` is what
    holds the records, None if nothing does.
    """

    shelf: Shelf
    issues: tuple[Issue, ...]
    sources: int
    model: str
    reference: Reference
    decisions: Decisions
    minter: Minter
    origin: Origin
    cache: Cache | None
    making: str
    state: str

    @property
    def keys(self) -> Iterator[str]:
        """The keys of the records."""
        return (found.key for found in self.shelf.found if found.key)

    def close(self) -> None:
        """Close the cache."""
        if self.cache is not None:
            self.cache.close()


def gather(
    paths: Sequence[Path | str], options: BuildOptions, progress: Progress | None = None, stage: Stage | None = None
) -> Gathered:
    """Find the articles in files and folders, and read those that the cache has no record of.

    Args:
        paths: files, folders, or "-" for standard input.
        options: how to read and name things.
        progress: told about each finished article.
        stage: told what is going on.

    Raises:
        ValueError: the base is no IRI, the dataset is described in a wrong way, or the reference data, the language
            model or the cache cannot be used.
    """
    tell = stage or (lambda _: None)
    insist_on_plugins()
    config = load_config(paths)
    check_about({**config.about, **options.about})
    name = options.dataset or config.name or name_of(paths)
    minter = Minter(options.base, name)
    reads = config.under(options.read)
    own_reference = options.reference or config.reference
    own_decisions = options.decisions or config.decisions
    reference = load_reference(own_reference, only=options.reference_only)
    decisions = load_decisions(own_decisions or resource("data", "decisions.csv"))
    about = {**({"title": config.name} if config.name else {}), **config.about, **options.about}
    used = tuple(sources_of(own_reference, options.reference_only, own_decisions, about.get("license", "")))
    origin = Origin(name, about, used)
    hashes = [s.sha256 for s in used if s.key != "decisions"]
    cache, records = _records(options, hashes)
    tell("looking for articles")
    sources, issues = find_sources(paths, reads)
    found: list[Found] = []
    told = [*_missing(own_decisions), *issues]
    budget = Budget(options.article_timeout, _ARTICLE_MEMORY)
    reader = Reader(reads, reference, options.model, budget, records)
    reader.model = cache.about(_named(records)) if cache and records else ""
    with closing(_results(sources, reader, options, hashes, tell)) as results:
        for n, (source, one, own) in enumerate(results, 1):
            told += own
            if one is not None:
                found.append(one)
            if progress:
                progress(n, len(sources), source.file_name)
    if sources and not reader.model:
        reader.load()  # every record was there, and an earlier build was ended before it noted the name
    if cache and records:
        cache.tell(_named(records), reader.model)
    found.sort(key=lambda one: one.article.file_name)
    made_by = (*map(_own_digest, _MAKES), *map(_version, _LIBRARIES))
    making = " ".join((records.context.digest, *made_by)) if records else ""
    state = _state(options, records, making, origin, told, found)
    return Gathered(
        shelf=Shelf(found, cache),
        issues=tuple(told),
        sources=len(sources),
        model=reader.model,
        reference=reference,
        decisions=decisions,
        minter=minter,
        origin=origin,
        cache=cache,
        making=making,
        state=state,
    )


def _results(
    sources: Sequence[Source], reader: Reader, options: BuildOptions, hashes: Sequence[str], tell: Stage
) -> Generator[Result, None, None]:
    """Return what is found in each source, read where the options say: here, in several processes, or on a cluster."""
    jobs = min(options.jobs or fitting_jobs(len(sources)), len(sources))
    if options.dask and sources:
        from kgbuild.cluster import read_on_cluster
        from kgbuild.shard import Order

        tell(f"reading {len(sources)} articles on the Dask cluster {options.dask}")
        return read_on_cluster(sources, reader, Order.of(reader, options.model, hashes), options.dask, jobs)
    if jobs == 1 and not reader.model:
        tell("loading the language model")
        reader.load()  # before any article is read: a bad model is one message, not many
    tell(f"reading {len(sources)} articles" + (f" in {jobs} processes" if jobs > 1 else ""))
    return read_all(sources, reader, jobs)


def _named(records: Records | None) -> str:
    """Return under what the cache holds the name of the model that reads in a context."""
    return f"model {records.context.digest}" if records else ""


def _missing(decisions: Path | None) -> Iterator[Issue]:
    """Report a file of decisions that is not there; a misspelt name would let none of them count."""
    if decisions is not None and not decisions.exists():
        hint = "Check its name in kgbuild.toml; `kgbuild review` makes such a file."
        message = "there is no such file of decisions; none of them counts."
        yield Issue(decisions.as_posix(), 0, "no-decisions", Severity.WARNING, message, hint)


def _records(options: BuildOptions, sources: Sequence[str]) -> tuple[Cache | None, Records | None]:
    """Open the cache, if there is to be one; say what its records depend on."""
    if options.cache is None:
        return None, None
    return Cache(options.cache), Records(options.cache, Context.of(options.model, sources))


def _state(
    options: BuildOptions,
    records: Records | None,
    making: str,
    origin: Origin,
    issues: Sequence[Issue],
    found: Sequence[Found],
) -> str:
    """Return the hash of all that the graph depends on."""
    if records is None or not all(one.key for one in found):
        return ""
    chosen = [options.base, sorted(options.about.items()), options.check, options.keep_copies, options.with_ontology]
    chosen.append(options.mentions)
    told = [making, repr(origin), repr(chosen), *sorted(map(str, issues))]
    told += [f"{one.article.file_name} {one.article.path} {one.article.first_line} {one.key}" for one in found]
    return sha256(json.dumps(told).encode("utf-8", "surrogatepass")).hexdigest()


_MAKES = ("kgbuild", "ontology", "shapes")
"""What makes a graph of facts, besides them: the code, and what the check goes by."""


_LIBRARIES = ("pyoxigraph", "rdflib", "pyshacl")


def _own_digest(name: str) -> str:
    own = Path(__file__).parent
    return files_digest(own if name == own.name else resource(name))


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "none"
