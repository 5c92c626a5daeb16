"""`kgbuild ontology`: print the classes and properties of graphs, for other tools."""

from __future__ import annotations

import json
import sys

import click

from kgbuild.cli import HELP

_EXAMPLES = """
\b
Examples:
  kgbuild ontology > kgbuild.ttl               all classes and properties in one Turtle file
  kgbuild ontology --format html > kgbuild.html  the same as a page to read
  kgbuild ontology --format context            the JSON-LD context
  kgbuild ontology --frame Statement           a JSON-LD frame: each statement as a tree
"""


@click.command("ontology", epilog=_EXAMPLES, context_settings=HELP)
@click.option("--format", "form", type=click.Choice(["turtle", "html", "context"]), default="turtle", show_default=True)
@click.option("--frame", metavar="CLASS", help="The JSON-LD frame of a class, such as Statement.")
def command(form: str, frame: str | None) -> None:
    """Print the ontology: Turtle to load beside a graph, a page to read, or what JSON-LD needs."""
    if frame is not None:
        from kgbuild.cli.errors import CannotRun
        from kgbuild.jsonld import frames

        known = frames()
        if frame not in known:
            raise CannotRun(f"There is no frame for {frame!r}. The classes are: {', '.join(known)}.")
        click.echo(json.dumps(known[frame], ensure_ascii=False, indent=2))
    elif form == "context":
        from kgbuild.jsonld import context

        click.echo(json.dumps({"@context": context()}, ensure_ascii=False, indent=2))
    elif form == "html":
        from kgbuild.query.page import ontology_page

        click.echo(ontology_page(), nl=False)
    else:
        from kgbuild.writers import merged

        sys.stdout.buffer.write(merged("ontology"))
