"""Tell what is only thought of by its place in the tree: wished for, warned against, or contrary to fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgbuild.english import words
from kgbuild.extract import tree
from kgbuild.extract.undone import NOT, is_plain, kept_from

if TYPE_CHECKING:
    from spacy.tokens import Token


def only_thought_of(head: Token) -> tuple[Token, str] | None:
    """Return the word that says that what a token names is only thought of, and how; None if there is none."""
    for find in (
        _proposed,
        _wished,
        _against_any,
        _would_have,
        _would_be,
        _should,
        _counted_on,
        left_open,
        _rumoured,
        _reported,
        _called_for,
        _given_until,
        _perhaps_kept,
    ):
        if (cue := find(head)) is not None:
            return cue
    return None


def _proposed(head: Token) -> tuple[Token, str] | None:
    """Return a verb that only proposes somebody for a post: "was put forward as leader", "proposed Bell as chair"."""
    forward = head.lemma_.lower() == "put" and any(c.lower_ == "forward" for c in head.children)
    return (head, "proposed") if forward or (head.pos_ == "VERB" and head.lemma_.lower() in _PROPOSES) else None


_PROPOSES = words("proposes somebody")


def left_open(head: Token) -> tuple[Token, str] | None:
    """Return the verb that leaves open what hangs on it: "did not rule out quitting", "would not confirm that"."""
    verb = head.head
    lemma = verb.lemma_.lower()
    if any(c.lower_ in _PLANNED for c in tree.children(head, "amod")):  # "would not confirm the planned meeting"
        return None
    out = lemma == "rule" and any(c.lower_ == "out" for c in verb.children)
    if not out and (lemma not in _SETTLES or head.dep_ not in {"ccomp", "xcomp", "obj"}):
        return None
    refused = verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _REFUSES
    return (verb, "left open") if refused or any(c.lower_ in NOT for c in verb.children) else None


_PLANNED = words("called planned")
_SETTLES = frozenset({"confirm", "deny"})
_REFUSES = frozenset("refuse decline fail".split())


def _rumoured(head: Token) -> tuple[Token, str] | None:
    """Return the noun that only rumours tell what hangs on it: "rumours swirled that she had resigned"."""
    above = head.head
    said = head.dep_ in {"acl", "ccomp"} or (head.dep_ == "acl:relcl" and tree.children(head, "mark"))
    if not said or not tree.children(head, "nsubj"):
        return None
    told = [above] if above.pos_ == "NOUN" else tree.children(above, "nsubj")
    there = bool(tree.children(above.head, "expl"))
    return next(((n, "rumour") for n in told if _is_rumour(n) or (there and n.lemma_.lower() == "report")), None)


def _reported(head: Token) -> tuple[Token, str] | None:
    """Return the report by which alone something is told: "according to an unverified report, she met him"."""
    verb = tree.opens_chain(head)
    sources = (o for o in tree.children(verb, "obl") if "according" in tree.cases(o))
    return next(((noun, "rumour") for noun in sources if _is_rumour(noun)), None)


def _is_rumour(noun: Token) -> bool:
    unconfirmed = any(c.lower_ in _UNCONFIRMED for c in tree.children(noun, "amod"))
    return noun.lemma_.lower() in _RUMOURS or (unconfirmed and noun.pos_ == "NOUN")


_RUMOURS = words("rumour")
_UNCONFIRMED = words("unconfirmed")


def _called_for(head: Token) -> tuple[Token, str] | None:
    """Return the noun of what is only asked for: "calls for her resignation grew"."""
    noun = head.head
    asked = noun.pos_ == "NOUN" and noun.lemma_.lower() in _CALLS
    wanted = (head.pos_ == "NOUN" and "for" in tree.cases(head)) or (head.tag_ == "VB" and head.dep_ == "acl")
    return (noun, "called for") if asked and wanted else None


_CALLS = words("demand")


def _given_until(head: Token) -> tuple[Token, str] | None:
    """Return the verb that gives somebody time, or an ultimatum, for an infinitive: "gave him until Friday to quit"."""
    verb = head.head
    if head.tag_ != "VB" or verb.lemma_.lower() != "give":
        return None
    limit = any(c.lower_ in {"until", "till"} for o in tree.children(verb, "obl") for c in o.children)
    return (verb, "given until") if limit else None


def _perhaps_kept(head: Token) -> tuple[Token, str] | None:
    """Return the verb of who may be kept from what a gerund says: "tried to stop him from resigning"."""
    verb = kept_from(head)
    return None if verb is None or is_plain(verb) or verb.head.lemma_.lower() == "fail" else (verb, "perhaps kept from")


def _wished(head: Token) -> tuple[Token, str] | None:
    """Return the verb of wishing that a participle hangs on: "want to see this deal passed"."""
    verb = head.head.head if head.dep_ == "acl" and head.head.dep_ == "obj" else head.head
    if head.tag_ != "VBN" or head.dep_ not in {"xcomp", "ccomp", "acl"} or tree.children(head, "aux", "aux:pass"):
        return None
    while verb.lemma_.lower() in _SEES and verb.dep_ == "xcomp" and verb.head.i != verb.i:
        verb = verb.head
    return (verb, "wished for") if verb.lemma_.lower() in _WISHES else None


_SEES = frozenset({"see", "have", "get"})
_WISHES = words("wishes")


def _against_any(head: Token) -> tuple[Token, str] | None:
    """Return the "against" or "without" of what is no particular one: "against a second referendum"."""
    cases = [c for c in tree.children(head, "case") if c.lower_ in {"against", "without"}]
    open_ = any(c.lower_ in tree.INDEFINITE for c in tree.children(head, "det"))
    return (cases[0], "against any") if head.pos_ == "NOUN" and cases and open_ else None


def _would_have(head: Token) -> tuple[Token, str] | None:
    """Return the modal of what did not come to pass: "a better leader would have resigned"."""
    helpers = tree.children(head, "aux") if head.tag_ == "VBN" else []
    modal = next((c for c in helpers if c.lower_ in WOULD), None)
    return (modal, "contrary to fact") if modal is not None and any(c.lower_ == "have" for c in helpers) else None


WOULD = words("contrary to fact")


def _would_be(head: Token) -> tuple[Token, str] | None:
    """Return the modal of what doing something would be: "sacking him would be a mistake"."""
    subject = head.tag_ == "VBG" and head.dep_.split(":")[0] == "csubj" and head.i < head.head.i
    modal = next((c for c in tree.children(head.head, "aux") if c.lower_ in WOULD), None) if subject else None
    return None if modal is None else (modal, "only thought of")


def _should(head: Token) -> tuple[Token, str] | None:
    """Return the "should" of what somebody is only told to do: "she should stand aside"."""
    modal = next((c for c in tree.children(head, "aux") if c.lower_ in _OUGHT), None) if head.tag_ == "VB" else None
    return None if modal is None else (modal, "only asked for")


_OUGHT = words("ought to")


def _counted_on(head: Token) -> tuple[Token, str] | None:
    """Return the verb of who only relies on what a gerund says: "had counted on winning"."""
    verb = head.head
    relies = head.tag_ == "VBG" and head.i > verb.i and verb.lemma_.lower() in _RELIES
    return (verb, "relied on") if relies and "on" in tree.cases(head) else None


_RELIES = words("relies on")
