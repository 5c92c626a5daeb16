from __future__ import annotations

import pytest

from kgbuild.check.classes import check_classes
from kgbuild.check.index import GraphIndex


@pytest.mark.parametrize(
    ("turtle", "told"),
    [
        ("d:m a kg:Meeting , sem:Event .", None),
        ("d:m a kg:Meeting , sem:Event , <https://other.example/Thing> .", None),
        ("d:m a kg:Meeting , sem:Place .", "It is said to be sem:Place, which is no class above kg:Meeting."),
        ("d:m a kg:Meeting , prov:SoftwareAgent .", "said to be prov:SoftwareAgent"),
        ("d:m a sem:Place .", None),
    ],
)
def test_classes_are_above_the_own(sample, ontology, turtle, told):
    """A class of a vocabulary that the graph repeats must be above the node's own; of others nothing is said."""
    messages = [f.message for f in check_classes(GraphIndex(sample.graph(turtle)), ontology)]
    assert len(messages) == (told is not None)
    assert all(told in message for message in messages)
