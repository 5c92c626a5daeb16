"""Odd file names and hostile words in headers come out of the graph as they are, in each format, by two parsers."""

from __future__ import annotations

import json
import re
import sys

import pytest
import rdflib
from pyoxigraph import RdfFormat, parse

from kgbuild.build import BuildOptions, build
from kgbuild.vocab import KG, SCHEMA

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows allows few of these names")

TEXT = "Ann Bell met Carl Dorn in Leeds on Friday. “{words}” is what she said."
STEMS = (
    "plain", "two words", " lead", "trail ", "-dash", "--help", "a#b", "a?b", "a%b", "a%20b", "a%2Fb", "a&b", "a=b", "a+b", "a;b",
    "a:b", "a,b", "a'b", 'a"b', "a`b", "a|b", "a\\b", "a<b>", "<script>", "${HOME}", "$(id)", "a*b", "a[b]", "a{b}", "a^b", "a~b",
    "a@b", "a!b", "a\tb", "a\nb", "a\rb", "a\x1bb", "a\x7fb", "a\x85b", "a\u2028b", "a\u202eb", "a\u200bb", "a\ufeffb", "a\xadb",
    "café", "cafe\u0301", "ÅNGSTRÖM", "ß", "İstanbul", "北京", "Київ", "🙂", "👩‍👩‍👧", "a..b", "a.txt", "CON", "NUL", "x" * 200, "é" * 100,
    "_:b0",
)  # fmt: skip
PAYLOADS = (
    '"', "'", '"""', "'''", "\\", "\\\\", '\\"', "\\u0022", "\\n", "\n. <x:s> <x:p> <x:o> .", '" . <x:s> <x:p> "o', "> <x:p> <x:o",
    "<x:s> <x:p> <x:o> .", "}", "{", "] ; <x:p> [", "@prefix x: <x:> .", "# a comment", "^^<x:o>", "@en", "_:b0", "<!--", "-->",
    "]]>", "<![CDATA[", "&lt;", "&x;", "<rdf:li/>", "</rdf:RDF>", '<!DOCTYPE x [<!ENTITY e "e">]>', '"}', '{"@id": "x:s"}', "@context",
    "@type", "a;b", "a,b", "a\tb", "a\x00b", "a\x08b", "a\x1b[31mb", "a\x7fb", "a\x85b", "a\u2028b", "a\u202eb", "a\ud800b",
    "a\ufffeb", "a\uffffb", "\u0301", "🙂", "%0A", "%", "${x}", "{{x}}", "<script>alert(1)</script>", "javascript:alert(1)",
    "http://x y", "http://x/<>", "' OR 1=1 --", "=1+1", "x" * 5000,
)  # fmt: skip
NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
FORMS = {
    "turtle": (RdfFormat.TURTLE, "turtle"),
    "ntriples": (RdfFormat.N_TRIPLES, "nt"),
    "nquads": (RdfFormat.N_QUADS, "nquads"),
    "jsonld": (RdfFormat.JSON_LD, "json-ld"),
    "rdfxml": (RdfFormat.RDF_XML, "xml"),
}


def test_there_are_sixty_of_each():
    """Sixty names and sixty payloads are tried."""
    assert len(set(STEMS)) == 60 and len(set(PAYLOADS)) == 60


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Return the build of an article for each name and each payload, which stands in every field and in the text."""
    folder = tmp_path_factory.mktemp("hostile")
    for stem in STEMS:
        (folder / f"{stem}.txt").write_text(f"News\n\n{TEXT.format(words='Yes')}\n", encoding="utf-8")
    for n, payload in enumerate(PAYLOADS):
        fields = dict.fromkeys(("title", "publisher", "author", "url"), f"{n} {payload}")
        header = "\n".join(f"{name}: {json.dumps(value)}" for name, value in fields.items())
        text = TEXT.format(words=payload.replace("\ud800", "").replace("\x00", ""))
        (folder / f"payload-{n}.md").write_text(f"---\n{header}\n---\n\n{text}\n", encoding="utf-8")
    return build([folder], BuildOptions(keep_copies=True))


def test_every_article_is_in_the_graph(built):
    """Each article is read, under a name and an IRI of its own, and the graph conforms."""
    names = {q.object.value: q.subject.value for q in built.quads if q.predicate.value == KG.fileName}
    assert built.read == len(names) == len(set(names.values())) == len(STEMS) + len(PAYLOADS)
    assert built.conforms
    assert {issue.code for issue in built.issues} <= {"odd-name", "invisible-name", "unclosed-quotation", "same-name"}


@pytest.mark.parametrize("form", FORMS)
def test_two_parsers_read_what_was_built(built, form, tmp_path):
    """Both parsers find the triples of the build in every format, and none besides: nothing was injected."""
    path = tmp_path / "graph"
    built.write(path, form)
    ours, theirs = FORMS[form]
    expected = {(q.subject.value, q.predicate.value, q.object.value) for q in built.quads}
    if form == "rdfxml":
        expected = {(s, p, NO_XML.sub("\ufffd", o)) for s, p, o in expected}
    found = {(q.subject.value, q.predicate.value, q.object.value) for q in parse(path.read_bytes(), format=ours)}
    assert found == expected
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(path, format=theirs)
    triples = {(str(s), str(p), str(o)) for s, p, o, _ in dataset.quads()}
    assert len(triples) == len(expected)
    assert not any(value.startswith("x:") for triple in triples for value in triple[:2])


def test_headlines_keep_their_words(built):
    """A headline is what the header says, on one line, with what no XML can hold replaced."""
    headlines = {q.object.value for q in built.quads if q.predicate.value == SCHEMA.headline}
    for n, payload in enumerate(PAYLOADS):
        if payload.isprintable() and "&" not in payload and len(payload) < 100:
            assert f"{n} {payload}" in headlines
