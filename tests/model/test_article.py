from __future__ import annotations

import pytest

from kgbuild.model.article import Article, Block, BlockKind
from kgbuild.model.evidence import Span


@pytest.mark.parametrize(
    ("headline", "text", "start", "title"),
    [
        ("Talks in Leeds", "Ann Bell spoke.", 0, "Talks in Leeds"),
        (None, "12 May 2011\nAnn Bell\n spoke.", 12, "Ann Bell spoke. (a.jsonl#5)"),
        (None, f"{'Ann Bell met Carl Dorn in Leeds '}{'and so on ' * 9}", 0,
         "Ann Bell met Carl Dorn in Leeds and so on and so on and so … (a.jsonl#5)"),
        (None, "ا" * 200, 0, f"{'ا' * 60} … (a.jsonl#5)"),
        (None, " \n", 0, "a.jsonl#5"),
    ],
)  # fmt: skip
def test_title(headline, text, start, title):
    """An article is called by its headline, or by the first words of its prose with its file."""
    blocks = (Block(BlockKind.PARAGRAPH, Span(start, len(text))),)
    article = Article(file_name="a.jsonl#5", text=text, path="a.jsonl", headline=headline, blocks=blocks)
    assert article.title == title
