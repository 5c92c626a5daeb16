"""`kgbuild show`: all that a graph says of one thing, line by line with its sentence, or what it holds at a glance."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kgbuild.cli import HELP
from kgbuild.cli.default_graph import default_graph, is_graph
from kgbuild.cli.errors import CannotRun
from kgbuild.model.plain import plain

if TYPE_CHECKING:
    from kgbuild.query.about import Dossier, Evidence, Fact

_MOST_OFFERED = 12


_EXAMPLES = """
\b
Examples:
  kgbuild show "Ed Miliband"             in the sample graph, or the only graph of this folder
  kgbuild show "Labour Party" graph.ttl  a party by any of its names
  kgbuild show 270.txt graph.ttl --iris  an article by its file name; facts with their IRIs
  kgbuild show IRI graph.ttl             an event, statement or anything else by its IRI
  kgbuild show graph.ttl                 what the graph holds: articles, people, events, statements

\b
Exit codes: 0 fine, 2 nothing found or the graph cannot be read.
"""


@click.command(epilog=_EXAMPLES, context_settings=HELP)
@click.argument("thing", metavar="X")
@click.argument("graph", required=False, type=click.Path(path_type=Path))
@click.option("--iris", "with_iris", is_flag=True, help="Also print the IRI of each fact.")
@click.option("--no-store", is_flag=True, help="Keep no store of a large graph beside it for the next question.")
def command(thing: str, graph: Path | None, with_iris: bool, no_store: bool) -> None:
    """Show everything the graph says of X: a person, party, event or article, by name, file name or IRI.

    Where X is a graph and nothing else is given, what it holds is counted. Without GRAPH, the only graph file in the
    current folder is taken, or else the sample that comes with kgbuild.
    """
    from kgbuild.query import GraphError, QueryError, kept_graph
    from kgbuild.query.about import dossier, find, outline

    if graph is None and is_graph(thing):
        click.echo(_counted(Path(thing), keep=not no_store))
        return
    try:
        chosen = graph or default_graph("kgbuild show X GRAPH", sample=True)
        store = kept_graph(chosen, keep=not no_store, say=lambda words: click.echo(plain(words), err=True))
        nodes = find(store, thing)
    except (GraphError, QueryError) as error:
        raise CannotRun(str(error)) from error
    if len(nodes) > 1:
        click.echo(f"{thing!r} may mean {len(nodes)} things; give one's name or IRI in full:")
        for one in (outline(store, node) for node in nodes[:_MOST_OFFERED]):
            click.echo(plain(f"  {one.name}  ({one.kind}, {one.facts} facts)  <{one.iri}>"))
        return
    on_terminal = sys.stdout is not None and sys.stdout.isatty()
    click.echo(_written(dossier(store, nodes[0]), on_terminal, with_iris))


def _counted(graph: Path, *, keep: bool) -> str:
    """Write out what a graph holds."""
    from kgbuild.query import GraphError, kept_graph
    from kgbuild.query.formats import printable
    from kgbuild.query.overview import overview

    try:
        one = overview(kept_graph(graph, keep=keep, say=lambda words: click.echo(plain(words), err=True)))
    except GraphError as error:
        raise CannotRun(str(error)) from error
    days = f" of {' to '.join(dict.fromkeys(one.days))}" if one.days else ""
    lines = [f"{one.articles:,} articles{days}"]
    lines += [f"{kind}: {count:,}" for kind, count in one.named.items()]
    lines += [
        f"{kind}: {sum(found.values()):,} ({', '.join(f'{n:,} {f.lower()}' for f, n in found.items())})"
        for kind, found in one.events.items()
    ]
    said = ", ".join(f"{n:,} {kind}" for kind, n in one.statements.items())
    lines += [f"Statement: {sum(one.statements.values()):,} ({said})"] if one.statements else []
    most = ", ".join(f"{printable(name)} ({count:,})" for name, count in one.most_named)
    lines += [f"In most articles: {most}"] if most else []
    return "\n".join(plain(line) for line in lines)


def _written(one: Dossier, styled: bool, with_iris: bool) -> str:
    """Write out what the graph says: first of the thing as such, then the facts by kind, each with its sentences."""
    from kgbuild.query.formats import printable

    lines = [click.style(printable(one.name), bold=styled or None) + f"  ({one.kind})", plain(f"  <{one.iri}>")]
    if one.other_names:
        lines.append("  also named: " + ", ".join(map(printable, one.other_names)))
    lines += [plain(f"  same as: {link}") for link in one.links]
    lines += [plain(f"  {name}: {printable(value)}") for name, value in one.details]
    if one.articles:
        lines.append(plain(f"  named in: {', '.join(one.articles)}"))
    for heading in sorted({fact.heading for fact in one.facts}):
        facts = [fact for fact in one.facts if fact.heading == heading]
        lines += ["", f"{heading} ({len(facts)})"]
        for fact in facts:
            lines += _fact_lines(fact, styled, with_iris)
    return "\n".join(lines)


def _fact_lines(fact: Fact, styled: bool, with_iris: bool) -> list[str]:
    from kgbuild.query.formats import printable

    lines = [plain("  " + "; ".join(f"{name} {printable(value)}" for name, value in fact.fields))]
    lines += [plain(f"    <{fact.iri}>")] if with_iris else []
    return lines + [plain(f"    {e.file}:{e.line}  ") + _sentence(e, styled) for e in fact.evidence]


def _sentence(evidence: Evidence, styled: bool) -> str:
    """Write a sentence with the words that state the fact in brackets, or in bold on a terminal."""
    from kgbuild.query.formats import printable

    words = printable(evidence.words)
    marked = click.style(words, bold=True) if styled else f"[{words}]"
    before, after = (printable(part) for part in (evidence.prefix, evidence.suffix))
    gap_before = " " if evidence.prefix[-1:].isspace() else ""
    gap_after = " " if evidence.suffix[:1].isspace() else ""
    return f"{before}{gap_before}{marked}{gap_after}{after}"
