"""Read off the clause of a trigger who has a part that no words were found for: subject, object, owner."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING

from kgbuild.extract import tree
from kgbuild.extract.arguments import by_preposition, doers, owners, passive, subjects, undergoers
from kgbuild.layers import Chunk
from kgbuild.model import EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kgbuild.extract.context import Context, Reference

Kinds = frozenset[EntityKind]
_Reader = Callable[["Context", "Chunk", Kinds], "list[Reference]"]


TAKES_OVER_FROM = frozenset({"replace", "succeed"})
"""Verbs whose object is who had the post before."""


def in_clause(context: Context, kind: str, role: str, trigger: Chunk, kinds: Kinds) -> list[Reference]:
    """Return who has a role by the grammar of the trigger's clause; nobody where the grammar does not tell.

    Args:
        context: the article, with trees.
        kind: the type of the event.
        role: the part that is looked for.
        trigger: the words that name the event.
        kinds: the kinds of entities that can have the part.
    """
    reader = _READERS.get((kind, role))
    if reader is None:
        return []
    return reader(context, trigger, kinds)


def doers_and_undergoers(context: Context, trigger: Chunk, kinds: Kinds) -> list[Reference]:
    """Return who is on either side of a verb in the active; nobody for a noun, a passive, or without trees."""
    if not _is_verb(context, trigger) or passive(context, trigger):
        return []
    return [*doers(context, trigger, kinds), *undergoers(context, trigger, kinds)]


def _is_verb(context: Context, trigger: Chunk) -> bool:
    return any(t.pos_ == "VERB" for t in context.doc[trigger.start : trigger.end])


def _actor(context: Context, trigger: Chunk, kinds: Kinds) -> list[Reference]:
    """Who does it: "A defected", "A's vote", "A gave B her backing"."""
    if _is_verb(context, trigger):
        return doers(context, trigger, kinds)
    return owners(context, trigger, kinds)


def _by_light_verb(context: Context, trigger: Chunk, kinds: Kinds) -> list[Reference]:
    """Who does what a noun names, by the verb that only says that it is done: "A won a victory", "A held talks"."""
    verb = _verb_with(context, trigger, _LIGHT)
    return [] if verb is None or tree.passive(verb) else doers(context, Chunk(verb.i, verb.i + 1), kinds)


def _verb_with(context: Context, noun: Chunk, verbs: Collection[str]) -> Token | None:
    """Return the verb that has a noun as its object, if it is one of these."""
    root = tree.root(context.doc, noun.start, noun.end)
    return root.head if root.dep_ == "obj" and root.head.lemma_.lower() in verbs else None


_LIGHT = frozenset(
    "have hold win secure score claim suffer concede clinch cast give lend offer announce attend".split()
)
"""Verbs that add nothing to the noun but who does it; whoever wins a vote did not cast it."""


def _voter(context: Context, trigger: Chunk, kinds: Kinds) -> list[Reference]:
    """Who votes: "A voted", "A's vote", "A cast a vote"; not who wins or holds a vote, nor by "a rejected plan"."""
    if tree.root(context.doc, trigger.start, trigger.end).dep_ == "amod":
        return []
    if _verb_with(context, trigger, _LIGHT - {"cast", "give"}) is not None:
        return _own_vote(context, trigger, kinds)
    if _is_verb(context, trigger):
        return _actor(context, trigger, kinds)
    return _own_vote(context, trigger, kinds)


def _own_vote(context: Context, trigger: Chunk, kinds: Kinds) -> list[Reference]:
    """Whose a vote is: "Bell's vote"; what "Bell's plans for a vote" are Bell's is not the vote."""
    found = owners(context, trigger, kinds)
    between = context.doc[max((o.chunk.end for o in found), default=trigger.start) : trigger.start]
    return [] if any(t.pos_ == "ADP" for t in between) else found


def _concerned(context: Context, trigger: Chunk, kinds: Kinds) -> list[Reference]:
    """Whose post it is: "A resigned", "B sacked A", "A was appointed", "the appointment of A"."""
    if not _is_verb(context, trigger):
        named = by_preposition(context, trigger, ("of",), kinds, within=3)
        return named or ([] if is_choice(context, trigger) else owners(context, trigger, kinds))
    if takes_over(context, trigger):
        return doers(context, trigger, kinds)
    if passive(context, trigger):
        return subjects(context, trigger, kinds)
    found = undergoers(context, trigger, kinds)
    return found if found or done_to_others(context, trigger) else doers(context, trigger, kinds)


