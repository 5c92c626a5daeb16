"""Measure a model from raw text, and print the figures of the model card.

    python -m training.evaluate [MODEL ...] [--corpora FOLDER]

MODEL is a folder with a model of ours or of spaCy's; none: the model that comes with kgbuild. Several are measured
one after the other in the same run.

Syntax is scored as in the CoNLL 2018 shared task (Zeman et al. 2018): words and sentences are ours, matched to
gold by their characters, and LAS compares labels without subtypes; beside it stands LAS without punctuation marks, as
spaCy's scorer has it, since treebanks disagree on what a mark hangs on. Entities are scored by exact characters and
type.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc, DocBin

from kgbuild.annotate.language import LanguageReader, load_language
from kgbuild.layers import Attribution, Chunk
from training.corpora import paragraphs
from training.settings import CORPORA

_BLANK = spacy.blank("en")
_TO_CROSSNER = {"PERSON": "PERSON", "PARTY": "PARTY", "ORG": "ORG", "PLACE": "PLACE", "ELECTION": "ELECTION"}
_CROSSNER = ("politician=PERSON", "person=PERSON", "politicalparty=PARTY", "organisation=ORG", "election=ELECTION",
             "country=PLACE", "location=PLACE")  # fmt: skip
_COARSE = {"PERSON": "PERSON", "ORG": "ORG", "PARTY": "ORG", "PLACE": "LOC", "LOC": "LOC"}
_WITH_EVENTS = {**_COARSE, "EVENT": "EVENT", "ELECTION": "EVENT"}

Read = Callable[[str], tuple[Doc, tuple[Attribution, ...]]]


def reader(language: LanguageReader) -> Read:
    """Return a function that reads raw text; line breaks end paragraphs, as the package has it."""

    def read(text: str) -> tuple[Doc, tuple[Attribution, ...]]:
        doc = language.make_doc(text)
        found = language.read(doc, paragraphs(doc))
        return doc, found.attributions if found else ()

    return read


def f1(hits: int, predicted: int, gold: int) -> float:
    """Return the harmonic mean of precision and recall."""
    return 2 * hits / (predicted + gold) if predicted + gold else 0.0


def syntax(read: Read, path: Path) -> dict[str, float]:
    """Return word, sentence, tag and attachment scores on a UD corpus."""
    n: Counter[str] = Counter()
    for gold in _docs(path):
        found, _ = read(gold.text)
        ours, theirs = _units(found), _units(gold)
        for whose, words in (("ours", ours), ("theirs", theirs)):
            n[whose] += len(words)
            n[f"{whose}, no marks"] += sum(label != "punct" for _, _, label in words.values())
        for span, (tag, head, label) in ours.items():
            if span in theirs:
                right = (head, label.split(":")[0]) == (theirs[span][1], theirs[span][2].split(":")[0])
                n["words"] += 1
                n["tag"] += tag == theirs[span][0]
                n["uas"] += head == theirs[span][1]
                n["full"] += (head, label) == theirs[span][1:]
                n["las"] += right
                n["no marks"] += right and label != "punct"
        sentences = [{_characters(s) for s in doc.sents} for doc in (found, gold)]
        n["our sentences"] += len(sentences[0])
        n["their sentences"] += len(sentences[1])
        n["sentences"] += len(sentences[0] & sentences[1])
    scores = {name: f1(n[name], n["ours"], n["theirs"]) for name in ("words", "tag", "uas", "las", "full")}
    scores["las without punctuation"] = f1(n["no marks"], n["ours, no marks"], n["theirs, no marks"])
    return {**scores, "sentences": f1(n["sentences"], n["our sentences"], n["their sentences"])}


def entities(read: Read, path: Path, types: Mapping[str, str]) -> float:
    """Return the exact F of entities on a corpus, over these types."""
    hits = ours = theirs = 0
    for gold in _docs(path):
        found, _ = read(gold.text)
        a, b = (
            {(e.start_char, e.end_char, types[e.label_]) for e in d.ents if e.label_ in types} for d in (found, gold)
        )
        hits, ours, theirs = hits + len(a & b), ours + len(a), theirs + len(b)
    return f1(hits, ours, theirs)


def crossner(read: Read, corpora: Path) -> str:
    """Return what the project's scorer says of CrossNER politics dev."""
    return _scored(
        corpora,
        ["score_spans.py", "ner"],
        corpora / "crossner_politics" / "dev.jsonl",
        lambda text: {
            "spans": [
                {"start": e.start_char, "end": e.end_char, "type": _TO_CROSSNER[e.label_]}
                for e in read(text)[0].ents
                if e.label_ in _TO_CROSSNER
            ]
        },
        _CROSSNER,
    )


