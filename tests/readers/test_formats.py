"""Every kind of input that people have, made here: headline, date, publisher and text come back."""

from __future__ import annotations

import gzip
import importlib
import json
import sys
from dataclasses import replace

import pytest

from kgbuild.model import Article, BlockKind
from tests.readers import makers
from tests.readers.makers import PACKERS, Line, Story

pytest.importorskip("pdfminer", reason="the extra kgbuild[documents] is not installed")

STORY = Story()
OTHER = Story(
    title="Bridge opens at last",
    date="2017-05-04",
    author="Joe Fox",
    paragraphs=(
        "The mayor opened the new bridge over the river on Tuesday, three years later than the council had planned.",
        "Engineers said that the steel had been delivered late, and that the price had risen by a third since then.",
    ),
)
TEXT = f"{STORY.title}\n\n{STORY.publisher}, 3 May 2017\n\n" + "\n\n".join(STORY.paragraphs) + "\n"
HEADER = f"---\ntitle: {STORY.title}\npublisher: {STORY.publisher}\ndate: {STORY.date}\nauthor: {STORY.author}\n---\n\n"
MARKDOWN = HEADER + "\n\n".join(STORY.paragraphs) + "\n"
SIDECAR = f"file_name,publisher,date\na.doc,{STORY.publisher},{STORY.date}\n"


def _single() -> dict[str, bytes]:
    """Return one article in each format that needs no metadata.csv."""
    return {
        "a.txt": TEXT.encode(),
        "a.md": MARKDOWN.encode(),
        "a.html": makers.html_page(STORY).encode(),
        "a.pdf": makers.newspaper(STORY, 1),
        "two.pdf": makers.newspaper(STORY, 2),
        "three.pdf": makers.newspaper(STORY, 3, 6),
        "long.pdf": makers.newspaper(STORY, 2, 3),
        "a.eml": makers.eml(STORY),
        "page.eml": makers.eml(STORY, html=True),
        "a.mbox": makers.mbox(STORY),
        "a.rss": makers.rss(STORY).encode(),
        "a.atom": makers.atom(STORY).encode(),
        "feed.xml": makers.rss(STORY).encode(),
        "a.nitf": makers.nitf(STORY).encode(),
        "nitf.xml": makers.nitf(STORY).encode(),
        "newsml.xml": makers.newsml(STORY).encode(),
        "a.warc": makers.warc(STORY),
        "a.warc.gz": makers.warc(STORY, packed=True),
    }


def _files() -> dict[str, bytes]:
    """Return 60 files: each format as it is, and packed in each way."""
    files = _single()
    for name in ("a.txt", "a.html", "two.pdf", "a.eml", "a.rss", "newsml.xml", "a.mbox"):
        for ending, pack in PACKERS.items():
            files[f"{name}{ending}"] = pack(files[name])
    for n, name in enumerate(("a.txt", "a.md", "a.pdf", "page.eml", "nitf.xml", "a.warc", "a.warc.gz")):
        files[f"{n}.zip"] = makers.zipped({f"news/{name}": files[name]})
        files[f"{n}.tar.gz"] = makers.tarred({f"./news/{name}": files[name]})
    files["deep.zip"] = makers.zipped(
        {"inner.zip": makers.zipped({"innermost.tar": makers.tarred({"a.txt": files["a.txt"]}, "w")})}
    )
    files["x.tar.xz"] = makers.tarred({"a.md": files["a.md"]}, "w:xz")
    files["x.tgz"] = makers.tarred({"a.html": files["a.html"]})
    files["x.tar.bz2"] = makers.tarred({"a.eml": files["a.eml"]}, "w:bz2")
    files["docx.zip"] = makers.zipped(
        {"n/a.docx": makers.docx(STORY), "n/metadata.csv": SIDECAR.replace(".doc", ".docx").encode()}
    )
    files["odt.zip"] = makers.zipped(
        {"n/a.odt": makers.odt(STORY), "n/metadata.csv": SIDECAR.replace(".doc", ".odt").encode()}
    )
    words = "\n\n".join(STORY.paragraphs)
    row = {"text": words, "title": STORY.title, "publisher": STORY.publisher, "date": STORY.date}
    files["table.zip"] = makers.zipped({"t.jsonl": json.dumps(row).encode()})
    return files


FILES = _files()


def test_there_are_sixty_files():
    """The formats and the ways of packing them make sixty files."""
    assert len(FILES) == 60


