from __future__ import annotations

import pytest

from kgbuild.extract import extract
from kgbuild.extract.article import extract_traced
from kgbuild.extract.events.coalition import Coalition
from kgbuild.extract.events.election import Election
from kgbuild.extract.events.election_result import ElectionResult
from kgbuild.extract.events.endorsement import Endorsement
from kgbuild.extract.events.vote import Vote
from kgbuild.model import Factuality


@pytest.mark.parametrize(
    ("text", "kind", "factuality"),
    [
        ("Ann Bell argued for more powers in June's elections. She called the elections early.", "general", "Actual"),
        ("Ann Bell won last week's primary against Carl Dorn.", "primary", "Actual"),
        ("Ann Bell raised fears in the run-up to this autumn's mid-term elections.", "midterm", "Actual"),
        ("The governor called for an inquiry before his election.", "general", "Actual"),
        ("A committee would choose the candidates for the 2017 elections.", "general", "Planned"),
        ("The country heads for general elections in six weeks' time.", "general", "Planned"),
        ("The premier is fighting off the prospect of a recall referendum.", "referendum", "Possible"),
        ("The US elections are over.", "general", "Actual"),
        ("Ann Bell won last week's caucuses in Iowa.", "primary", "Actual"),
        ("Ann Bell won last month's European parliamentary elections.", "european", "Actual"),
        ("Two mayors and a former mayor stood in the elections scheduled for October that year.", "local", "Actual"),
    ],
)
def test_kind_and_factuality_of_an_election(events, text: str, kind: str, factuality: str) -> None:
    """The date, the words around and the article tell which election it is, and whether it was."""
    assert [(e["election_type"], e["factuality"].value) for e in events(text, Election)] == [(kind, factuality)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The second round of the local elections was postponed.", Factuality.PLANNED),
        ("The local elections were called off.", Factuality.DENIED),
        ("If the local elections were held now, Labour would lose.", Factuality.POSSIBLE),
    ],
)
def test_words_beside_an_election_stop_it(annotate, text: str, expected: Factuality) -> None:
    """An election that is put off is planned, one that is called off is denied, and a condition holds none."""
    assert [e.factuality for e in extract(annotate(text)).events if isinstance(e, Election)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The election of Ann Bell as chairman pleased the board.",
        "In previous elections each leader had a bus.",
    ],
)
def test_no_particular_election(events, text: str) -> None:
    """Somebody's choice for a post, elections in general and a caucus that is a group are no elections."""
    assert events(text, Election) == []


def test_a_street_holds_no_election(events) -> None:
    """The place of an election is where it is held, not the street that the sentence speaks of."""
    found = events("Labour planned the general election campaign in its rooms in Victoria Street.", Election)
    assert [e.get("place") for e in found] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "The voters stayed away. Ann Bell won the 4km race.",
        "The voters stayed away. Ann Bell seeks re-election.",
        "Ann Bell won the nomination for best film.",
        "Parliament met. A surprise win for Ann Bell closed the film festival.",
    ],
)
def test_no_result_of_an_election(events, text: str) -> None:
    """Races, awards and bids for re-election are no results."""
    assert events(text, ElectionResult) == []


def test_what_is_foretold_is_possible_and_of_no_past_election(events) -> None:
    """A predicted figure is no plan, and does not belong to an election that was."""
    found = events("Labour won the 1997 election. Labour will take 12 seats from the Conservatives.", ElectionResult)
    foretold = next(e for e in found if e.get("value") == 12)
    assert foretold["factuality"].value == "Possible"
    assert "election" not in foretold


@pytest.mark.parametrize(
    "text",
    [
        "The council met. Shareholders voted to change the name.",
        "The council met. The bank's rate committee voted for a rise.",
        "The bill was long. The people voted for the new magazine cover.",
        "The firm was sold to help pay a back tax bill in parliament's view.",
        "Labour hopes to pass new legislation.",
        "The party gained enough votes for a seat on the council.",
    ],
)
def test_no_vote_of_a_parliament(events, text: str) -> None:
    """Those who vote on motions are parliaments, councils, parties, their members and the people in a referendum."""
    assert events(text, Vote) == []


@pytest.mark.parametrize(
    ("text", "motion"),
    [
        ("The House of Commons passed a spending bill Thursday evening.", "a spending bill"),
        ("The bill was narrowly approved by the House of Lords.", "The bill"),
        ("MPs voted against a motion to send troops to the border.", "a motion to send troops to the border"),
    ],
)
def test_the_motion_is_a_whole_phrase(events, text: str, motion: str) -> None:
    """A motion ends before the time of the vote, and holds neither auxiliaries nor loose prepositions."""
    assert [e["motion"] for e in events(text, Vote)] == [motion]


