"""Why an answer is empty: what nearly matched, and what a query asks for that the graph does not have."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from kgbuild.query.engine import PREFIXES, Query, ask
from kgbuild.query.formats import as_rows
from kgbuild.query.questions_file import Question
from kgbuild.query.terms import all_terms, load_ontology
from kgbuild.vocab import NAMESPACES, RDF

_TERM = re.compile(r"(?<![\w?$:<-])([A-Za-z][\w-]*):([A-Za-z][\w-]*)")
_STRING = re.compile(r'"((?:[^"\\\n]|\\.)*)"|\'((?:[^\'\\\n]|\\.)*)\'')
_PAIR = re.compile(
    r"(?<![\w?$:<-])([A-Za-z][\w-]*):([A-Za-z][\w-]*)\s+"
    rf"(?:{_STRING.pattern}|([A-Za-z][\w-]*):([A-Za-z][\w-]*))(?!@|\^\^|[\w:(%-])"
)
"""A property with a value: the prefix and name of it, the text or the prefix and name of the value."""
_COMMENT_OR_IRI = re.compile(r"<[^<>\s]*>|#[^\n]*")
_MOST_OFFERED, _MOST_VALUES, _CLOSE, _LONGEST_NAME = 5, 14, 0.6, 48


def why_empty(store: Store, question: Question, values: Mapping[str, str]) -> list[str]:
    """Return hints on a named question that found nothing: which value leaves nothing, and what comes near it.

    Args:
        store: the graph.
        question: what was asked.
        values: the parameters that it was asked with.
    """
    required = {p.name for p in question.parameters if p.required}
    hints = []
    for name, value in values.items():
        others = {n: v for n, v in values.items() if n != name}
        if name in required:
            others[name] = ""  # every text contains the empty one
        found = as_rows(ask(store, question.query(others)))
        if found:
            offered = _offered(name, value, found)
            hints.append(f"{name}={value} leaves none of {len(found)} rows" + (f"; {offered}" if offered else ""))
    if not values:
        hints.append("the graph holds nothing of this kind")
    return hints or ["each of these conditions alone leaves nothing; try with fewer"]


def _offered(name: str, value: str, found: list[dict[str, str]]) -> str:
    """Return what a value could have been: all values of its column if they are few, else those that come near."""
    column = {row[name] for row in found if row.get(name)}
    if column and len(column) <= _MOST_VALUES:
        return f"{name} is one of: {', '.join(sorted(column))}"
    words = {part for row in found for cell in row.values() for part in _parts(cell)}
    near = _near(value, words)
    return f"did you mean: {', '.join(near)}?" if near else ""


def _parts(cell: str) -> Iterator[str]:
    """Yield what may be names in a cell: parts of a list that are not as long as sentences."""
    yield from (part for part in cell.split(", ") if 0 < len(part) < _LONGEST_NAME)


def _near(value: str, names: set[str]) -> list[str]:
    """Return the names that resemble a value as a whole or by one of their words, the nearest first."""
    low = value.casefold()

    def likeness(name: str) -> float:
        folded = name.casefold()
        return max(difflib.SequenceMatcher(None, low, part).ratio() for part in (folded, *folded.split()))

    close = sorted(((likeness(name), name) for name in names), key=lambda pair: (-pair[0], pair[1]))
    return [name for score, name in close[:_MOST_OFFERED] if score >= _CLOSE]


def what_is_unknown(store: Store, query: Query) -> list[str]:
    """Return hints on SPARQL that found nothing: terms that no vocabulary or the graph has, names spelt otherwise."""
    text = _COMMENT_OR_IRI.sub(" ", query.text)
    strings = [a or b for a, b in _STRING.findall(text)]
    hints = []
    for prefix, name in dict.fromkeys(_TERM.findall(_STRING.sub(" ", text))):
        if prefix in NAMESPACES and f"PREFIX {prefix}:" not in query.text:
            hints += _about_term(store, prefix, name)
    names = _names(store) if strings else set()
    for string in dict.fromkeys(strings):
        if len(string) > 2 and not any(string.casefold() in name.casefold() for name in names):
            near = _near(string, names)
            hints += [f"no name in the graph holds {string!r}; near it: {', '.join(near)}"] if near else []
    told = " ".join(hints)
    return hints + [hint for asked, hint in _about_values(store, text) if asked not in told]


def _about_term(store: Store, prefix: str, name: str) -> list[str]:
    """Say whether a term is one of its vocabulary, and whether the graph uses it."""
    iri = PREFIXES[prefix] + name
    if iri == RDF.type or _used(store, NamedNode(iri)):
        return []
    known = {term.removeprefix(PREFIXES[prefix]) for term in NAMESPACES[prefix]}
    known |= {term.name.partition(":")[2] for term in all_terms(load_ontology()) if term.name.startswith(f"{prefix}:")}
    if name in known and prefix == "xsd":  # a datatype, by which values are cast
        return []
    if name in known:
        return [f"the graph has no {prefix}:{name}"]
    near = difflib.get_close_matches(name, known, n=3)
    hint = f"did you mean {', '.join(f'{prefix}:{n}' for n in near)}?" if near else "`kgbuild ref` lists the terms"
    return [f"there is no {prefix}:{name}; {hint}"]


def _about_values(store: Store, text: str) -> Iterator[tuple[str, str]]:
    """Yield each value that a query asks for and its property never has, with those that it has if they are few."""
    for prefix, name, double, single, value_prefix, value_name in dict.fromkeys(_PAIR.findall(text)):
        if (
            f"{prefix}:{name}" == "rdf:type"
            or prefix not in PREFIXES
            or (value_prefix and value_prefix not in PREFIXES)
        ):
            continue
        prop = NamedNode(PREFIXES[prefix] + name)
        asked = NamedNode(PREFIXES[value_prefix] + value_name) if value_prefix else Literal(double or single)
        found = _few(store, prop)
        if found and asked not in found:
            shown = f"{value_prefix}:{value_name}" if value_prefix else repr(double or single)
            offered = ", ".join(sorted(_written(value) for value in found))
            yield shown, f"{prefix}:{name} is never {shown}; it is one of: {offered}"


def _few(store: Store, prop: NamedNode) -> set[NamedNode | Literal]:
    """Return the values of a property if they are few and each a text or term of a vocabulary, else none."""
    found = set[NamedNode | Literal]()
    for quad in store.quads_for_pattern(None, prop, None, None):
        value = quad.object
        if not isinstance(value, Literal) and not (isinstance(value, NamedNode) and _written(value) != str(value)):
            return set()
        found.add(value)
        if len(found) > _MOST_VALUES:
            return set()
    return found


def _written(value: object) -> str:
    """Return a value as a query writes it: a text in quotes, a term with its prefix."""
    if isinstance(value, Literal):
        return f'"{value.value}"'
    iri = value.value if isinstance(value, NamedNode) else ""
    for prefix in NAMESPACES:
        if iri.startswith(PREFIXES[prefix]):
            return f"{prefix}:{iri.removeprefix(PREFIXES[prefix])}"
    return str(value)


def _used(store: Store, node: NamedNode) -> bool:
    patterns = ((None, node, None), (None, None, node), (node, None, None))
    return any(next(store.quads_for_pattern(s, p, o, None), None) is not None for s, p, o in patterns)


def _names(store: Store) -> set[str]:
    answer = ask(store, Query("SELECT DISTINCT ?n { ?x schema:name|schema:alternateName|kg:fileName ?n }"))
    return {row["n"].value for row in answer} if isinstance(answer, QuerySolutions) else set()
