"""Pair the facts of two builds: the same fact may have another IRI, and the same IRI may say something else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from kgbuild.model.naming import spaced
from kgbuild.query.about import local_name
from kgbuild.query.view import EventRecord, Labels, PassageRecord, PostRecord, StatementRecord, View
from kgbuild.query.view.labels import property_words
from kgbuild.vocab import KG, SCHEMA

NEW, GONE, CHANGED = "new", "gone", "changed"

Fact = EventRecord | StatementRecord | PostRecord
_SHOWN = 80  # characters of a statement's text


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact that is new, gone or says something else.

    `kind` is what it is ("meeting", "statement", "post"), `file` and `line` where it is stated, `words` what it says
    now (before, if it is gone), `people` the names of those who take part; `differs` are the fields that say something
    else, each with its values before and now.
    """

    change: str
    kind: str
    iri: str
    before: str
    file: str
    line: int
    words: str
    people: tuple[str, ...]
    differs: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Told:
    """A fact in a form that can be compared: references are IRIs of the new graph, where it has them.

    `key` is its IRI without what tells builds apart.
    """

    iri: str
    key: str
    kind: str
    file: str
    line: int
    passages: frozenset[str]
    fields: Mapping[str, tuple[str, ...]]
    words: str
    people: tuple[str, ...]


def fact_changes(old: View, new: View, now: Mapping[str, str]) -> Iterator[FactChange]:
    """Yield the facts that are new, gone or changed, in the order of the articles.

    Args:
        old: the graph before.
        new: the graph now.
        now: where each entity of the old graph is in the new one.
    """
    before, after = list(_told(old, now)), list(_told(new, {}))
    names = {**{iri: old.name(iri) for iri in old.entities}, **{iri: new.name(iri) for iri in new.entities}}
    pairs: list[tuple[_Told, _Told]] = []
    for key in _KEYS:
        before, after = _paired(before, after, key, pairs)
    changes = [_change(NEW, one) for one in after] + [_change(GONE, one) for one in before]
    for one, other in pairs:
        if differs := tuple(_differing(one, other, names)):
            changes.append(_change(CHANGED, other, one.iri, differs))
    yield from sorted(changes, key=lambda c: (c.file, c.line, c.kind, c.words, c.change, c.iri))


_KEYS: tuple[Callable[[_Told], Hashable], ...] = (
    lambda told: told.key,
    lambda told: (told.kind, told.file, told.passages, tuple(sorted(told.fields.items()))),
    lambda told: (told.kind, told.file, told.passages),
    lambda told: (told.kind, told.file, told.people) if told.people else told.key,
)
"""By what two facts are one, the surest first."""


def _paired(
    before: Iterable[_Told], after: Iterable[_Told], key: Callable[[_Told], Hashable], pairs: list[tuple[_Told, _Told]]
) -> tuple[list[_Told], list[_Told]]:
    """Take out the facts that have one key; return those that are left."""
    waiting: dict[Hashable, list[_Told]] = defaultdict(list)
    for one in before:
        waiting[key(one)].append(one)
    left = []
    for other in after:
        found = waiting[key(other)]
        if found:
            pairs.append((found.pop(0), other))
        else:
            left.append(other)
    return [one for found in waiting.values() for one in found], left


def _differing(one: _Told, other: _Told, names: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    for field in sorted(one.fields.keys() | other.fields.keys()):
        was, now = (told.fields.get(field, ()) for told in (one, other))
        if set(was) != set(now):
            before, after = (", ".join(sorted(names.get(v, v) for v in values)) for values in (was, now))
            yield field, before, after


def _change(kind: str, told: _Told, before: str = "", differs: tuple[tuple[str, str, str], ...] = ()) -> FactChange:
    return FactChange(kind, told.kind, told.iri, before, told.file, told.line, told.words, told.people, differs)


def _told(view: View, now: Mapping[str, str]) -> Iterator[_Told]:
    """Yield the facts of a graph that articles state; what follows from the reference data is none."""
    labels = Labels(view)
    for event in view.events.values():
        people = labels.actors(event)
        yield _fact(
            view, now, event.iri, spaced(event.kind), event.passages, _of_event(event), labels.event(event), people
        )
    for statement in view.statements.values():
        who = [statement.speaker] if statement.speaker else []
        said = f"{labels.speaker(statement)}: {_shortened(statement.text)}"
        fields = {"speaker": tuple(who), "text": (statement.text,), "about": statement.about}
        yield _fact(view, now, statement.iri, "statement", statement.passages, fields, said, who)
    for post in view.posts.values():
        if post.passages:
            told = f"{view.name(post.member)}: {'formerly ' if post.former else ''}{labels.post(post)}"
            fields = {"post": (post.post,), "organization": (post.organization,), "former": (str(post.former),)}
            yield _fact(view, now, post.iri, "post", post.passages, fields, told, [post.member])


def _of_event(event: EventRecord) -> dict[str, tuple[str, ...]]:
    fields = {property_words(name): values for name, values in event.fields if name not in _INFERRED}
    days = (f"{event.first} to {event.last}",) if event.first or event.last else ()
    return {**fields, "factuality": event.factuality, "days": days, "rank": (event.rank,) if event.rank else ()}


_INFERRED = frozenset({str(KG.sameElection), str(SCHEMA.name)})


def _fact(
    view: View,
    now: Mapping[str, str],
    iri: str,
    kind: str,
    passages: tuple[PassageRecord, ...],
    fields: Mapping[str, tuple[str, ...]],
    said: str,
    people: Iterable[str],
) -> _Told:
    first = min(passages, key=lambda p: (p.file, p.start), default=None)
    followed = {name: tuple(now.get(v, v) for v in values) for name, values in fields.items() if any(values)}
    events = {v: local_name(v) for values in followed.values() for v in values if v in view.events}
    plain = {name: tuple(view.events[v].kind if v in events else v for v in vs) for name, vs in followed.items()}
    return _Told(
        iri=iri,
        key=view.keys.decision(iri),
        kind=kind,
        file=first.file if first else "",
        line=first.line if first else 0,
        passages=frozenset(p.words for p in passages),
        fields=plain,
        words=said,
        people=tuple(dict.fromkeys(view.name(p) for p in people)),
    )


def _shortened(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHOWN else plain[:_SHOWN].rsplit(" ", 1)[0] + " …"
