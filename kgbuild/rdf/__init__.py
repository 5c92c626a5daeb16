"""Turn facts into triples: IRIs, the generic mapping of slots, and the dataset's description of itself."""

from kgbuild.rdf.articles import map_copy
from kgbuild.rdf.counts import Counts, Numbers
from kgbuild.rdf.dataset import ABOUT, Origin, check_about, describe
from kgbuild.rdf.dated import map_dated, map_elections
from kgbuild.rdf.entities import map_entities, used_keys
from kgbuild.rdf.mapping import article_keys, map_article, map_possibly_same, shared_events
from kgbuild.rdf.mint import Minter
from kgbuild.rdf.outlook import Outlook, Outlooks, outlook
from kgbuild.rdf.sources import Source
from kgbuild.rdf.tally import Tally

__all__ = [
    "ABOUT",
    "Counts",
    "Minter",
    "Numbers",
    "Origin",
    "Outlook",
    "Outlooks",
    "Source",
    "Tally",
    "article_keys",
    "check_about",
    "describe",
    "map_article",
    "map_copy",
    "map_dated",
    "map_elections",
    "map_entities",
    "map_possibly_same",
    "outlook",
    "shared_events",
    "used_keys",
]
