from __future__ import annotations

import pytest

from kgbuild.model import BlockKind
from kgbuild.readers.layout import Breaks, lay_out

BODY = "The town council voted on Monday to close the old market hall for two years."
MORE = "Traders said that they would fight the plan in court, and that they expected to win."

H, S, B, F, P, C = (
    BlockKind.HEADLINE,
    BlockKind.STANDFIRST,
    BlockKind.BYLINE,
    BlockKind.FURNITURE,
    BlockKind.PARAGRAPH,
    BlockKind.CORRECTION,
)


def _kinds(text, **options):
    return [block.kind for block in lay_out(text, **options).blocks]


def _words(text, **options):
    return [block.span.of(text) for block in lay_out(text, **options).blocks]


def test_headline_repeated_headline_byline_and_body():
    """A headline that the page repeats is furniture the second time; the byline names the author."""
    text = f"Market hall to close\n\nCouncil shuts hall\n\nCouncil shuts hall\n\nBy Ann Bell\n\n{BODY}\n\n{MORE}\n"
    layout = lay_out(text)
    assert [block.kind for block in layout.blocks] == [H, H, F, B, P, P]
    assert (layout.headline, layout.authors) == ("Market hall to close", ("Ann Bell",))


def test_a_title_that_breaks_off_gives_way_to_the_whole():
    """A first line that is the cut-off start of the headline under it is furniture."""
    text = f"Market:\n\nMarket hall to close\n\nMarket hall to close\n\nBy daily.example staff\n\n{BODY}"
    layout = lay_out(text)
    assert [block.kind for block in layout.blocks] == [F, H, F, B, P]
    assert (layout.headline, layout.authors) == ("Market hall to close", ("daily.example staff",))


def test_furniture_between_headline_and_body():
    """A call to follow and the name of a section are page furniture."""
    text = f"Market hall to close\n\nClick to follow\nDaily Politics\n\n{BODY}\n\n{MORE}"
    assert _kinds(text) == [H, F, F, P, P]


def test_a_line_of_a_result_under_the_headline_is_read():
    """Who holds or gains a seat is no name of a section, however few its words."""
    assert _kinds(f"Count ends at dawn\n\n3 May 2017\n\nLABOUR HOLD: Leeds North\n\n{BODY}") == [H, F, S, P]


def test_standfirst_above_the_body():
    """A longer line without a full stop between headline and body is the standfirst."""
    text = f"Market hall to close\n\nCouncillors reveal the hall will be shut for two years and then sold\n\n{BODY}"
    assert _kinds(text) == [H, S, P]


def test_a_standfirst_with_a_full_stop_is_known_by_the_byline_under_it():
    """Whole sentences between headline and byline are the standfirst."""
    assert _kinds(f"Market hall to close\n\n{BODY}\n\nBy Ann Bell\n\n{MORE}\n\n{BODY}") == [H, S, B, P, P]


def test_a_text_that_starts_with_a_sentence_has_no_headline():
    """A first paragraph that ends with a full stop is prose."""
    layout = lay_out(f"{BODY}\n\n{MORE}\n")
    assert [block.kind for block in layout.blocks] == [P, P]
    assert layout.headline is None


def test_a_stated_title_is_known_in_the_text():
    """A line that is the stated title is the headline even with a full stop, and furniture if it comes again."""
    text = f"They have closed the hall.\n\n{BODY}\n\nThey have closed the hall.\n\n{MORE}"
    assert _kinds(text, title="They have closed the hall") == [H, P, F, P]


def test_a_single_line_is_prose():
    """A text of one line without an end mark is a paragraph, not a headline of nothing."""
    assert _kinds("Market hall to close") == [P]


def test_one_line_paragraphs_are_a_block_each():
    """Without blank lines, long lines are paragraphs of their own."""
    text = f"Market hall to close\n{BODY} {MORE}\n{MORE} {BODY}\n{BODY} {BODY}\n"
    assert _kinds(text) == [H, P, P, P]


