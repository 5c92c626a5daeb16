"""Tell why facts were found or not: for each sentence every candidate, how it was tied, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kgbuild.model import EntityRef, Event, Span, slots_of
from kgbuild.readers import ReadOptions, find_sources, read
from kgbuild.reference import load_reference

if TYPE_CHECKING:
    from kgbuild.extract import Extracted, Traced
    from kgbuild.extract.tie import TiedArgument
    from kgbuild.layers import Chunk
    from kgbuild.model import Article, LocalEntity


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Some words of an article: `start` and `end` are code points of its text, `end` exclusive."""

    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldArgument:
    """An argument of a candidate: its words, what they were taken to mean (None: nothing), and how that was found."""

    role: str
    words: Words
    means: str | None
    how: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldCue:
    """Words that decide whether it happened, and what they do to it."""

    words: Words
    effect: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldCandidate:
    """Words that may state an event, and what became of that.

    `source` is "rule" or "model"; `outcome` is "kept", "merged" (into an event that an earlier candidate states),
    "refused" (by the vetoes named) or "dropped" (for the reason given); `becomes` are the events, written out.
    """

    type: str
    trigger: Words
    source: str
    score: float
    second: str
    attributes: Mapping[str, str | float | bool]
    arguments: tuple[ToldArgument, ...]
    factuality: str
    cues: tuple[ToldCue, ...]
    distribution: Mapping[str, float]
    outcome: str
    vetoes: tuple[str, ...]
    reason: str
    becomes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldMention:
    """A mention of somebody or something in a sentence: by what form, who it was taken for, and who else it may be."""

    words: Words
    form: str
    name: str
    kind: str
    reference: str | None
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldPost:
    """A post that a sentence gives to somebody."""

    words: Words
    person: str
    post: str
    organization: str | None
    former: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldSentence:
    """A sentence with everything that was proposed in it, who is named in it, and which posts it gives."""

    file: str
    line: int
    sentence: Words
    candidates: tuple[ToldCandidate, ...]
    mentions: tuple[ToldMention, ...]
    posts: tuple[ToldPost, ...]


class NothingToExplain(ValueError):
    """There is no such article, line, words or node; the message says what there is."""


class Explainer:
    """Reads articles and tells why; loads the language model once."""

    def __init__(self, options: ReadOptions, reference: Path | None = None, model: str | None = None) -> None:
        """Args: how to read files, a folder of reference data, and which model (see `kgbuild build`).

        Raises:
            ValueError: the reference data or the model cannot be used.
        """
        from kgbuild.annotate import Annotator, load_language

        self._options = options
        self._annotator = Annotator(load_reference(reference), load_language(model))

    def articles(self, paths: Sequence[Path | str]) -> Iterator[Article]:
        """Yield the articles in files and folders.

        Raises:
            NothingToExplain: none can be read.
        """
        sources, issues = find_sources(paths, self._options)
        found = 0
        for source in sources:
            article, own = read(source, self._options)
            issues = (*issues, *own)
            if article is not None:
                found += 1
                yield article
        if not found:
            none = f"{', '.join(map(str, paths))}: there is no article in it."
            raise NothingToExplain("; ".join(str(issue) for issue in issues) or none)

    def explain(self, article: Article) -> tuple[ToldSentence, ...]:
        """Return the sentences of an article, in order, each with what was proposed in it."""
        from kgbuild.extract import extract_traced

        return tuple(_sentences(extract_traced(self._annotator.annotate(article))))


def at_line(sentences: Iterable[ToldSentence], article: Article, line: int) -> list[ToldSentence]:
    """Return the sentences of an article that stand on a line of its file, or run over it."""
    return [s for s in sentences if s.line <= line <= article.line_of(s.sentence.end - 1)]


def with_words(sentences: Iterable[ToldSentence], words: str) -> list[ToldSentence]:
    """Return the sentences that hold some words, in any case and with any white space between."""
    wanted = " ".join(words.lower().split())
    return [s for s in sentences if wanted in " ".join(s.sentence.words.lower().split())]


def at_passages(sentences: Iterable[ToldSentence], passages: Iterable[Span]) -> list[ToldSentence]:
    """Return the sentences that share a character with one of some passages."""
    spans = tuple(passages)
    return [s for s in sentences if any(Span(s.sentence.start, s.sentence.end).overlaps(p) for p in spans)]


