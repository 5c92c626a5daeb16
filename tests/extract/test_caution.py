"""What is claimed no more surely than the words allow, whoever reads the event."""

from __future__ import annotations

import pytest

from kgbuild.extract.candidate import Verdict
from kgbuild.extract.caution import cautious
from kgbuild.extract.context import Context
from kgbuild.layers import Annotated, Chunk, TimeExpression
from kgbuild.model import Factuality


def weakened(annotated: Annotated, trigger: str, read: Factuality, time: TimeExpression | None = None) -> Factuality:
    """Return what is left of a reading of the first word that is the trigger."""
    start = next(t.i for t in annotated.doc if t.text == trigger)
    return cautious(Context(annotated), Chunk(start, start + 1), Verdict(read), time).value


CASES = [
    ("Rosa Quill reportedly stepped down on Monday.", "stepped", Factuality.POSSIBLE),
    ("Rosa Quill is said to have stepped down.", "stepped", Factuality.POSSIBLE),
    ("It is claimed that Rosa Quill met Hugh Vane.", "met", Factuality.POSSIBLE),
    ("It has been suggested that Rosa Quill met Hugh Vane.", "met", Factuality.POSSIBLE),
    ("It was claimed by an aide that Rosa Quill met Hugh Vane.", "met", Factuality.ACTUAL),
    ("Has Hugh Vane resigned?", "resigned", Factuality.POSSIBLE),
    ("The talks between the two councils were called off.", "talks", Factuality.DENIED),
    ("The talks between the two councils were postponed.", "talks", Factuality.PLANNED),
    ("Neither Rosa Quill nor Hugh Vane stepped down.", "stepped", Factuality.DENIED),
    ("No councillor stepped down over the affair.", "stepped", Factuality.DENIED),
    ("If Rosa Quill, as many expect, becomes leader, Hugh Vane will leave.", "becomes", Factuality.POSSIBLE),
    ("They would stay in the square until Hugh Vane stepped down.", "stepped", Factuality.POSSIBLE),
    ("She was minister until she stepped down.", "stepped", Factuality.ACTUAL),
    ("Rosa Quill won't run for the leadership.", "run", Factuality.DENIED),
    ("Rosa Quill has not resigned.", "resigned", Factuality.DENIED),
    ("Rosa Quill did not just resign, she left the country.", "resign", Factuality.ACTUAL),
    ("Rosa Quill stepped down on Monday.", "stepped", Factuality.ACTUAL),
    ("Rosa Quill may suspend her bid for the mayoralty.", "bid", Factuality.ACTUAL),
    ("It is unclear whether Rosa Quill has resigned.", "resigned", Factuality.POSSIBLE),
    ("Police do not know whether Rosa Quill held talks with Hugh Vane.", "talks", Factuality.POSSIBLE),
    ("He will go if she wins the vote.", "vote", Factuality.ACTUAL),
    ("There are reports that Rosa Quill has stepped down.", "stepped", Factuality.POSSIBLE),
    ("Reports that Rosa Quill had stepped down pleased Hugh Vane.", "stepped", Factuality.ACTUAL),
    ("Nor did Rosa Quill meet Hugh Vane.", "meet", Factuality.DENIED),
    ("The planned talks with Hugh Vane did not go ahead.", "talks", Factuality.DENIED),
    ("Rosa Quill was to have met Hugh Vane on Tuesday.", "met", Factuality.DENIED),
    ("Rosa Quill is believed to have met Hugh Vane.", "met", Factuality.POSSIBLE),
    ("Rosa Quill turned down calls to stand down as leader.", "stand", Factuality.DENIED),
    ("Rosa Quill rejected a plan to sack Hugh Vane.", "sack", Factuality.DENIED),
    ("The treaty has a chance of passing the Senate.", "passing", Factuality.ACTUAL),
    ("She spoke again after the plan was defeated by MPs.", "defeated", Factuality.ACTUAL),
    ("Rosa Quill has not had any telephone calls with Hugh Vane.", "telephone", Factuality.DENIED),
    ("The ministers saw the deal passed by MPs.", "passed", Factuality.ACTUAL),
    ("The talks between the two councils were welcomed.", "talks", Factuality.ACTUAL),
    ("An earlier version gave the wrong day on which Rosa Quill stepped down.", "stepped", Factuality.ACTUAL),
    ("An earlier report said that Rosa Quill stepped down in May.", "stepped", Factuality.ACTUAL),
    ("An earlier version of the bill said that Rosa Quill stepped down in May.", "stepped", Factuality.ACTUAL),
    ("Rosa Quill stepped down after nearly ten years.", "stepped", Factuality.ACTUAL),
    ("Rosa Quill could not dissuade Hugh Vane from quitting.", "quitting", Factuality.ACTUAL),
    ("Rosa Quill called off the talks with Hugh Vane.", "talks", Factuality.DENIED),
    ("Rosa Quill may call off the talks with Hugh Vane.", "talks", Factuality.ACTUAL),
    ("The talks between the two councils never took place.", "talks", Factuality.DENIED),
    ("The talks between the two councils took place in Leeds.", "talks", Factuality.ACTUAL),
    ("Rumours spread that Rosa Quill had stepped down.", "stepped", Factuality.POSSIBLE),
    ("Unconfirmed reports said Rosa Quill had stepped down.", "stepped", Factuality.POSSIBLE),
    ("Reports said Rosa Quill had stepped down.", "stepped", Factuality.ACTUAL),
    ("The first round of the talks between the two councils was postponed.", "talks", Factuality.PLANNED),
    ("The talks between the two councils were not called off.", "talks", Factuality.ACTUAL),
    ("Rosa Quill postponed the talks with Hugh Vane.", "talks", Factuality.PLANNED),
    ("They spoke of the postponed meeting of the two councils.", "meeting", Factuality.PLANNED),
    ("They criticised the decision to cancel the meeting of the two councils.", "meeting", Factuality.DENIED),
    ("The talks between the two councils could be called off.", "talks", Factuality.ACTUAL),
    ("The meeting of the two councils was called tense.", "meeting", Factuality.ACTUAL),
    ("A meeting of the two councils is being held.", "meeting", Factuality.ACTUAL),
    ("Rosa Quill announced it at a meeting of ministers.", "meeting", Factuality.ACTUAL),
    ("An aide did not confirm the planned meeting of ministers.", "meeting", Factuality.ACTUAL),
    ("Rosa Quill should stand aside.", "stand", Factuality.POSSIBLE),
    ("According to a report, Rosa Quill met Hugh Vane.", "met", Factuality.ACTUAL),
    ("If the party gains from the talks, it will grow.", "talks", Factuality.ACTUAL),
    ("Don’t miss the meeting of the two councils.", "meeting", Factuality.ACTUAL),
    ("Her first act was to replace Hugh Vane at the bank.", "replace", Factuality.ACTUAL),
    ("The departure of Rosa Quill, reportedly after a row, is the third this year.", "departure", Factuality.ACTUAL),
    ("When did Hugh Vane resign?", "resign", Factuality.ACTUAL),
    ("Who could replace Hugh Vane?", "replace", Factuality.POSSIBLE),
    ("What happens if Hugh Vane resigns?", "resigns", Factuality.POSSIBLE),
    ("Will Leeds, which voted for Hugh Vane, gain from it?", "voted", Factuality.ACTUAL),
    ("Will the talks between the two councils bring peace?", "talks", Factuality.ACTUAL),
    ("Will there be talks between the two councils?", "talks", Factuality.POSSIBLE),
    ("Rosa Quill met Hugh Vane, telling him: “Why do you not go?”", "met", Factuality.ACTUAL),
]


