from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from kgbuild.annotate.sources import completed, find_sources
from kgbuild.layers import Attribution, Chunk, Name
from kgbuild.model import EntityKind

_VOCAB = spacy.blank("en").vocab
#                       word, head, dependency, part of speech, tag
_SPOKESMAN = """
Labour       1 compound NOUN NN
chairman     2 compound NOUN NN
Ann          4 nsubj    PROPN NNP
Bell         2 flat     PROPN NNP
warned       4 ROOT     VERB VBD
it           7 nsubj    PRON PRP
would        7 aux      AUX MD
rain         4 ccomp    VERB VB
"""
_SURVEY = """
A            1 det      DET DT
survey       6 nsubj    NOUN NN
of           4 case     ADP IN
1,000        4 nummod   NUM CD
adults       1 nmod     NOUN NNS
,            6 punct    PUNCT ,
found        6 ROOT     VERB VBD
fear         6 obj      NOUN NN
"""


def _doc(table: str) -> Doc:
    rows = [line.split() for line in table.strip().splitlines()]
    words, heads, deps, pos, tags = zip(*rows, strict=True)
    return Doc(_VOCAB, list(words), heads=[int(h) for h in heads], deps=list(deps), pos=list(pos), tags=list(tags))


@pytest.mark.parametrize(
    ("source", "whole"),
    [
        (Chunk(0, 1), "Labour chairman Ann Bell"),
        (Chunk(0, 2), "Labour chairman Ann Bell"),
        (Chunk(0, 4), "Labour chairman Ann Bell"),
    ],
)
def test_cut_source(source, whole):
    """A source of which only the first words are marked becomes the whole noun phrase."""
    doc = _doc(_SPOKESMAN)
    (found,) = completed(doc, [Attribution((source,), (Chunk(4, 5),), (Chunk(5, 8),))]) or ()
    assert doc[found.source[0].start : found.source[0].end].text == whole


def test_missing_source():
    """A cue without a source gets the subject of its verb."""
    doc = _doc(_SPOKESMAN)
    (found,) = completed(doc, [Attribution((), (Chunk(4, 5),), (Chunk(5, 8),))]) or ()
    assert found.source == (Chunk(0, 4),)


def test_no_layer():
    """A model without the layer has no attributions, which is not the same as finding none."""
    assert completed(_doc(_SPOKESMAN), None) is None
    assert completed(_doc(_SPOKESMAN), []) == ()


def test_source_without_a_name():
    """A source that no name covers is a phrase with its head, determiner and number."""
    doc = _doc(_SURVEY)
    (found,) = find_sources(doc, [Attribution((Chunk(0, 6),), (Chunk(6, 7),), (Chunk(7, 8),))], [], [])
    assert (found.chunk, found.head, found.determiner, found.plural) == (Chunk(0, 5), 1, "a", False)


def test_named_source():
    """A source whose head is a name needs no phrase of its own."""
    doc = _doc(_SPOKESMAN)
    names = [Name(Chunk(2, 4), EntityKind.PERSON)]
    assert find_sources(doc, [Attribution((Chunk(0, 4),), (Chunk(4, 5),), (Chunk(5, 8),))], names, []) == ()


_REBELS = """
Several      1 amod      ADJ JJ
MPs          5 nsubj     NOUN NNS
who          3 nsubj     PRON WP
had          1 acl:relcl VERB VBN
rebelled     3 dep       VERB VBN
warned       5 ROOT      VERB VBD
it           7 nsubj     PRON PRP
failed       5 ccomp     VERB VBD
"""
_DEFIANT = """
Six          1 nummod   NUM CD
MPs          4 nsubj    NOUN NNS
defied       1 amod     ADJ JJ
party        2 obj      NOUN NN
whips        4 ROOT     VERB VBD
it           6 nsubj    PRON PRP
failed       4 ccomp    VERB VBD
"""
_AMONG = """
Ann          6 nsubj     PROPN NNP
Bell         0 flat      PROPN NNP
was          6 cop       AUX VBD
among        6 case      ADP IN
the          6 det       DET DT
rebel        6 compound  NOUN NN
MPs          6 ROOT      NOUN NNS
who          8 nsubj     PRON WP
warned       6 acl:relcl VERB VBD
it           10 nsubj    PRON PRP
failed       8 ccomp     VERB VBD
"""


@pytest.mark.parametrize(
    ("table", "source", "cue", "expected"),
    [
        (_REBELS, Chunk(0, 3), Chunk(5, 6), "Several MPs"),
        (_DEFIANT, Chunk(0, 4), Chunk(4, 5), "Six MPs"),
        (_AMONG, Chunk(7, 8), Chunk(8, 9), "the rebel MPs"),
    ],
)
def test_a_source_is_a_whole_noun_phrase(table, source, cue, expected):
    """The words for who speaks end before "who" and before what they do, and leave out the subject of "was among"."""
    doc = _doc(table)
    content = Chunk(len(doc) - 2, len(doc))
    (found,) = find_sources(doc, [Attribution((source,), (cue,), (content,))], [], [])
    assert doc[found.chunk.start : found.chunk.end].text == expected
