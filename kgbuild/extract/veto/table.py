"""The table of vetoes: for each its name, the types it is for, its condition, and a sentence in which it fires."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgbuild.extract.electoral import ELECTORAL, LEGISLATIVE, speaks_of
from kgbuild.extract.meeting_senses import in_general, is_audience, is_legislature, noun_of, of_the_family, other_sense
from kgbuild.extract.sport import is_sport
from kgbuild.model import EntityKind, Event, Factuality

if TYPE_CHECKING:
    from kgbuild.extract.context import Context
    from kgbuild.extract.tie import Tied


@dataclass(frozen=True, slots=True, kw_only=True)
class Veto:
    """A reason why words that look like an event are none.

    `types` are the event types it is for, `sources` the producers ("rule", "model"); `counterexample` is a sentence
    that would state such an event if the veto did not fire.
    """

    name: str
    types: frozenset[str]
    sources: frozenset[str]
    condition: Callable[[Tied], bool]
    counterexample: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventVeto:
    """A reason why a whole event, with all its mentions, is left out; `counterexample` is a text in which it fires."""

    name: str
    condition: Callable[[Context, Event], bool]
    counterexample: str


def _noun(tied: Tied) -> int | None:
    """Return the noun for a meeting in a trigger, None where "meeting" is a verb."""
    trigger, context = tied.candidate.trigger, tied.context
    noun = noun_of(context, trigger)
    if noun == trigger.start and context.doc[noun].pos_ == "VERB" and context.lower(noun) == "meeting":
        return None
    return noun


def _other_sense(tied: Tied) -> bool:
    noun = _noun(tied)
    return noun is not None and other_sense(tied.context, noun)


def _audience(tied: Tied) -> bool:
    noun = _noun(tied)
    return noun is not None and is_audience(tied.context, noun)


def _family(tied: Tied) -> bool:
    trigger, people = tied.candidate.trigger, tied.references("participant")
    return of_the_family(tied.context, noun_of(tied.context, trigger), trigger.end, people)


def _session(tied: Tied) -> bool:
    people = tied.references("participant")
    return len(people) == 1 and is_legislature(tied.context, people[0])


def _nobody_in_particular(tied: Tied) -> bool:
    return in_general(tied.context, tied.references("participant"), tied.verdict.value)


def _place_alone(tied: Tied) -> bool:
    return {p.kind for p in tied.references("participant")} == {EntityKind.PLACE} and len(
        tied.references("participant")
    ) == 1


def _of_somebody(tied: Tied) -> bool:
    """Say whether an election is that of one person, as in "the election of Ann Bell as chairman"."""
    end = tied.candidate.trigger.end
    people = (c for c in tied.context.clusters if c.kind is EntityKind.PERSON)
    return tied.context.lower(end) == "of" and any(m.chunk.start == end + 1 for c in people for m in c.mentions)


_OTHER_CONTESTS = frozenset(
    "award awards championship cup festival film km league match medal song tournament trophy".split()
)
"""Words of games, prizes and films, whose winners are none of politics."""


def _prize(tied: Tied) -> bool:
    """Say whether a post is a prize or a place in a team: "manager of the year", "replaced in the second half"."""
    context, trigger = tied.context, tied.candidate.trigger
    following = [
        context.lower(i) for i in range(trigger.end, min(context.sentence(trigger.start).end, trigger.end + 8))
    ]
    prize = following[:2] == ["for", "best"] or "of the year" in " ".join(following)
    return prize or (following[-2:-1] == ["half"] and "the" in following)


def _other_contest(tied: Tied) -> bool:
    """Say whether the sentence speaks of another contest: "won the 4km race", "a win that closed the film festival"."""
    here = tied.context.sentence(tied.candidate.trigger.start)
    words = {tied.context.lower(i) for i in range(here.start, here.end)}
    return bool(words & _OTHER_CONTESTS) and not words & ELECTORAL


def _elections_at_large(tied: Tied) -> bool:
    """Say whether elections are spoken of in general: "in previous elections"."""
    start = tied.candidate.trigger.start
    return tied.context.lower(start).endswith("s") and tied.context.lower(start - 1) in _AT_LARGE


_AT_LARGE = frozenset("previous past all most many future other such free fair".split())


def _no_contest(tied: Tied) -> bool:
    return not speaks_of(tied.context, ELECTORAL)


def _no_parliament(tied: Tied) -> bool:
    return not speaks_of(tied.context, LEGISLATIVE)


def _to_oneself(tied: Tied) -> bool:
    """Say whether the verb's object is the doer: "resigned herself to defeat"."""
    trigger, doc = tied.candidate.trigger, tied.context.doc
    return trigger.end < len(doc) and doc[trigger.end].lower_.endswith(("self", "selves"))


_KIN = frozenset("family families wife husband parents mother father son daughter children widow".split())


def _kin_of(tied: Tied) -> bool:
    """Say whether not a person but the person's family is met: "met the family of Carl Dorn"."""
    lower = tied.context.lower
    starts = [p.chunk.start for p in tied.references("participant")]
    return any(lower(i - 1) == "of" and lower(i - 2) in _KIN for i in starts)


