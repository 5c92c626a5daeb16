"""Read, annotate and extract one article within its budget, or find that its record is kept."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from kgbuild.budget import Budget, OverBudget
from kgbuild.failure import in_one_line
from kgbuild.model import Article, ArticleFacts, Event, Issue, Severity
from kgbuild.readers import ReadOptions, Source, read
from kgbuild.records import Cache, Context, article_key, encode
from kgbuild.reference import Reference

if TYPE_CHECKING:
    from kgbuild.annotate import Annotator

THREAD_POOLS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
"""What tells numpy to keep to one thread, if it is not loaded yet: the threads of several processes would fight for the
cores, and a sum must not hang on how many there are."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was read of an article: its facts, or the key of the record that holds them."""

    article: Article
    facts: ArticleFacts | None = None
    key: str = ""


Result = tuple[Source, Found | None, tuple[Issue, ...]]
"""A source with what was found, None if it was skipped, and what the user should know of its reading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened(Source):
    """A source whose article was read and is still to be annotated, here or elsewhere.

    `issues` is what the user should know of its reading, `key` names its record, "" if none is kept.
    """

    article: Article
    issues: tuple[Issue, ...] = ()
    key: str = ""


T = TypeVar("T", Opened, ArticleFacts)


@dataclass(frozen=True, slots=True)
class Records:
    """Where the records of articles are, and what they depend on besides the article."""

    path: Path
    context: Context


class Reader:
    """Turns one source into facts. It travels to other processes without what it has loaded."""

    def __init__(
        self,
        options: ReadOptions,
        reference: Reference,
        model: str | None = None,
        budget: Budget | None = None,
        records: Records | None = None,
    ) -> None:
        """Args: how to read files, the reference data, which model (see `kgbuild.annotate.load_language`), what an
        article may cost (None: as much as it takes), and where records are kept (None: nowhere).
        """
        self._options, self._reference, self._model, self._records = options, reference, model, records
        self.budget = budget or Budget()
        self.model = ""
        """The name of the model, "" until it is loaded."""
        self._annotator: Annotator | None = None
        self._cache: Cache | None = None

    def __reduce__(self) -> tuple[type[Reader], tuple[Any, ...]]:
        return Reader, (self._options, self._reference, self._model, self.budget, self._records)

    def load(self) -> Annotator:
        """Load the language model, unless that is done; return what annotates with it.

        Raises:
            ValueError: there is no such model, or it is broken.
        """
        if self._annotator is None:
            for pool in THREAD_POOLS:
                os.environ.setdefault(pool, "1")
            from kgbuild.annotate import Annotator, load_language  # loads spaCy, which only reading needs

            language = load_language(self._model)
            self.model, self._annotator = language.name, Annotator(self._reference, language)
            gc.freeze()  # these stay: to look for garbage among them after every few articles costs a tenth of the time
        return self._annotator

    @property
    def wants_torch(self) -> bool:
        """Whether the model may be one that needs PyTorch: kgbuild's own does not, a pipeline of spaCy's may."""
        return self._model is not None

    @property
    def keeps_records(self) -> bool:
        """Whether records are kept, so that the model may not be needed at all."""
        return self._records is not None

    def without_records(self) -> Reader:
        """Return a reader that keeps no records, for where nobody may write them."""
        return Reader(self._options, self._reference, self._model, self.budget)

    def recorded(self, source: Source) -> Result | None:
        """Return the result of a source whose record is kept, or that holds no article; None if it must be read."""
        opened = self.open(source) if self._records else None
        return opened if isinstance(opened, tuple) else None

    def open(self, source: Source) -> Opened | Result:
        """Read the article of a source; return its result if there is no more to do."""
        opened = self._within(source, lambda: self._read(source))
        if isinstance(opened, tuple) or not self._records:
            return opened
        key = article_key(opened.article, self._records.context)
        if self._store(self._records).get(key) is not None:
            return source, Found(opened.article, key=key), opened.issues
        return replace(opened, key=key)

    def _read(self, source: Source) -> Opened | Result:
        if isinstance(source, Opened):
            return source
        article, issues = read(source, self._options)
        if article is None:
            return source, None, issues
        same = {field.name: getattr(source, field.name) for field in fields(Source) if field.name != "content"}
        return Opened(**same, article=article, issues=issues)

    def __call__(self, source: Source) -> Result:
        """Return what is found in a source; whatever goes wrong becomes an issue."""
        opened = self.open(source)
        if isinstance(opened, tuple):
            return opened
        annotator = self.load()
        from kgbuild.extract import extract

        article = opened.article
        facts = self._within(opened, lambda: extract(annotator.annotate(article)))
        return facts if isinstance(facts, tuple) else (source, self._kept(facts, opened.key), opened.issues)

    def _within(self, source: Source, work: Callable[[], T | Result]) -> T | Result:
        """Do some work on a source within the budget of an article; whatever goes wrong becomes an issue."""
        issues: tuple[Issue, ...] = source.issues if isinstance(source, Opened) else ()
        try:
            with self.budget.kept():
                return work()
        except OverBudget as reason:
            return source, None, (*issues, too_costly(source, str(reason)))
        except MemoryError:
            return source, None, (*issues, too_costly(source, self.budget.memory_reason))
        except Exception as error:  # noqa: BLE001 - an article that breaks the program must not cost the others theirs
            why = f"kgbuild itself failed on it: {in_one_line(error)}"
            return source, None, (*issues, lost(source.path, source.line, why))

    def _kept(self, facts: ArticleFacts, key: str) -> Found:
        """Keep the record of an article, and return where it is; the facts themselves where it cannot be kept."""
        data = encode(facts) if self._records else None
        return (self.keep(facts.article, key, data) if data is not None else None) or Found(facts.article, facts)

    def keep(self, article: Article, key: str, data: bytes) -> Found | None:
        """Keep the record of an article, and return where it is; None where it cannot be kept."""
        if self._records and self._store(self._records).put(key, data):
            return Found(article, key=key)
        return None

    def _store(self, records: Records) -> Cache:
        if self._cache is None:
            self._cache = Cache(records.path)
        return self._cache


@cache
def event_classes() -> Mapping[str, type[Event]]:
    """Return the class of each type of event by its name, to read records with."""
    from kgbuild.extract.events import event_types

    return {kind.name: kind.cls for kind in event_types()}


def lost(path: str, line: int, reason: str) -> Issue:
    """Return the issue for an article that kgbuild could not deal with."""
    return Issue(
        path,
        line,
        "not-processed",
        Severity.ERROR,
        f"this article is not in the graph: {reason}.",
        "Please report it with the article; the others are built.",
    )


def too_costly(source: Source, reason: str) -> Issue:
    """Return the issue for an article that takes more than it may."""
    return Issue(
        source.path,
        source.line,
        "too-costly",
        Severity.ERROR,
        f"this article is not in the graph: {reason}.",
        "Split it, or allow it more with --article-timeout; the others are built.",
    )
