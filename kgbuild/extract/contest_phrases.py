"""The phrases that name elections, as data: which words stand before and after "election", and what they tell."""

from __future__ import annotations

import re
from dataclasses import dataclass

_KINDS = {
    "general": "general", "federal": "general", "local": "local", "council": "local", "municipal": "local",
    "county": "local", "borough": "local", "european": "european", "euro": "european", "eu": "european",
    "deputy leadership": "deputy leadership", "leadership": "leadership", "scottish": "scottish", "welsh": "welsh",
    "holyrood": "scottish", "presidential": "presidential", "mayoral": "mayoral", "gubernatorial": "gubernatorial",
    "senate": "senate", "parliamentary": "parliamentary", "regional": "regional", "state": "state",
    "congressional": "congressional", "midterm": "midterm", "mid-term": "midterm", "assembly": "assembly",
    "legislative": "legislative", "primary": "primary", "runoff": "runoff", "run-off": "runoff",
    "european parliament": "european", "european parliamentary": "european", "devolved": "regional",
    "special": "special", "recall": "recall",
    "provincial": "regional",
}  # fmt: skip
"""Words before "election" that tell its type."""

_OWN_NOUNS = {"referend": "referendum", "plebiscite": "referendum", "by": "by-election", "primar": "primary",
              "party primar": "primary", "caucus": "primary", "runoff": "runoff", "mid": "midterm"}  # fmt: skip
"""Nouns, by how they begin, that are a type of their own."""

_WHICH = "next last previous past forthcoming coming upcoming expected recent new snap early impending looming"
_OTHER = (
    "first second third national whole nationwide crucial crunch landmark disputed democratic free rigged parliament"
)
_MONTHS = "january february march april may june july august september october november december"
_MODIFIER = (
    rf"(?:(?:{'|'.join((*_KINDS, *_WHICH.split(), *_OTHER.split(), *_MONTHS.split()))}|\d{{4}}|av"
    r"|[a-z]+(?:ish|ian|ean|ese|can|man|qi|li)|us|u\.s\.|uk|iraq|french|commons) )"
)
_NOUN = (
    r"by-elections?|byelections?|elections?|referendums?|referenda|plebiscite"
    r"|(?:deputy )?leadership (?:contest|race|battle|election|ballot)"
    r"|(?:party )?primary|primaries|caucuses|runoff|midterms|mid-terms|landslide|polls?|election after next"
)
_TELLS = "result|results|defeat|victory|win|night|day|race|question|battle|rally|campaign|campaigns"
_VAGUE = (
    "manifesto|manifestos|pledge|pledges|strategy|bid|broadcast|broadcasts|chief|agent|expert|official|officials|expenses"
    "|commission|observer|observers|monitor|monitors|fraud|poster|posters|slogan|agenda|spending|plan|plans|fever|candidate"
    "|candidates|coordinator|co-ordinator|supremo|fund|war chest|budget|issue|debate|hopes|prospects|chances"
    "|law|laws|system|reform|coverage|funding|season"
    "|promise|promises|trail|machine|literature|address|leaflet|leaflets|tactics|timetable|date"
)
"""Nouns after "election" that make it say what something is about; only a date then makes it a particular one."""

PHRASE = re.compile(
    rf"\b(?P<det>[\w]+(?:['’]s?)?\s)?(?P<mods>{_MODIFIER}{{0,8}})(?<!re-)(?P<noun>{_NOUN})\b"
    rf"(?P<tail> (?:{_TELLS}|{_VAGUE}))?\b"
)
"""A phrase that may name an election: the word before it, its modifiers, its noun, and a noun that goes on.

The modifiers are counted, or a text of nothing but years would be searched to its end from each of them.
"""

_DEFINITE = frozenset("the this that these those their its his her our my your whose next last".split())
_VAGUE_TAILS = frozenset(_VAGUE.split("|"))
_PARTIES_OWN = frozenset("primary primaries caucuses runoff midterms mid-terms".split())
AHEAD = re.compile(r"\b(?:next|forthcoming|coming|upcoming|expected|looming|impending|snap|early)\b")
"""Words in a phrase that put an election into the future."""

