"""What the model reads, before anything is tied: arguments that cannot be what it takes them for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kgbuild.extract import extract
from kgbuild.extract.candidate import Candidate
from kgbuild.extract.context import Context
from kgbuild.extract.events.defection import Defection
from kgbuild.extract.events.election import Election
from kgbuild.extract.events.election_result import ElectionResult
from kgbuild.extract.events.vote import Vote
from kgbuild.extract.produce import candidates
from kgbuild.extract.produce.learned import find
from kgbuild.extract.sides import find_sides
from kgbuild.layers import Annotated, Chunk, EventArgument, EventMention, head_of
from tests.extract.proposing import chunk_of, mention, read


def test_words_of_another_mention_in_their_sentence_are_its_own(annotate) -> None:
    """A post that a dismissal in its own sentence has is not that of a dismissal in the sentence before."""
    annotated = annotate("Rosa Quill sacked Hugh Vane. Ivo Marsh dismissed Una Pike as transport minister.")
    post = ("post", "transport minister")
    found = read(
        annotated,
        mention(annotated, "sacked", ("person", "Hugh Vane"), post),
        mention(annotated, "dismissed", ("person", "Una Pike"), post),
    )
    assert found == [{("person", "Hugh Vane")}, {("person", "Una Pike"), post}]


def test_who_dismisses_is_not_dismissed(annotate) -> None:
    """Where the model takes both sides of a verb for the person, it is the object."""
    annotated = annotate("Rosa Quill sacked Hugh Vane.")
    found = read(annotated, mention(annotated, "sacked", ("person", "Rosa Quill"), ("person", "Hugh Vane")))
    assert found == [{("person", "Hugh Vane")}]


def test_several_who_resign_all_do(annotate) -> None:
    """People who resign together stay together: they are on one side of the verb."""
    annotated = annotate("Rosa Quill and Hugh Vane resigned.")
    people = ("person", "Rosa Quill"), ("person", "Hugh Vane")
    assert read(annotated, mention(annotated, "resigned", *people)) == [set(people)]


def test_who_may_win_takes_more_certainty(annotate) -> None:
    """A hypothetical win becomes a candidate only where the model is surer than of one that happened."""
    annotated = annotate("If Labour wins, taxes will rise.")
    read_so = EventMention(
        kind="ElectionResult",
        trigger=chunk_of(annotated, "wins"),
        arguments=(EventArgument("contestant", chunk_of(annotated, "Labour")),),
        factuality=(("possible", 1.0),),
        properties=(("measure", "outcome", 1.0), ("change", "won", 1.0)),
        event=0,
        score=0.9,
        second=("O", 0.1),
    )
    happened = replace(read_so, factuality=(("actual", 1.0),))
    found = [list(candidates(Context(replace(annotated, events=(m,))))) for m in (read_so, happened)]
    assert [len(f) for f in found] == [0, 1]


def test_who_replaces_somebody_does_not_leave(annotate) -> None:
    """Of two whom the model takes for leaving, it is the one who was replaced."""
    annotated = annotate("Rosa Quill replaced Hugh Vane.")
    people = ("person", "Rosa Quill"), ("person", "Hugh Vane")
    assert read(annotated, mention(annotated, "replaced", *people)) == [{("person", "Hugh Vane")}]


def test_who_was_replaced_takes_up_no_post(annotate) -> None:
    """The subject of "was replaced" is nobody's appointment."""
    annotated = annotate("Hugh Vane has been replaced.")
    taken = mention(annotated, "replaced", ("person", "Hugh Vane"), kind="Appointment")
    assert read(annotated, taken) == [set()]


def test_who_replaces_somebody_takes_up_the_post(annotate) -> None:
    """Of "will be replaced by Dorn" the appointment is Dorn's, whomever the model takes for it."""
    annotated = annotate("Hugh Vane, who will be replaced by Rosa Quill, is popular.")
    taken = mention(annotated, "replaced", ("person", "Hugh Vane"), kind="Appointment")
    assert read(annotated, taken) == [{("person", "Rosa Quill")}]


def test_who_is_put_in_another_s_place_takes_up_the_post(annotate) -> None:
    """Of "Vane dismissed Orme and replaced her with Quill" the appointment is Quill's, not that of who chose her."""
    annotated = annotate("Hugh Vane dismissed Ann Orme and replaced her with Rosa Quill.")
    taken = mention(annotated, "replaced", ("person", "Hugh Vane"), kind="Appointment")
    found = candidates(Context(replace(annotated, events=(taken,))))
    told = [annotated.words(a.chunk) for c in found if c.type == "Appointment" for a in c.arguments]
    assert told == ["Rosa Quill"]


def test_whose_successor_takes_office_does_not(annotate) -> None:
    """Of "Vane's successor as mayor, Quill, was sworn in" the appointment is not Vane's."""
    annotated = annotate("Hugh Vane's successor as mayor, Rosa Quill, was sworn in.")
    taken = mention(annotated, "sworn in", ("person", "Hugh Vane"), ("person", "Rosa Quill"), kind="Appointment")
    assert read(annotated, taken) == [{("person", "Rosa Quill")}]


@pytest.mark.parametrize("loser", ["Labour", "the Greens"])
def test_from_whom_seats_are_taken_gains_none(annotate, loser: str) -> None:
    """A party from which seats are taken is not the one that gains them."""
    annotated = annotate(f"The Tories gained 12 councillors from {loser} at the local elections.")
    told = mention(
        annotated,
        "gained",
        ("contestant", "Tories"),
        ("contestant", loser),
        ("value", "12 councillors"),
        kind="ElectionResult",
    )
    assert read(annotated, told) == [{("contestant", "Tories"), ("value", "12 councillors")}]


def test_what_a_rule_knows_to_be_the_seat_wins_nothing(annotate) -> None:
    """Where the model takes the seat that a rule read for who takes it, the rule's party takes it."""
    annotated = annotate("SNP gain Glasgow Southside from Labour.")
    told = mention(annotated, "gain", ("contestant", "Glasgow Southside"), kind="ElectionResult")
    found = extract(replace(annotated, events=(told,))).events
    assert {annotated.clusters[e.contestant.index].name: e.change for e in found} == {"SNP": "won", "Labour": "lost"}


def test_dates_and_places_of_other_sentences_are_left_out(annotate) -> None:
    """What is told of another event in the next sentence is not taken over: no day is better than its."""
    annotated = annotate("Rosa Quill met Hugh Vane. Ivo Marsh resigned in Leeds on Friday.")
    far = ("time", "Friday"), ("place", "Leeds")
    people = ("participant", "Rosa Quill"), ("participant", "Hugh Vane")
    assert read(annotated, mention(annotated, "met", *people, *far, kind="Meeting")) == [set(people)]


