"""Tests of values by themselves that are true only of those in which a constraint of SHACL surely finds nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from rdflib import BNode, Literal
from rdflib.namespace import RDF, SH, XSD
from rdflib.term import Node

ValueTest = Callable[[Node], bool]


class NotUnderstood(Exception):
    """There is no test for a shape."""


def literal_test(parameter: Node, wanted: Node) -> ValueTest:
    """Return the test of a constraint on the text or number of each value."""
    bound = wanted.value if isinstance(wanted, Literal) else None
    if parameter == SH.minLength and isinstance(bound, int):
        return lambda value: not isinstance(value, BNode) and len(str(value)) >= bound
    if parameter == SH.maxLength and isinstance(bound, int):
        return lambda value: not isinstance(value, BNode) and len(str(value)) <= bound
    if parameter == SH.pattern:
        pattern = _pattern(str(wanted))
        return lambda value: not isinstance(value, BNode) and pattern.search(str(value)) is not None
    if parameter == SH.minInclusive:
        return lambda value: in_order(wanted, value, strictly=False)
    if parameter == SH.maxInclusive:
        return lambda value: in_order(value, wanted, strictly=False)
    if parameter == SH.minExclusive:
        return lambda value: in_order(wanted, value, strictly=True)
    if parameter == SH.maxExclusive:
        return lambda value: in_order(value, wanted, strictly=True)
    raise NotUnderstood


def _pattern(text: str) -> re.Pattern[str]:
    try:
        return re.compile(text)
    except re.error as problem:
        raise NotUnderstood from problem


def datatype_test(datatype: Node) -> ValueTest:
    """Return what says whether a value is surely a well-formed literal of a datatype."""
    if datatype == RDF.langString:
        return lambda value: isinstance(value, Literal) and not value.ill_typed and value.language is not None
    if datatype == XSD.string:
        return lambda value: isinstance(value, Literal) and value.datatype is None and value.language is None
    return lambda value: isinstance(value, Literal) and value.datatype == datatype and _well_formed(value)


def _well_formed(value: Literal) -> bool:
    """Say whether a literal has a value, or is of a datatype that rdflib, and so pySHACL, has no values of."""
    return not value.ill_typed and (value.value is not None or value.ill_typed is None)


def in_order(first: Node, second: Node, strictly: bool) -> bool:
    """Say whether two literals are surely comparable and in order."""
    one, two = comparable(first), comparable(second)
    if one is None or two is None or one[0] != two[0]:
        return False
    return bool(one[1] < two[1] if strictly else one[1] <= two[1])


def comparable(node: Node) -> tuple[str, Any] | None:
    """Return the kind and the value of a literal that surely can be compared with others of its kind, else None."""
    value = node.value if isinstance(node, Literal) and not node.ill_typed else None
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return "number", value
    if isinstance(value, date) and not isinstance(value, datetime):
        return "day", value
    return None
