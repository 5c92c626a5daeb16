"""Measure statements beside two peers on the same texts in the same run.

    python bench/statements.py --texts FOLDER --gold FOLDER [--model NAME]

The folders are those of ../shared/gold, or what bench/restore.py writes.

The peers are textacy's `direct_quotations` and a plain implementation of the rules that the Gender Gap Tracker
publishes (Asr et al. 2021): the clausal complement of a reporting verb, its subject as speaker, and floating
quotations that go to the speaker before. Both read our own parse, so that only the rules differ. Prints for each the
F score of the content by word and by statement (half of intersection over union), the share of matched statements
that name the speaker right, refused articles and seconds. Needs `pip install textacy` for the first peer.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, Token

from kgbuild.annotate import Annotator, load_language
from kgbuild.extract import extract
from kgbuild.layers import Annotated, Chunk
from kgbuild.readers import ReadOptions, find_sources, read
from kgbuild.reference import load_reference

REPORTING = frozenset(
    """
    say tell claim add argue warn insist believe announce explain reveal suggest confirm admit deny promise predict hope
    think feel note report state stress acknowledge conclude declare ask reply respond write demand urge
    """.split()
)
_PRONOUNS = frozenset("he she it they his her their who one".split())
_FLOATING = 4  # words that a quotation must have to stand alone


@dataclass(frozen=True)
class Said:
    """A statement as places in the article, and the words that name its speaker."""

    spans: tuple[tuple[int, int], ...]
    speaker: str


Finder = Callable[[Annotated], list[Said]]


def ours(annotated: Annotated) -> list[Said]:
    """kgbuild's statements."""
    facts = extract(annotated)
    return [
        Said(
            tuple((p.start, p.end) for p in s.parts),
            facts.entities[s.speaker.index].name if s.speaker is not None else "",
        )
        for s in facts.statements
    ]


def textacy_quotations(annotated: Annotated) -> list[Said]:
    """textacy's direct quotations; raises what textacy raises."""
    from textacy.extract.triples import direct_quotations

    return [
        Said((_place(annotated, Chunk(q.content.start, q.content.end)),), " ".join(t.text for t in q.speaker))
        for q in direct_quotations(annotated.doc)
    ]


def gender_gap_rules(annotated: Annotated) -> list[Said]:
    """Clausal complements of reporting verbs, then quotations that no complement covers."""
    doc, found, last = annotated.doc, [], ""
    taken: set[int] = set()
    for token in doc:
        if token.lemma_.lower() in REPORTING and token.pos_ == "VERB":
            clause = next((c for c in token.children if c.dep_ in {"ccomp", "parataxis"}), None)
            subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
            if clause is not None and subject is not None:
                last = " ".join(t.text for t in subject.subtree)
                tokens = _content(clause)
                taken |= set(tokens)
                found.append(Said((_place(annotated, Chunk(tokens[0], tokens[-1] + 1)),), last))
    for quotation in annotated.quotations:
        inside = range(quotation.content.start, quotation.content.end)
        if quotation.depth == 0 and len(inside) >= _FLOATING and taken.isdisjoint(inside):
            found.append(Said((_place(annotated, quotation.content),), last))
    return found


def _content(clause: Token) -> list[int]:
    tokens = sorted(t.i for t in clause.subtree)
    doc: Doc = clause.doc
    while len(tokens) > 1 and (doc[tokens[0]].lower_ == "that" or doc[tokens[0]].is_punct):
        tokens.pop(0)
    while len(tokens) > 1 and doc[tokens[-1]].is_punct:
        tokens.pop()
    return tokens


def _place(annotated: Annotated, chunk: Chunk) -> tuple[int, int]:
    span = annotated.span(chunk)
    return span.start, span.end


@dataclass
class Score:
    """Counts over all articles; `strata` has for each kind of gold statement how many there are, found, and right."""

    words: list[int]
    statements: list[int]
    speakers: list[int]
    strata: dict[str, list[int]] = field(default_factory=dict)
    refused: int = 0
    seconds: float = 0.0

    def row(self) -> str:
        """Return the figures in one line."""
        share = self.speakers[0] / max(1, self.speakers[1])
        return (
            f"{_f1(*self.words):.3f}      {_f1(*self.statements):.3f}       {share:.3f}     {self.refused:4}"
            f"     {self.seconds:7.2f}"
        )


def _f1(hits: int, ours: int, theirs: int) -> float:
    return 2 * hits / (ours + theirs) if ours + theirs else 0.0


