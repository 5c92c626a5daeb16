"""Decide whether what a trigger states happened, is planned, is only possible, or is denied.

The words that govern the trigger are read from the nearest outwards, each changing the verdict of those inside it:
what denies turns it round, what makes possible or plans weakens a fact, what settles ends the reading. Which word does
what is data (`factuality_cues`); what lies beyond a clause's end is not read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kgbuild.extract import factuality_cues as cues
from kgbuild.model import Factuality

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_REACH = 14
_NOUN_REACH = 12
_STRONG = frozenset(". ; : ? ! – — ( )".split())
_AND = frozenset("and but or".split())
_PRONOUNS = frozenset("he she it they we i you there this that these those".split())
_BE = frozenset("is are was were be been being am 's ’s 're ’re".split())
_HAVE = frozenset("has have had having 've ’ve".split())
_MODALS = frozenset(
    "will would shall should can could may might must ought 'll ’ll 'd ’d wo ca cannot do does did to".split()
)
_NOMINAL = re.compile(
    r"(?:talks?|meetings?|discussions?|negotiations|summits?|conferences?|dinner|lunch|breakfast"
    r"|audience|conversations?"
    r"|coalitions?|pacts?|alliances?|deals?|administrations?|power-sharing|elections?|by-elections?"
    r"|referendums?|referenda"
    r"|polls?|contests?|resignations?|departures?|appointments?|elections?|selections?|promotions?|nominations?"
    r"|defections?|re-election|victory|defeat|landslide|backing|endorsements?|support|gathering|visit)"
    r"(?: (?:with|between|of|by|from|to|for|as|in|on|at|government))*"
)


def factuality_of(doc: Doc, start: int, end: int) -> Factuality:
    """Return the factuality of what some words state.

    Args:
        doc: The article.
        start: The first token of the trigger.
        end: The token after its last.

    Returns:
        Actual unless the words around the trigger, in its clause, say otherwise.
    """
    words = [t.lower_ for t in doc[start:end]]
    nominal = _is_nominal(doc, start, words)
    governors = _governors(doc, start, nominal=nominal)
    if nominal and governors and governors[0] in cues.HELD_IN_VAIN:
        return Factuality.ACTUAL
    verdict = _outwards(governors)
    if verdict is Factuality.ACTUAL:
        verdict = _inside(words)
    if verdict is Factuality.ACTUAL and nominal:
        verdict = _predicate(doc, end)
    if verdict is Factuality.ACTUAL and not nominal:
        verdict = _infinitive(doc, start, governors) or _future_date(doc, start, end)
    if verdict is Factuality.ACTUAL and not nominal and _when_it_happens(doc, start):
        verdict = Factuality.PLANNED
    return _in_question(doc, start, verdict)


def _is_nominal(doc: Doc, start: int, words: list[str]) -> bool:
    """Say whether a trigger is a noun phrase: by its last noun, or a determiner or owner before it."""
    if doc[start].pos_:
        return doc[start].pos_ not in {"VERB", "AUX"}
    before = doc[start - 1].lower_ if start else ""
    return (bool(_NOMINAL.search(" ".join(words))) and not _is_finite(words[0])) or before in {
        "the",
        "a",
        "an",
        "'s",
        "’s",
    }


def _is_finite(word: str) -> bool:
    return word in {"hold", "held", "holds", "holding", "form", "formed", "join", "joined", "forge", "share", "shared"}


def _governors(doc: Doc, start: int, *, nominal: bool) -> list[str]:
    """Return the words left of a trigger in its clause, nearest first."""
    first = max(doc[start].sent.start, start - _REACH)
    finite = not nominal and doc[start].tag_ != "VB" and not _has_auxiliary(doc, start)
    found: list[str] = []
    skipped = start
    for i in range(start - 1, first - 1, -1):
        word = doc[i].lower_
        if i >= skipped:
            continue
        if _is_name(doc[i]) or (word in cues.SETTLES and doc[i].tag_ == "VB"):
            found.append("")
            continue
        if word == "," and (opening := _parenthesis(doc, i)) is not None:
            skipped = opening
            continue
        if word in _STRONG or (word == "," and not (found and found[-1] in _MODALS)):
            break
        if word in cues.NEGATORS and nominal and _of_another_noun(doc, i, start):
            continue
        if word in _AND and _opens_clause(doc, i, start, finite=finite, nominal=nominal):
            break
        found.append(word)
    if nominal:
        return _of_a_noun(doc, start, found)
    if not _plain_past(doc, start, finite):
        return found
    opened = next((n for n, w in enumerate(found) if w in _OPENS), len(found))
    return [w for w in found[:opened] if w in cues.NEGATORS] + [w for w in found if w in {"if", "whether", "unless"}]


_OPENS = frozenset("when where while because after before as since although though".split())
"""Words that open the clause of a verb, so that a negation before them is another clause's."""


