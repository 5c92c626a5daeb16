"""Ask a dependency tree who does what: subjects, objects, agents, obliques, owners, and the clause of a word.

The labels are Universal Dependencies: content words are heads, a preposition hangs as `case` on its noun, a relative
pronoun stands for the noun its clause hangs on. All functions answer with the head tokens of noun phrases.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from kgbuild.nouns import is_person

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

RELATIVES = frozenset("who which that whom".split())
_OBJECT_CONTROL = frozenset(
    """
    urge ask tell want encourage force persuade press invite advise order allow expect require help beg challenge call
    let make get need lead prompt push pressure tempt like enable permit implore appeal lobby appoint elect cause leave
    see hear
    """.split()
)
"""Verbs whose object does what their infinitive says."""

CHOOSES = frozenset("name pick choose nominate select hire recruit appoint elect".split())
"""Verbs that say for what somebody is chosen: "named Bell to replace Dorn"."""

_OF_ITS_OBJECT = frozenset("of for from on out".split())
"""What a gerund stands behind of which somebody who is an object is the doer: "accused Bell of", "praised her for"."""

_OWNED_PLANS = frozenset(
    """
    plan decision intention pledge promise vow right chance bid attempt effort wish desire refusal failure offer threat
    ambition move agreement willingness ability opportunity hope
    """.split()
)
"""Nouns whose owner does what their infinitive says."""

_MOST_STEPS = 8


def root(doc: Doc, start: int, end: int) -> Token:
    """Return the token of a run that the others in it hang on."""
    return doc[start:end].root


def steps(a: Token, b: Token) -> int:
    """Return how many edges of the tree of their sentence lie between two tokens."""
    above = {t.i: n for n, t in enumerate([a, *a.ancestors])}
    return next((above[t.i] + n for n, t in enumerate([b, *b.ancestors]) if t.i in above), len(above))


def lies_within(inner: Token, outer: Token) -> bool:
    """Say whether a word belongs to what another governs, and not to a clause that stands beside it.

    "Boasted" lies within "said" in "said that Bell, who boasted" and in "said it and praised Bell, who boasted"; what
    "and" or "while" puts beside "said" does not.
    """
    path = [inner, *inner.ancestors]
    if inner == outer or outer not in path:
        return False
    below = path[path.index(outer) - 1]
    beside = below.dep_.split(":")[0] in _BESIDE
    return not beside or (below != inner and not children(below, "nsubj"))


_BESIDE = frozenset({"conj", "parataxis", "advcl", "discourse"})


def is_verb(token: Token) -> bool:
    """Say whether a token is a verb."""
    return token.pos_ in {"VERB", "AUX"}


def opens_chain(verb: Token) -> Token:
    """Return the verb that a chain of linked verbs begins with: "met" for "win" of "met Bell and tried to win"."""
    while verb.dep_ in {"conj", "xcomp"} and verb.head.i < verb.i:
        verb = verb.head
    return verb


FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of the words that make a clause finite."""


def with_helpers(predicate: Token) -> list[Token]:
    """Return the word that a clause tells something by, and its auxiliaries and copulas."""
    return [predicate, *children(predicate, "aux", "cop")]


def openers(clause: Token) -> list[Token]:
    """Return the conjunctions and adverbs before the predicate of a clause: "if" of "if they quit"."""
    return [c for c in children(clause, "mark", "advmod") if c.i < clause.i]


def told_past(clause: Token) -> bool:
    """Say whether a clause tells of what is over: "voted", "was elected", "have met"."""
    return any(t.tag_ == "VBD" or (t != clause and t.lemma_.lower() == "have") for t in with_helpers(clause))


def children(token: Token, *labels: str) -> list[Token]:
    """Return the tokens that hang on one by any of the labels; a label covers its subtypes."""
    return [c for c in token.children if c.dep_ in labels or c.dep_.split(":")[0] in labels]


