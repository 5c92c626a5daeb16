from __future__ import annotations

import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from kgbuild.annotate.dates import find_times
from kgbuild.annotate.dates.explicit import easter
from kgbuild.annotate.dates.timex import days_of, moved_value, unit_value
from kgbuild.annotate.language import load_language
from kgbuild.layers import Chunk, TimeExpression, TimeKind
from kgbuild.model import DateInterval

MODEL = load_language()
WEDNESDAY = DateInterval(date(2012, 3, 14), date(2012, 3, 14))


def read(text: str, published: DateInterval | None = WEDNESDAY) -> list[tuple[str, TimeExpression]]:
    """Return the expressions of a text with their words."""
    doc = MODEL.make_doc(text)
    MODEL.read(doc, [Chunk(0, len(doc))])
    return [(doc[t.chunk.start : t.chunk.end].text, t) for t in find_times(doc, published)]


def only(text: str, published: DateInterval | None = WEDNESDAY) -> tuple[str, TimeExpression]:
    """Return the one expression of a text."""
    found = read(text, published)
    assert len(found) == 1, [words for words, _ in found]
    return found[0]


def test_the_next_day_is_that_after_the_one_told_of() -> None:
    """ "The next day" counts from the day spoken of, never from today; without one it is open."""
    assert [t.value for _, t in read("They met on 5 March and left the next day.")] == ["2012-03-05", "2012-03-06"]
    assert [t.value for _, t in read("He was dismissed the next day.")] == [None]


@pytest.mark.parametrize(
    ("day", "value"),
    [(date(2012, 1, 10), "2012-FA"), (date(2012, 6, 10), "2012-FA"), (date(2012, 12, 20), "2012-FA")],
)
def test_this_autumn_is_that_of_this_year(day: date, value: str) -> None:
    """ "This autumn" is the autumn of the year, in January, too, with no tense to say whether it is to come."""
    assert only("Its debut at elections this autumn.", DateInterval(day, day))[1].value == value