def is_choice(context: Context, trigger: Chunk) -> bool:
    """Say whether a noun tells of whom somebody chooses, so that its owner is not chosen: "her pick", "his heir"."""
    return context.doc[trigger.end - 1].lemma_.lower() in _CHOICES


_CHOICES = frozenset("choice pick selection nominee replacement successor".split())


def done_to_others(context: Context, trigger: Chunk) -> bool:
    """Say whether a verb gives others a post or takes it from them: "will appoint her cabinet", "named by Bell"."""
    verb = context.doc[trigger.start]
    return verb.lemma_.lower() in _DONE_TO_OTHERS and verb.tag_.startswith("VB")


_DONE_TO_OTHERS = frozenset("appoint name pick choose nominate select hire recruit sack dismiss fire oust axe".split())


def takes_over(context: Context, trigger: Chunk) -> bool:
    """Say whether a trigger is a verb whose object had the post before: "B replaced A"."""
    return any(t.lemma_.lower() in TAKES_OVER_FROM for t in context.doc[trigger.start : trigger.end])


def _leaving(context: Context, trigger: Chunk, kinds: Kinds) -> list[Reference]:
    """Who leaves a post: as whose post it is, but A where "B replaced A" or "A was replaced"."""
    if not takes_over(context, trigger):
        return _concerned(context, trigger, kinds)
    return (subjects if passive(context, trigger) else undergoers)(context, trigger, kinds)


def _contestant(context: Context, trigger: Chunk, kinds: Kinds) -> list[Reference]:
    """Who won or lost: "A won", "A was elected", "A's victory", "a victory for A"."""
    if not _is_verb(context, trigger):
        owned = owners(context, trigger, kinds) or by_preposition(context, trigger, ("for", "of"), kinds, within=3)
        return owned or _by_light_verb(context, trigger, kinds)
    return subjects(context, trigger, kinds)


def _backed(context: Context, trigger: Chunk, kinds: Kinds) -> list[Reference]:
    """Who is backed: "backs A", "support for A", "the endorsement of A"."""
    if _is_verb(context, trigger):
        return undergoers(context, trigger, kinds)
    if (getter := gets(context, trigger, kinds)) is not None:
        return getter
    return by_preposition(context, trigger, ("of", "for", "to"), kinds, within=3)


def _backer(context: Context, trigger: Chunk, kinds: Kinds) -> list[Reference]:
    """Who backs: as who does what other nouns name, but "A won the support of B" tells of B's."""
    if not _is_verb(context, trigger) and gets(context, trigger, kinds) is not None:
        return by_preposition(context, trigger, ("of", "from"), kinds, within=3)
    return _actor(context, trigger, kinds)


def gets(context: Context, trigger: Chunk, kinds: Kinds) -> list[Reference] | None:
    """Who gets what a noun names: the subject of "won the support of"; None where no verb of getting has the noun."""
    verb = _verb_with(context, trigger, _GETS)
    return None if verb is None or tree.passive(verb) else doers(context, Chunk(verb.i, verb.i + 1), kinds)


_GETS = frozenset("win secure gain receive rack get earn attract draw enjoy gather garner amass claim have".split())


def _sides(context: Context, trigger: Chunk, kinds: Kinds) -> list[Reference]:
    """Who comes together: "A met B", "A held talks with B", "the talks between A and B"."""
    other = by_preposition(context, trigger, ("with", "between"), kinds, within=6)
    if not _is_verb(context, trigger):
        return [*(owners(context, trigger, kinds) or _by_light_verb(context, trigger, kinds)), *other]
    return [*doers(context, trigger, kinds), *(undergoers(context, trigger, kinds) or other)]


_READERS: Mapping[tuple[str, str], _Reader] = {
    ("Meeting", "participant"): _sides,
    ("Coalition", "participant"): _sides,
    ("Defection", "person"): _actor,
    ("Vote", "voter"): _voter,
    ("Endorsement", "endorser"): _backer,
    ("Endorsement", "endorsed"): _backed,
    ("Resignation", "person"): _leaving,
    ("Appointment", "person"): _concerned,
    ("ElectionResult", "contestant"): _contestant,
}
"""How each main part is read; elections have none."""
