"""List what a graph says of each article, one fact a line, to be reviewed and compared.

Run as a script, this builds the graph of seeds/ and writes the lists anew: python tests/golden/facts.py
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import kgbuild

HERE = Path(__file__).resolve().parent
SEEDS = HERE.parents[1] / "seeds"

_ENTITIES = """
SELECT ?kind ?name ?words {
  ?article kg:fileName "FILE" . ?entity gaf:denotedBy ?passage ; a ?class ; schema:name ?name .
  ?passage oa:hasSource ?article ; oa:hasSelector/oa:exact ?words .
  FILTER(STRSTARTS(STR(?class), STR(kg:)))
  BIND(STRAFTER(STR(?class), "#") AS ?kind)
} ORDER BY ?kind ?name ?words
"""


def facts(graph: kgbuild.Graph, file_name: str) -> str:
    """Return the entities of an article with the words that name them, then its facts in the order of the text."""
    return "\n".join([*_entities(graph, file_name), "", *_facts(graph, file_name)]) + "\n"


def _entities(graph: kgbuild.Graph, file_name: str) -> list[str]:
    forms: dict[tuple[str, str], set[str]] = {}
    for row in graph.query(_ENTITIES.replace("FILE", file_name)):
        kind, name, words = (row[column].value for column in ("kind", "name", "words"))
        forms.setdefault((kind, name), set()).add(" ".join(words.split()))
    return [f"{kind}: {name} = {' | '.join(sorted(words))}" for (kind, name), words in sorted(forms.items())]


def _facts(graph: kgbuild.Graph, file_name: str) -> list[str]:
    (dossier,) = graph.show(file_name)
    lines = []
    for fact in dossier.facts:
        first = min(fact.evidence, key=lambda evidence: evidence.start)
        fields = "; ".join(f"{name} {value}" for name, value in fact.fields)
        words = " … ".join(" ".join(evidence.words.split()) for evidence in fact.evidence)
        lines.append((first.line, first.start, f"{first.line} {fact.heading}: {fields} [{words}]"))
    return [line for _, _, line in sorted(lines)]


def build(folder: Path) -> kgbuild.Graph:
    """Return the graph of the seeds as kgbuild builds it by default."""
    path = folder / "seeds.ttl"
    kgbuild.build(SEEDS, check=False).write(path)
    return kgbuild.open(path)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        graph = build(Path(made))
    for seed in sorted(SEEDS.glob("*.md")):
        (HERE / f"{seed.stem}.txt").write_text(facts(graph, seed.name), "utf-8")
