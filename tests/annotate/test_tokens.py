"""Tokens: where UD English cuts words."""

import pytest

from kgbuild.annotate.tokens import blank_english

_CASES = [
    ("What?! Stop!!!", ["What", "?!", "Stop", "!!!"]),
    ("an anti-war e-mail", ["an", "anti-war", "e-mail"]),
    ("a well-known co-author", ["a", "well", "-", "known", "co-author"]),
    ("Mid-term polls, by-election", ["Mid-term", "polls", ",", "by", "-", "election"]),
    ("the ex-minister", ["the", "ex", "-", "minister"]),
    ("red and/or blue", ["red", "and", "/", "or", "blue"]),
    ("Call 020-555-0199 or 555-0199.", ["Call", "020-555-0199", "or", "555-0199", "."]),
    ("at 7:30pm for 65k", ["at", "7:30", "pm", "for", "65", "k"]),
    ("They wed on Wed. (he said):", ["They", "wed", "on", "Wed.", "(", "he", "said", ")", ":"]),
    ("we'd and it's, can't", ["we", "'d", "and", "it", "'s", ",", "ca", "n't"]),
    ("the Harbour Party(HPX) won", ["the", "Harbour", "Party", "(", "HPX", ")", "won"]),
    ("the 2010-15 parliament", ["the", "2010", "-", "15", "parliament"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), _CASES)
def test_tokens_are_those_of_the_treebanks(text: str, expected: list[str]) -> None:
    """Repeated marks, prefixes with a hyphen, telephone numbers and times are cut as UD English cuts them."""
    assert [token.text for token in blank_english()(text)] == expected
