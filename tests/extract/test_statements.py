from __future__ import annotations

import re
from dataclasses import replace

import pytest

from kgbuild.annotate import Annotator, load_language
from kgbuild.annotate.language import SHIPPED
from kgbuild.extract import extract
from kgbuild.layers import Chunk
from kgbuild.model import Article, ArticleFacts, Block, BlockKind, Span
from kgbuild.reference import load_reference

pytestmark = pytest.mark.skipif(
    not (SHIPPED / "model.onnx").exists(), reason="the shipped model is not in this checkout"
)

# text, then for each statement: speech type, speaker, cue, parts
CASES = [
    (
        "The appointment of Ann Bell was welcomed.\n\n“She is a safe pair of hands.” – Carl Dorn, head of the union",
        [("Direct", "Carl Dorn", None, ["She is a safe pair of hands."])],
    ),
    (
        "Ann Bell: “The roof is leaking.”\n\nCarl Dorn, the deputy mayor: “It is not.”",
        [("Direct", "Ann Bell", None, ["The roof is leaking."]), ("Direct", "Carl Dorn", None, ["It is not."])],
    ),
    (
        '"The roof", said Ann Bell, "is leaking."',
        [("Direct", "Ann Bell", "said", ["The roof", "is leaking."])],
    ),
    (
        '"Go home!" shouted Ann Bell. "Never!" cried Carl Dorn.',
        [("Direct", "Ann Bell", "shouted", ["Go home!"]), ("Direct", "Carl Dorn", "cried", ["Never!"])],
    ),
    (
        'Ann Bell spoke in Leeds. "Go home!" yelled a docker. "Never!" called another.',
        [("Direct", "a docker", "yelled", ["Go home!"]), ("Direct", None, "called", ["Never!"])],
    ),
    (
        'Ann Bell spoke in Leeds. "I am staying," she said.\n\n"For how long?" asked Carl Dorn.\n\n'
        '"For good," Bell replied.',
        [
            ("Direct", "Ann Bell", "said", ["I am staying,"]),
            ("Direct", "Carl Dorn", "asked", ["For how long?"]),
            ("Direct", "Ann Bell", "replied", ["For good,"]),
        ],
    ),
    (
        'Ann Bell closed the baths.\n\n"I learnt to swim there."\n- Eve Frost, who lives next door',
        [("Direct", "Eve Frost", None, ["I learnt to swim there."])],
    ),
    (
        "Ann Bell and Carl Dorn run the two unions. They said that talks had failed.",
        [
            ("Indirect", "Ann Bell", "said", ["talks had failed"]),
            ("Indirect", "Carl Dorn", "said", ["talks had failed"]),
        ],
    ),
    (
        "“The roof is leaking and nobody cares, Bell said outside the hall. Ann Bell is a councillor.",
        [("Direct", "Ann Bell", "said", ["The roof is leaking and nobody cares,"])],
    ),
    (
        'Ann Bell told councillors that the baths would close. Carl Dorn had one question for Bell: "When?"',
        [
            ("Indirect", "Ann Bell", "told", ["the baths would close"]),
            ("Direct", "Carl Dorn", None, ["When?"]),
        ],
    ),
    (
        '"I have no more to give," Ann Bell told the team. "Find somebody younger." Carl Dorn wept.',
        [("Direct", "Ann Bell", "told", ["I have no more to give,", "Find somebody younger."])],
    ),
    ('Ann Bell signed copies of her novel, "The Long Winter".', []),
    ('The choir sang "The Minstrel Boy" as Ann Bell left.', []),
    (
        "In the words of Ann Bell, the council had lost its nerve.",
        [("Indirect", "Ann Bell", "In the words of", ["the council had lost its nerve"])],
    ),
    (
        "»The roof is leaking«, Ann Bell said.",
        [("Direct", "Ann Bell", "said", ["The roof is leaking"])],
    ),
    (
        "“The roof is leaking and nobody cares, she said outside the hall. Ann Bell is a councillor.",
        [("Direct", None, "said", ["The roof is leaking and nobody cares,"])],
    ),
    (
        "Ann Bell said: “The plan is dead.”",
        [("Direct", "Ann Bell", "said", ["The plan is dead."])],
    ),
    (
        '"The plan is dead," said Ann Bell, a councillor. "It will never come back."',
        [("Direct", "Ann Bell", "said", ["The plan is dead,", "It will never come back."])],
    ),
    (
        "“The plan,” Ann Bell said, “is dead and buried.”",
        [("Direct", "Ann Bell", "said", ["The plan,", "is dead and buried."])],
    ),
    (
        "Ann Bell warned that the council would run out of money by June.",
        [("Indirect", "Ann Bell", "warned", ["the council would run out of money by June"])],
    ),
    (
        "The council would run out of money by June, Ann Bell warned.",
        [("Indirect", "Ann Bell", "warned", ["The council would run out of money by June"])],
    ),
    (
        "According to Ann Bell, the council has already spent its reserves.",
        [("Indirect", "Ann Bell", "According to", ["the council has already spent its reserves"])],
    ),
    (
        'Ann Bell said the plan was "dead in the water" and would not return.',
        [("Mixed", "Ann Bell", "said", ['the plan was "dead in the water" and would not return'])],
    ),
    (
        "Carl Dorn, who chairs the board, denied that the bridge was unsafe.",
        [("Indirect", "Carl Dorn", "denied", ["the bridge was unsafe"])],
    ),
    (
        "A spokesman for Mr Dorn said the bridge was closed.",
        [("Indirect", "A spokesman for Mr Dorn", "said", ["the bridge was closed"])],
    ),
    (
        "Ann Bell said she was worried about the bridge. “Nobody has looked at it for years.”",
        [
            ("Indirect", "Ann Bell", "said", ["she was worried about the bridge"]),
            ("Direct", "Ann Bell", None, ["Nobody has looked at it for years."]),
        ],
    ),
    (
        "Ann Bell met Carl Dorn on Monday. He said the talks had been friendly.",
        [("Indirect", "Carl Dorn", "said", ["the talks had been friendly"])],
    ),
    (
        "The report says that the bridge is unsafe. It adds that nobody was warned.",
        [
            ("Indirect", "The report", "says", ["the bridge is unsafe"]),
            ("Indirect", "The report", "adds", ["nobody was warned"]),
        ],
    ),
]

