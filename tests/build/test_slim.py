from __future__ import annotations

import pytest

from kgbuild.build import BuildOptions
from kgbuild.gather import gather
from kgbuild.resolve import resolve
from kgbuild.slim import Slimmer

TEXTS = {
    "a.txt": 'First\n\nAnn Bell met Carl Dorn in Leeds on 6 May 2011. "We agreed on rail," Ms Bell said.\n',
    "b.txt": "Second\n\nAnn Bell met Carl Dorn in Leeds on 6 May 2011. Britain held a general election on 6 May 2010.\n",
    "c.txt": "Third\n\nAnn Bell has defected to Labour. Carl Dorn, the Labour leader, resigned.\n",
}


@pytest.fixture
def gathered(tmp_path):
    """Return the facts of articles that name the same people, one with an election."""
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return gather([tmp_path], BuildOptions(dataset="d"))


def test_linking_finds_the_same_in_slim_facts(gathered):
    """Who is who, which events are one and which elections are known hang on nothing that was left out."""
    whole = resolve(gathered.shelf, gathered.reference, gathered.decisions)
    slim = resolve(map(Slimmer(), gathered.shelf), gathered.reference, gathered.decisions)
    assert slim == whole
    assert whole.elections
    assert whole.events


def test_what_articles_have_in_common_is_held_once(gathered):
    """Of a name that stands in each of thousands of articles there is one in memory, and no list of its places."""
    first, second, _ = map(Slimmer(), gathered.shelf)
    bell, same = (next(e for e in facts.entities if e.name == "Ann Bell") for facts in (first, second))
    separate = [next(e for e in facts.entities if e.name == "Ann Bell") for facts in gathered.shelf]
    assert len({id(e.name) for e in separate}) > 1
    assert bell.name is same.name
    assert bell.countries is same.countries
    assert not bell.mentions
    assert not first.sentences
    assert second.sentences, "there is an election in it"
