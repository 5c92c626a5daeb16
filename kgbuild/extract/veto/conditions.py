"""The conditions of the vetoes: each says whether words that look like an event are something else."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from kgbuild.extract import tree
from kgbuild.extract.arguments import by_preposition
from kgbuild.extract.electoral import ELECTORAL, KNOW_ELECTIONS, LEGISLATIVE, speaks_of
from kgbuild.extract.meeting_senses import in_general, is_audience, is_legislature, noun_of, of_the_family
from kgbuild.extract.meeting_senses import other_sense as sense_of_another
from kgbuild.model import EntityKind, Event, Factuality

if TYPE_CHECKING:
    from kgbuild.extract.context import Context
    from kgbuild.extract.tie import Tied


def _noun(tied: Tied) -> int | None:
    """Return the noun for a meeting in a trigger, None where "meeting" is a verb."""
    trigger, context = tied.candidate.trigger, tied.context
    noun = noun_of(context, trigger)
    if noun == trigger.start and context.doc[noun].pos_ == "VERB" and context.lower(noun) == "meeting":
        return None
    return noun


def other_sense(tied: Tied) -> bool:
    """Say whether the noun names a room, a yearly session or a part of a name."""
    noun = _noun(tied)
    return noun is not None and sense_of_another(tied.context, noun)


def audience(tied: Tied) -> bool:
    """Say whether a meeting is only spoken to."""
    noun = _noun(tied)
    return noun is not None and is_audience(tied.context, noun)


def family(tied: Tied) -> bool:
    """Say whether relatives or friends come together."""
    trigger, people = tied.candidate.trigger, tied.references("participant")
    return of_the_family(tied.context, noun_of(tied.context, trigger), trigger.end, people)


def session(tied: Tied) -> bool:
    """Say whether a parliament alone meets: it sits."""
    people = tied.references("participant")
    return len(people) == 1 and is_legislature(tied.context, people[0])


def nobody_in_particular(tied: Tied) -> bool:
    """Say whether those who meet are named only in general."""
    return in_general(tied.context, tied.references("participant"), tied.verdict.value)


def place_alone(tied: Tied) -> bool:
    """Say whether the only participant is a place."""
    return {p.kind for p in tied.references("participant")} == {EntityKind.PLACE} and len(
        tied.references("participant")
    ) == 1


def of_somebody(tied: Tied) -> bool:
    """Say whether an election is that of one person: "the election of Ann Bell as chairman", "her election to it"."""
    trigger, context = tied.candidate.trigger, tied.context
    noun = next((i for i in range(trigger.start, trigger.end) if context.lower(i) == "election"), trigger.start)
    end = max(noun + 1, trigger.end)
    if context.lower(noun - 1) in _OWN and (context.lower(end) in {"to", "as"} or _to_a_post(tied, noun + 1)):
        return True
    people = (c for c in context.clusters if c.kind is EntityKind.PERSON)
    return context.lower(end) == "of" and any(m.chunk.start == end + 1 for c in people for m in c.mentions)


def _to_a_post(tied: Tied, end: int) -> bool:
    """Say whether words soon behind an election say to what: "Bell's election in May to succeed Carl Dorn"."""
    near = tied.context.words(end, min(end + _NEAR, tied.context.sentence(end - 1).end)).split()
    return any(a == "to" and b in _SUCCEEDS for a, b in pairwise(near))


_NEAR = 6
_SUCCEEDS = frozenset("replace succeed become lead".split())
_OWN = frozenset("his her my your 's ’s".split())


def votes_of_party(tied: Tied) -> bool:
    """Say whether "vote" is what a party gets: "the Labour vote rose"."""
    doc, trigger = tied.context.doc, tied.candidate.trigger
    if not tree.parsed(doc) or tied.context.lower(trigger.end - 1) not in {"vote", "votes"}:
        return False
    parts = tree.children(doc[trigger.end - 1], "compound", "nmod:poss", "amod")
    return any(tied.context.at(p.i, (EntityKind.PARTY,)) is not None for p in parts)


def in_parliament(tied: Tied) -> bool:
    """Say whether what is won or lost is a vote in a parliament, or a case: "lost a confidence vote"."""
    doc, trigger = tied.context.doc, tied.candidate.trigger
    if not tree.parsed(doc):
        return False
    verb = tree.root(doc, trigger.start, trigger.end)
    objects = tree.children(verb, "obj") if verb.tag_.startswith("VB") else []
    return any(
        o.lemma_.lower() in _MOTIONS
        or (o.lemma_.lower() == "vote" and any(c.lower_ in _OF_PARLIAMENT for c in o.children))
        for o in objects
    )


_MOTIONS = frozenset("motion amendment bill debate appeal case argument".split())
_OF_PARLIAMENT = frozenset("parliamentary confidence no-confidence commons meaningful crucial key senate house".split())


def only_needed(tied: Tied) -> bool:
    """Say whether a figure is only needed or sought: "needed a majority of two thirds"."""
    trigger = tied.candidate.trigger
    return tied.context.doc[trigger.start].lemma_.lower() in _NEEDS


_NEEDS = frozenset("need require want seek demand".split())


_OTHER_CONTESTS = frozenset(
    "award awards championship cup festival film km league match medal song tournament trophy".split()
)
"""Words of games, prizes and films, whose winners are none of politics."""


def prize(tied: Tied) -> bool:
    """Say whether a post is a prize or a place in a team: "manager of the year", "replaced in the second half"."""
    context, trigger = tied.context, tied.candidate.trigger
    following = [
        context.lower(i) for i in range(trigger.end, min(context.sentence(trigger.start).end, trigger.end + 8))
    ]
    prize = following[:2] == ["for", "best"] or "of the year" in " ".join(following)
    return prize or (following[-2:-1] == ["half"] and "the" in following)


def other_contest(tied: Tied) -> bool:
    """Say whether the sentence speaks of another contest: "won the 4km race", "a win that closed the film festival"."""
    here = tied.context.sentence(tied.candidate.trigger.start)
    words = {tied.context.lower(i) for i in range(here.start, here.end)}
    return bool(words & _OTHER_CONTESTS) and not words & ELECTORAL


def elections_at_large(tied: Tied) -> bool:
    """Say whether elections are spoken of in general: "in previous elections"."""
    start = tied.candidate.trigger.start
    return tied.context.lower(start).endswith("s") and tied.context.lower(start - 1) in _AT_LARGE


_AT_LARGE = frozenset("previous past all most many future other such free fair".split())


def no_contest(tied: Tied) -> bool:
    """Say whether the article speaks of no election."""
    return not speaks_of(tied.context, ELECTORAL)


def no_parliament(tied: Tied) -> bool:
    """Say whether the article speaks of no parliament, council or party."""
    return not speaks_of(tied.context, LEGISLATIVE)


def to_oneself(tied: Tied) -> bool:
    """Say whether the verb's object is the doer: "resigned herself to defeat"."""
    trigger, doc = tied.candidate.trigger, tied.context.doc
    return trigger.end < len(doc) and doc[trigger.end].lower_.endswith(("self", "selves"))


