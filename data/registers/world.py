"""Legislators of other countries (EveryPolitician), the US Congress, and the parties of the world (Party Facts)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from kgbuild.model import PartialDate
from kgbuild.reference.names import fold
from kgbuild.reference.store import Record
from kgbuild.reference.stored import iri_of, write_parties, write_people
from registers.shared import (
    REFERENCE,
    Countries,
    distinct,
    page,
    page_title,
    slug,
    table,
    without_brackets,
    write,
)

_ELSEWHERE = frozenset("UK Scotland Northern_Ireland".split())
"""Folders whose members the UK's own registers hold, with more."""

_SURNAME_FIRST = frozenset({"gr"})
"""Countries whose lists put the family name first, which news does not."""

_NO_NAMES = frozenset("mr mrs ms miss hr hd dr prof sir dame senator hon rev lic ing qc mp jp".split())
"""Titles and letters that some lists write with the names."""

_LATEST = 1995
"""Parties that ended before are left out: no news of the web names them."""

_US_PARTIES = {"Republican": "us-republican", "Democrat": "us-democratic", "Libertarian": "us-libertarian"}
_EXECUTIVE = {
    "prez": "president|us president|president of the united states",
    "viceprez": "vice president|vice-president|us vice president|us vice-president",
}
_CALLED = {
    "B000444": "Joe Biden",
    "412374": "Bill Clinton",
    "412375": "George W. Bush",
    "B001166": "George H. W. Bush",
    "412371": "Jimmy Carter",
    "G000321": "Al Gore",
    "C000344": "Dick Cheney",
    "Q000007": "Dan Quayle",
    "V000137": "JD Vance",
}
"""How news calls those whom the list of the executive calls otherwise."""

_US_HOUSES = {"sen": "us/senate", "rep": "us/house-of-representatives"}
_STATES = dict(
    pair.split("=")
    for pair in (
        "AL=Alabama,AK=Alaska,AZ=Arizona,AR=Arkansas,CA=California,CO=Colorado,CT=Connecticut,DE=Delaware,"
        "FL=Florida,GA=Georgia,HI=Hawaii,ID=Idaho,IL=Illinois,IN=Indiana,IA=Iowa,KS=Kansas,KY=Kentucky,LA=Louisiana,"
        "ME=Maine,MD=Maryland,MA=Massachusetts,MI=Michigan,MN=Minnesota,MS=Mississippi,MO=Missouri,MT=Montana,"
        "NE=Nebraska,NV=Nevada,NH=New Hampshire,NJ=New Jersey,NM=New Mexico,NY=New York,NC=North Carolina,"
        "ND=North Dakota,OH=Ohio,OK=Oklahoma,OR=Oregon,PA=Pennsylvania,RI=Rhode Island,SC=South Carolina,"
        "SD=South Dakota,TN=Tennessee,TX=Texas,UT=Utah,VT=Vermont,VA=Virginia,WA=Washington,WV=West Virginia,"
        "WI=Wisconsin,WY=Wyoming,DC=District of Columbia,PR=Puerto Rico,GU=Guam,VI=US Virgin Islands,"
        "AS=American Samoa,MP=Northern Mariana Islands"
    ).split(",")
)


def build(source: Path) -> None:
    """Write the stores of people and parties, and the links of parties that parties.csv has already.

    Args:
        source: the folder "world" of the registers.
    """
    countries = Countries()
    known = _Core(table(REFERENCE / "parties.csv"))
    parties, same, links = _parties(table(source / "parties.csv"), countries, known)
    write_parties(REFERENCE / "parties_world.store", parties)
    write(REFERENCE / "links_parties.csv", "kind,id,same_as", links)
    named = _PartyIds(source, countries, parties, same)
    core = _core_people()
    congress = list(_congress(source))
    write_people(REFERENCE / "people_us.store", (r for r in congress if not _core_id(core, r)))
    _members_in_core("us", [(i, r) for r in congress if (i := _core_id(core, r))])
    _executive(table(source / "us_executive.csv"), core)
    seen = {code for record in congress for code in record[5]}
    others = list(_legislators(source, countries, named, seen))
    write_people(REFERENCE / "people_world.store", (r for r in others if not _core_id(core, r)))
    _members_in_core("world", [(i, r) for r in others if (i := _core_id(core, r))])


def _core_people() -> dict[tuple[str, str], str]:
    """Return the people of hand-written files by country and name: they are in no store a second time."""
    found = {}
    for file in ("people_extra.csv", "people_leaders.csv"):
        for row in table(REFERENCE / file):
            for name in (row["name"], *row["other_names"].split("|")):
                if name:
                    found[row["country"], fold(name)] = row["id"]
    return found


def _core_id(core: Mapping[tuple[str, str], str], record: Record) -> str | None:
    """Return which person of the hand-written files a record is of."""
    return next((core[record[6], fold(n)] for n in (record[1], *record[2]) if (record[6], fold(n)) in core), None)


