"""Descriptions that open a sentence and mean whom the sentence before is about."""

from __future__ import annotations

import pytest

from kgbuild.annotate import Annotator
from kgbuild.model import Article, Block, BlockKind, Span


@pytest.mark.parametrize(
    ("text", "description", "means"),
    [
        (
            "Baroness Pyke attacked the bill. The former cabinet minister said it was late.",
            "The former cabinet minister",
            "Baroness Pyke",
        ),
        (
            "Ann Bell left early. She said nothing. The former cabinet minister was ill.",
            "The former cabinet minister",
            "Ann Bell",
        ),
        (
            "Ann Bell met Carl Dorn. The former cabinet minister said it was late.",
            "The former cabinet minister",
            "The former cabinet minister",
        ),
        ("Ann Bell was ill. The Labour spokesman said it was sad.", "The Labour spokesman", "The Labour spokesman"),
        ("Ann Bell was ill. The former chairwoman said it was sad.", "The former chairwoman", "Ann Bell"),
        ("Carl Dorn was ill. The former chairwoman said it was sad.", "The former chairwoman", "The former chairwoman"),
        ("Ann Bell resigned on Friday. The 54-year-old said she was tired.", "The 54-year-old", "Ann Bell"),
        ("Ann Bell met Carl Dorn. The 54-year-old said it was late.", "The 54-year-old", "The 54-year-old"),
        ("Ann Bell spoke first. The mother of three said it was late.", "The mother of three", "Ann Bell"),
        ("Carl Dorn spoke first. The mother of three said it was late.", "The mother of three", "The mother of three"),
        ("Carl Dorn was ill. The Democrat said so.", "The Democrat", "Carl Dorn"),
        ("Ann Bell was ill. The Conservative politician said so.", "The Conservative politician", "Ann Bell"),
        ("Tony Blair was ill. The Conservative peer said so.", "The Conservative peer", "The Conservative peer"),
        ("Ann Bell won the race. The Danish cyclist said she was tired.", "The Danish cyclist", "Ann Bell"),
        ("Ann Bell won the race. “Never again,” the 54-year-old said.", "the 54-year-old", "Ann Bell"),
        ("Ann Bell backed the bill. The Welsh peer said he would not.", "The Welsh peer", "The Welsh peer"),
        (
            "A spokesman for Dorn Foods said it was late. A spokesman for the council agreed. "
            "The company spokesman said it was over.",
            "The company spokesman",
            "A spokesman for Dorn Foods",
        ),
    ],
)
def test_descriptions(annotator: Annotator, text: str, description: str, means: str) -> None:
    """A description is the only person of the sentence before, if nothing known of that person speaks against it."""
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, len(text))),)
    annotated = annotator.annotate(Article(file_name="x.txt", path="x.txt", text=text, blocks=blocks))
    found = [c.name for c in annotated.clusters for m in c.mentions if annotated.words(m.chunk) == description]
    assert found == [means]


@pytest.mark.parametrize(
    ("text", "description", "means"),
    [
        (
            "A former trade minister has called for an inquiry.\nAnn Bell said the bridge was old.\n"
            "The former trade minister left.",
            "The former trade minister",
            "Ann Bell",
        ),
        ("It was late, says a top academic.\nLeeds professor Carl Dorn said so.", "a top academic", "Carl Dorn"),
        (
            "A former trade minister has called for an inquiry.\nLast week Ann Bell said the bridge was old.",
            "A former trade minister",
            "A former trade minister",
        ),
        ("A spokesman has called for an inquiry.\nAnn Bell said it was old.", "A spokesman", "A spokesman"),
        ("The chairwoman has called for calm.\nCarl Dorn said it was old.", "The chairwoman", "The chairwoman"),
        ("Ministers have called for calm.\nCarl Dorn said it was old.", "Ministers", "Ministers"),
        ("Labour leader urges calm\nCarl Dorn, the leader of Labour, spoke on Monday.", "Labour leader", "Carl Dorn"),
    ],
)
def test_leads(annotator: Annotator, text: str, description: str, means: str) -> None:
    """Who is only described in a headline or lead is whom the article gives the post, or the next paragraph names."""
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block(BlockKind.PARAGRAPH, Span(start, start + len(line))))
        start += len(line) + 1
    annotated = annotator.annotate(Article(file_name="x.txt", path="x.txt", text=text, blocks=tuple(blocks)))
    found = [c.name for c in annotated.clusters for m in c.mentions if annotated.words(m.chunk) == description]
    assert found == [means]
