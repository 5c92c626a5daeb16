"""Say in plain words what a SHACL constraint without a message of its own asks for."""

from __future__ import annotations

from rdflib import Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import SH
from rdflib.term import Node

from kgbuild.check.names import short_path, term, words

_SIMPLE: dict[URIRef, tuple[URIRef, str]] = {
    SH.MinCountConstraintComponent: (SH.minCount, "It needs at least {wanted} of {path}"),
    SH.MaxCountConstraintComponent: (SH.maxCount, "It may have at most {wanted} of {path}"),
    SH.ClassConstraintComponent: (SH["class"], "It has {value} as {path}, which is no {wanted}"),
    SH.DatatypeConstraintComponent: (SH.datatype, "It has {value} as {path}, which is no {wanted}"),
    SH.NodeKindConstraintComponent: (SH.nodeKind, "It has {value} as {path}, which is not of the kind {wanted}"),
    SH.MinInclusiveConstraintComponent: (SH.minInclusive, "It has {value} as {path}, which is less than {wanted}"),
    SH.MaxInclusiveConstraintComponent: (SH.maxInclusive, "It has {value} as {path}, which is more than {wanted}"),
    SH.MinExclusiveConstraintComponent: (SH.minExclusive, "It has {value} as {path}, which is not more than {wanted}"),
    SH.MaxExclusiveConstraintComponent: (SH.maxExclusive, "It has {value} as {path}, which is not less than {wanted}"),
    SH.MinLengthConstraintComponent: (
        SH.minLength,
        "It has {value} as {path}, which is shorter than {wanted} characters",
    ),
    SH.MaxLengthConstraintComponent: (
        SH.maxLength,
        "It has {value} as {path}, which is longer than {wanted} characters",
    ),
    SH.PatternConstraintComponent: (SH.pattern, "It has {value} as {path}, which does not match the pattern {wanted}"),
    SH.HasValueConstraintComponent: (SH.hasValue, "It needs {wanted} as {path}"),
    SH.InConstraintComponent: (SH["in"], "It has {value} as {path}, which is not one of {wanted}"),
    SH.LanguageInConstraintComponent: (
        SH.languageIn,
        "It has {value} as {path}, whose language is not one of {wanted}",
    ),
    SH.UniqueLangConstraintComponent: (SH.uniqueLang, "It has more than one {path} in the same language"),
    SH.EqualsConstraintComponent: (SH.equals, "It has values of {path} that differ from its {wanted}"),
    SH.DisjointConstraintComponent: (SH.disjoint, "It has {value} as {path} and as {wanted}, which must differ"),
    SH.LessThanConstraintComponent: (SH.lessThan, "It has {value} as {path}, which is not less than its {wanted}"),
    SH.LessThanOrEqualsConstraintComponent: (
        SH.lessThanOrEquals,
        "It has {value} as {path}, which is more than its {wanted}",
    ),
    SH.ClosedConstraintComponent: (SH.closed, "It has a property that its shape does not allow: {path}"),
    SH.NodeConstraintComponent: (SH.node, "It has {value} as {path}, which does not fit the shape {wanted}"),
    SH.OrConstraintComponent: (SH["or"], "It has {value} as {path}, which fits none of the alternatives"),
    SH.XoneConstraintComponent: (SH.xone, "It has {value} as {path}, which does not fit exactly one alternative"),
    SH.NotConstraintComponent: (SH["not"], "It has {value} as {path}, which is ruled out"),
    SH.AndConstraintComponent: (SH["and"], "It has {value} as {path}, which does not fit all that is asked"),
}


def plain_message(shapes: Graph, shape: Node, component: Node, path: str | None, value: Node | None) -> str | None:
    """Return a sentence about a failed constraint, None for a constraint that has no sentence here.

    Args:
        shapes: the shapes graph.
        shape: the shape's node in it.
        component: the constraint component that failed.
        path: the property path, None for a constraint on the node itself.
        value: the offending value, None where there is none.
    """
    if not isinstance(component, URIRef) or component not in _SIMPLE:
        return None
    parameter, template = _SIMPLE[component]
    if path is None:
        template = template.replace("It has {value} as {path}, which ", "It ").replace(
            "It has {value} as {path}, whose", "Its"
        )
    return f"{template}.".format(
        value="a value" if value is None else _term(value),
        path="the node itself" if path is None else short_path(path),
        wanted=_wanted(shapes, shape, parameter),
    )


def _wanted(shapes: Graph, shape: Node, parameter: URIRef) -> str:
    """Return a constraint's parameter as text; the members of a list, each value of a repeated one."""
    found = []
    for value in sorted(shapes.objects(shape, parameter), key=str):
        members = Collection(shapes, value)
        found += [_term(member) for member in members] or [_term(value)]
    return ", ".join(found)


def _term(node: Node) -> str:
    if isinstance(node, Literal) and not node.datatype:
        return f"“{words(str(node))}”"
    return words(str(node)) if isinstance(node, Literal) else term(node)
