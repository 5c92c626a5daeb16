"""Turn facts into triples: IRIs, the generic mapping of slots, and the dataset's description of itself."""

from kgbuild.rdf.dataset import describe
from kgbuild.rdf.mapping import map_article, map_entities
from kgbuild.rdf.mint import Minter

__all__ = ["Minter", "describe", "map_article", "map_entities"]
