from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from kgbuild import checking, graph, reading
from kgbuild.build import BuildOptions, build, make
from kgbuild.gather import gather
from kgbuild.records import Cache
from kgbuild.writers import FORMATS, write_graph

SENTENCES = (
    "Ann Bell met Carl Dorn in Leeds on Friday.",
    '"We agreed on rail," Ms Bell said.',
    "Ann Bell has defected to Labour.",
    "The Greens lost 40 seats, a Labour spokesman said.",
    "Carl Dorn resigned as chancellor on Monday.",
    "Critics said he “had no choice”.",
    "Eve Stone, the mayor of Leeds, endorsed Ann Bell.",
)


def _written(folder: Path, output: Path, cache: Path | None, **more: object) -> tuple[bytes, list[str]]:
    """Return the bytes of a build and what was said of the articles."""
    built = build([folder], BuildOptions(check=False, dataset="d", cache=cache, **more))
    built.write(output)
    return output.read_bytes(), [str(issue) for issue in built.issues]


def _made(folder: Path, output: Path, cache: Path | None, form: str = "turtle", **more: object) -> list[str]:
    """Build as the command does, article by article from what is kept; return what the check says of the graph."""
    options = BuildOptions(dataset="d", cache=cache, **more)
    with closing(gather([folder], options)) as gathered:
        made = make(gathered, options, None, FORMATS[form]).made
        made.write(output, FORMATS[form])
        if gathered.cache is not None:
            gathered.cache.finish("", None, gathered.keys, made.sheets.used, made.sheets.holding)
        told = [f"{f.source} {f.focus} {f.message} {f.location}" for f in made.report.findings]
        return [*told, f"{made.report.triples} {made.report.passages} {made.report.compared} {made.tally}"]


def _edit(folder: Path, draw: random.Random) -> None:
    """Add, change, rename or remove an article."""
    names = sorted(p.name for p in folder.iterdir())
    kind = draw.choice(["add", "change", "rename", "remove"])
    if kind == "add" or len(names) < 2:
        chosen = folder / f"{draw.randrange(100):02}.txt"
    else:
        chosen = folder / draw.choice(names)
    if kind == "remove" and len(names) > 1:
        chosen.unlink()
    elif kind == "rename" and len(names) > 1:
        chosen.rename(folder / f"{draw.randrange(100):02}.txt")
    else:
        body = " ".join(draw.sample(SENTENCES, draw.randrange(1, 5)))
        chosen.write_text(f"News\n\n{body}\n", encoding="utf-8")


@pytest.fixture
def read(monkeypatch):
    """Return the names of the articles that are read by the language model, in order."""
    names: list[str] = []
    real = reading.Reader._kept

    def keep(self, facts, key):
        names.append(facts.article.file_name)
        return real(self, facts, key)

    monkeypatch.setattr(reading.Reader, "_kept", keep)
    return names


def _edited(tmp_path, seed):
    """Yield a folder of articles four times, each time after a few more edits."""
    draw = random.Random(seed)
    folder = tmp_path / "articles"
    folder.mkdir()
    for _ in range(4):
        for _ in range(draw.randrange(1, 4)):
            _edit(folder, draw)
        yield folder


@pytest.mark.parametrize("seed", range(3))
def test_any_edits_give_the_bytes_of_a_fresh_build(tmp_path, seed):
    """Whatever is added, changed, renamed and removed, the graph is the one that a fresh build gives."""
    for folder in _edited(tmp_path, seed):
        kept = _written(folder, tmp_path / "kept.trig", tmp_path / "cache")
        assert kept == _written(folder, tmp_path / "fresh.trig", None)


@pytest.mark.parametrize(("seed", "form"), enumerate(["turtle", "trig", "nquads", "ntriples", "turtle"], 10))
def test_any_edits_give_the_verdict_and_the_file_of_a_fresh_build(tmp_path, seed, form):
    """Whatever is edited, what is kept of articles gives the file, the numbers and the findings of a fresh build."""
    for folder in _edited(tmp_path, seed):
        kept, fresh = tmp_path / "kept", tmp_path / "fresh"
        found = _made(folder, kept, tmp_path / "cache", form)
        assert found == _made(folder, fresh, None, form)
        assert kept.read_bytes() == fresh.read_bytes()
        write_graph(build([folder], BuildOptions(dataset="d", check=False)).quads, fresh, FORMATS[form])
        assert kept.read_bytes() == fresh.read_bytes()