def test_the_grammar_of_its_clause_comes_before_words_elsewhere(annotate) -> None:
    """Whom the model takes from another sentence counts only where the event's own clause names nobody."""
    annotated = annotate("Una Pike spoke. The talks between Rosa Quill and Hugh Vane ended.")
    found = read(annotated, mention(annotated, "talks", ("participant", "Una Pike"), kind="Meeting"))
    assert found == [{("participant", "Rosa Quill"), ("participant", "Hugh Vane")}]


def test_a_date_in_a_relative_clause_is_not_the_main_verbs(annotate) -> None:
    """ "whose father resigned in 1997" dates no meeting."""
    annotated = annotate("Rosa Quill, whose father resigned in 1997, met Hugh Vane.")
    people = ("participant", "Rosa Quill"), ("participant", "Hugh Vane")
    assert read(annotated, mention(annotated, "met", *people, ("time", "1997"), kind="Meeting")) == [set(people)]


def test_what_is_joined_is_not_left(annotate) -> None:
    """The object of "joined" is where somebody goes, that of "left" where he comes from, whatever the model says."""
    for verb, wrong, right in (("joined", "from", "to"), ("left", "to", "from")):
        annotated = annotate(f"Rosa Quill {verb} Labour on Monday.")
        found = read(annotated, mention(annotated, verb, ("person", "Rosa Quill"), (wrong, "Labour"), kind="Defection"))
        assert found == [{("person", "Rosa Quill"), (right, "Labour")}]


def test_who_is_only_described_is_nobody_named_elsewhere(annotate) -> None:
    """ "A councillor who joined" is not whom the sentence before names, though the model takes it so."""
    annotated = annotate("Rosa Quill spoke. A councillor who joined Labour in May was delighted.")
    far = mention(annotated, "joined", ("person", "Rosa Quill"), ("to", "Labour"), kind="Defection")
    assert read(annotated, far) == [{("to", "Labour"), ("person", "A councillor")}]


def test_whose_government_wins_a_vote_does_not_vote(annotate) -> None:
    """ "Quill's government won a confidence vote" is no vote of Quill's."""
    annotated = annotate("Rosa Quill's government won a confidence vote.")
    assert read(annotated, mention(annotated, "confidence vote", kind="Vote")) == [set()]


def test_who_appoints_others_takes_up_no_post(annotate) -> None:
    """ "Quill will begin appointing her cabinet" appoints neither Quill nor, by "her", Quill again."""
    annotated = annotate("Rosa Quill will begin appointing her shadow cabinet.")
    for words in ("Rosa Quill", "her"):
        taken = mention(annotated, "appointing", ("person", words), kind="Appointment")
        assert read(annotated, taken) == [set()]


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "role"),
    [
        ("Rosa Quill smiled after winning a stunning victory.", "victory", "ElectionResult", "contestant"),
        ("Rosa Quill had talks on Monday.", "talks", "Meeting", "participant"),
    ],
)
def test_a_verb_that_adds_nothing_tells_who_does_it(annotate, text: str, trigger: str, kind: str, role: str) -> None:
    """The subject of "won a victory" or "had talks" has the part that the noun names."""
    annotated = annotate(text)
    assert read(annotated, mention(annotated, trigger, kind=kind)) == [{(role, "Rosa Quill")}]


def test_whom_one_succeeds_has_not_lost(annotate) -> None:
    """ "A victory to succeed Vane" is no defeat of Vane's."""
    annotated = annotate("Rosa Quill won a victory to succeed Hugh Vane.")
    won = mention(annotated, "victory", ("contestant", "Rosa Quill"), ("opponent", "Hugh Vane"), kind="ElectionResult")
    assert read(annotated, won) == [{("contestant", "Rosa Quill")}]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("A spokesman said on Monday Rosa Quill had met Hugh Vane.", "met"),
        ("Rosa Quill told MPs on Tuesday after the meeting that it went well.", "meeting"),
    ],
)
def test_when_it_is_told_is_not_when_it_was(annotate, text: str, trigger: str) -> None:
    """The day on which somebody says or tells of an event is not that of the event."""
    annotated = annotate(text)
    day = ("time", "Monday" if "Monday" in text else "Tuesday")
    (found,) = read(annotated, mention(annotated, trigger, ("participant", "Rosa Quill"), day, kind="Meeting"))
    assert day not in found


def test_who_wins_support_is_backed(annotate) -> None:
    """In "won the support of B" it is B who backs, whatever the model says, and where it says nothing."""
    annotated = annotate("Rosa Quill won the support of Hugh Vane.")
    expected = {("endorser", "Hugh Vane"), ("endorsed", "Rosa Quill")}
    turned = ("endorser", "Rosa Quill"), ("endorsed", "Hugh Vane")
    assert read(annotated, mention(annotated, "support", *turned, kind="Endorsement")) == [expected]
    assert read(annotated, mention(annotated, "support", kind="Endorsement")) == [expected]


@pytest.mark.parametrize(("score", "kind"), [(0.97, "presidential"), (0.8, "general")])
def test_the_kind_of_an_election_is_the_models_where_it_is_sure(annotate, score: float, kind: str) -> None:
    """A rule that only guesses the kind of "the election" gives way to a model that is sure; what words tell stays."""
    annotated = annotate("Rosa Quill hopes to win the election on Tuesday.")
    read_so = replace(mention(annotated, "election", kind="Election"), properties=(("kind", "presidential", score),))
    found = candidates(Context(replace(annotated, events=(read_so,))))
    assert [c.attributes["kind"] for c in found if c.type == "Election"] == [kind]


@pytest.mark.parametrize(("score", "kind"), [(0.97, "presidential"), (0.8, "general")])
def test_a_year_tells_no_kind_of_election(annotate, score: float, kind: str) -> None:
    """ "The 2016 election" is of the kind that a sure model reads: the year says which one, not what is chosen."""
    annotated = annotate("Rosa Quill lost the 2016 election.")
    read_so = replace(mention(annotated, "election", kind="Election"), properties=(("kind", "presidential", score),))
    found = candidates(Context(replace(annotated, events=(read_so,))))
    assert [c.attributes["kind"] for c in found if c.type == "Election"] == [kind]


