from __future__ import annotations

import pytest

from kgbuild.query import QueryError
from kgbuild.query.terms import all_terms, find_term, load_ontology


@pytest.fixture(scope="module")
def ontology():
    """Return the ontology that comes with the package."""
    return load_ontology()


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("Meeting", "kg:Meeting"),
        ("kg:Meeting", "kg:Meeting"),
        ("https://w3id.org/kgbuild/ontology#Meeting", "kg:Meeting"),
        ("meeting", "kg:Meeting"),
        ("election result", "kg:ElectionResult"),
        ("person", "kg:person"),
        ("Person", "kg:Person"),
        ("org:Membership", "org:Membership"),
        ("Membership", "org:Membership"),
    ],
)
def test_find_term(ontology, wanted, name):
    """A term is found by name, prefixed name, label or IRI; case tells a class from a property."""
    assert find_term(ontology, wanted).name == name


def test_unknown_term(ontology):
    """An unknown term is answered with the nearest."""
    with pytest.raises(QueryError, match="Did you mean: kg:Meeting"):
        find_term(ontology, "Meting")


def test_class(ontology):
    """A class has a definition, properties from its shapes, and what the shapes ask."""
    found = find_term(ontology, "Defection")
    assert found.kind == "class" and found.comment
    assert {"kg:person", "kg:fromParty", "kg:factuality", "prov:wasDerivedFrom"} <= set(found.properties)
    assert any("must not be the same" in ask for ask in found.asks)


def test_all_terms(ontology):
    """Every term has a definition; ours come first, classes before properties before values."""
    terms = all_terms(ontology)
    assert all(t.comment for t in terms), [t.name for t in terms if not t.comment]
    ours = [t.kind for t in terms if t.name.startswith("kg:")]
    assert ours == sorted(ours, key=["class", "property", "value"].index)
    assert len({t.iri for t in terms}) == len(terms)
