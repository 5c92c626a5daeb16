"""Gather the mentions of an article into clusters: names first, then role phrases, then pronouns.

The order is that of rule-based multi-pass sieves (Raghunathan et al. 2010): what is surest first, each later pass may
use what the earlier ones found. When two antecedents are left a name is linked to neither and both are kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from kgbuild.annotate.lexicon import COURTESY
from kgbuild.annotate.offices import DOCUMENT_HEADS, POST_HEADS
from kgbuild.layers import Chunk, Cluster, Mention, MentionForm, Name, PostPhrase, Quotation
from kgbuild.model import DateInterval, EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kgbuild.reference import Reference

_ANY_TIME = DateInterval(date(1900, 1, 1), date(2100, 12, 31))
"""What an article without a date is read against: whoever ever held a post may be meant."""

_PRONOUNS = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
}  # fmt: skip
_PLURAL_PRONOUNS = frozenset("they them their theirs".split())
_PUBLICATION_PHRASES = frozenset("newspaper magazine paper broadcaster programme".split())
_TITLED = frozenset("lord lady baroness viscount earl".split())


@dataclass
class _Draft:
    """A cluster while it grows."""

    kind: EntityKind
    name: str
    mentions: list[Mention] = field(default_factory=list)
    candidates: set[str] = field(default_factory=set)
    reference: str | None = None
    gender: str | None = None
    titles: set[str] = field(default_factory=set)
    plural: bool = False

    def frozen(self) -> Cluster:
        return Cluster(
            kind=self.kind,
            name=self.name,
            mentions=tuple(sorted(self.mentions, key=lambda m: (m.chunk.start, m.chunk.end))),
            reference=self.reference,
            candidates=tuple(sorted(self.candidates)),
            gender=self.gender,
            titles=tuple(sorted(self.titles)),
        )


class Resolver:
    """Resolves the mentions of one article; one object an article."""

    def __init__(
        self,
        doc: Doc,
        blocks: Sequence[Chunk],
        names: Sequence[Name],
        posts: Sequence[PostPhrase],
        quotations: Sequence[Quotation],
        reference: Reference,
        when: DateInterval | None,
    ) -> None:
        self._doc, self._blocks, self._names, self._posts = doc, blocks, names, posts
        self._reference, self._when = reference, when
        self._quoted = [False] * len(doc)
        for quotation in quotations:
            for i in range(quotation.content.start, quotation.content.end):
                self._quoted[i] = True
        self._drafts: list[_Draft] = []
        self._posts_of: dict[int, set[str]] = {}

    def clusters(self) -> tuple[Cluster, ...]:
        """Return the clusters, in the order of their first mention."""
        self._people()
        self._others()
        self._link_people()
        self._stated_posts()
        self._role_phrases()
        self._pronouns()
        found = [d.frozen() for d in self._drafts if d.mentions]
        return tuple(sorted(found, key=lambda c: (c.mentions[0].chunk.start, -c.mentions[0].chunk.end)))

    # ------------------------------------------------------------------ names
    def _people(self) -> None:
        """Cluster the names of people: full names first, then what is part of just one of them."""
        people = [(name, _name_words(self._doc, name)) for name in self._names if name.kind is EntityKind.PERSON]
        people = [(name, words) for name, words in people if words]
        full = [(name, words) for name, words in people if len(words) > 1 and not _is_title_only(name, words)]
        short = [(name, words) for name, words in people if len(words) == 1 or _is_title_only(name, words)]
        by_words: dict[tuple[str, ...], _Draft] = {}
        for name, words in full:
            key = (words[0].lower(), words[-1].lower())
            draft = by_words.get(key) or self._new(EntityKind.PERSON, " ".join(words))
            by_words[key] = draft
            if len(" ".join(words)) > len(draft.name):
                draft.name = " ".join(words)
            self._add(draft, name)
        for name, words in short:
            self._add(self._short_name(name, words, by_words), name)

    def _short_name(self, name: Name, words: list[str], full: dict[tuple[str, ...], _Draft]) -> _Draft:
        """Return the cluster of a surname, titled surname or first name."""
        word = words[-1].lower()
        gender = COURTESY.get(name.title.lower()) if name.title else None
        fitting = [
            draft
            for (first, last), draft in full.items()
            if (word == last or (word == first and not name.title))
            and not (gender and draft.gender and gender != draft.gender)
        ]
        lordly = name.title.lower() in _TITLED
        label = f"{name.title} {words[-1]}" if lordly else words[-1]
        if len(fitting) == 1:
            return fitting[0]
        key = (f"{name.title.lower() if lordly else ''}", word)
        for draft in self._drafts:
            if draft.kind is EntityKind.PERSON and (draft.name.lower() == label.lower()) and not draft.plural:
                return draft
        draft = self._new(EntityKind.PERSON, label)
        draft.candidates.update(d.name for d in fitting)
        if not fitting and not lordly:
            full[(f"\0{key[0]}", word)] = draft
        return draft

    def _others(self) -> None:
        """Cluster parties, organisations, places and publications by identifier, else by name."""
        found: dict[tuple[EntityKind, str], _Draft] = {}
        for name in self._names:
            if name.kind is EntityKind.PERSON:
                continue
            text = _plain(self._doc, name.chunk)
            key = (name.kind, name.candidates[0] if len(name.candidates) == 1 else text.lower().removeprefix("the "))
            draft = found.get(key) or self._new(name.kind, text)
            found[key] = draft
            if len(name.candidates) == 1:
                draft.reference = name.candidates[0]
            draft.plural = draft.plural or name.kind in {EntityKind.PARTY, EntityKind.ORGANIZATION}
            self._add(draft, name)

    def _new(self, kind: EntityKind, name: str) -> _Draft:
        self._drafts.append(_Draft(kind, name))
        return self._drafts[-1]

    def _add(self, draft: _Draft, name: Name) -> None:
        draft.mentions.append(Mention(name.chunk, MentionForm.NAME))
        if name.title:
            draft.titles.add(name.title)
            draft.gender = draft.gender or COURTESY.get(name.title.lower())
        if draft.kind is EntityKind.PERSON and not draft.gender and " " in draft.name:
            draft.gender = self._reference.first_name_gender(draft.name.split()[0])

    def _link_people(self) -> None:
        """Look each person up in the reference data; keep all whom the name fits and the date allows."""
        for draft in self._drafts:
            if draft.kind is not EntityKind.PERSON or draft.candidates:
                continue
            found = set(self._reference.people_named(draft.name))
            if not found and " " not in draft.name:
                found = set(self._reference.people_with_surname(draft.name))
            if len(found) > 1 and self._when:
                active = {i for i in found if self._reference.active(i, self._when)}
                found = active or found
            if draft.gender:
                found = {i for i in found if self._reference.people[i].gender in {draft.gender, ""}}
            if len(found) == 1 and (" " in draft.name or self._when):
                draft.reference = next(iter(found))
                draft.gender = draft.gender or self._reference.people[draft.reference].gender or None
            elif len(found) > 1:
                draft.candidates = found

    # ----------------------------------------------------------- role phrases
    def _stated_posts(self) -> None:
        """Note which posts the article itself gives to whom: a phrase right beside a name."""
        starts = {m.chunk.start: d for d in self._drafts for m in d.mentions if d.kind is EntityKind.PERSON}
        ends = {m.chunk.end: d for d in self._drafts for m in d.mentions if d.kind is EntityKind.PERSON}
        self._beside: set[int] = set()
        for post in self._posts:
            after = post.chunk.end
            if after < len(self._doc) and self._doc[after].text in {",", "–", "-"}:
                after += post.determiner in {"the", ""}
            before = post.chunk.start
            if before and self._doc[before - 1].text == ",":
                before -= 1
            person = starts.get(post.chunk.end) or starts.get(after) or ends.get(before)
            if person is not None and not post.plural:
                self._beside.add(post.head)
                self._posts_of.setdefault(id(person), set()).add(self._key(post))

    def _key(self, post: PostPhrase) -> str:
        """What makes two phrases the same post: its words and the party or body, in lower case."""
        office = " ".join(t.lower_ for t in self._doc[post.post.start : post.post.end])
        draft = self._draft_at(post.organization) if post.organization else None
        return f"{office}|{draft.name if draft else ''}"

    def _draft_at(self, chunk: Chunk | None) -> _Draft | None:
        if chunk is None:
            return None
        return next((d for d in self._drafts for m in d.mentions if m.chunk == chunk), None)

    def _role_phrases(self) -> None:
        """Resolve each phrase that stands alone: to a person, a publication, or a source without a name."""
        for post in self._posts:
            if post.head in self._beside:
                continue
            if post.determiner == "the" and not post.plural and not post.former:
                draft = self._who_is(post)
                if draft is not None:
                    draft.mentions.append(Mention(post.chunk, MentionForm.ROLE))
                    continue
            self._unnamed(post)
        self._publication_phrases()

    def _who_is(self, post: PostPhrase) -> _Draft | None:
        """Return who holds the post: whom the article says, else the one holder on the article's date."""
        key = self._key(post)
        said = [d for d in self._drafts if key in self._posts_of.get(id(d), ())]
        if len(said) == 1:
            return said[0]
        head = self._doc[post.head].lower_
        alike = [d for d in self._drafts if any(k.split("|")[0] == head for k in self._posts_of.get(id(d), ()))]
        if len(alike) == 1 and post.post.end - post.post.start == 1 and post.organization is None:
            return alike[0]
        return self._holder(post)

    def _holder(self, post: PostPhrase) -> _Draft | None:
        """Return the holder by the reference data: in office on the date, or the one such person the article names."""
        organization = self._draft_at(post.organization)
        office = " ".join(t.lower_ for t in self._doc[post.post.start : post.post.end])
        body = organization.reference if organization else None
        named = {d.reference: d for d in self._drafts if d.kind is EntityKind.PERSON and d.reference}
        if self._when is None:
            known = [named[i] for i in self._reference.holders(office, _ANY_TIME, body) if i in named]
            return known[0] if len(known) == 1 else None
        holders = self._reference.holders(office, self._when, body)
        known = [named[i] for i in holders if i in named]
        if len(known) == 1:
            return known[0]
        if len(holders) != 1:
            return None
        person = self._reference.people[holders[0]]
        same = [d for d in self._drafts if d.kind is EntityKind.PERSON and person.id in d.candidates]
        draft = same[0] if len(same) == 1 else self._new(EntityKind.PERSON, person.name)
        draft.reference, draft.gender = person.id, person.gender or None
        return draft

    def _unnamed(self, post: PostPhrase) -> None:
        """Start a cluster for somebody who is not named, or for a document."""
        head = self._doc[post.head].lower_
        if head in POST_HEADS and post.determiner == "" and not post.plural and post.organization is None:
            return
        kind = EntityKind.DOCUMENT if head in DOCUMENT_HEADS else EntityKind.UNNAMED
        text = _plain(self._doc, post.chunk)
        same = [d for d in self._drafts if d.kind is kind and d.name.lower() == text.lower()]
        if not same and post.determiner == "the":
            same = [d for d in self._drafts if d.kind is kind and d.name.lower().split()[-1] == head][-1:]
        draft = same[0] if same else self._new(kind, text)
        draft.plural = post.plural
        draft.mentions.append(Mention(post.chunk, MentionForm.ROLE))

    def _publication_phrases(self) -> None:
        """Resolve "the newspaper" and "the magazine" to the publication named last before."""
        publications = [(m.chunk.start, d) for d in self._drafts for m in d.mentions if d.kind is EntityKind.PUBLICATION]
        for token in self._doc[1:]:
            if token.lower_ in _PUBLICATION_PHRASES and self._doc[token.i - 1].lower_ == "the":
                before = [d for start, d in sorted(publications, key=lambda p: p[0]) if start < token.i]
                if before:
                    before[-1].mentions.append(Mention(Chunk(token.i - 1, token.i + 1), MentionForm.ROLE))

    # --------------------------------------------------------------- pronouns
    def _pronouns(self) -> None:
        """Resolve third-person pronouns, one after the other, to the most salient cluster that fits."""
        for token in self._doc:
            word = token.lower_
            if word in _PRONOUNS or word in _PLURAL_PRONOUNS:
                draft = self._antecedent(token.i, _PRONOUNS.get(word))
                if draft is not None:
                    draft.mentions.append(Mention(Chunk(token.i, token.i + 1), MentionForm.PRONOUN))

    def _antecedent(self, i: int, gender: str | None) -> _Draft | None:
        """Return the best antecedent of a pronoun at token i, or None when nothing fits nearby."""
        best: tuple[float, int, _Draft] | None = None
        for number, draft in enumerate(self._drafts):
            if not _fits(draft, gender):
                continue
            for mention in draft.mentions:
                if mention.chunk.end <= i:
                    score = self._salience(i, mention, draft)
                    if score > 0 and (best is None or (score, -number) > best[:2]):
                        best = (score, -number, draft)
        return best[2] if best else None

    def _salience(self, i: int, mention: Mention, draft: _Draft) -> float:
        """Score a mention as antecedent: near sentences, subjects, people, and the same side of the quotation marks."""
        here, there = self._doc[i].sent, self._doc[mention.chunk.start].sent
        distance = sum(1 for s in self._sentences_between(there.start, here.start))
        if distance > 4:
            return 0.0
        score = 10.0 - 2.5 * distance
        before = mention.chunk.start - there.start
        score += 2.0 if before <= 3 else 1.0 if before <= 8 else 0.0
        if self._quoted[mention.chunk.start] != self._quoted[i]:
            score -= 4.0
        if draft.kind is EntityKind.PERSON:
            score += 0.5
        if mention.form is MentionForm.PRONOUN:
            score += 0.5
        return score

    def _sentences_between(self, start: int, end: int) -> Iterator[int]:
        return (i for i in range(start + 1, end + 1) if self._doc[i].is_sent_start)


