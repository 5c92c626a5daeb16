"""The public functions: build, check and open a graph from Python."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyoxigraph import Store

    from kgbuild.build import Built
    from kgbuild.check import Report
    from kgbuild.query import Answer, Dossier


TEXT_COLUMN = "text"
"""The column of .csv and .jsonl files that holds the text, unless another is named."""


class Graph:
    """A built graph that answers questions; `store` is the pyoxigraph store that holds it."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def query(self, sparql: str) -> Answer:
        """Return the answer to a SPARQL query; the graph's prefixes are bound already.

        Raises:
            kgbuild.query.QueryError: the query is not valid.
        """
        from kgbuild.query import Query, ask

        return ask(self.store, Query(sparql))

    def ask(self, name: str, **parameters: str) -> Answer:
        """Return the answer to a named question, such as ``graph.ask("meetings", person="clegg")``.

        Raises:
            kgbuild.query.QueryError: there is no such question or parameter.
        """
        from kgbuild.query import ask, question

        return ask(self.store, question(name).query(parameters))

    def show(self, name: str) -> tuple[Dossier, ...]:
        """Return everything the graph says of each thing that has this name, IRI or file name.

        Raises:
            kgbuild.query.QueryError: nothing has it.
        """
        from kgbuild.query import dossier, find

        return tuple(dossier(self.store, node) for node in find(self.store, name))


def open(path: str | Path) -> Graph:
    """Return the graph in a file.

    Raises:
        kgbuild.query.GraphError: the file is missing or not well-formed.
    """
    from kgbuild.query import open_graph

    return Graph(open_graph(Path(path)))


def build(
    paths: Sequence[str | Path] | str | Path,
    *,
    publisher: str | None = None,
    date: str | None = None,
    text_column: str = TEXT_COLUMN,
    columns: Mapping[str, str] | None = None,
    base: str | None = None,
    jobs: int = 1,
    reference: str | Path | None = None,
    decisions: str | Path | None = None,
    model: str | Path | None = None,
    dataset: str | None = None,
    about: Mapping[str, str] | None = None,
    check: bool = True,
) -> Built:
    """Build a graph from files and folders of articles, such as ``kgbuild.build("articles").write("graph.ttl")``.

    With more than one job, call it under ``if __name__ == "__main__":``, for each process imports your script.

    Args:
        paths: what to read.
        publisher: the publisher of articles that do not name theirs.
        date: the date of articles that do not tell theirs: 2011, 2011-05 or 2011-05-08.
        text_column: the column with the text in .csv and .jsonl files.
        columns: the columns of other fields, such as ``{"date": "published_on"}``.
        base: where the graph's own IRIs live.
        jobs: how many processes read.
        reference: a folder of reference data of your own.
        decisions: a file of your own decisions on who is who.
        model: a folder with a language model, the name of an installed spaCy pipeline, or "rules" for no model, which
            reads much worse; None: the model that comes with kgbuild.
        dataset: a name that tells the graph and its articles from others in one store; None: it is called after the
            folder.
        about: what the graph says of itself, such as ``{"license": "https://creativecommons.org/licenses/by/4.0/"}``:
            title, description, license, publisher, issued (a date), download or page (an address).
        check: whether to check the graph.

    Returns:
        The quads with the issues and counts.

    Raises:
        ValueError: the base is no IRI, a date no date, a field unknown, or the reference data or the model cannot be
            used.
    """
    from kgbuild.build import BuildOptions
    from kgbuild.build import build as run
    from kgbuild.model import PartialDate
    from kgbuild.readers import ReadOptions
    from kgbuild.vocab import DATA_BASE

    read = ReadOptions(text_column=text_column, publisher=publisher, date=PartialDate(date).iso if date else None)
    options = BuildOptions(
        read=read.with_columns(columns or {}),
        base=base or DATA_BASE,
        jobs=jobs,
        reference=Path(reference) if reference else None,
        decisions=Path(decisions) if decisions else None,
        model=str(model) if model else None,
        dataset=dataset,
        about=dict(about or {}),
        check=check,
    )
    return run(_listed(paths), options)


def check(path: str | Path, texts: Sequence[str | Path] | str | Path = (), *, text_column: str = TEXT_COLUMN) -> Report:
    """Check a graph file against the shapes, and its quotations against the articles' texts if these are given.

    Args:
        path: the graph.
        texts: what the graph was built from.
        text_column: the column with the text in tables among these.

    Raises:
        kgbuild.check.CheckError: the graph cannot be read.
    """
    from kgbuild.check import check_file

    return check_file(Path(path), texts=read_texts(_listed(texts), text_column) if texts else None)


def read_texts(paths: Sequence[str | Path], text_column: str = TEXT_COLUMN) -> Mapping[str, str]:
    """Return the text of every article in files and folders by the name that graphs give it."""
    from kgbuild.readers import ReadOptions, find_sources, read

    options = ReadOptions(text_column=text_column)
    sources, _ = find_sources(paths, options)
    found = ((source.file_name, read(source, options)[0]) for source in sources)
    return {name: article.text for name, article in found if article is not None}


def _listed(paths: Sequence[str | Path] | str | Path) -> Sequence[str | Path]:
    """Return one path or several as several."""
    return [paths] if isinstance(paths, str | Path) else paths