def _bare_plural(tied: Tied) -> bool:
    """Say whether nobody takes part but people at large: "Leaders are attending the meeting"."""
    people = tied.references("participant")
    if len(people) != 1 or people[0].kind is not EntityKind.UNNAMED:
        return False
    return len(people[0].chunk) == 1 and tied.context.lower(people[0].chunk.start).endswith("s")


def _denied_outcome(tied: Tied) -> bool:
    return tied.attribute("measure") == "outcome" and tied.verdict.value is Factuality.DENIED


_RULE = frozenset({"rule"})
_MODEL = frozenset({"model"})
_BOTH = _RULE | _MODEL
_MEETING = frozenset({"Meeting"})

VETOES = (
    Veto(
        name="no meeting but a room, a session held every year, or part of a name",
        types=_MEETING,
        sources=_BOTH,
        condition=_other_sense,
        counterexample="Ann Bell attended the annual meeting with Carl Dorn.",
    ),
    Veto(
        name="a meeting that is only spoken to",
        types=_MEETING,
        sources=_BOTH,
        condition=_audience,
        counterexample="Ann Bell addressed a meeting with Carl Dorn.",
    ),
    Veto(
        name="relatives or friends in private",
        types=_MEETING,
        sources=_BOTH,
        condition=_family,
        counterexample="Ann Bell had a dinner with friends of Carl Dorn.",
    ),
    Veto(
        name="a parliament in session",
        types=_MEETING,
        sources=_BOTH,
        condition=_session,
        counterexample="The meeting of the Scottish Parliament was short.",
    ),
    Veto(
        name="nobody in particular",
        types=_MEETING,
        sources=_BOTH,
        condition=_nobody_in_particular,
        counterexample="Some leaders could hold talks with such officials.",
    ),
    Veto(
        name="the family of somebody is somebody else",
        types=_MEETING,
        sources=_MODEL,
        condition=_kin_of,
        counterexample="Ann Bell met the family of Carl Dorn.",
    ),
    Veto(
        name="people at large",
        types=_MEETING,
        sources=_MODEL,
        condition=_bare_plural,
        counterexample="Leaders are attending the meeting.",
    ),
    Veto(
        name="a place alone does not meet: it is where, or what about",
        types=_MEETING,
        sources=_MODEL,
        condition=_place_alone,
        counterexample="The report will be the basis for the talks on France.",
    ),
    Veto(
        name="that somebody is elected to a post is an appointment",
        types=frozenset({"Election"}),
        sources=_MODEL,
        condition=_of_somebody,
        counterexample="The election of Ann Bell as chairman surprised them.",
    ),
    Veto(
        name="a contest in an article that speaks of no election",
        types=frozenset({"ElectionResult", "Endorsement"}),
        sources=_MODEL,
        condition=_no_contest,
        counterexample="Ann Bell won the 4km race.",
    ),
    Veto(
        name="another contest than an election",
        types=frozenset({"ElectionResult"}),
        sources=_MODEL,
        condition=_other_contest,
        counterexample="The voters stayed away. Ann Bell won the 4km race.",
    ),
    Veto(
        name="a prize or a place in a team is no post",
        types=frozenset({"Appointment"}),
        sources=_MODEL,
        condition=_prize,
        counterexample="Carl Dorn was named manager of the year.",
    ),
    Veto(
        name="elections in general",
        types=frozenset({"Election"}),
        sources=_MODEL,
        condition=_elections_at_large,
        counterexample="In previous elections each leader had a bus.",
    ),
    Veto(
        name="a vote in an article that speaks of no parliament, council or party",
        types=frozenset({"Vote"}),
        sources=_MODEL,
        condition=_no_parliament,
        counterexample="Shareholders voted on Tuesday to reject the takeover bid.",
    ),
    Veto(
        name="who resigns himself to something leaves no post",
        types=frozenset({"Resignation"}),
        sources=_MODEL,
        condition=_to_oneself,
        counterexample="Ann Bell resigned herself to defeat.",
    ),
    Veto(
        name="that somebody did not win says nothing of who did",
        types=frozenset({"ElectionResult"}),
        sources=_RULE,
        condition=_denied_outcome,
        counterexample="Labour did not win the general election.",
    ),
)
"""The vetoes on candidates, in the order in which they are shown."""


def _game(context: Context, event: Event) -> bool:
    return not getattr(event, "post", None) and is_sport(context.annotated)


AFTERWARDS = (
    EventVeto(
        name="sport: only a post is taken up or left there in the sense of the event types",
        condition=_game,
        counterexample="The coach praised the striker after the league match. Carl Dorn beat Ann Bell in the final of"
        " the tennis championship, and the season ends with a cup election.",
    ),
)
"""The vetoes on whole events."""


def vetoes_of(tied: Tied) -> tuple[str, ...]:
    """Return the names of the vetoes that fire on a candidate."""
    candidate = tied.candidate
    return tuple(
        v.name for v in VETOES if candidate.type in v.types and candidate.source in v.sources and v.condition(tied)
    )
