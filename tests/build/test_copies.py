"""Articles that repeat another's words count once."""

from __future__ import annotations

import pytest

from kgbuild.build import BuildOptions, build
from kgbuild.vocab import KG

STORY = (
    "Ann Bell met Carl Dorn in Leeds on Friday to talk about the old market hall, which the council had closed in June. "
    "“We have no choice,” she told traders after the meeting, adding that the roof would cost 3,000 pounds to mend. "
    "Traders said that they would fight the plan in court and that they expected to win there by the autumn of next year.\n"
)
OTHER = STORY.replace("3,000", "4,500")


@pytest.fixture
def make(tmp_path):
    """Build a graph from texts by name; return which article copies which, and how many meetings there are."""

    def run(texts, **options):
        for name, text in texts.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        built = build([tmp_path], BuildOptions(**options))
        pairs = [(q.subject.value, q.object.value) for q in built.quads if q.predicate.value == KG.copyOf]
        assert built.conforms and built.copies == len(pairs) and built.read == len(texts)
        events = built.tally.events.total()
        return {a.rsplit("/", 1)[-1]: b.rsplit("/", 1)[-1] for a, b in pairs}, events

    return run


def test_an_identical_article_is_a_copy(make):
    """Of two equal articles one is a copy, and its facts count once."""
    texts = {"a.txt": "Hall\n\n" + STORY, "b.txt": "Market\n\n" + STORY}
    copies, events = make(texts)
    assert copies == {"b.txt": "a.txt"}
    assert events > 0 and 2 * events == make(texts, keep_copies=True)[1]


def test_a_shortened_article_copies_the_longer_one(make):
    """An article cut at its end is a copy of the whole one, whatever their names."""
    short = ". ".join(STORY.split(". ")[:-1]) + ".\n"
    copies, _ = make({"a.txt": short, "b.txt": STORY})
    assert copies == {"a.txt": "b.txt"}


def test_another_figure_makes_another_article(make):
    """An article that corrects a figure is no copy: both figures stay."""
    copies, _ = make({"a.txt": STORY, "b.txt": OTHER})
    assert copies == {}


def test_the_same_words_in_another_month_are_news_again(make):
    """Equal words of days far apart are two articles, since "Friday" is another day."""
    head = "---\ndate: {}\n---\n"
    copies, _ = make({"a.md": head.format("2011-05-08") + STORY, "b.md": head.format("2011-09-08") + STORY})
    assert copies == {}


def test_other_articles_are_no_copies(make):
    """Articles that share some phrases are left alone."""
    rest = (
        "The mayor opened the bridge on Tuesday. She thanked the builders, who had worked for three years in the rain. "
    )
    copies, _ = make({"a.txt": STORY, "b.txt": STORY.split(". ")[0] + ". " + rest * 2 + "\n"})
    assert copies == {}


def test_copies_can_be_kept(make):
    """With keep_copies each article states facts of its own."""
    copies, _ = make({"a.txt": STORY, "b.txt": STORY}, keep_copies=True)
    assert copies == {}
