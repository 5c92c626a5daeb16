"""Make the pages of docs/ that are published beside the data: the ontology by pyLODE, and how to use the data.

pyLODE makes the page of one ontology: the files of the event types become parts of the core here, and schemes of
concepts, which it would take for ontologies, are left out, as are terms of others, which have pages of their own. What
it leaves out itself, the values of closed sets, is put in. Each term's place in the page is its local name, so that its
IRI, redirected to the page, leads to it. `kgbuild ontology --format html` gives a page without pyLODE.
"""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from markdown import markdown
from pylode import OntPub
from rdflib import BNode, Graph, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS

from kgbuild.query.page import STYLE
from kgbuild.vocab import KG
from kgbuild.writers import merged

DOCS = Path(__file__).resolve().parents[1] / "docs"
CORE = URIRef("https://w3id.org/kgbuild/ontology")
_KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
_VALUE = """<div class="property entity" id="{name}">
<h3>{label}</h3>
<table>
<tr><th>IRI</th><td><code>{iri}</code></td></tr>
<tr><th>Is a</th><td>{kinds}</td></tr>
<tr><th>Description</th><td><p>{comment}</p></td></tr>
<tr><th>Example</th><td><pre>{example}</pre></td></tr>
</table>
</div>
"""


def ontology() -> str:
    """Return the page of the ontology; the same ontology gives the same page."""
    documented = OntPub(ontology=_as_one(), sort_subjects=True)  # which adds to the graph that it gets
    terms = {str(term) for term in documented.ont.subjects() if term.startswith(str(KG))}
    documented.fids.update({term: _name(term) for term in sorted(terms)})
    page = documented.make_html()
    page = page.replace("<title>", '<meta name="viewport" content="width=device-width, initial-scale=1"><title>', 1)
    before, found, after = page.partition('<div id="namespaces">')
    assert found, "pyLODE's page has another form than this version's"
    values = f'<div class="section" id="values">\n<h2>Values</h2>\n{_values(_as_one())}</div>\n'
    whole = re.sub(r"[ \t]+$", "", f"{before}{values}{found}{after}", flags=re.M).rstrip("\n") + "\n"
    seen = set[str]()  # a functional property has a second section: its place is the first
    return re.sub(r' id="([^"]+)"', lambda m: "" if m[1] in seen or seen.add(m[1]) else m[0], whole)


def use_the_data() -> str:
    """Return the page on how to use a graph without kgbuild."""
    text = (DOCS / "use-the-data.md").read_text("utf-8")
    title = text.partition("\n")[0].removeprefix("# ")
    body = markdown(text, extensions=["tables", "fenced_code", "toc"], output_format="html")
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}pre {{ overflow-x: auto; }}</style>\n</head>\n<body>\n<main>\n"
        f"{body}\n</main>\n</body>\n</html>\n"
    )


def _as_one() -> Graph:
    """Return the ontology as one, with our own terms only."""
    graph = Graph().parse(data=merged("ontology"), format="turtle")
    parts = set(graph.subjects(RDF.type, OWL.Ontology)) - {CORE}
    schemes = set(graph.subjects(RDF.type, SKOS.ConceptScheme))
    foreign = {term for kind in _KINDS for term in graph.subjects(RDF.type, kind) if not term.startswith(str(KG))}
    unnamed = {node for node in graph.subjects() if isinstance(node, BNode)}
    for node in parts | schemes | foreign | unnamed:
        graph.remove((node, None, None))
    for scheme in schemes:
        graph.remove((None, None, scheme))
    for part in sorted(parts):
        graph.add((CORE, DCTERMS.hasPart, part))
    return graph


def _values(graph: Graph) -> str:
    """Return the sections of the values of closed sets."""
    found = []
    for value in sorted(graph.subjects(RDF.type, OWL.NamedIndividual)):
        kinds = ", ".join(_link(cls) for cls in sorted(graph.objects(value, RDF.type)) if cls != OWL.NamedIndividual)
        told = {"label": RDFS.label, "comment": RDFS.comment, "example": SKOS.example}
        texts = {name: escape(str(graph.value(value, prop))) for name, prop in told.items()}
        found.append(_VALUE.format(name=_name(value), iri=value, kinds=kinds, **texts))
    return "".join(found)


def _link(cls: str) -> str:
    return f'<a href="{f"#{_name(cls)}" if cls.startswith(str(KG)) else cls}">{escape(_name(cls))}</a>'


def _name(term: str) -> str:
    return str(term).removeprefix(str(KG))
