from __future__ import annotations

import pytest

from kgbuild.check.index import GraphIndex
from kgbuild.check.passages import PassageReader
from kgbuild.check.told import check_told

OTHER = """<urn:a/2> a kg:Article ; kg:fileName "2.txt" .
    <urn:a/2#char=0,4> a oa:SpecificResource ; oa:hasSource <urn:a/2> ; oa:hasSelector <urn:a/2#selector> .
    <urn:a/2#selector> oa:start 0 ; oa:end 4 ; oa:exact "They" ."""


@pytest.fixture
def found(sample):
    """A function that checks where the facts of the example and more Turtle are told: rule, node and message."""

    def check(more=""):
        index = GraphIndex(sample.graph(sample.turtle() + more))
        results = check_told(index, PassageReader(index))
        return [(f.source.rsplit("#")[-1], str(f.focus).rsplit("/", 1)[-1], f.message) for f in results]

    return check


def test_facts_of_their_article_pass(found):
    """Where people are named in the article of a passage, it may tell of them."""
    assert found("d:meeting sem:hasActor d:ann, d:bo .") == []


def test_a_fact_of_another_article(sample, found):
    """A fact whose IRI belongs to an article cites a passage of that article."""
    other = """<urn:a/2> a kg:Article ; kg:fileName "2.txt" .
        <urn:a/2/meeting/x> a kg:Meeting ; prov:wasDerivedFrom <{node}> ."""
    node, _ = sample.passage("Bo Birch")
    ((rule, focus, message),) = found(other.replace("<{node}>", node))
    assert (rule, focus) == ("fact-elsewhere", "x")
    assert "belongs to 2.txt" in message


@pytest.mark.parametrize(
    ("fact", "link"),
    [("meeting", "sem:hasActor d:ann, d:bo"), ("statement", "kg:speaker d:ann"), ("membership", "org:member d:ann")],
)
def test_a_passage_of_an_article_that_names_nobody_of_it(found, fact, link):
    """A passage of an article that names none of those whom a fact is about cannot tell it."""
    ((rule, focus, message),) = found(f"{OTHER} d:{fact} {link} ; prov:wasDerivedFrom <urn:a/2#char=0,4> .")
    assert (rule, focus) == ("fact-elsewhere", fact)
    assert "A passage of it is of 2.txt, which does not name" in message


def test_one_of_them_is_enough(found):
    """An event of two articles has taken its people from both."""
    more = "d:bo gaf:denotedBy <urn:a/2#char=0,4> . d:meeting sem:hasActor d:ann, d:bo ;"
    assert found(f"{OTHER} {more} prov:wasDerivedFrom <urn:a/2#char=0,4> .") == []


def test_somebody_whom_no_passage_names(found):
    """An unnamed source is named nowhere, so that nothing is known of where it is."""
    more = "d:they a kg:UnnamedSource . d:meeting sem:hasActor d:ann, d:they ;"
    assert found(f"{OTHER} {more} prov:wasDerivedFrom <urn:a/2#char=0,4> .") == []


def test_an_unnamed_source_of_another_article(found):
    """Who belongs to one article takes no part in a fact of others."""
    more = "<urn:a/2/unnamed/aide> a kg:UnnamedSource . d:meeting kg:accordingTo <urn:a/2/unnamed/aide> ."
    ((rule, focus, message),) = found(f"{OTHER} {more}")
    assert (rule, focus) == ("fact-elsewhere", "meeting")
    assert message == "Its kg:accordingTo belongs to 2.txt, but none of its passages is of that article."


def test_a_medium_that_only_another_article_names(sample, found):
    """What a fact speaks of is named in one of its articles, and so is whom a source of an article speaks for."""
    echo = "d:echo a kg:Publication ; gaf:denotedBy <urn:a/2#char=0,4> ."
    node, _ = sample.passage("“We agreed on rail,”")
    said = f"<{sample.article}/said> a kg:Statement ; kg:medium d:echo ; prov:wasDerivedFrom {node} ."
    ((rule, focus, message),) = found(f"{OTHER} {echo} {said}")
    assert (rule, focus) == ("fact-elsewhere", "said")
    assert message.startswith("Its kg:medium is ") and message.endswith("whom 1.txt does not name.")
    aide = "<urn:a/2/unnamed/aide> a kg:UnnamedSource ; kg:onBehalfOf d:bo ."
    assert [focus for _, focus, _ in found(f"{OTHER} {echo} {aide}")] == ["aide"]


def test_who_somebody_may_be(found):
    """Somebody whom another article names in full may be the one whom this one names in part."""
    assert found(f"{OTHER} <urn:a/2/person/birch> a kg:Person ; kg:candidate d:bo .") == []
