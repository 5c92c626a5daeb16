"""The files of a package that brings an event type of its own, as text to fill in."""

from __future__ import annotations

from kgbuild.cli.new_event import EVENT, ONTOLOGY, SHAPE

_PROJECT = """[build-system]
requires = ["hatchling>=1.26"]
build-backend = "hatchling.build"

[project]
name = "kgbuild-@DASHED@"
version = "0.1.0"
description = "@CLASS@ events for kgbuild"
requires-python = ">=3.10"
dependencies = ["kgbuild>=0.2"]

[project.optional-dependencies]
test = ["pytest>=8.3"]

[project.entry-points."kgbuild.plugins"]
@DASHED@ = "kgbuild_@MODULE@:PLUGIN"

[tool.hatch.build.targets.wheel]
packages = ["kgbuild_@MODULE@"]
"""

_README = """# kgbuild-@DASHED@

@CLASS@ events for [kgbuild](https://pypi.org/project/kgbuild/): an event type in a namespace of its own.

```sh
pip install -e '.[test]' && pytest
kgbuild build articles/ -o graph.ttl
kgbuild query graph.ttl @DASHED@s
kgbuild ref @MODULE@:@CLASS@
```

| file | says |
|---|---|
| `kgbuild_@MODULE@/__init__.py` | the prefix, namespace and terms: **make the namespace yours first** |
| `kgbuild_@MODULE@/event.py` | which fields it has, which words state it, how its arguments are read |
| `kgbuild_@MODULE@/ontology/@MODULE@.ttl` | what it means |
| `kgbuild_@MODULE@/shapes/@MODULE@.ttl` | what must hold |
| `kgbuild_@MODULE@/questions/@DASHED@s.rq` | a named question |
"""

_PLUGIN = '''"""@CLASS@ events for kgbuild."""

from pathlib import Path

from kgbuild.plugins import Plugin

PLUGIN = Plugin(
    prefix="@MODULE@",
    namespace="https://example.org/@DASHED@#",
    terms="@CLASS@",
    events=("kgbuild_@MODULE@.event",),
    folder=Path(__file__).parent,
)
'''

_QUESTION = """# Who took part in which @WORDS@, and whether it happened
# parameter article: part of an article's file name
SELECT ?who ?factuality ?when ?words ?where WHERE {
  ?event a @MODULE@:@CLASS@ ; kg:participant/schema:name ?who .
  ?event kg:factuality ?status .
  BIND(STRAFTER(STR(?status), "#") AS ?factuality)
  OPTIONAL { ?event kg:dateText ?when }
  ?event prov:wasDerivedFrom ?passage .
  ?passage oa:hasSource/kg:fileName ?file ; kg:line ?line ; oa:hasSelector/oa:exact ?words .
  BIND(CONCAT(?file, ":", STR(?line)) AS ?where)
  #? article: FILTER(CONTAINS(LCASE(?file), $article))
}
ORDER BY ?who ?file ?line
"""

_TEST = '''"""The event type of this package, as kgbuild finds, checks and answers for it."""

import pytest
from kgbuild_@MODULE@ import PLUGIN
from kgbuild_@MODULE@.event import COUNTEREXAMPLES, EXAMPLES

import kgbuild

CLASS = f"{PLUGIN.namespace}@CLASS@"


def found(tmp_path, text):
    """Build the graph of a text; return it and the events of this type in it."""
    article = tmp_path / "article.txt"
    article.write_text(text, encoding="utf-8")
    built = kgbuild.build(article)
    assert built.conforms, [str(finding) for finding in built.report.findings]
    built.write(tmp_path / "graph.ttl")
    graph = kgbuild.open(tmp_path / "graph.ttl")
    return graph, list(graph.query(f"SELECT ?event {{ ?event a <{CLASS}> }}"))


@pytest.mark.parametrize("text", EXAMPLES)
def test_an_example_states_such_an_event(tmp_path, text):
    """Each example is found, its graph conforms, and the named question answers with it."""
    graph, events = found(tmp_path, text)
    assert len(events) == 1
    assert list(graph.ask("@DASHED@s"))


@pytest.mark.parametrize("text", COUNTEREXAMPLES)
def test_a_counterexample_states_none(tmp_path, text):
    """No counterexample is taken for one."""
    assert not found(tmp_path, text)[1]
'''


def _outside(text: str) -> str:
    """Return the text of a file of kgbuild's own as a package has it: with its own namespaces."""
    ours, own = "https://w3id.org/kgbuild", "https://example.org/@DASHED@"
    for kind in ("ontology", "shapes"):
        text = text.replace(f"{ours}/{kind}/0.1.0/events/@MODULE@", f"{own}/{kind}/0.1.0")
        text = text.replace(f"{ours}/{kind}/events/@MODULE@", f"{own}/{kind}")
    text = text.replace("kg:@CLASS@", "@MODULE@:@CLASS@").replace("shape:@CLASS@", "own:@CLASS@")
    text = text.replace("@prefix kg: ", "@prefix @MODULE@: <https://example.org/@DASHED@#> .\n@prefix kg: ", 1)
    text = text.replace("@prefix shape: ", f"@prefix own: <{own}/shapes#> .\n@prefix shape: ", 1)
    return text.replace('"kgbuild developers"', '"the makers of kgbuild-@DASHED@"')


def _named(text: str) -> str:
    """Return the event file as a package has it: its class is named in its own namespace."""
    text = text.replace('KG.declare("@CLASS@")\n', 'OWN = NAMESPACES["@MODULE@"]\n')
    text = text.replace("= KG.@CLASS@", "= OWN.@CLASS@")
    return text.replace("from kgbuild.vocab import KG\n", "from kgbuild.vocab import KG, NAMESPACES\n")


def _terms(text: str) -> str:
    """Return an ontology or shapes file with the prefix and namespace that it prefers put right."""
    text = _outside(text)
    text = text.replace('preferredNamespacePrefix "kg"', 'preferredNamespacePrefix "@MODULE@"')
    text = text.replace('preferredNamespacePrefix "shape"', 'preferredNamespacePrefix "own"')
    text = text.replace(
        'preferredNamespaceUri "https://w3id.org/kgbuild/ontology#"',
        'preferredNamespaceUri "https://example.org/@DASHED@#"',
    )
    return text.replace(
        'preferredNamespaceUri "https://w3id.org/kgbuild/shapes#"',
        'preferredNamespaceUri "https://example.org/@DASHED@/shapes#"',
    )


FILES = (
    ("pyproject.toml", _PROJECT),
    ("README.md", _README),
    ("kgbuild_@MODULE@/__init__.py", _PLUGIN),
    ("kgbuild_@MODULE@/event.py", _named(EVENT)),
    ("kgbuild_@MODULE@/ontology/@MODULE@.ttl", _terms(ONTOLOGY)),
    ("kgbuild_@MODULE@/shapes/@MODULE@.ttl", _terms(SHAPE)),
    ("kgbuild_@MODULE@/questions/@DASHED@s.rq", _QUESTION),
    ("tests/test_@MODULE@.py", _TEST),
)
"""Path and text of each file."""
