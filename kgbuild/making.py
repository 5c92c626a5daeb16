"""Make a graph: count it, check it and write it article by article, from what earlier builds left and what is new."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from pyoxigraph import Quad

from kgbuild.graph import GraphOf, Part
from kgbuild.quads import Quads, key_of
from kgbuild.rdf import Counts, Tally
from kgbuild.sheet import Sheet, Sheets, make_sheet, written
from kgbuild.spread import spread
from kgbuild.writers import Format, Keys, Section, has_sections, write_graph, write_sections

if TYPE_CHECKING:
    from kgbuild.check import Report


_AT_ONCE = 10_000  # triples of no single article that are in memory at a time


@dataclass(frozen=True, slots=True)
class Made:
    """A graph, its quads and their numbers, and what the check says, None if there was none.

    `sheets` know what was made of each article, `own` are their names, each with the file name of its article, and
    `shared` are the keys of what no article alone says; where the format has named graphs, of what none says.
    """

    graph: GraphOf
    quads: Quads
    tally: Tally
    report: Report | None
    sheets: Sheets
    own: Sequence[tuple[str, str]]
    shared: Keys

    def write(self, output: Path | BinaryIO, form: Format) -> None:
        """Write the graph.

        Args:
            output: as for `write_graph`.
            form: the format.

        Raises:
            CannotWrite: the folder is missing, read-only or full.
            BrokenPipeError: nobody reads the stream any more.
        """
        if form is not self.sheets.form or not has_sections(form):
            write_graph(self.quads, output, form)
            return
        iri = self.graph.minter.article
        own = [(f"<{iri(file_name)}", partial(self._sections, name, file_name, form)) for name, file_name in self.own]
        write_sections(own, self.shared, output, form)

    def _sections(self, name: str, file_name: str, form: Format) -> Sequence[Section]:
        kept = self.sheets.sections(name)
        if kept is None:
            leaf = self.graph.leaf(file_name)
            return _sheet(leaf.make(), form)[1]
        return kept


def make_all(
    graph: GraphOf, sheets: Sheets, ontology: Sequence[Quad], tell: Callable[[str], None], *, check: bool, jobs: int = 1
) -> Made:
    """Make a graph.

    Args:
        graph: who is who in it.
        sheets: what earlier builds left of its articles.
        ontology: what is written beside it.
        tell: told what is going on.
        check: whether to prove it, the ontology left out.
        jobs: how many processes make and check the parts of the articles.
    """
    counts, shared, used, number = Counts(), Keys(), set[str](), 0
    own: list[tuple[str, str]] = []
    checking = None
    if check:
        from kgbuild.checking import Checking  # loads rdflib, which a build without a check does not need

        checking = Checking(graph, sheets)
        tell("checking the graph")
    form = sheets.form if sheets.form is not None and has_sections(sheets.form) else None

    def looked(file_name: str) -> _Looked:
        leaf = graph.leaf(file_name)
        name = sheets.name(leaf.told or (leaf.file_name,))
        sheet, part, new = sheets.get(name) if leaf.told else None, None, None
        if sheet is None:
            part = leaf.make()
            sheet, sections = _sheet(part, form)
            new = written(sheet, sections)
        return _Looked(name, sheet, new, checking.look(leaf, sheet, part) if checking is not None else None)

    gc.freeze()  # who is who stays: to look for garbage in it again and again costs a tenth of the time
    try:
        for file_name, one in zip(graph.names, spread(looked, graph.names, jobs, sheets.reopen, _travels), strict=True):
            sheets.take(one.name, one.written)
            if checking is not None and one.look is not None:
                checking.take(*one.look)
            own.append((one.name, file_name))
            counts.take(one.sheet.own)
            shared.add(one.sheet.shared)
            used.update(one.sheet.used)
            number += one.sheet.number
    finally:
        gc.unfreeze()
    alone = Keys()
    rest = map(key_of, chain(graph.rest(used), ontology))
    while keys := list(islice(rest, _AT_ONCE)):
        number += len(keys)
        shared.add(keys)
        alone.add(keys)
    counts.add(shared)
    description = list(graph.description(counts))
    keys = [key_of(quad) for quad in description]
    counts.add(dict.fromkeys(keys))
    number += len(keys)
    shared.add(keys)
    alone.add(keys)

    def quads_of_all() -> Iterator[Quad]:
        for part in chain(graph.parts(), graph.copied()):
            yield from part.quads
        yield from graph.rest(used)
        yield from ontology
        yield from description

    return Made(
        graph=graph,
        quads=Quads(quads_of_all, number),
        tally=counts.tally(),
        report=checking.report(used, description, counts.triples) if checking else None,
        sheets=sheets,
        own=own,
        shared=alone if form is not None and form.has_graphs else shared,
    )


@dataclass(frozen=True, slots=True)
class _Looked:
    """A sheet with its name, its bytes if it is new, and what was found in its part of the graph, if it was checked."""

    name: str
    sheet: Sheet
    written: tuple[bytes, bytes] | None
    look: tuple[Report, bytes | None] | None


def _travels(one: _Looked) -> bool:
    """Say whether pickling changes nothing: rdflib makes other literals of those that a finding shows."""
    return one.look is None or not one.look[0].findings


def _sheet(part: Part, form: Format | None) -> tuple[Sheet, list[Section]]:
    return make_sheet(part.keys, part.iri, part.used, part.public, form)
