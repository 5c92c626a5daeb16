"""Say how likely a pronoun means a cluster: readable features, and their weights from a table beside this file."""

from __future__ import annotations

import csv
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from math import log
from pathlib import Path

from kgbuild.annotate.coreference.draft import Draft, Scene
from kgbuild.annotate.coreference.quoting import quoted_speakers, speaking_for_another
from kgbuild.annotate.coreference.syntax import above, bound_apart, clause_of, head_of, inside, role_of, subject_of
from kgbuild.annotate.offices import DOCUMENT_HEADS, POST_HEADS
from kgbuild.layers import Chunk, Mention, MentionForm
from kgbuild.model import EntityKind
from kgbuild.nouns import is_person

_REACH = 5  # sentences: how far back a pronoun may point
_FAR = 20  # sentences: the same with those that only quote
_SENTENCES = ("same sentence", "one sentence back", "two sentences back", "further back")
_RANKS = ("nearest", "second nearest", "third nearest", "not near")
_GROUPS = frozenset({EntityKind.PARTY, EntityKind.ORGANIZATION, EntityKind.UNNAMED})
_BODIES = frozenset(EntityKind) - {EntityKind.PERSON}
_NO_PERSONS = DOCUMENT_HEADS | frozenset(
    """
    union group campaign charity police inquiry committee watchdog commission tribunal thinktank think-tank think
    article company firm council government body board panel court team party agency department newspaper
    """.split()
)
"""Heads of phrases that speak but are no "he" or "she"."""

_SINGLE = frozenset({EntityKind.PERSON, EntityKind.UNNAMED})


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
    """A cluster that a pronoun may mean, its mention that comes nearest, and what speaks for and against it."""

    draft: Draft
    mention: Mention
    distance: int
    features: dict[str, float] = field(default_factory=dict)


def candidates(scene: Scene, pronoun: Pronoun) -> list[Candidate]:
    """Return the clusters that agree in number and gender, stand near enough and are not barred by grammar."""
    barred = [*quoted_speakers(scene, pronoun.i), *speaking_for_another(scene, pronoun.i)]
    found = []
    for draft in _within_reach(scene, pronoun):
        if _agrees(scene, draft, pronoun) and draft not in barred:
            mention = _nearest(scene, draft, pronoun)
            if mention is not None:
                found.append(Candidate(draft, mention, _distance(mention, pronoun.i)))
    found.sort(key=lambda c: (c.distance, c.mention.chunk.start))
    setting = _Setting(scene, found, pronoun)
    for rank, candidate in enumerate(found):
        candidate.features = dict(_features(scene, pronoun, candidate, rank, setting))
    return found


def _within_reach(scene: Scene, pronoun: Pronoun) -> list[Draft]:
    """Return the clusters that a sentence near enough before a pronoun, or its own, mentions."""
    return scene.whereabouts.within(_reach(scene, pronoun))


def _reach(scene: Scene, pronoun: Pronoun) -> range:
    """Return the sentences whose mentions a pronoun may take up, its own the last."""
    here = scene.sentence_of[pronoun.i]
    first = next((n for n in range(max(here - _FAR, 0), here) if _back(scene, pronoun, n) <= _REACH), here)
    return range(first, here + 1)


def _back(scene: Scene, pronoun: Pronoun, sentence: int) -> int:
    """Return how many sentences back another is; for a pronoun of the story, those that are all quotation count not."""
    here = scene.sentence_of[pronoun.i]
    if scene.quotation_of[pronoun.i] is not None:
        return here - sentence
    return min(here - sentence, max(0, scene.told_before[here] - scene.told_before[sentence]))


class _Setting:
    """What is the same for all candidates of a pronoun.

    `last` is whom the last pronoun meant, `first` the first person of the article, `spoke` whom the words for who spoke
    last mention, `around` whom those for who says the words that the pronoun stands in; `speaks`: it is such a source
    itself.
    """

    def __init__(self, scene: Scene, found: Iterable[Candidate], pronoun: Pronoun) -> None:
        self.last = _last_pronoun(scene, found, pronoun)
        self.first = scene.whereabouts.first_person
        spoke = last_source(scene, pronoun.i)
        self.spoke = scene.whereabouts.overlapping([spoke] if spoke is not None else [])
        self.around = scene.whereabouts.overlapping(scene.sources_of(pronoun.i))
        self.speaks = pronoun.i in scene.speaking


