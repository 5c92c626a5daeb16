from __future__ import annotations

from kgbuild.model.texts import Texts, digest


def test_the_text_with_the_hash_comes_first():
    """Where two builds call files alike, an article is the text with its hash, by whatever name it is given."""
    texts = Texts({"leeds/n.txt": "Leeds", "york/n.txt": "York", "n.txt": "Hull"})
    assert texts.of("n.txt", digest("York")) == "York" and texts.of("n.txt", digest("Leeds").upper()) == "Leeds"


def test_the_name_decides_where_no_text_has_the_hash():
    """A text that has changed since, or an article without a hash, is found by its name; else there is none."""
    texts = Texts({"n.txt": "Hull"})
    assert texts.of("n.txt", digest("York")) == texts.of("n.txt", None) == "Hull"
    assert texts.of("m.txt", None) is texts.of(None, "") is None
