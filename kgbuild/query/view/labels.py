"""Records in words: what an event is called in lists and titles, and how properties read."""

from __future__ import annotations

from collections.abc import Iterable

from kgbuild.model.naming import spaced
from kgbuild.query.about import local_name
from kgbuild.query.view.records import UNKNOWN, EventRecord, PostRecord, StatementRecord, View
from kgbuild.vocab import KG, SCHEMA, SEM

_ORDER = (
    *("speaker", "addressee", "medium", "occasion", "person", "participant", "endorser", "endorsed", "contestant"),
    *("fromParty", "toParty", "post", "organization", "electionType", "election", "change", "value", "measure"),
    *("contest", "topic", "place", "accordingTo"),
)
_NOT_ACTORS = {KG.place, KG.accordingTo, KG.election}
_MOST_NAMED = 4
_WHOLE, _OTHER = "outcome", "other"
"""The measure of what is won or lost as a whole, and the type of an election of none of the other types."""

_ELECTIONS = ("election", "referendum", "contest", "vote")
_WORDS = {SEM.hasEarliestBeginTimeStamp: "first day", SEM.hasLatestEndTimeStamp: "last day", SCHEMA.name: "name"}


class Labels:
    """Words for the records of a view."""

    def __init__(self, view: View) -> None:
        self._view = view

    def actors(self, event: EventRecord) -> tuple[str, ...]:
        """Return the IRIs of everybody and everything that takes part in an event, main participants first."""
        ordered = sorted(event.fields, key=lambda field: (_rank(field[0]), field[0]))
        values = (v for prop, values in ordered if prop not in _NOT_ACTORS for v in values)
        return tuple(dict.fromkeys(v for v in values if v in self._view.entities))

    def event(self, event: EventRecord) -> str:
        """Return an event in a few words: its kind, who takes part, and what its plain values say."""
        detail = self.detail(event)
        return f"{self.kind(event)}: {detail}" if detail else self.kind(event)

    def detail(self, event: EventRecord) -> str:
        """Return who takes part in an event and what its plain values say: "Liberal Democrats · lost 842 seats"."""
        left, joined = tuple(event.values(KG.fromParty)), tuple(event.values(KG.toParty))
        main = [actor for actor in self.actors(event) if actor not in left + joined]
        moved = " → ".join(self.names(side) for side in (left, joined) if side) if joined else ""
        moved = moved or (f"leaves {self.names(left)}" if left else "")
        place = "" if main or moved else self._view.name(event.value(KG.place))
        return " · ".join(part for part in (self.names(main), moved, self._values(event), place) if part)

    @staticmethod
    def _values(event: EventRecord) -> str:
        value, election = _plain(event.value(KG.value)), event.value(KG.electionType)
        measure = event.value(KG.measure).removeprefix(_WHOLE)
        figures = " ".join(part for part in (event.value(KG.change), value, measure) if part)
        election = "" if election == _OTHER else election
        if event.value(KG.electionType) and not election.endswith(_ELECTIONS):
            election = f"{election} election".lstrip()
        return ", ".join(part for part in (figures, election, event.value(KG.post), event.value(KG.contest)) if part)

    @staticmethod
    def kind(event: EventRecord) -> str:
        """Return an event's kind in words: "Election result"."""
        return spaced(event.kind).capitalize()

    def names(self, iris: Iterable[str]) -> str:
        """Return the names of some entities, the first few of many."""
        found = [self._view.name(iri) for iri in iris]
        more = len(found) - _MOST_NAMED
        shown = found[:_MOST_NAMED] + ([f"{more} more"] if more > 0 else [])
        return ", ".join(shown[:-1]) + " and " + shown[-1] if len(shown) > 1 else "".join(shown)

    def speaker(self, statement: StatementRecord) -> str:
        """Return the speaker's name, or that it is unknown."""
        return self._view.name(statement.speaker) if statement.speaker else UNKNOWN

    def post(self, post: PostRecord) -> str:
        """Return a post in words: "leader, Labour Party"."""
        return ", ".join(part for part in (post.post, self._view.name(post.organization)) if part)


def in_order(fields: Iterable[tuple[str, tuple[str, ...]]]) -> list[tuple[str, tuple[str, ...]]]:
    """Return an event's fields in the order in which people want them: who, what, where."""
    return sorted(fields, key=lambda field: (_rank(field[0]), field[0]))


def property_words(prop: str) -> str:
    """Return a property as words: "from party"."""
    return _WORDS.get(prop) or spaced(local_name(prop))


def _rank(prop: str) -> int:
    name = local_name(prop)
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)


def _plain(number: str) -> str:
    """Write a whole number without its decimal point."""
    return number.removesuffix(".0")
