"""Annotated articles in words."""

from __future__ import annotations

from training.articles import triggers_of, words_of

TEXT = (
    "Harbour chief quits\n\nAnn Bell resigned as chair on Monday. Carl Dorn said: “She was pushed.”\n\nA vote is due.\n"
)


def _record() -> dict[str, object]:
    def place(words: str) -> list[object]:
        begin = TEXT.index(words)
        return [begin, begin + len(words), words]

    mention = {
        "e": 1,
        "type": "Resignation",
        "fact": "actual",
        "trigger": place("resigned"),
        "args": [["person", *place("Ann Bell")], ["post", *place("chair")]],
    }
    return {"doc": "harbour.txt", "text": TEXT, "mentions": [mention]}


def test_words_stand_where_they_are_in_the_article() -> None:
    """The place of each word is that of its characters in the text, and paragraphs hold all words."""
    words = words_of(_record())
    assert all(TEXT[b:e] == w for w, (b, e) in zip(words.texts, words.spans, strict=True))
    assert [n for start, end in words.paragraphs for n in range(start, end)] == list(range(len(words.texts)))


def test_triggers_and_arguments_are_runs_of_words() -> None:
    """What is annotated by characters is found again by words."""
    words = words_of(_record())
    (trigger,) = triggers_of(_record(), words)
    assert words.texts[trigger.start : trigger.end] == ("resigned",)
    assert [(r, words.texts[a:b]) for r, a, b in trigger.arguments] == [
        ("person", ("Ann", "Bell")),
        ("post", ("chair",)),
    ]
