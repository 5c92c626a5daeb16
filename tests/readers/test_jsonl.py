from __future__ import annotations

import json

import pytest

from kgbuild.readers import ReadOptions, find_sources, read


def _codes(issues):
    return [issue.code for issue in issues]


def _lines(*records) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def test_each_line_is_an_article_named_by_its_number(read_one):
    """A record is called by the file and its line; blank lines count but give nothing."""
    articles, issues = read_one('{"text": "One word."}\n\n{"text": "Two words."}', "news.jsonl")
    assert [article.file_name for article in articles] == ["news.jsonl#1", "news.jsonl#3"]
    assert [article.text for article in articles] == ["One word.", "Two words."]
    assert [article.first_line for article in articles] == [1, 3]
    assert issues == []


def test_fields_state_the_facts(read_one):
    """The other fields are the article's facts; lists of authors and null values are understood."""
    record = {
        "text": "The mayor spoke.", "title": "Hall to close", "publisher": "The Quay", "date": "2011-05",
        "author": ["Ann Bell", "Joe Fox"], "url": None, "id": 7,
    }  # fmt: skip
    (article,), issues = read_one(_lines(record), "news.jsonl")
    assert (article.headline, article.publisher, article.date.iso) == ("Hall to close", "The Quay", "2011-05")
    assert (article.authors, article.url) == (("Ann Bell", "Joe Fox"), None)
    assert issues == []


def test_columns_may_have_other_names(read_one):
    """The names of the fields can be chosen."""
    content = _lines({"body": "The mayor spoke.", "head": "Hall to close", "year": 2011})
    (article,), issues = read_one(content, "n.jsonl", text_column="body", title_column="head", date_column="year")
    assert (article.text, article.headline, article.date.iso) == ("The mayor spoke.", "Hall to close", "2011")
    assert issues == []


def test_a_broken_line_is_skipped_and_the_others_read(read_one):
    """A line that is not JSON is an error at its number; the lines around it are read."""
    articles, issues = read_one('{"text": "One."}\n{"text": "Two\n{"text": "Three."}\n', "news.jsonl")
    assert [article.text for article in articles] == ["One.", "Three."]
    assert (_codes(issues), issues[0].line) == (["bad-json"], 2)
    assert "column" in issues[0].message


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("[1, 2]", "bad-json"),
        ("[" * 200_000, "bad-json"),
        ('{"text": ' + "9" * 5_000 + "}", "no-text"),
        ('{"body": "Words."}', "missing-column"),
        ('{"text": null}', "no-text"),
        ('{"text": ["Words."]}', "no-text"),
        ('{"text": "  "}', "empty"),
    ],
)
def test_lines_without_an_article_are_errors(read_one, line, code):
    """A line that holds no text where it should is an error at its number, never an exception."""
    articles, issues = read_one('{"text": "One."}\n' + line + "\n", "news.jsonl")
    assert len(articles) == 1
    assert issues[0].line == 2
    assert _codes(issues)[0] in {code, "bad-json"}


def test_a_missing_field_is_answered_with_those_there_are(read_one):
    """The hint for a missing text field lists the fields and the option that names one."""
    _, issues = read_one('{"body": "Words.", "head": "x"}\n', "news.jsonl")
    assert "body, head" in issues[0].hint
    assert "--text-column" in issues[0].hint


def test_fields_inside_objects_are_listed_by_their_dotted_names(read_one):
    """What is offered is what --text-column takes, also where the field that was named holds an object."""
    line = json.dumps({"content": {"body": "Ann Bell resigned.", "tags": []}, "source": [{"name": "Courier"}]})
    _, (issue,) = read_one(line, "a.jsonl")
    assert "content.body, content.tags, source.name" in issue.hint
    _, (issue,) = read_one(line, "a.jsonl", text_column="content")
    assert "content.body, content.tags, source.name" in issue.hint


def test_a_line_longer_than_the_limit_is_skipped_and_the_others_read(read_one):
    """A line beyond the limit is an error; the place of the next is still right."""
    content = _lines({"text": "One."}, {"text": "x" * 5_000}, {"text": "Three."})
    articles, issues = read_one(content, "news.jsonl", max_line_bytes=1_000)
    assert [(article.file_name, article.text) for article in articles] == [
        ("news.jsonl#1", "One."),
        ("news.jsonl#3", "Three."),
    ]
    assert (_codes(issues), issues[0].line) == (["line-too-long"], 2)


def test_half_a_character_is_replaced_and_said(read_one):
    """A lone surrogate, which no file can hold, becomes U+FFFD, one for one, with a warning."""
    (article,), issues = read_one('{"text": "A \\ud800 word.", "title": "\\udfff"}\n', "news.jsonl")
    assert article.text == "A \ufffd word."
    assert article.sha256
    assert _codes(issues) == ["bad-character"]


def test_a_bad_date_is_a_warning_at_its_line(read_one):
    """A date that cannot be read does not cost the article."""
    (article,), issues = read_one('{"text": "Words.", "date": "soon"}\n', "news.jsonl")
    assert article.date is None
    assert (_codes(issues), issues[0].line) == (["bad-date"], 1)


def test_old_encodings_are_read_line_by_line(read_one):
    """A line in Windows-1252 is read with a warning at its number."""
    articles, issues = read_one(b'{"text": "One."}\n{"text": "The caf\xe9."}\n', "news.jsonl")
    assert articles[1].text == "The café."
    assert (_codes(issues), issues[0].line) == (["not-utf8"], 2)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\n \n", "empty"),
        (b"\x1f\x8b\x08\x00", "binary"),
        ('{"text": 1}'.encode("utf-16"), "not-utf8"),
    ],
)
def test_files_that_hold_no_lines_are_one_issue(read_one, data, code):
    """An empty or packed file is one error, not one for each line."""
    articles, issues = read_one(data, "news.jsonl")
    assert articles == []
    assert _codes(issues) == [code]


def test_a_record_is_read_by_its_place_alone(tmp_path):
    """A source of a record leads to its bytes without reading the others."""
    path = tmp_path / "news.jsonl"
    path.write_text(_lines({"text": "Ünö."}, {"text": "Two."}), encoding="utf-8")
    sources, _ = find_sources([path], ReadOptions())
    article, _ = read(sources[1], ReadOptions())
    assert article.text == "Two."