def attributions(read: Read, corpora: Path) -> str:
    """Return what the project's scorer says of PolNeAR dev."""

    def predict(text: str) -> dict[str, Any]:
        doc, found = read(text)

        def spans(chunks: Iterable[Chunk]) -> list[dict[str, int]]:
            return [{"start": doc[c.start].idx, "end": doc[c.end - 1].idx + len(doc[c.end - 1])} for c in chunks]

        return {
            "attributions": [
                {"source": spans(a.source), "cue": spans(a.cue), "content": spans(a.content)} for a in found
            ]
        }

    return _scored(corpora, ["score_attributions.py"], corpora / "polnear" / "dev.jsonl", predict)


def _scored(
    corpora: Path, script: list[str], gold: Path, predict: Callable[[str], dict[str, Any]], extra: Iterable[str] = ()
) -> str:
    """Run one of the scorers beside the corpora on predictions for a file."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "predicted.jsonl"
        with gold.open(encoding="utf-8") as lines, out.open("w", encoding="utf-8") as written:
            for record in map(json.loads, lines):
                written.write(json.dumps({"id": record["id"], **predict(record["text"])}) + "\n")
        name, *options = script
        command = [sys.executable, str(corpora.parent / "score" / name), *options, str(gold), str(out), *extra]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _docs(path: Path) -> Iterator[Doc]:
    yield from DocBin().from_disk(path).get_docs(_BLANK.vocab)


def _units(doc: Doc) -> dict[tuple[int, int], tuple[str, tuple[int, int] | None, str]]:
    """Return for each word, by its characters: tag, the characters of its head (None: root), and label."""
    found = {}
    for t in doc:
        if not t.is_space:
            head = None if t.head.i == t.i else (t.head.idx, t.head.idx + len(t.head))
            found[(t.idx, t.idx + len(t))] = (t.tag_, head, "root" if head is None else t.dep_)
    return found


def _characters(sentence: Any) -> tuple[int, int]:
    words = [t for t in sentence if not t.is_space]
    return (words[0].idx, words[-1].idx + len(words[-1])) if words else (sentence.start_char, sentence.start_char)


def evaluate(model: Path | None, folder: Path) -> None:
    """Print the figures of one model."""
    language = load_language(str(model) if model else None)
    read = reader(language)
    print(f"== {language.name}", flush=True)
    for name in ("ewt_test", "gumfree_test", "pud_test"):
        scores = syntax(read, folder / "ud" / f"{name}.spacy")
        print(f"{name:16}", "  ".join(f"{k} {v:.4f}" for k, v in scores.items()), flush=True)
    for name, types in (("uner_test", _COARSE), ("uner_pud_test", _COARSE), ("gum_test", _WITH_EVENTS)):
        print(f"{name:16} entities F {entities(read, folder / 'ner' / f'{name}.spacy', types):.4f}", flush=True)
    print(crossner(read, folder), attributions(read, folder), sep="\n", flush=True)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("models", type=Path, nargs="*", metavar="MODEL")
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    given = parser.parse_args()
    for model in given.models or [None]:
        evaluate(model, given.corpora)


if __name__ == "__main__":
    main()
