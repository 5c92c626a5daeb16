from __future__ import annotations

import gzip
from pathlib import Path

import pytest
import spacy

from kgbuild.annotate.pipeline import block_chunks
from kgbuild.annotate.quotations import find_quotations
from kgbuild.annotate.reading import read_prose
from kgbuild.readers import ReadOptions, find_sources, read

NEWS = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "news" / "news.jsonl.gz"
OPENING = frozenset("“„«‘\"'") | {"''"}
CLOSING = frozenset("”“»’\"'") | {"''", "’’"}


@pytest.mark.slow
@pytest.mark.skipif(not NEWS.is_file(), reason="the shared articles are not beside this checkout")
def test_quotations_of_4900_articles_begin_and_end_at_their_marks(tmp_path):
    """No article of many newsrooms breaks the layer; in the article's own text each content touches its marks."""
    path = tmp_path / "news.jsonl"
    path.write_bytes(gzip.decompress(NEWS.read_bytes()))
    options, blank = ReadOptions(), spacy.blank("en")
    articles = found = unclosed = 0
    for source in find_sources([path], options)[0]:
        article, _ = read(source, options)
        assert article is not None
        articles += 1
        reading = read_prose(article)
        doc = blank.make_doc(reading.text)
        for quotation in find_quotations(doc, [chunk for _, chunk in block_chunks(doc, reading)]):
            found += 1
            unclosed += not quotation.closed
            _check(article.text, reading, doc, quotation)
    assert articles == 4900
    assert found > 17_000
    assert unclosed < 120


def _check(text, reading, doc, quotation):
    opening, first, last = doc[quotation.outer.start], doc[quotation.content.start], doc[quotation.content.end - 1]
    assert reading.span(opening.idx, opening.idx + len(opening)).of(text) in OPENING
    content = reading.span(first.idx, last.idx + len(last))
    assert content.of(text)[0] == first.text[0]
    assert content.of(text)[-1] == last.text[-1]
    if quotation.outer.end > quotation.content.end:
        closing = doc[quotation.content.end]
        mark = reading.span(closing.idx, closing.idx + len(closing))
        assert mark.of(text) in CLOSING
        assert content.end <= mark.start
