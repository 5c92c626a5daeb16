"""Lemmas by rule and lookup (spacy-lookups-data), from the parts of speech that the model gives."""

from __future__ import annotations

import re

from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.lookups import load_lookups
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

_TABLES = ["lemma_rules", "lemma_exc", "lemma_index"]


_AUXILIARIES = {
    "be": "am is are was were been being be 'm 're ’m ’re ai",
    "have": "has had having 've ’ve",
    "do": "does did doing done",
    "will": "wo 'll ’ll",
    "can": "ca",
    "shall": "sha",
    "would": "'d ’d",
}
_PRONOUNS = {"I": "me", "he": "him", "she": "her", "we": "us", "they": "them"}
_OF_FORM = {
    (pos, form): lemma
    for pos, table in (("AUX", _AUXILIARIES), ("PRON", _PRONOUNS))
    for lemma, forms in table.items()
    for form in forms.split()
} | {("AUX", "'s"): "be", ("AUX", "’s"): "be", ("PART", "n't"): "not", ("PART", "n’t"): "not"}
"""Closed classes that spacy-lookups-data has no tables for."""


_CLIPPED = re.compile(r"[^aeiou][aeiou][^aeiouwxy]")
"""How a stem ends that would have doubled its last letter: who hops is hopping, so "hoping" is of "hope"."""


class Lemmas:
    """spaCy's English rule lemmatiser with its tables loaded once."""

    def __init__(self, vocab: Vocab) -> None:
        self._lemmatizer = EnglishLemmatizer(vocab, None, mode="rule")
        tables = load_lookups("en", tables=_TABLES)
        self._lemmatizer.initialize(lookups=tables)
        self._verbs = frozenset(tables.get_table("lemma_index")["verb"])

    def __call__(self, doc: Doc) -> None:
        """Set the lemma of every token."""
        self._lemmatizer(doc)
        for token in doc:
            lemma = _OF_FORM.get((token.pos_, token.lower_)) or self._with_e(token)
            if lemma is not None:
                token.lemma_ = lemma

    def _with_e(self, token: Token) -> str | None:
        """Return the lemma of a verb that has lost its last letter: "hoped" is of "hope", not of the tables' "hop"."""
        form, clipped = token.lower_, token.lemma_
        if token.pos_ != "VERB" or f"{clipped}e" not in self._verbs or not _CLIPPED.fullmatch(clipped[-3:]):
            return None
        return f"{clipped}e" if form in {f"{clipped}{end}" for end in ("ed", "ing", "es")} else None
