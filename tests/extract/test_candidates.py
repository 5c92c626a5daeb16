"""From a candidate to an event, whoever proposes it: hand-made candidates, no rule and no learned head."""

from __future__ import annotations

from typing import Any

import pytest

from kgbuild.extract.candidate import Argument, Candidate, Verdict
from kgbuild.extract.trace import Outcome
from kgbuild.layers import Chunk
from kgbuild.model import Factuality
from tests.extract.proposing import extracted, proposal, shown

CASES: list[tuple[str, Any, list[dict[str, Any]]]] = [
    (
        "Ann Bell met Carl Dorn in Leeds on 3 May 2016 to discuss the new budget.",
        proposal(
            "Meeting", "met", ("participant", "Ann Bell"), ("participant", "Carl Dorn"), ("place", "Leeds"),
            ("time", "3 May 2016"), ("topic", "the new budget"),
        ),
        [{"participants": ("Ann Bell", "Carl Dorn"), "place": "Leeds", "date_text": "3 May 2016",
          "topic": "the new budget", "passages": ("Ann Bell met Carl Dorn",)}],
    ),
    (
        "Ann Bell left Labour for the Liberal Democrats.",
        proposal("Defection", "left", ("person", "Ann Bell"), ("from", "Labour"), ("to", "the Liberal Democrats")),
        [{"person": "Ann Bell", "from_party": "Labour", "to_party": "Liberal Democrats"}],
    ),
    (
        "Voters in Wales choose their assembly on Thursday.",
        proposal("Election", "choose", ("place", "Wales"), ("time", "Thursday"), kind="welsh"),
        [{"election_type": "welsh", "place": "Wales", "date_text": "Thursday"}],
    ),
    (
        "Ann Bell saw off Carl Dorn in the by-election.",
        proposal(
            "ElectionResult", "saw off", ("contestant", "Ann Bell"), ("opponent", "Carl Dorn"),
            measure="outcome", change="won",
        ),
        [{"contestant": "Ann Bell", "change": "won"}, {"contestant": "Carl Dorn", "change": "lost"}],
    ),
    (
        "Labour ended up with twenty-three of the seats.",
        proposal("ElectionResult", "ended up with", ("contestant", "Labour"), ("value", "twenty-three of the seats"),
                 measure="seats", change="total"),
        [{"contestant": "Labour", "measure": "seats", "change": "total", "value": 23.0}],
    ),
    (
        "Ann Bell walked away from the post of health secretary, and Carl Dorn lost his job as treasurer.",
        proposal("Resignation", "walked away", ("person", "Ann Bell"), ("post", "health secretary")),
        [{"person": "Ann Bell", "post": "health secretary"}],
    ),
    (
        "Ann Bell gets the culture brief in the reshuffle.",
        proposal("Appointment", "gets", ("person", "Ann Bell"), ("post", "the culture brief")),
        [{"person": "Ann Bell", "post": "culture brief"}],
    ),
    (
        "Ann Bell and Eve Fox urge voters to choose Carl Dorn in the leadership contest.",
        proposal("Endorsement", "urge", ("endorser", "Ann Bell"), ("endorser", "Eve Fox"), ("endorsed", "Carl Dorn"),
                 ("contest", "leadership contest")),
        [{"endorser": "Ann Bell", "endorsed": "Carl Dorn", "contest": "leadership contest"},
         {"endorser": "Eve Fox", "endorsed": "Carl Dorn", "contest": "leadership contest"}],
    ),
    (
        "Labour will sit in government beside the Liberal Democrats.",
        proposal("Coalition", "sit in government", ("participant", "Labour"), ("participant", "the Liberal Democrats"),
                 factuality=Factuality.PLANNED),
        [{"participants": ("Labour", "Liberal Democrats"), "factuality": Factuality.PLANNED}],
    ),
    (
        "Ann Bell has a vote on the education bill on Tuesday.",
        proposal("Vote", "vote", ("motion", "the education bill"), outcome="none"),
        [{"motion": "the education bill", "decision": None, "voters": None}],
    ),
    (
        "The House of Lords threw the bill out.",
        proposal("Vote", "threw", ("voter", "The House of Lords"), ("motion", "the bill"), outcome="rejected"),
        [{"voters": ("House of Lords",), "decision": "against", "motion": "the bill"}],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "proposed", "expected"), CASES, ids=[c[1]["trigger"] for c in CASES])
