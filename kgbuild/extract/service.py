"""Read the posts that verbs give: "served as minister", "quit as leader", "was elected mayor", "chairs the board"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kgbuild.extract import tree
from kgbuild.extract.beside import PERSON, join, person_at
from kgbuild.extract.holders import BODIES, Holding, post_of
from kgbuild.extract.offices import names_post
from kgbuild.extract.posts import Post
from kgbuild.inflection import forms
from kgbuild.layers import Chunk, MentionForm, PostPhrase

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kgbuild.extract.context import Context, Reference

_HOLD = frozenset("serve act work continue remain stay sit start begin spend return".split())
_TAKE = frozenset("become appoint elect re-elect make name choose install confirm ordain crown promote".split())
_REMOVE = frozenset("sack fire dismiss oust remove depose axe".split())
_FOLLOW = frozenset("replace succeed".split())
_LEAVE = frozenset("resign quit step stand retire".split()) | _REMOVE | _FOLLOW
_HEADS = {
    "chair": "chair",
    "lead": "leader",
    "head": "head",
    "edit": "editor",
    "captain": "captain",
    "co-chair": "co-chair",
}
_BODY_NOUNS = frozenset(
    """
    committee council commission group party inquiry union panel board agency authority taskforce force team delegation
    government administration trust charity association department ministry company firm body club orchestra college
    """.split()
)
_MODALS = frozenset("will would could may might shall should must can to 'll ’ll 'd ’d".split())
_HEAD_FORMS = {form: lemma for lemma in sorted(_HEADS) for form in forms(lemma) if not form.endswith("ing")}
_SITS = {"serves": False, "sits": False, "served": True, "sat": True}
"""Verbs of members, and whether the form speaks of the past."""


def services(context: Context) -> Iterator[Holding]:
    """Yield what verbs say of people and posts."""
    for phrase in context.annotated.posts:
        if not phrase.plural and names_post(context, phrase):
            yield from _of_verb(context, phrase)
    yield from _heading(context)
    yield from _sitting(context)


def _of_verb(context: Context, phrase: PostPhrase) -> Iterator[Holding]:
    """Read the verb that governs a post as "as POST", as its complement or as its object."""
    head = context.doc[phrase.head]
    while head.dep_ == "conj" and head.head.i < head.i:  # "served as mayor and treasurer"
        head = head.head
    verb = head.head
    lemma = verb.lemma_.lower()
    has_as = any(c.lower_ == "as" for c in tree.children(head, "case", "mark"))
    label = head.dep_.split(":")[0]
    taken = lemma in _TAKE and label in {"xcomp", "obj", "obl", "advcl"}
    served = has_as and label in {"obl", "advcl", "xcomp", "nmod"} and lemma in _HOLD | _LEAVE
    if not (taken or served) or not tree.is_verb(verb):
        return
    if _hypothetical(verb) and lemma not in _LEAVE:
        return
    if lemma in _FOLLOW:
        yield from _followed(context, phrase, verb)
        return
    undergone = tree.passive(verb) or lemma not in _HOLD | {"become", *_LEAVE} or lemma in _REMOVE
    holders = tree.undergoers(verb) if undergone else tree.doers(verb)
    over = lemma in _LEAVE and not _hypothetical(verb) and verb.tag_ in {"VBD", "VBN"}
    past = over or (lemma in _HOLD and verb.tag_ == "VBD")
    for token in holders[:1]:
        person = person_at(context, token.i)
        if person is not None and person.chunk.start not in range(phrase.chunk.start, phrase.chunk.end):
            yield Holding(person.ref, post_of(context, phrase), phrase.former or past, join(person.chunk, phrase.chunk))


def _followed(context: Context, phrase: PostPhrase, verb: Token) -> Iterator[Holding]:
    """Read who had a post before and who after: "Bell replaced Dorn as leader"."""
    happened = not _hypothetical(verb) and verb.tag_ in {"VBD", "VBN"}
    sides = [(tree.undergoers(verb), happened)]  # whoever is to be replaced has the post
    if happened:
        sides.append((tree.doers(verb), phrase.former))
    for tokens, over in sides:
        for token in tokens[:1]:
            person = person_at(context, token.i)
            if person is not None and not person.chunk.overlaps(phrase.chunk):
                yield Holding(person.ref, post_of(context, phrase), over, join(person.chunk, phrase.chunk))


def _hypothetical(verb) -> bool:  # type: ignore[no-untyped-def]
    """Say whether a verb is an infinitive or stands under a modal or a negation."""
    for _ in range(3):
        if any(
            c.lower_ in _MODALS or c.lower_ in {"not", "n't", "n’t", "never"} for c in verb.children if c.i < verb.i
        ):
            return True
        if verb.dep_ not in {"conj", "xcomp"}:
            return False
        verb = verb.head
    return False


def _heading(context: Context) -> Iterator[Holding]:
    """Yield who chairs, leads, heads or edits a body."""
    doc = context.doc
    for token in doc:
        lemma = _HEAD_FORMS.get(token.lower_)
        after_who = context.lower(token.i - 1) == "who"
        if lemma is None or (token.pos_ != "VERB" and not after_who):
            continue
        body = _body_after(context, token.i)
        person = _leader(context, token.i) if body else None
        if body is None or person is None or _hypothetical(token):
            continue
        end, named = body
        over = token.tag_ == "VBD"
        post = Post(_HEADS[lemma], named.ref if named else None, Chunk(token.i, end))
        chunk = join(person.chunk, Chunk(token.i, end))
        yield Holding(person.ref, post, over, chunk)


def _sitting(context: Context) -> Iterator[Holding]:
    """Yield who serves or sits on a named body, as its member."""
    for body in context.mentions:
        start = body.chunk.start - (context.lower(body.chunk.start - 1) == "the")
        verb = context.lower(start - 2)
        if body.kind not in BODIES or context.lower(start - 1) != "on" or verb not in _SITS:
            continue
        person = context.subject(start - 2, PERSON)
        if person is not None and context.lower(start - 3) not in _MODALS:
            chunk = join(person.chunk, body.chunk)
            yield Holding(person.ref, Post("member", body.ref, body.chunk), _SITS[verb], chunk)


def _leader(context: Context, i: int) -> Reference | None:
    """Return the person who is the subject of the verb at token i."""
    if context.lower(i - 1) != "who":
        verb = context.doc[i]
        return next((m for t in tree.surface_subjects(verb)[:1] if (m := person_at(context, t.i)) is not None), None)
    for j in range(i - 1, i - 5, -1):
        person = person_at(context, j)
        if person is not None:
            return person
    return None


def _body_after(context: Context, i: int) -> tuple[int, Reference | None] | None:
    """Return the end of the body that follows a verb, and the body if it has a name."""
    start = i + 1 + (context.lower(i + 1) in {"the", "a", "an", "its", "his", "her"})
    named = context.at(start, BODIES)
    if named is not None and named.chunk.start == start:
        follows = context.lower(named.chunk.end)
        return None if follows in {"'s", "’s"} else (named.chunk.end, named)
    here = context.sentence(i)
    for j in range(start, min(start + 6, here.end)):
        described = context.at(j, BODIES)
        if described is not None and described.chunk.start == j and described.form is MentionForm.NAME:
            return described.chunk.end, described
        if context.lower(j) in _BODY_NOUNS:
            return j + 1, None
        if (
            person_at(context, j)
            or not context.doc[j].is_alpha
            or context.lower(j) in {"to", "in", "by", "for", "of", "on"}
        ):
            return None
    return None
