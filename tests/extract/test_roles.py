from __future__ import annotations

import pytest

from kgbuild.extract import extract


@pytest.fixture(scope="session")
def roles(facts):
    """The roles that a text states as (person, post, body, former)."""

    def read(text: str) -> set[tuple[str, str, str, bool]]:
        found = facts(text)
        names = [e.name for e in found.entities]
        return {
            (names[r.person.index], r.post, names[r.organization.index] if r.organization else "", r.former)
            for r in found.roles
        }

    return read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor of Oakbay, Ann Orme, has resigned.", {("Ann Orme", "mayor of Oakbay", "", True)}),
        ("The mayor of Selby, Olu Adeyemi, spoke.", {("Olu Adeyemi", "mayor of Selby", "", False)}),
        ("Labour MP Ann Hale-Orme spoke.", {("Ann Hale-Orme", "MP", "Labour", False)}),
        ("Ann Orme, Tory co-chairman, spoke.", {("Ann Orme", "co-chairman", "Tory", False)}),
        ("The leader of the council, Ann Orme, spoke.", {("Ann Orme", "leader of the council", "", False)}),
        ("Former Labour minister Carl Orme spoke.", {("Carl Orme", "minister", "Labour", True)}),
        ("Ann Orme, MP for Wantage, spoke.", {("Ann Orme", "MP for Wantage", "", False)}),
        ("Ann Orme MP spoke.", {("Ann Orme", "MP", "", False)}),
        ("The head of the Harbour Trust, Guy Orme QC, spoke.", {("Guy Orme", "head", "Harbour Trust", False)}),
        ("Dan Orme - a former Marlow historian - spoke.", {("Dan Orme", "historian", "", True)}),
        ("He met the Archbishop of York, Dr Tom Orme, who spoke.", {("Tom Orme", "Archbishop of York", "", False)}),
        (
            "They hired Dan Frith, President Orme's former adviser.",
            {("Orme", "President", "", False), ("Dan Frith", "adviser", "", True)},
        ),
        ("Chairman Sir Tom Orme spoke.", {("Tom Orme", "Chairman", "", False)}),
        ("Dan Frith, the leader of Ireland's biggest union, spoke.", {("Dan Frith", "leader", "", False)}),
        ("Jane Orme, one of his MPs, spoke.", {("Jane Orme", "MP", "", False)}),
        ("Ann Orme and Dan Frith, a former minister, spoke.", {("Dan Frith", "minister", "", True)}),
        ("Dan Frith, CEO of the Harbour Trust, spoke.", {("Dan Frith", "CEO", "Harbour Trust", False)}),
        ("Treasurer Jane Orme, of the Harbour Trust, spoke.", {("Jane Orme", "Treasurer", "Harbour Trust", False)}),
        (
            "Jane Orme, director of policy at the Harbour Trust, spoke.",
            {("Jane Orme", "director of policy", "Harbour Trust", False)},
        ),
        ("Labour's candidate in Leeds, Jane Orme, spoke.", {("Jane Orme", "candidate", "Labour", False)}),
        ("From the shadow minister, Jane Orme:", {("Jane Orme", "shadow minister", "", False)}),
        ("Answering students, Jane Orme praised the plan.", set()),
        (
            "Two senators, Jane Orme and Dan Frith, spoke.",
            {("Jane Orme", "senator", "", False), ("Dan Frith", "senator", "", False)},
        ),
        ("Dan Frith became head of the union in March.", {("Dan Frith", "head of the union", "", False)}),
        ("Dan Frith was head of the union in 2009.", {("Dan Frith", "head of the union", "", True)}),
    ],
)
def test_beside_a_name(roles, text, expected):
    """A phrase before, after or in apposition to a name gives the post, the body and whether it is over."""
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An adviser to President Carl Dorn spoke.", set()),
        ("Jane Orme, adviser to President Carl Dorn, spoke.", {("Jane Orme", "adviser", "", False)}),
    ],
)
def test_whom_somebody_serves_has_no_such_post(roles, text, expected):
    """A post beside the title and name of whom it serves is another's."""
    assert roles(text) == expected


def test_plural_posts_give_each_person_the_post(roles):
    """A plural before a list of names gives each of them the post."""
    assert roles("Labour MPs Ann Orme, Carl Dorn and Dan Frith voted.") == {
        (person, "MP", "Labour", False) for person in ("Ann Orme", "Carl Dorn", "Dan Frith")
    }


def test_some_of_a_group_have_its_post(roles):
    """ "including" names some who have a plural post; "members" alone is none."""
    assert roles("Several Labour MPs, including Ann Orme and Dan Frith, voted.") == {
        (person, "MP", "Labour", False) for person in ("Ann Orme", "Dan Frith")
    }
    assert roles("Several senior members, including Ann Orme, voted.") == set()


