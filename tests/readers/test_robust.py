from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgbuild.readers import ReadOptions, find_sources, read

SUFFIXES = [".txt", ".md", ".html", ".jsonl", ".csv"]

# Scraps of every format, so that random input gets further than the first check.
SCRAPS = st.sampled_from(
    ["---\n", "title: x\n", "date: 2011\n", '{"text": "', '"}\n', "text,title\n", '"', ",", "\n", "\r\n", "\n\n", "\r",
     "By Ann Bell", "• ", "# ", "> ", "**", "[x](y)", "<https://x.example>", "<p>", "</p>", "<html>", "8 May 2011",
     "Correction: ", ". ", "\ufeff", "\u2028", "\u200b", "    ", "A sentence that is long, as prose is.", "\U0001f600"]
)  # fmt: skip


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=60, deadline=None)
@given(parts=st.lists(SCRAPS | st.text(max_size=20), max_size=30), noise=st.binary(max_size=4))
def test_no_input_raises_and_blocks_hold_every_letter(suffix, parts, noise, tmp_path_factory):
    """Whatever a file holds, reading gives articles and issues, and an article's blocks hold all of its letters."""
    path = Path(tmp_path_factory.mktemp("any")) / f"a{suffix}"
    path.write_bytes("".join(parts).encode("utf-8", "surrogatepass") + noise)
    sources, found = find_sources([path], ReadOptions())
    results = [read(source, ReadOptions()) for source in sources]
    assert sources or found
    for article, issues in results:
        assert article or issues
        if article:
            outside = set(range(len(article.text)))
            for block in article.blocks:
                inside = set(range(block.span.start, block.span.end))
                assert inside <= outside
                outside -= inside
            assert not any(article.text[offset].isalnum() for offset in outside)
