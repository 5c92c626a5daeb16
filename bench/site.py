"""How long a site takes to write, beside how long its graph takes to load, and how large its pages and files are.

    python bench/site.py GRAPH TEXTS

The peer of the same run is pyoxigraph: the seconds that it takes to load the graph.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from kgbuild.api import read_texts
from kgbuild.query import open_graph
from kgbuild.query.view import load_view
from kgbuild.site import Site, write_site


def main(graph: Path, texts: Path) -> None:
    """Write the site of a graph and print the figures."""
    began = time.process_time()
    store = open_graph(graph)
    loaded = time.process_time() - began
    began = time.process_time()
    site = Site(load_view(store), read_texts([texts]))
    with tempfile.TemporaryDirectory() as place:
        written = write_site(site, Path(place) / "site")
        took = time.process_time() - began
        pages = sorted(path.stat().st_size for path in Path(place).rglob("*.html"))
        scripts = sorted(path.stat().st_size for path in Path(place).rglob("*.js"))
    print(f"{len(site.view.articles):,} articles, {written.pages:,} pages")
    print(f"{took:.1f} s of processor time, {took / loaded:.1f} times what the graph takes to load")
    print(f"largest page {pages[-1] / 1000:.0f} kB, median {pages[len(pages) // 2] / 1000:.0f} kB")
    print(f"largest file of data {scripts[-1] / 1000:.0f} kB")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
