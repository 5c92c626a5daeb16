"""Write the graph: sorted, in the format asked for, whole or not at all."""

from kgbuild.writers.files import remove_leftovers, write_graph
from kgbuild.writers.formats import FORMATS, CannotWrite, Format, format_for, format_of
from kgbuild.writers.order import Keys
from kgbuild.writers.sections import Section, has_sections, own_sections, write_sections
from kgbuild.writers.vocabularies import merged, ontology_quads

__all__ = [
    "FORMATS",
    "CannotWrite",
    "Format",
    "Keys",
    "Section",
    "format_for",
    "format_of",
    "has_sections",
    "merged",
    "ontology_quads",
    "own_sections",
    "remove_leftovers",
    "write_graph",
    "write_sections",
]
