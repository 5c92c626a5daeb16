"""Write the graph: sorted, in the format asked for, whole or not at all."""

from kgbuild.writers.files import remove_leftovers, write_graph
from kgbuild.writers.formats import FORMATS, CannotWrite, Format, format_for, format_of
from kgbuild.writers.vocabularies import merged, ontology_quads

__all__ = [
    "FORMATS",
    "CannotWrite",
    "Format",
    "format_for",
    "format_of",
    "merged",
    "ontology_quads",
    "remove_leftovers",
    "write_graph",
]
