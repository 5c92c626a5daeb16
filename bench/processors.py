"""Print digests of what the language model computes, to be compared between processors.

    python bench/processors.py [--model FOLDER] [FILE ...]

Each file (none: the retold articles in `seeds/`) is cut into windows; a line gives the digest of all their scores, bit
by bit. Two machines that print the same lines read every text alike. On one machine, an emulator stands in for another
processor: `qemu-x86_64 -cpu Haswell python bench/processors.py` has neither AVX-512 nor VNNI.
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

from spacy.language import Language

from kgbuild.annotate.encoder.pieces import Pieces, gather, window
from kgbuild.annotate.encoder.session import Session
from kgbuild.annotate.language import SHIPPED
from kgbuild.annotate.tokens import blank_english

SEEDS = Path(__file__).parents[1] / "seeds"


def digest(text: str, nlp: Language, session: Session, pieces: Pieces) -> str:
    """Return the SHA-256 of every score of every window of a text whose lines are paragraphs."""
    words: list[str] = []
    bounds: list[tuple[int, int]] = []
    for line in text.splitlines():
        found = [token.text for token in nlp(line) if not token.is_space]
        if found:
            bounds.append((len(words), len(words) + len(found)))
            words += found
    total = hashlib.sha256()
    for first, last in gather([sum(len(pieces(words[n])) for n in range(*b)) for b in bounds]):
        scores = session.scores(window(pieces, words, bounds[first:last]))
        labels = session.dependency_scores(scores, scores["arc"].argmax(axis=1))
        for _, values in sorted({**scores, "labels": labels}.items()):
            total.update(values.tobytes())
    return total.hexdigest()


def main() -> None:
    """Print a line for each file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="*", metavar="FILE")
    parser.add_argument("--model", type=Path, default=SHIPPED, metavar="FOLDER")
    given = parser.parse_args()
    nlp, session, pieces = blank_english(), Session(given.model), Pieces(given.model / "vocabulary.txt")
    for path in given.files or sorted(SEEDS.glob("*.md")):
        print(digest(path.read_text(encoding="utf-8"), nlp, session, pieces)[:32], path.name, flush=True)


if __name__ == "__main__":
    main()
