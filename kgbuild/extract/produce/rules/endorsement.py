"""Endorsements: somebody backs a person or party for a post or in a contest."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.extract.arguments import by_preposition, doers, passive, subjects
from kgbuild.extract.candidate import Candidate
from kgbuild.extract.context import AGENTS, Context, Reference
from kgbuild.extract.electoral import ELECTORAL, speaks_of
from kgbuild.extract.noun_phrases import is_possessive
from kgbuild.extract.objects import listed, members
from kgbuild.extract.produce.rule import part, propose, words_part
from kgbuild.extract.triggers import matches, trigger, verb
from kgbuild.layers import Chunk, MentionForm
from kgbuild.model import EntityKind

TYPE = "Endorsement"


_ENDORSE = trigger(verb("endorse"))
_BACK = trigger(
    rf"{verb('back', 'support', 'champion')}(?! (?:down|away|off|into|to|out|up))",
    rf"{verb('come', 'declare')} (?:out )?(?:for|in favou?r of|behind)",
    rf"{verb('rally', 'swing', 'line', 'unite', 'get', 'fall')} (?:up |in |firmly )?behind",
    rf"{verb('plump', 'campaign')} for",
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
_ENDORSED = (EntityKind.PERSON, EntityKind.PARTY, EntityKind.UNNAMED)
_CONTEST_WORDS = frozenset(
    """
    leadership leader election elections contest race nomination candidate candidates candidacy presidential
    presidency mayor mayoral campaign ballot primary primaries vote votes poll polls contender contenders runner
    bid seat seats ambitions premiership re-election reelection gubernatorial caucus caucuses nominee
    """.split()
)


def find(context: Context) -> Iterator[Candidate]:
    """Yield the endorsements that the article states, one for each pair."""
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
        endorsers = [m for e in listed(context, chunk.end, AGENTS, reach=8) for m in members(context, e)]
        sure = "support" not in context.words(chunk.start, chunk.end) and all(
            e.kind is EntityKind.PERSON for e in endorsers
        )
        if sure or _in_contest(context, chunk):
            backed = [m for m in doers(context, chunk, _ENDORSED) if _stands(context, m)]
            yield from _events(context, chunk, _pairs(endorsers, backed), 0.8)


def _may_back(context: Context, chunk: Chunk) -> bool:
    """Say whether a trigger is a verb: no "champion", "support" or "back" that a tagger takes for something else.

    A headline's "backs" right after a name is one, whatever the tag; "in support of" says the same.
    """
    token = context.doc[chunk.start]
    if token.pos_ in {"VERB", "AUX"}:
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
    return [(a, b) for a in endorsers for b in endorsed if a.ref != b.ref]


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
        nearby = {context.lower(k) for k in range(end + owner, end + owner + 4)}
        if owner and not nearby & _CONTEST_WORDS:
            continue
        kept.append(mention)
    return kept


def _in_contest(context: Context, chunk: Chunk) -> bool:
    """Say whether a trigger's sentence, or the one before or after, speaks of a contest."""
    if not speaks_of(context, ELECTORAL):
        return False
    number = context.annotated.sentence_of[chunk.start]
    nearby = context.annotated.sentences[max(0, number - 1) : number + 2]
    return any(context.lower(i) in _CONTEST_WORDS for s in nearby for i in range(s.start, s.end))


def _events(
    context: Context, chunk: Chunk, pairs: list[tuple[Reference, Reference]], confidence: float
) -> Iterator[Candidate]:
    for endorser, endorsed in pairs:
        yield propose(
            context,
            TYPE,
            chunk,
            part("endorser", endorser),
            part("endorsed", endorsed),
            words_part("contest", _contest(context, chunk)),
            score=confidence,
        )


_CONTEST_HEADS = frozenset(
    "election elections contest race leadership nomination primary ballot by-election presidency caucus".split()
)


def _contest(context: Context, chunk: Chunk) -> Chunk | None:
    """Return the words of the sentence that name the contest: "the leadership contest"."""
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
            return Chunk(start if i - start < 3 else i, i + 1)
    return None
