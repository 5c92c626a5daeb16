"use strict";
// What the nodes of the served graph are called, for pages that show rows of it.
async function askGraph(query, accept) {
  return fetch("sparql", { method: "POST", body: query, headers: { "Content-Type": "application/sparql-query", Accept: accept } });
}
/** Return the names of nodes by their IRIs; those of the first 300. */
async function labelsOfNodes(iris) {
  const safe = [...new Set(iris)].filter((iri) => /^[^<>"{}|\\^`\s]+$/.test(iri)).slice(0, 300);
  if (!safe.length) return new Map();
  const list = safe.map((iri) => `<${iri}>`).join(" ");
  const answer = await askGraph(`SELECT ?node (MIN(?name) AS ?label) { VALUES ?node { ${list} } ?node schema:name|schema:headline|rdfs:label ?name } GROUP BY ?node`, "application/sparql-results+json");
  if (!answer.ok) return new Map();
  return new Map((await answer.json()).results.bindings.map((row) => [row.node.value, row.label.value]));
}