@pytest.mark.parametrize("name", sorted(FILES))
def test_every_kind_of_file_gives_its_article(read_one, name):
    """A file of every kind gives the headline, date, publisher and paragraphs of its article, and no error."""
    (article,), issues = read_one(FILES[name], name)
    assert article.headline == STORY.title
    assert article.date is not None and article.date.iso == STORY.date
    assert article.publisher == STORY.publisher
    assert _paragraphs(article) == list(STORY.paragraphs)
    assert {issue.code for issue in issues} <= {"no-pages"}


def _paragraphs(article: Article) -> list[str]:
    blocks = [b for b in article.blocks if b.kind in (BlockKind.PARAGRAPH, BlockKind.STANDFIRST)]
    return [" ".join(block.span.of(article.text).split()) for block in blocks]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("m.mbox", makers.mbox(STORY, OTHER)),
        ("m.rss", makers.rss(STORY, OTHER).encode()),
        ("m.xml", makers.newsml(STORY, OTHER).encode()),
        ("m.warc.gz", makers.warc(STORY, OTHER, packed=True)),
        ("m.zip", makers.zipped({"a.eml": makers.eml(STORY), "b.eml": makers.eml(OTHER)})),
    ],
)
def test_files_of_several_articles_give_them_all(read_one, name, data):
    """Each message, entry, item, page or member is an article with a name of its own."""
    articles, _ = read_one(data, name)
    assert [article.headline for article in articles] == [STORY.title, OTHER.title]
    assert [article.date.iso for article in articles] == [STORY.date, OTHER.date]
    names = [article.file_name for article in articles]
    assert len(set(names)) == 2 and all(n.startswith(name) for n in names)


def test_a_passage_of_a_pdf_knows_its_page(read_one):
    """Each character of a PDF's text stands on a page, also in a paragraph that runs over two."""
    (article,), _ = read_one(makers.newspaper(STORY, 1, 2), "a.pdf")
    assert article.division == "page"
    starts = [article.division_of(article.text.index(p[:30])) for p in STORY.paragraphs]
    assert starts == sorted(starts) and starts[0] == 1 and starts[-1] > 1
    last = STORY.paragraphs[-1]
    assert article.division_of(article.text.index(last) + len(last) - 1) == len(article.divisions)


def test_a_passage_of_a_word_document_knows_its_paragraph(read_one):
    """The paragraphs of a DOCX are counted, headings too."""
    (article,), _ = read_one(makers.docx(STORY), "a.docx")
    assert article.division == "paragraph"
    assert article.division_of(article.text.index(STORY.paragraphs[0])) == 2
    assert article.division_of(article.text.index(STORY.paragraphs[1])) == 4


def test_words_divided_at_line_ends_are_whole(read_one):
    """A hyphen that divides a word is dropped, one that belongs to it stays."""
    lines = [
        "The by-election in Sedge-",
        "more was won by Ann Camp-",
        "bell on Thursday, a self-",
        "made builder, who said so.",
    ]
    page = [Line(40, 780, "Builder wins", 20), *(Line(40, 700 - 13 * n, words) for n, words in enumerate(lines))]
    (article,), _ = read_one(makers.pdf(page), "a.pdf")
    assert "The by-election in Sedgemore was won by Ann Campbell on Thursday, a self-made builder" in article.text


def test_running_heads_and_page_numbers_are_no_text(read_one):
    """What stands at the top of every page, and page numbers, are left out."""
    (article,), _ = read_one(makers.newspaper(STORY, 2, 2), "a.pdf")
    assert article.text.count(STORY.publisher) == 0
    assert _paragraphs(article) == list(STORY.paragraphs)


def test_a_scanned_pdf_is_named_as_such(read_one):
    """A PDF without text is skipped with the advice to recognise it first."""
    articles, issues = read_one(makers.pdf([], []), "a.pdf")
    assert articles == []
    assert [issue.code for issue in issues] == ["scanned"] and "OCR" in issues[0].hint


@pytest.mark.parametrize(
    "name", ["a.pdf", "a.docx", "a.odt", "a.zip", "a.tar.gz", "a.gz", "a.warc", "a.xml", "a.rss", "a.mbox"]
)
def test_broken_files_are_one_error(read_one, name):
    """A file that is not what its ending says is an error with a next step, never an exception."""
    articles, issues = read_one(b"%PDF-1.4 no such thing\n\x80\x81", name)
    assert articles == []
    assert issues and all(issue.message and issue.hint for issue in issues)


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.9])
@pytest.mark.parametrize("name", ["two.pdf", "0.zip", "0.tar.gz", "a.txt.xz", "a.warc.gz", "newsml.xml", "docx.zip"])
def test_files_that_break_off_are_no_exception(read_one, name, cut):
    """Half a file gives articles or issues, never an exception."""
    data = FILES[name]
    articles, issues = read_one(data[: int(len(data) * cut)], name)
    assert articles or issues


