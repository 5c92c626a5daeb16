"""What speaks for and against a pronoun's meaning a cluster: readable features of where both stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
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
        taken = {c.draft: scene.whereabouts.taken_up_at(c.draft, pronoun.i) for c in found}
        self.counts = {d: t.ended(pronoun.i) for d, t in taken.items()}
        self.pronouns = {d: t.last_pronoun(pronoun.i) for d, t in taken.items()}
        told = [(place, n, d) for n, (d, place) in enumerate(self.pronouns.items()) if place is not None]
        self.last = max(told, key=lambda t: t[:2])[2] if told else None
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
    role = role_of(scene, head)
    told = [where, f"{kind}, {where}", _RANKS[min(rank, 3)], f"it is {role}", f"{kind}, it is {role}"]
    yield from ((name, 1) for name in told)
    if mention.form is not MentionForm.NAME:
        yield f"by {mention.form.value}", 1
    here = scene.sentence_of[pronoun.i]
    near = scene.whereabouts.taken_up_at(draft, pronoun.i).within([here - 1, here])
    yield from _subject_features(scene, pronoun, near, kind)
    yield "words between (log)", log(1 + candidate.distance)
    yield "mentions close by (log)", log(1 + sum(m.chunk.end <= pronoun.i for m in near))
    clause = not later and clause_of(scene.doc, head).i == clause_of(scene.doc, pronoun.i).i
    joined = mention.chunk.end == pronoun.i - 1 and scene.lower(pronoun.i - 1) in {"and", "or"}
    yield from _holding(
        ("further in a list", scene.doc[head].dep_ == "conj"),
        (f"{kind}, same clause", clause),
        (f"{kind}, right before and", joined),
        ("meant by the last pronoun", draft is setting.last),
    )
    if pronoun.gender:
        yield _gender_feature(scene, pronoun, draft), 1
    yield from _holding(
        (f"a person by {draft.tentative}", bool(draft.tentative)),
        ("without a name", draft.kind is EntityKind.UNNAMED),
        ("across quotation marks", (scene.quotation_of[head] is None) != (scene.quotation_of[pronoun.i] is None)),
        ("same paragraph", scene.block_of[head] == scene.block_of[pronoun.i]),
        ("first person of the article", draft is setting.first),
        (f"barred: {candidate.bar}", bool(candidate.bar)),
        ("spoke last", draft in setting.spoke),
        ("spoke last, it speaks", draft in setting.spoke and setting.speaks),
        ("spoke last, it opens the sentence", draft in setting.spoke and setting.opens),
        ("says these words", draft in setting.around),
    )
    yield from _continuing(scene, pronoun, candidate, setting, kind, where)


def _holding(*told: tuple[str, bool]) -> Iterator[tuple[str, float]]:
    """Yield those features that hold."""
    return ((name, 1) for name, holds in told if holds)


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


def last_source(scene: Scene, i: int) -> Chunk | None:
    """Return the words for who spoke last before token i, as the learned layer has it."""
    places, sources = scene.sources_told
    number = bisect_right(places, i)
    return sources[number - 1] if number else None


def _subject_features(
    scene: Scene, pronoun: Pronoun, near: Sequence[Mention], kind: str
) -> Iterable[tuple[str, float]]:
    """Yield where the cluster is a subject: of the pronoun's clause, of the one above, of this or the last sentence."""
    here = scene.sentence_of[pronoun.i]
    heads = [head_of(scene, m.chunk) for m in near]
    subjects = [h for h in heads if h != pronoun.i and role_of(scene, h) == "subject"]
    before = [h for h in subjects if scene.sentence_of[h] == here - 1]
    yield from _holding(
        (f"{kind}, subject of this sentence", any(scene.sentence_of[h] == here and h < pronoun.i for h in subjects)),
        (f"{kind}, subject of the sentence before", bool(before)),
        (
            "main subject of the sentence before",
            any("ROOT" in {scene.doc[h].dep_, scene.doc[h].head.dep_} for h in before),
        ),
    )
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


def _continuing(
    scene: Scene, pronoun: Pronoun, candidate: Candidate, setting: Setting, kind: str, where: str
) -> Iterable[tuple[str, float]]:
    """Yield whether the text is about a candidate already, beside the others."""
    draft, mention, i = candidate.draft, candidate.mention, pronoun.i
    count = setting.counts[draft]
    others = max((n for d, n in setting.counts.items() if d is not draft), default=0)
    yield from _holding(
        ("mentioned most", count > others),
        ("mentioned most, it opens the sentence", count > others and setting.opens),
    )
    yield "share of mentions", count / max(1, sum(setting.counts.values()))
    person = draft.kind is EntityKind.PERSON
    if setting.alone:
        yield "the only one", 1
    elif len(setting.rivals) == 1 and person:
        yield "the only person", 1
    if draft is setting.last:
        last = setting.pronouns[draft]
        yield f"{kind}, meant by the last pronoun", 1
        if last is not None:
            back = scene.sentence_of[i] - scene.sentence_of[last]
            across = (scene.quotation_of[last] is None) != (scene.quotation_of[i] is None)
            clause = clause_of(scene.doc, last).i == clause_of(scene.doc, i).i
            yield from _holding(
                (f"meant by the last pronoun, {_SENTENCES[min(back, 3)]}", True),
                ("meant by the last pronoun across quotation marks", across),
                (f"{kind}, meant by a pronoun of its clause", clause),
            )
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
    if person and mention.form is MentionForm.NAME:
        full = len(mention.chunk) > 1
        yield "by a full name" if full else "by one word", 1
        if count == 1 and full:
            yield f"{kind}, named for the first time", 1
    if candidate.distance >= 0 and scene.sentence_of[mention.chunk.start] == scene.sentence_of[i]:
        head = head_of(scene, mention.chunk)
        yield "steps in the tree (log)", log(1 + _steps(scene, head, i))
        yield from _holding(
            (f"{kind}, below its clause", inside(clause_of(scene.doc, i), head)),
            (f"{kind}, inside what is said of it", mention.chunk.end <= i and inside(scene.doc[head], i)),
        )
    verb, own = _verb(scene, i), [m for m in draft.mentions if m.chunk.end <= i][-6:]
    if verb and any(_verb(scene, head_of(scene, m.chunk)) == verb for m in own):
        yield f"{kind}, with the same verb", 1


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
