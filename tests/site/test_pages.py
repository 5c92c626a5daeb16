"""What the pages say of a graph with one of everything."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from kgbuild.query.view import Labels
from kgbuild.site import Site, write_site

from .conftest import graph_of

TEXT = "The Greens lost 40 seats.\nCorrection: they lost 14 seats.\nThe Greens lost 15 seats.\nBell spoke.\n"
_WHEN = ('sem:hasEarliestBeginTimeStamp "2011-05-05"^^xsd:date ; sem:hasLatestEndTimeStamp "2011-05-05"^^xsd:date ;'
         ' kg:factuality kg:Actual')  # fmt: skip


def _passage(name: str, words: str) -> str:
    start = TEXT.index(words)
    return f"""d:{name} a oa:SpecificResource ; oa:hasSource d:a ; oa:hasSelector d:{name}s ;
      kg:line {TEXT.count(chr(10), 0, start) + 1} .
    d:{name}s oa:start {start} ; oa:end {start + len(words)} ; oa:exact "{words}" .\n"""


def _result(name: str, value: int, more: str = "") -> str:
    return f"""d:{name} a kg:ElectionResult ; kg:contestant d:greens ; kg:election d:election ; kg:change "lost" ;
      kg:value {value} ; kg:measure "seats" ; {_WHEN} ; prov:wasDerivedFrom d:{name}p{more} .\n"""


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Path:
    """Return the site of a small graph."""
    turtle = (
        'd:a a kg:Article ; kg:fileName "1.txt" ; schema:headline "Losses" ; schema:datePublished "2011-05-08" ;'
        " schema:mentions d:greens, d:bell .\n"
        'd:greens a kg:Party ; schema:name "Green Party" .\n'
        'd:bell a kg:Person ; schema:name "Bell" ; kg:candidate d:ann, d:bob ; gaf:denotedBy d:bellp .\n'
        'd:ann a kg:Person ; schema:name "Ann Bell" . d:bob a kg:Person ; schema:name "Bob Bell" .\n'
        'd:post a org:Membership ; org:member d:bell ; kg:post "leader" ; org:organization d:greens ;'
        ' kg:former false ; sem:hasEarliestBeginTimeStamp "2008-01-01"^^xsd:date .\n'
        f'd:election a kg:Election ; kg:electionType "local" ; {_WHEN} ; prov:wasDerivedFrom d:oldp .\n'
        + _result("old", 40, " ; kg:rank kg:Deprecated")
        + _result("new", 14, " ; prov:wasRevisionOf d:old ; kg:rank kg:Preferred")
        + _result("other", 15)
        + _passage("oldp", "The Greens lost 40 seats") + _passage("newp", "they lost 14 seats")
        + _passage("otherp", "The Greens lost 15 seats") + _passage("bellp", "Bell")
    )  # fmt: skip
    out = tmp_path_factory.mktemp("pages") / "site"
    write_site(Site(graph_of(turtle), {"1.txt": TEXT}), out)
    return out


def words(root: Path, pattern: str) -> str:
    """Return what the one page of a pattern says."""
    (path,) = root.glob(pattern)
    return " ".join(html.parse(str(path)).getroot().find(".//main").text_content().split())


def test_results_of_an_election(root):
    """A corrected figure is struck through and called so; the one to go by is marked."""
    (path,) = root.glob("event/election-local-election-*.html")
    rows = html.parse(str(path)).getroot().xpath("//table/tbody/tr")
    told = {row.xpath("string(td[3])"): (row.get("class"), bool(row.xpath(".//s"))) for row in rows}
    assert told == {"40": ("corrected", True), "14": ("correction", False), "15": ("", False)}


def test_an_election_says_when_it_was(root):
    """An election's page begins with its day, which tells it from others; a column with nothing in it is left out."""
    assert words(root, "event/election-local-election-*.html").startswith("Election Local election actual 2011-05-05")
    (path,) = root.glob("event/election-local-election-*.html")
    heads = html.parse(str(path)).getroot().xpath("//table/thead//th/text()")
    assert "Contestant" in heads and "Place" not in heads


def test_corrected_is_called_so_everywhere(root):
    """A party's page calls a corrected figure as the election's page does, not by the ontology's name for it."""
    told = words(root, "party/green-party.html")
    assert "corrected" in told and "deprecated" not in told


def test_disagreement(root):
    """Figures of one thing that differ stand side by side, on their pages and among what to check."""
    assert "Articles differ: figures" in words(root, "event/*lost-15-seats*.html")
    headings = html.parse(str(root / "check.html")).getroot().xpath("//div[@class='beside']//h4/a/text()")
    assert headings == ["Green Party · lost 14 seats", "Green Party · lost 15 seats"]


def test_corrected_figure_leads_on(root):
    """The page of a figure that was corrected leads to the new one."""
    assert "This figure was corrected" in words(root, "event/*lost-40-seats*.html")


