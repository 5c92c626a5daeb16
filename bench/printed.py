"""How many paragraphs of printed pages come back whole: one to four columns, printed by Chromium and read again.

    python bench/printed.py

Sentences are made of words drawn with a fixed seed, justified and hyphenated as a press does it, some with a heading
over all columns, with and without what a browser prints at the edges. The peer is pdfminer.six by itself.
Needs Chromium and kgbuild[documents].
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from pdfminer.high_level import extract_text

from kgbuild.readers import ReadOptions, find_sources, read

NAMES = "Ann Bell|Carl Dorn|Tom Grey|Ian Roe|Mary Finch|Paul Kerr|Joan Marsh|Peter Vane".split("|")
PLACES = "Bradford Harrogate Wakefield Huddersfield Otley Ilkley".split()
VERBS = (
    "said that the committee would publish its conclusions before the recess",
    "accused the administration of misrepresenting the circumstances",
    "welcomed the decision and thanked the volunteers",
    "criticised the consultation as disproportionate",
    "told reporters that the negotiations had ended without an understanding",
    "promised an investigation",
)
SYLLABLES = "ba ce di fo gu ha ki lo mu ne po ra si to vu wa".split()
NARROW = "column-gap:12px;text-align:justify}p{margin:0;text-indent:1em}"
LAYOUTS = {  # name: (style, paragraphs, a heading over all columns, header and footer of the browser)
    "one column": ("body{font:11pt serif}p{text-align:justify}", 40, False, True),
    "two columns": ("body{font:10pt sans-serif}.c{columns:2;text-align:justify;hyphens:auto}", 60, False, True),
    "three columns": (f"body{{font:9pt serif}}.c{{columns:3;{NARROW}", 90, False, False),
    "four columns": (f"body{{font:8pt serif}}.c{{columns:4;{NARROW}", 120, False, False),
    "ragged, a heading across": ("body{font:10pt serif}.c{columns:2;column-gap:20px}", 70, True, False),
}  # fmt: skip


def paragraphs(draw: random.Random, count: int) -> list[str]:
    """Return so many paragraphs, no two alike."""

    def word() -> str:
        return "".join(draw.choice(SYLLABLES) for _ in range(draw.randint(2, 4)))

    def sentence() -> str:
        who = f"{draw.choice(NAMES)} of {draw.choice(PLACES)}"
        return f"{who} {draw.choice(VERBS)} of the {word()} {word()} on {draw.randint(1, 28)} April."

    return [" ".join(sentence() for _ in range(draw.randint(1, 4))) for _ in range(count)]


def printed(place: Path, style: str, texts: list[str], across: bool, edges: bool) -> Path:
    """Print a page and return the document."""
    body = [f"<p>{text}</p>" for text in texts]
    if across:
        body.insert(len(body) // 3, "<h2 style='column-span:all'>How the wards voted</h2>")
    page = (
        f'<html lang="en"><head><title>Council votes</title><style>{style}</style></head><body>'
        f"<h1>Council votes to close the hall</h1><p>By Tom Grey</p><div class=c>{''.join(body)}</div></body></html>"
    )
    (place / "a.html").write_text(page, encoding="utf-8")
    options = ["--headless=new", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={place / 'a.pdf'}"]
    options += [] if edges else ["--no-pdf-header-footer"]
    subprocess.run(
        [shutil.which("chromium") or "chromium", *options, place / "a.html"], check=True, capture_output=True
    )
    return place / "a.pdf"


def whole(texts: list[str], found: str) -> float:
    """Return the share of paragraphs that stand in a text word by word."""
    flat = re.sub(r"\s+", " ", found)
    return sum(text in flat for text in texts) / len(texts)


def main() -> int:
    """Print, read and count; return 1 if fewer than 95 % of the paragraphs of a layout are whole."""
    if shutil.which("chromium") is None:
        sys.exit("Chromium is missing; it prints the pages.")
    worst = 1.0
    print(f"{'':26} kgbuild  pdfminer")
    for name, (style, count, across, edges) in LAYOUTS.items():
        texts = paragraphs(random.Random(17), count)
        with tempfile.TemporaryDirectory() as place:
            path = printed(Path(place), style, texts, across, edges)
            (source,), _ = find_sources([path], ReadOptions())
            article, _ = read(source, ReadOptions())
            ours, peer = whole(texts, article.text if article else ""), whole(texts, extract_text(path))
        worst = min(worst, ours)
        print(f"{name:26} {ours:7.1%} {peer:9.1%}   headline: {article.headline if article else None}")
    return int(worst < 0.95)


if __name__ == "__main__":
    sys.exit(main())