@pytest.mark.parametrize(
    ("text", "read_as", "kind"),
    [
        ("Americans hoped for change in the 2012 election.", "", "presidential"),
        ("Americans hoped for change in the 2014 election.", "", "midterm"),
        ("Rosa Quill of Ohio, United States, lost the election.", "general", "presidential"),
        ("Rosa Quill lost the 2017 election in France.", "presidential", "presidential"),
        ("Rosa Quill lost the 2017 election in France.", "general", "general"),
        ("Germany's president spoke before the election.", "presidential", "general"),
        ("The German president spoke before the 2021 election in the United Kingdom.", "presidential", "general"),
        ("The American president spoke before the 2012 election in Ohio.", "general", "general"),
        ("The American president spoke of the 2012 election.", "mayoral", "general"),
    ],
)
def test_a_country_and_a_year_tell_the_kind_of_an_election(annotate, text: str, read_as: str, kind: str) -> None:
    """Where the reference data have one kind for a country then, a guess gives way; two kinds or a town leave it."""
    annotated = annotate(text)
    read_so = replace(mention(annotated, "election", kind="Election"), properties=(("kind", read_as, 0.8),))
    found = candidates(Context(replace(annotated, events=(read_so,) if read_as else ())))
    assert [c.attributes["kind"] for c in found if c.type == "Election"] == [kind]


def test_what_a_rule_proposes_is_of_the_event_that_the_model_says(annotate) -> None:
    """The number of the event comes from the model, so that "the departure" finds who left by a rule."""
    annotated = annotate("Rosa Quill resigned as mayor. Her resignation was expected.")
    left = replace(mention(annotated, "resigned", kind="Resignation"), event=3)
    found = candidates(Context(replace(annotated, events=(left,))))
    assert [(c.source, c.event) for c in found if c.trigger.overlaps(left.trigger)] == [("rule", 3)]


@pytest.mark.parametrize(("reads", "expected"), [((), []), (("Endorsement",), ["rule"]), (None, ["rule"])])
def test_a_rule_alone_makes_no_endorsement(annotate, reads, expected) -> None:
    """What a rule takes for an endorsement counts where the model reads one, too, or where there is no model."""
    annotated = annotate("Rosa Quill backed Hugh Vane for the leadership.")
    told = None if reads is None else tuple(mention(annotated, "backed", kind=kind) for kind in reads)
    found = candidates(Context(replace(annotated, events=told)))
    assert [c.source for c in found if c.type == "Endorsement"] == expected


def test_when_it_was_put_off_is_not_when_it_is(annotate) -> None:
    """A date beside "delayed" tells when that was."""
    annotated = annotate("Rosa Quill delayed a vote on her deal in December.")
    vote = mention(annotated, "vote", ("motion", "her deal"), ("time", "December"), kind="Vote")
    assert read(annotated, vote) == [{("motion", "her deal")}]


def test_by_whom_somebody_is_appointed_takes_up_no_post(annotate) -> None:
    """In "a novice appointed by Hugh Vane" it is not Vane who takes up the post."""
    annotated = annotate("The seat goes to a novice appointed by Governor Hugh Vane.")
    (found,) = read(annotated, mention(annotated, "appointed", ("person", "Hugh Vane"), kind="Appointment"))
    assert ("person", "Hugh Vane") not in found


def test_who_is_named_to_replace_somebody_replaces_him(annotate) -> None:
    """In "Vane will name Quill to replace Marsh" it is Quill who takes over."""
    annotated = annotate("Hugh Vane will name Rosa Quill to replace Ivo Marsh.")
    (found,) = read(annotated, mention(annotated, "replace", kind="Appointment"))
    assert {words for role, words in found if role == "person"} == {"Rosa Quill"}


def test_who_replaces_somebody_with_another_takes_over_nothing(annotate) -> None:
    """In "Vane sacked Marsh to replace him with somebody else" it is not Vane who takes over."""
    annotated = annotate("Hugh Vane sacked Ivo Marsh as chairman in order to replace him with somebody else.")
    found = [c for c in candidates(Context(annotated)) if c.type == "Appointment"]
    assert [annotated.words(a.chunk) for c in found for a in c.arguments if a.role == "person"] == []


def test_whose_day_it_is_said_to_be_is_dated(annotate) -> None:
    """ "Saturday's election" is on Saturday, what comes after it is not."""
    annotated = annotate("The vote comes after Saturday's election in Leeds.")
    assert read(annotated, mention(annotated, "vote", ("time", "Saturday"), kind="Vote")) == [set()]
    election = mention(annotated, "election", ("time", "Saturday"), kind="Election")
    assert ("time", "Saturday") in read(annotated, election)[0]


def test_a_kind_that_the_words_tell_stays(annotate) -> None:
    """ "Local elections" are local, whatever the model says."""
    annotated = annotate("Rosa Quill hopes to win the local elections on Tuesday.")
    read_so = replace(mention(annotated, "local elections", kind="Election"), properties=(("kind", "general", 0.99),))
    found = candidates(Context(replace(annotated, events=(read_so,))))
    assert [c.attributes["kind"] for c in found if c.type == "Election"] == ["local"]


def test_where_they_meet_takes_no_part(annotate) -> None:
    """ "Talks in Leeds" are with nobody called Leeds."""
    annotated = annotate("Rosa Quill met Hugh Vane for talks in Leeds.")
    people = ("participant", "Rosa Quill"), ("participant", "Hugh Vane")
    assert read(annotated, mention(annotated, "met", *people, ("participant", "Leeds"), kind="Meeting")) == [
        set(people)
    ]


def test_who_does_something_else_while_they_talk_takes_no_part(annotate) -> None:
    """ "Talks went on after Bell had won" are not with her; "talks that Bell held" are."""
    annotated = annotate("Rosa Quill held talks after Ann Bell had defeated Carl Dorn.")
    people = tuple(("participant", name) for name in ("Rosa Quill", "Ann Bell", "Carl Dorn"))
    assert read(annotated, mention(annotated, "talks", *people, kind="Meeting")) == [{people[0]}]


def test_without_whom_others_meet_takes_no_part(annotate) -> None:
    """ "They met without Bell" is no meeting of hers."""
    annotated = annotate("Rosa Quill met Hugh Vane without Ann Bell.")
    people = tuple(("participant", name) for name in ("Rosa Quill", "Hugh Vane", "Ann Bell"))
    assert read(annotated, mention(annotated, "met", *people, kind="Meeting")) == [set(people[:2])]


def test_over_whom_somebody_is_chosen_is_not_chosen(annotate) -> None:
    """ "Bell was chosen over Dorn" gives him no post."""
    annotated = annotate("Rosa Quill was chosen over Hugh Vane as treasurer.")
    people = ("person", "Rosa Quill"), ("person", "Hugh Vane")
    assert read(annotated, mention(annotated, "chosen", *people, kind="Appointment")) == [{people[0]}]


