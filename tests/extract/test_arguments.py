from __future__ import annotations

import pytest

from kgbuild.extract import extract
from kgbuild.extract.arguments import doers
from kgbuild.extract.article import extract_traced
from kgbuild.extract.context import Context
from kgbuild.extract.events.appointment import Appointment
from kgbuild.extract.events.coalition import Coalition
from kgbuild.extract.events.defection import Defection
from kgbuild.extract.events.election_result import ElectionResult
from kgbuild.extract.events.endorsement import Endorsement
from kgbuild.extract.events.meeting import Meeting
from kgbuild.extract.events.resignation import Resignation
from kgbuild.extract.events.whip_change import WhipChange
from kgbuild.layers import Chunk
from kgbuild.model import Factuality
from tests.extract.proposing import shown


@pytest.mark.parametrize(
    ("sentence", "person", "post"),
    [
        ("Ann Bell, who had chaired the board, stood down as chairman in May.", "Ann Bell", "chairman"),
        ("Carl Dorn urged Ann Bell to resign as chairman.", "Ann Bell", "chairman"),
        ("Carl Dorn pushed Ann Bell to resign as chairman.", "Ann Bell", "chairman"),
        ("The resignation of the chairman, Carl Dorn, was expected.", "Carl Dorn", "chairman"),
        ("The home secretary, Ann Bell, handed in her resignation.", "Ann Bell", "home secretary"),
        ("Ann Bell lost her job as transport minister.", "Ann Bell", "transport minister"),
        ("Carl Dorn called on Ann Bell to resign as chairman.", "Ann Bell", "chairman"),
        ("The board gave Ann Bell until Monday to resign as chairman.", "Ann Bell", "chairman"),
        ("Ann Bell was forced out as chairman of the board.", "Ann Bell", "chairman of the board"),
        ("Ann Bell has been stripped of her role as treasurer.", "Ann Bell", "treasurer"),
        ("After holding talks with Carl Dorn, Ann Bell resigned as chair.", "Ann Bell", "chair"),
    ],
)
def test_who_resigns_from_what(events, sentence: str, person: str, post: str) -> None:
    """Person and post are read from relative clauses, control, nouns and appositions."""
    found = events(sentence, Resignation)
    assert [(e["person"], e.get("post")) for e in found] == [(person, post)]


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("Carl Dorn's wife, Ann Bell, resigned on Monday.", ["Ann Bell"]),
        ("Carl Dorn's successor, Ann Bell, resigned on Monday.", ["Ann Bell"]),
        ("Carl Dorn, whose wife resigned on Monday, said nothing.", []),
    ],
)
def test_whose_wife_resigns_does_not(events, sentence: str, people: list[str]) -> None:
    """Who resigns is the relative or successor, not whose it is."""
    assert [e["person"] for e in events(sentence, Resignation)] == people


def test_neither_of_two_resigns(events) -> None:
    """The denial of "neither A nor B has" is of both, though the verb is in the singular."""
    found = events("Neither Ann Bell nor Carl Dorn has resigned.", Resignation)
    assert {(e["person"], e["factuality"]) for e in found} == {
        ("Ann Bell", Factuality.DENIED),
        ("Carl Dorn", Factuality.DENIED),
    }


@pytest.mark.parametrize(
    ("sentence", "person"),
    [
        ("Ann Bell appointed Carl Dorn as treasurer.", "Carl Dorn"),
        ("Carl Dorn was appointed treasurer by Ann Bell.", "Carl Dorn"),
        ("Named treasurer in May, Carl Dorn said nothing.", "Carl Dorn"),
        ("Carl Dorn replaced Ann Bell as treasurer.", "Carl Dorn"),
        ("Carl Dorn took over as treasurer.", "Carl Dorn"),
        ("The leader sacked Ann Bell as treasurer and replaced her with Carl Dorn.", "Carl Dorn"),
    ],
)
def test_who_is_appointed(events, sentence: str, person: str) -> None:
    """The one who takes the post is found, not the one who gives it or had it."""
    assert [e["person"] for e in events(sentence, Appointment)] == [person]


@pytest.mark.parametrize(
    ("sentence", "participants"),
    [
        ("Ann Bell met Carl Dorn and Eve Stone in Leeds.", {"Ann Bell", "Carl Dorn", "Eve Stone"}),
        ("Ann Bell held talks with Carl Dorn.", {"Ann Bell", "Carl Dorn"}),
        ("The talks between Ann Bell and Carl Dorn failed.", {"Ann Bell", "Carl Dorn"}),
        ("Eve Stone has held talks with the unions, Carl Dorn said.", {"Eve Stone", "the unions"}),
    ],
)
def test_who_meets(events, sentence: str, participants: set[str]) -> None:
    """All who meet are participants, whether subject, object or named after a noun."""
    found = events(sentence, Meeting)
    assert [set(e["participants"]) for e in found] == [participants]


