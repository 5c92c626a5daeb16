from __future__ import annotations

import io
import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, parse

from kgbuild.jsonld import with_context
from kgbuild.vocab import KG, RDF, SCHEMA
from kgbuild.writers import FORMATS, CannotWrite, format_of, write_graph

A, B, G = (NamedNode(f"https://w3id.org/kgbuild/data/{name}") for name in "abg")
QUADS = (
    Quad(B, NamedNode(SCHEMA.name), Literal('Łódź “quoted”\n\\ "x" 😀')),
    Quad(A, NamedNode(SCHEMA.name), Literal("Ann"), G),
    Quad(A, NamedNode(RDF.type), NamedNode(KG.Person), G),
    Quad(A, NamedNode(SCHEMA.name), Literal("Ann")),
)


def written(form: str, quads=QUADS) -> bytes:
    """Return what is written to a stream."""
    stream = io.BytesIO()
    write_graph(quads, stream, FORMATS[form])
    return stream.getvalue()


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_every_format_reads_back(form):
    """What is written in a format is read back the same; only formats with named graphs keep them."""
    chosen = FORMATS[form]
    data = with_context(written(form), lines=True) if form == "ndjsonld" else written(form)
    found = set(parse(data, format=chosen.rdf))
    if chosen.has_graphs:
        assert found == set(QUADS)
    else:
        assert {(q.subject, q.predicate, q.object) for q in found} == {
            (q.subject, q.predicate, q.object) for q in QUADS
        }


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_order_does_not_matter(form):
    """Equal graphs give equal bytes, in whatever order and however often their quads come."""
    assert written(form, (*reversed(QUADS), *QUADS)) == written(form)


def test_turtle_is_for_people():
    """Turtle has prefixes, the type of a node first, and each node once."""
    text = written("turtle").decode()
    assert "@prefix kg: <https://w3id.org/kgbuild/ontology#> ." in text
    assert "a kg:Person ;" in text
    assert text.count("\n<a> ") == 1


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("g.ttl", "turtle"),
        ("g.TTL", "turtle"),
        ("g.nq", "nquads"),
        ("g.jsonld", "jsonld"),
        ("g", None),
        ("g.txt", None),
    ],
)
def test_format_of(name, expected):
    """A file's ending asks for a format, whatever its case."""
    found = format_of(Path(name))
    assert (found and found.name) == expected


def test_file_is_replaced(tmp_path):
    """An existing file is replaced as a whole, keeps its permissions, and nothing else is left in the folder."""
    path = tmp_path / "graph.ttl"
    path.write_text("old " * 100_000, encoding="utf-8")
    path.chmod(0o640)
    write_graph(QUADS, path, FORMATS["turtle"])
    assert path.read_bytes() == written("turtle")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["graph.ttl"]


def test_new_file_has_usual_permissions(tmp_path):
    """A new file gets the permissions that the user's other files get."""
    path, other = tmp_path / "graph.ttl", tmp_path / "other"
    other.touch()
    write_graph(QUADS, path, FORMATS["turtle"])
    assert path.stat().st_mode == other.stat().st_mode


def test_link_is_followed(tmp_path):
    """A link stays one; the file that it points at gets the graph."""
    target, link = tmp_path / "target.ttl", tmp_path / "link.ttl"
    target.touch()
    link.symlink_to(target)
    write_graph(QUADS, link, FORMATS["turtle"])
    assert link.is_symlink() and target.read_bytes() == written("turtle")


@pytest.mark.parametrize("stop", [KeyboardInterrupt, OSError("disk full"), MemoryError])
def test_nothing_half_written(tmp_path, stop):
    """Whatever stops the writing, the old file stays as it was and no other is left behind."""
    path = tmp_path / "graph.ttl"
    path.write_text("old", encoding="utf-8")

    def half(triples, stream):
        stream.write(b"half")
        raise stop

    expected = CannotWrite if isinstance(stop, OSError) else stop
    with pytest.raises(expected):
        write_graph(QUADS, path, replace(FORMATS["turtle"], write=half))
    assert path.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["graph.ttl"]


@pytest.mark.parametrize("name", ["nowhere/graph.ttl", "file/graph.ttl", "x" * 300 + ".ttl"])
def test_unwritable(tmp_path, name):
    """A place that cannot be written is told with its name and the reason."""
    (tmp_path / "file").touch()
    with pytest.raises(CannotWrite, match=r"cannot be written \(.+\); nothing was changed"):
        write_graph(QUADS, tmp_path / name, FORMATS["turtle"])


def test_device():
    """A device is written to, not replaced."""
    write_graph(QUADS, Path(os.devnull), FORMATS["turtle"])
    assert Path(os.devnull).is_char_device()
