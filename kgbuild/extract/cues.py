"""Find the cues of reported speech and who utters it: "said Ann Bell", "told reporters", "according to the report"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kgbuild.layers import Chunk
from kgbuild.model import EntityKind, EntityRef

if TYPE_CHECKING:
    from kgbuild.extract.context import Context, Reference

SPEAKERS = frozenset(
    {
        EntityKind.PERSON, EntityKind.PARTY, EntityKind.ORGANIZATION, EntityKind.UNNAMED, EntityKind.PUBLICATION,
        EntityKind.DOCUMENT,
    }
)  # fmt: skip
"""Who can say something."""

_VERBS = {
    "say": "said says saying say", "tell": "told tells telling tell", "add": "added adds adding", "ask": "asked asks",
    "claim": "claimed claims claiming", "warn": "warned warns warning", "argue": "argued argues arguing",
    "insist": "insisted insists insisting", "believe": "believes believed believe", "accuse": "accused accuses accusing",
    "deny": "denied denies denying", "admit": "admitted admits admitting", "promise": "promised promises promising",
    "pledge": "pledged pledges pledging", "urge": "urged urges urging", "announce": "announced announces announcing",
    "explain": "explained explains explaining", "reveal": "revealed reveals", "stress": "stressed stresses stressing",
    "suggest": "suggested suggests suggesting", "report": "reported reports", "predict": "predicted predicts",
    "hope": "hopes hoped hope", "fear": "fears feared fear", "think": "thinks thought", "feel": "feels felt",
    "demand": "demanded demands demanding", "describe": "described describes describing", "dismiss": "dismissed dismisses",
    "reject": "rejected rejects", "declare": "declared declares", "state": "stated", "continue": "continued",
    "conclude": "concluded concludes", "confirm": "confirmed confirms", "concede": "conceded concedes concede",
    "acknowledge": "acknowledged acknowledges", "agree": "agreed agrees", "maintain": "maintained maintains",
    "note": "noted notes", "observe": "observed", "complain": "complained complains", "comment": "commented",
    "reply": "replied replies", "respond": "responded responds", "write": "wrote writes", "call": "called calls",
    "accept": "accepted accepts", "disclose": "disclosed", "point": "pointed points", "propose": "proposed proposes",
    "recall": "recalled", "remark": "remarked", "repeat": "repeated", "signal": "signalled signals", "vow": "vowed vows",
    "threaten": "threatened threatens", "criticise": "criticised criticises", "attack": "attacked attacks",
    "praise": "praised praises", "blame": "blamed blames", "question": "questioned", "wonder": "wondered wonders",
    "expect": "expects expected", "indicate": "indicated indicates", "emphasise": "emphasised emphasises",
    "estimate": "estimated estimates", "show": "showed shows", "find": "found", "know": "knows", "joke": "joked",
    "remind": "reminded", "assure": "assured", "inform": "informed", "allege": "alleged alleges", "cite": "cited",
    "condemn": "condemned condemns", "defend": "defended defends", "hail": "hailed hails", "welcome": "welcomed welcomes",
    "contend": "contended contends", "imply": "implied implies", "doubt": "doubts doubted", "order": "ordered",
    "counter": "countered", "assert": "asserted", "outline": "outlined", "read": "reads", "recommend": "recommended recommends",
}  # fmt: skip
_INTRODUCES = frozenset(
    """
    say tell add ask claim warn argue insist believe deny admit promise pledge announce explain reveal stress suggest
    report predict hope fear think feel declare state conclude confirm concede acknowledge agree maintain note
    complain write accept disclose point indicate emphasise estimate show find vow threaten signal expect assure allege
    contend imply doubt repeat recommend observe demand urge accuse call inform remind assert order
    """.split()
)
"""Verbs that take a reported clause after them."""

_ADVERBS = frozenset("also later then now privately repeatedly already once again has have had recently previously today".split())
_AUXILIARIES = frozenset("has have had is was were are be been to will would".split())


@cache
def verb_forms() -> dict[str, str]:
    """Return each finite or participle form of a verb of speech with its lemma."""
    return {form: lemma for lemma, forms in _VERBS.items() for form in forms.split()}


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue of speech: its words, its verb's lemma, who speaks and to whom."""

    chunk: Chunk
    lemma: str
    speaker: Reference | None
    inverted: bool
    addressee: EntityRef | None
    end: int
    """Where the words of the cue end, addressee included: the content may begin here."""