def test_archives_that_unpack_to_too_much_are_stopped(read_one):
    """A small archive that unpacks to more than the limit is an error, and nothing of it fills the memory."""
    bomb = makers.zipped({"a.txt": b"x" * 5_000_000})
    articles, issues = read_one(bomb, "bomb.zip", max_unpacked_bytes=1_000_000)
    assert articles == []
    assert [issue.code for issue in issues] == ["too-large"]


def test_archives_in_archives_have_a_limit(read_one):
    """An archive that lies too deep is an error."""
    data = makers.zipped({"a.txt": TEXT.encode()})
    for _ in range(4):
        data = makers.zipped({"more.zip": data})
    articles, issues = read_one(data, "deep.zip")
    assert articles == []
    assert [issue.code for issue in issues] == ["too-deep"]


@pytest.mark.parametrize("name", ["../evil.txt", "/etc/evil.txt", "C:\\evil.txt", "a/../../evil.txt"])
def test_no_name_leaves_its_archive(read_one, name):
    """A member whose name climbs out of the archive is refused."""
    articles, issues = read_one(makers.zipped({name: TEXT.encode()}), "a.zip")
    assert articles == []
    assert [issue.code for issue in issues] == ["unsafe-path"]


def test_a_missing_library_is_named_with_its_extra(read_one, monkeypatch):
    """Without the library for a format, the error names what to install; other files are read."""
    real = importlib.import_module

    def without(name, *arguments):
        if name.startswith("pdfminer"):
            raise ModuleNotFoundError("No module named 'pdfminer'", name="pdfminer")
        return real(name, *arguments)

    monkeypatch.setattr("kgbuild.readers.extras.import_module", without)
    articles, issues = read_one(makers.newspaper(STORY), "a.pdf")
    assert articles == []
    assert [issue.code for issue in issues] == ["needs-extra"] and "kgbuild[documents]" in issues[0].hint


def test_folders_that_a_browser_saved_with_a_page_are_passed_over(read_all, tmp_path):
    """The frames and scripts in Page_files/ are no articles."""
    (tmp_path / "Page.html").write_text(makers.html_page(STORY), encoding="utf-8")
    (tmp_path / "Page_files").mkdir()
    (tmp_path / "Page_files" / "frame.html").write_text(makers.html_page(OTHER), encoding="utf-8")
    articles, issues = read_all(tmp_path)
    assert [article.headline for article in articles] == [STORY.title]
    assert [issue.code for issue in issues] == ["saved-with-page"]


