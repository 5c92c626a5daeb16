"""Decide whether what a trigger states happened, is planned, is only possible, or is denied.

The words that govern the trigger are read from the nearest outwards, each changing the verdict of those inside it:
what denies turns it round, what makes possible or plans weakens a fact, what settles ends the reading. Which word does
what is data (`factuality_cues`); what lies beyond a clause's end is not read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgbuild.extract import factuality_cues as cues
from kgbuild.extract.asked import question
from kgbuild.extract.candidate import FactualityCue, Verdict
from kgbuild.extract.governors import COORDINATORS, STRONG, Word, governors_of, is_name
from kgbuild.extract.tree import FINITE, root
from kgbuild.layers import Chunk
from kgbuild.model import Factuality

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NOUN_REACH = 12


def verdict_of(doc: Doc, start: int, end: int) -> Verdict:
    """Return whether what some words state happened, and the words that say so.

    Args:
        start: The first token of the trigger.
        end: The token after its last.

    Returns:
        Actual, without cues, unless the words around the trigger, in its clause, say otherwise.
    """
    words = [Word(t.lower_, t.i) for t in doc[start:end]]
    nominal = doc[start].pos_ not in {"VERB", "AUX"}
    governors = governors_of(doc, start, nominal=nominal)
    if nominal and governors and governors[0].word in cues.HELD_IN_VAIN:
        return _verdict(Factuality.ACTUAL, governors[0], "settles")
    verdict = _outwards(governors)
    if verdict.value is Factuality.ACTUAL:
        verdict = _else(verdict, _outwards(_above(doc, words)) if len(words) > 1 else None)
    if verdict.value is Factuality.ACTUAL and nominal:
        verdict = _else(verdict, _predicate(doc, end))
    if verdict.value is Factuality.ACTUAL and not nominal:
        verdict = _else(verdict, _infinitive(doc, start, governors) or _supposed(doc, start))
    return _in_question(doc, start, end, verdict)


def _above(doc: Doc, words: list[Word]) -> list[Word]:
    """Return the words of a trigger that may say whether it happened, the nearest first.

    What an infinitive at its end says is what was decided, and denies nothing: "voted to reject". Nor does a noun that
    looks like such a verb: "won the contest".
    """
    outwards = words[::-1]
    own = outwards[1:] if outwards[1].word == "to" else outwards
    return [w for w in own if doc[w.i].pos_ != "NOUN"]


def _verdict(value: Factuality, cue: Word, effect: str) -> Verdict:
    return Verdict(value, (FactualityCue(Chunk(cue.i, cue.i + 1), effect),))


def _else(first: Verdict, second: Verdict | None) -> Verdict:
    """Return the second reading, if there is one that says more than that it happened."""
    return first if second is None or second.value is Factuality.ACTUAL else second


def _outwards(governors: list[Word]) -> Verdict:
    """Combine what the governing words do, from the nearest outwards."""
    verdict = Factuality.ACTUAL
    found: list[FactualityCue] = []
    would = False
    both = "nor" in (w.word for w in governors)
    for n, (word, i) in enumerate(governors):
        if word == "neither" and both:  # "neither A nor B" denies once
            continue
        phrase = f"{word}_{governors[n - 1].word}" if n else word
        kind = _kind(word, phrase)
        before = verdict
        if kind == "settles":
            found.append(FactualityCue(Chunk(i, i + 1), kind))
            break
        if kind == "denies" and n <= _FURTHEST_DENIAL:
            verdict = Factuality.POSSIBLE if verdict is Factuality.DENIED else Factuality.DENIED
        elif kind == "possible" and verdict is not Factuality.DENIED:
            would = word in {"would", "'d", "’d"} and verdict is not Factuality.POSSIBLE
            verdict = Factuality.POSSIBLE
        elif kind == "planned" and verdict is Factuality.ACTUAL:
            verdict = Factuality.PLANNED
        elif would and word in cues.PROMISES:
            found.append(FactualityCue(Chunk(i, i + 1), "promises"))
            return Verdict(Factuality.PLANNED, tuple(found))
        if verdict is not before and kind is not None:
            found.append(FactualityCue(Chunk(i, i + 1), kind))
    return Verdict(verdict, tuple(found))


_FURTHEST_DENIAL = 8


def _kind(word: str, phrase: str) -> str | None:
    """Return what a word, or it and the word after it, does to what it governs."""
    if word in cues.NEGATORS or word in cues.DENIES or phrase in cues.DENIES:
        return "denies"
    if word in cues.PLANNED or phrase in cues.PLANNED or phrase in {"is_to", "are_to", "was_to", "were_to"}:
        return "planned"
    if phrase in {"able_to", "had_to", "calls_himself"}:
        return "settles"
    if word in cues.POSSIBLE or phrase in cues.POSSIBLE or phrase in {"has_to", "have_to"}:
        return "possible"
    return "settles" if word in cues.SETTLES and word not in cues.PROMISES else None


def _predicate(doc: Doc, end: int) -> Verdict | None:
    """Read what the clause goes on to say of an event named by a noun: "talks … will resume", "pacts … are banned"."""
    last = min(doc[end - 1].sent.end, end + _NOUN_REACH)
    seen: list[str] = []
    for token in doc[end:last]:
        word = token.lower_
        if is_name(token):
            continue
        if (
            word in STRONG
            or word in {",", "who", "which", "that", "when", "after", "before"}
            or (word in COORDINATORS and not seen)
        ):
            break
        seen.append(word)
        if token.dep_ == "amod" and token.head.i > token.i:  # "talks on the forthcoming summit"
            continue
        value = _said_of(word, seen)
        if value is not None:
            return _verdict(value, Word(word, token.i), "said of it")
    return None


def _said_of(word: str, seen: list[str]) -> Factuality | None:
    """Return what a word after an event's noun says of it, given the words up to it."""
    if word in cues.AFTER_DENIED or (word == "not" and "not" in seen):
        return Factuality.DENIED
    if word in cues.AFTER_PLANNED and seen[-2:-1] != ["had"]:
        return Factuality.PLANNED if word != "expected" else Factuality.POSSIBLE
    if word in cues.AFTER_POSSIBLE:
        return Factuality.POSSIBLE
    return Factuality.PLANNED if "being" in seen and word in {"scheduled", "arranged", "planned"} else None


