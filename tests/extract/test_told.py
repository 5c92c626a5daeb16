from __future__ import annotations

import pytest

from kgbuild.annotate.language import SHIPPED
from kgbuild.extract.context import Context
from kgbuild.extract.statements.content import is_title
from kgbuild.extract.statements.speaking_on import Told, learned_attributions

pytestmark = pytest.mark.skipif(
    not (SHIPPED / "model.onnx").exists(), reason="the shipped model is not in this checkout"
)


@pytest.fixture(scope="module")
def context(annotate) -> Context:
    """An article with reports and quotations, one inside another."""
    return Context(
        annotate(
            "Ann Bell said that the roof was leaking. “It is not,” said Carl Dorn. “She told me: ‘The roof leaks.’ It "
            "does not.”\n\nTom Fenn walked home. “Nobody is to blame,” he said.\n\nThe mayor said nobody knew."
        )
    )


def test_the_quotations_around_and_inside_a_stretch_are_near_it(context):
    """None that shares a token with it is left out, and they stand in text order."""
    everything = context.annotated.quotations
    assert len(everything) > 3
    for start in range(len(context.doc)):
        for end in (start + 1, start + 5):
            near = context.quotations_near(start, end)
            assert {q for q in everything if q.outer.start < end and start < q.outer.end} <= set(near)
            assert [q for q in everything if q in near] == list(near)


def test_attributions_are_found_by_their_tokens_and_where_they_begin(context):
    """As looking at all of them finds them."""
    learned = learned_attributions(context)
    told = Told(context, learned)
    for i in range(len(context.doc)):
        assert told.sharing([i]) == [one for one in learned if i in one.tokens]
        tokens = range(i, i + 3)
        assert told.begins_in(tokens) == any(c.start in tokens for one in learned for c in one.content)


def test_a_list_of_many_titles_is_gone_through_to_its_verb(annotate):
    """However long it is, nothing calls itself so often."""
    context = Context(annotate("The choir sang " + ", ".join(["“The Long Road”"] * 40) + " as Ann Bell left."))
    assert is_title(context, context.annotated.quotations[-1])
