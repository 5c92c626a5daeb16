"""What speaks for and against a pronoun's meaning a cluster: readable features of where both stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import log

from kgbuild.annotate.coreference.draft import Draft, Scene
from kgbuild.annotate.coreference.syntax import above, clause_of, head_of, inside, role_of, subject_of
from kgbuild.layers import Chunk, Mention, MentionForm
from kgbuild.model import EntityKind

_SENTENCES = ("same sentence", "one sentence back", "two sentences back", "further back")
_RANKS = ("nearest", "second nearest", "third nearest", "not near")


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun at token i; `gender` None where it tells none."""

    i: int
    gender: str | None
    plural: bool
    possessive: bool
    reflexive: bool

    @property
    def neuter(self) -> bool:
        """Whether it is "it"."""
        return self.gender is None and not self.plural


@dataclass(slots=True)
class Candidate:
    """A cluster that a pronoun may mean, its mention that comes nearest, and what speaks for and against it.

    `bar`: what grammar has against another of its mentions, or "speaks".
    """

    draft: Draft
    mention: Mention
    distance: int
    bar: str = ""
    features: dict[str, float] = field(default_factory=dict)


class Setting:
    """What is the same for all candidates of a pronoun.

    `last` is whom the last pronoun meant, `first` the first person of the article, `spoke` whom the words for who spoke
    last mention, `around` whom those for who says the words that the pronoun stands in; `speaks`: it is such a source
    itself.
    """

    def __init__(self, scene: Scene, found: Sequence[Candidate], pronoun: Pronoun) -> None:
        self.last = _last_pronoun(scene, found, pronoun)
        taken = {c.draft: scene.whereabouts.taken_up_at(c.draft, pronoun.i) for c in found}
        self.counts = {d: t.ended(pronoun.i) for d, t in taken.items()}
        self.pronouns = {d: t.last_pronoun(pronoun.i) for d, t in taken.items()}
        self.alone = len(found) == 1
        self.rivals = [c for c in found if c.draft.kind is EntityKind.PERSON]
        starts = scene.sentence_starts
        here = scene.sentence_of[pronoun.i]
        self.opens = starts[here] == pronoun.i
        self.opens_block = scene.blocks[scene.block_of[pronoun.i]].start == pronoun.i
        self.quoted = scene.quotation_of[pronoun.i] is not None
        self.first = scene.whereabouts.first_person
        spoke = last_source(scene, pronoun.i)
        self.spoke = scene.whereabouts.overlapping([spoke] if spoke is not None else [])
        self.around = scene.whereabouts.overlapping(scene.sources_of(pronoun.i))
        self.speaks = pronoun.i in scene.speaking


def _last_pronoun(scene: Scene, found: Iterable[Candidate], pronoun: Pronoun) -> Draft | None:
    """Return whom the last pronoun before this one meant."""
    told = [(scene.whereabouts.taken_up_at(c.draft, pronoun.i).last_pronoun(pronoun.i), c.draft) for c in found]
    before = [(place, n, draft) for n, (place, draft) in enumerate(told) if place is not None]
    return max(before, key=lambda b: b[:2])[2] if before else None


def features(
    scene: Scene, pronoun: Pronoun, candidate: Candidate, rank: int, setting: Setting
) -> Iterable[tuple[str, float]]:
    """Yield the features of a candidate that hold, most with the value 1."""
    draft, mention = candidate.draft, candidate.mention
    kind = "possessive" if pronoun.possessive else role_of(scene, pronoun.i)
    head = head_of(scene, mention.chunk)
    later = mention.chunk.start > pronoun.i
    back = scene.sentence_of[pronoun.i] - scene.sentence_of[mention.chunk.start]
    where = "later in the sentence" if later else _SENTENCES[min(back, 3)]
    yield where, 1
    yield f"{kind}, {where}", 1
    yield _RANKS[min(rank, 3)], 1
    role = role_of(scene, head)
    yield f"it is {role}", 1
    yield f"{kind}, it is {role}", 1
    if mention.form is not MentionForm.NAME:
        yield f"by {mention.form.value}", 1
    yield from _subject_features(scene, pronoun, draft, kind)
    yield "words between (log)", log(1 + candidate.distance)
    yield "mentions close by (log)", log(1 + _close(scene, pronoun, draft))
    if scene.doc[head].dep_ == "conj":
        yield "further in a list", 1
    if not later and clause_of(scene.doc, head).i == clause_of(scene.doc, pronoun.i).i:
        yield f"{kind}, same clause", 1
    if mention.chunk.end == pronoun.i - 1 and scene.lower(pronoun.i - 1) in {"and", "or"}:
        yield f"{kind}, right before and", 1
    if draft is setting.last:
        yield "meant by the last pronoun", 1
    yield "mentions before (log)", log(1 + setting.counts[draft])
    if pronoun.gender:
        yield _gender_feature(scene, pronoun, draft), 1
    if draft.tentative:
        yield f"a person by {draft.tentative}", 1
    if draft.kind is EntityKind.UNNAMED:
        yield "without a name", 1
    if (scene.quotation_of[head] is None) != (scene.quotation_of[pronoun.i] is None):
        yield "across quotation marks", 1
    if scene.block_of[head] == scene.block_of[pronoun.i]:
        yield "same paragraph", 1
    if draft is setting.first:
        yield "first person of the article", 1
    if candidate.bar:
        yield f"barred: {candidate.bar}", 1
    yield from _speaking_features(draft, setting)
    yield from _continuing(scene, pronoun, candidate, setting, kind, where)


