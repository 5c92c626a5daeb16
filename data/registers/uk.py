"""Members of the UK's parliaments and their posts until March 2015, from mySociety's parlparse and EveryPolitician."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

PARTIES = {
    "Lab": "labour", "Lab/Co-op": "labour", "Labour/Co-operative": "labour", "Labour": "labour", "Con": "conservative",
    "Conservative": "conservative", "LDem": "liberal-democrats", "Liberal Democrat": "liberal-democrats",
    "LD": "liberal-democrats",
    "SNP": "snp", "DUP": "dup", "UUP": "uup", "Sinn Féin": "sinn-fein", "SF": "sinn-fein", "SDLP": "sdlp",
    "Alliance": "alliance", "PC": "plaid-cymru", "Green": "green", "SG": "scottish-greens", "SSP": "ssp",
    "UKUP": "ukup",
    "UKIP": "ukip", "Res": "respect", "PUP": "pup", "NIWC": "niwc",
    "Ind": "independent", "Independent": "independent", "XB": "crossbench", "DCWM": "labour", "CWM": "conservative",
    "Labour (Co-op)": "labour", "Scottish National Party": "snp", "Scottish National party": "snp",
    "Reform UK": "reform-uk", "Your Party": "your-party", "Restore Britain": "restore-britain",
    "Democratic Unionist Party": "dup", "Ulster Unionist Party": "uup", "Traditional Unionist Voice": "tuv",
    "Social Democratic & Labour Party": "sdlp", "Social Democratic and Labour Party": "sdlp", "Green Party": "green",
}  # fmt: skip
"""The registers' codes for parties, and the identifiers of parties.csv; codes left out name no party."""

KNOWN_UNTIL = "2015-03-31"
"""The day of parlparse's data: what has no end held then."""

SAME = {"25111": "13712", "25042": "13782", "25668": "14104", "25629": "13794"}
"""Numbers under which parlparse knows somebody a second time, in another house, and the first ones."""

_HOUSES = (
    ("all-members.xml", "commons", "2010-04-12", "2009-02-01"),
    ("all-members-2010.xml", "commons", "2015-03-30", ""),
    ("sp-members.xml", "scottish-parliament", "2016-03-23", KNOWN_UNTIL),
    ("ni-members.xml", "northern-ireland-assembly", "2016-03-29", KNOWN_UNTIL),
)
"""Files of members: the house, the last day of the parliament in which the file was made, and the file's day."""


@dataclass
class Person:
    """One person of the registers under one identifier.

    Memberships are (party, start, end, why it ended, first seen, last seen), seats (house, constituency, start, end,
    first seen, last seen), posts (office, organization, start, end, first seen, last seen).
    """

    id: str
    name: str
    names: set[str] = field(default_factory=set)
    gender: str = ""
    birth: str = ""
    same_as: set[str] = field(default_factory=set)
    memberships: list[tuple[str, ...]] = field(default_factory=list)
    seats: list[tuple[str, ...]] = field(default_factory=list)
    posts: list[tuple[str, ...]] = field(default_factory=list)


def parse(path: Path) -> list[ET.Element]:
    """Return the children of an XML file's root."""
    return list(ET.parse(path).getroot())


def people(source: Path) -> tuple[dict[str, Person], dict[str, Person]]:
    """Return the people by identifier, and by the identifier of each office that they hold."""
    by_id: dict[str, Person] = {}
    by_office: dict[str, Person] = {}
    for element in parse(source / "people.xml"):
        number = element.get("id", "").rsplit("/", 1)[-1]
        first = f"uk.org.publicwhip/person/{SAME.get(number, number)}"
        person = by_id.get(first) or Person(
            f"parlparse-{SAME.get(number, number)}", tidy(element.get("latestname", ""))
        )
        by_id[first] = person
        person.same_as.add(f"https://www.theyworkforyou.com/mp/{number}")
        for office in element:
            by_office[office.get("id", "")] = person
        by_id[element.get("id", "")] = person
    return by_id, by_office