def test_nothing_heavy_is_loaded_for_text(tmp_path):
    """Reading text imports none of the libraries for documents."""
    import subprocess

    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    program = (
        "import sys; from kgbuild.readers import *; o = ReadOptions(); "
        f"s, _ = find_sources([{str(tmp_path)!r}], o); read(s[0], o); "
        "print([m for m in ('pdfminer', 'docx', 'feedparser', 'warcio', 'trafilatura') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_feed_entry_without_words_is_reported(read_one):
    """An entry that carries nothing is an issue, not an empty article."""
    _, issues = read_one(
        '<rss version="2.0"><channel><title>x</title><item><link>https://x.example</link></item></channel></rss>',
        "a.rss",
    )
    assert [issue.code for issue in issues] == ["empty"]


def test_gz_of_a_table_gives_its_records(read_one):
    """A packed table is read record by record."""
    data = gzip.compress(b'{"text": "The mayor spoke."}\n{"text": "She spoke again."}\n')
    articles, _ = read_one(data, "n.jsonl.gz")
    assert [article.file_name for article in articles] == ["n.jsonl.gz#1", "n.jsonl.gz#2"]


def mail(body: str) -> bytes:
    """A message of plain text."""
    head = "From: Ann Bell <ann@courier.example>\nSubject: Hall to close\nDate: Wed, 3 May 2017 09:30:00 +0100\n\n"
    return (head + body).encode()


@pytest.mark.parametrize(
    "introduction", ["On Wed, Ann Bell wrote:", "On Wed, 3 May 2017 at 09:30, Ann Bell <ann@courier.example>\nwrote:"]
)
def test_what_a_message_quotes_is_not_its_own(read_one, introduction):
    """The answer is read; what it quotes, who wrote that, and the signature are not."""
    quoted = f"{introduction}\n\n> Carl Dorn resigned\n> on Friday.\n>> Oh."
    body = f"The council agrees.\n\n{quoted}\n\nSo do we.\n-- \nTom Grey, Leeds\n"
    (article,), _ = read_one(mail(body), "a.eml")
    assert article.text.split() == ["The", "council", "agrees.", "So", "do", "we."]


def test_a_message_that_only_passes_something_on_is_read(read_one):
    """Where all is quoted, the marks go and the words stay."""
    (article,), _ = read_one(mail("> Carl Dorn resigned\n> on Friday.\n"), "a.eml")
    assert article.text.strip() == "Carl Dorn resigned\non Friday."


@pytest.mark.parametrize("written", ["2017-05-03T23:30:00-05:00", "Wed, 03 May 2017 23:30:00 -0500"])
def test_the_day_of_an_entry_is_that_of_its_writer(read_one, written):
    """Late in the evening west of Greenwich it is still the same day."""
    feed = (
        f"<rss version='2.0'><channel><title>Leeds Courier</title><item><title>Hall</title><pubDate>{written}</pubDate>"
        "<description>The council voted on Monday to close the hall.</description></item></channel></rss>"
    )
    (article,), _ = read_one(feed.encode(), "a.rss")
    assert article.date.iso == "2017-05-03"


@pytest.mark.parametrize("subject", ["Re: Hall to close", "FW: Fwd: Hall to close", "RE[2]: [news] Hall to close"])
def test_what_programs_put_before_a_subject_is_no_headline(read_one, subject):
    """The marks of an answer, of passing on and of a list go; a greeting is no headline either."""
    message = mail("Dear reader,\n\nThe town council voted on Monday to close the hall.\n")
    (article,), _ = read_one(message.replace(b"Subject: Hall to close", f"Subject: {subject}".encode()), "a.eml")
    assert article.headline == "Hall to close"
    assert [block.kind for block in article.blocks] == [BlockKind.FURNITURE, BlockKind.PARAGRAPH]


@pytest.mark.parametrize("pack", [makers.zipped, makers.tarred])
def test_a_name_that_leaves_its_archive_costs_only_its_file(read_one, pack):
    """What else is in the archive is read."""
    data = pack({"../evil.txt": TEXT.encode(), "news/a.txt": TEXT.encode()})
    articles, issues = read_one(data, "a.zip" if pack is makers.zipped else "a.tar.gz")
    assert [article.file_name.split("/", 1)[1] for article in articles] == ["news/a.txt"]
    assert [issue.code for issue in issues] == ["unsafe-path"]


def test_folders_saved_with_a_page_are_passed_over_in_archives(read_one):
    """As they are beside a page in a folder."""
    frame = makers.html_page(OTHER).encode()
    files = {"n/Page.html": makers.html_page(STORY).encode(), "n/Page_files/deep/frame.html": frame}
    articles, _ = read_one(makers.zipped(files), "a.zip")
    assert [article.headline for article in articles] == [STORY.title]


@pytest.mark.parametrize("charset", ["iso-8859-1", "us-ascii", "latin1"])
def test_typographic_marks_in_a_message_that_says_latin_1(read_one, charset):
    """What calls itself Latin-1 is read as browsers read it, as Windows-1252, the only one of them with such marks."""
    head = f"From: Ann Bell <ann@a.example>\nSubject: Hall\nContent-Type: text/plain; charset={charset}\n\n"
    (article,), _ = read_one(head.encode() + "“The hall in Zürich stays,” she said.\n".encode("cp1252"), "a.eml")
    assert "“The hall in Zürich stays,” she said." in article.text


def test_a_line_of_prose_begins_no_message(read_one):
    """In a mailbox "From " above a header, or with an address or a day, begins a message; a sentence does not."""
    words = "From what she said, the hall will close.\n\nFrom Monday at 10:30 it is shut.\n"
    box = b"".join(
        f"From {who}\n".encode() + mail(words) + b"\n" for who in ("ann@a.example", "- Wed May 3 09:30 2017", "-")
    )
    articles, issues = read_one(box, "a.mbox")
    assert [article.text.strip() for article in articles] == [words.strip()] * 3
    assert not issues


@pytest.mark.parametrize("name", ["a.docx", "a.odt"])
def test_a_locked_document_is_called_so(read_one, name):
    """A document with a password is no zip archive; the message says what it may be."""
    _, (issue,) = read_one(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), name)
    assert "locked with a password" in issue.message


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_the_title_above_the_text_is_the_headline(read_one, kind):
    """The title that a document shows goes before the one in its properties, which may be that of an older text."""
    old = replace(STORY, title="Minutes of the last meeting")
    data = getattr(makers, kind)(old, shown=STORY.title)
    (article,), _ = read_one(data, f"a.{kind}")
    assert article.headline == STORY.title


