from __future__ import annotations

from kgbuild.quads import key_of
from kgbuild.rdf import Counts, Minter, Numbers, map_article, map_entities, outlook, used_keys

MINTER = Minter("https://example.org/data/")


def test_part_by_part_is_the_same_as_at_once(facts, resolution):
    """Counting what an article alone says apart from what several say gives the numbers of the whole."""
    article = list(map_article(facts, outlook(facts, resolution), MINTER))
    rest = list(map_entities(resolution, used_keys(facts, outlook(facts, resolution)), MINTER))
    whole = Counts.of([*article, *rest])
    iri, entities = MINTER.article(facts.article.file_name), {MINTER.entity(key) for key in resolution.entities}
    own = {q for q in article if q.subject.value.startswith(iri) and q.subject.value not in entities}
    parts = Counts()
    parts.take(Numbers.of(map(key_of, own)))
    parts.add({key_of(q) for q in [*article, *rest] if q not in own})
    assert parts.triples == len({(q.subject, q.predicate, q.object) for q in [*article, *rest]})
    for name in ("triples", "articles", "classes", "properties", "links"):
        assert getattr(parts, name) == getattr(whole, name), name
    assert parts.tally() == whole.tally()


def test_twice_counts_once(facts, resolution):
    """A triple that stands in two parts counts once."""
    rest = list(map_entities(resolution, used_keys(facts, outlook(facts, resolution)), MINTER))
    counts = Counts.of(rest)
    before = counts.triples
    counts.add(map(key_of, rest))
    assert counts.triples == before
