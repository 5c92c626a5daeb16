"""What a producer proposes: some words that may state an event, who and what has a part in it, and how sure it is.

A rule and a learned head propose the same thing, so that all that follows (tying words to entities, refusing, merging)
is written once, and `kgbuild why` can show each proposal with what became of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kgbuild.layers import Chunk, TimeExpression
from kgbuild.model import Factuality

if TYPE_CHECKING:
    from kgbuild.extract.context import Reference
    from kgbuild.extract.posts import Post

_ASIDE = frozenset("time place topic motion contest".split())
"""Roles that say more of an event; the words that state it do without them."""

_CAUTION = (Factuality.ACTUAL, Factuality.PLANNED, Factuality.DENIED, Factuality.POSSIBLE)
"""The verdicts, the more cautious later: "possible" claims least."""

_CLOSE = 0.1
"""Two verdicts whose probabilities differ by less than this are taken to be equally likely."""


@dataclass(frozen=True, slots=True)
class FactualityCue:
    """Words that decide whether something happened, and what they do: "denies", "possible", "planned", "settles"."""

    chunk: Chunk
    effect: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether something happened, the words that say so, and the probability of each answer if a model gave it."""

    value: Factuality
    cues: tuple[FactualityCue, ...] = ()
    distribution: Mapping[Factuality, float] = field(default_factory=dict)

    @classmethod
    def of(cls, distribution: Mapping[Factuality, float], close: float = _CLOSE) -> Verdict:
        """Return the likeliest verdict; where the two likeliest are close, the more cautious of them.

        That it happened and that it did not contradict each other: where these are close, it is possible at most.

        Args:
            distribution: The probability of each verdict.
            close: How much less likely the more cautious one may be and still win.

        Raises:
            ValueError: the distribution is empty.
        """
        if not distribution:
            raise ValueError("a verdict needs the probability of at least one answer")
        ranked = sorted(distribution, key=lambda f: (-distribution[f], _CAUTION.index(f)))
        first, second = ranked[0], ranked[min(1, len(ranked) - 1)]
        tie = distribution[first] - distribution[second] < close
        if tie and {first, second} == {Factuality.ACTUAL, Factuality.DENIED}:
            return cls(Factuality.POSSIBLE, distribution=distribution)
        return cls(max(first, second, key=_CAUTION.index) if tie else first, distribution=distribution)


@dataclass(frozen=True, slots=True)
class Argument:
    """Words with a part in an event.

    `role` is the part: participant, topic, place, time, person, from, to, body, contestant, opponent, value, contest,
    post, org, by, endorser, endorsed, voter or motion. `tied` is what the words mean where the producer has read that
    already; `inside` whether they belong to the passage that states the event (None: as is usual for the role);
    `score` how sure the producer is of the part, between 0 and 1.
    """

    role: str
    chunk: Chunk
    tied: Reference | Post | TimeExpression | None = None
    inside: bool | None = None
    score: float = 1.0

    @property
    def stated(self) -> bool:
        """Whether the words belong to the passage that states the event."""
        return self.role not in _ASIDE if self.inside is None else self.inside


Attribute = str | float | bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Words that may state an event.

    `type` is the name of the event's class; `factuality` None leaves it to the rules for factuality; `attributes` say
    what no words stand for: the kind of an election, the measure and change of a result, the outcome of a vote, the
    end of a coalition; `source` is the rule or "model"; `score` becomes the event's confidence, between 0 and 1;
    `second` is the producer's second choice, to be shown; candidates of one `event` are mentions of one and the
    same, those of one `surely` beyond doubt.
    """

    type: str
    trigger: Chunk
    arguments: tuple[Argument, ...] = ()
    factuality: Verdict | None = None
    attributes: Mapping[str, Attribute] = field(default_factory=dict)
    source: str
    score: float
    second: str = ""
    event: int | None = None
    surely: int | None = None

    def all(self, role: str) -> tuple[Argument, ...]:
        """Return the arguments with a role, in the producer's order."""
        return tuple(a for a in self.arguments if a.role == role)
