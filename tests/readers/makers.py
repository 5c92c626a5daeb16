"""Make a small article in every format that is read, to see what comes back."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime


@dataclass(frozen=True)
class Story:
    """An invented article."""

    title: str = "Market hall to close"
    date: str = "2017-05-03"
    publisher: str = "Leeds Courier"
    author: str = "Ann Bell"
    paragraphs: tuple[str, ...] = (
        "The town council voted on Monday to close the old market hall for two years from the end of June.",
        "“We have no choice,” Carl Dorn, the leader of the council, told traders after the vote in the town hall.",
        "Traders said that they would fight the plan in court, and that they expected to win there by the autumn.",
    )

    @property
    def text(self) -> str:
        """The article as a person would write it down."""
        return "\n\n".join((self.title, *self.paragraphs)) + "\n"

    @property
    def rfc_date(self) -> str:
        """The date as mails and feeds write it."""
        return format_datetime(datetime.fromisoformat(f"{self.date}T09:30:00+01:00"))


def html_page(story: Story) -> str:
    """Return the article as a page with a menu."""
    body = "".join(f"<p>{p}</p>" for p in story.paragraphs)
    return (
        f'<html lang="en"><head><title>{story.title} | {story.publisher}</title>'
        f'<meta property="og:site_name" content="{story.publisher}">'
        f'<meta property="article:published_time" content="{story.date}T09:30:00+01:00">'
        f'<meta name="author" content="{story.author}"></head><body><nav><a href="/">Home</a></nav>'
        f"<article><h1>{story.title}</h1>{body}</article></body></html>"
    )


def eml(story: Story, *, html: bool = False) -> bytes:
    """Return the article as an e-mail."""
    message = EmailMessage()
    message["Subject"], message["Date"] = story.title, story.rfc_date
    message["From"] = f"{story.author} <ann@courier.example>"
    message["Organization"] = story.publisher
    words = "\n\n".join(story.paragraphs) + "\n"
    if html:
        message.set_content(html_page(story), subtype="html")
    else:
        message.set_content(words)
    return message.as_bytes()


def mbox(*stories: Story) -> bytes:
    """Return articles as the messages of a mailbox."""
    return b"".join(b"From ann@courier.example Wed May  3 09:30:00 2017\n" + eml(s) + b"\n\n" for s in stories)


def rss(*stories: Story) -> str:
    """Return articles as the items of an RSS feed."""
    items = "".join(
        f"<item><title>{s.title}</title><link>https://courier.example/{n}</link><pubDate>{s.rfc_date}</pubDate>"
        f"<dc:creator>{s.author}</dc:creator>"
        f"<content:encoded><![CDATA[{''.join(f'<p>{p}</p>' for p in s.paragraphs)}]]></content:encoded></item>"
        for n, s in enumerate(stories)
    )
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{stories[0].publisher}</title><language>en-gb</language>{items}</channel></rss>"
    )


def atom(*stories: Story) -> str:
    """Return articles as the entries of an Atom feed."""
    entries = "".join(
        f"<entry><title>{s.title}</title><id>urn:{n}</id><published>{s.date}T09:30:00Z</published>"
        f"<updated>2018-01-01T00:00:00Z</updated><author><name>{s.author}</name></author>"
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
        f"{''.join(f'<p>{p}</p>' for p in s.paragraphs)}</div></content></entry>"
        for n, s in enumerate(stories)
    )
    return f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>{stories[0].publisher}</title>{entries}</feed>'


def warc(*stories: Story, packed: bool = False) -> bytes:
    """Return articles as pages of a web archive, among a picture and a page that was not found."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=packed)

    def add(url: str, body: bytes, kind: str, status: str = "200 OK") -> None:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.0")
        writer.write_record(writer.create_warc_record(url, "response", io.BytesIO(body), http_headers=headers))

    add("https://courier.example/a.png", b"\x89PNG", "image/png")
    for n, story in enumerate(stories):
        add(f"https://courier.example/{n}", html_page(story).encode(), "text/html; charset=utf-8")
    add("https://courier.example/gone", b"<html><body>gone</body></html>", "text/html", "404 Not Found")
    return stream.getvalue()