def test_this_winter_is_the_one_that_goes_on() -> None:
    """ "This winter", in February, is the winter that began last year."""
    day = date(2012, 2, 10)
    assert only("The strikes of this winter.", DateInterval(day, day))[1].value == "2011-WI"


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The vote took place on 4 June 2005.", "4 June 2005", "2005-06-04"),
        ("She resigned on Friday 4 June 2010 at noon sharp.", "Friday 4 June 2010", "2010-06-04"),
        ("It began on Sept. 11, 1997, they recalled.", "Sept. 11, 1997", "1997-09-11"),
        ("The order of 2003-11-30 stands.", "2003-11-30", "2003-11-30"),
        ("It was signed on 4/6/2005.", "4/6/2005", "2005-06-04"),
        ("It was signed on 6/24/2005.", "6/24/2005", "2005-06-24"),
        ("They expect to win in May 2015.", "May 2015", "2015-05"),
        ("The party split in February of 1974.", "February of 1974", "1974-02"),
        ("He joined in 1981.", "1981", "1981"),
        ("They met in nineteen ninety-six.", "nineteen ninety-six", "1996"),
        ("They met on 7 and 9 June 2010.", "7 and 9 June 2010", "2010-06-07/2010-06-09"),
        ("They met on June 7-9, 2010.", "June 7-9, 2010", "2010-06-07/2010-06-09"),
        ("He was treasurer in 2007/08.", "2007/08", "2007/2008"),
        ("He sat in the parliament of 1997-2001.", "1997-2001", "1997/2001"),
        ("That was the mood of the 1990s.", "the 1990s", "199"),
        ("It was a habit of the eighties.", "the eighties", "198"),
        ("Some call it a relic of the 19th century.", "the 19th century", "18"),
        ("They toured in the summer of 2009.", "the summer of 2009", "2009-SU"),
        ("Profits fell in the third quarter of 2008.", "the third quarter of 2008", "2008-Q3"),
        ("Sales rose in the first half of 2007.", "the first half of 2007", "2007-H1"),
        ("Talks opened in early 2010.", "early 2010", "2010"),
        ("The rules changed after the September 11 attacks.", "September 11", "2001-09-11"),
        ("Shops closed on Christmas Eve 2003.", "Christmas Eve 2003", "2003-12-24"),
        ("The march was on Good Friday 2011.", "Good Friday 2011", "2011-04-22"),
    ],
)
@pytest.mark.parametrize("published", [WEDNESDAY, None])
def test_a_full_date_needs_no_publication_date(text, words, value, published):
    """A date that names its year means the same whenever the article appeared, even if nobody knows when."""
    found, time_expression = next((w, t) for w, t in read(text, published) if t.value not in {None, "PAST_REF"})
    assert (found, time_expression.value) == (words, value)
    assert time_expression.interval == days_of(value)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The minister resigned yesterday.", "yesterday", "2012-03-13"),
        ("The council meets today.", "today", "2012-03-14"),
        ("They will vote tomorrow.", "tomorrow", "2012-03-15"),
        ("The pair met last week.", "last week", "2012-W10"),
        ("The talks will resume next week.", "next week", "2012-W12"),
        ("He was made a peer last year.", "last year", "2011"),
        ("This month's local elections went badly.", "This month", "2012-03"),
        ("He quit the party earlier this month.", "earlier this month", "2012-03"),
        ("He spoke after Thursday's council elections.", "Thursday", "2012-03-08"),
        ("She will see him on Thursday.", "Thursday", "2012-03-15"),
        ("She will see him on Monday 19.", "Monday 19", "2012-03-19"),
        ("She saw him on Monday 5.", "Monday 5", "2012-03-05"),
        ("She resigned on Thursday.", "Thursday", "2012-03-08"),
        ("They met on Thursday to talk.", "Thursday", "2012-03-08"),
        (
            "She will see them on Monday 19, Tuesday 20 and Friday 23 March.",
            "Monday 19, Tuesday 20 and Friday 23 March",
            "2012-03-19/2012-03-23",
        ),
        ("They met from Monday to Wednesday.", "from Monday to Wednesday", "2012-03-12/2012-03-14"),
        ("They met between Monday and Wednesday.", "between Monday and Wednesday", "2012-03-12/2012-03-14"),
        ("He said on Wednesday that it was over.", "Wednesday", "2012-03-14"),
        ("They lost last Saturday.", "last Saturday", "2012-03-10"),
        ("They will vote next Sunday.", "next Sunday", "2012-03-18"),
        ("They spoke following Tuesday's vote.", "Tuesday", "2012-03-13"),
        ("He told them on Monday last week.", "Monday last week", "2012-03-05"),
        ("The leader was chosen two years ago.", "two years ago", "2010"),
        ("She left three weeks ago.", "three weeks ago", "2012-W08"),
        ("He went to Paris ten days ago.", "ten days ago", "2012-03-04"),
        ("It happened in January.", "January", "2012-01"),
        ("The chief executive left in December.", "December", "2011-12"),
        ("The poll will be held on 3 May.", "3 May", "2012-05-03"),
        ("She was sacked on 3 May.", "3 May", "2011-05-03"),
        ("Her aide was appointed last October.", "last October", "2011-10"),
        ("In June last year the deal was struck.", "June last year", "2011-06"),
        ("The chairman quit last autumn.", "last autumn", "2011-FA"),
        ("It will be dropped this summer.", "this summer", "2012-SU"),
        ("He blamed the past decade.", "the past decade", "200"),
        ("They will decide before the end of the month.", "the end of the month", "2012-03"),
        ("They expect a May election.", "May", "2012-05"),
        ("They argued over the weekend.", "the weekend", "2012-W10-WE"),
        ("The third-quarter figures were good.", "third-quarter", "2011-Q3"),
        ("They will vote in 10 days' time.", "in 10 days' time", "2012-03-24"),
    ],
)
def test_a_relative_date_is_counted_from_the_publication_date(text, words, value):
    """What hangs on the publication date is resolved against it, the tense saying which way."""
    found, time_expression = next((w, t) for w, t in read(text) if w.lower().endswith(words.lower()[-5:]))
    assert words in found
    assert time_expression.value == value
    assert time_expression.interval == days_of(value)


