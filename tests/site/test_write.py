"""The site as files: links that lead somewhere, sizes, the same bytes, and what stays when something goes wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from kgbuild.site import Site, SiteError, check_target, write_site

from .conftest import HOSTILE, graph_of

LARGEST_PAGE = 300_000


def pages(root: Path):
    """Return each page with its tree."""
    return {path: html.parse(str(path)).getroot() for path in sorted(root.rglob("*.html"))}


@pytest.mark.parametrize("which", ["site", "hostile_site"])
def test_links_lead_somewhere(which, request):
    """Every link of every page leads to a page that is there, and to an anchor on it; every anchor stands once."""
    root = request.getfixturevalue(which)
    found = pages(root)
    anchors = {path: [e.get("id") for e in tree.iter() if e.get("id")] for path, tree in found.items()}
    assert all(len(ids) == len(set(ids)) for ids in anchors.values())
    for path, tree in found.items():
        for link in {e.get("href") for e in tree.iter("a")} - {None}:
            target, _, anchor = link.partition("#")
            if link.startswith(("http://", "https://")) or "=" in anchor:
                continue
            page = (path.parent / target).resolve() if target else path
            assert page in found, (path, link)
            assert not anchor or anchor in anchors[page], (path, link)


def test_nothing_is_asked_of_anybody(site):
    """No page names a style, script or picture that is not in the folder."""
    for path, tree in pages(site).items():
        for element in tree.iter("script", "link", "img", "iframe"):
            target = element.get("src") or element.get("href")
            assert target and (path.parent / target).resolve().is_file(), path


def test_pages_are_small(site):
    """Every page is under 300 KB."""
    assert max(path.stat().st_size for path in site.rglob("*.html")) < LARGEST_PAGE


def test_much_said_is_cut_into_pages(view, texts, tmp_path):
    """Somebody of thousands of statements has several pages, none large, that lead to each other."""
    ed = next(e for e in view.entities.values() if e.name == "Ed Miliband")
    one = next(s for s in view.statements.values() if s.speaker == ed.iri)
    many = {f"{one.iri}-{n}": replace(one, iri=f"{one.iri}-{n}", text=f"{n} {one.text * 4}") for n in range(700)}
    write_site(Site(replace(view, statements=many), {}), tmp_path / "site")
    found = sorted((tmp_path / "site" / "person").glob("ed-miliband*.html"))
    assert len(found) > 4 and "ed-miliband.2.html" in found[-1].read_text(encoding="utf-8")
    assert len(list((tmp_path / "site").glob("statements.*html"))) == 7
    sizes = {path: path.stat().st_size for path in (tmp_path / "site").rglob("*.html") if path.parent.name != "article"}
    assert max(sizes.values()) < LARGEST_PAGE


def test_hostile_names(hostile_site):
    """Names with markup are text: no page has a script but the site's own, and no link runs one."""
    for path, tree in pages(hostile_site).items():
        assert {e.get("src").rsplit("/", 1)[-1] for e in tree.iter("script")} == {"start.js", "site.js"}, path
        assert not [e for e in tree.iter("a") if (e.get("href") or "").startswith("javascript")], path
        assert not tree.xpath("//b"), path
    assert HOSTILE in html.parse(str(hostile_site / "index.html")).getroot().findtext(".//h1")


def test_same_bytes(tmp_path):
    """The same graph gives the same bytes, whatever the seed of hashes."""
    script = (
        "from pathlib import Path; from kgbuild.query import open_graph; from kgbuild.query.view import load_view;"
        "from kgbuild.resources import resource; from kgbuild.site import Site, write_site;"
        "import sys; view = load_view(open_graph(resource('data', 'seeds.ttl')));"
        "write_site(Site(view, {}), Path(sys.argv[1]))"
    )
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", script, str(tmp_path / seed)], check=True, env=environment)
    one, other = ({p.relative_to(r): p.read_bytes() for p in r.rglob("*") if p.is_file()} for r in
                  (tmp_path / "1", tmp_path / "2"))  # fmt: skip
    assert one == other


def test_other_folders_are_left_alone(tmp_path, view):
    """A folder that holds something else, or a file, is refused; an earlier site is replaced as a whole."""
    (tmp_path / "mine.txt").write_text("x", encoding="utf-8")
    for target in (tmp_path, tmp_path / "mine.txt"):
        with pytest.raises(SiteError, match=r"choose another|name a folder"):
            check_target(target)
    out = tmp_path / "site"
    write_site(Site(view, {}), out)
    (out / "old.html").write_text("x", encoding="utf-8")
    write_site(Site(view, {}), out)
    assert not (out / "old.html").exists() and [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_text_that_is_not_the_graphs(view, texts, tmp_path):
    """An article whose text is another one is told, and shown as the sentences that the graph holds."""
    name = min(texts)
    written = write_site(Site(view, {**texts, name: "x" + texts[name]}), tmp_path / "site")
    assert written.mismatched == written.without_text == (name,)


def test_small_graphs(tmp_path):
    """A graph of nothing, and one with a fact but no text or date, have sites too."""
    assert write_site(Site(graph_of(""), {}), tmp_path / "nothing").pages > 5
    view = graph_of("d:m a kg:Meeting ; kg:factuality kg:Planned ; kg:participant d:p . d:p a kg:Person .")
    write_site(Site(view, {}), tmp_path / "little")
    assert len(list((tmp_path / "little" / "event").iterdir())) == 1
