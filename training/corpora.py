"""Read the corpora into passages of words with the labels that each corpus annotates."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc, DocBin, Token

from kgbuild.annotate.tokens import blank_english
from kgbuild.layers import Chunk

ENTITY_TYPES = ("PERSON", "ORG", "PARTY", "PLACE", "NORP", "EVENT", "ELECTION")
CORE = frozenset({"PERSON", "ORG", "PARTY", "PLACE", "NORP"})
ALL = CORE | {"EVENT", "ELECTION"}
ROLES = ("source", "cue", "content")
NONE = -1

_BLANK = spacy.blank("en")
_ENGLISH = blank_english()
# Corpora that know no parties or elections call them organisations and events; these words tell them apart.
_PARTY = re.compile(
    r"\b(Party|Democrats|Democratic|Republicans?|Labour|Conservatives?|Tory|Tories|Lib Dems?|Greens|UKIP|SNP|GOP"
    r"|Likud|Fatah|Hamas|Sinn F[eé]in|Plaid Cymru)$"
)
_ELECTION = re.compile(r"\b(elections?|referendum|by-election|primary|primaries)\b", re.IGNORECASE)
_CROSSNER = {
    "politician": "PERSON",
    "person": "PERSON",
    "politicalparty": "PARTY",
    "organisation": "ORG",
    "election": "ELECTION",
    "event": "EVENT",
    "country": "PLACE",
    "location": "PLACE",
}


@dataclass
class Word:
    """A word and what is known about it; an empty string or None: not annotated.

    `head` is an index within the passage. `link_source` goes from the first word of a cue to that of its source,
    `link_cue` from the first word of a content to that of its cue; NONE says that there is none in this passage.
    """

    text: str
    sentence_start: bool | None = None
    xpos: str = ""
    morph: str = ""
    head: int | None = None
    dep: str = ""
    entity: str = ""
    source: str = ""
    cue: str = ""
    content: str = ""
    link_source: int | None = None
    link_cue: int | None = None


@dataclass(frozen=True)
class Passage:
    """A paragraph; `types` are the entity types that its corpus annotates, `document` the number of its document."""

    words: list[Word]
    types: frozenset[str]
    document: int


def syntax_and_entities(corpora: Path) -> list[Passage]:
    """Return the UD texts for training and development, with the entities that UNER and GUM annotate on their words."""
    pairs = (("ewt", "uner", CORE), ("gumfree", "gum", ALL))
    return [
        passage
        for ud, ner, types in pairs
        for part in ("_train", "_dev")
        for passage in _ud(_docs(corpora, f"ud/{ud}", part), _docs(corpora, f"ner/{ner}", part), types)
    ]


def entities(corpora: Path) -> list[Passage]:
    """Return the training texts that carry entities only."""
    return [*_entities(_docs(corpora, "ner/wikigold"), CORE), *_entities(_docs(corpora, "ner/cn_other"), ALL)]


def politics(corpora: Path) -> list[Passage]:
    """Return the 200 training sentences of CrossNER's politics domain."""
    return [_crossner(record, n) for n, record in enumerate(_records(corpora / "crossner_politics" / "train.jsonl"))]


def swapped(passages: Sequence[Passage], rng: random.Random, share: float) -> list[Passage]:
    """Return copies for the entity layer alone in which a share of the names is exchanged for others of their type.

    What tells a name is then more often what stands around it (mention replacement, Dai and Adel 2020).
    """
    names: dict[str, list[list[str]]] = {}
    for passage in passages:
        for start, end, label in _names(passage.words):
            names.setdefault(label, []).append([w.text for w in passage.words[start:end]])
    found = []
    for passage in passages:
        words, place = [], 0
        for start, end, label in _names(passage.words):
            words += (Word(w.text, entity=w.entity) for w in passage.words[place:start])
            old = [w.text for w in passage.words[start:end]]
            new = [Word(text) for text in (rng.choice(names[label]) if rng.random() < share else old)]
            mark(new, "entity", 0, len(new), label)
            words, place = words + new, end
        words += (Word(w.text, entity=w.entity) for w in passage.words[place:])
        found.append(Passage(words, passage.types, passage.document))
    return found


