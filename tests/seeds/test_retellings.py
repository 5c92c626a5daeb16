from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest
import spacy
import yaml

from kgbuild.annotate.pipeline import block_chunks
from kgbuild.annotate.quotations import find_quotations
from kgbuild.annotate.reading import read_prose
from kgbuild.readers import ReadOptions, find_sources, read

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
SEEDS = sorted((ROOT / "seeds").glob("*.md"))
LONGEST_QUOTATION = 13

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared articles are not beside this checkout")
every_seed = pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)


@cache
def _header_and_body(path):
    _, header, body = path.read_text("utf-8").split("---\n", 2)
    return yaml.safe_load(header), body


def _gold(path):
    source = Path(_header_and_body(path)[0]["source"])
    return json.loads((SHARED / "gold" / "seeds" / source.with_suffix(".json").name).read_text("utf-8"))


def _plain(words):
    return " ".join(words.replace("’", "'").casefold().split())


def test_there_are_five():
    """One for each article that the graph grows from."""
    assert len(SEEDS) == 5


@every_seed
def test_the_header_names_headline_publisher_and_source(path):
    """So that a reader finds the article that is retold."""
    header, body = _header_and_body(path)
    assert set(header) <= {"title", "publisher", "date", "source"}
    assert header["title"] and header["publisher"]
    assert re.fullmatch(r"\d{3}_[0-9a-f]{16}\.txt", header["source"])
    assert body.strip()


@needs_shared
@every_seed
def test_the_header_agrees_with_the_metadata_of_the_article(path):
    """Publisher and date are those of the article, as exact as it is known."""
    header, _ = _header_and_body(path)
    rows = (SHARED / "seeds" / "metadata.csv").read_text("utf-8").splitlines()
    row = next(row.split(",") for row in rows if row.startswith(header["source"]))
    assert header["publisher"] == row[1]
    assert str(header.get("date", "")) == row[2]


@every_seed
def test_quotations_are_short(path):
    """None has 14 words or more, and every one is closed."""
    options = ReadOptions()
    article, issues = read(find_sources([path], options)[0][0], options)
    assert not issues
    reading = read_prose(article)
    doc = spacy.blank("en").make_doc(reading.text)
    for quotation in find_quotations(doc, [chunk for _, chunk in block_chunks(doc, reading)]):
        words = re.findall(r"\w+(?:['’-]\w+)*", doc[quotation.content.start : quotation.content.end].text)
        assert quotation.closed
        assert len(words) <= LONGEST_QUOTATION, words


@needs_shared
@every_seed
def test_everybody_and_everything_named_is_there(path):
    """Each entity that the gold list requires is called by its name or by a form that the article uses."""
    body = _plain(_header_and_body(path)[1])
    for entity in _gold(path)["entities"]:
        if entity.get("optional") or entity["type"] == "Anonymous":
            continue
        forms = {_plain(form) for form in (entity["name"], *entity["mentions"])}
        forms |= {form.replace("[", "").replace("]", "") for form in forms}
        assert any(re.search(rf"\b{re.escape(form)}\b", body) for form in forms), entity["name"]


@needs_shared
@every_seed
def test_posts_are_there(path):
    """Each post that the gold list requires is named, with its holder."""
    body = _plain(_header_and_body(path)[1])
    gold = _gold(path)
    names = {entity["id"]: entity["name"] for entity in gold["entities"]}
    for role in gold["roles"]:
        if not role.get("optional") and role["post"] != "member":
            assert _plain(role["post"]) in body, role
            assert _plain(names[role["person"]].split()[-1]) in body, role


WORDS = {9: "nine"}


@needs_shared
@every_seed
def test_figures_are_there(path):
    """Each figure of an election result is told, and so is the one that it corrects."""
    body = _plain(_header_and_body(path)[1])
    for event in _gold(path)["events"]:
        for figure in (event.get("value"), event.get("supersedes")):
            if figure is not None:
                forms = {f"{figure:g}", WORDS.get(figure, f"{figure:g}")}
                assert any(re.search(rf"\b{form}\b", body) for form in forms), event["text"]


@needs_shared
@every_seed
def test_years_are_there(path):
    """Each year that an event or statement of the gold list names is told."""
    body = _header_and_body(path)[1]
    gold = _gold(path)
    for fact in [*gold["events"], *gold["statements"]]:
        if not fact.get("optional"):
            for year in re.findall(r"\b(?:19|20)\d\d\b", fact["text"]):
                assert year in body, fact["text"]


@needs_shared
@every_seed
def test_places_of_events_are_there(path):
    """Each place at which the gold list puts an event is named."""
    body = _plain(_header_and_body(path)[1])
    gold = _gold(path)
    names = {entity["id"]: entity["name"] for entity in gold["entities"]}
    for event in gold["events"]:
        if event.get("place") and not event.get("optional"):
            assert _plain(names.get(event["place"], event["place"])) in body, event["text"]
