from __future__ import annotations

from kgbuild.rdf import Counts, Minter, map_article, map_entities, used_keys

MINTER = Minter("https://example.org/data/")


def test_part_by_part_is_the_same_as_at_once(facts, resolution):
    """Counting article by article, with what several articles share kept apart, gives the numbers of the whole."""
    article = list(map_article(facts, resolution, MINTER))
    rest = list(map_entities(resolution, used_keys(facts, resolution), MINTER))
    whole = Counts.of([*article, *rest])
    parts = Counts({MINTER.entity(key) for key in resolution.entities})
    parts.add(article, MINTER.article(facts.article.file_name))
    parts.add(rest)
    assert parts.triples == len({(q.subject, q.predicate, q.object) for q in [*article, *rest]})
    for name in ("triples", "articles", "classes", "properties", "links"):
        assert getattr(parts, name) == getattr(whole, name), name
    assert parts.tally() == whole.tally()


def test_twice_counts_once(facts, resolution):
    """A triple that stands in two parts counts once."""
    article = list(map_article(facts, resolution, MINTER))
    counts = Counts.of(article)
    before = counts.triples
    counts.add(article)
    assert counts.triples == before
