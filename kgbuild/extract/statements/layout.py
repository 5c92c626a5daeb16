"""Who speaks where only the layout says so ("“…” – Ann Bell, mayor", "Ann Bell: “…”"), and exchanges of quotations.

Interviews and transcripts have labels: "Q: Why now? / A: Because …" is answered by the one person of whom the text
before the first question says that they answer or are interviewed; "BELL: …", "Ann Bell: …" and "Ann Bell (Leeds): …"
by whoever bears the name, where several paragraphs in the article open so, those of the newspaper that asks among them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile

from kgbuild.english import words
from kgbuild.extract import tree
from kgbuild.extract.context import Context, Reference
from kgbuild.extract.cues import SPEAKERS
from kgbuild.extract.statements.draft import Draft
from kgbuild.layers import Chunk, MentionForm, Quotation
from kgbuild.model import BlockKind, EntityKind, EntityRef, SpeechType

_DASHES = frozenset("– — - -- ― ~".split())
_LABEL = 14  # tokens between the start of a sentence and the colon behind which words follow
_LONG_LABEL = 40  # tokens where a paragraph begins with them
_SIGNATURE = 20  # tokens of a name with its post behind a dash
_INTO_POST = 8  # tokens from the dash to the name: "– Water minister Ann Bell"


def named_beside(context: Context, whole: Sequence[Quotation]) -> Reference | None:
    """Return whom a dash behind the parts of a quotation, or a colon before, names as its speaker without any verb."""
    return _behind_dash(context, whole[-1]) or _before_colon(context, whole[0])


def _behind_dash(context: Context, quotation: Quotation) -> Reference | None:
    dash = quotation.outer.end
    if dash >= len(context.doc):
        return None
    block = _block(context, dash)
    if quotation.outer.start not in block and dash != block.start:
        return None
    spans = (context.annotated.span(Chunk(i, i + 1)) for i in (dash - 1, dash))
    gap = context.annotated.article.text[next(spans).end : next(spans).start]  # the reader takes it for a list's mark
    if context.lower(dash) in _DASHES:
        dash += 1
    elif gap.strip() not in _DASHES:
        return None
    after = Chunk(dash, block.end)
    if not 0 < len(after) <= _SIGNATURE or not _is_nominal(context, after):
        return None
    named = _named(context, after)
    return named[0] if named and named[0].chunk.start - dash < _INTO_POST else None


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
    named = _named(context, label) or _described_by(context, label)
    return named[0] if len(named) == 1 or (named and named[0].chunk.start == label.start) else None


def _is_nominal(context: Context, label: Chunk) -> bool:
    """Say whether a label is a noun phrase, whatever it tells of somebody: "Ann Bell, who ran"."""
    if not len(label):
        return False
    head = tree.root(context.doc, label.start, label.end)
    return head.pos_ in {"NOUN", "PROPN"} and not tree.children(head, "nsubj", "cop")


def _described_by(context: Context, label: Chunk) -> list[Reference]:
    """Return who is told without a name by all words of a label: "A former minister: “…”"."""
    inside = context.overlapping(label)
    return [
        m for m in inside if m.kind is EntityKind.UNNAMED and m.chunk.start <= label.start and m.chunk.end == label.end
    ]


def _block(context: Context, i: int) -> Chunk:
    return context.annotated.blocks[context.annotated.block_of[i]][1]


def _has_verb(context: Context, chunk: Chunk) -> bool:
    return any(context.doc[i].pos_ in {"VERB", "AUX"} for i in chunk)


def _people(context: Context, chunk: Chunk, kinds: Collection[EntityKind] = (EntityKind.PERSON,)) -> list[Reference]:
    """Return the people, or whoever is of some kinds, named in a run of tokens."""
    inside = [m for m in context.beginning(chunk.start, chunk.end) if m.chunk.end <= chunk.end]
    return [m for m in inside if m.form is MentionForm.NAME and m.kind in kinds]


def _named(context: Context, chunk: Chunk) -> list[Reference]:
    """Return the people named in a run of tokens; failing that, whoever else may speak and is named."""
    return _people(context, chunk) or _people(context, chunk, SPEAKERS)


def exchange(
    context: Context, quotation: Quotation, spoken: Sequence[tuple[Chunk, EntityRef | None, tuple[EntityRef, ...]]]
) -> tuple[EntityRef, ...]:
    """Return the two between whom a bare quotation goes back and forth; empty where it belongs to the last speaker.

    It does where it is a paragraph of its own, and the two paragraphs before it are quotations of two people. `spoken`
    are the quotations before it: where, by whom, and who else it may be.
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
    return (speakers[0], speakers[1]) if two and last[1][0].start - _block(context, last[1][0].start).start <= 1 else ()


_INTERVIEW = words("interview")
_QUESTIONS = frozenset({"q", "question"})
_ANSWERS = frozenset({"a", "answer"})
_SHORTEST = 2  # tokens of an answer
_FEWEST = 2  # labels that make a transcript
_LONGEST = 10  # tokens from a name to its colon: ", MP for Leeds", "(Leeds) (Lab)"
_LONGEST_LABEL = 5


def transcript(context: Context) -> list[Draft]:
    """Return the answers of an interview and the turns of a transcript, in text order."""
    blocks = [chunk for kind, chunk in context.annotated.blocks if kind is BlockKind.PARAGRAPH]
    return sorted((*_answers(context, blocks), *_turns(context, blocks)), key=lambda d: d.parts[0].start)


