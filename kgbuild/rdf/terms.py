"""RDF terms from Python values, each with the one datatype that the contract gives it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache

from pyoxigraph import Literal, NamedNode

from kgbuild.model import PartialDate
from kgbuild.vocab import XSD

_DATE_TYPES = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}


@lru_cache(maxsize=1 << 12)
def iri(value: str) -> NamedNode:
    """Return a node; those of properties and classes, and of what is just spoken of, are made once."""
    return NamedNode(value)


def literal(value: str | bool | int | float | Decimal | date | PartialDate) -> Literal:
    """Return a literal; numbers with a fraction become exact decimals in their shortest form.

    A float is a decimal even where it is whole: `number` chooses by the value.

    Raises:
        TypeError: no datatype is agreed for this kind of value.
    """
    if isinstance(value, str):
        return Literal(value)
    if isinstance(value, bool):
        return Literal("true" if value else "false", datatype=NamedNode(XSD.boolean))
    if isinstance(value, int):
        return Literal(str(value), datatype=NamedNode(XSD.integer))
    if isinstance(value, float | Decimal):
        return Literal(_plain(value), datatype=NamedNode(XSD.decimal))
    if isinstance(value, PartialDate):
        return Literal(value.iso, datatype=NamedNode(_DATE_TYPES[len(value.iso)]))
    if isinstance(value, date):
        return Literal(value.isoformat(), datatype=NamedNode(XSD.date))
    raise TypeError(f"no literal for {type(value).__name__}")


def number(value: int | float) -> Literal:
    """Return a number of the text: a whole one as an integer, any other as a decimal."""
    return literal(int(value) if float(value).is_integer() else value)


def text(value: str, language: str) -> Literal:
    """Return words with the tag of their language."""
    return Literal(value, language=language)


def _plain(value: float | Decimal) -> str:
    """Write a number without exponent, with at least one digit after the point (the canonical form of xsd:decimal)."""
    text = format(Decimal(str(value)).normalize(), "f")
    return text if "." in text else text + ".0"
