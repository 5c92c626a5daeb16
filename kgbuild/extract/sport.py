"""Tell reports of sport, in which the words of politics mean games: meetings, races, elections to a team."""

from __future__ import annotations

from kgbuild.layers import Annotated

SPORT = frozenset(
    """
    coach coaches striker midfielder defender goalkeeper goalscorer winger fullback scrum-half fly-half quarterback
    batsman batsmen bowler wicket wickets innings lbw try tries scrum lineout prop-forward hooker goal goals goalless
    penalty offside tackle kick-off half-time full-time stoppage league cup premiership championship tournament
    semi-final semi-finals quarter-final quarter-finals final finals fixture fixtures match matches season squad
    teammate teammates football rugby cricket tennis golf boxing athletics hockey baseball basketball cycling
    grand-slam wimbledon olympics olympic medal medals sprinter marathon playoffs play-offs touchdown inning
    athlete athletes iaaf cross-country sprint sprints indoor indoors hurdles relay steeplechase 1500m 5000m 10,000m
    swimmer skier jockey peloton runner-up
    fairway birdie seed seeded unseeded set-point backhand forehand knockout bout heavyweight
    """.split()
)
"""Words that together speak of games; each alone may stand in any report."""

_DISTINCT, _SHARE = 4, 0.012


def is_sport(annotated: Annotated) -> bool:
    """Say whether an article reports sport: several words of games, and one of them in every eighty or so."""
    words = [token.lower_ for token in annotated.doc if token.is_alpha or "-" in token.text]
    found = [word for word in words if word in SPORT]
    return len(set(found)) >= _DISTINCT and len(found) >= _SHARE * len(words)
