"""Find whom the words before an infinitive or a gerund make its doer: "urged Bell to", "accused Bell of"."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from kgbuild.extract.context import AGENTS
from kgbuild.extract.noun_phrases import is_possessive, noun_phrase_start
from kgbuild.model import EntityKind

if TYPE_CHECKING:
    from kgbuild.extract.context import Context, Reference


VERB_GROUP = frozenset(
    """
    has have had having is are was were be been being am 's ’s 'd ’d 've ’ve 're ’re will would shall should can
    could may might must ought do does did not n't n’t never also then later now already again once just still
    only even finally soon subsequently eventually recently previously formally officially publicly privately
    secretly reportedly apparently today yesterday tomorrow tonight ever yet reluctantly both all twice
    initially originally immediately 'll ’ll got get getting duly dramatically suddenly unexpectedly so far long
    ca wo
    """.split()
)

COORDINATORS = frozenset("and but or then nor".split())

STOPS = frozenset(". ; : ? ! – —".split())


def controlling_object(context: Context, i: int, kinds: Iterable[EntityKind] = AGENTS) -> list[Reference] | None:
    """Return whom "urge", "call on", "accuse" and their like make the doer of the verb at token i, by the words before.

    None where no such word stands in reach; empty where nobody is named between it and "to", or "of" before a gerund.
    """
    wanted = frozenset(kinds)
    end = i - 1
    if context.lower(end) in COORDINATORS:
        end = next((k for k in range(end - 1, max(0, end - 8), -1) if context.lower(k) in {"to", ",", "."}), end)
    if context.lower(end) != "to":
        return None
    start = max(context.sentence(i).start, end - _REACH)
    for k in range(end - 1, start - 1, -1):
        word = context.lower(k)
        if word in _STRONG_CONTROL and k == end - 1:
            return None
        if word in _STRONG_CONTROL or (word in {"on", "for"} and context.lower(k - 1) in _CALLS):
            named = [m for m in context.after(k + 1, wanted, within=end - k - 1) if not is_possessive(context, m)]
            heads = [m for m in named if context.lower(noun_phrase_start(context, m) - 1) not in _INSIDE]
            return heads if not heads or _one_list(context, heads) else heads[:1]
        if word in STOPS or word in VERB_GROUP - _OWNERS:
            return None
    return None


_REACH = 14

_OWNERS = frozenset({"'s", "’s"})

_INSIDE = frozenset("of in from at by".split())

_CALLS = frozenset("call calls called calling appeal appeals appealed appealing plea pleaded".split())

_STRONG_CONTROL = frozenset(
    """
    urge urged urges urging asked asks asking told tells telling encourage encouraged encourages encouraging persuade
    persuaded persuades persuading press pressed pressing invite invited invites inviting advised advises ordered orders
    wants wanted forced forcing enabled enabling enables challenged begged implored
    pressured allow allowed allowing allows expects tempt
    """.split()
)


def _one_list(context: Context, mentions: list[Reference]) -> bool:
    between = [{context.lower(k) for k in range(a.chunk.end, b.chunk.start)} for a, b in pairwise(mentions)]
    return all(words & {"and", ","} and not words & {"to", "of"} for words in between)  # no "Dorn, aide to Bell, to"
