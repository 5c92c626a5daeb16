from __future__ import annotations

import gzip
import itertools
from pathlib import Path

import pytest

from kgbuild.model import BlockKind, Severity

SHARED = Path(__file__).resolve().parents[3] / "shared"
PROSE = {BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.PARAGRAPH, BlockKind.CORRECTION}

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared articles are not beside this checkout")


def _check_blocks(article):
    """Blocks follow each other, hold every letter, and most of the letters are prose."""
    end = prose = 0
    for block in article.blocks:
        assert not any(map(str.isalnum, article.text[end : block.span.start]))
        end = block.span.end
        prose += len(block.span.of(article.text)) if block.kind in PROSE else 0
    assert not any(map(str.isalnum, article.text[end:]))
    assert 2 * prose > len(article.text.strip())


@pytest.mark.parametrize("folder", ["seeds", "gold/bbc-dev-texts"])
def test_real_articles_are_read_without_a_complaint(folder, read_all):
    """Every shared article is read as it is, with sane blocks and no issue."""
    path = SHARED / folder
    articles, issues = read_all(path)
    assert issues == []
    assert len(articles) == len(list(path.glob("*.txt")))
    for article in articles:
        assert article.text == (path / article.file_name).read_bytes().decode("utf-8")
        _check_blocks(article)


def test_seeds_have_the_layout_that_a_reader_sees(read_all):
    """Headlines, bylines and the correction of the five seeds are found, and metadata.csv is applied."""
    articles, _ = read_all(SHARED / "seeds")
    assert [article.authors for article in articles] == [("politics.co.uk staff",), (), (), (), ("Ian Dunt",)]
    assert [article.headline is not None for article in articles] == [True, True, False, True, True]
    assert [article.date.iso if article.date else None for article in articles] == [
        None, "2011-05", "2011-05-08", "2014-04", "2010-08",
    ]  # fmt: skip
    assert articles[2].blocks[-1].kind is BlockKind.CORRECTION
    assert len(articles[2].ignored) == 7


def test_three_hundred_articles_of_other_newsrooms(tmp_path, read_all):
    """Articles of many newsrooms are read from .jsonl without an error."""
    with gzip.open(SHARED / "corpora" / "news" / "news.jsonl.gz", "rb") as stream:
        (tmp_path / "news.jsonl").write_bytes(b"".join(itertools.islice(stream, 300)))
    articles, issues = read_all(tmp_path / "news.jsonl")
    assert len(articles) == 300
    assert [issue for issue in issues if issue.severity is Severity.ERROR] == []