@pytest.mark.parametrize(
    ("text", "trigger", "who"),
    [
        ("Hugh Vane, sacked by Rosa Quill last week, met Ivo Marsh.", "sacked", "Hugh Vane"),
        ("Rosa Quill, whose husband Hugh Vane resigned as mayor, won.", "resigned", "Hugh Vane"),
        ("Rosa Quill accepted the resignation of Hugh Vane.", "resignation", "Hugh Vane"),
    ],
)
def test_who_stands_by_the_one_who_leaves_stays(annotate, text: str, trigger: str, who: str) -> None:
    """Who sacks somebody, accepts a resignation or whose husband has resigned leaves no post, whoever reads so."""
    annotated = annotate(text)
    people = ("person", "Rosa Quill"), ("person", "Hugh Vane")
    assert read(annotated, mention(annotated, trigger, *people)) == [{("person", who)}]


def test_a_list_after_between_is_read_to_its_end(annotate) -> None:
    """Of "between Ann Bell and Carl Dorn" both meet, though the model marks only the first."""
    annotated = annotate("A meeting planned between Rosa Quill and Hugh Vane was put off.")
    found = read(annotated, mention(annotated, "meeting", ("participant", "Rosa Quill"), kind="Meeting"))
    assert found == [{("participant", "Rosa Quill"), ("participant", "Hugh Vane")}]


@pytest.mark.parametrize(
    ("text", "value", "measure"),
    [
        ("Labour won 12 seats in the election.", "12 seats", "seats"),
        ("Labour won by 2,389 votes in the election.", "2,389 votes", "majority"),
        ("Labour won with a majority of 2,389 votes in the election.", "2,389 votes", "majority"),
        ("Labour won 2,389 votes in the election.", "2,389 votes", "votes"),
        ("Labour won 40 per cent in the election.", "40 per cent", "share"),
        ("Labour won with 2,389 in the election.", "2,389", "share"),
    ],
)
def test_a_figure_counts_what_its_words_say(annotate, text: str, value: str, measure: str) -> None:
    """What is counted is told by the noun behind the number, then by the model."""
    annotated = annotate(text)
    plain = mention(annotated, "won", ("contestant", "Labour"), ("value", value), kind="ElectionResult")
    taken = replace(plain, properties=(("measure", "share", 0.9), ("change", "won", 0.9)))
    (found,) = find(Context(replace(annotated, events=(taken,))))
    assert found.attributes["measure"] == measure


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("The referendum ended with a win for Leave, and Remain conceded.", {"Leave", "Remain"}),
        ("Yes won the referendum in Leeds.", {"Yes"}),
        ("Kate Bell spoke of the referendum. No, she said. Leave it there.", set()),
        ("Remain was the name of a band.", set()),
    ],
)
def test_the_sides_of_a_referendum_may_win_it(annotate, text: str, sides: set[str]) -> None:
    """A side's word with a noun's part in its sentence names one, in an article about a referendum."""
    assert {c.name for c in find_sides(annotate(text))} == sides


def test_who_gives_up_the_whip_leaves_the_party(annotate) -> None:
    """The party whose whip it is is the one that is left."""
    facts = extract(replace(annotate("Rosa Quill, the Labour MP, resigned the Labour whip."), events=()))
    (left,) = (e for e in facts.events if isinstance(e, Defection))
    assert facts.entities[left.from_party.index].name == "Labour"


def test_a_side_that_is_voted_for_wins(annotate) -> None:
    """ "voted to leave" is a result of Leave, whatever part of speech its word is."""
    annotated = annotate("Leave won the referendum. Leeds voted to leave the EU.")
    plain = mention(annotated, "voted", ("contestant", "leave"), kind="ElectionResult")
    taken = replace(plain, properties=(("measure", "outcome", 1.0), ("change", "won", 1.0)))
    facts = extract(replace(annotated, events=(taken,)))
    assert [facts.entities[e.contestant.index].name for e in facts.events if isinstance(e, ElectionResult)] == ["Leave"]


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "read_so", "kept"),
    [
        (
            "MPs will amend the Bell act or pass a bill.",
            "pass",
            "Vote",
            {("voter", "Bell act"), ("motion", "a bill")},
            {("motion", "a bill")},
        ),
        (
            "Number Ten rejected the Labour plan.",
            "rejected",
            "Vote",
            {("voter", "Labour"), ("motion", "plan")},
            {("motion", "plan")},
        ),
        (
            "Rosa Quill's pick for treasurer, Hugh Vane, smiled.",
            "pick",
            "Appointment",
            {("person", "Rosa Quill"), ("person", "Hugh Vane")},
            {("person", "Hugh Vane")},
        ),
    ],
)
def test_who_has_another_part_in_the_sentence_has_none_here(annotate, text, trigger, kind, read_so, kept) -> None:
    """Objects of other verbs, owners and those whose plan is rejected do not vote, are not chosen or backed."""
    annotated = annotate(text)
    (found,) = read(annotated, mention(annotated, trigger, *read_so, kind=kind))
    assert kept <= found
    assert not (read_so - kept) & found


@pytest.mark.parametrize(
    ("text", "kind", "score", "told"),
    [
        ("The ballot of the leadership contest is on Friday.", "referendum", 0.9, "leadership"),
        ("The referendum is a ballot on the bridge.", "referendum", 0.9, "referendum"),
        ("The referendum is a ballot on the bridge.", "referendum", 0.4, "other"),
        ("The ballot is on Friday.", "primary", 0.9, "other"),
    ],
)
def test_an_election_is_of_a_kind_that_the_article_has_words_of(annotate, text, kind, score, told) -> None:
    """A kind that the model doubts, or of which the article has no word, is not asserted."""
    annotated = annotate(text)
    taken = replace(mention(annotated, "ballot", kind="Election"), properties=(("kind", kind, score),))
    (found,) = find(Context(replace(annotated, events=(taken,))))
    assert found.attributes["kind"] == told


def test_the_word_before_a_vote_tells_its_kind(annotate) -> None:
    """A "runoff vote" is a runoff and a "parliamentary vote" parliamentary; an "EU vote" is not European."""
    for words, told in (("runoff", "runoff"), ("parliamentary", "parliamentary"), ("EU", "other")):
        annotated = annotate(f"The president spoke before the {words} vote.")
        taken = replace(mention(annotated, "vote", kind="Election"), properties=(("kind", "other", 0.9),))
        (found,) = find(Context(replace(annotated, events=(taken,))))
        assert found.attributes["kind"] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The president of the union spoke before the federal election.", "general"),
        ("A full leadership election will follow.", "leadership"),
        ("The president of the union spoke before the election.", "presidential"),
        ("The president of the union spoke before the by-election.", "by-election"),
    ],
)
def test_the_word_before_an_election_tells_its_kind(annotate, text: str, told: str) -> None:
    """ "Federal" or "leadership" before the noun is surer than what a model reads."""
    annotated = annotate(text)
    words = "by-election" if "by-" in text else "election"
    taken = replace(mention(annotated, words, kind="Election"), properties=(("kind", "presidential", 0.9),))
    (found,) = find(Context(replace(annotated, events=(taken,))))
    assert found.attributes["kind"] == told


