"""The names that a build could not decide, for OpenRefine: a table to import, and the candidates in its own JSON.

The JSON follows the Reconciliation Service API 0.2 of the W3C Entity Reconciliation Community Group
(https://reconciliation-api.github.io/specs/0.2/), the version that OpenRefine reads. A service answers requests; files
can only hold the answers that it would give to all of them at once.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence

from kgbuild.query.formats import harmless
from kgbuild.query.undecided import Side
from kgbuild.vocab import KG

Pairs = Sequence[tuple[Side, Side]]
Json = dict[str, object]

_IRIS_ARE_IDS = "http://www.ietf.org/rfc/rfc3986"
"""The identifier space of services whose ids are whole IRIs, as OpenRefine's RDF extension has it."""
_COLUMNS = ("decision", "first", "second", "note", "first_name", "second_name", "first_sentences", "second_sentences",
            "first_type", "second_type", "first_iri", "second_iri")  # fmt: skip
_FULL_SCORE = 100


def table(pairs: Iterable[tuple[Side, Side]]) -> str:
    """Return the pairs as CSV, one a row; the first column is for the answer, and `review --read` reads it back."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for a, b in pairs:
        evidence = ("\n".join((*side.posts, *side.sentences)) for side in (a, b))
        told = (f"{a.name} / {b.name}", a.name, b.name, *evidence, a.kind, b.kind, a.node, b.node)
        writer.writerow(("", a.key, b.key, *(harmless(cell) for cell in told)))
    return out.getvalue()


def files(pairs: Pairs) -> dict[str, str]:
    """Return what each file of an OpenRefine folder holds, by name.

    `names.csv` makes a project. `manifest.json`, `reconciliation.json` and `extension.json` are a reconciliation
    service's manifest, its results (for each name, by the name's IRI) and its data extension response.
    """
    documents = {
        "manifest.json": _manifest(pairs),
        "reconciliation.json": _results(pairs),
        "extension.json": _extension(pairs),
    }
    told = {name: json.dumps(held, ensure_ascii=False, indent=2) + "\n" for name, held in documents.items()}
    return {"names.csv": table(pairs), **told}


def _types(side: Side) -> list[dict[str, str]]:
    return [{"id": f"{KG}{side.kind}", "name": side.kind}] if side.kind else []


def _manifest(pairs: Pairs) -> Json:
    kinds = {kind["name"]: kind for pair in pairs for side in pair for kind in _types(side)}
    return {
        "versions": ["0.2"],
        "name": "Names to check of a kgbuild graph",
        "identifierSpace": _IRIS_ARE_IDS,
        "schemaSpace": str(KG),
        "defaultTypes": [kinds[kind] for kind in sorted(kinds)],
    }


def _results(pairs: Pairs) -> Json:
    """Return a batch of results. None is a match; a name's candidates and "none of them" share the score alike."""
    candidates: dict[str, list[Side]] = {}
    for first, second in pairs:
        candidates.setdefault(first.node, []).append(second)
    return {
        node: {
            "result": [
                {
                    "id": side.node,
                    "name": side.name,
                    "description": "; ".join(side.posts) or side.key,
                    "type": _types(side),
                    "score": round(_FULL_SCORE / (len(sides) + 1), 1),
                    "match": False,
                }
                for side in sides
            ]
        }
        for node, sides in candidates.items()
    }


def _extension(pairs: Pairs) -> Json:
    """Return the columns that OpenRefine can add by a name's or candidate's IRI: key, type, posts and sentences."""
    sides = {side.node: side for pair in pairs for side in pair}
    return {
        "meta": [
            {"id": "name", "name": "Name"},
            {"id": "key", "name": "Key for decisions"},
            {"id": "type", "name": "Type"},
            {"id": "post", "name": "Posts"},
            {"id": "sentence", "name": "Sentences"},
        ],
        "rows": {
            node: {
                "name": [{"str": side.name}],
                "key": [{"str": side.key}],
                "type": _types(side),
                "post": [{"str": post} for post in side.posts],
                "sentence": [{"str": sentence} for sentence in side.sentences],
            }
            for node, side in sorted(sides.items())
        },
    }
