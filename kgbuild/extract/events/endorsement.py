"""Endorsements: somebody backs a person or party for a post or in a contest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated, ClassVar

from kgbuild.extract.arguments import by_preposition, doers, owners, passive, subjects
from kgbuild.extract.context import AGENTS, Context, Reference
from kgbuild.extract.electoral import ELECTORAL, speaks_of
from kgbuild.extract.objects import is_group_of, listed, members
from kgbuild.extract.stated import joined, merge, stated
from kgbuild.extract.subjects import is_possessive
from kgbuild.extract.triggers import matches, trigger, verb
from kgbuild.layers import Chunk, MentionForm
from kgbuild.model import EntityKind, EntityRef, Event, Slot
from kgbuild.vocab import KG


@dataclass(frozen=True, kw_only=True)
class Endorsement(Event):
    """Somebody backs a person or party for a post, in a contest or an election."""

    iri_class: ClassVar[str] = KG.Endorsement
    endorser: Annotated[EntityRef, Slot(KG.endorser, min=1)]
    endorsed: Annotated[EntityRef, Slot(KG.endorsed, min=1)]
    contest: Annotated[str | None, Slot(KG.contest)] = None


EVENT = Endorsement
EXAMPLES = (
    "Ann Bell has backed Carl Dorn in the leadership contest.",
    "Carl Dorn won the backing of Ann Bell and Eve Fox in the leadership race.",
    "Ann Bell endorsed Carl Dorn.",
    "Carl Dorn was endorsed by Ann Bell.",
    "Ann Bell gave her support to Carl Dorn for the leadership.",
)
COUNTEREXAMPLES = (
    "Ann Bell backed the plan.",
    "Ann Bell backed down.",
    "Ann Bell was backed by the wind.",
    "Ann Bell supports the plans of Carl Dorn.",
    "The figure was endorsed by Ann Bell.",
    "Ann Bell joins a field headed by the champion Carl Dorn in the race.",
)

_ENDORSE = trigger(verb("endorse"))
_BACK = trigger(
    rf"{verb('back', 'support', 'champion')}(?! (?:down|away|off|into|to|out|up))",
    rf"{verb('come', 'declare')} (?:out )?(?:for|in favou?r of|behind)",
    rf"{verb('rally', 'swing', 'line', 'unite', 'get', 'fall')} (?:up |in |firmly )?behind",
    rf"{verb('plump', 'campaign', 'vote')} for",
)
_GIVE = trigger(
    rf"{verb('give', 'throw', 'lend', 'put', 'pledge', 'swing', 'offer', 'declare')} (?:his|her|their"
    rf"|its|full|strong|public)(?: \w+)?"
    r" (?:backing|support|endorsement|weight|vote|votes|blessing)(?: to| behind| for)?",
)
_RECEIVE = "win get have secure receive gain enjoy attract claim collect earn land seek pick boast".split()
_RECEIVED = trigger(
    rf"{verb(*_RECEIVE)}"
    r" (?:up )?(?:the )?(?:\w+ )?(?:backing|endorsements?|support) (?:of|from)",
)
_NOUN = trigger(r"(?:endorsement|backing) (?:of|for|from|by)", r"endorsement")
_ENDORSED = (EntityKind.PERSON, EntityKind.PARTY, EntityKind.UNNAMED)
_CONTEST_WORDS = frozenset(
    """
    leadership leader election elections contest race nomination candidate candidates candidacy presidential
    presidency mayor mayoral campaign ballot primary primaries vote votes poll polls contender contenders runner
    bid seat seats ambitions premiership re-election reelection gubernatorial caucus caucuses nominee
    """.split()
)


def find(context: Context) -> Iterator[Endorsement]:
    """Yield the endorsements that the article states, one for each pair."""
    found = [e for e in _mentions(context) if e.endorser != e.endorsed]
    events = merge(found, lambda a, b: (a.endorser, a.endorsed) == (b.endorser, b.endorsed))
    yield from _named_at_the_top(context, events)


def _named_at_the_top(context: Context, events: list[Endorsement]) -> list[Endorsement]:
    """Join an opening that leaves the endorser unnamed to the one whom headline or opening name for the same."""
    opening = [e for e in events if context.opens(e.passages[0])]
    unnamed = [e for e in opening if context.cluster(e.endorser).kind is EntityKind.UNNAMED]
    kept = [e for e in events if e not in unnamed]
    for event in unnamed:
        named = [e for e in opening if e not in unnamed and e.endorsed == event.endorsed]
        if len(named) == 1 and not context.cluster(event.endorser).name.endswith("s"):
            n = kept.index(named[0]) if named[0] in kept else 0
            kept[n] = replace(joined(kept[n], event), endorser=kept[n].endorser)
        else:
            kept.append(event)
    return kept


def _mentions(context: Context) -> Iterator[Endorsement]:
    for pattern, sure in ((_ENDORSE, True), (_BACK, False), (_GIVE, False)):
        for chunk, _ in matches(context, pattern, verbs=True):
            if not _may_back(context, chunk):
                continue
            if passive(context, chunk):
                backers = by_preposition(context, chunk, ("by",), AGENTS, within=4)
                pairs = _pairs(backers, [m for m in subjects(context, chunk, _ENDORSED) if _stands(context, m)])
            else:
                pairs = _pairs(doers(context, chunk, AGENTS), _objects(context, chunk))
            if sure or _in_contest(context, chunk):
                yield from _events(context, chunk, pairs, 0.85 if sure else 0.75)
    for chunk, _ in matches(context, _RECEIVED, verbs=True):
        endorsers = [m for e in _endorsers(context, chunk) for m in members(context, e)]
        sure = "support" not in context.words(chunk.start, chunk.end) and all(
            e.kind is EntityKind.PERSON for e in endorsers
        )
        if sure or _in_contest(context, chunk):
            backed = [m for m in doers(context, chunk, _ENDORSED) if _stands(context, m)]
            yield from _events(context, chunk, _pairs(endorsers, backed), 0.8)
    for chunk, match in matches(context, _NOUN):
        given = match[0].endswith((" of", " for"))
        people = by_preposition(context, chunk, ("of", "for"), _ENDORSED, within=3)
        if (
            (given or match[0] == "endorsement")
            and people
            and (match[0].startswith("endorse") or _in_contest(context, chunk))
        ):
            yield from _events(context, chunk, _pairs(owners(context, chunk, AGENTS), people), 0.7)


def _may_back(context: Context, chunk: Chunk) -> bool:
    """Say whether a trigger is a verb: no "champion", "support" or "back" that a tagger takes for something else.

    A headline's "backs" right after a name is one, whatever the tag; "in support of" says the same.
    """
    token = context.doc[chunk.start]
    if token.pos_ in {"", "VERB", "AUX"}:
        return True
    if token.lower_ == "support" and context.lower(token.i - 1) == "in":
        return True
    return token.lower_ in {"backs", "endorses", "supports"} and context.at(chunk.start - 1, AGENTS) is not None


def _stands(context: Context, mention: Reference) -> bool:
    """Say whether somebody may stand for a post: a group without a name only if it is one of candidates."""
    last = context.lower(mention.chunk.end - 1)
    return mention.kind is not EntityKind.UNNAMED or last in _CANDIDATES


_CANDIDATES = frozenset("candidate candidates nominee nominees contender contenders".split())


def _pairs(endorsers: list[Reference], endorsed: list[Reference]) -> list[tuple[Reference, Reference]]:
    return [(a, b) for a in endorsers for b in endorsed]


def _endorsers(context: Context, chunk: Chunk) -> list[Reference]:
    """Return whose backing somebody has: the people of a list first, with the words that count them passed over."""
    listed_here = listed(context, chunk.end, AGENTS, reach=8)
    people = context.after(chunk.end, (EntityKind.PERSON,), within=14)
    after_dash = people and context.lower(people[0].chunk.start - 1) in {"–", "—", "-", ":"}
    if after_dash and listed_here and listed_here[0].kind is EntityKind.UNNAMED:
        return listed(context, people[0].chunk.start, (EntityKind.PERSON,), reach=2)
    return listed_here


def _objects(context: Context, chunk: Chunk) -> list[Reference]:
    """Return whom the words right after a trigger name: the whole object, or its owner before "bid" and the like."""
    found = listed(context, chunk.end, _ENDORSED, reach=4, possessive=True)
    kept: list[Reference] = []
    for mention in found:
        end = mention.chunk.end
        owner = context.lower(end) in {"'s", "’s", "'", "’"}
        if not _stands(context, mention):
            continue
        if mention.form is MentionForm.PRONOUN and is_possessive(context, mention):
            continue
        following = context.lower(end + owner)
        nearby = {context.lower(k) for k in range(end + owner, end + owner + 4)}
        if owner and not nearby & _CONTEST_WORDS:
            continue
        if (
            not owner
            and mention.kind is EntityKind.PARTY
            and following not in _AFTER_OBJECT
            and (following[:1].isalpha() or following == "-")
        ):
            continue
        kept.append(mention)
    return kept


_AFTER_OBJECT = frozenset(
    """
        in for at as over and or candidates candidate when after because but while if on to this last
        next ahead before rather
        """.split()
)


def _in_contest(context: Context, chunk: Chunk) -> bool:
    """Say whether a trigger's sentence, or the one before or after, speaks of a contest."""
    if not speaks_of(context, ELECTORAL):
        return False
    number = context.annotated.sentence_of[chunk.start]
    nearby = context.annotated.sentences[max(0, number - 1) : number + 2]
    return any(context.lower(i) in _CONTEST_WORDS for s in nearby for i in range(s.start, s.end))


