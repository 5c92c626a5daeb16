"""Say who holds the post that a phrase names: the person beside it, in apposition, or the subject of a copula."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kgbuild.extract import tree
from kgbuild.extract.context import Context, Reference
from kgbuild.extract.offices import names_post
from kgbuild.extract.posts import Post
from kgbuild.layers import Chunk, MentionForm, PostPhrase
from kgbuild.model import EntityKind, EntityRef

PERSON = (EntityKind.PERSON,)
BODIES = (EntityKind.PARTY, EntityKind.ORGANIZATION, EntityKind.PUBLICATION)
_LINKS = frozenset("is was became become becomes remains remain remained who 's ’s been being has had".split())
_PASSED = frozenset(", ( the a an now also then currently still already".split())
_PAST = frozenset("was had".split())
_DASHES = frozenset("– — - :".split())
_SEATS = frozenset("MP MEP MSP AM TD MLA".split())
"""Letters after a name that give a post."""

_MODALS = frozenset("will would could may might shall should must can 'd 'll ’d ’ll to not n't n’t never".split())


@dataclass(frozen=True, slots=True)
class Holding:
    """A person, a post, whether it is over, and the words that say so."""

    person: EntityRef
    post: Post
    former: bool
    chunk: Chunk


def held_posts(context: Context) -> Iterator[Holding]:
    """Yield the holders of all post phrases of an article."""
    letters = frozenset(_letters(context))
    for phrase in (_alone(context, p) for p in context.annotated.posts):
        if phrase.head in letters:
            yield from _after_name(context, phrase)
            continue
        if not names_post(context, phrase):
            yield from _counterpart(context, phrase)
            continue
        post = post_of(context, phrase)
        holders = _beside(context, phrase)
        for person, former in holders:
            said = join(phrase.chunk, person.chunk)
            body = _body_beyond(context, phrase, person) if post.organization is None else None
            named = body.ref if body else post.organization
            words = Post(singular(post.words) if phrase.plural else post.words, named, post.chunk)
            yield Holding(person.ref, words, phrase.former or former, join(said, body.chunk) if body else said)
        if not holders:
            yield from _own(context, phrase, post)


def _body_beyond(context: Context, phrase: PostPhrase, person: Reference) -> Reference | None:
    """Return the body that follows the holder of a post, or what else the post is called by.

    "General secretary Ann Bell, of the Rail Union", "Ann Bell, director of policy at the Northern Institute".
    """
    i = max(person.chunk.end, phrase.chunk.end)
    i += context.lower(i) == "," and person.chunk.start > phrase.chunk.start
    if phrase.plural or context.lower(i) not in {"of", "at"}:
        return None
    start = i + 1 + (context.lower(i + 1) == "the")
    body = context.at(start, BODIES)
    return body if body is not None and body.chunk.start == start and body.form is MentionForm.NAME else None


def post_of(context: Context, phrase: PostPhrase) -> Post:
    """Return the post that a phrase names, and the body inside it even where the whole phrase is a mention."""
    bodies = (
        EntityRef(n)
        for n, cluster in enumerate(context.annotated.clusters if phrase.organization else ())
        for m in cluster.mentions
        if m.chunk == phrase.organization and cluster.kind in BODIES
    )
    return Post(context.annotated.words(phrase.post), next(bodies, None), phrase.chunk)


def person_at(context: Context, i: int) -> Reference | None:
    """Return the person whose mention token i lies in; a name counts inside a longer mention too."""
    return context.named_people.get(i) or context.at(i, PERSON)


def _alone(context: Context, phrase: PostPhrase) -> PostPhrase:
    """Return a post phrase without the name that a wider noun phrase puts into it ("Labour leader Ann Bell")."""
    start, end = phrase.chunk.start, phrase.chunk.end
    for i in range(phrase.post.end, end):
        marked = context.lower(i - 1) in {",", *_DASHES}
        if (i == phrase.post.end or marked) and (person := person_at(context, i)) and person.chunk.start == i:
            end = i - marked
            break
    for i in range(phrase.post.start - 1, start, -1):
        if context.lower(i) in {",", *_DASHES} and (person := person_at(context, i - 1)) and person.chunk.end == i:
            start = i + 1
            break
    return (
        phrase if (start, end) == (phrase.chunk.start, phrase.chunk.end) else replace(phrase, chunk=Chunk(start, end))
    )


def _own(context: Context, phrase: PostPhrase, post: Post) -> Iterator[Holding]:
    """Yield the person whom the phrase itself stands for, with what "and" adds to it."""
    for mention in context.beginning(phrase.chunk.start, phrase.chunk.start + 1):
        if mention.chunk == phrase.chunk and mention.form is MentionForm.ROLE and mention.kind is EntityKind.PERSON:
            yield Holding(mention.ref, post, phrase.former, phrase.chunk)


def _letters(context: Context) -> Iterator[int]:
    """Yield the heads that stand as letters right after a name ("Ann Bell MP")."""
    for phrase in context.annotated.posts:
        if len(phrase.chunk) == 1 and context.doc[phrase.head].text in _SEATS:
            before = person_at(context, phrase.head - 1)
            if before is not None and before.form is MentionForm.NAME and before.chunk.end == phrase.head:
                yield phrase.head


def _after_name(context: Context, phrase: PostPhrase) -> Iterator[Holding]:
    person = person_at(context, phrase.head - 1)
    if person is not None:
        yield Holding(person.ref, post_of(context, phrase), False, join(person.chunk, phrase.chunk))


def _counterpart(context: Context, phrase: PostPhrase) -> Iterator[Holding]:
    """Yield the post of "his French counterpart Luc Bell": that of the person before who has one beside the name."""
    if context.lower(phrase.head) != "counterpart":
        return
    named = [p for p, _ in _beside(context, phrase)]
    here = context.sentence(phrase.head)
    for other in reversed(context.annotated.posts):
        near = here.start - 60 <= other.head < phrase.chunk.start and not other.plural
        if named and near and names_post(context, other) and _beside(context, other):
            post = post_of(context, other)
            plain = Post(post.words, None, post.chunk)
            yield from (Holding(p.ref, plain, False, join(phrase.chunk, p.chunk)) for p in named)
            return


def _beside(context: Context, phrase: PostPhrase) -> list[tuple[Reference, bool]]:
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
    return _in_tree(context, phrase) if tree.parsed(context.doc) else []


def _listed(context: Context, phrase: PostPhrase) -> list[Reference]:
    """Return the people of the list that a plural phrase opens.

    "Labour MPs Ann Bell and Carl Dorn", "Labour MPs, including Ann Bell".
    """
    start = phrase.chunk.end
    if context.lower(start) in _DASHES | {","}:
        start += 1
    if context.lower(phrase.head) not in _VAGUE:
        start += next((len(w.split()) for w in _AMONG if context.words(start, start + len(w.split())) == w), 0)
    if start >= context.sentence(phrase.head).end:
        return []
    return named_list(context, start)


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
    if context.lower(end) not in {",", *_DASHES} or phrase.determiner in {"a", "an"} or end + 1 >= same.end:
        return None
    start = end + 1 + (context.lower(end + 1) == "the")
    named = person_at(context, start)
    if named is None or named.chunk.start != start or named.form is not MentionForm.NAME:
        return None
    after = named.chunk.end
    while after < same.end and context.doc[after].is_upper and context.doc[after].is_alpha:
        after += 1
    closing = context.lower(after)
    closes = closing in {",", ".", "said", "has", "told", "–", "—", "-", "''", '"', "”"} or after >= same.end
    return named if closes and _definite(context, phrase) else None


def _over_place(context: Context, end: int) -> int:
    """Pass over where somebody has a post: "the candidate in Leeds East, Ann Bell"."""
    place = context.at(end + 1, (EntityKind.PLACE,)) if context.lower(end) in {"in", "for"} else None
    return place.chunk.end if place is not None and context.lower(place.chunk.end) in {",", *_DASHES} else end


def _over_coordinated(context: Context, phrase: PostPhrase, end: int) -> int:
    """Pass over a second post of the same person: "committee member and Labour MP Ann Bell"."""
    if phrase.determiner == "the" or context.lower(end) != "and":
        return end
    for other in context.annotated.posts:
        if other.chunk.start == end + 1 and not other.determiner and not other.plural:
            return other.chunk.end
    return end


def _definite(context: Context, phrase: PostPhrase) -> bool:
    """Say whether a phrase before a comma and a name is that person's: definite, or at the start of a clause."""
    before = context.lower(phrase.chunk.start - 1)
    opens = not before.isalpha() or before in {"yesterday", "today", "and", "but", "that", "while", "as", "meanwhile"}
    return opens or phrase.determiner in {"the", "another"} or phrase.chunk.end > phrase.head + 1