def _gender_feature(scene: Scene, pronoun: Pronoun, draft: Draft) -> str:
    """Return whether a cluster's gender is the pronoun's, or what a given name that stands alone tells of it."""
    if draft.gender:
        return "gender known"
    told = given_name_gender(scene, draft)
    if not told:
        return "gender unknown"
    return "given name of this gender" if told == pronoun.gender else "given name of the other gender"


def given_name_gender(scene: Scene, draft: Draft) -> str | None:
    """Return whose given name a person's one word is, who may be called by it or, less often, by such a family name."""
    if draft.kind is not EntityKind.PERSON or len(draft.words) != 1:
        return None
    return scene.reference.first_name_gender(draft.words[0]) or None


def _speaking_features(draft: Draft, setting: Setting) -> Iterable[tuple[str, float]]:
    """Yield whether somebody spoke last before a pronoun, and whether what he says or the sentence goes on with it."""
    if draft in setting.spoke:
        yield "spoke last", 1
        if setting.speaks:
            yield "spoke last, it speaks", 1
        if setting.opens:
            yield "spoke last, it opens the sentence", 1
    if draft in setting.around:
        yield "says these words", 1


def last_source(scene: Scene, i: int) -> Chunk | None:
    """Return the words for who spoke last before token i, as the learned layer has it."""
    places, sources = scene.sources_told
    number = bisect_right(places, i)
    return sources[number - 1] if number else None


def _close(scene: Scene, pronoun: Pronoun, draft: Draft) -> int:
    """Return how often this sentence, up to the pronoun, and the one before mention somebody."""
    here = scene.sentence_of[pronoun.i]
    near = scene.whereabouts.taken_up_at(draft, pronoun.i).within([here - 1, here])
    return sum(m.chunk.end <= pronoun.i for m in near)


def _subject_features(scene: Scene, pronoun: Pronoun, draft: Draft, kind: str) -> Iterable[tuple[str, float]]:
    """Yield where the cluster is a subject: of the pronoun's clause, of the one above, of this or the last sentence."""
    here = scene.sentence_of[pronoun.i]
    mentions = scene.whereabouts.taken_up_at(draft, pronoun.i).within([here - 1, here])
    heads = [head_of(scene, m.chunk) for m in mentions]
    subjects = [h for h in heads if h != pronoun.i and role_of(scene, h) == "subject"]
    if any(scene.sentence_of[h] == here and h < pronoun.i for h in subjects):
        yield f"{kind}, subject of this sentence", 1
    if any(scene.sentence_of[h] == here - 1 for h in subjects):
        yield f"{kind}, subject of the sentence before", 1
    if any(scene.sentence_of[h] == here - 1 and _is_main(scene, h) for h in subjects):
        yield "main subject of the sentence before", 1
    clause = clause_of(scene.doc, pronoun.i)
    for name in ("clause", "clause above", "clause two above"):
        subject = subject_of(clause)
        if subject is not None and any(h == subject.i or inside_name(scene, subject.i, h) for h in heads):
            yield f"{kind}, subject of the {name}", 1
            if subject.i > pronoun.i:
                yield f"{kind}, before its subject of the {name}", 1
            break
        upper = above(clause)
        if upper is None:
            break
        clause = upper


