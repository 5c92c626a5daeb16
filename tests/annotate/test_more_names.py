"""Names of people in lists, in capitals, behind hyphens, misspelt, and of one person on record."""

from __future__ import annotations

import pytest

from kgbuild.annotate import Annotator, load_language
from kgbuild.annotate.language import SHIPPED
from kgbuild.model import Article, Block, BlockKind, EntityKind, PartialDate, Span
from kgbuild.reference import load_reference

pytestmark = pytest.mark.skipif(
    not (SHIPPED / "model.onnx").exists(), reason="the shipped model is not in this checkout"
)

# paragraphs, a person as the graph names him, and all words that name him
CASES = [
    ("Who stands: McDORN, Ann (Labour); DE VOSS, Carl (Green).", "Ann McDorn", ["McDORN, Ann"]),
    ("Voss, Carl Ian (Labour)\nBell-Orme, Ann (Green)", "Ann Bell-Orme", ["Bell-Orme, Ann"]),
    ("OUSMANE NDOYE quit on Monday. She met Ndoye.", "Ousmane Ndoye", ["Ndoye", "Ousmane Ndoye"]),
    ("» Tom Voss said that it was late\n» Ann Bell called it “good”", "Ann Bell", ["Ann Bell"]),
    ("Her children, Ann, Tom and Peter Bell, came to the hall.", "Ann", ["Ann"]),
    ("MINISTER QUITS OVER FEES\nCarl Dorn resigned on Friday, his office said.", "QUITS OVER", []),
    (
        "Carl Pyke, the host, spoke to the governor, Mary Fallow, on Sunday.\nPYKE: Good evening to you.\n"
        "FALLOW: I think the whole nation needs it.",
        "Mary Fallow",
        ["Fallow", "Mary Fallow"],
    ),
    (
        "JAKE DORN: Ann Bell released a film on Friday.\nBELL: The times were bad.\nDORN: Do you think so?",
        "Jake Dorn",
        ["Dorn", "Jake Dorn"],
    ),
    ("Ben Dorn Defends Himself Against Claims He Lied\nBen Dorn replied on Sunday.", "Ben Dorn", ["Ben Dorn"] * 2),
    (
        "Chen Po-yu, a doctor, said it was bad. Chen Wen-ling, a nurse, said so too.",
        "Chen Wen-ling",
        ["Chen Wen-ling"],
    ),
    ("US-Taliban talks failed. The UK-EU talks went on.", "US-Taliban", []),
    ("Lin Wen-hsiung met Ann Bell. A Bell-Lin feud began.", "Bell-Lin", []),
    ("Legislator Chiang Pei-an urged a vote. Chiang said it was time.", "Chiang Pei-an", ["Chiang", "Chiang Pei-an"]),
    (
        "Diane Harbot, a teacher, backs the plan. Ms Harbott said it was slow.",
        "Diane Harbot",
        ["Diane Harbot", "Ms Harbott"],
    ),
    (
        "The candidates are: BELL, Ann Marie (Conservative); O'DORN, Carl (Labour); and MCPYKE, Tom (Green).\n"
        "Ms Bell said it was late.",
        "Ann Marie Bell",
        ["BELL, Ann Marie", "Ms Bell"],
    ),
    (
        "The candidates are: BELL, Ann Marie (Conservative); O'DORN, Carl (Labour); and MCPYKE, Tom (Green).",
        "Carl O'Dorn",
        ["O'DORN, Carl"],
    ),
    (
        "PARIS — JANET DORN resigned as minister on Tuesday. Dorn said it was time.",
        "Janet Dorn",
        ["Dorn", "Janet Dorn"],
    ),
    (
        "Emmanuel PYKE was elected mayor on Sunday. Pyke said that it was late.",
        "Emmanuel PYKE",
        ["Emmanuel PYKE", "Pyke"],
    ),
    ("Bill and Hillary Dorn are likely worth a lot.", "Bill Dorn", ["Bill"]),
    ("Mr Pyke's fellow Welshman Ray Dorn won.", "Ray Dorn", ["Ray Dorn"]),
    ("Carl Dorn met General Intelligence Director Tom Voss.", "Intelligence Director", []),
    ("Families are living on the ship MS Victoria in Leith. They moved there in June.", "Victoria", []),
    ("It is the view of the pollster Ipso Mori that few will vote.", "Ipso Mori", []),
    ("The interview with the Italian newspaper La Corriera was read on Friday.", "La Corriera", []),
    ("Carl Dorn joined the campaign Vote Leave. Vote Leave said it was wrong.", "Vote Leave", []),
    ("He joined a campaign. Mr Dorn of Vote Leave denied it.", "Dorn", ["Mr Dorn"]),
    ("Supporters of Remain were glad. Remain was ahead, and they said that Remain would win.", "Remain", []),
    (
        "Speaker Vish Kager, leader of the Opposition Siddara, Labour Minister Shiv Hebbin and others wished him well.",
        "Siddara",
        ["Siddara"],
    ),
    (
        "The Ipswich Standards Authority (Isau) is late. Isau said it was glad. In a letter, Isau said it was wrong.",
        "Isau",
        ["Isau", "Isau", "Isau"],
    ),
    (
        "The Ipswich Standards Authority (Isa) is late. Isa said it was glad. In a letter, Isa said it was wrong.",
        "Isa",
        [],
    ),
    ("Britons could face two weeks onboard the Diamond Princess cruise ship.", "Diamond Princess", []),
    ("But the Field Marshal, who ran our armed forces in the 1990s, says it is late.", "Field Marshal", []),
    (
        "There is talk that the former Liberal Julia Banksen, who quit last week, will stand.",
        "Julia Banksen",
        ["Julia Banksen"],
    ),
    (
        "Premier L.Oyun-Bold spoke on Friday in Ulaanbaatar. Mongolia will vote. Later L.Oyun-Bold left.",
        "L.Oyun-Bold",
        ["L.Oyun-Bold", "L.Oyun-Bold"],
    ),
    (
        "Marisa Nunbhakdi heads hotels in Thailand, in Bangkok. Mrs Marisa said they were full.",
        "Marisa Nunbhakdi",
        ["Marisa Nunbhakdi", "Mrs Marisa"],
    ),
    (
        "Ahmad Al-Nawaf Al-Sabing is Kuwait’s new leader. Sheikh Ahmad Al-Nawaf is glad. Sheikh Ahmad Al-Nawaf"
        " Al-Jaber Al-Sabing was born in 1956.",
        "Ahmad Al-Nawaf Al-Jaber Al-Sabing",
        ["Ahmad Al-Nawaf Al-Sabing", "Sheikh Ahmad Al-Nawaf", "Sheikh Ahmad Al-Nawaf Al-Jaber Al-Sabing"],
    ),
    (
        "It came under the leader, His Highness Sheikh Mohamed bin Zayed Al Nahling, on Friday.",
        "Mohamed bin Zayed Al Nahling",
        ["Sheikh Mohamed bin Zayed Al Nahling"],
    ),
    (
        "Barry Obamling spoke on Friday. The Obamling Administration was late. He left the Obamling White House.",
        "Barry Obamling",
        ["Barry Obamling", "Obamling", "Obamling"],
    ),
    ("Acting Supt Clay McDorn said they came at noon.", "Clay McDorn", ["Clay McDorn"]),
    ("Ann Dorn backed the Murray Darling Basin Plan on Monday.", "Murray Darling Basin Plan", []),
    (
        "Dorn attacked over fees\nTom Dorn was accused of lying. Mr Dorn denied it. His father was Carl Dorn.",
        "Tom Dorn",
        ["Dorn", "Mr Dorn", "Tom Dorn"],
    ),
    (
        "Clement Attlow was the leader then. A minister in the Attlow government said it was late.",
        "Clement Attlow",
        ["Attlow", "Clement Attlow"],
    ),
    ("Secretary of State for Wales Fay Dorn resigned. Ms Dorn was tired.", "Fay Dorn", ["Fay Dorn", "Ms Dorn"]),
    ("The talks with His Excellency Ann Bell ended on Monday.", "Ann Bell", ["Ann Bell"]),
    (
        "Prince Charles spoke in Leeds. The Prince of Wales said it was cold.",
        "Prince Charles",
        ["Prince Charles", "The Prince of Wales"],
    ),
]


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    """The annotator with the model that comes with kgbuild."""
    return Annotator(load_reference(), load_language())