def tidy(name: str) -> str:
    """Return a name with single blanks and repaired letters."""
    return re.sub(r"\s+", " ", name.replace("F??in", "Féin")).strip()


def until(date: str | None) -> str:
    """Return the end of a period, empty while it lasts."""
    return "" if not date or date.startswith("9999") else date


def add_members(source: Path, by_office: dict[str, Person]) -> None:
    """Add seats and party memberships of elected members."""
    for file, house, last, seen in _HOUSES:
        for e in parse(source / file):
            person = by_office.get(e.get("id", ""))
            if person is None or (e.get("fromdate") or "") < "1997":
                continue
            person.names.add(tidy(f"{e.get('firstname')} {e.get('lastname')}"))
            start, end, known = e.get("fromdate") or "", until(e.get("todate")), ""
            if not end and start < last:
                end, known = last, seen
            party = PARTIES.get(tidy(e.get("party") or ""))
            if party:
                person.memberships.append((party, start, end, e.get("towhy") or "", "", known))
            person.seats.append((house, e.get("constituency") or "", start, end, "", known))


def add_lords(source: Path, by_office: dict[str, Person]) -> None:
    """Add peers, under their title and under the name they bear besides."""
    codes = {
        "Lab": "Lab",
        "Con": "Con",
        "LDem": "LDem",
        "XB": "XB",
        "DUP": "DUP",
        "UUP": "UUP",
        "UKIP": "UKIP",
        "PC": "PC",
        "Green": "Green",
    }
    for e in parse(source / "peers-ucl.xml"):
        person = by_office.get(e.get("id", ""))
        if person is None or e.get("title") in {"Bishop", "Archbishop"}:
            continue
        title, name = e.get("title") or "", tidy(e.get("lordname") or "")
        place = tidy(e.get("lordofname") or "")
        if name:
            person.names.add(f"{title} {name}" + (f" of {place}" if place else ""))
            person.names.add(f"{title} {name}")
            if title == "Lord":
                person.names.add(f"Baron {name}")
            first = (e.get("forenames") or "").split()
            if first:
                person.names.add(f"{first[0]} {name}")
        elif place:
            person.names.add(f"{title} {place}")
        if title in {"Baroness", "Lady", "Countess"}:
            person.gender = "female"
        elif title in {"Lord", "Earl", "Viscount", "Duke", "Marquess"}:
            person.gender = "male"
        start, end = e.get("fromdate") or "", until(e.get("todate"))
        party = PARTIES.get(codes.get(e.get("affiliation") or "", ""))
        if party:
            person.memberships.append((party, start, end, "", "", "" if end else KNOWN_UNTIL))
        person.seats.append(("lords", "", start, end, "", "" if end else KNOWN_UNTIL))


_OFFICE = re.compile(r"\b(?:minister|secretary|leader|president|speaker|chancellor|whip|archbishop|bishop|the)\b")


def add_names(source: Path, found: Iterable[Person]) -> None:
    """Add the other full names that members are called by."""
    by_name: dict[str, list[Person]] = defaultdict(list)
    for person in found:
        for name in {person.name, *person.names}:
            by_name[name].append(person)
    for file in ("member-aliases.xml", "peers-aliases.xml"):
        for e in parse(source / file):
            full, other = tidy(e.get("fullname") or ""), tidy(e.get("alternate") or "")
            owners = by_name.get(full, [])
            is_name = other and not _OFFICE.search(other.lower())
            if len(owners) == 1 and is_name and not e.get("from") and " " in other:
                owners[0].names.add(other)


_DEPARTMENT = re.compile(r"^(.*?)\s*\((.*)\)$")


