"""Conditions of vetoes: what looks like taking up or leaving a post."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgbuild.english import words
from kgbuild.extract import tree
from kgbuild.extract.arguments import by_preposition
from kgbuild.extract.posts import UNTOLD, Post, in_building
from kgbuild.layers import Chunk
from kgbuild.model import EntityKind

if TYPE_CHECKING:
    from kgbuild.extract.context import Context, Reference
    from kgbuild.extract.tie import Tied
    from kgbuild.layers import Chunk


def prize(tied: Tied) -> bool:
    """Say whether a post is a prize or a place in a team: "manager of the year", "replaced in the second half"."""
    context, trigger = tied.context, tied.candidate.trigger
    following = [
        context.lower(i) for i in range(trigger.end, min(context.sentence(trigger.start).end, trigger.end + 8))
    ]
    prize = following[:2] == ["for", "best"] or "of the year" in " ".join(following)
    return prize or (following[-2:-1] == ["half"] and "the" in following)


def to_do_something(tied: Tied) -> bool:
    """Say whether a bid is one to do something else than hold a post: "a bid to oust Bell"."""
    noun = tied.head
    aims = [c for c in noun.children if c.dep_.startswith("acl") and c.tag_ == "VB" and "to" in tree.cases(c)]
    goal = next((c for a in aims for c in a.children if c.dep_ == "cop"), None)
    return noun.lemma_.lower() == "bid" and bool(aims) and goal is None and aims[0].lemma_.lower() not in _FOR_A_POST


_FOR_A_POST = words("for a post")


def candidacy_given_up(tied: Tied) -> bool:
    """Say whether what somebody ends is a candidacy, and no post: "ended her bid", "stepped down from the race"."""
    verb = tied.head
    ended = (*tree.children(verb, "obj"), *tree.obliques(verb, {"from", "of"}))
    return any(c.lemma_.lower() in _CANDIDACY for c in ended)


_CANDIDACY = words("candidacy")


def left_so(tied: Tied) -> bool:
    """Say whether somebody only brings a party into a state, or remains: "leaving Ukip seeking one", "who are left"."""
    verb = tied.head
    if verb.lemma_.lower() in _LEAVE and (tree.passive(verb) or any(c.dep_ == "cop" for c in verb.children)):
        return True
    left = tree.children(verb, "obj") if verb.lemma_.lower() == "leave" else []
    after = {c.i for c in verb.children if c.tag_ in _STATES}
    return any(o.right_edge.i + 1 in after or any(c.tag_ == "VBG" for c in tree.children(o, "acl")) for o in left)


_STATES = frozenset({"VBG", "VBN", "JJ"})
_LEAVE = frozenset({"leave", "left"})


def to_oneself(tied: Tied) -> bool:
    """Say whether the verb's object is the doer: "resigned herself to defeat"."""
    trigger, doc = tied.candidate.trigger, tied.context.doc
    return trigger.end < len(doc) and doc[trigger.end].lower_.endswith(("self", "selves"))


def takes_on_somebody(tied: Tied) -> bool:
    """Say whether somebody or a part in a play is taken on, and no post: "took on the Labour leader"."""
    context, end = tied.context, tied.candidate.trigger.end
    start = tied.candidate.trigger.start
    after_on = next((k + 1 for k in range(start + 1, end + 1) if context.lower(k) == "on"), None)
    if context.doc[start].lemma_.lower() != "take" or after_on is None:
        return False
    if any(_is_rival(context, after_on, p) for p in tied.references("person")):
        return True
    reach = Chunk(after_on, min(context.sentence(start).end, after_on + 4))
    tokens = range(reach.start, reach.end)
    named = any(m.kind is EntityKind.PERSON for k in tokens if (m := context.at(k)) is not None)
    said = [context.doc[k] for k in tokens]
    played = any(t.lower_ in {"role", "part"} for t in said) and any(t.pos_ == "PROPN" for t in said)
    return named or played or any(p.head in reach for p in context.posts.touching(reach))


def _is_rival(context: Context, start: int, person: Reference) -> bool:
    """Say whether nothing but what he is stands between "take on" and somebody: "the incumbent, Labour's Ann Bell"."""
    between = context.doc[start : person.chunk.start] if person.chunk.start >= start else ()
    plain = all(t.pos_ in _OF_A_NAME and t.lower_ not in UNTOLD for t in between)
    return start <= person.chunk.start <= start + _FAR and plain


_OF_A_NAME = frozenset({"DET", "NOUN", "PROPN"}) | {"ADJ", "PUNCT", "PART"}
_FAR = 7


def one_of_a_row(tied: Tied) -> bool:
    """Say whether a post only counts who did something: "became the sixth minister to declare a gift"."""
    post, context = tied.post, tied.context
    if post is None:
        return False
    head = tree.root(context.doc, post.chunk.start, post.chunk.end)
    before = {t.lower_ for t in context.doc[max(0, post.chunk.start - 3) : head.i]}
    following = context.doc[post.chunk.end + 1 : post.chunk.end + 2]  # none where the article ends
    does = context.lower(post.chunk.end) == "to" and [t.tag_ for t in following] == ["VB"]
    return does and not _ROW.isdisjoint(before)


_ROW = words("one of a row")


