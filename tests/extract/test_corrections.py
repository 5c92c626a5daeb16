from __future__ import annotations

from kgbuild.extract.events.election_result import ElectionResult


def test_a_correction_revises_the_figure_it_corrects(facts) -> None:
    """The new figure points at the old one, which stays; a restated wrong figure is no third one."""
    found = facts(
        "Labour lost 40 seats and two councils in the local elections.",
        correction="We said that Labour had lost 40 seats. They actually lost 52 seats.",
    )
    results = {e.value: e for e in found.events if isinstance(e, ElectionResult)}
    assert sorted(results) == [2.0, 40.0, 52.0]
    revised = results[52.0].revises
    assert revised is not None and found.events[revised.index].value == 40.0
    assert len(results[40.0].passages) == 2
