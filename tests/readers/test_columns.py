"""Columns of single tables, kgbuild.toml, and which of day and month comes first."""

from __future__ import annotations

import pytest

from kgbuild.readers import ConfigError, ReadOptions, TableColumns, find_sources, load_config, read


def _read(path, options):
    sources, found = find_sources([path], options)
    results = [read(source, options) for source in sources]
    return [a for a, _ in results if a], [*found, *(i for _, more in results for i in more)]


@pytest.fixture
def exports(tmp_path):
    """Return a folder with two exports of different columns."""
    (tmp_path / "a.csv").write_text(
        "head,body,published\nHall to close,The mayor spoke.,2011-05-08\n", encoding="utf-8"
    )
    record = '{"content": "She spoke again.", "source": {"name": "Leeds Courier"}, "meta": [{"day": "2011-05-09"}]}\n'
    (tmp_path / "b.jsonl").write_text(record, encoding="utf-8")
    return tmp_path


def test_two_exports_of_different_columns_go_into_one_build(exports):
    """Each table has columns of its own; a dotted name reaches into JSON."""
    tables = (
        TableColumns("a.csv", (("text", "body"), ("title", "head"), ("date", "published"))),
        TableColumns("b.jsonl", (("text", "content"), ("publisher", "source.name"), ("date", "meta.0.day"))),
    )
    articles, issues = _read(exports, ReadOptions(tables=tables))
    assert issues == []
    assert [(a.text, a.headline, a.publisher, a.date.iso) for a in articles] == [
        ("The mayor spoke.", "Hall to close", None, "2011-05-08"),
        ("She spoke again.", None, "Leeds Courier", "2011-05-09"),
    ]


@pytest.mark.parametrize(("file", "field"), [("a.csv", "title"), ("b.jsonl", "publisher")])
def test_a_column_that_is_not_there_is_answered_with_those_that_are(exports, file, field):
    """A name that no table has is an error that lists the names there are."""
    text = {"a.csv": "body", "b.jsonl": "content"}[file]
    tables = (TableColumns(file, (("text", text), (field, "nowhere.name"))),)
    _, issues = _read(exports / file, ReadOptions(tables=tables))
    assert [issue.code for issue in issues] == ["missing-column"]
    assert text in issues[0].hint


def test_columns_of_a_table_that_is_not_read_are_reported(exports):
    """Columns named for a file that is not there are a warning, since the name is misspelt."""
    _, issues = _read(exports / "b.jsonl", ReadOptions(text_column="content", tables=(TableColumns("c.csv", ()),)))
    assert [issue.code for issue in issues] == ["no-such-table"]


CONFIG = """
name = "Two papers"
publisher = "Leeds Echo"
day-first = true
decisions = "who.csv"
[columns]
text = "body"
[columns."a.csv"]
title = "head"
[columns."b.jsonl"]
text = "content"
"""


def test_kgbuild_toml_says_how_a_folder_is_read(exports):
    """The file beside the articles gives columns, publisher and the order of day and month; options win over it."""
    (exports / "kgbuild.toml").write_text(CONFIG, encoding="utf-8")
    config = load_config([exports])
    assert (config.name, config.decisions) == ("Two papers", exports / "who.csv")
    articles, issues = _read(exports, config.under(ReadOptions()))
    assert issues == []
    assert [(a.headline, a.publisher) for a in articles] == [("Hall to close", "Leeds Echo"), (None, "Leeds Echo")]
    assert config.under(ReadOptions(publisher="York Echo", day_first=False)).publisher == "York Echo"
    assert config.under(ReadOptions(day_first=False)).day_first is False


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("nmae = 'x'", "names with one are name, publisher"),
        ("day-first = 'yes'", "write true or false"),
        ("date = 'May'", "write it as 2011"),
        ("[columns]\ncolour = 'x'", "fields are text, title"),
        ("name = ", "cannot be read"),
        ("name = 3", "in quotation marks"),
        ("columns = 3", "under it text"),
        ("about = 3", "under it title"),
        ("[about]\ntitle = [1]", "under it title"),
    ],
)
def test_a_config_that_nobody_understands_is_an_error(tmp_path, content, says):
    """A mistake in kgbuild.toml stops the build with the file, the reason and what may stand there."""
    (tmp_path / "kgbuild.toml").write_text(content, encoding="utf-8")
    with pytest.raises(ConfigError, match=says) as error:
        load_config([tmp_path])
    assert "kgbuild.toml" in str(error.value)


