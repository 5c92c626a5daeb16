from __future__ import annotations

import csv
import subprocess
from datetime import date
from pathlib import Path

import pytest

from kgbuild.origin import name_of, sources_of
from kgbuild.version import __version__

ROOT = Path(__file__).resolve().parents[1]
MANIFEST = """register,files,known_until,subject,source,licence
river,people_river.csv,2011-03-31,members of the river board,yearbook of 2011,CC0
"""


@pytest.fixture
def own(tmp_path):
    """A folder of reference data of the user's own."""
    (tmp_path / "people_river.csv").write_text("id,name\nriver/1,Ann Bell\n", "utf-8")
    return tmp_path


def _by_key(*given):
    return {source.key: source for source in sources_of(*given)}


def test_each_register_that_comes_with_kgbuild():
    """Each shipped register is a source with its own files, hash, last day, citation and licence."""
    found = _by_key(None, False, None)
    commons = found["reference-uk-commons"]
    assert commons.files == ("memberships.csv", "people.csv", "seats.csv")
    assert (commons.known_until, commons.version) == (date(2026, 6, 27), __version__)
    assert "parlparse" in commons.citation and "Open Government Licence" in commons.licence
    assert found["reference-parlgov"].licence == "CC BY-SA 4.0"
    assert len({source.sha256 for source in found.values()}) == len(found) > 10
    assert {source.modified is not None for key, source in found.items() if key != "decisions"} == {True}
    assert found["decisions"].licence == "MIT"
    assert found["decisions"].size == 0 and found["decisions"].files == ("decisions.csv",)


def test_own_reference_data(own):
    """A folder of one's own is a source of its own, by its manifest or by its name; alone, it is the only one."""
    plain = _by_key(own, True, None)
    assert set(plain) == {f"own-reference-{own.name}", "decisions"}
    (own / "manifest.csv").write_text(MANIFEST, "utf-8")
    river = _by_key(own, True, None)["own-reference-river"]
    assert (river.known_until, river.citation, river.licence) == (date(2011, 3, 31), "yearbook of 2011", "CC0")
    assert not river.version


def test_a_register_left_out(own):
    """A shipped register that one's own manifest leaves out did not go in."""
    (own / "manifest.csv").write_text("register,files,use\nuk-commons,,no\nriver,people_river.csv,\n", "utf-8")
    found = _by_key(own, False, None)
    assert "reference-uk-commons" not in found and {"reference-parties", "own-reference-river"} <= set(found)


def test_another_content_is_another_source(own):
    """The hash is of names and content: a changed row changes it."""
    before = _by_key(own, True, None)[f"own-reference-{own.name}"].sha256
    (own / "people_river.csv").write_text("id,name\nriver/1,Ann Dorn\n", "utf-8")
    assert _by_key(own, True, None)[f"own-reference-{own.name}"].sha256 != before


def test_another_manifest_is_another_source(own):
    """The hash tells two manifests apart, too: what a register vouches for decides what articles are read as."""
    (own / "manifest.csv").write_text(MANIFEST, "utf-8")
    before = _by_key(own, True, None)["own-reference-river"].sha256
    (own / "manifest.csv").write_text(MANIFEST.replace("2011-03-31", "2012-03-31"), "utf-8")
    assert _by_key(own, True, None)["own-reference-river"].sha256 != before


def test_own_decisions(tmp_path):
    """A file of one's own decisions stands by its name and its number of decisions."""
    mine = tmp_path / "mine.csv"
    mine.write_text("decision,first,second,note\nsame,person/a,person/b,\ndifferent,person/a,person/c,\n", "utf-8")
    decisions = _by_key(None, False, mine)["decisions"]
    assert (decisions.files, decisions.size, decisions.title) == (
        ("mine.csv",),
        2,
        "Decisions of the user on who is who",
    )


def test_no_decisions(tmp_path):
    """A file of decisions that there is not is no source."""
    assert "decisions" not in _by_key(None, False, tmp_path / "none.csv")


def test_called_after_its_folders(tmp_path):
    """A graph is called after the folders of its articles, in whatever order they are named; a file is in a folder."""
    for name in ("york", "leeds"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").touch()
    leeds, york = tmp_path / "leeds", tmp_path / "york"
    assert name_of([leeds]) == name_of([leeds / "a.txt"]) == name_of([f"{leeds}/../leeds", leeds / "a.txt"]) == "leeds"
    assert name_of([york, leeds / "a.txt"]) == name_of([leeds, york]) == "leeds_york"


def test_called_after_nothing():
    """Standard input and the root of a disk have no name, so that a general one is taken."""
    assert name_of(["-"]) == name_of(["/"]) == "articles"


def test_called_after_a_folder_whose_name_is_no_text(tmp_path):
    """A byte of a folder's name that is no UTF-8 is written as its number."""
    folder = tmp_path / "caf\udce9"
    folder.mkdir()
    assert name_of([folder]) == "caf%E9"


def test_own_decisions_have_the_licence_of_the_graph(tmp_path):
    """What a user decided is published with the graph, under its licence; without one nothing is said."""
    decided = tmp_path / "mine.csv"
    decided.write_text("decision,first,second,note\n", "utf-8")
    assert _by_key(None, False, decided)["decisions"].licence == ""
    assert _by_key(None, False, decided, "https://example.org/licence")["decisions"].licence.endswith("/licence")


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="no history of this checkout is there")
def test_registers_tell_when_they_were_changed():
    """The manifest's day of each register is no earlier than the last commit that changed one of its files."""
    git = ["git", "-C", str(ROOT), "log", "-1", "--format=%as", "--"]
    shallow = ["git", "-C", str(ROOT), "rev-parse", "--is-shallow-repository"]
    if subprocess.run(shallow, capture_output=True, text=True, check=True).stdout.strip() != "false":
        pytest.skip("the history of this checkout is cut")
    with (ROOT / "data/reference/manifest.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            files = [f"data/reference/{name}" for name in row["files"].split("|")]
            last = subprocess.run([*git, *files], capture_output=True, text=True, check=True).stdout.strip()
            assert row["modified"] >= last, f"write {last} into the column modified of {row['register']}"
