"""Who is of a party, and the party itself."""

from __future__ import annotations

import pytest

from kgbuild.extract.article import extract_traced
from kgbuild.extract.events.election_result import ElectionResult
from kgbuild.extract.events.meeting import Meeting
from kgbuild.extract.events.vote import Vote
from kgbuild.model import Event
from tests.extract.proposing import shown


@pytest.mark.parametrize(
    ("text", "kind", "role", "who"),
    [
        ("Ann Bell, a Democrat, met a Republican on Friday.", Meeting, "participants", {"Ann Bell", "a Republican"}),
        ("The Republicans met Ann Bell on Friday.", Meeting, "participants", {"Republicans", "Ann Bell"}),
        ("Ann Bell, the only Tory to vote against the bill, left.", Vote, "voters", {"Ann Bell"}),
        ("The Conservative Party won the general election.", ElectionResult, "contestant", {"Conservative Party"}),
    ],
)
def test_a_party_does_not_do_what_one_of_it_does(annotate, text: str, kind: type[Event], role: str, who: set[str]):
    """ "A Republican" is somebody without a name, or somebody named beside; "the Republicans" are the party."""
    found = extract_traced(annotate(text))
    values = [shown(found, e)[role] for e in found.facts.events if isinstance(e, kind)]
    assert [set(v) if isinstance(v, tuple) else {v} for v in values] == [who]
