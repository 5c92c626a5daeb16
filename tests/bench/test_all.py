from __future__ import annotations

import re
from pathlib import Path

import pytest

from bench.all import PREPARED, Places, main, unmet
from bench.table import BY_HAND, MEASURES, PARTS, Measure, markdown

BENCH = Path(__file__).resolve().parents[2] / "bench"


def one(code, name="made", **more):
    """Return a measure that runs a line of Python."""
    return Measure(name, "something", "1", f'-c "{code}"', **more)


def test_every_script_is_in_the_table():
    """Each script of bench/ is measured, needs a reader, or is part of another."""
    scripts = {file.stem for file in BENCH.glob("*.py")}
    named = {m.name for m in MEASURES} | set(BY_HAND) | set(PARTS)
    assert scripts <= named
    called = {name for m in MEASURES for name in re.findall(r"bench/(\w+)\.py", m.full)}
    assert called <= scripts
    assert scripts - set(BY_HAND) - set(PARTS) <= called


def test_the_readme_has_the_table():
    """The table of bench/README.md is that of the scripts."""
    assert markdown() in (BENCH / "README.md").read_text("utf-8")


def test_what_measures_ask_for_can_be_made():
    """Every step before a measure is one that all.py knows, and every need one that it can look up."""
    assert {step for m in MEASURES for step in m.after} <= set(PREPARED)
    kinds = {"bbc", "shared", "module", "program", "system"}
    assert {need.split()[0] for m in MEASURES for need in m.needs} <= kinds


def test_places_in_braces_are_those_that_there_are(tmp_path):
    """No call asks for a place that nobody can name."""
    places = Places(tmp_path, tmp_path, tmp_path, tmp_path, tmp_path)
    for measure in MEASURES:
        assert not [word for quick in (True, False) for word in places.filled(measure.commands(quick)) if "{" in word]


@pytest.mark.parametrize(
    ("code", "exit_code", "told"),
    [
        ("print(1)", 0, r"made +measured +\d+ s\n1 of 1 measured whole"),
        ("raise SystemExit(3)", 1, r"made +exit code 3 +\d+ s\n0 of 1"),
        ("print('jena is missing: no jars')", 1, r"made +in part +\d+ s  jena: no jars\n0 of 1"),
    ],
)
def test_what_became_of_each_script_is_told(capfd, code, exit_code, told):
    """A script's exit code is reported, and a peer that it lacks; the exit code is 0 only if all was measured whole."""
    assert main([], [one(code)]) == exit_code
    assert re.search(told, capfd.readouterr().out)


@pytest.mark.parametrize(
    ("need", "reason"),
    [
        ("bbc", "the BBC News data set is not named: --bbc FOLDER"),
        ("shared corpora/nowhere", "nowhere is not there"),
        ("module no_such_module", "Python has no no_such_module"),
        ("program no-such-program", "no-such-program is not installed"),
        ("system plan9", "it runs on Plan9 only"),
    ],
)
def test_what_cannot_be_measured_is_said_with_the_reason(capfd, need, reason):
    """Where data or a tool is not there, the script does not run, and the reason stands in the list at the end."""
    assert main([], [one("print('ran')", needs=(need,))]) == 1
    out = capfd.readouterr().out
    assert "\nran" not in out
    assert re.search(rf"made +not measured .*{re.escape(reason)}", out)


def test_what_cannot_be_made_is_made_once_and_named(capfd, monkeypatch):
    """A step that fails is not tried again, and each measure that needs it says why it was not measured."""
    monkeypatch.setitem(PREPARED, "step", lambda runner: runner.call("-c", "print('tried'); raise SystemExit(4)"))
    two = [one("print('ran')", name, after=("step",)) for name in ("first", "second")]
    assert main([], two) == 1
    out = capfd.readouterr().out
    assert out.count("tried\n") == 1
    assert len(re.findall(r"(?m)^(?:first|second) +not measured .*ended with exit code 4", out)) == 2


def test_a_text_that_is_not_there_leaves_the_others_measured_in_part(capfd, tmp_path, monkeypatch):
    """With some of the BBC texts, what is there is measured, and that some are not is said."""
    restoring = "import pathlib, sys; p = pathlib.Path(r'{work}/bbc/texts'); p.mkdir(parents=True); (p / 'a').touch()"

    def call(runner, *arguments):
        original(runner, "-c", f"{restoring}; sys.exit(1)")

    import bench.all

    original = bench.all.Runner.call
    monkeypatch.setattr(bench.all.Runner, "call", call)
    assert main(["--bbc", str(tmp_path)], [one("print('ran')", needs=("bbc",), after=("bbc",))]) == 1
    assert re.search(r"made +in part .*some of the BBC texts are not there", capfd.readouterr().out)


def test_only_and_list(capfd):
    """`--only` chooses, an unknown name is refused, and one that needs a reader says so; `--list` runs nothing."""
    two = [one("print('ran it')", "first"), one("print('ran another')", "second")]
    assert main(["--only", "first"], two) == 0
    assert "ran another" not in capfd.readouterr().out
    with pytest.raises(SystemExit):
        main(["--only", "precision"], two)
    assert "draws events for a reader" in capfd.readouterr().err
    assert main(["--list"], two) == 0
    assert "ran" not in capfd.readouterr().out


def test_quick_takes_the_small_call(capfd):
    """With --quick the small sample is measured where there is one."""
    made = Measure("made", "something", "1", '-c "print(10000)"', '-c "print(2 * 21)"')
    assert main(["--quick"], [made]) == 0
    assert "42\n" in capfd.readouterr().out


def test_scripts_look_where_the_user_says(capfd, tmp_path):
    """The folder of --shared is where every script looks for its corpora."""
    code = "import sys; sys.path.insert(0, 'bench'); import places; print(places.SHARED)"
    assert main(["--shared", str(tmp_path)], [one(code)]) == 0
    assert str(tmp_path) in capfd.readouterr().out


def test_a_need_that_is_met_has_no_reason(tmp_path):
    """What is there is no reason not to measure."""
    places = Places(tmp_path, tmp_path, tmp_path)
    assert not any(unmet(need, places) for need in ("bbc", "module json", "shared ."))