def test_hard_wrapped_lines_are_one_block():
    """Lines broken at a width belong together, across a link that did not fit, up to the blank line."""
    text = (
        "The town council voted on Monday evening to close the old market hall in \n"
        "Elmbridge <https://www.daily.example/places/elmbridge-and-its-surroundings> for \n"
        "two years, while builders repair its roof and the owners look for a buyer who \n"
        "will keep it.\n"
        "\n"
        "Traders said that they would fight the plan, which they first heard of in a \n"
        "Radio interview, and that they\n"
        "expected to win.\n"
    )
    layout = lay_out(text)
    assert [block.kind for block in layout.blocks] == [P, P]
    assert layout.blocks[0].span.of(text).endswith("will keep it.")
    assert [span.of(text) for span in layout.ignored] == [
        "<https://www.daily.example/places/elmbridge-and-its-surroundings>"
    ]


def test_a_word_broken_over_lines_of_any_width_keeps_them_together():
    """Half a word is no paragraph, however ragged the lines are."""
    text = (
        "Mine to close\n\nThe owner, Ian Camp-\nbell, met the minister, Rose Sedge-\nmore, in York and told her so.\n"
    )
    assert [block.span.of(text) for block in lay_out(text).blocks] == ["Mine to close", text.split("\n\n")[1].rstrip()]


def test_wrapped_paragraphs_without_a_blank_line_are_told_by_indent():
    """An indented line after a full stop begins a paragraph in wrapped text."""
    text = (
        "    The town council voted on Monday evening to close the old market hall\n"
        "in Elmbridge for two years, while builders repair its roof and the owners.\n"
        "    Traders said that they would fight the plan, which they had heard of\n"
        "in a radio interview, and that they expected to win.\n"
    )
    assert _kinds(text) == [P, P]


def test_headline_and_byline_above_wrapped_lines_stay_apart():
    """A byline is never joined to the wrapped text around it."""
    text = (
        "Council of Elmbridge decides to close the old market hall for two years\n"
        "By Ann Bell\n"
        "The town council voted on Monday evening to close the old market hall in\n"
        "the centre for two years, while builders repair its roof and the owners\n"
        "look for a buyer who will keep the stalls that have been there for ages.\n"
    )
    assert _kinds(text) == [H, B, P]


@pytest.mark.parametrize(
    "note",
    [
        "• The following correction was printed in the Saturday edition. The hall closes for three years, not two.",
        "This article was amended on 9 May 2011. An earlier version gave the wrong year.",
        "Correction: the hall closes for three years, not two.",
        "CLARIFICATION - The council has asked us to say that the hall is not for sale.",
        "An earlier version of this story said that the hall would be sold.",
        "Editor's note: This story has been updated to give the right year.",
        "A correction to this article appeared on Sunday. The hall closes for three years.",
    ],
)
def test_correction_notes(note):
    """A note that corrects the article is a correction, without its bullet."""
    text = f"{BODY}\n\n{MORE}\n\n{note}\n"
    layout = lay_out(text)
    assert [block.kind for block in layout.blocks] == [P, P, C]
    assert layout.blocks[-1].span.of(text) == note.removeprefix("• ")


def test_what_follows_a_bare_correction_heading_is_the_correction():
    """Under a line that only says so, all that follows belongs to the correction."""
    assert _kinds(f"{BODY}\n\nCorrection\n\n{MORE}\n\n{BODY}") == [P, C, C, C]


@pytest.mark.parametrize(
    "prose",
    [
        "Correction of the figures took the ministry two weeks, its spokesman said.",
        "Note: this story is a work of fiction, its writer said on Monday evening.",
    ],
)
def test_prose_about_corrections_is_prose(prose):
    """A paragraph that only speaks of a correction or a note stays a paragraph."""
    assert _kinds(f"{BODY}\n\n{prose}\n\n{MORE}") == [P, P, P]