@pytest.mark.parametrize(("text", "name", "expected"), CASES, ids=[text[:50] for text, _, _ in CASES])
def test_names(annotator: Annotator, text: str, name: str, expected: list[str]) -> None:
    """All words that name a person are one person's."""
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block(BlockKind.PARAGRAPH, Span(start, start + len(line))))
        start += len(line) + 1
    annotated = annotator.annotate(
        Article(file_name="x.txt", path="x.txt", text=text, blocks=tuple(blocks), date=PartialDate("2005-02-10"))
    )
    found = [
        annotated.words(m.chunk)
        for c in annotated.clusters
        if c.kind is EntityKind.PERSON and c.name == name
        for m in c.mentions
        if m.form.value == "name"
    ]
    assert sorted(found) == expected


def test_namesakes_whom_the_text_tells_apart_are_two(annotator: Annotator) -> None:
    """A name that the text gives to another person starts a person of its own, to whom the words behind it belong."""
    text = (
        "The Bishop of Leeds, Tom Dorn, will retire. Bishop Dorn said it was late. His namesake Tom Dorn, a councillor,"
        " has resigned. Councillor Dorn said he was ill."
    )
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, len(text))),)
    annotated = annotator.annotate(Article(file_name="x.txt", path="x.txt", text=text, blocks=blocks))
    people = [c for c in annotated.clusters if c.kind is EntityKind.PERSON]
    assert [c.name for c in people] == ["Tom Dorn", "Tom Dorn"]
    assert [[m.chunk.start for m in c.mentions if m.form.value == "name"] for c in people] == [[5, 12], [20, 30]]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Carl Dorn is the MP for South West Hertfordshire.", "South West Hertfordshire"),
        ("Carl Dorn won in East Worthing and Shoreham.", "East Worthing and Shoreham"),
        ("The Bolton North East MP Carl Dorn left.", "Bolton North East"),
        ("The Bolton North East Conservative Association met.", None),
        ("Bolton North East Conservative association met.", None),
    ],
)
def test_a_seat_on_record_is_one_place(annotator: Annotator, text: str, place: str | None) -> None:
    """A constituency of the reference data is named in full, but for the name of a body that it opens."""
    clusters = annotator.annotate(Article(file_name="a.txt", text=text, path="a.txt")).clusters
    assert [c.name for c in clusters if c.kind is EntityKind.PLACE] == ([place] if place else [])
