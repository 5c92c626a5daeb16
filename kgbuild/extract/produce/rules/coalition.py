"""Coalitions: parties govern together, or make or discuss a pact."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.extract.arguments import by_preposition, doers, owners
from kgbuild.extract.candidate import Candidate
from kgbuild.extract.context import Context, Reference
from kgbuild.extract.control import controlling_object
from kgbuild.extract.objects import listed, the_two
from kgbuild.extract.produce.rule import part, propose
from kgbuild.extract.triggers import matches, trigger, verb
from kgbuild.layers import Chunk
from kgbuild.model import EntityKind, EntityRef, Factuality

TYPE = "Coalition"


_KIND = r"(?:coalitions?|pacts?|alliances?|power-sharing|joint administrations?|grand coalition|partnership government)"
_NOUN = trigger(rf"{_KIND}(?: (?:governments?|deals?|agreements?|talks|administrations?|arrangements?|executive))?")
_DEAL = trigger(r"(?:deals?|agreements?|arrangements?|understandings?)(?: \w+)?(?= (?:with|between)\b)", r"deals?")
_VERB = trigger(
    rf"{verb('join')} forces",
    rf"{verb('share')} power",
    rf"{verb('govern', 'rule')} (?:together|jointly|in tandem)",
    rf"{verb('run')} (?:the |a )?[\w-]+ (?:jointly|together)",
    rf"{verb('team')} up",
    rf"{verb('ally')} (?:himself|herself|itself|themselves)? ?with",
    rf"{verb('prop')} up",
    rf"{verb('enter', 'form')} (?:a |an )?(?:[\w-]+ )?(?:government|administration)(?= with)",
)
_DEAL_WORDS = frozenset(
    "govern government power-sharing hung parliament council coalition pact prop election elections".split()
)
_PARTIES = frozenset({EntityKind.PARTY})
_LEADERS = frozenset({EntityKind.PARTY, EntityKind.PERSON, EntityKind.UNNAMED})
_NOT_PARTIES = frozenset(
    "charities groups churches campaigners environmental military forces troops countries nations".split()
)


def find(context: Context) -> Iterator[Candidate]:
    """Yield the coalitions and pacts that the article states or speaks of, at least two parties each."""
    for chunk, match in matches(context, _NOUN):
        if _is_named_so(context, chunk):
            continue
        talked_of = match[0].endswith("talks") and context.factuality_of(chunk.start, chunk.end) is Factuality.ACTUAL
        told = Factuality.POSSIBLE if talked_of else None
        yield from _event(context, chunk, _by_noun(context, chunk), 0.75, told)
    for chunk, match in matches(context, _DEAL):
        if _abbreviated(context, chunk) or _about_governing(context, chunk):
            yield from _event(context, chunk, _by_noun(context, chunk, short=match[0].startswith("deal")), 0.6)
    for chunk, _ in matches(context, _VERB, verbs=True):
        subjects = _parties_of(context, doers(context, chunk, _LEADERS)) or the_two(
            context, chunk.start, EntityKind.PARTY
        )
        others = by_preposition(context, chunk, ("with",), _PARTIES, within=4) or listed(
            context, chunk.end, _PARTIES, reach=5
        )
        yield from _event(context, chunk, [*subjects, *others], 0.75)


def _is_named_so(context: Context, chunk: Chunk) -> bool:
    """Say whether a noun is the name of a party and nothing more: "the SDLP, Alliance and the Greens"."""
    named = context.at(chunk.start, _PARTIES)
    return named is not None and named.chunk.end == chunk.end and context.doc[chunk.start].pos_ == "PROPN"


def _event(
    context: Context, chunk: Chunk, parties: list[Reference], confidence: float, told: Factuality | None = None
) -> Iterator[Candidate]:
    """Yield a coalition of at least two parties, or with one where the text leaves the other to a pronoun.

    Args:
        chunk: the words for it.
        parties: who is in it.
        confidence: of the pattern.
        told: its factuality where the pattern itself tells: "coalition talks" are about what may be.
    """
    refs = tuple({p.ref: None for p in parties})
    if len(refs) >= 2 or (refs and by_preposition(context, chunk, ("with",), _PARTIES, within=4)):
        who = [part("participant", p) for p in parties]
        yield propose(context, TYPE, chunk, *who, score=confidence, factuality=told)


def _by_noun(context: Context, chunk: Chunk, *, short: bool = False) -> list[Reference]:
    """Return the parties of "a pact between A and B", "A's coalition with B", "an A-B deal"."""
    named = _abbreviated(context, chunk)
    if named:
        return named
    if any(context.lower(k) in _NOT_PARTIES for k in range(chunk.end, chunk.end + 4)):
        return []
    between = by_preposition(context, chunk, ("between", "of", "among"), _PARTIES, within=3)
    if len({p.ref for p in between}) >= 2:
        return between
    others = by_preposition(context, chunk, ("with",), _PARTIES, within=6)
    first = _parties_of(context, owners(context, chunk, _LEADERS)) or _subject_party(context, chunk)
    if others:
        return [*first, *others]
    if short:
        return []
    pair = the_two(context, chunk.start, EntityKind.PARTY)
    return pair or (first if len({p.ref for p in first}) >= 2 else _around(context, chunk, first))


def _subject_party(context: Context, chunk: Chunk) -> list[Reference]:
    """Return the party of the clause in which the noun stands: its subject, or the party of the person who is."""
    found = _parties_of(context, _controlled(context, chunk) or doers(context, chunk, _LEADERS))
    if found:
        return found
    others = {p.ref for p in by_preposition(context, chunk, ("with",), _PARTIES, within=6)}
    before = [m for m in context.before(chunk.start, _PARTIES) if m.ref not in others]
    return before[:1]


def _controlled(context: Context, chunk: Chunk) -> list[Reference]:
    """Return whom "urge" makes the ones to do it: "urged Labour councillors to forge coalitions"."""
    for verb_at in range(chunk.start - 1, chunk.start - 4, -1):
        if context.lower(verb_at - 1) == "to":
            return controlling_object(context, verb_at, _LEADERS) or []
    return []


def _around(context: Context, chunk: Chunk, first: list[Reference]) -> list[Reference]:
    """Return the subject party and the one that the clause names as its other: "offered the Lib Dems a coalition"."""
    here = [m for m in context.before(chunk.start, _PARTIES) if chunk.start - m.chunk.end <= 2]
    return [*first, *here[:1]] if first else []


def _parties_of(context: Context, found: list[Reference]) -> list[Reference]:
    """Return the parties among those found, and for a person or group the party that stands beside any name of it."""
    parties: list[Reference] = []
    for mention in found:
        if mention.kind is EntityKind.PARTY:
            parties.append(mention)
            continue
        within = _party_within(context, mention)
        if within is not None:
            parties.append(within)
            continue
        for other in context.mentions_of(mention.ref):
            inside = context.before(other.chunk.start, _PARTIES)[:1]
            near = [p for p in inside if other.chunk.start - p.chunk.end <= 3]
            if near:
                parties.append(near[0])
                break
    return parties


def _party_within(context: Context, group: Reference) -> Reference | None:
    """Return the party inside the words for a group: "Labour councillors"."""
    for number, cluster in enumerate(context.annotated.clusters):
        for m in cluster.mentions:
            if (
                cluster.kind is EntityKind.PARTY
                and group.chunk.start <= m.chunk.start
                and m.chunk.end <= group.chunk.end
            ):
                return Reference(m.chunk, EntityRef(number), cluster.kind, m.form)
    return None


def _abbreviated(context: Context, chunk: Chunk) -> list[Reference]:
    """Return the parties of a compound: "a Lib-Lab deal", "the Conservative-Liberal pact", by how their names begin."""
    words: list[str] = []
    i = chunk.start - 1
    while i >= 0 and len(words) < 4 and (context.lower(i) in {"-", "–", "/"} or context.doc[i].is_alpha):
        words.append(context.lower(i))
        i -= 1
        if len(words) >= 3 and context.lower(i) not in {"-", "–", "/"}:
            break
    joined = "".join(reversed(words)).replace("–", "-").replace("/", "-")
    parts = [p for p in joined.split("-") if len(p) >= 3]
    found = [party for part in parts[-2:] if (party := _party_named(context, part)) is not None]
    return found if "-" in joined and len(found) == 2 else []


def _party_named(context: Context, start: str) -> Reference | None:
    """Return the one party of the article of whose name a word begins with these letters."""
    found = {
        m.ref: m
        for m in context.mentions
        if m.kind is EntityKind.PARTY
        and any(
            w.startswith(start)
            for w in (*context.annotated.words(m.chunk).lower().split(), *context.cluster(m.ref).name.lower().split())
        )
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _about_governing(context: Context, chunk: Chunk) -> bool:
    here = context.sentence(chunk.start)
    return any(context.lower(i) in _DEAL_WORDS for i in range(here.start, here.end))
