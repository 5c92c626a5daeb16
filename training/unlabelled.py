"""Let the teacher read articles that nobody annotated.

    python -m training.unlabelled MPNET_FOLDER TEACHER OUT [--modern N] [--news N] [--any N]

Writes for each article its words and the teacher's reading (`torch.save`); the articles' texts stay in the corpora.
Articles of every gold file are left out.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file

from training.articles import GOLD, Words, records, words_of
from training.settings import CORPORA
from training.soft import Soft, reading
from training.teacher import WideEncoder, new_teacher, wide_states

_TELLING = re.compile(
    r"\b(elect|vot(?:e|ed|ing)\b|resign|appoint|sack|coalition|endors|defect|met\b|meeting|talks|summit|won\b"
    r"|candidate|referendum|minister|president|stepp?(?:ed|ing)? down|nominat)",
    re.IGNORECASE,
)
_RARE = re.compile(
    r"\b(endors\w+|coalition|defect\w*|by-election|appoint\w*|reshuffle|sacked|dismissed|vot(?:e|ed) (?:by|for|against)"
    r"|motion|amendment|won the seat|majority|councils?|candidates?|per ?cent|polled|succeed\w*|take over|backed"
    r"|stepp?(?:ed|ing|s)? down|nominat\w+)\b",
    re.IGNORECASE,
)
"""Words of the events that few annotated articles tell of."""

_ENOUGH = 4
"""So many words of politics make an article worth reading."""

_SECTIONS = {None, "world", "politics", "us-news", "australia-news", "uk-news", "commentisfree", "news"}
_LONGEST = 9000  # characters: longer ones add little for their time


def unlabelled(
    modern: int, news: int, others: int, corpora: Path = CORPORA, gold: Path = GOLD, rich: bool = False
) -> list[dict[str, Any]]:
    """Return articles, chosen by the hash of their names, and none that a gold file has.

    Args:
        modern: how many about politics, of 2016 to 2024.
        news: how many about politics, of the older and mixed ones.
        others: how many of the older and mixed ones on whatever else, where words of politics mean other things.
        corpora: the folder of corpora.
        gold: the folder of annotated articles.
        rich: whether every second article about politics is one with many words of rare events.
    """
    known = {_start(text) for text in _gold_texts(gold)}
    found = []
    for name, count, politics in (("news_modern", modern, True), ("news", news, True), ("news", others, False)):
        path = corpora / name / f"{name}.jsonl.gz"
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            chosen = [
                record
                for record in map(json.loads, lines)
                if (record.get("section") in _SECTIONS or not politics)
                and len(record["text"]) <= _LONGEST
                and (len(_TELLING.findall(record["text"])) >= _ENOUGH) is politics
                and _start(record["text"]) not in known
            ]
        chosen.sort(key=_drawn)
        chosen = richest_first(chosen) if politics and rich else chosen
        found += [{"doc": r["id"].replace("/", "_"), **r} for r in chosen[:count]]
    return found


def richest_first(articles: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return articles, every second one from the third that has most words of rare events: any number will do.

    Within the two parts the order is that of the hashes of their names.
    """
    by_wealth = sorted(articles, key=lambda r: -len(_RARE.findall(r["text"])) / (200 + len(r["text"])))
    third = len(by_wealth) // 3
    rich, others = (sorted(part, key=_drawn) for part in (by_wealth[:third], by_wealth[third:]))
    paired = [r for pair in zip(rich, others, strict=False) for r in pair]
    return paired + others[len(rich) :]


def _drawn(record: dict[str, Any]) -> str:
    return hashlib.sha256(record["id"].encode()).hexdigest()


def _gold_texts(gold: Path) -> Iterator[str]:
    for path in sorted(gold.glob("*/*.jsonl")):
        for record in records(path):
            yield record.get("text", "")
    for path in sorted((*gold.glob("*-texts/*.txt"), *gold.parent.glob("seeds/*.txt"))):
        yield path.read_text(encoding="utf-8")


def _start(text: str) -> str:
    """Return what tells an article from others however it was stored: its letters from the second paragraph on."""
    body = text.split("\n\n", 1)[-1] if "\n\n" in text[:200] else text
    return "".join(c for c in body.lower() if c.isalnum())[:120]


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mpnet", type=Path)
    parser.add_argument("teacher", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--modern", type=int, default=1300)
    parser.add_argument("--news", type=int, default=300)
    parser.add_argument("--any", type=int, default=150)
    parser.add_argument("--rich", action="store_true", help="every second article on politics tells of rare events")
    given = parser.parse_args()
    torch.set_num_threads(1)
    weights = load_file(given.mpnet / "model.safetensors")
    encoder, network = WideEncoder(weights), new_teacher()
    network.load_state_dict(torch.load(given.teacher, weights_only=True))
    network.eval()
    network.upper.bfloat16()
    read: list[tuple[Words, Soft]] = []
    for record in unlabelled(given.modern, given.news, given.any, rich=given.rich):
        words = words_of(record)
        windows = wide_states([words], encoder)[words.document]
        read.append((words, reading(network, windows, len(words.texts))))
    torch.save(read, given.out)
    print(f"{len(read)} articles, {sum(len(s.triggers) for _, s in read)} triggers")


if __name__ == "__main__":
    main()
