from __future__ import annotations

import sqlite3
import zlib

import pytest

from kgbuild.records import Cache, CacheError, Outcome

DATA = zlib.compress(b"facts")
OUTCOME = Outcome(state="s", sha256="h", issues=("a.txt:1: note",), summary=("Articles    1 read",), failed=False)


def test_a_record_is_there_for_the_next_build(tmp_path):
    """What one process puts in, another gets, without waiting for the end of the first."""
    first, second = Cache(tmp_path / "c"), Cache(tmp_path / "c")
    assert first.put("k", DATA)
    assert second.get("k") == DATA and second.get("other") is None


def test_a_damaged_record_is_none(tmp_path):
    """A record whose bytes were changed is not handed out."""
    cache = Cache(tmp_path / "c")
    cache.put("k", DATA[:-1] + b"x")
    assert cache.get("k") is None


@pytest.mark.parametrize("content", [b"", b"no database" * 200, b"SQLite format 3\x00" + b"\x07" * 5000])
def test_a_file_that_is_no_cache_is_made_anew(tmp_path, content):
    """A file that is no database, or a broken one, is said and replaced; an empty one is a new cache."""
    path = tmp_path / "c"
    path.write_bytes(content)
    cache = Cache(path)
    assert bool(cache.note) == bool(content)
    assert cache.put("k", DATA) and cache.get("k") == DATA


def test_an_older_cache_is_made_anew(tmp_path):
    """A cache of another version is said and replaced, with all that it held."""
    cache = Cache(tmp_path / "c")
    cache.put("k", DATA)
    cache.tell("version", "0")
    cache.close()
    renewed = Cache(tmp_path / "c")
    assert "version 0" in renewed.note and renewed.get("k") is None


def test_a_place_where_nothing_can_be_kept(tmp_path):
    """A cache that cannot be made is an error that says what to do."""
    with pytest.raises(CacheError, match="--no-cache"):
        Cache(tmp_path / "missing" / "c")


def test_a_cache_that_another_program_holds(tmp_path, monkeypatch):
    """A cache that somebody else has locked is left alone."""
    path = tmp_path / "c"
    Cache(path).close()
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("PRAGMA locking_mode = EXCLUSIVE")
    holder.execute("BEGIN EXCLUSIVE")
    monkeypatch.setattr("kgbuild.records.cache._WAIT", 0.05)
    with pytest.raises(CacheError, match="another program"):
        Cache(path)
    holder.close()
    assert not Cache(path).note


def test_what_a_build_came_to(tmp_path):
    """The outcome of a build is kept by output, and a build without one forgets it."""
    cache = Cache(tmp_path / "c")
    cache.finish("a.ttl", OUTCOME, ())
    assert cache.outcome("a.ttl") == OUTCOME and cache.outcome("b.ttl") is None
    cache.finish("a.ttl", None, ())
    assert cache.outcome("a.ttl") is None


def test_records_that_nobody_uses_are_forgotten(tmp_path):
    """A record that no build used for a while goes; one that each uses stays."""
    cache = Cache(tmp_path / "c")
    cache.put("old", DATA)
    cache.put("used", DATA)
    for _ in range(25):
        cache.finish("a.ttl", None, ["used"])
    assert cache.get("old") is None and cache.get("used") == DATA
