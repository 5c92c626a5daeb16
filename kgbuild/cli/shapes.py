"""`kgbuild shapes`: print the SHACL shapes of graphs, for other tools."""

from __future__ import annotations

import sys

import click

from kgbuild.cli import HELP

_EXAMPLES = """
\b
Examples:
  kgbuild shapes > kgbuild-shapes.ttl
  kgbuild shapes | pyshacl --shacl /dev/stdin graph.ttl
  kgbuild shapes --format html > rules.html     the same as a page to read
"""


@click.command("shapes", epilog=_EXAMPLES, context_settings=HELP)
@click.option("--format", "form", type=click.Choice(["turtle", "html"]), default="turtle", show_default=True)
def command(form: str) -> None:
    """Print the SHACL shapes in one Turtle file, for any SHACL processor (core constraints only), or as a page."""
    if form == "html":
        click.echo(rules_page(), nl=False)
        return
    from kgbuild.writers import merged

    sys.stdout.buffer.write(merged("shapes"))


def rules_page() -> str:
    """Return all that `kgbuild check` asks, shapes and rules, as one page."""
    from kgbuild.check.report import Severity
    from kgbuild.check.rules import RULES
    from kgbuild.query.shapes_page import RuleText, shapes_page

    return shapes_page(
        [RuleText(rule.iri.rpartition("#")[2], rule.title, rule.severity is Severity.WARNING) for rule in RULES]
    )
