"""Compare the facts of a graph with those that people annotated: who is named, posts, events, statements.

Each measure pairs what was annotated with what was found, at most one with one, and counts pairs, what was found too
much and what was missed. An annotation marked `optional`, on which readers differ, is no miss, and what is paired with
it is no find. P is the share of the found that is right, R the share of the annotated that was found, F their harmonic
mean. What each measure counts is said at the function that counts it.
"""

from __future__ import annotations

import calendar
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from kgbuild.query.view import EntityRecord, EventRecord, PassageRecord, PostRecord, StatementRecord, View
from kgbuild.vocab import KG

Gold = Mapping[str, Any]
"""An annotated article, entity, post, event or statement."""

TITLES = frozenset("mr mrs ms miss dr sir dame lady baroness rt hon professor prof rev the mp mep msp".split())
TYPES = "Meeting Defection Election ElectionResult Resignation Appointment Endorsement Coalition".split()
ACTORS = {
    "participants": KG.participant,
    "person": KG.person,
    "from": KG.fromParty,
    "to": KG.toParty,
    "endorser": KG.endorser,
    "endorsed": KG.endorsed,
    "contestant": KG.contestant,
}
"""The arguments that are somebody or some body, by their names in the annotations."""

HALF = 0.5
_A = TypeVar("_A")
_B = TypeVar("_B")
_Iri = str
_EMPTY = frozenset("the of for and mr former a to".split())


@dataclass
class Tally:
    """How many were right, found too much, and missed."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    def add(self, right: int, extra: int, missed: int) -> None:
        """Count more."""
        self.right, self.extra, self.missed = self.right + right, self.extra + extra, self.missed + missed

    def share(self, right: int, of: int) -> None:
        """Count how many of so many were right, where P, R and F are the same."""
        self.add(right, of - right, of - right)

    @property
    def precision(self) -> float:
        """The share of the found that is right."""
        return self.right / max(1, self.right + self.extra)

    @property
    def recall(self) -> float:
        """The share of the annotated that was found."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.right / max(1, 2 * self.right + self.extra + self.missed)


@dataclass
class Scores:
    """The tallies by the names of their measures, and a line for each error: file, measure, what."""

    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    errors: list[str] = field(default_factory=list)

    def wrong(self, file: str, measure: str, what: object) -> None:
        """Note an error."""
        self.errors.append(f"{file}\t{measure}\t{what}")


def fold(name: str) -> str:
    """Return a name in small letters, without titles before it, possessives and the word "party" behind it."""
    words = re.findall(r"[\w'-]+", name.lower().replace("’", "'"))
    while words and words[0] in TITLES:
        words.pop(0)
    return " ".join(word.removesuffix("'s") for word in words).removesuffix(" party")


def pairs(
    gold: Iterable[_A], found: Iterable[_B], agreement: Callable[[_A, _B], float]
) -> tuple[list[tuple[_A, _B]], list[_A], list[_B]]:
    """Return each annotation with what agrees best with it, the annotations left over and the finds left over.

    Args:
        gold: the annotations, those that matter most first: each takes the best of what is left.
        found: what was found.
        agreement: how well two agree; 0 or less if they do not.
    """
    left, together, missed = list(found), [], []
    for wanted in gold:
        worth = [agreement(wanted, one) for one in left]
        best = max(worth, default=0)
        if best > 0:
            together.append((wanted, left.pop(worth.index(best))))
        else:
            missed.append(wanted)
    return together, missed, left


def required(records: Iterable[Gold]) -> list[Gold]:
    """Return the annotations that are not optional."""
    return [record for record in records if not record.get("optional")]


