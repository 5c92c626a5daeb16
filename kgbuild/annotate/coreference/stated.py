"""Note which posts the article itself gives to whom: beside a name, in apposition, or after a copula."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kgbuild.annotate.coreference.draft import Draft, Scene, StatedPost
from kgbuild.annotate.framed import noun_phrase
from kgbuild.annotate.lexicon import ROYAL, SHORT_FOR
from kgbuild.layers import Chunk, Mention, MentionForm, PostPhrase
from kgbuild.model import EntityKind
from kgbuild.nouns import office

_LINKS = frozenset(
    "is was as became become becomes remains remain remained been being who now also , ( the a an".split()
)
_COPULAS = frozenset("is was became become becomes remains remain remained".split())
_CLOSING = frozenset(", . ; : ) – — - who whose and but for in at of from to with , ' ’ ” ? !".split()) | {""}
"""What may stand after an apposition; a verb there makes a subject of it: "…, the leader said"."""

_MARKS = frozenset(", – — - (".split())


def note_stated_posts(scene: Scene) -> frozenset[int]:
    """Give each person the posts that the text states; return the heads of the phrases that stand beside a name."""
    starts = {m.chunk.start: d for d in scene.people for m in d.mentions if m.form is MentionForm.NAME}
    ends = {m.chunk.end: d for d in scene.people for m in d.mentions if m.form is MentionForm.NAME}
    tokens = {i: d for d in scene.people for m in d.mentions for i in m.chunk}
    beside: set[int] = set()
    joined: tuple[int, Draft] | None = None  # where a post begins that stands beside whom
    for phrase in reversed(scene.posts):
        # "how good a minister Ann Bell will make" gives her no post
        names_another = phrase.determiner in {"a", "an"} and phrase.chunk.end in starts
        owns = scene.lower(phrase.post.end) in {"'s", "’s"}  # "the friend was the president's adviser"
        end = phrase.chunk.end
        compound = scene.lower(end) == "-" and not scene.doc[end - 1].whitespace_  # "prime minister-in-waiting"
        if phrase.plural or names_another or owns or compound:
            continue
        person = _adjacent(scene, phrase, starts, ends) or _in_tree(scene, phrase, tokens)
        person = person or _after_link(scene, phrase, ends) or _joined(scene, phrase, joined)
        post = stated_post(scene, phrase)
        if person is not None and (_is_told(scene, phrase, starts) or not _of_another_party(scene, person, post)):
            beside.add(phrase.head)
            person.posts.insert(0, post)
            joined = (phrase.chunk.start, person) if phrase.determiner == "" else joined
            if not any(m.chunk.overlaps(phrase.chunk) for m in person.mentions):
                person.nested.append(Mention(phrase.chunk, MentionForm.ROLE))
    _share_behind(scene, beside, tokens)
    for person in scene.people:
        titles = [t for t in sorted(t.lower() for t in person.titles) if t in _TITLES_ALONE]
        person.posts += [StatedPost(t, t, None, former=False, words=t) for t in titles]
    return frozenset(beside)


def _share_behind(scene: Scene, beside: set[int], tokens: Mapping[int, Draft]) -> None:
    """Give somebody the post that "and" joins to the one behind his name: "Ann Bell, leader of Leeds and Mayor of"."""
    held = {m.chunk.start: d for d in scene.people for m in d.nested}
    by_head = {p.head: p for p in scene.posts}
    for phrase in scene.posts:
        head = scene.doc[phrase.head]
        joined = head.head
        while joined.dep_ == "nmod" and joined.i not in by_head and joined.i not in tokens:  # "of Leeds and Mayor of"
            joined = joined.head
        first = by_head.get(joined.i)
        if phrase.head in beside or phrase.plural or phrase.determiner or head.dep_ != "conj" or first is None:
            continue
        person = held.get(first.chunk.start) if first.head in beside else None
        behind = range(max(0, first.chunk.start - 3), first.chunk.start)
        closes = scene.lower(phrase.chunk.end) in _CLOSING and phrase.chunk.end not in tokens
        if person is not None and closes and any(tokens.get(i) is person for i in behind):
            beside.add(phrase.head)
            person.posts.append(stated_post(scene, phrase))
            person.nested.append(Mention(phrase.chunk, MentionForm.ROLE))


_TITLES_ALONE = ROYAL | frozenset("sheikh sultan emir ayatollah rabbi imam judge justice".split())
"""Titles, no posts beside a name, by which their bearers are called alone: "the prince"."""


def _of_another_party(scene: Scene, person: Draft, post: StatedPost) -> bool:
    """Say whether a post is a party's and the data know the person in other parties only."""
    if person.reference is None or post.former or post.body not in scene.reference.parties:
        return False
    ever = scene.reference.party_of(person.reference, None)
    return bool(ever) and post.body not in ever


def _is_told(scene: Scene, phrase: PostPhrase, starts: Mapping[int, Draft]) -> bool:
    """Say whether a name in commas right behind a phrase tells whose post it is, whatever the data know: "the leader,
    Ann Bell, said". In a list ("the leader, Ann Bell and Carl Dorn") it is another one.
    """
    comma = phrase.chunk.end
    if phrase.determiner != "the" or scene.lower(comma) != "," or comma + 1 not in starts:
        return False
    end = max(m.chunk.end for m in starts[comma + 1].mentions if m.chunk.start == comma + 1)
    return scene.lower(end) in {",", ".", "has", "had", "is", "was", "will"} and scene.lower(end + 1) != "and"


