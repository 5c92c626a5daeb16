from __future__ import annotations

import pytest

from bench.restore import with_words
from bench.scoring import fold, interval, pairs, score
from tests.bench.made import EVENTS, NODES, STATEMENTS, TEXT, event, node, post, record, said, view


def counts(measure, given=None, **changed):
    """Return right, too much and missed of a measure."""
    tally = score(given or view(), [(with_words(record(**changed), TEXT), TEXT)]).tallies[measure]
    return tally.right, tally.extra, tally.missed


def optional(name):
    """Return the annotations of a kind, all optional."""
    return {name: [fact | {"optional": True} for fact in record()[name]]}


@pytest.mark.parametrize(
    ("measure", "right"),
    [("people", 2), ("parties", 1), ("identity", 2), ("posts", 1), ("events", 2), ("events, Meeting", 1),
     ("events, strict", 2), ("factuality", 2), ("days", 1), ("words", 10), ("words, speaker", 10),
     ("statements", 2), ("speaker", 2), ("speaker, full name", 2)],
)  # fmt: skip
def test_a_graph_that_is_right_is_right_in_all(measure, right):
    """What says the same as the annotations misses nothing and has nothing too much."""
    assert counts(measure) == (right, 0, 0)


@pytest.mark.parametrize(
    ("measure", "missed"), [("people", 2), ("posts", 1), ("events", 2), ("words", 10), ("statements", 2)]
)
def test_an_empty_graph_misses_all(measure, missed):
    """A graph that says nothing has all missed."""
    assert counts(measure, view(nodes=(), events=(), statements=(), posts=())) == (0, 0, missed)


@pytest.mark.parametrize(("measure", "name"), [("posts", "roles"), ("events", "events"), ("words", "statements")])
def test_optional_annotations_count_for_nothing(measure, name):
    """What is optional is neither missed nor found nor too much."""
    assert counts(measure, **optional(name)) == (0, 0, 0)
    assert counts(measure, view(nodes=(), events=(), statements=(), posts=()), **optional(name)) == (0, 0, 0)


def test_a_second_node_of_somebody_is_one_too_many():
    """Two nodes of one person are no identity, though one of them finds the person."""
    two = view(nodes=(*NODES, node("/bell-2", "Person", "Bell")))
    assert counts("people", two) == (2, 1, 0)
    assert counts("identity", two) == (1, 2, 1)


def test_a_node_without_the_full_name_is_no_identity():
    """A bare surname finds the person, but does not say who it is where the article gives the full name."""
    bare = view(nodes=(node("/bell", "Person", "Bell"), *NODES[1:]))
    assert counts("people", bare) == (2, 0, 0)
    assert counts("identity", bare) == (1, 1, 1)


def test_namesakes_with_other_first_names_are_other_people():
    """A shared surname is not enough where first names differ."""
    other = view(nodes=(node("/bell", "Person", "Olga Bell"), *NODES[1:]))
    assert counts("people", other) == (1, 1, 1)


def test_a_post_needs_the_person_and_a_word_of_the_post():
    """The post of somebody else, and another post, are wrong."""
    assert counts("posts", view(posts=(post("/bell", "leader"),))) == (0, 1, 1)
    assert counts("posts", view(posts=(post("/dorn", "chancellor"),))) == (0, 1, 1)


@pytest.mark.parametrize(
    ("changed", "strict"),
    [
        ({"person": ["/bell"], "post": ["chancellor"], "factuality": "Planned"}, False),
        ({"person": ["/bell"], "post": ["leader"]}, False),
        ({"person": ["/bell"], "post": ["chancellor"], "last": "2004-05-04"}, False),
        ({"person": ["/bell", "/dorn"], "post": ["chancellor"]}, False),
        ({"person": ["/bell"], "post": ["chancellor"]}, True),
    ],
)
def test_strict_asks_for_all_of_an_event(changed, strict):
    """An event with the right person is found; strictly it must have the factuality, post, days and nobody else."""
    days = {"first": "2004-05-03", "last": "2004-05-03"} | changed
    given = view(events=(event("Resignation", "resigned as chancellor", **days), EVENTS[1]))
    assert counts("events, Resignation", given) == (1, 0, 0)
    assert counts("events, strict", given) == ((2, 0, 0) if strict else (1, 1, 1))