@pytest.mark.parametrize(
    "text",
    ["He resigned yesterday.", "They met last week.", "She will go on Friday.", "It was on 4 June.", "They met in May.",
     "It ended two years ago.", "They won last autumn.", "They met at Christmas."],
)  # fmt: skip
def test_without_publication_date_the_wording_is_kept_and_no_date_invented(text):
    """Without a publication date an expression that hangs on it is found and has no days."""
    _, time_expression = only(text, None)
    assert (time_expression.interval, time_expression.value) == (None, None)
    assert time_expression.tells_when


def test_a_partial_publication_date_covers_every_day_it_may_mean():
    """Published in May 2011, "last week" lies between the last week of April and the last but one of May."""
    _, time_expression = only("They met last week.", DateInterval(date(2011, 5, 1), date(2011, 5, 31)))
    assert time_expression.interval == DateInterval(date(2011, 4, 18), date(2011, 5, 29))
    assert time_expression.value is None


def test_a_partial_publication_date_that_suffices_gives_the_exact_days():
    """Published in May 2011, "this month" is May 2011, and "next year" is 2012."""
    may = DateInterval(date(2011, 5, 1), date(2011, 5, 31))
    assert only("This month brought elections.", may)[1].value == "2011-05"
    assert only("It will open next year.", may)[1].value == "2012"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He left the board in 1995. Four years later he became chairman.", "1999"),
        ("They met on 3 May 2009. Two days later they fell out.", "2009-05-05"),
        ("They met in 2009. A week later they fell out.", None),
        ("A week later they fell out.", None),
    ],
)
def test_later_counts_from_the_date_spoken_of_only_where_that_is_fine_enough(text, value):
    """ "Four years later" is counted from the date just stated; a week after some day of 2009 is not known."""
    assert read(text, None)[-1][1].value == value


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the town and sun themselves.",
        "Theresa Mayhew said no.",
        "Mr May will stand down.",
        "Jane May said so.",
        "May I ask a question?",
        "The Sunday Times reported it.",
        "She was on the Today programme.",
        "They remember Black Wednesday.",
        "It cost 2,010 pounds.",
        "About 2000 people came.",
        "It cost £1998.",
        "The next general election looms.",
        "It fell after one term.",
        "They want a pre-Christmas election.",
    ],
)
def test_words_that_only_look_like_dates_are_none(text):
    """Modal verbs, surnames, publications, sums, elections and what is before a holiday are no time expressions."""
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("He led it for three years.", TimeKind.DURATION, "P3Y"),
        ("It was a two-day summit.", TimeKind.DURATION, "P2D"),
        ("It took half an hour.", TimeKind.DURATION, "PT30M"),
        ("It took two and a half years.", TimeKind.DURATION, "P2Y6M"),
        ("It went on for several months.", TimeKind.DURATION, "PXM"),
        ("They ruled for two decades.", TimeKind.DURATION, "P20Y"),
        ("They meet every week.", TimeKind.SET, "P1W"),
        ("They meet each Thursday.", TimeKind.SET, "XXXX-WXX-4"),
        ("It costs a million a year.", TimeKind.SET, "P1Y"),
        ("He resigned on Monday night.", TimeKind.TIME, "2012-03-12TNI"),
        ("He resigned at 10 p.m. yesterday.", TimeKind.TIME, "2012-03-13T22:00"),
        ("He resigned this morning.", TimeKind.TIME, "2012-03-14TMO"),
        ("They are now in talks.", TimeKind.DATE, "PRESENT_REF"),
        ("It was two days before the vote.", TimeKind.DURATION, "P2D"),
    ],
)
def test_lengths_repetitions_and_times_of_day_have_their_timex3_type(text, kind, value):
    """Durations and sets have no days and do not tell when; a time of day has the day it lies in."""
    _, time_expression = only(text)
    assert (time_expression.kind, time_expression.value) == (kind, value)
    assert time_expression.tells_when == (kind is TimeKind.TIME)
    assert (time_expression.interval is not None) == (kind is TimeKind.TIME)


