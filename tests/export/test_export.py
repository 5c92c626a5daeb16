from __future__ import annotations

import io
import json
import re
from pathlib import Path

import networkx
import pytest

from kgbuild.export import FORMATS, followthemoney, graphml, popolo
from kgbuild.query import open_graph
from kgbuild.query.view import load_view
from kgbuild.resources import resource


@pytest.fixture(scope="module")
def view():
    """Return the graph that comes with kgbuild."""
    return load_view(open_graph(resource("data", "seeds.ttl")))


@pytest.mark.parametrize("form", FORMATS)
def test_same_text(view, form):
    """Each format is written the same way each time."""
    assert FORMATS[form](view) == FORMATS[form](view)


def test_popolo(view):
    """Popolo has people with their posts, in a party or as a post of its own, and the events that happened."""
    found = json.loads(popolo(view))
    ids = {kind: {one["id"] for one in found[kind]} for kind in found}
    assert all(len(ids[kind]) == len(found[kind]) for kind in found)
    for membership in found["memberships"]:
        assert membership["person_id"] in ids["persons"]
        assert membership.get("organization_id", "") in ids["organizations"] | {""}
        assert "organization_id" in membership or membership["post_id"] in ids["posts"]
    labour = next(o for o in found["organizations"] if o["name"] == "Labour Party")
    assert labour["classification"] == "party"
    meetings = [e for e in found["events"] if e["classification"] == "Meeting"]
    assert {frozenset(a["name"] for a in e["attendees"]) for e in meetings} >= {
        frozenset({"Ed Miliband", "Nick Clegg"})
    }
    theirs = [e for e in meetings if {a["name"] for a in e["attendees"]} == {"Gordon Brown", "Nick Clegg"}]
    assert len(theirs) == 1  # they held talks in 2010; other talks, refused, are denied
    assert all(e["sources"][0]["note"] for e in found["events"])


def test_popolo_is_valid(view):
    """Each class has the properties that Popolo's specification asks for, of its types, and no others."""
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    schema = json.loads(Path(__file__).with_name("popolo.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    found = json.loads(popolo(view))
    assert [f"{list(e.absolute_path)}: {e.message}" for e in validator.iter_errors(found)] == []
    assert list(validator.iter_errors({**found, "persons": [{"id": "x"}]}))  # the schema does refuse


def test_the_table_of_popolo_names_every_field(view):
    """docs/use-the-data.md says of each field of the export what it is in the graph."""
    page = (Path(__file__).resolve().parents[2] / "docs" / "use-the-data.md").read_text(encoding="utf-8")
    section = page.partition("## What Popolo calls it")[2].partition("\n## ")[0]
    told = {name.rpartition(".")[2] for name in re.findall(r"`([\w.]+)`", section)}
    found = json.loads(popolo(view))
    assert {*found, *(field for rows in found.values() for row in rows for field in row)} - {"id"} <= told


def test_popolo_attendees_are_people(view):
    """Who attends an event is among the people; parties and bodies that take part are told in its description."""
    found = json.loads(popolo(view))
    people = {one["id"] for one in found["persons"]}
    assert all(a["id"] in people for e in found["events"] for a in e.get("attendees", ()))
    defection = next(e for e in found["events"] if e["classification"] == "Defection")
    assert "Labour Party" in defection["description"]


def test_corrected_figures_are_not_exported(view):
    """A figure that was corrected since is no event that happened."""
    names = [e["name"] for e in json.loads(popolo(view))["events"]]
    assert any("842" in name for name in names) and not any("695" in name for name in names)


def test_followthemoney(view):
    """FollowTheMoney has entities whose references lead to entities, with the sentences as proof."""
    found = {one["id"]: one for one in map(json.loads, followthemoney(view).splitlines())}
    links = [e for e in found.values() if e["schema"] in {"Membership", "UnknownLink"}]
    assert links and len(found) == followthemoney(view).count("\n")
    for link in links:
        for name in ("member", "organization", "subject", "object", "proof"):
            assert all(value in found for value in link["properties"].get(name, ()))
    ed = next(e for e in found.values() if e["properties"].get("name") == ["Ed Miliband"])
    assert ed["schema"] == "Person" and ed["properties"]["wikidataId"] == ["Q216594"]


def test_followthemoney_is_valid(view):
    """The format's own library takes every entity, with every property and value."""
    library = pytest.importorskip(
        "followthemoney",
        reason="followthemoney is not installed: it is built against ICU (Debian: libicu-dev) and needs Python 3.11",
    )
    for line in followthemoney(view).splitlines():
        given = json.loads(line)
        proxy = library.model.get_proxy(given)
        proxy.schema.validate(given)
        assert {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()} == {
            name: sorted(values) for name, values in given["properties"].items()
        }


def test_graphml(view):
    """GraphML opens in networkx: an edge for each two who take part, which says whether it happened."""
    graph = networkx.read_graphml(io.BytesIO(graphml(view).encode()), force_multigraph=True)
    names = dict(graph.nodes(data="label"))
    edges = {(frozenset((names[a], names[b])), d["kind"], d["factuality"]) for a, b, d in graph.edges(data=True)}
    assert (frozenset({"Ed Miliband", "Nick Clegg"}), "Meeting", "Actual") in edges
    assert (frozenset({"Gordon Brown", "Nick Clegg"}), "Meeting", "Denied") in edges
