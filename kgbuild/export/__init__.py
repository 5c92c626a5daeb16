"""A graph in the formats of other tools: Popolo, FollowTheMoney, GraphML."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kgbuild.export.followthemoney import followthemoney
from kgbuild.export.graphml import graphml
from kgbuild.export.popolo import popolo
from kgbuild.query.view import View

FORMATS: Mapping[str, Callable[[View], str]] = {
    "popolo": popolo,
    "followthemoney": followthemoney,
    "graphml": graphml,
}
"""What writes a graph as each format."""

__all__ = ["FORMATS", "followthemoney", "graphml", "popolo"]
