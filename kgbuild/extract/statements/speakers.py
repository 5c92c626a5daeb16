"""Who is meant by the words for the source of a statement: by name, by what he is, or behind what he wrote."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.extract import tree
from kgbuild.extract.context import Context, Reference
from kgbuild.extract.cues import SPEAKERS
from kgbuild.layers import Chunk, Cluster, MentionForm, head_of
from kgbuild.model import EntityKind, EntityRef
from kgbuild.nouns import is_person

_AUTHORS = frozenset({EntityKind.PARTY, EntityKind.ORGANIZATION, EntityKind.PUBLICATION})
_NAMED = _AUTHORS | {EntityKind.PERSON}
_DETERMINERS = frozenset({"the", "a", "an", "its"})
_OWN_WORDS = frozenset({"statement", "speech", "message", "letter", "tweet", "email", "e-mail"})


def speaker_in(context: Context, source: Chunk) -> Reference | None:
    """Return the mention that the words of a source come down to.

    A person's name counts unless other words of the source govern it ("a spokesman for Ann Bell"); then the mention of
    the head of the phrase, a relative pronoun standing for what it belongs to; then whatever is described at most
    length; at last a place ("Germany has called for").
    """
    inside = [m for m in context.overlapping(source) if m.kind in SPEAKERS]
    beside = context.at(source.end, (EntityKind.PERSON,))
    if beside and beside.chunk.start == source.end and beside.form is MentionForm.NAME:  # "Labour leader" "Ann Bell"
        return beside
    names = [m for m in inside if m.form is MentionForm.NAME and m.kind is EntityKind.PERSON]
    head = _head_of(context, source)
    free = [m for m in names if not _governed(context, source, m.chunk) and not _tells_whose(context, m.chunk, head)]
    if free:
        return next((m for m in free if head is not None and head in m.chunk), free[0])
    headed = context.at(head, SPEAKERS) if head is not None else None
    if headed is not None:
        named = _in_apposition(context, headed) or _named_behind(context, source, head)
        return named or _behind_words(context, source, headed) or headed
    apposed = _apposed(context, source) if head is not None else None
    if apposed is not None and apposed.chunk.start == source.end + 1:  # "A judge" of "A judge, Ann Bell, said"
        return apposed
    longest = max(inside, key=lambda m: (len(m.chunk), -m.chunk.start), default=None)
    if head is not None and longest is not None and _is_of_a_body(context, longest, head):
        return _named_behind(context, source, head)
    place = context.at(head, (EntityKind.PLACE,)) if head is not None else None
    return _named_behind(context, source, head) or longest or place


def _in_apposition(context: Context, described: Reference) -> Reference | None:
    """Return who is named beside a description: "Lord Bell, another peer", "The chair of the board, Ann Bell,"."""
    return None if described.form is MentionForm.NAME else _apposed(context, described.chunk)


def _apposed(context: Context, chunk: Chunk) -> Reference | None:
    """Return who is put by name beside some words: a person, or a body where these are none: "the firm, Bell Ltd"."""
    tokens = [context.doc[i] for i in chunk]
    beside = [c for t in tokens for c in t.children if c.dep_ == "appos" and c.i >= chunk.end]
    beside += [t.head for t in tokens if t.dep_ == "appos" and t.head.i < chunk.start]
    described = context.lower(chunk.start) in _DETERMINERS and not is_person(head_of(context.doc, chunk).lower_)
    named = (context.at(t.i, _NAMED if described else (EntityKind.PERSON,)) for t in beside)
    return next((m for m in named if m is not None and m.form is MentionForm.NAME), None)


def _named_behind(context: Context, source: Chunk, head: int | None) -> Reference | None:
    """Return who is named behind a post: "the chairman of the Bar Council" in front of ", Guy Hart QC has"."""
    if head is None or context.lower(source.start) not in {"the", "its", "their", "his", "her"}:
        return None
    post = next((p.chunk.end for p in context.posts.starting(source.start)), source.end)
    end = max(source.end, post)
    if context.lower(end) != "," or not is_person(context.lower(head)):
        return None
    named = context.at(end + 1, (EntityKind.PERSON,))
    return named if named is not None and named.form is MentionForm.NAME else None


def _is_of_a_body(context: Context, mention: Reference, head: int) -> bool:
    """Say whether somebody is described by a body that does not speak itself: "Labour's candidate for the seat"."""
    if mention.kind in {EntityKind.PERSON, EntityKind.UNNAMED} or not is_person(context.lower(head)):
        return False
    return head not in mention.chunk and context.lower(mention.chunk.end) in {"'s", "’s"}


def _behind_words(context: Context, source: Chunk, headed: Reference) -> Reference | None:
    """Return who is behind something said or written: "an address from Ann Bell, who", "Ms Bell's statement".

    "who" is no text; a statement is its author's words, while a book or a report speaks for itself.
    """
    if headed.form is MentionForm.NAME or headed.kind is EntityKind.PERSON:
        return None
    if context.lower(source.start) in {"who", "which"} and not is_somebody(context, context.cluster(headed.ref)):
        return _author_before(context, source.start, headed)
    words = headed.chunk
    if context.lower(words.end - 1) not in _OWN_WORDS:
        return None
    if context.lower(words.end - 2) not in {"'s", "’s"}:
        return None
    return _named_up_to(context, words.end - 2)


def _author_before(context: Context, i: int, headed: Reference) -> Reference | None:
    """Return the author named before "who" or "which" at i, where the head of the phrase is a text.

    "who" is the person right before it; "which" is the body that the text is "by" or "from".
    """
    end = i - (context.lower(i - 1) == ",")
    if context.lower(i) == "who":
        return _named_up_to(context, end)
    for name in _names(context):
        before = name.chunk.start - 1
        before -= context.lower(before) in _DETERMINERS
        by = before > headed.chunk.start and name.chunk.end <= end and context.lower(before) in {"by", "from"}
        if by and name.kind in _AUTHORS:
            return name
    return None


def _named_up_to(context: Context, end: int) -> Reference | None:
    """Return the person named right before a token, be it inside a longer mention."""
    people = (name for name in _names(context) if name.kind is EntityKind.PERSON)
    return next((name for name in people if name.chunk.end == end), None)


def _names(context: Context) -> Iterator[Reference]:
    """Yield the mentions by name, cluster after cluster."""
    for n, cluster in enumerate(context.clusters):
        named = (m for m in cluster.mentions if m.form is MentionForm.NAME)
        yield from (Reference(m.chunk, EntityRef(n), cluster.kind, m.form) for m in named)


def _head_of(context: Context, source: Chunk) -> int | None:
    """Return the head of a source; for a relative pronoun the noun that its clause belongs to."""
    doc = context.doc
    head = head_of(doc, source)
    if head.tag_ not in {"WP", "WDT"}:
        return int(head.i)
    clause = tree.relative_clause(head)
    return int(doc[clause].head.i) if clause is not None else None


def _governed(context: Context, source: Chunk, chunk: Chunk) -> bool:
    """Say whether other words of the source govern a mention: a preposition before it, or a possessive after it.

    What stands before a comma governs nothing behind it: "the spokesman for sport, Ann Bell".
    """
    before = [context.lower(i) for i in range(source.start, chunk.start)]
    if "," in before:
        before = before[len(before) - before[::-1].index(",") :]
    if any(
        w in {"of", "for", "to", "from", "at", "with", "by", "on", "behalf", "in", "about", "including"} for w in before
    ):
        return True
    return context.lower(chunk.end) in {"'s", "’s", "'", "’"} and chunk.end + 1 < source.end


def _tells_whose(context: Context, name: Chunk, head: int | None) -> bool:
    """Say whether a name only tells whose people speak: "Bell" of "Bell allies"."""
    if head is None or head < name.end or context.doc[head].tag_ != "NNS":
        return False
    word = head_of(context.doc, name)
    return word.head.i == head and word.dep_ in {"compound", "amod", "nmod"}


def is_somebody(context: Context, cluster: Cluster) -> bool:
    """Say whether an unnamed source is a person: "a spokesman", not "our research" or "that comment"."""
    return bool(cluster.gender) or is_person(head_of(context.doc, cluster.mentions[0].chunk).lower_)


def whose_words(context: Context, cue: Chunk) -> Chunk | None:
    """Return the words for whose a noun is that reports something: "Ann Bell's" of "played down Ann Bell's claim"."""
    words = [context.doc[i] for i in cue]
    if any(t.pos_ not in {"NOUN", "ADJ", "DET"} for t in words):
        return None
    owner = next((c for t in words for c in t.children if c.dep_ == "nmod:poss" and c.i < cue.start), None)
    if owner is None:
        return None
    mark = next((c.i for c in owner.children if c.tag_ == "POS"), owner.i + 1)
    return Chunk(min(t.i for t in owner.subtree), mark) if mark < cue.start or owner.tag_ == "PRP$" else None