def _of_a_noun(doc: Doc, start: int, governors: list[str]) -> list[str]:
    """Leave out what says nothing of an event that a noun names.

    Ordinals only count it ("prepares for her first meeting"), who opposes "the talks" does not deny them, and what was
    agreed "at a meeting" puts no meeting into the future.
    """
    definite = any(t.lower_ in _DEFINITE for t in doc[max(doc[start].sent.start, start - 4) : start])
    return [
        w
        for n, w in enumerate(governors)
        if not (w in _ORDINALS and n <= _NEAR)
        and not (definite and w in cues.ATTITUDES)
        and not (w in cues.AGREED and "to" not in governors[:n] and _MEANWHILE & set(governors[:n]))
    ]


def _parenthesis(doc: Doc, i: int) -> int | None:
    """Return where words between two commas open that only say when or where: "refused, on Friday, to meet"."""
    if i + 1 >= len(doc) or doc[i + 1].lower_ != "to":
        return None
    for j in range(i - 1, max(doc[i].sent.start, i - _PARENTHESIS) - 1, -1):
        if doc[j].pos_ in {"VERB", "AUX"}:
            return None
        if doc[j].text == ",":
            return j
    return None


def _of_another_noun(doc: Doc, i: int, start: int) -> bool:
    """Say whether "no" at token i belongs to a noun that does not govern the event: "changed no minds in the talks"."""
    if not doc.has_annotation("DEP"):
        return doc[i].lower_ == "no" and any(t.lower_ in _WHERE_OR_WHEN for t in doc[i + 2 : start])
    noun = doc[i].head
    return doc[i].dep_ == "det" and noun.i != start and not noun.is_ancestor(doc[start])


_WHERE_OR_WHEN = frozenset("in at during after".split())
_MEANWHILE = frozenset("at in during".split())
_PARENTHESIS = 7
_DEFINITE = frozenset("the his her their its 's ’s".split())
_ORDINALS = frozenset("first last second third".split())
_NEAR = 2


def _is_name(token: Token) -> bool:
    """Say whether a word is written as a name inside a sentence, so that "May" is no modal."""
    return token.text[:1].isupper() and token.i > token.sent.start and token.lower_ != "i"


def _has_auxiliary(doc: Doc, start: int) -> bool:
    """Say whether an auxiliary or "to" stands before a verb, adverbs apart."""
    i = start - 1
    while i > doc[start].sent.start and (
        doc[i].lower_.endswith("ly") or doc[i].lower_ in {"not", "n't", "n’t", "also", "never", "now"}
    ):
        i -= 1
    return i >= 0 and doc[i].lower_ in _MODALS | _BE | _HAVE


_PASTS = frozenset(
    "won lost met became took stood held left went beat gave got made chose came saw threw swore".split()
)


def _plain_past(doc: Doc, start: int, finite: bool) -> bool:
    """Say whether a verb is finite and past on its own ("quit" after its subject), so that no infinitive governs it."""
    word = doc[start].lower_
    past = word.endswith("ed") or word in _PASTS
    return finite and past and doc[start].pos_ not in {"NOUN", "ADJ"}


def _opens_clause(doc: Doc, i: int, start: int, *, finite: bool, nominal: bool) -> bool:
    """Say whether "and" at token i begins a clause of its own, so that nothing before it governs the trigger."""
    following = doc[i + 1]
    if nominal:
        return doc[i].lower_ == "but" or following.lower_ in _PRONOUNS
    if finite and following.i == start:
        return not _bare(following.lower_)
    if following.lower_ in {"being", "having"}:
        return False
    return following.lower_ in _PRONOUNS or (finite and following.text[:1].isupper()) or following.lower_ in _BE | _HAVE


