"""The site as readers meet it: driven in a browser, from the disk."""

from __future__ import annotations

import csv

import pytest

from kgbuild.site.places import Places

from .conftest import one_of_each, until

pytestmark = pytest.mark.slow


def test_every_kind_of_page(browser, open_page, view, texts):
    """Each kind of page opens with a heading and without an error."""
    for path in one_of_each(view, texts):
        open_page(path)
        assert browser.find_element("css selector", "h1").text, path


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_accessible(browser, open_page, axe, view, texts, theme):
    """axe-core finds nothing serious on any kind of page, light or dark."""
    found = {}
    for path in one_of_each(view, texts):
        open_page(path)
        browser.execute_script("document.documentElement.dataset.theme = arguments[0]", theme)
        browser.execute_script(axe)
        result = browser.execute_async_script(
            "axe.run(document, {preload: false}).then(arguments[arguments.length - 1])"
        )
        serious = [v for v in result["violations"] if v["impact"] in {"serious", "critical"}]
        found |= {(path, v["id"]): [n["html"][:200] for n in v["nodes"][:3]] for v in serious}
    assert found == {}


def test_marks_stand_on_their_words(browser, open_page, view, texts):
    """In every article, the marked text of each fact and name is what the graph says that its passages are."""
    places = Places(view, texts)
    script = "return [...document.querySelectorAll('.m')].map(m => [m.dataset.f, m.textContent])"
    for iri, plan in places.plans.items():
        open_page(plan.pages[0])
        segments = browser.execute_script(script)
        for fact, passages in {**plan.facts, **plan.entities}.items():
            anchor = plan.anchors[fact]
            shown = "".join(words for cards, words in segments if anchor in cards.split())
            statement = view.statements.get(fact)
            own = [*passages, *(statement.cue_passages if statement else ())]
            assert shown == _merged(own, texts), (iri, fact)


def _merged(passages, texts) -> str:
    """Return the words under some passages, each stretch of text once."""
    places = sorted({n for p in passages for n in range(p.start, p.end)})
    return "".join(texts[passages[0].file][n] for n in places).replace("\n", "")


def test_mark_opens_its_cards(browser, open_page, view, texts):
    """A mark that is chosen lights the cards of all facts that it is part of, and Escape puts them out."""
    open_page(next(iter(Places(view, texts).plans.values())).pages[0])
    mark = browser.execute_script("return [...document.querySelectorAll('.m')].find(m => m.dataset.f.includes(' '))")
    wanted = set(mark.get_attribute("data-f").split())
    mark.click()
    assert {card.get_attribute("id") for card in browser.find_elements("css selector", ".card.lit")} == wanted
    browser.switch_to.active_element.send_keys("\ue00c")
    assert browser.find_elements("css selector", ".lit") == []


def test_layers(browser, open_page, view, texts):
    """A layer that is switched off is no longer seen; the text stays."""
    open_page(next(iter(Places(view, texts).plans.values())).pages[0])
    ground = "return getComputedStyle(document.querySelector('.m.entity:not(.statement)')).backgroundColor"
    assert browser.execute_script(ground) != "rgba(0, 0, 0, 0)"
    browser.find_element("id", "layer-entity").click()
    assert browser.execute_script(ground) == "rgba(0, 0, 0, 0)"


def test_layer_of_statements(browser, open_page, view, texts):
    """With statements off, what is only said has neither ground nor line, and names within it keep theirs."""
    open_page(next(iter(Places(view, texts).plans.values())).pages[0])
    browser.find_element("id", "layer-statement").click()
    style = """const s = getComputedStyle(document.querySelector(arguments[0]));
      return [s.backgroundColor, s.borderBottomColor].map((c) => c === "rgba(0, 0, 0, 0)")"""
    assert browser.execute_script(style, ".m.statement:not(.entity, .post)") == [True, True]
    assert browser.execute_script(style, ".m.statement.entity") == [False, False]


def test_marks_by_keyboard(browser, open_page, view, texts):
    """A mark is reached with Tab and opened with Enter, which moves to its card; Escape goes back to the mark."""
    open_page(next(iter(Places(view, texts).plans.values())).pages[0])
    browser.execute_script("document.getElementById('layer-post').focus()")
    browser.switch_to.active_element.send_keys("\ue004")
    assert "m" in browser.switch_to.active_element.get_attribute("class").split()
    browser.switch_to.active_element.send_keys("\ue007")
    assert "lit" in browser.switch_to.active_element.get_attribute("class").split()
    browser.switch_to.active_element.send_keys("\ue00c")
    assert "m" in browser.switch_to.active_element.get_attribute("class").split()


