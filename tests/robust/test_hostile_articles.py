"""Odd headers, names and files cost the article that has them, by name, and nothing else."""

from __future__ import annotations

import os
import stat

import pytest

from kgbuild.build import BuildOptions, build
from kgbuild.model import Severity

GOOD = "News\n\nAnn Bell met Carl Dorn in Leeds on Friday.\n"
SURROGATE = '"\\ud83d\\ude00 \\udc00 hall"'


@pytest.fixture
def folder(tmp_path):
    """Return a folder with one good article."""
    path = tmp_path / "articles"
    path.mkdir()
    (path / "good.txt").write_text(GOOD, encoding="utf-8")
    return path


def _build(folder, **options):
    return build([folder], BuildOptions(**options))


@pytest.mark.parametrize("field", ["title", "publisher", "author", "url", "language", "date"])
def test_half_characters_in_a_header(folder, field):
    """A lone surrogate in any field of a header harms nothing: the graph is written and conforms."""
    (folder / "odd.md").write_text(f"---\n{field}: {SURROGATE}\n---\n{GOOD}", encoding="utf-8")
    built = _build(folder)
    assert built.read == 2 and built.conforms
    assert not built.failed


def test_half_characters_on_the_command_line(folder, tmp_path):
    """A publisher that is no UTF-8 is written with the mark for what cannot be read."""
    from kgbuild.readers import ReadOptions

    built = build([folder], BuildOptions(read=ReadOptions(publisher="Caf\udce9")))
    assert built.read == 1 and built.conforms
    built.write(tmp_path / "g.ttl")
    assert "Caf\ufffd" in (tmp_path / "g.ttl").read_text(encoding="utf-8")


@pytest.mark.skipif(os.name != "posix", reason="file names are bytes on POSIX only")
def test_a_file_name_that_is_no_utf_8(folder, tmp_path):
    """An article whose name is Latin-1 is built under a name that can be written."""
    name = os.path.join(os.fsencode(folder), b"caf\xe9.txt")  # noqa: PTH118 - a Path would decode it
    try:
        with open(name, "wb") as stream:  # noqa: PTH123
            stream.write(GOOD.encode())
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    built = _build(folder)
    assert built.read == 2 and built.conforms
    built.write(tmp_path / "g.ttl")


@pytest.mark.parametrize("language", ["en_GB", "en_GB.UTF-8", "English", "en-gb"])
def test_languages_as_systems_write_them(folder, language):
    """A locale or a language's name is written as the tag that the standard knows."""
    (folder / "odd.md").write_text(f"---\nlanguage: {language}\n---\n{GOOD}", encoding="utf-8")
    built = _build(folder)
    assert built.conforms and not built.issues


def test_a_language_that_is_none_is_reported(folder):
    """Words that are no language leave the article English, with a warning."""
    (folder / "odd.md").write_text(f"---\nlanguage: the Queen's\n---\n{GOOD}", encoding="utf-8")
    built = _build(folder)
    assert built.conforms and [i.code for i in built.issues] == ["bad-language"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have no names here")
def test_a_file_that_becomes_a_pipe(folder):
    """A file that is replaced by a named pipe before it is read is skipped, and nothing waits for it."""
    (folder / "pipe.txt").write_text(GOOD, encoding="utf-8")

    def swap(*_):
        path = folder / "pipe.txt"
        if not stat.S_ISFIFO(path.stat().st_mode):
            path.unlink()
            os.mkfifo(path)

    built = build([folder], BuildOptions(), swap)
    assert built.read == 1
    assert [(i.code, i.severity) for i in built.issues] == [("unreadable", Severity.ERROR)]


def test_names_that_would_share_an_iri(folder):
    """`a#b.txt` and `a/b.txt` are two articles with two IRIs."""
    (folder / "a").mkdir()
    (folder / "a" / "b.txt").write_text(GOOD, encoding="utf-8")
    (folder / "b.txt").write_text(GOOD, encoding="utf-8")
    (folder / "a#b.txt").write_text(GOOD, encoding="utf-8")
    built = _build(folder)
    names = {q.object.value: q.subject.value for q in built.quads if q.predicate.value.endswith("#fileName")}
    assert len(names) == 4 and len(set(names.values())) == 4
    assert built.conforms


def test_looping_links(folder):
    """A link that leads back to itself is reported."""
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "round").symlink_to(folder, target_is_directory=True)
    built = _build(folder)
    assert built.read == 1
    assert "not-a-file" in {i.code for i in built.issues}


def test_a_looping_link_as_the_path(tmp_path):
    """A link that leads back to itself, named on the command line, is an error."""
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    built = build([tmp_path / "loop.txt"], BuildOptions())
    assert built.read == 0 and built.failed


def test_a_million_columns(folder):
    """A table of very many columns is answered in a message that fits on a screen."""
    (folder / "wide.csv").write_text(",".join(f"column{n}" for n in range(100_000)) + "\nx\n", encoding="utf-8")
    built = _build(folder)
    assert built.read == 1
    assert all(len(str(issue)) < 3_000 for issue in built.issues)


@pytest.mark.parametrize("stage", ["resolve", "article_keys", "check"])
def test_what_breaks_after_reading_costs_one_article(folder, monkeypatch, stage):
    """An article whose facts break a later stage is left out by name; the others are built."""
    import importlib

    module = importlib.import_module("kgbuild.checking" if stage == "check" else "kgbuild.graph")
    for n in range(5):
        (folder / f"{n}.txt").write_text(GOOD.replace("Leeds", f"Leeds {n}"), encoding="utf-8")
    if stage == "resolve":
        real = module.resolve

        def breaking(found, *rest):
            if any(facts.article.file_name == "3.txt" for facts in found):
                raise KeyError("odd")
            return real(found, *rest)

        monkeypatch.setattr(module, "resolve", breaking)
    elif stage == "article_keys":
        real_map = module.article_keys

        def breaking_map(facts, *rest, **options):
            if facts.article.file_name == "3.txt":
                raise ValueError("odd")
            return real_map(facts, *rest, **options)

        monkeypatch.setattr(module, "article_keys", breaking_map)
    else:
        real_look = module.Checking.look

        def breaking_look(self, leaf, *rest):
            if leaf.file_name == "3.txt":
                raise ValueError("odd")
            return real_look(self, leaf, *rest)

        monkeypatch.setattr(module.Checking, "look", breaking_look)
    built = _build(folder)
    assert built.read == 5 and built.skipped == 1
    assert [(i.code, i.file.rsplit("/", 1)[-1]) for i in built.issues] == [("not-processed", "3.txt")]
