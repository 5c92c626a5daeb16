"""Find the people beside whom a post stands: before a name, behind it, or where the tree says so."""

from __future__ import annotations

from kgbuild.extract import tree
from kgbuild.extract.context import Context, Reference
from kgbuild.layers import Chunk, MentionForm, PostPhrase
from kgbuild.model import EntityKind
from kgbuild.nouns import is_addressed

PERSON = (EntityKind.PERSON,)

_LINKS = frozenset("is was became become becomes remains remain remained who 's ’s been being has had".split())

_PASSED = frozenset(", ( the a an now also then currently still already".split())

_PAST = frozenset("was had".split())

DASHES = frozenset("– — - :".split())

_MODALS = frozenset("will would could may might shall should must can 'd 'll ’d ’ll to not n't n’t never".split())


def person_at(context: Context, i: int) -> Reference | None:
    """Return the person whose mention token i lies in; a name counts inside a longer mention too."""
    return context.named_people.get(i) or context.at(i, PERSON)


def beside_phrase(context: Context, phrase: PostPhrase) -> list[tuple[Reference, bool]]:
    """Return the people whom a phrase is said of, each with whether the text says so of the past."""
    if phrase.plural and context.words(phrase.chunk.start - 2, phrase.chunk.start) != "one of":
        return [(m, False) for m in _listed(context, phrase)]
    after = _following(context, phrase)
    if after is not None:
        return [(after, False)]
    if context.lower(phrase.post.end) in {"'s", "’s"}:  # whose post it is, nobody's own: "the president's adviser"
        return []
    before = _preceding(context, phrase)
    if before is not None:
        return [before]
    return _in_tree(context, phrase)


def _listed(context: Context, phrase: PostPhrase) -> list[Reference]:
    """Return the people of the list that a plural phrase opens.

    "Labour MPs Ann Bell and Carl Dorn", "Labour MPs, including Ann Bell".
    """
    start = phrase.chunk.end
    if context.lower(start) in DASHES | {","}:
        start += 1
        if _is_subject(context, start):
            return []
    if context.lower(phrase.head) not in _VAGUE:
        start += next((len(w.split()) for w in _AMONG if context.words(start, start + len(w.split())) == w), 0)
    if start >= context.sentence(phrase.head).end:
        return []
    return named_list(context, start)


def _is_subject(context: Context, i: int) -> bool:
    """Say whether a name behind a comma is whom the sentence is about: "Speaking to reporters, Ann Bell said"."""
    named = person_at(context, i)
    head = tree.root(context.doc, named.chunk.start, named.chunk.end) if named is not None else None
    return named is not None and named.chunk.start == i and head is not None and head.dep_.startswith("nsubj")


_VAGUE = frozenset("members supporters officials people".split())

_AMONG = ("including", "such as", "among them")


def named_list(context: Context, start: int) -> list[Reference]:
    """Return the people of the list that begins at token `start`: names with nothing but commas and "and" between."""
    found: list[Reference] = []
    end = context.sentence(min(start, len(context.doc) - 1)).end
    i = start
    while i < end and (named := person_at(context, i)) is not None:
        if named.chunk.start != i or named.form is not MentionForm.NAME:
            break
        found.append(named)
        i = named.chunk.end
        while i < end and context.lower(i) in {",", "and"}:
            i += 1
        if i == named.chunk.end:
            break
    return found


def _following(context: Context, phrase: PostPhrase) -> Reference | None:
    """Return the person right after a phrase, or after a comma if a mark closes the apposition."""
    end, same = phrase.chunk.end, context.sentence(phrase.head)
    end = _over_place(context, _over_coordinated(context, phrase, end))
    named = person_at(context, end)
    if named and named.chunk.start == end and named.form is MentionForm.NAME and end < same.end:
        return None if phrase.determiner in {"a", "an"} else named
    if context.lower(end) not in {",", *DASHES} or phrase.determiner in {"a", "an"} or end + 1 >= same.end:
        return None
    start = end + 1 + (context.lower(end + 1) == "the")
    named = person_at(context, start)
    if named is None or named.chunk.start != start or named.form is not MentionForm.NAME:
        return None
    after = named.chunk.end
    while after < same.end and context.doc[after].is_upper and context.doc[after].is_alpha:
        after += 1
    closing = context.lower(after)
    closes = closing in {",", ".", ":", "said", "has", "told", "–", "—", "-", "''", '"', "”"} or after >= same.end
    addressed = is_addressed(context.doc[phrase.head], context.doc[named.chunk.end - 1])
    return named if closes and not addressed and _definite(context, phrase) else None


