"""The forms of English verbs, from the tables by which lemmas are found (spacy-lookups-data).

A list of lemmas finds its forms by them in patterns, and in texts whose words have no lemmas. So what counts as a form
of a verb is the same everywhere, and no list of irregular forms is kept here.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import spacy_lookups_data

_PERIPHRASTIC = {"be": "being", "have": "having", "do": "does doing"}
"""Forms of auxiliaries that the tables leave to a tagger."""


class _Tables(NamedTuple):
    """The irregular forms of each verb, the lemma of each known form, and the endings of regular forms."""

    irregular: dict[str, tuple[str, ...]]
    known: Mapping[str, str]
    endings: tuple[tuple[str, str], ...]


@cache
def _tables() -> _Tables:
    irregular: dict[str, tuple[str, ...]] = {}
    for form, lemmas in sorted(_table("lemma_exc")["verb"].items()):
        for lemma in lemmas:
            irregular[lemma] = (*irregular.get(lemma, ()), form)
    endings = tuple((str(end), str(instead)) for end, instead in _table("lemma_rules")["verb"])
    return _Tables(irregular, _table("lemma_lookup"), endings)


def _table(name: str) -> dict[str, Any]:
    """Return a table as spaCy has it, without loading spaCy, which what only explains event types does without."""
    path = Path(spacy_lookups_data.en[name])
    packed = path.with_name(f"{path.name}.gz")  # as the package has them, though it names them without the ending
    table: dict[str, Any] = json.loads(gzip.decompress(packed.read_bytes()) if packed.exists() else path.read_bytes())
    return table


@cache
def forms(lemma: str) -> tuple[str, ...]:
    """Return the forms of a verb: the lemma, the third person, the past, both participles.

    Args:
        lemma: One word, perhaps with a prefix and a hyphen ("re-elect").
    """
    prefix, hyphen, verb = lemma.rpartition("-")
    tables = _tables()
    found = [verb, _third_person(verb), *tables.irregular.get(verb, ()), *_PERIPHRASTIC.get(verb, "").split()]
    found += [form for end, instead in tables.endings if (form := _regular(verb, end, instead)) is not None]
    return tuple(f"{prefix}{hyphen}{form}" for form in dict.fromkeys(found))


def _third_person(verb: str) -> str:
    """Return what "he" does: English spells it by the last sound."""
    if verb.endswith("y") and verb[-2:-1] not in set("aeiou"):
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _regular(verb: str, end: str, instead: str) -> str | None:
    """Return the past or participle that an ending makes of a verb.

    None where another verb has that form ("taped" is of "tape") or none has it ("sitted").
    """
    if end not in {"ed", "ing"} or not verb.endswith(instead):
        return None
    form = verb.removesuffix(instead) + end if instead else verb + end
    irregular, known, _ = _tables()
    lemma, own = known.get(form), irregular.get(verb, ())
    fits = verb.endswith("e") == (instead == "e")
    if end == "ing" and fits and not any(form.endswith("ing") for form in own):
        return form
    return form if lemma == verb or (lemma is None and fits and not own) else None


def form_table(lemmas: Iterable[str]) -> dict[str, str]:
    """Return a table from every form of the given verbs to its lemma; of a particle verb, of its first word."""
    return {form: lemma for lemma in sorted(lemmas) for form in forms_of_phrase(lemma)}


def forms_of_phrase(lemma: str) -> tuple[str, ...]:
    """Return the forms of a verb with words after it, which stay as they are: "stepped down" of "step down"."""
    head, blank, rest = lemma.partition(" ")
    return tuple(f"{form}{blank}{rest}" for form in forms(head))
