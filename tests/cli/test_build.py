from __future__ import annotations

import os

import pytest


def test_summary(kg, folder, tmp_path):
    """A build ends with a summary of what was read, found and written, on standard error."""
    output = tmp_path / "graph.ttl"
    outcome = kg("build", folder, "-o", output)
    assert (outcome.code, outcome.out) == (0, "")
    for words in ("Articles    1 read", "Person", "Statements  1", "Meeting", "(1 actual)", "conforms"):
        assert words in outcome.err
    assert f"Wrote       {output}" in outcome.err and "\r" not in outcome.err


def test_articles_later_than_the_data_are_told_once(kg, tmp_path):
    """The summary says of which reference data an article is later; with none shipped there is nothing to say."""
    article = tmp_path / "late.txt"
    article.write_text("News\n\nAnn Bell met Carl Dorn in Leeds.\n", encoding="utf-8")
    options = ("build", article, "--date", "2040-01-01", "-o", tmp_path / "g.ttl")
    told = kg(*options).err
    assert told.count("1 article is later than what is known of: ") == 1
    assert "leading offices of the UK (2025-10-31)" in told
    assert "later than" not in kg(*options, "--reference-only").err


def test_reference_data_of_ones_own_add_to_what_is_shipped(kg, tmp_path):
    """With --reference both the user's people and the shipped ones have their records; with --reference-only his."""
    (tmp_path / "own").mkdir()
    people = "id,name,gender,same_as\nann-quillfeather,Ann Quillfeather,female,https://example.org/ann\n"
    (tmp_path / "own" / "people.csv").write_text(people, encoding="utf-8")
    article = tmp_path / "a.txt"
    article.write_text("News\n\nAnn Quillfeather met Tony Blair in Leeds.\n", encoding="utf-8")
    options = ("build", article, "--date", "2004-05-01", "-q", "--reference", tmp_path / "own")
    assert (
        kg(*options, "-o", tmp_path / "both.nt").code
        == kg(*options, "--reference-only", "-o", tmp_path / "own.nt").code
        == 0
    )
    both, own = ((tmp_path / name).read_text(encoding="utf-8") for name in ("both.nt", "own.nt"))
    assert all("https://example.org/ann" in graph for graph in (both, own))
    assert "person/parlparse-10047" in both and "person/parlparse-10047" not in own


def test_a_bad_row_of_reference_data_is_told_with_its_place(kg, folder, tmp_path):
    """A manifest that names no file, or no date, stops the build with file, line and reason."""
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "people.csv").write_text("id,name\nbell,Ann Bell\n", encoding="utf-8")
    manifest = tmp_path / "own" / "manifest.csv"
    manifest.write_text("register,files,known_until\nriver,people.csv,when\n", encoding="utf-8")
    outcome = kg("build", folder, "--reference", tmp_path / "own", "-o", tmp_path / "g.ttl")
    assert outcome.code == 2
    assert f"{manifest}:2: column 'known_until'" in outcome.err and "Traceback" not in outcome.err


def test_quiet(kg, folder, tmp_path):
    """--quiet says nothing when nothing is wrong."""
    outcome = kg("build", folder, "-q", "-o", tmp_path / "graph.ttl")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")


def test_standard_input_and_output(kg):
    """An article comes in through standard input and its graph goes out through standard output."""
    text = "News\n\nAnn Bell met Carl Dorn in Leeds.\n"
    outcome = kg("build", "-", "-q", stdin=text)
    assert outcome.code == 0
    assert "@prefix kg:" in outcome.out and 'kg:fileName "stdin"' in outcome.out


@pytest.mark.parametrize(
    ("name", "option", "begins"),
    [
        ("g.ttl", [], "@prefix"),
        ("g.nq", [], "<https://"),
        ("g.jsonld", [], '{"@context"'),
        ("g.rdf", [], "<?xml"),
        ("g", ["--format", "turtle"], "@prefix"),
        ("g.ttl", ["--format", "ntriples"], "<https://"),
    ],
)
def test_format(kg, folder, tmp_path, name, option, begins):
    """The format is the one that is asked for, else that of the file's ending."""
    outcome = kg("build", folder, "-q", "--no-check", "-o", tmp_path / name, *option)
    assert outcome.code == 0
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_table_of_articles(kg, tmp_path):
    """The columns of a table can have any names."""
    (tmp_path / "news.csv").write_text(
        "body,when,paper\nAnn Bell met Carl Dorn.,2011-05,Leeds Echo\n", encoding="utf-8"
    )
    arguments = ["--text-column", "body", "--column", "date=when", "--column", "publisher=paper"]
    outcome = kg("build", tmp_path / "news.csv", "-q", *arguments)
    assert outcome.code == 0
    assert '"2011-05"^^xsd:gYearMonth' in outcome.out and '"Leeds Echo"' in outcome.out
    assert 'kg:fileName "news.csv#1"' in outcome.out