def coordinated(token: Token) -> list[Token]:
    """Return a token and what is coordinated with it, in text order."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and not children(child, "nsubj", "cop"):
            found += coordinated(child)
    return found


def passive(token: Token) -> bool:
    """Say whether a verb is passive, or a participle that describes what it is done to."""
    if any(c.dep_ in {"nsubj:pass", "aux:pass", "csubj:pass"} for c in token.children):
        return True
    if token.dep_ in {"acl", "advcl"}:
        return token.tag_ == "VBN" and not children(token, "aux", "obj", "nsubj")
    if token.dep_ == "ROOT":
        return _shortened(token)
    return (
        token.dep_ == "conj"
        and token.tag_ == "VBN"
        and not children(token, "nsubj", "aux", "obj")
        and passive(token.head)
    )


def _shortened(verb: Token) -> bool:
    """Say whether a headline leaves out "was": "Governor ousted over scandal", "Bell named chairman"."""
    chosen = [c for c in children(verb, "obj", "xcomp") if verb.lemma_.lower() in CHOOSES]
    bare = len(chosen) == 1 and chosen[0].tag_ == "NN" and not children(chosen[0], "det", "nmod", "mark")
    return not children(verb, "aux") and (bare or (verb.tag_ == "VBN" and not children(verb, "obj")))


def says_one(verb: Token) -> bool:
    """Say whether a verb has one subject by its form: only B does in "A and B, who was elected", "who became an MP"."""
    told = children(verb, "xcomp", "obj") if verb.lemma_.lower() == "become" else []
    becomes_one = any(c.tag_ == "NN" and not INDEFINITE.isdisjoint(d.lower_ for d in c.children) for c in told)
    return becomes_one or any(t.tag_ == "VBZ" or t.lower_ == "was" for t in with_helpers(verb))


def doers(token: Token) -> list[Token]:
    """Return who does what a verb says: its subject if it is active, its agent if it is passive."""
    return [c for agent in _agents(token) for c in coordinated(agent)] if passive(token) else surface_subjects(token)


def undergoers(token: Token) -> list[Token]:
    """Return to whom it is done: the object of an active verb, the subject of a passive one."""
    if passive(token):
        return surface_subjects(token)
    return [c for child in children(token, "obj", "iobj") for c in coordinated(child)]


def _agents(token: Token) -> list[Token]:
    return [c for c in token.children if c.dep_ == "obl:agent" or (c.dep_ == "obl" and "by" in cases(c))]


INDEFINITE = frozenset("a an any another".split())
"""Determiners of what a text only brings in."""


def surface_subjects(token: Token) -> list[Token]:
    """Return the subject of a verb's clause, whatever the voice, through coordination, control and relative clauses."""
    for _ in range(_MOST_STEPS):
        own = children(token, "nsubj")
        if own:
            before = [c for c in own if c.i < token.i]
            return _meant(token, (before or own)[-1])
        found = _without_subject(token)
        if not isinstance(found, list):
            token = found
            continue
        return found
    return []


def _meant(token: Token, subject: Token) -> list[Token]:
    """Return what a subject stands for: the noun that a relative clause hangs on, for its pronoun."""
    clause = token
    while clause.dep_ in {"conj", "xcomp", "ccomp"} and clause.head.i != clause.i:
        clause = clause.head
    if subject.lower_ in RELATIVES and clause.dep_.startswith("acl"):
        nouns = [n for n in coordinated(clause.head) if n.i < subject.i] or [clause.head]
        return nouns[-1:] if says_one(clause) else nouns
    return coordinated(subject)


def _without_subject(token: Token) -> list[Token] | Token:
    """Return the subject of a verb that has none of its own, or the verb whose subject it shares."""
    head, label = token.head, token.dep_.split(":")[0]
    if head.i == token.i:
        return []
    if blamed := blamed_for(token):
        return blamed
    if label in {"aux", "cop", "conj", "parataxis", "compound", "dep"}:
        return head if is_verb(head) or children(head, "cop", "nsubj") else []
    if label in {"xcomp", "ccomp", "advcl"} or (label == "obl" and token.tag_ == "VBG"):
        return _controller(token, head) or head
    if token.dep_ == "acl:relcl":
        return [head]
    if label == "acl":
        return _noun_controller(token, head)
    return []


