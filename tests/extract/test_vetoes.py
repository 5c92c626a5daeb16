"""Each veto fires where its own sentence says it does, and is recorded."""

from __future__ import annotations

import pytest

from kgbuild.extract import produce
from kgbuild.extract.article import extract_traced
from kgbuild.extract.trace import Outcome
from kgbuild.extract.veto import AFTERWARDS, VETOES


@pytest.mark.parametrize("veto", [*VETOES, *AFTERWARDS], ids=lambda v: v.name)
def test_a_veto_fires_on_its_counterexample(annotate, veto, monkeypatch) -> None:
    """The counterexample of a veto has a candidate that this veto refuses, and that no event comes of.

    How sure the model is of it does not matter, so that the next model need not be as sure of the same sentence.
    """
    monkeypatch.setattr(produce, "SURE", 0.0)
    monkeypatch.setattr(produce, "SURE_OF", {})
    found = extract_traced(annotate(veto.counterexample))
    fired = [t for t in found.traces if veto.name in t.vetoes]
    assert fired
    assert all(t.outcome is Outcome.REFUSED and not t.events for t in fired)


def test_an_article_may_end_within_what_a_veto_reads(annotate) -> None:
    """ "Became the sixth minister to" at the end of an article is read without an error."""
    text = "Ann Bell became the sixth cabinet minister to"
    assert extract_traced(annotate(text)).facts.article.text == text
