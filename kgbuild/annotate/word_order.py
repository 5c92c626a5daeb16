"""Sentences and trees of a text that no model reads.

Who is the subject of a verb is told by the order of words; all else stands alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Doc

from kgbuild.annotate.lexicon import SPEECH_VERBS
from kgbuild.inflection import form_table
from kgbuild.layers import Chunk

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


_ENDS = frozenset(".?!…") | {"...", ".."}
_CLOSERS = frozenset("\"”’')]")
_OPENERS = frozenset("\"“‘'([–—-•")
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof rev hon rt sir st no vol vs etc gen col lt sgt gov sen rep jr sr inc ltd co corp e.g i.e".split()
)


def split_sentences(doc: Doc, blocks: Sequence[Chunk]) -> None:
    """Set `is_sent_start` on every token of the Doc; a block always starts a sentence."""
    starts = {block.start for block in blocks}
    for token in doc:
        starts_here = token.i in starts or token.i == 0 or _starts_sentence(doc, token.i)
        token.is_sent_start = starts_here


def _starts_sentence(doc: Doc, i: int) -> bool:
    """Say whether token i begins a sentence: the end mark before it, its own form, no abbreviation between."""
    text = doc[i].text
    if text in _CLOSERS and not _opens(doc, i):
        return False
    if not (text[0].isupper() or text[0].isdigit() or text in _OPENERS):
        return False
    j = i - 1
    while j >= 0 and doc[j].text in _CLOSERS and not _opens(doc, j):
        j -= 1
    if j < 0 or doc[j].text not in _ENDS:
        return False
    if text in _OPENERS and i + 1 < len(doc) and not (doc[i + 1].text[0].isupper() or doc[i + 1].text[0].isdigit()):
        return False
    return not (j > 0 and doc[j - 1].lower_ in _ABBREVIATIONS)


def _opens(doc: Doc, i: int) -> bool:
    """Say whether a straight mark at i stands where an opening one would: a blank before, none after."""
    return doc[i].text in "\"'" and (i == 0 or doc[i - 1].whitespace_ != "") and doc[i].whitespace_ == ""
