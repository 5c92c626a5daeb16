"""Members of the House of Commons since May 2015 and posts to October 2020.

A parliament begins with its election and ends with its dissolution. Of the parliament of 2015 EveryPolitician has all
members (November 2015), of that of 2017 a list shows who sat at its end, of that of 2024 a list is renewed until June
2026. Of the parliament of 2019 nothing but posts shows who sat.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from registers import uk_changes
from registers.shared import table
from registers.uk import PARTIES, SAME, Person, offices, parse, tidy

_BEGAN = {"2015": "2015-05-07", "2017": "2017-06-08", "2019": "2019-12-12", "2024": "2024-07-04"}
_ENDED = {"2015": "2017-05-03", "2017": "2019-11-06", "2019": "2024-05-30", "2024": ""}
_NO_BENEFIT = "2026-06-27"
"""The last day of the list of 2024: who is no longer on it then has left."""

_POSTS_UNTIL = "2020-10-15"
_TITLES = re.compile(r"^(?:(?:Rt Hon|Sir|Dame|Dr|Mr|Mrs|Ms|Miss|Prof|Professor)\s+)+")


class Members:
    """The people of the registers, to whom those of later ones are added."""

    def __init__(self, by_id: dict[str, Person], ids: Mapping[str, str]) -> None:
        """Args: people by parlparse's identifier; parlparse's numbers by those of the UK Parliament."""
        self._by_id, self._ids = by_id, ids

    def by_number(self, number: str, name: str) -> Person:
        """Return the person of a number of parlparse's, a new one if the registers have none yet."""
        key = f"uk.org.publicwhip/person/{SAME.get(number, number)}"
        if key not in self._by_id:
            self._by_id[key] = Person(f"parlparse-{number}", name)
            self._by_id[key].same_as.add(f"https://www.theyworkforyou.com/mp/{number}")
        person = self._by_id[key]
        person.names.add(name)
        return person

    def by_member(self, member: str, name: str) -> Person:
        """Return the person of a number of the UK Parliament's."""
        if member in self._ids:
            return self.by_number(self._ids[member], name)
        key = f"member/{member}"
        if key not in self._by_id:
            self._by_id[key] = Person(f"parliament-{member}", name)
        return self._by_id[key]

    def find(self, number: str) -> Person | None:
        """Return the person of a number of parlparse's, if the registers have one."""
        return self._by_id.get(f"uk.org.publicwhip/person/{SAME.get(number, number)}")


def add(source: Path, by_id: dict[str, Person]) -> None:
    """Add members, their parties, and posts.

    Args:
        source: the folder with uk-2015-2026/ and everypolitician-uk/.
        by_id: the people of the earlier registers, to which new ones are added.
    """
    later = source / "uk-2015-2026"
    ids = {r["parliament_member_id"]: r["publicwhip_id"] for r in table(later / "ids.csv")}
    members = Members(by_id, ids)
    sat_2017 = table(later / "mps_2019_11.csv")
    for row in sat_2017:
        members.by_number(row["publicwhip_id"], f"{row['first']} {row['last']}")
    _parliament_of_2015(table(source / "everypolitician-uk" / "data.csv"), members, sat_2017)
    _parliament_of_2017(sat_2017, members)
    _posts(table(later / "posts_to_2020_10.csv"), members, {r["publicwhip_id"]: r["constituency"] for r in sat_2017})
    _parliament_of_2024(table(later / "mps_2024.csv"), table(later / "results_2024.csv"), members)
    for e in parse(later / "dates-of-birth.xml"):
        if e.get("id") in by_id:
            by_id[e.get("id", "")].birth = by_id[e.get("id", "")].birth or e.get("date_of_birth") or ""
    _identify(source / "everypolitician-uk" / "ep-popolo-v1.0.json", members)


