"""Lemmas by rule and lookup (spacy-lookups-data), from the parts of speech that the model gives."""

from __future__ import annotations

from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.lookups import load_lookups
from spacy.tokens import Doc
from spacy.vocab import Vocab

_TABLES = ["lemma_rules", "lemma_exc", "lemma_index"]


class Lemmas:
    """spaCy's English rule lemmatiser with its tables loaded once."""

    def __init__(self, vocab: Vocab) -> None:
        self._lemmatizer = EnglishLemmatizer(vocab, None, mode="rule")
        self._lemmatizer.initialize(lookups=load_lookups("en", tables=_TABLES))

    def __call__(self, doc: Doc) -> None:
        """Set the lemma of every token."""
        self._lemmatizer(doc)
