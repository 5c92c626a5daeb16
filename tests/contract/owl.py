"""What OWL tools say of the ontology, alone or with a graph: the OWL API of its profile, HermiT of its consistency.

Both come with owlready2 of PyPI (LGPL), of which nothing but its HermiT.jar is used, and need a Java development kit.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from rdflib import Graph, URIRef
from rdflib.namespace import OWL, RDF

from kgbuild.resources import resource

CORE = URIRef("https://w3id.org/kgbuild/ontology")
_SOURCE = Path(__file__).with_name("Owl.java")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is outside OWL 2 DL, whether it is consistent, and which classes could have no instance."""

    axioms: int
    outside: tuple[str, ...]
    consistent: bool
    empty: tuple[str, ...]


def hermit() -> Path | None:
    """Return where HermiT is; None if it, or a Java to compile for it, is missing."""
    package = importlib.util.find_spec("owlready2")
    if package is None or shutil.which("javac") is None:
        return None
    places = package.submodule_search_locations or ()
    return next((jar for place in places if (jar := Path(place) / "hermit" / "HermiT.jar").is_file()), None)


def whole(*graphs: Path) -> Graph:
    """Return the ontology in one, under its core's name, with some graphs."""
    found = Graph()
    for path in (*sorted(resource("ontology").rglob("*.ttl")), *graphs):
        found.parse(path)
    found.remove((None, OWL.imports, None))
    for part in set(found.subjects(RDF.type, OWL.Ontology)) - {CORE}:
        found.remove((part, None, None))
    return found


def judge(graph: Graph, jar: Path) -> Verdict:
    """Ask both.

    Args:
        graph: the ontology, with or without a graph of articles.
        jar: HermiT.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "whole.rdf"
        graph.serialize(path, format="xml")
        subprocess.run(["javac", "-cp", jar, "-d", folder, _SOURCE], check=True, capture_output=True)
        java = ["java", "-cp", f"{jar}:{folder}", "Owl", str(path)]
        done = subprocess.run(java, check=True, capture_output=True, text=True)
    lines = [line.split("\t", 1) for line in done.stdout.splitlines() if "\t" in line]
    said = {
        kind: tuple(value for k, value in lines if k == kind) for kind in ("axioms", "outside", "consistent", "empty")
    }
    return Verdict(int(said["axioms"][0]), said["outside"], said["consistent"] == ("true",), said["empty"])