def score(find: Finder, articles: Sequence[tuple[Annotated, dict[str, Any]]]) -> Score:
    """Run a finder over annotated articles with their gold."""
    result = Score([0, 0, 0], [0, 0, 0], [0, 0])
    for annotated, gold in articles:
        begun = time.perf_counter()
        try:
            found = find(annotated)
        except ValueError:  # textacy refuses a whole article when a mark has no partner
            found, result.refused = [], result.refused + 1
        result.seconds += time.perf_counter() - begun
        _count(result, found, gold, annotated.article.text)
    return result


def _count(result: Score, found: Sequence[Said], gold: dict[str, Any], text: str) -> None:
    places = [m.span() for m in re.finditer(r"\w+", text)]

    def words(spans: Sequence[Sequence[int]]) -> set[int]:
        return {n for n, (a, b) in enumerate(places) for start, end in spans if a >= start and b <= end}

    names = {e["id"]: {w.lower() for n in (e["name"], *e["mentions"]) for w in n.split()} for e in gold["entities"]}
    wanted = [(words(s["spans"]), s) for s in gold["statements"] if not s.get("optional")]
    optional = set().union(*(words(s["spans"]) for s in gold["statements"] if s.get("optional")))
    required = set().union(*(w for w, _ in wanted))
    own = [(words(s.spans), s) for s in found]
    covered = set().union(*(w for w, _ in own)) - (optional - required)
    for slot, value in zip(range(3), (len(covered & required), len(covered), len(required)), strict=True):
        result.words[slot] += value
    left = [(w, s) for w, s in own if w and not w <= optional - required]
    result.statements[1] += len(left)
    result.statements[2] += len(wanted)
    for target, statement in wanted:
        best = max(left, key=lambda o: len(o[0] & target) / len(o[0] | target), default=None)
        if best is not None and len(best[0] & target) / len(best[0] | target) >= 0.5:
            left.remove(best)
            result.statements[0] += 1
            result.speakers[1] += 1
            last = best[1].speaker.lower().split()[-1:]
            right = bool(set(last) & names.get(statement["speaker"], set()))
            result.speakers[0] += right
        else:
            best, right = None, False
        for stratum in _strata(statement, gold):
            counts = result.strata.setdefault(stratum, [0, 0, 0])
            for slot, value in enumerate((1, best is not None, right)):
                counts[slot] += value


def _strata(statement: dict[str, Any], gold: dict[str, Any]) -> tuple[str, str]:
    """Return the kind of a gold statement, and how it names its speaker."""
    kinds = {e["id"]: e["type"] for e in gold["entities"]}
    words, kind = (statement["speaker_text"] or "").lower(), kinds.get(statement["speaker"], "")
    if not words:
        named = "speaker left out"
    elif words in _PRONOUNS:
        named = "speaker a pronoun"
    elif kind == "Anonymous":
        named = "speaker unnamed"
    elif kind == "Person":
        last = next(e["name"] for e in gold["entities"] if e["id"] == statement["speaker"]).lower().split()[-1]
        named = "speaker named" if last in words else "speaker a role phrase"
    else:
        named = "speaker a body or document"
    return statement["kind"], named


def load(texts: Path, gold: Path, model: str | None) -> Iterator[tuple[Annotated, dict[str, Any]]]:
    """Yield the annotated articles whose statements are annotated by hand."""
    annotator = Annotator(load_reference(None), load_language(model))
    options = ReadOptions()
    sources = {s.file_name: s for s in find_sources([texts], options)[0]}
    for path in sorted(gold.glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        article = read(sources[record["doc"]], options)[0]
        if record.get("statements_annotated") is not False and article is not None:
            yield annotator.annotate(article), record


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--model")
    given = parser.parse_args()
    articles = list(load(given.texts, given.gold, given.model))
    print(f"{len(articles)} articles     words F    statements F  speaker   refused  seconds")
    peers: dict[str, Finder] = {
        "kgbuild": ours,
        "textacy": textacy_quotations,
        "Gender Gap rules": gender_gap_rules,
    }
    if importlib.util.find_spec("textacy") is None:
        print("textacy is missing: pip install textacy")
        del peers["textacy"]
    scores = {name: score(find, articles) for name, find in peers.items()}
    for name, found in scores.items():
        print(f"{name:16}  {found.row()}")
    print("kgbuild by stratum             gold  found  with the right speaker")
    for stratum, (total, matched, right) in sorted(scores["kgbuild"].strata.items()):
        print(f"  {stratum:28} {total:4}  {matched / total:.3f}  {right / total:.3f}")


if __name__ == "__main__":
    main()
