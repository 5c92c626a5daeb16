from __future__ import annotations

from collections.abc import Callable

import pytest

from bench.nested import nested
from kgbuild.annotate import Annotator, load_language
from kgbuild.annotate.language import SHIPPED
from kgbuild.layers import Annotated, MentionForm
from kgbuild.model import Article, EntityKind
from kgbuild.reference import load_reference

pytestmark = pytest.mark.skipif(
    not (SHIPPED / "model.onnx").exists(), reason="the shipped model is not in this checkout"
)


@pytest.fixture(scope="module")
def read() -> Callable[[str], Annotated]:
    """What a text is annotated with, by the model that comes with kgbuild."""
    annotator = Annotator(load_reference(None), load_language(None))
    return lambda text: annotator.annotate(Article(file_name="a.txt", text=text, path="a.txt"))


def _people(annotated: Annotated) -> dict[str, list[str]]:
    return {
        c.name: [annotated.words(m.chunk) for m in c.mentions if m.form is MentionForm.NAME]
        for c in annotated.clusters
        if c.kind is EntityKind.PERSON
    }


ONE = [
    "María Fernández spoke on Friday. Maria Fernandez said that she would stay.",
    "Carlos Alberto Quispe Rojas spoke on Friday. Carlos Alberto said that he would stay.",
    "Olena Petrovsky spoke on Friday. Mrs Petrovski said that she would stay.",
    "Somchai Rattanakul spoke on Friday. Mr Somchai said that he would stay.",
    "Ellen Marsh (née Coyle) spoke on Friday. Ms Coyle said that she would stay.",
    "Robert Henry Thorne, better known as Bob Thorne, spoke on Friday. Thorne said that he would stay.",
]


@pytest.mark.parametrize("text", ONE)
def test_forms_of_one_name_are_one_person(read: Callable[[str], Annotated], text: str) -> None:
    """Accents, some of the words, a slip of a letter, and what the article equates join; nobody is left apart."""
    people = _people(read(text))
    assert len(people) == 1
    assert all(len(names) > 1 for names in people.values())


ONE += [
    "Margaret Jane Tilling spoke on Friday. M. J. Tilling wrote that she would stay.",
    "Robert Hale Crane spoke on Friday. Mr Hale-Crane said that he would stay.",
    "Robert Hale-Crane spoke on Friday. Hale said that he would stay.",
    "Viktor Petrov spoke on Friday. Victor Petrov said that he would stay.",
]

ONE += [
    "“We hope to win,” said Sally Wasef on Friday. Ms Wasif left later.",
    "Carl Dornick, alias Henry Tull, was held on Friday. Tull said that he would stay.",
    "Danny Thunder, whose real name is Carl Dornick, spoke on Friday. Dornick said that he would stay.",
    "“I told [Prime Minister Olaf] Henning so,” said the clerk. Olaf Henning would stay.",
    "Ann Bell, a councillor, spoke on Friday. Coun Bell said that she would stay.",
    "It fell to Lord Advocate Doroth Banning to put the case before the court. Ms Banning said it was late.",
    "Lee Wrackstraw was held on Friday. Lee Wrackstraw denied it. They asked whether Wracksrtaw’s arrest was lawful.",
    "Police raided the home of Luis Inacio da Silvano. The offices of Da Silvano were raided. Da Silvano is free.",
]

APART = [
    "Carl Miller met Dora Millar on Friday. Ms Millar said that she would stay.",
    "Ann Bell met Ian Bell on Friday. Mr Bell said that he would stay.",
    "Ray Holt met Kay Hole on Friday.",
    "Daniel Petrov met Daniela Petrov on Friday.",
    "Robert Hale-Crane met Ann Crane on Friday. Ms Crane said that she would stay.",
    "Carl Miller met Ian Muller on Friday. Muller said that he would stay.",
    "Robert Henning met Bill Henning on Friday.",
    "Alexandra Henning met her brother, Alex Henning, on Friday.",
]


@pytest.mark.parametrize("text", APART)
def test_people_of_like_names_stay_apart(read: Callable[[str], Annotated], text: str) -> None:
    """Another first name, or a short family name of other letters, is somebody else."""
    assert len(_people(read(text))) == 2


def test_a_shared_family_name_means_whom_its_sentences_name(read: Callable[[str], Annotated]) -> None:
    """Of two people of one family name the one named close before is meant, where the other is far off."""
    far = " The hall was full. The talks went on. Nobody left early. The doors stayed shut all night."
    text = f"Mark Oakes opened the meeting.{far} Then Luke Oakes rose to speak. Oakes said that the road was closed."
    people = _people(read(text))
    assert people == {"Mark Oakes": ["Mark Oakes"], "Luke Oakes": ["Luke Oakes", "Oakes"]}


def test_the_first_of_a_pair_shares_the_family_name(read: Callable[[str], Annotated]) -> None:
    """The first given name of "Ann and Ben Bell" is Ann Bell's, not that of another Ann."""
    people = _people(read("Ann and Mark Oakes spoke on Friday. The night was long. Ann Holt was not there."))
    assert people["Ann Oakes"] == ["Ann"]


def test_a_family_name_beside_a_full_name_shares_nothing(read: Callable[[str], Annotated]) -> None:
    """A family name that is a given name too means its own bearer: "Stewart and Mark Oakes" are of two families."""
    people = _people(read("Tom Stewart spoke on Friday. Holt, Stewart and Mark Oakes need more votes."))
    assert people["Tom Stewart"] == ["Tom Stewart", "Stewart"]
    assert people["Mark Oakes"] == ["Mark Oakes"]