def test_a_time_of_day_is_of_the_day_of_its_sentence() -> None:
    """ "11am" beside a day is on that day; alone it is today."""
    found = read("She will go to Leeds on Thursday, after an 11am meeting.")
    assert [t.value for _, t in found] == ["2012-03-15", "2012-03-15T11:00"]


def test_months_in_a_list_are_read():
    """Every month of a list is one, ambiguous names too."""
    assert [words for words, _ in read("They lost in May, June and July.")] == ["May", "June", "July"]


def test_each_end_of_a_range_is_an_expression():
    """ "From 2001 to 2005" names two years."""
    assert [t.value for _, t in read("She led the party from 2001 to 2005.")] == ["2001", "2005"]


_WORDS = st.sampled_from(
    "last next this the May march 1998 2005 4 31 June week year two years ago Thursday 's quarter third 9/11 , . a half"
    " decade every in on of Christmas 0 30 February earlier later nineteen ninety ½ £ noon 10 pm 25:99 fiscal".split()
)
_DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))


@settings(deadline=None, max_examples=150)
@example("JUL 1", date(1, 1, 1), date(2000, 1, 1))
@given(st.one_of(st.text(max_size=80), st.lists(_WORDS, max_size=14).map(" ".join)), _DAYS, _DAYS)
def test_any_text_is_read_without_a_crash_into_ordered_expressions(text, one, other):
    """Whatever the text and the publication date, expressions are in order, apart and not empty, their days ordered."""
    published = DateInterval(min(one, other), max(one, other))
    doc = MODEL.make_doc(text)
    MODEL.read(doc, [Chunk(0, len(doc))])
    times = find_times(doc, published)
    for earlier, later in pairwise(times):
        assert earlier.chunk.end <= later.chunk.start
    for time_expression in times:
        assert 0 <= time_expression.chunk.start < time_expression.chunk.end <= len(doc)
        assert time_expression.interval is None or time_expression.interval.first <= time_expression.interval.last


@pytest.mark.parametrize(
    "piece", ["the ", "1 ", "last the two ", "in May and ", "one hundred and ", "a few years or ", "5/"]
)
def test_time_grows_no_faster_than_the_text(piece):
    """A line twice as long takes about twice as long, whatever it repeats."""

    def seconds(size: int) -> float:
        doc = MODEL.make_doc(piece * (size // len(piece)))
        doc = Doc(doc.vocab, [t.text for t in doc], deps=["ROOT"] * len(doc), heads=list(range(len(doc))))
        start = time.process_time()
        find_times(doc, WEDNESDAY)
        return time.process_time() - start

    small, large = seconds(5_000), seconds(20_000)
    assert large < 12 * small + 0.5


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2011", date(2011, 1, 1), date(2011, 12, 31)),
        ("2011-02", date(2011, 2, 1), date(2011, 2, 28)),
        ("2011-W18", date(2011, 5, 2), date(2011, 5, 8)),
        ("2011-W18-WE", date(2011, 5, 7), date(2011, 5, 8)),
        ("2011-WI", date(2011, 12, 1), date(2012, 2, 29)),
        ("2011-Q4", date(2011, 10, 1), date(2011, 12, 31)),
        ("2011-H1", date(2011, 1, 1), date(2011, 6, 30)),
        ("2011-05-08TMO", date(2011, 5, 8), date(2011, 5, 8)),
        ("201", date(2010, 1, 1), date(2019, 12, 31)),
        ("19", date(1900, 1, 1), date(1999, 12, 31)),
    ],
)
def test_a_value_covers_its_days(value, first, last):
    """A TIMEX3 value names the days from the first to the last of it."""
    assert days_of(value) == DateInterval(first, last)


