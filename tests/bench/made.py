"""A made-up article with its annotations, and what a graph might say of it."""

from __future__ import annotations

import hashlib
import json

from kgbuild.query.view import (
    ArticleRecord,
    EntityRecord,
    EventRecord,
    PassageRecord,
    PostRecord,
    StatementRecord,
    View,
)
from kgbuild.vocab import KG

FILE = "001.txt"
TEXT = (
    "Minister resigns\n\n"
    "Ann Bell resigned as chancellor on 3 May 2004. Ms Bell met Carl Dorn, the Labour leader, in Leeds.\n\n"
    'Mr Dorn said: "I paid pounds 40 for it." A spokesman said that the talks went well.\n'
)


def place(words, text=TEXT):
    """Return where words stand first."""
    start = text.index(words)
    return [start, start + len(words)]


def entity(id_, kind, name, *mentions):
    """Return an annotated entity, without a name if that is empty."""
    found = {"id": id_, "type": kind, "mentions": [place(m) for m in mentions or (name,)]}
    return found | ({"name": name} if name else {})


def record(**changed):
    """Return the annotations of the article, some of them changed."""
    own = {
        "file": FILE,
        "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        "entities": [
            entity("bell", "Person", "Ann Bell", "Ann Bell", "Ms Bell"),
            entity("dorn", "Person", "Carl Dorn", "Carl Dorn", "Mr Dorn"),
            entity("labour", "Party", "Labour Party", "Labour"),
            entity("spokesman", "Anonymous", "", "A spokesman"),
        ],
        "roles": [{"person": "dorn", "post": "leader", "org": "labour", "former": False, "spans": [place("leader")]}],
        "events": [
            {"type": "Resignation", "modality": "actual", "person": "bell", "post": "chancellor", "org": None,
             "date": "2004-05-03", "spans": [place("resigned as chancellor")]},
            {"type": "Meeting", "modality": "actual", "participants": ["bell", "dorn"], "spans": [place("met")]},
        ],
        "statements": [
            {"kind": "direct", "speaker": "dorn", "said_by": place("Mr Dorn"),
             "spans": [place("I paid pounds 40 for it.")]},
            {"kind": "indirect", "speaker": "spokesman", "said_by": place("A spokesman"),
             "spans": [place("the talks went well")]},
        ],
    }  # fmt: skip
    return own | changed


def gold_file(path, *records):
    """Write annotations as they stand in bench/gold, and return the file."""
    path.write_text("".join(json.dumps(r) + "\n" for r in records or (record(),)), "utf-8")
    return path


def passage(words):
    """Return the passage of words."""
    start, end = place(words)
    return PassageRecord(f"#{start},{end}", "article", FILE, 1, start, end, words, "", "")


def node(iri, kind, name, *others):
    """Return an entity of a graph."""
    return EntityRecord(iri, kind, name, others, (), (), (), "", ())


def event(kind, words, *, factuality="Actual", first="", last="", rank="", **values):
    """Return an event of a graph, its values by the names of their properties."""
    fields = tuple((str(KG[name]), tuple(given)) for name, given in values.items())
    told = (passage(words),)
    return EventRecord(f"{kind}/{words}", kind, (factuality,), first, last, "", None, rank, "", (), told, fields)


def said(speaker, words):
    """Return a statement of a graph."""
    return StatementRecord(words, speaker, (), "Direct", "said", words, (), None, (passage(words),), (), (), ())


def post(member, words):
    """Return a post of a graph."""
    return PostRecord(words, member, words, "", False, "", "", (passage(words),), "", ())


NODES = (
    node("/bell", "Person", "Ann Bell", "Bell"),
    node("/dorn", "Person", "Carl Dorn", "Dorn"),
    node("/labour", "Party", "Labour Party"),
    node("/spokesman", "UnnamedSource", "A spokesman"),
)
EVENTS = (
    event("Resignation", "resigned as chancellor", first="2004-05-03", last="2004-05-03",
          person=["/bell"], post=["chancellor"]),
    event("Meeting", "met", participant=["/bell", "/dorn"]),
)  # fmt: skip
POSTS = (post("/dorn", "leader"),)
STATEMENTS = (said("/dorn", "I paid pounds 40 for it."), said("/spokesman", "the talks went well"))


def view(*, nodes=NODES, events=EVENTS, statements=STATEMENTS, posts=POSTS):
    """Return a graph as records; what is right in all if nothing is given."""
    mentions = tuple(n.iri for n in nodes)
    article = ArticleRecord("article", FILE, "", "", "", "", (), "", "en", mentions)

    def by_iri(records):
        return {r.iri: r for r in records}

    return View({"article": article}, *map(by_iri, (nodes, statements, events, posts)), keys=None)