def test_roles_become_fields(annotate, text: str, proposed, expected: list[dict[str, Any]]) -> None:
    """The arguments of a candidate of each type become the fields of its events, tied to entities, posts and dates."""
    found = extracted(annotate(text, date="2016-05-08"), [proposed])
    got = [shown(found, e) for e in found.facts.events]
    assert len(got) == len(expected)
    for event, fields in zip(got, expected, strict=True):
        assert {name: event.get(name) for name in fields} == fields


def test_a_pronoun_is_tied_through_its_antecedent(annotate) -> None:
    """ "He" means whom the coreference layer says, and how it was tied is kept."""
    found = extracted(
        annotate("Carl Dorn was angry. He resigned on Friday."), [proposal("Resignation", "resigned", ("person", "He"))]
    )
    assert [shown(found, e)["person"] for e in found.facts.events] == ["Carl Dorn"]
    assert [a.how for a in found.traces[0].tied.arguments] == ["by the antecedent"]


def test_a_common_noun_that_nobody_is_known_by_becomes_an_unnamed_group(annotate) -> None:
    """ "Grandmothers" are in no list of groups and in no mention, yet they met."""
    found = extracted(
        annotate("Ann Bell met grandmothers in Leeds."),
        [proposal("Meeting", "met", ("participant", "Ann Bell"), ("participant", "grandmothers"))],
    )
    assert [shown(found, e)["participants"] for e in found.facts.events] == [("Ann Bell", "grandmothers")]


def test_a_pronoun_for_nobody_is_no_argument(annotate) -> None:
    """Who cannot be told is left out, and the trace says which words could not be tied."""
    found = extracted(annotate("Somebody resigned."), [proposal("Resignation", "resigned", ("person", "Somebody"))])
    assert not found.facts.events
    assert found.traces[0].outcome is Outcome.DROPPED
    assert "“Somebody” could not be tied" in found.traces[0].reason


def test_a_mention_without_participants_takes_those_of_its_event(annotate) -> None:
    """ "The talks" are the talks that were held, where a model says that both are one event."""
    text = "Ann Bell held talks with Carl Dorn. Everybody hoped that the discussions would help."
    told = proposal("Meeting", "talks", ("participant", "Ann Bell"), ("participant", "Carl Dorn"), event=1)
    found = extracted(annotate(text), [told, proposal("Meeting", "discussions", event=1)])
    assert [len(e.passages) for e in found.facts.events] == [2]
    assert [t.outcome for t in found.traces] == [Outcome.KEPT, Outcome.MERGED]


def test_mentions_of_one_event_are_one_though_their_posts_are_worded_differently(annotate) -> None:
    """A number of a model joins mentions that rules for merging would leave apart, as of two wordings of a post."""
    text = "Ann Bell resigned as chairman. She gave up the lead in May."
    first = proposal("Resignation", "resigned", ("person", "Ann Bell"), ("post", "chairman"), event=1)
    second = proposal("Resignation", "gave up", ("person", "She"), ("post", "the lead"), event=1)
    assert [len(e.passages) for e in extracted(annotate(text), [first, second]).facts.events] == [2]
    apart = [first, {**second, "event": 2}]
    assert [len(e.passages) for e in extracted(annotate(text), apart).facts.events] == [1, 1]


