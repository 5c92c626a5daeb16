from __future__ import annotations

import pytest

from kgbuild.extract.events.appointment import Appointment
from kgbuild.extract.events.election_result import ElectionResult
from kgbuild.extract.events.meeting import Meeting
from kgbuild.extract.events.resignation import Resignation
from kgbuild.extract.events.vote import Vote
from kgbuild.extract.factuality import verdict_of
from kgbuild.model import Factuality

ACTUAL, PLANNED, POSSIBLE, DENIED = Factuality.ACTUAL, Factuality.PLANNED, Factuality.POSSIBLE, Factuality.DENIED
CASES = [
    ("Ann Bell resigned on Monday.", Resignation, ACTUAL),
    ("Ann Bell has resigned as chairman.", Resignation, ACTUAL),
    ("Ann Bell did not resign.", Resignation, DENIED),
    ("Ann Bell refused to resign.", Resignation, DENIED),
    ("Ann Bell will resign next week.", Resignation, PLANNED),
    ("Ann Bell is to stand down as chairman.", Resignation, PLANNED),
    ("Ann Bell announced she would step down.", Resignation, PLANNED),
    ("Carl Dorn urged Ann Bell to resign.", Resignation, POSSIBLE),
    ("Ann Bell is considering stepping down.", Resignation, POSSIBLE),
    ("Ann Bell could resign within days.", Resignation, POSSIBLE),
    ("Ann Bell threatened to resign.", Resignation, POSSIBLE),
    ("Ann Bell was forced to resign.", Resignation, ACTUAL),
    ("Ann Bell may become chairman.", Appointment, POSSIBLE),
    ("Ann Bell will become chairman in May.", Appointment, PLANNED),
    ("Ann Bell met Carl Dorn.", Meeting, ACTUAL),
    ("Ann Bell will meet Carl Dorn on Friday.", Meeting, PLANNED),
    ("Ann Bell refused to meet Carl Dorn.", Meeting, DENIED),
    ("Ann Bell hopes to meet Carl Dorn.", Meeting, POSSIBLE),
    ("Ann Bell prepares for her first meeting with Carl Dorn.", Meeting, PLANNED),
    ("Ann Bell refused, on Friday, to meet Carl Dorn.", Meeting, DENIED),
    ("Ann Bell denied staging the film or holding talks with Carl Dorn.", Meeting, DENIED),
    ("Ann Bell changed no minds in a meeting with Carl Dorn.", Meeting, ACTUAL),
    ("Ann Bell held no talks with Carl Dorn.", Meeting, DENIED),
    ("Ann Bell went to No 10 for talks with Carl Dorn.", Meeting, ACTUAL),
    ("Eve Stone opposed the talks between Ann Bell and Carl Dorn.", Meeting, ACTUAL),
    ("Ann Bell did not make an offer when she held talks with Carl Dorn.", Meeting, ACTUAL),
    ("Ann Bell agreed at a meeting with Carl Dorn to keep the post.", Meeting, ACTUAL),
    ("There was none of the warmth that marked the meeting between Ann Bell and Carl Dorn.", Meeting, ACTUAL),
    ("MPs voted to reject the bill on Tuesday.", Vote, ACTUAL),
    ("Ann Bell defeated Carl Dorn to become mayor of Leeds.", Appointment, ACTUAL),
    ("Ann Bell was defeated in the race to become mayor of Leeds.", Appointment, POSSIBLE),
    ("Ann Bell won the contest for mayor of Leeds in the election.", ElectionResult, ACTUAL),
    ("MPs voted by 320 to 310 to reject the bill.", Vote, ACTUAL),
    ("MPs refused to vote to approve the bill.", Vote, DENIED),
]


@pytest.mark.parametrize(("sentence", "cls", "factuality"), CASES, ids=[c[0] for c in CASES])
def test_factuality(facts, sentence: str, cls: type, factuality: Factuality) -> None:
    """Tense, modals, negation and the verbs around an event tell whether it happened."""
    found = [e.factuality for e in facts(sentence).events if isinstance(e, cls)]
    assert found == [factuality]


CUES = [
    ("Ann Bell refused to resign.", "resign", DENIED, [("refused", "denies")]),
    ("Ann Bell to resign.", "resign", PLANNED, [("to", "infinitive")]),
    ("Ann Bell will resign next week.", "resign", PLANNED, [("will", "planned")]),
    ("Ann Bell could resign within days.", "resign", POSSIBLE, [("could", "possible")]),
    ("Will Ann Bell resign?", "resign", POSSIBLE, [("?", "question")]),
    ("Ann Bell resigned on Monday.", "resigned", ACTUAL, []),
    ("Confirming Ann Bell as mayor would be a mistake.", "Confirming", POSSIBLE, [("would", "possible")]),
    ("Meeting Carl Dorn in Leeds, Ann Bell said it would rain.", "Meeting", ACTUAL, []),
    ("Six Labour MPs defied the whip to vote for the bill.", "vote", ACTUAL, []),
    ("Six Labour MPs broke ranks to vote for the bill.", "vote", ACTUAL, []),
    ("Six Labour MPs defied calls to vote for the bill.", "vote", POSSIBLE, [("calls", "possible")]),
]


@pytest.mark.parametrize(("text", "trigger", "value", "expected"), CUES, ids=[c[0] for c in CUES])
def test_a_verdict_names_the_words_it_goes_by(annotate, text: str, trigger: str, value, expected) -> None:
    """Each verdict but a plain one has its cues, at their places in the text."""
    doc = annotate(text).doc
    at = next(t.i for t in doc if t.text == trigger)
    verdict = verdict_of(doc, at, at + 1)
    cues = [(doc[c.chunk.start : c.chunk.end].text, c.effect) for c in verdict.cues]
    assert (verdict.value, cues) == (value, expected)