def test_an_entry_without_words_is_told_by_its_number(read_one):
    """Of many entries of a feed the message says which holds no article."""
    feed = "<rss version='2.0'><channel><title>x</title><item><link>https://x.example/1</link></item></channel></rss>"
    _, issues = read_one(feed, "a.rss")
    assert "record 1" in issues[-1].message


HEADERS = "From: Joe Fox <joe@a.example>\nSent: Tuesday, May 2, 2017\nTo: Ann Bell\nSubject: Hall\n\n"


@pytest.mark.parametrize(
    ("subject", "mark", "kept"),
    [
        ("Fwd: Hall", "---------- Forwarded message ---------\n", "Carl Dorn resigned on Friday."),
        ("Fwd: Hall", "Begin forwarded message:\n\n", "Carl Dorn resigned on Friday."),
        ("FW: Hall", "", "Carl Dorn resigned on Friday."),
        ("RE: Hall", "-----Original Message-----\n", ""),
        ("RE: Hall", "________________________________\n", ""),
        ("RE: Hall", "", ""),
    ],
)
def test_a_message_below_a_message(read_one, subject, mark, kept):
    """What is passed on is read without its header; what a reply repeats is left out."""
    message = mail(f"The council agrees.\n\n{mark}{HEADERS}Carl Dorn resigned on Friday.\n")
    (article,), _ = read_one(message.replace(b"Subject: Hall to close", f"Subject: {subject}".encode()), "a.eml")
    assert " ".join(article.text.split()) == f"The council agrees. {kept}".strip()


def test_a_letter_with_labels_is_whole(read_one):
    """Two labels do not make the header of another message."""
    body = "From: the heart.\nTo: all who care.\n\nThe council agrees.\n"
    (article,), _ = read_one(mail(body), "a.eml")
    assert article.text.split() == body.split()


@pytest.mark.parametrize("written", ["joe@courier.example (Joe Fox)", "Joe Fox", "Joe Fox &lt;joe@courier.example&gt;"])
def test_the_author_of_an_entry_is_a_name(read_one, written):
    """RSS asks for an address with the name in brackets; the name is the author."""
    feed = (
        f"<rss version='2.0'><channel><title>Leeds Courier - Politics</title><item><title>Hall</title><author>{written}"
        "</author><description>The council voted on Monday to close the hall.</description></item></channel></rss>"
    )
    (article,), _ = read_one(feed.encode(), "a.rss")
    assert (article.authors, article.publisher) == (("Joe Fox",), "Leeds Courier")


def test_what_is_proposed_in_a_word_document(read_one):
    """Words that somebody inserted while changes were tracked are read, those struck out are not."""
    import io
    import zipfile

    change = (
        b'<w:p><w:ins w:id="1" w:author="a"><w:r><w:t xml:space="preserve">The new words stay. </w:t></w:r></w:ins>'
        b'<w:del w:id="2" w:author="a"><w:r><w:delText>The old words go.</w:delText></w:r></w:del></w:p><w:sectPr'
    )
    parts = {}
    with zipfile.ZipFile(io.BytesIO(makers.docx(STORY))) as package:
        for name in package.namelist():
            parts[name] = package.read(name)
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:sectPr", change, 1)
    (article,), _ = read_one(makers.zipped(parts), "a.docx")
    assert "The new words stay." in article.text and "old words" not in article.text


def test_a_nitf_without_an_issue(read_one):
    """The day of release and the holder of the copyright count where nothing better is stated."""
    words = (
        makers.nitf(STORY)
        .replace("date.issue", "date.release")
        .replace(f'<pubdata name="{STORY.publisher}"/>', f'<doc.copyright holder="{STORY.publisher}"/>')
    )
    (article,), _ = read_one(words.encode(), "a.nitf")
    assert (article.date.iso, article.publisher) == (STORY.date, STORY.publisher)


@pytest.mark.parametrize(("name", "data"), [("a.tar.xz", b"no archive"), ("a.zip", b"no archive")])
def test_issues_stand_on_one_line(read_one, name, data):
    """What a library says of a broken archive is told on one line."""
    _, (issue,) = read_one(data, name)
    assert "\n" not in str(issue)