def plain(value: Any) -> Any:
    """Return what was told as lists and dictionaries, for JSON."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value


def _sentences(found: Extracted) -> Iterator[ToldSentence]:
    annotated, article = found.context.annotated, found.facts.article
    for number, chunk in enumerate(annotated.sentences):
        span = annotated.span(chunk)
        here = [t for t in found.traces if annotated.sentence_of[t.tied.candidate.trigger.start] == number]
        yield ToldSentence(
            file=article.path,
            line=article.line_of(span.start),
            sentence=_words(article.text, span),
            candidates=tuple(_candidate(found, t) for t in here),
            mentions=tuple(_mentions(found, chunk)),
            posts=tuple(_posts(found, span)),
        )


def _words(text: str, span: Span) -> Words:
    return Words(words=span.of(text), start=span.start, end=span.end)


def _candidate(found: Extracted, trace: Traced) -> ToldCandidate:
    """Return a candidate as told."""
    text, annotated = found.facts.article.text, found.context.annotated
    candidate, verdict = trace.tied.candidate, trace.tied.verdict
    return ToldCandidate(
        type=candidate.type,
        trigger=_words(text, annotated.span(candidate.trigger)),
        source=candidate.source,
        score=candidate.score,
        second=candidate.second,
        attributes=dict(candidate.attributes),
        arguments=tuple(_argument(found, a) for a in trace.tied.arguments),
        factuality=verdict.value.value,
        cues=tuple(ToldCue(words=_words(text, annotated.span(c.chunk)), effect=c.effect) for c in verdict.cues),
        distribution={f.value: p for f, p in verdict.distribution.items()},
        outcome=trace.outcome.value,
        vetoes=trace.vetoes,
        reason=trace.reason,
        becomes=tuple(_event(found, found.facts.events[n]) for n in trace.events),
    )


def _argument(found: Extracted, tied: TiedArgument) -> ToldArgument:
    span = found.context.annotated.span(tied.argument.chunk)
    return ToldArgument(
        role=tied.role,
        words=_words(found.facts.article.text, span),
        means=_meaning(found, tied.value),
        how=tied.how,
        score=tied.argument.score,
    )


def _meaning(found: Extracted, value: Any) -> str | None:
    """Write out what an argument means: an entity with its kind, a post with its body, a date with its days."""
    from kgbuild.extract.context import Reference
    from kgbuild.extract.posts import Post
    from kgbuild.layers import TimeExpression

    entities = found.facts.entities
    if isinstance(value, Reference):
        entity = entities[value.ref.index]
        return f"{entity.name} ({entity.kind.value})"
    if isinstance(value, Post):
        of = f" of {entities[value.organization.index].name}" if value.organization else ""
        return (value.words or "a post") + of
    if isinstance(value, TimeExpression):
        return _days(value.interval) if value.interval else "no certain days"
    return None if value is None else _written(found, value)


def _days(interval: Any) -> str:
    first, last = interval.first.isoformat(), interval.last.isoformat()
    return first if first == last else f"{first} to {last}"


def _event(found: Extracted, event: Event) -> str:
    """Write out an event: its class and the fields that hold something."""
    told = [
        f"{name.replace('_', ' ')} {_written(found, value)}"
        for name in slots_of(type(event))
        if (value := getattr(event, name)) not in (None, ())
    ]
    days = [f"days {_days(event.dates)}"] if event.dates else []
    return f"{type(event).__name__}: " + "; ".join((*told, *days, f"factuality {event.factuality.value}"))


def _written(found: Extracted, value: Any) -> str:
    if isinstance(value, EntityRef):
        return found.facts.entities[value.index].name
    if isinstance(value, tuple):
        return ", ".join(_written(found, v) for v in value)
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, float):
        return f"{value:g}"
    index = getattr(value, "index", None)
    return type(found.facts.events[index]).__name__ if isinstance(index, int) else str(value)


def _mentions(found: Extracted, sentence: Chunk) -> Iterator[ToldMention]:
    """Yield who is named in a sentence, and what decided for whom each mention was taken."""
    annotated = found.context.annotated
    for reference in found.context.mentions:
        if reference.chunk.start in sentence:
            entity: LocalEntity = found.facts.entities[reference.ref.index]
            yield ToldMention(
                words=_words(found.facts.article.text, annotated.span(reference.chunk)),
                form=reference.form.value,
                name=entity.name,
                kind=entity.kind.value,
                reference=entity.reference,
                candidates=entity.candidates,
            )


def _posts(found: Extracted, sentence: Span) -> Iterator[ToldPost]:
    entities = found.facts.entities
    for role in found.facts.roles:
        if sentence.overlaps(role.passages[0]):
            yield ToldPost(
                words=_words(found.facts.article.text, role.passages[0]),
                person=entities[role.person.index].name,
                post=role.post,
                organization=entities[role.organization.index].name if role.organization else None,
                former=role.former,
            )
