"""Read events off scores: triggers, the roles of words around each, and what each trigger says of its event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kgbuild.annotate.encoder.decode import Run, entity_runs, softmax

KINDS = (
    *("Meeting", "Defection", "Election", "ElectionResult", "Resignation"),
    *("Appointment", "Endorsement", "Coalition", "Vote"),
)
"""The kinds of event, in the order of the model's numbers."""

ROLES = (
    *("participant", "topic", "place", "time", "person", "from", "to", "body", "contestant", "opponent", "value"),
    *("contest", "post", "org", "by", "endorser", "endorsed", "voter", "motion"),
)
"""The roles of arguments, in the order of the model's numbers."""

ROLES_OF = {
    "Meeting": "participant topic place time",
    "Defection": "person from to place time",
    "Election": "place time body",
    "ElectionResult": "contestant opponent value place time contest",
    "Resignation": "person post org time",
    "Appointment": "person post org by time",
    "Endorsement": "endorser endorsed contest time",
    "Coalition": "participant place time",
    "Vote": "voter motion place time",
}
"""The roles that each kind of event has."""

PROPERTIES: dict[str, tuple[str, ...]] = {
    "factuality": ("actual", "planned", "possible", "denied"),
    "kind": (
        *("general", "presidential", "parliamentary", "local", "by-election", "leadership", "primary", "european"),
        *("scottish", "welsh", "mayoral", "state", "referendum", "other"),
    ),
    "measure": ("outcome", "seats", "councils", "votes", "share", "majority", "place", "turnout"),
    "change": ("won", "lost", "held", "gained", "total"),
    "outcome": ("passed", "rejected", "won", "lost", "none"),
    "end": ("false", "true"),
}
"""What a trigger says of its event, each with its values in the order of the model's numbers."""

PROPERTIES_OF: dict[str, tuple[str, ...]] = {
    "Election": ("kind",),
    "ElectionResult": ("measure", "change"),
    "Vote": ("outcome",),
    "Coalition": ("end",),
}
"""The properties that each kind has, beside factuality."""

NEAR = 16
"""Words on either side of a trigger that have a place of their own; what is farther shares one."""

TRIGGER_TAGS = ("O", *(f"{prefix}-{kind}" for kind in KINDS for prefix in "BI"))
ROLE_TAGS = ("O", *(f"{prefix}-{role}" for role in ROLES for prefix in "BI"))
_NEVER = -1e4
_ALLOWED = {
    kind: np.array([tag == "O" or tag[2:] in roles.split() for tag in ROLE_TAGS]) for kind, roles in ROLES_OF.items()
}


@dataclass(frozen=True, slots=True)
class TriggerRun:
    """Words `start` to `end` (exclusive) that tell of an event; `score` how sure.

    `second` is the next best reading ("O" for no event) with its probability.
    """

    start: int
    end: int
    kind: str
    score: float
    second: tuple[str, float]


def decode_triggers(scores: NDArray[np.float32], bias: float = 0.0) -> list[TriggerRun]:
    """Return the triggers of a window, of one row a word and one column a tag of `TRIGGER_TAGS`.

    `bias` is taken from the score of "O"; a higher one finds more.
    """
    shifted = scores.copy()
    shifted[:, 0] -= bias
    probability = softmax(scores)
    found = []
    for run in entity_runs(shifted, TRIGGER_TAGS):
        rows = probability[run.start : run.end].mean(axis=0)
        by_kind = {"O": float(rows[0])}
        for n, kind in enumerate(KINDS):
            by_kind[kind] = float(rows[1 + 2 * n] + rows[2 + 2 * n])
        score = by_kind.pop(run.label)
        second = max(sorted(by_kind), key=by_kind.__getitem__)
        found.append(TriggerRun(run.start, run.end, run.label, score, (second, by_kind[second])))
    return found


def decode_roles(scores: NDArray[np.float32], kind: str) -> list[Run]:
    """Return the arguments of a trigger: runs of words with their role.

    Scores have one row a word of the window, one column a tag of `ROLE_TAGS`.
    """
    return entity_runs(np.where(_ALLOWED[kind], scores, _NEVER).astype(np.float32), ROLE_TAGS)


def places(words: NDArray[np.int64], start: NDArray[np.int64], end: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return where words stand from triggers: 0 inside, 1 to NEAR+1 after, NEAR+2 and more before; the last is far.

    A row each for triggers of these first words and of these words after their last.
    """
    after = np.clip(words[None, :] - end[:, None] + 1, 0, NEAR + 1)
    before = np.clip(start[:, None] - words[None, :], 0, NEAR + 1)
    placed: NDArray[np.int64] = np.where(before > 0, NEAR + 1 + before, after).astype(np.int64)
    return placed


def numbered(kinds: Sequence[str], same: NDArray[np.float32]) -> list[int]:
    """Return for each trigger of an article the number of its event: each joins the event it agrees with best.

    `same` is a score for each pair, above 0 where both tell of one event; `kinds` are the triggers' in text order.
    """
    agreed = np.zeros((len(kinds), len(kinds)))  # a row an event: what its triggers score with each, added up
    sizes = np.zeros(len(kinds))
    of_kind: dict[str, list[int]] = {}
    numbers: list[int] = []
    events = 0
    for n, kind in enumerate(kinds):
        known = of_kind.setdefault(kind, [])
        scores = agreed[known, n] / sizes[known]
        if known and scores.max() > 0:
            event = known[int(scores.argmax())]
        else:
            event, events = events, events + 1
            known.append(event)
        agreed[event] += same[:, n]
        sizes[event] += 1
        numbers.append(event)
    return numbers
