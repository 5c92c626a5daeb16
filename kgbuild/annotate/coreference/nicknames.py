"""Know people by short forms of their given names, and through nicknames that stand within their names."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kgbuild.annotate.coreference.draft import Draft, Scene
from kgbuild.annotate.lexicon import NOT_NAMES
from kgbuild.annotate.offices import POST_HEADS
from kgbuild.layers import Chunk, MentionForm
from kgbuild.model import EntityKind
from kgbuild.reference.lookup import fold


def nicknamed(a: Draft, b: Draft) -> bool:
    """Say whether two names are alike but for the given name, of which one is the short form: "Bob" and "Robert"."""
    if not 1 < len(a.words) == len(b.words) or a.words[1:] != b.words[1:]:
        return False
    return frozenset((a.words[0], b.words[0])) in _SHORT_FORMS


def join_nicknamed(scene: Scene, join: Callable[[Scene, Draft, Draft], None]) -> None:
    """Put a given name together with the family name behind a nickname, or in brackets: "Ann “Red” Bell".

    Args:
        scene: the article, its names clustered.
        join: puts all of one cluster into another.
    """
    for mark, start in list(_within_names(scene)):
        family = _named(scene, Chunk(start, start + 1), ends=False)
        given = _named(scene, Chunk(mark - 1, mark), ends=True)
        if given is not None and (given is family or len(given.words) != 1):
            continue
        if family is not None and len(family.words) != 1:
            continue
        for inner in [d for d in scene.people if all(mark < m.chunk.start < start - 1 for m in d.mentions)]:
            scene.drafts.remove(inner)  # a nickname is nobody else
        given = given or _start(scene, Chunk(mark - 1, mark))
        family = family or _start(scene, Chunk(start, start + 1))
        _name_in_full(scene, given, family, join)


def _within_names(scene: Scene) -> Iterator[tuple[int, int]]:
    """Yield where a nickname, or a bracket, opens behind a given name, and the family name right behind it."""
    doc = scene.doc
    for start in range(3, len(doc)):
        close = doc[start - 1]
        if not doc[start].text[0].isupper() or not close.whitespace_:
            continue
        mark = start - 1 if close.text == "[" else _opening(scene, start - 1)
        if mark is None or mark < 1 or scene.reference.first_name_gender(doc[mark - 1].text) is None:
            continue
        if doc[mark - 1].text[0].isupper() and _may_be_family_name(scene, start):
            yield mark, start


def _opening(scene: Scene, close: int) -> int | None:
    """Return the mark that opens a nickname, or the bracket before another given name: "James (Jim) Bell"."""
    doc = scene.doc
    if doc[close].text == ")":
        short = doc[close - 1].text
        known = doc[close - 2].text == "(" and scene.reference.first_name_gender(short) is not None
        return close - 2 if known and short[0].isupper() else None
    if not doc[close].is_quote:
        return None
    quoted = range(close - 1, max(close - 2 - _NICKNAME, 0), -1)
    mark = next((i for i in quoted if doc[i].is_quote), None)
    whole = mark is not None and any(doc[i].text in _STOPS for i in range(mark, close))
    return None if whole else mark


_NICKNAME = 6  # tokens of one
_STOPS = frozenset(".,?!")


def _may_be_family_name(scene: Scene, i: int) -> bool:
    token = scene.doc[i]
    if not token.is_alpha or token.lower_ in NOT_NAMES or token.lower_ in POST_HEADS:
        return False
    return scene.reference.first_name_gender(token.text) is None or scene.draft_at(Chunk(i, i + 1)) is not None


def _named(scene: Scene, chunk: Chunk, *, ends: bool) -> Draft | None:
    """Return the person of whose name a token is the end, or the beginning."""
    for draft in scene.people:
        for mention in draft.mentions:
            if (mention.chunk.end == chunk.end) if ends else (mention.chunk.start == chunk.start):
                return draft
    return None


def _start(scene: Scene, chunk: Chunk) -> Draft:
    """Start the cluster of a person of one word."""
    draft = scene.new(EntityKind.PERSON, scene.text(chunk), (fold(scene.text(chunk)),))
    draft.add(chunk, MentionForm.NAME)
    draft.gender = scene.reference.first_name_gender(draft.words[0]) or None
    return draft


def _name_in_full(scene: Scene, given: Draft, family: Draft, join: Callable[[Scene, Draft, Draft], None]) -> None:
    """Make one person of a given name and a family name, or of these and the bearer of both."""
    whole = [d for d in scene.people if d.words[:1] + d.words[-1:] == given.words + family.words]
    given.name, given.words = f"{given.name} {family.name}", given.words + family.words
    join(scene, family, given)
    if whole:
        join(scene, given, whole[0])


_SHORT_FORMS = frozenset(
    frozenset((full, short))
    for full, *shorts in map(
        str.split,
        (
            "abigail abby",
            "alan al",
            "albert al bert",
            "alexander alex sandy",
            "alexandra alex",
            "alfred alf fred",
            "andrew andy drew",
            "anthony tony",
            "antony tony",
            "arthur art",
            "barbara barb",
            "benjamin ben",
            "bernard bernie",
            "bernardo bernie",
            "bradley brad",
            "bridget bridie",
            "catherine cathy kate katie cath",
            "charles charlie chuck",
            "christina chris tina",
            "christine chris",
            "christopher chris kit",
            "clifford cliff",
            "daniel dan danny",
            "david dave davy",
            "deborah debbie deb",
            "donald don donnie",
            "dorothy dot",
            "douglas doug",
            "edmund ed ted",
            "edward ed eddie ted ned teddy",
            "eleanor ellie nell",
            "elizabeth liz beth betty lizzie libby liza",
            "frances fran",
            "francis frank",
            "franklin frank",
            "frederick fred freddie",
            "gabriel gabe",
            "geoffrey geoff",
            "gerald gerry jerry",
            "gerard gerry",
            "gregory greg",
            "harold harry hal",
            "henry harry hank",
            "jacob jake",
            "jacqueline jackie",
            "james jim jimmy jamie",
            "janet jan",
            "jeffrey jeff",
            "jennifer jen jenny",
            "jessica jess",
            "john johnny jack",
            "jonathan jon jonny",
            "joseph joe joey",
            "joshua josh",
            "judith judy",
            "katherine kate kathy katie",
            "kathleen kathy",
            "kenneth ken kenny",
            "kimberly kim",
            "lawrence larry",
            "leonard len lenny",
            "louis lou",
            "madeleine maddie",
            "margaret maggie meg peggy",
            "martin marty",
            "matthew matt",
            "maxwell max",
            "michael mike mick mickey",
            "michelle shelly",
            "mitchell mitch",
            "nathan nate",
            "nathaniel nate nat",
            "nicholas nick nicky",
            "nicola nicky",
            "norman norm",
            "oliver ollie olly",
            "pamela pam",
            "patricia pat patsy trish",
            "patrick pat paddy",
            "peter pete",
            "philip phil",
            "phillip phil",
            "randall randy",
            "raymond ray",
            "rebecca becky becca",
            "richard dick rick ricky rich richie",
            "robert bob bobby rob robbie bert",
            "roderick rod",
            "rodney rod",
            "ronald ron ronnie",
            "russell russ",
            "samantha sam",
            "samuel sam sammy",
            "sandra sandy",
            "stanley stan",
            "stephanie steph",
            "stephen steve",
            "steven steve",
            "stewart stew",
            "stuart stu",
            "susan sue susie",
            "terence terry",
            "theodore ted theo",
            "theresa terri tess",
            "thomas tom tommy",
            "timothy tim",
            "tobias toby",
            "valerie val",
            "victoria vicky",
            "vincent vince",
            "walter walt",
            "wesley wes",
            "william bill billy will willie liam",
            "winston win",
            "zachary zach zac",
        ),
    )
    for short in shorts
)
"""Given names of English with their short forms, in pairs."""
