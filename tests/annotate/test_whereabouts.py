from __future__ import annotations

import pytest

from kgbuild.annotate.coreference.draft import Draft
from kgbuild.annotate.coreference.whereabouts import Whereabouts
from kgbuild.layers import Chunk, Mention, MentionForm
from kgbuild.lookup import Index
from kgbuild.model import EntityKind

SENTENCE_OF = (0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2)
QUOTATION_OF = (None, None, None, None, 0, 0, 0, None, None, None, None, None)


@pytest.fixture
def ann() -> Draft:
    """Somebody named at the start and, in quotation marks, in the next sentence."""
    draft = Draft(EntityKind.PERSON, "Ann Bell", ("ann", "bell"))
    draft.add(Chunk(0, 2), MentionForm.NAME)
    draft.add(Chunk(5, 6), MentionForm.PRONOUN)
    return draft


@pytest.fixture
def council() -> Draft:
    """A body that only the words in quotation marks name."""
    draft = Draft(EntityKind.ORGANIZATION, "the council")
    draft.add(Chunk(4, 6), MentionForm.NAME)
    return draft


@pytest.fixture
def whereabouts(ann: Draft, council: Draft) -> Whereabouts:
    """Where both are."""
    return Whereabouts([ann, council], SENTENCE_OF, QUOTATION_OF)


def test_a_pronoun_takes_up_what_is_outside_quotation_marks_if_there_is_any(whereabouts, ann, council):
    """A pronoun inside them takes up all."""
    assert [m.chunk for m in whereabouts.taken_up_at(ann, 9).within(range(3))] == [Chunk(0, 2)]
    assert whereabouts.taken_up_at(ann, 6).last_pronoun(6) == 5
    assert [m.chunk for m in whereabouts.taken_up_at(council, 9).within(range(3))] == [Chunk(4, 6)]


def test_mentions_before_a_token_are_counted_with_those_noted_later(whereabouts, ann):
    """A mention that begins before and ends behind it does not count."""
    whereabouts.note(ann, Mention(Chunk(8, 10), MentionForm.ROLE))
    assert [whereabouts.mentions(ann).ended(i) for i in (1, 2, 6, 9, 10)] == [0, 1, 2, 2, 3]


def test_clusters_are_found_by_their_tokens_and_by_the_ends_of_their_mentions(whereabouts, ann, council):
    """The shortest mention of a token wins, and clusters keep their order."""
    assert whereabouts.overlapping([Chunk(5, 7)]) == {ann, council}
    assert whereabouts.shortest(5) is ann
    assert whereabouts.shortest(3) is None
    assert list(whereabouts.sharing_an_end([Chunk(4, 6)])) == [ann, council]
    assert list(whereabouts.starting([4, 5])) == [ann, council]
    assert list(whereabouts.ending(2)) == [ann]
    assert whereabouts.within(range(1, 2)) == [ann, council]
    assert whereabouts.first_person is ann


def test_people_are_found_by_any_of_their_words_in_the_order_in_which_they_came(ann):
    """Each of them once."""
    other = Draft(EntityKind.PERSON, "Tom Bell", ("tom", "bell"))
    people = Index()
    people.add(ann, ann.words)
    people.add(other, other.words)
    assert people.by(["bell", "ann"]) == [ann, other]
    assert people.by(["tom", "dorn"]) == [other]
