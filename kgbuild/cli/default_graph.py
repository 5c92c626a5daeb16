"""Which graph a command means when none is named."""

from __future__ import annotations

from pathlib import Path

import click

from kgbuild.cli.errors import CannotRun

_SUFFIXES = (".ttl", ".trig", ".nq", ".nt", ".jsonld")


def is_graph(argument: str) -> bool:
    """Say whether an argument is the file of a graph, not the name of something in one.

    Args:
        argument: what was given.
    """
    return argument.endswith(_SUFFIXES) and Path(argument).is_file()


def default_graph(command: str, *, sample: bool) -> Path:
    """Return the only graph of the current folder, and say so.

    Args:
        command: how to name a graph, for the message: "kgbuild show X GRAPH".
        sample: whether the graph that comes with kgbuild will do where there is none.

    Raises:
        CannotRun: there are several, or none.
    """
    here = sorted(p for p in Path().iterdir() if p.suffix in _SUFFIXES)
    if len(here) == 1:
        click.echo(f"(graph: {here[0]})", err=True)
        return here[0]
    if len(here) > 1:
        raise CannotRun(f"Several graphs are here ({', '.join(map(str, here))}); name one: {command}")
    if not sample:
        raise CannotRun(f"There is no graph here; name one: {command}")
    from kgbuild.resources import resource

    click.echo("(graph: the sample that comes with kgbuild)", err=True)
    return resource("data", "seeds.ttl")
