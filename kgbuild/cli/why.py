"""`kgbuild why`: for each sentence every candidate, how it was tied, and what became of it."""

from __future__ import annotations

import json
import sys
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kgbuild.cli import HELP
from kgbuild.cli.errors import CannotRun
from kgbuild.model.plain import plain

if TYPE_CHECKING:
    from kgbuild.model import Article, Span
    from kgbuild.why import Explainer, ToldCandidate, ToldSentence

_WIDTH = 110
_MOST_OFFERED = 12
_PASSAGES = """
    SELECT ?file ?start ?end WHERE {{
      <{node}> prov:wasDerivedFrom|gaf:denotedBy ?p . ?p oa:hasSource/kg:fileName ?file ; oa:hasSelector ?s .
      ?s oa:start ?start ; oa:end ?end }} ORDER BY ?file ?start ?end"""
_EXAMPLES = """
\b
Examples:
  kgbuild why article.txt                      each sentence in which something was proposed
  kgbuild why article.txt:16                   the sentences of line 16, whatever was found there
  kgbuild why article.txt "left the party"     the sentences with these words
  kgbuild why IRI graph.ttl --texts articles/  the sentences that an event of a graph comes from

\b
Exit codes: 0 fine, 2 nothing to explain or something cannot be read.
"""


@click.command(epilog=_EXAMPLES, context_settings=HELP)
@click.argument("what", metavar="FILE[:LINE]|NODE")
@click.argument("words", required=False, metavar="[TEXT|GRAPH]")
@click.option(
    "--texts",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    metavar="PATH",
    help="The articles that GRAPH was built from, to explain NODE of it. Repeatable.",
)
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.option("--date", metavar="DATE", help="Date of an article that does not tell its own, as for `kgbuild build`.")
@click.option("--text-column", default="text", show_default=True, metavar="NAME", help="Column with the text.")
@click.option(
    "--reference",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Your own folder of reference data.",
)
@click.option("--model", metavar="NAME", help="What reads the language, as for `kgbuild build`.")
def command(
    what: str,
    words: str | None,
    texts: tuple[Path, ...],
    form: str,
    date: str | None,
    text_column: str,
    reference: Path | None,
    model: str | None,
) -> None:
    """Tell why facts were found in FILE, or why not: what was proposed, how it was read, and what became of it.

    With --texts, NODE is an event or other fact of GRAPH, by its IRI.
    """
    from kgbuild.readers import ReadOptions
    from kgbuild.why import Explainer, NothingToExplain

    try:
        passages = _passages(Path(words or ""), what) if texts else {}
        explainer = Explainer(ReadOptions(text_column=text_column, date=date), reference, model)
        found = _of_node(explainer, texts, passages) if texts else _of_file(explainer, what, words)
    except NothingToExplain as error:
        raise CannotRun(str(error)) from error
    except ValueError as error:
        raise CannotRun(str(error)) from error
    if form == "json":
        from kgbuild.why import plain as as_data

        click.echo(json.dumps(as_data(found), ensure_ascii=False, indent=1))
    else:
        on_terminal = sys.stdout is not None and sys.stdout.isatty()
        click.echo("\n\n".join("\n".join(_shown(*line, on_terminal) for line in _lines(s)) for s in found))


def _shown(head: str, rest: str, styled: bool) -> str:
    """Return a line whose head stands out on a terminal; what it quotes of articles cannot command it."""
    return (click.style(plain(head), bold=True) if styled and head else plain(head)) + plain(rest)


def _of_file(explainer: Explainer, what: str, words: str | None) -> list[ToldSentence]:
    """Return the sentences of a file that are asked for."""
    from kgbuild.why import NothingToExplain, at_line, with_words

    path, line = _place(what)
    found: list[ToldSentence] = []
    articles = list(explainer.articles([path]))
    for article in articles:
        sentences: Sequence[ToldSentence] = explainer.explain(article)
        if line is not None:
            sentences = at_line(sentences, article, line)
        if words:
            sentences = with_words(sentences, words)
        found += [s for s in sentences if line is not None or words or s.candidates]
    if not found:
        raise NothingToExplain(_nothing(path, line, words, articles))
    return found


def _place(what: str) -> tuple[str, int | None]:
    """Return the file and the line that are asked for."""
    path, colon, line = what.rpartition(":")
    if colon and line.isdigit() and not Path(what).exists():
        return path, int(line)
    return what, None