def _events(
    context: Context, chunk: Chunk, pairs: list[tuple[Reference, Reference]], confidence: float
) -> Iterator[Endorsement]:
    for endorser, endorsed in pairs:
        if is_group_of(context.lower(endorser.chunk.start)) and endorser.kind is EntityKind.UNNAMED and len(pairs) > 1:
            continue
        yield Endorsement(
            endorser=endorser.ref,
            endorsed=endorsed.ref,
            contest=_contest(context, chunk),
            **stated(context, chunk, endorser, endorsed, confidence=confidence),
        )


_CONTEST_HEADS = frozenset(
    "election elections contest race leadership nomination primary ballot by-election presidency caucus".split()
)


def _contest(context: Context, chunk: Chunk) -> str | None:
    """Return the contest in the words of the sentence: "the leadership contest"."""
    here = context.sentence(chunk.start)
    for i in range(here.start, here.end):
        if context.lower(i) in _CONTEST_HEADS and context.lower(i + 1) not in _CONTEST_HEADS:
            start = i
            while (
                start > here.start
                and i - start < 3
                and context.lower(start - 1) not in {"the", "a", "in", "for", "of", "his", "her", "their"}
            ):
                start -= 1
            return (
                context.annotated.words(Chunk(start, i + 1))
                if i - start < 3
                else context.annotated.words(Chunk(i, i + 1))
            )
    return None
