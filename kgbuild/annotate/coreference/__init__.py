"""Gather the mentions of an article into clusters: names first, then role phrases, then pronouns.

The order is that of rule-based multi-pass sieves (Raghunathan et al. 2010): what is surest first, each later pass may
use what the earlier ones found. When two antecedents are left a name is linked to neither and both are kept.
"""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.annotate.coreference.bare import drop_unused, note_bare_names, note_relatives
from kgbuild.annotate.coreference.draft import Draft, Scene
from kgbuild.annotate.coreference.holders import time_frame
from kgbuild.annotate.coreference.linking import link_people
from kgbuild.annotate.coreference.names import cluster_people, cluster_things
from kgbuild.annotate.coreference.pronouns import Chooser, resolve_pronouns, resolve_relative_pronouns
from kgbuild.annotate.coreference.roles import resolve_roles
from kgbuild.annotate.coreference.spelling import join_mistaken
from kgbuild.annotate.coreference.stated import note_stated_posts
from kgbuild.annotate.coreference.variants import join_variants
from kgbuild.layers import Cluster, Name
from kgbuild.model import EntityKind

__all__ = ["Chooser", "Scene", "find_clusters"]


def find_clusters(scene: Scene, names: Sequence[Name], choose: Chooser | None = None) -> tuple[Cluster, ...]:
    """Return the clusters of an article, in the order of their first mention.

    `choose` picks a pronoun's antecedent; None: the weights that come with kgbuild.
    """
    cluster_people(scene, names)
    join_variants(scene)
    cluster_things(scene, names)
    join_mistaken(scene)
    link_people(scene)
    beside = note_stated_posts(scene)
    resolve_roles(scene, beside, time_frame(scene))
    note_relatives(scene)
    note_bare_names(scene)
    resolve_pronouns(scene, choose)
    drop_unused(scene)
    resolve_relative_pronouns(scene)
    found = [d.frozen(_parties(scene, d)) for d in scene.drafts if d.mentions]
    return tuple(sorted(found, key=lambda c: (c.mentions[0].chunk.start, -c.mentions[0].chunk.end)))


def _parties(scene: Scene, draft: Draft) -> tuple[str, ...]:
    """Return the records of the parties that the reference data count somebody among on the article's day."""
    if draft.kind is not EntityKind.PERSON or draft.reference is None or scene.when is None:
        return ()
    return scene.reference.party_of(draft.reference, scene.when)
