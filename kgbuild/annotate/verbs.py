"""Inflect verbs, so that a list of lemmas finds its forms where no lemmatiser has run."""

from __future__ import annotations

from collections.abc import Iterable

_IRREGULAR = {
    "say": "said said", "tell": "told told", "think": "thought thought", "know": "knew known", "hold": "held held",
    "feel": "felt felt", "swear": "swore sworn", "write": "wrote written", "read": "read read", "beg": "begged begged",
    "meet": "met met", "win": "won won", "lose": "lost lost", "quit": "quit quit", "leave": "left left",
    "become": "became become", "take": "took taken", "give": "gave given", "get": "got got", "go": "went gone",
    "come": "came come", "stand": "stood stood", "see": "saw seen", "split": "split split", "make": "made made",
    "see off": "saw seen", "choose": "chose chosen", "put": "put put", "keep": "kept kept", "form": "formed formed",
    "admit": "admitted admitted", "quip": "quipped quipped", "plead": "pleaded pleaded", "bring": "brought brought",
    "defer": "deferred deferred", "back": "backed backed", "deal": "dealt dealt", "forecast": "forecast forecast",
    "run": "ran run", "sit": "sat sat", "begin": "began begun", "find": "found found", "pay": "paid paid",
    "defect": "defected defected", "step": "stepped stepped", "drop": "dropped dropped", "speak": "spoke spoken",
    "switch": "switched switched", "enter": "entered entered", "rule": "ruled ruled", "step down": "stepped stepped",
    "appeal": "appealed appealed", "signal": "signalled signalled", "reveal": "revealed revealed",
    "poll": "polled polled",
}  # fmt: skip
_VOWELS = "aeiou"


def forms(lemma: str) -> tuple[str, ...]:
    """Return the forms of a verb: lemma, third person, past, participle, -ing."""
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "o")) else "s")
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        third = lemma[:-1] + "ies"
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma
    past = lemma[:-1] + "ied" if lemma.endswith("y") and lemma[-2] not in _VOWELS else stem + "ed"
    ing = stem + "ing"
    if lemma in _IRREGULAR:
        past, participle = _IRREGULAR[lemma].split()
        doubled = past[:-2] if past.endswith("ed") and past[:-2] != lemma and past[:-3] == lemma else None
        ing = doubled + "ing" if doubled else _double(lemma) + "ing" if lemma in _DOUBLING else ing
        return lemma, third, past, participle, ing
    return lemma, third, past, past, ing


_DOUBLING = frozenset("win quit get put split run sit begin".split())


def _double(lemma: str) -> str:
    return lemma + lemma[-1]


def form_table(lemmas: Iterable[str]) -> dict[str, str]:
    """Return a table from every form of the given verbs to its lemma."""
    return {form: lemma for lemma in sorted(lemmas) for form in forms(lemma)}
