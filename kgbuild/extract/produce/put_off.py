"""Tell of an election that a rule reads by its date what words beside it say: put off, called off, only if."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kgbuild.extract.caution import CALLED_OFF, CONDITION, PUT_OFF
from kgbuild.extract.events.election import Election
from kgbuild.extract.merging import Draft
from kgbuild.model import Factuality


def stopped(event: Election, drafts: Sequence[Draft]) -> Election:
    """Return an election as put off if words beside it say so; as called off or a mere condition if all they say does.

    Args:
        event: an election as its direction tells it.
        drafts: its mentions: "the second round was postponed", "if an election were held".
    """
    told = [{cue.effect for cue in d.tied.verdict.cues} & _STOPS for d in drafts]
    if event.factuality is Factuality.ACTUAL and any(PUT_OFF in t for t in told):
        return replace(event, factuality=Factuality.PLANNED)
    return replace(event, factuality=drafts[0].tied.verdict.value) if all(told) and len(told) == 1 else event


_STOPS = frozenset({CALLED_OFF, PUT_OFF, CONDITION})
