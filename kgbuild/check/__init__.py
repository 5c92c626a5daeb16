"""Check a graph: SHACL shapes, true passages, known terms, no blank nodes."""

from kgbuild.check.errors import CheckError
from kgbuild.check.report import Finding, Location, Report, Severity
from kgbuild.check.runner import check_file, check_graph, check_keys, check_quads
from kgbuild.check.shapes import builtin_ontology, builtin_shapes, load_shapes, merge

__all__ = [
    "CheckError",
    "Finding",
    "Location",
    "Report",
    "Severity",
    "builtin_ontology",
    "builtin_shapes",
    "check_file",
    "check_graph",
    "check_keys",
    "check_quads",
    "load_shapes",
    "merge",
]