def _parliament_of_2015(
    rows: Sequence[Mapping[str, str]], members: Members, after: Sequence[Mapping[str, str]]
) -> None:
    """Add the members of 2015; who came in at a by-election is found among those of 2017."""
    start, end = _BEGAN["2015"], _ENDED["2015"]
    sat: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    for row in rows:
        if row["term"] == "56":
            sat[row["id"]].append(row)
    for number, own in sat.items():
        person = members.by_number(number, own[0]["name"])
        seat = own[0]["constituency"]
        left = uk_changes.BY_ELECTIONS.get(_plain(seat), ("", ""))[0] or end
        person.seats.append(("commons", seat, start, left, "", ""))
        changed = uk_changes.PARTIES_2015.get(person.name) or uk_changes.PARTIES_2015.get(own[0]["name"])
        party = PARTIES.get(own[0]["party"], "")
        if not changed and party:
            person.memberships.append((party, start, left, "", "", ""))
        for name, since, until in changed or ():
            person.memberships.append((name, since, until, "changed_party" if until != end else "", "", ""))
    for row in after:
        _, elected = uk_changes.BY_ELECTIONS.get(_plain(row["constituency"]), ("", ""))
        if elected and row["publicwhip_id"] not in sat and row["constituency"] != "Richmond Park":
            person = members.by_number(row["publicwhip_id"], f"{row['first']} {row['last']}")
            person.seats.append(("commons", row["constituency"], elected, end, "", ""))
            person.memberships.append((PARTIES[row["party"]], elected, end, "", "", ""))


def _plain(seat: str) -> str:
    """Return a constituency as the hand-written table spells it."""
    return seat.replace("&", "and")


def _parliament_of_2017(rows: Sequence[Mapping[str, str]], members: Members) -> None:
    """Add those who sat when the parliament of 2017 ended."""
    for row in rows:
        name = f"{row['first']} {row['last']}"
        person = members.by_number(row["publicwhip_id"], name)
        start = uk_changes.LATE_IN_2017.get(_plain(row["constituency"]), _BEGAN["2017"])
        end = _ENDED["2017"]
        person.seats.append(("commons", row["constituency"], start, end, "", ""))
        party = PARTIES.get(row["party"], "")
        if name in uk_changes.PARTIES_2017:
            for changed, since, until in uk_changes.PARTIES_2017[name]:
                person.memberships.append((changed, since, until, "changed_party" if until != end else "", "", ""))
        elif party == "independent":  # elected for a party: since when not is unknown
            person.memberships.append((party, start, end, "", "2019-11-01", ""))
        elif party:
            person.memberships.append((party, start, end, "", "", ""))


def _posts(rows: Sequence[Mapping[str, str]], members: Members, seats: Mapping[str, str]) -> None:
    """Add government and opposition posts; where one proves a seat in the parliament of 2019, add that."""
    seen: dict[str, str] = {}
    for row in rows:
        person = members.find(row["publicwhip_id"])
        if person is None or not (person.seats or person.posts) or (row["end"] and row["end"] < row["start"]):
            continue
        last = row["end"] or _POSTS_UNTIL
        if row["start"] >= _BEGAN["2017"] and last > _BEGAN["2019"] and row["kind"] != "parliamentarypost":
            seen[row["publicwhip_id"]] = max(seen.get(row["publicwhip_id"], ""), last)
        if row["kind"] in {"governmentpost", "oppositionpost"} and "PPS" not in row["role"]:
            for office in offices(row["role"], ""):
                _replace(person, office, row["start"], row["end"])
    for number, last in seen.items():
        person = members.find(number)
        if person is not None and number in seats and person.name not in uk_changes.PEERS_OF_2019:
            until = min(last, _POSTS_UNTIL)
            person.seats.append(("commons", "", _BEGAN["2019"], _ENDED["2019"], "", until))
            parties = [m[0] for m in person.memberships if m[1] >= _BEGAN["2017"] and m[2] == _ENDED["2017"]]
            person.memberships += [(p, _BEGAN["2019"], _ENDED["2019"], "", "", until) for p in parties]


def _replace(person: Person, office: str, start: str, end: str) -> None:
    """Add a post; what an earlier register said of the same time in it gives way."""
    person.posts = [p for p in person.posts if p[0] != office or (p[2] != start and p[3])]
    person.posts.append((office, "", start, end, "", "" if end else _POSTS_UNTIL))


