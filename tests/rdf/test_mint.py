from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kgbuild.model import Span
from kgbuild.rdf import Minter
from kgbuild.rdf.mint import kebab, segment

BASE = "https://example.org/data/"
NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 10**6), st.integers(1, 10**4))


@given(NAMES)
def test_segment_is_one(text):
    """Any text becomes one segment of a valid IRI, never empty, and the same each time."""
    word = segment(text)
    assert word and not set(word) & set("/#? \n")
    assert NamedNode(BASE + word).value == BASE + word
    assert segment(text) == word


@given(NAMES)
def test_article_iri_is_valid(name):
    """Any file name becomes a valid IRI without a fragment, which is free for passages."""
    node = Minter(BASE).article(name)
    assert NamedNode(node).value == node and "#" not in node and "?" not in node


@given(NAMES, NAMES)
def test_roles_of_other_words_are_others(one, other):
    """Two wordings of a post never share a role, however they are spelt."""
    roles = {Minter(BASE).role(post) for post in (one, other)}
    assert len(roles) == len({one, other})
    assert all(NamedNode(role).value == role for role in roles)


def test_a_role_is_readable():
    """A common post has its words as IRI; what an IRI cannot hold is told apart by a digest."""
    minter = Minter(BASE)
    assert minter.role("deputy leader") == f"{BASE}role/deputy-leader"
    assert minter.role("Deputy Leader").startswith(f"{BASE}role/deputy-leader_")


@given(NAMES.filter(lambda n: "#" not in n))
def test_article_iri_tells_the_name(name):
    """Two files never share an IRI, since the name can be read back from it."""
    assert unquote(Minter(BASE).article(name).removeprefix(BASE + "article/")) == name


@given(SPANS, SPANS)
def test_passages_differ(one, other):
    """Two passages of an article have the same IRI only if they are the same, and neither is its selector's."""
    minter = Minter(BASE)
    article = minter.article("a.txt")
    same = minter.passage(article, one) == minter.passage(article, other)
    assert same == (one == other)
    assert minter.passage(article, one) != minter.selector(article, one)


@given(st.lists(NAMES, min_size=1, max_size=3), st.integers(1, 9))
def test_fact_iri_is_valid(words, occurrence):
    """Whatever a fact is recognised by, its IRI is valid, is below its article's and ends in its digits."""
    node = Minter(BASE).fact(BASE + "article/a.txt", "meeting", words, "0123456789", occurrence)
    assert NamedNode(node).value == node and node.startswith(BASE + "article/a.txt/meeting/")
    again = f"-{occurrence}" if occurrence > 1 else ""
    assert node.endswith(f"_0123456789{again}")
    assert unquote(node, errors="strict")


def test_rfc_5147():
    """A passage's fragment is that of RFC 5147: character positions from 0, the end exclusive."""
    assert Minter(BASE).passage(f"{BASE}article/a.txt", Span(12, 40)) == f"{BASE}article/a.txt#char=12,40"


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("270.txt", "article/270.txt"),
        ("news.jsonl#12", "article/news.jsonl/12"),
        ("sub/a b.txt", "article/sub/a%20b.txt"),
        ("łódź.txt", "article/%C5%82%C3%B3d%C5%BA.txt"),
        ("100%.txt", "article/100%25.txt"),
    ],
)
def test_article(name, path):
    """An article's IRI is its file name, encoded; a record's number is a path segment."""
    assert Minter(BASE).article(name) == BASE + path


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MP for Wantage", "mp-for-wantage"),
        ("person/Q123", "q123"),
        ("  ", "x"),
        ("—", "x"),
        ("Café", "caf%C3%A9"),
        ("14.5", "14.5"),
    ],
)
def test_segment(text, expected):
    """Words are in lower case with hyphens; a key of an entity counts without its class."""
    assert segment(text) == expected


@pytest.mark.parametrize(
    "base",
    ["", "data/", "https://example.org/data", "https://exa mple.org/", "http://<y>/", "http://%zz/", "http://x/#"],
)
def test_bad_base(base):
    """A base that is no absolute IRI, or does not end where names can follow, is refused."""
    with pytest.raises(ValueError, match="cannot be a base IRI"):
        Minter(base)


@pytest.mark.parametrize("base", ["https://example.org/data/", "urn:news:x/", "http://localhost:8000/"])
def test_good_base(base):
    """Any absolute IRI that ends in a slash will do."""
    assert Minter(base).entity("person/x") == f"{base}person/x"


def test_kebab():
    """A class name becomes a word of an IRI."""
    assert [kebab(name) for name in ("Meeting", "ElectionResult")] == ["meeting", "election-result"]
