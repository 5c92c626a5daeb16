"""Elections and heads of government of 37 democracies, from ParlGov (CC BY-SA 4.0): files of their own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from registers.shared import REFERENCE, Countries, page_title, plain, slug, table, without_brackets, write

_KINDS = {"Parliamentary election": "general", "European Parliament": "european"}
_SINCE = "1945"
_IN_OFFICE_SINCE = "1990"
_UNTIL = "2023-06-30"
"""The day of the data."""

_NO_PERSON = re.compile(
    r"\b(?:cabinet|government|ministry|regering|kabinet|gouvernement|election|list)\b", re.IGNORECASE
)


def build(source: Path) -> None:
    """Write the elections, and the heads of government whose full name the data tell.

    Args:
        source: the folder "world" of the registers.
    """
    countries = Countries()
    write(
        REFERENCE / "elections_parlgov.csv",
        "country,kind,day,same_as",
        _elections(table(source / "elections.csv"), countries),
    )
    people, leaders = _heads(table(source / "cabinets.csv"), countries)
    write(REFERENCE / "people_parlgov.csv", "id,name,country,same_as", people)
    write(REFERENCE / "leaders_parlgov.csv", "person,office,country,start,end,last_seen", leaders)


def _elections(rows: Iterable[Mapping[str, str]], countries: Countries) -> Iterator[tuple[str, ...]]:
    """Yield the elections since the war that the hand-written table does not have."""
    written = {(r["country"], r["kind"], r["day"]) for r in table(REFERENCE / "elections.csv")}
    for row in rows:
        country, kind = countries.by_iso3[row["country"]], _KINDS[row["type"]]
        if row["date"] >= _SINCE and country != "gb" and (country, kind, row["date"]) not in written:
            page = row["wikipedia"].replace("http://", "https://")
            yield country, kind, row["date"], page if "en.wikipedia.org" in page else ""


def _heads(
    rows: Iterable[Mapping[str, str]], countries: Countries
) -> tuple[set[tuple[str, ...]], list[tuple[str, ...]]]:
    """Return heads of government of countries that leaders_world.csv does not have, and their times in office."""
    written = {
        r["country"]
        for r in table(REFERENCE / "leaders_world.csv")
        if r["office"].split("|")[0] in {"prime minister", "chancellor", "taoiseach"}
    }
    titles = {r["code"]: r["government"] for r in table(REFERENCE / "countries.csv")}
    own = [r for r in rows if countries.by_iso3[r["country"]] not in written | {"gb", "ch"}]
    named = _full_names(own)
    known = {
        name: r["id"]
        for r in table(REFERENCE / "people_leaders.csv")
        for name in (r["name"], *r["other_names"].split("|"))
    }
    people: set[tuple[str, ...]] = set()
    leaders: list[tuple[str, ...]] = []
    for row in own:
        country, family = countries.by_iso3[row["country"]], _family(row["name"])
        if row["start"] < _IN_OFFICE_SINCE or (row["country"], family) not in named:
            continue
        if not row["end"] and row["start"] < "2019":
            continue  # who governs now began later: the end is missing, not open
        name, page = named[row["country"], family]
        identifier = known.get(name, f"{country}-{slug(name)}")
        if name not in known:
            people.add((identifier, name, country, page))
        seen = "" if row["end"] else max(_UNTIL, row["start"])
        leaders.append((identifier, titles[country], country, row["start"], row["end"], seen))
    return people, leaders


def _family(cabinet: str) -> str:
    """Return the family name in a cabinet's name ("Meciar II"), folded."""
    return plain(re.sub(r"\s+[IVX]+$", "", cabinet.strip())).lower()


def _full_names(rows: Iterable[Mapping[str, str]]) -> dict[tuple[str, str], tuple[str, str]]:
    """Return the full name, and its page, of whom the name of a cabinet means, where just one page tells it."""
    found: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for row in rows:
        title = page_title(row["wikipedia"])
        name = without_brackets(title)
        family = _family(row["name"])
        if 1 < len(name.split()) < 4 and plain(name).lower().endswith(f" {family}") and not _NO_PERSON.search(name):
            found[row["country"], family].add((name, f"https://en.wikipedia.org/wiki/{title.replace(' ', '_')}"))
    return {key: next(iter(names)) for key, names in found.items() if len(names) == 1}
