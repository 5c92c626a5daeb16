"""Verbs in all their forms, from the tables that lemmatise texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgbuild.inflection import form_table, forms, forms_of_phrase

CASES = [
    ("meet", "meet meets met meeting"),
    ("beat", "beat beats beaten beating"),
    ("lend", "lend lends lent lending"),
    ("sweep", "sweep sweeps swept sweeping"),
    ("tap", "tap taps tapped tapping"),
    ("prop", "prop props propped propping"),
    ("confer", "confer confers conferred conferring"),
    ("begin", "begin begins began begun beginning"),
    ("swing", "swing swings swung swinging"),
    ("agree", "agree agrees agreed agreeing"),
    ("deny", "deny denies denied denying"),
    ("pass", "pass passes passed passing"),
    ("resign", "resign resigns resigned resigning"),
    ("re-elect", "re-elect re-elects re-elected re-electing"),
    ("be", "be is am are was were been being"),
]


@pytest.mark.parametrize(("lemma", "expected"), CASES, ids=[c[0] for c in CASES])
def test_all_forms_of_a_verb(lemma: str, expected: str) -> None:
    """Present, past and both participles of regular, irregular and doubling verbs."""
    assert set(expected.split()) <= set(forms(lemma))


@pytest.mark.parametrize(
    ("lemma", "wrong"), [("tap", "taped"), ("tap", "taping"), ("win", "wining"), ("plan", "planing"), ("sit", "sitted")]
)
def test_no_form_of_another_verb(lemma: str, wrong: str) -> None:
    """What another verb has as its form ("taped" is of "tape") is not taken for one of this."""
    assert wrong not in forms(lemma)


def test_a_verb_with_words_after_it() -> None:
    """Only the verb is inflected."""
    assert {"step down", "stepped down", "stepping down"} <= set(forms_of_phrase("step down"))


@given(st.lists(st.sampled_from([c[0] for c in CASES]), unique=True))
def test_every_form_leads_back_to_a_lemma_of_the_list(lemmas: list[str]) -> None:
    """A table of forms knows every form of every lemma, and leads to lemmas of the list only."""
    table = form_table(lemmas)
    assert set(table.values()) <= set(lemmas)
    assert all(form in table for lemma in lemmas for form in forms(lemma))