def _parliament_of_2024(
    rows: Sequence[Mapping[str, str]], results: Sequence[Mapping[str, str]], members: Members
) -> None:
    """Add the members of 2024 with the parties that they were elected for and those on the list later."""
    winners = {r["member_id"]: r for r in results if r["winner"] == "1"}
    listed: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    for row in rows:
        listed[row["member_id"]].append(row)
    for member, own in listed.items():
        own = sorted(own, key=lambda r: r["first_seen"])
        name = _TITLES.sub("", tidy(own[-1]["name"])).strip()
        person = members.by_member(member, name)
        elected = member in winners
        came = uk_changes.BY_ELECTIONS_OF_2024.get(own[0]["constituency"], "")
        start = _BEGAN["2024"] if elected else came or "2024-07-05"
        first = "" if elected or came else own[0]["first_seen"]
        last = own[-1]["last_seen"]
        end = "" if last == _NO_BENEFIT else _NO_BENEFIT
        person.seats.append(("commons", own[0]["constituency"], start, end, first, last))
        party = PARTIES.get(winners[member]["party"] or "Independent", "") if elected else ""
        person.memberships += _memberships(person.name, party, start, end, list(_seen(own)))
        if elected:
            _sat_through(person, party)
    for member, row in winners.items():
        if member not in listed:  # Runcorn and Helsby: the member resigned, and a by-election followed
            person = members.by_member(member, f"{row['given_name']} {row['family_name']}")
            person.seats.append(("commons", row["constituency"], _BEGAN["2024"], "2025-03-17", "", ""))
            person.memberships.append((PARTIES[row["party"]], _BEGAN["2024"], "2024-10-27", "", "", ""))


def _sat_through(person: Person, party: str) -> None:
    """Let the parliament of 2019 have been sat through by a member of it who was elected again in 2024."""
    for own, name in ((person.seats, "commons"), (person.memberships, party)):
        for n, row in enumerate(own):
            if row[0] == name and _BEGAN["2019"] in row and _ENDED["2019"] in row:
                own[n] = (*row[:-1], "")


def _seen(rows: Sequence[Mapping[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Yield each party of the list with the first and the last day on which a member was of it without a break."""
    for party, group in groupby(rows, key=lambda r: PARTIES.get(r["party"], "")):
        own = list(group)
        if party:
            yield party, own[0]["first_seen"], own[-1]["last_seen"]


def _memberships(
    name: str, elected: str, start: str, end: str, seen: Sequence[tuple[str, str, str]]
) -> Iterator[tuple[str, ...]]:
    """Yield a member's parties: between two days on the list, or the election and the first, a change is open."""
    spans = list(seen)
    if elected and spans and spans[0][0] == elected:
        spans[0] = (elected, start, spans[0][2])
    elif elected:
        spans.insert(0, (elected, start, start))
    for n, (party, first, last) in enumerate(spans):
        before = spans[n - 1][2] if n else start
        after = spans[n + 1][1] if n + 1 < len(spans) else end
        left = uk_changes.PARTIES_2024.get(name)
        if left and n == 0 and first == last == start:
            last = after = left
        elif left and n == 1 and before == start:
            before = first = left
        reason = "changed_party" if n + 1 < len(spans) else ""
        yield party, before, after, reason, "" if first == before else first, "" if last == after else last


def _identify(popolo: Path, members: Members) -> None:
    """Add gender, birth and Wikidata identifiers of those who came in in 2015."""
    for record in json.loads(popolo.read_text(encoding="utf-8"))["persons"]:
        ids = {i["scheme"]: i["identifier"] for i in record.get("identifiers", ())}
        person = members.find(ids.get("everypolitician_legacy", ""))
        if person is not None:
            person.gender = person.gender or record.get("gender") or ""
            person.birth = person.birth or record.get("birth_date") or ""
            if ids.get("wikidata"):
                person.same_as.add(f"http://www.wikidata.org/entity/{ids['wikidata']}")