def test_mentions_that_contradict_each_other_stay_apart(annotate) -> None:
    """Two resignations of two people are two, whatever number a model gave them."""
    text = "Ann Bell resigned. Carl Dorn quit."
    found = extracted(
        annotate(text),
        [
            proposal("Resignation", "resigned", ("person", "Ann Bell"), event=1),
            proposal("Resignation", "quit", ("person", "Carl Dorn"), event=1),
        ],
    )
    assert [shown(found, e)["person"] for e in found.facts.events] == ["Ann Bell", "Carl Dorn"]


def test_denied_mentions_stay_apart(annotate) -> None:
    """What did not happen is not merged with what did."""
    text = "Ann Bell resigned on Monday. She denied resigning."
    found = extracted(
        annotate(text),
        [
            proposal("Resignation", "resigned", ("person", "Ann Bell"), event=1),
            proposal("Resignation", "resigning", ("person", "She"), event=1, factuality=Factuality.DENIED),
        ],
    )
    assert [e.factuality for e in found.facts.events] == [Factuality.ACTUAL, Factuality.DENIED]


def test_a_figure_among_others_is_the_first(annotate) -> None:
    """ "83% of voters under 30" are 83, and words without a figure are none."""
    text = "Ann Bell won 83% of voters under 30, and Carl Dorn won a majority."
    first = proposal("ElectionResult", "won", ("contestant", "Ann Bell"), ("value", "83% of voters under 30"),
                     measure="share", change="won")  # fmt: skip
    second = proposal("ElectionResult", "won#2", ("contestant", "Carl Dorn"), ("value", "a majority"),
                      measure="majority", change="won")  # fmt: skip
    found = extracted(annotate(text), [first, second])
    assert [getattr(e, "value", None) for e in found.facts.events] == [83.0, None]


def test_a_part_of_a_whole_is_no_figure(annotate) -> None:
    """ "Two-thirds" are not two of anything."""
    text = "Ann Bell won two-thirds of the votes in the election."
    told = proposal("ElectionResult", "won", ("contestant", "Ann Bell"), ("value", "two-thirds of the votes"),
                    measure="outcome", change="won")  # fmt: skip
    assert [getattr(e, "value", None) for e in extracted(annotate(text), [told]).facts.events] == [None]


def test_a_count_without_its_number_is_no_result(annotate) -> None:
    """That a party won "some seats" gives no figure, so there is no result to give."""
    told = proposal("ElectionResult", "won", ("contestant", "Labour"), measure="seats", change="won")
    assert extracted(annotate("Labour won some seats in Leeds."), [told]).facts.events == ()


def test_an_unknown_type_is_refused(annotate) -> None:
    """A producer that asks for a type that there is none of is told which there are."""
    with pytest.raises(ValueError, match=r"Strike.*Appointment"):
        extracted(annotate("They struck."), [proposal("Strike", "struck")])


def test_without_a_verdict_the_rules_read_whether_it_happened(annotate) -> None:
    """A candidate that says nothing of factuality gets what the words around its trigger say."""
    from kgbuild.extract.article import extract_traced

    annotated = annotate("Ann Bell will not resign.")
    trigger = Chunk(4, 5)
    person = Argument("person", Chunk(0, 2))
    candidate = Candidate(type="Resignation", trigger=trigger, arguments=(person,), source="model", score=0.5)
    found = extract_traced(annotated, lambda _: [candidate])
    assert [e.factuality for e in found.facts.events] == [Factuality.DENIED]


@pytest.mark.parametrize(
    ("distribution", "expected"),
    [
        ({Factuality.ACTUAL: 0.9, Factuality.POSSIBLE: 0.1}, Factuality.ACTUAL),
        ({Factuality.ACTUAL: 0.48, Factuality.POSSIBLE: 0.45, Factuality.DENIED: 0.07}, Factuality.POSSIBLE),
        ({Factuality.PLANNED: 0.45, Factuality.POSSIBLE: 0.5}, Factuality.POSSIBLE),
        ({Factuality.DENIED: 1.0}, Factuality.DENIED),
        ({Factuality.ACTUAL: 0.5, Factuality.DENIED: 0.45}, Factuality.POSSIBLE),
    ],
)
def test_the_likeliest_verdict_wins_and_the_more_cautious_of_two_that_are_close(distribution, expected) -> None:
    """A model's probabilities become one verdict, and are kept to be shown."""
    verdict = Verdict.of(distribution)
    assert (verdict.value, verdict.distribution) == (expected, distribution)


