"""A small graph of two articles, written by hand, with one fact of every kind."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Store

from kgbuild.query import open_graph
from kgbuild.query.engine import PREFIXES

BASE = "https://w3id.org/kgbuild/data/"
TEXTS = {
    "1.txt": (
        "Bell leaves Greens\n\n"
        "Ann Bell met Carl Dorn in Leeds on Monday.\n"
        '"We agreed on rail," said Ms Bell, the mayor of Leeds. A source said Carl Dorn was wrong.\n'
        "Ann Bell has defected from the Greens to Labour.\n"
        "Carl Dorn resigned as whip. Ann Bell becomes whip. Ann Bell backs Carl Dorn for leader.\n"
        "The Greens and Labour may govern together after the general election.\n"
        "The Greens lost 40 seats.\n"
        "Correction: they lost 14 seats.\n"
    ),
    "2.txt": 'Ann Bell was silent.\n"Never again."\n',
}
_EVENT = "kg:factuality kg:{} ; kg:confidence 1.0"
_FACTS = (
    ("1.txt", "Ann Bell met Carl Dorn in Leeds on Monday", "meeting", "kg:Meeting", "Actual",
     'kg:participant d:carl, d:ann ; kg:place d:leeds ; kg:dateText "Monday" ;'
     ' sem:hasEarliestBeginTimeStamp "2011-05-09"^^xsd:date ; sem:hasLatestEndTimeStamp "2011-05-09"^^xsd:date'),
    ("1.txt", "Ann Bell has defected from the Greens to Labour", "defection", "kg:Defection", "Actual",
     "kg:person d:ann ; kg:fromParty d:greens ; kg:toParty d:labour"),
    ("1.txt", "Carl Dorn resigned as whip", "resignation", "kg:Resignation", "Actual",
     'kg:person d:carl ; kg:post "whip"'),
    ("1.txt", "Ann Bell becomes whip", "appointment", "kg:Appointment", "Planned", 'kg:person d:ann ; kg:post "whip"'),
    ("1.txt", "Ann Bell backs Carl Dorn for leader", "endorsement", "kg:Endorsement", "Actual",
     'kg:endorser d:ann ; kg:endorsed d:carl ; kg:contest "leader"'),
    ("1.txt", "The Greens and Labour may govern together", "coalition", "kg:Coalition", "Possible",
     "kg:participant d:labour, d:greens"),
    ("1.txt", "the general election", "election", "kg:Election", "Planned", 'kg:electionType "general"'),
    ("1.txt", "The Greens lost 40 seats", "old", "kg:ElectionResult", "Actual",
     'kg:contestant d:greens ; kg:change "lost" ; kg:measure "seats" ; kg:value 40 ; kg:rank kg:Deprecated'),
    ("1.txt", "they lost 14 seats", "new", "kg:ElectionResult", "Actual",
     'kg:contestant d:greens ; kg:change "lost" ; kg:measure "seats" ; kg:value 14 ; prov:wasRevisionOf d:old'),
    ("1.txt", "Ms Bell, the mayor of Leeds", "post", "org:Membership", None,
     'org:member d:ann ; kg:post "mayor" ; kg:former false'),
    ("1.txt", "We agreed on rail,", "said", "kg:Statement", None,
     'kg:speaker d:ann ; kg:cue "said" ; kg:speechType kg:Direct ; schema:text "We agreed on rail,"'),
    ("1.txt", "Carl Dorn was wrong", "about", "kg:Statement", None,
     'kg:speaker d:source ; kg:cue "said" ; kg:speechType kg:Indirect ; schema:text "Carl Dorn was wrong" ;'
     " schema:about d:carl"),
    ("2.txt", "Never again.", "open", "kg:Statement", None,
     'kg:speakerStatus kg:UnknownSpeaker ; kg:speakerCandidate d:ann, d:carl ; kg:speechType kg:Direct ;'
     ' schema:text "Never again."'),
)  # fmt: skip
_ENTITIES = """
d:ann a kg:Person ; schema:name "Ann Bell" ; schema:alternateName "Ms Bell" ; schema:sameAs <http://example.org/ann> .
d:carl a kg:Person ; schema:name "Carl Dorn" .
d:greens a kg:Party ; schema:name "Green Party" ; schema:alternateName "Greens" .
d:labour a kg:Party ; schema:name "Labour Party" .
d:leeds a kg:Place ; schema:name "Leeds" .
d:source a kg:UnnamedSource ; schema:name "A source" .
<https://w3id.org/kgbuild/data/article/1.txt> a kg:Article ; kg:fileName "1.txt" ;
  schema:headline "Bell leaves Greens" ; schema:publisher "Leeds Echo" ;
  schema:mentions d:ann, d:carl, d:greens, d:labour, d:leeds .
<https://w3id.org/kgbuild/data/article/2.txt> a kg:Article ; kg:fileName "2.txt" ; schema:mentions d:ann .
"""


def turtle() -> str:
    """Return the graph as Turtle."""
    prefixes = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in sorted(PREFIXES.items()))
    parts = [f"{prefixes}@prefix d: <{BASE}> .\n{_ENTITIES}"]
    for file, words, name, cls, factuality, properties in _FACTS:
        status = f" ; {_EVENT.format(factuality)}" if factuality else ""
        node, passage = _passage(file, words)
        parts.append(f"d:{name} a {cls} ; {properties}{status} ; prov:wasDerivedFrom {node} .\n{passage}")
    return "\n".join(parts)


def _passage(file: str, words: str) -> tuple[str, str]:
    """Return the node of some words of an article, and its description."""
    text = TEXTS[file]
    start = text.index(words)
    line_start = text.rfind("\n", 0, start) + 1
    end, article = start + len(words), f"{BASE}article/{file}"
    prefix = text[line_start:start].replace('"', '\\"')
    node, selector = f"<{article}#char={start},{end}>", f"<{article}#selector={start},{end}>"
    return node, (
        f"{node} a oa:SpecificResource ; oa:hasSource <{article}> ; oa:hasSelector {selector} ;"
        f" kg:line {text.count(chr(10), 0, start) + 1} .\n"
        f"{selector} a oa:TextPositionSelector, oa:TextQuoteSelector ; oa:start {start} ; oa:end {end} ;"
        f' oa:exact "{words}"' + (f' ; oa:prefix "{prefix}"' if prefix else "") + " .\n"
    )


@pytest.fixture
def graph_file(tmp_path: Path) -> Path:
    """Return the graph as a file."""
    path = tmp_path / "graph.ttl"
    path.write_text(turtle(), encoding="utf-8")
    return path


@pytest.fixture
def store(graph_file: Path) -> Store:
    """Return the graph as a store."""
    return open_graph(graph_file)