def offices(position: str, department: str) -> Iterator[str]:
    """Yield the names that news gives to a post of the register, in lower case."""
    words = tidy(position).lower().removeprefix("the ").replace("&", "and")
    match = _DEPARTMENT.match(words)
    if match:
        words, department = match[1], match[2]
    area = department.lower().replace("&", "and").replace("department of", "").replace("department for", "").strip()
    area = area.strip("() ")
    area = {
        "home affairs": "home",
        "foreign affairs": "foreign",
        "home office": "home",
        "foreign and commonwealth office": "foreign",
        "foreign, commonwealth and development office": "foreign",
        "foreign, commonwealth and development affairs": "foreign",
        "foreign and commonwealth affairs": "foreign",
        "ministry of defence": "defence",
    }.get(area, area)
    shadow = "shadow " if words.startswith("shadow") else ""
    found = re.match(r"(?:shadow )?(?:principal )?secretary of state for (?:the )?(.*)", words)
    if found:
        area = {
            "home department": "home",
            "foreign and commonwealth affairs": "foreign",
            "home affairs": "home",
            "foreign affairs": "foreign",
            "foreign, commonwealth and development affairs": "foreign",
            "health and social care": "health",
        }.get(found[1], found[1])
    if found or re.fullmatch(r"(?:shadow )?secretary of state", words):
        if area:
            yield f"{shadow}{area} secretary"
            yield f"{shadow}secretary of state for {area}"
            first = re.split(r",| and ", area)[0]
            if first != area:
                yield f"{shadow}{first} secretary"
    elif re.fullmatch(r"(?:shadow )?(?:home|foreign) secretary", words):
        yield words
    elif "chancellor of the exchequer" in words:
        yield from (f"{shadow}chancellor", f"{shadow}chancellor of the exchequer")
    elif re.match(r"(?:deputy |shadow deputy )?prime minister(?!['’])", words):
        yield words.split("minister")[0] + "minister"
    elif words.startswith("minister of state"):
        if area:
            yield f"{area} minister"
    elif "chief secretary" in words:
        yield from (f"{shadow}chief secretary to the treasury", f"{shadow}chief secretary")
    elif re.fullmatch(r"leader of the (?:official )?opposition", words):
        yield from ("leader of the opposition", "opposition leader")
    elif "leader of the house of commons" in words or (words.endswith("leader of the house") and not area):
        yield from (
            f"{shadow}leader of the house of commons",
            f"{shadow}leader of the house",
            f"{shadow}leader of the commons",
        )
    elif words.startswith(("attorney general", "solicitor general", "lord chancellor", "paymaster general")):
        yield words.split(" (")[0]
    elif words.startswith("shadow minister") and area:
        yield f"shadow {area} minister"


def add_posts(source: Path, by_office: dict[str, Person]) -> None:
    """Add government and shadow posts with their dates."""
    for file in ("ministers.xml", "ministers-2010.xml"):
        for e in parse(source / file):
            person = by_office.get(e.get("matchid") or "")
            position = e.get("position") or ""
            if person is None or e.get("type") == "committee" or "PPS" in position or not position:
                continue
            for office in offices(position, e.get("dept") or ""):
                end = until(e.get("todate"))
                post = (office, "", e.get("fromdate") or "", end, "", "" if end else KNOWN_UNTIL)
                if post not in person.posts:
                    person.posts.append(post)


def add_identifiers(source: Path, by_id: dict[str, Person]) -> None:
    """Add gender, birth date and identifiers elsewhere."""
    for e in parse(source / "parlparse" / "dates-of-birth.xml"):
        if e.get("id") in by_id:
            by_id[e.get("id", "")].birth = e.get("date_of_birth") or ""
    for file in ("wikipedia-commons.xml", "wikipedia-lords.xml"):
        for e in parse(source / "parlparse" / file):
            if e.get("id") in by_id:
                by_id[e.get("id", "")].same_as.add((e.get("wikipedia_url") or "").replace("http:", "https:"))
    popolo = json.loads((source / "everypolitician-uk" / "ep-popolo-v1.0.json").read_text(encoding="utf-8"))
    for record in popolo["persons"]:
        ids = {i["scheme"]: i["identifier"] for i in record.get("identifiers", ())}
        person = by_id.get(f"uk.org.publicwhip/person/{ids.get('everypolitician_legacy')}")
        if person is None:
            continue
        person.gender = person.gender or record.get("gender") or ""
        person.birth = person.birth or record.get("birth_date") or ""
        if ids.get("wikidata"):
            person.same_as.add(f"http://www.wikidata.org/entity/{ids['wikidata']}")