BACK = re.compile(r"\b(?:last|previous|past|recent|first|landslide)\b")
"""Words in a phrase that put it into the past."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """The parts of a match: the word before, the modifiers, the noun, and the noun that goes on."""

    before: str
    modifiers: str
    noun: str
    tail: str

    @property
    def words(self) -> str:
        """The phrase as a whole."""
        return " ".join(part for part in (self.before, self.modifiers, self.noun, self.tail) if part)

    @property
    def definite(self) -> bool:
        """Whether an article, a pronoun or an owner before it makes it a certain one."""
        return self.before in _DEFINITE or self.before.replace("’", "'").endswith(("'s", "s'"))

    @property
    def which(self) -> bool:
        """Whether a word or year tells it from others of its kind."""
        start = f"{self.before} {self.modifiers}"
        return bool(AHEAD.search(start) or BACK.search(start) or re.search(r"\d{4}", start))


def phrase_of(match: re.Match[str]) -> Phrase:
    """Return the parts of a match of `PHRASE`."""
    return Phrase(*((match[name] or "").strip() for name in ("det", "mods", "noun", "tail")))


def is_particular(phrase: Phrase, *, dated: bool, stated_past: bool) -> bool:
    """Say whether a certain election is meant: not elections in general, nor a word like "election expert".

    Args:
        phrase: The phrase.
        dated: Whether a date stands in it or tells when it is held.
        stated_past: Whether it stands behind "in" in a clause that looks back ("in a referendum they chose").
    """
    noun = phrase.noun
    if phrase.before in {"any", "every", "each", "no"}:
        return False
    if noun == "elections" and not phrase.definite and re.fullmatch(r"(?:previous|past)", phrase.modifiers):
        return False
    if noun == "landslide":
        return bool(re.search(r"\d{4}", phrase.modifiers))
    if noun in {"poll", "polls"}:
        told = phrase.which or dated or _kind_word(phrase.modifiers) is not None
        return told and noun == "poll" and phrase.before in {"the", "this", "next", "last"}
    if noun in _PARTIES_OWN:
        return phrase.definite and (bool(phrase.modifiers) or dated or not noun.startswith("primar"))
    if phrase.tail in _VAGUE_TAILS:
        return bool(re.search(r"\b(?:next|\d{4})\b", f"{phrase.before} {phrase.modifiers}"))
    if phrase.tail.startswith("campaign"):
        return phrase.definite and (phrase.which or dated or bool(phrase.modifiers) or phrase.before == "the")
    if not phrase.definite:
        own_kind = bool(phrase.modifiers) and not noun.startswith("election")
        return dated or phrase.which or own_kind or (stated_past and phrase.before in {"a", "an"})
    plain_plural = noun == "elections" and not phrase.modifiers and not dated
    return (
        not plain_plural or phrase.before in {"the", "this", "last", "next"} or "'" in phrase.before.replace("’", "'")
    )


def _kind_word(modifiers: str) -> str | None:
    longest_first = sorted(_KINDS, key=len, reverse=True)
    return next((k for k in longest_first if re.search(rf"\b{re.escape(k)}\b", modifiers)), None)


def kind_in(words: str) -> str | None:
    """Return the kind that the last of some words is by itself: "by-election", "referendum".

    Args:
        words: the words, in lower case; a hyphen may stand between spaces.
    """
    last = words.replace(" - ", "-").split()[-1]
    return next((kind for start, kind in _OWN_NOUNS.items() if last.startswith(start)), None)


def kind_before(words: str) -> str | None:
    """Return the kind of election that words before "contest", "race" or "election" tell; None where they tell none.

    Args:
        words: the words, in lower case.
    """
    word = _kind_word(words)
    return None if word is None else _KINDS[word]


def kind_of(phrase: Phrase) -> tuple[str, bool]:
    """Return the type of election, and whether its words tell it; "the election" or "the 2016 election" is general."""
    words = f"{phrase.before} {phrase.modifiers}"
    if "leadership" in f"{words} {phrase.noun}":
        return ("deputy leadership" if "deputy" in f"{words} {phrase.noun}" else "leadership"), True
    own = next((kind for start, kind in _OWN_NOUNS.items() if phrase.noun.startswith(start)), None)
    if own:
        return own, True
    special = next((k for k in ("scottish", "welsh") if re.search(rf"\b{k}\b", words)), None)
    kind = special or _kind_word(words)
    if kind:
        return _KINDS[kind], True
    if phrase.noun == "election" and re.search(r"\b(?:us|u\.s\.|american)\b", words):
        return "presidential", True
    return "general", False
