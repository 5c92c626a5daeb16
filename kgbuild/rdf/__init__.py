"""Turn facts into triples: IRIs, the generic mapping of slots, and the dataset's description of itself."""

from kgbuild.rdf.dataset import describe
from kgbuild.rdf.dated import map_dated, map_elections
from kgbuild.rdf.mapping import map_article, map_entities, map_possibly_same, shared_events, used_keys
from kgbuild.rdf.mint import Minter
from kgbuild.rdf.tally import Tally, tally

__all__ = [
    "Minter",
    "Tally",
    "describe",
    "map_article",
    "map_dated",
    "map_elections",
    "map_entities",
    "map_possibly_same",
    "shared_events",
    "tally",
    "used_keys",
]