def common_name(person: Person) -> str:
    """Return the name that news uses: that of the person's Wikipedia page, else one with a first name."""
    for page in sorted(u for u in person.same_as if "wikipedia.org" in u):
        title = unquote(page.rsplit("/", 1)[-1]).replace("_", " ")
        return re.split(r" \(|, ", title)[0]
    named = [
        n
        for n in person.names
        if not re.match(r"(?:Lord|Lady|Baron|Baroness|Earl|Viscount|Duke|Marquess|Countess|Bishop|Archbishop)\b", n)
    ]
    elected = any(house != "lords" for house, *_ in person.seats)
    if elected and named:
        return person.name if person.name in named else sorted(named, key=lambda n: (len(n), n))[0]
    titled = sorted((n for n in person.names if n not in named), key=lambda n: (len(n), n))
    return titled[0] if titled else person.name


def row_of(person: Person) -> tuple[str, str, str, str, str, str]:
    """Return a person as a row of people.csv."""
    name = common_name(person)
    others = "|".join(sorted({person.name, *person.names} - {name}))
    return person.id, name, others, person.gender, person.birth, "|".join(sorted(person.same_as))


NOT_GIVEN = frozenset(
    """
    America April Art Asia August Austin Autumn Bradford Brain Brent Buddy Candy Chance Charity Chelsea China
    Cleveland Clinton Dallas Denver Devon Dusty Florida Forest Foster Geneva Houston Hung India Israel Jr Junior Justice
    Blair Kennedy Kent Kenya King Lincoln London Ma Madison Major Numbers Orlando Paris Phoenix Prince Princess Queen
    Raleigh Rich Rocky Royal Rusty Sang Savannah Son Sterling Summer
    Sunday Sydney The Van Ward Washington Wm Young Madonna Carolina
    """.split()
)
"""Given names of the census that news means otherwise: words, places, family names."""


def first_names(
    on_file: Iterable[dict[str, str]], found: Iterable[Person], census: Path | None
) -> Iterator[tuple[str, str]]:
    """Yield given names with the gender that nearly all bearers have: those on file, of the people, of the census."""
    known = {r["first_name"]: r["gender"] for r in on_file}
    yield from known.items()
    counts: dict[str, dict[str, float]] = defaultdict(lambda: {"male": 0.0, "female": 0.0})
    for person in found:
        first = common_name(person).split()[0]
        if person.gender and re.fullmatch(r"[A-ZÀ-Þ][a-zà-ÿ]{2,}", first) and first not in _TITLES:
            counts[first][person.gender] += 0.01
    for gender in ("male", "female") if census else ():
        for line in (census / f"dist.{gender}.first").read_text(encoding="ascii").splitlines():  # type: ignore[operator]
            name, share, *_ = line.split()
            if float(share) >= _LEAST_SHARE[gender]:
                counts[name.title()][gender] += float(share)
    for name, share in sorted(counts.items()):
        if name not in known and name not in NOT_GIVEN and len(name) > 2:
            sure = [g for g, s in share.items() if s > 20 * (sum(share.values()) - s)]
            yield name, sure[0] if sure else ""


_LEAST_SHARE = {"male": 0.006, "female": 0.008}  # per cent of bearers: rarer names are odd or misspelt
_TITLES = frozenset(
    "Lord Lady Baron Baroness Earl Viscount Duke Marquess Countess Bishop Archbishop The Sir Dame".split()
)


def read(source: Path) -> tuple[list[Person], dict[str, Person]]:
    """Return the people of both registers, and all of them by the identifier that parlparse gives them.

    Args:
        source: the folder with parlparse/ and everypolitician-uk/.
    """
    by_id, by_office = people(source / "parlparse")
    add_members(source / "parlparse", by_office)
    add_lords(source / "parlparse", by_office)
    add_posts(source / "parlparse", by_office)
    add_identifiers(source, by_id)
    kept = [p for p in {p.id: p for p in by_id.values()}.values() if p.memberships or p.posts or p.seats]
    add_names(source / "parlparse", kept)
    return kept, by_id
