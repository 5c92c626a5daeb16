"""Pages of Wikipedia for places, bodies, newspapers and parties, from names in context: share-alike, a file of its own.

Wikipedia's portal of current events links names to their pages. A name counts where it is linked often and nearly
always to one page, and where that page bears the name itself.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

from kgbuild.reference.names import fold
from registers.shared import REFERENCE, table, without_brackets, write

_FILE = "current_events.jsonl.gz"
_KINDS = ("places", "organizations", "publications", "parties")
_OFTEN = 3
_NEARLY_ALWAYS = 0.9


def build(folder: Path) -> None:
    """Write the links.

    Args:
        folder: where current_events.jsonl.gz lies.
    """
    pages = _pages(folder / _FILE)
    rows = [
        (kind, row["id"], f"https://en.wikipedia.org/wiki/{quote(title, safe='/:,()_-.~!*', encoding='utf-8')}")
        for kind in _KINDS
        for row in table(REFERENCE / f"{kind}.csv")
        if "wikipedia.org" not in row["same_as"] and (title := _page_of(row, pages))
    ]
    write(REFERENCE / "links_wikipedia.csv", "kind,id,same_as", rows)


def _pages(path: Path) -> dict[str, str]:
    """Return the page that each name nearly always leads to."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for name, title in _linked(path):
        counted[name][title] += 1
    return {
        name: titles.most_common(1)[0][0]
        for name, titles in counted.items()
        if titles.most_common(1)[0][1] >= max(_OFTEN, _NEARLY_ALWAYS * titles.total())
    }


def _linked(path: Path) -> Iterator[tuple[str, str]]:
    """Yield each linked name with the title of its page."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            for link in row["links"]:
                yield row["text"][link["start"] : link["end"]], link["title"].partition("#")[0]


def _page_of(row: Mapping[str, str], pages: Mapping[str, str]) -> str:
    """Return the page of a record: one that its forms lead to and that bears one of its names."""
    names = [n for n in (row["name"], *row["forms"].split("|")) if n]
    own = {fold(n).removeprefix("the ") for n in names}
    fitting = {pages[n] for n in names if n in pages}
    named = {t for t in fitting if fold(without_brackets(t.replace("_", " "))).removeprefix("the ") in own}
    return next(iter(named)) if len(named) == 1 else ""
