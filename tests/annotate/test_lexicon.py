from __future__ import annotations

import pytest

from kgbuild.annotate import lexicon
from kgbuild.nouns import SAME_OFFICE, office


@pytest.mark.parametrize("module", [lexicon])
def test_tables_are_in_small_letters(module):
    """Words are looked up in lower case, so tables hold them so, save those of letters after names."""
    tables = {k: v for k, v in vars(module).items() if k.isupper() and isinstance(v, frozenset)}
    assert tables
    odd = {k: [w for w in v if w != w.lower()] for k, v in tables.items() if k != "POST_NOMINALS"}
    assert not {k: v for k, v in odd.items() if v}


def test_other_wordings_of_an_office_are_not_chained():
    """The wording that an office is compared under is not itself replaced by another."""
    assert all(office(v) == v for v in SAME_OFFICE.values())


def test_small_tables_refine_the_heads():
    """Tables about particular heads name heads."""
    for table in (lexicon.NAMED_WITH_THEIR_BODY, lexicon.ABOUT):
        unknown = {w for w in table if w not in lexicon.POST_HEADS and w.removesuffix("s") not in lexicon.POST_HEADS}
        assert unknown <= {"authority"}