def interval(date: object) -> tuple[str, str] | None:
    """Return the first and last day of a year, month or day in ISO form; None for anything else."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", str(date or ""))
    if match is None:
        return None
    year, month, day = match.groups()
    if day:
        return match[0], match[0]
    last = calendar.monthrange(int(year), int(month or 12))[1]
    return f"{year}-{month or '01'}-01", f"{year}-{month or '12'}-{last}"


class People:
    """Who of the graph is whom of an article's annotations."""

    def __init__(self, view: View, gold: Gold) -> None:
        self._names = {iri: {fold(n) for n in (e.name, *e.other_names)} for iri, e in view.entities.items()}
        self._kinds = {iri: entity.kind for iri, entity in view.entities.items()}
        self.gold = {entity["id"]: entity for entity in gold["entities"]}
        self._wordings = {i: {fold(n) for n in (e["name"], *e["mentions"])} for i, e in self.gold.items()}

    def same(self, iri: _Iri, who: str | None) -> bool:
        """Tell whether a node is an annotated entity: they share a name.

        A person's last name is enough where no first name says otherwise, and half of the words that describe somebody
        unnamed, the last word of the node's among them.
        """
        names, entity = self._names.get(iri), self.gold.get(who or "")
        if names is None or entity is None:
            return False
        if names & self._wordings[entity["id"]]:
            return True
        own = fold(entity["name"]).split()
        if entity["type"] == "Person" and self._kinds[iri] == "Person":
            return any(_may_be(name.split(), own) for name in names)
        if entity["type"] == "Anonymous":
            return any(
                len(set(own) & set(words)) >= max(1, len(set(own)) // 2) and words[-1] in own
                for words in (name.split() for name in names)
                if words
            )
        return False

    def by_full_name(self, iri: _Iri, who: str | None) -> bool:
        """Tell whether a node is an annotated entity and bears a person's full name, if the article gives it."""
        if not self.same(iri, who):
            return False
        entity = self.gold[who or ""]
        full = fold(entity["name"])
        given = entity["type"] == "Person" and full in {fold(mention) for mention in entity["mentions"]}
        return not given or full in self._names[iri]

    def by_name(self, iri: _Iri, who: str) -> float:
        """Return how well a node agrees with an entity: better with its canonical name."""
        return self.same(iri, who) * (2 if fold(self.gold[who]["name"]) in self._names[iri] else 1)

    def compare(self, found: Collection[_Iri], wanted: object) -> tuple[int, int, int]:
        """Return how many of the wanted (an id, several, or none) are among nodes, how many there are, how many not."""
        ids = [wanted] if isinstance(wanted, str) else list(wanted or [])  # type: ignore[call-overload]
        hit = sum(any(self.same(iri, who) for iri in found) for who in ids)
        return hit, len(ids), sum(not any(self.same(iri, who) for who in ids) for iri in found)

    def any_of(self, found: Collection[_Iri], wanted: object) -> bool:
        """Tell whether one of the wanted is among nodes."""
        return self.compare(found, wanted)[0] > 0

    def all_of(self, found: Collection[_Iri], wanted: object) -> bool:
        """Tell whether the nodes are the wanted ones, all of them and no others."""
        hit, wanted_count, extra = self.compare(found, wanted)
        return hit == wanted_count and not extra


def _may_be(name: Sequence[str], own: Sequence[str]) -> bool:
    same_last = bool(name and own) and name[-1] == own[-1]
    return same_last and (len(name) == 1 or len(own) == 1 or name[0] == own[0])


@dataclass
class Found:
    """What a graph says of one article."""

    mentions: list[EntityRecord] = field(default_factory=list)
    posts: list[PostRecord] = field(default_factory=list)
    events: list[EventRecord] = field(default_factory=list)
    statements: list[StatementRecord] = field(default_factory=list)


def found_in(view: View) -> dict[str, Found]:
    """Return what a graph says of each article, by the name of its file; figures that were corrected are left out."""
    of: dict[str, Found] = defaultdict(Found)
    for article in view.articles.values():
        of[article.file].mentions = [view.entities[iri] for iri in article.mentions if iri in view.entities]
    for post in view.posts.values():
        for file in _files(post.passages):
            of[file].posts.append(post)
    for event in view.events.values():
        for file in _files(event.passages) if event.rank != "Deprecated" else ():
            of[file].events.append(event)
    for statement in view.statements.values():
        for file in _files(statement.passages):
            of[file].statements.append(statement)
    return of


def _files(passages: Iterable[PassageRecord]) -> list[str]:
    return sorted({passage.file for passage in passages})


def score(view: View, articles: Iterable[tuple[Gold, str]]) -> Scores:
    """Return all measures over articles: their annotations with words, and their texts."""
    found, scores = found_in(view), Scores()
    for gold, text in articles:
        people, own = People(view, gold), found.get(gold["file"], Found())
        count_entities(scores, gold, own, people)
        count_posts(scores, gold, own, people)
        count_events(scores, gold, own, people)
        if gold["statements_annotated"]:
            count_statements(scores, gold, own, people, text)
    return scores


def count_entities(scores: Scores, gold: Gold, found: Found, people: People) -> None:
    """Count people and parties whom the article mentions, and the identity of people.

    `identity`: a person has exactly one node, which bears the full name if the article gives it; any other node of
    theirs is one too many.
    """
    for kind, measure in (("Person", "people"), ("Party", "parties")):
        wanted = [e["id"] for e in gold["entities"] if e["type"] == kind]
        nodes = [e.iri for e in found.mentions if e.kind == kind]
        together, missed, extra = pairs(wanted, nodes, lambda who, iri: people.by_name(iri, who))
        scores.tallies[measure].add(len(together), len(extra), len(missed))
        for one in (*missed, *extra):
            scores.wrong(gold["file"], measure, f"{'missed' if one in missed else 'extra'} {one}")
        if kind == "Person":
            _count_identity(scores.tallies["identity"], wanted, nodes, people)


def _count_identity(tally: Tally, wanted: Sequence[str], nodes: Sequence[_Iri], people: People) -> None:
    own: dict[str, list[_Iri]] = defaultdict(list)
    for iri in nodes:
        fit = [people.same(iri, who) + people.by_full_name(iri, who) for who in wanted]
        if max(fit, default=0):
            own[wanted[fit.index(max(fit))]].append(iri)
    for who in wanted:
        right = len(own[who]) == 1 and people.by_full_name(own[who][0], who)
        tally.add(right, max(0, len(own[who]) - right), not right)


def count_posts(scores: Scores, gold: Gold, found: Found, people: People) -> None:
    """Count who holds or held which post: the person, and a word of the post."""

    def agree(wanted: Gold, post: PostRecord) -> float:
        return people.same(post.member, wanted["person"]) and bool(content(wanted["post"]) & content(post.post))

    roles = sorted(gold["roles"], key=lambda role: bool(role.get("optional")))
    together, missed, extra = pairs(roles, found.posts, agree)
    missed = required(missed)
    scores.tallies["posts"].add(len(required(role for role, _ in together)), len(extra), len(missed))
    for role in missed:
        scores.wrong(gold["file"], "posts", f"missed {role['person']}: {role['post']}")
    for post in extra:
        scores.wrong(gold["file"], "posts", f"extra {post.member}: {post.post}")


def content(post: str | None) -> set[str]:
    """Return the words of a post that tell it from others, without the s of a plural."""
    return {word.rstrip("s") for word in re.findall(r"[a-z]+", (post or "").lower())} - _EMPTY


def count_events(scores: Scores, gold: Gold, found: Found, people: People) -> None:
    """Count events, of all types and of each.

    `events`: type and main arguments agree (see `same_event`). Of those that are found: `factuality` (happened,
    planned, possible, denied), `days` (first and last day, where the annotation has the date), `events, strict`: every
    argument, the factuality and the day are right, and nobody else takes part.
    """

    def agree(wanted: Gold, event: EventRecord) -> float:
        """Prefer what is stated at the same place, then what has the same factuality."""
        worth = same_event(wanted, event, people)
        near = any(p.start < end and start < p.end for p in event.passages for start, end in wanted["spans"])
        return worth and worth + 0.2 * near + 0.1 * (_factuality(wanted) in event.factuality)

    for kind in TYPES:
        wanted = sorted((e for e in gold["events"] if e["type"] == kind), key=lambda e: bool(e.get("optional")))
        together, missed, extra = pairs(wanted, [e for e in found.events if e.kind == kind], agree)
        missed, good = required(missed), [(w, e) for w, e in together if not w.get("optional")]
        for measure in ("events", f"events, {kind}"):
            scores.tallies[measure].add(len(good), len(extra), len(missed))
        scores.tallies["factuality"].share(sum(_factuality(w) in e.factuality for w, e in good), len(good))
        dated = [(days, e) for w, e in good if (days := interval(w.get("date")))]
        scores.tallies["days"].share(sum((e.first, e.last) == days for days, e in dated), len(dated))
        strict = sum(wholly_right(w, e, people) for w, e in good)
        scores.tallies["events, strict"].add(strict, len(good) - strict + len(extra), len(good) - strict + len(missed))
        _note_events(scores, gold["file"], kind, missed, extra, [p for p in good if not wholly_right(*p, people)])


def _note_events(
    scores: Scores,
    file: str,
    kind: str,
    missed: Sequence[Gold],
    extra: Sequence[EventRecord],
    partly: Sequence[tuple[Gold, EventRecord]],
) -> None:
    for wanted in missed:
        scores.wrong(file, f"events, {kind}", f"missed {dict(wanted)}")
    for event in extra:
        scores.wrong(file, f"events, {kind}", f"extra {event.iri}")
    for wanted, event in partly:
        scores.wrong(file, "events, strict", f"{event.iri} is not wholly {dict(wanted)}")


def _factuality(wanted: Gold) -> str:
    return str(wanted["modality"]).capitalize()


def same_event(wanted: Gold, event: EventRecord, people: People) -> float:
    """Return how well the main arguments agree; 0 if they do not.

    Meetings and coalitions: half of those who take part in either; defections, results, resignations, appointments:
    the person or contestant, with parties, value and post where both have them; endorsements: both sides; elections:
    the type, and the year where both have one.
    """

    def nodes(argument: str) -> list[_Iri]:
        return list(event.values(ACTORS[argument]))

    def share(argument: str) -> float:
        hit, count, extra = people.compare(nodes(argument), wanted[argument])
        return hit / (count + extra) if hit and hit / (count + extra) >= HALF else 0

    def one(argument: str) -> bool:
        return people.any_of(nodes(argument), wanted[argument])

    kind = wanted["type"]
    if kind in {"Meeting", "Coalition"}:
        return share("participants")
    if kind == "Endorsement":
        return one("endorser") and one("endorsed")
    if kind == "Election":
        return _same_election(wanted, event)
    if kind == "ElectionResult":
        return one("contestant") and _same_measure(wanted, event)
    if not one("person"):
        return 0
    if kind == "Defection":
        both = [argument for argument in ("from", "to") if wanted.get(argument) and nodes(argument)]
        return 1 + len(both) if all(map(one, both)) else 0
    return 1 + bool(content(wanted.get("post")) & content(event.value(KG.post)))


def _same_election(wanted: Gold, event: EventRecord) -> float:
    ours, theirs = event.value(KG.electionType).lower(), wanted["election_type"].lower()
    if not (theirs in ours or (ours and ours in theirs)):
        return 0
    years = {days[0][:4] for days in [interval(wanted.get("date"))] if days}
    found = {day[:4] for day in (event.first, event.last) if day}
    return 1 if not (years and found) else 2 if years & found else 0


def _same_measure(wanted: Gold, event: EventRecord) -> float:
    measures = event.values(KG.measure)
    if not any(wanted["measure"].lower().rstrip("s") in measure.lower() for measure in measures):
        return 0
    if wanted.get("value") is None:
        return 1
    return 2 if float(wanted["value"]) in map(float, event.values(KG.value)) else 0


def wholly_right(wanted: Gold, event: EventRecord, people: People) -> bool:
    """Tell whether every argument, the factuality and the day of an event are right."""
    for argument, prop in ACTORS.items():
        nodes = list(event.values(prop))
        if wanted.get(argument):
            if not people.all_of(nodes, wanted[argument]):
                return False
        elif nodes and argument in {"from", "to"}:
            return False
    post = content(wanted.get("post"))
    days = interval(wanted.get("date"))
    return (
        _factuality(wanted) in event.factuality
        and (not post or bool(post & content(event.value(KG.post))))
        and (days is None or (event.first, event.last) == days)
    )


def count_statements(scores: Scores, gold: Gold, found: Found, people: People, text: str) -> None:
    """Count statements by words and one by one, with and without the speaker.

    `words`: the words of the article that are somebody's words; `words, speaker`: and whose they are, however a long
    quotation is cut. `statements`: those that share at least half of their words; of these, `speaker` is the share
    whose speaker is right, and `speaker, full name` of those whose node bears the full name if the article gives it.
    """
    places = [match.span() for match in re.finditer(r"\w+", text)]

    def words(spans: Iterable[Sequence[int]]) -> set[int]:
        return {n for start, end in spans for n, (a, b) in enumerate(places) if a >= start and b <= end}

    wanted = [(words(s["spans"]), s) for s in gold["statements"]]
    ours = [(words((p.start, p.end) for p in s.passages if p.file == gold["file"]), s) for s in found.statements]
    _count_words(scores, wanted, ours, people)

    def overlap(one: tuple[set[int], Gold], other: tuple[set[int], StatementRecord]) -> float:
        either = one[0] | other[0]
        share = len(one[0] & other[0]) / len(either) if either else 0
        return share + 0.01 * people.same(other[1].speaker, one[1]["speaker"]) if share >= HALF else 0

    wanted.sort(key=lambda pair: bool(pair[1].get("optional")))
    together, missed, extra = pairs(wanted, ours, overlap)
    needed = required(statement for _, statement in missed)
    good = [(w, s) for (_, w), (_, s) in together if not w.get("optional")]
    scores.tallies["statements"].add(len(good), len(extra), len(needed))
    wrong = [(w, s) for w, s in good if w["speaker"] and not people.same(s.speaker, w["speaker"])]
    full = sum(not w["speaker"] or people.by_full_name(s.speaker, w["speaker"]) for w, s in good)
    scores.tallies["speaker"].share(len(good) - len(wrong), len(good))
    scores.tallies["speaker, full name"].share(full, len(good))
    for statement in needed:
        scores.wrong(gold["file"], "statements", f"missed {statement['speaker']} at {statement['spans']}")
    for _, own in extra:
        scores.wrong(gold["file"], "statements", f"extra {own.iri}")
    for statement, own in wrong:
        scores.wrong(gold["file"], "speaker", f"{own.speaker} is not {statement['speaker']}: {own.iri}")


def _count_words(
    scores: Scores,
    wanted: Iterable[tuple[set[int], Gold]],
    ours: Iterable[tuple[set[int], StatementRecord]],
    people: People,
) -> None:
    """Count the words of statements; those of optional ones alone count for nothing."""
    needed: dict[int, list[str | None]] = defaultdict(list)
    optional: set[int] = set()
    for words, statement in wanted:
        if statement.get("optional"):
            optional |= words
        else:
            for word in words:
                needed[word].append(statement["speaker"])
    said: dict[int, list[_Iri]] = defaultdict(list)
    for words, own in ours:
        for word in words - (optional - needed.keys()):
            said[word].append(own.speaker)
    both = said.keys() & needed.keys()
    right = sum(any(who is None or any(people.same(s, who) for s in said[n]) for who in needed[n]) for n in both)
    scores.tallies["words"].add(len(both), len(said) - len(both), len(needed) - len(both))
    scores.tallies["words, speaker"].add(right, len(said) - right, len(needed) - right)