_KIN = frozenset("family families wife husband parents mother father son daughter children widow".split())


def kin_of(tied: Tied) -> bool:
    """Say whether not a person but the person's family is met: "met the family of Carl Dorn"."""
    lower = tied.context.lower
    chunks = [p.chunk for p in tied.references("participant")]
    own = any(lower(k) in _KIN and lower(k + 1) == "of" for c in chunks for k in range(c.start, c.end))
    return own or any(lower(c.start - 1) == "of" and lower(c.start - 2) in _KIN for c in chunks)


def costs(tied: Tied) -> bool:
    """Say whether a sentence is about what a meeting costs: "will meet the cost of the talks"."""
    head = tied.context.doc[tied.candidate.trigger.start]
    return head.dep_.startswith("nmod") and head.head.lemma_.lower() in _COSTS


_COSTS = frozenset("cost price expense bill".split())


def takes_on_somebody(tied: Tied) -> bool:
    """Say whether somebody or a part in a play is taken on, and no post: "took on the Labour leader"."""
    context, end = tied.context, tied.candidate.trigger.end
    start = tied.candidate.trigger.start
    after_on = next((k + 1 for k in range(start + 1, end + 1) if context.lower(k) == "on"), None)
    if context.doc[start].lemma_.lower() != "take" or after_on is None:
        return False
    reach = range(after_on, min(context.sentence(start).end, after_on + 4))
    named = any(m.kind is EntityKind.PERSON for k in reach if (m := context.at(k)) is not None)
    words = [context.doc[k] for k in reach]
    played = any(t.lower_ in {"role", "part"} for t in words) and any(t.pos_ == "PROPN" for t in words)
    return named or played or any(p.head in reach for p in context.annotated.posts)