@pytest.mark.parametrize(("score", "factuality"), [(0.9, "Possible"), (0.7, None)])
def test_whether_it_happened_is_the_models_to_say_where_it_is_sure(annotate, score, factuality) -> None:
    """What a rule proposes has the model's verdict, unless the model doubts it."""
    annotated = annotate("The minister joined calls for Rosa Quill to resign.")
    read_so = replace(
        mention(annotated, "resign", ("person", "Rosa Quill")),
        factuality=(("possible", score), ("actual", 1 - score)),
        score=0.2,
    )
    (found,) = candidates(Context(replace(annotated, events=(read_so,))))
    assert (found.source, found.factuality and found.factuality.value.value) == ("rule", factuality)


@pytest.mark.parametrize(
    ("text", "score", "planned", "dates"),
    [
        ("Rosa Quill pledged the referendum in January 2013.", 0.98, True, set()),
        ("Rosa Quill pledged the referendum in January 2013.", 0.9, False, {"January 2013"}),
        ("Rosa Quill is campaigning ahead of the referendum on Sunday.", 0.98, True, {"Sunday"}),
        ("Rosa Quill will go regardless of the referendum result.", 0.9, True, set()),
        ("Rosa Quill thought of the referendum.", 0.6, True, set()),
        ("The party lost votes in the 2001 referendum.", 0.98, False, {"2001"}),
    ],
)
def test_a_date_behind_an_election_to_come_is_of_something_else(annotate, text, score, planned, dates) -> None:
    """A model that is sure that an election is to come is believed, and a day before the article is not its day."""
    annotated = annotate(text, date="2016-06-14")
    taken = mention(annotated, "referendum", kind="Election")
    read_so = replace(taken, factuality=(("planned", score), ("actual", 1 - score)), score=0.2)
    (found,) = candidates(Context(replace(annotated, events=(read_so,))))
    told = {annotated.words(a.chunk) for a in found.arguments if a.role == "time"}
    assert (found.source, float(found.attributes["direction"]) > 0, told) == ("rule", planned, dates)


def test_doubtful_words_far_from_a_trigger_have_no_part(annotate) -> None:
    """What the model half believes counts only near the trigger in the tree of the sentence."""
    annotated = annotate("The meeting was so well attended that more chairs had to be brought in by Ann Bell.")
    far, near = (EventArgument("participant", chunk_of(annotated, w), score=0.45) for w in ("Ann Bell", "The"))
    taken = replace(mention(annotated, "meeting", kind="Meeting"), arguments=(far, near))
    (found,) = find(Context(replace(annotated, events=(taken,))))
    assert [annotated.words(a.chunk) for a in found.arguments] == ["The"]


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "left"),
    [
        ("Several councillors resigned from the party.", "resigned", "Defection", {"party"}),
        ("Rosa Quill has resigned from Labour.", "resigned", "Defection", {"Labour"}),
        ("Rosa Quill resigned her membership of the party.", "resigned", "Defection", {"party"}),
        ("Rosa Quill resigned from Labour's front bench.", "resigned", "Resignation", set()),
        ("Rosa Quill resigned from the council.", "resigned", "Resignation", set()),
    ],
)
def test_who_resigns_from_a_party_defects(annotate, text: str, trigger: str, kind: str, left: set[str]) -> None:
    """What is left decides between a defection and a resignation, whoever reads it."""
    annotated = annotate(text)
    who = ("person", text.split(" resigned")[0].removesuffix(" has"))
    found = list(candidates(Context(replace(annotated, events=(mention(annotated, trigger, who),)))))
    assert {c.type for c in found} == {kind}
    assert {annotated.words(a.chunk) for c in found for a in c.arguments if a.role == "from"} == left


def test_the_election_of_somebody_to_a_post_is_no_contest(annotate) -> None:
    """ "Bell's election in May to succeed Carl Dorn" is an appointment, whoever reads it."""
    annotated = annotate("Rosa Quill's election in May to succeed Hugh Vane as leader was close.")
    facts = extract(annotated)
    assert not [e for e in facts.events if isinstance(e, Election)]


def test_who_challenges_is_the_candidate(annotate) -> None:
    """ "Quill challenged Vane for the leadership" tells of Quill's candidacy, whomever the model marks."""
    annotated = annotate("Rosa Quill once challenged Hugh Vane for the party leadership.")
    taken = mention(annotated, "challenged", ("person", "Hugh Vane"), ("post", "leadership"), kind="Appointment")
    assert read(annotated, taken) == [{("person", "Rosa Quill"), ("post", "leadership")}]


def test_whose_only_another_noun_is_does_nothing(annotate) -> None:
    """In "took over on Vane's resignation and won" Vane won nothing, whatever the model says."""
    annotated = annotate("Rosa Quill took over on Hugh Vane's resignation and won the election.")
    taken = mention(annotated, "won", ("contestant", "Hugh Vane"), kind="ElectionResult")
    assert read(annotated, taken) == [{("contestant", "Rosa Quill")}]


def test_what_is_put_off_is_on_the_day_named(annotate) -> None:
    """The day until which talks are postponed is theirs, where the model marks none."""
    annotated = annotate("The talks between the two councils were postponed until Monday.")
    taken = mention(annotated, "talks", ("participant", "the two councils"), kind="Meeting")
    assert ("time", "Monday") in read(annotated, taken)[0]


def test_a_date_that_hangs_on_the_words_of_a_post_is_its_own(annotate) -> None:
    """The day on which somebody is given a post, where the model marks none, but no day of something beside it."""
    taken = {"kind": "Appointment"}
    annotated = annotate("Ada Moor gave Hugh Vane a job at the council in 1983.")
    assert ("time", "1983") in read(annotated, mention(annotated, "gave", ("person", "Hugh Vane"), **taken))[0]
    annotated = annotate("Ada Moor, who was ill in 1983, gave Hugh Vane a job.")
    assert ("time", "1983") not in read(annotated, mention(annotated, "gave", ("person", "Hugh Vane"), **taken))[0]


