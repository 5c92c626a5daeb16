"""Sixty rows by hand: who is meant by a phrase on a day, in news of a country; "unknown" where nobody knows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgbuild.annotate import Annotator, load_language
from kgbuild.layers import Annotated
from kgbuild.model import Article, PartialDate
from kgbuild.reference import Reference, load_reference

UNKNOWN = "unknown"

ROWS = [
    # day, text, phrase, holder
    ("1997-04-20", "The prime minister spoke to British voters.", "The prime minister", "John Major"),
    ("1997-06-01", "The prime minister spoke to British voters.", "The prime minister", "Tony Blair"),
    ("2003-03-18", "The prime minister opened the Commons debate.", "The prime minister", "Tony Blair"),
    ("2008-10-08", "The prime minister met British bankers.", "The prime minister", "Gordon Brown"),
    ("2011-05-08", "The prime minister told the Commons so.", "The prime minister", "David Cameron"),
    ("2016-06-20", "The prime minister warned the Commons.", "The prime minister", "David Cameron"),
    ("2017-03-29", "The prime minister wrote a letter for Britain.", "The prime minister", "Theresa May"),
    ("2019-01-21", "The prime minister made a statement to the Commons.", "The prime minister", "Theresa May"),
    ("2019-10-27", "The prime minister wants a British election.", "The prime minister", "Boris Johnson"),
    ("2022-07-05", "The prime minister lost two British ministers.", "The prime minister", "Boris Johnson"),
    ("2022-09-30", "The prime minister defended the UK budget.", "The prime minister", "Liz Truss"),
    ("2023-05-05", "The prime minister lost British councils.", "The prime minister", "Rishi Sunak"),
    ("2024-10-28", "The prime minister spoke in Britain.", "The prime minister", "Keir Starmer"),
    ("2027-02-01", "The prime minister spoke to British voters.", "The prime minister", UNKNOWN),
    ("1999-03-09", "The chancellor read his budget to the Commons.", "The chancellor", "Gordon Brown"),
    ("2012-03-21", "The chancellor read his budget to the Commons.", "The chancellor", "George Osborne"),
    ("2019-03-13", "The chancellor read a statement to the Commons.", "The chancellor", "Philip Hammond"),
    ("2020-03-11", "The chancellor read his budget to the Commons.", "The chancellor", "Rishi Sunak"),
    ("2022-10-20", "The chancellor presented a budget to the Commons.", "The chancellor", "Jeremy Hunt"),
    ("2024-10-30", "The chancellor read her budget to the Commons.", "The chancellor", "Rachel Reeves"),
    ("2028-03-01", "The chancellor read a budget to the Commons.", "The chancellor", UNKNOWN),
    ("2003-01-10", "The home secretary told the Commons.", "The home secretary", "David Blunkett"),
    ("2012-07-01", "The home secretary told the Commons.", "The home secretary", "Theresa May"),
    ("2019-02-18", "The home secretary told the British press.", "The home secretary", "Sajid Javid"),
    ("2026-12-01", "The home secretary told the British press.", "The home secretary", UNKNOWN),
    ("2012-02-06", "The foreign secretary spoke for Britain.", "The foreign secretary", "William Hague"),
    ("2017-02-06", "The foreign secretary spoke for Britain.", "The foreign secretary", "Boris Johnson"),
    ("2020-05-02", "The health secretary spoke to the British press.", "The health secretary", "Matt Hancock"),
    ("2018-03-02", "The shadow chancellor answered in the Commons.", "The shadow chancellor", "John McDonnell"),
    ("2009-03-02", "The mayor of London spoke to British papers.", "The mayor of London", "Boris Johnson"),
    ("2018-03-02", "The mayor of London spoke to British papers.", "The mayor of London", "Sadiq Khan"),
    ("2018-05-02", "The Labour leader spoke in the Commons.", "The Labour leader", "Jeremy Corbyn"),
    ("2018-05-02", "The Labour leader of Hull spoke.", "The Labour leader", UNKNOWN),
    ("2018-05-02", "The Labour leader on the council spoke.", "The Labour leader", UNKNOWN),
    ("2018-05-02", "Hull's Labour leader spoke to British papers.", "Hull's Labour", UNKNOWN),
    ("2018-05-02", "Britain's Labour leader spoke in the Commons.", "Britain's Labour", "Jeremy Corbyn"),
    ("2018-05-02", "The Labour leader in Britain spoke.", "The Labour leader", "Jeremy Corbyn"),
    ("2018-05-02", "The Labour leader in March spoke in the Commons.", "The Labour leader", "Jeremy Corbyn"),
    ("2019-09-21", "The Labour leader left. Ex-Labour leader Ed Miliband spoke.", "The Labour", "Jeremy Corbyn"),
    ("2024-12-02", "The Conservative leader spoke in the Commons.", "The Conservative leader", "Kemi Badenoch"),
    ("2029-12-02", "The Conservative leader spoke in the Commons.", "The Conservative leader", UNKNOWN),
    ("2016-05-10", "The Scottish first minister gave a speech.", "The Scottish first minister", "Nicola Sturgeon"),
    ("2018-01-10", "The Welsh first minister gave a speech.", "The Welsh first minister", "Carwyn Jones"),
    ("2018-01-10", "The first minister gave a speech on Welsh schools.", "The first minister", "Carwyn Jones"),
    ("2012-03-02", "The French president spoke to French voters.", "The French president", "Nicolas Sarkozy"),
    ("2013-03-02", "The French president met British ministers.", "The French president", "François Hollande"),
    ("2018-03-02", "The French president met British ministers.", "The French president", "Emmanuel Macron"),
    ("1999-03-02", "The US president spoke to Americans.", "The US president", "Bill Clinton"),
    ("2007-03-02", "The president spoke in Washington to Americans.", "The president", "George W. Bush"),
    ("2014-03-02", "The president spoke in Washington to Americans.", "The president", "Barack Obama"),
    ("2019-02-05", "The president spoke in Washington to Americans.", "The president", "Donald Trump"),
    ("2021-02-05", "The president spoke in Washington to Americans.", "The president", "Joe Biden"),
    ("2028-02-05", "The president spoke in Washington to Americans.", "The president", UNKNOWN),
    ("2001-02-05", "The German chancellor met German unions.", "The German chancellor", "Gerhard Schroeder"),
    ("2012-02-05", "The German chancellor met Greek ministers.", "The German chancellor", "Angela Merkel"),
    ("2018-02-05", "The taoiseach spoke in Dublin.", "The taoiseach", "Leo Varadkar"),
    ("2019-03-16", "New Zealand mourns. The prime minister spoke.", "The prime minister", "Jacinda Ardern"),
    ("2020-01-05", "Australia burns. The prime minister spoke in Canberra.", "The prime minister", "Scott Morrison"),
    ("2009-01-05", "Canada votes. The prime minister spoke in Ottawa.", "The prime minister", "Stephen Harper"),
    ("2012-06-05", "Thai voters wait. The prime minister spoke.", "The prime minister", "Yingluck Shinawatra"),
    ("2014-06-05", "South Korea mourns. The president spoke in Seoul.", "The president", "Park Geun-hye"),
    ("2005-06-05", "Israel waits. The prime minister spoke in Jerusalem.", "The prime minister", "Ariel Sharon"),
    ("2010-06-05", "Russia waits. The president spoke in Moscow.", "The president", "Dmitry Medvedev"),
    ("2014-06-05", "China waits. The premier spoke in Beijing.", "The premier", "Li Keqiang"),
    ("2015-06-05", "Canada waits. The premier spoke in Ottawa.", "The premier", UNKNOWN),
    ("2018-06-05", "The prime minister of no named country spoke.", "The prime minister", UNKNOWN),
    ("2018-06-05", "The new prime minister will speak to British voters.", "The new prime minister", UNKNOWN),
    ("2018-06-05", "British and French ministers met. The president spoke.", "The president", "Emmanuel Macron"),
    ("2013-06-05", "India waits. The prime minister spoke in Delhi.", "The prime minister", "Manmohan Singh"),
]  # fmt: skip


@pytest.fixture(scope="module")
def reference() -> Reference:
    """The data that come with kgbuild."""
    return load_reference(None)


@pytest.fixture(scope="module")
def read(reference: Reference) -> Callable[[str, str], Annotated]:
    """Return what reads a text of a day."""
    annotator = Annotator(reference, load_language())

    def run(day: str, text: str) -> Annotated:
        return annotator.annotate(Article(file_name="a.txt", path="a.txt", text=text, date=PartialDate(day)))

    return run


def test_there_are_sixty_rows() -> None:
    """The table spans 1997 to today and beyond, with rows that nobody can know."""
    assert len(ROWS) >= 60
    assert sum(holder == UNKNOWN for *_, holder in ROWS) >= 8


@pytest.mark.parametrize(("day", "text", "phrase", "holder"), ROWS)
def test_who_is_meant(read, reference, day: str, text: str, phrase: str, holder: str) -> None:
    """A phrase for a post means who held it on that day in the country spoken of; past a register's date, nobody."""
    annotated = read(day, text)
    found = [c for c in annotated.clusters if any(annotated.words(m.chunk).startswith(phrase) for m in c.mentions)]
    named = [reference.people[c.reference].name for c in found if c.reference]
    assert named == ([] if holder == UNKNOWN else [holder])


