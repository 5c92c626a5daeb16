"""Conditions of vetoes: words in another sense, or of no particular event, whatever the type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgbuild.english import words
from kgbuild.extract import tree
from kgbuild.model import EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kgbuild.extract.tie import Tied


def vote_of_members(tied: Tied) -> bool:
    """Say whether "the vote" is that of a parliament: the article tells of one, and speaks of no election."""
    context, trigger = tied.context, tied.candidate.trigger
    if context.lower(trigger.end - 1) not in _VOTE or not _OF_THE_PEOPLE.isdisjoint(context.vocabulary):
        return False
    return any(m.kind == "Vote" and m.score >= _SURE for m in context.annotated.events or ())


_VOTE = words("a vote of any kind")
_OF_THE_PEOPLE = words("speaks of an election")
_SURE = 0.8


def way_of_voting(tied: Tied) -> bool:
    """Say whether "vote" names a way of voting, and no occasion: "the campaign for the alternative vote"."""
    noun = tied.head
    return noun.lemma_.lower() == "vote" and any(c.lower_ in _WAYS for c in tree.children(noun, "amod"))


_WAYS = words("way of voting")


def poll_of_a_firm(tied: Tied) -> bool:
    """Say whether a poll is one of opinions that a firm asked for: "the Forsa poll", where pollsters are spoken of."""
    noun, at = tied.head, tied.context.at
    if noun.lemma_.lower() != "poll" or _ASKS_OPINIONS.isdisjoint(tied.context.vocabulary):
        return False
    names = [c for c in tree.children(noun, "compound") if c.pos_ == "PROPN" and not tied.context.times.at(c.i)]
    where = frozenset({EntityKind.PLACE, EntityKind.PARTY})
    return bool(names) and not any(at(c.i, where) is not None or c.lower_ in _ABOUT for c in names)


_ASKS_OPINIONS = words("asks for opinions")
_ABOUT = words("what people vote on")


def stands_in(tied: Tied) -> bool:
    """Say whether somebody only takes another's place for a while: "is standing in for the premier"."""
    end, lower = tied.candidate.trigger.end, tied.context.lower
    return tied.head.lemma_.lower() == "stand" and (lower(end), lower(end + 1)) == ("in", "for")


def no_office(tied: Tied) -> bool:
    """Say whether what is taken up is no post: an election, its result, or office in general, of nobody who is told."""
    posts = tied.candidate.all("post")
    heads = [tree.root(tied.context.doc, p.chunk.start, p.chunk.end) for p in posts]
    called = tied.head.lemma_.lower() in _CALLS
    if any(h.lemma_.lower() in _HOUSES for h in heads):  # "was remanded in custody"
        return True
    if any(h.lemma_.lower() in _ELECTIONS or (called and h.lemma_.lower() == "election") for h in heads):
        return True
    anyone = bool(heads) and not tied.references("person")
    return anyone and all(h.lemma_.lower() == "office" and _bare(h) for h in heads)


def _bare(noun: Token) -> bool:
    """Say whether a noun has neither a determiner nor an owner nor a name that says which: "high office"."""
    return not any(c.dep_ in {"det", "nmod:poss", "nmod", "compound"} for c in noun.children)


_ELECTIONS = words("an election and no post")
_CALLS = words("call to vote")


def from_a_house(tied: Tied) -> bool:
    """Say whether somebody leaves a place where he was kept or treated: "was dismissed from hospital"."""
    return any(t.lemma_.lower() in _HOUSES for t in tree.obliques(tied.head, {"from"}))


_HOUSES = words("keeps people")


def no_party(tied: Tied) -> bool:
    """Say whether what is left is a body that is no party, and no party is told of: "quit the bank's board"."""
    left = tied.candidate.all("from")
    bodies = [tied.context.at(a.chunk.end - 1) for a in left]
    told = tied.references("from", "to") or tied.candidate.all("to")
    return bool(bodies) and not told and all(b is not None and b.kind is EntityKind.ORGANIZATION for b in bodies)


def number_of_others(tied: Tied) -> bool:
    """Say whether a number that is changed is one of other things than seats: "cut the number from 22 to eight"."""
    doc, trigger = tied.context.doc, tied.candidate.trigger
    inside = doc[trigger.start : trigger.end]
    changed = (c for t in inside for c in (t, *tree.children(t, "obj")))
    number = next((c for c in changed if c.lower_ == "number"), None)
    seats = number is not None and any(t.lemma_.lower() in _SEATS for t in number.subtree)
    return number is not None and not seats


_SEATS = words("seats")


def at_large(tied: Tied) -> bool:
    """Say whether meetings are spoken of in general: "most such meetings are led by others", "they often meet"."""
    head = tied.head
    nouns = head.pos_ == "NOUN" and head.tag_ == "NNS"
    if nouns and any(c.lower_ in _MOST for c in head.children):
        return True
    verb = head.head if nouns and head.dep_.startswith("nsubj") else head if head.pos_ == "VERB" else None
    if verb is None or any(c.dep_ in {"det", "nmod:poss", "nummod"} for c in head.children if nouns):
        return False
    usual = any(c.lower_ in _OFTEN for c in tree.children(verb, "advmod"))
    return usual and any(t.tag_ in _PRESENT for t in tree.with_helpers(verb))


_MOST = words("most of them")
_OFTEN = words("as a rule")
_PRESENT = frozenset({"VBZ", "VBP"})