RELATIVE = [
    ("Ann Bell, who chairs the board, resigned.", "who", "Ann Bell"),
    ("Ann Bell, whose term ends in May, resigned.", "whose", "Ann Bell"),
    ("Carl Dorn met Ann Bell, whom he had sacked in May.", "whom", "Ann Bell"),
    ("Carl Dorn and Ben Oakes were guests at the house of Ann Bell, who chairs the board.", "who", "Ann Bell"),
]


@pytest.mark.parametrize(("text", "pronoun", "name"), RELATIVE)
def test_a_relative_pronoun_means_whom_its_clause_belongs_to(
    read: Callable[[str], Annotated], text: str, pronoun: str, name: str
) -> None:
    """ "who", "whom" and "whose" are mentions of their antecedent."""
    annotated = read(text)
    cluster = next(c for c in annotated.clusters if c.name == name)
    assert pronoun in [annotated.words(m.chunk) for m in cluster.mentions if m.form is MentionForm.PRONOUN]


def test_a_question_has_no_antecedent(read: Callable[[str], Annotated]) -> None:
    """ "Who" that asks means nobody."""
    annotated = read("Ann Bell left. Who will chair the board?")
    assert all(m.form is not MentionForm.PRONOUN for c in annotated.clusters for m in c.mentions)


NESTED = [
    ("Mr Dorn said that he would stay.", {"Dorn"}),
    (
        "The former sports minister Ann Bell left.",
        {"The former sports minister", "The former sports minister Ann Bell"},
    ),
    ("Ann Bell, the chairman of the board, left.", {"the chairman", "the chairman of the board"}),
]


@pytest.mark.parametrize(("text", "words"), NESTED)
def test_words_around_and_beside_a_name_are_nested(
    read: Callable[[str], Annotated], text: str, words: set[str]
) -> None:
    """Names without titles and descriptions beside a name are kept apart from the mentions that rules use."""
    annotated = read(text)
    person = next(c for c in annotated.clusters if c.kind is EntityKind.PERSON)
    found = nested(annotated, person)
    assert words <= {annotated.words(chunk) for chunk in (*found, *(m.chunk for m in person.nested))}
    assert not set(found) & {m.chunk for m in person.mentions}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The former leader Ann Oakes spoke. The former leader said no. The leader said yes.", {"Ann Oakes": 1}),
        (
            "The minister Ann Oakes spoke. The former minister Ian Crane replied."
            " The former minister said no. The minister said yes.",
            {"Ann Oakes": 1, "Ian Crane": 1},
        ),
    ],
)
def test_a_post_of_the_past_is_none_of_today(
    read: Callable[[str], Annotated], text: str, expected: dict[str, int]
) -> None:
    """ "The leader" is nobody who is called a former leader; "the former minister" is who is called so."""
    clusters = [c for c in read(text).clusters if c.kind is EntityKind.PERSON]
    assert {c.name: sum(m.form is MentionForm.ROLE for m in c.mentions) for c in clusters} == expected


SPOKEN_FOR = [
    ("Dr Ann Bell is ill. A lawyer for Dr Bell said that she had paid.", "Ann Bell", "she"),
    ("Carl Dorn is ill. A spokesman for Mr Dorn said that he would stay.", "Carl Dorn", "he"),
    ("Ann Bell's office said that she had not resigned.", "Ann Bell", "she"),
]


@pytest.mark.parametrize(("text", "who", "word"), SPOKEN_FOR)
def test_who_speaks_for_somebody_tells_of_him(read: Callable[[str], Annotated], text: str, who: str, word: str) -> None:
    """What an office, a spokesman or a lawyer says is of the one for whom they speak."""
    annotated = read(text)
    meant = [c.name for c in annotated.clusters for m in c.mentions if annotated.words(m.chunk) == word]
    assert meant == [who]


def test_an_exclamation_is_nobody(read: Callable[[str], Annotated]) -> None:
    """A word that is a whole sentence names nobody whom a pronoun could mean."""
    text = "A woman took me aside and said I had to smile. Crikey. I could feel her stare at me all day."
    assert not _people(read(text))


@pytest.mark.parametrize(
    ("phrase", "who"),
    [("the head of the federal police", None), ("the head of the committee", "Una Pike")],
)
def test_the_head_of_another_body_is_somebody_else(read: Callable[[str], Annotated], phrase: str, who) -> None:
    """ "The head" of one body is not that of another that the article names with its head."""
    annotated = read(f"Una Pike, head of the justice committee, spoke first. Later {phrase} answered.")
    meant = [c for c in annotated.clusters if any(annotated.words(m.chunk).startswith("the head") for m in c.mentions)]
    assert [c.name if c.kind is EntityKind.PERSON else None for c in meant] == [who]


SHARED = [
    (
        "Dora Oakes spoke on Friday in Leeds. She had met friends there. Oakes was glad, they said. Her aide had served"
        " under the chairman Carl Oakes. Later there was a dinner. Oakes said the road was closed.",
        ["Dora Oakes", "Oakes", "Oakes"],
    ),
    (
        "Dora Oakes and a rabbi prayed. Carl Oakes had come with her. Oakes did not speak, but she paid tribute.",
        ["Dora Oakes", "Oakes"],
    ),
    (
        "Dora Oakes and Carl Oakes came to the hall. Oakes said: “I told the man that he was wrong.”",
        ["Dora Oakes"],
    ),
]


@pytest.mark.parametrize(("text", "names"), SHARED)
def test_a_shared_family_name_goes_on_to_mean_whom_it_meant(
    read: Callable[[str], Annotated], text: str, names: list[str]
) -> None:
    """A namesake in passing takes no short names over, and a pronoun behind one tells whose it is, if not quoted."""
    assert _people(read(text))["Dora Oakes"] == names
