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
    names = json.loads(found["search/index.js"].removeprefix("kg.shards(").removesuffix(");\n"))
    assert set(names) == {"l", "b"} and "\u2028" not in "".join(found.values())


def test_fold():
    """Case and accents make no difference."""
    assert fold("Ségolène ROYAL") == "segolene royal"