def _names(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """Yield the first word, the last (exclusive) and the type of each entity."""
    for n, word in enumerate(words):
        if word.entity.startswith("B"):
            end = n + 1
            while end < len(words) and words[end].entity.startswith("I"):
                end += 1
            yield n, end, word.entity[2:]


def attributions(corpora: Path) -> list[Passage]:
    """Return the paragraphs of PolNeAR's training articles."""
    records = enumerate(_records(corpora / "polnear" / "train.jsonl"))
    return [p for n, record in records for p in _polnear(record, n)]


def paragraphs(doc: Doc) -> list[Chunk]:
    """Return the paragraphs of raw text: a line break ends one, as the package has it."""
    starts = [0, *(t.i + 1 for t in doc if "\n" in t.text and t.i + 1 < len(doc))]
    return [Chunk(a, b) for a, b in zip(starts, [*starts[1:], len(doc)], strict=True)]


def _docs(corpora: Path, name: str, part: str = "") -> list[Doc]:
    return list(DocBin().from_disk(corpora / f"{name}{part}.spacy").get_docs(_BLANK.vocab))


def _records(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _label(label: str, text: str) -> str:
    """Return our name for an entity type."""
    if label == "ORG" and _PARTY.search(text):
        return "PARTY"
    if label == "EVENT" and _ELECTION.search(text):
        return "ELECTION"
    return "PLACE" if label == "LOC" else label


def mark(words: Sequence[Word], layer: str, start: int, end: int, label: str = "") -> None:
    """Write begin and inside tags into a layer of some words."""
    for n in range(start, end):
        setattr(words[n], layer, ("B" if n == start else "I") + (f"-{label}" if label else ""))


def _ud(docs: list[Doc], with_entities: list[Doc], types: frozenset[str]) -> Iterator[Passage]:
    """Yield parsed passages; entities come from a second tokenisation of the same text and are found by characters."""
    found, place = {}, 0
    for doc in with_entities:
        starts = []
        for token in doc:
            starts.append(place)
            place += len(token.text)
        for ent in doc.ents:
            found[starts[ent.start]] = (starts[ent.end - 1] + len(doc[ent.end - 1].text), _label(ent.label_, ent.text))
    places = passage_places(list(map(_written, docs)), "".join(map(_written, with_entities)))
    for number, (doc, place) in enumerate(zip(docs, places, strict=True)):
        words = [parsed(token) for token in doc]
        starts_at, ends_at = {}, {}
        for n, token in enumerate(doc):
            starts_at[place] = n
            place += len(token.text)
            ends_at[place] = n + 1
        for character, n in starts_at.items():
            end, label = found.get(character, (None, ""))
            if end in ends_at:
                mark(words, "entity", n, ends_at[end], label)
        yield Passage(words, types, number)


def _written(doc: Doc) -> str:
    return "".join(token.text for token in doc)


def passage_places(texts: Sequence[str], whole: str) -> list[int]:
    """Return where each passage begins in a text that holds them all, perhaps in another order.

    The two annotations of EWT's development part order its documents differently. A passage stands behind the one
    before it wherever that is possible; elsewhere those that follow tell which of several places is meant.

    Raises:
        ValueError: a passage is not there.
    """
    places, place = [], len(whole)
    for n, text in enumerate(texts):
        if not whole.startswith(text, place):
            probe, more = text, n + 1
            while whole.count(probe) > 1 and more < len(texts) and probe + texts[more] in whole:
                probe, more = probe + texts[more], more + 1
            place = whole.find(probe)
        if place < 0:
            raise ValueError(f"passage {n} ({text[:40]!r}) is not in the text that carries its entities")
        places.append(place)
        place += len(text)
    return places


def parsed(token: Token) -> Word:
    """Return a word with what a Doc says of its token; its head is counted within the Doc."""
    dep = "root" if token.dep_ == "ROOT" else token.dep_
    morph = f"{token.pos_}|{token.morph}"
    return Word(token.text, bool(token.is_sent_start), token.tag_, morph, token.head.i, dep, entity="O")


def _entities(docs: list[Doc], types: frozenset[str]) -> Iterator[Passage]:
    for number, doc in enumerate(docs):
        words = [Word(token.text, entity="O") for token in doc]
        for ent in doc.ents:
            mark(words, "entity", ent.start, ent.end, _label(ent.label_, ent.text))
        yield Passage(words, types, number)


def _tokens(text: str) -> list[Token]:
    return [token for token in _ENGLISH(text) if not token.is_space]


def _inside(tokens: Sequence[Token], spans: Sequence[dict[str, int]]) -> list[int]:
    """Return the numbers of the tokens that overlap one of the spans."""
    ends = [(t.idx, t.idx + len(t)) for t in tokens]
    return [n for n, (a, b) in enumerate(ends) if any(a < s["end"] and b > s["start"] for s in spans)]


def _crossner(record: dict[str, Any], number: int) -> Passage:
    tokens = _tokens(record["text"])
    words = [Word(token.text, entity="O") for token in tokens]
    for entity in record["gold"]["entities"]:
        inside = _inside(tokens, [entity])
        if inside and entity["type"] in _CROSSNER:
            mark(words, "entity", inside[0], inside[-1] + 1, _CROSSNER[entity["type"]])
    return Passage(words, ALL - {"NORP"}, number)


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    """Cut ascending numbers into runs without gaps."""
    runs: list[list[int]] = []
    for n in numbers:
        if runs and runs[-1][-1] == n - 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    return runs


def _polnear(record: dict[str, Any], number: int) -> Iterator[Passage]:
    """Yield an article's paragraphs; of nested attributions the content of the outer one is kept."""
    tokens = _tokens(record["text"])
    words = [Word(token.text, source="O", cue="O", content="O") for token in tokens]
    found = record["gold"]["attributions"]
    for attribution in sorted(found, key=lambda a: -sum(s["end"] - s["start"] for s in a["content"])):
        _mark_attribution(words, {role: _inside(tokens, attribution[role]) for role in ROLES})
    for start, end in _paragraphs(record["text"], tokens):
        own = words[start:end]
        for word in own:
            for link in ("link_source", "link_cue"):
                target = getattr(word, link)
                if target is not None and target != NONE:
                    setattr(word, link, target - start if start <= target < end else NONE)
        yield Passage(own, frozenset(), number)


def _mark_attribution(words: Sequence[Word], numbers: dict[str, list[int]]) -> None:
    if not numbers["cue"] or not numbers["content"]:
        return
    for role in ROLES:
        for run in _runs(numbers[role]):
            if role != "content" or any(words[n].content == "O" for n in run):
                mark(words, role, run[0], run[-1] + 1)
    words[numbers["cue"][0]].link_source = numbers["source"][0] if numbers["source"] else NONE
    for run in _runs(numbers["content"]):
        words[run[0]].link_cue = numbers["cue"][0]


def _paragraphs(text: str, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the tokens of each paragraph: a line break between two tokens parts them."""
    breaks = [n for n in range(1, len(tokens)) if "\n" in text[tokens[n - 1].idx + len(tokens[n - 1]) : tokens[n].idx]]
    return pairwise(sorted({0, *breaks, len(tokens)}))