def _infinitive(doc: Doc, start: int, governors: list[Word]) -> Verdict | None:
    """An infinitive that nothing settles is only possible, unless somebody goes somewhere to do it.

    A headline, without any finite verb, says so of what is to come: "Bell to resign".
    """
    if not governors or governors[0].word != "to":
        return None
    asked = any(w.word in cues.ASKS for w in governors[1:2])
    settles = cues.SETTLES if asked else cues.SETTLES | cues.MOTION
    if any(w.word in settles for w in governors[1:8]) or start == doc[start].sent.start:
        return None
    headline = is_headline(doc[start])
    return _verdict(Factuality.PLANNED if headline else Factuality.POSSIBLE, governors[0], "infinitive")


def is_headline(token: Token) -> bool:
    """Say whether a token's sentence has no finite verb."""
    return FINITE.isdisjoint(t.tag_ for t in token.sent)


def announced(token: Token) -> bool:
    """Say whether a headline tells that somebody is to do it: "Bell to hold talks", not "calls for Bell to resign"."""
    above = [t for t in (token, *token.ancestors) if t.tag_ == "VB" and any(c.tag_ == "TO" for c in t.children)]
    told = [t for t in above if t.head in {t, t.sent.root} and t.head.pos_ in {"VERB", "PROPN"}]
    return bool(told) and is_headline(token)


def _supposed(doc: Doc, start: int) -> Verdict | None:
    """A gerund of which the sentence tells what it would be has not happened: "Electing her would be a mistake"."""
    first = doc[start].sent.start
    if doc[start].tag_ != "VBG" or any(doc[i].is_alpha for i in range(first, start)):
        return None
    rest = doc[start : doc[start].sent.end]
    told = next((t for t in rest if t.tag_ in FINITE or t.text == ","), None)
    supposed = told is not None and told.lower_ in {"would", "could", "might"}
    return _verdict(Factuality.POSSIBLE, Word(told.lower_, told.i), "possible") if told and supposed else None


def _in_question(doc: Doc, start: int, end: int, verdict: Verdict) -> Verdict:
    """What is only asked is possible at most."""
    mark = question(doc, root(doc, start, end))
    if mark is None or verdict.value not in {Factuality.ACTUAL, Factuality.PLANNED}:
        return verdict
    return _verdict(Factuality.POSSIBLE, Word("?", mark.i), "question")
