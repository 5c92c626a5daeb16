"""Who met or joined whom, as a drawing: placed by networkx when the site is made, so that it needs no script.

It is drawn twice, for wide screens and for phones; the style sheet shows one of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from markupsafe import Markup

from kgbuild.query.view import EventRecord, Labels, View

_KINDS = {"Meeting", "Coalition", "Endorsement", "Defection"}
_MOST_ACTORS = 6
_DRAWINGS = {"wide": (1180, 36), "narrow": (400, 20)}
"""How wide each drawing is, and how many actors it shows at most."""

_ROOM, _ASPECT = 96, 1.7
_SEED = 7

Pair = tuple[str, str]


def links(view: View) -> tuple[Counter[Pair], dict[Pair, EventRecord]]:
    """Return how many events join each pair of actors, and the first of these events; what is denied joins nobody."""
    labels, times, first = Labels(view), Counter[Pair](), dict[Pair, EventRecord]()
    for event in view.events.values():
        actors = sorted(a for a in labels.actors(event) if view.entities[a].kind in {"Person", "Party", "Organization"})
        if event.kind in _KINDS and "Denied" not in event.factuality and len(actors) <= _MOST_ACTORS:
            for pair in combinations(actors, 2):
                times[pair] += 1
                first.setdefault(pair, event)
    return times, first


def network(view: View, urls: Mapping[str, str], title: str) -> Markup:
    """Return the drawings of the best connected actors, each a link to its page; nothing if no event joins two."""
    times, first = links(view)
    degree = Counter(node for pair, count in times.items() for node in pair for _ in range(count))
    ranked = [node for node, _ in sorted(degree.items(), key=lambda item: (-item[1], item[0]))]
    drawings = []
    for name, (width, most) in _DRAWINGS.items():
        edges = {pair: count for pair, count in times.items() if {*ranked[:most]}.issuperset(pair)}
        kept = sorted({node for pair in edges for node in pair})
        if not edges:
            continue
        places, height = _places(kept, edges, width)
        body = [_edge(places, pair, count, first[pair]) for pair, count in sorted(edges.items())]
        body += [_node(view, urls, node, places[node], degree[node]) for node in kept]
        head = Markup('<svg class="chart network {}" viewBox="0 0 {} {}" role="group" aria-label="{}">')
        drawings.append(head.format(name, width, height, title) + Markup("").join(body) + Markup("</svg>"))
    return Markup("\n").join(drawings)


def _places(nodes: list[str], edges: Mapping[Pair, int], room: int) -> tuple[dict[str, tuple[int, int]], int]:
    """Return where each node stands, in whole units so that machines agree, and how high the drawing is.

    Groups that nothing joins are drawn apart, the largest first, in rows as wide as there is room; a group for which
    that is too narrow becomes higher.
    """
    import networkx

    def joined(some: Iterable[str]) -> networkx.Graph:
        graph = networkx.Graph()  # in a fixed order, since where nodes are placed depends on it
        graph.add_nodes_from(some)
        inside = ((a, b) for a, b in sorted(edges) if a in graph and b in graph)
        graph.add_edges_from(list(inside))
        return graph

    graph = joined(nodes)
    groups = sorted((sorted(group) for group in networkx.connected_components(graph)), key=lambda g: (-len(g), g))
    places: dict[str, tuple[int, int]] = {}
    left = top = lowest = 0
    for group in groups:
        size = round(_ROOM * (len(group) + 1) ** 0.5)
        width = min(round(size * _ASPECT), room)
        height = max(size, round(size * size * _ASPECT / width))
        if left + width > room and left:
            left, top = 0, lowest
        found = networkx.spring_layout(joined(group), k=2.6 / len(group) ** 0.5, iterations=300, seed=_SEED)
        xs, ys = _spread([found[n][0] for n in group], width), _spread([found[n][1] for n in group], height)
        places |= {n: (left + x, top + y) for n, x, y in zip(group, xs, ys, strict=True)}
        left, lowest = left + width, max(lowest, top + height)
    return places, lowest


def _spread(values: Sequence[float], room: int) -> list[int]:
    """Return coordinates spread over the room, with a margin at both ends for names."""
    low, high = min(values), max(values)
    margin = min(70, room // 4)
    return [round(margin + (value - low) / (high - low or 1) * (room - 2 * margin)) for value in values]


def _edge(places: Mapping[str, tuple[int, int]], pair: Pair, count: int, event: EventRecord) -> Markup:
    (x1, y1), (x2, y2) = places[pair[0]], places[pair[1]]
    return Markup('<line class="edge s-{}" x1="{}" y1="{}" x2="{}" y2="{}" stroke-width="{}"/>').format(
        (event.factuality or ("Actual",))[0].lower(), x1, y1, x2, y2, min(1 + count, 6)
    )


def _node(view: View, urls: Mapping[str, str], node: str, place: tuple[int, int], degree: int) -> Markup:
    entity, (x, y) = view.entities[node], place
    radius = round(min(5 + degree**0.5 * 2, 16))
    label = entity.name if len(entity.name) <= 24 else entity.name[:23] + "…"
    shape = Markup('<circle class="node k-{}" cx="{}" cy="{}" r="{}"/>').format(entity.kind.lower(), x, y, radius)
    text = Markup('<text class="name" x="{}" y="{}" text-anchor="middle">{}</text>').format(x, y + radius + 14, label)
    inner = Markup("<title>{}: {} links</title>").format(entity.name, degree) + shape + text
    url = urls.get(node)
    return Markup('<a href="{}">{}</a>').format(url, inner) if url else Markup("<g>{}</g>").format(inner)
