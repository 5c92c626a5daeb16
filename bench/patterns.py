"""Seconds of processor time that articles take which repeat one pattern, by their length.

    python bench/patterns.py                     200 patterns at 64 KB; any over the limit is named, and the exit code 1
    python bench/patterns.py --size 16 --every 5  every fifth pattern at 16 KB
    python bench/patterns.py --from 100 --to 110  ten of them

The patterns are marks, words, names and scraps of markup, and pairs of these drawn with a fixed seed. What is measured is
processor time, so that other work of the machine does not count; `ratio` is the time against that of ordinary prose of the
same length in the same run.
"""

from __future__ import annotations

import argparse
import random
import sys
import time

from kgbuild.budget import Budget
from kgbuild.readers import ReadOptions, Source, SourceKind
from kgbuild.reading import Reader
from kgbuild.reference import load_reference

SCRAPS = [
    "![", "$", "+", "A. B. C. ", "(", "[", "{", "<html ", "<!--", "<p>", "</div>", "<a href='", "**", "*a* ", "_", "`", "# ",
    "> ", "- ", "• ", "| ", "\t", "\n", "\n\n", "a-\n", "\u200b", "\u00ad", "&amp; ", "&#8217;", "&", "“", "” ", '"', "'", "’s ",
    "‘", "«", "—", "...", ". ", "! ", "? ", ", ", "; ", ": ", "he ", "she said ", "who ", "that ", "and ", "of the ", "not ",
    "Ann ", "Ann Bell ", "Ann Bell, ", "Ann Bell met Carl Dorn ", "Mr ", "Sir ", "the mayor ", "the Leeds MP ", "Labour ",
    "Lib Dem ", "(Lab) ", "won 1,204 votes ", "2011 ", "5 May 2011 ", "05/05/2011 ", "yesterday ", "last Friday ", "1,000 ",
    "£1m ", "44.1% ", "a.b.c ", "http://a.b/ ", "<https://a.b> ", "a@b.c ", "x", "é", "中", "🙂", "A", "ANN BELL: ", "Q: ",
    "resigned as mayor ", "was elected ", "will meet ", "defected from Labour to the Greens ", "[x](y) ", "No. 10 ", "St. ",
]  # fmt: skip
COUNT, LIMIT, SEED = 200, 10.0, 17
PROSE = (
    "The council voted on Monday to close the old market hall. Traders said that they would fight the plan in court. "
)


def patterns() -> list[str]:
    """Return the patterns: the scraps, and pairs of them."""
    draw = random.Random(SEED)
    pairs = [draw.choice(SCRAPS) + draw.choice(SCRAPS) for _ in range(2 * COUNT)]
    return list(dict.fromkeys([*SCRAPS, *pairs]))[:COUNT]


def main() -> int:
    """Measure and print a line for each pattern."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=64, help="length of each article in KB")
    parser.add_argument("--every", type=int, default=1, help="take every n-th pattern")
    parser.add_argument("--from", dest="first", type=int, default=0, help="the number of the first pattern")
    parser.add_argument("--to", type=int, default=COUNT, help="the number behind the last pattern")
    chosen = parser.parse_args()
    reader = Reader(ReadOptions(), load_reference(None), budget=Budget(60 * LIMIT))
    size = 1000 * chosen.size

    def seconds(pattern: str) -> float:
        text = (pattern * (size // len(pattern) + 1))[:size]
        source = Source(path="a.md", file_name="a.md", kind=SourceKind.MARKDOWN, content=text.encode())
        start = time.process_time()
        reader(source)
        return time.process_time() - start

    seconds("Ann Bell met Carl Dorn in Leeds. ")  # loads what is loaded once
    prose = seconds(PROSE)
    print(f"{'pattern':40} seconds  ratio\n{'(prose)':40} {prose:7.2f}    1.0", flush=True)
    over = 0
    for pattern in patterns()[chosen.first : chosen.to : chosen.every]:
        taken = seconds(pattern)
        over += taken > LIMIT
        print(f"{pattern!r:40} {taken:7.2f} {taken / prose:6.1f}{'  OVER' if taken > LIMIT else ''}", flush=True)
    print(f"{over} over {LIMIT:g} seconds")
    return over > 0


if __name__ == "__main__":
    sys.exit(main())