def _members_in_core(name: str, found: Sequence[tuple[str, Record]]) -> None:
    """Write the seats and parties of members whom the hand-written files have, unless a name is two members'."""
    once = Counter(identifier for identifier, _ in found)
    found = [(identifier, record) for identifier, record in found if once[identifier] == 1]
    terms = [(identifier, *term) for identifier, record in found for term in record[7]]
    seats = ((person, house, area, start, end) for person, house, _, area, start, end in terms)
    write(REFERENCE / f"seats_{name}.csv", "person,house,constituency,start,end", seats)
    parties = ((person, party, start, end) for person, _, party, _, start, end in terms if party)
    write(REFERENCE / f"memberships_{name}.csv", "person,party,start,end", parties)


def _executive(rows: Iterable[Mapping[str, str]], core: Mapping[tuple[str, str], str]) -> None:
    """Write the presidents and vice presidents of the United States since 1945."""
    people: dict[str, tuple[str, ...]] = {}
    leaders = []
    for row in rows:
        if row["end"] >= "1945":
            name = _CALLED.get(row["id"], row["name"])
            identifier = core.get(("us", fold(name)))
            if identifier is None:
                identifier = f"us-{slug(name)}"
                gender = "female" if name == "Kamala Harris" else "male"
                people[identifier] = (identifier, name, gender, "us")
            leaders.append((identifier, _EXECUTIVE[row["type"]], "us", row["start"], row["end"]))
    write(REFERENCE / "people_us.csv", "id,name,gender,country", people.values())
    write(REFERENCE / "leaders_us.csv", "person,office,country,start,end", leaders)


class _Core:
    """The parties that parties.csv has, by country and name or identifier elsewhere."""

    def __init__(self, rows: Iterable[Mapping[str, str]]) -> None:
        self._ids: dict[tuple[str, str], str] = {}
        for row in rows:
            words = (row["name"], *row["forms"].split("|"))
            wikidata = [u.rsplit("/", 1)[-1] for u in row["same_as"].split("|") if "wikidata" in u]
            for key in (*map(_key, words), *wikidata):
                for country in (row["country"], *row["also"].split("|")):
                    self._ids.setdefault((country, key), row["id"])

    def find(self, country: str, keys: Iterable[str]) -> str | None:
        """Return the party of a country that one of these names or identifiers belongs to."""
        return next((self._ids[country, k] for k in keys if (country, k) in self._ids), None)


def _key(name: str) -> str:
    return fold(without_brackets(name)).removeprefix("the ")


def _parties(
    rows: Iterable[Mapping[str, str]], countries: Countries, known: _Core
) -> tuple[list[Record], dict[str, str], list[tuple[str, str, str]]]:
    """Return the records of parties, which identifiers stand for parties of parties.csv, and the links of these."""
    records, same, links = [], {}, []
    for row in rows:
        country = countries.by_iso3.get(row["country"])
        first, last = _year(row["year_first"]), _year(row["year_last"])
        if country is None or country == "gb" or (last is not None and last < _LATEST):
            continue
        title = page_title(row["wikipedia"])
        if "election" in title.lower():
            title = ""
        names = list(distinct(_names(row, title)))
        if not names:
            continue
        codes = [*([row["wikidata"]] if row["wikidata"] else []), *([page(title)] if title else [])]
        identifier = f"partyfacts-{row['partyfacts_id']}"
        core = known.find(country, (row["wikidata"], _key(row["name_english"]), _key(row["name"])))
        if core:
            same[identifier] = core
            links.append(("parties", core, "|".join(map(iri_of, codes))))
            continue
        short = row["name_short"].strip()
        forms = [n for n in names if " " in n]
        ambiguous = [n for n in distinct((*names, short)) if " " not in n and len(n) > 1]
        share = float(row["share"]) if row["share"] else None
        records.append([identifier, names[0], short, forms, ambiguous, country, codes, first, last, share])
    return records, same, [link for link in links if link[2]]


def _year(text: str) -> int | None:
    return int(float(text)) if text else None


def _names(row: Mapping[str, str], title: str) -> Iterator[str]:
    """Yield the names of a party in Latin letters: English, its Wikipedia page's, its own."""
    for names in (row["name_english"], without_brackets(title), row["name"]):
        for name in re.split(r"\s+/\s+", names):
            name = without_brackets(name).strip(" ,")
            if re.search(r"[A-Za-z]", name) and len(name) < 80:
                yield name


class _PartyIds:
    """Which party of ours each party of EveryPolitician is, as far as its name or Wikidata identifier tells."""

    def __init__(self, source: Path, countries: Countries, parties: Iterable[Record], same: Mapping[str, str]) -> None:
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for identifier, _, short, forms, ambiguous, country, codes, *_ in parties:
            for key in (*(_key(n) for n in (*forms, *ambiguous, short) if n), *codes):
                found[country, key].add(identifier)
        for row in table(source / "parties.csv"):
            if (core := same.get(f"partyfacts-{row['partyfacts_id']}")) is not None:
                country = countries.by_iso3[row["country"]]
                for key in (*map(_key, _names(row, "")), _key(row["name_short"]), row["wikidata"]):
                    found[country, key].add(core)
        self._ids: dict[tuple[str, str], str] = {}
        for row in table(source / "parties_ep.csv"):
            code = countries.of_folder(row["country"])
            if code is None:
                continue
            names = (row["wikidata"], *map(_key, (row["name"], *row["other_names"].split("|"))))
            fitting = next((found[code, n] for n in names if n and (code, n) in found), set())
            if len(fitting) == 1:
                self._ids[row["country"], row["id"]] = self._ids[row["country"], row["name"]] = min(fitting)

    def find(self, folder: str, party: str) -> str:
        """Return our identifier of a party of one of EveryPolitician's folders, "" if it is not known."""
        return self._ids.get((folder, party)) or self._ids.get((folder, f"party/{party}"), "")


