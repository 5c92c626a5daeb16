from __future__ import annotations

import pytest

from kgbuild.query import QueryError, dossier, find

from .conftest import BASE


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("Ann Bell", ["ann"]),
        ("ms bell", ["ann"]),
        ("dorn", ["carl"]),
        ("1.txt", ["article/1.txt"]),
        ("Bell leaves", ["article/1.txt"]),
        (f"{BASE}meeting", ["meeting"]),
        ("party", ["greens", "labour"]),
    ],
)
def test_find(store, wanted, expected):
    """Things are found by any name, file name, headline or IRI, and by part of a name if no whole one matches."""
    assert find(store, wanted) == [BASE + name for name in expected]


@pytest.mark.parametrize("wanted", ["Ann Bels", "http://no/such", "http://a b > ?x", ""])
def test_find_nothing(store, wanted):
    """What the graph does not name is refused; a near name is offered."""
    if not wanted:
        assert len(find(store, wanted)) > 5  # every name holds the empty one
        return
    with pytest.raises(QueryError, match="names nothing"):
        find(store, wanted)


def test_person(store):
    """A person has other names, links, articles, and every fact with its place and words."""
    one = dossier(store, f"{BASE}ann")
    assert (one.name, one.kind, one.other_names) == ("Ann Bell", "Person", ("Ms Bell",))
    assert (one.links, one.articles) == (("http://example.org/ann",), ("1.txt", "2.txt"))
    assert {fact.heading for fact in one.facts} == {
        "Appointment", "Defection", "Endorsement", "Meeting", "Posts", "Statements",
    }  # fmt: skip
    meeting = next(fact for fact in one.facts if fact.heading == "Meeting")
    assert meeting.fields[0] == ("participant", "Ann Bell, Carl Dorn")
    assert ("first day", "2011-05-09") in meeting.fields
    assert (meeting.evidence[0].file, meeting.evidence[0].line) == ("1.txt", 3)


def test_article(store):
    """An article has its publisher, whom it names, and its facts in the order of its text."""
    one = dossier(store, f"{BASE}article/1.txt")
    assert (one.name, dict(one.details)["publisher"]) == ("Bell leaves Greens", "Leeds Echo")
    assert dict(one.details)["names Person"] == "Ann Bell, Carl Dorn"
    starts = [fact.evidence[0].start for fact in one.facts]
    assert len(starts) == 12 and starts == sorted(starts)


def test_event(store):
    """An event shows itself first of all, and a revision shows the words of the old figure."""
    (fact,) = dossier(store, f"{BASE}new").facts
    assert ("was revision of", "The Greens lost 40 seats") in fact.fields
    assert fact.evidence[0].prefix == "Correction: "
