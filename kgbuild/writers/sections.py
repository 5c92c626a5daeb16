"""Write a graph whose articles' texts are there already: only what several articles speak of is made anew each time.

A section is what a file holds of one graph, where the format has named graphs, else of one subject. Its text does not
hang on what stands around it, so that a file is its sections one after the other.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, islice
from pathlib import Path
from typing import BinaryIO

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from kgbuild.quads import SEPARATOR, line_of, quads_of
from kgbuild.writers.files import write_bytes
from kgbuild.writers.formats import Format
from kgbuild.writers.turtle import AT_ONCE, PREFIXES, blocks, header, with_bases

Section = tuple[str, bytes]
"""What a section is sorted by, and its text."""


def has_sections(form: Format) -> bool:
    """Say whether a format can be written section by section."""
    return form.write is None or form.rdf == RdfFormat.TURTLE


def own_sections(keys: Iterable[str], graph: str, form: Format) -> list[Section]:
    """Return the sections of what is said of an article's own nodes; with named graphs, of all that its graph holds.

    Args:
        keys: the keys of triples, each once.
        graph: the graph that they are of, as N-Quads names it.
        form: the format.
    """
    ordered = sorted(keys)
    if form.rdf == RdfFormat.N_QUADS:
        text = "".join(line_of(key, graph) for key in ordered).encode()
        return [(graph, text)] if ordered else []
    quads = quads_of(ordered, graph)
    if form.has_graphs:
        return [(graph, _text(quads, form))] if ordered else []
    return list(_by_subject(ordered, [quad.triple for quad in quads], form))


def write_sections(
    own: Sequence[tuple[str, Callable[[], Iterable[Section]]]],
    shared: Iterable[str],
    output: Path | BinaryIO,
    form: Format,
) -> None:
    """Write a graph in the one order of `write_graph`, with the same bytes.

    Args:
        own: what each article alone says: what none of its sections is sorted before, and what gives them in order.
        shared: the keys of all other triples, in order, each once.
        output: as for `write_graph`.
        form: the format.

    Raises:
        CannotWrite: as `write_graph`.
        BrokenPipeError: nobody reads the stream any more.
    """
    ordered = sorted(own, key=lambda one: one[0])
    if form.has_graphs:
        texts = (text for _, text in _in_step(ordered))
        rest = (_text(quads, form) for _, quads in _some(shared))
        write_bytes(_chained([header(form.rdf)], texts, rest), output)
        return
    some = (_by_subject(keys, [quad.triple for quad in quads], form) for keys, quads in _some(shared))
    rest_sections = (section for sections in some for section in sections)
    merged = heapq.merge(_in_step(ordered), rest_sections, key=lambda section: section[0])
    whole = with_bases(merged) if form.rdf == RdfFormat.TURTLE else (text for _, text in merged)
    write_bytes(_chained([header(form.rdf)], whole), output)


def _chained(*parts: Iterable[bytes]) -> Iterator[bytes]:
    for part in parts:
        yield from part


def _in_step(own: Sequence[tuple[str, Callable[[], Iterable[Section]]]]) -> Iterator[Section]:
    """Merge sections of articles, each fetched when the first of its sections may be due."""
    due: list[tuple[str, int, bytes, Iterator[Section]]] = []
    begun = 0

    def push(number: int, left: Iterator[Section]) -> None:
        for key, text in islice(left, 1):
            heapq.heappush(due, (key, number, text, left))

    while due or begun < len(own):
        while begun < len(own) and (not due or own[begun][0] <= due[0][0]):
            push(begun, iter(own[begun][1]()))
            begun += 1
        if due:
            key, number, text, left = heapq.heappop(due)
            yield key, text
            push(number, left)


def _some(keys: Iterable[str]) -> Iterator[tuple[list[str], list[Quad]]]:
    """Yield keys with their triples, some thousand together and all of a subject."""
    batch: list[str] = []
    for _, of_subject in groupby(keys, key=_subject):
        batch += of_subject
        if len(batch) >= AT_ONCE:
            yield batch, list(quads_of(batch))
            batch = []
    if batch:
        yield batch, list(quads_of(batch))


def _subject(key: str) -> str:
    return key.partition(SEPARATOR)[0]


def _by_subject(keys: Sequence[str], triples: Sequence[Triple], form: Format) -> Iterator[Section]:
    """Yield the text of each subject of some triples, which are in order as their keys are."""
    if form.rdf == RdfFormat.TURTLE:
        yield from blocks(triples)
        return
    lines = iter(_text(triples, form).split(b"\n"))
    for subject, of_subject in groupby(keys, key=_subject):
        yield subject, b"\n".join([*islice(lines, sum(1 for _ in of_subject)), b""])


def _text(statements: Iterable[Quad] | Iterable[Triple], form: Format) -> bytes:
    """Return statements as they stand in a file, without what it begins with."""
    return (serialize(statements, format=form.rdf, prefixes=PREFIXES) or b"")[len(header(form.rdf)) :]