def _bare(word: str) -> bool:
    """Say whether a verb has the form that may go on after a modal: "will quit and take up a post"."""
    return not word.endswith(("s", "ed", "ing")) and word not in _PASTS


def _outwards(governors: list[str]) -> Factuality:
    """Combine what the governing words do, from the nearest outwards."""
    verdict = Factuality.ACTUAL
    would = False
    for n, word in enumerate(governors):
        phrase = f"{word}_{governors[n - 1]}" if n else word
        kind = _kind(word, phrase)
        if kind == "settles":
            break
        if kind == "denies" and n <= 8:
            verdict = Factuality.POSSIBLE if verdict is Factuality.DENIED else Factuality.DENIED
        elif kind == "possible" and verdict is not Factuality.DENIED:
            would = word in {"would", "'d", "’d"} and verdict is not Factuality.POSSIBLE
            verdict = Factuality.POSSIBLE
        elif kind == "planned" and verdict is Factuality.ACTUAL:
            verdict = Factuality.PLANNED
        elif would and word in cues.PROMISES:
            return Factuality.PLANNED
    return verdict


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


def _inside(words: list[str]) -> Factuality:
    """Read the cues that stand inside a trigger ("is to become", "will meet")."""
    return _outwards(words[::-1]) if len(words) > 1 else Factuality.ACTUAL


def _predicate(doc: Doc, end: int) -> Factuality:
    """Read what the clause goes on to say of an event named by a noun: "talks … will resume", "pacts … are banned"."""
    last = min(doc[end - 1].sent.end, end + _NOUN_REACH)
    seen: list[str] = []
    for token in doc[end:last]:
        word = token.lower_
        if _is_name(token):
            continue
        if (
            word in _STRONG
            or word in {",", "who", "which", "that", "when", "after", "before"}
            or (word in _AND and not seen)
        ):
            break
        seen.append(word)
        if word in cues.AFTER_DENIED or (word == "not" and "not" in seen):
            return Factuality.DENIED
        if word in cues.AFTER_PLANNED and seen[-2:-1] != ["had"]:
            return Factuality.PLANNED if word != "expected" else Factuality.POSSIBLE
        if word in cues.AFTER_POSSIBLE:
            return Factuality.POSSIBLE
        if "being" in seen and word in {"scheduled", "arranged", "planned"}:
            return Factuality.PLANNED
    return Factuality.ACTUAL


def _infinitive(doc: Doc, start: int, governors: list[str]) -> Factuality | None:
    """An infinitive that nothing settles is only possible, unless somebody goes somewhere to do it."""
    if not governors or governors[0] != "to":
        return None
    near = governors[1:8]
    if any(w in cues.SETTLES or w in cues.MOTION for w in near):
        return None
    return Factuality.POSSIBLE if start > doc[start].sent.start else None


def _future_date(doc: Doc, start: int, end: int) -> Factuality:
    """A present-tense event with a date to come is planned: "is standing down at the next election"."""
    word = doc[start].lower_
    before = doc[start - 1].lower_ if start else ""
    present = (word.endswith("ing") and before in _BE) or (word.endswith("s") and not word.endswith("ss"))
    following = {t.lower_ for t in doc[end : min(doc[start].sent.end, end + 8)]}
    return (
        Factuality.PLANNED
        if present and following & {"next", "tomorrow", "forthcoming", "coming"}
        else Factuality.ACTUAL
    )


def _when_it_happens(doc: Doc, start: int) -> bool:
    """Say whether a present verb stands in a clause of time, and so is to come: "when they meet", "before he quits"."""
    verb = doc[start]
    own = {c.lower_ for c in verb.children if c.dep_ in {"mark", "advmod"} and c.i < start}
    finite = verb.tag_ in {"VBP", "VBZ"} and not any(c.dep_ in {"aux", "aux:pass"} for c in verb.children)
    return finite and bool(own & {"when", "before", "until", "once"})


def _in_question(doc: Doc, start: int, verdict: Factuality) -> Factuality:
    """What is only asked is possible at most."""
    sentence = doc[start].sent
    asked = any(t.text == "?" for t in doc[max(sentence.start, sentence.end - 3) : sentence.end])
    return Factuality.POSSIBLE if asked and verdict in {Factuality.ACTUAL, Factuality.PLANNED} else verdict
