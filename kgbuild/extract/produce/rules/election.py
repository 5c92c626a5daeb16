"""Elections and referendums: any particular one, past or to come, one node for each and its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kgbuild.extract import tree
from kgbuild.extract.candidate import Argument, Candidate
from kgbuild.extract.contest_phrases import PHRASE, Phrase, is_particular, kind_of, phrase_of
from kgbuild.extract.contest_times import CERTAIN, gone_by, is_told_as_over, of_past_verb, to_come
from kgbuild.extract.context import Context
from kgbuild.extract.electoral import KNOW_ELECTIONS
from kgbuild.extract.events.election import Election
from kgbuild.extract.merging import Draft, Gathered
from kgbuild.extract.produce.election_when import direction_of, looks_ahead, place_of_election, time_of_election
from kgbuild.extract.produce.put_off import stopped
from kgbuild.extract.produce.rule import part
from kgbuild.extract.stated import joined
from kgbuild.extract.triggers import matches
from kgbuild.extract.which import Which, which
from kgbuild.layers import Chunk, TimeExpression
from kgbuild.model import Factuality

TYPE = "Election"

_PROSPECT = frozenset(
    """
    prospect possibility chance threat demand demands demanded demanding call calls called calling propose proposes
    proposed proposing proposal possible potential seek seeking push pushing risk idea want wants wanted against without
    oppose opposes opposed opposing
    """.split()
)


@dataclass(frozen=True, slots=True)
class _Said:
    """One mention: the event as it alone has it, whether its type is said, whether it looks ahead or back.

    `prospect`: whether the words only speak of an election that might be: "calls for a referendum"; `numbers`: of which
    events the model takes it to be; `which`: what its words say about which election is meant.
    """

    event: Election
    explicit: bool
    direction: int
    marker: str
    prospect: bool
    numbers: frozenset[int]
    which: Which


def gather(context: Context, drafts: Sequence[Draft]) -> list[Gathered]:
    """Return each election once, with all the mentions that speak of it."""
    nodes: list[_Said] = []
    of: list[list[Draft]] = []
    for draft in drafts:
        said = _said(draft)
        n = _match(nodes, said)
        if n is None:
            nodes.append(said)
            of.append([draft])
        else:
            nodes[n] = _together(nodes[n], said)
            of[n].append(draft)
    local = _speaks_of_towns(context) and not any(node.explicit for node in nodes)
    found = [stopped(_settled(node), drafts) for node, drafts in zip(nodes, of, strict=True)]
    kinds = ["local" if local and e.election_type == "general" else e.election_type for e in found]
    return [Gathered(replace(e, election_type=k), d) for e, k, d in zip(found, kinds, of, strict=True)]


def _said(draft: Draft) -> _Said:
    """Return a mention with what its candidate tells of it."""
    told = draft.tied.candidate.attributes
    if not isinstance(draft.event, Election):
        raise TypeError(f"the rules for elections got {type(draft.event).__name__}")
    number = draft.tied.candidate.event
    return _Said(
        draft.event,
        bool(told["explicit"]),
        int(told["direction"]),
        str(told["marker"]),
        bool(told["prospect"]),
        frozenset() if number is None else frozenset({number}),
        which(draft.tied.context, draft.tied.candidate),
    )


def _speaks_of_towns(context: Context) -> bool:
    """Say whether an article that names no kind of election speaks of those who rule towns: "mayors", "municipal"."""
    return sum(token.lower_ in _OF_TOWNS for token in context.doc) > 1


_OF_TOWNS = frozenset("mayor mayors mayoral municipal municipality municipalities councillors councilors".split())


def _without_verb(context: Context, chunk: Chunk, phrase: Phrase) -> tuple[Chunk, Phrase]:
    """Return a phrase without a last word that is the verb of what follows: "if the referendum results in Brexit"."""
    if not phrase.tail or context.doc[chunk.end - 1].pos_ != "VERB":
        return chunk, phrase
    return Chunk(chunk.start, chunk.end - 1), replace(phrase, tail="")


def _of_its_side(context: Context, chunk: Chunk, phrase: Phrase, time: TimeExpression | None) -> TimeExpression | None:
    """Return the date of "an election in October": the next one; where the clause looks back, the last one."""
    if time is not None and is_told_as_over(context, chunk):
        return gone_by(context, time)
    if time is None or phrase.before not in tree.INDEFINITE or of_past_verb(context, chunk):
        return time
    return to_come(context, time)


def find(context: Context) -> Iterator[Candidate]:
    """Yield each mention of a particular election."""
    before: tuple[Chunk, TimeExpression | None] | None = None
    of_opinion = bool(_OF_OPINION & context.vocabulary)
    for chunk, match in matches(context, PHRASE):
        chunk, phrase = _without_verb(context, chunk, phrase_of(match))
        if of_opinion and phrase.noun in {"poll", "polls"}:
            continue
        time = _of_its_side(context, chunk, phrase, time_of_election(context, chunk))
        if time is None and before is not None and _coordinated(context, before[0], chunk):
            time = before[1]
        past = context.lower(chunk.start - 1) == "in" and not looks_ahead(context, chunk)
        if not is_particular(phrase, dated=time is not None, stated_past=past) or _of_something_else(
            context, chunk, phrase
        ):
            continue
        before = (chunk, time)
        kind, told = kind_of(phrase)
        marker = _marker(context, chunk, phrase)
        direction = direction_of(context, chunk, phrase.words, time)
        when = next((w for w in ("next", "last") if re.search(rf"\b{w}\b", phrase.words)), "")
        arguments = (
            Argument("time", time.chunk, time, inside=True) if time else None,
            part("place", place_of_election(context, chunk)),
        )
        yield Candidate(
            type=TYPE,
            trigger=chunk,
            arguments=tuple(a for a in arguments if a is not None),
            attributes={
                "kind": kind,
                "told": told,
                "explicit": told or _has_year(phrase),
                "direction": direction,
                "marker": marker,
                "prospect": _is_prospect(context, chunk, phrase),
                "when": when,
            },
            source="rule",
            score=0.8,
        )


def _marker(context: Context, chunk: Chunk, phrase: Phrase) -> str:
    """Return what tells an election from the one that all know: "second", or "after next"; "" if nothing does."""
    near = set(context.words(chunk.start - 2, chunk.end).split())
    if phrase.noun.startswith("referend") and near & _ANOTHER:
        return "second"
    return next((w for w in ("second", "after next") if w in phrase.words), "")


_ANOTHER = frozenset({"another", "second"})


_OF_OPINION = frozenset("pollster pollsters respondents surveyed approval ratings".split())
"""Words of articles in which a poll is one of opinion."""


def _of_something_else(context: Context, chunk: Chunk, phrase: Phrase) -> bool:
    """Say whether a phrase names no election: somebody's choice for a post, or "election" before another noun.

    "The election of Ann Bell", "the elections watchdog"; a kind or a year before it makes it one after all.
    """
    if not phrase.noun.startswith(("election", "primary")) or phrase.tail:
        return False
    following = context.lower(chunk.end)
    if following == "of":
        return phrase.noun == "election" and not any(context.lower(chunk.end + 1) == y for y in ("19", "20"))
    token = context.doc[chunk.end] if chunk.end < len(context.doc) else None
    if token is None or following in _GOES_ON:
        return False
    if following in KNOW_ELECTIONS:
        return True
    if token.pos_ == "PROPN" and token.text.istitle() and context.doc[chunk.end - 1].text.istitle():
        return True
    return token.pos_ == "NOUN" and not phrase.which and not _told(phrase)


def _told(phrase: Phrase) -> bool:
    return phrase.noun.startswith("election") and kind_of(phrase)[1]


def _has_year(phrase: Phrase) -> bool:
    """Say whether a year stands before the noun: "the 2016 election" is no other one that the article speaks of."""
    return bool(re.search(r"\d{4}", f"{phrase.before} {phrase.modifiers}"))


_GOES_ON = frozenset("yesterday today tomorrow tonight".split())


def _is_prospect(context: Context, chunk: Chunk, phrase: Phrase) -> bool:
    """Say whether an election with "a" before it is one that somebody wants, fears or thinks possible."""
    if re.search(r"\b(?:snap|early)\b", phrase.modifiers):
        return context.lower(chunk.start - 1) not in {"called", "announced"}
    start = max(context.sentence(chunk.start).start, chunk.start - 4)
    before = {context.lower(k) for k in range(start, chunk.start)}
    return phrase.before in {"a", "an", "another"} and bool(before & _PROSPECT)


def _coordinated(context: Context, a: Chunk, b: Chunk) -> bool:
    """Say whether two elections are held together: "Thursday's council elections and the referendum"."""
    between = [context.lower(i) for i in range(a.end, b.start)]
    return len(between) <= 2 and any(w in {"and", "&"} for w in (*between, context.lower(b.start)))


def _match(nodes: list[_Said], said: _Said) -> int | None:
    """Return which of the elections found so far a mention speaks of; the surest and latest wins."""
    best: tuple[int, int] | None = None
    for n, node in enumerate(nodes):
        score = _fit(node, said)
        if score and (best is None or (score, n) >= best):
            best = (score, n)
    return best[1] if best else None


def _fit(node: _Said, said: _Said) -> int:
    """Score how well a mention fits an election: 0 if not at all."""
    a, b = node.event, said.event
    same_kind = a.election_type == b.election_type
    both = said.explicit and node.explicit
    if not same_kind and (both or not (_takes_bare(a, said) if node.explicit else _takes_bare(b, node))):
        return 0
    one = bool(node.numbers & said.numbers) and node.prospect == said.prospect
    only_wanted = one and said.prospect  # "a public vote" is "the second referendum"
    if (node.marker != said.marker and not only_wanted) or (a.place and b.place and a.place != b.place):
        return 0
    if a.dates and b.dates:
        if not a.dates.overlaps(b.dates):
            return 0
    elif not only_wanted and node.which.is_another(said.which):
        return 0
    if _differently_dated(a, b):
        return 0
    worst = -CERTAIN if a.election_type == "general" and not one else -2 * CERTAIN
    same_days = a.dates is not None and a.dates == b.dates
    if not same_days and node.direction * said.direction <= worst:
        return 0
    agree = node.direction * said.direction > 0
    return 1 + 2 * same_kind + 2 * agree + 3 * bool(a.dates and b.dates)


def _differently_dated(a: Election, b: Election) -> bool:
    """Say whether the wordings of two dates, of which at least one has no days, have no word in common."""
    if (a.dates and b.dates) or not a.date_text or not b.date_text:
        return False
    words = [set(text.lower().split()) - {"in", "of", "the", "on"} for text in (a.date_text, b.date_text)]
    told = [w for w in words if not w <= {"next", "last"}]
    return not words[0] & words[1] and (len(told) == 2 or not told)


def _takes_bare(explicit: Election, bare: _Said) -> bool:
    """Say whether "the election" may mean an election whose type is told elsewhere."""
    undirected = bare.direction == 0 or bare.event.date_text is None
    return (
        bare.event.election_type == "general"
        and undirected
        and explicit.election_type not in {"referendum", "local", "by-election"}
    )


def _together(node: _Said, said: _Said) -> _Said:
    """Join a mention to an election: the narrower date and the type that is said win."""
    event = joined(node.event, said.event)
    kind = said.event.election_type if said.explicit and not node.explicit else node.event.election_type
    return _Said(
        replace(event, election_type=kind),
        node.explicit or said.explicit,
        max((node.direction, said.direction), key=lambda d: (abs(d), d == CERTAIN)),
        node.marker,
        node.prospect and said.prospect,
        node.numbers | said.numbers,
        node.which.joined(said.which),
    )


def _settled(node: _Said) -> Election:
    """Decide the factuality of an election: by its direction first; what nothing tells is to come if it is general."""
    event = node.event
    if node.direction < 0:
        factuality = Factuality.ACTUAL
    elif node.direction > 0:
        factuality = Factuality.POSSIBLE if node.prospect else Factuality.PLANNED
    elif node.prospect:
        factuality = Factuality.POSSIBLE
    else:
        factuality = Factuality.PLANNED if event.election_type == "general" and not event.dates else Factuality.ACTUAL
    return replace(event, factuality=factuality)