def _nothing(path: str, line: int | None, words: str | None, articles: Sequence[Article]) -> str:
    """Say that nothing can be told, and what can be asked instead."""
    if line is not None:
        last = max(a.line_of(len(a.text)) for a in articles)
        return f"{path}:{line}: no sentence stands there; the file has lines 1 to {last}, and layout is not read."
    if words:
        return f"{path}: no sentence holds {words!r}; give words as they stand in the article."
    return f"{path}: nothing was proposed in any sentence; give a line or words of one to see how it was read."


def _passages(graph: Path, node: str) -> dict[str, list[Span]]:
    """Return where a fact of a graph comes from: the passages in each file."""
    from kgbuild.model import Span
    from kgbuild.query import GraphError, QueryError, find, open_graph
    from kgbuild.query.engine import rows

    if str(graph) == ".":
        raise CannotRun("--texts explains a node of a graph; name the graph: kgbuild why NODE GRAPH --texts PATH")
    try:
        store = open_graph(graph)
        nodes = find(store, node)
    except (GraphError, QueryError) as error:
        raise CannotRun(str(error)) from error
    if len(nodes) > 1:
        raise CannotRun(f"{node!r} may mean {len(nodes)} things; give one's IRI: {', '.join(nodes[:_MOST_OFFERED])}")
    found: dict[str, list[Span]] = {}
    for file, start, end in rows(store, _PASSAGES.format(node=nodes[0])):
        found.setdefault(file.value, []).append(Span(int(start.value), int(end.value)))
    if not found:
        raise CannotRun(f"{graph}: no words of an article state <{nodes[0]}>; give an event, a statement or a post.")
    return found


def _of_node(explainer: Explainer, texts: Sequence[Path], passages: dict[str, list[Span]]) -> list[ToldSentence]:
    """Return the sentences that a fact comes from."""
    from kgbuild.why import NothingToExplain, at_passages

    articles = [a for a in explainer.articles(texts) if a.file_name in passages]
    if not articles:
        raise NothingToExplain(
            f"{', '.join(map(str, texts))}: {', '.join(sorted(passages))} is not there; give --texts the articles that"
            " the graph was built from."
        )
    return [s for a in articles for s in at_passages(explainer.explain(a), passages[a.file_name])]


def _lines(sentence: ToldSentence) -> Iterator[tuple[str, str]]:
    """Write out a sentence with its candidates, who is named in it, and the posts that it gives: lines with heads."""
    yield f"{sentence.file}:{sentence.line}", ""
    words = " ".join(sentence.sentence.words.split())
    for line in textwrap.wrap(words, _WIDTH, initial_indent="  ", subsequent_indent="  "):
        yield "", line
    for candidate in sentence.candidates:
        yield "", ""
        yield from _candidate_lines(candidate)
    if not sentence.candidates:
        yield "", ""
        yield "", _NOTHING
    if sentence.mentions:
        yield "", ""
        yield "", "  named here"
    for m in sentence.mentions:
        known = m.reference or (f"one of {', '.join(m.candidates)}" if m.candidates else "not in the reference data")
        yield "", f"    “{m.words.words}” ({m.form}) is {m.name} ({m.kind}); {known}"
    for p in sentence.posts:
        of = f" of {p.organization}" if p.organization else ""
        yield "", f"    post: {p.person}, {'former ' if p.former else ''}{p.post}{of} by “{p.words.words}”"


_NOTHING = "  no event is proposed here: no rule knows words of it with the parts they need, and no model took any"


def _candidate_lines(candidate: ToldCandidate) -> Iterator[tuple[str, str]]:
    """Write out a candidate: what proposes it, its arguments, whether it happened, what became of it."""
    second = f", or {candidate.second}" if candidate.second else ""
    head = f"{candidate.type} by “{candidate.trigger.words}”"
    yield f"  {head}", f" ({candidate.source}, {candidate.score:.2f}{second})"
    for a in candidate.arguments:
        yield "", f"    {a.role:12} “{a.words.words}” → {a.means or 'nothing'} ({a.how})"
    for name, value in candidate.attributes.items():
        if value != "":
            yield "", f"    {name:12} {value}"
    cues = "; ".join(f"“{c.words.words}” {c.effect}" for c in candidate.cues)
    chances = ", ".join(f"{name} {p:.2f}" for name, p in candidate.distribution.items())
    yield "", f"    {'factuality':12} {candidate.factuality}" + (f" ({cues or chances})" if cues or chances else "")
    told = "; ".join(candidate.vetoes) or candidate.reason
    yield "", f"    {candidate.outcome}" + (f": {told}" if told else "")
    for event in candidate.becomes:
        yield "", f"      {event}"
