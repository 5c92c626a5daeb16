"""Join people whose names are forms of one name, after names have been clustered by first and family name.

What joins: other accents, some of the words of a longer name ("Juan Luis" for "Juan Luis Soto Mora"), initials ("M. A.
Bell"), one letter more, less or other in a long family name, and names that the article itself equates ("née Coyle",
"better known as"). Each needs that just one person fits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from kgbuild.annotate.coreference.draft import Draft, Scene, first_named
from kgbuild.annotate.coreference.spelling import one_slip, plain, same_letters
from kgbuild.annotate.coreference.syntax import head_of
from kgbuild.annotate.lexicon import GENDER_OF, PEERAGE, ROYAL
from kgbuild.layers import Chunk, Mention, MentionForm
from kgbuild.lookup import Index

_OTHER_NAME = ("née", "nee", "born")
_KNOWN_AS = (
    ("known", "as"), ("formerly",), ("born",), ("aka",), ("alias",),
    *(("whose", kind, "name", be) for kind in ("real", "stage", "maiden") for be in ("is", "was")),
)  # fmt: skip
_OPENERS = frozenset({*_OTHER_NAME, *(words[0] for words in _KNOWN_AS)})
_BEFORE_KNOWN = frozenset("better best also formerly previously once , (".split())


def join_variants(scene: Scene) -> None:
    """Join the clusters of people that are forms of one name, before they are looked up in the reference data."""
    for a, b in _equated(scene):
        _join(scene, a, b)
    for fits in (same_letters, _some_words, _one_of_words):
        _join_where(scene, fits, lambda d: {plain(w) for word in d.words for w in (word, word.split()[0])})
    _join_where(scene, one_slip, lambda d: {plain(d.words[-1])[:1]})
    _decide_by_place(scene)


def _join_where(scene: Scene, fits: Callable[[Draft, Draft], bool], keys: Callable[[Draft], Iterable[str]]) -> None:
    """Join each person to the only other one whose name it is a form of, the shortest names first."""
    open_ = _open(scene)
    people: Index[str, Draft] = Index()
    for draft in open_:
        people.add(draft, keys(draft))
    gone: set[Draft] = set()
    for draft in sorted(open_, key=lambda d: (len(d.words), first_named(d))):
        alone = len(draft.words) == 1 and scene.reference.first_name_gender(draft.words[0]) is not None
        if alone and (fits is one_slip or (fits is _one_of_words and draft.titles)):
            continue  # "Mr Tom" need not be Tom Bell, nor "Brendan" Carl Brennan
        near = (o for o in people.by(keys(draft)) if o is not draft and o not in gone)
        others = [o for o in near if fits(draft, o) and _may_be_one(draft, o)]
        longest = max((len(o.words) for o in others), default=0)
        others = [o for o in others if len(o.words) == longest] if fits is same_letters else others
        others = _longest_of_one(others, fits)
        if len(others) == 1:
            _join(scene, draft, others[0])
            gone.add(draft)


def _longest_of_one(people: list[Draft], fits: Callable[[Draft, Draft], bool]) -> list[Draft]:
    """Return the one with the longest name, if the names of all others are forms of it; else all."""
    if len(people) < 2:
        return people
    longest = max(people, key=lambda d: len(d.words))
    one = all(o is longest or (fits(o, longest) and _may_be_one(o, longest)) for o in people)
    return [longest] if one else people


def _open(scene: Scene) -> list[Draft]:
    """Return the people with a name whose words are known and that means nobody else."""
    return [d for d in scene.people if d.words and not d.candidates and d.mentions]


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
    if not 1 < len(a.words) < len(b.words) + (_has_initial(a) or _has_initial(b)):
        return False
    rest = iter(b.words)
    if not all(any(plain(x) == plain(y) or (1 in {len(x), len(y)} and x[0] == y[0]) for y in rest) for x in a.words):
        return False
    whole = sum(plain(w) in {plain(o) for o in b.words} and len(w) > 1 for w in a.words)
    return whole > 1 or (whole == 1 and plain(a.words[-1]) == plain(b.words[-1]))


def _has_initial(draft: Draft) -> bool:
    return any(len(w) == 1 for w in draft.words)


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
            near = _of_gender(scene, bearers, mention.chunk) or _near(scene, bearers, mention.chunk, chosen)
            bearer = near or leading
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
    leads = len(first.mentions) >= _MORE * len(second.mentions) and first_named(first) < first_named(second)
    return first if leads else None


def _near(scene: Scene, bearers: Sequence[Draft], chunk: Chunk, chosen: Sequence[Draft]) -> Draft | None:
    """Return the only one of several people who is named in the sentences before a short name.

    Whom all short names so far mean, it goes on to mean, unless a sentence was about the other: "she served under
    Carl Bell" does not make him Bell.
    """
    here = scene.sentence_of[chunk.start]
    before = {d: [m.chunk for m in d.mentions if m.chunk.end <= chunk.start] for d in bearers}
    told = {d: max(chunks, key=lambda c: c.start, default=None) for d, chunks in before.items()}
    place = {d: -99 if there is None else scene.sentence_of[there.start] for d, there in told.items()}
    first, second, *_ = sorted(bearers, key=place.__getitem__, reverse=True)
    only = first if here - place[first] <= _NEAR < here - place[second] else None
    usual = chosen[0] if chosen and all(d is chosen[0] for d in chosen) else None
    if usual is None or only is usual:
        return only
    there = told[only] if only is not None else None
    about = there is not None and scene.doc[head_of(scene, there)].dep_ in _SUBJECTS
    return only if about else usual


_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def _of_gender(scene: Scene, bearers: Sequence[Draft], chunk: Chunk) -> Draft | None:
    """Return the one of several people whom the pronoun behind a subject fits: "Bell did not speak, but he paid"."""
    if scene.doc[head_of(scene, chunk)].dep_ not in _SUBJECTS:
        return None
    named = {m.chunk.start for d in scene.people for m in d.mentions if m.form is MentionForm.NAME}
    for i in range(chunk.end, len(scene.doc)):
        quoted = scene.quotation_of[i] != scene.quotation_of[chunk.start]
        if quoted or i in named or scene.sentence_of[i] != scene.sentence_of[chunk.start]:
            return None
        if scene.lower(i) in GENDER_OF:
            fitting = [d for d in bearers if d.gender in {GENDER_OF[scene.lower(i)], None}]
            return fitting[0] if len(fitting) == 1 else None
    return None
