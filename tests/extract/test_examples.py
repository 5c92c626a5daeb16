"""Each event file's own sentences, run through the annotator."""

from __future__ import annotations

import pytest

from kgbuild.extract.events import EventType, event_types

OWN = [t for t in event_types() if t.cls.__module__.startswith("kgbuild.")]
EXAMPLES = [(t, sentence) for t in OWN for sentence in t.examples]
COUNTEREXAMPLES = [(t, sentence) for t in OWN for sentence in t.counterexamples]


@pytest.mark.parametrize(("event_type", "sentence"), EXAMPLES, ids=[s for _, s in EXAMPLES])
def test_an_example_states_such_an_event(facts, event_type: EventType, sentence: str) -> None:
    """Each example of an event file states an event of its type."""
    assert any(isinstance(e, event_type.cls) for e in facts(sentence).events)


@pytest.mark.parametrize(("event_type", "sentence"), COUNTEREXAMPLES, ids=[s for _, s in COUNTEREXAMPLES])
def test_a_counterexample_states_none(facts, event_type: EventType, sentence: str) -> None:
    """No counterexample of an event file states an event of its type."""
    assert not [e for e in facts(sentence).events if isinstance(e, event_type.cls)]
