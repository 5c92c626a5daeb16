"""People too bare to count by themselves, whom a pronoun may mean all the same.

Names without anything that says whose they are count only if a pronoun takes them up; nouns like "his wife" are of
people who have neither name nor post.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgbuild.annotate.coreference.draft import Draft, Scene
from kgbuild.annotate.coreference.spelling import misspelt, plain
from kgbuild.annotate.lexicon import GENDERED, NOT_NAMES, ORGANIZATION_WORDS, POST_HEADS
from kgbuild.annotate.name_runs import is_ship
from kgbuild.annotate.surnames import is_month
from kgbuild.layers import Chunk, MentionForm
from kgbuild.model import EntityKind
from kgbuild.nouns import POSSESSIVES, REFERENDUM_SIDES
from kgbuild.reference.lookup import fold


def note_bare_names(scene: Scene) -> None:
    """Start a tentative cluster for each proper noun that no other cluster has and that may name a person."""
    taken = {i for d in scene.drafts for m in d.mentions for i in m.chunk}
    labels = {t.i: e.label_ for e in scene.doc.ents for t in e}
    found: dict[str, Draft] = {}
    things = {d.name for d in scene.drafts if d.kind in _THINGS}
    for chunk in _proper_runs(scene, taken):
        if scene.text(chunk) in things:
            continue
        kinds = {labels.get(i, "") for i in chunk}
        given = scene.reference.first_name_gender(scene.doc[chunk.start].text)
        if not (kinds & {"PERSON"} or kinds == {""}) or not _may_be_person(scene, chunk, "PERSON" in kinds):
            continue
        bearer = _bearer(scene, chunk)
        if bearer is not None:
            bearer.add(chunk, MentionForm.NAME)
            continue
        word = fold(scene.doc[chunk.end - 1].text)
        draft = found.get(word) or found.get(fold(scene.doc[chunk.start].text))
        if draft is None:
            draft = scene.new(EntityKind.PERSON, scene.text(chunk), tuple(fold(scene.text(chunk)).split()))
            found[word] = draft
        draft.tentative = (
            "learned" if kinds & {"PERSON"} or given is not None or draft.tentative == "learned" else "capital"
        )
        draft.gender = draft.gender or given or None
        draft.add(chunk, MentionForm.NAME)


_THINGS = frozenset({EntityKind.PLACE, EntityKind.ORGANIZATION, EntityKind.PUBLICATION})


def _bearer(scene: Scene, chunk: Chunk) -> Draft | None:
    """Return the one person, named in full elsewhere, of whose name these words are a part."""
    words = [plain(w) for w in fold(scene.text(chunk)).split()]
    if any(len(w) < 3 for w in words):
        return None
    fitting = [d for d in scene.people if len(d.words) > len(words) and _within(words, [plain(w) for w in d.words])]
    if not fitting and len(words) == 1 and scene.reference.first_name_gender(words[0]) is None:
        fitting = [d for d in scene.people if len(d.words) > 1 and misspelt(words[0], plain(d.words[-1]))]
    return fitting[0] if len(fitting) == 1 and not fitting[0].tentative else None


def _within(words: Sequence[str], name: Sequence[str]) -> bool:
    return any(list(name[n : n + len(words)]) == list(words) for n in range(len(name)))


def drop_unused(scene: Scene) -> None:
    """Forget the tentative clusters that no pronoun was put into."""
    scene.drafts = [
        d for d in scene.drafts if not d.tentative or any(m.form is MentionForm.PRONOUN for m in d.mentions)
    ]


def _proper_runs(scene: Scene, taken: set[int]) -> Iterator[Chunk]:
    """Yield the runs of proper nouns outside all mentions, three words long at most."""
    i = 0
    while i < len(scene.doc):
        end = i
        while (
            end < len(scene.doc)
            and end not in taken
            and _is_proper(scene, end)
            and scene.sentence_of[end] == scene.sentence_of[i]
        ):
            end += 1
        if i < end <= i + 3 and i - 1 not in taken:
            yield Chunk(i, end)
        i = max(end, i + 1)


def _is_proper(scene: Scene, i: int) -> bool:
    token = scene.doc[i]
    return (
        token.pos_ == "PROPN"
        and token.tag_ != "NNPS"  # "Britons" are many
        and token.text[0].isupper()
        and token.is_alpha
        and not (token.is_upper and len(token) > 1)
    )


def _may_be_person(scene: Scene, chunk: Chunk, labelled: bool) -> bool:
    """Say whether proper nouns may name a person; `labelled`: the model takes them for one."""
    words = [scene.lower(i) for i in chunk]
    if any(w in NOT_NAMES or w in ORGANIZATION_WORDS or w in POST_HEADS for w in words) or is_month(scene.doc, chunk):
        return False
    if words[-1] in REFERENDUM_SIDES or is_ship(scene.doc, chunk.start - 1):
        return False
    before = _BEFORE_THINGS if labelled else _BEFORE_THINGS | _BEFORE_PLACES
    return len(words[-1]) > 2 and scene.lower(chunk.start - 1) not in before


_BEFORE_THINGS = frozenset({"the", "a", "an"})
_BEFORE_PLACES = frozenset({"in", "of", "at"})


_OPENERS = frozenset("the a an his her their my our this that another".split())


def note_relatives(scene: Scene) -> None:
    """Start a cluster for each person called by a noun alone ("his wife"); give all nameless ones a gender."""
    starts = {m.chunk.start for d in scene.people for m in d.mentions}
    ends = {m.chunk.end for d in scene.people for m in d.mentions}
    taken = {i for d in scene.drafts for m in d.mentions for i in m.chunk}
    posts = {i for p in scene.posts for i in p.chunk}
    owners = {m.chunk.end: m.chunk.start for d in scene.people for m in d.mentions if m.form is MentionForm.NAME}
    owned: dict[str, Draft] = {}
    for token in scene.doc:
        gender = GENDERED.get(token.lower_)
        if gender is None or token.i in taken or token.i in posts or not token.i:
            continue
        opener = scene.doc[token.i - 1]
        if token.i + 1 in starts or (opener.text == "," and token.i - 1 in ends):
            continue
        owner = owners.get(token.i - 1) if opener.text in POSSESSIVES else None
        if owner is None and opener.lower_ not in _OPENERS:
            continue
        if token.dep_ == "appos" or any(c.dep_ == "appos" and c.i in starts for c in token.children):
            continue
        chunk = Chunk(token.i - 1 if owner is None else owner, token.i + 1)
        same = owned.get(scene.text(chunk)) if owner is not None else None
        draft = same or scene.new(EntityKind.UNNAMED, scene.text(chunk))
        owned[scene.text(chunk)] = draft
        draft.gender = gender
        draft.add(chunk, MentionForm.ROLE)
    for draft in scene.drafts:
        if draft.kind is EntityKind.UNNAMED and not draft.gender:
            draft.gender = GENDERED.get(draft.name.lower().split()[-1])
