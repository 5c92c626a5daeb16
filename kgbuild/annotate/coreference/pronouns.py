"""Resolve third-person pronouns, one after the other, each to the candidate that scores best, or to nobody.

"Who", "whom" and "whose" go to whom their clause belongs to, as the tree has it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from spacy.tokens import Token

from kgbuild.annotate.coreference.draft import Draft, Scene
from kgbuild.annotate.coreference.evidence import Candidate, Pronoun, given_name_gender
from kgbuild.annotate.coreference.salience import candidates, score
from kgbuild.annotate.coreference.syntax import is_possessive
from kgbuild.annotate.coreference.whereabouts import Whereabouts
from kgbuild.annotate.lexicon import GENDER_OF, HONOURS, SPEECH_VERBS
from kgbuild.layers import Chunk, MentionForm
from kgbuild.model import EntityKind

_PLURAL = frozenset("they them their theirs themselves".split())
_POSSESSIVE = frozenset("his her their hers theirs".split())
_REFLEXIVE = frozenset("himself herself themselves".split())

_CLEAR = 1.5  # how far ahead of the second a candidate must be

Chooser = Callable[[Scene, Pronoun, Sequence[Candidate]], Draft | None]
"""What picks the antecedent among the candidates; None when it abstains."""


def resolve_pronouns(scene: Scene, choose: Chooser | None = None) -> None:
    """Add each pronoun to the cluster that it most likely means; those in quotation marks once it is clear who speaks.

    `choose` picks among the candidates; None: the best score, if it beats that of nobody.
    """
    _note_honours(scene)
    for pronoun in sorted(find_pronouns(scene), key=lambda p: scene.quotation_of[p.i] is not None):
        found = candidates(scene, pronoun)
        draft = _in_brackets(scene, pronoun.i) or (choose or best)(scene, pronoun, found)
        if draft is not None:
            draft.add(Chunk(pronoun.i, pronoun.i + 1), MentionForm.PRONOUN)
            scene.whereabouts.note(draft, draft.mentions[-1])
            if draft.kind is EntityKind.PERSON and pronoun.gender and _is_sure(found):
                told = given_name_gender(scene, draft)
                draft.gender = draft.gender or (pronoun.gender if told in {None, pronoun.gender} else None)


def _in_brackets(scene: Scene, i: int) -> Draft | None:
    """Return whom an editor names in brackets right behind a pronoun: "he (Bell) had", "her [Ann Bell's] friends"."""
    if scene.lower(i + 1) not in {"(", "["}:
        return None
    named = scene.whereabouts.starting([i + 2])
    ends = ((d, m.chunk.end) for d, mentions in named.items() for m in mentions)
    draft = next((d for d, end in ends if scene.lower(end) in _CLOSE or scene.lower(end + 1) in _CLOSE), None)
    return draft if draft is not None and draft.kind is EntityKind.PERSON else None


_CLOSE = frozenset({")", "]"})


_BEHIND_HONOUR = 6  # tokens between an honour and the words for whose it is


def _note_honours(scene: Scene) -> None:
    """Give "His" of "His Highness" to whom the words right behind it, and nothing but titles between, mean."""

    def titled(i: int) -> bool:
        return scene.doc[i].text[0].isupper() or scene.lower(i) in {"the", "of", "and"}

    for token in scene.doc[:-2]:
        if not _is_honour(scene, token.i):
            continue
        behind = range(token.i + 2, token.i + 2 + _BEHIND_HONOUR)
        near = [(m.chunk.start, n) for n, d in enumerate(scene.drafts) for m in d.mentions if m.chunk.start in behind]
        bearers = [scene.drafts[n] for start, n in sorted(near) if all(map(titled, range(token.i + 1, start)))]
        bearer = next((d for d in bearers if d.kind in {EntityKind.PERSON, EntityKind.UNNAMED}), None)
        if bearer is not None and not bearer.plural:
            bearer.add(Chunk(token.i, token.i + 1), MentionForm.PRONOUN)


def _is_honour(scene: Scene, i: int) -> bool:
    word = scene.doc[i + 1] if i + 1 < len(scene.doc) else None
    return scene.lower(i) in {"his", "her"} and word is not None and word.text[0].isupper() and word.lower_ in HONOURS


def find_pronouns(scene: Scene) -> list[Pronoun]:
    """Return the third-person pronouns of an article that may stand for people, groups or bodies, in text order."""
    found = []
    for token in scene.doc:
        word = token.lower_
        if _is_honour(scene, token.i):
            continue
        if word in GENDER_OF or word in _PLURAL:
            possessive = word in _POSSESSIVE and is_possessive(token)
            found.append(Pronoun(token.i, GENDER_OF.get(word), word in _PLURAL, possessive, word in _REFLEXIVE))
        elif word == "it" and _speaks(scene, token.i):
            found.append(Pronoun(token.i, None, plural=False, possessive=False, reflexive=False))
    return found


def _speaks(scene: Scene, i: int) -> bool:
    """Say whether "it" is a body or document that says something, not the empty "it" of "it is said"."""
    token = scene.doc[i]
    passive = any(c.dep_ in {"aux:pass", "expl"} for c in token.head.children)
    return token.dep_ == "nsubj" and not passive and token.head.lemma_.lower() in SPEECH_VERBS


def _is_sure(found: Sequence[Candidate]) -> bool:
    """Say whether a choice is clear enough, beside the next best and nobody, to learn a gender from it."""
    first, second = sorted((0.0, 0.0, *(score(c.features) for c in found)), reverse=True)[:2]
    return first - second >= _CLEAR


def best(_scene: Scene, _pronoun: Pronoun, found: Sequence[Candidate]) -> Draft | None:
    """Return the candidate of the highest score, the nearest of equals; None when all score below nobody."""
    first = max(found, key=lambda c: (score(c.features), -c.distance), default=None)
    return first.draft if first is not None and score(first.features) > 0 else None


_WORDS = frozenset("who whom whose".split())
_NO_ANTECEDENT = frozenset({EntityKind.PLACE, EntityKind.DOCUMENT})


def resolve_relative_pronouns(scene: Scene) -> None:
    """Add each relative pronoun to the cluster of its antecedent; one that asks a question has none."""
    whereabouts = Whereabouts(scene.drafts, scene.sentence_of, scene.quotation_of)
    for token in scene.doc:
        if token.lower_ not in _WORDS or token.text == "WHO":
            continue
        draft = _antecedent(scene, whereabouts, token)
        if draft is not None and draft.kind not in _NO_ANTECEDENT:
            draft.add(Chunk(token.i, token.i + 1), MentionForm.PRONOUN)
            whereabouts.note(draft, draft.mentions[-1])


def _antecedent(scene: Scene, whereabouts: Whereabouts, token: Token) -> Draft | None:
    """Return the cluster that a relative clause belongs to; else, behind a comma, that of the words right before it."""
    clause = next((t for t in (token, *token.ancestors) if t.dep_ in {"acl:relcl", "advcl:relcl"}), None)
    if clause is not None and clause.head.i < token.i:
        noun = _not_instead(clause.head)
        found = whereabouts.shortest(noun.i) or _described(whereabouts, noun)
        if found is not None:
            return found
    return _right_before(scene, whereabouts, token.i)


def _not_instead(noun: Token) -> Token:
    """Return who it was, for a noun that says who it was not: "it was Ann Bell, not Carl Dorn, who"."""
    denied = noun.dep_ == "conj" and any(c.lower_ == "not" and c.i < noun.i for c in noun.children)
    return noun.head if denied else noun


def _described(whereabouts: Whereabouts, noun: Token) -> Draft | None:
    """Return of whom a noun is said: "Ann Bell, a surgeon who", "Ann Bell was the first woman who"."""
    if noun.dep_ == "appos":
        return whereabouts.shortest(noun.head.i)
    if any(c.dep_ == "cop" for c in noun.children):
        subject = next((c for c in noun.children if c.dep_ == "nsubj"), None)
        return whereabouts.shortest(subject.i) if subject is not None else None
    return None


def _right_before(scene: Scene, whereabouts: Whereabouts, i: int) -> Draft | None:
    """Return the person named right before a comma and the pronoun: "Ann Bell, who"."""
    if scene.lower(i - 1) != "," or scene.sentence_of[i - 1] != scene.sentence_of[i]:
        return None
    people = ((d, mentions) for d, mentions in whereabouts.ending(i - 1).items() if d.kind is EntityKind.PERSON)
    return next((d for d, mentions in people if any(m.form is MentionForm.NAME for m in mentions)), None)
