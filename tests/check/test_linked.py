from __future__ import annotations

import pytest

from kgbuild.check.index import GraphIndex
from kgbuild.check.linked import check_linked

MORE = """@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
"""
PUBLISHED = "d:n schema:publisher 'York Echo' ; dcterms:publisher d:echo . d:echo foaf:name '{}' ."
DATED = """d:ann schema:name 'Ann Ash' . d:m org:member d:ann ; kg:datedBy d:r .
    d:r a kg:ReferenceRecord ; schema:name '{} in the reference data' ."""
HELD = """d:e kg:sameElection d:k ; sem:hasEarliestBeginTimeStamp "2010-01-01"^^xsd:date ;
    sem:hasLatestEndTimeStamp "2010-12-31"^^xsd:date .
    d:k sem:hasEarliestBeginTimeStamp "{0}"^^xsd:date ; sem:hasLatestEndTimeStamp "{0}"^^xsd:date ."""
RANKED = """<urn:a> kg:fileName "a.txt" . <urn:a/old> kg:rank kg:Deprecated .
    <urn:a/new> prov:wasRevisionOf <urn:a/{}> ."""

AS_OF = """<urn:a> kg:fileName "a.txt" ; schema:datePublished "2011-05-08"^^xsd:date .
    <urn:a/m> kg:asOf "{}"^^xsd:date ."""


@pytest.mark.parametrize(
    ("turtle", "told"),
    [
        (PUBLISHED.format("York Echo"), None),
        (
            PUBLISHED.format("Hull Echo"),
            "but its dcterms:publisher is called “Hull Echo”.",
        ),
        (DATED.format("Ann Ash"), None),
        (DATED.format("Bo Birch"), "Its kg:datedBy is a record of “Bo Birch”, who is not its org:member."),
        (HELD.format("2010-05-06"), None),
        (HELD.format("2011-05-05"), "Its kg:sameElection was held from 2011-05-05"),
        ("d:e kg:sameElection d:k .", None),
        (AS_OF.format("2011-05-08"), None),
        (AS_OF.format("2011-05-09"), "Its kg:asOf is 2011-05-09, but its article appeared on 2011-05-08"),
        (RANKED.format("old"), None),
        (RANKED.format("other"), "but nothing is a revision of it (prov:wasRevisionOf)"),
    ],
)
def test_links_lead_to_whom_is_spoken_of(sample, turtle, told):
    """A publisher, a record, a day, an election and a withdrawal agree with the node that they lead to or come from."""
    messages = [f.message for f in check_linked(GraphIndex(sample.graph(MORE + turtle)))]
    assert len(messages) == (told is not None)
    assert all(told in message for message in messages)