def score(features: Mapping[str, float]) -> float:
    """Return how much speaks for a candidate; below 0, nobody is the better answer."""
    table = weights()
    return table.get("nobody", 0.0) + sum(table.get(name, 0.0) * value for name, value in features.items())


@cache
def weights() -> Mapping[str, float]:
    """The weight of each feature."""
    with (Path(__file__).parent / "weights.csv").open(encoding="utf-8", newline="") as file:
        return {row["feature"]: float(row["weight"]) for row in csv.DictReader(file)}


def _agrees(scene: Scene, draft: Draft, pronoun: Pronoun) -> bool:
    if pronoun.neuter:
        nobody = draft.kind is EntityKind.UNNAMED and draft.name.lower().split()[-1] in POST_HEADS
        nobody |= draft.kind is EntityKind.UNNAMED and draft.plural
        return draft.kind in _BODIES and not nobody and not draft.gender
    if pronoun.plural:
        return draft.kind in _GROUPS and (draft.plural or draft.kind is EntityKind.PARTY)
    if draft.kind is EntityKind.UNNAMED and not draft.gender:
        words = draft.name.lower().split()
        told = any(w in POST_HEADS or is_person(w) for w in words) or _is_named(scene, draft)
        if words[-1] in _NO_PERSONS or not told:
            return False
    return draft.kind in _SINGLE and not draft.plural and draft.gender in {None, pronoun.gender}


def _is_named(scene: Scene, draft: Draft) -> bool:
    """Say whether the words of a source are all a person's name to the model, though too bare to count as one."""
    chunk = draft.mentions[0].chunk
    return all(scene.doc[i].ent_type_ == "PERSON" for i in range(chunk.start, chunk.end))


def _nearest(scene: Scene, draft: Draft, pronoun: Pronoun) -> Mention | None:
    """Return the mention nearest before a pronoun, else one later in its sentence; None if grammar bars the cluster."""
    here = scene.sentence_of[pronoun.i]
    near = scene.whereabouts.taken_up_at(draft, pronoun.i).within(_reach(scene, pronoun))
    if not pronoun.reflexive:
        same = scene.whereabouts.mentions(draft).within([here])
        if any(bound_apart(scene, pronoun.i, head_of(scene, m.chunk)) for m in same):
            return None
    before = [m for m in near if m.chunk.end <= pronoun.i]
    if before:
        return max(before, key=lambda m: (m.chunk.end, m.chunk.start))
    after = [m for m in near if m.chunk.start > pronoun.i]
    return min(after, key=lambda m: m.chunk.start, default=None)


def _distance(mention: Mention, i: int) -> int:
    return i - mention.chunk.end if mention.chunk.end <= i else 2 * (mention.chunk.start - i)


def _last_pronoun(scene: Scene, found: Iterable[Candidate], pronoun: Pronoun) -> Draft | None:
    """Return whom the last pronoun before this one meant."""
    told = [(scene.whereabouts.taken_up_at(c.draft, pronoun.i).last_pronoun(pronoun.i), c.draft) for c in found]
    before = [(place, n, draft) for n, (place, draft) in enumerate(told) if place is not None]
    return max(before, key=lambda b: b[:2])[2] if before else None


def _features(
    scene: Scene, pronoun: Pronoun, candidate: Candidate, rank: int, setting: _Setting
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
    yield "mentions before (log)", log(1 + scene.whereabouts.taken_up_at(draft, pronoun.i).ended(pronoun.i))
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
    yield from _speaking_features(scene, pronoun, draft, setting)


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


def _speaking_features(scene: Scene, pronoun: Pronoun, draft: Draft, setting: _Setting) -> Iterable[tuple[str, float]]:
    """Yield whether somebody spoke last before a pronoun, and whether what he says or the sentence goes on with it."""
    opens = scene.sentence_starts[scene.sentence_of[pronoun.i]] == pronoun.i
    if draft in setting.spoke:
        yield "spoke last", 1
        if setting.speaks:
            yield "spoke last, it speaks", 1
        if opens:
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