def _legislators(source: Path, countries: Countries, parties: _PartyIds, seen: set[str]) -> Iterator[Record]:
    """Yield the legislators of EveryPolitician who have a name in Latin letters."""
    terms: dict[str, list[list[str]]] = defaultdict(list)
    for row in table(source / "memberships.csv"):
        code = countries.of_folder(row["country"])
        if code is not None:
            house = "welsh-assembly" if row["country"] == "Wales" else f"{code}/{slug(row['legislature'])}"
            party = parties.find(row["country"], row["party"])
            terms[row["person"]].append([house, party, row["area"], _day(row["start"]), _day(row["end"], last=True)])
    rows = [r for r in table(source / "people.csv") if r["country"] not in _ELSEWHERE]
    short = defaultdict(int)
    for row in rows:
        short[row["id"][:8]] += 1
    used: set[str] = set()
    for row in rows:
        code = countries.of_folder(row["country"])
        if code is None or not terms[row["id"]] or row["wikidata"] in seen:
            continue
        title = page_title(row["wikipedia"])
        names = list(distinct(_person_names(row, title, code)))
        identifier = row["wikidata"] or f"ep-{row['id'][:8] if short[row['id'][:8]] == 1 else row['id']}"
        if not names or identifier in used:
            continue
        used.add(identifier)
        codes = [*([row["wikidata"]] if row["wikidata"] else []), *([page(title)] if title else [])]
        gender = row["gender"].lower() if row["gender"].lower() in {"male", "female"} else ""
        own = sorted(terms[row["id"]], key=lambda t: (t[3], t))
        yield [identifier, names[0], names[1:], gender, row["birth"], codes, code, own, []]


def _day(text: str, *, last: bool = False) -> str:
    """Return a full date for one that may be partial, "" for what is none."""
    if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", text):
        return ""
    days = PartialDate(text).interval
    return str(days.last if last else days.first)


def _person_names(row: Mapping[str, str], title: str, country: str) -> Iterator[str]:
    """Yield the names of a person in Latin letters, as news writes them; the usual one first."""
    own = [without_brackets(title), row["name"], *row["other_names"].split("|")]
    for name in own:
        words = name.replace(",", " ").split()
        if len(words) < 2 or len(words) > 6 or not re.search(r"[A-Za-z]", name):
            continue
        shouted = [w.isupper() and len(w) > 1 for w in words]
        if shouted[0] and not shouted[-1]:
            words = [w for w, s in zip(words, shouted, strict=True) if not s] + [
                w for w, s in zip(words, shouted, strict=True) if s
            ]
        elif country in _SURNAME_FIRST and name != own[0] and len(words) == 2:
            words = words[::-1]
        words = [w for n, w in enumerate(words) if w.lower().rstrip(".") not in _NO_NAMES or 0 < n < len(words) - 1]
        if len(words) < 2:
            continue
        words = ["-".join(p.capitalize() for p in w.split("-")) if w.isupper() and len(w) > 2 else w for w in words]
        yield " ".join(words)
        without = [w for n, w in enumerate(words) if n in {0, len(words) - 1} or len(w.rstrip(".")) > 1]
        if len(without) > 1:
            yield " ".join(without)


def _congress(source: Path) -> Iterator[Record]:
    """Yield the members of the US Congress since 2012."""
    terms: dict[str, list[list[str]]] = defaultdict(list)
    for row in table(source / "us_congress_terms.csv"):
        if row["type"] not in _US_HOUSES:
            continue
        state = _STATES[row["state"]]
        area = f"{state} {row['district']}" if row["type"] == "rep" and row["district"] not in {"", "0"} else state
        party = _US_PARTIES.get(row["party"], "")
        terms[row["person"]].append([_US_HOUSES[row["type"]], party, area, row["start"], row["end"]])
    for row in table(source / "us_congress_people.csv"):
        title = without_brackets(row["wikipedia"])
        initial = f"{row['first']} {row['middle'][0]}. {row['last']}" if row["middle"] else ""
        nick = f"{row['nickname']} {row['last']}" if row["nickname"] else ""
        names = [n for n in distinct((title, row["name"], row["official_full"], nick, initial)) if " " in n]
        codes = [
            *([row["wikidata"]] if row["wikidata"] else []),
            *([page(row["wikipedia"])] if row["wikipedia"] else []),
        ]
        gender = {"M": "male", "F": "female"}.get(row["gender"], "")
        own = sorted(terms[row["id"]], key=lambda t: (t[3], t))
        yield [f"congress-{row['id']}", names[0], names[1:], gender, row["birth"], codes, "us", own, []]
