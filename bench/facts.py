"""Measure what kgbuild finds in 78 BBC articles against our annotations: people, posts, events, statements.

    python bench/facts.py BBC [--articles N] [--model NAME] [--graph GRAPH] [--errors FILE]

BBC is the folder of the public BBC News data set, from which the texts are restored (bench/restore.py); they are built
in one graph, in rules as users get them, and compared with the annotations of `bench/gold/`. `--graph` takes a graph
that holds these articles already. Exits with 1, after measuring the others, if a text is not there or another one.
What each line counts is said in bench/scoring.py; the articles served for development, so expect less on others.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
import kgbuild  # noqa: E402 - likewise
from bench.restore import GOLD, Record, annotated, report, restored, with_words, write  # noqa: E402 - the checkout's folder
from bench.scoring import Scores, Tally, score  # noqa: E402 - likewise

SHARES = ("factuality", "days", "speaker", "speaker, full name")
"""Measures of what was found already, of which the share that is right is all there is to say."""


def build(folder: Path, graph: Path, model: str | None) -> None:
    """Build the graph of the texts in a folder, as a user does.

    Raises:
        SystemExit: the build failed; its output has said why.
    """
    command = [sys.executable, "-m", "kgbuild", "build", str(folder), "-o", str(graph), "--no-cache", "--quiet"]
    done = subprocess.run([*command, *(["--model", model] if model else [])], check=False)
    if done.returncode:
        sys.exit(f"kgbuild build ended with exit code {done.returncode}.")


def lines(tallies: Mapping[str, Tally]) -> Iterator[str]:
    """Yield the table: shares in one figure, the others with P, R and F."""
    yield f"{'':24} {'P':>6} {'R':>6} {'F':>6}   right, too much, missed"
    for measure in sorted(tallies):
        t = tallies[measure]
        if measure in SHARES:
            yield f"{measure:24} {'':13} {t.f:6.3f}   {t.right} of {t.right + t.missed} found"
        else:
            yield (f"{measure:24} {t.precision:6.3f} {t.recall:6.3f} {t.f:6.3f}   {t.right}, {t.extra}, {t.missed}")


def measured(records: list[Record], texts: Mapping[str, str], graph: Path | None, model: str | None) -> Scores:
    """Return the scores of the articles whose texts are there, built now unless a graph is given."""
    with tempfile.TemporaryDirectory() as made:
        if graph is None:
            write(records, texts, Path(made))
            graph = Path(made) / "graph.ttl"
            build(Path(made) / "texts", graph, model)
        there = [record for record in records if record["file"] in texts]
        articles = [(with_words(record, texts[record["file"]]), texts[record["file"]]) for record in there]
        return score(kgbuild.open(graph).view, articles)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bbc", type=Path)
    parser.add_argument("--articles", type=int, help="only the first so many")
    parser.add_argument("--model", help="as of kgbuild build")
    parser.add_argument("--graph", type=Path, help="a graph of these articles, measured as it is")
    parser.add_argument("--errors", type=Path, help="where to list what is wrong")
    parser.add_argument("--gold", type=Path, default=GOLD, help="other annotations of the same form")
    given = parser.parse_args()
    records = annotated(given.gold)[: given.articles]
    texts, problems = restored(records, given.bbc)
    report(problems, len(records))
    if not texts:
        return 1
    scores = measured(records, texts, given.graph, given.model)
    print(f"{len(texts)} of {len(records)} articles")
    print(*lines(scores.tallies), sep="\n")
    if given.errors:
        given.errors.write_text("".join(f"{line}\n" for line in scores.errors), encoding="utf-8")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
