"""The verbs of the rules in all their forms."""

from __future__ import annotations

import ast
import re
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

from kgbuild.extract.produce import rules
from kgbuild.extract.triggers import trigger, verb
from kgbuild.inflection import forms

IRREGULAR = [
    ("Carl Dorn was beaten by Ann Bell in the by-election.", "ElectionResult"),
    ("Ann Bell lent her support to Carl Dorn in the leadership contest.", "Endorsement"),
    ("Labour swept to power in 1997.", "ElectionResult"),
    ("Ann Bell was tapped as health secretary.", "Appointment"),
    ("The Greens propped up the Labour administration in Leeds.", "Coalition"),
    ("Ann Bell and Carl Dorn are beginning talks with Eve Fox.", "Meeting"),
    ("Ann Bell swung behind Carl Dorn in the leadership race.", "Endorsement"),
]


def _lemmas() -> list[str]:
    """Return every lemma that a rule passes to `verb`, as the files of the rules have them."""
    found: set[str] = set()
    package = import_module(rules.__module__)
    for module in iter_modules(package.__path__):
        tree = ast.parse(Path(package.__path__[0], f"{module.name}.py").read_text(encoding="utf-8"))
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "verb":
                words = [n.value for a in call.args for n in ast.walk(a) if isinstance(n, ast.Constant)]
                found |= {str(w).split()[0] for w in words}
    return sorted(found)


LEMMAS = _lemmas()


@pytest.mark.parametrize("lemma", LEMMAS)
def test_every_trigger_has_present_past_participle_and_progressive(lemma: str) -> None:
    """Each verb of a rule has all its forms, and each is found."""
    found = forms(lemma)
    present = [f for f in found if f.endswith("s") and f != lemma]
    progressive = [f for f in found if f.endswith("ing")]
    past = [f for f in found if f not in present and f not in progressive and f != lemma]
    assert present
    assert progressive
    assert past or lemma in UNCHANGING, f"no past form of {lemma}: {found}"
    assert all(trigger(verb(lemma)).fullmatch(form) for form in found)


UNCHANGING = frozenset("put cut split shed".split())
"""Verbs whose past is their lemma."""


def test_the_rules_were_found() -> None:
    """The list of lemmas is that of the rules, not an empty one."""
    assert len(LEMMAS) > 100
    assert {"meet", "beat", "defect", "appoint"} <= set(LEMMAS)


@pytest.mark.parametrize(("text", "name"), IRREGULAR, ids=[re.sub(r"\W+", " ", t) for t, _ in IRREGULAR])
def test_an_event_is_found_in_irregular_forms(annotate, text: str, name: str) -> None:
    """Verbs that double a letter or change their vowel state events as their neighbours do."""
    from kgbuild.extract import extract

    assert name in {type(e).__name__ for e in extract(annotate(text)).events}
