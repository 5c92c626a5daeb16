"""Join people whose names are forms of one name, after names have been clustered by first and family name.

What joins: other accents, some of the words of a longer name ("Juan Luis" for "Juan Luis Soto Mora"), initials ("M. A.
Bell"), one letter more, less or other in a long family name, and names that the article itself equates ("née Coyle",
"better known as"). Each needs that just one person fits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from kgbuild.annotate.coreference.draft import Draft, Scene, first_named
from kgbuild.annotate.coreference.nicknames import join_nicknamed, nicknamed
from kgbuild.annotate.coreference.shared_names import decide_by_place
from kgbuild.annotate.coreference.spelling import one_slip, plain, same_letters
from kgbuild.annotate.lexicon import PEERAGE, ROYAL
from kgbuild.layers import MentionForm
from kgbuild.lookup import Index

_OTHER_NAME = ("née", "nee", "born")
_KNOWN_AS = (("known", "as"), ("formerly",), ("born",), ("aka",))
_OPENERS = frozenset({*_OTHER_NAME, *(words[0] for words in _KNOWN_AS)})
_BEFORE_KNOWN = frozenset("better best also formerly previously once , (".split())


def join_variants(scene: Scene) -> None:
    """Join the clusters of people that are forms of one name.

    Args:
        scene: the article, its names clustered and not yet looked up in the reference data.
    """
    join_nicknamed(scene, _join)
    for a, b in _equated(scene):
        _join(scene, a, b)
    for fits in (same_letters, nicknamed, _some_words, _one_of_words):
        _join_where(scene, fits, _words)
    _join_where(scene, one_slip, _beginning)
    decide_by_place(scene, _join)


def _join_where(scene: Scene, fits: Callable[[Draft, Draft], bool], keys: Callable[[Draft], Iterable[str]]) -> None:
    """Join each person to the only other one whose name it is a form of, the shortest names first.

    Args:
        scene: the article.
        fits: whether one name is a form of the other.
        keys: some of what such names have in common.
    """
    open_ = _open(scene)
    people: Index[str, Draft] = Index()
    for draft in open_:
        people.add(draft, keys(draft))
    gone: set[Draft] = set()
    for draft in sorted(open_, key=lambda d: (len(d.words), first_named(d))):
        alone = len(draft.words) == 1 and _is_given(scene, draft)
        if alone and (fits is one_slip or (fits is _one_of_words and draft.titles)):
            continue  # "Mr Tom" need not be Tom Bell, nor "Brendan" Carl Brennan
        near = (o for o in people.by(keys(draft)) if o is not draft and o not in gone)
        others = [o for o in near if fits(draft, o) and _may_be_one(draft, o)]
        longest = max((len(o.words) for o in others), default=0)
        others = [o for o in others if len(o.words) == longest] if fits is same_letters else others
        others = _longest_of_one(others, fits)
        if len(others) == 1:
            if fits is nicknamed and len(draft.mentions) >= len(others[0].mentions):
                _rename(scene, others[0], draft)  # as the article calls him most
            _join(scene, draft, others[0])
            gone.add(draft)


def _longest_of_one(people: list[Draft], fits: Callable[[Draft, Draft], bool]) -> list[Draft]:
    """Return the one with the longest name, if the names of all others are forms of it; else all."""
    if len(people) < 2:
        return people
    longest = max(people, key=lambda d: len(d.words))
    one = all(o is longest or (fits(o, longest) and _may_be_one(o, longest)) for o in people)
    return [longest] if one else people


def _rename(scene: Scene, draft: Draft, as_: Draft) -> None:
    """Give a person the name of another cluster."""
    for other in scene.drafts:
        if draft.name in other.candidates:
            other.candidates = (other.candidates - {draft.name}) | {as_.name}
    draft.name, draft.words = as_.name, as_.words


def _words(draft: Draft) -> set[str]:
    """Return the words of a name, and the first of those that a hyphen joins."""
    return {plain(w) for word in draft.words for w in (word, word.split()[0])}


def _beginning(draft: Draft) -> tuple[str]:
    """Return the first letter of the last word of a name."""
    return (plain(draft.words[-1])[:1],)


def _open(scene: Scene) -> list[Draft]:
    """Return the people with a name whose words are known and that means nobody else."""
    return [d for d in scene.people if d.words and not d.candidates and d.mentions]


def _is_given(scene: Scene, draft: Draft) -> bool:
    return scene.reference.first_name_gender(draft.words[0]) is not None


def _may_be_one(a: Draft, b: Draft) -> bool:
    """Say whether gender and titles allow two clusters to be one person."""
    if (a.gender and b.gender and a.gender != b.gender) or (a.namesake and b.namesake):
        return False
    special = [{t.lower() for t in d.titles} & (PEERAGE | ROYAL) for d in (a, b)]
    return special[0] == special[1] or not special[0] or len(a.words) > 1


def _join(scene: Scene, short: Draft, long: Draft) -> None:
    """Put all of one cluster into another."""
    if short is long or short not in scene.drafts:
        return
    long.mentions += short.mentions
    long.titles |= short.titles
    long.gender = long.gender or short.gender
    scene.drafts.remove(short)
    for draft in scene.drafts:
        if short.name in draft.candidates:
            draft.candidates = (draft.candidates - {short.name}) | {long.name}


def _some_words(a: Draft, b: Draft) -> bool:
    """Say whether a name of several words is made of words of a longer one, in its order; initials stand for words."""
    if not 1 < len(a.words) < len(b.words) + (_has_initial(a) or _has_initial(b)) or a.words == b.words:
        return False
    rest = iter(b.words)
    if not all(any(_agree(word, other) for other in rest) for word in a.words):
        return False
    whole = sum(plain(w) in {plain(o) for o in b.words} and len(w) > 1 for w in a.words)
    return whole > 1 or (whole == 1 and plain(a.words[-1]) == plain(b.words[-1]))


def _has_initial(draft: Draft) -> bool:
    return any(len(w) == 1 for w in draft.words)


def _agree(a: str, b: str) -> bool:
    return plain(a) == plain(b) or (1 in {len(a), len(b)} and a[0] == b[0])


def _one_of_words(a: Draft, b: Draft) -> bool:
    """Say whether a single word is one of the words of a full name, or the first of those that a hyphen joins."""
    if not len(a.words) == 1 < len(b.words) or len(a.words[0]) <= 2:
        return False
    return plain(a.words[0]) in {plain(w) for w in b.words} | {plain(w.split()[0]) for w in b.words}


def _equated(scene: Scene) -> Iterator[tuple[Draft, Draft]]:
    """Yield pairs of people whose names the article says are one's: "Ann Bell (née Pyke)", "Sir Ian Bell, known as"."""
    at = {m.chunk.start: (d, m) for d in scene.people for m in d.mentions if m.form is MentionForm.NAME}
    ends = {m.chunk.end: d for d in scene.people for m in d.mentions if m.form is MentionForm.NAME}
    for i in range(len(scene.doc)):
        size = _says_other_name(scene, i)
        if not size:
            continue
        before = _named_before(scene, i, ends)
        if before is None:
            continue
        after = at.get(i + size)
        if after is not None and after[0] is not before:
            yield after[0], before
        elif after is None and scene.doc[i + size].text[0].isupper():
            _other_family_name(scene, before, i + size)


