"""Say whether the words around a time expression look back or ahead."""

from __future__ import annotations

from spacy.tokens import Doc, Token

PAST, UNKNOWN, FUTURE = -1, 0, 1

_FUTURE = frozenset(
    """
    will shall 'll ’ll would wo due scheduled planned expected going upcoming forthcoming set payable effective
    beginning starting
    """.split()
)
_PAST = frozenset(
    """
    was were had did said told been has have since went came got gave took held met left lost won saw made rose fell
    began began became sent put ran led quit stood spoke wrote broke kept brought bought sold found felt knew
    """.split()
)
_FROM_NOW = frozenset("payable effective starting beginning due".split())
_UNTIL = frozenset("by until till through".split())
_REACH = 15
_FINITE_BACK = frozenset({"VBD"})
_PRESENT = frozenset({"VBZ", "VBP"})
_VERBAL = frozenset({"VERB", "AUX"})
_HELPERS = frozenset({"aux", "aux:pass", "auxpass", "cop", "mark"})
_NOMINAL = frozenset({"nmod", "nmod:unmarked", "nmod:poss", "compound", "pobj"})
_WILL = frozenset("will shall 'll ’ll would wo".split())
_MODALS = frozenset("could can may might should must".split())
_HAVE = frozenset("has have had 've ’ve".split())


def direction(doc: Doc, start: int, end: int) -> int:
    """Return PAST, FUTURE or UNKNOWN for the tokens `start` to `end`: what the nearest verb of the clause says."""
    before = {doc[i].lower_ for i in range(max(0, start - 2), start)}
    if "since" in before:
        return PAST
    if before & _FROM_NOW or _put_off_to(doc, start, end):
        return FUTURE
    if any(c.dep_ == "cop" and c.tag_ in _PRESENT for t in doc[start:end] for c in t.children):
        return FUTURE  # "the vote is on Thursday"
    found = _by_tree(_top(doc, start, end))
    if found is None:
        return FUTURE if start and doc[start - 1].lower_ in _UNTIL else UNKNOWN
    return FUTURE if found == UNKNOWN and before == _AHEAD else found  # "ahead of Thursday's vote"


def is_firm(doc: Doc, start: int, end: int) -> bool:
    """Say whether words leave no doubt on which side a day lies: "will meet on Friday", "since Friday".

    "After Friday's vote" is firm, too, if nothing around it looks ahead, and so is a verb in the past: "resigned on
    Friday".
    """
    if {doc[i].lower_ for i in range(max(0, start - 2), start)} & _BEHIND:
        return True
    token = _top(doc, start, end)
    if _if_it_were(token.head):
        return True
    told = (
        token.dep_ not in _NOMINAL and _verb_tense(token.head) == PAST
    )  # "resigned on Monday", "was sacked on Monday"
    return told or bool({child.lower_ for child in _helpers(token.head)} & (_WILL | {"'d", "’d"}))


_BEHIND = frozenset({"after", "since"})
_AHEAD = frozenset({"ahead", "of"})


def _top(doc: Doc, start: int, end: int) -> Token:
    """Return the word of a date that hangs on what is outside it: "end" of "the end of May"."""
    token = doc[end - 1]
    while start <= token.head.i < end and token.head.i != token.i:
        token = token.head
    return token


def _put_off_to(doc: Doc, start: int, end: int) -> bool:
    """Say whether it is the day that something is put off to: "was postponed until Monday"."""
    if not start or doc[start - 1].lower_ not in {*_UNTIL, "to"}:
        return False
    return any(t.lemma_.lower() in _PUTS_OFF for t in (doc[end - 1].head, doc[end - 1].head.head))


_PUTS_OFF = frozenset("postpone delay defer adjourn reschedule suspend put extend".split())


def _by_tree(token: Token) -> int | None:
    """Climb to the first verb above a token and read its tense; None where there is no verb that tells.

    A date that hangs on a noun ("an agreement in June") may lie ahead of a past verb.
    """
    hangs_on_noun = token.dep_ in _NOMINAL and token.head.lower_ != "time"  # "for the first time in June"
    present = token.head.tag_ in _PRESENT and not _is_past_form(token.head)
    if present and token.head.pos_ in _VERBAL and not _helpers(token.head):
        return FUTURE  # "polls close on Friday"
    if _is_under_way(token.head):
        return FUTURE  # "is meeting Bell on Friday", "talks are being held on Friday"
    for _ in range(_REACH):
        if token.head.i == token.i:
            return None
        token = token.head
        found = _verb_tense(token)
        if found is not None:
            return UNKNOWN if hangs_on_noun and found == PAST else found
    return None


def _verb_tense(verb: Token) -> int | None:
    """Return what a verb or a predicate with a copula says; None for a word that says nothing."""
    helpers = _helpers(verb)
    words = {child.lower_ for child in helpers}
    if _if_it_were(verb):
        return FUTURE  # "if it was voted down on Tuesday, she would go"
    if words & _WILL or (words & _MODALS and not words & _HAVE):
        return FUTURE
    if (
        verb.tag_ in _FINITE_BACK
        or _is_past_form(verb)
        or any(h.tag_ in _FINITE_BACK for h in helpers)
        or words & _HAVE
    ):
        return PAST
    if verb.tag_ == "VB" and "to" in words:
        return None if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _AT_ONCE else FUTURE
    if verb.tag_ == "VBN" and verb.dep_ != "amod":
        if verb.lower_ in _FUTURE or "to" in words:
            return FUTURE  # "talks to be held on Tuesday"
        return UNKNOWN if any(h.tag_ in _PRESENT for h in helpers) else PAST
    return None


def _is_past_form(verb: Token) -> bool:
    """Say whether a verb that looks like the present has a subject that asks for an ending then: "She quit"."""
    return (
        verb.tag_ == "VBP" and verb.lower_ in _PAST and any(c.dep_ == "nsubj" and c.tag_ in _ONE for c in verb.children)
    )


_ONE = frozenset({"NN", "NNP"})


def _is_under_way(verb: Token) -> bool:
    """Say whether a verb is in the present progressive, which with a day to come tells of a plan."""
    helpers = _helpers(verb)
    going_on = verb.tag_ == "VBG" or (verb.tag_ == "VBN" and any(h.lower_ == "being" for h in helpers))
    return going_on and any(h.tag_ in _PRESENT and h.lemma_.lower() == "be" for h in helpers)


def _if_it_were(verb: Token) -> bool:
    """Say whether a verb states a condition of what would be, and not of what would have been."""
    told = {child.lower_ for child in _helpers(verb.head)}
    return "would" in told and not told & _HAVE and any(c.lower_ == "if" for c in _helpers(verb))


def _helpers(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in _HELPERS]


_AT_ONCE = frozenset("fail manage refuse decline try attempt begin start continue happen struggle force".split())
"""Verbs that are done when what follows is: "failed to pass in May" was in May."""
