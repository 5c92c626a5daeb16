"""What the registers' scripts share: reading and writing tables, identifiers, countries."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import unquote

REFERENCE = Path(__file__).parent.parent / "reference"

_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ı": "i", "þ": "th", "Þ": "Th", "đ": "d"})

_ELSEWHERE = {
    "Aland": "ax", "Alderney": "gg", "American_Samoa": "as", "Anguilla": "ai", "Aruba": "aw", "Bermuda": "bm",
    "British_Virgin_Islands": "vg", "Cayman_Islands": "ky", "Congo-Brazzaville": "cg", "Congo-Kinshasa": "cd",
    "Cook_Islands": "ck", "Curacao": "cw", "Falkland_Islands": "fk", "Faroe_Islands": "fo", "French_Polynesia": "pf",
    "Guam": "gu", "Guernsey": "gg", "Isle_of_Man": "im", "Jersey": "je", "Macao": "mo", "Macedonia": "mk",
    "Montserrat": "ms", "New_Caledonia": "nc", "Niue": "nu", "Norfolk_Island": "nf", "Northern_Mariana_Islands": "mp",
    "Pitcairn": "pn", "Saint_Barthelemy": "bl", "Saint_Helena": "sh", "Saint_Martin": "mf", "Samoa": "ws",
    "Saint_Pierre_and_Miquelon": "pm", "Sark": "gg", "Sint_Maarten": "sx", "Swaziland": "sz", "Timor_Leste": "tl",
    "Turks_and_Caicos_Islands": "tc", "US_Virgin_Islands": "vi", "Wales": "gb", "Wallis_and_Futuna": "wf",
}  # fmt: skip
"""EveryPolitician's folders that countries.csv does not name; de facto states without an ISO code are left out."""


def table(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path: Path, header: str, rows: Iterable[Sequence[str]]) -> None:
    """Write a CSV file, its rows sorted."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(sorted({tuple(r) for r in rows}))


def plain(text: str) -> str:
    """Return a text in ASCII letters as far as that goes."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.translate(_LETTERS)) if not unicodedata.combining(c))


def slug(text: str) -> str:
    """Return an identifier made of a name: lower case, ASCII where that goes, hyphens."""
    return re.sub(r"[^\w]+", "-", plain(text).lower()).strip("-")


class Countries:
    """Codes of countries by ISO 3166 alpha-3 code and by EveryPolitician's folder."""

    def __init__(self) -> None:
        rows = table(REFERENCE / "countries.csv")
        self.by_iso3: Mapping[str, str] = {r["iso3"]: r["code"] for r in rows if r["iso3"]}
        named = {slug(f).replace("-", "_"): r["code"] for r in rows for f in (r["name"], *r["forms"].split("|")) if f}
        self._named = {**named, **{slug(k).replace("-", "_"): v for k, v in _ELSEWHERE.items()}}

    def of_folder(self, folder: str) -> str | None:
        """Return the code of one of EveryPolitician's folders ("South_Korea")."""
        return self._named.get(slug(folder).replace("-", "_"))


def page_title(url: str) -> str:
    """Return the title of a page of the English Wikipedia, "" for other addresses."""
    match = re.fullmatch(r"https?://en\.wikipedia\.org/wiki/([^#?]+)", url.strip())
    return unquote(match[1]).replace("_", " ").strip() if match else ""


def page(title: str) -> str:
    """Return how a store notes a page of the English Wikipedia."""
    return f"w:{title.replace(' ', '_')}"


def without_brackets(title: str) -> str:
    """Return a title without what tells it from others: "Ann Bell (politician)"."""
    return re.sub(r"\s*\([^)]*\)", "", title).strip()


def distinct(values: Iterable[str]) -> Iterator[str]:
    """Yield each value that is not empty once, in order."""
    yield from dict.fromkeys(v for v in values if v)
