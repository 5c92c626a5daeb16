"""The vetoes of meetings, as `table.py` has those of the other types."""

from __future__ import annotations

from kgbuild.extract.veto import meetings
from kgbuild.extract.veto.kinds import MEETING, MODEL, Veto

MEETING_VETOES = (
    Veto(
        name="no meeting but a room, a session held every year, or part of a name",
        types=MEETING,
        condition=meetings.other_sense,
        counterexample="Ann Bell attended the annual meeting with Carl Dorn.",
    ),
    Veto(
        name="a meeting that is only spoken to",
        types=MEETING,
        condition=meetings.audience,
        counterexample="Ann Bell addressed a meeting with Carl Dorn.",
    ),
    Veto(
        name="relatives or friends in private",
        types=MEETING,
        condition=meetings.family,
        counterexample="Ann Bell met with her husband and Carl Dorn for dinner.",
    ),
    Veto(
        name="a parliament in session",
        types=MEETING,
        condition=meetings.session,
        counterexample="The meeting of the Scottish Parliament was short.",
    ),
    Veto(
        name="who used to meet held no one meeting",
        types=MEETING,
        condition=meetings.habit,
        counterexample="Ann Bell used to meet Carl Dorn twice a year.",
    ),
    Veto(
        name="who is met with something is greeted",
        types=MEETING,
        condition=meetings.greeted,
        counterexample="Ann Bell was met with cheers from supporters at the party.",
    ),
    Veto(
        name="the family of somebody is somebody else",
        types=MEETING,
        sources=MODEL,
        condition=meetings.kin_of,
        counterexample="Ann Bell met the family of Carl Dorn in Leeds on Friday.",
    ),
)