def test_a_verdict_of_nothing_is_an_error() -> None:
    """An empty distribution says nothing, so it is no verdict."""
    with pytest.raises(ValueError, match="probability"):
        Verdict.of({})


def test_a_part_of_a_name_brings_the_whole_of_it(annotate) -> None:
    """A passage holds the whole name of whom an argument means, where the model marks a part of it."""
    found = extracted(
        annotate("The board removed Hugh Vane."), [proposal("Resignation", "removed", ("person", "Hugh"))]
    )
    assert [shown(found, e)["passages"] for e in found.facts.events] == [("removed Hugh Vane",)]


@pytest.mark.parametrize(
    ("text", "trigger", "post"),
    [
        ("Rosa Quill took the job in May.", "took", "the job"),
        ("Rosa Quill entered the House of Lords in May.", "entered", "the House of Lords"),
        ("Rosa Quill is acting for him.", "acting", "acting"),
    ],
)
def test_words_that_name_no_post_are_none(annotate, text: str, trigger: str, post: str) -> None:
    """What only stands for a post, or names a body, is no post by its name."""
    found = extracted(annotate(text), [proposal("Appointment", trigger, ("person", "Rosa Quill"), ("post", post))])
    assert [shown(found, e).get("post") for e in found.facts.events] == [None]


@pytest.mark.parametrize(
    ("text", "proposed", "value"),
    [
        (
            "Rosa Quill finished third in the by-election.",
            proposal("ElectionResult", "finished", ("contestant", "Rosa Quill"), ("value", "third"), measure="place",
                     change="total"),
            3.0,
        ),
        (
            "Rosa Quill, the runner-up in the by-election, sued.",
            proposal("ElectionResult", "runner-up", ("contestant", "Rosa Quill"), measure="place", change="lost"),
            2.0,
        ),
        (
            "The Greens won a seat in Leeds.",
            proposal("ElectionResult", "won", ("contestant", "The Greens"), ("value", "a seat"), measure="seats",
                     change="won"),
            1.0,
        ),
    ],
)  # fmt: skip
def test_ranks_and_single_seats_are_figures(annotate, text: str, proposed, value: float) -> None:
    """A place in a contest is a number, and "a seat" is one."""
    found = extracted(annotate(text), [proposed])
    assert [shown(found, e)["value"] for e in found.facts.events] == [value]


def test_the_how_manieth_counts_nothing(annotate) -> None:
    """ "His 96th defeat" is one defeat and no figure."""
    words = ("contestant", "Ivo Marsh"), ("value", "96th")
    lost = proposal("ElectionResult", "loss", *words, measure="outcome", change="lost")
    found = extracted(annotate("Ivo Marsh noted his 96th loss in a by-election."), [lost])
    assert [shown(found, e).get("value") for e in found.facts.events] == [None]


def test_a_group_has_no_preposition_in_its_name(annotate) -> None:
    """Where the model marks "of ministers", it is the ministers who resign."""
    resigned = proposal("Resignation", "resignations", ("person", "of ministers"))
    found = extracted(annotate("The resignations of ministers came late."), [resigned])
    assert [shown(found, e)["person"] for e in found.facts.events] == ["ministers"]