ABOUT = """[about]
license = "https://creativecommons.org/licenses/by/4.0/"
issued = 2011-05-08
"""


def test_kgbuild_toml_says_what_a_dataset_is(tmp_path, monkeypatch):
    """Licence and date of a folder count for the graph of that folder, and not for one into which other articles go."""
    (tmp_path / "leeds").mkdir()
    (tmp_path / "leeds" / "kgbuild.toml").write_text(ABOUT, encoding="utf-8")
    (tmp_path / "leeds" / "a.txt").write_text("Rain fell.", encoding="utf-8")
    (tmp_path / "york").mkdir()
    monkeypatch.chdir(tmp_path)
    said = {"license": "https://creativecommons.org/licenses/by/4.0/", "issued": "2011-05-08"}
    assert load_config(["leeds"]).about == load_config(["leeds/a.txt"]).about == said
    assert load_config(["leeds", "york"]).about == load_config(["leeds", "-"]).about == {}


def test_two_configs_are_an_error(tmp_path):
    """Two folders with a kgbuild.toml each cannot both count."""
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "kgbuild.toml").write_text("", encoding="utf-8")
    with pytest.raises(ConfigError, match="may not both count"):
        load_config([tmp_path / "a", tmp_path / "b"])


ROWS = "text,date\nOne.,08/05/2011\nTwo.,{other}\n"


@pytest.mark.parametrize(("other", "day"), [("13/02/2011", "2011-05-08"), ("02/13/2011", "2011-08-05")])
def test_a_date_that_is_plain_decides_for_the_others(tmp_path, other, day):
    """Within a file, one date that can only be read one way tells how the others are meant, and it is said."""
    (tmp_path / "a.csv").write_text(ROWS.format(other=other), encoding="utf-8")
    articles, issues = _read(tmp_path / "a.csv", ReadOptions())
    assert articles[0].date.iso == day
    assert [issue.code for issue in issues] == ["day-order"]


def test_a_jsonl_decides_alike(tmp_path):
    """The records of a .jsonl file decide for each other too."""
    lines = '{"text": "One.", "date": "08/05/2011"}\n{"text": "Two.", "date": "13/02/2011"}\n'
    (tmp_path / "a.jsonl").write_text(lines, encoding="utf-8")
    articles, issues = _read(tmp_path / "a.jsonl", ReadOptions())
    assert [a.date.iso for a in articles] == ["2011-05-08", "2011-02-13"]
    assert [issue.code for issue in issues] == ["day-order"]


def test_a_metadata_csv_decides_alike(tmp_path):
    """The rows of a metadata.csv decide for each other too."""
    for name in ("1.txt", "2.txt"):
        (tmp_path / name).write_text("The mayor spoke.\n", encoding="utf-8")
    (tmp_path / "metadata.csv").write_text("file_name,date\n1.txt,08/05/2011\n2.txt,13/02/2011\n", encoding="utf-8")
    articles, issues = _read(tmp_path, ReadOptions())
    assert [a.date.iso for a in articles] == ["2011-05-08", "2011-02-13"]
    assert [issue.code for issue in issues] == ["day-order"]


def test_dates_that_contradict_each_other_decide_nothing(tmp_path):
    """With the day first in one row and the month in another, the third stays unread, with a warning."""
    (tmp_path / "a.csv").write_text(ROWS.format(other="13/02/2011") + "Three.,02/13/2011\n", encoding="utf-8")
    articles, issues = _read(tmp_path / "a.csv", ReadOptions())
    assert articles[0].date is None
    assert sorted(issue.code for issue in issues) == ["bad-date", "day-order"]


@pytest.mark.parametrize(("day_first", "day"), [(True, "2011-05-08"), (False, "2011-08-05")])
def test_the_user_decides(tmp_path, day_first, day):
    """What the user says counts before what other dates suggest."""
    (tmp_path / "a.csv").write_text(ROWS.format(other="08/05/2011"), encoding="utf-8")
    articles, issues = _read(tmp_path / "a.csv", ReadOptions(day_first=day_first))
    assert articles[0].date.iso == day
    assert issues == []