@pytest.fixture
def mapped(monkeypatch):
    """Return the names of the articles whose part of the graph is made, in order."""
    names: list[str] = []
    real = graph.article_keys

    def article_keys(facts, *rest, **options):
        names.append(facts.article.file_name)
        return real(facts, *rest, **options)

    monkeypatch.setattr(graph, "article_keys", article_keys)
    return names


@pytest.fixture
def proved(monkeypatch):
    """Return the file names of the articles whose part of the graph is checked, in order."""
    names: list[str] = []
    real = checking.Checking._report

    def report(self, part, around):
        names.append(part.file_name)
        return real(self, part, around)

    monkeypatch.setattr(checking.Checking, "_report", report)
    return names


@pytest.mark.parametrize("form", ["turtle", "nquads"])
def test_only_what_is_new_is_made_and_checked(folder, tmp_path, mapped, proved, form):
    """An article that has not changed, and of whose entities the same is known, is neither mapped nor checked again."""
    (folder / "z.txt").write_text("News\n\nThe weather was fine in Exampletown.\n", encoding="utf-8")
    _made(folder, tmp_path / "g", tmp_path / "cache", form)
    assert set(mapped) == set(proved) == {"a.txt", "b.txt", "c.txt", "z.txt"}
    mapped.clear()
    proved.clear()
    (folder / "z.txt").write_text("News\n\nEve Stone met Carl Dorn in Exampletown.\n", encoding="utf-8")
    _made(folder, tmp_path / "g", tmp_path / "cache", form)
    assert mapped == proved == ["z.txt"]
    mapped.clear()
    proved.clear()
    _made(folder, tmp_path / "g", tmp_path / "cache", form)
    assert mapped == proved == []


def test_another_format_is_written_anew_and_checked_no_more(folder, tmp_path, mapped, proved):
    """What is kept of an article for one format is not taken for another's, nor does its verdict hang on it."""
    _made(folder, tmp_path / "g", tmp_path / "cache", "turtle")
    mapped.clear()
    proved.clear()
    _made(folder, tmp_path / "g.nq", tmp_path / "cache", "nquads")
    assert mapped and not proved
    _made(folder, tmp_path / "fresh.nq", None, "nquads")
    assert (tmp_path / "g.nq").read_bytes() == (tmp_path / "fresh.nq").read_bytes()


def test_what_is_kept_of_an_article_is_never_believed_without_proof(folder, tmp_path):
    """Where the kept text of an article is damaged or cannot be kept, it is made anew."""
    _made(folder, tmp_path / "fresh", tmp_path / "cache")
    with sqlite3.connect(tmp_path / "cache") as base:
        base.execute("UPDATE sheets SET text = x'00'")
    _made(folder, tmp_path / "g", tmp_path / "cache")
    assert (tmp_path / "g").read_bytes() == (tmp_path / "fresh").read_bytes()
    with sqlite3.connect(tmp_path / "cache") as base:
        base.execute("UPDATE sheets SET data = x'00'")
    _made(folder, tmp_path / "g", tmp_path / "cache")
    assert (tmp_path / "g").read_bytes() == (tmp_path / "fresh").read_bytes()


def test_a_full_disk_costs_no_text(folder, tmp_path, monkeypatch):
    """Where nothing can be kept of an article, the file is whole all the same."""
    _made(folder, tmp_path / "fresh", None)
    monkeypatch.setattr(Cache, "put_sheet", lambda *_: False)
    _made(folder, tmp_path / "g", tmp_path / "cache")
    assert (tmp_path / "g").read_bytes() == (tmp_path / "fresh").read_bytes()


