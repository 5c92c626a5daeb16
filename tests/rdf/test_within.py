"""Which statement another one stands in."""

from kgbuild.model import Span, SpeechType, Statement
from kgbuild.rdf.within import said_within


def said(cue: tuple[int, int] | None, *parts: tuple[int, int]) -> Statement:
    """A statement by where its words and its cue stand."""
    return Statement(
        speech_type=SpeechType.INDIRECT,
        parts=tuple(Span(*p) for p in parts),
        cue=Span(*cue) if cue is not None else None,
    )


def test_a_report_within_reports_belongs_to_the_innermost() -> None:
    """What somebody is said to have heard that somebody warned of stands in what he heard."""
    outer, middle, inner = said((4, 8), (9, 90)), said((12, 18), (19, 80)), said((22, 28), (29, 60))
    assert said_within([inner, outer, middle]) == {middle: outer, inner: middle}


def test_what_stands_beside_is_no_part() -> None:
    """Reports side by side, with a cue outside, or of the same words stand in none."""
    assert said_within([said((4, 8), (9, 30)), said((31, 38), (9, 30)), said((40, 44), (45, 60))]) == {}