def test_the_post_of_who_dismisses_is_not_that_of_who_is_dismissed(annotate) -> None:
    """Of two posts the one whose words mean somebody else is that one's."""
    annotated = annotate("The prime minister dismissed Carl Dorn as transport minister.")
    posts = ("post", "prime minister"), ("post", "transport minister")
    found = extracted(annotated, [proposal("Resignation", "dismissed", posts[0], ("person", "Carl Dorn"), posts[1])])
    assert [shown(found, e)["post"] for e in found.facts.events] == ["transport minister"]


def test_a_number_that_is_no_date_is_no_time(annotate) -> None:
    """A meeting in room 2011 has no date, not even in words."""
    annotated = annotate("Ann Bell met Carl Dorn in room 2011.")
    people = ("participant", "Ann Bell"), ("participant", "Carl Dorn")
    found = extracted(annotated, [proposal("Meeting", "met", *people, ("time", "room 2011"))])
    assert [e.date_text for e in found.facts.events] == [None]


def test_a_person_called_may_is_no_month(annotate) -> None:
    """Words that name somebody are no date, whatever the model takes them for."""
    annotated = annotate("Theresa May spoke. Two party leaders met May in Leeds.")
    people = ("participant", "Two party leaders"), ("participant", "May#2")
    found = extracted(annotated, [proposal("Meeting", "met", *people, ("time", "May#2"))])
    assert [e.date_text for e in found.facts.events] == [None]


@pytest.mark.parametrize(
    ("text", "words", "motion"),
    [
        ("MPs will vote on Bell's withdrawal deal.", "Bell", "Bell's withdrawal deal"),
        ("MPs will vote no on Friday.", "no", None),
        ("MPs voted in favour.", "favour", None),
        ("MPs will vote on a Brexit deal.", "a", "a Brexit deal"),
    ],
)
def test_a_motion_is_what_is_voted_on(annotate, text: str, words: str, motion: str | None) -> None:
    """Whose deal it is does not say which it is, and "no" is the vote and no motion."""
    found = extracted(annotate(text), [proposal("Vote", "vote", ("voter", "MPs"), ("motion", words))])
    assert [shown(found, e).get("motion") for e in found.facts.events] == [motion]


def test_what_is_planned_for_a_day_is_on_the_next_such_day(annotate) -> None:
    """The bare name of a day of a planned event is no past day, whatever the verbs near it are."""
    annotated = annotate("It comes amid fears of a defeat in the Commons vote of MPs on Tuesday.", date="2019-01-10")
    planned = proposal("Vote", "vote", ("motion", "a defeat"), ("time", "Tuesday"), factuality=Factuality.PLANNED)
    (event,) = extracted(annotated, [planned]).facts.events
    assert event.dates is not None
    assert event.dates.first.isoformat() == "2019-01-15"


@pytest.mark.parametrize(
    ("text", "factuality", "first"),
    [
        ("Ann Bell may win the presidential election in November.", Factuality.POSSIBLE, "2016-11-01"),
        ("Ann Bell will win the presidential election in March.", Factuality.PLANNED, "2017-03-01"),
        ("Ann Bell won the presidential election in November.", Factuality.ACTUAL, "2015-11-01"),
    ],
)
def test_a_win_to_come_is_in_the_next_month_of_that_name(annotate, text, factuality, first) -> None:
    """The bare name of a month of what is planned, or may be won, is no past one."""
    annotated = annotate(text, date="2016-06-24")
    verb = "won" if "won" in text else "win"
    arguments = ("contestant", "Ann Bell"), ("time", text[text.index("election in ") + 12 : -1])
    won = proposal("ElectionResult", verb, *arguments, factuality=factuality, measure="outcome", change="won")
    events = extracted(annotated, [won]).facts.events
    assert [e.dates.first.isoformat() for e in events if e.dates] == [first]


def test_a_post_that_is_only_called_one_is_not_told(annotate) -> None:
    """Who quits "the post" leaves one of which the words tell nothing."""
    found = extracted(
        annotate("Carl Dorn quit the post."),
        [proposal("Resignation", "quit", ("person", "Carl Dorn"), ("post", "the post"))],
    )
    assert [e.post for e in found.facts.events] == [None]


