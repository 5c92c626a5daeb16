"""Read a Doc with the model: sentences, parts of speech, trees, entities and attributions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.lookups import load_lookups
from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab

from kgbuild.annotate.encoder import decode, trees
from kgbuild.annotate.encoder.eventlayer import EventLayer, with_whole_words
from kgbuild.annotate.encoder.pieces import Pieces, Window, gather, window
from kgbuild.annotate.encoder.session import Scores, Session
from kgbuild.layers import Attribution, Chunk, Learned

_STARTS = 0.0  # a word begins a sentence when its score for that exceeds the other by this much
_STARTS_UNMARKED = 1.0  # and by this much where no mark ends what is before, as between the lines of an e-mail


class TextModel:
    """The shipped model; make one a process. It holds no state between articles."""

    def __init__(self, folder: Path) -> None:
        """Args: the folder with the model's files.

        Raises:
            ModelError: they are missing or broken.
        """
        self._session = Session(folder)
        self._pieces = Pieces(folder / "vocabulary.txt")
        self._lemmas: Lemmas | None = None

    def read(self, doc: Doc, paragraphs: Sequence[Chunk]) -> Learned:
        """Set sentences, tags, morphology, lemmas, trees and entities of a Doc; return its attributions and events.

        Sentences never cross the paragraphs, which together hold every token.
        """
        words = [n for n, token in enumerate(doc) if not token.is_space]
        texts = [doc[n].text for n in words]
        place = {n: k for k, n in enumerate(words)}
        bounds = [(b[0], b[-1] + 1) for p in paragraphs if (b := [place[n] for n in p if n in place])]
        layers = _Layers(doc, words, {start for start, _ in bounds})
        events = EventLayer(words, self._session.events) if self._session.events is not None else None
        for part, scores in self._scored(texts, bounds):
            layers.add(part, scores, self._session)
            if events is not None:
                events.add(part, scores)
        layers.write()
        if self._lemmas is None:
            self._lemmas = Lemmas(doc.vocab)
        self._lemmas(doc)
        return Learned(
            tuple(layers.attributions), with_whole_words(doc, events.mentions()) if events is not None else None
        )

    def _scored(self, texts: Sequence[str], bounds: Sequence[tuple[int, int]]) -> Iterator[tuple[Window, Scores]]:
        """Yield windows with their scores; together they hold each word once.

        A paragraph longer than a window is read in steps, each beginning at the last sentence of the one before. Where
        that sentence fills most of its window, it is read once more from its beginning; if its end is not there,
        either, windows are taken whole, so that no text, whatever it is, is read much more than once.
        """
        sizes = [sum(len(self._pieces(texts[n])) for n in range(*b)) for b in bounds]
        for first, last in gather(sizes):
            rest, again = list(bounds[first:last]), True
            while rest:
                part = window(self._pieces, texts, rest)
                scores = self._session.scores(part)
                if part.end < rest[-1][1]:
                    keep = _finished(scores)
                    most = 2 * keep > part.end - part.start
                    if most or again:
                        part, scores = _cut(part, scores, keep)
                    again = most
                yield part, scores
                rest = [(max(start, part.end), end) for start, end in rest if end > part.end]


def _finished(scores: Scores) -> int:
    """Return how many words of a full window are before its last, unfinished sentence; all, if it is the only one."""
    starts = np.flatnonzero(scores["sent"][:, 1] - scores["sent"][:, 0] > _STARTS)
    return int(starts[-1]) if len(starts) and starts[-1] > 0 else len(scores["sent"])


def _cut(part: Window, scores: Scores, keep: int) -> tuple[Window, Scores]:
    """Leave what is behind so many words of a window to the next one."""
    square = {"arc", "link_source", "link_cue"}
    cut = {
        k: (v[:keep, : keep + 1] if k in square else v[: keep + 1] if k == "dep_head" else v[:keep])
        for k, v in scores.items()
    }
    return Window(part.pieces, part.case, part.first[:keep], part.start, part.start + keep), cut


class _Layers:
    """Gathers the labels of all windows and writes them into the Doc."""

    def __init__(self, doc: Doc, words: Sequence[int], paragraph_starts: set[int]) -> None:
        self._doc, self._words, self._paragraphs = doc, words, paragraph_starts
        count = len(doc)
        self._start = [False] * count
        self._heads = list(range(count))
        self._deps = ["dep"] * count
        self._tags = ["_SP"] * count
        self._morphs = ["SPACE|"] * count
        self._entities: list[tuple[int, int, str]] = []
        self.attributions: list[Attribution] = []

    def add(self, part: Window, scores: Scores, session: Session) -> None:
        """Decode one window."""
        labels = session.labels
        tags, morphs = scores["xpos"].argmax(axis=1), scores["morph"].argmax(axis=1)
        for n in range(part.end - part.start):
            token = self._words[part.start + n]
            self._tags[token], self._morphs[token] = labels.xpos[tags[n]], labels.morph[morphs[n]]
        starts = self._starts(part, scores["sent"][:, 1] - scores["sent"][:, 0])
        self._parse(part, starts, scores, session)
        for run in decode.entity_runs(scores["ner"], labels.ner, starts):
            chunk = self._chunk(part, run)
            self._entities.append((chunk.start, chunk.end, run.label))
        for found in decode.attributions(scores["attr"], scores["link_source"], scores["link_cue"]):
            self.attributions.append(
                Attribution(
                    source=(self._chunk(part, found.source),) if found.source else (),
                    cue=(self._chunk(part, found.cue),) if found.cue else (),
                    content=tuple(self._chunk(part, c) for c in found.contents),
                    score=min(c.score for c in (*found.contents, *((found.cue,) if found.cue else ()))),
                )
            )

    def _chunk(self, part: Window, run: decode.Run) -> Chunk:
        return Chunk(self._words[part.start + run.start], self._words[part.start + run.end - 1] + 1)

    def _parse(self, part: Window, starts: Sequence[int], scores: Scores, session: Session) -> None:
        """Give each sentence of a window its tree."""
        size = part.end - part.start
        heads: NDArray[np.int64] = np.zeros(size, dtype=np.int64)
        for begin, end in zip(starts, [*starts[1:], size], strict=True):
            self._start[self._words[part.start + begin]] = True
            columns = [0, *range(begin + 1, end + 1)]
            found = trees.decode(scores["arc"][begin:end, columns])
            heads[begin:end] = np.where(found == 0, 0, found + begin)
        labels = session.dependency_scores(scores, heads).argmax(axis=1)
        for n in range(size):
            token = self._words[part.start + n]
            self._heads[token] = self._words[part.start + heads[n] - 1] if heads[n] else token
            self._deps[token] = session.labels.dep[labels[n]] if heads[n] else "ROOT"

    def _starts(self, part: Window, margin: NDArray[np.float32]) -> list[int]:
        """Return where the sentences of a window begin: with it, with each paragraph, and where the model says so."""
        found = {0, *(n for n in range(part.end - part.start) if part.start + n in self._paragraphs)}
        for n in (int(n) for n in np.flatnonzero(margin > _STARTS)):
            place = None if n in found else sentence_start(self._doc, self._words, part.start + n)
            if place is not None and place > part.start:
                found.add(place - part.start)
            elif place is None and margin[n] > _STARTS_UNMARKED:
                found.add(n)
        return sorted(found)

    def write(self) -> None:
        """Set everything on the Doc."""
        doc = self._doc
        self._attach_spaces()
        for n, token in enumerate(doc):
            token.tag_ = self._tags[n]
            pos, _, morph = self._morphs[n].partition("|")
            token.pos_ = pos
            token.set_morph(morph)  # type: ignore[attr-defined]  # spaCy's stubs leave it out
        heads = np.array([h - n for n, h in enumerate(self._heads)], dtype=np.int64).astype(np.uint64)
        deps = np.array(
            [
                doc.vocab.strings.add("ROOT" if d == "root" and self._heads[n] == n else d)
                for n, d in enumerate(self._deps)
            ],
            dtype=np.uint64,
        )
        layers: Any = np.stack([heads, deps], axis=1)  # spaCy's stubs know only its own array types
        doc.from_array(["HEAD", "DEP"], layers)
        doc.set_ents([Span(doc, start, end, label) for start, end, label in self._entities])

    def _attach_spaces(self) -> None:
        """Hang blanks on the word before them, so that they never make a sentence."""
        word = None
        for n, token in enumerate(self._doc):
            if not token.is_space:
                word = n
            elif word is not None:
                self._heads[n] = word


_ENDS = frozenset(".?!…:;•")
_CLOSERS = frozenset("\"'”’)]»")
_OPENERS = frozenset("“‘«([")


def sentence_start(doc: Doc, words: Sequence[int], n: int) -> int | None:
    """Return where a sentence that the model would begin at a word does begin, None if nothing ends before it.

    Inside a paragraph a sentence begins after a mark that can end one, and takes along the marks that open it. Words
    are numbered without blanks; it is not the first of its paragraph.
    """
    while n > 1 and _opens(doc, words[n - 1]):
        n -= 1
    before = n - 1
    while before > 0 and doc[words[before]].text in _CLOSERS:
        before -= 1
    return n if doc[words[before]].text[-1] in _ENDS else None


def _opens(doc: Doc, token: int) -> bool:
    """Say whether a token is a mark that belongs to what follows it."""
    text = doc[token].text
    if text in _OPENERS:
        return True
    return text in "\"'" and doc[token].whitespace_ == "" and token > 0 and doc[token - 1].whitespace_ != ""


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
        index = tables.get_table("lemma_index")
        for pos in list(index):  # lists of thousands of words, each looked up at every word
            index[pos] = frozenset(index[pos])
        self._lemmatizer.initialize(lookups=tables)
        self._verbs = index["verb"]

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