@pytest.mark.parametrize(
    ("text", "trigger", "people", "kept"),
    [
        ("Rosa Quill hit out at ministers who quit the party.", "quit", ("Rosa Quill", "ministers"), {"ministers"}),
        ("Rosa Quill, the MP who quit the party, spoke.", "quit", ("Rosa Quill", "MP"), {"Rosa Quill", "MP"}),
    ],
)
def test_who_stands_outside_a_clause_does_not_do_what_its_subject_does(annotate, text, trigger, people, kept) -> None:
    """Who hits out at those who quit has not quit; what is in apposition to the subject stays."""
    annotated = annotate(text)
    arguments = tuple(("person", who) for who in people)
    (found,) = read(annotated, mention(annotated, trigger, *arguments, kind="Defection"))
    assert {words for role, words in found if role == "person"} == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Rosa Quill, whose mentor Ivo Marsh stepped down in May, met Hugh Vane.", {"Rosa Quill", "Hugh Vane"}),
        ("After Ivo Marsh had quit, Rosa Quill met Hugh Vane.", {"Rosa Quill", "Hugh Vane"}),
        ("Rosa Quill met Hugh Vane, and Ivo Marsh stepped down.", {"Rosa Quill", "Hugh Vane"}),
    ],
)
def test_who_does_something_else_in_a_clause_beside_does_not_meet(annotate, text: str, kept: set[str]) -> None:
    """Where two meet, nobody else takes part of whom only a clause about one of them, or one of time, tells."""
    annotated = annotate(text)
    marked = [("participant", who) for who in ("Rosa Quill", "Hugh Vane")]
    marked += [("participant", "Ivo Marsh")] * (not text.endswith("down."))
    (found,) = read(annotated, mention(annotated, "met", *marked, kind="Meeting"))
    assert {words for role, words in found if role == "participant"} == kept


def test_the_day_it_is_put_off_to_is_that_of_a_meeting(annotate) -> None:
    """The day until which talks are put off counts, not the one for which they were planned."""
    annotated = annotate("The talks of ministers, due on Monday, were put off until Friday.")
    day = ("participant", "ministers"), ("time", "Monday")
    (found,) = read(annotated, mention(annotated, "talks", *day, kind="Meeting"))
    assert {words for role, words in found if role == "time"} == {"Friday"}


def test_who_meets_is_no_topic(annotate) -> None:
    """Of "talks between Rosa Quill and Hugh Vane" neither is the subject, whatever part the model gives them."""
    annotated = annotate("Talks between Rosa Quill and Hugh Vane were postponed.")
    talks = mention(annotated, "Talks", ("topic", "Rosa Quill"), ("participant", "Hugh Vane"), kind="Meeting")
    (found,) = candidates(Context(replace(annotated, events=(talks,))))
    assert {(a.role, annotated.words(a.chunk)) for a in found.arguments} == {
        ("participant", "Rosa Quill"),
        ("participant", "Hugh Vane"),
    }


def test_who_is_called_like_a_month_is_no_date(annotate) -> None:
    """In "in the evening May met Vane" May is no time, whatever part the model gives the name."""
    annotated = annotate("Theresa May spoke. In the evening May met Hugh Vane.")
    (found,) = read(
        annotated, mention(annotated, "met", ("participant", "Hugh Vane"), ("time", "May#2"), kind="Meeting")
    )
    assert found == {("participant", "Hugh Vane")}


def test_no_before_a_noun_is_no_side_of_a_referendum(annotate) -> None:
    """In "no election could be won" nobody wins."""
    annotated = annotate("The referendum is near. They said no election could be won.")
    outcome = ("measure", "outcome", 1.0), ("change", "won", 1.0)
    won = replace(mention(annotated, "won", ("contestant", "no"), kind="ElectionResult"), properties=outcome)
    assert not any(isinstance(e, ElectionResult) for e in extract(replace(annotated, events=(won,))).events)


def test_the_noun_belongs_to_its_article(annotate) -> None:
    """Where the model marks only "a" of "a new party", the party has the part; what has another part is left out."""
    annotated = annotate("It is a new party that won.")
    won = mention(annotated, "won", ("contestant", "a"), kind="ElectionResult")
    assert read(annotated, won) == [{("contestant", "a new party")}]
    taken = mention(annotated, "won", ("contestant", "a"), ("place", "party"), kind="ElectionResult")
    assert ("contestant", "a") in read(annotated, taken)[0]


def test_no_determiner_is_a_head(annotate) -> None:
    """ "Some" before a number is not what a noun phrase is about, though a tree puts it beside the noun."""
    doc = annotate("Some 1,800 farmers met their local MPs on Monday.").doc
    assert head_of(doc, Chunk(0, 3)).text == "farmers"


@pytest.mark.parametrize(
    ("text", "trigger", "marked", "people"),
    [
        ("Rosa Quill, who has negotiated with Hugh Vane before, said so.", "negotiated", "Hugh Vane", {"Rosa Quill"}),
        ("Rosa Quill met ten mayors in Leeds.", "met", "Rosa Quill", {"ten mayors"}),
        ("Rosa Quill was in Leeds and will meet union leaders on Friday.", "meet", "union leaders", {"Rosa Quill"}),
        ("Rosa Quill will meet Hugh Vane and the mayors in Leeds.", "meet", "Hugh Vane", {"Rosa Quill", "the mayors"}),
        ("The premier and Hugh Vane agreed to hold talks.", "talks", "The premier", {"Hugh Vane"}),
        ("Rosa Quill raised it in a meeting with Hugh Vane.", "meeting", "Hugh Vane", {"Rosa Quill"}),
        ("The talks with Hugh Vane were hosted by Rosa Quill.", "talks", "Hugh Vane", {"Rosa Quill"}),
        ("Ivo Marsh offered Rosa Quill a meeting with Hugh Vane.", "meeting", "Hugh Vane", {"Rosa Quill"}),
        ("A meeting attended by Rosa Quill was short.", "meeting", None, {"Rosa Quill"}),
        ("Talks are no use, Ivo Marsh said, and meeting Hugh Vane now is wrong.", "meeting", "Hugh Vane", set()),
        ("They discussed it with Hugh Vane, Ivo Marsh said.", "discussed", "Hugh Vane", set()),
    ],
)
def test_the_other_side_of_a_meeting(annotate, text: str, trigger: str, marked: str | None, people: set[str]) -> None:
    """Where the model marks only one side of a meeting, the grammar of its clause tells the other."""
    annotated = annotate(text)
    told = (("participant", marked),) if marked else ()
    (found,) = learned_of(annotated, mention(annotated, trigger, *told, kind="Meeting"))
    assert {annotated.words(a.chunk) for a in found.all("participant")} - {marked} == people


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Ivo Marsh opposed the talks between Rosa Quill and Hugh Vane.", "Ivo Marsh"),
        ("Ivo Marsh was in Leeds when the talks between Rosa Quill and Hugh Vane failed.", "Ivo Marsh"),
        ("Rosa Quill met Ivo Marsh after meeting Hugh Vane on Friday.", "Ivo Marsh"),
        ("Ivo Marsh was absent from a meeting of Rosa Quill with Hugh Vane.", "Ivo Marsh"),
    ],
)
def test_who_only_stands_beside_a_meeting(annotate, text: str, other: str) -> None:
    """Who only speaks of a meeting, misses it or is met in another clause takes no part, though the model is sure."""
    annotated = annotate(text)
    trigger = next(t for t in ("talks", "meeting") if t in text)
    told = tuple(("participant", n) for n in ("Rosa Quill", "Hugh Vane", other))
    read = learned_of(annotated, mention(annotated, trigger, *told, kind="Meeting"))
    (found,) = (c for c in read if c.source == "model")  # a rule reads "met", too
    assert {annotated.words(a.chunk) for a in found.all("participant")} == {"Rosa Quill", "Hugh Vane"}


