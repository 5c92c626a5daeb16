"""Changes of party and seat since 2015 that the registers do not date, written by hand from public record.

By the name in the registers. Only members who are in the registers are here, and only days that are certain.
"""

from __future__ import annotations

BY_ELECTIONS = {
    "Oldham West and Royton": ("2015-10-20", "2015-12-03"),
    "Ogmore": ("2016-03-29", "2016-05-05"),
    "Sheffield, Brightside and Hillsborough": ("2016-02-04", "2016-05-05"),
    "Tooting": ("2016-05-09", "2016-06-16"),
    "Batley and Spen": ("2016-06-16", "2016-10-20"),
    "Witney": ("2016-09-12", "2016-10-20"),
    "Sleaford and North Hykeham": ("2016-11-04", "2016-12-08"),
    "Richmond Park": ("2016-10-25", "2016-12-01"),
    "Copeland": ("2017-01-30", "2017-02-23"),
    "Stoke-on-Trent Central": ("2017-01-23", "2017-02-23"),
    "Manchester, Gorton": ("2017-02-26", ""),
}
"""Seats of the 2015 parliament that changed hands: the last day of the one member, the day the other was elected."""

LATE_IN_2017 = {
    "Newport West": "2019-04-04",
    "Lewisham East": "2018-06-14",
    "West Tyrone": "2018-05-03",
    "Peterborough": "2019-06-06",
    "Brecon and Radnorshire": "2019-08-01",
}
"""Seats of the 2017 parliament whose last member came in at a by-election, and its day."""

BY_ELECTIONS_OF_2024 = {"Runcorn and Helsby": "2025-05-01"}
"""Seats of the 2024 parliament that changed hands at a by-election, and its day."""

PARTIES_2015 = {
    "Michelle Thomson": (("snp", "2015-05-07", "2015-09-29"), ("independent", "2015-09-29", "2017-05-03")),
    "Natalie McGarry": (("snp", "2015-05-07", "2015-11-24"), ("independent", "2015-11-24", "2017-05-03")),
    "Simon Danczuk": (("labour", "2015-05-07", "2015-12-31"), ("independent", "2015-12-31", "2017-05-03")),
    "Douglas Carswell": (("ukip", "2015-05-07", "2017-03-25"), ("independent", "2017-03-25", "2017-05-03")),
}
"""Members who changed their party in the 2015 parliament."""

_LEFT = (
    *("Guto Bebb", "Kenneth Clarke", "David Gauke", "Justine Greening", "Dominic Grieve", "Philip Hammond"),
    *("Oliver Letwin", "Anne Milton", "Rory Stewart"),
)
_RETURNED = (
    *("Richard Benyon", "Steve Brine", "Alistair Burt", "Greg Clark", "Stephen Hammond", "Richard Harrington"),
    *("Margot James", "Caroline Nokes", "Nicholas Soames", "Ed Vaizey"),
)

