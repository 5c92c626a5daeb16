from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rdflib import RDF, Graph, URIRef
from rdflib.namespace import OWL, SH

from kgbuild.cli.new import command
from kgbuild.vocab import KG

FILES = ("kgbuild/extract/events/party_vote.py", "ontology/events/party_vote.ttl", "shapes/events/party_vote.ttl")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """An empty checkout: only the folders that event types live in."""
    for file in FILES:
        (tmp_path / file).parent.mkdir(parents=True)
    return tmp_path


def run(checkout: Path, name: str) -> Result:
    """Run `kgbuild new event`."""
    return CliRunner().invoke(command, ["event", name, "--checkout", str(checkout)])


def test_it_writes_the_three_files_of_an_event_type(checkout: Path) -> None:
    """Module, ontology and shape get the same name, and the class the same in capitals."""
    result = run(checkout, "party-vote")
    assert result.exit_code == 0, result.output
    module, ontology, shape = (checkout / file for file in FILES)
    compile(module.read_text(), str(module), "exec")
    assert "class PartyVote(Event):" in module.read_text()
    assert (URIRef(str(KG) + "PartyVote"), RDF.type, OWL.Class) in Graph().parse(ontology)
    assert next(Graph().parse(shape).subjects(RDF.type, SH.NodeShape), None) is not None
    assert "pytest" in result.output


def test_it_never_overwrites(checkout: Path) -> None:
    """A second run with the same name stops before anything is written."""
    run(checkout, "party-vote")
    (checkout / FILES[0]).write_text("mine")
    result = run(checkout, "party-vote")
    assert result.exit_code == 2
    assert "exists already" in result.output
    assert (checkout / FILES[0]).read_text() == "mine"


@pytest.mark.parametrize("name", ["Vote!", "9votes", "", "vote--x"])
def test_a_bad_name_is_refused_with_a_good_one(checkout: Path, name: str) -> None:
    """What cannot be a file's and a class's name is refused, and the message shows one that can."""
    result = run(checkout, name)
    assert result.exit_code == 2
    assert "party-vote" in result.output


def test_outside_a_checkout_it_says_where_to_run(tmp_path: Path) -> None:
    """Without the folders of a checkout nothing is written and the message says what to do."""
    result = run(tmp_path, "vote")
    assert result.exit_code == 2
    assert "top of a checkout" in result.output
    assert not list(tmp_path.iterdir())