@pytest.mark.parametrize(
    "line",
    ["Advertisement", "Read more", "Share this article", "Scroll down for video", "ann.bell@daily.example", "* * *",
     "Image copyright Some Agency", "(Reporting by Ann Bell; Editing by Joe Fox)", "Sign up for our newsletter",
     "https://daily.example/more", "Last updated 9 May 2011", "Share | Tweet | Email", "Read more...", "Dear reader,",
     "The post Hall to close appeared first on Leeds Courier.", "Continue reading",
     "Ann Bell outside the market hall on Monday. Photograph: Joe Fox/Courier",
     "The hall holds ninety stalls and is older than the town itself (Image: Leeds Courier)"],
)  # fmt: skip
def test_page_furniture_inside_the_body(line):
    """Lines that pages put between paragraphs are furniture."""
    assert _kinds(f"{BODY}\n\n{line}\n\n{MORE}") == [P, F, P]


@pytest.mark.parametrize(
    "headline",
    ["Save on fuel, minister tells drivers", "Return to work, Bell urges strikers", "Advert banned after complaint",
     "Email to voters was a mistake, says Fox", "Register to vote now, says mayor", "Copyright law vote put off"],
)  # fmt: skip
def test_headlines_that_begin_like_furniture_are_headlines(headline):
    """A headline is not furniture because a button begins with the same verb."""
    assert _kinds(f"{headline}\n\n{BODY}\n\n{MORE}") == [H, P, P]


def test_a_crosshead_is_furniture_and_a_lead_in_is_not():
    """A few words between paragraphs are a crosshead unless a colon, a figure or a quotation says otherwise."""
    assert _kinds(f"{BODY}\n\nLong fight ahead\n\n{MORE}\n\nShe told reporters:\n\n{BODY}\n\nYes 12\n\n{MORE}") == [
        P, F, P, P, P, P, P,
    ]  # fmt: skip


def test_list_marks_are_left_out_of_blocks():
    """Each point of a list is a block that begins after its mark."""
    text = f"{BODY}\n• {MORE}\n• {BODY}\n"
    assert _words(text) == [BODY, MORE, BODY]


def test_a_dash_at_the_start_of_a_wrapped_line_is_no_list_mark():
    """A dash in mid-sentence that wrapping put first on its line does not cut the paragraph."""
    text = (
        "The town council voted on Monday evening to close the old market hall\n"
        "- a home to more than forty stalls - for two years, while builders from\n"
        "the county repair its roof and the owners look for a buyer who keeps it.\n"
    )
    assert _kinds(text) == [P]


def test_a_note_behind_a_bullet_in_a_text_without_line_breaks():
    """A bullet after a full stop begins a block even where the line breaks were lost."""
    text = f"{BODY} {MORE} • This article was amended on 9 May 2011 to correct the year."
    assert _kinds(text) == [P, C]


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Sunday 8 May 2011", "2011-05-08"),
        ("Published: 8 May 2011 10:30 BST", "2011-05-08"),
        ("First published on Sun, May 8, 2011", "2011-05-08"),
        ("Aired May 8, 2011 - 22:00 ET", "2011-05-08"),
        ("May 2011", "2011-05"),
        ("2011-05-08", "2011-05-08"),
        ("25/12/2011", "2011-12-25"),
        ("By Ann Bell, 8 May 2011", "2011-05-08"),
    ],
)
def test_publication_date_from_a_line_of_its_own(line, iso):
    """A line that only holds a date, or a byline with one, dates the article."""
    layout = lay_out(f"Market hall to close\n\n{line}\n\n{BODY}\n\n{MORE}")
    assert layout.date.iso == iso
    assert [block.kind for block in layout.blocks][2:] == [P, P]


def test_publication_date_from_the_dateline():
    """Place and full date before the first sentence date the article."""
    assert lay_out(f"ELMBRIDGE, 8 May 2011 (Agency) - {BODY}\n\n{MORE}").date.iso == "2011-05-08"


@pytest.mark.parametrize("line", ["Last updated 9 May 2011", "08/05/2011", "2011", "The hall opened on 8 May 1911."])
def test_other_dates_do_not_date_the_article(line):
    """A date of an update, one that may mean two days, a bare number and a date in prose are not taken."""
    assert lay_out(f"{BODY}\n\n{line}\n\n{MORE}").date is None


