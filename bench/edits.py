"""What an edit of one article changes in the graph: facts that keep, lose and gain their IRI, for eight kinds of edit.

    python bench/edits.py [FOLDER] [--article NAME] [--model NAME]

FOLDER is `seeds` unless given. Passages carry offsets and move with the text; facts should not. What `kgbuild diff`
says of the two builds stands last. The language model reads neighbouring paragraphs together, so that what is in doubt
may be read otherwise beside a new one.
"""

from __future__ import annotations

import argparse
import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from pyoxigraph import Store

import kgbuild
from kgbuild.query.diff import compare
from kgbuild.query.view import View, load_view
from kgbuild.vocab import KG, OA, ORG, RDF

EXTRA = "Rain fell in Leeds all day, and the shops were shut."


def _after_paragraph(text: str, number: int, words: str) -> str:
    blocks = text.split("\n\n")
    return "\n\n".join([*blocks[:number], *([words] if words else []), *blocks[number:]])


def _without_paragraph(text: str, number: int) -> str:
    blocks = text.split("\n\n")
    return "\n\n".join(blocks[:number] + blocks[number + 1 :])


def _another_word(text: str) -> str:
    return re.sub(r"\b(said|says)\b", "remarked", text, count=1)


EDITS: dict[str, Callable[[str], str]] = {
    "nothing": lambda text: text,
    "a word in the header": lambda text: text.replace("title: ", "title: Now, ", 1),
    "a paragraph put in at the top": lambda text: _after_paragraph(text, 1, EXTRA),
    "a paragraph put in in the middle": lambda text: _after_paragraph(text, 6, EXTRA),
    "a paragraph at the end": lambda text: text.rstrip() + "\n\n" + EXTRA + "\n",
    "a paragraph taken out": lambda text: _without_paragraph(text, 6),
    "another word in one sentence": _another_word,
    "lines broken anew": lambda text: re.sub(r"(?<=[a-z,]) (?=[a-z]{4,}[^\n]{40})", "\n", text, count=5),
    "an empty line more": lambda text: text.replace("\n\n", "\n\n\n", 3),
}


def facts(folder: Path, model: str | None = None) -> tuple[set[str], set[str], View]:
    """Return the IRIs of the facts and of the passages of a folder's graph, and its records."""
    built = kgbuild.build(folder, check=False, dataset="edits", model=model)
    types = {(q.subject.value, q.object.value) for q in built.quads if q.predicate.value == RDF.type}
    kinds = {cls for _, cls in types if cls.startswith(str(KG))} - _ENTITIES
    found = {node for node, cls in types if cls in kinds | {ORG.Membership} and "/article/" in node}
    store = Store()
    store.extend(built.quads)
    return found, {node for node, cls in types if cls == OA.SpecificResource}, load_view(store)


_ENTITIES = {KG[name] for name in "Person Party Organization Place Publication Document UnnamedSource Article".split()}


def main() -> None:
    """Print a line for each kind of edit."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?", default=Path(__file__).resolve().parents[1] / "seeds")
    parser.add_argument("--article")
    parser.add_argument("--model")
    given = parser.parse_args()
    print(f"{'edit':34} {'facts':>6} {'kept':>6} {'gone':>6} {'new':>6} {'passages kept':>14}  diff")
    with tempfile.TemporaryDirectory() as made:
        work = Path(made) / "articles"
        shutil.copytree(given.folder, work)
        article = work / (given.article or sorted(p.name for p in work.glob("0*"))[0])
        original = article.read_text("utf-8")
        before, passages, old = facts(work, given.model)
        for name, edit in EDITS.items():
            article.write_text(edit(original), "utf-8")
            after, moved, new = facts(work, given.model)
            kept = before & after
            share = f"{len(passages & moved)} of {len(passages)}"
            counts = f"{len(after):6} {len(kept):6} {len(before - after):6} {len(after - before):6}"
            print(f"{name:34} {counts} {share:>14}  {compare(old, new).summary}")


if __name__ == "__main__":
    main()