def nitf(story: Story) -> str:
    """Return the article in NITF."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><nitf xml:lang="en"><head><title>slug-1</title><docdata>'
        f'<date.issue norm="{story.date.replace("-", "")}T093000Z"/></docdata><pubdata name="{story.publisher}"/></head>'
        f"<body><body.head><hedline><hl1>{story.title}</hl1></hedline><byline>By <person>{story.author}</person></byline>"
        f"</body.head><body.content>{''.join(f'<p>{p}</p>' for p in story.paragraphs)}"
        '<media media-type="image"><media-caption>The hall</media-caption></media></body.content></body></nitf>'
    )


def newsml(*stories: Story) -> str:
    """Return articles as the items of a NewsML-G2 message."""
    items = "".join(
        f'<newsItem guid="urn:{n}" version="1"><itemMeta><provider><name>{s.publisher}</name></provider></itemMeta>'
        f"<contentMeta><contentCreated>{s.date}T09:30:00Z</contentCreated><creator><name>{s.author}</name></creator>"
        f'<language tag="en"/><headline>{s.title}</headline></contentMeta><contentSet><inlineXML contenttype="application/'
        'xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>'
        f"{''.join(f'<p>{p}</p>' for p in s.paragraphs)}</body></html></inlineXML></contentSet></newsItem>"
        for n, s in enumerate(stories)
    )
    return (
        '<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/>'
        f"<itemSet>{items}</itemSet></newsMessage>"
    )


def docx(story: Story, shown: str | None = None) -> bytes:
    """Return the article as a word processor's document; above the text stands what is `shown`, else its title."""
    import docx as library

    document = library.Document()
    document.core_properties.title, document.core_properties.author = story.title, story.author
    document.add_heading(shown or story.title, 1)
    document.add_paragraph(story.paragraphs[0])
    document.add_heading("What happens next", 2)
    for words in story.paragraphs[1:]:
        document.add_paragraph(words)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def odt(story: Story, shown: str | None = None) -> bytes:
    """Return the article as an OpenDocument text; above the text stands what is `shown`, else its title."""
    names = ("office", "text", "meta", "table")
    spaces = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in names)
    paragraphs = "".join(f"<text:p>{p}</text:p>" for p in story.paragraphs)
    content = (
        f"<office:document-content {spaces}><office:body><office:text>"
        f'<text:h text:outline-level="1">{shown or story.title}</text:h>{paragraphs}</office:text></office:body>'
        "</office:document-content>"
    )
    meta = (
        f'<office:document-meta {spaces} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta>'
        f"<dc:title>{story.title}</dc:title><dc:creator>{story.author}</dc:creator></office:meta></office:document-meta>"
    )
    return zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": content.encode(),
            "meta.xml": meta.encode(),
        }
    )


def zipped(files: dict[str, bytes]) -> bytes:
    """Return a zip archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def tarred(files: dict[str, bytes], mode: str = "w:gz") -> bytes:
    """Return a tar archive."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return stream.getvalue()


PACKERS = {".gz": gzip.compress, ".xz": lzma.compress, ".bz2": bz2.compress}


@dataclass
class Line:
    """A line of a PDF: where it stands in points from the lower left, its size and words."""

    x: float
    y: float
    words: str
    size: float = 10


def pdf(*pages: list[Line]) -> bytes:
    """Return a PDF of lines set in Helvetica, without compression."""
    objects: list[bytes] = [
        b"",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for lines in pages:
        stream = "".join(f"BT /F1 {o.size} Tf 1 0 0 1 {o.x} {o.y} Tm ({_escaped(o.words)}) Tj ET\n" for o in lines)
        data = stream.encode("cp1252", "replace")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % k for k in kids), len(kids))
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def _escaped(words: str) -> str:
    return words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def wrapped(words: str, width: int) -> list[str]:
    """Return words in lines of a width, a word at each end divided if it is long."""
    lines, line = [], ""
    for word in words.split():
        if line and len(line) + 1 + len(word) > width:
            room = width - len(line) - 2
            if room >= 4 and len(word) >= 9 and word.isalpha():
                lines.append(f"{line} {word[:room]}-")
                line = word[room:]
                continue
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line]


def newspaper(story: Story, columns: int = 2, per_page: int = 8) -> bytes:
    """Return the article as a PDF of pages in columns, with running heads and page numbers."""
    width = {1: 90, 2: 44, 3: 28}[columns]
    lines: list[str] = []
    for n, paragraph in enumerate(story.paragraphs):
        lines += [""] * (n > 0) + wrapped(paragraph, width)
    pages, number = [], 1
    while lines:
        page = [Line(40, 815, f"{story.publisher}  -  {story.date}", 8), Line(290, 20, str(number), 8)]
        top = 780.0
        if number == 1:
            page.append(Line(40, 770, story.title, 22))
            page.append(Line(40, 748, f"By {story.author}", 9))
            top = 725.0
        for column in range(columns):
            part, lines = lines[:per_page], lines[per_page:]
            page += [Line(40 + column * (515 / columns + 8), top - 13 * n, w) for n, w in enumerate(part) if w]
        pages.append(page)
        number += 1
    return pdf(*pages)
