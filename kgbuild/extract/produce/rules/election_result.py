"""Election results: seats, votes and majorities gained, lost or won, and who won an election."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kgbuild.extract.arguments import by_preposition, doers, owners, passive, subjects
from kgbuild.extract.candidate import Candidate, Verdict
from kgbuild.extract.context import Context
from kgbuild.extract.electoral import ELECTORAL, speaks_of
from kgbuild.extract.objects import listed
from kgbuild.extract.produce.result_figures import (
    BEFORE_NUMBER,
    CONTESTANTS,
    COUNTED,
    MEASURE,
    figures,
    measure_of,
    results_of,
    totals,
)
from kgbuild.extract.produce.result_lines import result_lines
from kgbuild.extract.produce.result_shifts import shifts
from kgbuild.extract.produce.side_votes import side_votes
from kgbuild.extract.produce.turnout import turnout
from kgbuild.extract.result_rows import in_row
from kgbuild.extract.triggers import matches, trigger, verb
from kgbuild.layers import Chunk
from kgbuild.model import Factuality
from kgbuild.model.numbers import NUMBER, read_number

TYPE = "ElectionResult"


_SHIFT = re.compile(
    rf"\b(?P<noun>loss|losses|gain|gains|majority|lead) of {BEFORE_NUMBER}(?P<n1>{NUMBER})(?: "
    rf"{COUNTED}{MEASURE.format('m1')})?"
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
        for c in (*_mentions(context), *side_votes(context)):
            counted = c.attributes.get("measure") != "turnout" and in_row(context, c.trigger.start)
            if not counted and not any(c.trigger.overlaps(t) for t in taken):
                yield c


def _mentions(context: Context) -> Iterator[Candidate]:
    yield from figures(context)
    yield from totals(context)
    yield from turnout(context)
    yield from shifts(context)
    yield from _shifts(context)
    yield from _outcomes(context)
    for chunk, match in matches(context, _MAJORITY, verbs=True):
        change = "lost" if re.match(r"reduc|cut|slash", match["up"]) else "gained"
        yield from results_of(context, chunk, doers(context, chunk, CONTESTANTS), "majority", change, None, 0.7)


def _shifts(context: Context) -> Iterator[Candidate]:
    """Yield results named by a noun: "a loss of 40 seats", "a majority of 5,000"."""
    for chunk, match in matches(context, _SHIFT):
        noun = match["noun"] or match["majority"]
        value = read_number(match["n1"] or match["n3"])
        if noun == "majority" and not _near_vote(context, chunk, _ELECTED):
            continue
        if value is None or (noun != "majority" and match["m1"] is None) or noun == "lead":
            continue
        people = owners(context, Chunk(chunk.start, chunk.start + 1), CONTESTANTS) or doers(context, chunk, CONTESTANTS)
        if noun == "majority":
            before = {context.lower(i) for i in range(max(0, chunk.start - 5), chunk.start)}
            measure, change = "majority", "total" if before.isdisjoint(_WINS_IT) else "won"
        else:
            measure, change = measure_of(match["m1"], ""), "lost" if noun.startswith("loss") else "gained"
        yield from results_of(context, chunk, people[:1], measure, change, value, 0.75)


_WINS_IT = frozenset("won win winning elected re-elected returned".split())


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
        people = doers(context, Chunk(chunk.start, chunk.start + 1), CONTESTANTS)
        for result in results_of(context, chunk, people, "outcome", change, None, 0.7):
            hoped = _hoped_for(context, chunk)
            yield replace(result, factuality=Verdict(Factuality.POSSIBLE)) if hoped else result
        if change == "lost":
            winners = by_preposition(context, chunk, ("to",), CONTESTANTS, within=5)
            yield from results_of(context, chunk, winners, "outcome", "won", None, 0.6)
    for chunk, _ in matches(context, _BEAT, verbs=True):
        others = (
            subjects(context, chunk, CONTESTANTS)
            if passive(context, chunk)
            else listed(context, chunk.end, CONTESTANTS, reach=4)
        )
        gerund = context.lower(chunk.start).endswith("ing") and context.lower(chunk.start - 1) not in _TOOK_PLACE
        if others and not gerund and _near_vote(context, chunk):
            yield from results_of(context, chunk, doers(context, chunk, CONTESTANTS), "outcome", "won", None, 0.7)
            yield from results_of(context, chunk, others, "outcome", "lost", None, 0.7)
    for chunk, match in matches(context, _OWNED):
        if not _states_result(context, chunk, match[0]):
            continue
        people = owners(context, chunk, CONTESTANTS) or by_preposition(
            context, chunk, ("of", "by", "for"), CONTESTANTS, within=1
        )
        change = "lost" if match[0].endswith(("defeat", "loss")) else "won"
        yield from results_of(context, chunk, people, "outcome", change, None, 0.7)
    for chunk, _ in matches(context, _RE_ELECTED, verbs=True):
        if passive(context, chunk):
            yield from results_of(context, chunk, subjects(context, chunk, CONTESTANTS), "outcome", "won", None, 0.7)


def _hoped_for(context: Context, chunk: Chunk) -> bool:
    """Say whether a gerund that nothing says took place states a result: "unity and winning the election"."""
    before = context.lower(chunk.start - 1)
    gerund = context.lower(chunk.start).endswith("ing") and before not in _TOOK_PLACE
    return gerund and context.factuality_of(chunk.start, chunk.end) is Factuality.ACTUAL


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