def test_the_half_believed_gives_way_to_two_who_are_surer(annotate) -> None:
    """Of three who are said to meet, the one before the words for it of whom the model is not sure does not."""
    annotated = annotate("Leeds council wants a vote after Rosa Quill held talks with Hugh Vane.")
    read_so = mention(annotated, "talks", kind="Meeting")
    sure = {"Leeds council": 0.54, "Rosa Quill": 0.9, "Hugh Vane": 0.9}
    parts = tuple(EventArgument("participant", chunk_of(annotated, n), score) for n, score in sure.items())
    (found,) = learned_of(annotated, replace(read_so, arguments=parts))
    assert {annotated.words(a.chunk) for a in found.all("participant")} == {"Rosa Quill", "Hugh Vane"}


def learned_of(annotated: Annotated, read_so: EventMention) -> list[Candidate]:
    """Return the meetings that come of what the model reads."""
    return [c for c in candidates(Context(replace(annotated, events=(read_so,)))) if c.type == "Meeting"]


@pytest.mark.parametrize("change", ["won", "lost", "held", "gained", "total"])
@pytest.mark.parametrize("measure", ["outcome", "majority", "seats", "councils", "votes", "share", "place", "turnout"])
def test_a_result_says_what_its_shape_asks(annotate, measure: str, change: str) -> None:
    """Whatever the model reads in a result without a figure, no seats are counted without one, no outcome gained."""
    annotated = annotate("Three ministers lost their seats in the election.")
    lost = replace(
        mention(annotated, "lost", ("contestant", "Three ministers"), ("value", "their seats"), kind="ElectionResult"),
        properties=(("measure", measure, 1.0), ("change", change, 1.0)),
    )
    found = extract(replace(annotated, events=(lost,))).events
    results = [(e.measure, e.change) for e in found if isinstance(e, ElectionResult)]
    told = measure == "majority" or (measure == "outcome" and change in {"won", "lost", "held"})
    assert results == ([(measure, change)] if told else [])


def test_to_quit_is_to_leave(annotate) -> None:
    """ "Voted to quit" is a vote for the side that others call Leave, in an article that only speaks of Brexit, too."""
    annotated = annotate("Sterling fell after Britain voted to quit. Traders had feared Brexit.")
    voted = replace(
        mention(annotated, "voted", ("contestant", "quit"), kind="ElectionResult"),
        properties=(("measure", "outcome", 1.0), ("change", "won", 1.0)),
    )
    facts = extract(replace(annotated, events=(voted,)))
    results = [e for e in facts.events if isinstance(e, ElectionResult)]
    assert [facts.entities[e.contestant.index].name for e in results if e.contestant] == ["Leave"]


def test_no_party_leaves_itself(annotate) -> None:
    """Where the model takes a party for who leaves and for what is left, nobody is said to defect."""
    annotated = annotate("Labour quit Labour on Monday.")
    parts = ("person", "Labour"), ("from", "Labour")
    taken = replace(annotated, events=(mention(annotated, "quit", *parts, kind="Defection"),))
    assert not extract(taken).events


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "scores", "kept"),
    [
        (
            "Rosa Quill fears that Hugh Vane will meet Ivo Marsh.",
            "meet",
            "Meeting",
            {"Rosa Quill": 0.5, "Hugh Vane": 0.9, "Ivo Marsh": 0.9},
            {"Hugh Vane", "Ivo Marsh"},
        ),
        (
            "Rosa Quill told MPs that Hugh Vane had resigned.",
            "resigned",
            "Resignation",
            {"MPs": 0.6, "Hugh Vane": 0.9},
            {"Hugh Vane"},
        ),
        (
            "Rosa Quill held talks with Hugh Vane.",
            "talks",
            "Meeting",
            {"Rosa Quill": 0.6, "Hugh Vane": 0.9},
            {"Rosa Quill", "Hugh Vane"},
        ),
    ],
)
def test_half_believed_words_in_another_clause_give_way_to_surer_ones(
    annotate, text: str, trigger: str, kind: str, scores: dict[str, float], kept: set[str]
) -> None:
    """Of two whom the model gives a part the one that it half believes, outside the verb's clause, is left out."""
    annotated = annotate(text)
    role = "participant" if kind == "Meeting" else "person"
    parts = tuple(EventArgument(role, chunk_of(annotated, words), score) for words, score in scores.items())
    (found,) = find(
        Context(replace(annotated, events=(replace(mention(annotated, trigger, kind=kind), arguments=parts),)))
    )
    assert {annotated.words(a.chunk) for a in found.arguments} == kept


def test_a_list_of_people_is_read_whole(annotate) -> None:
    """Where the model marks one name of a list, the others have the part, too; not whom the verb itself parts."""
    annotated = annotate("Hugh Vane, Rosa Quill and Ivo Marsh resigned, and Una Pike was elected.")
    found = read(annotated, mention(annotated, "resigned", ("person", "Rosa Quill")))
    assert found == [{("person", "Hugh Vane"), ("person", "Rosa Quill"), ("person", "Ivo Marsh")}]


def test_whose_plans_for_a_vote_are_does_not_vote(annotate) -> None:
    """Of "Bell's plans for a vote" the plans are Bell's."""
    annotated = annotate("MPs were told of Rosa Quill's plans for another vote on the bill.")
    assert read(annotated, mention(annotated, "vote", kind="Vote")) == [{("motion", "the bill")}]


