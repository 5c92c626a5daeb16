"""Who speaks, where the text only points to it: pairs, pronouns, numbers of people, words behind a text."""

from __future__ import annotations

import pytest

from kgbuild.annotate import Annotator, load_language
from kgbuild.annotate.language import SHIPPED
from kgbuild.extract import extract
from kgbuild.model import Article, Block, BlockKind, PartialDate, Span
from kgbuild.reference import load_reference

pytestmark = pytest.mark.skipif(
    not (SHIPPED / "model.onnx").exists(), reason="the shipped model is not in this checkout"
)

# text, then for each statement who speaks and how its content begins
CASES = [
    (
        "Ann and Carl Dorn are closing the mill. The couple said that it was cold. “It is over,” they said.",
        [
            ("Ann Dorn", "It is over,"),
            ("Ann Dorn", "it was cold"),
            ("Carl Dorn", "It is over,"),
            ("Carl Dorn", "it was cold"),
        ],
    ),
    (
        "A spokesman for Oakbay Foods spoke. A spokesman for the Marlow Union sang.\nThe Oakbay Foods spokesman said"
        " that it was late. The union’s spokesman added: “We shall see.”",
        [("A spokesman for Oakbay Foods", "it was late"), ("A spokesman for the Marlow Union", "We shall see.")],
    ),
    ("Ann Bell met Carl Dorn. He told Dorn that it was late.", [(None, "it was late")]),
    ("Tom Voss won in Leeds. The singer said that it was cold.", [("Tom Voss", "it was cold")]),
    ("The former leader Tom Voss sang. The leader said that it was cold.", [("The leader", "it was cold")]),
    ("“I will miss it,” said the 31-year-old.", [("the 31-year-old", "I will miss")]),
    ("In the opinion of one trustee, it was a mess.", [("one trustee", "it was a")]),
    ("As the auditor, Tom Voss, put it, the firm had two books.", [("Tom Voss", "the firm had")]),
    ("By General Tom Voss's account, no soldier was hurt.", [("Tom Voss", "no soldier was")]),
    ("The bridge will fall, in the words of a former engineer.", [("a former engineer", "The bridge will")]),
    ("Ann Bell spoke. One senior Tory said that it was late.", [("One senior Tory", "it was late")]),
    ("Ann Bell spoke. Common sense suggests that it is late.", []),
    (
        "Tom Voss spoke. “The doors were locked, said the fire chief, Tom Voss.",
        [("Tom Voss", "The doors were")],
    ),
    ("Tom Voss spoke. “It is late. We shall go, he said after the count.", [("Tom Voss", "It is late.")]),
    (
        "Senators Ann Bell and Carl Dorn attacked the plan. In a statement, the two senators said that it was late.",
        [
            ("Ann Bell", "it was late"),
            ("Ann Bell", "the plan"),
            ("Carl Dorn", "it was late"),
            ("Carl Dorn", "the plan"),
        ],
    ),
    (
        "Ann Bell, Carl Dorn and Tom Voss said that it was late. “We will stay,” the three added.",
        [
            ("Ann Bell", "We will stay,"),
            ("Ann Bell", "it was late"),
            ("Carl Dorn", "We will stay,"),
            ("Carl Dorn", "it was late"),
            ("Tom Voss", "We will stay,"),
            ("Tom Voss", "it was late"),
        ],
    ),
    (
        "Carl Dorn praised the plan. The first speaker was Tom Voss. He called it theft.",
        [("Carl Dorn", "the plan"), ("Tom Voss", "it theft")],
    ),
    (
        "The former finance minister, Ann Bell, said the finance minister was late.",
        [("Ann Bell", "the finance minister")],
    ),
    (
        "Ann Bell and Carl Dorn said that schools mattered. They added: “We will not rest until it is done.”",
        [
            ("Ann Bell", "We will not"),
            ("Ann Bell", "schools mattered"),
            ("Carl Dorn", "We will not"),
            ("Carl Dorn", "schools mattered"),
        ],
    ),
    (
        "Transport minister Carl Dorn and the mayor Ann Bell launched the plan. They say it will cost little.",
        [("Ann Bell", "it will cost"), ("Carl Dorn", "it will cost")],
    ),
    (
        "Ann Bell and Carl Dorn met on Monday. Labour MPs are angry. They said it was late.",
        [("Labour", "it was late")],
    ),
    ("The chairman and chief executive, Ann Bell, said it was late.", [("Ann Bell", "it was late")]),
    (
        "Ann Bell, a surgeon at the hospital and an expert on knees, said it was late.",
        [("Ann Bell", "it was late")],
    ),
    ("And over the week to Monday, it appears the rate was the highest ever.", []),
    (
        "Some ministers and backbenchers said it was late.",
        [("Some ministers and backbenchers", "it was late")],
    ),
    (
        "Politicians and Jerusalem's deputy mayor have called for the minister to resign.",
        [("Jerusalem's deputy mayor", "the minister to"), ("Politicians", "the minister to")],
    ),
    (
        "One guest said: “Tea, of course.” While Ann Bell denied that it was a party, Sir Carl Dorn did not."
        " “It was a party and a feast,” he said.",
        [("Ann Bell", "it was a"), ("Carl Dorn", "It was a"), ("One guest", "Tea, of course.")],
    ),
    (
        "Carl Dorn welcomed the end of the long count. Mr Pyke's first task was to rebuild trust, he said.",
        [("Carl Dorn", "Mr Pyke's first"), ("Carl Dorn", "the end of")],
    ),
    (
        "Carl Dorn said the school was full. Our survey found that parents were unhappy. He called for a new wing.",
        [("Carl Dorn", "a new wing"), ("Carl Dorn", "the school was"), ("Our survey", "parents were unhappy")],
    ),
    (
        "Ann Bell said: “It is odd.” A Labour spokesman denied it was rude. “It makes a serious point,” he said.",
        [
            ("A Labour spokesman", "It makes a"),
            ("A Labour spokesman", "it was rude"),
            ("Ann Bell", "It is odd."),
        ],
    ),
    (
        "Ann Bell said: “It would be wise to wait a while.” Chief constable Carl Dorn acknowledged that drinking did"
        " harm. “If you come to Norwich on a Friday night you will see things going on.”",
        [
            ("Ann Bell", "It would be"),
            ("Carl Dorn", "If you come"),
            ("Carl Dorn", "drinking did harm"),
        ],
    ),
    ("Nearly half those surveyed said the tax was fair.", [("Nearly half those surveyed", "the tax was")]),
    (
        "Those who attended were greeted with tea and said they felt relief.",
        [("Those who", "they felt relief")],
    ),
    (
        "Carl Dorn was paid. Mr Dorn's statement said: “The party has been at work.” It added: “Nobody can deny it.”",
        [("Carl Dorn", "Nobody can deny"), ("Carl Dorn", "The party has")],
    ),
    (
        "He will miss an address to the summit from Iraqi interim leader Ann Bell, who criticised the long delay.",
        [("Ann Bell", "the long delay")],
    ),
    (
        "It was shown by an investigation by the National Post in May, which revealed that the firm had lied.",
        [("National Post", "the firm had")],
    ),
    (
        "The chairman of the Bar Council, Carl Dorn QC has warned that people would be driven out.",
        [("Carl Dorn", "people would be")],
    ),
    (
        "Earlier the mayor Ann Bell sent the team her warm wishes, saying: “We are proud of the team tonight.” The"
        " opposition leader Carl Dorn welcomed the win.",
        [("Ann Bell", "We are proud"), ("Carl Dorn", "the win")],
    ),
    (
        "Ann Bell and her friends said the lift was old. “It felt like a film,” they said.",
        [
            ("Ann Bell", "It felt like"),
            ("Ann Bell", "the lift was"),
            ("her friends", "It felt like"),
            ("her friends", "the lift was"),
        ],
    ),
    (
        "Ann Bell said: “We will win in the end.” The report showed that the town was empty.",
        [("Ann Bell", "We will win"), ("The report", "the town was")],
    ),
    (
        "The office of the mayor of the town, who leads the United Democratic Party in parliament and two committees,"
        " said that nothing was wrong. “The mayor is confident,” it said.",
        [
            ("The office of the mayor of the town", "The mayor is"),
            ("The office of the mayor of the town", "nothing was wrong"),
        ],
    ),
    ("Ann Bell, Carl Dorn's lawyer, said that the case was closed.", [("Ann Bell", "the case was")]),
    ("Carl Dorn did not reveal, did not explain and did not reply that he would resign.", []),
    (
        "The council urged the police to look into the case after it was reported it was dealing with a hundred more.",
        [("The council", "to look into")],
    ),
    (
        "Some of the Labour members, including Ann Bell, said that an apology was due.",
        [("Some of the Labour members", "an apology was")],
    ),
    (
        "The LSE president and chief executive, Ann Bell, praised the plan.",
        [("Ann Bell", "the plan")],
    ),
    ("Asked whether the town would grow, Ann Bell, a former mayor, offered a sober analysis.", []),
    ("Ann Bell is also a vocal supporter of a movement against the road.", []),
    ("“We are a small town,” said Ann Bell, 53.", [("Ann Bell", "We are a")]),
    (
        "It adds that according to the current polls Labour would lose seats in an election.",
        [("the current polls", "Labour would lose")],
    ),
    (
        "The chairman of the Leeds museum's board said it had changed course.",
        [("The chairman of the Leeds museum's board", "it had changed")],
    ),
    (
        "The former minister Ann Bell is also reported to have sought advice from a senior clerk about how members"
        " might stop the plan.",
        [],
    ),
    (
        "Ann Bell played down US president Tom Orme’s suggestion that he could move the plant to the coast.",
        [("Tom Orme", "he could move")],
    ),
    (
        "A letter she wrote to her mother was made public. Those who quit have spoken of what they say are pressures.",
        [],
    ),
    ("The WHO says the Americas are in danger.", [("WHO", "the Americas are")]),
    (
        "Germany has extended its rules to 29 June, Chancellor Ann Bell’s government said on Tuesday.",
        [("Chancellor Ann Bell’s government", "Germany has extended")],
    ),
    ("Jeremy Corbyn sat. Corbyn allies said it was over.", [("Corbyn allies", "it was over")]),
    (
        "Pressed on whether she could suggest another way, Ann Bell insisted: “I disagree with that.”",
        [("Ann Bell", "I disagree with")],
    ),
    (
        "“[Dorn] said decisions will be taken later. He is not saying there is a need for that now,” Ann Bell said.",
        [("Ann Bell", "[Dorn] said decisions")],
    ),
    (
        "Lib Dems warn that it is late.\nOur last commissioner: ‘There is no pomp, but it is a moment.’",
        [("Lib Dems", "it is late"), ("Our last commissioner", "There is no")],
    ),
    (
        'Carl Dorn said the other side had "failed to quash the idea that it is risky.',
        [("Carl Dorn", "the other side")],
    ),
    (
        "Angela Moss said the system was late. “We would abolish it,” she said. “I believe it measures poverty. It"
        " measures hardship. It does not work. It has to change. It is driving tables. I want parents to have"
        " confidence. They will get the best. And at the moment it does not.” She also pledged to roll out a plan.",
        [("Angela Moss", "We would abolish"), ("Angela Moss", "the system was"), ("Angela Moss", "to roll out")],
    ),
    (
        "Stephen Pound spoke to Ann Bell. The Ealing North MP said it was late.",
        [("Stephen Pound", "it was late")],
    ),
    (
        "Ten years ago, Ann Bell said, a place at a good school did not depend on a price.",
        [("Ann Bell", "Ten years ago")],
    ),
    (
        "The trainee priests came. Some feared the worst. Not only does it shut off debate, it also suggests that"
        " women have a set of values.",
        [(None, "women have a")],
    ),
]


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    """The annotator with the model that comes with kgbuild."""
    return Annotator(load_reference(), load_language())


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:50] for text, _ in CASES])
def test_speakers(annotator: Annotator, text: str, expected: list[tuple[str | None, str]]) -> None:
    """Each statement is given to whom the text points to."""
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, len(text))),)
    article = Article(file_name="x.txt", path="x.txt", text=text, blocks=blocks)
    facts = extract(annotator.annotate(article))
    found = [
        (
            facts.entities[s.speaker.index].name if s.speaker else None,
            " ".join(s.parts[0].of(text).split()[:3]),
        )
        for s in facts.statements
    ]
    assert sorted(found, key=str) == expected


