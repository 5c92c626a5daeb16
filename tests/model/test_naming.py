from __future__ import annotations

import pytest

from kgbuild.model.naming import spaced


@pytest.mark.parametrize(
    ("name", "words"),
    [("Meeting", "meeting"), ("ElectionResult", "election result"), ("first_day", "first day"), ("a-b", "a b")],
)
def test_a_name_as_words(name, words):
    """Capitals within a name, hyphens and underscores begin words."""
    assert spaced(name) == words
