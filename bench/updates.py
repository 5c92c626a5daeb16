"""Which store an update brings from one build to the next: named graphs, `kgbuild update`, and the quads that result.

    python bench/updates.py [--store NAME ...] [--jena JARS] [--node DIR]

Two builds of a small folder, in which one article changes and names somebody new, one goes and one comes. Each store
loads the first (N-Quads), runs the printed update, and must hold the second, quad for quad; then it is asked over the
union of its graphs who is named in which article. What stands in the default graph goes to <urn:entities> in
stores that cannot update it (Virtuoso, rdflib). The options are those of bench/stores.py.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, QuerySolutions, RdfFormat, Store, parse, serialize
from rdflib import Dataset
from stores import Missing, add_options, compiled, http, node_script, virtuoso

from kgbuild.build import BuildOptions, build
from kgbuild.query.update import update

BEFORE = {
    "a.txt": "Talks in Leeds\n\nAnn Bell met Carl Dorn in Leeds on Friday. Ms Bell said they had agreed.\n",
    "b.txt": "A defection\n\nAnn Bell has defected to Labour.\n",
    "same.txt": "A resignation\n\nCarl Dorn resigned as chancellor on Monday.\n",
}
AFTER = {
    "a.txt": "Talks in York\n\nAnn Bell met Eve Ford in York on Friday. Ms Bell said they had agreed.\n",
    "c.txt": "An endorsement\n\nEve Ford has endorsed Carl Dorn.\n",
    "same.txt": BEFORE["same.txt"],
}
DEFAULT = "urn:entities"
UNION = """PREFIX schema: <https://schema.org/>
PREFIX kg: <https://w3id.org/kgbuild/ontology#>
SELECT DISTINCT ?file ?name { ?article schema:mentions ?who ; kg:fileName ?file . ?who schema:name ?name }"""
JENA = """
import java.nio.file.*;
import org.apache.jena.query.*;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.riot.*;
import org.apache.jena.update.UpdateAction;
public class Change {
    public static void main(String[] given) throws Exception {
        Dataset data = RDFDataMgr.loadDataset(given[0]);
        UpdateAction.parseExecute(Files.readString(Path.of(given[1])), data);
        RDFDataMgr.write(System.out, data, Lang.NQUADS);
        Model all = data.getUnionModel().union(data.getDefaultModel());
        try (QueryExecution run = QueryExecutionFactory.create(Files.readString(Path.of(given[2])), all)) {
            run.execSelect().forEachRemaining(row -> System.out.println(
                "#" + row.getLiteral("file").getString() + "\\t" + row.getLiteral("name").getString()));
        }
    }
}
"""
COMUNICA = """
import fs from 'fs';
import { Parser, Store, Writer } from 'n3';
import { QueryEngine } from '@comunica/query-sparql-rdfjs';
const [data, change, question] = process.argv.slice(1).map(f => fs.readFileSync(f, 'utf8'));
const store = new Store(new Parser({ format: 'N-Quads' }).parse(data)), engine = new QueryEngine();
if (change.trim()) await engine.queryVoid(change, { sources: [store], destination: store });
process.stdout.write(new Writer({ format: 'N-Quads' }).quadsToString(store.getQuads()));
const rows = await engine.queryBindings(question, { sources: [store], unionDefaultGraph: true });
for await (const row of rows) console.log('#' + row.get('file').value + '\\t' + row.get('name').value);
"""
Rows = set[tuple[str, ...]]
Held = tuple[Rows, Rows]
"""The quads of a store, each as text, and its answer."""


def built(folder: Path, texts: dict[str, str], out: Path, default: str | None) -> None:
    """Build some articles; what stands in the default graph goes to the graph of this name."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    quads = build([folder], BuildOptions()).quads
    if default:
        quads = [Quad(q.subject, q.predicate, q.object, _graph(q, default)) for q in quads]
    out.write_bytes(serialize(quads, format=RdfFormat.N_QUADS))


def _graph(quad: Quad, default: str) -> NamedNode | BlankNode | DefaultGraph:
    return NamedNode(default) if isinstance(quad.graph_name, DefaultGraph) else quad.graph_name


def _quads(text: str) -> Rows:
    found = parse(text.encode(), format=RdfFormat.N_QUADS)
    return {(str(q.subject), str(q.predicate), str(q.object), str(q.graph_name)) for q in found}


