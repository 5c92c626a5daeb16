from __future__ import annotations

import pytest
import spacy

from kgbuild.extract.sport import is_sport
from kgbuild.layers import Annotated, Reading
from kgbuild.model import Article

_GAME = (
    "Ann Bell scored twice as the league leaders won the cup match. The striker beat the goalkeeper in the final,"
    " and the coach praised the squad after their third meeting this season."
)
_POLITICS = (
    "Ann Bell won the by-election in May. The minister said that the final match of the season had kept voters at home,"
    " but the council would meet on Monday to discuss the budget, the schools and the future of the bridge."
)


@pytest.mark.parametrize(("text", "sport"), [(_GAME, True), (_POLITICS, False), ("", False)])
def test_sport(text, sport):
    """A report of a game is told from politics that only mentions one."""
    doc = spacy.blank("en").make_doc(text)
    article = Article(file_name="a.txt", text=text, path="a.txt")
    assert is_sport(Annotated(article=article, reading=Reading(text, tuple(range(len(text))), ()), doc=doc)) is sport