PARTIES_2017 = {
    "Luciana Berger": (
        ("labour", "2017-06-08", "2019-02-18"),
        ("change-uk", "2019-02-18", "2019-06-04"),
        ("independent", "2019-06-04", "2019-09-05"),
        ("liberal-democrats", "2019-09-05", "2019-11-06"),
    ),
    "Ann Coffey": (("labour", "2017-06-08", "2019-02-18"), ("change-uk", "2019-02-18", "2019-11-06")),
    "Mike Gapes": (("labour", "2017-06-08", "2019-02-18"), ("change-uk", "2019-02-18", "2019-11-06")),
    "Chris Leslie": (("labour", "2017-06-08", "2019-02-18"), ("change-uk", "2019-02-18", "2019-11-06")),
    "Gavin Shuker": (
        ("labour", "2017-06-08", "2019-02-18"),
        ("change-uk", "2019-02-18", "2019-06-04"),
        ("independent", "2019-06-04", "2019-11-06"),
    ),
    "Angela Smith": (
        ("labour", "2017-06-08", "2019-02-18"),
        ("change-uk", "2019-02-18", "2019-06-04"),
        ("independent", "2019-06-04", "2019-09-07"),
        ("liberal-democrats", "2019-09-07", "2019-11-06"),
    ),
    "Chuka Umunna": (
        ("labour", "2017-06-08", "2019-02-18"),
        ("change-uk", "2019-02-18", "2019-06-04"),
        ("independent", "2019-06-04", "2019-06-13"),
        ("liberal-democrats", "2019-06-14", "2019-11-06"),
    ),
    "Joan Ryan": (("labour", "2017-06-08", "2019-02-19"), ("change-uk", "2019-02-20", "2019-11-06")),
    "Heidi Allen": (
        ("conservative", "2017-06-08", "2019-02-20"),
        ("change-uk", "2019-02-20", "2019-06-04"),
        ("independent", "2019-06-04", "2019-10-07"),
        ("liberal-democrats", "2019-10-07", "2019-11-06"),
    ),
    "Anna Soubry": (("conservative", "2017-06-08", "2019-02-20"), ("change-uk", "2019-02-20", "2019-11-06")),
    "Sarah Wollaston": (
        ("conservative", "2017-06-08", "2019-02-20"),
        ("change-uk", "2019-02-20", "2019-06-04"),
        ("independent", "2019-06-04", "2019-08-14"),
        ("liberal-democrats", "2019-08-14", "2019-11-06"),
    ),
    "Phillip Lee": (("conservative", "2017-06-08", "2019-09-03"), ("liberal-democrats", "2019-09-03", "2019-11-06")),
    "Sam Gyimah": (
        ("conservative", "2017-06-08", "2019-09-03"),
        ("independent", "2019-09-03", "2019-09-14"),
        ("liberal-democrats", "2019-09-14", "2019-11-06"),
    ),
    "Antoinette Sandbach": (
        ("conservative", "2017-06-08", "2019-09-03"),
        ("independent", "2019-09-03", "2019-10-31"),
        ("liberal-democrats", "2019-10-31", "2019-11-06"),
    ),
    "Ian Austin": (("labour", "2017-06-08", "2019-02-22"), ("independent", "2019-02-22", "2019-11-06")),
    "Frank Field": (("labour", "2017-06-08", "2018-08-30"), ("independent", "2018-08-30", "2019-11-06")),
    "John Woodcock": (("labour", "2017-06-08", "2018-07-18"), ("independent", "2018-07-18", "2019-11-06")),
    "Jared O'Mara": (("labour", "2017-06-08", "2018-07-12"), ("independent", "2018-07-12", "2019-11-06")),
    "Ivan Lewis": (("labour", "2017-06-08", "2018-12-20"), ("independent", "2018-12-20", "2019-11-06")),
    "Nicholas Boles": (("conservative", "2017-06-08", "2019-04-01"), ("independent", "2019-04-01", "2019-11-06")),
    "Amber Rudd": (("conservative", "2017-06-08", "2019-09-07"), ("independent", "2019-09-07", "2019-11-06")),
    **dict.fromkeys(_LEFT, (("conservative", "2017-06-08", "2019-09-03"), ("independent", "2019-09-03", "2019-11-06"))),
    **dict.fromkeys(
        _RETURNED,
        (
            ("conservative", "2017-06-08", "2019-09-03"),
            ("independent", "2019-09-03", "2019-10-29"),
            ("conservative", "2019-10-29", "2019-11-06"),
        ),
    ),
    "Sylvia Hermon": (("independent", "2017-06-08", "2019-11-06"),),
    "Jane Dodds": (("liberal-democrats", "2019-08-01", "2019-11-06"),),
}
"""Members who changed their party in the 2017 parliament, or had none; "Independent" of others is as seen."""

PARTIES_2024 = {
    "Rosie Duffield": "2024-09-28",
    "Danny Kruger": "2025-09-15",
    "Rupert Lowe": "2025-03-07",
    "James McMurdock": "2025-07-05",
    "Zarah Sultana": "2025-07-03",
    "Dan Norris": "2025-04-05",
    "Andrew Gwynne": "2025-02-08",
}
"""The day on which members of the 2024 parliament left the party that they were elected for."""

PEERS_OF_2019 = frozenset({"Zac Goldsmith", "Nicky Morgan"})
"""Ministers after the 2019 election who had left the Commons."""
