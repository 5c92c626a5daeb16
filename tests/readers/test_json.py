"""Files of JSON that are no lines: lists of articles, and what is none."""

from __future__ import annotations

import json

import pytest

from kgbuild.readers.find import is_input

RECORDS = [{"text": "One word.", "title": "Hall to close"}, {"text": "Two words.", "date": "2011-05"}]


def _codes(issues):
    return [issue.code for issue in issues]


@pytest.mark.parametrize("name", [None, "articles", "items", "data", "results", "docs"])
@pytest.mark.parametrize("indent", [None, 2])
def test_a_list_is_its_articles(read_one, name, indent):
    """A bare list, or one under a name that exports use, gives an article an entry, called by its place in the list."""
    content = json.dumps(RECORDS if name is None else {"status": "ok", "tags": ["a"], name: RECORDS}, indent=indent)
    articles, issues = read_one(content, "news.json")
    assert [article.file_name for article in articles] == ["news.json#1", "news.json#2"]
    assert [article.text for article in articles] == ["One word.", "Two words."]
    assert (articles[0].headline, articles[1].date.iso) == ("Hall to close", "2011-05")
    assert issues == []


def test_the_list_of_a_service_lies_in_an_object(read_one):
    """A list is found in objects inside objects, and a dotted name reaches into its entries."""
    content = json.dumps({"response": {"results": [{"fields": {"body": "One [word], {two}."}}]}})
    articles, issues = read_one(content, "news.json", text_column="fields.body")
    assert [article.text for article in articles] == ["One [word], {two}."]
    assert issues == []


def test_an_object_with_a_text_is_one_article(read_one):
    """A file that is one object with the field of the text is one article."""
    articles, issues = read_one(json.dumps(RECORDS[0], indent=1), "news.json")
    assert [(article.file_name, article.text) for article in articles] == [("news.json#1", "One word.")]
    assert issues == []


def test_lines_under_another_name_are_read(read_one):
    """Lines of JSON in a file that ends in .json are read as lines."""
    articles, issues = read_one("".join(json.dumps(r) + "\n" for r in RECORDS), "news.json")
    assert [article.file_name for article in articles] == ["news.json#1", "news.json#2"]
    assert issues == []


def test_an_entry_that_is_no_article_is_named_with_its_line(read_one):
    """What is wrong with an entry says which entry it is and on which line it begins; the others are read."""
    content = '[\n {"text": "One."},\n 7,\n {"texts": "Three."},\n {"text": "Four."}\n]'
    articles, issues = read_one(content, "news.json")
    assert [article.file_name for article in articles] == ["news.json#1", "news.json#4"]
    assert [article.first_line for article in articles] == [2, 5]
    assert [(i.line, i.code) for i in issues] == [(3, "bad-json"), (4, "missing-column")]
    assert "entry 2" in issues[0].message
    assert "entry 3" in issues[1].message


def test_a_list_that_breaks_off_gives_what_is_whole(read_one):
    """Of a file that was cut off the whole entries are read, and the last is an error."""
    articles, issues = read_one('[{"text": "One."}, {"text": "Two."}, {"text": "Thr', "news.json")
    assert [article.text for article in articles] == ["One.", "Two."]
    assert _codes(issues) == ["bad-json"]
    assert "entry 3" in issues[0].message


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        ('{"name": "site", "version": 1}', "not-articles", "a list of objects"),
        ('{"tags": [{"a": 1}], "items": ["x"]}', "not-articles", "a list of objects"),
        ('{"feeds": [{"items": [{"text": "One."}]}]}', "not-articles", "a list of objects"),
        ("[1, 2]", "not-articles", "a list of objects"),
        ("[]", "not-articles", "a list of objects"),
        ('"text"', "not-articles", "a list of objects"),
        ('[{"body": "One."}, {"head": "Two."}]', "missing-column", "body, head"),
        ("{'text': 'One.'}", "bad-json", "Correct it"),
        ("[" * 200_000, "not-articles", "a list of objects"),
        ("", "empty", "saved"),
        ('[{"text": "One.", "n": ' + "9" * 5_000 + "}]", "bad-json", "Correct it"),
        ('[{"text": "One.", "n": ' + "[" * 100_000, "bad-json", "Correct it"),
    ],
)
def test_other_json_is_refused_with_what_to_do(read_one, content, code, said):
    """JSON that holds no articles gives none, and one issue that says what would."""
    articles, issues = read_one(content, "news.json")
    assert articles == []
    assert _codes(issues) == [code]
    assert said in issues[0].hint


def test_dates_of_a_list_decide_their_order(read_one):
    """A date that can be read one way decides how the others of the list are meant, as in a table."""
    content = json.dumps([{"text": "One.", "date": "08/05/2011"}, {"text": "Two.", "date": "13/02/2011"}])
    articles, issues = read_one(content, "news.json")
    assert [article.date.iso for article in articles] == ["2011-05-08", "2011-02-13"]
    assert _codes(issues) == ["day-order"]


def test_a_graph_in_json_is_no_input(tmp_path):
    """A graph that was written beside the articles may be written again; a list of articles may not be overwritten."""
    graph, news = tmp_path / "graph.json", tmp_path / "news.json"
    graph.write_text('{"@context": "https://w3id.org/kgbuild/context.jsonld", "@graph": []}')
    news.write_text('[{"text": "One."}]')
    assert not is_input(graph, [tmp_path])
    assert is_input(graph, [graph])
    assert is_input(news, [tmp_path])


@pytest.mark.parametrize(("encoding", "codes"), [("utf-8-sig", []), ("utf-16", ["not-utf8"]), ("cp1252", ["not-utf8"])])
def test_lists_in_other_encodings_are_read(read_one, encoding, codes):
    """A list is read in the encodings of articles: with a byte order mark, as UTF-16, as Windows-1252, and said so."""
    articles, issues = read_one('[{"text": "Café owner Ann Bell spoke."}]'.encode(encoding), "news.json")
    assert [article.text for article in articles] == ["Café owner Ann Bell spoke."]
    assert _codes(issues) == codes
