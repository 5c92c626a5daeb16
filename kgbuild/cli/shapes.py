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
"""


@click.command("shapes", epilog=_EXAMPLES, context_settings=HELP)
def command() -> None:
    """Print the SHACL shapes in one Turtle file, for any SHACL processor; core constraints only."""
    from kgbuild.writers import merged

    sys.stdout.buffer.write(merged("shapes"))
