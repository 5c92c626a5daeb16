"""`kgbuild ref`: the ontology in words."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import click

from kgbuild.cli.errors import CannotRun

if TYPE_CHECKING:
    from kgbuild.query.terms import Term


@click.command()
@click.argument("term", required=False)
def command(term: str | None) -> None:
    """Explain a TERM of the ontology ("Meeting", "kg:factuality"), or list all terms.

    For a class: what it means, what its shape asks for, and, for events, sentences that state one.
    """
    from kgbuild.query import QueryError
    from kgbuild.query.terms import all_terms, find_term, load_ontology

    store = load_ontology()
    if term is None:
        for one in all_terms(store):
            click.echo(f"{one.name:22} {one.kind:9} {one.comment.split('. ')[0].rstrip('.')}.")
        return
    try:
        found = find_term(store, term)
    except QueryError as error:
        raise CannotRun(str(error)) from error
    properties = [t for t in all_terms(store) if found.name in t.domains]
    click.echo(_written(found, properties))


def _written(term: Term, properties: list[Term]) -> str:
    lines = [f"kg:{term.name}  ({term.kind}: {term.label})", f"  <{term.iri}>", *_wrapped(term.comment)]
    lines += [f"  example: {e}" for e in term.examples]
    lines += [f"  a kind of: <{p}>" for p in term.parents]
    if term.domains or term.ranges:
        lines.append(f"  from {' or '.join(term.domains) or 'anything'} to {' or '.join(term.ranges) or 'anything'}")
    if properties:
        lines += ["", "Properties", *(f"  kg:{p.name:16} {p.comment}" for p in properties)]
    if term.asks:
        lines += ["", "Its shape asks", *(f"  {ask}" for ask in term.asks)]
    stated, not_stated = _sentences(term.iri)
    if stated:
        lines += ["", "Sentences that state one", *(f"  {s}" for s in stated)]
        lines += ["", "Sentences that only look like it", *(f"  {s}" for s in not_stated)]
    return "\n".join(lines)


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, 96, initial_indent="  ", subsequent_indent="  ")


def _sentences(iri: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return an event type's own example sentences, which the test suite runs."""
    from kgbuild.extract.events import event_types

    for event_type in event_types():
        if event_type.cls.iri_class == iri:
            return event_type.examples, event_type.counterexamples
    return (), ()
