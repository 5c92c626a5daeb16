from __future__ import annotations

import pytest

from kgbuild.check.index import GraphIndex
from kgbuild.check.shacl import check_shapes

_SHAPES = """
ex:Interval a sh:NodeShape ; rdfs:label "Intervals" ; sh:targetClass kg:Meeting ; sh:property ex:Order ;
    sh:property [ sh:path kg:dateText ; sh:maxCount 1 ] .
ex:Order sh:path oa:start ; sh:lessThan oa:end ; sh:message "It must start before it ends." .
"""


@pytest.fixture
def found(sample):
    """A function that checks Turtle against the shapes and returns each finding's node and message."""

    def check(turtle, shapes=_SHAPES):
        graph = sample.graph(turtle)
        findings = check_shapes(graph, sample.graph(shapes), GraphIndex(graph))
        return sorted((str(f.focus).removeprefix(sample.base), f.title, f.message) for f in findings)

    return check


@pytest.mark.parametrize("value", ["[]", "'x'^^xsd:integer", "'2011-13-01'^^xsd:date"])
def test_what_cannot_be_compared_is_not_in_order(found, value):
    """A value that cannot be compared is a finding, as is every other that is out of order, and no end of the check."""
    turtle = f"""d:odd a kg:Meeting ; oa:start {value} ; oa:end 9 . d:good a kg:Meeting ; oa:start 1 ; oa:end 2 .
    d:bad a kg:Meeting ; oa:start 3 ; oa:end 2 . d:same a kg:Meeting ; oa:start 2 ; oa:end 2 .
    d:other oa:start 3 ; oa:end 2 ."""
    assert found(turtle) == [(node, "Intervals", "It must start before it ends.") for node in ("bad", "odd", "same")]


def test_equal_values_may_be_asked_for(found):
    """With sh:lessThanOrEquals, equal values are in order."""
    turtle = "d:odd a kg:Meeting ; oa:start [] ; oa:end 9 . d:same a kg:Meeting ; oa:start 2 ; oa:end 2 ."
    assert [node for node, *_ in found(turtle, _SHAPES.replace("lessThan ", "lessThanOrEquals "))] == ["odd"]


def test_the_other_shapes_still_run(found):
    """The rest of the shapes is checked as ever."""
    turtle = "d:odd a kg:Meeting ; oa:start [] ; oa:end 9 ; kg:dateText 'May', 'June' ."
    assert [message for *_, message in found(turtle)] == [
        "It may have at most 1 of kg:dateText.",
        "It must start before it ends.",
    ]