# paragraphs, then for each statement who speaks and how its content begins
PARAGRAPHS = [
    (
        (
            "The harbour spokesman, Carl Dorn, said the bill was late, which Ben Pyke has said will come next year.",
            "“The feud between Ben Pyke and Ann Bell is harmful,” he said.",
        ),
        ("Carl Dorn", "The feud between"),
    ),
    (
        (
            "The mayor, Ben Pyke, criticised the plan. Carl Dorn said that it was late and praised Ann Bell, who has"
            " claimed that it is cheap.",
            "“It is a golden chance for all of us and we will take it.”",
        ),
        ("Carl Dorn", "It is a"),
    ),
    (
        (
            "Ben Pyke sells lamps. The president of the Royal College of Surgeons, Dr Carl Dorn, told the Courier that"
            " the lamps were dangerous.",
            "“Many people look up to Mr Pyke in his role as a cook.”",
        ),
        ("Carl Dorn", "Many people look"),
    ),
    (
        (
            "Ben Pyke: “It is late now and we must go home.”",
            "Ann Bell, a Labour MP who wrote a defeated amendment seeking to stop the sale: “I am serious about it, and"
            " there are two parts to it.”",
        ),
        ("Ann Bell", "I am serious"),
    ),
    (
        (
            "Canberra, 5 February 2020",
            "Scott Morrison said the state was ready, and the premier, Gladys Berejiklian, had a plan. “The premier and"
            " I agreed a plan last week,” the prime minister said.",
        ),
        ("Scott Morrison", "The premier and"),
    ),
]


