"""Conditions of vetoes: what looks like a meeting and is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgbuild.english import words
from kgbuild.extract import tree
from kgbuild.extract.meeting_senses import is_audience, is_legislature, noun_of, of_the_family
from kgbuild.extract.meeting_senses import other_sense as sense_of_another

if TYPE_CHECKING:
    from kgbuild.extract.tie import Tied


def _noun(tied: Tied) -> int | None:
    """Return the noun for a meeting in a trigger, None where "meeting" is a verb."""
    trigger, context = tied.candidate.trigger, tied.context
    noun = noun_of(context, trigger)
    if noun == trigger.start and context.doc[noun].pos_ == "VERB" and context.lower(noun) == "meeting":
        return None
    return noun


def other_sense(tied: Tied) -> bool:
    """Say whether the noun names a room, a yearly session or a part of a name."""
    noun = _noun(tied)
    return noun is not None and sense_of_another(tied.context, noun)


def audience(tied: Tied) -> bool:
    """Say whether a meeting is only spoken to."""
    noun = _noun(tied)
    return noun is not None and is_audience(tied.context, noun)


def family(tied: Tied) -> bool:
    """Say whether relatives or friends come together."""
    trigger, people = tied.candidate.trigger, tied.references("participant")
    return of_the_family(tied.context, noun_of(tied.context, trigger), trigger.end, people)


def greeted(tied: Tied) -> bool:
    """Say whether somebody is met with something: "was met with cheers", "the plan was met by anger"."""
    verb = tied.head
    return verb.lemma_ == "meet" and tree.passive(verb) and any("with" in tree.cases(c) for c in verb.children)


def habit(tied: Tied) -> bool:
    """Say whether people only used to meet: no one meeting is meant."""
    verb = tied.head
    return verb.dep_ == "xcomp" and verb.head.lower_ == "used" and verb.head.i < verb.i


def session(tied: Tied) -> bool:
    """Say whether a parliament alone meets: it sits."""
    people = tied.references("participant")
    return len(people) == 1 and is_legislature(tied.context, people[0])


_KIN = words("kin")


def kin_of(tied: Tied) -> bool:
    """Say whether not a person but the person's family is met: "met the family of Carl Dorn"."""
    lower = tied.context.lower
    chunks = [p.chunk for p in tied.references("participant")]
    own = any(lower(k) in _KIN and lower(k + 1) == "of" for c in chunks for k in range(c.start, c.end))
    return own or any(lower(c.start - 1) == "of" and lower(c.start - 2) in _KIN for c in chunks)


def costs(tied: Tied) -> bool:
    """Say whether a sentence is about what a meeting costs: "will meet the cost of the talks"."""
    head = tied.context.doc[tied.candidate.trigger.start]
    return head.dep_.startswith("nmod") and head.head.lemma_.lower() in _COSTS


_COSTS = words("cost")


def in_a_post(tied: Tied) -> bool:
    """Say whether a trigger is a word of a post and not its head: "minister for dialogue"."""
    trigger = tied.candidate.trigger
    return any(p.head != trigger.start for p in tied.context.posts.at(trigger.start))
