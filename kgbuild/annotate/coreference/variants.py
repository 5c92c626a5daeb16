"""Join people whose names are forms of one name, after names have been clustered by first and family name.

What joins: other accents, some of the words of a longer name ("Juan Luis" for "Juan Luis Soto Mora"), initials ("M. A.
Bell"), one letter more, less or other in a long family name, and names that the article itself equates ("née Coyle",
"better known as"). Each needs that just one person fits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from kgbuild.annotate.coreference.draft import Draft, Scene
from kgbuild.annotate.coreference.spelling import one_slip, plain, same_letters
from kgbuild.annotate.lexicon import PEERAGE, ROYAL
from kgbuild.layers import Chunk, Mention, MentionForm
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
    _join_nicknamed(scene)
    for a, b in _equated(scene):
        _join(scene, a, b)
    for fits in (same_letters, _some_words, _one_of_words):
        _join_where(scene, fits, _words)
    _join_where(scene, one_slip, _beginning)
    _decide_by_place(scene)


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
    for draft in sorted(open_, key=lambda d: (len(d.words), _first(d))):
        alone = len(draft.words) == 1 and _is_given(scene, draft)
        if alone and (fits is one_slip or (fits is _one_of_words and draft.titles)):
            continue  # "Mr Tom" need not be Tom Bell, nor "Brendan" Carl Brennan
        near = (o for o in people.by(keys(draft)) if o is not draft and o not in gone)
        others = [o for o in near if fits(draft, o) and _may_be_one(draft, o)]
        longest = max((len(o.words) for o in others), default=0)
        others = [o for o in others if len(o.words) == longest] if fits is same_letters else others
        if len(others) == 1:
            _join(scene, draft, others[0])
            gone.add(draft)


def _words(draft: Draft) -> set[str]:
    """Return the words of a name, and the first of those that a hyphen joins."""
    return {plain(w) for word in draft.words for w in (word, word.split()[0])}


def _beginning(draft: Draft) -> tuple[str]:
    """Return the first letter of the last word of a name."""
    return (plain(draft.words[-1])[:1],)


def _join_nicknamed(scene: Scene) -> None:
    """Put a given name together with the family name behind a nickname, or in brackets: "Ann “Red” Bell"."""
    ends = {m.chunk.end: d for d in scene.people for m in d.mentions}
    for family, start in [(d, m.chunk.start) for d in scene.people for m in d.mentions]:
        mark = _mark_behind_given(scene, start)
        if mark is None or len(family.words) != 1 or family not in scene.drafts:
            continue
        given = ends.get(mark)
        gender = scene.reference.first_name_gender(scene.doc[mark - 1].text)
        if given is None and gender is not None and scene.doc[mark - 1].text[0].isupper():
            name = Chunk(mark - 1, mark)
            given = scene.new(family.kind, scene.text(name), (scene.lower(mark - 1),))
            given.add(name, MentionForm.NAME)
            given.gender = gender or None
        if given is not None and given is not family and given in scene.drafts and len(given.words) == 1:
            _name_in_full(scene, given, family)


def _mark_behind_given(scene: Scene, start: int) -> int | None:
    """Return the mark before a nickname, or the bracket, that may stand between a given name and token `start`."""
    if scene.lower(start - 1) == "[":
        return start - 1 if start > 1 else None
    close = start - 1
    if close < 2 or not scene.doc[close].is_quote:
        return None
    quoted = range(close - 1, max(close - 2 - _NICKNAME, 0), -1)
    return next((i for i in quoted if scene.doc[i].is_quote), None)


def _name_in_full(scene: Scene, given: Draft, family: Draft) -> None:
    """Make one person of a given name and a family name, or of these and the bearer of both."""
    whole = [d for d in scene.people if d.words[:1] + d.words[-1:] == given.words + family.words]
    given.name, given.words = f"{given.name} {family.name}", given.words + family.words
    _join(scene, family, given)
    if whole:
        _join(scene, given, whole[0])


_NICKNAME = 3  # tokens of one


def _open(scene: Scene) -> list[Draft]:
    """Return the people with a name whose words are known and that means nobody else."""
    return [d for d in scene.people if d.words and not d.candidates and d.mentions]


def _is_given(scene: Scene, draft: Draft) -> bool:
    return scene.reference.first_name_gender(draft.words[0]) is not None


def _first(draft: Draft) -> int:
    return min(m.chunk.start for m in draft.mentions)


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


def _decide_by_place(scene: Scene) -> None:
    """Give each short name that may mean several people to the one of them whom its surroundings name."""
    by_name = {d.name: d for d in scene.people if not d.candidates}
    for draft in [d for d in scene.people if d.candidates]:
        bearers = [by_name[n] for n in sorted(draft.candidates) if n in by_name]
        if len(bearers) != len(draft.candidates):
            continue
        if len(bearers) == 1:
            _join(scene, draft, bearers[0])
            continue
        left: list[Mention] = []
        chosen: list[Draft] = []
        leading = _leading(bearers)
        for mention in sorted(draft.mentions, key=lambda m: m.chunk.start):
            bearer = _near(scene, bearers, mention.chunk) or leading
            if bearer is None:
                left.append(mention)
            else:
                bearer.add(mention.chunk, MentionForm.NAME)
                chosen.append(bearer)
        if left and chosen and all(b is chosen[0] for b in chosen):  # a headline means whom the rest means
            chosen[0].mentions += left
            left = []
        draft.mentions = left
    scene.drafts = [d for d in scene.drafts if d.mentions]


_NEAR = 3  # sentences
_MORE = 2  # times that the main bearer of a name is named more often than any other


def _leading(bearers: Sequence[Draft]) -> Draft | None:
    """Return the one of several people of a family name whom the article names first and far more often."""
    ordered = sorted(bearers, key=lambda d: -len(d.mentions))
    first, second = ordered[:2]
    return first if len(first.mentions) >= _MORE * len(second.mentions) and _first(first) < _first(second) else None


def _near(scene: Scene, bearers: Sequence[Draft], chunk: Chunk) -> Draft | None:
    """Return the only one of several people who is named in the sentences before a short name."""
    here = scene.sentence_of[chunk.start]

    def last(draft: Draft) -> int:
        return max(
            (scene.sentence_of[m.chunk.start] for m in draft.mentions if m.chunk.end <= chunk.start), default=-99
        )

    near = sorted(bearers, key=last, reverse=True)
    first, second = last(near[0]), last(near[1])
    return near[0] if here - first <= _NEAR < here - second else None