def _says_other_name(scene: Scene, i: int) -> int:
    """Return how many tokens from i on say that another name follows; 0 if they do not."""
    if scene.lower(i) not in _OPENERS:
        return 0
    if scene.lower(i) in _OTHER_NAME and scene.lower(i - 1) in {"(", ","}:
        return 1
    for words in _KNOWN_AS:
        if all(scene.lower(i + n) == w for n, w in enumerate(words)) and scene.lower(i - 1) in _BEFORE_KNOWN:
            return len(words) if i + len(words) < len(scene.doc) else 0
    return 0


def _named_before(scene: Scene, i: int, ends: dict[int, Draft]) -> Draft | None:
    """Return the person named right before these words, a comma, a bracket or an adverb between."""
    i -= 1
    while i > 0 and scene.lower(i) in _BEFORE_KNOWN and i + 1 not in ends:
        i -= 1
    return ends.get(i + 1)


def _other_family_name(scene: Scene, draft: Draft, i: int) -> None:
    """Let people of a person's other family name, with his or her given name or a title, be that person."""
    word = scene.lower(i)
    given = draft.words[0] if len(draft.words) > 1 else ""
    for other in list(_open(scene)):
        own = other.words[-1] == word and (len(other.words) == 1 or other.words[0] == given)
        if other is not draft and own and _may_be_one(other, draft):
            _join(scene, other, draft)