CASES += [
    (
        "Ann Bell, who leads the council, spoke to us.\n\nQ. Why now?\n\nA. Because the roof leaks.",
        [("Direct", "Ann Bell", None, ["Because the roof leaks."])],
    ),
    (
        "It is new.\n\nLeeds Courier: Why now?\n\nAnn Bell: The roof leaks.\n\nLeeds Courier: And then?\n\n"
        "Ann Bell: It will be dry.",
        [("Direct", "Ann Bell", None, ["The roof leaks."]), ("Direct", "Ann Bell", None, ["It will be dry."])],
    ),
    (
        "The hearing opened at noon.\n\nAnn Bell (Leeds): The roof is leaking.\n\nCarl Dorn, mayor: It always was.",
        [
            ("Direct", "Ann Bell", None, ["The roof is leaking."]),
            ("Direct", "Carl Dorn", None, ["It always was."]),
        ],
    ),
    (
        "Ann Bell, who leads the council, answers our questions.\n\nQ: Why now?\n\nA: Because the roof leaks.",
        [("Direct", "Ann Bell", None, ["Because the roof leaks."])],
    ),
    (
        "The hearing opened at noon.\n\nAnn Bell: The roof is leaking.\n\nCarl Dorn: It has always leaked.",
        [
            ("Direct", "Ann Bell", None, ["The roof is leaking."]),
            ("Direct", "Carl Dorn", None, ["It has always leaked."]),
        ],
    ),
    (
        "Ann Bell was quoted as saying that the bridge was unsafe.",
        [("Indirect", "Ann Bell", "saying", ["the bridge was unsafe"])],
    ),
    (
        "A spokesman for the council said the shop would close. A spokesman for the union called it a disgrace.\n\n"
        "The council spokesman said that nobody would be sacked.",
        [
            ("Indirect", "A spokesman for the council", "said", ["the shop would close"]),
            ("Indirect", "A spokesman for the union", "called", ["it a disgrace"]),
            ("Indirect", "A spokesman for the council", "said", ["nobody would be sacked"]),
        ],
    ),
]

CASES += [
    (
        "“The ferry was late again,” said Carl Dorn, a carpenter in Leeds who has taken it to work on each day of the "
        "past nine years. “Nobody told us anything.”\n\nAnn Bell said it was early.",
        [
            ("Direct", "Carl Dorn", "said", ["The ferry was late again,", "Nobody told us anything."]),
            ("Indirect", "Ann Bell", "said", ["it was early"]),
        ],
    ),
    (
        "“The bridge is safe,” Ann Bell said. “It is new.” Carl Dorn said it would close.",
        [
            ("Direct", "Ann Bell", "said", ["The bridge is safe,", "It is new."]),
            ("Indirect", "Carl Dorn", "said", ["it would close"]),
        ],
    ),
    (
        "Ann Bell said she was “disappointed” with the decision but pledged to “cooperate fully with the review”.",
        [
            ("Mixed", "Ann Bell", "said", ["she was “disappointed” with the decision"]),
            ("Mixed", "Ann Bell", "pledged", ["to “cooperate fully with the review”"]),
        ],
    ),
]

