"""A package from outside brings an event type; a broken one is named."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from kgbuild.cli.new import command
from kgbuild.plugins import RESERVED
from kgbuild.vocab import NAMESPACES

ROOT = Path(__file__).resolve().parents[1]


def installed(folder: Path, point: str, package: str = "kgbuild-strike") -> dict[str, str]:
    """Install what lies in a folder as a package with one entry point, for processes with this environment."""
    info = folder / f"{package.replace('-', '_')}-0.1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 0.1.0\n")
    (info / "entry_points.txt").write_text(f"[kgbuild.plugins]\nstrike = {point}\n")
    return {**os.environ, "PYTHONPATH": os.pathsep.join((str(folder), str(ROOT)))}


def run(environment: dict[str, str], folder: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run Python in a folder."""
    command = [sys.executable, *map(str, arguments)]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8")


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """The package that `kgbuild new event strike --package` writes, installed."""
    folder = tmp_path_factory.mktemp("package")
    result = CliRunner().invoke(command, ["event", "strike", "--package", str(folder)])
    assert result.exit_code == 0, result.output
    return folder, installed(folder, "kgbuild_strike:PLUGIN")


@pytest.mark.slow
def test_the_package_passes_its_own_tests(package) -> None:
    """Its example is found, its graph conforms to its shapes, its question answers, its counterexample is none."""
    folder, environment = package
    done = run(environment, folder, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests")
    assert done.returncode == 0, done.stdout


def test_its_project_file_names_the_entry_point(package) -> None:
    """What the tests install by hand is what pip installs."""
    text = (package[0] / "pyproject.toml").read_text()
    assert '[project.entry-points."kgbuild.plugins"]\nstrike = "kgbuild_strike:PLUGIN"' in text


def test_all_commands_know_it(package, tmp_path: Path) -> None:
    """Build, check, show, query, why and ref speak of the type in its own namespace, and none of its terms is ours."""
    folder, environment = package
    (tmp_path / "a.txt").write_text("Ann Bell called a strike on Friday.")

    def kgbuild(*arguments: object) -> str:
        done = run(environment, tmp_path, "-m", "kgbuild", *arguments)
        assert done.returncode == 0, (arguments, done.stderr)
        return done.stdout

    kgbuild("build", "a.txt", "-o", "g.ttl")
    graph = (tmp_path / "g.ttl").read_text()
    assert "@prefix strike: <https://example.org/strike#>" in graph
    assert "a strike:Strike" in graph
    assert "kg:Strike" not in graph
    assert "conforms" in kgbuild("check", "g.ttl", "--texts", "a.txt")
    assert "Strike (1)" in kgbuild("show", "Ann Bell", "g.ttl")
    assert "Ann Bell" in kgbuild("query", "g.ttl", "strikes", "--format", "csv")
    assert "Strike by “called a strike”" in kgbuild("why", "a.txt")
    told = kgbuild("ref", "strike:Strike")
    assert "Sentences that only look like it" in told
    assert (folder / "kgbuild_strike" / "event.py").exists()


BAD = [
    ("import nothing_of_this_name", "No module named 'nothing_of_this_name'"),
    ("PLUGIN = 3", "is a int, not a Plugin"),
    (
        "from pathlib import Path\nfrom kgbuild.plugins import Plugin\n"
        "PLUGIN = Plugin(prefix='s', namespace='https://w3id.org/kgbuild/ontology#', terms='', events=(),"
        " folder=Path())",
        "kgbuild's own",
    ),
    (
        "from pathlib import Path\nfrom kgbuild.plugins import Plugin\n"
        "PLUGIN = Plugin(prefix='kg', namespace='https://example.org/s#', terms='', events=(), folder=Path())",
        "choose another",
    ),
    (
        "from pathlib import Path\nfrom kgbuild.plugins import Plugin\n"
        "PLUGIN = Plugin(prefix='s', namespace='https://example.org/s', terms='', events=(), folder=Path())",
        "must end in",
    ),
]


@pytest.mark.parametrize(("code", "says"), BAD, ids=[says for _, says in BAD])
def test_a_broken_plugin_is_named_with_what_to_do(tmp_path: Path, code: str, says: str) -> None:
    """A plug-in that cannot be used stops every command with its package's name, the reason and the way out."""
    (tmp_path / "bad_plugin.py").write_text(code)
    environment = installed(tmp_path, "bad_plugin:PLUGIN", "kgbuild-bad")
    done = run(environment, tmp_path, "-m", "kgbuild", "ref", "Meeting")
    assert done.returncode == 2
    assert says in done.stderr
    assert "pip uninstall kgbuild-bad" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_class_in_a_foreign_namespace_is_refused(tmp_path: Path) -> None:
    """An event module whose class squats in kg: is named, and nothing is built."""
    CliRunner().invoke(command, ["event", "strike", "--package", str(tmp_path)])
    module = tmp_path / "kgbuild_strike" / "event.py"
    module.write_text(module.read_text().replace("= OWN.Strike", "= KG.Meeting"))
    (tmp_path / "a.txt").write_text("Ann Bell met Carl Dorn.")
    environment = installed(tmp_path, "kgbuild_strike:PLUGIN")
    done = run(environment, tmp_path, "-m", "kgbuild", "build", "a.txt", "-o", "g.ttl")
    assert done.returncode == 2
    assert "kgbuild_strike.event" in done.stderr
    assert "not in <https://example.org/strike#>" in done.stderr


def test_no_plugin_may_take_a_prefix_of_ours() -> None:
    """Every prefix that kgbuild binds is reserved."""
    assert set(NAMESPACES) <= RESERVED
