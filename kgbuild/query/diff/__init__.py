"""Say in words what one build has that another has not."""

from kgbuild.query.diff.compare import Changes, compare
from kgbuild.query.diff.entities import EntityChange
from kgbuild.query.diff.facts import FactChange
from kgbuild.query.diff.render import RENDERERS

__all__ = ["RENDERERS", "Changes", "EntityChange", "FactChange", "compare"]