CASES += [
    ("The rail company, SNCB, said it was late.", [("Indirect", "SNCB", "said", ["it was late"])]),
    ("A Leeds judge, Ann Bell, said it was late.", [("Indirect", "Ann Bell", "said", ["it was late"])]),
    (
        '"Go home!", shouted a man at the back. "Shame on you!" cried a woman.',
        [("Direct", "a man", "shouted", ["Go home!"]), ("Direct", "a woman", "cried", ["Shame on you!"])],
    ),
    ("Ann Bell hoped the bridge would open.", [("Indirect", "Ann Bell", "hoped", ["the bridge would open"])]),
]

QUIET = [
    "Rosa Quill lost amid fears that the bank may collapse.",
    "There was speculation that Hugh Vane would leave the cabinet.",
    "The deal prompted calls for urgent reforms of the industry.",
    "The count ended at two.\n\nAnn Bell (Lab): 1,204 votes\n\nCarl Dorn (C): 1,000 votes",
    "Ann Bell is said to be furious.",
    "Ann Bell was asked whether the bridge was safe.",
    "The minister is expected to announce a review.",
    "Ann Bell never said that the bridge would close.",
    "Ann Bell declined to say whether the bridge would close.",
    "Experience shows that targets alone change nothing.",
    "Ann Bell read “The Long Road” on the train.",
    "The so-called “bridge of sighs” was closed on Monday.",
    "Ann Bell is expected to win.",
    "Ann Bell, the party's business secretary, who is known to like the union, left.",
    "The MPs’ offices don’t open until nine.",
    "Ann Bell told reporters about her plans for the bridge.",
    "Ann Bell resigned as mayor on Friday.\n\nQ: Why did she go?\n\nA: Nobody knows yet.",
    "Ann Bell will answer to the council.\n\nQ: Why?\n\nA: The roof above Ann Bell leaks.",
    "Police arrested a man believed to be Carl Dorn.",
    "Carl Dorn, feared and loathed for closing the bridge, has turned to building ferries.",
    "Ann Bell agreed, rewriting a number of songs, and Carl Dorn set to work last week.",
    "Ann Bell was called in to a meeting about the bridge on Monday.",
    "Carl Dorn showed up at the debate on Monday.",
    "The organisers decided not to hold a march in Leeds this year.",
    "Ann Bell agreed to close the bridge on Monday.",
    "Ann Bell wants to break the council and crush it as her first act.",
    "Ann Bell sought to keep the focus on the bridge.",
    "Ann Bell named a zone without explaining who would enforce it.",
    "Friends of the mayor do not pretend the visits were easy.",
    "Ann Bell, who wrote the report on the bridge, left for Leeds.",
    "Supporters opted not to hold a rally outside.",
    "Ann Bell claimed a fare of £77 between Leeds and Hull.",
    "The police have charged a man from Leeds with the theft.",
    "Ann Bell won praise for keeping the hospital open.",
    "The bridge was closed in the words of the law, which nobody reads.",
    "The council is talking to smaller parties about forming a new group.",
]


@pytest.fixture(scope="module")
def read():
    """Read a text with the shipped model."""
    annotator = Annotator(load_reference(None), load_language())

    def facts(text: str) -> ArticleFacts:
        paragraphs = re.finditer(r"[^\n]+", text)
        blocks = tuple(Block(BlockKind.PARAGRAPH, Span(m.start(), m.end())) for m in paragraphs)
        return extract(annotator.annotate(Article(file_name="a.txt", text=text, path="a.txt", blocks=blocks)))

    return facts


def _said(facts: ArticleFacts) -> list[tuple[str, str | None, str | None, list[str]]]:
    text = facts.article.text
    return [
        (
            s.speech_type.value,
            facts.entities[s.speaker.index].name if s.speaker is not None else None,
            s.cue.of(text) if s.cue else None,
            [p.of(text) for p in s.parts],
        )
        for s in facts.statements
    ]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_statements(read, text, expected):
    """Direct, indirect and mixed speech comes with its exact words, cue and speaker."""
    assert _said(read(text)) == expected


@pytest.mark.parametrize("text", QUIET)
def test_no_statement(read, text):
    """Titles, scare quotes, passives, denials, happenings, deeds, nobody's fears and bare topics report nothing."""
    assert _said(read(text)) == []