def test_a_meeting_needs_half_of_those_who_met():
    """One of two is half, one of three with another person is not."""
    assert counts("events, Meeting", view(events=(event("Meeting", "met", participant=["/bell"]),))) == (1, 0, 0)
    wrong = event("Meeting", "met", participant=["/bell", "/labour"])
    assert counts("events, Meeting", view(events=(wrong,))) == (0, 1, 1)


def test_a_figure_that_was_corrected_does_not_count():
    """A deprecated event is neither right nor too much."""
    old = event("Meeting", "talks", participant=["/labour"], rank="Deprecated")
    assert counts("events, Meeting", view(events=(*EVENTS, old))) == (1, 0, 0)


def test_result_needs_the_contestant_the_measure_and_the_value():
    """The same party's seats with another number are another result."""
    wanted = {"type": "ElectionResult", "modality": "actual", "contestant": "labour", "measure": "seats",
              "change": "won", "value": 40, "spans": [[0, 5]]}  # fmt: skip
    for value, right in (("40", 1), ("41", 0)):
        told = event("ElectionResult", "pounds 40", contestant=["/labour"], measure=["seats"], value=[value])
        assert counts("events, ElectionResult", view(events=(told,)), events=[wanted])[0] == right


@pytest.mark.parametrize(("first", "right"), [("2004-05-05", 1), ("2001-06-07", 0), ("", 1)])
def test_an_election_of_another_year_is_another(first, right):
    """The type must agree, and the year where both have one."""
    wanted = {"type": "Election", "modality": "planned", "election_type": "general", "date": "2004", "spans": [[0, 5]]}
    told = event("Election", "talks", electionType=["general"], first=first, last=first)
    assert counts("events, Election", view(events=(told,)), events=[wanted])[0] == right


def test_the_speaker_is_measured_apart_from_the_words():
    """Words in the wrong mouth are found as words, not as that speaker's."""
    given = view(statements=(said("/bell", STATEMENTS[0].text), STATEMENTS[1]))
    assert counts("words", given) == (10, 0, 0)
    assert counts("words, speaker", given) == (4, 6, 6)
    assert counts("statements", given) == (2, 0, 0)
    assert counts("speaker", given) == (1, 1, 1)


def test_how_a_quotation_is_cut_does_not_matter_to_its_words():
    """Two statements in place of one have the same words; one by one they are half of it at best."""
    given = view(statements=(said("/dorn", "I paid"), said("/dorn", "pounds 40 for it."), STATEMENTS[1]))
    assert counts("words, speaker", given) == (10, 0, 0)
    assert counts("statements", given) == (2, 1, 0)


def test_articles_whose_statements_nobody_annotated_are_left_out():
    """Nothing is said of the statements of an article without annotated ones."""
    assert counts("words", statements=None) == (0, 0, 0)


@pytest.mark.parametrize(
    ("name", "folded"),
    [("Mr Bell", "bell"), ("The Labour Party", "labour"), ("Rt Hon Ann Bell MP", "ann bell mp"), ("Bell’s", "bell")],
)
def test_names_are_compared_without_titles(name, folded):
    """Titles before a name, possessives and "party" behind it do not count."""
    assert fold(name) == folded


@pytest.mark.parametrize(
    ("date", "days"),
    [
        ("2004", ("2004-01-01", "2004-12-31")),
        ("2004-02", ("2004-02-01", "2004-02-29")),
        ("2004-02-03", ("2004-02-03",) * 2),
        ("last week", None),
        (None, None),
    ],
)
def test_a_date_is_its_first_and_last_day(date, days):
    """Years, months and days are intervals; words are none."""
    assert interval(date) == days


def test_the_best_agreement_wins_and_each_is_paired_once():
    """The first annotation takes what agrees best with it, the next what is left."""
    together, missed, extra = pairs([1, 5, 9], [4, 2], lambda a, b: max(0, 3 - abs(a - b)))
    assert (together, missed, extra) == ([(1, 2), (5, 4)], [9], [])