@pytest.mark.parametrize(("sentence", "trigger", "expected"), CASES, ids=[c[0] for c in CASES])
def test_an_actual_reading_is_weakened(annotate, sentence: str, trigger: str, expected: Factuality) -> None:
    """Hearsay, commands and questions are possible at most; what is called off did not happen."""
    assert weakened(annotate(sentence), trigger, Factuality.ACTUAL) is expected


@pytest.mark.parametrize(
    ("sentence", "trigger", "expected"),
    [
        ("Local elections: when the results will come", "elections", Factuality.PLANNED),
        ("The by-election in Hull may be the result of a deal.", "election", Factuality.PLANNED),
    ],
)
def test_an_election_whose_results_are_given_is_over(annotate, sentence: str, trigger: str, expected) -> None:
    """A heading that gives the results of an election plans none."""
    assert weakened(annotate(sentence), trigger, Factuality.PLANNED) is expected


def test_who_will_not_say_whether_denies_nothing(annotate) -> None:
    """A denial that governs "whether" leaves it open."""
    annotated = annotate("Hugh Vane declined to say whether he had resigned.")
    assert weakened(annotated, "resigned", Factuality.DENIED) is Factuality.POSSIBLE


def test_what_is_asked_about_is_not_denied(annotate) -> None:
    """ "Whether" before the verb of denial leaves open what that verb governs."""
    annotated = annotate("Rosa Quill was asked whether she would rule out voting in favour of a motion.")
    assert weakened(annotated, "voting", Factuality.DENIED) is Factuality.POSSIBLE