def no_voters_of_politics(tied: Tied) -> bool:
    """Say whether those who vote are no members of a parliament, council or party: "the bank's rate committee"."""
    chunks = [v.chunk for v in tied.references("voter")]
    return any(tied.context.lower(k) in _OTHER_VOTERS for c in chunks for k in range(c.start, c.end))


def some_law(tied: Tied) -> bool:
    """Say whether a vote is only hoped for, on no certain motion: "hopes to pass legislation"."""
    motion = (tied.words("motion") or "").lower().split()
    return tied.verdict.value is Factuality.POSSIBLE and motion[-1:] != [] and _is_bare(motion)


def _is_bare(motion: Sequence[str]) -> bool:
    return motion[-1] in _LAWS and len(motion) <= _AT_MOST and not set(motion) & _CERTAIN_ONE


_LAWS = frozenset("legislation law laws bills reforms measures".split())
_CERTAIN_ONE = frozenset("the this that these those its his her their such".split())
_AT_MOST = 2


def backs_a_thing(tied: Tied) -> bool:
    """Say whether what is backed is neither a person nor a group: "endorsed the figure"."""
    chunks = [e.chunk for e in tied.references("endorsed") if e.kind is EntityKind.UNNAMED]
    return any(tied.context.lower(c.end - 1) in _THINGS for c in chunks)


_THINGS = frozenset(
    "figure figures plan plans bill deal report proposal proposals policy idea amendment motion".split()
)


_OTHER_VOTERS = frozenset(
    "bank bankers rate people public readers viewers listeners fans shareholders customers jury jurors audience".split()
)


def one_of_a_row(tied: Tied) -> bool:
    """Say whether a post only counts who did something: "became the sixth minister to declare a gift"."""
    post, context = tied.post, tied.context
    if post is None or not tree.parsed(context.doc):
        return False
    head = tree.root(context.doc, post.chunk.start, post.chunk.end)
    before = {t.lower_ for t in context.doc[max(0, post.chunk.start - 3) : head.i]}
    following = context.doc[post.chunk.end + 1 : post.chunk.end + 2]  # none where the article ends
    return bool(before & _ROW) and context.lower(post.chunk.end) == "to" and [t.tag_ for t in following] == ["VB"]


_ROW = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth latest only last".split())


def before_experts(tied: Tied) -> bool:
    """Say whether somebody or something is told by what it has to do with: "Britain's leading elections expert"."""
    return tied.context.lower(tied.candidate.trigger.end) in KNOW_ELECTIONS | _OF_ELECTIONS


_OF_ELECTIONS = frozenset("system systems broadcast broadcasts".split())


def dismisses_things(tied: Tied) -> bool:
    """Say whether a dismissal is one of no person: "his dismissal of the condemnation"."""
    context, trigger = tied.context, tied.candidate.trigger
    if context.lower(trigger.end) != "of" or context.doc[trigger.end - 1].lemma_.lower() not in _REMOVALS:
        return False
    people = frozenset({EntityKind.PERSON, EntityKind.UNNAMED})
    return not by_preposition(context, trigger, ("of",), people, within=3)


_REMOVALS = frozenset("dismissal removal".split())


