"""Results with figures: how many seats, votes or per cent somebody gains, loses, wins, holds or has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kgbuild.extract.arguments import doers, owners
from kgbuild.extract.candidate import Argument, Attribute, Candidate, Verdict
from kgbuild.extract.context import Context, Reference
from kgbuild.extract.produce.rule import part, propose
from kgbuild.extract.triggers import matches, trigger, verb
from kgbuild.layers import Chunk
from kgbuild.model import EntityKind, Factuality
from kgbuild.model.numbers import NUMBER, read_number
from kgbuild.nouns import REFERENDUM_SIDES

TYPE = "ElectionResult"
CONTESTANTS = frozenset({EntityKind.PERSON, EntityKind.PARTY})
BEFORE_NUMBER = (
    r"(?:(?:a|an|some|about|around|almost|nearly|more than|over|at least|only|just|up|further"
    r"|another|extra|the|net|total|of|all|its|their|his|her|additional|by|control) ){0,3}"
)
COUNTED = (
    r"(?:(?:more|further|extra|new|of|the|its|their|additional|council|parliamentary|commons|house"
    rf"|senate|assembly|local|key|marginal|safe|electoral|college|{NUMBER}) ){{0,4}}"
)
MEASURE = (
    r"(?P<{0}>seats?|councillors|councils?|votes?|mps|msps|meps|constituencies|states|districts|per "
    r"cent|percent|%|percentage points?|points?)"
)
_VERBS = verb(
    *("lose", "gain", "win", "hold", "take", "retain", "secure", "capture", "claim", "poll", "get", "receive", "drop"),
    *("pick up", "return", "shed", "add", "defend", "seize", "manage", "score", "attract", "obtain", "net", "garner"),
    *("amass", "collect", "notch up"),
)
_CHANGES = (
    ("los", "lost"), ("drop", "lost"), ("shed", "lost"), ("gain", "gained"), ("pick", "gained"), ("add", "gained"),
    ("held", "held"),
    ("hold", "held"), ("retain", "held"), ("defend", "held"),
)  # fmt: skip
_FIGURE = re.compile(
    rf"\b(?P<verb>{_VERBS}) {BEFORE_NUMBER}(?P<n1>{NUMBER})(?: ?{COUNTED}{MEASURE.format('m1')})?"
    rf"(?:,? and {BEFORE_NUMBER}(?P<n2>{NUMBER}) {COUNTED}{MEASURE.format('m2')})?"
)


def figures(context: Context) -> Iterator[Candidate]:
    """Yield a result for each figure after a verb; a bare figure takes the measure said before ("gained 800")."""
    said: dict[int, str] = {}
    for chunk, match in matches(context, _FIGURE):
        sentence = context.annotated.sentence_of[chunk.start]
        own = match["m1"] or (match["m2"] if match["n2"] else None)
        measure = own or (
            said.get(sentence)
            if context.lower(chunk.end) in _BARE or not context.lower(chunk.end)[:1].isalnum()
            else None
        )
        if measure is None or _of_something_else(context, chunk, match, measure):
            continue
        said[sentence] = match["m2"] or measure
        verb_chunk = Chunk(chunk.start, chunk.start + 1)
        people = _contestants(context, verb_chunk)
        change = next((c for stem, c in _CHANGES if match["verb"].startswith(stem)), "won")
        for number, words in ((match["n1"], measure), (match["n2"], match["m2"])):
            value = read_number(number) if number else None
            if value is not None:
                counted = (
                    "majority"
                    if _is_margin(match[0], words) and context.lower(chunk.end) != "to"
                    else measure_of(words, number)
                )
                yield from results_of(context, chunk, people, counted, change, value, 0.9)
        yield from _gapped(context, chunk.end, people, measure, change)


def _of_something_else(context: Context, chunk: Chunk, match: re.Match[str], measure: str) -> bool:
    """Say whether a figure is none of a result: "rose by 23 per cent", "won a 23 per cent stake", "held two votes"."""
    if measure_of(measure, match["n1"]) != "share":
        return measure.startswith("vote") and match["verb"].startswith(("hold", "held"))
    behind = context.doc[chunk.end] if chunk.end < len(context.doc) else None
    described = behind is not None and behind.pos_ == "NOUN" and behind.lower_ not in {"vote", "share"}
    return described or not about_votes(context, chunk)


def _is_margin(words: str, measure: str) -> bool:
    """Say whether so many votes are those by which somebody wins or loses: "won by 300 votes"."""
    return measure.startswith("vote") and bool(re.match(r"(?:won|wins?|winning|lost|loses?|losing) by\b", words))


def _gapped(context: Context, i: int, people: list[Reference], measure: str, change: str) -> Iterator[Candidate]:
    """Yield the figures that share a verb said before: "and the Greens 7.9 per cent", "and nine from the Greens"."""
    here = context.sentence(i - 1)
    for k in range(i, min(here.end, i + _GAP)):
        if context.lower(k) not in {"and", ","}:
            continue
        start = next((n for n in range(k + 1, here.end) if context.lower(n) not in _ABOUT), here.end - 1)
        other = context.at(start, CONTESTANTS)
        first = start if other is None else other.chunk.end
        match = re.match(rf"{NUMBER}(?![\w%])", context.words(first, here.end).lower())
        span = context.doc[first].idx + match.end() if match else 0
        end = next((n for n in range(first, here.end) if context.doc[n].idx >= span), here.end)
        after = context.lower(end)
        takes = other is not None or after in {"from", "off"} or context.words(end, end + 2).lower() in _OF_THEM
        value = read_number(match[0]) if match and takes else None
        if value is not None and (other is None or after in _MEASURE_WORDS | {".", ",", "and", "%"}):
            told = [other] if other is not None else people
            yield from results_of(context, Chunk(first, end), told, measure_of(measure, ""), change, value, 0.8)
            return
        value = read_number(context.doc[start + 1].text) if context.lower(start) in REFERENDUM_SIDES else None
        if value is not None:  # "and Remain 48.1%"
            attributes: dict[str, Attribute] = {"measure": measure_of(measure, ""), "change": change, "value": value}
            side, figure = Argument("contestant", Chunk(start, start + 1)), Chunk(start + 1, start + 2)
            yield propose(context, TYPE, figure, side, score=0.8, attributes=attributes)
            return


_GAP = 8
_ABOUT = frozenset("the almost about nearly around over some more than including".split())
_OF_THEM = frozenset({"of them", "of which", "of these", "of those"})
_MEASURE_WORDS = frozenset("per percent seats seat votes vote councils council councillors points".split())
_NONE = trigger(
    rf"(?:{verb('fail')} to|(?:did|does|do|could|have|has) ?(?:not|n't)) (?:win|take|gain|hold|secure)"
    r" (?:a single|any) seats?",
    r"(?:won|took|gained|secured) no seats",
)
_MOVES = verb(
    *("fall", "rise", "drop", "slump", "slip", "climb", "increase", "jump", "decline", "grow", "go up", "go down")
)
_TALLY = trigger(
    rf"(?:tally|total|representation|seats|councillors|numbers?|group|haul)(?: of [\w-]+)?(?: {_MOVES})?"
    rf" from {NUMBER} to (?P<n>{NUMBER})"
)
_SHARE = trigger(
    rf"(?:share(?: of the [\w-]+(?: vote)?)?|vote) {_MOVES}(?: by [\w. -]+?)? to (?P<n>{NUMBER})(?: ?%| per ?cent)"
)
_HAVE = trigger(rf"(?:now |still |currently )?(?:has|have|had)(?: now)? (?P<n>{NUMBER}) seats")
_LEFT_WITH = trigger(
    rf"(?:is|are|was|were) left with {BEFORE_NUMBER}(?P<n>{NUMBER}) (?:seats|councillors|mps|msps|meps)"
)


def totals(context: Context) -> Iterator[Candidate]:
    """Yield what a contestant has after an election, or wins none of."""
    for pattern, change, measure in (
        (_NONE, "won", "seats"),
        (_TALLY, "total", "seats"),
        (_SHARE, "total", "share"),
        (_HAVE, "total", "seats"),
        (_LEFT_WITH, "total", "seats"),
    ):
        for chunk, match in matches(context, pattern):
            value = read_number(match["n"]) if match.groupdict().get("n") else 0.0
            first = Chunk(chunk.start, chunk.start + 1)
            people = owners(context, first, CONTESTANTS) or _subject_before(context, chunk)
            for result in (
                results_of(context, chunk, people[:1], measure, change, value, 0.8) if value is not None else ()
            ):
                none = pattern is _NONE  # to win none is a fact, though the words deny
                yield replace(result, factuality=Verdict(Factuality.ACTUAL)) if none else result


def _subject_before(context: Context, chunk: Chunk) -> list[Reference]:
    """Return the contestant named last before some words of its sentence."""
    return context.before(chunk.start, CONTESTANTS)[:1]


_BARE = frozenset("and while but in at from to on with leaving".split())


def _contestants(context: Context, chunk: Chunk) -> list[Reference]:
    """Return who gains or loses: the subject; for "they" and groups of a party, the party."""
    found = doers(context, chunk, CONTESTANTS)
    if found:
        return found[:1]
    near = context.before(chunk.start, (EntityKind.PARTY,))
    return near[:1] if near and chunk.start - near[0].chunk.end <= 4 else []


def about_votes(context: Context, chunk: Chunk) -> bool:
    """Say whether a sentence with a percentage, or the one before it, counts votes and is no opinion poll.

    Args:
        chunk: words of the sentence.
    """
    here = context.sentence(chunk.start)
    before = context.sentence(here.start - 1) if here.start else here
    words = {context.lower(i) for i in range(min(before.start, here.start), here.end)}
    return bool(words & {"vote", "votes", "ballot", "turnout", "share"}) and not words & {
        "survey",
        "surveyed",
        "respondents",
        "rating",
    }


def results_of(
    context: Context,
    chunk: Chunk,
    people: list[Reference],
    measure: str,
    change: str,
    value: float | None,
    confidence: float,
) -> Iterator[Candidate]:
    """Yield one result for each contestant."""
    for person in people:
        told: dict[str, Attribute] = {"measure": measure, "change": change}
        if value is not None:
            told["value"] = value
        yield propose(context, TYPE, chunk, part("contestant", person), score=confidence, attributes=told)


def measure_of(words: str, number: str) -> str:
    """Return the standard measure that a noun counts."""
    noun = words.split()[-1].rstrip("s")
    if number.endswith("%") or noun in {"cent", "percent", "%", "point"}:
        return "share"
    return {"council": "councils", "vote": "votes", "state": "states"}.get(noun, "seats")