@pytest.mark.parametrize("value", ["P3Y", "PAST_REF", "2011-13", "2011-02-30", "XXXX-WXX-4", "2011-W60", "", None])
def test_a_value_that_is_no_stretch_of_the_calendar_has_no_days(value):
    """Lengths, references and impossible dates have no days."""
    assert days_of(value) is None


def test_moving_values_keeps_their_grain_and_refuses_what_is_unknown():
    """A quarter moved by a year stays a quarter; a year cannot be moved by a week; 29 February needs a leap year."""
    assert moved_value("1989-Q3", "year", -1) == "1988-Q3"
    assert moved_value("1989", "week", 1) is None
    assert moved_value("2012-02-29", "year", 1) is None
    assert unit_value(date(9998, 12, 1), "year", 10) is None


def test_easter_is_computed():
    """Easter Sunday falls where the almanac has it."""
    assert [easter(year) for year in (2005, 2010, 2011)] == [date(2005, 3, 27), date(2010, 4, 4), date(2011, 4, 24)]


@pytest.mark.parametrize(
    ("day", "text", "first", "last"),
    [
        (date(2024, 11, 9), "They won last week.", date(2024, 10, 28), date(2024, 11, 8)),
        (date(2024, 11, 10), "They won last week.", date(2024, 10, 28), date(2024, 11, 9)),
        (date(2024, 11, 8), "They won last week.", date(2024, 10, 28), date(2024, 11, 3)),
        (date(2019, 1, 27), "They will vote this week.", date(2019, 1, 27), date(2019, 2, 3)),
        (date(2019, 1, 27), "They voted this week.", date(2019, 1, 21), date(2019, 1, 27)),
        (date(2019, 1, 25), "They will vote this week.", date(2019, 1, 21), date(2019, 1, 27)),
    ],
)
def test_weeks_at_the_weekend_have_two_readings(day: date, text: str, first: date, last: date) -> None:
    """On a Saturday or Sunday "last week" may be the one that ends, and "this week", ahead, the one that begins."""
    assert only(text, DateInterval(day, day))[1].interval == DateInterval(first, last)


def test_less_than_so_long_ago_covers_all_days_since() -> None:
    """ "Less than three weeks ago" is any day of these three weeks, not one of the week three weeks before."""
    (_, time_expression) = only("She took over less than three weeks ago.")
    assert time_expression.interval == DateInterval(date(2012, 2, 22), date(2012, 3, 13))


def test_next_thursday_is_not_tomorrow() -> None:
    """On a Wednesday "next Thursday" is that of the next week, for the coming one is tomorrow."""
    assert only("They will meet next Thursday.")[1].value == "2012-03-22"


def test_a_second_one_is_no_measure_of_time() -> None:
    """ "Backs a second vote" says which, "four times a second" how often."""
    assert read("She backs a second vote.") == []
    assert [t.kind for _, t in read("It beats two times a second.")] == [TimeKind.SET]


def test_a_month_before_a_meeting_is_no_name() -> None:
    """After an owner a month stands for itself before the noun of an event, not in a person's name."""
    assert [words for words, _ in read("The board's June meeting was short.")] == ["June"]
    assert read("Jane May held a meeting.") == []


def test_this_summer_is_the_last_one_of_what_happened() -> None:
    """In January "this summer" is that of the year before if what it dates has been."""
    january = DateInterval(date(2019, 1, 31), date(2019, 1, 31))
    assert only("He resigned this summer.", january)[1].value == "2018-SU"
    assert only("He will resign this summer.", january)[1].value == "2019-SU"
