"""Conditions of vetoes: what looks like an election, a result, a vote or a choice of sides and is none."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kgbuild.english import words
from kgbuild.extract import tree
from kgbuild.extract.electoral import ELECTORAL, KNOW_ELECTIONS, LEGISLATIVE, speaks_of
from kgbuild.model import EntityKind, Event, Factuality
from kgbuild.nouns import REFERENDUM_SIDES

if TYPE_CHECKING:
    from kgbuild.extract.context import Context
    from kgbuild.extract.tie import Tied


def of_somebody(tied: Tied) -> bool:
    """Say whether an election is that of one person: "the election of Ann Bell as chairman", "her election to it"."""
    trigger, context = tied.candidate.trigger, tied.context
    noun = next((i for i in range(trigger.start, trigger.end) if context.lower(i) == "election"), trigger.start)
    end = max(noun + 1, trigger.end)
    if context.lower(noun - 1) in _OWN and (context.lower(end) in {"to", "as"} or _to_a_post(tied, noun + 1)):
        return True
    people = (c for c in context.clusters if c.kind is EntityKind.PERSON)
    return context.lower(end) == "of" and any(m.chunk.start == end + 1 for c in people for m in c.mentions)


def _to_a_post(tied: Tied, end: int) -> bool:
    """Say whether words soon behind an election say to what: "Bell's election in May to succeed Carl Dorn"."""
    near = tied.context.words(end, min(end + _NEAR, tied.context.sentence(end - 1).end)).split()
    return any(a == "to" and b in _SUCCEEDS for a, b in pairwise(near))


_NEAR = 6
_SUCCEEDS = words("succeeds")
_OWN = words("owner")


def votes_of_party(tied: Tied) -> bool:
    """Say whether "vote" is what a party gets: "the Labour vote rose"."""
    doc, trigger = tied.context.doc, tied.candidate.trigger
    if tied.context.lower(trigger.end - 1) not in {"vote", "votes"}:
        return False
    parts = tree.children(doc[trigger.end - 1], "compound", "nmod:poss", "amod")
    return any(tied.context.at(p.i, (EntityKind.PARTY,)) is not None for p in parts)


def in_parliament(tied: Tied) -> bool:
    """Say whether somebody or something wins or loses in a parliament or a court: "lost a confidence vote"."""
    sides = tree.children(tied.head, "obj", "nsubj", "nsubj:pass")
    occasions = [t for t in (*sides, *tree.children(tied.head, "obl", "nmod")) if t.lemma_.lower() == "vote"]
    moved = (t for t in sides if t.lemma_.lower() in _MOTIONS)  # "Bill Dorn lost" is of a person
    return any(c.lower_ in _OF_PARLIAMENT for t in occasions for c in t.children) or any(
        tied.context.at(t.i, (EntityKind.PERSON,)) is None for t in moved
    )


_MOTIONS = words("before parliament")
_OF_PARLIAMENT = words("vote of parliament")


def own_ballot(tied: Tied) -> bool:
    """Say whether it is only how some voted that is told, without a figure: "Bell voted Yes", "many who voted so"."""
    verb = tied.head
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in _CASTS or tied.value is not None:
        return False
    voters = {*tree.children(verb, "nsubj"), *tree.surface_subjects(verb)}
    return any(v.lower_ in _SOME_VOTERS or tied.context.at(v.i, (EntityKind.PERSON,)) for v in voters)


_CASTS = words("casts a ballot")
_SOME_VOTERS = words("some voters")


def only_needed(tied: Tied) -> bool:
    """Say whether a figure is only needed or sought: "needed a majority of two thirds"."""
    trigger = tied.candidate.trigger
    return tied.context.doc[trigger.start].lemma_.lower() in _NEEDS


_NEEDS = words("needs")


_OTHER_CONTESTS = words("other contest")
"""Words of games, prizes and films, whose winners are none of politics."""


def other_contest(tied: Tied) -> bool:
    """Say whether the sentence speaks of another contest: "won the 4km race", "a win that closed the film festival"."""
    here = tied.context.sentence(tied.candidate.trigger.start)
    said = {tied.context.lower(i) for i in range(here.start, here.end)}
    return bool(_OTHER_CONTESTS & said) and not said & ELECTORAL


def elections_at_large(tied: Tied) -> bool:
    """Say whether elections are spoken of in general: "in previous elections"."""
    start = tied.candidate.trigger.start
    return tied.context.lower(start).endswith("s") and tied.context.lower(start - 1) in _AT_LARGE


_AT_LARGE = words("at large")


def no_contest(tied: Tied) -> bool:
    """Say whether the article speaks of no election."""
    return not speaks_of(tied.context, ELECTORAL)


def race_elsewhere(tied: Tied) -> bool:
    """Say whether a race or contest is one of sport or trade, in an article that speaks of no election."""
    noun = tied.head
    return noun.lemma_.lower() in _RACES and no_contest(tied)


_RACES = words("a race of any kind")


def again(tied: Tied) -> bool:
    """Say whether a word for an election is "re-election"."""
    trigger = tied.candidate.trigger
    return tied.context.words(trigger.start, trigger.end).replace("-", "").replace(" ", "").startswith("reelect")


def sought_again(tied: Tied) -> bool:
    """Say whether somebody only seeks re-election: "her run for re-election", "who faces re-election"."""
    sought = tied.head.dep_ == "obj" and tied.head.head.lemma_.lower() in _SEEKS
    return again(tied) and (sought or any(c.lower_ == "for" for c in tree.children(tied.head, "case")))


_SEEKS = words("seeks re-election")


def by_force(tied: Tied) -> bool:
    """Say whether it is by force that somebody comes to power: "swept to power after a coup"."""
    told = {t.lemma_.lower() for t in tied.head.subtree}
    return "power" in told and not _FORCE.isdisjoint(told)


_FORCE = words("takes power by force")


def lost_to_a_party(tied: Tied) -> bool:
    """Say whether it is somebody who is lost, to the party that he went over to: "the party lost Bell to Labour"."""
    context = tied.context
    verb = tied.head
    lost = [context.at(o.i, (EntityKind.PERSON,)) for o in tree.children(verb, "obj")]
    to = [context.at(o.i, (EntityKind.PARTY,)) for o in tree.obliques(verb, {"to"})]
    return verb.lemma_ == "lose" and any(lost) and any(to)


def of_opinion(tied: Tied) -> bool:
    """Say whether a poll asks for opinions: "a Forsa poll", "a poll putting the Greens ahead"."""
    noun = tied.head
    if noun.lemma_.lower() != "poll" or not any(c.lower_ in tree.INDEFINITE for c in noun.children):
        return False
    dated = tied.context.times.at
    asked_by = any(c.dep_.startswith("compound") and c.pos_ == "PROPN" and not dated(c.i) for c in noun.children)
    return asked_by or any(c.dep_.startswith("acl") and c.lemma_.lower() in _POLLS_TELL for c in noun.children)


_POLLS_TELL = words("polls tell")


def no_parliament(tied: Tied) -> bool:
    """Say whether the article speaks of no parliament, council or party."""
    return not speaks_of(tied.context, LEGISLATIVE)


def no_voters_of_politics(tied: Tied) -> bool:
    """Say whether those who vote are no members of a parliament, council or party: "the bank's rate committee"."""
    names = [tied.context.cluster(v.ref).name.lower() for v in tied.references("voter")]
    return any(not _OTHER_VOTERS.isdisjoint(name.split()) for name in names)


def some_law(tied: Tied) -> bool:
    """Say whether a vote is only hoped for, on no certain motion: "hopes to pass legislation"."""
    motion = (tied.words("motion") or "").lower().split()
    bare = 0 < len(motion) <= _AT_MOST and motion[-1] in _LAWS and _CERTAIN_ONE.isdisjoint(motion)
    return bare and tied.verdict.value is Factuality.POSSIBLE


_LAWS = words("law")
_CERTAIN_ONE = words("certain one")
_AT_MOST = 2


def backs_a_thing(tied: Tied) -> bool:
    """Say whether what is backed is neither a person nor a group, "the figure", "Remain", or only voters back it."""
    last, backed = tied.context.lower, tied.references("endorsed")
    sides = any(tied.context.cluster(e.ref).name.lower() in REFERENDUM_SIDES for e in backed)
    things = any(last(e.chunk.end - 1) in _THINGS for e in backed if e.kind is EntityKind.UNNAMED)
    backers = (e.chunk for e in tied.references("endorser") if e.kind is EntityKind.UNNAMED)
    return sides or things or any(last(k) in _WHO_VOTE for c in backers for k in range(c.start, c.end))


_THINGS = words("no candidate")


_OTHER_VOTERS = words("other voters")


def before_experts(tied: Tied) -> bool:
    """Say whether somebody or something is told by what it has to do with: "Britain's leading elections expert"."""
    following = tied.context.lower(tied.candidate.trigger.end)
    return following in KNOW_ELECTIONS or following in _OF_ELECTIONS


_OF_ELECTIONS = words("of elections")


def own_caucus(tied: Tied) -> bool:
    """Say whether a caucus is one that somebody leads or belongs to: "addressed her caucus"."""
    noun = tied.head
    return noun.lemma_.lower() == "caucus" and any(c.dep_ == "nmod:poss" for c in noun.children)


def any_contestant(tied: Tied) -> bool:
    """Say whether a result is that of whoever stands, of who votes, or of what is won: "a party needs to win"."""
    people = tied.references("contestant")
    ends = [(tied.context.lower(p.chunk.start), tied.context.lower(p.chunk.end - 1)) for p in people]
    return (
        bool(people)
        and all(p.kind is EntityKind.UNNAMED for p in people)
        and all((a in _WHOEVER and b in _WHO_STAND) or b in _WHO_VOTE or b in _WHAT_IS_WON for a, b in ends)
    )


_WHOEVER = words("whoever")
_WHO_STAND = words("who stands")
_WHO_VOTE = words("who votes")
_WHAT_IS_WON = words("what is won")


def one_ally(tied: Tied) -> bool:
    """Say whether a single person is all that is known of a coalition: "has a coalition of people like Ann Bell"."""
    people = tied.references("participant")
    named = [p for p in people if p.kind is not EntityKind.UNNAMED]
    alone = len(people) == 1 or len(named) < len(people)
    return bool(named) and alone and all(p.kind is EntityKind.PERSON for p in named)


def denied_outcome(tied: Tied) -> bool:
    """Say whether an outcome is denied."""
    return tied.attribute("measure") == "outcome" and tied.verdict.value is Factuality.DENIED


def game(context: Context, event: Event) -> bool:
    """Say whether an event without a post stands in an article about sport."""
    return not getattr(event, "post", None) and context.reports_sport
