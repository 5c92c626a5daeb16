"use strict";
// Ask the graph that this server holds, and show the rows: texts stay texts, nodes lead to their pages.
document.addEventListener("DOMContentLoaded", () => {
  const $ = (id) => document.getElementById(id);
  const editor = $("sparql"), told = $("told"), problem = $("problem"), table = $("rows"), triples = $("triples");
  const MOST_SHOWN = 1000;

  function cell(tag, ...children) {
    const made = document.createElement(tag);
    made.append(...children);
    return made;
  }
  /** Show a value: a node by its name, with its page and its IRI. */
  function shown(value, labels) {
    if (!value) return "";
    if (value.type !== "uri") return value.value;
    const link = document.createElement("a");
    link.href = `node?iri=${encodeURIComponent(value.value)}`;
    link.title = value.value;
    link.textContent = labels.get(value.value) || value.value.replace(/^.*[#/]/, "") || value.value;
    return link;
  }
  function labelsOf(rows) {
    return labelsOfNodes(rows.flatMap((row) => Object.values(row).filter((value) => value.type === "uri").map((value) => value.value)));
  }
  async function run(event) {
    event?.preventDefault();
    told.textContent = "Asking …";
    problem.hidden = triples.hidden = true;
    table.replaceChildren();
    const began = performance.now();
    const answer = await askGraph(editor.value, "application/sparql-results+json, text/turtle;q=0.9");
    const seconds = ((performance.now() - began) / 1000).toFixed(2);
    if (!answer.ok) {
      told.textContent = "No answer.";
      problem.textContent = await answer.text();
      problem.hidden = false;
      return;
    }
    if (!answer.headers.get("Content-Type").includes("json")) {
      triples.textContent = await answer.text();
      triples.hidden = false;
      told.textContent = `${seconds} s`;
      return;
    }
    const found = await answer.json();
    if ("boolean" in found) {
      told.textContent = `${found.boolean ? "Yes" : "No"}, in ${seconds} s`;
      return;
    }
    const rows = found.results.bindings, names = found.head.vars, some = rows.slice(0, MOST_SHOWN);
    told.textContent = `${rows.length.toLocaleString("en")} ${rows.length === 1 ? "row" : "rows"} in ${seconds} s` + (rows.length > MOST_SHOWN ? `, the first ${MOST_SHOWN} shown` : "");
    const labels = await labelsOf(some);
    const head = cell("thead", cell("tr", ...names.map((name) => { const th = cell("th", name); th.scope = "col"; return th; })));
    table.replaceChildren(head, cell("tbody", ...some.map((row) => cell("tr", ...names.map((name) => cell("td", shown(row[name], labels)))))));
  }
  async function save(form) {
    const answer = await askGraph(editor.value, form === "csv" ? "text/csv, text/turtle;q=0.5" : "application/sparql-results+json, application/ld+json;q=0.5");
    if (!answer.ok) { problem.textContent = await answer.text(); problem.hidden = false; return; }
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await answer.blob());
    link.download = answer.headers.get("Content-Type").includes("turtle") ? "answer.ttl" : `answer.${form}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }
  $("ask").addEventListener("submit", run);
  $("example").addEventListener("change", (event) => {
    const query = event.target.selectedOptions[0].dataset.query;
    if (query) editor.value = query;
  });
  editor.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run(event); });
  $("share").addEventListener("click", () => { $("share").href = `#query=${encodeURIComponent(editor.value)}`; });
  document.querySelectorAll("[data-save]").forEach((button) => button.addEventListener("click", () => save(button.dataset.save)));
  const wanted = new URLSearchParams(location.hash.slice(1)).get("query");
  if (wanted) editor.value = wanted;
});
