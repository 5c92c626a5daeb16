"""The public functions: build, check and open a graph from Python."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pandas import DataFrame
    from pyoxigraph import Store

    from kgbuild.build import Built
    from kgbuild.check import Report
    from kgbuild.query import Answer, Dossier
    from kgbuild.query.view import View
    from kgbuild.readers import TableColumns


TEXT_COLUMN = "text"
"""The column of .csv, .json and .jsonl files that holds the text, unless another is named."""


class Graph:
    """A built graph that answers questions; `store` is the pyoxigraph store that holds it."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._view: View | None = None

    @property
    def view(self) -> View:
        """The graph as records: articles, entities, statements, events and posts; read once."""
        if self._view is None:
            from kgbuild.query.view import load_view

            self._view = load_view(self.store)
        return self._view

    def __repr__(self) -> str:
        counts = ", ".join(f"{number:,} {name}" for name, number in self._counts())
        return f"<kgbuild graph: {counts}>"

    def _repr_html_(self) -> str:
        """Return a summary for a notebook."""
        rows = "".join(f"<tr><td>{name}</td><td>{number:,}</td></tr>" for name, number in self._counts())
        return f"<table><caption>kgbuild graph</caption>{rows}</table>"

    def _counts(self) -> list[tuple[str, int]]:
        view = self.view
        groups = (view.articles, view.entities, view.statements, view.posts, view.events)
        names = ("articles", "entities", "statements", "posts", "events")
        return [(name, len(group)) for name, group in zip(names, groups, strict=True)]

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
        from kgbuild.query import QueryError, ask, question

        if len(name.split()) > 1:
            raise QueryError("ask() takes the name of a question, such as 'meetings'; SPARQL goes to query().")
        return ask(self.store, question(name).query(parameters))

    def rows(self, name: str, **parameters: str) -> list[dict[str, str]]:
        """Return the rows of a named question as dictionaries of texts; an empty cell is an empty text.

        Raises:
            kgbuild.query.QueryError: there is no such question or parameter.
        """
        from kgbuild.query.formats import as_rows

        return as_rows(self.ask(name, **parameters))

    def table(self, name: str) -> DataFrame:
        """Return one of the graph's tables, such as ``graph.table("statements")``, as a pandas DataFrame.

        Args:
            name: articles, people, parties, others, names, posts, events, participants, statements, about or passages.

        Raises:
            ValueError: there is no such table.
            ImportError: pandas is not installed; ``pip install 'kgbuild[pandas]'`` does that.
        """
        from kgbuild.tables import tables
        from kgbuild.tables.frames import frame

        made = {table.name: table for table in tables(self.view)}
        if name not in made:
            raise ValueError(f"There is no table {name!r}; the tables are: {', '.join(made)}.")
        return frame(made[name])

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
    tables: Mapping[str, Mapping[str, str]] | None = None,
    day_first: bool | None = None,
    keep_copies: bool = False,
    mentions: Literal["full", "iri"] = "full",
    article_timeout: float = 60.0,
    base: str | None = None,
    jobs: int = 1,
    dask: str | None = None,
    reference: str | Path | None = None,
    reference_only: bool = False,
    decisions: str | Path | None = None,
    model: str | Path | None = None,
    dataset: str | None = None,
    about: Mapping[str, str] | None = None,
    with_ontology: bool = False,
    check: bool = True,
    cache: str | Path | None = None,
) -> Built:
    """Build a graph from files and folders of articles, such as ``kgbuild.build("articles").write("graph.ttl")``.

    Args:
        paths: what to read.
        publisher: the publisher of articles that do not name theirs.
        date: the date of articles that do not tell theirs: 2011, 2011-05 or 2011-05-08.
        text_column: the column with the text in .csv, .json and .jsonl files.
        columns: the columns of other fields, such as ``{"date": "published_on"}``.
        tables: the columns of single tables, such as ``{"export.csv": {"text": "body", "publisher": "source.name"}}``.
        day_first: how dates such as 08/05/2011 are meant; None: as the other dates of a file show.
        keep_copies: whether articles that repeat another's words state facts of their own.
        mentions: "iri" leaves to the IRI of a passage that only names somebody which words it is; "full" describes it.
        article_timeout: the seconds after which an article is given up, 0 for never. It needs the main thread, or jobs.
        base: where the graph's own IRIs live.
        jobs: how many processes read; 0: one for each core, as far as memory allows.
        dask: the address of a Dask cluster that reads, or "local" for one in this process; None: this machine reads.
        reference: a folder of reference data of your own, which are added to those that come with kgbuild.
        reference_only: do without the reference data that come with kgbuild.
        decisions: a file of your own decisions on who is who.
        model: a folder with a language model, or the name of an installed spaCy pipeline with a parser; None: the model
            that comes with kgbuild.
        dataset: a name that tells the graph and its articles from others in one store; None: it is called as a
            kgbuild.toml says, else after the folder.
        about: what the graph says of itself, such as ``{"license": "https://creativecommons.org/licenses/by/4.0/"}``:
            title, description, license, publisher, issued (a date), download or page (an address).
        with_ontology: whether the graph holds the ontology, too, for tools that show its words.
        check: whether to check the graph.
        cache: a file that keeps what was read of articles for the next build; None: nothing is kept.

    Returns:
        The quads with the issues and counts.

    Raises:
        ValueError: the base is no IRI, a date no date, a field unknown, or the reference data or the model cannot be
            used.
    """
    from kgbuild.build import BuildOptions
    from kgbuild.build import build as run
    from kgbuild.model import PartialDate
    from kgbuild.readers import ReadOptions, TableColumns
    from kgbuild.vocab import DATA_BASE

    read = ReadOptions(
        text_column=text_column,
        publisher=publisher,
        date=PartialDate(date).iso if date else None,
        day_first=day_first,
        tables=tuple(TableColumns(file, tuple(names.items())) for file, names in (tables or {}).items()),
    )
    options = BuildOptions(
        read=read.with_columns(columns or {}),
        base=base or DATA_BASE,
        jobs=jobs,
        reference=Path(reference) if reference else None,
        reference_only=reference_only,
        decisions=Path(decisions) if decisions else None,
        model=str(model) if model else None,
        dataset=dataset,
        about=dict(about or {}),
        with_ontology=with_ontology,
        check=check,
        keep_copies=keep_copies,
        mentions=mentions,
        article_timeout=article_timeout,
        cache=Path(cache) if cache else None,
        dask=dask,
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


def read_texts(
    paths: Sequence[str | Path], text_column: str = TEXT_COLUMN, tables: Sequence[TableColumns] = ()
) -> Mapping[str, str]:
    """Return the text of every article in files and folders by the name that graphs give it.

    Raises:
        ValueError: a kgbuild.toml beside them cannot be used.
    """
    from kgbuild.readers import ReadOptions, find_sources, load_config, read

    options = load_config(paths).under(ReadOptions(text_column=text_column, tables=tuple(tables)))
    sources, _ = find_sources(paths, options)
    found = ((source.file_name, read(source, options)[0]) for source in sources)
    return {name: article.text for name, article in found if article is not None}


def _listed(paths: Sequence[str | Path] | str | Path) -> Sequence[str | Path]:
    """Return one path or several as several."""
    return [paths] if isinstance(paths, str | Path) else paths
