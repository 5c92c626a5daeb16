"""Merge mentions: which of them are of one event, and what that event is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any, TypeVar

from kgbuild.extract.chambers import is_whole
from kgbuild.extract.stated import compatible, joined
from kgbuild.extract.tree import root
from kgbuild.extract.which import Which, all_of, which
from kgbuild.model import EntityRef, Event, Factuality, slots_of

if TYPE_CHECKING:
    from kgbuild.extract.context import Context
    from kgbuild.extract.tie import Tied


E_ = TypeVar("E_", bound=Event)


@dataclass(frozen=True, slots=True)
class Draft:
    """A mention as an event of its own, with the candidate that it was read from."""

    tied: Tied
    event: Event


@dataclass(slots=True)
class Gathered:
    """An event with the mentions that it was made of, the first of them first."""

    event: Event
    drafts: list[Draft]
    which: Which = field(init=False)
    """What the words of its mentions say about which event it is."""
    clusters: set[int] = field(init=False)
    """The numbers that a model gave to the event of these mentions."""
    sure: set[int] = field(init=False)
    """Those that it gave to the mentions that are of one event beyond doubt."""
    of_strangers: bool = field(init=False)
    """Whether one of its mentions names only people who are unknown to the article."""

    def __post_init__(self) -> None:
        self.which = all_of(map(_which, self.drafts))
        self.clusters, self.sure = set(), set()
        self.of_strangers = any(map(_of_strangers, self.drafts))
        self._number(self.drafts)

    def add(self, draft: Draft) -> None:
        """Take in a mention."""
        self.drafts.append(draft)
        self.which = self.which.joined(_which(draft))
        self.of_strangers = self.of_strangers or _of_strangers(draft)
        self._number([draft])

    def _number(self, drafts: Iterable[Draft]) -> None:
        candidates = [d.tied.candidate for d in drafts]
        self.clusters.update(c.event for c in candidates if c.event is not None)
        self.sure.update(c.surely for c in candidates if c.surely is not None)


def merge(
    drafts: Iterable[Draft],
    same: Callable[[Event, Event], bool],
    gathered: Iterable[Gathered],
    key: Callable[[Any], Hashable],
    two: Callable[[Any, Any], bool],
) -> list[Gathered]:
    """Make one event of all mentions of the same event, with all their passages, in text order.

    Args:
        same: Whether the arguments of two events agree; dates and factuality are compared here.
        gathered: Events that other mentions have made already, which these may join.
        key: What events share that are the same, so that others need not be compared with each other.
        two: Whether two that agree are of two events, unless a day says that they are one.

    Returns:
        The events. What happened wins over what was planned, that over what was possible; what is denied stays apart.
        Mentions that a model takes for the same event are one unless their arguments contradict each other.
    """
    merged = list(gathered)
    of_key, of_cluster = _Numbers(), _Numbers()
    for number, one in enumerate(merged):
        of_key.add(number, [key(one.event)])
        of_cluster.add(number, one.clusters)
    for draft in sorted(drafts, key=lambda d: d.event.passages):
        event, told, cluster = draft.event, _which(draft), draft.tied.candidate.event
        alike = of_key.of(key(event))
        of_model = of_cluster.of(cluster)
        place, join = None, joined
        for n in (*(n for n in alike if n in of_model), *(n for n in alike if n not in of_model)):
            if _may_meet(merged[n], draft, told, two) and same(merged[n].event, event):
                place = n
                break
        else:
            for n in of_model:
                if _may_meet(merged[n], draft, told, two) and _may_be_one(merged[n], draft):
                    place, join = n, _united
                    break
        if place is None:
            place = len(merged)
            merged.append(Gathered(event, [draft]))
        else:
            found = merged[place]
            before = key(found.event)
            found.event = join(found.event, event)
            found.add(draft)
            of_key.drop(place, before)
        of_key.add(place, [key(merged[place].event)])
        of_cluster.add(place, merged[place].clusters)
    return merged


class _Numbers:
    """The numbers of events by what they are found by, in order."""

    def __init__(self) -> None:
        self._numbers: dict[Hashable, list[int]] = {}

    def add(self, number: int, keys: Iterable[Hashable]) -> None:
        """Let an event be found by some keys."""
        for key in keys:
            known = self._numbers.setdefault(key, [])
            place = bisect_left(known, number)
            if known[place : place + 1] != [number]:
                known.insert(place, number)

    def drop(self, number: int, key: Hashable) -> None:
        """Let an event no longer be found by a key."""
        self._numbers[key].remove(number)

    def of(self, key: Hashable) -> Sequence[int]:
        """Return the numbers of the events that a key finds."""
        return self._numbers.get(key, ())


def _may_meet(old: Gathered, draft: Draft, told: Which, two: Callable[[Any, Any], bool]) -> bool:
    """Say whether a mention may be of an event that was told of before, by day, place and factuality.

    "They will meet again" is of no event that was told of without "again", unless of the same day.
    """
    event = draft.event
    another = told.is_of_another_thing(old.which) if _only_wanted(old, draft) else old.which.is_another(told)
    apart = another or two(old.event, event) or _told_apart(old, draft)
    return not apart and compatible(old.event, event)


def _told_apart(old: Gathered, draft: Draft) -> bool:
    """Say whether a model takes two mentions for two events, and what is told of them speaks for that, too.

    Of mentions that agree and are of two events for the model, of elections 8 of 24 are of one, of meetings, votes and
    defections that are not equally certain 3 of 13 (annotated articles); of the others most. Who once takes or leaves
    a post is told of as planned and as done.
    """
    number, event = draft.tied.candidate.event, draft.event
    if number is None or not old.clusters or number in old.clusters:
        return False
    of = draft.tied.candidate.type
    return of in _MANY or (of in _SEVERAL and old.event.factuality is not event.factuality)


_MANY = frozenset({"Election"})
_SEVERAL = frozenset({"Meeting", "Vote", "Defection"})
"""Of which an article often tells many, or several, that agree in all that it says of them."""


def _only_wanted(old: Gathered, draft: Draft) -> bool:
    """Say whether a model takes two mentions of an election that is only called for to be of one.

    "A public vote" is then "the second referendum".
    """
    possible = old.event.factuality is draft.event.factuality is Factuality.POSSIBLE
    return possible and draft.tied.candidate.type == "Election" and draft.tied.candidate.event in old.clusters


def _which(draft: Draft) -> Which:
    return which(draft.tied.context, draft.tied.candidate)


def _may_be_one(gathered: Gathered, draft: Draft) -> bool:
    """Say whether two mentions that a model takes for one event do not contradict each other.

    Entities and figures must be the same where both tell them, of lists one must be in both; posts, topics and motions
    may be worded differently. Where the model has no doubt, lists may be of other names if both mentions are equally
    certain: "the prime minister" and "the party leaders" had the same talks.
    """
    a, b = gathered.event, draft.event
    others = draft.tied.candidate.surely in gathered.sure and a.factuality is b.factuality
    return (
        compatible(a, b)
        and not (gathered.of_strangers or _of_strangers(draft))
        and all(
            _agree(getattr(a, name), getattr(b, name), free=not slot.is_key(), others=others)
            for name, slot in slots_of(type(a)).items()
            if name not in _OF_ALL
        )
        and _of_one_thing(getattr(a, "motion", None), getattr(b, "motion", None))
        and not _of_some(draft.tied.context, getattr(a, "voters", ()), getattr(b, "voters", ()))
    )


def _of_strangers(draft: Draft) -> bool:
    """Say whether all whom a mention names are unknown to the article, as "Fox" of a headline among headlines may be.

    A meeting that a whole sentence tells of may be that of known people all the same.
    """
    if draft.tied.candidate.type == "Meeting" and draft.tied.head.sent[-1].is_punct:
        return False
    doc, people = draft.tied.context.doc, [a for a in draft.tied.arguments if a.role in _PEOPLE]
    names = [a for a in people if a.value is None and root(doc, a.chunk.start, a.chunk.end).pos_ == "PROPN"]
    return bool(names) and len(names) == len(people)


_PEOPLE = frozenset("person participant endorser endorsed contestant by".split())
_OF_ALL = frozenset(slots_of(Event)) - {"place"}


def _of_some(context: Context, a: Sequence[EntityRef], b: Sequence[EntityRef]) -> bool:
    """Say whether only one of two votes tells who votes, and not all do: "17 MPs" or Ann Bell are not "the vote".

    A government is told of as who wins or loses it.
    """
    names = [context.cluster(v).name.lower() for v in (*a, *b)]
    return not (a and b) and not all(is_whole(name) or name.endswith("government") for name in names)


def _agree(a: object, b: object, *, free: bool, others: bool) -> bool:
    if a in (None, ()) or b in (None, ()):
        return True
    if isinstance(a, tuple) and isinstance(b, tuple):
        return others or set(a) <= set(b) or set(b) <= set(a)
    return a == b or (free and isinstance(a, str))


def _of_one_thing(a: str | None, b: str | None) -> bool:
    """Say whether two motions may be one, as there are many votes on a bill: by a telling word, if both have any."""
    first, second = ({w for w in (text or "").lower().split() if len(w) >= _TELLING} for text in (a, b))
    return not first or not second or bool(first & second)


_TELLING = 4
"""Letters of a word that tells something: "it" and "the bill" do not say which."""


def _united(a: E_, b: E_) -> E_:
    """Return one event for two mentions that a model takes for one: lists have what either has."""
    event = joined(a, b)
    lists: dict[str, Any] = {
        f.name: tuple(dict.fromkeys((*getattr(a, f.name), *getattr(b, f.name))))
        for f in fields(event)
        if f.name != "passages" and isinstance(getattr(event, f.name), tuple)
    }
    return replace(event, **lists)
