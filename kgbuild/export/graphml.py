"""GraphML, which Gephi, Cytoscape and yEd open: http://graphml.graphdrawing.org/."""

from __future__ import annotations

from kgbuild.export.pairs import ACTORS, pairs
from kgbuild.model.plain import for_xml
from kgbuild.query.view import Labels, View
from kgbuild.query.view.links import Links


def graphml(view: View) -> str:
    """Return a graph as GraphML: people, parties and bodies, with an edge for each event and two who take part in it.

    Edges of what was planned, is possible or is denied are there too, and say so in `factuality`.
    """
    import networkx

    labels, links = Labels(view), Links(view)
    graph = networkx.MultiGraph()
    joined = {iri for event in view.events.values() for pair in pairs(view, labels, event) for iri in pair}
    for entity in view.entities.values():
        if entity.kind in ACTORS and (entity.iri in joined or entity.passages):
            party = links.parties.get(entity.iri, "")
            graph.add_node(
                view.keys.id(entity.iri),
                label=for_xml(entity.name),
                kind=entity.kind,
                party=for_xml(view.name(party)) if party else "",
                mentions=len(entity.passages),
                iri=entity.iri,
            )
    for event in view.events.values():
        for n, (a, b) in enumerate(pairs(view, labels, event)):
            first = event.passages[0] if event.passages else None
            graph.add_edge(
                view.keys.id(a),
                view.keys.id(b),
                f"{view.keys.id(event.iri)}/{n}",
                label=event.kind,
                kind=event.kind,
                factuality=", ".join(event.factuality),
                rank=event.rank,
                first_day=event.first,
                last_day=event.last,
                sentence=for_xml(first.sentence) if first else "",
                where=for_xml(first.where) if first else "",
            )
    return "\n".join(networkx.generate_graphml(graph, named_key_ids=True)) + "\n"