@pytest.mark.parametrize(
    "line",
    [
        "Updated 9 May 2011",
        "Last updated: 9 May 2011 10:30 BST",
        "Updated on 9 May 2011 | UK",
        "(Updated May 9, 2011)",
        "LAST MODIFIED 2011-05-09",
        "This page was last updated on 9 May 2011.",
        "Updated 10 May 2011\n\nUpdated 9 May 2011",
    ],
)
def test_the_day_of_a_change_is_kept_apart(line):
    """A line that says when the article was changed tells that day, of several the earliest."""
    layout = lay_out(f"Market hall to close\n\n{line}\n\n{BODY}\n\n{MORE}")
    assert (layout.date, layout.updated.iso) == (None, "2011-05-09")


@pytest.mark.parametrize("stop", [".", "”"])
def test_items_that_ran_together_are_apart(stop):
    """Byline, date, prose and the labels of a page are told apart where the breaks between them were lost."""
    text = f"Market hall to close\n\nBy Ann Bell8 May 2011Carl Dorn {BODY[:-1]}{stop}Read more: Hall soldShare this\n"
    layout = lay_out(text)
    assert [block.span.of(text) for block in layout.blocks] == [
        "Market hall to close", "By Ann Bell", "8 May 2011", f"Carl Dorn {BODY[:-1]}{stop}", "Read more: Hall sold",
        "Share this",
    ]  # fmt: skip
    assert [block.kind for block in layout.blocks] == [H, B, F, P, F, F]
    assert (layout.date.iso, layout.authors) == ("2011-05-08", ("Ann Bell",))


def test_markdown_headings_and_marks():
    """Under Markdown the first heading is the headline, later ones are furniture, and marks are ignored."""
    text = (
        "# Market hall to close\n\nThe **town** council voted on Monday\nto close the [old hall](https://daily.example/h)"
        f" for two years.\n\n## What now?\n\n> {MORE}\n"
    )
    layout = lay_out(text, breaks=Breaks.SOFT)
    assert [block.kind for block in layout.blocks] == [H, P, F, P]
    assert layout.headline == "Market hall to close"
    assert layout.blocks[-1].span.of(text) == MORE
    assert [span.of(text) for span in layout.ignored] == ["**", "**", "[", "](https://daily.example/h)"]


@pytest.mark.parametrize(
    "line",
    [
        "View this email in your browser",
        "Read it online",
        "Having trouble viewing this email? Click here",
        "You are receiving this newsletter because you signed up.",
        "Unsubscribe from all lists",
        "Sent from my iPhone",
    ],
)
def test_what_newsletters_put_around_their_stories_is_furniture(line):
    """Lines that speak of the message, above and below it, are neither its headline nor its prose."""
    assert _kinds(f"{line}\n\nMarket hall to close\n\n{BODY}\n\n{line}") == [F, H, P, F]


@pytest.mark.parametrize(
    "line",
    [
        "We value your privacy",
        "We and our 842 partners store information on a device, such as cookies.",
        "Accept all Reject all",
        "Accept all cookies | Manage preferences",
        "Posted at 14:32 on 3 May",
        "Market traders pictured beside the hall in 2011 (Photo: PA)",
    ],
)
def test_walls_of_cookies_and_captions_above_the_body_are_furniture(line):
    """What a page asks or shows before its story is neither headline nor prose."""
    assert _kinds(f"{line}\n\nMarket hall to close\n\n{line}\n\n{BODY}") == [F, H, F, P]


def test_the_head_of_a_front_page_is_furniture():
    """The name of the paper, its volume, number and price stand above the headline, however short that is."""
    head = "THE LEEDS COURIER\nVol. XII No. 48\nWednesday, May 3, 2017\nPrice 50p\n\nHALL SHUTS\n\nBy ANN BELL"
    layout = lay_out(f"{head}\n\n{BODY}")
    assert [block.kind for block in layout.blocks] == [F, F, F, F, H, B, P]
    assert (layout.headline, layout.publisher) == ("HALL SHUTS", "THE LEEDS COURIER")