def test_undecided_name(root):
    """A name that may mean two people stands beside each, once, with its sentence and a choice."""
    tree = html.parse(str(root / "check.html")).getroot()
    pairs = [(p.get("data-first"), p.get("data-second")) for p in tree.xpath("//*[@class='pair']")]
    assert len(pairs) == 2 and "Bell spoke." not in words(root, "person/bell.html").split("Articles")[0]
    fixes = tree.xpath("//*[@class='pair']//*[@data-key]/@data-key")
    assert fixes == [first for first, _ in pairs]  # it may be nobody, or have another name
    assert "May be Ann Bell" in words(root, "person/bell.html")
    assert "May be meant by Bell" in words(root, "person/ann-bell.html")


def test_posts_on_a_time_axis(root):
    """A post with a first day and no last stands on a time axis, from that day on."""
    chart = html.parse(str(root / "person" / "bell.html")).getroot().xpath("//*[contains(@aria-label, 'Posts of')]")
    assert "leader, Green Party: 2008-01-01 to ?" in chart[0].text_content()


def test_front_page(root):
    """The front page counts what there is and says where to look first."""
    front = words(root, "index.html")
    assert "1 article," in front and "2 undecided names" in front and "1 disagreements" in front


def test_undecided_pairs_have_sentences_posts_and_links():
    """Beside an undecided name stand its sentence, and the posts and links that tell its candidates apart."""
    text = "Mr Hall wept in York."
    view = graph_of("""
    d:a a kg:Article ; kg:fileName "a.txt" .
    d:hall a kg:Person ; schema:name "Hall" ; gaf:denotedBy d:x ; kg:candidate d:john .
    d:john a kg:Person ; schema:name "John Hall" ; schema:sameAs <https://en.wikipedia.org/wiki/John_Hall> .
    d:who a kg:UnnamedSource ; schema:name "the mayor" ; kg:candidate d:john .
    d:x a oa:SpecificResource ; oa:hasSource d:a ; oa:hasSelector d:xs ; kg:line 1 .
    d:xs oa:start 0 ; oa:end 7 ; oa:exact "Mr Hall" .
    d:y a oa:SpecificResource ; oa:hasSource d:a ; oa:hasSelector d:ys ; kg:line 1 .
    d:ys oa:start 8 ; oa:end 12 ; oa:exact "wept" ; oa:prefix "Mr Hall " ; oa:suffix " in York." .
    d:p a org:Membership ; org:member d:john ; kg:post "mayor" ; prov:wasDerivedFrom d:y .
    """)
    page = dict(Site(view, {"a.txt": text}).files())["check.html"]
    assert "<mark>Mr Hall</mark> wept in York." in page and page.count('class="pair"') == 1
    assert '<p class="by">mayor</p>' in page and "wiki/John_Hall" in page


def test_events_that_somebody_only_tells_stand_apart(tmp_path):
    """The page of a speaker tells what he takes part in from what is told in his words."""
    turtle = (
        'd:ann a kg:Person ; schema:name "Ann Bell" . d:bob a kg:Person ; schema:name "Bob Dorn" .\n'
        "d:m a kg:Meeting ; kg:participant d:ann ; kg:factuality kg:Actual .\n"
        "d:e a kg:Endorsement ; kg:endorser d:bob ; kg:accordingTo d:ann ; kg:factuality kg:Actual .\n"
    )
    write_site(Site(graph_of(turtle), {}), tmp_path / "site")
    page = words(tmp_path / "site", "person/ann*.html")
    assert "Events 1 Meeting" in page and "Events in the words of Ann Bell 1 Endorsement" in page


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ('a kg:ElectionResult ; kg:change "won" ; kg:measure "outcome"', "Greens · won"),
        ('a kg:ElectionResult ; kg:change "lost" ; kg:value 3.0 ; kg:measure "seats"', "Greens · lost 3 seats"),
        ('a kg:Election ; kg:electionType "other"', "Greens · election"),
        ('a kg:Election ; kg:electionType "local"', "Greens · local election"),
    ],
)
def test_what_an_event_is_called(fields, name):
    """An outcome is no measure to name, and an election of no type is an election."""
    view = graph_of(
        f'd:g a kg:Party ; schema:name "Greens" . d:e {fields} ; kg:contestant d:g ; kg:factuality kg:Actual .'
    )
    assert Labels(view).detail(view.events["https://w3id.org/kgbuild/data/e"]) == name


def test_an_article_without_a_headline_is_called_by_its_first_words(tmp_path):
    """Lists, search and the article's own page call it by its label, which has its first words and its file."""
    turtle = (
        'd:a a kg:Article ; kg:fileName "news.jsonl#5" ; rdfs:label "Ann Bell spoke. (news.jsonl#5)"@en ;'
        " schema:mentions d:ann .\n"
        'd:ann a kg:Person ; schema:name "Ann Bell" .\n'
    )
    write_site(Site(graph_of(turtle), {}), tmp_path / "site")
    for pattern in ("articles.html", "article/*.html", "person/*.html"):
        assert "Ann Bell spoke. (news.jsonl#5)" in words(tmp_path / "site", pattern), pattern
    assert any("Ann Bell spoke." in p.read_text("utf-8") for p in (tmp_path / "site" / "search").glob("*.js"))
