"""What annotation and extraction both know of nouns: which mean one person or a side, and what marks an owner.

The first tells "a spokesman" from "our research".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

POSSESSIVES = frozenset("'s ’s ' ’".split())
"""Tokens that make a noun an owner."""

REFERENDUM_SIDES = {
    **{word: word for word in ("leave", "remain", "yes", "no")},
    "brexit": "leave",
    "stay": "remain",
}
"""What may win a referendum, by the words for it; those for one side mean the same."""
SAME_OFFICE = {
    "pm": "prime minister",
    "premier": "prime minister",
    "prime minister": "prime minister",
    "taoiseach": "prime minister",
    "head of state": "president",
    "head of government": "prime minister",
    "chancellor of the exchequer": "chancellor",
    "first lord of the treasury": "prime minister",
    "secretary of state for home affairs": "home secretary",
    "secretary of state for foreign affairs": "foreign secretary",
    "party leader": "leader",
    "leader of the party": "leader",
    "party chairman": "chairman",
    "opposition leader": "leader of the opposition",
    "commons leader": "leader of the house of commons",
    "leader of the house": "leader of the house of commons",
    "leader of the commons": "leader of the house of commons",
    "spokeswoman": "spokesman",
    "spokesperson": "spokesman",
    "chairwoman": "chairman",
    "chair": "chairman",
    "chairperson": "chairman",
    "presidency": "president",
    "premiership": "prime minister",
    "governorship": "governor",
    "chairmanship": "chairman",
    "leadership": "leader",
}
"""Other wordings of an office, and the one that they are compared under."""


def office(words: str) -> str:
    """Return the wording under which a post is compared with others: "prime minister" for "PM"."""
    return SAME_OFFICE.get(words.lower(), words.lower())


_PERSONS = frozenset(
    """
    source official insider ally aide critic friend peer mp mep msp td chief head boss colleague opponent rebel relative
    victim student pupil guest fan lawyer one someone somebody bishop priest rabbi imam judge nurse king queen prince
    princess captain colonel general admiral sergeant mayor academic diplomat expert witness member neighbor neighbour
    youth child teenager candidate delegate advocate aspirant patient client president adult pope monk nun thief guru
    whip envoy spy guard pm chair duke duchess secretary coach cleric dissident refugee migrant seer architect
    representative executive fellow male female man woman boy girl mum dad mother father brother sister voice
    """.split()
)
_ENDINGS = ("man", "woman", "person", "ist", "er", "or", "ian", "ant", "ee")
_NOBODY = frozenset(
    """
    paper letter newsletter number matter order centre center offer answer figure chapter register error committee
    newspaper broadcaster watchdog computer poster banner order tenor power water weather minister-led restaurant
    """.split()
)


def is_person(word: str) -> bool:
    """Say whether a noun means one person.

    Args:
        word: the noun in lower case, singular.
    """
    return word in _PERSONS or (word.endswith(_ENDINGS) and word not in _NOBODY)


def is_addressed(post: Token, name: Token) -> bool:
    """Say whether a name behind a post and a colon is whom the holder speaks to: "The chairman: Ms Bell, please begin".

    Args:
        post: the noun of the post.
        name: the head of the name.
    """
    if post.i + 1 >= name.i or post.doc[post.i + 1].text != ":":
        return False
    comma = any(t.text == "," for t in post.doc[name.i + 1 : name.i + 1 + _LONGEST_NAME])
    return comma and any(t.pos_ == "VERB" and t.i > name.i and t.head.i == t.i for t in name.sent)


_LONGEST_NAME = 3
