"""What can be measured: each script with what it measures, what it needs, and how it is called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """A figure or several that one script prints.

    `full` and `quick` are what Python is called with (several commands, one a line), places in braces: bbc, shared,
    work, node, jena. `needs`: "bbc", the BBC News data set; "shared PATH", a path in the folder of corpora; "module
    NAME" of Python; "program NAME"; "system NAME". `after`: what is made before, once for all (bench/all.py).
    `minutes` is about how long it takes on two processors.
    """

    name: str
    what: str
    minutes: str
    full: str
    quick: str = ""
    needs: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    optional: str = ""

    def commands(self, quick: bool) -> list[str]:
        """Return the arguments of each call of Python."""
        return (self.quick if quick and self.quick else self.full).splitlines()


_NEWS = ("shared corpora/news/news.jsonl.gz",)
_STORES = "Jena, Virtuoso, Comunica"

MEASURES = (
    Measure(
        "facts",
        "people, parties, posts, events, factuality, days, statements, identity in 78 BBC articles",
        "1",
        "bench/facts.py {bbc} --graph {work}/bbc.ttl",
        "bench/facts.py {bbc} --graph {work}/bbc.ttl --articles 8",
        ("bbc",),
        ("bbc graph",),
    ),
    Measure(
        "linking",
        "wrong merges, splits and links to the reference data in the same graph",
        "1",
        "bench/linking.py {work}/bbc.ttl --gold {work}/bbc/gold",
        needs=("bbc",),
        after=("bbc graph",),
    ),
    Measure(
        "statements",
        "statements beside textacy and the rules of the Gender Gap Tracker, same articles",
        "1",
        "bench/statements.py --texts {work}/bbc/texts --gold {work}/bbc/gold",
        needs=("bbc",),
        after=("bbc",),
        optional="textacy",
    ),
    Measure(
        "factuality",
        "factuality of events found at the gold's place, each value against each",
        "1",
        "bench/factuality.py",
        "bench/factuality.py --articles 3",
        ("shared seeds", "shared gold/seeds", "shared gold/bbc-dev", "shared gold/bbc-dev-texts"),
    ),
    Measure(
        "events",
        "every mention of an event in 96 other articles",
        "1",
        "{shared}/score/score_events.py {work}/events.jsonl {work}/events.ttl",
        needs=("shared gold/events/dev.jsonl", "shared score/score_events.py", "shared score/events_texts.py"),
        after=("events",),
    ),
    Measure(
        "chains",
        "who is who inside articles: chains of mentions",
        "1",
        "bench/chains.py {work}/chains.jsonl {work}/found.jsonl\n"
        "{shared}/score/score_chains.py {work}/chains.jsonl {work}/found.jsonl",
        needs=("shared gold/chains/dev.jsonl", "shared score/score_chains.py"),
        after=("chains",),
    ),
    Measure(
        "coreference",
        "pronouns on GAP",
        "1",
        "bench/coreference.py --limit 700",
        "bench/coreference.py --limit 20",
        ("shared corpora/gap/development.jsonl",),
    ),
    Measure(
        "dates",
        "date expressions and their days on TimeBank",
        "1",
        "bench/dates.py",
        needs=("shared corpora/tempeval3/train-timebank.jsonl", "shared score/score_spans.py"),
    ),
    Measure(
        "american_names",
        "names of sources in US news that are found as people",
        "1",
        "bench/american_names.py {work}/polnear.ttl {work}/polnear.jsonl",
        needs=("shared corpora/polnear/dev.jsonl", "shared score/polnear_texts.py"),
        after=("polnear",),
    ),
    Measure(
        "marks",
        "quotation marks around each direct statement, in 4,881 articles",
        "10",
        "bench/marks.py",
        "bench/marks.py --articles 10 --jobs 1",
        _NEWS,
    ),
    Measure(
        "speed",
        "words a second, beside a peer",
        "2",
        "bench/speed.py",
        "bench/speed.py --articles 4 --jobs 1",
        _NEWS,
    ),
    Measure(
        "scale",
        "what a build costs: first, unchanged, one article changed; memory; questions",
        "5",
        "bench/scale.py",
        "bench/scale.py --articles 8 --jobs 1",
        _NEWS,
    ),
    Measure(
        "long",
        "time by the length of an article",
        "2",
        "bench/long.py",
        "bench/long.py --sizes 2000 4000",
        _NEWS,
    ),
    Measure(
        "patterns",
        "time of articles that repeat one pattern (200 patterns)",
        "15",
        "bench/patterns.py",
        "bench/patterns.py --size 2 --every 40",
    ),
    Measure(
        "mutations",
        "10,000 mutated articles: breakdowns, lost letters, facts that do not open their words",
        "8",
        "bench/mutations.py",
        "bench/mutations.py --count 20",
    ),
    Measure(
        "kills",
        "200 builds killed at random moments: what is left of them",
        "30",
        "bench/kills.py",
        "bench/kills.py --count 1 --articles 4",
        ("system linux",),
    ),
    Measure("edits", "facts that an edit of an article keeps, loses and gains", "2", "bench/edits.py",
            "bench/edits.py"),
    Measure("processors", "digests of what the language model computes, to compare machines", "1",
            "bench/processors.py"),
    Measure("reference", "the reference data: start-up, size, look-ups", "2", "bench/reference.py",
            "bench/reference.py --rounds 1"),
    Measure("resolution", "seconds for 100,000 mentions of people", "1", "bench/resolution.py",
            "bench/resolution.py --mentions 2000"),
    Measure("commands", "time of common commands, beside rdflib", "1", "bench/commands.py"),
    Measure("second", "a question to a large graph that was asked before", "3", "bench/second.py",
            "bench/second.py --triples 20000"),
    Measure("check", "time of `kgbuild check` beside pySHACL", "3", "bench/check.py", "bench/check.py --copies 1"),
    Measure("violations", "seeded violations that each SHACL engine finds", "5",
            "bench/violations.py --node {node} --topbraid {jena}",
            "bench/violations.py --node {node} --topbraid {jena} --engine kgbuild",
            optional="TopBraid, rdf-validate-shacl, shacl-engine"),
    Measure("stores", "rows of the named questions in other stores", "1", "bench/stores.py --node {node} --jena {jena}",
            optional=_STORES),
    Measure("updates", "what `kgbuild update` leaves in other stores", "1",
            "bench/updates.py --node {node} --jena {jena}", optional=_STORES),
    Measure("frames", "trees that the JSON-LD frames find", "1", "bench/frames.py --node {node}",
            optional="pyld, jsonld of npm"),
    Measure("pages", "web pages of forty houses, beside trafilatura", "1", "bench/pages.py"),
    Measure("printed", "printed pages read again, beside pdfminer.six", "1", "bench/printed.py",
            needs=("program chromium", "module pdfminer")),
    Measure("site", "time and size of a site", "1", "bench/site.py data/seeds.ttl seeds"),
    Measure("search", "how long a page takes to show what search finds", "3", "bench/search.py {work}/site",
            "bench/search.py {work}/site john", needs=("program chromium", "program chromedriver", "module selenium"),
            after=("site",)),
)  # fmt: skip

BY_HAND = {
    "precision": "draws events for a reader to judge, and counts the verdicts",
    "links": "lists links to the reference data for a reader to judge; links_read.csv has verdicts",
}
"""Scripts whose figures need a reader."""

PARTS = ("all", "nested", "places", "restore", "scoring", "table")
"""Modules that measure nothing by themselves."""


def markdown(measures: Sequence[Measure] = MEASURES) -> str:
    """Return the table of bench/README.md."""
    rows = ["| name | what it measures | needs | minutes |", "|---|---|---|---|"]
    rows += [f"| {m.name} | {m.what} | {needs(m)} | {m.minutes} |" for m in measures]
    return "\n".join(rows) + "\n"


def needs(measure: Measure) -> str:
    """Return in words what a measure needs; what it can do without, in brackets."""
    told = []
    for need in measure.needs:
        kind, _, name = need.partition(" ")
        told.append("BBC" if kind == "bbc" else f"`../shared/{name}`" if kind == "shared" else name.capitalize())
    if measure.optional:
        told.append(f"({measure.optional})")
    return ", ".join(told)
