from __future__ import annotations

import json

import pytest


def test_export(kg, graph, tmp_path):
    """An export goes to standard output, or to a file."""
    assert [p["name"] for p in json.loads(kg("export", graph, "--to", "popolo").out)["persons"]] == [
        "Ann Bell", "Carl Dorn",
    ]  # fmt: skip
    outcome = kg("export", graph, "--to", "graphml", "-o", tmp_path / "n.graphml")
    assert (outcome.code, outcome.out) == (0, "") and "graphml" in (tmp_path / "n.graphml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("arguments", "told"), [(["--to", "pdf"], "is not one of"), ([], "--to")])
def test_could_not_run(kg, graph, arguments, told):
    """An unknown format is refused with those that there are."""
    outcome = kg("export", graph, *arguments)
    assert outcome.code == 2 and told in outcome.err