def test_skipped_input(kg, folder, tmp_path):
    """An input that is skipped is told with file and line; the rest is written, and the exit code is 1."""
    (folder / "2.txt").write_bytes(b"\0")
    outcome = kg("build", folder, "-o", tmp_path / "graph.ttl")
    assert outcome.code == 1 and (tmp_path / "graph.ttl").exists()
    assert "2.txt:1: error: this is binary data" in outcome.err and "1 read, 1 skipped" in outcome.err


def test_strict(kg, folder, tmp_path):
    """With --strict, a warning is enough to write nothing; without one, all is as usual."""
    output = tmp_path / "graph.ttl"
    assert kg("build", folder, "--strict", "-o", output).code == 0
    output.unlink()
    (folder / "2.txt").write_bytes("Café talks\n\nAnn Bell met René Dorn.\n".encode("cp1252"))
    outcome = kg("build", folder, "--strict", "-o", output)
    assert outcome.code == 1 and not output.exists()
    assert "Wrote       nothing" in outcome.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "Missing argument 'PATH...'"),
        (["nowhere"], "nowhere: error: there is no such file or folder"),
        (["{folder}", "-o", "{folder}"], "this is a folder; name a file in it"),
        (["{folder}", "-o", "no/g.ttl"], "the folder no does not exist"),
        (["{folder}", "-o", "g.dat"], "endings with one are .ttl"),
        (["{folder}", "-o", "g"], "the name has no ending"),
        (["{folder}/1.txt", "-o", "{folder}/1.txt", "--format", "turtle"], "the graph would overwrite it"),
        (["{folder}", "--columns", "text=body"], "write FILE:FIELD=NAME"),
        (["{folder}", "--columns", "a.csv:colour=x"], "'colour' is no field; fields are text"),
        (["{folder}", "--base", "data"], "cannot be a base IRI"),
        (["{folder}", "--date", "May 2011"], "is not a date; write 2011, 2011-05 or 2011-05-08"),
        (["{folder}", "--column", "colour=x"], "fields are text, title, publisher"),
        (["{folder}", "--model", "nosuch"], "--model nosuch: no such model"),
        (["{folder}", "--model", "rules"], "leave it out for the model that comes with kgbuild"),
        (["{folder}", "--reference", "{folder}"], "there is no reference data in this folder"),
        (["{folder}", "--format", "pdf"], "'pdf' is not one of"),
        (["{folder}", "--jobs", "-1"], "Invalid value for '-j'"),
    ],
)
def test_could_not_run(kg, folder, arguments, told):
    """What keeps a build from running is told on standard error, with exit code 2 and no graph."""
    outcome = kg("build", *(a.format(folder=folder) for a in arguments))
    assert (outcome.code, outcome.out) == (2, "")
    assert told in outcome.err


@pytest.mark.parametrize(
    ("name", "words", "what"),
    [
        ("in/metadata.csv", "file,title\n1.txt,X\n", "one of the articles"),
        ("in/kgbuild.toml", 'decisions = "../mine.csv"\n', "one of the articles"),
        ("mine.csv", "decision,first,second,note\n", "the file of decisions"),
        ("ref/parties.csv", "id,name\na,A\n", "a file of reference data"),
    ],
)
def test_what_a_build_goes_by_is_not_overwritten(kg, tmp_path, name, words, what):
    """The graph is not written over metadata, configuration, decisions or reference data of the same build."""
    files = {
        "in/1.txt": "News\n\nAnn Bell met Carl Dorn in Leeds on Friday.\n",
        "in/kgbuild.toml": 'decisions = "../mine.csv"\nreference = "../ref"\n',
        name: words,
    }
    files.setdefault("ref/parties.csv", "id,name\na,A\n")
    for file, content in files.items():
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text(content, encoding="utf-8")
    target = tmp_path / name
    outcome = kg("build", tmp_path / "in", "-o", target, "--format", "turtle")
    assert outcome.code == 2 and f"this is {what}; the graph would overwrite it" in outcome.err
    assert target.read_text(encoding="utf-8") == words


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_an_article_is_not_overwritten_through_a_link(kg, folder, tmp_path):
    """A link to an article, whatever its own name and place, is no place for the graph."""
    link = tmp_path / "graph.ttl"
    link.symlink_to(folder / "1.txt")
    before = (folder / "1.txt").read_bytes()
    outcome = kg("build", folder, "-o", link)
    assert outcome.code == 2 and "the graph would overwrite it" in outcome.err
    assert (folder / "1.txt").read_bytes() == before
