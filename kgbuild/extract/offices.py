"""Tell which post phrases name a post, and which of those an office that somebody is given and gives up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgbuild.model import EntityKind

if TYPE_CHECKING:
    from kgbuild.extract.context import Context
    from kgbuild.layers import PostPhrase

_NO_POSTS = frozenset(
    """
    ally allies member people person lord queen king prince princess sources source official officials insider figure
    figures critic critics friend friends colleague colleagues doctor aides fellow counterpart members police group
    groups report survey poll study document letter memo statement circular paper inquiry committee watchdog commission
    campaign union unions charity family voter star model hero winner loser tank supporter supporters opponent opponents
    rebel rebels worker workers students student pupil resident residents victim relative parent rival politician
    observer artist lady emperor
    """.split()
)
"""Heads of phrases that stand for somebody without giving him a post."""

OCCUPATIONS = frozenset(
    """
    backbencher columnist lecturer economist analyst lawyer solicitor barrister qc kc surgeon nurse teacher
    author historian banker businessman businesswoman entrepreneur industrialist financier tycoon researcher scientist
    contender frontrunner hopeful psephologist lobbyist engineer designer inventor physicist chemist biologist broker
    psychologist psychiatrist sociologist philosopher academic scholar tutor theorist journalist reporter broadcaster
    newscaster newsreader commentator host producer publisher writer novelist poet playwright biographer screenwriter
    blogger singer musician composer guitarist actor actress comedian comedienne painter photographer filmmaker
    film-maker impresario rapper footballer cricketer boxer athlete golfer jockey referee agent spy diplomat policeman
    policewoman detective soldier serviceman guardsman pilot sailor guerrilla warlord militant trade-unionist unionist
    socialist nationalist dissident reviewer chef farmer restaurateur retailer broker-dealer accountant troubleshooter
    trouble-shooter donor benefactor philanthropist patron convict ex-minister ex-leader expert specialist mastermind
    guru lordship ordinator statesman stateswoman activist campaigner organiser organizer architect duke duchess earl
    monarch ruler dictator sgt sergeant moderator
    """.split()
)
"""Heads that say what somebody does or is, not which office he holds; nobody is appointed star or resigns as singer."""

_LEADING = frozenset("chief head".split())
"""Words that make an office of an occupation: "chief economist"."""

_MEMBERS = frozenset({"member", "members"})
_SEATS = frozenset(
    """
    board committee council cabinet parliament assembly senate congress commission government house commons lords
    legislature executive panel frontbench bench delegation
    """.split()
)
"""Bodies whose members hold an office; a member of a party or a union does not."""

_AWARDS = frozenset("best favourite favorite outstanding perennial award-winning".split())


def names_post(context: Context, phrase: PostPhrase) -> bool:
    """Say whether a phrase gives its holder a post; a "member" only with the body."""
    head = context.lower(phrase.head)
    if not phrase.office and head not in _MEMBERS:
        return False
    if head in _MEMBERS:
        return phrase.organization is not None or len(phrase.post) > 1
    if head in {"lord", "counterpart"}:
        return head == "lord" and len(phrase.post) > 1
    return head not in _NO_POSTS and (not head.endswith("s") or head[:-1] not in _NO_POSTS)


def names_office(context: Context, phrase: PostPhrase) -> bool:
    """Say whether a phrase names an office: no occupation, no prize, no word that only describes the noun after it."""
    head = context.lower(phrase.head)
    words = {context.lower(k) for k in range(phrase.chunk.start, phrase.chunk.end)}
    if words & _AWARDS or (not words & _LEADING and {head, head.removesuffix("s")} & OCCUPATIONS):
        return False
    if head in _MEMBERS and not words & _SEATS and context.lower(phrase.head + 1) != "for":
        return False
    if head == "lord" and phrase.determiner == "a":
        return True
    return names_post(context, phrase) and not _describes(context, phrase)


def is_office_word(context: Context, i: int) -> bool:
    """Say whether token i alone speaks of an office, as the first part of a longer noun may: "the chancellor role"."""
    word = context.lower(i)
    heads_post = any(p.head == i and p.office for p in context.posts.at(i))
    return word in _SEATS | _OFFICIAL or (heads_post and word not in OCCUPATIONS | _NO_POSTS)


_OFFICIAL = frozenset(
    """
    ministerial executive shadow managerial presidential frontbench treasury ambassadorial leadership directorial
    chairmanship coaching management
    """.split()
)


def _describes(context: Context, phrase: PostPhrase) -> bool:
    """Say whether a phrase is the first part of a longer noun: "executive branch positions", "president elections"."""
    return modifies(context, phrase.head) and phrase.chunk.end <= context.doc[phrase.head].head.i


def modifies(context: Context, i: int) -> bool:
    """Say whether token i only describes a common noun after it ("the Bell report"), by the tree."""
    token = context.doc[i]
    if token.dep_ == "nmod:poss" or token.dep_.split(":")[0] not in {"compound", "amod", "nmod"}:
        return False
    noun = token.head
    between = range(token.i + 1, noun.i)
    plain = noun.pos_ == "NOUN" and noun.i > token.i and context.at(noun.i, (EntityKind.PERSON,)) is None
    return plain and not any(context.doc[k].pos_ in {"VERB", "AUX", "ADP", "PUNCT"} for k in between)
