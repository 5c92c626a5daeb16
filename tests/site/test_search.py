from __future__ import annotations

import json

from kgbuild.site.search import MOST_IN_SHARD, Hit, files, fold, shards


def test_hits_by_the_beginning_of_any_word():
    """A hit is in the file of the first letters of each word of each of its names."""
    index = shards([Hit("Ann Bell", "Person", "p.html", 3, "person/ann", ("Mayor",))])
    assert sorted(index) == ["a", "b", "m"]


def test_large_beginnings_are_split():
    """A beginning that too many share has its most named ones, and longer beginnings lead to all of them."""
    hits = [Hit(f"Ann{chr(97 + n % 26)} {n}x", "Person", f"{n}.html", n) for n in range(MOST_IN_SHARD * 2)]
    index = shards(hits)
    assert max(map(len, index.values())) == MOST_IN_SHARD
    assert max(hit.weight for hit in index["a"]) == len(hits) - 1
    reached = {hit for start, found in index.items() if start.startswith("ann") for hit in found}
    assert reached == set(hits)


def test_files_are_scripts():
    """The files call the page's script with JSON, and hold no line break that an old script would end a line at."""
    hit = Hit("Line\u2028break", "Person", "p.html", 1)
    found = dict(files(shards([hit])))
    assert set(found) == {"search/index.js", "search/0.js", "search/1.js"}
    assert json.loads(found["search/index.js"].removeprefix("kg.shards(").removesuffix(");\n")) == ["b", 1, "l", 1]
    assert "\u2028" not in "".join(found.values())


def test_files_that_lack_rows_say_so():
    """A beginning that more share than a file holds has a number below zero; one whose hits all fit in has not."""
    hits = [Hit(f"Ann {n}x", "Person", f"{n}.html", n) for n in range(MOST_IN_SHARD + 1)]
    listed = json.loads(dict(files(shards(hits)))["search/index.js"].removeprefix("kg.shards(").removesuffix(");\n"))
    counts = dict(zip(listed[::2], listed[1::2], strict=True))
    assert counts["ann"] == -MOST_IN_SHARD and 0 < counts["9"] < MOST_IN_SHARD


def test_rows_hold_folded_words():
    """A row has the words of all names as they are compared, each once, so that a page need not work them out."""
    hit = Hit("Ségolène Royal", "Person", "p.html", 1, "person/x", ("Mme Royal",), "Socialists")
    assert hit.row() == ["Ségolène Royal", "Person", "p.html", "person/x", " segolene royal mme", "Socialists"]


def test_fold():
    """Case and accents make no difference."""
    assert fold("Ségolène ROYAL") == "segolene royal"