@pytest.mark.parametrize(("paragraphs", "expected"), PARAGRAPHS, ids=[e[1] for _, e in PARAGRAPHS])
def test_who_is_named_in_a_quotation_or_told_of_in_passing_does_not_speak(
    annotator: Annotator, paragraphs: tuple[str, ...], expected: tuple[str, str]
) -> None:
    """Who spoke last in a main clause says a quotation, or the holder of a post; nobody whom the words name does."""
    text = "\n".join(paragraphs)
    starts = [text.index(p) for p in paragraphs]
    blocks = tuple(Block(BlockKind.PARAGRAPH, Span(s, s + len(p))) for s, p in zip(starts, paragraphs, strict=True))
    day = PartialDate("2020-02-05")
    article = Article(file_name="x.txt", path="x.txt", text=text, blocks=blocks, date=day)
    facts = extract(annotator.annotate(article))
    said = {
        " ".join(s.parts[0].of(text).split()[:3]): facts.entities[s.speaker.index].name if s.speaker else None
        for s in facts.statements
    }
    assert said[expected[1]] == expected[0]


def test_a_post_goes_on_over_the_noun_behind_a_place(annotator: Annotator) -> None:
    """The head of Leeds council is head of that council, and whom the comma names."""
    text = "The head of Leeds council, Jane Orme, spoke."
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, len(text))),)
    facts = extract(annotator.annotate(Article(file_name="x.txt", path="x.txt", text=text, blocks=blocks)))
    assert [(facts.entities[r.person.index].name, r.post) for r in facts.roles] == [
        ("Jane Orme", "head of Leeds council")
    ]