@pytest.mark.parametrize(
    "text",
    [
        "The figure was endorsed by Ann Bell in the election.",
        "The runners met defending champion Carl Dorn in the women's race.",
        "The military campaign, supported by Ann Bell, went on during the election.",
    ],
)
def test_no_endorsement(events, text: str) -> None:
    """Figures, runners and campaigns of war are not endorsed for a post."""
    assert events(text, Endorsement) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Labour and the SNP are in coalition talks.", Factuality.POSSIBLE),
        ("Labour and the SNP governed in coalition.", Factuality.ACTUAL),
    ],
)
def test_coalition_talks_are_about_what_may_be(events, sentence: str, expected: Factuality) -> None:
    """Parties that talk of a coalition have none yet."""
    assert {e["factuality"] for e in events(sentence, Coalition)} == {expected}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Ann Bell held the seat in the by-election. Turnout was down to 44.1%.", 44.1),
        ("The election drew a turnout of just 25.7 per cent.", 25.7),
        ("Voters gave the council a 61% turnout in the election.", 61.0),
    ],
)
def test_a_turnout_is_nobodys_result(events, text: str, value: float) -> None:
    """How many voted is a result without a contestant."""
    found = [e for e in events(text, ElectionResult) if e["measure"] == "turnout"]
    assert [(e["value"], e.get("contestant")) for e in found] == [(value, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The country faces parliamentary elections later this year.", Factuality.PLANNED),
        ("The country holds parliamentary elections later today.", Factuality.PLANNED),
        ("The country saw parliamentary elections earlier this year.", Factuality.ACTUAL),
    ],
)
def test_a_span_that_goes_on_is_to_come_or_past_as_worded(events, text: str, expected: Factuality) -> None:
    """Elections "later this year" are to come, though the year has begun."""
    assert [e["factuality"] for e in events(text, Election, date="2019-01-26")] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A by-election is to be held in Leeds on 8 June 2017.", "Planned"),
        ("The by-election is on 8 June 2017.", "Planned"),
        ("A by-election was held in Leeds on 8 June 2017.", "Actual"),
    ],
)
def test_an_election_that_is_to_be_is_to_come_whatever_day_the_article_is_of(events, text: str, expected: str) -> None:
    """In an article without a date the verb tells, not the day."""
    assert [e["factuality"] for e in events(text, Election)] == [expected]


def test_a_poll_of_opinion_is_no_election(events) -> None:
    """In an article on pollsters "the last poll" is one of opinion."""
    text = "The pollster asked 2,000 voters. Since the last poll a fortnight ago her rating has fallen."
    assert events(text, Election) == []


def test_the_verb_behind_a_referendum_is_no_part_of_it(annotate) -> None:
    """ "If the referendum results in" speaks of what it leads to, "the referendum results" of one that is over."""
    text = "The referendum is on Thursday. Ann Bell will stay even if the referendum results in defeat."
    found = [e for e in extract(annotate(text, date="2016-06-20")).events if isinstance(e, Election)]
    assert [(e.date_text, e.factuality, len(e.passages)) for e in found] == [("Thursday", Factuality.PLANNED, 2)]


def test_an_election_in_a_month_is_the_next_one(events) -> None:
    """ "An election in October" is one to come; one that was held is not."""
    text = "Ann Bell has made a defeat more likely, possibly leading to a general election in October."
    (found,) = events(text, Election, date="2019-08-29")
    assert (found["factuality"], str(found["dates"].first)) != (Factuality.ACTUAL, "2018-10-01")
    assert str(found["dates"].first) == "2019-10-01"


def test_a_poll_in_a_month_is_an_election(annotate) -> None:
    """ "A Dorna poll" asks for opinions, "a February poll" is held in one."""
    text = "Labour is ready for the election. The party is planning for a February poll."
    polls = [t for t in extract_traced(annotate(text)).traces if "a poll of opinions" in t.vetoes]
    assert polls == []


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("Ann Bell has called a snap election for next month.", Factuality.PLANNED),
        ("Ann Bell called for a snap election.", Factuality.POSSIBLE),
        ("Ann Bell may call a snap election.", Factuality.POSSIBLE),
    ],
)
def test_an_election_that_is_called_will_be_held(events, text: str, factuality: Factuality) -> None:
    """Who has called an early election has settled that there will be one; who calls for it has not."""
    assert [e["factuality"] for e in events(text, Election)] == [factuality]


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("Ann Bell ruled out holding an early election.", Factuality.DENIED),
        ("Ann Bell has ruled out a second referendum.", Factuality.DENIED),
        ("A second referendum has been ruled out.", Factuality.DENIED),
        ("The army cancelled the election.", Factuality.DENIED),
        ("The opposition boycotted the vote, which Ann Bell won with 90%.", Factuality.ACTUAL),
        ("Ann Bell did not rule out a second referendum.", Factuality.POSSIBLE),
        ("Ann Bell could rule out a second referendum.", Factuality.POSSIBLE),
    ],
)
def test_an_election_that_is_ruled_out_is_denied(annotate, text: str, factuality: Factuality) -> None:
    """Who rules out an election says that there will be none; who does not, or only might, leaves it open."""
    assert [e.factuality for e in extract(annotate(text)).events] == [factuality]
