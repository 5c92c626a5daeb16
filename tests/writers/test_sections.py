from __future__ import annotations

import random
from io import BytesIO

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kgbuild.quads import key_of
from kgbuild.vocab import KG, RDF
from kgbuild.writers import FORMATS, Keys, own_sections, write_graph, write_sections

STEMS = ("urn:n:", "https://n.org/data/article/")
ARTICLES = ("a", "a-b", "a/c", "a.txt", "z")
"""Names of which one begins another, so that what is said of one article stands between two parts of the other."""


def _own(draw: random.Random, article: str) -> list[Quad]:
    """Return quads in an article's graph about nodes of its own."""
    nodes = [f"{article}{rest}" for rest in ("", "#char=1,2", "#char=3,40", "/meeting/x")]
    values = [Literal('two\nlines, a "quote" and\r\ta tab'), Literal("ein", language="de"), NamedNode(KG.Meeting)]
    quads = [
        Quad(NamedNode(draw.choice(nodes)), NamedNode(p), draw.choice(values), NamedNode(article))
        for p in draw.choices([RDF.type, KG.topic, KG.cue], k=9)
    ]
    return [q for q in quads if q.predicate.value != RDF.type or isinstance(q.object, NamedNode)]


@pytest.mark.parametrize("form", ["turtle", "trig", "nquads", "ntriples"])
@pytest.mark.parametrize("stem", STEMS)
@pytest.mark.parametrize("seed", range(8))
def test_sections_are_the_file(form, stem, seed):
    """What articles alone say, written by itself, and the rest make the file that all quads together make."""
    draw, chosen = random.Random(seed), FORMATS[form]
    own = {stem + article: _own(draw, stem + article) for article in ARTICLES}
    default = [Quad(NamedNode(f"{stem}{n}"), NamedNode(KG.topic), Literal("x")) for n in ("a#about", "b", "zz", "0")]
    whole, parts = BytesIO(), BytesIO()
    write_graph([q for quads in own.values() for q in quads] + default, whole, chosen)
    shared = Keys(at_once=2)
    for quad in [*default, *default]:
        shared.add([key_of(quad)])
    made = {article: own_sections({*map(key_of, quads)}, f"<{article}>", chosen) for article, quads in own.items()}
    write_sections([(f"<{a}", lambda a=a: made[a]) for a in reversed(own)], shared, parts, chosen)
    assert parts.getvalue() == whole.getvalue()
