"use strict";
// YASGUI over the graph that this server holds: its prefixes and terms to complete, named questions to begin with, and
// nodes shown by their names. Nothing is asked of any other server.
document.addEventListener("DOMContentLoaded", () => {
  const known = JSON.parse(document.getElementById("known").textContent);
  const place = document.getElementById("yasgui"), chosen = document.getElementById("example");
  const { Yasqe } = Yasgui;
  Yasqe.defaults.autocompleters = ["variables"];
  const complete = (of, list) => Yasqe.forkAutocompleter(of, { name: `${of}-here`, persistenceId: null, bulk: true, get: async () => list });
  complete("prefixes", known.prefixes.map(([prefix, iri]) => `${prefix}: <${iri}>`));
  complete("class", known.classes);
  complete("property", known.properties);
  const wanted = new URLSearchParams(location.hash.slice(1)).get("query");
  const yasgui = new Yasgui(place, {
    requestConfig: { endpoint: new URL("sparql", location.href).href, method: "POST" },
    copyEndpointOnNewTab: false,
    persistenceId: null,
    yasqe: { value: wanted || known.first, persistenceId: null },
    yasr: { prefixes: Object.fromEntries(known.prefixes), persistenceId: null },
  });
  chosen.addEventListener("change", () => {
    const query = chosen.selectedOptions[0].dataset.query;
    if (query) yasgui.getTab().getYasqe().setValue(query);
  });
  let waiting;
  async function name() {
    const links = [...place.querySelectorAll(".yasr a[href]:not([data-named])")].filter((a) => /^https?:|^urn:/.test(a.getAttribute("href")));
    for (const link of links) link.dataset.named = "";
    const labels = await labelsOfNodes(links.map((a) => a.getAttribute("href")));
    for (const link of links) {
      const iri = link.getAttribute("href"), label = labels.get(iri);
      if (!label) continue;
      link.textContent = label;
      link.title = iri;
      link.href = `node?iri=${encodeURIComponent(iri)}`;
      for (const beside of [link.previousSibling, link.nextSibling]) if (/^\s*[<>]\s*$/.test(beside?.data)) beside.remove();
    }
  }
  new MutationObserver(() => { clearTimeout(waiting); waiting = setTimeout(name, 100); }).observe(place, { childList: true, subtree: true });
});
