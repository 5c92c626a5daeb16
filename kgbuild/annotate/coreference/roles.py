"""Resolve role phrases that stand alone: to a person, a body or publication named before, or a nameless source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kgbuild.annotate.coreference.draft import Draft, Scene, StatedPost
from kgbuild.annotate.coreference.holders import spoken_of
from kgbuild.annotate.coreference.on_record import (
    DEFINITE,
    holder_on_record,
    leads_another,
    once_in_office,
    sits_for,
    then_in_office,
)
from kgbuild.annotate.coreference.stated import organizations, stated_post
from kgbuild.annotate.coreference.topics import in_headline, medium_of, named_next, openers, publication_phrases, topic
from kgbuild.annotate.lexicon import DOCUMENT_HEADS, FORMER, GROUP_HEADS, POST_HEADS
from kgbuild.english import words
from kgbuild.layers import Chunk, MentionForm, PostPhrase
from kgbuild.model import DateInterval, EntityKind

_REACH = 6  # sentences: how far back "the minister" may point
_BEHIND_HEADS = frozenset("of for from to in at with on who that which familiar near".split())
_TELLING = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_INDEFINITE = frozenset({"a", "an"})


def resolve_roles(scene: Scene, beside: frozenset[int], frame: DateInterval | None) -> None:
    """Resolve each post phrase that does not stand beside a name; the heads of those that do are `beside`."""
    opening = openers(scene)
    for phrase in scene.posts:
        if phrase.head in beside:
            continue
        draft, left_open = _holder(scene, phrase, frame)
        draft = draft or medium_of(scene, phrase) or _body(scene, phrase)
        if draft is None and not left_open:
            draft = _described(scene, phrase) or topic(scene, phrase) or _opening(scene, phrase, opening)
        if draft is not None:
            draft.add(phrase.chunk, MentionForm.ROLE)
        else:
            _nameless(scene, phrase, left_open)
    publication_phrases(scene)


def _opening(scene: Scene, phrase: PostPhrase, opening: Mapping[int, Draft]) -> Draft | None:
    """Return whom the paragraph behind a lead names, and note that the post of the lead is his."""
    draft = named_next(scene, phrase, opening)
    if draft is not None:
        draft.posts.append(stated_post(scene, phrase))
    return draft


def _holder(scene: Scene, phrase: PostPhrase, frame: DateInterval | None) -> tuple[Draft | None, dict[str, str]]:
    """Return the person whom a definite phrase means: whom the article says, else the one holder in the data.

    Where nobody is certain, those whom it may mean are returned with what stands against each.
    """
    bare_office = phrase.determiner == "" and len(phrase.post) > 1 and phrase.organization is None
    owned = phrase.organization is not None and scene.lower(phrase.organization.end) in {"'s", "’s"}
    if phrase.determiner == "" and not phrase.plural and not owned and in_headline(scene, phrase):
        return _said(scene, phrase), {}
    if phrase.plural or not (phrase.determiner in DEFINITE or (bare_office and not _is_given(scene, phrase)) or owned):
        return None, {}
    said = _said(scene, phrase)
    if said is not None and leads_another(scene, phrase, said):
        said = holder_on_record(scene, phrase, frame)[0] or said
    to_come = {scene.lower(i) for i in range(phrase.chunk.start, phrase.head)} & _TO_COME
    if said is not None or phrase.former or to_come:
        return said or (None if to_come else _alike(scene, phrase) or _once_held(scene, phrase)), {}
    sitting = sits_for(scene, phrase, frame)
    if sitting is not None:
        return sitting, {}
    on_record, left_open = holder_on_record(scene, phrase, frame)
    return on_record or _alike(scene, phrase), left_open


_SECOND = frozenset("shadow deputy vice assistant".split())
"""Words of posts beside another: "the chancellor" is not the shadow chancellor."""

_TO_COME = frozenset("new next future incoming".split())
"""Words that make of a post somebody who need not hold it yet."""


def _said(scene: Scene, phrase: PostPhrase) -> Draft | None:
    """Return the one person to whom the article gives the post."""
    post = stated_post(scene, phrase)
    if post.head in GROUP_HEADS:
        return None
    spoken = spoken_of(scene, phrase.head)
    held = [(d, s) for d in _known_by(scene, phrase) for s in d.posts if _fits(scene, d, s, post, spoken)]
    for same in (lambda s: s.office == post.office, lambda s: _is_of(s, post)):
        found = then_in_office(scene, post, [(d, s) for d, s in held if same(s)])
        if len(found) == 1 or (found and post.office not in scene.head_offices):
            return found[0] if len(found) == 1 else _nearest(scene, found, phrase.chunk.start)
    return None


def _known_by(scene: Scene, phrase: PostPhrase) -> list[Draft]:
    """Return the people whom a phrase may mean: in the first sentences all, since they often name somebody after what
    he is; further down those named before, if there are any with such a post.
    """
    people = list(scene.people)
    if scene.sentence_of[phrase.head] < _OPENING or not phrase.determiner:
        return people
    return [d for d in people if any(m.chunk.end <= phrase.chunk.start for m in d.mentions)]


_OPENING = 4  # sentences


def _is_of(stated: StatedPost, post: StatedPost) -> bool:
    """Say whether a post of several words was given with words of its own before: "Leeds deputy mayor"."""
    before = stated.office.removesuffix(f" {post.office}")
    return " " in post.office and before != stated.office and _SECOND.isdisjoint(before.split())


def _once_held(scene: Scene, phrase: PostPhrase) -> Draft | None:
    """Return the only one named before who ever held a post, by the reference data: "the former defence secretary"."""
    post = stated_post(scene, phrase)
    if not phrase.former or (phrase.organization is not None and post.body is None) or post.qualifiers:
        return None
    held = list(once_in_office(scene, post))
    return held[0] if len(held) == 1 and _nearest(scene, held, phrase.chunk.start) else None


def _described(scene: Scene, phrase: PostPhrase) -> Draft | None:
    """Return the last before of those of whom all is told that a definite phrase tells: "the committee spokesman" is
    "Ann Bell, spokesman for the security committee".
    """
    own = _telling(scene, phrase.chunk)
    if phrase.determiner not in DEFINITE or phrase.plural or len(own) < 2 or scene.lower(phrase.head) in GROUP_HEADS:
        return None
    # the words that make another post of one must agree: "the former minister", "the shadow minister"
    told = [
        d
        for d in scene.people
        for m in d.nested
        if own <= _telling(scene, m.chunk) and {scene.lower(i) for i in m.chunk} & (FORMER | _SECOND) <= own
    ]
    return _nearest(scene, list(dict.fromkeys(told)), phrase.chunk.start)


def _telling(scene: Scene, chunk: Chunk) -> set[str]:
    """Return the nouns, names and adjectives of a phrase."""
    return {scene.lower(i) for i in chunk if scene.doc[i].pos_ in _TELLING}


def _alike(scene: Scene, phrase: PostPhrase) -> Draft | None:
    """Return the last before of those whose posts share a bare head: "the minister" is the transport minister."""
    post, spoken = stated_post(scene, phrase), spoken_of(scene, phrase.head)
    if len(phrase.post) > 1 or phrase.organization is not None or post.head not in POST_HEADS - GROUP_HEADS:
        return None
    alike = [
        (d, s)
        for d in scene.people
        for s in d.posts
        if s.head == post.head and s.office.split()[0] not in _SECOND and _fits(scene, d, s, post, spoken)
    ]
    return _nearest(scene, then_in_office(scene, post, alike), phrase.chunk.start)


def _fits(scene: Scene, draft: Draft, stated: StatedPost, post: StatedPost, spoken: frozenset[str]) -> bool:
    """Say whether a post that somebody was given is the one asked for: of the same body, country and party.

    `spoken` are the countries that the words around the phrase speak of: a post of another one is not meant there. "The
    leader" is no former one.
    """
    if stated.former and not post.former:
        return False
    if not post.qualifiers <= stated.qualifiers and not (stated.countries & post.countries):
        return False
    if stated.countries and not post.countries and spoken and not stated.countries & spoken:
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


def _body(scene: Scene, phrase: PostPhrase) -> Draft | None:
    """Return the body that "the commission" or "the council" means: the last before whose name ends in that word."""
    if phrase.determiner not in DEFINITE or phrase.plural or len(phrase.post) > 1 or phrase.organization is not None:
        return None
    head = scene.lower(phrase.head)
    fitting = [
        d for d in organizations(scene) if d.kind is EntityKind.ORGANIZATION and d.name.lower().split()[-1] == head
    ]
    return _nearest(scene, fitting, phrase.chunk.start)


def _nameless(scene: Scene, phrase: PostPhrase, may_be: Mapping[str, str]) -> None:
    """Start or continue the cluster of somebody who is not named, or of a document; note who it may be, and why."""
    head = scene.lower(phrase.head)
    worked_as = any(c.lower_ == "as" and c.dep_ == "case" for c in scene.doc[phrase.head].children)
    if phrase.determiner in _INDEFINITE and worked_as:  # "a career as a tutor" is nobody's name
        return
    if head in POST_HEADS and phrase.determiner == "" and not phrase.plural and phrase.organization is None:
        return
    kind = EntityKind.DOCUMENT if head in DOCUMENT_HEADS else EntityKind.UNNAMED
    text = scene.text(phrase.chunk)
    same = [d for d in scene.drafts if d.kind is kind and d.name.lower() == text.lower()]
    if not same and phrase.determiner in DEFINITE:
        same = _taken_up(scene, phrase, [d for d in scene.drafts if d.kind is kind])[-1:]
    draft = same[0] if same else scene.new(kind, text)
    draft.plural = phrase.plural
    draft.candidates |= set(may_be)
    draft.doubts |= set(may_be.values())
    draft.add(phrase.chunk, MentionForm.ROLE)


def _taken_up(scene: Scene, phrase: PostPhrase, drafts: Sequence[Draft]) -> list[Draft]:
    """Return whom of the nameless a definite phrase may take up: of its head, and with all that it tells of him.

    "The Tesco spokesman" is "a spokesman for Tesco" and not "a spokesman for Unite"; "the spokesman" is the only one
    so far or in his paragraph, or else the last of whom no more is known. "The company spokesman" is the only one of
    whom no other kind of body is told, or of two the one who has not just spoken.
    """
    head, own = scene.lower(phrase.head), _telling(scene, phrase.chunk)
    alike = [d for d in drafts if _head_of_name(d.name) == head]
    if own <= {head}:
        here = [d for d in alike if scene.block_of[d.mentions[-1].chunk.start] == scene.block_of[phrase.head]]
        one = alike if len(alike) == 1 else here if len(here) == 1 else ()
        return list(one) or [d for d in alike if d.name.lower().split()[-1] == head]
    told = {id(d): {w.removesuffix("'s").removesuffix("’s") for w in d.name.lower().split()} for d in alike}
    found = [d for d in alike if own <= told[id(d)]]
    kinds = own & _BODIES
    open_ = [d for d in alike if own <= told[id(d)] | kinds | {head} and not told[id(d)] & _BODIES]
    last = max((m.chunk for d in open_ for m in d.mentions), key=lambda c: c.start, default=phrase.chunk)
    # who has just been taken up is called by no kind
    others = [d for d in open_ if len(d.mentions) < 2 or all(m.chunk != last for m in d.mentions)]
    return found or (open_ if kinds and len(open_) == 1 else others if kinds and len(others) == 1 else [])


_BODIES = words("end of a body") | words("body")
"""Nouns for a kind of body: what "the company" is may be "Oakbay Foods", and not "the Oakbay council"."""


def _head_of_name(name: str) -> str:
    """Return the noun of a phrase: the last word before the first preposition."""
    words = name.lower().split()
    behind = (
        n for n, w in enumerate(words) if n and (w in _BEHIND_HEADS or (w == "close" and words[n + 1 :][:1] == ["to"]))
    )
    end = next(behind, len(words))
    return words[end - 1]


def _is_given(scene: Scene, phrase: PostPhrase) -> bool:
    """Say whether a bare post is what somebody gets or loses, so stands for nobody: "promoted to home secretary"."""
    head = scene.doc[phrase.head]
    changes = head.head.lemma_.lower() in _CHANGES_POSTS
    return changes and any(c.lower_ in {"as", "to"} and c.dep_ in {"case", "mark"} for c in head.children)


_CHANGES_POSTS = words("changes posts")
