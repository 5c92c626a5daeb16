"""A graph built from documents is proved from the documents themselves, and their passages say where they stand."""

from __future__ import annotations

import pytest

import kgbuild
from kgbuild.build import BuildOptions, build
from kgbuild.vocab import KG
from tests.readers import makers
from tests.readers.makers import Story

pytest.importorskip("pdfminer", reason="the extra kgbuild[documents] is not installed")

STORY = Story(
    paragraphs=(
        "The town council voted on Monday to close the old market hall for two years from the end of June.",
        "Ann Bell resigned as mayor of Selby on 2 May 2017, and Carl Dorn was elected in her place two days later.",
        "“We have no choice,” Carl Dorn, the leader of the council, told traders after the vote in the town hall.",
    )
)
OTHER = Story(paragraphs=(*STORY.paragraphs[:1], STORY.paragraphs[1].replace("Bell", "Hill"), STORY.paragraphs[2]))
MAKERS = {
    "a.pdf": (lambda story: makers.newspaper(story, 1), "page"),
    "two.pdf": (lambda story: makers.newspaper(story, 2), "page"),
    "long.pdf": (lambda story: makers.newspaper(story, 2, 3), "page"),
    "a.docx": (makers.docx, "paragraph"),
    "a.odt": (makers.odt, "paragraph"),
    "a.eml": (makers.eml, None),
    "a.html": (lambda story: makers.html_page(story).encode(), None),
    "news.zip": (lambda story: makers.zipped({"n/a.docx": makers.docx(story)}), "paragraph"),
}


@pytest.mark.parametrize("name", MAKERS)
def test_offsets_are_proved_from_the_original(tmp_path, name):
    """Each passage is compared with the document that was given; with another document it does not agree."""
    make, division = MAKERS[name]
    (tmp_path / "in").mkdir()
    path = tmp_path / "in" / name
    path.write_bytes(make(STORY))
    built = build([tmp_path / "in"], BuildOptions())
    built.write(tmp_path / "g.ttl")
    report = kgbuild.check(tmp_path / "g.ttl", tmp_path / "in")
    assert report.conforms and 0 < report.compared == report.passages
    if division:
        numbers = [int(q.object.value) for q in built.quads if q.predicate.value == KG[division]]
        assert numbers and all(number >= 1 for number in numbers)
    path.write_bytes(make(OTHER))
    assert not kgbuild.check(tmp_path / "g.ttl", tmp_path / "in").conforms