def test_a_header_is_furniture():
    """What stands before the body is one block of furniture."""
    text = f"---\ntitle: x\n---\n\n{BODY}"
    layout = lay_out(text, body=len("---\ntitle: x\n---\n"))
    assert [block.kind for block in layout.blocks] == [F, P]
    assert layout.blocks[0].span.of(text) == "---\ntitle: x\n---"


@pytest.mark.parametrize("name", ["LEEDS COURIER", "The Daily Post", "Sunday Mirror", "BBC News"])
def test_the_name_of_the_paper_above_the_headline(name):
    """A paper's name above the headline is the publisher and no headline, nor is a menu of sections."""
    text = f"Accept all cookies\n{name}\nHome | News | Sport\nMarket hall to close\n\n{BODY}\n\n{MORE}\n"
    layout = lay_out(text)
    assert (layout.headline, layout.publisher) == ("Market hall to close", name)
    assert [block.kind for block in layout.blocks] == [F, F, F, H, P, P]


@pytest.mark.parametrize("headline", ["Mirror", "End of the Times", "Brown meets the Mercury", "Leeds Courier"])
def test_a_headline_that_names_a_paper(headline):
    """The only line above the body is the headline, whatever it names."""
    assert lay_out(f"{headline}\n\n{BODY}\n\n{MORE}\n").headline == headline


def test_a_date_that_ran_into_an_item_with_a_title():
    """A date is apart from words that ran together themselves."""
    text = f"Market hall to close\n\nBy Ann Bell\n\n3 May 2017ComstockSen. Bob Hill has resigned.\n\n{BODY}\n"
    assert lay_out(text).date.iso == "2017-05-03"


@pytest.mark.parametrize("line", ["Published: 03/05/2017 18:03", "03/05/2017", "Leeds Courier, 03/05/2017"])
def test_a_date_in_figures_under_the_headline(line):
    """It dates the article as the user says that days are written; where nobody says, it is told and is no prose."""
    text = f"Market hall to close\n\n{line}\n\n{BODY}\n\n{MORE}\n"
    assert lay_out(text, day_first=True).date.iso == "2017-05-03"
    assert lay_out(text, day_first=False).date.iso == "2017-03-05"
    unclear = lay_out(text)
    assert unclear.date is None and [block.kind for block in unclear.blocks] == [H, F, P, P]


def test_an_unclear_date_is_reported(read_one):
    """An article that only figures date, which could mean two days, is undated with a warning."""
    (article,), issues = read_one(f"Market hall to close\n\nPublished: 03/05/2017\n\n{BODY}\n\n{MORE}\n")
    assert article.date is None and [issue.code for issue in issues] == ["bad-date"]


@pytest.mark.parametrize(
    "heading",
    [
        "Comments (3)",
        "2 responses to “Market hall to close”",
        "Leave a Reply",
        "What our readers say",
        "One thought on Hall",
    ],
)
def test_what_stands_below_an_article_tells_nothing_of_it(heading):
    """Comments are no part of the article, and the day of one is not the day of publication."""
    comments = (
        "bob1962 says:\n\nMay 3, 2017 at 10:11 am\n\nThe mayor, Carl Dorn, resigned in disgrace and went to jail.\n"
    )
    layout = lay_out(f"Market hall to close\n\n{BODY}\n\n{MORE}\n\n{heading}\n\n{comments}")
    assert [block.kind for block in layout.blocks] == [H, P, P, F, F, F, F]
    assert layout.date is None and layout.authors == ()


def test_the_day_of_a_related_story_is_not_that_of_the_article():
    """A date among links to other articles dates none."""
    text = f"Market hall to close\n\n{BODY}\n\n{MORE}\n\nRelated stories\n\nBridge opens\n\n4 May 2017\n"
    assert lay_out(text).date is None