def test_cards_say_why(browser, open_page, view, texts):
    """A card tells the words that are the speaker, and the command that tells all."""
    open_page(next(iter(Places(view, texts).plans.values())).pages[0])
    told = [node.get_attribute("textContent") for node in browser.find_elements("css selector", ".card .node")]
    assert any("says that somebody speaks" in text and "is the speaker: Ed Miliband." in text for text in told)
    assert any("kgbuild why https://" in text for text in told)


def test_print(browser, open_page, view, texts):
    """On paper text and cards are black on light, whatever the theme, and what only works on a screen is left out."""
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        open_page(next(iter(Places(view, texts).plans.values())).pages[0])
        browser.execute_script("document.documentElement.dataset.theme = 'dark'")
        shown = "return getComputedStyle(document.querySelector(arguments[0])).display"
        assert {browser.execute_script(shown, what) for what in (".top", ".layers", ".fix", ".node")} == {"none"}
        assert browser.execute_script(shown, ".cards") == "block"
        assert browser.execute_script("return getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
        ground = browser.execute_script(
            "return getComputedStyle(document.querySelector('.m.statement')).backgroundColor"
        )
        assert min(map(int, ground[4:-1].split(", "))) > 150
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "screen"})


def test_search(browser, open_page):
    """Search finds a person by the beginnings of any words of any name, by keyboard."""
    open_page("index.html")
    box = browser.find_element("id", "search")
    box.send_keys("clegg")
    until(lambda: browser.find_elements("css selector", "#hits a"))
    box.send_keys("\ue003\ue003\ue003\ue003\ue003mili ed")
    until(lambda: "Ed Miliband" in browser.find_element("id", "hits").text)
    assert "person · Labour Party" in browser.find_element("id", "hits").text
    box.send_keys("\ue015\ue007")
    until(lambda: "Miliband" in browser.find_element("css selector", "h1").text)


def test_search_says_when_there_is_more(browser, open_page):
    """A beginning of very many names shows a dozen and says that there are more; one of none says so."""
    open_page("index.html")
    box = browser.find_element("id", "search")
    box.send_keys("l")
    until(lambda: "type more" in browser.find_element("id", "hits").text)
    assert len(browser.find_elements("css selector", "#hits a")) == 12
    box.send_keys("qx")
    until(lambda: browser.find_element("id", "hits").text == "Nothing has this name.")


def test_filters_sorting_and_csv(browser, open_page, downloads, view):
    """Statements filter by speaker and kind of speech, sort, and download as shown."""
    open_page("statements.html")
    browser.find_element("name", "speaker").send_keys("cruddas")
    browser.execute_script("""const s = document.querySelector('[name=speech_type]'); s.value = 'Direct';
      s.dispatchEvent(new Event('input', {bubbles: true}))""")
    cruddas = next(e.iri for e in view.entities.values() if e.name == "Jon Cruddas")
    wanted = [s for s in view.statements.values() if s.speaker == cruddas and s.speech_type == "Direct"]
    until(lambda: browser.find_element("id", "shown").text.startswith(f"{len(wanted)} of "))
    browser.find_element("css selector", "th.col-text button").click()
    shown = [cell.text for cell in browser.find_elements("css selector", "td.col-text")]
    assert shown == sorted(shown, key=str.casefold) and len(shown) == len(wanted)
    assert "speaker=cruddas" in browser.current_url
    browser.find_element("id", "csv").click()
    path = downloads / "statements.csv"
    until(path.exists)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["text"] for row in rows] == shown and {row["speech_type"] for row in rows} == {"Direct"}


def test_dates_filter(browser, open_page, view):
    """Events filter by day; those without a date are left out then."""
    open_page("events.html#first_day.from=2011-05-05")
    wanted = sum(e.first >= "2011-05-05" for e in view.events.values())
    until(lambda: browser.find_element("id", "shown").text.startswith(f"{wanted} of "))


