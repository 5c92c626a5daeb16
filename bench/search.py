"""How long a page takes to show what search finds, in headless Chromium, from the disk.

    python bench/search.py SITE [QUERY …]

SITE is a folder that `kgbuild site` wrote; its heaviest pages of each kind are opened. Each query is measured from the
stroke of the key to the list on the screen, once on a fresh page, whose files of the index are not loaded yet, and once
more. The peer of the same run is a page that does nothing but load an empty script from the disk.
Needs Selenium, Chromium and its driver, as the tests do.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

os.environ["SE_AVOID_STATS"] = "true"  # Selenium tells its makers of its use otherwise

from selenium import webdriver

QUERIES = ("a", "s", "john", "smith", "mr", "labour", "labour m", "house of co", "new york", "the", "2014", "zzz")
_WAIT_MS = 400
_TYPE = """
const done = arguments[arguments.length - 1], typed = arguments[0];
const box = document.getElementById("search"), hits = document.getElementById("hits");
box.focus();
setTimeout(() => {
  box.value = typed;
  const began = performance.now();
  const look = () => {
    if (hits.dataset.answers === typed && !hits.hidden) setTimeout(() => done(performance.now() - began));
    else requestAnimationFrame(look);
  };
  hits.dataset.answers = "";
  box.dispatchEvent(new Event("input", { bubbles: true }));
  requestAnimationFrame(look);
}, arguments[1]);
"""
_PEER = """
const done = arguments[arguments.length - 1], began = performance.now(), script = document.createElement("script");
script.src = arguments[0];
script.onload = () => requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
document.head.append(script);
"""


def main(site: Path, queries: tuple[str, ...]) -> None:
    """Measure and print the figures."""
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1280,1000"):
        options.add_argument(argument)
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    site = site.resolve()
    pages = [site / "index.html", site / "statements.html"]
    pages += [max((site / kind).glob("*.html"), key=lambda p: p.stat().st_size) for kind in ("article", "person")]
    fresh, again, peer = [], [], []
    try:
        with tempfile.TemporaryDirectory() as place:
            blank, script = Path(place) / "blank.html", Path(place) / "empty.js"
            blank.write_text("<!doctype html><title>Blank</title>", encoding="utf-8")
            script.write_text("", encoding="utf-8")
            for page in pages:
                for query in queries:
                    browser.get(blank.as_uri())
                    time.sleep(0.1)
                    peer.append(browser.execute_async_script(_PEER, script.as_uri()))
                    browser.get(page.as_uri())
                    time.sleep(0.1)
                    fresh.append((browser.execute_async_script(_TYPE, query, _WAIT_MS), query, page.name))
                    again.append((browser.execute_async_script(_TYPE, query, _WAIT_MS), query, page.name))
    finally:
        browser.quit()
    told = statistics.median(peer)
    print(f"{len(queries)} queries on {len(pages)} pages; an empty script takes {told:.0f} ms")
    for name, found in (("first time", fresh), ("again", again)):
        middle, most = statistics.median(t for t, *_ in found), max(found)
        print(f"{name:10}  median {middle:.0f} ms ({middle / told:.1f} scripts), "
              f"longest {most[0]:.0f} ms ({most[1]!r} on {most[2]})")  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]), tuple(sys.argv[2:]) or QUERIES)
