"""Tell of which kind an election is: by the words beside it, by the model, by what its country votes on then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kgbuild.extract import tree
from kgbuild.extract.contest_phrases import kind_before, kind_in
from kgbuild.layers import Chunk, HintKind, TimeExpression, state

if TYPE_CHECKING:
    from kgbuild.extract.candidate import Candidate
    from kgbuild.extract.context import Context
    from kgbuild.layers import EventMention
    from kgbuild.model import DateInterval

SURE_OF_KIND = 0.95
"""How sure the model must be of an election's kind to know it better than a rule's guess.

Of the elections of dev whose kind the text leaves open and the two guess differently, it was then right both times.
"""


def of_evident_kind(
    context: Context, mention: EventMention, candidate: Candidate, mentions: Sequence[EventMention]
) -> Candidate:
    """Return an election whose kind the model doubts, or the article has no word of, as one of another kind.

    Where it only doubts, other mentions of the election may tell. Of a party's choice of its leader it often makes a
    primary or a referendum.

    Args:
        mention: What the model read.
        candidate: The same as a candidate.
        mentions: All that it read in the article.
    """
    if candidate.type != "Election":
        return candidate
    said = _said_before(context, mention.trigger)
    if said is not None:
        return _with(candidate, said)
    own = _kind_of(mention)
    told_of_it = _told_elsewhere(context, mention, own)
    if told_of_it is not None:
        return _with(candidate, told_of_it)
    known = _of_country(context, _with(candidate, own[0]), own[1])
    if known.attributes["kind"] != own[0] or _evident(context, own):
        return known
    if not _has_words_of(context, own[0]):
        if "leadership" in context.vocabulary:
            return _with(candidate, "leadership")
        return known if own[1] >= SURE_OF_KIND else _with(candidate, "other")
    same = (_kind_of(m) for m in mentions if m.kind == mention.kind and m.event == mention.event)
    told = max((k for k in same if _evident(context, k)), key=lambda k: k[1], default=("other", 1.0))
    return _with(candidate, told[0])


def of_guessed_kind(context: Context, candidate: Candidate) -> Candidate:
    """Return an election whose kind a rule only guesses as of the kind that the model is sure of, or its country tells.

    Args:
        candidate: What a rule proposes.
    """
    if candidate.type != "Election" or candidate.attributes.get("told"):
        return candidate
    mentions = (m for m in context.annotated.events or () if m.kind == candidate.type)
    here = next((m for m in mentions if m.trigger.overlaps(candidate.trigger)), None)
    read = ("", 0.0) if here is None else _kind_of(here)
    if here is not None and (told := _told_elsewhere(context, here, read)) is not None:
        return _with(candidate, told)
    if read[1] >= SURE_OF_KIND:
        return _of_country(context, _with(candidate, read[0]), read[1])
    if read[0] and read[0] not in _NATIONAL:
        return _with(candidate, read[0]) if _evident(context, read) else candidate
    if read[0] in _fitting(context, candidate, 0.0):
        return _with(candidate, read[0])
    return _of_country(context, candidate, 0.0)


def _told_elsewhere(context: Context, mention: EventMention, own: tuple[str, float]) -> str | None:
    """Return the only kind that mentions of the same election tell in words, where the model doubts its own reading.

    A more exact word for what it reads stands in any case: "the race" of a race for the Senate, not for a parliament.
    """
    told = _told_of(context).get(mention.event, set())
    if len(told) != 1:
        return None
    (kind,) = told
    return kind if own[1] < SURE_WITHOUT_WORDS else None


def _told_of(context: Context) -> Mapping[int, set[str]]:
    """Return the kinds that the mentions of each election tell in their own words, by the model's number for it."""
    if "kinds told" not in context.once:
        found: dict[int, set[str]] = {}
        for m in context.annotated.events or ():
            if m.kind == "Election" and (said := _said_before(context, m.trigger)) is not None:
                found.setdefault(m.event, set()).add(said)
        context.once["kinds told"] = found
    kinds: Mapping[int, set[str]] = context.once["kinds told"]
    return kinds


SURE_WITHOUT_WORDS = 0.8
"""How sure the model must be of a kind that no word beside the noun tells to know better than words elsewhere.

Of 25 mentions in annotated articles of which it was less sure, where words of the same election tell another kind,
that kind was right 13 times, the one that would stand otherwise 3 times.
"""


def _with(candidate: Candidate, kind: str) -> Candidate:
    return replace(candidate, attributes={**candidate.attributes, "kind": kind})


def _of_country(context: Context, candidate: Candidate, sure: float) -> Candidate:
    """Return an election of a whole country as of the only kind that the reference data have there for its days.

    "The 2016 election" of the United States is presidential. Where two kinds fit, or none, the kind stays.
    """
    kinds = _fitting(context, candidate, sure)
    return _with(candidate, kinds.pop()) if len(kinds) == 1 else candidate


