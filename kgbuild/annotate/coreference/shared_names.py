"""Tell whom a family name means that several people of an article share."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kgbuild.annotate.coreference.draft import Draft, Scene, first_named
from kgbuild.annotate.coreference.syntax import head_of
from kgbuild.annotate.lexicon import GENDER_OF
from kgbuild.layers import Chunk, Mention, MentionForm


def decide_by_place(scene: Scene, join: Callable[[Scene, Draft, Draft], None]) -> None:
    """Give each short name that may mean several people to the one of them whom its surroundings name.

    Args:
        scene: the article, its names clustered.
        join: puts all of one cluster into another.
    """
    by_name = {d.name: d for d in scene.people if not d.candidates}
    for draft in [d for d in scene.people if d.candidates]:
        bearers = [by_name[n] for n in sorted(draft.candidates) if n in by_name]
        if len(bearers) != len(draft.candidates):
            continue
        if len(bearers) == 1:
            join(scene, draft, bearers[0])
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
    told = {d: _last_before(d, chunk.start) for d in bearers}

    def last(draft: Draft) -> int:
        there = told[draft]
        return -99 if there is None else scene.sentence_of[there.start]

    near = sorted(bearers, key=last, reverse=True)
    first, second = last(near[0]), last(near[1])
    only = near[0] if here - first <= _NEAR < here - second else None
    usual = chosen[0] if chosen and all(d is chosen[0] for d in chosen) else None
    if usual is None or only is usual:
        return only
    there = told[only] if only is not None else None
    about = there is not None and scene.doc[head_of(scene, there)].dep_ in _SUBJECTS
    return only if about else usual


_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def _last_before(draft: Draft, i: int) -> Chunk | None:
    """Return where somebody is named last before token i."""
    return max((m.chunk for m in draft.mentions if m.chunk.end <= i), key=lambda c: c.start, default=None)


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
