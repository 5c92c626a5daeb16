from __future__ import annotations

import io
import pickle
import sys
from types import SimpleNamespace

import pytest

from kgbuild.readers import ReadOptions, find_sources, read


@pytest.fixture
def read_stdin(monkeypatch, read_all):
    """Read some content as standard input."""

    def run(content: str | bytes, **options):
        data = content.encode() if isinstance(content, str) else content
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
        return read_all("-", **options)

    return run


def _codes(issues):
    return [issue.code for issue in issues]


def test_plain_text_is_one_article(read_stdin):
    """Plain text on standard input is an article called stdin, with the defaults of the command line."""
    (article,), issues = read_stdin("The mayor spoke.\n", publisher="The Quay", date="2011-05")
    assert (article.file_name, article.path, article.text) == ("stdin", "-", "The mayor spoke.\n")
    assert (article.publisher, article.date.iso) == ("The Quay", "2011-05")
    assert issues == []


def test_lines_of_json_are_an_article_each(read_stdin):
    """Standard input that begins with a JSON object is read as .jsonl."""
    articles, issues = read_stdin('{"text": "One."}\nbroken\n{"text": "Three."}\n')
    assert [article.file_name for article in articles] == ["stdin#1", "stdin#3"]
    assert [article.text for article in articles] == ["One.", "Three."]
    assert (_codes(issues), issues[0].file, issues[0].line) == (["bad-json"], "-", 2)


def test_a_header_or_a_page_is_recognised(read_stdin):
    """A YAML header and a web page are known by their first characters."""
    (article,), _ = read_stdin("---\ntitle: Hall to close\n---\nThe mayor spoke.\n")
    assert article.headline == "Hall to close"
    _, issues = read_stdin("<!DOCTYPE html><html><body></body></html>")
    assert _codes(issues) == ["no-article"]


def test_braces_do_not_make_it_json(read_stdin):
    """A text that begins with a brace and is no JSON object is text."""
    (article,), _ = read_stdin("{sic} wrote the mayor.\n")
    assert article.file_name == "stdin"


@pytest.mark.parametrize(("content", "code"), [(b"", "empty"), (b"\x00\x01", "binary")])
def test_nothing_and_noise_are_issues(read_stdin, content, code):
    """Empty or binary input is an issue."""
    articles, issues = read_stdin(content)
    assert articles == []
    assert _codes(issues) == [code]


def test_its_sources_carry_the_bytes_to_another_process(monkeypatch):
    """Standard input can be read once only, so a pickled source still holds its text."""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b'{"text": "One."}\n{"text": "Two."}\n')))
    sources, _ = find_sources(["-"], ReadOptions())
    article, _ = read(pickle.loads(pickle.dumps(sources[1])), ReadOptions())
    assert article.text == "Two."


def test_a_list_of_json_is_read(read_stdin):
    """Standard input that is a list of objects is read as their articles; brackets alone do not make it JSON."""
    articles, issues = read_stdin('[\n {"text": "One."},\n {"text": "Two."}\n]')
    assert [(article.file_name, article.text) for article in articles] == [("stdin#1", "One."), ("stdin#2", "Two.")]
    assert issues == []
    (article,), _ = read_stdin("[Ann] Bell spoke.\n")
    assert article.file_name == "stdin"
