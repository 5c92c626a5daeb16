"""Who speaks where only the layout says so ("“…” – Ann Bell, mayor", "Ann Bell: “…”"), and exchanges of quotations."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from kgbuild.extract import tree
from kgbuild.extract.context import Context, Reference
from kgbuild.extract.cues import SPEAKERS
from kgbuild.layers import Chunk, MentionForm, Quotation
from kgbuild.model import EntityKind, EntityRef

_DASHES = frozenset("– — - -- ― ~".split())
_LABEL = 14  # tokens between the start of a sentence and the colon behind which words follow
_LONG_LABEL = 40  # tokens where a paragraph begins with them
_SIGNATURE = 20  # tokens of a name with its post behind a dash
_INTO_POST = 8  # tokens from the dash to the name: "– Water minister Ann Bell"


def named_beside(context: Context, whole: Sequence[Quotation]) -> Reference | None:
    """Return whom a dash behind a quotation, or a colon before it, names as its speaker without any verb.

    Args:
        context: the article.
        whole: the parts of the quotation.
    """
    return _behind_dash(context, whole[-1]) or _before_colon(context, whole[0])


def _behind_dash(context: Context, quotation: Quotation) -> Reference | None:
    dash = quotation.outer.end
    if context.lower(dash) not in _DASHES:
        return None
    block = _block(context, dash)
    after = Chunk(dash + 1, block.end)
    if quotation.outer.start not in block and dash != block.start:
        return None
    if not 0 < len(after) <= _SIGNATURE or _has_verb(context, after):
        return None
    named = _people(context, after)
    return named[0] if named and named[0].chunk.start - dash <= _INTO_POST else None


def _before_colon(context: Context, quotation: Quotation) -> Reference | None:
    colon = quotation.outer.start - 1
    if context.lower(colon) != ":":
        return None
    start = context.sentence(colon).start
    before = [q.outer.end for q in context.quotations_near(start, colon) if q.outer.end <= colon]
    label = Chunk(max([start, *before]), colon)
    opens = label.start == _block(context, colon).start and len(label) <= _LONG_LABEL and _is_nominal(context, label)
    if not opens and (not 0 < len(label) <= _LABEL or _has_verb(context, label)):
        return None
    named = _people(context, label) or _described(context, label)
    return named[0] if len(named) == 1 or (named and named[0].chunk.start == label.start) else None


def _is_nominal(context: Context, label: Chunk) -> bool:
    """Say whether a label is a noun phrase, whatever it tells of somebody: "Ann Bell, who ran"."""
    if not len(label):
        return False
    head = tree.root(context.doc, label.start, label.end)
    return head.pos_ in {"NOUN", "PROPN"} and not tree.children(head, "nsubj", "cop")


def _described(context: Context, label: Chunk) -> list[Reference]:
    """Return who is told without a name by all words of a label: "A former minister: “…”"."""
    inside = context.overlapping(label)
    return [
        m for m in inside if m.kind is EntityKind.UNNAMED and m.chunk.start <= label.start and m.chunk.end == label.end
    ]


def _block(context: Context, i: int) -> Chunk:
    return context.annotated.blocks[context.annotated.block_of[i]][1]


def _has_verb(context: Context, chunk: Chunk) -> bool:
    return any(context.doc[i].pos_ in {"VERB", "AUX"} for i in range(chunk.start, chunk.end))


def _people(context: Context, chunk: Chunk) -> list[Reference]:
    """Return the people named in a run of tokens; failing that, whoever else may speak and is named."""
    inside = [m for m in context.beginning(chunk.start, chunk.end) if m.chunk.end <= chunk.end]
    named = [m for m in inside if m.form is MentionForm.NAME and m.kind in SPEAKERS]
    return [m for m in named if m.kind is EntityKind.PERSON] or named


def exchange(
    context: Context, quotation: Quotation, spoken: Sequence[tuple[Chunk, EntityRef | None, tuple[EntityRef, ...]]]
) -> tuple[EntityRef, ...]:
    """Return the two between whom a bare quotation goes back and forth; empty where it belongs to the last speaker.

    It does where it is a paragraph of its own, and the two paragraphs before it are quotations of two people.

    Args:
        context: the article.
        quotation: one without a cue.
        spoken: the quotations before it, in text order: where, by whom, and who else it may be.
    """
    blocks = context.annotated.block_of
    here = blocks[quotation.outer.start]
    block = context.annotated.blocks[here][1]
    if quotation.outer.start != block.start or quotation.outer.end < block.end or quotation.continues:
        return ()
    recent = takewhile(lambda s: blocks[s[0].start] >= here - 2, reversed(spoken))
    last = [s for s in recent if blocks[s[0].start] < here][::-1]
    if last and blocks[last[-1][0].start] == here - 1 and len(last[-1][2]) == 2:
        return last[-1][2]
    speakers = [s[1] for s in last if s[1] is not None]
    two = len(last) == 2 and len(speakers) == 2 and speakers[0] != speakers[1]
    return (speakers[0], speakers[1]) if two and _opens_block(context, last[1][0]) else ()


def _opens_block(context: Context, chunk: Chunk) -> bool:
    return chunk.start - _block(context, chunk.start).start <= 1