def test_the_words_for_an_event_take_no_part_in_it(annotate) -> None:
    """Of "a meeting of the party's executive agreed" it is the executive that meets."""
    annotated = annotate("A meeting of the party’s executive on Sunday agreed that Carl Dorn will stay.")
    found = extracted(annotated, [proposal("Meeting", "meeting", ("participant", "the party’s executive"))])
    assert [shown(found, e)["passages"] for e in found.facts.events] == [("meeting of the party’s executive",)]


def test_words_that_count_others_are_nobody(annotate) -> None:
    """Of "a series of members" the members resign."""
    annotated = annotate("A series of women named in the report have quit.")
    found = extracted(annotated, [proposal("Resignation", "quit", ("person", "A series"))])
    assert [shown(found, e).get("person") for e in found.facts.events] in ([], ["women"])


@pytest.mark.parametrize(
    ("text", "trigger", "who", "voters"),
    [
        ("MPs heard that the bid was rejected by Ann Bell.", "rejected", "Ann Bell", None),
        ("MPs heard that Ann Bell had accepted the bid.", "accepted", "Ann Bell", None),
        ("MPs had the chance to reject the bid of Ann Bell.", "reject", "MPs", ("MPs",)),
        ("MPs heard that Ann Bell would support the bill.", "support", "Ann Bell", ("Ann Bell",)),
        ("MPs heard that Ann Bell wants a bill with support.", "support", "Ann Bell", ()),
        ("On Friday Ann Bell appealed to MPs to support her bill.", "support", "Ann Bell", ()),
    ],
)
def test_what_one_person_does_is_seldom_a_vote(annotate, text: str, trigger: str, who: str, voters) -> None:
    """What one person turns down is put to no vote; who is the subject of "support" may vote so, who is named not."""
    found = extracted(annotate(text), [proposal("Vote", trigger, ("voter", who))])
    assert [shown(found, e).get("voters", ()) for e in found.facts.events] == ([] if voters is None else [voters])


@pytest.mark.parametrize("how", ["six votes in the Commons", "a majority of 230", "a 41-vote majority"])
def test_votes_do_not_vote(annotate, how: str) -> None:
    """What a vote was decided by is nobody who voted."""
    annotated = annotate(f"An amendment was rejected by {how}.")
    vote = proposal("Vote", "rejected", ("voter", how), ("motion", "An amendment"))
    (event,) = extracted(annotated, [vote]).facts.events
    assert event.voters == ()


@pytest.mark.parametrize(
    ("who", "second", "lent"),
    [
        ("MPs", "The vote ended on Monday.", True),
        ("The Commons", "The vote ended on Monday.", True),
        ("17 Tory MPs", "The vote ended on Monday.", False),
        ("Ann Bell", "The vote ended on Monday.", False),
        ("MPs", "Many vote for the plan.", False),
    ],
)
def test_only_a_whole_body_lends_its_vote(annotate, who: str, second: str, lent: bool) -> None:
    """ "The vote" is that of all who decide, not that of some who voted one way, nor of a verb's own subject."""
    annotated = annotate(f"{who} voted on the bill. {second}")
    first = proposal("Vote", "voted", ("voter", who), ("motion", "the bill"), event=1)
    more = [("motion", "the plan")] if "plan" in second else []
    found = extracted(annotated, [first, proposal("Vote", "vote#2", *more, event=1)]).facts.events
    assert [len(e.voters) for e in found] == ([1] if lent else [1, 0])


@pytest.mark.parametrize(
    ("text", "motion", "outcome", "told"),
    [
        ("Tories vote six to one against the deal.", "the deal", "passed", ("against", "the deal")),
        ("MPs vote on it on Friday.", "it", "none", (None, None)),
    ],
)
def test_words_tell_which_way_a_vote_goes(annotate, text: str, motion: str, outcome: str, told) -> None:
    """The word before the motion says which way, whatever a model guesses; a pronoun does not say on what."""
    vote = proposal("Vote", "vote", ("voter", text.split()[0]), ("motion", motion), outcome=outcome)
    (event,) = extracted(annotate(text), [vote]).facts.events
    assert (event.decision, event.motion) == told


