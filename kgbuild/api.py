"""The public functions: build, check and open a graph from Python."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyoxigraph import Store

    from kgbuild.build import Built
    from kgbuild.check import Report
    from kgbuild.query.engine import Answer


class Graph:
    """A built graph that answers questions."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def query(self, sparql: str) -> Answer:
        """Return the answer to a SPARQL query; the graph's prefixes are bound already.

        Raises:
            kgbuild.query.QueryError: the query is not valid.
        """
        from kgbuild.query.engine import Query, ask

        return ask(self.store, Query(sparql))

    def ask(self, name: str, **parameters: str) -> Answer:
        """Return the answer to a named question, such as ``graph.ask("meetings", person="clegg")``.

        Raises:
            kgbuild.query.QueryError: there is no such question or parameter.
        """
        from kgbuild.query import ask, question

        return ask(self.store, question(name).query(parameters))


def open(path: str | Path) -> Graph:  # noqa: A001 - kgbuild.open reads better than any other name
    """Return the graph in a file.

    Raises:
        kgbuild.query.GraphError: the file is missing or not well-formed.
    """
    from kgbuild.query import open_graph

    return Graph(open_graph(Path(path)))


def build(paths: Sequence[str | Path], *, jobs: int = 1, base: str | None = None) -> Built:
    """Build a graph from files and folders of articles.

    Args:
        paths: what to read.
        jobs: how many processes read.
        base: where the graph's own IRIs live.

    Returns:
        The quads with the issues and counts.
    """
    from kgbuild.build import BuildOptions
    from kgbuild.build import build as run
    from kgbuild.vocab import DATA_BASE

    return run(paths, BuildOptions(jobs=jobs, base=base or DATA_BASE))


def check(path: str | Path, texts: Sequence[str | Path] = ()) -> Report:
    """Check a graph file against the shapes, and its quotations against the articles' texts if these are given.

    Raises:
        kgbuild.check.CheckError: the graph cannot be read.
    """
    from kgbuild.check import check_file

    return check_file(Path(path), texts=read_texts(texts) if texts else None)


def read_texts(paths: Sequence[str | Path]) -> Mapping[str, str]:
    """Return the text of every article in files and folders by the name that graphs give it."""
    from kgbuild.readers import ReadOptions, find_sources, read

    options = ReadOptions()
    sources, _ = find_sources(paths, options)
    found = ((source.file_name, read(source, options)[0]) for source in sources)
    return {name: article.text for name, article in found if article is not None}