def _fits(draft: _Draft, gender: str | None) -> bool:
    """Say whether a pronoun of this gender (None: plural) may stand for the cluster."""
    if gender is None:
        return draft.plural or draft.kind is EntityKind.PARTY
    if draft.kind is EntityKind.UNNAMED:
        return not draft.plural and (draft.gender is None or draft.gender == gender)
    return draft.kind is EntityKind.PERSON and draft.gender in {None, gender}


def _plain(doc: Doc, chunk: Chunk) -> str:
    return str(doc[chunk.start : chunk.end].text)


def _name_words(doc: Doc, name: Name) -> list[str]:
    """Return the words of a person's name without the titles before it."""
    words: list[str] = []
    for token in doc[name.chunk.start : name.chunk.end]:
        if words and not doc[token.i - 1].whitespace_:
            words[-1] += token.text
        else:
            words.append(token.text)
    words = [w[:-2] if w.endswith(("'s", "’s")) else w for w in words]
    while len(words) > 1 and words[0].lower().rstrip(".") in COURTESY:
        words.pop(0)
    if name.title and len(words) > 1 and words[0].lower() == name.title.lower():
        words.pop(0)
    return words


def _is_title_only(name: Name, words: list[str]) -> bool:
    """Say whether a title stands before a family name alone ("Lord Ashdown"; not "Sir Digby Jones")."""
    return bool(name.title) and len(words) == 1
