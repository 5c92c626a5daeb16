from __future__ import annotations

import pytest

STORY = "Harbour dues will rise\n\nBy Ann Bell\n\nThe port council voted on Monday to raise the dues by a tenth.\n"


@pytest.fixture
def folder(tmp_path):
    """A folder with one article in it."""
    (tmp_path / "1.txt").write_text(STORY, encoding="utf-8")
    return tmp_path


def _write_sidecar(folder, text, encoding="utf-8"):
    (folder / "metadata.csv").write_text(text, encoding=encoding)


def _codes(issues):
    return [issue.code for issue in issues]


def test_what_it_states_wins_over_what_the_text_tells(folder, read_all):
    """Title, publisher, date, author, url and language of metadata.csv win over headline and byline."""
    _write_sidecar(
        folder,
        "file_name,title,publisher,date,author,url,language\n"
        "1.txt,Dues up,The Quay,2011-05,Joe Fox; Eve Hill,https://quay.example/1,en-GB\n",
    )
    (article,), issues = read_all(folder)
    assert issues == []
    assert (article.headline, article.publisher, article.date.iso) == ("Dues up", "The Quay", "2011-05")
    assert article.authors == ("Joe Fox", "Eve Hill")
    assert (article.url, article.language) == ("https://quay.example/1", "en-GB")


def test_it_counts_however_the_file_is_named(folder, read_all, monkeypatch):
    """A file named by itself, even from inside its folder, has the facts of the metadata.csv beside it."""
    _write_sidecar(folder, "file_name,publisher\n1.txt,The Quay\n")
    monkeypatch.chdir(folder)
    for path in ("1.txt", folder / "1.txt", folder, "."):
        (article,), _ = read_all(path)
        assert article.publisher == "The Quay"


def test_empty_cells_leave_what_the_text_tells(folder, read_all):
    """A cell without a value leaves the headline and byline of the text, and the default publisher."""
    _write_sidecar(folder, "file_name,title,publisher,date\n1.txt,,,\n")
    (article,), issues = read_all(folder, publisher="The Quay", date="2012")
    assert issues == []
    assert article.headline == "Harbour dues will rise"
    assert article.authors == ("Ann Bell",)
    assert (article.publisher, article.date.iso) == ("The Quay", "2012")


def test_it_counts_for_the_records_of_a_file(folder, read_all):
    """Facts about a .jsonl file hold for each record that does not state its own."""
    (folder / "2.jsonl").write_text(
        '{"text": "One word."}\n{"text": "Two.", "publisher": "The Pier"}\n', encoding="utf-8"
    )
    _write_sidecar(folder, "file_name,publisher\n2.jsonl,The Quay\n")
    articles, _ = read_all(folder / "2.jsonl")
    assert [article.publisher for article in articles] == ["The Quay", "The Pier"]


def test_a_spreadsheet_may_have_written_it(folder, read_all):
    """A byte order mark, semicolons and Windows line ends are no obstacle."""
    _write_sidecar(folder, "\ufefffile_name;publisher\r\n1.txt;The Quay\r\n")
    (article,), issues = read_all(folder)
    assert article.publisher == "The Quay"
    assert issues == []


def test_a_date_that_cannot_be_read_is_reported_with_its_line(folder, read_all):
    """A date that could mean two days is a warning at its row and does not count."""
    _write_sidecar(folder, "file_name,date\n1.txt,08/05/2011\n")
    (article,), issues = read_all(folder)
    assert article.date is None
    assert _codes(issues) == ["bad-date"]
    assert (issues[0].file.endswith("metadata.csv"), issues[0].line) == (True, 2)


def test_without_the_column_file_name_nothing_is_used(folder, read_all):
    """A metadata.csv without file_name is an error that lists its columns."""
    _write_sidecar(folder, "name,publisher\n1.txt,The Quay\n")
    (article,), issues = read_all(folder)
    assert article.publisher is None
    assert _codes(issues) == ["missing-column"]
    assert "name, publisher" in issues[0].hint


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("2.txt,The Quay", "no-such-file"),
        (",The Quay", "no-such-file"),
        ("1.txt,The Pier\n1.txt,The Quay", "named-twice"),
    ],
)
def test_rows_that_do_not_fit_are_reported(folder, read_all, row, code):
    """A row for no file of the folder, or for a file named before, is a warning."""
    _write_sidecar(folder, f"file_name,publisher\n{row}\n")
    (article,), issues = read_all(folder)
    assert article.publisher != "The Quay"
    assert _codes(issues) == [code]


def test_rows_for_other_folders_are_reported(folder, read_all):
    """A row for a file in a folder below is not used, and says where it belongs."""
    (folder / "sub").mkdir()
    (folder / "sub" / "2.txt").write_text(STORY, encoding="utf-8")
    _write_sidecar(folder, "file_name,publisher\nsub/2.txt,The Quay\n")
    _, issues = read_all(folder)
    assert _codes(issues) == ["not-beside"]


def test_misspelt_columns_are_noted(folder, read_all):
    """A column without a meaning is noted, with the names that have one."""
    _write_sidecar(folder, "file_name,publsher\n1.txt,The Quay\n")
    _, issues = read_all(folder)
    assert _codes(issues) == ["unused-field"]
    assert "publisher" in issues[0].hint


def test_a_broken_row_is_reported(folder, read_all):
    """A quotation mark that never closes is an error at its line; the articles are read all the same."""
    _write_sidecar(folder, 'file_name,publisher\n1.txt,"The Quay\n')
    articles, issues = read_all(folder)
    assert len(articles) == 1
    assert _codes(issues) == ["bad-row"]


def test_another_language_is_warned_of(folder, read_all):
    """An article that is stated to be in another language is read with a warning."""
    _write_sidecar(folder, "file_name,language\n1.txt,fr\n")
    (article,), issues = read_all(folder)
    assert article.language == "fr"
    assert _codes(issues) == ["language"]
