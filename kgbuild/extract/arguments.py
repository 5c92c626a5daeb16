"""Read who has which part in what a trigger states: over the tree where there is one, else by the words around it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kgbuild.extract import tree
from kgbuild.extract.context import AGENTS
from kgbuild.extract.control import controlling_object
from kgbuild.extract.cues import verb_forms
from kgbuild.extract.noun_phrases import is_possessive, subject_position
from kgbuild.extract.objects import conjoined_before, is_group_of, listed, named, the_two
from kgbuild.extract.subjects import adjacent_subject, anybody_who, relative_antecedent, subject
from kgbuild.layers import Chunk, MentionForm
from kgbuild.model import EntityKind, EntityRef

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kgbuild.extract.context import Context, Reference

_BE = frozenset("is are was were be been being 's ’s got get gets getting".split())
_FIRST_PERSON_VERBS = frozenset(
    "have had 've ’ve am 'm ’m will 'll ’ll would 'd ’d never also not just already did do n't n’t".split()
)
_FIRST_PERSON = frozenset({"i", "me", "myself"})
_NOBODY = frozenset("those one some many it nobody everybody anyone someone that this we us you".split())
_BETWEEN_BE = frozenset("not never also now then later to never just recently already".split())


def doers(context: Context, trigger: Chunk, kinds: Iterable[EntityKind] = AGENTS) -> list[Reference]:
    """Return who does what a verb says, coordination included."""
    wanted = frozenset(kinds)
    controlled = controlling_object(context, trigger.start, wanted)
    if controlled is not None:
        return controlled or the_two(context, trigger.start)
    if anybody_who(context, trigger.start):
        return []
    antecedent = relative_antecedent(context, trigger.start, wanted)
    if antecedent is not None and not passive(context, trigger):
        return _with_conjoined(context, trigger, [named(context, antecedent)], wanted)
    verb = _verb(context, trigger)
    tokens = tree.doers(verb)
    found = _all(context, tokens, wanted)
    if found:
        return _with_conjoined(context, trigger, found, wanted)
    if tree.passive(verb):
        return _by(context, trigger, wanted)
    if _unknown(tokens):
        return []
    if passive(context, trigger):
        return _by(context, trigger, wanted)
    return _subjects_by_words(context, trigger, wanted)


def _unknown(subjects: Iterable[Token]) -> bool:
    """Say whether subjects are nouns, or pronouns for people whom the text does not name: "seven of his MPs quit"."""
    return any(t.pos_ in {"NOUN", "PROPN", "NUM"} or t.lower_ in _NOBODY for t in subjects)


def undergoers(context: Context, trigger: Chunk, kinds: Iterable[EntityKind] = AGENTS) -> list[Reference]:
    """Return to whom what a verb says is done, coordination included."""
    wanted = frozenset(kinds)
    if passive(context, trigger):
        return subjects(context, trigger, wanted)
    return listed(context, trigger.end, wanted) or _all(context, tree.undergoers(_verb(context, trigger)), wanted)


def subjects(context: Context, trigger: Chunk, kinds: Iterable[EntityKind] = AGENTS) -> list[Reference]:
    """Return the grammatical subject of a verb, whatever its voice, coordination included."""
    wanted = frozenset(kinds)
    controlled = controlling_object(context, trigger.start, wanted)
    if controlled is not None:
        return controlled or the_two(context, trigger.start)
    adjacent = adjacent_subject(context, trigger.start, wanted)
    if adjacent is not None:
        return _with_conjoined(context, trigger, [named(context, adjacent)], wanted)
    tokens = tree.surface_subjects(_verb(context, trigger))
    found = _all(context, tokens, wanted)
    if found:
        return _with_conjoined(context, trigger, found, wanted)
    if _unknown(tokens):
        return []
    return _subjects_by_words(context, trigger, wanted)


DOERS = frozenset("person voter endorser contestant".split())
"""Main parts that the subject of a verb has."""


def described_subject(context: Context, trigger: Chunk) -> bool:
    """Say whether the subject of a verb is only described: "a councillor who joined" is nobody named elsewhere."""
    if not _verb(context, trigger).tag_.startswith("VB"):
        return False
    subjects = tree.surface_subjects(_verb(context, trigger))
    return any(t.pos_ == "NOUN" and any(c.lower_ in _SOME for c in t.children) for t in subjects)


_SOME = tree.INDEFINITE | {"one", "some", "no"}


def owners(context: Context, trigger: Chunk, kinds: Iterable[EntityKind] = AGENTS) -> list[Reference]:
    """Return whose an event named by a noun is: "Bell's resignation", "their talks", "the Bell resignation"."""
    wanted = frozenset(kinds)
    found = _all(context, tree.owners(tree.root(context.doc, trigger.start, trigger.end)), wanted)
    if found:
        return found
    owner = context.possessor(trigger.start, wanted)
    if owner is None or any(t.pos_ in {"VERB", "SCONJ"} for t in context.doc[owner.chunk.end : trigger.start]):
        return []  # "Bell's government won a vote" is no vote of Bell's, nor "her party, after a vote"
    return conjoined_before(context, owner, wanted)


def by_preposition(
    context: Context,
    trigger: Chunk,
    prepositions: Iterable[str],
    kinds: Iterable[EntityKind] = AGENTS,
    *,
    within: int = 12,
) -> list[Reference]:
    """Return whom one of the prepositions after a trigger, in its clause, brings in: "defected from A to B"."""
    wanted, words = frozenset(kinds), frozenset(prepositions)
    end = context.sentence(trigger.start).end
    for i in range(trigger.end - 1, min(end, trigger.end + within)):
        if i >= trigger.end and context.lower(i) in _CLAUSE_ENDS:
            break
        if context.lower(i) in words:
            found = [named(context, m) for m in listed(context, i + 1, wanted)]
            if found:
                return found
    return []


_CLAUSE_ENDS = frozenset(". ; : ? ! who which when while because although though said says after before".split())


def passive(context: Context, trigger: Chunk) -> bool:
    """Say whether a verb is passive: by the tree, else by a form of "be" right before it."""
    if tree.passive(_verb(context, trigger)):
        return True
    if not context.lower(trigger.start).endswith(("ed", "en", "ade", "rn", "ut", "wn")):
        return False
    i = trigger.start - 1
    while i >= 0 and (context.lower(i) in _BETWEEN_BE or context.lower(i).endswith("ly")):
        i -= 1
    return context.lower(i) in _BE


def who(context: Context, token: Token, kinds: Iterable[EntityKind] = AGENTS) -> Reference | None:
    """Return the mention that the noun phrase headed by a token refers to.

    A name in apposition is preferred to the role it explains; of "one of his MPs" those of whom it is one.
    """
    wanted = frozenset(kinds)
    if token.lower_ in _FIRST_PERSON:
        speaker = context.first_person(token.i)
        return speaker if speaker is not None and speaker.kind in wanted else None
    here = context.at(token.i, wanted)
    if here is not None and here.form is not MentionForm.ROLE:
        return here
    for child in token.children:
        if child.dep_ in {"appos", "flat", "nmod:desc"}:
            other = context.at(child.i, wanted)
            name = other is not None and other.kind is EntityKind.PERSON and other.form is MentionForm.NAME
            if other is not None and name and not speaks(context, other):
                return other
    if here is not None:
        return named(context, here)
    for child in token.children:
        if child.dep_.startswith("nmod") and "of" in tree.cases(child) and is_group_of(token.lower_):
            return who(context, child, wanted)
    return None


def speaks(context: Context, name: Reference) -> bool:
    """Say whether a name is who says what stands before it, and no apposition: "talks with the unions, Bell said"."""
    end = name.chunk.end
    following = context.lower(end + 1)
    return context.lower(end) in verb_forms() and (not following[:1].isalnum() or following in _SAID_WHEN)


_SAID_WHEN = frozenset({"on", "yesterday", "today", "in", "at"})


def _all(context: Context, tokens: Iterable[Token], kinds: frozenset[EntityKind]) -> list[Reference]:
    """Return whom noun phrases refer to; of "MPs, including Ann Bell" the MPs and her."""
    found: dict[EntityRef, Reference] = {}
    for token in tokens:
        whole = context.at(token.i, kinds)
        meant = who(context, token, kinds)
        if whole is not None and any(_INCLUDING & tree.cases(c) for c in tree.children(token, "appos", "nmod", "obl")):
            found.setdefault(whole.ref, whole)
        if meant is not None:
            found.setdefault(meant.ref, meant)
    return list(found.values())


_INCLUDING = frozenset({"including", "among"})


def _verb(context: Context, trigger: Chunk) -> Token:
    """Return the verb of a trigger: the token its others hang on, or its first verb."""
    head = tree.root(context.doc, trigger.start, trigger.end)
    if tree.is_verb(head):
        return head
    return next((t for t in context.doc[trigger.start : trigger.end] if t.pos_ in {"VERB", "AUX"}), head)


def _with_conjoined(
    context: Context, trigger: Chunk, found: list[Reference], kinds: frozenset[EntityKind]
) -> list[Reference]:
    """Add what a list gives before the first mention, where the tree has lost it: both of "A and B met"."""
    neither = context.lower(found[0].chunk.start - 1) == "nor"  # "neither A nor B has": of both, in the singular
    verb = _verb(context, trigger)
    while verb.dep_ == "xcomp" and not tree.says_one(verb):
        verb = verb.head  # "has refused to back"
    if tree.says_one(verb) and not neither:
        return found
    before = [m for m in conjoined_before(context, found[0], kinds) if m.ref not in {f.ref for f in found}]
    return [*(named(context, m) for m in before), *found]


def clause_subjects(context: Context, noun: Chunk, kinds: Iterable[EntityKind] = AGENTS) -> list[Reference]:
    """Return the subject of the clause in which a noun stands, or the agent if that clause is passive."""
    wanted = frozenset(kinds)
    verb = tree.clause_of(tree.root(context.doc, noun.start, noun.end))
    if verb is not None:
        found = _all(context, tree.doers(verb), wanted)
        if found or tree.passive(verb):
            return [m for m in found if m.chunk.end <= noun.start or m.chunk.start >= noun.end]
    for mention in context.before(noun.start, wanted):
        if not is_possessive(context, mention) and subject_position(context, mention):
            return [mention]
    return by_preposition(context, noun, ("by",), wanted)


def _by(context: Context, trigger: Chunk, kinds: frozenset[EntityKind]) -> list[Reference]:
    return by_preposition(context, trigger, ("by",), kinds)


def _subjects_by_words(context: Context, trigger: Chunk, kinds: frozenset[EntityKind]) -> list[Reference]:
    before = trigger.start - 1
    while context.lower(before) in _FIRST_PERSON_VERBS:
        before -= 1
    if context.lower(before) == "i":
        speaker = context.first_person(before)
        return [speaker] if speaker is not None and speaker.kind in kinds else []
    found = subject(context, trigger.start, kinds)
    if found is None or is_possessive(context, found):
        return []
    return [named(context, m) for m in conjoined_before(context, found, kinds)]
