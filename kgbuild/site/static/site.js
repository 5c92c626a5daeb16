"use strict";
// Search, filters, cards and corrections. Pages read without it. It asks nobody for anything: what it loads are script
// files of this folder, since a page that is opened from a disk may load nothing else.
const kg = (() => {
  const root = document.documentElement.dataset.root;
  const $ = (selector, within = document) => within.querySelector(selector);
  const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];

  /** Make an element with attributes and children; texts are texts, never markup. */
  function el(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
      else if (value !== null && value !== false) made.setAttribute(key, value === true ? "" : value);
    }
    made.append(...children);
    return made;
  }

  /** Only pages of this site are links, whatever a data file says. */
  function local(url) {
    return /^[\w.#%()+=/-]*$/.test(url) && !url.startsWith("/") ? root + url : "#";
  }

  const fold = (text) => String(text).normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  // ---- files that hold data ----------------------------------------------------------------------------------------
  const waiting = new Map();
  const loaded = new Map();
  function load(name, key) {
    if (loaded.has(key)) return Promise.resolve(loaded.get(key));
    if (!waiting.has(key)) {
      let settle;
      const promise = new Promise((resolve, reject) => { settle = { resolve, reject }; });
      waiting.set(key, { promise, ...settle });
      document.head.append(el("script", { src: root + name, onerror: () => settle.reject(new Error(`${name} is missing`)) }));
    }
    return waiting.get(key).promise;
  }
  function arrive(key, value) {
    loaded.set(key, value);
    waiting.get(key)?.resolve(value);
  }

  // ---- search ------------------------------------------------------------------------------------------------------
  const MOST_HITS = 12;
  let shards = null;
  async function shardOf(words) {
    if (!shards) {
      const listed = await load("search/index.js", "shards");
      shards = new Map();
      for (let n = 0; n < listed.length; n += 2) shards.set(listed[n], { start: listed[n], file: n / 2, rows: Math.abs(listed[n + 1]), cut: listed[n + 1] < 0 });
    }
    const found = words.map((word) => {
      for (let n = word.length; n; n--) if (shards.has(word.slice(0, n))) return shards.get(word.slice(0, n));
      return null;
    });
    // the file that has all, and the fewest
    return found.includes(null) ? null : found.reduce((a, b) => (a.cut !== b.cut ? (a.cut ? b : a) : b.rows < a.rows ? b : a));
  }
  /** Return the best hits for what was typed, and whether there are more than these. */
  async function find(typed, kinds = null) {
    const words = (fold(typed).match(/[\p{L}\p{N}]+/gu) || []).map((word) => ` ${word}`);
    const shard = words.length ? await shardOf(words.map((word) => word.slice(1))) : null;
    if (!shard) return { hits: [], more: false };
    const hits = [];
    for (const row of await load(`search/${shard.file}.js`, `shard ${shard.start}`)) {
      if ((kinds && !kinds.includes(row[1])) || !words.every((word) => row[4].includes(word))) continue;
      if (hits.length === MOST_HITS) return { hits, more: true };
      hits.push(row);
    }
    return { hits, more: shard.cut };
  }

  /** Join an input and a list of hits; `choose` is told which hit was taken. */
  function searchBox(input, list, choose, kinds = null) {
    let chosen = -1, asked = 0;
    const hide = () => { list.hidden = true; chosen = -1; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
    const point = (n) => {
      const options = $$("a[role=option]", list);
      if (!options.length) return;
      chosen = (n + options.length) % options.length;
      options.forEach((option, m) => option.setAttribute("aria-selected", String(m === chosen)));
      input.setAttribute("aria-activedescendant", options[chosen].id);
      options[chosen].scrollIntoView({ block: "nearest" });
    };
    async function show() {
      const mine = ++asked;
      if (!input.value.trim()) return hide();
      const typed = input.value, { hits, more } = await find(typed, kinds);
      if (mine !== asked) return;
      list.replaceChildren(...hits.map((hit, n) => el("a", {
        role: "option", id: `${list.id}-${n}`, href: local(hit[2]), tabindex: "-1", "aria-selected": "false",
        onclick: (event) => { if (choose) { event.preventDefault(); choose(hit); hide(); } },
      }, hit[0], el("small", {}, [hit[1] === "Organization" ? "body" : hit[1].toLowerCase(), hit[5]].filter(Boolean).join(" · ")))));
      const note = !hits.length ? "Nothing has this name." : more ? "There are more; type more of the name." : "";
      if (note) list.append(el("p", { class: "quiet", role: "option", "aria-disabled": "true", "aria-selected": "false" }, note));
      list.hidden = false;
      list.dataset.answers = typed;
      input.setAttribute("aria-expanded", "true");
      chosen = -1;
    }
    input.addEventListener("input", show);
    input.addEventListener("focus", () => { load("search/index.js", "shards"); if (input.value) show(); });
    input.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown") { event.preventDefault(); point(chosen + 1); }
      else if (event.key === "ArrowUp") { event.preventDefault(); point(chosen - 1); }
      else if (event.key === "Escape") hide();
      else if (event.key === "Enter") {
        const option = $$("a[role=option]", list)[Math.max(chosen, 0)];
        if (!list.hidden && option) { event.preventDefault(); option.click(); }
      }
    });
    document.addEventListener("click", (event) => { if (!list.contains(event.target) && event.target !== input) hide(); });
  }

  // ---- tables ------------------------------------------------------------------------------------------------------
  const ROWS = 100;
  const textOf = (cell) => (Array.isArray(cell) ? cell[0] : String(cell));
  function grid() {
    const form = $("#filters");
    if (!form) return;
    const heads = $$("#grid thead th");
    const keys = heads.map((head) => head.dataset.key);
    const filters = heads.map((head) => head.dataset.filter);
    const titles = heads.map((head) => head.textContent);
    const body = $("#grid tbody"), told = $("#shown"), pager = $("#pages"), more = $("#more-filters");
    let rows = null, folded = null, shown = [], page = 0, sorted = null;

    async function everything() {
      if (rows) return;
      told.textContent = "Loading…";
      const files = Array.from({ length: Number(form.dataset.shards) }, (_, n) => load(`data/${form.dataset.grid}-${n}.js`, `${form.dataset.grid} ${n}`));
      rows = (await Promise.all(files)).flat();
      folded = rows.map((row) => row.map((cell) => fold(textOf(cell))));
    }
    function conditions() {
      const found = [];
      for (const [name, value] of new FormData(form)) {
        if (!value) continue;
        const [key, end] = name.split(".");
        const column = keys.indexOf(key);
        if (name === "_any") found.push((n) => folded[n].some((cell) => cell.includes(fold(value))));
        else if (end === "from") found.push((n) => { const cell = textOf(rows[n][column]); return cell !== "" && cell >= value.slice(0, cell.length); });
        else if (end === "to") found.push((n) => { const cell = textOf(rows[n][column]); return cell !== "" && cell <= value; });
        else if (form.elements[name].tagName === "SELECT") found.push((n) => textOf(rows[n][column]) === value);
        else found.push((n) => folded[n][column].includes(fold(value)));
      }
      return found;
    }
    function draw() {
      const from = page * ROWS;
      body.replaceChildren(...shown.slice(from, from + ROWS).map((n) => el("tr", {}, ...rows[n].map((cell, c) =>
        el("td", { class: `col-${keys[c]}` + (filters[c] === "number" ? " number" : ""), "data-label": filters[c] === "number" ? titles[c] : null }, Array.isArray(cell) && cell[1] ? el("a", { href: local(cell[1]) }, cell[0]) : textOf(cell))))));
      const pages = Math.max(1, Math.ceil(shown.length / ROWS));
      told.textContent = `${shown.length.toLocaleString("en")} of ${rows.length.toLocaleString("en")} rows` + (pages > 1 ? `, page ${page + 1} of ${pages}` : "");
      const wanted = [...new Set([0, page - 2, page - 1, page, page + 1, page + 2, pages - 1])].filter((n) => n >= 0 && n < pages);
      pager.replaceChildren(...(pages > 1 ? wanted.map((n) => el("button", { type: "button", "aria-current": n === page ? "page" : null,
        onclick: () => { page = n; draw(); $("#grid").scrollIntoView(); } }, String(n + 1))) : []));
    }
    async function apply() {
      await everything();
      const tests = conditions();
      shown = rows.map((_, n) => n).filter((n) => tests.every((test) => test(n)));
      if (sorted) {
        const { column, down } = sorted, numeric = filters[column] === "number";
        const value = (n) => (numeric ? Number(textOf(rows[n][column])) : folded[n][column]);
        shown.sort((a, b) => { // empty cells come last, whichever way
          const x = value(a), y = value(b);
          if (x === y) return a - b;
          if (x === "") return 1;
          if (y === "") return -1;
          return (x < y ? -1 : 1) * (down ? -1 : 1);
        });
      }
      page = 0;
      draw();
    }
    function remember() {
      const kept = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
      history.replaceState(null, "", kept.toString() ? `#${kept}` : location.pathname + location.search);
    }
    function recall() {
      const wanted = new URLSearchParams(location.hash.slice(1));
      const changed = [...form.elements].filter((one) => one.name && one.value !== (wanted.get(one.name) ?? ""));
      for (const one of changed) one.value = wanted.get(one.name) ?? "";
      if (changed.some((one) => one.name !== "_any")) unfold(true);
      if (changed.length) apply();
    }
    /** Show all filters, or on a phone the first alone. */
    function unfold(all) {
      form.classList.toggle("all", all);
      more.setAttribute("aria-expanded", String(all));
      more.textContent = all ? "Fewer filters" : "More filters";
    }
    more.addEventListener("click", () => unfold(!form.classList.contains("all")));
    let timer = 0;
    form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(() => { apply(); remember(); }, 120); });
    form.addEventListener("reset", () => setTimeout(() => { sorted = null; heads.forEach((h) => h.removeAttribute("aria-sort")); apply(); remember(); }));
    form.addEventListener("submit", (event) => event.preventDefault());
    addEventListener("hashchange", recall);
    heads.forEach((head, column) => {
      const label = head.textContent;
      head.replaceChildren(el("button", { type: "button", onclick: async () => {
        sorted = { column, down: sorted?.column === column ? !sorted.down : filters[column] === "number" };
        heads.forEach((h) => h.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", sorted.down ? "descending" : "ascending");
        await apply();
      } }, label));
    });
    $("#csv").addEventListener("click", async () => {
      if (!shown.length && !rows) await apply();
      const lines = [keys, ...shown.map((n) => rows[n].map(textOf))];
      download(`${form.dataset.grid}.csv`, lines.map((line) => line.map(csvCell).join(",")).join("\r\n") + "\r\n");
    });
    recall();
  }
  /** Quote a cell; one that a spreadsheet would take for a formula begins with an apostrophe. */
  function csvCell(text) {
    const harmless = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
  }
  const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  function download(name, text) {
    const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
    const link = el("a", { href: url, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  }

  // ---- cards of an article -----------------------------------------------------------------------------------------
  function cards() {
    const panel = $("#cards");
    if (!panel) return;
    let from = null;
    const close = () => {
      panel.classList.remove("open");
      $$(".lit").forEach((one) => one.classList.remove("lit"));
      from?.focus({ preventScroll: true });
      from = null;
    };
    function open(ids, mark) {
      $$(".lit").forEach((one) => one.classList.remove("lit"));
      const found = ids.map((id) => document.getElementById(id)).filter(Boolean);
      if (!found.length) return;
      found.forEach((card) => card.classList.add("lit"));
      $$(".m").filter((m) => m.dataset.f.split(" ").includes(ids[0])).forEach((m) => m.classList.add("lit"));
      panel.classList.add("open");
      from = mark;
      const small = getComputedStyle(panel).position === "fixed";
      if (small) {
        panel.scrollTop = 0;
        mark.scrollIntoView({ block: "start" }); // above the panel, which would cover it
      } else panel.scrollTop += found[0].getBoundingClientRect().top - panel.getBoundingClientRect().top - 12;
      found[0].focus({ preventScroll: true });
    }
    $$("a.m").forEach((mark, n, all) => {
      if (n && all[n - 1].dataset.f.split(" ")[0] === mark.dataset.f.split(" ")[0]) mark.tabIndex = -1;
    });
    document.addEventListener("click", (event) => {
      const mark = event.target.closest?.(".m");
      if (!mark || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      open(mark.dataset.f.split(" "), mark);
      history.replaceState(null, "", `#${mark.dataset.f.split(" ")[0]}`);
    });
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
    $("#close-cards").addEventListener("click", close);
    const target = () => {
      const id = location.hash.slice(1);
      const mark = /^[ef]\d+$/.test(id) && $$(".m").find((m) => m.dataset.f.split(" ").includes(id));
      if (!mark) return;
      mark.scrollIntoView({ block: "center" });
      open([id], mark);
    };
    addEventListener("hashchange", target);
    target();
  }

  // ---- corrections -------------------------------------------------------------------------------------------------
  const storeKey = `kgbuild-decisions-${document.documentElement.dataset.graph}`;
  let kept = []; // when the browser keeps nothing, the corrections of this page last as long as the page
  function decisions() {
    try { kept = JSON.parse(localStorage.getItem(storeKey)) || kept; } catch (error) { console.info("corrections are not kept:", error.message); }
    return kept;
  }
  function keep(list) {
    kept = list;
    try { localStorage.setItem(storeKey, JSON.stringify(list)); } catch (error) { console.info("corrections are not kept:", error.message); }
    tell();
  }
  const samePair = (d, first, second) => (d.first === first && d.second === second) || (d.first === second && d.second === first);
  /** Add a decision; one on the same thing gives way to it. */
  function decide(decision, first, second, note) {
    const pair = decision === "same" || decision === "different";
    const rest = decisions().filter((d) => {
      if (pair) return !((d.decision === "same" || d.decision === "different") && samePair(d, first, second)) && !(d.decision === "not an entity" && (d.first === first || d.first === second));
      return decision === "not an entity" ? d.first !== first && !(d.decision === "same" && d.second === first) : !(d.decision === decision && d.first === first) && !(d.decision === "not an entity" && d.first === first);
    });
    keep([...rest, { decision, first, second, note }]);
  }
  function undo(wanted) {
    keep(decisions().filter((d) => !(d.decision === wanted.decision && d.first === wanted.first && d.second === wanted.second)));
  }
  function tell() {
    const list = decisions(), count = $("#tray-count");
    count.hidden = !list.length;
    count.textContent = String(list.length);
    for (const pair of $$(".pair")) {
      const made = list.find((d) => (d.decision === "same" || d.decision === "different") && samePair(d, pair.dataset.first, pair.dataset.second));
      pair.classList.toggle("decided", Boolean(made));
      $$("[data-decide]", pair).forEach((button) => button.setAttribute("aria-pressed", String(made?.decision === button.dataset.decide)));
    }
    for (const button of $$(".fix")) button.classList.toggle("decided", list.some((d) => d.first === button.dataset.key || d.second === button.dataset.key));
    tray(list);
  }
  function tray(list) {
    const table = $("#tray");
    if (!table) return;
    table.hidden = !list.length;
    $("#tray-empty").hidden = Boolean(list.length);
    $("tbody", table).replaceChildren(...list.map((d) => el("tr", {}, el("td", {}, d.decision), el("td", {}, d.first), el("td", {}, d.second), el("td", {}, d.note),
      el("td", {}, el("button", { type: "button", "aria-label": `Undo: ${d.decision}, ${d.note}`, onclick: () => undo(d) }, "Undo")))));
  }
  function decisionsFile() {
    const lines = [["decision", "first", "second", "note"], ...decisions().map((d) => [d.decision, d.first, d.second, d.note])];
    return lines.map((line) => line.map(quoted).join(",")).join("\n") + "\n";
  }
  /** Ask what is wrong with a name. */
  function dialog(key, name, opener) {
    const done = () => { box.close(); box.remove(); opener.focus(); };
    const say = (decision, second, note) => { decide(decision, key, second, note); done(); };
    const newName = el("input", { id: "fix-name", type: "text", "aria-label": "New name", value: name });
    const other = el("input", { id: "fix-other", type: "search", placeholder: "Another name", "aria-label": "Another name", autocomplete: "off", role: "combobox", "aria-expanded": "false", "aria-controls": "fix-hits", "aria-autocomplete": "list" });
    const hits = el("div", { id: "fix-hits", class: "hits", role: "listbox", "aria-label": "Names", hidden: true });
    const chosen = el("p", { class: "quiet", role: "status" }, "Choose the other name, then say:");
    let picked = null;
    const about = (decision) => el("button", { type: "button", onclick: () => {
      if (!picked) { chosen.textContent = "First choose the other name from the list."; other.focus(); return; }
      say(decision, picked[3], `${name} / ${picked[0]}`);
    } }, decision === "same" ? "Same" : "Different");
    const box = el("dialog", { "aria-labelledby": "fix-title", onclose: () => box.remove() },
      el("h2", { id: "fix-title" }, `Correct “${name}”`),
      el("div", { class: "choices" },
        el("button", { type: "button", onclick: () => say("not an entity", "", name) }, "It names nobody and nothing"),
        el("form", { class: "row", onsubmit: (event) => { event.preventDefault(); if (newName.value.trim() && newName.value.trim() !== name) say("rename", newName.value.trim(), name); } }, newName, el("button", {}, "Rename")),
        el("div", { class: "with-hits" }, other, hits), chosen,
        el("div", { class: "row" }, about("same"), about("different")),
        el("button", { type: "button", onclick: done }, "Cancel")));
    document.body.append(box);
    searchBox(other, hits, (hit) => {
      if (!hit[3] || hit[3] === key) { chosen.textContent = "Choose another name than this one."; return; }
      picked = hit;
      other.value = hit[0];
      chosen.textContent = `“${name}” and “${hit[0]}” (${hit[3]}) are:`;
    }, ["Person", "Party", "Organization", "Place", "Publication"]);
    box.showModal();
  }
  function corrections() {
    document.addEventListener("click", (event) => {
      const fix = event.target.closest?.(".fix");
      if (fix) dialog(fix.dataset.key, fix.dataset.name, fix);
      const button = event.target.closest?.("[data-decide]");
      if (button) {
        const { first, second, firstName, secondName } = button.closest(".pair").dataset;
        const made = { decision: button.dataset.decide, first, second };
        if (button.getAttribute("aria-pressed") === "true") keep(decisions().filter((d) => !(d.decision === made.decision && samePair(d, first, second))));
        else decide(made.decision, first, second, `${firstName} / ${secondName}`);
      }
    });
    $("#tray-download")?.addEventListener("click", () => download("decisions.csv", decisionsFile()));
    $("#tray-clear")?.addEventListener("click", () => { if (confirm("Forget all corrections?")) keep([]); });
    const save = $("#tray-save"), token = $("meta[name=kgbuild-token]")?.content;
    if (save && token) {
      save.hidden = false;
      save.addEventListener("click", async () => {
        const answer = await fetch(`${root}decisions`, { method: "POST", headers: { "Content-Type": "application/json", "X-Kgbuild-Token": token }, body: JSON.stringify(decisions()) });
        $("#tray-told").textContent = await answer.text();
        if (answer.ok) keep([]);
      });
    }
    addEventListener("storage", tell);
    tell();
  }

  // ---- light and dark ----------------------------------------------------------------------------------------------
  function theme() {
    $("#theme").addEventListener("click", () => {
      const dark = document.documentElement.dataset.theme ? document.documentElement.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      document.documentElement.dataset.theme = dark ? "light" : "dark";
      try { localStorage.setItem("kgbuild-theme", dark ? "light" : "dark"); } catch (error) { console.info("the theme is not kept:", error.message); }
    });
  }

  function start() {
    theme();
    searchBox($("#search"), $("#hits"), null);
    document.addEventListener("keydown", (event) => {
      if (event.key === "/" && !event.target.closest?.("input, select, textarea, dialog")) { event.preventDefault(); $("#search").focus(); }
    });
    corrections();
    cards();
    grid();
  }
  document.addEventListener("DOMContentLoaded", start);
  return {
    shards: (names) => arrive("shards", names),
    shard: (start, rows) => arrive(`shard ${start}`, rows),
    rows: (name, n, rows) => arrive(`${name} ${n}`, rows),
  };
})();