PLANS = [
    ("Rosa Quill was to meet Hugh Vane, but the talks were called off.", "meet", Factuality.DENIED),
    ("Rosa Quill was to meet Hugh Vane, but the meeting was postponed.", "meet", Factuality.PLANNED),
    ("Rosa Quill was due to meet Hugh Vane on Friday but pulled out.", "meet", Factuality.DENIED),
    ("Rosa Quill was due to meet Hugh Vane but cancelled her holiday.", "meet", Factuality.PLANNED),
    ("Rosa Quill was to meet Hugh Vane after another meeting was called off.", "meet", Factuality.PLANNED),
]


@pytest.mark.parametrize(("sentence", "trigger", "expected"), PLANS, ids=[c[0] for c in PLANS])
def test_a_plan_that_the_sentence_calls_off_is_none(annotate, sentence: str, trigger: str, expected) -> None:
    """A plan is denied where the same sentence goes on to say that it was called off."""
    assert weakened(annotate(sentence), trigger, Factuality.PLANNED) is expected


def test_a_date_beside_what_could_happen_lies_ahead(annotate) -> None:
    """The weekday of a vote that "could" do something is the next one, not the last."""
    annotated = annotate("The banker warned that a vote on Thursday could harm trade.", date="2016-06-21")
    assert [t.value for t in annotated.times] == ["2016-06-23"]


def test_later_this_year_is_to_come(annotate) -> None:
    """An election "later this year" is planned, though the year has begun."""
    annotated = annotate("She spoke of elections later this year.", date="2016-06-21")
    assert weakened(annotated, "elections", Factuality.ACTUAL, annotated.times[0]) is Factuality.PLANNED


OPEN = [
    ("The minister did not rule out resigning over the deal.", "resigning", Factuality.POSSIBLE),
    ("The minister refused to rule out talks with the rebels.", "talks", Factuality.POSSIBLE),
    ("The minister ruled out talks with the rebels.", "talks", Factuality.DENIED),
]


@pytest.mark.parametrize(("sentence", "trigger", "expected"), OPEN, ids=[c[0] for c in OPEN])
def test_what_is_not_ruled_out_is_open(annotate, sentence: str, trigger: str, expected: Factuality) -> None:
    """What somebody does not rule out is possible, whatever reads it as denied."""
    assert weakened(annotate(sentence), trigger, Factuality.DENIED) is expected


NEVER = [
    ("Had the mayor resigned in May, none of this would have happened.", "resigned", Factuality.DENIED),
    ("The mayor resigned, and had her deputy not done so, too, he would lead now.", "resigned", Factuality.ACTUAL),
    ("No sooner had the mayor resigned than her deputy took over.", "resigned", Factuality.ACTUAL),
    ("There will be no second referendum in this decade.", "referendum", Factuality.DENIED),
    ("There may be no second referendum in this decade.", "referendum", Factuality.ACTUAL),
    ("The unions stopped short of endorsing Rosa Quill.", "endorsing", Factuality.DENIED),
    ("The unions stopped before endorsing Rosa Quill.", "endorsing", Factuality.ACTUAL),
]


