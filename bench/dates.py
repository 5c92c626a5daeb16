"""Measure date expressions on TempEval-3's TimeBank, with the shared scorer.

    python bench/dates.py [--model NAME] [--errors FILE]

Reads ../shared/corpora/tempeval3/train-timebank.jsonl, takes the creation date of each document as its publication
date, and prints what score_spans.py says. The rules were written with its errors in view, so it is no held-out set; its
annotators' errors stay in.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from datetime import date
from itertools import pairwise
from pathlib import Path

from places import SHARED

from kgbuild.annotate.dates import find_times
from kgbuild.annotate.language import LanguageReader, load_language
from kgbuild.layers import Chunk
from kgbuild.model import DateInterval

CORPUS = SHARED / "corpora" / "tempeval3" / "train-timebank.jsonl"
SCORER = SHARED / "score" / "score_spans.py"


def predict(record: dict, language: LanguageReader) -> list[dict]:
    """Return the time expressions of one document as the scorer wants them."""
    doc = language.make_doc(record["text"])
    language.read(doc, _paragraphs(doc))
    day = date.fromisoformat(record["meta"]["dct"][:10])
    spans = []
    for time in find_times(doc, DateInterval(day, day)):
        span = doc[time.chunk.start : time.chunk.end]
        spans.append({"start": span.start_char, "end": span.end_char, "type": time.kind.value, "value": time.value})
    return spans


def _paragraphs(doc) -> list[Chunk]:
    """Return the runs of tokens between blank lines."""
    ends = [token.i + 1 for token in doc if token.is_space and token.text.count("\n") > 1]
    return [Chunk(start, end) for start, end in pairwise(sorted({0, *ends, len(doc)}))]


def write_errors(path: Path, records: list[dict], predictions: list[list[dict]]) -> None:
    """List every expression that is missed, invented or of another value, with the words around it."""
    lines = []
    for record, spans in zip(records, predictions, strict=True):
        text, gold = record["text"], record["gold"]["timex3"]

        def shown(span: dict, text: str = text) -> str:
            before, after = text[max(0, span["start"] - 60) : span["start"]], text[span["end"] : span["end"] + 40]
            return " ".join(f"{before}[{text[span['start'] : span['end']]}]{after}".split())

        lines.append(f"== {record['id']} {record['meta']['dct']}")
        for g in gold:
            over = [p for p in spans if p["start"] < g["end"] and g["start"] < p["end"]]
            if not over:
                lines.append(f"missed {g['type']} {g['value']} {shown(g)}")
            elif over[0]["value"] != g["value"] or over[0]["type"] != g["type"]:
                lines.append(f"value {g['type']} {g['value']} got {over[0]['type']} {over[0]['value']} {shown(g)}")
        lines += [f"extra {p['type']} {p['value']} {shown(p)}" for p in spans
                  if not any(p["start"] < g["end"] and g["start"] < p["end"] for g in gold)]  # fmt: skip
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Run, score, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--model", help="as in kgbuild build")
    parser.add_argument("--errors", type=Path, help="write what went wrong to this file")
    options = parser.parse_args()
    if not CORPUS.exists():
        sys.exit(f"{CORPUS} is missing: TempEval-3 is what this measures on.")
    language = load_language(options.model)
    records = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]
    predictions = [predict(record, language) for record in records]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "predictions.jsonl"
        rows = [json.dumps({"id": r["id"], "spans": s}) + "\n" for r, s in zip(records, predictions, strict=True)]
        path.write_text("".join(rows), encoding="utf-8")
        subprocess.run([sys.executable, str(SCORER), "timex", str(CORPUS), str(path)], check=True)
    if options.errors:
        write_errors(options.errors, records, predictions)


if __name__ == "__main__":
    main()