def stated_post(scene: Scene, phrase: PostPhrase) -> StatedPost:
    """Return the post that a phrase names."""
    said = [scene.lower(i) for i in phrase.post]
    words = " ".join(map(_in_full, said))
    organization = scene.draft_at(phrase.organization)
    before = range(phrase.chunk.start + bool(phrase.determiner), phrase.post.start)
    own = phrase.organization or Chunk(phrase.post.start, phrase.post.start)
    qualifiers = frozenset(scene.lower(i) for i in before if scene.doc[i].text[0].isupper() and i not in own)
    countries = scene.countries.within(phrase.chunk.start, phrase.chunk.end)
    return StatedPost(
        office(words),
        _in_full(scene.lower(phrase.head)),
        organization,
        phrase.former,
        words,
        qualifiers,
        countries,
    )


def _in_full(word: str) -> str:
    """Return a noun that is cut short in full: "governor" for "gov."."""
    return SHORT_FOR.get(word.rstrip("."), word)


def _adjacent(scene: Scene, phrase: PostPhrase, starts: dict[int, Draft], ends: dict[int, Draft]) -> Draft | None:
    """Return the person right before or after a phrase, a comma or dash between them at most."""
    after, before = phrase.chunk.end, phrase.chunk.start
    if after in starts:
        return starts[after]
    after = _whole(scene, phrase)
    if scene.lower(after) in _MARKS and phrase.determiner in {"the", ""} and after + 1 in starts:
        return starts[after + 1]
    closes = scene.lower(after) in _CLOSING
    return ends.get(before - 1) if before and scene.lower(before - 1) in _MARKS and closes else None


def _joined(scene: Scene, phrase: PostPhrase, following: tuple[int, Draft] | None) -> Draft | None:
    """Return who holds a post by the one that "and" joins to it: "Head of Sport and" "Mayor Ann Bell"."""
    if following is None:
        return None
    end = phrase.chunk.end
    while end < following[0] and scene.doc[end].pos_ in {"NOUN", "PROPN"}:
        end += 1
    return following[1] if scene.lower(end) == "and" and end + 1 == following[0] else None


def _whole(scene: Scene, phrase: PostPhrase) -> int:
    """Return where a phrase ends with all that belongs to it: "the head of the Unity" "faction", "(UF)"."""
    end = phrase.chunk.end
    if phrase.determiner == "the":
        end = max(end, noun_phrase(scene.doc, scene.doc[phrase.head]).end)
    closed = scene.lower(end) == "(" and scene.lower(end + 2) == ")"
    return end + 3 if closed and scene.doc[end + 1].is_upper else end


def _after_link(scene: Scene, phrase: PostPhrase, ends: dict[int, Draft]) -> Draft | None:
    """Return the person before a copula: "Ann Bell, who is the leader"; not where the phrase is a subject itself: "it
    went badly for Ann Bell as the leader insisted".
    """
    head = scene.doc[phrase.head]
    if head.dep_ == "nsubj" and not any(c.dep_ == "cop" for c in head.children):
        return None
    i = phrase.chunk.start
    while i and scene.lower(i - 1) in _LINKS and phrase.chunk.start - i < 4:
        i -= 1
    if scene.lower(i) == "," and scene.lower(i + 1) in _COPULAS:  # "Ann, heir of Carl, is the leader": not Carl
        return None
    same = scene.sentence_of[max(i - 1, 0)] == scene.sentence_of[phrase.head]
    return ends.get(i) if i < phrase.chunk.start and same else None


def _in_tree(scene: Scene, phrase: PostPhrase, tokens: dict[int, Draft]) -> Draft | None:
    """Return the person whom the tree puts in apposition with a phrase, or of whom it is said with a copula."""
    head = scene.doc[phrase.head]
    if head.dep_ in {"appos", "flat", "compound", "nmod:desc"} and head.head.i in tokens:
        return tokens[head.head.i]
    for child in head.children:
        is_subject = child.dep_ in {"nsubj", "nsubj:outer"} and any(c.dep_ == "cop" for c in head.children)
        if (child.dep_ == "appos" or is_subject) and child.i in tokens:
            return tokens[child.i]
    if head.dep_ == "nsubj" and head.head.i in tokens:  # "the leader is Ann Bell"
        said = {c.dep_ for c in head.head.children}
        return tokens[head.head.i] if "cop" in said and said.isdisjoint(_UNSURE) else None
    if head.dep_ == "acl:relcl" and any(c.dep_ == "cop" for c in head.children):
        return tokens.get(head.head.i)
    return None


_UNSURE = frozenset({"det", "advmod", "case", "aux"})
"""What stands with a name that is not just said to be somebody's: "is not Ann Bell", "will be", "is a Bell"."""


def organizations(scene: Scene) -> Iterator[Draft]:
    """Yield the clusters of bodies with a name."""
    return (d for d in scene.drafts if d.kind in {EntityKind.ORGANIZATION, EntityKind.PARTY})
