"""Trees drawn by hand: what is asked here is how a tree is read, not whether it is right."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from kgbuild.extract import tree

_VOCAB = spacy.blank("en").vocab


def doc(*rows: str) -> Doc:
    """Build a Doc from rows "word tag head label", heads counted from 1, 0 for the root."""
    cells = [row.split() for row in rows]
    tags = [c[1] for c in cells]
    heads = [int(c[2]) - 1 if c[2] != "0" else n for n, c in enumerate(cells)]
    pos = ["VERB" if t.startswith("V") else "AUX" if t == "MD" else "NOUN" for t in tags]
    deps = [c[3] if c[2] != "0" else "ROOT" for c in cells]
    lemmas = [c[4] if len(c) > 4 else c[0].lower() for c in cells]
    return Doc(_VOCAB, words=[c[0] for c in cells], tags=tags, heads=heads, deps=deps, pos=pos, lemmas=lemmas)


ACTIVE = doc("Bell NNP 2 nsubj", "met VBD 0 root", "Dorn NNP 2 obj", "and CC 5 cc", "Fox NNP 3 conj")
PASSIVE = doc(
    "Dorn NNP 3 nsubj:pass", "was VBD 3 aux:pass", "sacked VBN 0 root", "by IN 5 case", "Bell NNP 3 obl:agent"
)
RELATIVE = doc("Bell NNP 4 nsubj", "who WP 3 nsubj", "quit VBD 1 acl:relcl", "spoke VBD 0 root")
LAST_RELATIVE = doc(
    "Bell NNP 6 nsubj", "and CC 3 cc", "Dorn NNP 1 conj", "who WP 5 nsubj", "runs VBZ 1 acl:relcl", "spoke VBD 0 root"
)
BOTH_RELATIVE = doc(
    "Bell NNP 6 nsubj", "and CC 3 cc", "Dorn NNP 1 conj", "who WP 5 nsubj", "run VBP 1 acl:relcl", "spoke VBD 0 root"
)
CONTROL = doc("Bell NNP 2 nsubj", "urged VBD 0 root urge", "Dorn NNP 2 obj", "to TO 5 mark", "quit VB 2 xcomp")
RAISING = doc("Bell NNP 2 nsubj", "decided VBD 0 root decide", "to TO 4 mark", "quit VB 2 xcomp")
COORDINATED = doc("Bell NNP 2 nsubj", "won VBD 0 root", "and CC 4 cc", "resigned VBD 2 conj")
OWNED = doc(
    "Bell NNP 3 nmod:poss",
    "'s POS 1 case",
    "plan NN 6 nsubj plan",
    "to TO 5 mark",
    "quit VB 3 acl",
    "failed VBD 0 root",
)


@pytest.mark.parametrize(
    ("tree_doc", "verb", "doers"),
    [
        (ACTIVE, 1, ["Bell"]),
        (PASSIVE, 2, ["Bell"]),
        (RELATIVE, 2, ["Bell"]),
        (LAST_RELATIVE, 4, ["Dorn"]),
        (BOTH_RELATIVE, 4, ["Bell", "Dorn"]),
        (CONTROL, 4, ["Dorn"]),
        (RAISING, 3, ["Bell"]),
        (COORDINATED, 3, ["Bell"]),
        (OWNED, 4, ["Bell"]),
    ],
)
def test_doers(tree_doc: Doc, verb: int, doers: list[str]) -> None:
    """The doer is found in active, passive, relative, controlled, coordinated and owned clauses."""
    assert [t.text for t in tree.doers(tree_doc[verb])] == doers


@pytest.mark.parametrize(("tree_doc", "verb", "undergoers"), [(ACTIVE, 1, ["Dorn", "Fox"]), (PASSIVE, 2, ["Dorn"])])
def test_undergoers(tree_doc: Doc, verb: int, undergoers: list[str]) -> None:
    """To whom it is done is the object of an active verb, with its list, or the subject of a passive one."""
    assert [t.text for t in tree.undergoers(tree_doc[verb])] == undergoers


def test_obliques_by_preposition() -> None:
    """What a preposition hangs on a verb is found by that preposition, and by no other."""
    sentence = doc(
        "Bell NNP 2 nsubj", "defected VBD 0 root", "from IN 4 case", "A NNP 2 obl", "to TO 6 case", "B NNP 2 obl"
    )
    assert [t.text for t in tree.obliques(sentence[1], {"from"})] == ["A"]
    assert [t.text for t in tree.obliques(sentence[1], {"to"})] == ["B"]


def test_owners() -> None:
    """A noun's owners are those whose it is."""
    assert [t.text for t in tree.owners(OWNED[2])] == ["Bell"]