def find_cues(context: Context) -> list[Cue]:
    """Return the cues outside quotations, in text order."""
    quoted = {i for q in context.annotated.quotations for i in range(q.content.start, q.content.end)}
    cues = []
    for token in context.doc:
        lemma = verb_forms().get(token.lower_)
        if lemma is None or token.i in quoted or (token.pos_ and token.pos_ not in {"VERB", "AUX"}):
            continue
        if context.at(token.i, SPEAKERS) is not None:
            continue
        cue = _cue(context, token.i, lemma)
        if cue is not None:
            cues.append(cue)
    return cues


def introduces_clause(cue: Cue) -> bool:
    """Say whether a reported clause may follow the cue."""
    return cue.lemma in _INTRODUCES


def _cue(context: Context, i: int, lemma: str) -> Cue | None:
    """Read the speaker before or after the verb, and the addressee after it."""
    speaker = _speaker_before(context, i)
    inverted = False
    if speaker is None:
        speaker = _speaker_after(context, i)
        inverted = speaker is not None
    if speaker is None:
        return None
    end, addressee = i + 1, None
    if inverted:
        end = speaker.chunk.end
    elif lemma in {"tell", "urge", "ask", "warn", "remind", "inform", "assure"}:
        named = [m for m in context.after(i + 1, within=8) if m.chunk.start - i <= 5]
        if named and lemma != "urge":
            end, addressee = named[0].chunk.end, named[0].ref
        elif lemma == "tell":
            end = _end_of_phrase(context, i + 1)
    return Cue(Chunk(i, i + 1), lemma, speaker, inverted, addressee, end)


def _end_of_phrase(context: Context, i: int) -> int:
    """Return the end of the unnamed addressee after "told": up to "that", a mark or five words."""
    for j in range(i, min(i + 6, context.sentence(i - 1).end)):
        word = context.lower(j)
        if word in {"that", "he", "she", "they", "it", "the"} and j > i or not word[0].isalnum():
            return j
    return i


def _speaker_before(context: Context, i: int) -> Reference | None:
    """Return the mention that ends right before the verb, adverbs, auxiliaries and an apposition apart."""
    if context.doc.has_annotation("DEP"):
        return context.subject(i, SPEAKERS)
    here = context.sentence(i)
    j = i - 1
    while j >= here.start and (context.lower(j) in _ADVERBS | _AUXILIARIES or context.lower(j).endswith("ly")):
        j -= 1
    if j < here.start:
        return None
    direct = context.at(j, SPEAKERS)
    if direct is not None and not _governed(context, direct.chunk.start):
        return direct
    if context.lower(j) in {",", ")", "–"}:
        earlier = [m for m in context.before(j, SPEAKERS) if context.lower(m.chunk.end) in {",", "(", "–"}]
        return earlier[-1] if earlier else None
    if context.lower(j) in {"who", "and", "but"}:
        earlier = [m for m in context.before(j, SPEAKERS) if not _governed(context, m.chunk.start)]
        return earlier[-1] if earlier and context.lower(j) != "who" else (context.before(j, SPEAKERS) or [None])[0]
    phrase = [m for m in context.before(j + 1, SPEAKERS) if not _governed(context, m.chunk.start)]
    near = [m for m in phrase if j + 1 - m.chunk.end <= 8 and not _has_verb(context, m.chunk.end, j + 1)]
    return near[-1] if near else None


def _has_verb(context: Context, start: int, end: int) -> bool:
    return any(context.lower(k) in verb_forms() or context.lower(k) in _AUXILIARIES | {",", ";", ":"} for k in range(start, end))


def _governed(context: Context, start: int) -> bool:
    """Say whether a preposition stands before a mention, so that it is not the subject."""
    return context.lower(start - 1) in {"of", "with", "by", "for", "to", "from", "on", "about", "against", "between", "over", "'s", "’s"}


def _speaker_after(context: Context, i: int) -> Reference | None:
    """Return the mention right after the verb: "said the Labour leader, Ann Bell"."""
    named = context.after(i + 1, SPEAKERS, within=12)
    if not named or named[0].chunk.start - i > 6:
        return None
    between = [context.lower(j) for j in range(i + 1, named[0].chunk.start)]
    return named[0] if all(w.isalpha() and w not in {"that", "to", "it", "he"} or w == "-" for w in between) else None