def _answers(context: Context, blocks: list[Chunk]) -> Iterator[Draft]:
    questions = [b for b in blocks if _label(context, b) in _QUESTIONS]
    if not questions:
        return
    before = _people(context, Chunk(0, questions[0].start))
    answers = [b for b in blocks if _label(context, b) in _ANSWERS and b.start > questions[0].start]
    answering = [r for r in before if _answers_us(context, r)]
    asked = {r.ref: r for r in (before if len({r.ref for r in before}) == 1 else answering)}
    told = {i for r in before for i in context.sentence(r.chunk.start)}  # what tells of them tells of an interview
    personal = any(context.lower(i) in _FIRST_PERSON for block in answers for i in block)
    if len(asked) != 1 or not (personal or any(context.lower(i) in _INTERVIEW for i in told)):
        return
    if any(r.ref in asked for block in answers for r in _people(context, block)):
        return  # who is spoken of by name does not answer: the newspaper explains something to its readers
    for block in answers:
        start = block.start + (1 if context.lower(block.start) in _LETTERS else 2)
        yield from _said(Chunk(start, block.end), next(iter(asked.values())), None)


def _answers_us(context: Context, who: Reference) -> bool:
    """Say whether somebody is who talks, by the verb: "Ann Bell talks to Carl Dorn"."""
    name = tree.root(context.doc, who.chunk.start, who.chunk.end)
    return name.dep_ == "nsubj" and name.head.lower_ in _INTERVIEW


_FIRST_PERSON = frozenset({"i", "my", "me"})


def _label(context: Context, block: Chunk) -> str:
    """Return the one word before a colon that opens a block, or the letter of "Q." and "A.", in lower case."""
    first = context.lower(block.start)
    if first in _LETTERS:
        return first[0]
    return first if context.lower(block.start + 1) in _STOPS.get(first, ":") else ""


_LETTERS = frozenset({"q.", "a."})
_STOPS = {"q": ":.", "a": ":."}
"""What may stand behind a label; behind others than these, a colon."""


def _turns(context: Context, blocks: list[Chunk]) -> Iterator[Draft]:
    found = [(block, who) for block in blocks if (who := _named_before_colon(context, block)) is not None]
    asked = any(_asks(context, block) for block in blocks if all(block != turn for turn, _ in found))
    if len(found) < _FEWEST or len({who.ref for _, who in found}) + asked < _FEWEST:
        return
    for block, who in found:
        yield from _said(Chunk(_colon(context, block, who) + 1, block.end), who, who.chunk)


def _asks(context: Context, block: Chunk) -> bool:
    """Say whether a block is a question behind a label, as a newspaper puts it: "Leeds Courier: Why now?"."""
    labels = range(block.start + 1, min(block.start + _LONGEST_LABEL, block.end))
    return context.lower(block.end - 1) == "?" and any(context.lower(i) == ":" for i in labels)


def _colon(context: Context, block: Chunk, who: Reference) -> int:
    """Return where the colon behind a name or its post ("Ann Bell (Leeds):") stands; the name's end if there is none.

    Behind a post, what is said begins with a capital: results ("Ann Bell (Lab): 1,204") do not.
    """
    end = who.chunk.end
    end += context.lower(end) == ")"  # "The Prime Minister (Ann Bell):"
    if context.lower(end) not in {",", "("}:
        return end
    near = range(end + 1, min(end + _LONGEST, block.end - 1))
    colon = next((i for i in near if context.lower(i) == ":"), None)
    return end if colon is None or not context.doc[colon + 1].text[:1].isupper() else colon


def _named_before_colon(context: Context, block: Chunk) -> Reference | None:
    """Return the person whose name and a colon open a block, unless quotation marks follow; titles may stand before."""
    named = (*_people(context, block)[:1], _described(context, block))
    opening = next((who for who in named if who is not None and _opens(context, block, who)), None)
    if opening is None:
        return None
    colon = _colon(context, block, opening)
    if context.lower(colon) != ":":
        return None
    after = colon + 1
    quoted = any(q.outer.start == after for q in context.quotations_near(after, after))
    return None if quoted or after >= block.end else opening


def _opens(context: Context, block: Chunk, who: Reference) -> bool:
    """Say whether a mention opens a block, but for titles ("Sen.", "President") that are no part of it."""
    before = range(block.start, who.chunk.start)
    return len(before) <= _TITLES and all(context.doc[i].text in {".", "("} or context.posts.at(i) for i in before)


_TITLES = 4  # tokens before a name: "Lt. Gen."


def _described(context: Context, block: Chunk) -> Reference | None:
    """Return the person of the article whom a phrase with "the" and a colon behind it mean: "The president: …"."""
    who = context.at(block.start, (EntityKind.PERSON,))
    return who if who is not None and who.form is MentionForm.ROLE and who.chunk.start == block.start else None


def _said(content: Chunk, who: Reference, words: Chunk | None) -> Iterator[Draft]:
    if len(content) >= _SHORTEST:
        yield Draft(
            speech_type=SpeechType.DIRECT, parts=(content,), speaker=who.ref, speaker_words=words, confidence=0.8
        )
