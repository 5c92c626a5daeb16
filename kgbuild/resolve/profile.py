"""What one article says of one person, as far as linking compares it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kgbuild.model import ArticleFacts, DateInterval, EntityKind, LocalEntity
from kgbuild.reference.lookup import fold

_PEERAGE = frozenset("lord lady baroness baron viscount earl countess duke duchess prince princess".split())
_LITTLE = frozenset("the of for and a an to in on former then".split())
_NONE: frozenset[str] = frozenset()
"""Held once: each empty set takes as much memory as one of five."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A person in one article.

    `forms` are the wordings that name him, titles left out; `posts` are (words, reference id of the party or body,
    former); `parties` the reference ids of parties that the text puts him in; `everybody` the family names of the
    people whom the article names, `parties_named` the parties that it names;
    `holder_of` are role phrases that stand for him alone;
    `suggested` is the record that the article was read to mean, `usual` those that other articles mostly mean by the
    family name. `basis` says by which post he is known where no name names him; `countries` are those that the article
    speaks of, `near` those of the sentences that name him.
    """

    file: str
    index: int
    forms: tuple[str, ...]
    titles: frozenset[str] = frozenset()
    gender: str | None = None
    posts: tuple[tuple[str, str | None, bool], ...] = ()
    parties: frozenset[str] = frozenset()
    when: DateInterval | None = None
    everybody: frozenset[str] = frozenset()
    parties_named: frozenset[str] = frozenset()
    holder_of: tuple[str, ...] = ()
    suggested: str | None = None
    usual: frozenset[str] = frozenset()
    basis: str = ""
    countries: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    words: tuple[str, ...] = field(init=False, repr=False, compare=False)
    """The words of the fullest form, in lower case."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", tuple(fold(self.name).split()))

    @property
    def name(self) -> str:
        """The fullest form."""
        return self.forms[0]

    @property
    def company(self) -> frozenset[str]:
        """The family names of the people whom the article names beside him."""
        return self.everybody - {self.words[-1]}

    @property
    def is_full(self) -> bool:
        """Whether a first name, or a peer's or prince's title, goes with the family name."""
        return len(self.words) > 1

    @property
    def middle(self) -> tuple[str, ...]:
        """The names between first and last, initials left out."""
        return tuple(w for w in self.words[1:-1] if len(w) > 1)

    @property
    def titled(self) -> tuple[str, ...]:
        """The forms with a title that belongs to the name: "Lord Bell"."""
        own = sorted(t for t in self.titles if t in _PEERAGE)
        return tuple(f"{t} {words}" for t in own for words in dict.fromkeys((self.name, self.words[-1])))

    @property
    def office_words(self) -> frozenset[str]:
        """The words of the posts, and the titles that are offices, that tell something."""
        words = {w for post, _, _ in self.posts for w in re.findall(r"[a-z]+", post.lower())}
        return frozenset(words | self.titles) - _LITTLE or _NONE


def profiles(facts: ArticleFacts) -> dict[int, Profile]:
    """Return the profile of each person of an article, by position; a name that several there bear has none."""
    names = {e.name for e in facts.entities if e.kind is EntityKind.PERSON}
    reference_of = [e.reference for e in facts.entities]
    parties = {n for n, e in enumerate(facts.entities) if e.kind is EntityKind.PARTY}
    named = frozenset(r for n in parties if (r := reference_of[n]))
    everybody = frozenset(fold(e.name).split()[-1] for e in facts.entities if e.kind is EntityKind.PERSON)
    when = facts.article.date.interval if facts.article.date else None
    found = {}
    for n, entity in enumerate(facts.entities):
        if entity.kind is not EntityKind.PERSON or set(entity.candidates) & names:
            continue
        roles = [r for r in facts.roles if r.person.index == n]
        organizations = [r.organization.index if r.organization is not None else None for r in roles]
        forms, phrases = _forms(entity)
        found[n] = Profile(
            file=facts.article.file_name,
            index=n,
            forms=forms,
            titles=frozenset(t.lower() for t in entity.titles) or _NONE,
            gender=entity.gender,
            posts=tuple(
                (r.post, reference_of[o] if o is not None else None, r.former)
                for r, o in zip(roles, organizations, strict=True)
            ),
            parties=frozenset(ref for o in organizations if o in parties and (ref := reference_of[o])) or _NONE,
            when=when,
            everybody=everybody,
            parties_named=named,
            holder_of=phrases,
            suggested=entity.reference,
            basis=entity.basis,
            countries=entity.countries,
            near=entity.near,
        )
    return found


def _forms(entity: LocalEntity) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the wordings that are names, the fullest first, and those that are role phrases."""
    own = set(fold(entity.name).split())
    names = [n for n in entity.names if own & set(fold(n).split()) and n[:1].isupper() and not n.startswith("The ")]
    shown = set(names) or {entity.name}
    phrases = tuple(n for n in entity.names if n not in shown)
    return (entity.name, *(n for n in names if n != entity.name)), phrases