def test_the_link_says_what_made_it(read) -> None:
    """The evidence is the phrase, the day, and the days of the post: no name that the article does not give."""
    annotated = read("2011-05-08", "The prime minister told the Commons so.")
    (cluster,) = [c for c in annotated.clusters if c.reference == "parlparse-10777"]
    assert cluster.basis == '"The prime minister" on 2011-05-08: post held 2010-05-11 to 2016-07-13'


def test_past_the_register_the_holder_is_a_candidate_with_a_reason(read) -> None:
    """Who held a post when the register ends is a candidate of the phrase afterwards, and the reason says so."""
    annotated = read("2027-02-01", "The prime minister spoke to British voters.")
    (cluster,) = [c for c in annotated.clusters if c.candidates]
    assert cluster.reference is None
    assert all("when the register ends" in doubt and "on 2027-02-01" in doubt for doubt in cluster.doubts)


def test_who_is_in_office_is_no_former_holder(read) -> None:
    """ "The former chancellor" is not the chancellor of the day, but the one before him, when both are named."""
    annotated = read(
        "2020-02-24",
        "The chancellor, Rishi Sunak, told the Commons. He replaced Sajid Javid when the former chancellor resigned.",
    )
    words = {c.name: [annotated.doc[m.chunk.start : m.chunk.end].text for m in c.mentions] for c in annotated.clusters}
    assert "the former chancellor" in words["Sajid Javid"]
    assert "the former chancellor" not in words["Rishi Sunak"]
