from __future__ import annotations

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from kgbuild.cli.check import command


@pytest.fixture
def run():
    """A function that runs the command and returns its exit code, standard output and standard error."""

    def invoke(*arguments):
        result = CliRunner().invoke(command, [str(argument) for argument in arguments], prog_name="check")
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result.exit_code, result.stdout, result.stderr

    return invoke


@pytest.fixture
def texts(sample, tmp_path):
    """A folder with the article of the example."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "1.txt").write_bytes(sample.text.encode())
    return folder


def test_good_graph(sample, run, texts, tmp_path):
    """A graph that keeps every promise conforms to kgbuild's own shapes, with all its quotations compared."""
    code, out, _ = run(sample.file(tmp_path), "--texts", texts)
    assert (code, out.splitlines()[-1]) == (0, "conforms"), out
    assert "all compared with the text" in out


def test_bad_graph(sample, run, tmp_path):
    """A graph that does not conform ends with exit code 1 and shows the node, its words and their place."""
    path = sample.file(
        tmp_path, sample.turtle().replace("kg:participant d:ann, d:bo", "kg:participant d:ann, d:nobody")
    )
    code, out, _ = run(path)
    assert code == 1
    assert "Meeting: Ann Ash" in out
    assert "1.txt: “Ann Ash met Bo Birch on Monday.”" in out
    assert out.splitlines()[-1].startswith("does not conform: 1 violation")


def test_false_quotation(sample, run, texts, tmp_path):
    """A quotation that the article does not have is found only when the texts are given."""
    path = sample.file(tmp_path, sample.turtle().replace('"Ms Ash, the mayor"', '"Ms Ash, the Mayor"'))
    assert run(path)[0] == 0
    code, out, _ = run(path, "--texts", texts / "1.txt")
    assert code == 1
    assert "where the article says “Ms Ash, the mayor”" in out


def test_fact_without_passage_is_reported_once(sample, run, tmp_path):
    """What a shape says, no rule says again."""
    turtle = sample.turtle() + "d:m a org:Membership ; org:member d:ann ; kg:post 'whip' ; kg:former true ."
    code, out, _ = run(sample.file(tmp_path, turtle))
    assert code == 1
    assert out.splitlines()[-1] == "does not conform: 1 violation, 0 warnings"


def test_texts_of_another_graph(sample, run, tmp_path):
    """Texts of which none belongs to the graph are refused, for nothing would be compared."""
    other = tmp_path / "other"
    other.mkdir()
    (other / "2.txt").write_text("Nothing to see.\n", encoding="utf-8")
    code, out, err = run(sample.file(tmp_path), "--texts", other)
    assert (code, out) == (2, "")
    assert "wanted: 1.txt; found: 2.txt" in err


@pytest.mark.parametrize("output", ["json", "turtle", "html"])
def test_formats(sample, run, tmp_path, output):
    """Each format goes to standard output and ends in one line break."""
    code, out, _ = run(sample.file(tmp_path), "--format", output)
    assert code == 0
    assert out.endswith("\n") and not out.endswith("\n\n")
    if output == "json":
        assert json.loads(out)["conforms"] is True


def test_other_shapes_are_added(sample, run, tmp_path):
    """Other people's shapes are checked besides kgbuild's, or instead of them."""
    shapes = tmp_path / "mine.ttl"
    shapes.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
        "<#People> a sh:NodeShape ; sh:targetClass <https://w3id.org/kgbuild/ontology#Person> ;\n"
        '  sh:property [ sh:path <https://schema.org/email> ; sh:minCount 1 ; sh:message "No email." ] .\n',
        encoding="utf-8",
    )
    spoilt = sample.turtle().replace('kg:post "mayor" ;', "")
    path = sample.file(tmp_path, spoilt)
    assert run(path, "--shapes", shapes)[1].splitlines()[-1].startswith("does not conform: 3 violations")
    _, out, _ = run(path, "--shapes", shapes, "--no-builtin-shapes")
    assert out.splitlines()[-1].startswith("does not conform: 2 violations")
    assert "No email." in out


def test_no_shapes_at_all(sample, run, tmp_path):
    """Without any shapes, the passages and the terms are still checked."""
    path = sample.file(tmp_path, sample.turtle() + "d:x a kg:Persn .")
    code, out, _ = run(path, "--no-builtin-shapes")
    assert code == 1
    assert "did you mean kg:Person?" in out


def test_strict(sample, run, tmp_path):
    """With --strict, a warning is enough for exit code 1."""
    path = sample.file(tmp_path, sample.turtle().replace("schema:text", "schema:description"))
    code, out, _ = run(path)
    assert (code, out.splitlines()[-1]) == (0, "conforms (1 warning)"), out
    assert run(path, "--strict")[0] == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nowhere.ttl"], "nowhere.ttl: there is no such file"),
        (["{graph}", "--texts", "nowhere"], "nowhere: there is no such file or folder"),
        (["{graph}", "--shapes", "nowhere.ttl"], "nowhere.ttl: there is no such file"),
        (["{bad}"], "bad.ttl:1: this is not well-formed Turtle"),
        (["{graph}", "--format", "pdf"], "'pdf' is not one of"),
    ],
)
def test_could_not_run(sample, run, tmp_path, arguments, told):
    """What keeps the check from running is told on standard error, with exit code 2 and no report."""
    bad = tmp_path / "bad.ttl"
    bad.write_text("<urn:a> nonsense", encoding="utf-8")
    paths = {"graph": sample.file(tmp_path), "bad": bad}
    code, out, err = run(*(argument.format(**paths) for argument in arguments))
    assert (code, out) == (2, "")
    assert told in err


def test_spacy_stays_out(sample, tmp_path):
    """Checking a graph never loads the language model's library."""
    program = (
        "import sys; from kgbuild.check import check_file; "
        f"report = check_file({str(sample.file(tmp_path))!r}); "
        "sys.exit(3 if 'spacy' in sys.modules or not report.conforms else 0)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_same_graph_same_report(sample, tmp_path):
    """The report does not hang on the seed of Python's hashes."""
    path = sample.file(tmp_path, sample.turtle().replace("kg:confidence 1.0", "kg:confidence 7 ; kg:cue [], 3"))
    program = (
        "from kgbuild.check import check_file; from kgbuild.check.render import text; "
        f"print(text.render(check_file({str(path)!r})))"
    )
    reports = {
        subprocess.run(
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True, text=True
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(reports) == 1
