from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kgbuild.version import __version__

COMMANDS = ("build", "check", "query", "show", "ref")


def test_version(kg):
    """The version is the package's."""
    outcome = kg("--version")
    assert (outcome.code, outcome.out) == (0, f"kgbuild, version {__version__}\n")


def test_help(kg):
    """The help names each command, shows examples, and tells the exit codes."""
    outcome = kg("--help")
    assert outcome.code == 0
    for words in (*COMMANDS, "Examples:", "Exit codes:", "Completion"):
        assert words in outcome.out


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_commands(kg, command):
    """Each command's help has examples that call it, and its exit codes, on lines that fit."""
    outcome = kg(command, "-h")
    assert outcome.code == 0
    assert f"  kgbuild {command} " in outcome.out and "Exit codes:" in outcome.out
    assert max(map(len, outcome.out.splitlines())) <= 120


@pytest.mark.parametrize(
    ("typed", "told"), [("bild", "Did you mean 'build'?"), ("frobnicate", "The commands are build, check, query")]
)
def test_unknown_command(kg, typed, told):
    """An unknown command is answered with the nearest, or with all."""
    outcome = kg(typed)
    assert outcome.code == 2 and told in outcome.err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell):
    """Each shell gets its completion script, and completes commands and options."""
    run = [sys.executable, "-c", "from kgbuild.cli.main import run; run()"]
    env = {**os.environ, "_KGBUILD_COMPLETE": f"{shell}_source"}
    done = subprocess.run(run, env=env, capture_output=True, text=True, check=False)
    if shell == "bash" and "version" in done.stderr:
        pytest.skip("click's script for bash needs a newer bash")
    assert "_KGBUILD_COMPLETE" in done.stdout


@pytest.mark.parametrize(
    ("words", "offered"),
    [("kgbuild qu", "query"), ("kgbuild query g.ttl meet", "meetings"), ("kgbuild ref Meet", "Meeting")],
)
def test_completion_offers(words, offered):
    """The shell is offered commands, named questions and terms."""
    run = [sys.executable, "-c", "from kgbuild.cli.main import run; run()"]
    count = str(len(words.split()) - 1)
    env = {**os.environ, "_KGBUILD_COMPLETE": "zsh_complete", "COMP_WORDS": words, "COMP_CWORD": count}
    assert offered in subprocess.run(run, env=env, capture_output=True, text=True, check=False).stdout.splitlines()


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["query", "--list"],
        ["query", "{graph}", "meetings"],
        ["show", "Ann Bell", "{graph}"],
        ["check", "{graph}"],
        ["ref", "Meeting"],
        ["build", "--help"],
    ],
    ids=" ".join,
)
def test_language_model_stays_out(graph, arguments):
    """Only a build of articles loads the language model's libraries; the others start at once."""
    arguments = [a.replace("{graph}", str(graph)) for a in arguments]
    program = (
        "import sys\nfrom kgbuild.cli.main import main\n"
        f"try:\n    main.main({arguments!r})\n"
        "except SystemExit as end:\n    assert not end.code, end.code\n"
        "loaded = {'spacy', 'thinc', 'onnxruntime', 'tokenizers', 'trafilatura'} & set(sys.modules)\n"
        "sys.exit(f'loaded: {loaded}' if loaded else 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_as_a_module():
    """`python -m kgbuild` is the same as `kgbuild`."""
    done = subprocess.run([sys.executable, "-m", "kgbuild", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("kgbuild, version")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("arguments", [["query", "{graph}", "people"], ["ref"], ["check", "{graph}"]], ids=" ".join)
def test_full_disk(graph, arguments):
    """An output that takes no more ends the command with one message."""
    arguments = [a.replace("{graph}", str(graph)) for a in arguments]
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "kgbuild", *arguments]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert "No space left" in done.stderr and "Traceback" not in done.stderr


def test_closed_pipe(graph):
    """A reader that has had enough, as `head` has, is no error to speak of."""
    command = [sys.executable, "-m", "kgbuild", "query", str(graph), "SELECT * { ?a ?b ?c . ?d ?e ?f }"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout and process.stderr
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