def in_oxigraph(data: Path, change: str) -> Held:
    """Ask Oxigraph."""
    store = Store()
    store.load(path=str(data), format=RdfFormat.N_QUADS)
    store.update(change)
    rows = store.query(UNION, use_default_graph_as_union=True)
    assert isinstance(rows, QuerySolutions)
    return _quads(store.dump(format=RdfFormat.N_QUADS).decode()), {(r["file"].value, r["name"].value) for r in rows}


def in_rdflib(data: Path, change: str) -> Held:
    """Ask rdflib, whose default graph is made the union."""
    store = Dataset(default_union=True)
    store.parse(data, format="nquads")
    if change:
        store.update(change)
    rows = {(str(file), str(name)) for file, name in store.query(UNION)}
    return _quads(store.serialize(format="nquads")), rows


def _printed(command: list[str], folder: Path) -> Held:
    """Return what a program of ours prints: quads, and rows that begin with a number sign."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode:
        reasons = [line for line in done.stderr.splitlines() if "rror" in line or "xception" in line]
        raise Missing(reasons[0] if reasons else "it failed")
    lines = done.stdout.splitlines()
    quads = "\n".join(line for line in lines if not line.startswith("#"))
    return _quads(quads), {tuple(line[1:].split("\t")) for line in lines if line.startswith("#")}


def _files(folder: Path, change: str) -> list[str]:
    for name, text in (("change.ru", change), ("union.rq", UNION)):
        (folder / name).write_text(text, "utf-8")
    return [str(folder / "change.ru"), str(folder / "union.rq")]


def in_jena(jars: Path) -> Callable[[Path, str], Held]:
    """Ask Apache Jena's ARQ, in whose default graph stands what no article says."""

    def run(data: Path, change: str) -> Held:
        java = [*compiled(jars, data.parent, "Change", JENA), str(data)]
        return _printed([*java, *_files(data.parent, change)], data.parent)

    return run


def in_comunica(node: Path) -> Callable[[Path, str], Held]:
    """Ask Comunica over a store of N3.js."""

    def run(data: Path, change: str) -> Held:
        script = [*node_script(node, COMUNICA), str(data)]
        return _printed([*script, *_files(data.parent, change)], node)

    return run


def in_virtuoso(data: Path, change: str) -> Held:
    """Ask Virtuoso: its isql loads the quads and runs the update, its endpoint answers."""
    folder = data.parent / "virtuoso"
    with virtuoso(folder) as (isql, endpoint):
        shutil.copy(data, folder / "data.nq")
        load = "exec=DB.DBA.TTLP_MT(file_open('data.nq'), '', 'urn:nobody', 512);"
        subprocess.run([*isql, load], cwd=folder, check=True, capture_output=True)
        for operation in filter(None, map(str.strip, re.split(r" ;$", change, flags=re.MULTILINE))):
            done = subprocess.run(isql, input=f"SPARQL {operation};\n", capture_output=True, text=True)
            if "*** Error" in done.stderr + done.stdout:
                raise Missing(next(x for x in (done.stderr + done.stdout).splitlines() if "*** Error" in x))
        own = " || ".join(f"STRSTARTS(STR(?g), '{start}')" for start in ("https://w3id.org/kgbuild/data/", DEFAULT))
        quads = http(endpoint, f"SELECT ?s ?p ?o ?g {{ GRAPH ?g {{ ?s ?p ?o }} FILTER({own}) }}")
        return set(quads), set(http(endpoint, UNION))


def main() -> None:
    """Print what each store holds after the update."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    add_options(parser)
    given = parser.parse_args()
    stores: dict[str, tuple[Callable[[Path, str], Held], str | None]] = {
        "oxigraph": (in_oxigraph, None),
        "rdflib": (in_rdflib, DEFAULT),
        "jena": (in_jena(given.jena.resolve()), None),
        "virtuoso": (in_virtuoso, DEFAULT),
        "comunica": (in_comunica(given.node.resolve()), None),
    }
    for name in given.store or stores:
        held, default = stores[name]
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made)
            old, new = folder / "old.nq", folder / "new.nq"
            built(folder / "news", BEFORE, old, default)
            built(folder / "news", AFTER, new, default)
            try:
                changed, found = held(old, "\n".join(update(old, new)))
                wanted, expected = held(new, "")
            except Missing as problem:
                print(f"{name:10} missing: {problem}")
                continue
        differing = f"{len(changed - wanted)} too many, {len(wanted - changed)} missing"
        alike = "the same" if changed == wanted else differing
        rows = f"{len(found)} rows" + (", the same" if found == expected else f" in place of {len(expected)}")
        print(f"{name:10} {len(wanted)} quads: {alike}; over the union {rows}")


if __name__ == "__main__":
    main()
