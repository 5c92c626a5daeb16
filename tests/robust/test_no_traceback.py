"""Whatever is given to the commands, and wherever they write, they answer in words: no output holds a traceback."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="shells, pipes and terminals of POSIX")

GOOD = "News\n\nAnn Bell met Carl Dorn in Leeds on Friday.\n"
DEEP, WIDE = 20_000, 50_000
SH = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix kg: <https://w3id.org/kgbuild/ontology#> ."
ESCAPES = "Ann \x1b[31mBell\x1b]0;owned\x07"


def _articles(folder):
    """Write articles that are odd, each in its own way, and a good one."""
    odd = {
        "good.txt": GOOD,
        "list.md": f"---\ntitle: {'[' * DEEP}{']' * DEEP}\n---\n{GOOD}",
        "marks.md": "**" * DEEP + GOOD,
        "quotes.md": "> " * DEEP + GOOD,
        "page.html": f"<html><body>{'<div>' * DEEP}{GOOD}{'</div>' * DEEP}</body></html>",
        "list.jsonl": f'{{"text": {"[" * DEEP}{"]" * DEEP}}}\n{{bad \x1b[31m\n{{"te\\u001b[31mxt": 1}}\n',
        "news.xml": f"<nitf>{'<p>' * DEEP}{GOOD}{'</p>' * DEEP}</nitf>",
        "parts.eml": "Subject: X\nContent-Type: message/rfc822\n\n" * 2_000 + GOOD,
        "wide.csv": ",".join(f"c{n}" for n in range(WIDE)) + "\nx\n",
        "open.csv": 'text\n"Ann Bell met\n',
        "archive.zip": "no archive",
        "paper.pdf": "%PDF-1.4 no more",
        "paper.docx": "PK",
        "a\x1b[2Jb.txt": GOOD.replace("Leeds", ESCAPES),
    }
    for name, text in odd.items():
        (folder / name).write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """Return a folder with odd articles, a graph, and odd graphs, shapes, reference data and decisions."""
    place = tmp_path_factory.mktemp("place")
    (place / "in").mkdir()
    _articles(place / "in")
    (place / "one").mkdir()
    (place / "one" / "a.md").write_text(
        f'---\ntitle: "{ESCAPES.encode("unicode_escape").decode()}"\npublisher: http://[x/\n---\n'
        f"Ann Bell met Carl Dorn in Leeds. “{ESCAPES} resigned”, Ann Bell said.\n",
        encoding="utf-8",
    )
    files = {
        "deep.rdf": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="x:">'
        + "<rdf:Description><x:p>" * DEEP
        + "</x:p></rdf:Description>" * DEEP
        + "</rdf:RDF>",
        "deep.jsonld": '{"@id":"x:a","x:p":' * DEEP + "1" + "}" * DEEP,
        "deep.ttl": "<x:s> <x:p> " + "(" * DEEP + ")" * DEEP + " .",
        "broken.ttl": "<x:s> <x:p> \x1b[31m .",
        "round.ttl": f"{SH} <x:s> a sh:NodeShape ; sh:targetClass kg:Person ; sh:node <x:s> .",
        "pattern.ttl": f'{SH} <x:s> a sh:NodeShape ; sh:targetClass kg:Person ; sh:pattern "(" .',
        "many.ttl": f"{SH} <x:s> a sh:NodeShape ; sh:targetClass kg:Person ; sh:sparql [ sh:select "
        '"SELECT $this { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }" ] .',
        "path.ttl": f"{SH} <x:s> a sh:NodeShape ; sh:targetClass kg:Person ; sh:property [ sh:minCount 1 ; sh:path "
        + "[ sh:inversePath " * 2_000 + "<x:p>" + " ]" * 2_000 + " ] .",
        "iris.csv": "decision,first,second,note\nsame,person/a b,person/c,\n",
        "open.csv": 'decision,first,second,note\nsame,a,b,"\n',
    }  # fmt: skip
    for name, text in files.items():
        (place / name).write_text(text, encoding="utf-8")
    (place / "ref").mkdir()
    (place / "ref" / "parties.csv").write_text('id,name\na,"A\n', encoding="utf-8")
    (place / "loop").symlink_to("loop")
    done = _run(place, "build one -o g.ttl --no-cache")
    assert done.returncode == 0, done.stderr
    return place


def _run(place, line):
    """Run a line of the shell, in which `kgbuild` is left out, and return what it said."""
    command = f"{sys.executable} -m kgbuild {line}"
    return subprocess.run(["sh", "-c", command], capture_output=True, text=True, cwd=place, timeout=120, check=False)


LINES = {
    "build in -o odd.ttl --no-cache": 1,
    "build in -j 2 -o odd2.ttl --no-cache": 1,
    "build loop -o x.ttl": 2,
    "build one -o loop/x.ttl": 2,
    "build one --reference ref -o x.ttl": 2,
    "build one --decisions iris.csv -o x.ttl": 2,
    "build one --decisions open.csv -o x.ttl": 2,
    "build one --model nowhere -o x.ttl": 2,
    "build one --no-cache >&-": 2,
    "build one --no-cache >/dev/full": 2,
    "build - <&-": 2,
    "check deep.rdf": 2,
    "check deep.jsonld": None,
    "check deep.ttl": 1,
    "check broken.ttl": 2,
    "check g.ttl --shapes round.ttl": 2,
    "check g.ttl --shapes pattern.ttl": 2,
    "check g.ttl --shapes many.ttl --timeout 2": 2,
    "check g.ttl --shapes path.ttl --timeout 3": 2,
    "check g.ttl >&-": 0,
    "check loop": 2,
    "query deep.rdf 'ASK {}'": 2,
    "query g.ttl 'SELECT (<x:f>(1) AS ?x) {}'": 2,
    "query g.ttl 'SELECT (REGEX(1, \"(\") AS ?x) {}'": 0,
    "query g.ttl people >/dev/full": 2,
    "query g.ttl people >&-": 0,
    "show Bell g.ttl >&-": 0,
    "show Bell deep.ttl": 2,
    "show Bell g.ttl 2>&-": 0,
    "why one/a.md:5 >&-": 0,
    "--help >/dev/full": 2,
    "build --help >/dev/full": 2,
    "--help >&-": 0,
    "tables broken.ttl -o t": 2,
    "site broken.ttl -o s": 2,
    "diff g.ttl broken.ttl": 2,
    "export popolo broken.ttl": 2,
}


@pytest.mark.slow
@pytest.mark.parametrize("line", LINES)
def test_it_answers_in_words(place, line):
    """The command ends with its exit code and says why in words."""
    done = _run(place, line)
    assert "Traceback" not in done.stdout + done.stderr
    assert "Warning" not in done.stderr
    assert LINES[line] in (None, done.returncode), done.stderr


def _transcript(place, *arguments):
    """Return what a command writes to a terminal."""
    parent, child = pty.openpty()
    command = [sys.executable, "-m", "kgbuild", *arguments]
    with subprocess.Popen(command, stdin=child, stdout=child, stderr=child, cwd=place) as process:
        os.close(child)
        written = b""
        while select.select([parent], [], [], 60)[0]:
            try:
                piece = os.read(parent, 65_536)
            except OSError:  # Linux says so when the other side is closed
                break
            if not piece:
                break
            written += piece
        process.wait(60)
    os.close(parent)
    return written.decode("utf-8", "surrogateescape")


OWN = re.compile(r"\r\x1b\[K|\x1b\[(?:0|1|2|3|4|22|3\d|9\d)m")
"""What kgbuild itself sends to a terminal: clearing the line of its progress, and bold or coloured words."""


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "in", "-o", "tty.ttl", "--no-cache"],
        ["show", "Bell", "g.ttl"],
        ["show", "a.md", "g.ttl"],
        ["query", "g.ttl", "people"],
        ["query", "g.ttl", "SELECT ?h { ?a schema:headline ?h }"],
        ["query", "g.ttl", "article", "article=a.md"],
        ["check", "g.ttl", "--texts", "one"],
        ["why", "one/a.md:5"],
        ["diff", "g.ttl", "g.ttl"],
        ["check", "broken.ttl"],
        ["query", "g.ttl", "SELECT \x1b[31m"],
        ["show", "\x1b[31m", "g.ttl"],
        ["build", "\x1b[31m", "-o", "x.ttl"],
        ["tables", "g.ttl", "-o", "tables"],
        ["ref", "\x1b[31m"],
        ["\x1b[31m"],
    ],
    ids=lambda arguments: " ".join(arguments)[:40].encode("unicode_escape").decode(),
)
def test_nothing_of_others_reaches_the_terminal_as_a_command(place, arguments):
    """On a terminal, names, headlines, file names and arguments with escapes are shown escaped."""
    shown = _transcript(place, *arguments)
    own = OWN.sub("", shown) if arguments[0] in ("build", "show", "why", "query") else shown
    assert "\x1b" not in own and "\x07" not in own, repr(own)
    assert "\x1b[31m" not in shown and "Traceback" not in shown