def inside_name(scene: Scene, head: int, i: int) -> bool:
    """Say whether token i is in apposition or part of the same name as another token."""
    return inside(scene.doc[head], i) and scene.doc[i].dep_ in {"appos", "flat", "compound"}


def _is_main(scene: Scene, i: int) -> bool:
    token = scene.doc[i]
    return token.head.dep_ == "ROOT" or token.dep_ == "ROOT"


def _continuing(
    scene: Scene, pronoun: Pronoun, candidate: Candidate, setting: Setting, kind: str, where: str
) -> Iterable[tuple[str, float]]:
    """Yield whether the text is about a candidate already, beside the others."""
    draft, mention, i = candidate.draft, candidate.mention, pronoun.i
    count = setting.counts[draft]
    others = max((n for d, n in setting.counts.items() if d is not draft), default=0)
    if count > others:
        yield "mentioned most", 1
        if setting.opens:
            yield "mentioned most, it opens the sentence", 1
    yield "share of mentions", count / max(1, sum(setting.counts.values()))
    if setting.alone:
        yield "the only one", 1
    elif len(setting.rivals) == 1 and draft.kind is EntityKind.PERSON:
        yield "the only person", 1
    if draft is setting.last:
        last = setting.pronouns[draft]
        yield f"{kind}, meant by the last pronoun", 1
        if last is not None:
            back = scene.sentence_of[i] - scene.sentence_of[last]
            yield f"meant by the last pronoun, {_SENTENCES[min(back, 3)]}", 1
            if (scene.quotation_of[last] is None) != (scene.quotation_of[i] is None):
                yield "meant by the last pronoun across quotation marks", 1
            if scene.lower(last) == scene.lower(i):
                yield "meant by the last pronoun, the same word", 1
            if clause_of(scene.doc, last).i == clause_of(scene.doc, i).i:
                yield f"{kind}, meant by a pronoun of its clause", 1
    if setting.quoted:
        yield f"quoted, {where}", 1
        if scene.quotation_of[mention.chunk.start] == scene.quotation_of[i]:
            yield "in the same quotation", 1
        yield "quoted, mentions before (log)", log(1 + count)
        if draft is setting.first:
            yield "quoted, first person of the article", 1
    if setting.opens_block:
        yield f"opens the paragraph, {where}", 1
        yield "opens the paragraph, mentions before (log)", log(1 + count)
    elif setting.opens:
        yield f"opens the sentence, {where}", 1
    if draft.kind is EntityKind.PERSON and mention.form is MentionForm.NAME:
        length = len(mention.chunk)
        yield "by a full name" if length > 1 else "by one word", 1
        if count == 1 and length > 1:
            yield f"{kind}, named for the first time", 1
    if candidate.distance >= 0 and scene.sentence_of[mention.chunk.start] == scene.sentence_of[i]:
        head = head_of(scene, mention.chunk)
        yield "steps in the tree (log)", log(1 + _steps(scene, head, i))
        if inside(clause_of(scene.doc, i), head):
            yield f"{kind}, below its clause", 1
        if mention.chunk.end <= i and inside(scene.doc[head], i):
            yield f"{kind}, inside what is said of it", 1
    verb, own = _verb(scene, i), [m for m in draft.mentions if m.chunk.end <= i][-6:]
    if verb and any(_verb(scene, head_of(scene, m.chunk)) == verb for m in own):
        yield f"{kind}, with the same verb", 1
    told = draft.gender
    if told and sum(c.draft.gender == told for c in setting.rivals) == 1 and draft.kind is EntityKind.PERSON:
        yield "the only one of known gender", 1


def _steps(scene: Scene, one: int, other: int) -> int:
    """Return how many arcs lie between two tokens of a sentence."""
    doc = scene.doc
    up = [one]
    while doc[up[-1]].head.i != up[-1]:
        up.append(doc[up[-1]].head.i)
    i, steps = other, 0
    while i not in up:
        if doc[i].head.i == i:
            return steps + len(up)
        i, steps = doc[i].head.i, steps + 1
    return steps + up.index(i)


def _verb(scene: Scene, i: int) -> str:
    """Return the verb that a token is the subject of."""
    token = scene.doc[i]
    return str(token.head.lemma_) if token.dep_.startswith("nsubj") and token.head.pos_ == "VERB" else ""
