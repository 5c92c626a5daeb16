from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

from kgbuild.model import Severity
from kgbuild.readers import ReadOptions, find_sources, read

STORY = "The mayor opened the new bridge on Tuesday, three years late."


def _write(path: Path, text: str = STORY) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _names(sources) -> list[str]:
    return [source.file_name for source in sources]


def _codes(issues) -> list[str]:
    return [issue.code for issue in issues]


def test_folders_are_read_with_all_folders_inside_in_sorted_order(tmp_path):
    """A folder gives every article at any depth, sorted by name."""
    for name in ("c.txt", "sub/b.md", "sub/deeper/a.html"):
        _write(tmp_path / name)
    sources, issues = find_sources([tmp_path], ReadOptions())
    assert _names(sources) == ["a.html", "b.md", "c.txt"]
    assert issues == ()


def test_order_of_the_paths_does_not_matter(tmp_path):
    """The same files named in another order give the same sources."""
    one, two = _write(tmp_path / "x" / "1.txt"), _write(tmp_path / "y" / "2.txt")
    assert find_sources([one, two], ReadOptions()) == find_sources([two, one], ReadOptions())


def test_a_file_named_twice_is_read_once(tmp_path):
    """A file given by itself and by its folder counts once, without a complaint."""
    path = _write(tmp_path / "1.txt")
    sources, issues = find_sources([path, tmp_path, str(path)], ReadOptions())
    assert _names(sources) == ["1.txt"]
    assert issues == ()


def test_a_second_name_of_the_same_file_is_noted(tmp_path):
    """A link to an article in the same folder is read once and noted."""
    path = _write(tmp_path / "1.txt")
    (tmp_path / "2.txt").symlink_to(path)
    sources, issues = find_sources([tmp_path], ReadOptions())
    assert len(sources) == 1
    assert _codes(issues) == ["same-file"]


def test_files_of_the_same_name_get_their_path_below_the_folder(tmp_path):
    """Two files of one name are told apart by their path below the folder given, and each is warned of."""
    _write(tmp_path / "north" / "1.txt")
    _write(tmp_path / "south" / "1.txt")
    sources, issues = find_sources([tmp_path], ReadOptions())
    assert _names(sources) == ["north/1.txt", "south/1.txt"]
    assert _codes(issues) == ["same-name", "same-name"]
    assert issues[0].severity is Severity.WARNING


def test_files_of_the_same_name_named_one_by_one_are_told_apart(tmp_path):
    """Two files of one name, each named on the command line, get as much of the path as tells them apart."""
    paths = [_write(tmp_path / "north" / "1.txt"), _write(tmp_path / "south" / "1.txt")]
    sources, _ = find_sources(paths, ReadOptions())
    assert _names(sources) == ["north/1.txt", "south/1.txt"]


def test_readme_metadata_and_hidden_files_are_no_articles(tmp_path):
    """README.md, metadata.csv and hidden files and folders in a folder are passed over in silence."""
    _write(tmp_path / "README.md")
    _write(tmp_path / "metadata.csv", "file_name\n1.txt\n")
    _write(tmp_path / ".cache" / "x.txt")
    _write(tmp_path / ".DS_Store")
    _write(tmp_path / "1.txt")
    sources, issues = find_sources([tmp_path], ReadOptions())
    assert _names(sources) == ["1.txt"]
    assert issues == ()


def test_files_about_articles_that_are_named_are_refused(tmp_path):
    """A metadata.csv that is named itself is not taken for a table of articles."""
    path = _write(tmp_path / "metadata.csv", "file_name,text\n1.txt,words\n")
    sources, issues = find_sources([path], ReadOptions())
    assert sources == ()
    assert _codes(issues) == ["not-an-article"]


def test_unknown_formats_are_reported_once_a_kind(tmp_path):
    """Files of a format that is not read are one issue for each ending and folder, with a hint for known ones."""
    for name in ("1.rtf", "2.rtf", "3.rtf", "notes"):
        _write(tmp_path / name)
    _write(tmp_path / "1.txt")
    _, issues = find_sources([tmp_path], ReadOptions())
    assert _codes(issues) == ["unknown-format", "unknown-format"]
    assert "2 more ending in .rtf" in str(issues[0])
    assert ".txt" in issues[0].hint


def test_missing_path_is_an_error_with_a_next_step(tmp_path):
    """A path that does not exist is an issue that names it."""
    sources, issues = find_sources([tmp_path / "nowhere.txt"], ReadOptions())
    assert sources == ()
    assert issues[0].code == "no-such-file"
    assert issues[0].file.endswith("nowhere.txt")
    assert issues[0].hint


def test_folder_without_articles_is_reported(tmp_path):
    """An empty folder is an issue, since the user expected articles in it."""
    _, issues = find_sources([tmp_path], ReadOptions())
    assert _codes(issues) == ["no-articles"]


def test_a_folder_that_may_not_be_entered_is_an_issue(tmp_path, monkeypatch):
    """A path that the system does not let us look at is an issue, not an exception."""

    def refuse(self):
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "is_dir", refuse)
    sources, issues = find_sources([tmp_path / "a"], ReadOptions())
    assert sources == ()
    assert _codes(issues) == ["unreadable"]


def test_a_file_that_vanishes_before_it_is_read_is_an_issue(tmp_path):
    """A file that was found and is gone when its turn comes is skipped with an issue."""
    path = _write(tmp_path / "1.txt")
    (source,), _ = find_sources([path], ReadOptions())
    path.unlink()
    article, issues = read(source, ReadOptions())
    assert article is None
    assert _codes(issues) == ["vanished"]


def test_a_file_that_may_not_be_read_is_an_issue(tmp_path, monkeypatch):
    """A file without permission to read is skipped with an issue."""
    path = _write(tmp_path / "1.txt")
    (source,), _ = find_sources([path], ReadOptions())

    def refuse(self, *args, **kwargs):
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(os, "open", refuse)
    article, issues = read(source, ReadOptions())
    assert article is None
    assert _codes(issues) == ["unreadable"]
    assert "Permission denied" in issues[0].message


@pytest.mark.parametrize("name", ["1.txt", "1.jsonl"])
def test_sources_survive_the_way_to_another_process(tmp_path, name):
    """A source can be pickled, and its copy reads the same article."""
    path = _write(tmp_path / name, '{"text": "A word or two."}\n')
    (source,), _ = find_sources([path], ReadOptions())
    copy = pickle.loads(pickle.dumps(source))
    assert copy == source
    assert read(copy, ReadOptions()) == read(source, ReadOptions())


def test_a_default_date_that_is_none_is_reported(tmp_path):
    """A default date that cannot be read is an error that shows how to write one."""
    _write(tmp_path / "1.txt")
    sources, issues = find_sources([tmp_path], ReadOptions(date="last spring"))
    assert len(sources) == 1
    assert issues[0].code == "bad-date"
    assert "2011-05" in issues[0].hint
