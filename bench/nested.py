"""Find the further words for people that stand inside, around or beside their mentions: `chains.py` needs them.

Annotators mark mentions that nest: "Mr Bell" and "Bell"; "the former minister Ann Bell", "the former minister" and "Ann
Bell"; "the chairman" and "the chairman of the board"; "Ann" of "Ann Bell" and "Minister" of "the Prime Minister".
kgbuild keeps one mention in each place.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from kgbuild.annotate.coreference.syntax import inside
from kgbuild.annotate.lexicon import COURTESY, POST_HEADS, RANKS
from kgbuild.annotate.sources import noun_phrase
from kgbuild.layers import Annotated, Chunk, Cluster, Mention, MentionForm, head_of
from kgbuild.model import EntityKind
from kgbuild.nouns import is_addressed

_DESCRIBES = frozenset("nmod:desc compound flat appos".split())
_OPENS_NO_PHRASE = frozenset("case mark cc punct".split())
_LONGEST = 20  # tokens


def nested(scene: Annotated, cluster: Cluster) -> list[Chunk]:
    """Return the further words for an entity, without those that kgbuild gives."""
    mentions = [m for c in scene.clusters for m in c.mentions]
    named = {i for m in mentions if m.form is MentionForm.NAME for i in m.chunk}
    mentioned = {i for m in mentions for i in m.chunk}
    people = [c for c in scene.clusters if c.kind is EntityKind.PERSON]
    ends = {m.chunk.end: (c, m.chunk.start) for c in people for m in c.mentions if m.form is MentionForm.NAME}
    own = sorted((*cluster.mentions, *cluster.nested), key=lambda m: m.chunk.start)
    found = dict.fromkeys(
        c for m in own for c in _around(scene, cluster, m, named, mentioned) if 0 < len(c) <= _LONGEST
    )
    known = {m.chunk for m in own}
    return [c for c in found if c not in known and not _introduces(scene, cluster, c, ends)]


def _introduces(scene: Annotated, cluster: Cluster, chunk: Chunk, ends: Mapping[int, tuple[Cluster, int]]) -> bool:
    """Say whether words end in the name of somebody else, whose post they tell: "leader of the Opposition Ann Bell"."""
    other, start = ends.get(chunk.end, (cluster, chunk.start))
    return other is not cluster and start > chunk.start and scene.doc[start - 1].pos_ in {"NOUN", "PROPN"}


def _around(
    scene: Annotated, cluster: Cluster, mention: Mention, named: set[int], mentioned: set[int]
) -> Iterator[Chunk]:
    """Yield the further words for an entity in the place of one mention."""
    if mention.form is MentionForm.ROLE and cluster.kind is not EntityKind.PUBLICATION:
        head = head_of(scene.doc, mention.chunk)
        yield from _phrase_forms(scene, head)
        yield Chunk(head.i, head.i + 1)
    if cluster.kind is EntityKind.PERSON:
        yield from _said_to_be(scene, mention.chunk, mentioned)
    if mention.form is MentionForm.NAME and cluster.kind is EntityKind.PERSON:
        yield from _titled_forms(scene, mention.chunk)
        yield from _in_brackets(scene, mention.chunk)
        yield from _described(scene, mention.chunk, named)


def _said_to_be(scene: Annotated, chunk: Chunk, mentioned: set[int]) -> Iterator[Chunk]:
    """Yield what the subject of a sentence is said to be, or to become: "she was the first woman on the board".

    What names others behind the noun is left to them: "the sister" of "the sister of Carl Dorn".
    """
    head = head_of(scene.doc, chunk)
    if head.dep_ not in {"nsubj", "nsubj:outer"} or head.head.i < head.i:
        return
    nouns = [head.head] if any(c.dep_ == "cop" for c in head.head.children) else []
    if head.head.lemma_ in {"become", "remain"}:
        nouns = [c for c in head.head.children if c.dep_ in {"xcomp", "obj"}]
    for noun in nouns:
        denied = any(c.lower_ in _DENIES for c in (*noun.children, *noun.head.children))
        if _is_person_noun(noun) and not denied:
            said = max((c.i + 1 for c in noun.children if c.dep_ == "cop" and c.i < noun.i), default=0)
            own = (c for c in _phrase_forms(scene, noun) if mentioned.isdisjoint(range(noun.i + 1, c.end)))
            yield from (Chunk(max(c.start, said), c.end) for c in own)


_DENIES = frozenset("not n't n’t never no".split())


def _in_brackets(scene: Annotated, name: Chunk) -> Iterator[Chunk]:
    """Yield the same name in another script, or the name on a network, in brackets right behind: "(@annbell)"."""
    inside = name.end + 1
    if _lower(scene, name.end) != "(" or _lower(scene, inside + 1) != ")":
        return
    word = scene.doc[inside].text
    if word.startswith("@") or not (word.isascii() or "LATIN" in unicodedata.name(word[0], "")):
        yield Chunk(inside, inside + 1)


def _titled_forms(scene: Annotated, chunk: Chunk) -> Iterator[Chunk]:
    """Yield a name without its title, or with the one that stands before it, and each word of two: "Bell"."""
    start = chunk.start
    if len(chunk) > 1 and _is_title(scene, start):
        start += 1
        if _lower(scene, start) == ".":
            start += 1
        if start < chunk.end and _lower(scene, start) != "of":
            yield Chunk(start, chunk.end)
    elif _is_title(scene, chunk.start - 1) and scene.doc[chunk.start - 1].text[0].isupper():
        yield Chunk(chunk.start - 1, chunk.end)
    if len(chunk) > 3 and _lower(scene, chunk.start + 2) == "of" and _is_title(scene, chunk.start):
        yield Chunk(chunk.start, chunk.start + 2)
    if chunk.end - start == 2 and all(scene.doc[i].is_alpha for i in range(start, chunk.end)):
        yield Chunk(start, start + 1)
        yield Chunk(start + 1, chunk.end)


def _lower(scene: Annotated, i: int) -> str:
    return scene.doc[i].lower_ if 0 <= i < len(scene.doc) else ""


def _is_title(scene: Annotated, i: int) -> bool:
    word = _lower(scene, i).rstrip(".")
    return word in COURTESY or word in RANKS


def _described(scene: Annotated, name: Chunk, named: set[int]) -> Iterator[Chunk]:
    """Yield the descriptions of somebody beside his name, and where one stands right before it the two as one."""
    head = head_of(scene.doc, name)
    before = _right_before(scene, name, head)
    if before is not None:
        yield before
        yield Chunk(before.start, name.end)
    beside = [c for c in head.children if c.dep_ == "appos" and c.i >= name.end]
    if head.dep_ == "appos" and head.head.i < name.start and not is_addressed(head.head, head):
        beside.append(head.head)
    for token in beside:
        if token.i not in named and _is_person_noun(token):
            yield from (c for c in _phrase_forms(scene, token) if not c.overlaps(name))


def _right_before(scene: Annotated, name: Chunk, head: Token) -> Chunk | None:
    """Return the description that runs into a name: "the former minister" of "the former minister Ann Bell"."""
    if not name.start or scene.sentence_of[name.start - 1] != scene.sentence_of[name.start]:
        return None
    noun = scene.doc[name.start - 1]
    hangs = noun.head.i in name and noun.dep_ in _DESCRIBES
    carries = head.head.i == noun.i and head.dep_ in _DESCRIBES
    twins = noun.head.i == head.head.i and noun.dep_ == head.dep_ and head.dep_ != "conj"  # two subjects of one verb
    if not (hangs or carries or twins) or not _is_person_noun(noun) or noun.lower_ in COURTESY:
        return None
    start = noun.i
    while start and scene.sentence_of[start - 1] == scene.sentence_of[noun.i]:
        word = scene.doc[start - 1]
        belongs = inside(noun, word.i) or inside(head, word.i)
        if not belongs or word.dep_ in _OPENS_NO_PHRASE or word.pos_ in {"VERB", "AUX", "PUNCT"}:
            break
        start -= 1
    return Chunk(start, name.start)


def _is_person_noun(token: Token) -> bool:
    """Say whether a noun may describe somebody; one with a capital must be a post."""
    if token.pos_ == "NOUN" and token.tag_ != "NNS" and token.is_alpha:
        return True
    return token.pos_ == "PROPN" and (token.lower_ in POST_HEADS or token.lower_ in RANKS)


def _phrase_forms(scene: Annotated, head: Token) -> Iterator[Chunk]:
    """Yield a noun phrase as far as its head, with what belongs to it, and with its clauses."""
    phrase = noun_phrase(scene.doc, head)
    yield Chunk(phrase.start, head.i + 1)
    yield phrase
    subtree = [t.i for t in head.subtree if t.dep_ not in {"punct"}]
    clause = next((c for c in head.children if c.dep_ in {"acl:relcl", "acl"} and c.i > head.i), None)
    if clause is not None:
        last = max(t.i for t in clause.subtree if t.dep_ != "punct")
        if last <= max(subtree):
            yield Chunk(phrase.start, last + 1)