def test_votes_on_two_motions_are_two(annotate) -> None:
    """Two votes that share no telling word of their motions are two, whatever number a model gave them."""
    text = "MPs voted on the backstop amendment. MPs voted on a customs union. MPs voted on it."
    proposals = [
        proposal("Vote", "voted", ("motion", "the backstop amendment"), event=1),
        proposal("Vote", "voted#2", ("motion", "a customs union"), event=1),
        proposal("Vote", "voted#3", ("motion", "it"), event=1),
    ]
    found = extracted(annotate(text), proposals).facts.events
    assert [len(e.passages) for e in found] == [2, 1]


def test_a_meeting_with_a_is_a_new_one(annotate) -> None:
    """ "The talks" are between those who met before, "a meeting" is of whomever it says."""
    text = "Ann Bell met Carl Dorn. A meeting is on Monday. The talks went well."
    met = proposal("Meeting", "met", ("participant", "Ann Bell"), ("participant", "Carl Dorn"), event=1)
    found = extracted(
        annotate(text), [met, proposal("Meeting", "meeting", event=1), proposal("Meeting", "talks", event=1)]
    )
    assert [len(e.passages) for e in found.facts.events] == [2]


@pytest.mark.parametrize(
    ("text", "talks", "passages"),
    [
        ("Ann Bell met Carl Dorn. Long talks went well.", "talks", [1]),
        ("Ann Bell met Carl Dorn. The trade talks went well.", "talks", [1]),
        ("Ann Bell met Carl Dorn. She met Rosa Quill. The talks went well.", "talks", [1, 1]),
    ],
)
def test_the_talks_are_the_only_meeting_told_of_before(annotate, text, talks, passages) -> None:
    """ "The talks" are the meeting before, though no model says so, if there is one only and nothing says which."""
    others = [("Dorn", "Rosa Quill")] if "Rosa" in text else []
    met = proposal("Meeting", "met", ("participant", "Ann Bell"), ("participant", "Carl Dorn"))
    more = [proposal("Meeting", "met#2", ("participant", "She"), ("participant", b)) for _, b in others]
    found = extracted(annotate(text), [met, *more, proposal("Meeting", talks, event=7)])
    assert [len(e.passages) for e in found.facts.events] == passages


def test_the_talks_are_those_of_their_sentence(annotate) -> None:
    """ "The talks" are the meeting that the sentence has just told of, whatever number a model gives them."""
    text = "Ann Bell met Carl Dorn. Rosa Quill saw Hugh Vane, and the talks went well."
    told = [
        proposal("Meeting", "met", ("participant", "Ann Bell"), ("participant", "Carl Dorn"), event=1),
        proposal("Meeting", "saw", ("participant", "Rosa Quill"), ("participant", "Hugh Vane"), event=2),
        proposal("Meeting", "talks", event=1),
    ]
    found = extracted(annotate(text), told)
    assert {shown(found, e)["participants"]: len(e.passages) for e in found.facts.events} == {
        ("Ann Bell", "Carl Dorn"): 1,
        ("Rosa Quill", "Hugh Vane"): 2,
    }


