"""Transcripts: who speaks is told by labels in capitals, with posts and without."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgbuild.annotate import Annotator, load_language
from kgbuild.annotate.language import SHIPPED
from kgbuild.annotate.reading import read_prose
from kgbuild.extract import extract
from kgbuild.model import Article, ArticleFacts, Block, BlockKind, Span
from kgbuild.reference import load_reference

pytestmark = pytest.mark.skipif(
    not (SHIPPED / "model.onnx").exists(), reason="the shipped model is not in this checkout"
)


@pytest.fixture(scope="module")
def facts() -> Callable[[str], ArticleFacts]:
    """What a text states whose lines are paragraphs, read by the model that comes with kgbuild."""
    annotator = Annotator(load_reference(None), load_language(None))

    def read(text: str) -> ArticleFacts:
        return extract(annotator.annotate(Article(file_name="a.txt", text=text, path="a.txt", blocks=_blocks(text))))

    return read


def _blocks(text: str) -> tuple[Block, ...]:
    places, start = [], 0
    for line in text.split("\n"):
        places.append(Block(BlockKind.PARAGRAPH, Span(start, start + len(line))))
        start += len(line) + 1
    return tuple(places)


def _prose(text: str) -> str:
    return read_prose(Article(file_name="a.txt", text=text, path="a.txt", blocks=_blocks(text))).text


def _said(facts, text: str) -> list[tuple[str, str]]:
    found = facts(text)
    return [(found.entities[s.speaker.index].name, s.parts[0].of(text)) for s in found.statements if s.speaker]


TURNS = [
    (
        "ROSE GREY, HOST: Good evening.\nTOM FOX, MAYOR: Hello.\nGREY: And good night.",
        ["Rose Grey", "Tom Fox", "Rose Grey"],
    ),
    ("ROSE GREY, ANCHOR: Welcome, senator.\nSEN. TOM FOX (R-OHIO): Thank you.", ["Rose Grey", "Tom Fox"]),
    ("MR GREY: The roof is leaking.\nMRS FOX: It has leaked for years.", ["Grey", "Fox"]),
    ("ROSE GREY (voice-over): It rained.\nTOM FOX, CNN CORRESPONDENT (on camera): It did.", ["Rose Grey", "Tom Fox"]),
    ("PRESIDENT DORN: We have signed it today.\nMS. GREY: Thank you all.", ["Dorn", "Grey"]),
    ("Ms GREY (Leeds North): The plan has failed.\nMr FOX (York) (Con): I disagree.", ["Grey", "Fox"]),
    (
        "The Prime Minister (Mrs Rose Grey): I met him.\nMr Tom Fox (Leeds) (Lab): Will she go?",
        ["Rose Grey", "Tom Fox"],
    ),
    ("Rose Grey met Tom Fox.\nGREY: It rained.\nFOX: It did not.", ["Rose Grey", "Tom Fox"]),
]


@pytest.mark.parametrize(("text", "speakers"), TURNS)
def test_who_speaks_in_capitals_has_the_turn(facts, text: str, speakers: list[str]) -> None:
    """The turn is that of the person, named as prose would, also where only the family name stands later."""
    found = _said(facts, text)
    assert [who for who, _ in found] == speakers
    assert all(": " not in words for _, words in found)


def test_the_post_of_a_speaker_is_a_post(facts) -> None:
    """What a label adds to the name is the speaker's post."""
    found = facts("ROSE GREY, HOST: Good evening.\nSEN. TOM FOX: Thank you.")
    assert {(found.entities[r.person.index].name, r.post) for r in found.roles} == {
        ("Rose Grey", "host"),
        ("Tom Fox", "Sen."),
    }


def test_what_nobody_is_named_for_is_nobodys(facts) -> None:
    """Voices without a name and noises make no statement and no person."""
    text = "ROSE GREY: It rained.\nUNIDENTIFIED MALE: Shame!\n(APPLAUSE)\nTOM FOX: (OFF-MIKE) It did not.\n[CROSSTALK]"
    assert _said(facts, text) == [("Rose Grey", "It rained."), ("Tom Fox", "It did not.")]
    people = {e.name for e in facts(text).entities if e.kind.value == "Person"}
    assert people == {"Rose Grey", "Tom Fox"}


def test_whom_the_chair_calls_is_not_the_chair(facts) -> None:
    """A name right behind a post and a colon with a comma after it is whom the holder speaks to."""
    found = facts("The chairman: Ms Grey, please begin.\nMs Grey: It rained.")
    assert not found.roles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SEN. CARL O'DORN (R-OHIO): Yes.\nO'DORN: No.", "Sen. Carl O'Dorn (R-Ohio): Yes. O'Dorn: No."),
        ("ANN MCBELL, BBC POLITICAL EDITOR: Yes.\nMCBELL: No.", "Ann McBell, BBC political editor: Yes. McBell: No."),
        (
            "GEN. J. R. VAN DER BELL III: Yes.\nMS. BELL-ORME: No.",
            "Gen. J. R. van der Bell III: Yes. Ms. Bell-Orme: No.",
        ),
        ("UNIDENTIFIED FEMALE: Yes.\nTHE CHAIRMAN: No.", "Unidentified female: Yes. The chairman: No."),
        ("LABOUR: Higher taxes.\nUKIP: Lower taxes.", "LABOUR: Higher taxes. UKIP: Lower taxes."),
        ("ANN BELL: Only one turn.", "ANN BELL: Only one turn."),
        ("ANN BELL: Yes. (APPLAUSE) And no.\nBELL: No.", "Ann Bell: Yes. And no. Bell: No."),
    ],
)
def test_labels_are_read_as_prose_writes_them(text: str, expected: str) -> None:
    """Names, posts and seats of labels are read in small letters, abbreviations and other labels as they are."""
    assert _prose(text) == expected


def test_a_name_in_capitals_is_one_of_its_bearers_names(facts) -> None:
    """What a label says stands among the names as the article has it, so that its passage says one of them."""
    found = facts(
        "The man was stopped by the guard, Kevin Vickers.\nVICKERS: Guard the hero of Leeds\nMr Vickers left."
    )
    (guard,) = (e for e in found.entities if e.name == "Kevin Vickers")
    assert "VICKERS" in guard.names