def dismisses_things(tied: Tied) -> bool:
    """Say whether a dismissal is one of no person: "his dismissal of the condemnation"."""
    context, trigger = tied.context, tied.candidate.trigger
    if context.lower(trigger.end) != "of" or context.doc[trigger.end - 1].lemma_.lower() not in _REMOVALS:
        return False
    people = frozenset({EntityKind.PERSON, EntityKind.UNNAMED})
    return not by_preposition(context, trigger, ("of",), people, within=3)


_REMOVALS = frozenset("dismissal removal".split())


def post_alone(tied: Tied) -> bool:
    """Say whether all who would be chosen are posts that somebody is chosen for: "the governor picks the chair"."""
    verb, posts = tied.context.doc[tied.candidate.trigger.start], tied.context.posts
    people = tied.references("person")
    if verb.lemma_.lower() not in _FILLS or not verb.tag_.startswith("VB") or tree.passive(verb):
        return False
    return bool(people) and all(
        p.kind is EntityKind.UNNAMED
        and any(q.head == p.chunk.end - 1 and (q.determiner == "the" or q.plural) for q in posts.at(p.chunk.end - 1))
        for p in people
    )


_FILLS = words("fills a post")


def leaves_no_party(tied: Tied) -> bool:
    """Say whether a government or another body is left, and no party: "to leave the cabinet", "quit the CBI"."""
    verb = tied.head
    left = tree.children(verb, "obj") if verb.lemma_.lower() in _LEAVES else []
    return any(o.lemma_.lower() in _NO_PARTY or tied.context.at(o.i, _BODY) is not None for o in left)


_BODY = frozenset({EntityKind.ORGANIZATION})
_LEAVES = words("leaving a party")


_NO_PARTY = words("no party")


def anybody(tied: Tied) -> bool:
    """Say whether whoever fits is meant, and nobody in particular: "the best person should be appointed"."""
    people = tied.references("person")
    return bool(people) and all(p.kind is EntityKind.UNNAMED and _fits(tied, p.chunk) for p in people)


def _fits(tied: Tied, chunk: Chunk) -> bool:
    said = [t.lower_ for t in tied.context.doc[chunk.start : chunk.end] if not t.is_punct]
    return bool(said) and (said[0] in _WHOEVER or not _FITTEST.isdisjoint(said[:2]))


_WHOEVER, _FITTEST = words("whoever it is"), words("fits best")


def runs_elsewise(tied: Tied) -> bool:
    """Say whether "run" and "stand" are of no candidate: "running out of time", "stood by her"."""
    trigger = tied.candidate.trigger
    verb = tied.context.doc[trigger.start]
    word = verb.lemma_.lower()
    if word == "run" and verb.pos_ == "VERB" and any(o.lemma_.lower() in _IS_RUN for o in tree.children(verb, "obj")):
        return True
    return len(trigger) == 1 and tied.context.lower(trigger.end) in _ELSEWISE.get(word, frozenset())


_ELSEWISE = {"run": words("after run"), "stand": words("after stand")}
"""Words after a verb that give it another sense."""


_IS_RUN = words("is run")
"""What somebody runs without running for it."""


def in_no_post(tied: Tied) -> bool:
    """Say whether somebody gets into what is no post at all: "remanded in custody", "entered politics"."""
    verb = tied.head
    where = (t for t in tree.obliques(verb, {"in", "to"}) if not tree.children(t, "nmod"))
    return any(t.lower_ in _NO_POST_AT_ALL for t in (*where, *tree.children(verb, "obj")))


_NO_POST_AT_ALL = words("no post at all")


def some_role(tied: Tied) -> bool:
    """Say whether somebody only takes more of a part in something: "should take a more active role in the debate"."""
    verb = tied.head
    taken = (o for o in tree.children(verb, "obj") if o.lemma_.lower() in {"role", "part"})
    some = any(c.lower_ in _SOME_ROLE for o in taken for c in tree.children(o, "amod"))
    return some and not any(tree.obliques(t, {"as"}) for t in (verb, *tree.children(verb, "obj")))


_SOME_ROLE = words("some role")


def whip(tied: Tied) -> bool:
    """Say whether it is the party's whip that is given up: whips are officials only with a word that says which."""
    lower, end = tied.context.lower, tied.candidate.trigger.end
    object_ = [lower(k) for k in range(end, min(tied.context.sentence(end - 1).end, end + 4))]
    return "whip" in object_ and object_[0] in _THE and not _WHIPS & set(object_)


_THE = words("whose whip")

_WHIPS = words("says which whip")


def goes_out(tied: Tied) -> bool:
    """Say whether somebody only goes out of a house: "as he left the White House", "left it for Leeds"."""
    post = tied.post
    verb = tied.head
    body = next((m for m in tied.references("org")), None)
    house = (post is not None and in_building(tied.context, post)) or (
        body is not None and in_building(tied.context, Post("", body.ref, body.chunk))
    )
    if not house or verb.lemma_.lower() not in _GOES_OUT:
        return False
    meanwhile = any(c.dep_ == "mark" and c.lower_ in {"as", "while"} for c in verb.children)
    whither = (tied.context.at(t.i, (EntityKind.PLACE,)) for t in tree.obliques(verb, {"for"}))
    return meanwhile or any(m is not None for m in whither)


_GOES_OUT = words("goes out")
