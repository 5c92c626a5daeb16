"""Write RDF/XML that XML parsers take: some characters of a text have no place in any XML file, not even escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from pyoxigraph import Literal, RdfFormat, Triple, serialize

from kgbuild.model.plain import for_xml
from kgbuild.vocab import NAMESPACES

_PREFIXES = {prefix: str(namespace) for prefix, namespace in sorted(NAMESPACES.items())}


def write_rdfxml(triples: Iterable[Triple], stream: BinaryIO) -> None:
    """Write triples as RDF/XML, with the mark U+FFFD for each character that XML cannot hold.

    Args:
        triples: sorted by subject.
        stream: where to write.
    """
    serialize(_writable(triples), stream, format=RdfFormat.RDF_XML, prefixes=_PREFIXES)


def _writable(triples: Iterable[Triple]) -> Iterator[Triple]:
    for triple in triples:
        value = triple.object
        if isinstance(value, Literal) and (words := for_xml(value.value)) != value.value:
            clean = (
                Literal(words, language=value.language) if value.language else Literal(words, datatype=value.datatype)
            )
            yield Triple(triple.subject, triple.predicate, clean)
        else:
            yield triple
