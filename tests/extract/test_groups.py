"""Groups of people without a name: where their words begin."""

from __future__ import annotations

import pytest

from kgbuild.extract.groups import find_groups


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The latest delegation met Ann Bell.", "The latest delegation"),
        ("Ann Bell led the recent parties meeting.", "parties"),
        ("Ann Bell met a delegation of farmers.", "a delegation of farmers"),
    ],
)
def test_a_group_keeps_what_describes_it(annotate, text: str, name: str) -> None:
    """An adjective that describes the event a group holds is not the group's; one before the group alone is."""
    assert [c.name for c in find_groups(annotate(text))] == [name]
