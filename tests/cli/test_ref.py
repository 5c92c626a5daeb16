from __future__ import annotations


def test_class(kg):
    """A class is explained by definition, properties, shape and sentences that state one or only look like it."""
    outcome = kg("ref", "Meeting")
    assert outcome.code == 0
    for words in ("kg:Meeting  (class: meeting)", "\nProperties\n", "kg:participant", "\nIts shape asks\n"):
        assert words in outcome.out
    assert "\nSentences that state one\n" in outcome.out and "\nSentences that only look like it\n" in outcome.out


def test_property(kg):
    """A property is explained by definition, example, where it leads, and what shapes ask of it."""
    outcome = kg("ref", "kg:factuality")
    assert "from kg:Event to kg:Factuality" in outcome.out and "example:" in outcome.out


def test_all(kg):
    """Without a term, each has its line."""
    lines = kg("ref").out.splitlines()
    assert len(lines) > 60
    assert any(line.startswith("kg:Defection ") and " class " in line for line in lines)


def test_unknown(kg):
    """An unknown term is answered with the nearest and exit code 2."""
    outcome = kg("ref", "Meting")
    assert (outcome.code, outcome.out) == (2, "") and "Did you mean: kg:Meeting" in outcome.err
