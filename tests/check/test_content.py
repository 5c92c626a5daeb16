from __future__ import annotations

import pytest

from kgbuild.check.content import check_content
from kgbuild.check.index import GraphIndex
from kgbuild.check.passages import PassageReader

CUE = """d:statement kg:cue "{cue}" ; kg:cuePassage {node} .
"""


@pytest.fixture
def found():
    """A function that checks a graph's content and returns each finding's rule, node and message."""

    def check(graph, texts=None):
        index = GraphIndex(graph)
        results = check_content(index, PassageReader(index), texts)
        return [(f.source.rsplit("#")[-1], str(f.focus).rsplit("/", 1)[-1], f.message) for f in results]

    return check


def test_what_the_passages_say_passes(sample, found):
    """A graph whose words are those of its passages has no finding."""
    assert found(sample.graph(), sample.texts) == []


def test_another_text(sample, found):
    """A statement whose text is not its passage's is found, with both."""
    graph = sample.spoilt('schema:text "“We agreed on rail,”"', 'schema:text "We agreed on nothing"')
    ((rule, node, message),) = found(graph)
    assert (rule, node) == ("text-not-in-passages", "statement")
    assert "“We agreed on nothing”, but its passage says ““We agreed on rail,””" in message


def test_parts_are_joined_in_the_order_of_the_text(sample, found):
    """A statement in two parts has them joined by an ellipsis, the first in the text first."""
    node, turtle = sample.passage("on Monday")
    more = f"{turtle}d:statement prov:wasDerivedFrom {node} ."
    joined = sample.turtle().replace(
        'schema:text "“We agreed on rail,”"', 'schema:text "on Monday … “We agreed on rail,”"'
    )
    assert found(sample.graph(joined + more)) == []
    turned = joined.replace("on Monday … “We agreed on rail,”", "“We agreed on rail,” … on Monday")
    assert [rule for rule, *_ in found(sample.graph(turned + more))] == ["text-not-in-passages"]


@pytest.mark.parametrize(("cue", "rules"), [("said", []), ("denied", ["text-not-in-passages"])])
def test_cue(sample, found, cue, rules):
    """The cue is the words of its passage."""
    node, turtle = sample.passage("said")
    assert [
        rule for rule, *_ in found(sample.graph(sample.turtle() + turtle + CUE.format(cue=cue, node=node)))
    ] == rules


def test_cue_without_a_passage(sample, found):
    """A cue that no passage says is not proved."""
    ((rule, node, message),) = found(sample.graph(sample.turtle() + 'd:statement kg:cue "denied" .'))
    assert (rule, node) == ("text-not-in-passages", "statement")
    assert "no passage (kg:cuePassage) says so" in message


@pytest.mark.parametrize(("label", "rules"), [("mayor", []), ("leader", ["role-wrong"])])
def test_role(sample, found, label, rules):
    """The role of a membership is labelled as its post is worded."""
    more = f'd:membership org:role d:role . d:role a org:Role ; rdfs:label "{label}"@en .'
    results = found(sample.graph(sample.turtle() + more))
    assert [rule for rule, *_ in results] == rules
    assert all("Its post is “mayor”, but its role is “leader”" in message for *_, message in results)


def test_line_breaks_do_not_matter(sample, found):
    """Words that a line break parts are the same words."""
    graph = sample.spoilt('schema:text "“We agreed on rail,”"', 'schema:text "“We agreed\\n on rail,”"')
    assert found(graph) == []


def test_a_mention_that_names_somebody_else(sample, found):
    """A passage that is said to name an entity says one of its names."""
    graph = sample.spoilt('schema:alternateName "Ms Ash, the mayor"', 'schema:alternateName "Mrs Ash"')
    ((rule, node, message),) = found(graph)
    assert (rule, node) == ("name-not-in-passage", "ann")
    assert "says “Ms Ash, the mayor”, which is none of its names" in message


@pytest.mark.parametrize(
    "read",
    [
        "Ms Ash the mayor",
        "Ms As h, the may-or",
        "Ms Ash, the [mayor]",
        "Ms Ash&#44; the mayor",
        "Ms <b>Ash</b>, the mayor",
    ],
)
def test_a_name_as_it_is_read(sample, found, read):
    """Marks, divided words, editors' brackets, entities and tags of the text make no other name."""
    assert found(sample.spoilt('schema:alternateName "Ms Ash, the mayor"', f'schema:alternateName "{read}"')) == []


def test_mentions_without_a_passage_and_the_other_way_round(sample, found):
    """An article mentions whom its passages name, and nobody else."""
    more = 'd:cy a kg:Person ; schema:name "Cy" .'
    graph = sample.graph(sample.turtle().replace("schema:mentions d:ann, d:bo", "schema:mentions d:ann, d:cy") + more)
    assert [(rule, message.split(",")[0]) for rule, _, message in found(graph)] == [
        ("mention-wrong", f"It is said to mention <{sample.base}cy>"),
        ("mention-wrong", f"A passage of it names <{sample.base}bo>"),
    ]


def test_passages_of_two_articles(sample, found):
    """A statement's passages are of one article."""
    other = """<urn:other> a kg:Article ; kg:fileName "2.txt" . d:elsewhere a oa:SpecificResource ;
        oa:hasSource <urn:other> ; oa:hasSelector d:selector . d:selector oa:start 0 ; oa:end 4 ; oa:exact "said" .
        d:statement kg:speakerPassage d:elsewhere ."""
    ((rule, node, message),) = found(sample.graph(sample.turtle() + other))
    assert (rule, node) == ("fact-elsewhere", "statement")
    assert "1.txt, 2.txt" in message


@pytest.mark.parametrize(("line", "rules"), [(3, []), (7, ["line-wrong"])])
def test_lines(sample, found, line, rules):
    """A passage begins on the line that it says."""
    node, _ = sample.passage("Bo Birch")
    graph = sample.graph(f"{sample.turtle()}{node} kg:line {line} .")
    assert [rule for rule, *_ in found(graph, sample.texts)] == rules
    assert found(graph) == []


def test_lines_of_a_record(sample, found):
    """Where a record begins in its file is told by most of its passages."""
    text = sample.turtle().replace('"1.txt"', '"1.jsonl#4"')
    (bo, _), (mayor, _), (met, _) = map(
        sample.passage, ("Bo Birch", "Ms Ash, the mayor", "Ann Ash met Bo Birch on Monday.")
    )
    graph = sample.graph(f"{text}{bo} kg:line 8 . {mayor} kg:line 8 . {met} kg:line 9 .")
    ((rule, _, message),) = found(graph, {"1.jsonl#4": sample.text})
    assert rule == "line-wrong" and "on line 9; it begins on line 8" in message


@pytest.mark.parametrize(("words", "rules"), [("on Monday", []), ("next week", ["words-not-in-text"])])
@pytest.mark.parametrize(("node", "prop"), [("meeting", "dateText"), ("statement", "occasion")])
def test_words_of_the_text(sample, found, words, rules, node, prop):
    """What a fact words as its article does not is found, where the article's text is given."""
    graph = sample.graph(f'{sample.turtle()} d:{node} kg:{prop} "{words}" .')
    assert [rule for rule, *_ in found(graph, sample.texts)] == rules
    assert found(graph) == []
