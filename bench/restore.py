"""Put the texts back that our annotations of BBC articles speak of, from the public BBC News data set.

    python bench/restore.py BBC OUT [--articles N]

BBC is the folder of the data set's full texts (Greene and Cunningham 2006: `bbc/politics/001.txt` and on), or of its
part `politics`. The annotations in `bench/gold/` are offsets into these texts, which are not ours to pass on; the
SHA-256 of each tells whether BBC holds the right one. OUT gets `texts/`, the articles, and `gold/`, the annotations
with their words, one JSON file an article. Names every text that is missing or another one, and exits with 1 if there
are any.
"""

from __future__ import annotations

import argparse
import copy
import hashlib
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

GOLD = Path(__file__).resolve().parent / "gold" / "bbc.jsonl"
Record = dict[str, Any]
Span = Sequence[int]


def annotated(path: Path = GOLD) -> list[Record]:
    """Return the annotations of each article, without words: see bench/gold/README.md."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def readings(data: bytes) -> Iterator[str]:
    """Yield what the bytes of a file may say: both encodings, any line ends, a pound sign as the word.

    Copies of the data set differ in these; the annotated texts are plain ASCII.
    """
    for encoding in ("utf-8-sig", "latin-1"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        plain = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n") + "\n"
        worded = plain.replace("£", "pounds ")
        yield from (text, plain, worded, worded.encode("ascii", "xmlcharrefreplace").decode())


def find(file: str, folder: Path) -> Path | None:
    """Return the file in the data set, whose politics part may be given, or its parent, or that one's."""
    places = (folder / inside / file for inside in ("", "politics", "bbc/politics"))
    return next((place for place in places if place.is_file()), None)


def restored(records: Sequence[Record], folder: Path) -> tuple[dict[str, str], list[str]]:
    """Return the text of each article by its file's name, and in words what is missing or different.

    Args:
        records: the annotations, with `file` and `sha256`.
        folder: the folder that holds the data set.
    """
    texts: dict[str, str] = {}
    problems = []
    for record in records:
        file, place = record["file"], find(record["file"], folder)
        if place is None:
            problems.append(f"{file}: not in {folder}")
            continue
        right = (t for t in readings(place.read_bytes()) if hashlib.sha256(t.encode()).hexdigest() == record["sha256"])
        text = next(right, None)
        if text is None:
            problems.append(f"{place}: another text than the one that was annotated")
        else:
            texts[file] = text
    return texts, problems


def with_words(record: Mapping[str, Any], text: str) -> Record:
    """Return an article's annotations with the words that its offsets stand for.

    Entities get their `mentions` as words, and a `name` where they have none but what the text calls them; statements
    get `speaker_text`; the article gets `doc` and `statements_annotated`, as in files of annotations with words.
    """
    full = copy.deepcopy(dict(record))
    for entity in full["entities"]:
        entity["mentions"] = [_words(text, span) for span in entity["mentions"]]
        entity.setdefault("name", entity["mentions"][0])
    full |= {"doc": full["file"], "statements_annotated": full["statements"] is not None}
    full["statements"] = full["statements"] or []
    for statement in full["statements"]:
        statement["speaker_text"] = _words(text, statement["said_by"]) if statement["said_by"] else None
    return full


def _words(text: str, span: Span) -> str:
    return text[span[0] : span[1]]


def write(records: Sequence[Record], texts: Mapping[str, str], out: Path) -> None:
    """Write the articles into `out/texts` and their annotations with words into `out/gold`."""
    for name in ("texts", "gold"):
        (out / name).mkdir(parents=True, exist_ok=True)
    for record in records:
        if (text := texts.get(record["file"])) is not None:
            (out / "texts" / record["file"]).write_bytes(text.encode())
            words = json.dumps(with_words(record, text), ensure_ascii=False, indent=1)
            (out / "gold" / record["file"]).with_suffix(".json").write_text(words + "\n", encoding="utf-8")


def report(problems: Sequence[str], wanted: int) -> None:
    """Say on standard error what could not be restored."""
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        print(f"{len(problems)} of {wanted} texts could not be restored.", file=sys.stderr)


def main() -> int:
    """Restore and report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bbc", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--articles", type=int, help="only the first so many")
    given = parser.parse_args()
    records = annotated()[: given.articles]
    texts, problems = restored(records, given.bbc)
    write(records, texts, given.out)
    report(problems, len(records))
    print(f"{len(texts)} texts restored into {given.out / 'texts'}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