def test_a_content_takes_in_quoted_words_that_hang_on_it():
    """Where the language model stops before a quotation that belongs to the clause, the clause goes on."""
    text = "Ann Bell said it could not be beaten by “votes alone”."
    annotator = Annotator(load_reference(None), load_language())
    annotated = annotator.annotate(Article(file_name="a.txt", text=text, path="a.txt"))
    (attribution,) = annotated.attributions
    begun = Chunk(attribution.content[0].start, next(t.i for t in annotated.doc if t.text == "“"))
    cut = replace(annotated, attributions=(replace(attribution, content=(begun,)),))
    assert _said(extract(cut)) == [("Mixed", "Ann Bell", "said", ["it could not be beaten by “votes alone”"])]


def test_addressee(read):
    """Whom the words are told is kept apart from who tells them."""
    facts = read("Ann Bell told Carl Dorn that the bridge was unsafe.")
    (statement,) = facts.statements
    assert facts.entities[statement.addressee.index].name == "Carl Dorn"
    assert facts.entities[statement.speaker.index].name == "Ann Bell"


@pytest.mark.parametrize(
    ("text", "medium", "occasion"),
    [
        ("Ann Bell told the Guardian that the bridge was unsafe.", "Guardian", None),
        ("Ann Bell said in a speech in Bristol that the bridge was unsafe.", None, "a speech in Bristol"),
        (
            "In an interview with the Guardian, Ann Bell said the bridge was unsafe.",
            "Guardian",
            "an interview with the Guardian",
        ),
        ("Ann Bell said that a speech in the Guardian had been wrong.", None, None),
        ("Ann Bell said the bridge was unsafe.", None, None),
    ],
)
def test_setting(read, text, medium, occasion):
    """The publication that a statement was given to and its occasion are kept where the text names them."""
    facts = read(text)
    (statement,) = facts.statements
    named = facts.entities[statement.medium.index].name.removeprefix("the ") if statement.medium else None
    assert named == medium
    assert (statement.occasion.of(text) if statement.occasion else None) == occasion


def test_topics(read):
    """What the content names is what the statement is about."""
    facts = read("Ann Bell said that Carl Dorn had left Bristol.")
    (statement,) = facts.statements
    assert [facts.entities[ref.index].name for ref in statement.about] == ["Carl Dorn", "Bristol"]


def test_spokesman(read):
    """An unnamed spokesman is linked to whom he speaks for."""
    facts = read("Ann Bell left on Monday. A spokesman for Ms Bell said she was ill.")
    speaker = facts.entities[facts.statements[0].speaker.index]
    assert facts.entities[speaker.on_behalf_of.index].name == "Ann Bell"


def test_unknown_speaker(read):
    """When nothing tells who speaks, nobody is guessed and those who may have are kept."""
    facts = read("Ann Bell and Carl Dorn were there with Eve Fox.\n\n“This is the worst day of my life.”")
    direct = [s for s in facts.statements if s.speech_type.value == "Direct"]
    assert all(s.speaker is None or s.speaker_candidates == () for s in direct)


def test_an_exchange_leaves_open_who_of_the_two_goes_on():
    """A bare quotation after those of two people, each a paragraph, is one of theirs: both are candidates."""
    lines = ['"You lost the key," Ann Bell said.', '"You had it," Carl Dorn said.', '"I never had it."']
    text = "\n\n".join(lines)
    starts = [text.index(line) for line in lines]
    blocks = tuple(Block(BlockKind.PARAGRAPH, Span(s, s + len(line))) for s, line in zip(starts, lines, strict=True))
    annotator = Annotator(load_reference(None), load_language(None))
    facts = extract(annotator.annotate(Article(file_name="a.txt", text=text, path="a.txt", blocks=blocks)))
    last = facts.statements[-1]
    assert last.speaker is None
    assert {facts.entities[ref.index].name for ref in last.speaker_candidates} == {"Ann Bell", "Carl Dorn"}


def test_a_content_has_no_part_without_a_word_of_its_own(read):
    """An article or preposition apart from the rest of a content is left out; the negation is not."""
    facts = read("Ann Bell, who faces calls to be stripped of her title, asked not to be named.")
    assert all(len(p.of(facts.article.text)) > 3 for s in facts.statements for p in s.parts)


def test_a_quotation_that_goes_on_has_the_words_that_named_its_speaker(read):
    """A quotation without a cue points to the words that name its speaker in the sentence before."""
    facts = read("Ann Bell said she was worried about the bridge. “Nobody has looked at it for years.”")
    (quoted,) = [s for s in facts.statements if s.cue is None]
    assert quoted.speaker_words is not None
    assert quoted.speaker_words.of(facts.article.text) == "Ann Bell"


def test_words_of_somebody_at_the_end_of_a_text_are_read(read):
    """A text that ends with "in the words of" somebody, without a stop, is read like any other."""
    facts = read("The bridge was closed on Monday. It was a disaster in the words of Ann Bell")
    assert "Ann Bell" in {e.name for e in facts.entities}