def _controller(token: Token, head: Token) -> list[Token]:
    """Return the object of "urge" for the infinitive it governs; nothing where the subject does it."""
    lemma = head.lemma_.lower()
    if "to" in cases(token) and (asked := _asked(head, lemma)):
        return asked
    chosen = lemma in CHOOSES and "to" in cases(token)
    if not chosen and (token.dep_ == "advcl" or lemma not in _OBJECT_CONTROL):
        return []
    if passive(head):
        return surface_subjects(head)
    objects = [c for child in children(head, "obj", "iobj") for c in coordinated(child)]
    return objects or [c for child in obliques(head, {"on", "for", "to"}) for c in coordinated(child)]


def blamed_for(gerund: Token) -> list[Token]:
    """Return who is the object of the verb above a gerund and its doer: "accused Bell of quitting", "praised her for".

    Of "won praise for quitting" the praise is not; a tree may take the gerund for an adjective: "of meeting donors".
    """
    top = gerund.head if gerund.dep_ in {"amod", "compound"} else gerund
    verb = top.head.head if top.dep_ == "nmod" else top.head
    if gerund.tag_ != "VBG" or not cases(top) & _OF_ITS_OBJECT or passive(verb):
        return []
    return [t for c in children(verb, "obj") if _is_somebody(c) for t in coordinated(c)]


def _is_somebody(noun: Token) -> bool:
    return noun.pos_ in {"PROPN", "PRON"} or is_person(noun.lemma_.lower())


def _asked(verb: Token, lemma: str) -> list[Token]:
    """Return who is called on to do something, or given time for it: "called on Bell to quit", "gave him a week to"."""
    found = obliques(verb, {"on", "upon"}) if lemma == "call" else []
    return found or ([t for c in children(verb, "iobj") for t in coordinated(c)] if lemma == "give" else [])


def _noun_controller(token: Token, noun: Token) -> list[Token] | Token:
    """Return who does what a participle or infinitive after a noun says."""
    infinitive = any(c.lower_ == "to" and c.dep_ == "mark" for c in token.children)
    if not infinitive and token.tag_ in {"VBG", "VBN"} and not children(token, "mark"):
        return [noun]
    owned = owners(noun)
    if owned:
        return owned
    if noun.lemma_.lower() in _OWNED_PLANS or not infinitive:
        return noun.head if noun.dep_ in {"obj", "obl", "nsubj"} and is_verb(noun.head) else []
    return [noun]


def cases(token: Token) -> set[str]:
    """Return the prepositions of a noun phrase."""
    return {c.lower_ for c in token.children if c.dep_ in {"case", "mark"}}


def obliques(token: Token, prepositions: Collection[str]) -> list[Token]:
    """Return what hangs on a verb or noun by one of the prepositions, with what is coordinated."""
    found: list[Token] = []
    for child in token.children:
        label = child.dep_.split(":")[0]
        if label in {"obl", "nmod", "advcl", "acl"} and cases(child) & set(prepositions):
            found += coordinated(child)
    return found


def owners(noun: Token) -> list[Token]:
    """Return whose a noun is: "his resignation", "Bell and Dorn's talks"."""
    return [c for owner in children(noun, "nmod") if owner.dep_ == "nmod:poss" for c in coordinated(owner)]


def clause_of(token: Token) -> Token | None:
    """Return the predicate of the clause that a token stands in, None if there is none."""
    for _ in range(_MOST_STEPS):
        if token.head.i == token.i:
            return None
        token = token.head
        if token.pos_ in {"VERB", "AUX"}:
            return token
    return None


def relative_clause(token: Token) -> int | None:
    """Return the number of the predicate of the innermost relative clause that a token stands in, None outside any."""
    while token.dep_ != "acl:relcl":
        if token.head.i == token.i:
            return None
        token = token.head
    return token.i
