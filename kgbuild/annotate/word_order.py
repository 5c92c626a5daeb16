"""Trees of a text that no model reads: who is the subject of a verb, by the order of words; all else stands alone."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kgbuild.annotate.lexicon import SPEECH_VERBS
from kgbuild.inflection import form_table

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SPEECH = form_table(SPEECH_VERBS)
_OF_POSTS = form_table("resign quit retire serve act".split())
"""Verbs behind which "as" gives a post."""
_PRONOUNS = frozenset("i he she it we they who".split())
_BETWEEN = frozenset("has have had also then now".split())


def plant(doc: Doc) -> None:
    """Set a tree over each sentence of a text.

    A name's words hang on its last; that, or a pronoun, is the subject of the verb that follows it, or of the verb of
    speech before it ("said Ann Bell"); what stands behind "as" hangs on the verb before that. What is left hangs
    loosely on the first verb, or the first word, of its sentence, for each tree is a sentence.
    """
    # a head that is set moves the ends of sentences, until each has one root again
    starts = [i for i in range(len(doc)) if i == 0 or doc[i].is_sent_start]
    begins = frozenset(starts)
    for token in doc:
        token.dep_ = "ROOT"
    for i in range(len(doc) - 1):
        if _in_name(doc, i) and _in_name(doc, i + 1) and i + 1 not in begins:
            _hang(doc, i, i + 1, "compound")
    for i in range(len(doc)):
        subject = _subject(doc, i, begins)
        if subject is not None and doc[subject].dep_ == "ROOT":
            _hang(doc, subject, i, "nsubj")
            word = doc[i].lower_
            doc[i].pos_, doc[i].lemma_ = "VERB", _SPEECH.get(word) or _OF_POSTS.get(word, word)
            doc[i].tag_ = "VBD" if word.endswith("ed") else doc[i].tag_
            _hang_as(doc, i, begins)
    for first, end in pairwise([*starts, len(doc)]):
        roots = [i for i in range(first, end) if doc[i].dep_ == "ROOT"]
        main = next((i for i in roots if doc[i].pos_ == "VERB"), roots[0])
        for i in roots:
            if i != main:
                _hang(doc, i, main, "list")


def _hang_as(doc: Doc, verb: int, begins: frozenset[int]) -> None:
    """Hang the words behind "as" on the verb before it: "resigned as party chairman"."""
    mark, last = verb + 1, verb + 2
    if last >= len(doc) or doc[mark].lower_ != "as" or not doc[last].is_alpha or not begins.isdisjoint({mark, last}):
        return
    while (
        last + 1 < len(doc)
        and doc[last + 1].is_alpha
        and last + 1 not in begins
        and doc[last + 1].lower_ not in _BEHIND_POSTS
    ):
        last += 1
    _hang(doc, mark, last, "case")
    for i in range(mark + 1, last):
        if doc[i].dep_ == "ROOT":
            _hang(doc, i, last, "compound")
    _hang(doc, last, verb, "obl")


_BEHIND_POSTS = frozenset("of at in for on to and until before after from with because".split())


def _hang(doc: Doc, i: int, head: int, label: str) -> None:
    doc[i].head = doc[head]
    doc[i].dep_ = label


def _in_name(doc: Doc, i: int) -> bool:
    return doc[i].is_alpha and doc[i].text[0].isupper()


def _subject(doc: Doc, i: int, begins: frozenset[int]) -> int | None:
    """Return the subject of the word at token i, if it has the form of a verb and one beside it."""
    speech = doc[i].lower_ in _SPEECH
    verb = speech or doc[i].lower_ in _OF_POSTS or doc[i].lower_.endswith("ed")
    if not doc[i].is_lower or not verb:
        return None
    before = i - 1
    while before > 0 and (doc[before].lower_ in _BETWEEN or doc[before].lower_.endswith("ly")):
        before -= 1
    if before >= 0 and (_in_name(doc, before) or doc[before].lower_ in _PRONOUNS):
        return before
    last = i
    while last + 1 < len(doc) and _in_name(doc, last + 1) and last + 1 not in begins:
        last += 1
    return last if speech and last > i else None
