"""A sentence that breaks off after any of its words, at the end of an article, breaks nothing."""

from __future__ import annotations

import re

import pytest

from kgbuild.annotate import Annotator, load_language
from kgbuild.extract import extract
from kgbuild.extract.events import event_types
from kgbuild.model import Article, Block, BlockKind, Span
from kgbuild.reference import load_reference

SENTENCES = (
    "Ann Bell, the Labour MP for Leeds, met Carl Dorn in York on 5 May 2011 to discuss the budget.",
    "Ann Bell was elected mayor of Leeds on Thursday with 1,204 votes, a majority of 17 over Carl Dorn.",
    "Carl Dorn was selected to stand for the Greens in the Goole by-election on Friday.",
    "Ann Bell resigned as deputy leader of Leeds council yesterday, and Carl Dorn was appointed in her place.",
    "Carl Dorn, a former minister, defected from the Liberal Democrats to Labour last week.",
    "Labour gained eleven seats and lost two in the council election, taking 44.1% of the vote.",
    "Ann Bell backed Carl Dorn for the leadership of the Conservative Party, as did the Leeds Courier.",
    "Labour and the Greens agreed to form a coalition on Leeds council, which Ann Bell will lead.",
    "MPs voted by 301 to 299 to reject the bill on Monday, Carl Dorn abstaining.",
    "“We will not join them,” Ann Bell told the BBC, adding that Carl Dorn had denied it twice.",
    "It was not Carl Dorn but Ann Bell who, sources said, might be sacked as chancellor if the talks failed.",
)


@pytest.fixture(scope="module")
def annotate():
    """Return what annotates an article with the shipped model."""
    return Annotator(load_reference(None), load_language(None)).annotate


def _article(text: str) -> Article:
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    return Article(file_name="a.txt", text=text, path="a.txt", blocks=(block,))


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda s: s[:24])
def test_each_sentence_cut_after_each_word(annotate, sentence):
    """Extraction of every cut of the sentence, alone and after another, gives facts with words of the article."""
    words = sentence.split()
    for count in range(1, len(words) + 1):
        for before in ("", "The council met on Monday. "):
            text = before + " ".join(words[:count]).rstrip(".,")
            facts = extract(annotate(_article(text)))
            for event in facts.events:
                assert all(span.end <= len(text) for span in event.passages)


def test_examples_of_every_event_type_cut_after_each_word(annotate):
    """The same of the example sentences that stand beside the rules of each event type."""
    for kind in event_types():
        for example in kind.examples[:3]:
            words = example.split()
            for count in range(1, len(words) + 1, 2):
                extract(annotate(_article(" ".join(words[:count]).rstrip(".,"))))


TYPES = [kind.name for kind in event_types()]
_TOKEN = re.compile(r"\w+|[^\w\s]")


@pytest.mark.parametrize("name", TYPES)
def test_all_sentences_of_an_event_type_cut_short(annotate, name):
    """Each example and counterexample of a type, cut after every fourth word or mark, is read within its text."""
    (kind,) = (kind for kind in event_types() if kind.name == name)
    for sentence in (*kind.examples, *kind.counterexamples):
        for token in list(_TOKEN.finditer(sentence))[::4]:
            text = sentence[: token.end()]
            facts = extract(annotate(_article(text)))
            assert all(span.end <= len(text) for event in facts.events for span in event.passages)
