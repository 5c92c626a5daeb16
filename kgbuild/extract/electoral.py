"""Tell whether an article speaks of elections and parliaments, so that "race", "vote" and "back" have their sense."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kgbuild.extract.context import Context

ELECTORAL = frozenset(
    """
    election elections electoral electorate electors by-election by-elections byelection referendum plebiscite brexit
    voter voters ballot ballots parliament parliamentary mp mps msp msps mep meps peers senate senator senators congress
    congressman congresswoman congressmen congressional lawmaker lawmakers legislature legislator legislators
    presidency presidential premiership mayor mayoral mayoralty governor gubernatorial constituency constituencies
    re-elected reelected re-election reelection candidacy leadership caucus caucuses councillor councillors
    backbencher backbenchers incumbent midterm midterms runoff runoffs
    """.split()
)
"""Words of elections and of those elected; one of them is enough to tell the subject of an article."""

LEGISLATIVE = ELECTORAL | frozenset(
    """
    bill bills legislation amendment amendments council councils commons lords assembly knesset duma bundestag
    """.split()
)
"""Those, and words of the making of laws."""


KNOW_ELECTIONS = frozenset("expert experts analyst analysts guru watchdog specialist specialists pundit".split())
"""Nouns for those whom "election" before tells what they know about."""


def speaks_of(context: Context, words: frozenset[str]) -> bool:
    """Say whether an article has one of these words, counts votes, or names a party."""
    return context.names_party or not context.vocabulary.isdisjoint(words)