def _over_place(context: Context, end: int) -> int:
    """Pass over where somebody has a post: "the candidate in Leeds East, Ann Bell"."""
    place = context.at(end + 1, (EntityKind.PLACE,)) if context.lower(end) in {"in", "for"} else None
    return place.chunk.end if place is not None and context.lower(place.chunk.end) in {",", *DASHES} else end


def _over_coordinated(context: Context, phrase: PostPhrase, end: int) -> int:
    """Pass over a second post of the same person: "committee member and Labour MP Ann Bell"."""
    if phrase.determiner == "the" or context.lower(end) != "and":
        return end
    others = (p for p in context.posts.starting(end + 1) if not p.determiner and not p.plural)
    return next((other.chunk.end for other in others), end)


def _definite(context: Context, phrase: PostPhrase) -> bool:
    """Say whether a phrase before a comma and a name is that person's: definite, or at the start of a clause."""
    before = context.lower(phrase.chunk.start - 1)
    opens = not before.isalpha() or before in {"yesterday", "today", "and", "but", "that", "while", "as", "meanwhile"}
    return opens or phrase.determiner in {"the", "another"} or phrase.chunk.end > phrase.head + 1


def _preceding(context: Context, phrase: PostPhrase) -> tuple[Reference, bool] | None:
    """Return the person before an apposition, a dash or a copula: "Ann Bell, the chair", "Ann Bell, who is chair"."""
    same = context.sentence(phrase.head)
    one_of = context.words(phrase.chunk.start - 2, phrase.chunk.start) == "one of"
    titled = (p.chunk.start for p in context.posts.ending(phrase.chunk.start))
    j = next(titled, phrase.chunk.start) - 1 - 2 * one_of  # "Ann Bell, President Orme's adviser"
    words: list[str] = []
    while j >= same.start and len(words) < 6 and (w := context.lower(j)) in _LINKS | _PASSED | DASHES:
        words.append(w)
        j -= 1
    while words and j > same.start and context.doc[j].is_upper and context.doc[j].is_alpha:
        j -= 1
    person = person_at(context, j) if words and j >= same.start else None
    if person is None or person.chunk.end != j + 1:
        return _joined(context, phrase, same)
    linked = set(words) & (_LINKS - {"who"})
    if person.form is not MentionForm.NAME and not linked:
        return None
    return person, bool(set(words) & _PAST) and bool(linked)


def _joined(context: Context, phrase: PostPhrase, same: Chunk) -> tuple[Reference, bool] | None:
    """Return the person of the post that "and" joins this one to: "Ann Bell, the peer and former minister"."""
    if (
        phrase.chunk.start - 1 < same.start
        or context.lower(phrase.chunk.start - 1) != "and"
        or phrase.determiner == "the"
    ):
        return None
    other = next((p for p in context.posts.ending(phrase.chunk.start - 1) if not p.plural), None)
    if other is None:
        return None
    here = context.beginning(other.chunk.start, other.chunk.start + 1)
    role = next((m for m in here if m.chunk == other.chunk and m.kind is EntityKind.PERSON), None)
    return (role, False) if role is not None and not phrase.determiner else _preceding(context, other)


def _in_tree(context: Context, phrase: PostPhrase) -> list[tuple[Reference, bool]]:
    """Return whom the tree says it of: an apposition to a name, or the subject of a copula that asserts it."""
    head = context.doc[phrase.head]
    if head.dep_ == "appos":
        person = person_at(context, head.head.i)
        if person is not None and person.form is MentionForm.NAME:
            return [(person, False)]
    for child in tree.children(head, "appos"):
        person = person_at(context, child.i) if not is_addressed(head, child) else None
        if person is not None and person.form is MentionForm.NAME and phrase.determiner not in {"a", "an"}:
            return [(person, False)]
    copulas = tree.children(head, "cop")
    if not copulas or any(c.lower_ in _MODALS for c in head.children if c.i < head.i):
        return []
    past = any(c.lower_ in {"was", "were"} or (c.lower_ == "had" and c.dep_ == "aux") for c in head.children)
    subjects = tree.surface_subjects(head)
    found = [m for s in subjects[:1] if (m := person_at(context, s.i)) is not None]
    return [(m, past) for m in found]


def join(a: Chunk, b: Chunk) -> Chunk:
    """Return the run of tokens from the first to the last of two."""
    return Chunk(min(a.start, b.start), max(a.end, b.end))
