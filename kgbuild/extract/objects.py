"""Find to whom a trigger does what it says: the mentions after it, lists of them, groups and who is in them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kgbuild.extract import tree
from kgbuild.extract.beside import beside_phrase
from kgbuild.extract.context import AGENTS
from kgbuild.extract.noun_phrases import is_possessive
from kgbuild.layers import MentionForm
from kgbuild.model import EntityKind, EntityRef

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kgbuild.extract.context import Context, Reference

_JOINS = frozenset("and & or plus nor".split())
_ENDS_PHRASE = frozenset(
    """
    . ; : ? ! ( ) that who which whom whose said says told will would has have had is was were are be been after
    before when while but to by on in at from as for with about over under because if where since until into
    against amid during following ahead without during not than
    """.split()
)
"""Words that end the noun phrase after a trigger."""

_INSIDE_PHRASE = frozenset("of for".split())
_FINITE = frozenset("said would will has had is was are were could".split())
"""Verbs after a name that make it the subject of a new clause."""

_NUMERALS = {"two": 2, "three": 3, "four": 4, "five": 5, "both": 2, "pair": 2, "trio": 3, "duo": 2}
_TWO = (
    "the pair", "the two", "both men", "both women", "both leaders", "both sides", "the men", "the duo", "the couple",
    "the brothers", "both", "the rivals", "the leaders",
)  # fmt: skip


def listed(
    context: Context, i: int, kinds: Iterable[EntityKind] = AGENTS, *, reach: int = 6, possessive: bool = False
) -> list[Reference]:
    """Return the mentions of the noun phrase, or list of them, that begins at token i.

    Args:
        i: Where the phrase may begin.
        kinds: The kinds of entities looked for; others end the phrase.
        reach: How many words (of posts, parties, adjectives) may stand before the first.
        possessive: Whether an owner counts ("Mr Brown's ambitions").

    Returns:
        The mentions in order, roles that stand in apposition to a name left out; empty when the phrase names nobody.
    """
    wanted = frozenset(kinds)
    found: list[Reference] = []
    joined_at = 0
    for mention in context.after(i, wanted | {EntityKind.PARTY}, within=60):
        if mention.chunk.start < (found[-1].chunk.end if found else i):
            continue
        end, begin = found[-1].chunk.end if found else i, mention.chunk.start
        between = [context.lower(k) for k in range(end, begin)]
        if not _may_go_on(between, 9 if found else reach, first=not found):
            break
        if found and any(context.doc[k].tag_ == "VBG" and context.doc[k].dep_ == "conj" for k in range(end, begin)):
            break  # "dining with Bell and watching Dorn"
        if "," in between and _opens_clause(context, mention):
            break  # "talks with the government, Bell said", "met Bell, and Dorn resigned"
        owner = is_possessive(context, mention)
        if mention.kind not in wanted or (owner and not possessive) or _names_a_post(context, mention):
            continue
        if found and _JOINS & set(between):
            if context.lower(mention.chunk.end) in _FINITE and not _JOINS & {context.lower(mention.chunk.start - 1)}:
                break
            joined_at = len(found) + 1
        found.append(mention)
        if owner:
            break
    return _without_appositions(context, found[: max(1, joined_at)])


def _opens_clause(context: Context, mention: Reference) -> bool:
    """Say whether somebody is the first subject of a verb behind, which no list before it holds."""
    word = tree.root(context.doc, mention.chunk.start, mention.chunk.end)
    between = context.doc[mention.chunk.end : word.head.i]
    return word.dep_.startswith("nsubj") and word.head.i > word.i and all(t.text != "," for t in between)


def _may_go_on(between: list[str], limit: int, *, first: bool) -> bool:
    """Say whether words between two mentions, or before the first, leave them in one list."""
    stops = _ENDS_PHRASE if first else _ENDS_PHRASE - _INSIDE_PHRASE
    if len(between) > limit or any(w in stops for w in between):
        return False
    return (first and "," not in between) or any(w in _JOINS or w == "," for w in between) or not between


def _names_a_post(context: Context, mention: Reference) -> bool:
    """Say whether a party or body only says what a person is of: "the Tory leader", "Labour's Ann Bell"."""
    if mention.kind is EntityKind.PERSON:
        return False
    following = context.at(mention.chunk.end, (EntityKind.PERSON, EntityKind.UNNAMED))
    inside = any(
        p.organization == mention.chunk and p.chunk.start <= mention.chunk.start and p.head >= mention.chunk.end
        for p in context.posts.at(mention.chunk.start)
    )
    return inside or (following is not None and following.chunk.start == mention.chunk.end)


def _without_appositions(context: Context, mentions: list[Reference]) -> list[Reference]:
    """Leave out a role that only a comma (or nothing) parts from the name it describes: one person, not two."""
    kept: list[Reference] = []
    for mention in mentions:
        if kept and kept[-1].form is MentionForm.ROLE and mention.form is MentionForm.NAME:
            between = [context.lower(k) for k in range(kept[-1].chunk.end, mention.chunk.start)]
            if between in ([","], []):
                kept[-1] = mention
                continue
        kept.append(mention)
    return kept


def named(context: Context, mention: Reference) -> Reference:
    """Return the name that stands in apposition to a role or group, if one does: "one of his MPs, Ann Bell"."""
    if mention.form is MentionForm.ROLE:
        end = mention.chunk.end
        post = next((p for p in context.posts.touching(mention.chunk) if p.head in mention.chunk), None)
        for holder, _ in beside_phrase(context, post) if post and not post.plural else ():
            if holder.chunk.start > end and holder.form is MentionForm.NAME and post and end < post.chunk.end:
                return holder  # "[the governor] of Oakbay, Ann Bell"
        for start in (end + 1, end):
            other = context.at(start, (EntityKind.PERSON,))
            marks = context.lower(end) in {",", "–", "—", "-", ":"} or start == end
            beside = other is not None and marks and other.chunk.start == start and other.form is MentionForm.NAME
            if other is not None and beside and not _is_subject_behind(context, mention, other):
                return other
    return mention


def _is_subject_behind(context: Context, role: Reference, name: Reference) -> bool:
    """Say whether a name opens a clause behind a role that is in another: "talks with the unions, Bell said"."""
    first, second = (tree.root(context.doc, m.chunk.start, m.chunk.end) for m in (role, name))
    return second.dep_ == "nsubj" and not first.dep_.startswith("nsubj") and not first.is_ancestor(second)


def is_group_of(word: str) -> bool:
    """Say whether a word before "of" only counts those after it: "one of his MPs", "members of the group"."""
    return word in _COUNTS


_COUNTS = frozenset(
    """
    one two three four five some several many most members member group number pair both dozens series string handful
    host raft range couple scores trio none neither
    """.split()
)


def members(context: Context, group: Reference) -> list[Reference]:
    """Return the people of a group that the text goes on to name: "two MPs … . Ann Bell and Carl Dorn were …".

    Only a group with a number counts, and only a list of exactly as many names: after a dash, colon or comma, or at
    the beginning of one of the next two sentences. Else the group itself.
    """
    first = max(group.chunk.start - 2, context.sentence(group.chunk.start).start)
    words = [context.lower(k) for k in range(first, group.chunk.end)]
    count = next((_NUMERALS[w] for w in words if w in _NUMERALS), None)
    if group.kind is not EntityKind.UNNAMED or count is None:
        return [group]
    starts = [group.chunk.end + 1] if context.lower(group.chunk.end) in {"–", "—", "-", ":", ",", "("} else []
    number = context.annotated.sentence_of[group.chunk.start]
    starts += [s.start for s in context.annotated.sentences[number + 1 : number + 3]]
    for start in starts:
        people = _leading_names(context, start)
        if len(people) == count:
            return people
    return [group]


def _leading_names(context: Context, start: int) -> list[Reference]:
    """Return the people named in the list that opens at a token, appositions between commas passed over."""
    opening = context.at(start, (EntityKind.PERSON,))
    if opening is None or opening.form is not MentionForm.NAME or opening.chunk.start != start:
        return []
    found = [opening]
    for mention in context.after(opening.chunk.end, (EntityKind.PERSON,), within=30):
        before = context.lower(mention.chunk.start - 1)
        between = {context.lower(k) for k in range(found[-1].chunk.end, mention.chunk.start)}
        if mention.form is not MentionForm.NAME or between & {"who", "said", "was", "were", "has", "is", "."}:
            break
        if before in {"and", ","} or "and" in between:
            found.append(mention)
            if "and" in between:
                break
    return found


_THEY = 4
"""How many words may stand between "they" and what they do."""


def the_two(context: Context, i: int, kind: EntityKind = EntityKind.PERSON) -> list[Reference]:
    """Return the two that "the pair", "both leaders" or "they" right before token i stand for.

    They are the last two of the kind that the sentences before speak of by name; none when there are not two, or when
    those words do not stand there.
    """
    here = context.sentence(i)
    start = max(here.start, i - 7)
    text = " ".join(context.lower(k) for k in range(start, i))
    they = any(context.lower(k) == "they" for k in range(max(here.start, i - _THEY), i))
    if not they and not any(f" {words} " in f" {text} " for words in _TWO):
        return []
    latest: dict[EntityRef, Reference] = {}
    for mention in reversed(context.beginning(here.start - _RECENT, here.start)):
        if mention.chunk.end <= here.start and mention.kind is kind:
            latest.setdefault(mention.ref, mention)
        if len(latest) == 2:
            return list(latest.values())[::-1]
    return []


_RECENT = 79
"""Tokens before a sentence in which "they" of it are named."""


def _only_joins(context: Context, between: range) -> bool:
    """Say whether nothing but "and", commas, articles, and the posts of who follows stands between two mentions."""
    return all(
        context.lower(k) in _LIST_WORDS or context.at(k, frozenset(EntityKind)) or context.posts.at(k) for k in between
    )


_LIST_WORDS = _JOINS | frozenset(", now currently the a an his her their former fellow then mr mrs ms both".split())


def conjoined_before(context: Context, mention: Reference, kinds: Iterable[EntityKind] = AGENTS) -> list[Reference]:
    """Return the mentions that a list gives before and with this one: for "B" of "A and B met" both."""
    wanted = frozenset(kinds)
    found = [mention]
    for other in context.before(mention.chunk.start, wanted):
        between = range(other.chunk.end, found[-1].chunk.start)
        words = [context.lower(k) for k in between]
        if len(words) > 9 or not (_JOINS & set(words) or words == [","]) or not _only_joins(context, between):
            break
        if words == [","] and not _of_one_list(context, other, found[-1]):
            break
        if not is_possessive(context, other) and not _names_a_post(context, other):
            found.append(other)
    return found[::-1]


def _of_one_list(context: Context, a: Reference, b: Reference) -> bool:
    """Say whether a comma joins two mentions, and ends no clause: not in "after talks with Bell, Dorn resigned"."""
    first, second = (_first_of_list(tree.root(context.doc, m.chunk.start, m.chunk.end)) for m in (a, b))
    return first == second


def _first_of_list(token: Token) -> Token:
    return next((t for t in (token, *token.ancestors) if t.dep_ != "conj"), token)