def _preceding(context: Context, phrase: PostPhrase) -> tuple[Reference, bool] | None:
    """Return the person before an apposition, a dash or a copula: "Ann Bell, the chair", "Ann Bell, who is chair"."""
    same = context.sentence(phrase.head)
    one_of = context.words(phrase.chunk.start - 2, phrase.chunk.start) == "one of"
    titled = (p.chunk.start for p in context.annotated.posts if p.chunk.end == phrase.chunk.start)
    j = next(titled, phrase.chunk.start) - 1 - 2 * one_of  # "Ann Bell, President Orme's adviser"
    words: list[str] = []
    while j >= same.start and len(words) < 6 and (w := context.lower(j)) in _LINKS | _PASSED | _DASHES:
        words.append(w)
        j -= 1
    while words and j > same.start and context.doc[j].is_upper and context.doc[j].is_alpha:
        j -= 1
    person = person_at(context, j) if words and j >= same.start else None
    if person is None or person.chunk.end != j + 1 or set(words) & {"the", "a", "an"} == set(words):
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
    for other in context.annotated.posts:
        if other.chunk.end == phrase.chunk.start - 1 and not other.plural:
            role = next((m for m in context.mentions if m.chunk == other.chunk and m.kind is EntityKind.PERSON), None)
            if role is not None and not phrase.determiner:
                return role, False
            return _preceding(context, other)
    return None


def _in_tree(context: Context, phrase: PostPhrase) -> list[tuple[Reference, bool]]:
    """Return whom the tree says it of: an apposition to a name, or the subject of a copula that asserts it."""
    head = context.doc[phrase.head]
    if head.dep_ == "appos":
        person = person_at(context, head.head.i)
        if person is not None and person.form is MentionForm.NAME:
            return [(person, False)]
    for child in tree.children(head, "appos"):
        person = person_at(context, child.i)
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


def singular(words: str) -> str:
    """Return the words of a post in the plural as one holder has it."""
    first, *rest = words.split(" of ")
    for plural, one in (("men", "man"), ("women", "woman"), ("ies", "y")):
        if first.endswith(plural):
            return " of ".join([first[: -len(plural)] + one, *rest])
    return " of ".join([first[:-1] if first.endswith("s") and not first.endswith("ss") else first, *rest])
