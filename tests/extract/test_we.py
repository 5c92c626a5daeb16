"""Who "we" are where a party wins or loses: the party of who speaks."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extract.test_in_other_words import told

WE = [
    ('The Labour leader, Keir Starmer, said: "We just lost four elections in a row."', {"Labour"}),
    ('The Conservative MP Ann Bellow said: "We lost the general election."', {"Conservative"}),
    ('The Labour leader, Keir Starmer, said: "If we win the general election, we will build homes."', {"Labour"}),
    ('Labour is divided. Ed Miliband told the BBC: "We lost the general election."', {"Labour"}),
    ('The plumber Carl Dorn spoke of Labour. He said: "We lost the general election."', None),
]


@pytest.mark.parametrize(("text", "who"), WE, ids=[text for text, _ in WE])
def test_we_are_the_party_of_who_speaks(annotate: Any, text: str, who: set[str] | None) -> None:
    """By what the article says of the speaker, else by the reference data; of nobody's party it says nothing."""
    found = [parts for kind, parts, *_ in told(annotate, text) if kind == "ElectionResult"]
    assert found == ([] if who is None else [who])
