"""Link the people of an article to the reference data: by name, by office, by where it is set."""

from __future__ import annotations

from kgbuild.annotate.coreference.draft import Draft, Scene
from kgbuild.annotate.lexicon import GIVEN_NAME_TITLES, PEERAGE, RANKS, ROYAL


def link_people(scene: Scene) -> None:
    """Look each person up in the reference data; keep all whom the name fits and the date allows."""
    for draft in scene.people:
        if draft.candidates or draft.namesake:  # nothing tells which of the two the data know
            continue
        found = {i for i in _known(scene, draft) if _may_be_here(scene, i)}
        if draft.name.lower().startswith("the ") and scene.when is not None:  # "the Queen": only as long as she was it
            found = {i for i in found if scene.reference.active(i, scene.when)}
        if draft.gender:
            found = {i for i in found if scene.reference.people[i].gender in {draft.gender, ""}}
        if len(found) > 1 and scene.when:
            found = {i for i in found if scene.reference.active(i, scene.when)} or found
        if len(found) == 1 and (len(draft.words) > 1 or scene.when):
            draft.reference = next(iter(found))
            draft.gender = draft.gender or scene.reference.people[draft.reference].gender or None
        elif len(found) > 1:
            draft.candidates = found
    _join_same(scene)


def _join_same(scene: Scene) -> None:
    """Put the clusters of one person on record together: "the Prince of Wales" and "Prince Charles"."""
    known: dict[str, Draft] = {}
    for draft in list(scene.people):
        if draft.reference is None:
            continue
        first = known.setdefault(draft.reference, draft)
        if first is not draft:
            first.mentions += draft.mentions
            first.titles |= draft.titles
            if first.name.lower().startswith("the "):
                first.name, first.words = draft.name, draft.words
            scene.drafts.remove(draft)


def _may_be_here(scene: Scene, identifier: str) -> bool:
    """Say whether an article may mean somebody: it names his country, or it is not about another one."""
    country, layer = scene.reference.people[identifier].country, scene.countries
    if not country or not layer.main or country in layer.named or country == layer.home:
        return True
    return country == layer.main


def _known(scene: Scene, draft: Draft) -> set[str]:
    """Return the records whose name a person bears: the name, a titled form of it, or else the family name.

    Only the core of the data is asked for family names; registers of other countries for full names, where the
    article names the country.
    """
    reference = scene.reference
    named = set(reference.people_named(draft.name))
    if not named and len(draft.words) > 1 and scene.countries.named:
        named = set(reference.people_named(draft.name, scene.countries.named))
    titled = {i for t in draft.titles if t.lower() in PEERAGE for i in reference.people_named(f"{t} {draft.words[-1]}")}
    if named or titled:
        return (named & titled) or named or titled
    ranks = {t.lower() for t in draft.titles}
    if len(draft.words) == 1 and not ranks & (PEERAGE | ROYAL | RANKS | GIVEN_NAME_TITLES):
        return set(reference.people_with_surname(draft.words[0]))
    return set()
