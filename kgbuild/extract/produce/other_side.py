"""Tell who meets by the grammar of the words for a meeting, where a model named only some of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kgbuild.extract import tree
from kgbuild.extract.arguments import doers, speaks, who
from kgbuild.extract.candidate import Argument, Candidate
from kgbuild.extract.context import AGENTS, Reference
from kgbuild.extract.meeting_senses import acting, noun_of, only_speaks, unknown_subject
from kgbuild.extract.objects import the_two
from kgbuild.extract.tie.who import tie_entity
from kgbuild.layers import Chunk
from kgbuild.model import EntityKind
from kgbuild.nouns import is_person

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Token

    from kgbuild.extract.context import Context

_PARTNERS = frozenset({*AGENTS, EntityKind.PLACE})


def with_other_side(context: Context, candidate: Candidate) -> Candidate:
    """Return a meeting with both sides that its clause tells: "Bell met Dorn", "in a call with Bell, Dorn said".

    Args:
        candidate: what a model read; other types stay as they are.
    """
    if candidate.type != "Meeting":
        return candidate
    trigger = candidate.trigger
    candidate = _without_bystanders(context, candidate)
    told = [a.chunk for a in candidate.all("participant") if tie_entity(context, a.chunk, _PARTNERS, trigger)[0]]
    marked = [tree.root(context.doc, c.start, c.end) for c in told]
    if (pair := _pair(context, candidate, marked)) is not None:
        return pair
    before = [t for t in marked if t.i < trigger.start]
    behind = [t for t in marked if t.i >= trigger.end]
    hosts, guests = _sides(context, candidate, marked, before, behind)
    taken = [trigger, *(a.chunk for a in candidate.arguments)]
    found: list[Argument] = []
    for side in (*hosts, *guests, *_listed(context, marked)):
        if not any(side.chunk.overlaps(c) for c in taken):
            taken.append(side.chunk)
            found.append(side)
    return replace(candidate, arguments=(*candidate.arguments, *found)) if found else candidate


def _pair(context: Context, candidate: Candidate, marked: Sequence[Token]) -> Candidate | None:
    """Return the meeting of the two whom "the pair" or "they" stands for: "they first met in May"."""
    word = tree.root(context.doc, candidate.trigger.start, candidate.trigger.end)
    verb = word.head if _is_held(word) else word
    alone = verb.pos_ == "VERB" and not any(t.i > verb.i for t in marked) and len(marked) < _TWO
    pair = the_two(context, verb.i) if alone else []
    kept = (a for a in candidate.arguments if a.role != "participant")
    return replace(candidate, arguments=(*kept, *map(_tied, pair))) if pair else None


_TWO = 2


def _without_bystanders(context: Context, candidate: Candidate) -> Candidate:
    """Return a meeting without whom another verb meets ("saw A after meeting B"), who only speaks of it, or is told
    of beside "talks between A and B", none of whom is what they are about.
    """
    head = tree.root(context.doc, candidate.trigger.start, candidate.trigger.end)
    clause = tree.clause_of(head) or head.head
    beside = head.pos_ == "VERB" and head.dep_ in {"advcl", "conj"}
    away = head.pos_ == "NOUN" and only_speaks(context, head, clause)
    told_by = tree.surface_subjects(clause) if away else []
    closed = len(tree.obliques(head, {"between"})) > 1

    def outside(a: Argument) -> bool:
        word = tree.root(context.doc, a.chunk.start, a.chunk.end)
        first = word.head if word.dep_ == "conj" else word
        return (
            word in told_by
            or (closed and not head.is_ancestor(word))
            or (beside and first.dep_ in {"obj", "obl"} and first.head == head.head)
        )

    sides = {t.i for s in tree.obliques(head, {"with", "between"}) for t in tree.coordinated(s)}
    kept = (a for a in candidate.arguments if a.role != "participant" or not outside(a))
    told = (a for a in kept if a.role != "topic" or sides.isdisjoint(range(a.chunk.start, a.chunk.end)))
    return replace(candidate, arguments=tuple(told))


def _listed(context: Context, marked: Iterable[Token]) -> list[Argument]:
    """Return those who stand in a list with somebody who meets: "Bell and her ministers", "mayors and leaders"."""
    found = []
    for token in marked:
        first = token.head if token.dep_ == "conj" else token
        for other in tree.coordinated(first):
            between = context.doc[min(token.i, other.i) : max(token.i, other.i)]
            if other != token and not any(t.pos_ == "VERB" for t in between):
                found += [a for a in _meant(context, [other]) if not _only_beside(context, a)]
    return found


def _only_beside(context: Context, one: Argument) -> bool:
    """Say whether a name in a list is who says what goes before, or a place: "discussed Nato, China and Ukraine"."""
    known = one.tied
    return isinstance(known, Reference) and (known.kind is EntityKind.PLACE or speaks(context, known))


def _sides(
    context: Context, candidate: Candidate, marked: Sequence[Token], before: Sequence[Token], behind: Sequence[Token]
) -> tuple[list[Argument], list[Argument]]:
    """Return who meets by what stands before the words for a meeting, and whom, each only where nobody is marked."""
    head = tree.root(context.doc, candidate.trigger.start, candidate.trigger.end)
    noun = noun_of(context, candidate.trigger)
    if noun is not None and context.doc[noun].pos_ == "NOUN":
        head = context.doc[noun]
    if head.pos_ == "VERB":
        done = any(t.dep_.split(":")[0] not in {"obj", "obl"} for t in before)
        return [] if done else _subjects(context, head), [] if behind else _objects(context, head)
    others = [] if behind else _meant(context, _partners(head))
    named = _body(context, head)
    return [*named, *([] if before else _holders(context, head, [*marked, *_partners(head)]))], others


def _subjects(context: Context, verb: Token) -> list[Argument]:
    who_does = tree.doers(verb)
    unknown = all(t.pos_ == "PRON" and context.at(t.i) is None for t in who_does) or unknown_subject(context, verb.i)
    if unknown or tree.passive(verb):
        return []
    return [_tied(r) for r in acting(context, verb.i, doers(context, Chunk(verb.i, verb.i + 1)))]


def _objects(context: Context, verb: Token) -> list[Argument]:
    """Return whom somebody meets: the object, or whom "with" brings in."""
    return [] if tree.passive(verb) else _meant(context, tree.undergoers(verb) or tree.obliques(verb, {"with"}))


def _partners(noun: Token) -> list[Token]:
    """Return whom "with" or "between" brings in behind a noun, or behind the verb that carries it."""
    return tree.obliques(noun, _BESIDE) + (tree.obliques(noun.head, {"with"}) if _is_held(noun) else [])


def _is_held(noun: Token) -> bool:
    return noun.dep_ == "obj" and noun.head.lemma_.lower() in _CARRIES and not tree.passive(noun.head)


def _holders(context: Context, noun: Token, others: Iterable[Token]) -> list[Argument]:
    """Return whose a meeting is, who holds it, or who is there: "Bell's talks", "hosted by Bell", "left for talks"."""
    told = (c for c in tree.children(noun, "acl") if c.tag_ == "VBN" and c.lemma_.lower() in _CARRIES)
    own = _meant(context, tree.owners(noun)) or _meant(context, [t for c in told for t in tree.doers(c)])
    verb = tree.clause_of(noun)
    if own or verb is None or only_speaks(context, noun, verb):
        return own
    if _is_held(noun):
        return [_tied(r) for r in doers(context, Chunk(verb.i, verb.i + 1))]
    subjects = tree.surface_subjects(verb)
    if any(s == noun or s.is_ancestor(noun) for s in subjects):
        subjects = tree.doers(verb)
    if noun.head == verb and noun.dep_ == "obj":
        subjects = tree.children(verb, "iobj") or subjects  # "offered Bell a meeting with Dorn"
    there = any("with" in tree.cases(t) for t in others)
    return [m for m in _meant(context, subjects) if there and not _far(context, m, noun)][:1]


def _body(context: Context, noun: Token) -> list[Argument]:
    """Return the body whose meeting a compound names: "the G8 summit"; at a White House meeting others meet."""
    body = context.at(noun.i - 1, {EntityKind.ORGANIZATION, EntityKind.PARTY})
    if body is None or noun.lemma_.lower() not in {"meeting", "summit"} or context.lower(noun.i - 1) == "house":
        return []
    return [_tied(body)]


def _meant(context: Context, tokens: Iterable[Token]) -> list[Argument]:
    """Return whom nouns mean; people whom no mention holds by their words, to be tied as a group: "all ten mayors"."""
    found = []
    for token in tokens:
        if (one := who(context, token, _PARTNERS)) is not None:
            found.append(_tied(one))
        elif token.tag_ == "NNS" and is_person(token.lemma_.lower()):
            first = min(
                (c.left_edge.i for c in token.children if c.i < token.i and c.dep_ not in {"case", "cc"}),
                default=token.i,
            )
            found.append(Argument("participant", Chunk(first, token.i + 1)))
    return found


def _tied(one: Reference) -> Argument:
    return Argument("participant", one.chunk, tied=one)


_CARRIES = frozenset(
    "hold chair have begin start open resume attend join leave host convene enter conduct continue finish".split()
)
_BESIDE = frozenset({"with", "between", "among", "involving", "of"})


def _far(context: Context, one: Argument, noun: Token) -> bool:
    """Say whether the subject of a clause stands too far from a meeting in the tree to be said to take part."""
    return tree.steps(tree.root(context.doc, one.chunk.start, one.chunk.end), noun) > _CLAUSES


_CLAUSES = 4