def test_corrections_reach_a_build(browser, open_page, downloads, tmp_path):
    """A name that is renamed on a page, and a pair that is told apart, come out as a file that a build obeys."""
    from kgbuild.cli.main import main

    (tmp_path / "1.txt").write_text("Ann Bell met Carl Dorn in Leeds on Friday. Ms Bell smiled.\n", encoding="utf-8")
    graph, site, decisions = tmp_path / "graph.ttl", tmp_path / "site", downloads / "decisions.csv"
    decisions.unlink(missing_ok=True)

    def run(*arguments: object) -> None:
        main([str(a) for a in arguments], standalone_mode=False)

    run("build", tmp_path / "1.txt", "-q", "-o", graph)
    run("site", graph, "--texts", tmp_path / "1.txt", "-o", site)
    open_page("person/ann-bell.html", site)
    browser.find_element("css selector", ".fix").click()
    name = browser.find_element("id", "fix-name")
    name.clear()
    name.send_keys("Anne Bell\ue007")
    browser.find_element("css selector", ".fix").click()
    browser.find_element("id", "fix-other").send_keys("dorn")
    until(lambda: browser.find_elements("css selector", "#fix-hits a"))
    browser.find_element("css selector", "#fix-hits a").click()
    browser.find_element("xpath", "//dialog//button[.='Different']").click()
    assert browser.find_element("id", "tray-count").text == "2"
    open_page("corrections.html", site)
    browser.find_element("id", "tray-download").click()
    until(decisions.exists)
    with decisions.open(encoding="utf-8", newline="") as file:
        rows = [(row["decision"], row["first"], row["second"]) for row in csv.DictReader(file)]
    assert rows == [("rename", "person/ann-bell", "Anne Bell"), ("different", "person/ann-bell", "person/carl-dorn")]
    run("build", tmp_path / "1.txt", "-q", "--decisions", decisions, "-o", graph)
    assert 'schema:name "Anne Bell"' in graph.read_text(encoding="utf-8")
    browser.find_element("css selector", "#tray tbody button").click()
    assert browser.find_element("id", "tray-count").text == "1"


def test_hostile_names_are_harmless(browser, open_page, hostile_site):
    """Markup in names stays text on every page, in search and in tables; no dialog opens, no link runs a script."""
    for page in sorted(hostile_site.rglob("*.html")):
        open_page(page.relative_to(hostile_site).as_posix(), hostile_site)
        assert browser.execute_script("return document.querySelectorAll('script').length") == 2, page
        assert browser.execute_script("return document.querySelectorAll('[href^=\"javascript\"]').length") == 0, page
    browser.find_element("id", "search").send_keys("script alert")
    until(lambda: '<script>alert("x")</script>' in browser.find_element("id", "hits").text)
    open_page("statements.html#speaker=script", hostile_site)
    until(lambda: browser.find_element("id", "shown").text.startswith("1 of 1"))
    assert '<script>alert("x")</script>' in browser.find_element("id", "grid").text


def _phone(browser) -> None:
    """Make the window as wide as a phone: 375 pixels, which is narrower than a window of Chromium can be."""
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 375, "height": 800, "deviceScaleFactor": 1, "mobile": True}
    )


def test_phone(browser, open_page, view, texts):
    """On a phone no page is wider than the screen, and a mark opens its card over the text."""
    _phone(browser)
    try:
        for path in one_of_each(view, texts):
            open_page(path)
            assert browser.execute_script("return document.documentElement.scrollWidth <= innerWidth"), path
        open_page(next(iter(Places(view, texts).plans.values())).pages[0])
        browser.execute_script("[...document.querySelectorAll('.m')].at(-9).click()")
        assert browser.find_element("css selector", ".card.lit").is_displayed()
        ends = "return document.querySelector('.m.lit').getBoundingClientRect().bottom"
        panel = "return document.getElementById('cards').getBoundingClientRect().top"
        until(lambda: browser.execute_script(ends) < browser.execute_script(panel))
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_filters_unfold_on_a_phone(browser, open_page):
    """On a phone the first filter stands alone until more are asked for, or the address sets one."""
    shown = "return [...document.querySelectorAll('#filters label')].filter((e) => e.getClientRects().length).length"
    _phone(browser)
    try:
        open_page("events.html")
        assert browser.execute_script(shown) == 1
        browser.find_element("id", "more-filters").click()
        assert browser.execute_script(shown) > 8
        open_page("about.html")
        open_page("events.html#kind=Meeting")
        until(lambda: " of " in browser.find_element("id", "shown").text)
        assert browser.execute_script(shown) > 8
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_charts_and_tables_fit_a_phone(browser, open_page):
    """On a phone the charts are seen whole, their labels are as large as elsewhere, and so is what was said."""
    script = """return [...document.querySelectorAll(arguments[0])].filter((e) => e.getClientRects().length).map((e) =>
      { const r = e.getBoundingClientRect(); return [r.left, r.right, r.height]; })"""
    _phone(browser)
    try:
        open_page("index.html")
        wide = browser.execute_script("return innerWidth")
        found = browser.execute_script(script, ".chart:not(.network) :is(text, .label)")
        assert len(found) > 20 and all(left >= 0 and right <= wide and height >= 12 for left, right, height in found)
        found = browser.execute_script(script, ".network text")
        assert len(found) > 5 and all(left >= 0 and right <= wide and height >= 9 for left, right, height in found)
        open_page("statements.html")
        found = browser.execute_script(script, "#grid td.col-text")
        assert all(left >= 0 and right <= wide for left, right, _ in found)
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
