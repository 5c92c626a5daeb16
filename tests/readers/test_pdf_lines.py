"""Lines of printed pages: pieces of loose type, columns, what runs over the pages, as browsers and presses set them."""

from __future__ import annotations

from kgbuild.model.hyphens import joined
from kgbuild.readers.pdf.fragments import whole_lines
from kgbuild.readers.pdf.lines import Page, PrintedLine, in_reading_order, level_heads, without_running_heads
from kgbuild.readers.pdf.paragraphs import paragraphs_of
from kgbuild.readers.pdf.tables import with_rows


def line(words: str, left: float, right: float, level: float, size: float = 10.0) -> PrintedLine:
    """A line of type whose baseline is at a level."""
    return PrintedLine(words, left, right, level, level + size, size)


def column(name: str, left: float, count: int = 12, top: float = 600.0) -> list[PrintedLine]:
    """Full lines of a column, each named."""
    return [line(f"{name}{n}", left, left + 160, top - 12 * n) for n in range(count)]


def words(lines: list[PrintedLine]) -> list[str]:
    """The lines as they are read."""
    return [one.words for part in in_reading_order(whole_lines(lines)) for one in part]


def test_pieces_of_a_loose_line_are_one_line():
    """In justified type words stand as far apart as columns; lines above and below run on there."""
    text = column("a", 40, 12) + column("b", 210, 12)
    loose = [line("compromise,", 40, 90, 450), line("but", 105, 120, 450), line("the end", 140, 200, 450)]
    found = whole_lines([*text, *loose, *column("a", 40, 4, 438), *column("b", 210, 4, 438)])
    assert "compromise, but the end" in [one.words for one in found]


def test_pieces_of_loose_lines_below_each_other():
    """Two loose lines with a gap at the same place are two lines, not two columns."""
    loose = [
        line("the", 40, 60, 588),
        line("mayor", 90, 200, 588),
        line("of", 40, 60, 576),
        line("Leeds", 90, 200, 576),
    ]
    text = [one for one in column("a", 40) if one.bottom not in (588, 576)] + column("b", 210)
    assert words([*text, *loose])[:3] == ["a0", "the mayor", "of Leeds"]


def test_columns_level_with_each_other_stay_apart():
    """Lines of two columns on one baseline are no pieces of a line, however narrow the gutter."""
    assert words(column("a", 40) + column("b", 210)) == [f"{name}{n}" for name in "ab" for n in range(12)]


def test_a_byline_over_narrow_columns_does_not_join_them():
    """What crosses a gutter above the columns is read first, then each column."""
    byline = line("By Ann Bell, Local Government Correspondent", 48, 230, 616)
    order = words([byline, *column("a", 40), *column("b", 210)])
    assert order == [byline.words, *(f"{name}{n}" for name in "ab" for n in range(12))]


def test_what_a_browser_prints_at_the_edges_is_left_out():
    """Time, title, address and page number of a printed page are none of its text, of one page already."""
    edges = [line("11/29/26, 2:41 AM", 24, 98, 768, 8), line("Leeds Courier archive", 314, 401, 768, 8)]
    edges += [line("https://courier.example/hall", 24, 200, 16, 8), line("1/1", 560, 575, 16, 8)]
    (page,), running = without_running_heads([Page(1, 792, (*column("a", 40), *edges))])
    assert len(page.lines) == 12 and len(running) == 4


def test_repeated_words_of_the_text_are_no_running_head():
    """A line at the top of two pages that goes right on into the text is text."""
    pages = [Page(n, 700, tuple(column("", 40, 20, 680))) for n in (1, 2)]
    cleaned, _ = without_running_heads(pages)
    assert [one.words for one in cleaned[0].lines][-3:] == ["17", "18", "19"]
    same = [
        Page(n, 700, tuple(line("that the talks had ended", 40, 200, 680 - 12 * k) for k in range(20))) for n in (1, 2)
    ]
    assert len(without_running_heads(same)[0][1].lines) == 20


