"""Find who does what a trigger says, by the words before it: control, coordination, relative and participle clauses.

`arguments` asks these rules for what a tree leaves open.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from kgbuild.extract import tree
from kgbuild.extract.context import AGENTS
from kgbuild.extract.control import COORDINATORS, STOPS, VERB_GROUP
from kgbuild.extract.noun_phrases import in_time, is_possessive, noun_phrase_start, subject_position
from kgbuild.layers import MentionForm
from kgbuild.model import EntityKind

if TYPE_CHECKING:
    from kgbuild.extract.context import Context, Reference

_GERUND_PREPOSITIONS = frozenset(
    "before after while when since by without for of on from in although though upon despite until than".split()
)
_PREPOSITIONS = frozenset(
    """
        of with by for to from in on at about against between over under after before into towards
        toward than like
        """.split()
)
_OBJECT_CONTROL = frozenset(
    """
    urge urged urges urging ask asked asks asking tell told tells telling want wants wanted encourage encouraged
    encourages encouraging force forced forces forcing persuade persuaded persuades persuading press pressed
    pressing invite invited invites inviting advise advised advises order ordered orders allow allowed allows
    allowing expect expected expects require required requires help helped helps beg begged challenge challenged
    call called calls calling on upon for let lets make made get got need needs needed lead led prompt prompted
    prompting pressure pressured tempt tempted would like likes enable enabled enabling permit permitted implore
    implored lobby lobbied lobbying
    """.split()
)
"""Words after which a person and "to" make that person the one who does it."""


_QUOTES = frozenset("\" “ ” ' ‘ `` ''".split())
_MOST_STEPS = 6


def subject(context: Context, i: int, kinds: Iterable[EntityKind] = AGENTS) -> Reference | None:
    """Return who does what the verb at token i says.

    Args:
        i: The first token of the verb, auxiliaries apart.
        kinds: The kinds of entities that can do it.

    Returns:
        The mention of the doer, or None when the words before (or a clause after a leading participle) name none.
    """
    wanted = frozenset(kinds)
    start = context.sentence(i).start
    j = i - 1
    for _ in range(_MOST_STEPS):
        j = _skip_verb_group(context, j, start)
        if j < start:
            return _subject_after(context, i, wanted)
        step = _step(context, i, j, wanted)
        if not isinstance(step, int):
            return step
        if step >= j:
            return None
        j = step
    return None


def adjacent_subject(context: Context, i: int, kinds: Iterable[EntityKind] = AGENTS) -> Reference | None:
    """Return the mention right before the verb group of the verb at token i, if it stands where a subject stands."""
    j = _skip_verb_group(context, i - 1, context.sentence(i).start)
    here = context.at(j, kinds)
    fits = here is not None and here.chunk.end == j + 1 and subject_position(context, here)
    return here if fits and here is not None and not is_possessive(context, here) else None


def anybody_who(context: Context, i: int) -> bool:
    """Say whether the verb at token i speaks of nobody in particular: "those who resigned"."""
    j = _skip_verb_group(context, i - 1, context.sentence(i).start)
    return context.lower(j) in tree.RELATIVES and context.lower(j - 1) in _ANYBODY


_ANYBODY = frozenset("those people anyone anybody someone somebody everyone one ones any all".split())


def relative_antecedent(context: Context, i: int, kinds: Iterable[EntityKind] = AGENTS) -> Reference | None:
    """Return the mention right before the relative pronoun that is the subject of the verb at token i, if it is one."""
    j = _skip_verb_group(context, i - 1, context.sentence(i).start)
    return _antecedent(context, j, frozenset(kinds)) if context.lower(j) in tree.RELATIVES else None


def _skip_verb_group(context: Context, j: int, start: int) -> int:
    """Step left over auxiliaries, adverbs, times and opening quotation marks."""
    while j >= start:
        time = in_time(context, j)
        word = context.lower(j)
        if time is not None and time.start > start:
            j = time.start - 1
            if context.lower(j) in {"on", "in", "at", "late", "early", "since"}:
                j -= 1
        elif (word in VERB_GROUP or word in _QUOTES or word.endswith("ly")) and _free(context, j):
            j -= 1
        else:
            break
    return j


def _free(context: Context, j: int) -> bool:
    return context.at(j, frozenset(EntityKind)) is None


def _step(context: Context, i: int, j: int, kinds: frozenset[EntityKind]) -> Reference | int | None:
    """Read the word at j, left of the verb group: the subject, nothing, or the token to go on from."""
    word = context.lower(j)
    here = context.at(j, kinds)
    if here is not None and here.chunk.end == j + 1:
        return _named_subject(context, here, kinds)
    if word == "to":
        return _controller(context, j, kinds)
    if word in tree.RELATIVES:
        return _antecedent(context, j, kinds)
    if word in {",", ")"} or word in {"-", "–", "—"}:
        return _before_parenthesis(context, i, j, kinds)
    if word in COORDINATORS:
        return _clause_subject(context, j, kinds)
    if word in _GERUND_PREPOSITIONS and context.lower(i).endswith(("ing", "ed")):
        return _clause_subject(context, j, kinds) or _subject_after(context, i, kinds)
    if word in STOPS:
        return None
    return _fallback(context, j + 1, kinds)


def _named_subject(context: Context, mention: Reference, kinds: frozenset[EntityKind]) -> Reference | int | None:
    """A mention right before the verb is its subject, unless it belongs to a phrase whose head stands further left."""
    before = noun_phrase_start(context, mention) - 1
    first = context.sentence(mention.chunk.start).start
    if before >= first and context.lower(before) in _PREPOSITIONS:
        return _fallback(context, before, kinds) or mention
    return mention


def _controller(context: Context, j: int, kinds: frozenset[EntityKind]) -> Reference | int | None:
    """Who does the infinitive after "to" at j: the object of "urge", else who the governing word speaks of."""
    named = context.at(j - 1, kinds)
    if named is not None and named.chunk.end == j:
        before = noun_phrase_start(context, named) - 1
        if context.lower(before) in _OBJECT_CONTROL or subject_position(context, named):
            return named
        return named if context.lower(before) not in _PREPOSITIONS else _fallback(context, before, kinds)
    owner = context.possessor(j - 1, kinds)
    if owner is not None and owner.chunk.end >= j - 4:
        return owner
    if context.at(j - 1, frozenset(EntityKind)) is None and context.lower(j - 1) not in _OBJECT_CONTROL:
        return j - 2
    return j - 2 if context.lower(j - 1) not in {"for", "on"} else None


def _antecedent(context: Context, j: int, kinds: frozenset[EntityKind]) -> Reference | None:
    """Return what a relative pronoun at j refers to: the phrase before it."""
    end = j - 1 if context.lower(j - 1) in {",", ")"} else j
    direct = context.at(end - 1, kinds)
    if direct is None and end == j and context.doc[end - 1].pos_ in {"NOUN", "PROPN"}:
        return None
    if direct is not None:
        before = noun_phrase_start(context, direct) - 1
        head = context.at(before - 1, kinds)
        of_group = (
            context.lower(j) != "which"
            and context.lower(before) in {"of", "from", "in", "for", "at"}
            and head is not None
        )
        if of_group and head is not None and head.form is MentionForm.ROLE:
            return head
        return _instead_of(context, before, direct, kinds)
    if context.lower(j) == "that" and end == j:
        return None
    near = [m for m in context.before(end, kinds) if end - m.chunk.end <= 5 and not is_possessive(context, m)]
    if not near:
        return None
    between = {context.lower(k) for k in range(near[0].chunk.end, end)}
    return near[0] if not between & (COORDINATORS | STOPS) else None


def _instead_of(context: Context, before: int, denied: Reference, kinds: frozenset[EntityKind]) -> Reference:
    """Return who it was, where a phrase only says who it was not: "it was Ann Bell, not Carl Dorn, who won"."""
    if context.lower(before) != "not":
        return denied
    end = before - 1 if context.lower(before - 1) == "," else before
    return context.at(end - 1, kinds) or denied


def _before_parenthesis(context: Context, i: int, j: int, kinds: frozenset[EntityKind]) -> Reference | None:
    """Go left over what stands between two commas, brackets or dashes: "Bell, who runs it, resigned"."""
    start = context.sentence(j).start
    opening = {")": "("}.get(context.lower(j), context.lower(j))
    k = j - 1
    for _ in range(4):
        while k > start and context.lower(k) != opening:
            k -= 1
        if k <= start:
            break
        before = context.at(k - 1, kinds)
        if before is not None and before.chunk.end == k:
            inner = context.at(k + 1, kinds)
            is_name = inner is not None and inner.chunk.end == j and inner.form is MentionForm.NAME
            return inner if is_name and before.form is MentionForm.ROLE else before
        k -= 1
    return _clause_subject(context, j, kinds) or _subject_after(context, i, kinds)


def _clause_subject(context: Context, j: int, kinds: frozenset[EntityKind]) -> Reference | None:
    """Return the subject of the clause that a coordinator or a participle at j hangs on.

    Mentions between commas that open with a subordinator belong to another clause and are passed over.
    """
    hidden = _subordinate(context, j)
    here = [m for m in context.before(j, kinds) if not is_possessive(context, m) and m.chunk.start not in hidden]
    return next((m for m in here if subject_position(context, m)), None) or next(
        (m for m in here if context.lower(noun_phrase_start(context, m) - 1) not in _PREPOSITIONS), None
    )


def _subordinate(context: Context, j: int) -> set[int]:
    """Return the tokens before j that lie between two commas and begin with a subordinator."""
    start = context.sentence(j).start
    marks = [k for k in range(start, j + 1) if context.lower(k) in {",", "–", "—", "-"} or k == j]
    hidden: set[int] = set()
    for left, right in pairwise(marks):
        if context.lower(left + 1) in _SUBORDINATORS:
            hidden.update(range(left + 1, right))
    return hidden


_SUBORDINATORS = frozenset(
    """
    when while after before as because although though since if unless where who which whose whom following amid despite
    until once whether including
    """.split()
)


def _subject_after(context: Context, i: int, kinds: frozenset[EntityKind]) -> Reference | None:
    """Return the subject after a leading participle or phrase: "Named leader in May, Ms Bell …"."""
    end = context.sentence(i).end
    comma = next((k for k in range(i, end) if context.lower(k) == ","), None)
    for mention in context.after(i + 1, kinds, within=40):
        opens = comma is not None and noun_phrase_start(context, mention) in {comma + 1, comma + 2}
        if opens and not is_possessive(context, mention):
            return mention
    return None


def _fallback(context: Context, end: int, kinds: frozenset[EntityKind]) -> Reference | None:
    """Return the nearest mention before a token that no preposition governs, in its clause."""
    for mention in context.before(end, kinds):
        between = [context.lower(k) for k in range(mention.chunk.end, end)]
        if len(between) > 14 or any(w in STOPS for w in between):
            return None
        governed = context.lower(noun_phrase_start(context, mention) - 1) in _PREPOSITIONS
        if not governed and not is_possessive(context, mention):
            return mention
    return None