@pytest.mark.parametrize(
    ("text", "trigger", "given", "expected"),
    [
        ("A vote on the bill is due in the Commons on Friday.", "vote", ("place", "Commons"), ("voter", "Commons")),
        ("MPs held votes on the plan for new homes.", "votes", (), ("motion", "the plan for new homes")),
        ("Three options, MPs said, were rejected on Friday.", "rejected", (), ("motion", "Three options")),
        ("MPs said on Friday they had backed the bill.", "backed", (), ("motion", "the bill")),
    ],
)
def test_grammar_tells_who_votes_and_on_what(annotate, text: str, trigger: str, given, expected) -> None:
    """Where the model marks none, the chamber where it is held votes, and the object is what is voted on."""
    annotated = annotate(text)
    (found,) = read(annotated, mention(annotated, trigger, *([given] if given else ()), kind="Vote"))
    assert expected in found


def test_what_is_only_described_as_rejected_is_rejected_by_nobody(annotate) -> None:
    """In "tabled a rejected amendment" who tabled it did not reject it."""
    annotated = annotate("MPs said Rosa Quill tabled a rejected amendment.")
    assert read(annotated, mention(annotated, "rejected", kind="Vote")) == [set()]


def test_the_place_that_a_summit_is_named_for_takes_no_part(annotate) -> None:
    """ "Thursday's Brussels summit" is in Brussels."""
    annotated = annotate("Rosa Quill will go to Thursday's Brussels summit with a request.")
    parts = ("participant", "Rosa Quill"), ("participant", "Brussels")
    assert read(annotated, mention(annotated, "summit", *parts, kind="Meeting")) == [{parts[0]}]


@pytest.mark.parametrize(
    ("text", "trigger", "value", "told"),
    [
        ("In the election Rosa Quill had a majority of 10,695.", "had", "a majority of 10,695", [("majority", 10695)]),
        ("In the election there was a swing of 6.5% against Labour.", "swing", "6.5%", []),
        ("In the election 440,707 people voted for Labour.", "voted", "440,707", [("votes", 440707)]),
    ],
)
def test_no_figure_is_a_share_that_cannot_be_one(annotate, text: str, trigger: str, value: str, told) -> None:
    """A majority and a number of votes are no shares, whatever the model reads, and a swing is nobody's figure."""
    annotated = annotate(text)
    who = "Rosa Quill" if "Rosa" in text else "Labour"
    read_so = replace(
        mention(annotated, trigger, ("contestant", who), ("value", value), kind="ElectionResult"),
        properties=(("measure", "share", 1.0), ("change", "total", 1.0)),
    )
    found = extract(replace(annotated, events=(read_so,))).events
    assert [(e.measure, e.value) for e in found if isinstance(e, ElectionResult) and e.measure != "outcome"] == told


def test_who_abstains_has_not_decided(annotate) -> None:
    """Who abstained did not vote as others did, though the model takes both for one vote."""
    annotated = annotate("MPs met. The Greens abstained. The vote for an election was decisive.")
    abstained = mention(annotated, "abstained", ("voter", "The Greens"), kind="Vote")
    passed = replace(
        mention(annotated, "vote", ("motion", "an election"), kind="Vote"), properties=(("outcome", "passed", 1.0),)
    )
    found = extract(replace(annotated, events=(abstained, passed))).events
    assert {(len(e.voters), e.decision) for e in found if isinstance(e, Vote)} == {(1, None), (0, "for")}


def election(annotated: Annotated, trigger: str, kind: str, score: float, event: int = 0) -> EventMention:
    """Return an election as the model would read it, sure of its kind to some degree."""
    read_so = mention(annotated, trigger, kind="Election")
    return replace(read_so, properties=(("kind", kind, score),), event=event)


def kinds(annotated: Annotated, *mentions: EventMention) -> dict[str, object]:
    """Return the kind of each election that is proposed, by the words of its trigger."""
    found = candidates(Context(replace(annotated, events=mentions)))
    return {annotated.words(c.trigger): c.attributes["kind"] for c in found if c.type == "Election"}


@pytest.mark.parametrize(
    ("read_as", "score", "event", "expected"),
    [
        ("parliamentary", 0.7, 0, "leadership"),
        ("parliamentary", 0.9, 0, "parliamentary"),
        ("parliamentary", 0.7, 1, "parliamentary"),
    ],
)
def test_the_kind_of_an_election_is_told_elsewhere(
    annotate, read_as: str, score: float, event: int, expected: str
) -> None:
    """What the model doubts is of the kind that other words for the same election tell, and for no other one."""
    annotated = annotate("Carl Dorn fought the leadership contest. Ann Bell left the race.")
    told = election(annotated, "contest", "leadership", 0.99)
    found = kinds(annotated, told, election(annotated, "race", read_as, score, event))
    assert found["race"] == expected


@pytest.mark.parametrize(("score", "expected"), [(0.6, "state"), (0.4, "general")])
def test_a_rule_guesses_no_kind_that_the_model_rather_takes_for_another(annotate, score: float, expected: str) -> None:
    """An election that a rule only guesses to be general is of the kind that the model rather reads."""
    annotated = annotate("The state has a new governor. Ann Bell won after the election.")
    found = kinds(annotated, election(annotated, "election", "state", score))
    assert list(found.values()) == [expected]


@pytest.mark.parametrize(("score", "expected"), [(0.99, "referendum"), (0.9, "other")])
def test_a_sure_kind_needs_no_word_of_it(annotate, score: float, expected: str) -> None:
    """A kind that the article has no word of stands only where the model is sure of it."""
    annotated = annotate("Ann Bell put the question on the ballot.")
    assert kinds(annotated, election(annotated, "ballot", "referendum", score)) == {"ballot": expected}


@pytest.mark.parametrize(
    ("between", "another", "score", "found"),
    [
        (" The weather was fine." * 6, False, 0.85, False),
        (" The weather was fine." * 6, False, 0.95, True),
        (" The weather was fine." * 6, True, 0.85, True),
        ("", False, 0.85, True),
    ],
)
def test_a_meeting_alone_in_its_article_has_to_be_surer(
    annotate, between: str, another: bool, score: float, found: bool
) -> None:
    """Where the model is sure of nothing else in an article, it half believes in meetings that are none."""
    annotated = annotate(f"Ann Bell chatted to Carl Dorn.{between} Eve Frost quit.")
    met = mention(annotated, "chatted", ("participant", "Ann Bell"), ("participant", "Carl Dorn"), kind="Meeting")
    beside = [mention(annotated, "quit", ("person", "Eve Frost"))] if another else []
    context = Context(replace(annotated, events=(replace(met, score=score), *beside)))
    assert any(c.type == "Meeting" for c in candidates(context)) is found