@pytest.mark.parametrize(("sentence", "trigger", "expected"), NEVER, ids=[c[0] for c in NEVER])
def test_what_the_grammar_says_was_not(annotate, sentence: str, trigger: str, expected: Factuality) -> None:
    """A "had" before its subject, "there is no" and "stopped short of" deny; their neighbours do not."""
    assert weakened(annotate(sentence), trigger, Factuality.ACTUAL) is expected


PRESUPPOSED = [
    ("Opposition MPs mocked Hugh Vane for resigning.", "resigning", Factuality.ACTUAL),
    ("Rosa Quill was praised for meeting Hugh Vane.", "meeting", Factuality.ACTUAL),
    ("Rosa Quill would be praised for meeting Hugh Vane.", "meeting", Factuality.POSSIBLE),
    ("Rosa Quill was praised for not meeting Hugh Vane.", "meeting", Factuality.DENIED),
    ("Rosa Quill set out her plans for leaving the party.", "leaving", Factuality.POSSIBLE),
]


@pytest.mark.parametrize(("sentence", "trigger", "expected"), PRESUPPOSED, ids=[c[0] for c in PRESUPPOSED])
def test_what_somebody_is_praised_or_blamed_for_was_done(annotate, sentence: str, trigger: str, expected) -> None:
    """What somebody is criticised for is a fact, though a model takes it for possible; what he plans is none."""
    assert weakened(annotate(sentence), trigger, Factuality.POSSIBLE) is expected


def test_what_was_last_week_is_not_planned(annotate) -> None:
    """A date whose words lie in the past makes of a plan a fact."""
    annotated = annotate("The party split after nine members left last week.", date="2019-02-26")
    assert weakened(annotated, "left", Factuality.PLANNED, annotated.times[0]) is Factuality.ACTUAL


GRANTED = [
    ("He was told, before she could resign, that it was not true that she resigned.", "resigned", Factuality.DENIED),
    ("Rosa Quill did not resign after he left.", "resign", Factuality.DENIED),
]


@pytest.mark.parametrize(("sentence", "trigger", "expected"), GRANTED, ids=[c[0] for c in GRANTED])
def test_a_denial_beside_it_denies_nothing(annotate, sentence: str, trigger: str, expected: Factuality) -> None:
    """What surprises nobody, or only dates what is denied, is not denied itself."""
    assert weakened(annotate(sentence), trigger, Factuality.DENIED) is expected


SETTLED = [
    ("Hugh Vane announced that he would resign in May.", "resign", Factuality.PLANNED),
    ("The mayor would name somebody at a later date, he added.", "name", Factuality.PLANNED),
    ("Hugh Vane told them that he would be resigning in an hour.", "resigning", Factuality.PLANNED),
    ("Hugh Vane said there was hope and they would meet again.", "meet", Factuality.PLANNED),
    ("Hugh Vane said he would resign if the vote was lost.", "resign", Factuality.POSSIBLE),
    ("Hugh Vane said Rosa Quill would win the contest.", "win", Factuality.POSSIBLE),
    ("Hugh Vane asked for a decision to reject the plan.", "reject", Factuality.POSSIBLE),
    ("The party is not supposed to hold talks with Hugh Vane.", "talks", Factuality.POSSIBLE),
]


@pytest.mark.parametrize(("sentence", "trigger", "expected"), SETTLED, ids=[c[0] for c in SETTLED])
def test_what_is_announced_is_planned(annotate, sentence: str, trigger: str, expected: Factuality) -> None:
    """ "Would" of somebody who announces it is no mere possibility, nor is what has been decided."""
    assert weakened(annotate(sentence), trigger, Factuality.POSSIBLE) is expected
