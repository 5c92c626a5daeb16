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


def no_contest(tied: Tied) -> bool:
    """Say whether the article speaks of no election."""
    return not speaks_of(tied.context, ELECTORAL)


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


_WHO_VOTE = words("who votes")


def denied_outcome(tied: Tied) -> bool:
    """Say whether an outcome is denied."""
    return tied.attribute("measure") == "outcome" and tied.verdict.value is Factuality.DENIED


def game(context: Context, event: Event) -> bool:
    """Say whether an event without a post stands in an article about sport."""
    return not getattr(event, "post", None) and context.reports_sport


def poll_of_a_firm(tied: Tied) -> bool:
    """Say whether a poll is one of opinions that a firm asked for: "the Forsa poll", where pollsters are spoken of."""
    noun, at = tied.head, tied.context.at
    if noun.lemma_.lower() != "poll" or _ASKS_OPINIONS.isdisjoint(tied.context.vocabulary):
        return False
    names = [c for c in tree.children(noun, "compound") if c.pos_ == "PROPN" and not tied.context.times.at(c.i)]
    where = frozenset({EntityKind.PLACE, EntityKind.PARTY})
    return bool(names) and not any(at(c.i, where) is not None or c.lower_ in _ABOUT for c in names)


_ASKS_OPINIONS = words("asks for opinions")
_ABOUT = words("what people vote on")


def before_experts(tied: Tied) -> bool:
    """Say whether somebody or something is told by what it has to do with: "Britain's leading elections expert"."""
    following = tied.context.lower(tied.candidate.trigger.end)
    return following in KNOW_ELECTIONS or following in _OF_ELECTIONS


_OF_ELECTIONS = words("of elections")


def way_of_voting(tied: Tied) -> bool:
    """Say whether "vote" names a way of voting, and no occasion: "the campaign for the alternative vote"."""
    noun = tied.head
    return noun.lemma_.lower() == "vote" and any(c.lower_ in _WAYS for c in tree.children(noun, "amod"))


_WAYS = words("way of voting")


def wins_nothing(tied: Tied) -> bool:
    """Say whether a result is that of who votes, or of what is won: "a majority will be hard to win"."""
    people = tied.references("contestant")
    ends = [tied.context.lower(p.chunk.end - 1) for p in people if p.kind is EntityKind.UNNAMED]
    return bool(people) and len(ends) == len(people) and all(e in _WHO_VOTE or e in _WHAT_IS_WON for e in ends)


_WHAT_IS_WON = words("what is won")


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


def again(tied: Tied) -> bool:
    """Say whether a word for an election is "re-election"."""
    trigger = tied.candidate.trigger
    return tied.context.words(trigger.start, trigger.end).replace("-", "").replace(" ", "").startswith("reelect")