def in_a_post(tied: Tied) -> bool:
    """Say whether a trigger is a word of a post and not its head: "minister for dialogue"."""
    trigger = tied.candidate.trigger
    return any(
        p.chunk.start <= trigger.start < p.chunk.end and p.head != trigger.start for p in tied.context.annotated.posts
    )


def post_alone(tied: Tied) -> bool:
    """Say whether all who would be chosen are posts that somebody is chosen for: "the governor picks the chair"."""
    verb, posts = tied.context.doc[tied.candidate.trigger.start], tied.context.annotated.posts
    people = tied.references("person")
    if verb.lemma_.lower() not in _FILLS or not verb.tag_.startswith("VB") or tree.passive(verb):
        return False
    return bool(people) and all(
        p.kind is EntityKind.UNNAMED
        and any(q.head == p.chunk.end - 1 and (q.determiner == "the" or q.plural) for q in posts)
        for p in people
    )


_FILLS = frozenset("appoint pick choose name nominate select elect".split())


def bare_plural(tied: Tied) -> bool:
    """Say whether nobody takes part but people at large: "Leaders are attending the meeting"."""
    people = tied.references("participant", "person")
    if len(people) != 1 or people[0].kind is not EntityKind.UNNAMED:
        return False
    return len(people[0].chunk) == 1 and tied.context.lower(people[0].chunk.start).endswith("s")


def runs_elsewise(tied: Tied) -> bool:
    """Say whether "run" and "stand" are of no candidate: "running out of time", "stood by her"."""
    trigger = tied.candidate.trigger
    word = tied.context.doc[trigger.start].lemma_.lower()
    return len(trigger) == 1 and tied.context.lower(trigger.end) in _ELSEWISE.get(word, frozenset())


_ELSEWISE = {
    "run": frozenset("out away late short low down over through counter deep riot wild amok".split()),
    "stand": frozenset("by out firm up still accused trial ready together alone".split()),
}
"""Words after a verb that give it another sense."""


def any_contestant(tied: Tied) -> bool:
    """Say whether a result is that of whoever stands, or of who votes: "a party needs to win", "voters lost"."""
    people = tied.references("contestant")
    return bool(people) and all(
        p.kind is EntityKind.UNNAMED
        and (
            (tied.context.lower(p.chunk.start) in _WHOEVER and tied.context.lower(p.chunk.end - 1) in _WHO_STAND)
            or tied.context.lower(p.chunk.end - 1) in _WHO_VOTE
        )
        for p in people
    )


_WHOEVER = tree.INDEFINITE | {"any", "each", "every", "no", "neither", "either"}
_WHO_STAND = frozenset("party candidate politician leader government".split())
_WHO_VOTE = frozenset("voters electorate electors supporters".split())


def one_ally(tied: Tied) -> bool:
    """Say whether a single person is all that is known of a coalition: "has a coalition of people like Ann Bell"."""
    people = tied.references("participant")
    named = [p for p in people if p.kind is not EntityKind.UNNAMED]
    alone = len(people) == 1 or len(named) < len(people)
    return bool(named) and alone and all(p.kind is EntityKind.PERSON for p in named)


def denied_outcome(tied: Tied) -> bool:
    """Say whether an outcome is denied."""
    return tied.attribute("measure") == "outcome" and tied.verdict.value is Factuality.DENIED


def whip(tied: Tied) -> bool:
    """Say whether it is the party's whip that is given up: whips are officials only with a word that says which."""
    lower, end = tied.context.lower, tied.candidate.trigger.end
    object_ = [lower(k) for k in range(end, min(tied.context.sentence(end - 1).end, end + 4))]
    return "whip" in object_ and object_[0] in _THE and not _WHIPS & set(object_)


_THE = frozenset("the his her their".split())
_WHIPS = frozenset("chief government opposition assistant deputy senior as".split())


def game(context: Context, event: Event) -> bool:
    """Say whether an event without a post stands in an article about sport."""
    return not getattr(event, "post", None) and context.reports_sport