@pytest.mark.parametrize(
    ("top", "publisher"),
    [
        ("LEEDS ECHO\n\nSign in | Subscribe", "LEEDS ECHO"),
        ("Yorkshire Post\n\nMenu\n\nHome | News | Jobs | E-paper", "Yorkshire Post"),
        ("Leeds Evening Standard", "Leeds Evening Standard"),
    ],
)
def test_the_top_of_a_page_above_the_headline(top, publisher):
    """The name of a paper and its menus stand above a headline and are none."""
    layout = lay_out(f"{top}\n\nMarket hall to close\n\nBy Ann Bell\n\n{BODY}\n\n{MORE}\n")
    assert (layout.headline, layout.publisher, layout.authors) == ("Market hall to close", publisher, ("Ann Bell",))


@pytest.mark.parametrize("headline", ["Bell Takes Post", "Next Post", "Weather warning issued", "Ann Bell: my fight"])
def test_headlines_that_look_like_names_of_papers(headline):
    """A headline that ends in a word of papers' names, or begins like a label, is a headline."""
    text = f"{headline}\n\nCouncil reveals that the hall will be shut for two years and then sold\n\n{BODY}\n\n{MORE}\n"
    assert lay_out(text).headline == headline


@pytest.mark.parametrize(
    "caption",
    [
        "The hall in 1890. Photo by Joe Fox",
        "Carl Dorn met the traders on Monday. Joe Fox/Getty Images",
        "Carl Dorn outside the hall (AP Photo/Joe Fox)",
        "Carl Dorn resigned on Monday (Picture courtesy of Joe Fox)",
    ],
)
def test_captions_end_with_whose_picture_it_is(caption):
    """A caption states no facts of the article, however its credit is worded."""
    assert _kinds(f"{BODY}\n\n{caption}\n\n{MORE}") == [P, F, P]


@pytest.mark.parametrize(
    ("line", "authors", "publisher"),
    [
        ("Posted on May 3rd, 2017 by Joe Fox", ("Joe Fox",), None),
        ("By JOE FOX, Political Editor | May 3, 2017", ("JOE FOX",), None),
        ("May 3, 2017 / 6:04 PM EDT / CBS News", (), "CBS News"),
        ("Joe Fox, Political Editor | Wed 3 May 2017", ("Joe Fox",), None),
    ],
)
def test_lines_that_tell_several_things(line, authors, publisher):
    """Writer, post, day, time and publisher on one line are told apart."""
    layout = lay_out(f"Market hall to close\n\n{line}\n\n{BODY}\n\n{MORE}\n")
    assert (layout.authors, layout.date.iso, layout.publisher) == (authors, "2017-05-03", publisher)


def test_a_date_that_runs_into_the_first_sentence():
    """Byline, day and text that lost their breaks are three items, whatever word the text begins with."""
    layout = lay_out(f"Market hall to close\n\nBy Joe Fox3 May 2017{BODY}\n\n{MORE}\n")
    assert [block.kind for block in layout.blocks] == [H, B, F, P, P]
    assert (layout.authors, layout.date.iso) == (("Joe Fox",), "2017-05-03")


def test_a_question_is_no_headline():
    """An interview of which something else states the title begins with its first question."""
    text = f"Q. Why close the hall?\n\nA: {BODY}\n\nQ. What then?\n\nA: {MORE}\n"
    assert _kinds(text, title="An interview") == [P, P, P, P]


def test_speakers_with_their_posts_begin_lines():
    """In Markdown, too, where lines run on, each speaker of a transcript has a block."""
    text = (
        f"ROSE GREY, HOST: {BODY}\nTOM FOX (MAYOR): {MORE}\nGREY: Thank you very much for being with us today, mayor.\n"
    )
    assert len(lay_out(text, title="Transcript", breaks=Breaks.SOFT).blocks) == 3


def test_letters_set_apart_make_words():
    """Letters with a blank between them are a word, and two blanks part words, in a headline and a byline."""
    layout = lay_out(f"M A R K E T  H A L L  T O  C L O S E\n\nBy J o e  F o x\n\n{BODY}\n\n{MORE}\n")
    assert (layout.headline, layout.authors) == ("MARKET HALL TO CLOSE", ("Joe Fox",))


