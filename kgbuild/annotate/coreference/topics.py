"""Take a description that opens a sentence for whom the sentence before is about: "The former minister said".

"The paper" and "the magazine" are the publication named last before.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kgbuild.annotate.coreference.draft import Draft, Scene
from kgbuild.annotate.coreference.evidence import last_source
from kgbuild.annotate.coreference.on_record import DEFINITE
from kgbuild.annotate.coreference.syntax import head_of, role_of
from kgbuild.annotate.lexicon import GENDER_OF, GENDERED, GROUP_HEADS, PARTISANS, POST_HEADS
from kgbuild.layers import Chunk, Mention, MentionForm, PostPhrase
from kgbuild.model import EntityKind
from kgbuild.nouns import is_person

_FOR_OTHERS = frozenset(
    "spokesman spokeswoman spokesperson lawyer solicitor barrister judge source prosecutor coroner officer".split()
)
"""Who speaks for others, or is named by his part in the story: seldom the one whom it is about."""

_REACH = 3  # sentences


def topic(scene: Scene, phrase: PostPhrase) -> Draft | None:
    """Return the only person of the sentence before, if its subject, whom a description may mean; None without a tree.

    The description must open its sentence, be definite, tell more than a bare post, and not go against what is known
    of the person: gender, and party where the reference data have it.
    """
    here = scene.sentence_of[phrase.head]
    cue = phrase.chunk.start - 1 - (scene.doc[phrase.chunk.start - 1].pos_ == "VERB")
    before_marks = phrase.head in scene.speaking and scene.doc[cue].is_quote
    opens = scene.sentence_starts[here] == phrase.chunk.start or before_marks  # “Never,” said the 30-year-old
    if not here or not opens or not _describes(scene, phrase):
        return None
    before = here - 1  # the last sentence that more than "he" or "she" tells whom it is about
    while before > max(0, here - _REACH) and scene.lower(scene.sentence_starts[before]) in {"he", "she"}:
        before -= 1
    found = [(d, m) for d in scene.people for m in d.mentions if scene.sentence_of[m.chunk.start] == before]
    alone = len({id(d) for d, _ in found}) == 1 and any(_is_subject(scene, m) for _, m in found)
    draft = found[0][0] if alone else _last_speaker(scene, phrase)
    return draft if draft is not None and _allows(scene, draft, phrase) else None


def openers(scene: Scene) -> dict[int, Draft]:
    """Return who opens the paragraphs behind headline and lead, where he is new, named in full and a subject."""
    found = {}
    starts = {_behind_post(scene, chunk): n for n, chunk in enumerate(scene.blocks[1 : _LEAD + 1], 1)}
    for draft in scene.people:
        first = min(draft.mentions, key=lambda m: m.chunk.start)
        full = len(draft.words) > 1 or draft.titles
        if first.chunk.start in starts and full and _is_subject(scene, first):
            found[starts[first.chunk.start]] = draft
    return found


def named_next(scene: Scene, phrase: PostPhrase, opening: Mapping[int, Draft]) -> Draft | None:
    """Return whom the next paragraph opens with, if a phrase of the headline or lead says what somebody nameless said.

    News so leads into a story: "A top academic has warned …" "Ann Bell, of Leeds University, said".
    """
    draft = opening.get(scene.block_of[phrase.head] + 1)
    head = scene.lower(phrase.head)
    single = not phrase.plural and (head in POST_HEADS - GROUP_HEADS - _FOR_OTHERS or head in _CLOSE_TO)
    if draft is None or not single or phrase.head not in scene.speaking:
        return None
    return draft if _allows(scene, draft, phrase) else None


_LEAD = 2  # blocks: the headline and the first paragraph
_CLOSE_TO = frozenset("ally friend aide colleague insider opponent critic supporter".split())
"""Nouns for one person by whom he is close to; in the plural they stand for many."""


def _behind_post(scene: Scene, block: Chunk) -> int:
    """Return the first token of a block behind a post that opens it: "Bank chief" of "Bank chief Ann Bell said"."""
    return next((p.chunk.end for p in scene.posts if p.chunk.start == block.start and not p.determiner), block.start)


def in_headline(scene: Scene, phrase: PostPhrase) -> bool:
    """Say whether a phrase stands in a headline, which leaves articles out: "Labour leader quits"."""
    first = scene.blocks[0]
    return phrase.chunk.end < first.end and scene.doc[first.end - 1].text not in _ENDS_A_SENTENCE


_ENDS_A_SENTENCE = frozenset('. ! ? ” " : ,'.split())


def _last_speaker(scene: Scene, phrase: PostPhrase) -> Draft | None:
    """Return the person who spoke right before, if a description that tells a place or a past goes on speaking: "…, Ann
    Bell said." "The former London mayor added".
    """
    told = phrase.former or any(scene.doc[i].text[0].isupper() for i in range(phrase.chunk.start + 1, phrase.head))
    source = last_source(scene, phrase.chunk.start)
    if not told or phrase.head not in scene.speaking or source is None:
        return None
    here = scene.sentence_of[phrase.head]
    if scene.told_before[here] - scene.told_before[scene.sentence_of[source.start]] > 1:
        return None
    found = [d for d in scene.people for m in d.mentions if m.form is MentionForm.NAME and m.chunk.overlaps(source)]
    return found[0] if len(found) == 1 else None


def _describes(scene: Scene, phrase: PostPhrase) -> bool:
    head = scene.lower(phrase.head)
    tells_more = phrase.head - phrase.chunk.start > 1 or phrase.former or phrase.head in scene.speaking
    known = (head in POST_HEADS or is_person(head)) and head not in GROUP_HEADS - {"politician"} | _FOR_OTHERS
    parent = head.endswith(_PARENTS) and scene.lower(phrase.head + 1) == "of"
    alone = head in PARTISANS or parent or _AGE.fullmatch(scene.text(phrase.chunk).lower()) is not None
    return phrase.determiner == "the" and not phrase.plural and ((known and tells_more) or alone)


_AGE = re.compile(r"the \d{1,3}-year-old")
_PARENTS = ("mother", "father")
"""Who is told by how many children there are: "the mother of two"."""


def _is_subject(scene: Scene, mention: Mention) -> bool:
    told = mention.form is not MentionForm.PRONOUN
    return told and role_of(scene, head_of(scene, mention.chunk)) == "subject"


def _allows(scene: Scene, draft: Draft, phrase: PostPhrase) -> bool:
    """Say whether what is known of a person allows a description."""
    gender = GENDERED.get(scene.lower(phrase.head))
    gone = any(p.former and p.head == scene.lower(phrase.head) for p in draft.posts) and not phrase.former
    if draft.tentative or draft.candidates or gone or (gender and draft.gender and gender != draft.gender):
        return False
    sentence = scene.sentence(phrase.head)
    told = next((scene.lower(i) for i in range(phrase.chunk.end, sentence.end) if scene.lower(i) in GENDER_OF), "")
    if draft.gender and told and GENDER_OF[told] != draft.gender:  # "The peer said he": no woman
        return False
    body = scene.draft_at(phrase.organization)
    if body is None or body.kind is not EntityKind.PARTY:
        return True
    stated = [p.organization for p in draft.posts if p.organization is not None]
    if body in stated:
        return True
    if draft.reference is None or body.reference is None:
        return not any(o.kind is EntityKind.PARTY for o in stated)
    return body.reference in scene.reference.party_of(draft.reference, scene.when)


_PUBLICATION_PHRASES = frozenset("newspaper magazine paper broadcaster programme".split())


def medium_of(scene: Scene, phrase: PostPhrase) -> Draft | None:
    """Return the publication that "the paper" means: the one named last before."""
    if phrase.determiner not in DEFINITE or phrase.plural or scene.lower(phrase.head) not in _PUBLICATION_PHRASES:
        return None
    return _last_publication(scene, phrase.chunk.start)


def publication_phrases(scene: Scene) -> None:
    """Resolve "the newspaper" and "the magazine", which are no posts, to the publication named last before."""
    taken = {i for d in scene.drafts for m in d.mentions for i in m.chunk}
    for token in scene.doc[1:]:
        if token.lower_ in _PUBLICATION_PHRASES and scene.lower(token.i - 1) == "the" and token.i not in taken:
            draft = _last_publication(scene, token.i - 1)
            if draft is not None:
                draft.add(Chunk(token.i - 1, token.i + 1), MentionForm.ROLE)


def _last_publication(scene: Scene, i: int) -> Draft | None:
    publications = [d for d in scene.drafts if d.kind is EntityKind.PUBLICATION]
    before = [(m.chunk.end, n) for n, d in enumerate(publications) for m in d.mentions if m.chunk.end <= i]
    return publications[max(before)[1]] if before else None