def test_each_backer_endorses(events) -> None:
    """A list of backers is as many endorsements."""
    found = events("Carl Dorn won the backing of Ann Bell and Eve Stone in the leadership race.", Endorsement)
    assert {(e["endorser"], e["endorsed"]) for e in found} == {("Ann Bell", "Carl Dorn"), ("Eve Stone", "Carl Dorn")}


def test_one_of_two_named_before_refuses(events) -> None:
    """A relative clause in the singular behind two people is of the second, also where its verb governs another."""
    sentence = "There is no love between Carl Dorn, a lawyer, and Ann Bell, who has refused to endorse Eve Stone."
    assert [e["endorser"] for e in events(sentence, Endorsement)] == ["Ann Bell"]


def test_who_becomes_a_member_is_one(events) -> None:
    """Of people in a list only the last becomes what stands in the singular behind it."""
    found = events("He praised Carl Dorn, Eve Stone and Ann Bell, who became an MP only in 2017.", Appointment)
    assert [e["person"] for e in found] == ["Ann Bell"]


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("Carl Dorn has defected from the Conservatives to Labour.", ("Conservatives", "Labour")),
        ("Ann Bell quit the Conservative Party on Friday.", ("Conservative Party", None)),
        ("The defection to Labour of Carl Dorn was no surprise.", (None, "Labour")),
    ],
)
def test_from_which_party_to_which(events, sentence: str, parties: tuple[str | None, str | None]) -> None:
    """Prepositions, objects and nouns tell the parties of a defection; what is not said stays open."""
    found = events(sentence, Defection)
    assert [(e.get("from_party"), e.get("to_party")) for e in found] == [parties]


def test_elliptical_figures(events) -> None:
    """A bare figure takes the measure of the clause before, and its own contestant."""
    found = events("In the local elections the Liberal Democrats lost 70 seats and Labour gained 80.", ElectionResult)
    assert {(e["contestant"], e["change"], e["value"], e["measure"]) for e in found} == {
        ("Liberal Democrats", "lost", 70.0, "seats"),
        ("Labour", "gained", 80.0, "seats"),
    }


def test_figures_in_words(events) -> None:
    """Numbers in words count, each with its own measure."""
    found = events("Labour lost twenty-three seats and nine councils.", ElectionResult)
    assert {(e["value"], e["measure"]) for e in found} == {(23.0, "seats"), (9.0, "councils")}


def test_who_is_included_takes_part_beside_the_others(annotate) -> None:
    """Of "MPs, including Ann Bell, voted" the MPs vote, and she does."""
    text = "Eleven Conservative MPs, including Ann Bell, rebelled and voted against the government."
    found = extract_traced(annotate(text))
    voters = [shown(found, e)["voters"] for e in found.facts.events]
    assert voters == [("Eleven Conservative MPs", "Ann Bell")]


def test_a_coalition_named_by_short_forms(events) -> None:
    """A compound of two party names names both."""
    found = events("Labour and the Liberal Democrats may govern. A Lib-Lab pact is possible.", Coalition)
    assert any(set(e["participants"]) == {"Labour", "Liberal Democrats"} for e in found)


def test_who_is_thanked_does_what_the_gerund_says(annotate) -> None:
    """The doer of a gerund after "thank" is its object."""
    context = Context(annotate("Carl Dorn thanked Ann Bell for meeting Labour donors."))
    start = next(t.i for t in context.doc if t.text == "meeting")
    assert [context.words(m.chunk.start, m.chunk.end) for m in doers(context, Chunk(start, start + 1))] == ["ann bell"]


def test_who_speaks_is_no_party(events) -> None:
    """The "I" of a quotation has the part of a party no more than a name of somebody would."""
    text = "“I can assure you that I have had the account suspended,” Ann Bell said."
    assert events(text, WhipChange) == []


@pytest.mark.parametrize(
    "text",
    [
        "Labour MP Ann Bell joined the Greens in opposing the bill.",
        "Labour councillor Carl Dorn joined the Conservatives to vote down the plan.",
    ],
)
def test_who_joins_a_party_in_doing_something_stays_where_he_is(annotate, text: str) -> None:
    """To join a party in a vote is no defection."""
    assert not [e for e in extract(annotate(text)).events if isinstance(e, Defection)]


def test_who_it_was_and_not_the_other_wins(annotate) -> None:
    """ "It was Ann Bell, not Carl Dorn, who won" tells that Bell won."""
    found = extract(annotate("It was Ann Bell, not Carl Dorn, who won the election."))
    results = [e for e in found.events if isinstance(e, ElectionResult) and e.contestant is not None]
    assert {found.entities[e.contestant.index].name for e in results} == {"Ann Bell"}


def test_who_says_i_is_no_party(events) -> None:
    """Whose whip somebody loses is a party, not the speaker who says that he took it away."""
    text = 'Carl Dorn said: "I have suspended Ann Bell from the Conservative group with immediate effect."'
    assert all(e.get("party") in {None, "Conservative Party"} for e in events(text, WhipChange))
