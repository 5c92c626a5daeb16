from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kgbuild.model import DateInterval
from kgbuild.reference import Reference, ReferenceDataError, load_reference

MAY_2024 = DateInterval(date(2024, 5, 1), date(2024, 5, 31))
PEOPLE = "id,name,other_names,country\nbell,Ann Bell,,gb\npike,Zed Pike,Zed Pyke,gb\n"
POSTS = (
    "person,office,organization,start,end,country\nbell,leader,river,2020-01,,gb\nZed Pyke,councillor|cllr,,2019,,gb\n"
)


def folder(path: Path, **files: str) -> Path:
    """Write files of reference data into a folder."""
    path.mkdir(exist_ok=True)
    for name, text in files.items():
        (path / f"{name}.csv").write_text(text, encoding="utf-8")
    return path


def load(path: Path, **files: str) -> Reference:
    """Load files of reference data alone."""
    return load_reference(folder(path, **files), only=True)


def test_a_folder_adds_to_what_is_shipped(tmp_path):
    """A folder of one's own adds people, and leaves the others where they are."""
    reference = load_reference(folder(tmp_path / "own", people=PEOPLE))
    assert reference.people_named("Ann Bell") == ("bell",)
    assert reference.people_named("Tony Blair")


def test_without_the_shipped_data_only_the_folder_counts(tmp_path):
    """With `only`, nothing but the folder is known; without a folder, nothing at all."""
    reference = load(tmp_path, people=PEOPLE, posts=POSTS)
    assert set(reference.people) == {"bell", "pike"}
    assert not load_reference(only=True).people.core


def test_what_a_folder_says_of_a_shipped_record_is_added_to_it(tmp_path):
    """Forms of one's own name a shipped party, and single values of one's own count before the shipped ones."""
    own = "id,name,short,forms,ambiguous,parent,country\nlabour,Labour Party,Lab,Labour and Co-operative,,,gb\n"
    reference = load_reference(folder(tmp_path / "own", parties=own))
    assert {"Labour", "Labour and Co-operative"} <= set(reference.parties["labour"].forms)
    assert reference.parties["labour"].short == "Lab"


def test_a_name_of_ones_own_leaves_the_shipped_one_beside_it(tmp_path):
    """Who is called otherwise in a folder is still found by the name that he has in the shipped data."""
    whole = load_reference()
    (blair,) = whole.people_named("Tony Blair")
    reference = load_reference(folder(tmp_path / "own", people=f"id,name\n{blair},Anthony Blair\n"))
    assert reference.people[blair].name == "Anthony Blair"
    assert reference.people_named("Tony Blair") == reference.people_named("Anthony Blair") == (blair,)


def test_posts_of_shipped_people_may_be_given_by_name(tmp_path):
    """A row may name its person, so that nobody must look up an identifier; several wordings of an office count."""
    reference = load(tmp_path, people=PEOPLE, posts=POSTS)
    assert reference.holders("cllr", MAY_2024).certain == ("pike",)


def test_a_manifest_says_until_when_a_file_is_known(tmp_path):
    """An empty end holds until the manifest's date, and is open after it."""
    manifest = "register,files,country,known_until\nriver,people.csv|posts.csv,gb,2022\n"
    known = load(tmp_path, people=PEOPLE, posts=POSTS, manifest=manifest).holders("leader", MAY_2024, "river")
    assert (known.certain, known.candidates[0].reason) == ((), "holder when the register ends (2022-12-31)")


def test_without_a_manifest_an_empty_end_lasts(tmp_path):
    """Who gives no date for data of his own means that they hold."""
    reference = load(tmp_path, people=PEOPLE, posts=POSTS)
    assert reference.holders("leader", MAY_2024, "river").certain == ("bell",)


def test_a_manifest_leaves_a_shipped_register_out(tmp_path):
    """ "no" in the column "use" drops a register that comes with kgbuild."""
    manifest = "register,files,use\nus-congress,,no\nriver,people.csv,\n"
    reference = load_reference(folder(tmp_path / "own", people=PEOPLE, manifest=manifest))
    assert "us-congress" not in reference.registers
    assert not reference.people_named("Nancy Pelosi", {"us"})
    assert "river" in reference.registers


@pytest.mark.parametrize(
    ("files", "where", "why"),
    [
        ({"people": "id,name\n,Ann\n"}, "people.csv:2", "'id' is empty"),
        (
            {"people": PEOPLE, "posts": "person,office\nNobody,mayor\n"},
            "posts.csv:2",
            "'Nobody' must be the id or name",
        ),
        ({"people": PEOPLE, "seats": "person,house,start\nbell,commons,31 May\n"}, "seats.csv:2", "column 'start'"),
        ({"people": "id,name\nbell,Ann Bell,gb\n"}, "people.csv:2", "3 cells"),
        ({"manifest": "register,files\nriver,rivers.csv\n"}, "manifest.csv:2", "'rivers.csv' is no file"),
        ({"manifest": "register,files\n,people.csv\n", "people": PEOPLE}, "manifest.csv:2", "'register' is empty"),
        (
            {"manifest": "register,files,known_until\nriver,people.csv,May\n", "people": PEOPLE},
            "manifest.csv:2",
            "column 'known_until'",
        ),
        ({"elections": "country,kind,day\ngb,general,\n"}, "elections.csv:2", "'day' is empty"),
    ],
)
def test_what_cannot_be_used_is_named_with_its_place(tmp_path, files, where, why):
    """A wrong row stops the loading with file, line and reason; nothing is left out silently."""
    with pytest.raises(ReferenceDataError, match=r".*") as error:
        load(tmp_path, **files)
    assert where in str(error.value)
    assert why in str(error.value)


def test_a_folder_without_reference_data_is_an_error(tmp_path):
    """A folder that holds none of the files is a mistake, and one that is missing too."""
    with pytest.raises(ReferenceDataError, match="no reference data"):
        load_reference(tmp_path)
    with pytest.raises(ReferenceDataError, match="no such folder"):
        load_reference(tmp_path / "nowhere")


def test_what_one_register_leaves_open_another_closes(tmp_path):
    """Of two rows of the same post, the open one gives way where the other tells the end."""
    posts = (
        "person,office,organization,start,end,last_seen\n"
        "bell,mayor,,2010-05-11,,2015-03-31\n"
        "bell,mayor,,2010-05-12,2016-07-13,\n"
    )
    known = load(tmp_path, people=PEOPLE, posts=posts).holders("mayor", MAY_2024)
    assert (known.certain, known.candidates) == ((), ())


ROWS = [
    "bell,leader,river,2001,2005,gb",
    "bell,leader,river,2006,,gb",
    "pike,leader,river,2005,2006,gb",
    "pike,mayor,,2010,,gb",
    "bell,mayor,,2002,2009,gb",
]


@given(rows=st.permutations(ROWS), cut=st.integers(0, len(ROWS)), names=st.permutations(["posts_a", "posts_b"]))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_order_of_rows_and_files_makes_no_difference(tmp_path, rows, cut, names):
    """However rows are ordered and spread over files, the same people come out."""
    head = "person,office,organization,start,end,country\n"
    files = {name: head + "\n".join(part) + "\n" for name, part in zip(names, (rows[:cut], rows[cut:]), strict=True)}
    (tmp_path / "split").mkdir(exist_ok=True)
    (tmp_path / "whole").mkdir(exist_ok=True)
    found = load(tmp_path / "split" / "own", people=PEOPLE, **files)
    one = load(tmp_path / "whole" / "own", people=PEOPLE, posts=head + "\n".join(ROWS) + "\n")
    assert dict(found.people) == dict(one.people)