def _fitting(context: Context, candidate: Candidate, sure: float) -> set[str]:
    """Return the kinds that the reference data have for the country and days of an election whose kind is a guess.

    Without days these are the kinds that the country holds at all; where the data know of none there then, those of the
    country that the article was published in. None where the producer is sure, 0 to 1, the
    election's own words do not tell the country, and some country that the article names had one of its kind then.
    """
    kind = str(candidate.attributes["kind"])
    noun = tree.root(context.doc, candidate.trigger.start, candidate.trigger.end)
    if kind not in _NATIONAL or noun.lemma_.lower() not in _NOUNS:
        return set()
    country, told = _country(context, candidate)
    days = _days(context, candidate)
    listed = [e for e in context.annotated.calendar if e.kind in _LISTED]
    if days is None:
        undated = country and sure < SURE_OF_KIND and kind != "other" and noun.tag_ != "NNS"
        return {e.kind for e in listed if e.country == country} - {"midterm"} if undated else set()
    then = [e for e in listed if e.days.overlaps(days)]
    if (days.last - days.first).days > _A_YEAR or (
        sure >= SURE_OF_KIND and not told and any(e.kind == kind for e in then)
    ):
        return set()
    found = {e.kind for e in then if e.country == country}
    if found or told or not any(e.country == country for e in listed):
        return found
    return {e.kind for e in then if e.country == context.annotated.countries.home}


_LISTED = frozenset({"general", "presidential", "midterm"})
"""Kinds that the reference data list for countries."""

_NATIONAL = frozenset({"general", "presidential", "other"})
"""Kinds that are guessed for one another."""

_NOUNS = frozenset("election poll polls vote day night".split())
_A_YEAR = 366


def _days(context: Context, candidate: Candidate) -> DateInterval | None:
    """Return the days that an election's own date tells."""
    for argument in candidate.all("time"):
        told = [argument.tied] if isinstance(argument.tied, TimeExpression) else context.times.touching(argument.chunk)
        if (found := next((t.interval for t in told if t.interval is not None), None)) is not None:
            return found
    return None


def _country(context: Context, candidate: Candidate) -> tuple[str, bool]:
    """Return the country whose election is meant ("" if that is open), and whether the election's own words tell.

    Else its sentence tells, else what the article is about, else, where it names no country, who published it. A place
    that is no country holds an election of its own.
    """
    countries, trigger = context.annotated.countries, candidate.trigger
    names = [h for h in countries.hints if h.kind in _NAMES]
    places = [a.chunk for a in candidate.all("place")]
    if candidate.all("body"):
        return "", False
    phrase = [Chunk(max(trigger.start - 1, 0), trigger.end)]
    own = {h.country for h in names if any(h.chunk.overlaps(c) for c in places or phrase)}
    if places or own:
        return (own.pop(), True) if len(own) == 1 else ("", False)
    here = context.sentence(trigger.start)
    near = {state(c) for c in countries.within(here.start, here.end)}
    if near:
        return (near.pop() if len(near) == 1 else ""), False
    return countries.main or ("" if countries.named else countries.home), False


_NAMES = frozenset({HintKind.NAME, HintKind.DEMONYM})


def _said_before(context: Context, trigger: Chunk) -> str | None:
    """Return the kind that an election's noun is or the word before it tells: "by-poll", "a leadership contest"."""
    if (own := kind_in(context.words(trigger.start, trigger.end))) is not None:
        return own
    noun = trigger.end - 1
    first = noun - 2 if context.lower(noun - 1) == "parliament" else noun - 1
    word, kind = context.lower(noun), kind_before(context.words(first, noun))
    return kind if word in _PLAIN or (word in _BALLOTS and kind in _OF_BALLOTS) else None


_PLAIN = frozenset("election elections contest contests race poll polls".split())
_BALLOTS = frozenset({"vote", "ballot"})
_OF_BALLOTS = frozenset("runoff parliamentary presidential mayoral legislative".split())
"""Kinds that a vote is of: "the runoff vote"; "the EU vote" and "the Scottish vote" are referendums."""


def _kind_of(mention: EventMention) -> tuple[str, float]:
    """Return the kind of an election as the model reads it, and how sure it is."""
    return next(((value, score) for name, value, score in mention.properties if name == "kind"), ("other", 1.0))


def _evident(context: Context, told: tuple[str, float]) -> bool:
    """Say whether a kind is read with some certainty and the article has a word of it."""
    kind, score = told
    return score >= _SURE_ENOUGH and _has_words_of(context, kind)


def _has_words_of(context: Context, kind: str) -> bool:
    return kind not in _KIND_WORDS or any(w.startswith(_KIND_WORDS[kind]) for w in context.vocabulary)


_SURE_ENOUGH = 0.5
_KIND_WORDS = {
    "referendum": ("referend", "plebiscit", "brexit", "indyref"),
    "presidential": ("president", "white"),
    "primary": ("primar", "caucus", "nominat", "nominee", "delegate"),
    "european": ("europ", "mep", "eu"),
    "scottish": ("scot", "holyrood"),
    "welsh": ("welsh", "wales", "senedd"),
    "mayoral": ("mayor",),
    "leadership": ("leader",),
    "state": ("state", "provinc", "assembly"),
}
"""Beginnings of words of which an article on an election of a kind has one."""
