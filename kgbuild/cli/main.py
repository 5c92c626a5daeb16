"""The entry point: names the commands and loads the one that is asked for."""

from __future__ import annotations

import signal
import sys
from importlib import import_module
from types import FrameType
from typing import Any

import click

from kgbuild.cli import HELP
from kgbuild.cli.errors import CannotRun
from kgbuild.plugins import PluginError, insist_on_plugins
from kgbuild.version import __version__

_COMMANDS = {
    "build": "Build a graph from a folder of news articles.",
    "check": "Prove that a graph keeps its promises.",
    "query": "Ask a graph: SPARQL, a .rq file, or a named question.",
    "show": "Show everything a graph says of a person, party, event or article.",
    "why": "Tell why facts were found in an article, or why not.",
    "tables": "Write a graph as tables for spreadsheets and databases.",
    "export": "Write a graph for another tool: Popolo, FollowTheMoney, GraphML.",
    "site": "Write a graph as pages that open from the disk.",
    "serve": "Serve the pages with a SPARQL endpoint, on this machine.",
    "review": "Decide who is who, where a build could not.",
    "decide": "Say who is who, in a file that builds go by.",
    "ref": "Explain a term of the ontology.",
    "diff": "Say in words what changed from one graph to the next.",
    "update": "Bring a store from one build to the next.",
    "ontology": "Print the ontology, its page, or what JSON-LD needs.",
    "shapes": "Print the SHACL shapes.",
    "new": "Begin a new event type.",
}
_EXAMPLES = """
\b
Examples:
  kgbuild build articles/ -o graph.ttl
  kgbuild query graph.ttl meetings person=clegg
  kgbuild show "Nick Clegg" graph.ttl
  kgbuild check graph.ttl --texts articles/
  kgbuild ref Meeting

\b
Exit codes: 0 fine, 1 found problems, 2 could not run.
Completion for bash (zsh and fish alike): eval "$(_KGBUILD_COMPLETE=bash_source kgbuild)"
"""


class _Lazy(click.Group):
    """A group whose commands are imported when they run, so that --help stays instant."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"kgbuild.cli.{cmd_name}").command
        command.short_help = _COMMANDS[cmd_name]
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in _COMMANDS and not name.startswith("-"):
            import difflib

            close = difflib.get_close_matches(name, _COMMANDS, n=1)
            hint = f"Did you mean {close[0]!r}?" if close else f"The commands are {', '.join(_COMMANDS)}."
            ctx.fail(f"No such command {name!r}. {hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        try:
            insist_on_plugins()
            return super().invoke(ctx)
        except PluginError as error:
            raise CannotRun(str(error)) from error
        except KeyboardInterrupt:
            raise CannotRun("Interrupted; nothing half-written is left behind.") from None
        except BrokenPipeError:  # the reader has had enough, as `head` has; click ends quietly
            raise
        except OSError as error:
            raise CannotRun(f"{error.filename or 'output'}: {error.strerror or error}.") from error


@click.group(cls=_Lazy, epilog=_EXAMPLES, context_settings=HELP)
@click.version_option(__version__, prog_name="kgbuild")
def main() -> None:
    """Turn news articles into a knowledge graph in which every fact opens the words that state it."""


def run() -> None:
    """Run the command line."""
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _end)
    try:
        main.main(prog_name="kgbuild")
    except OSError as error:  # of what click prints before a command runs, such as --help
        CannotRun(f"output: {error.strerror or error}.").show()
        sys.exit(CannotRun.exit_code)


def _end(number: int, _frame: FrameType | None) -> None:
    """End as asked, and in order: processes that read are ended, half-written files removed."""
    sys.exit(128 + number)
