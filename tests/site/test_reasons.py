"""Why a fact is there, in words."""

from __future__ import annotations

import pytest

from kgbuild.site import reasons

from .conftest import graph_of


@pytest.mark.parametrize(
    ("published", "words", "told"),
    [
        ("2011-05-08", "on 5 May 2005", "“on 5 May 2005” names the date."),
        ("2011-05-08", "5/5/05", "“5/5/05” names the date."),
        ("2011-05-08", "in 1997", "“in 1997” names the date."),
        ("2011-05-08", "on 5 May", "“on 5 May” names no year; that is reckoned from the article's date, 2011-05-08."),
        ("2011-05-08", "Thursday", "“Thursday” is reckoned from the article's date, 2011-05-08."),
        ("2011-05-08", "earlier this month", "“earlier this month” is reckoned from the article's date, 2011-05-08."),
        ("2011-05-08", "the next day", "“the next day” is reckoned from the day that the text tells of before it."),
        (
            "2011-05-08",
            "a year later",
            "“a year later” is reckoned from the day that the text tells of before it.",
        ),
        ("", "Thursday", ""),
    ],
)
def test_how_a_day_is_reckoned(published, words, told):
    """A date that names its year is not said to be reckoned; others are, from the article's date or another day."""
    date = f' ; schema:datePublished "{published}"' if published else ""
    view = graph_of(f"""
        d:a a kg:Article ; kg:fileName "1.txt" ; schema:headline "Talks"{date} .
        d:x a oa:SpecificResource ; oa:hasSource d:a ; oa:hasSelector d:y ; kg:line 1 .
        d:y oa:start 0 ; oa:end 3 ; oa:exact "met" .
        d:m a kg:Meeting ; kg:factuality kg:Actual ; kg:dateText "{words}" ; prov:wasDerivedFrom d:x ;
          sem:hasEarliestBeginTimeStamp "2005-05-05"^^xsd:date .
    """)
    (event,) = view.events.values()
    said = reasons.of_event(view, event)
    assert said == f"“met” tells it as something that happened. {told}".strip()
