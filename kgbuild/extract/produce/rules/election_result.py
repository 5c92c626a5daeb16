"""Election results: seats, votes and majorities gained, lost or won, and who won an election."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kgbuild.extract.arguments import by_preposition, doers, owners, passive, subjects
from kgbuild.extract.candidate import Attribute, Candidate, Verdict
from kgbuild.extract.context import Context, Reference
from kgbuild.extract.electoral import ELECTORAL, speaks_of
from kgbuild.extract.objects import listed
from kgbuild.extract.produce.result_lines import result_lines
from kgbuild.extract.produce.rule import part, propose
from kgbuild.extract.triggers import matches, trigger, verb
from kgbuild.layers import Chunk
from kgbuild.model import EntityKind, Factuality
from kgbuild.model.numbers import NUMBER, read_number

TYPE = "ElectionResult"


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
_BEFORE_NUMBER = (
    r"(?:(?:a|an|some|about|around|almost|nearly|more than|over|at least|only|just|up|further"
    r"|another|extra|the|net|total|of|all|its|their|his|her|additional|by) ){0,3}"
)
_COUNTED = (
    r"(?:(?:more|further|extra|new|of|the|its|their|additional|council|parliamentary|commons|house"
    rf"|senate|assembly|local|key|marginal|safe|electoral|college|{NUMBER}) ){{0,4}}"
)
_MEASURE = (
    r"(?P<{0}>seats?|councillors|councils?|votes?|mps|msps|meps|constituencies|states|districts|per "
    r"cent|percent|%|percentage points?|points?)"
)
_FIGURE = re.compile(
    rf"\b(?P<verb>{_VERBS}) {_BEFORE_NUMBER}(?P<n1>{NUMBER})(?: ?{_COUNTED}{_MEASURE.format('m1')})?"
    rf"(?:,? and {_BEFORE_NUMBER}(?P<n2>{NUMBER}) {_COUNTED}{_MEASURE.format('m2')})?"
)
_SHIFT = re.compile(
    rf"\b(?P<noun>loss|losses|gain|gains|majority|lead) of {_BEFORE_NUMBER}(?P<n1>{NUMBER})(?: "
    rf"{_COUNTED}{_MEASURE.format('m1')})?"
    rf"|\b(?P<n3>{NUMBER})(?:[- ](?:vote|seat))?(?:-strong)? (?P<majority>majority)"
)
_MAJORITY = trigger(
    rf"(?P<up>{verb('increase', 'extend', 'boost', 'raise')}|{verb('reduce', 'cut', 'slash')}) (?:his"
    rf"|her|its|their|the [\w-]+) (?:[\w-]+ )?(?:majority)"
)
_CONTEST = (
    r"(?:(?:general|local|council|european|presidential|leadership|mayoral|parliamentary|[\w-]+) "
    r"){0,3}?(?:elections?|by-elections?|byelections?|referendum|leadership|contest|presidency"
    r"|nomination|seat|constituency|ward|primary|runoff|poll|third term|second term|term in office"
    r"|race|re-?election)"
)
_RACE = re.compile(
    r"(?:the|this|that|his|her|their|last|next|senate|house|presidential|mayoral|gubernatorial|leadership|congressional"
    r"|governor's|party|election|parliamentary|council|city|county|district|state|open|close|tight) (?:race|contest)$"
)
"""Ends of phrases that name a contest of candidates, where other races are those of runners and horses."""
_OUTCOME = trigger(
    rf"{verb('win', 'lose', 'regain', 'retain', 'clinch')} (?:the |a |an |last |next |this |in |his "
    rf"|her |their |its |both |four |three |two )?{_CONTEST}",
    r"(?:won|lost)(?= (?:in|by|but|and)\b|[.,;])",
    rf"{verb('hold')} on to (?:the |his |her |their |its )?(?:[\w-]+ )?(?:seat|constituency|ward)",
    rf"{verb('sweep', 'storm', 'return')} (?:back )?(?:to|into) power",
)
_BEAT = trigger(verb("beat", "defeat", "unseat", "trounce"))
_OWNED = trigger(
    r"(?:(?:election|electoral|general election|landslide|by-election|leadership|poll|\d{4}|historic"
    r"|heavy|narrow|crushing|surprise|stunning) ){1,6}(?:victory|win|defeat|triumph|loss|landslide)",
    r"(?:re-election|reelection)",
)
_RE_ELECTED = trigger(rf"{verb('re-elect', 'reelect')}")
_CONTESTANTS = frozenset({EntityKind.PERSON, EntityKind.PARTY})
_VOTED = frozenset("""
    election elections poll polls vote votes voted voters by-election referendum seat seats constituency
    ballot candidate candidates
    """.split())  # fmt: skip

_ELECTED = _VOTED - {"vote", "voted", "voters"} | {"elected", "re-elected", "returned", "mp", "parliament"}


def find(context: Context) -> Iterator[Candidate]:
    """Yield the results that the article states."""
    listed = list(result_lines(context))
    yield from listed
    if speaks_of(context, ELECTORAL):
        taken = [c.trigger for c in listed]
        yield from (c for c in _mentions(context) if not any(c.trigger.overlaps(t) for t in taken))


def _mentions(context: Context) -> Iterator[Candidate]:
    yield from _figures(context)
    yield from _totals(context)
    yield from _shifts(context)
    yield from _outcomes(context)
    for chunk, match in matches(context, _MAJORITY, verbs=True):
        change = "lost" if re.match(r"reduc|cut|slash", match["up"]) else "gained"
        yield from _events(context, chunk, doers(context, chunk, _CONTESTANTS), "majority", change, None, 0.7)


def _figures(context: Context) -> Iterator[Candidate]:
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
        if measure is None or (_measure(measure, match["n1"]) == "share" and not _about_votes(context, chunk)):
            continue
        said[sentence] = match["m2"] or measure
        verb_chunk = Chunk(chunk.start, chunk.start + 1)
        people = _contestants(context, verb_chunk)
        change = next((c for stem, c in _CHANGES if match["verb"].startswith(stem)), "won")
        for number, words in ((match["n1"], measure), (match["n2"], match["m2"])):
            value = read_number(number) if number else None
            if value is not None:
                yield from _events(context, chunk, people, _measure(words, number), change, value, 0.9)
        yield from _gapped(context, chunk.end, people, measure, change)


def _gapped(context: Context, i: int, people: list[Reference], measure: str, change: str) -> Iterator[Candidate]:
    """Yield the figures that share a verb said before: "and the Greens 7.9 per cent", "and nine from the Greens"."""
    here = context.sentence(i - 1)
    for k in range(i, min(here.end, i + _GAP)):
        if context.lower(k) not in {"and", ","}:
            continue
        start = k + 1 + (context.lower(k + 1) == "the")
        other = context.at(start, _CONTESTANTS)
        first = start if other is None else other.chunk.end
        match = re.match(rf"{NUMBER}(?![\w%])", context.words(first, here.end).lower())
        span = context.doc[first].idx + match.end() if match else 0
        end = next((n for n in range(first, here.end) if context.doc[n].idx >= span), here.end)
        after = context.lower(end)
        takes = other is not None or after in {"from", "off"}
        value = read_number(match[0]) if match and takes else None
        if value is not None and (other is None or after in _MEASURE_WORDS | {".", ",", "and", "%"}):
            told = [other] if other is not None else people
            yield from _events(context, Chunk(first, end), told, _measure(measure, ""), change, value, 0.8)
            return


_GAP = 8
_MEASURE_WORDS = frozenset("per percent seats seat votes vote councils council councillors points".split())
_NONE = trigger(
    rf"(?:{verb('fail')} to|(?:did|does|do|could|have|has) ?(?:not|n't)) (?:win|take|gain|hold|secure) (?:a single|any) seats?",
    r"(?:won|took|gained|secured) no seats",
)
_TALLY = trigger(
    rf"(?:tally|total|representation|seats|councillors|numbers?|group|haul) from {NUMBER} to (?P<n>{NUMBER})"
)
_SHARE = trigger(
    rf"(?:share(?: of the [\w-]+(?: vote)?)?|vote) (?:{verb('fall', 'rise', 'drop', 'slump', 'slip', 'climb', 'increase', 'jump', 'go up', 'go down', 'decline', 'grow')})"
    rf"(?: by [\w. -]+?)? to (?P<n>{NUMBER})(?: ?%| per ?cent)"
)
_HAVE = trigger(rf"(?:now |still |currently )?(?:has|have|had)(?: now)? (?P<n>{NUMBER}) (?:seats|councillors|mps|msps)")


def _totals(context: Context) -> Iterator[Candidate]:
    """Yield what a contestant has after an election, or wins none of."""
    for pattern, change, measure in (
        (_NONE, "won", "seats"),
        (_TALLY, "total", "seats"),
        (_SHARE, "total", "share"),
        (_HAVE, "total", "seats"),
    ):
        for chunk, match in matches(context, pattern):
            value = read_number(match["n"]) if match.groupdict().get("n") else 0.0
            first = Chunk(chunk.start, chunk.start + 1)
            people = owners(context, first, _CONTESTANTS) or _subject_before(context, chunk)
            for result in _events(context, chunk, people[:1], measure, change, value, 0.8) if value is not None else ():
                none = pattern is _NONE  # to win none is a fact, though the words deny
                yield replace(result, factuality=Verdict(Factuality.ACTUAL)) if none else result


def _subject_before(context: Context, chunk: Chunk) -> list[Reference]:
    """Return the contestant named last before some words of its sentence."""
    return context.before(chunk.start, _CONTESTANTS)[:1]


_BARE = frozenset("and while but in at from to on with leaving".split())


def _contestants(context: Context, chunk: Chunk) -> list[Reference]:
    """Return who gains or loses: the subject; for "they" and groups of a party, the party."""
    found = doers(context, chunk, _CONTESTANTS)
    if found:
        return found[:1]
    near = context.before(chunk.start, (EntityKind.PARTY,))
    return near[:1] if near and chunk.start - near[0].chunk.end <= 4 else []


def _about_votes(context: Context, chunk: Chunk) -> bool:
    """Say whether a sentence with a percentage, or the one before it, counts votes and is no opinion poll."""
    here = context.sentence(chunk.start)
    before = context.sentence(here.start - 1) if here.start else here
    words = {context.lower(i) for i in range(min(before.start, here.start), here.end)}
    return bool(words & {"vote", "votes", "ballot", "turnout", "share"}) and not words & {
        "survey",
        "surveyed",
        "respondents",
        "rating",
    }


def _shifts(context: Context) -> Iterator[Candidate]:
    """Yield results named by a noun: "a loss of 40 seats", "a majority of 5,000"."""
    for chunk, match in matches(context, _SHIFT):
        noun = match["noun"] or match["majority"]
        value = read_number(match["n1"] or match["n3"])
        if noun == "majority" and not _near_vote(context, chunk, _ELECTED):
            continue
        if value is None or (noun != "majority" and match["m1"] is None) or noun == "lead":
            continue
        people = owners(context, Chunk(chunk.start, chunk.start + 1), _CONTESTANTS) or doers(
            context, chunk, _CONTESTANTS
        )
        if noun == "majority":
            verb_before = {context.lower(i) for i in range(max(0, chunk.start - 5), chunk.start)}
            change = "won" if verb_before & {"won", "win", "winning", "elected", "re-elected", "returned"} else "total"
            yield from _events(context, chunk, people[:1], "majority", change, value, 0.75)
        else:
            yield from _events(
                context,
                chunk,
                people[:1],
                _measure(match["m1"], ""),
                "lost" if noun.startswith("loss") else "gained",
                value,
                0.75,
            )


def _outcomes(context: Context) -> Iterator[Candidate]:
    """Yield who won or lost, without figures."""
    for chunk, match in matches(context, _OUTCOME, verbs=True):
        bare = " " not in match[0]
        happened = context.factuality_of(chunk.start, chunk.end) is Factuality.ACTUAL
        if bare and not (happened and _near_vote(context, chunk)):
            continue
        if match[0].endswith((" race", " contest")) and not _RACE.search(match[0]):
            continue
        change = "lost" if match[0].startswith("los") else "won"
        people = doers(context, Chunk(chunk.start, chunk.start + 1), _CONTESTANTS)
        for result in _events(context, chunk, people, "outcome", change, None, 0.7):
            hoped = _hoped_for(context, chunk) or _helped(context, chunk)
            yield replace(result, factuality=Verdict(Factuality.POSSIBLE)) if hoped else result
        if change == "lost":
            yield from _events(
                context,
                chunk,
                by_preposition(context, chunk, ("to",), _CONTESTANTS, within=5),
                "outcome",
                "won",
                None,
                0.6,
            )
    for chunk, _ in matches(context, _BEAT, verbs=True):
        others = (
            subjects(context, chunk, _CONTESTANTS)
            if passive(context, chunk)
            else listed(context, chunk.end, _CONTESTANTS, reach=4)
        )
        gerund = context.lower(chunk.start).endswith("ing") and context.lower(chunk.start - 1) not in _TOOK_PLACE
        if others and not gerund and _near_vote(context, chunk):
            yield from _events(context, chunk, doers(context, chunk, _CONTESTANTS), "outcome", "won", None, 0.7)
            yield from _events(context, chunk, others, "outcome", "lost", None, 0.7)
    for chunk, match in matches(context, _OWNED):
        if not _states_result(context, chunk, match[0]):
            continue
        people = owners(context, chunk, _CONTESTANTS) or by_preposition(
            context, chunk, ("of", "by", "for"), _CONTESTANTS, within=1
        )
        change = "lost" if match[0].endswith(("defeat", "loss")) else "won"
        yield from _events(context, chunk, people, "outcome", change, None, 0.7)
    for chunk, _ in matches(context, _RE_ELECTED, verbs=True):
        if passive(context, chunk):
            yield from _events(context, chunk, subjects(context, chunk, _CONTESTANTS), "outcome", "won", None, 0.7)


def _hoped_for(context: Context, chunk: Chunk) -> bool:
    """Say whether a gerund that nothing says took place states a result: "unity and winning the election"."""
    before = context.lower(chunk.start - 1)
    gerund = context.lower(chunk.start).endswith("ing") and before not in _TOOK_PLACE
    return gerund and context.factuality_of(chunk.start, chunk.end) is Factuality.ACTUAL


def _helped(context: Context, chunk: Chunk) -> bool:
    """Say whether a bare infinitive tells what help is for: "if you help me win this race"."""
    first = context.sentence(chunk.start).start
    before = [context.lower(k) for k in range(max(first, chunk.start - 4), chunk.start)]
    return context.lower(chunk.start) in {"win", "retain", "hold"} and bool({"help", "helps", "helping"} & set(before))


def _states_result(context: Context, chunk: Chunk, words: str) -> bool:
    """Say whether a noun tells of a result: no bid for re-election, and no victory outside elections."""
    if context.lower(chunk.end) in _BIDS or context.lower(chunk.start - 1) in _SOUGHT:
        return False
    dated = any(re.fullmatch(r"(?:19|20)\d\d", context.lower(k)) for k in range(chunk.end, chunk.end + 4))
    return dated or bool(set(words.split()) & _ELECTION_NOUNS) or _near_vote(context, chunk)


_BIDS = frozenset(
    """
    bid bids campaign campaigns plan plans hope hopes chances chance effort efforts fight race prospects drive strategy
    battle ambitions attempt pitch push team committee platform warning forecast prediction predictions rally
    """.split()
)
_SOUGHT = frozenset("seek seeks seeking sought for on against face faces facing of avoid".split())
_ELECTION_NOUNS = frozenset("election electoral landslide by-election leadership poll re-election reelection".split())
_TOOK_PLACE = frozenset("is are was were been after since by despite for on".split())


def _near_vote(context: Context, chunk: Chunk, words: frozenset[str] = _VOTED) -> bool:
    """Say whether the sentence has a word that speaks of an election."""
    here = context.sentence(chunk.start)
    return any(context.lower(i) in words for i in range(here.start, here.end))


def _events(
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


def _measure(words: str, number: str) -> str:
    """Return the standard measure that a noun counts."""
    noun = words.split()[-1].rstrip("s")
    if number.endswith("%") or noun in {"cent", "percent", "%", "point"}:
        return "share"
    return {"council": "councils", "vote": "votes", "state": "states"}.get(noun, "seats")