@pytest.mark.parametrize(("first", "rest"), [("Anglo-", "Irish"), ("peo\u00ad", "ple"), ("ex\u2010", "pected")])
def test_a_word_broken_by_any_hyphen_keeps_its_lines_together(first, rest):
    """A line that ends within a word is no paragraph."""
    assert _kinds(f"Mine to close\n\nThe owner met the {first}\n{rest} minister in York and told her of it.\n") == [
        H,
        P,
    ]


def test_the_first_turn_of_a_transcript_is_no_headline():
    """Where the title is stated, short first turns are paragraphs; a headline that looks like a turn stays one."""
    turns = f"Rose Grey: Welcome.\n\nTom Fox: Thank you.\n\nRose Grey: {BODY}\n"
    assert _kinds(turns, title="A hearing") == [P, P, P]
    assert _kinds(f"Rose Grey: my fight\n\n{turns}", title="Rose Grey: my fight") == [H, P, P, P]
    assert _kinds(f"Rose Grey: my fight\n\n{turns}") == [H, P, P, P]


def test_lines_that_exports_label():
    """Title, day, source and writer behind their labels are read; when and how it was stored tells nothing."""
    head = "Title: Market hall to close\nDate: 3 May 2017\nSource: The Quay\nAuthor: Joe Fox\nLength: 312 words\n"
    layout = lay_out(f"{head}\n{BODY}\n\n{MORE}\n\nLoad-Date: May 4, 2017\n\nEnd of Document\n")
    told = (layout.headline, layout.date.iso, layout.publisher, layout.authors)
    assert told == ("Market hall to close", "2017-05-03", "The Quay", ("Joe Fox",))
    assert [block.kind for block in layout.blocks] == [H, F, F, F, F, P, P, F, F]


def test_the_weekday_behind_a_date():
    """Archives of papers write the weekday last."""
    assert lay_out(f"Hall to close\n\nMay 3, 2017 Wednesday\n\n{BODY}\n\n{MORE}\n").date.iso == "2017-05-03"


def test_underlined_headings_of_markdown():
    """A line of equals signs or dashes makes the one above it a heading, and is no part of it."""
    text = f"Hall to close\n=============\n\n{BODY}\n\nWhat now?\n---------\n{MORE}\n"
    layout = lay_out(text, breaks=Breaks.SOFT)
    assert [block.kind for block in layout.blocks] == [H, P, F, P] and layout.headline == "Hall to close"


def test_the_source_of_a_chart_is_no_publisher():
    """What stands below the first paragraph as a source is that of figures or pictures; a sentence is no name."""
    assert lay_out(f"Hall to close\n\n{BODY}\n\nSource: The Quay\n\n{MORE}\n").publisher is None
    assert lay_out(f"Source: Bears, Dolphins on verge of deal\n\n{BODY}\n\n{MORE}\n").publisher is None


@pytest.mark.parametrize(
    "row", ["Rosa Quill (Lab) 12,345", "| Rosa Quill | Labour | 12,345 |", "Rosa Quill,Labour,12345"]
)
def test_a_heading_above_rows_tells_what_they_are_about(row):
    """A heading stays part of the text where rows of figures stand right under it; elsewhere it is furniture."""
    text = f"# Results in full\n\n{BODY}\n\n## Northwick\n\n{row}\n{row}\n\n## What now?\n\n{MORE}\n"
    layout = lay_out(text, breaks=Breaks.SOFT)
    assert [b.kind for b in layout.blocks] == [H, P, P, P, P, F, P]


def test_lines_of_a_csv_are_a_block_each():
    """Two lines with as many cells are rows also where lines run on; a line of prose with commas is none."""
    text = f"{BODY}\n\nCandidate,Party,Votes\nRosa Quill,Labour,1204\n\nOne, two and three; four,\nfive, they said."
    layout = lay_out(text, title="Results", breaks=Breaks.SOFT)
    assert len(layout.blocks) == 4
