"""Let `--texts` take several paths, as a shell gives them for `--texts articles/*.txt`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import takewhile

import click

_OPTION = "--texts"


class TextsCommand(click.Command):
    """A command on one GRAPH whose `--texts` may be followed by several paths, or repeated."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Give each path an option of its own, then read the arguments."""
        options = (p for p in self.params if isinstance(p, click.Option) and not p.is_flag)
        return super().parse_args(ctx, one_path_each(args, {name for option in options for name in option.opts}))


def one_path_each(args: Sequence[str], with_value: Collection[str]) -> list[str]:
    """Return arguments with `--texts` before each path.

    Args:
        args: as the user gave them. Where nothing else is the graph, the last path behind `--texts` is, as in
            `--texts articles graph.ttl`.
        with_value: the options that take a value.
    """
    others: list[str] = []
    runs: list[list[str]] = []
    graphs, i = 0, 0
    while i < len(args):
        if args[i] == "--":
            graphs += len(args) - i - 1
            others += args[i:]
            break
        if args[i] == _OPTION:
            runs.append(list(takewhile(lambda arg: arg == "-" or not arg.startswith("-"), args[i + 1 :])))
            i += 1 + len(runs[-1])
            continue
        size = 1 + (args[i] in with_value)
        graphs += size == 1 and not args[i].startswith("-")
        others += args[i : i + size]
        i += size
    several = [run for run in runs if len(run) > 1]
    if not graphs and several:
        others.insert(0, several[-1].pop())
    return [*(word for run in runs for word in (_each(run) if run else [_OPTION])), *others]


def _each(run: Sequence[str]) -> list[str]:
    return [word for path in run for word in (_OPTION, path)]