def test_a_running_head_with_room_below_it_is_left_out():
    """A head on two pages, parted from the text."""
    head = line("Leeds Courier", 40, 120, 670)
    pages = [Page(n, 700, (head, *(line(f"{n} {k} text", 40, 200, 640 - 12 * k) for k in range(20)))) for n in (1, 2)]
    cleaned, running = without_running_heads(pages)
    assert running == ["Leeds Courier", "Leeds Courier"] and len(cleaned[0].lines) == 20


def test_a_short_line_before_an_indented_one_is_a_paragraph():
    """A date under a byline ends without a full stop."""
    lines = [line("Wednesday 3 May 2017", 40, 120, 612), line("LEEDS — The council voted", 50, 200, 600)]
    lines += column("a", 40, 3, 588)
    assert next(part.paragraph.words for part in paragraphs_of([lines], 1, 10)) == "Wednesday 3 May 2017"


def test_a_byline_and_a_date_under_it_stand_alone():
    """Also where they are set as close as the lines of a paragraph, one as long as the other."""
    lines = [line("By Ann Bell, local government reporter", 40, 200, 612), line("Wednesday 3 May 2017", 40, 180, 600)]
    lines += column("a", 40, 3, 588)
    found = [part.paragraph.words for part in paragraphs_of([lines], 1, 10)]
    assert found[:2] == ["By Ann Bell, local government reporter", "Wednesday 3 May 2017"]


def test_small_type_above_the_headline_of_one_page_is_a_running_head():
    """The name and the day of a paper at the top of its only page are no headline; level with each other, they are told
    together.
    """
    top = [line("Leeds Echo", 40, 100, 670, 8), line("3 May 2017", 400, 460, 670, 8)]
    page = Page(1, 700, (*top, line("Hall to close", 40, 300, 630, 20), *column("a", 40), *column("b", 260)))
    (cleaned,), running = without_running_heads([page])
    assert len(cleaned.lines) == 25 and running == ["Leeds Echo", "3 May 2017"]
    assert level_heads([page], [cleaned]) == ["Leeds Echo | 3 May 2017"]


def test_a_line_above_a_headline_without_room_is_text():
    """What goes right on into the headline belongs to it."""
    page = Page(1, 700, (line("Exclusive", 40, 100, 652, 8), line("Hall to close", 40, 300, 630, 20), *column("a", 40)))
    assert len(without_running_heads([page])[0][0].lines) == 14


def test_a_hyphen_that_only_programs_put_divides_a_word():
    """The hyphen U+2010 and the soft one at a line's end are dropped, whatever stands before them."""
    assert [joined(f"they ex{mark}", "pected it") for mark in "\u2010\u00ad-"] == ["they expected it"] * 2 + [
        "they ex-pected it"
    ]


def table(*rows: str, top: float = 400.0) -> list[PrintedLine]:
    """Rows of cells, 120 points apart."""
    cells = [(n, k, cell) for n, row in enumerate(rows) for k, cell in enumerate(row.split("|"))]
    return [line(cell, 40 + 120 * k, 100 + 120 * k, top - 14 * n) for n, k, cell in cells]


def test_rows_of_a_table_are_read_one_by_one():
    """Cells that stand level are a row, with the head of the table; its columns are no columns of the page."""
    rows = table("Candidate|Party|Votes", "Rosa Quill|Labour|12,345", "Hugh Vane|Green|10,002")
    paragraphs = [p.paragraph.words for p in paragraphs_of(in_reading_order(with_rows(rows)), 1, 10.0)]
    assert paragraphs == ["Candidate | Party | Votes", "Rosa Quill | Labour | 12,345", "Hugh Vane | Green | 10,002"]


def test_columns_of_prose_are_no_table():
    """A figure that ends a column of prose, or stands beside one, makes no row of two lines."""
    text = [*column("a", 40), *column("b", 210)]
    beside = [line("the vote of", 40, 200, 450), line("29.", 210, 230, 450), line("2011", 210, 240, 436)]
    assert with_rows([*text, *beside]) == sorted([*text, *beside], key=lambda one: (-one.bottom, one.left))
