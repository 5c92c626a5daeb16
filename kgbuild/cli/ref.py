"""`kgbuild ref`: the ontology in words."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from kgbuild.cli import HELP
from kgbuild.cli.errors import CannotRun

if TYPE_CHECKING:
    from kgbuild.query.terms import Term

_EXAMPLES = """
\b
Examples:
  kgbuild ref                 all terms, a line each
  kgbuild ref Meeting         a class: definition, properties, what its shape asks, example sentences
  kgbuild ref kg:factuality   a property
  kgbuild ref org:Membership  a term of another vocabulary, as a graph uses it

\b
Exit codes: 0 fine, 2 no such term.
"""


def _complete_term(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Offer the terms of our own vocabulary to the shell."""
    from kgbuild.vocab import KG

    return [CompletionItem(name) for name in sorted(KG) if name.startswith(typed)]


@click.command(epilog=_EXAMPLES, context_settings=HELP)
@click.argument("term", required=False, shell_complete=_complete_term)
def command(term: str | None) -> None:
    """Explain a TERM of the ontology ("Meeting", "kg:factuality"), or list all terms.

    For a class: what it means, its properties, what its shape asks for, and, for events, sentences that state one.
    """
    from kgbuild.query import QueryError
    from kgbuild.query.terms import all_terms, find_term, load_ontology

    store = load_ontology()
    if term is None:
        for one in all_terms(store):
            click.echo(f"{one.name:30} {one.kind:9} {_first_sentence(one.comment)}")
        return
    try:
        found = find_term(store, term)
    except QueryError as error:
        raise CannotRun(str(error)) from error
    click.echo(_written(found, {t.name: t for t in all_terms(store)}))


def _first_sentence(text: str) -> str:
    return text.split(". ")[0].rstrip(".") + "."


def _written(term: Term, terms: dict[str, Term]) -> str:
    """Write a term out, its properties each with the first sentence of their definition."""
    lines = [f"{term.name}  ({term.kind}: {term.label})", f"  <{term.iri}>", *_wrapped(term.comment)]
    lines += [f"  example: {e}" for e in term.examples]
    if term.parents:
        lines.append(f"  a kind of: {', '.join(term.parents)}")
    if term.domains or term.ranges:
        lines.append(f"  from {' or '.join(term.domains) or 'anything'} to {' or '.join(term.ranges) or 'anything'}")
    properties = (f"{p:30} {_first_sentence(terms[p].comment) if p in terms else ''}" for p in term.properties)
    lines += [*_section("Properties", properties), *_section("Its shape asks", term.asks)]
    stated, not_stated = _sentences(term.iri)
    lines += _section("Sentences that state one", stated)
    lines += _section("Sentences that only look like it", not_stated)
    return "\n".join(lines)


def _section(title: str, lines: Iterable[str]) -> list[str]:
    written = [f"  {line}" for line in lines]
    return ["", title, *written] if written else []


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, 96, initial_indent="  ", subsequent_indent="  ")


def _sentences(iri: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return an event type's own example sentences, which the test suite runs."""
    from kgbuild.extract.events import event_types

    for event_type in event_types():
        if event_type.cls.iri_class == iri:
            return event_type.examples, event_type.counterexamples
    return (), ()
