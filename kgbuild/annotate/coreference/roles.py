"""Resolve role phrases that stand alone: to a person, a body or publication named before, or a nameless source."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.annotate.coreference.draft import Draft, Scene, StatedPost
from kgbuild.annotate.coreference.frame import ANY_TIME
from kgbuild.annotate.coreference.stated import organizations, stated_post
from kgbuild.annotate.offices import DOCUMENT_HEADS, GROUP_HEADS, POST_HEADS
from kgbuild.layers import Chunk, MentionForm, PostPhrase
from kgbuild.model import DateInterval, EntityKind

_PUBLICATION_PHRASES = frozenset("newspaper magazine paper broadcaster programme".split())
_REACH = 6  # sentences: how far back "the minister" may point
_DEFINITE = frozenset("the this that".split())
_INDEFINITE = frozenset({"a", "an"})


def resolve_roles(scene: Scene, beside: frozenset[int], frame: DateInterval | None) -> None:
    """Resolve each post phrase that does not stand beside a name.

    Args:
        scene: the article.
        beside: the heads of the phrases that do.
        frame: when the article was written, as far as that is known.
    """
    for phrase in scene.posts:
        if phrase.head in beside:
            continue
        draft = _holder(scene, phrase, frame) or _medium(scene, phrase) or _body(scene, phrase)
        if draft is not None:
            draft.add(phrase.chunk, MentionForm.ROLE)
        else:
            _nameless(scene, phrase)
    _publication_phrases(scene)


def _holder(scene: Scene, phrase: PostPhrase, frame: DateInterval | None) -> Draft | None:
    """Return the person whom a definite phrase means: whom the article says, else the one holder in the data."""
    bare_office = phrase.determiner == "" and len(phrase.post) > 1 and phrase.organization is None
    owned = phrase.organization is not None and scene.lower(phrase.organization.end) in {"'s", "’s"}
    if phrase.plural or not (phrase.determiner in _DEFINITE or bare_office or owned):
        return None
    return _said(scene, phrase) or (None if phrase.former else _on_record(scene, phrase, frame))


def _said(scene: Scene, phrase: PostPhrase) -> Draft | None:
    """Return the one person to whom the article gives the post; of several who share a bare head, the last before."""
    post = stated_post(scene, phrase)
    if post.head in GROUP_HEADS:
        return None
    same = [d for d in scene.people if any(s.office == post.office and _fits(scene, d, s, post) for s in d.posts)]
    if len(same) == 1:
        return same[0]
    if len(phrase.post) > 1 or phrase.organization is not None or post.head not in POST_HEADS:
        return None
    alike = [d for d in scene.people if any(s.head == post.head and _fits(scene, d, s, post) for s in d.posts)]
    return _nearest(scene, alike, phrase.chunk.start)


def _fits(scene: Scene, draft: Draft, stated: StatedPost, post: StatedPost) -> bool:
    """Say whether a post that somebody was given is the one asked for: of the same body, country and party."""
    if not post.qualifiers <= stated.qualifiers:
        return False
    if post.organization is None or stated.organization is post.organization:
        return True
    if stated.organization is not None or draft.reference is None or post.organization.reference is None:
        return False
    return post.organization.reference in scene.reference.party_of(draft.reference, scene.when)


def _nearest(scene: Scene, drafts: Sequence[Draft], i: int) -> Draft | None:
    """Return the one of these that is mentioned last before token i, a few sentences back at most."""
    before = [(m.chunk.end, n) for n, d in enumerate(drafts) for m in d.mentions if m.chunk.end <= i]
    if not before:
        return None
    end, number = max(before)
    return drafts[number] if scene.sentence_of[i] - scene.sentence_of[end - 1] <= _REACH else None


def _on_record(scene: Scene, phrase: PostPhrase, frame: DateInterval | None) -> Draft | None:
    """Return the holder by the reference data: the one in office whom the article names, or else the only one."""
    post = stated_post(scene, phrase)
    if post.qualifiers or (
        phrase.organization is not None and (post.organization is None or not post.organization.reference)
    ):
        return None
    body = post.organization.reference if post.organization else None
    named = {d.reference: d for d in scene.people if d.reference}
    holders = scene.reference.holders(post.office, frame or ANY_TIME, body, "gb" if body is None else None).certain
    known = [named[i] for i in holders if i in named]
    if len(known) == 1:
        return known[0]
    if len(holders) != 1 or frame is None or known:
        return None
    return _absent(scene, holders[0])


def _absent(scene: Scene, identifier: str) -> Draft:
    """Return the cluster of a holder: of an ambiguous name that may mean him, or a new one."""
    person = scene.reference.people[identifier]
    same = [d for d in scene.people if identifier in d.candidates]
    draft = same[0] if len(same) == 1 else scene.new(EntityKind.PERSON, person.name)
    draft.reference, draft.gender, draft.candidates = person.id, person.gender or None, set()
    return draft


def _body(scene: Scene, phrase: PostPhrase) -> Draft | None:
    """Return the body that "the commission" or "the council" means: the last before whose name ends in that word."""
    if phrase.determiner not in _DEFINITE or phrase.plural or len(phrase.post) > 1 or phrase.organization is not None:
        return None
    head = scene.lower(phrase.head)
    fitting = [
        d for d in organizations(scene) if d.kind is EntityKind.ORGANIZATION and d.name.lower().split()[-1] == head
    ]
    return _nearest(scene, fitting, phrase.chunk.start)


def _nameless(scene: Scene, phrase: PostPhrase) -> None:
    """Start or continue the cluster of somebody who is not named, or of a document."""
    head = scene.lower(phrase.head)
    if phrase.determiner in _INDEFINITE and _is_worked_as(scene, phrase):
        return
    if head in POST_HEADS and phrase.determiner == "" and not phrase.plural and phrase.organization is None:
        return
    kind = EntityKind.DOCUMENT if head in DOCUMENT_HEADS else EntityKind.UNNAMED
    text = scene.text(phrase.chunk)
    same = [d for d in scene.drafts if d.kind is kind and d.name.lower() == text.lower()]
    if not same and phrase.determiner in _DEFINITE:
        same = [d for d in scene.drafts if d.kind is kind and d.name.lower().split()[-1] == head][-1:]
    draft = same[0] if same else scene.new(kind, text)
    draft.plural = phrase.plural
    draft.add(phrase.chunk, MentionForm.ROLE)


def _is_worked_as(scene: Scene, phrase: PostPhrase) -> bool:
    """Say whether a post is what somebody else works as ("a career as a tutor"), and so stands for nobody."""
    return any(c.lower_ == "as" and c.dep_ == "case" for c in scene.doc[phrase.head].children)


def _medium(scene: Scene, phrase: PostPhrase) -> Draft | None:
    """Return the publication that "the paper" means: the one named last before."""
    if phrase.determiner not in _DEFINITE or phrase.plural or scene.lower(phrase.head) not in _PUBLICATION_PHRASES:
        return None
    return _last_publication(scene, phrase.chunk.start)


def _publication_phrases(scene: Scene) -> None:
    """Resolve "the newspaper" and "the magazine", which are no posts, to the publication named last before."""
    taken = {i for d in scene.drafts for m in d.mentions for i in range(m.chunk.start, m.chunk.end)}
    for token in scene.doc[1:]:
        if token.lower_ in _PUBLICATION_PHRASES and scene.lower(token.i - 1) == "the" and token.i not in taken:
            draft = _last_publication(scene, token.i - 1)
            if draft is not None:
                draft.add(Chunk(token.i - 1, token.i + 1), MentionForm.ROLE)


def _last_publication(scene: Scene, i: int) -> Draft | None:
    publications = [d for d in scene.drafts if d.kind is EntityKind.PUBLICATION]
    before = [(m.chunk.end, n) for n, d in enumerate(publications) for m in d.mentions if m.chunk.end <= i]
    return publications[max(before)[1]] if before else None