def test_who_meets_again_meets_another_time(annotate) -> None:
    """ "They hope to meet again" is another meeting than the one told of before."""
    both = ("participant", "Ann Bell"), ("participant", "Carl Dorn")
    met = proposal("Meeting", "met", *both, event=1)
    again = proposal("Meeting", "meet", *both, event=1, factuality=Factuality.POSSIBLE)
    found = extracted(annotate("Ann Bell met Carl Dorn. She hopes to meet him again soon."), [met, again])
    assert [e.factuality.value for e in found.facts.events] == ["Actual", "Possible"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ann Bell, Carl Dorn and Rosa Quill said they will resign.", {"Ann Bell", "Carl Dorn", "Rosa Quill"}),
        ("Ann Bell and Carl Dorn wept when they resigned.", {"Ann Bell", "Carl Dorn"}),
    ],
)
def test_they_are_all_who_say_so(annotate, text: str, who: set[str]) -> None:
    """ "They" in what several people say or do means them all."""
    trigger = "resigned" if "resigned" in text else "resign"
    found = extracted(annotate(text), [proposal("Resignation", trigger, ("person", "they"))])
    assert {shown(found, e)["person"] for e in found.facts.events} == who


def test_two_meetings_with_one_person_are_two(annotate) -> None:
    """Who met A and also met C held two meetings, though a model takes both mentions for one event."""
    text = "Ann Bell met Carl Dorn on Sunday, and Bell also met Rosa Quill."
    first = proposal("Meeting", "met", ("participant", "Ann Bell"), ("participant", "Carl Dorn"), event=1)
    second = proposal("Meeting", "met#2", ("participant", "Bell#2"), ("participant", "Rosa Quill"), event=1)
    assert len(extracted(annotate(text), [first, second]).facts.events) == 2


def test_what_is_on_a_day_to_come_has_not_happened(annotate) -> None:
    """One mention tells of a meeting as past and another gives a day after the article's: it is planned."""
    text = "Ann Bell will meet Carl Dorn on 9 May 2017. The talks followed the meeting."
    both = ("participant", "Ann Bell"), ("participant", "Carl Dorn")
    planned = proposal("Meeting", "meet", *both, ("time", "9 May 2017"), factuality=Factuality.PLANNED, event=1)
    told = proposal("Meeting", "meeting", event=1)
    (event,) = extracted(annotate(text, date="2017-05-03"), [planned, told]).facts.events
    assert (len(event.passages), event.factuality) == (2, Factuality.PLANNED)


def test_what_is_on_a_day_is_on_the_next_such_day(annotate) -> None:
    """ "The vote is on Thursday" speaks of a day to come."""
    assert [t.value for t in annotate("The vote is on Thursday.", date="2017-05-02").times] == ["2017-05-04"]


@pytest.mark.parametrize(
    ("text", "voter", "voters"),
    [
        ("MPs met. The bill was passed by the House on Friday.", "the House", ("the House",)),
        ("MPs met. The bill was passed by the state house on Friday.", "the state house", ("the state house",)),
    ],
)
def test_a_chamber_votes_by_its_common_name(annotate, text: str, voter: str, voters: tuple[str, ...]) -> None:
    """ "The House" votes though no list has it."""
    found = extracted(annotate(text), [proposal("Vote", "passed", ("voter", voter), ("motion", "The bill"))])
    assert [shown(found, e).get("voters", ()) for e in found.facts.events] == [voters]


@pytest.mark.parametrize("people", ["the Chagossians", "the Japanese"])
def test_a_people_is_a_group(annotate, people: str) -> None:
    """A people that no list has meets as a group."""
    annotated = annotate(f"Ann Bell met {people} in Leeds.")
    met = proposal("Meeting", "met", ("participant", "Ann Bell"), ("participant", people))
    found = extracted(annotated, [met])
    assert [shown(found, e)["participants"] for e in found.facts.events] == [("Ann Bell", people)]


def test_a_group_does_not_end_in_and(annotate) -> None:
    """Words that a model cuts behind "and" name the group before it."""
    annotated = annotate("Ann Bell met grandmothers and others in Leeds.")
    met = proposal("Meeting", "met", ("participant", "Ann Bell"), ("participant", "grandmothers and"))
    found = extracted(annotated, [met])
    assert [shown(found, e)["participants"] for e in found.facts.events] == [("Ann Bell", "grandmothers")]
