from __future__ import annotations

from pyoxigraph import RdfFormat, Store

from kgbuild.query.engine import PREFIXES
from kgbuild.query.undecided import undecided

_GRAPH = """
d:a a kg:Article ; kg:fileName "a.txt" .
d:hall a kg:Person ; schema:name "Hall" ; gaf:denotedBy d:x ; kg:candidate d:john, d:peter .
d:john a kg:Person ; schema:name "John Hall" ; schema:sameAs <https://en.wikipedia.org/wiki/John_Hall> .
d:peter a kg:Person ; schema:name "Peter Hall" ; kg:candidate d:hall .
d:x a oa:SpecificResource ; oa:hasSource d:a ; oa:hasSelector d:xs ; kg:line 3 .
d:xs oa:start 0 ; oa:end 7 ; oa:exact "Mr Hall" .
d:y a oa:SpecificResource ; oa:hasSource d:a ; oa:hasSelector d:ys ; kg:line 3 .
d:ys oa:start 8 ; oa:end 12 ; oa:exact "wept" ; oa:prefix "Mr Hall " ; oa:suffix " in York." .
"""


def pairs():
    """Return the undecided pairs of the graph."""
    store = Store()
    head = "".join(f"@prefix {p}: <{iri}> .\n" for p, iri in PREFIXES.items()) + "@prefix d: <https://d.example/> .\n"
    store.load(input=(head + _GRAPH).encode(), format=RdfFormat.TURTLE)
    return list(undecided(store))


def test_each_pair_once():
    """Two that may mean each other are one pair."""
    assert [(a.name, b.name) for a, b in pairs()] == [("Hall", "John Hall"), ("Hall", "Peter Hall")]


def test_the_sentence_of_a_name():
    """A name, of which the graph holds the words alone, is shown in the sentence that a fact of the article holds."""
    assert pairs()[0][0].sentences == ("a.txt:3  [Mr Hall] wept in York.",)


def test_identifiers_tell_namesakes_apart():
    """Whom no article names for certain, a link elsewhere tells from others."""
    assert pairs()[0][1].links == ("https://en.wikipedia.org/wiki/John_Hall",)
