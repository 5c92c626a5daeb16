"""Mutated articles: how many of them break the reading, lose a letter, or give a fact that does not open its words.

    python bench/mutations.py                    10,000 mutations of the seeds
    python bench/mutations.py --count 500        fewer
    python bench/mutations.py --from 2000 --to 4000   a part of them

Each article is cut short and changed with a fixed seed: pieces deleted, doubled, swapped, put in from a list of scraps,
bytes turned. It is read, annotated and extracted in this one process as a build does it; what fails is printed with its
number, so that `--only N` makes it again. How far it is, it says on standard error.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from kgbuild.budget import Budget
from kgbuild.readers import ReadOptions, Source, SourceKind
from kgbuild.reading import Reader
from kgbuild.reference import load_reference

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
SEED, LONGEST, EVERY = 170, 600, 100
KINDS = (SourceKind.MARKDOWN, SourceKind.TEXT, SourceKind.HTML, SourceKind.EMAIL)
SCRAPS = (
    "\x00", "\ufeff", "\u200b", "\u00ad", "\u202e", "\x1b[31m", "\ud7ff", "\uffff", "🙂", "中", "e\u0301", "---\n", "\n\n", "\r",
    "\u2028", "“", "”", '"', "’", "'", "(", ")", "[", "]", "![", "](", "<!--", "-->", "<b>", "</p>", "<br/>", "&amp;", "&#0;",
    "&#xD800;", ":", ";", ", ", ". ", "...", "—", "- ", "-\n", "• ", "# ", "> ", "|", "\t", "title: x\n", "date: 31/02/2011\n",
    "2011", "8 May 2011", "1,204", "44.1%", "Mr ", "Sir ", "Lord ", "the ", "who ", "and ", "not ", "he ", "she said ",
    "Ann Bell ", "Labour ", "Lib Dem ", "MP for ", "mayor of ", "resigned", "was elected", "met ", "backed ", "voted ",
    "defected to ", "Correction: ", "By Ann Bell\n", "Q: ", "ANN BELL: ", "Sen. ", "http://x.example/ ", "a@b.example",
)  # fmt: skip


def _cut(draw: random.Random, text: str) -> str:
    place = draw.randrange(len(text) + 1)
    return text[:place] + text[place + draw.randrange(40) :]


def _double(draw: random.Random, text: str) -> str:
    place = draw.randrange(len(text) + 1)
    return text[: place + draw.randrange(60)] + text[place:]


def _swap(draw: random.Random, text: str) -> str:
    words = text.split(" ")
    a, b = draw.randrange(len(words)), draw.randrange(len(words))
    words[a], words[b] = words[b], words[a]
    return " ".join(words)


def _insert(draw: random.Random, text: str) -> str:
    place = draw.randrange(len(text) + 1)
    return text[:place] + draw.choice(SCRAPS) * draw.choice((1, 1, 1, 2, 30)) + text[place:]


def _case(draw: random.Random, text: str) -> str:
    place = draw.randrange(len(text) + 1)
    piece = text[place : place + 80]
    return text[:place] + draw.choice((str.upper, str.lower, str.title))(piece) + text[place + 80 :]


_CHANGES: tuple[Callable[[random.Random, str], str], ...] = (_cut, _double, _swap, _insert, _insert, _insert, _case)


def mutation(number: int, texts: list[str]) -> tuple[bytes, SourceKind]:
    """Return the mutated article of a number, and what it is read as; the same each time."""
    draw = random.Random(f"{SEED}-{number}")
    text = draw.choice(texts)
    start = draw.randrange(max(1, len(text) - LONGEST))
    text = text[start : start + LONGEST]
    for _ in range(draw.randint(1, 12)):
        text = draw.choice(_CHANGES)(draw, text)
    data = bytearray(text.encode("utf-8", "surrogatepass"))
    for _ in range(draw.choice((0, 0, 0, 1, 5))):
        data[draw.randrange(len(data))] = draw.randrange(256)
    return bytes(data), draw.choice(KINDS)


def seed_texts() -> list[str]:
    """Return the articles that are mutated."""
    return [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.md"))]


def fault(reader: Reader, number: int, data: bytes, kind: SourceKind) -> str:
    """Return what is wrong with the reading of a mutated article, an empty string if nothing is."""
    _, found, issues = reader(Source(path=f"{number}", file_name=f"{number}", kind=kind, content=data))
    lost = [issue for issue in issues if issue.code in ("not-processed", "too-costly")]
    if lost:
        return lost[0].message
    if found is None or found.facts is None:
        return "" if issues else "no article and no issue"
    facts, text = found.facts, found.article.text
    passages = [span for event in facts.events for span in event.passages]
    passages += [span for statement in facts.statements for span in statement.parts]
    return "" if all(0 <= s.start < s.end <= len(text) for s in passages) else "a passage outside of the text"


def main() -> int:
    """Mutate, read and count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--from", dest="first", type=int, default=0, help="the number of the first mutation")
    parser.add_argument("--to", type=int, help="the number behind the last mutation, in place of --count")
    parser.add_argument("--only", type=int, help="only the mutation of this number")
    chosen = parser.parse_args()
    reader = Reader(ReadOptions(), load_reference(None), budget=Budget(60, 4 * 2**30))
    texts = seed_texts()
    last = chosen.first + chosen.count if chosen.to is None else chosen.to
    numbers = range(chosen.first, last) if chosen.only is None else range(chosen.only, chosen.only + 1)
    begun, found = time.process_time(), Counter[str]()
    for number in numbers:
        wrong = fault(reader, number, *mutation(number, texts))
        found[wrong or "well"] += 1
        if wrong:
            print(f"{number}: {wrong}", flush=True)
        if found.total() % EVERY == 0:
            print(
                f"{found.total()} of {len(numbers)}, {time.process_time() - begun:.0f} s", file=sys.stderr, flush=True
            )
    print(
        f"{len(numbers)} mutated articles, {time.process_time() - begun:.0f} s of processor time:"
        f" {found['well']} read well"
    )
    return found.total() > found["well"]


if __name__ == "__main__":
    sys.exit(main())