def test_joined_posts_are_both_held(roles):
    """Two posts that "and" joins belong to the same person, each with its own body and tense."""
    assert roles("Lord Orme, the Labour peer and former minister, spoke.") == {
        ("Lord Orme", "peer", "Labour", False),
        ("Lord Orme", "minister", "", True),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Carl Orme is now a Labour MEP.", {("Carl Orme", "MEP", "Labour", False)}),
        ("Carl Orme was a lecturer.", {("Carl Orme", "lecturer", "", True)}),
        ("Carl Orme, who chairs the public accounts committee, spoke.", {("Carl Orme", "chair", "", False)}),
        ("Carl Orme chaired the Labour Party.", {("Carl Orme", "chair", "Labour Party", True)}),
        ("Carl Orme serves as health secretary.", {("Carl Orme", "health secretary", "", False)}),
        ("Carl Orme resigned as chairman of the Harbour Trust.", {("Carl Orme", "chairman", "Harbour Trust", True)}),
        ("Carl Orme served on the Harbour Council.", {("Carl Orme", "member", "Harbour Council", True)}),
    ],
)
def test_by_verbs(roles, text, expected):
    """Copulas and verbs of service, of leaving and of leading a body give posts."""
    assert roles(text) == expected


def test_what_somebody_served_as_is_over_where_a_tree_tells_the_tense(annotate):
    """A past verb of service gives a post that is over."""
    found = extract(annotate("Carl Orme served as health secretary."))
    assert [(r.post, r.former) for r in found.roles] == [("health secretary", True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Carl Orme, who served as mayor of Leeds and justice minister, agreed.",
            {("Carl Orme", "mayor of Leeds", True), ("Carl Orme", "justice minister", True)},
        ),
        ("Three of them want to succeed Carl Orme as party treasurer.", {("Carl Orme", "party treasurer", False)}),
        ("Carl Orme, who chairs the hardline Rural Research Group, agreed.", {("Carl Orme", "chair", False)}),
    ],
)
def test_by_verbs_where_a_tree_tells(annotate, text, expected):
    """Posts that "and" joins are both held; whoever is to be succeeded has the post."""
    facts = extract(annotate(text))
    assert {(facts.entities[r.person.index].name, r.post, r.former) for r in facts.roles} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tory Carl Orme agreed.", {("Carl Orme", "member", "Tory", False)}),
        (
            "Labour's Ann Orme and Dan Frith agreed.",
            {("Ann Orme", "member", "Labour", False), ("Dan Frith", "member", "Labour", False)},
        ),
        ("Ann Orme, for the Tories, agreed.", {("Ann Orme", "member", "Tories", False)}),
    ],
)
def test_bare_membership(roles, text, expected):
    """A party right beside names makes them its members."""
    assert roles(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Carl Orme is not the leader.",
        "Carl Orme hopes to serve as mayor.",
        "Carl Orme will become leader.",
        "Carl Orme's friend the voter spoke.",
        "Friends of Carl Orme spoke.",
        "A report by Carl Orme was read.",
        "What he offered Carl Orme was the mayor's seat.",
    ],
)
def test_no_role(roles, text):
    """What is denied, hoped for or no post gives no role."""
    assert roles(text) == set()


def test_fuller_wording_names_the_post(roles):
    """Two wordings of one post of a person are one role, called by the fuller one."""
    found = roles("Transport minister Ann Orme spoke. Minister Ann Orme left.")
    assert found == {("Ann Orme", "Transport minister", "", False)}


def test_counterpart_has_the_same_post(roles):
    """A counterpart holds the post that the sentence gives to the other person."""
    found = roles("Foreign minister Ann Orme met her French counterpart Luc Dorn.")
    assert ("Luc Dorn", "Foreign minister", "", False) in found


@pytest.mark.parametrize(
    ("text", "post", "former"),
    [
        ("Ann Bell, a former coal and gas lobbyist, will be nominated.", "coal and gas lobbyist", True),
        (
            "Ann Bell, chair of the farming, fishing and rural affairs committee, spoke on Monday.",
            "chair of the farming, fishing and rural affairs committee",
            False,
        ),
        ("Ann Bell, chair of the council, and the committee spoke on Monday.", "chair of the council", False),
    ],
)
def test_a_post_holds_what_its_words_list(annotate, text: str, post: str, former: bool) -> None:
    """Nouns that "and" joins before a post, or in the name of its committee, belong to it, and "former" to all."""
    (role,) = extract(annotate(text)).roles
    assert (role.post, role.former) == (post, former)