def test_only_what_is_new_is_read(folder, tmp_path, read):
    """An article that has not changed is not read again, wherever its file lies now."""
    _written(folder, tmp_path / "g.nq", tmp_path / "cache")
    assert read == ["a.txt", "b.txt", "c.txt"]
    read.clear()
    (folder / "a.txt").rename(folder / "d.txt")
    (folder / "b.txt").write_text("Second report\n\nNobody said a word.\n", encoding="utf-8")
    (folder / "e.txt").write_text("Third report\n\nEve Stone met Carl Dorn.\n", encoding="utf-8")
    _written(folder, tmp_path / "g.nq", tmp_path / "cache")
    assert read == ["b.txt", "e.txt"]


def test_a_decision_takes_effect_without_reading(folder, tmp_path, read):
    """A decision that is added later changes the graph as in a fresh build, and no article is read for it."""
    before, _ = _written(folder, tmp_path / "g.nq", tmp_path / "cache")
    read.clear()
    decisions = tmp_path / "decisions.csv"
    decisions.write_text("decision,first,second,note\nnot an entity,person/carl-dorn,,\n", encoding="utf-8")
    after, _ = _written(folder, tmp_path / "g.nq", tmp_path / "cache", decisions=decisions)
    assert not read
    assert b"person/carl-dorn" in before and b"person/carl-dorn" not in after
    assert after == _written(folder, tmp_path / "fresh.nq", None, decisions=decisions)[0]


def test_other_reference_data_have_all_articles_read(folder, tmp_path, read):
    """Articles are read with the reference data, so that other data are another reading."""
    _written(folder, tmp_path / "g.nq", tmp_path / "cache")
    read.clear()
    _written(folder, tmp_path / "g.nq", tmp_path / "cache", reference_only=True)
    assert read == ["a.txt", "b.txt", "c.txt"]


def test_what_is_doubtful_is_said_again(folder, tmp_path):
    """What was said of an article that is not read again is said again."""
    (folder / "a.txt").write_text("News\n\nAnn Bell said: “We agreed on rail.\n", encoding="utf-8")
    first, again = (_written(folder, tmp_path / "g.nq", tmp_path / "cache")[1] for _ in range(2))
    assert any("never closed" in line for line in first) and again == first


def test_several_processes_share_the_cache(folder, tmp_path):
    """Processes put what they read into one cache, and a later build of one process finds it."""
    for n in range(6):
        (folder / f"{n}.txt").write_text(f"News\n\n{SENTENCES[n]}\n", encoding="utf-8")
    two = _written(folder, tmp_path / "two.trig", tmp_path / "cache", jobs=2)
    assert two == _written(folder, tmp_path / "one.trig", tmp_path / "cache", jobs=1)
    assert two == _written(folder, tmp_path / "fresh.trig", None)


def test_a_cache_that_is_broken_in_the_middle(folder, tmp_path):
    """A cache of which a part was overwritten costs time, never a fact."""
    cache = tmp_path / "cache"
    fresh = _written(folder, tmp_path / "g.nq", cache)
    data = bytearray(cache.read_bytes())
    data[4096 * 2 :] = b"\x55" * len(data[4096 * 2 :])
    cache.write_bytes(bytes(data))
    assert _written(folder, tmp_path / "g.nq", cache) == fresh


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="the build is killed by a signal of POSIX")
def test_a_killed_build_is_taken_up(folder, tmp_path, read):
    """After a kill the next build reads only what the killed one had not read, and gives the bytes of a fresh one."""
    for n in range(400):
        (folder / f"{n:03}.txt").write_text(f"News {n}\n\n{SENTENCES[n % 7]}\n", encoding="utf-8")
    cache = tmp_path / "cache"
    program = (
        "import sys; from pathlib import Path; from kgbuild.build import BuildOptions, build\n"
        "tell = lambda n, *_: print(n, flush=True)\n"
        "build([sys.argv[1]], BuildOptions(check=False, dataset='d', cache=Path(sys.argv[2])), tell)"
    )
    with subprocess.Popen([sys.executable, "-c", program, folder, cache], stdout=subprocess.PIPE, text=True) as killed:
        assert killed.stdout is not None
        done = next(int(line) for line in killed.stdout if int(line) >= 20)
        killed.send_signal(signal.SIGKILL)
    time.sleep(0.1)
    again = _written(folder, tmp_path / "g.nq", cache)
    assert 0 < len(read) <= 403 - done
    assert again == _written(folder, tmp_path / "fresh.nq", None)
