"""Statements that only labels give to somebody: interviews in questions and answers, and transcripts.

"Q: Why now? / A: Because …" is answered by the one person of whom the text before the first question says that they
answer or are interviewed; "BELL: …", "Ann Bell: …" and "Ann Bell (Leeds): …" by whoever bears the name, where several
paragraphs in the article open so, those of the newspaper that asks among them.
"""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.english import words
from kgbuild.extract.context import Context, Reference
from kgbuild.extract.statements.draft import Draft
from kgbuild.layers import Chunk, MentionForm
from kgbuild.model import BlockKind, EntityKind, SpeechType

_INTERVIEW = words("interview")
_QUESTIONS = frozenset({"q", "question"})
_ANSWERS = frozenset({"a", "answer"})
_SHORTEST = 2  # tokens of an answer
_FEWEST = 2  # labels that make a transcript
_LONGEST = 10  # tokens from a name to its colon: ", MP for Leeds", "(Leeds) (Lab)"
_LONGEST_LABEL = 5


def transcript(context: Context) -> list[Draft]:
    """Return the answers of an interview and the turns of a transcript, in text order.

    Args:
        context: the article.
    """
    blocks = [chunk for kind, chunk in context.annotated.blocks if kind is BlockKind.PARAGRAPH]
    return sorted((*_answers(context, blocks), *_turns(context, blocks)), key=lambda d: d.parts[0].start)


def _answers(context: Context, blocks: list[Chunk]) -> Iterator[Draft]:
    questions = [b for b in blocks if _label(context, b) in _QUESTIONS]
    if not questions:
        return
    before = _people(context, Chunk(0, questions[0].start))
    asked = {r.ref: r for r in before}
    if len(asked) != 1 or not any(_interviewed(context, r) for r in before):
        return
    answers = [b for b in blocks if _label(context, b) in _ANSWERS and b.start > questions[0].start]
    if any(r.ref in asked for block in answers for r in _people(context, block)):
        return  # who is spoken of by name does not answer: the newspaper explains something to its readers
    for block in answers:
        yield from _said(Chunk(_after_label(context, block), block.end), next(iter(asked.values())), None)


def _interviewed(context: Context, who: Reference) -> bool:
    """Say whether the sentence that names somebody tells of an interview."""
    sentence = context.sentence(who.chunk.start)
    return any(context.lower(i) in _INTERVIEW for i in range(sentence.start, sentence.end))


def _label(context: Context, block: Chunk) -> str:
    """Return the one word before a colon that opens a block, or the letter of "Q." and "A.", in lower case."""
    first = context.lower(block.start)
    if first in _LETTERS:
        return first[0]
    return first if context.lower(block.start + 1) in _STOPS.get(first, ":") else ""


_LETTERS = frozenset({"q.", "a."})
_STOPS = {"q": ":.", "a": ":."}
"""What may stand behind a label; behind others than these, a colon."""


def _after_label(context: Context, block: Chunk) -> int:
    """Return where the words behind a label of questions and answers begin."""
    return block.start + (1 if context.lower(block.start) in _LETTERS else 2)


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


def _people(context: Context, chunk: Chunk) -> list[Reference]:
    """Return the people named in a run of tokens."""
    return [
        m
        for m in context.beginning(chunk.start, chunk.end)
        if m.kind is EntityKind.PERSON and m.form is MentionForm.NAME and m.chunk.end <= chunk.end
    ]
