"""Find what somebody is told to say without a verb of saying: "in the words of", "by the mayor's account"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kgbuild.annotate.lexicon import POST_HEADS
from kgbuild.layers import Attribution, Chunk
from kgbuild.nouns import is_person

BREAKS = frozenset({",", "–", "—", "(", ")", ";", ":", '"', "“", "”"})
_OUTSIDE = frozenset(
    """
    acl:relcl acl appos parataxis punct conj cc advcl ccomp dep orphan nsubj nsubj:pass csubj cop aux mark expl
    """.split()
)


def framed(doc: Doc) -> Iterator[Attribution]:
    """Yield what a sentence says "in the words of" somebody, "by the mayor's account", or "as Ann Bell put it"."""
    for token in doc:
        whose = _whose_words(token)
        if whose is None or not (whose.pos_ == "PROPN" or is_person(whose.lower_) or whose.lower_ in POST_HEADS):
            continue
        source, start = noun_phrase(doc, whose), min(c.i for c in token.children if c.dep_ in {"case", "mark"})
        end = max(t.i for t in (token, *whose.subtree) if not t.is_punct) + 1 + (token.lemma_ == "put")
        first, stop = token.sent.start, token.sent.end - (doc[token.sent.end - 1].text in _STOPS)
        behind, quoted = doc[end : end + 1].text, any(t.is_quote for t in doc[end + 1 : end + 2])
        opens, closes = start == first, start > first and doc[start - 1].text == "," and end == stop
        within = doc[start - 1 : start].text == behind == "," and quoted
        if (opens and behind in {",", ":"} and end + 1 < stop) or within or closes:
            cue = Chunk(start, source.start) if source.end > token.i else Chunk(token.i, end)  # "put it"
            yield Attribution((source,), (cue,), (Chunk(first, start - 1) if closes else Chunk(end + 1, stop),))


def _whose_words(token: Token) -> Token | None:
    """Return whose words a noun or verb frames: "the words of Bell", "Bell's opinion", "as Bell put it", "to quote"."""
    if token.lower_ not in _FRAMES and token.lower_ != "quote" and token.lemma_ != "put":
        return None
    below = {c.dep_: c for c in token.children}
    by = below.get("case") or below.get("mark")
    if token.lower_ in _FRAMES and by is not None and by.lower_ in {"in", "by"}:
        of = below.get("nmod") if "det" in below else None
        return below.get("nmod:poss") or (of if of is not None and any(c.lower_ == "of" for c in of.children) else None)
    if (
        token.lemma_ == "put"
        and by is not None
        and by.lower_ == "as"
        and token.doc[token.i + 1 : token.i + 2].text == "it"
    ):
        return below.get("nsubj")
    return below.get("obj") if token.lower_ == "quote" and by is not None and by.lower_ == "to" else None


_FRAMES = frozenset("words opinion view account judgment judgement estimation reckoning".split())
_STOPS = frozenset(".!?")


def noun_phrase(doc: Doc, head: Token) -> Chunk:
    """Return a noun with what belongs to it, clauses, appositions and what stands behind a mark left out."""
    start, end = head.i, head.i + 1
    stack = [head]
    while stack:
        token = stack.pop()
        start, end = min(start, token.i), max(end, token.i + 1)
        stack += [c for c in token.children if c.dep_ not in _OUTSIDE and (token.i != head.i or c.dep_ != "case")]
    end = next((i for i in range(head.i + 1, end) if doc[i].text in BREAKS), end)
    start = next((i + 1 for i in range(head.i - 1, start - 1, -1) if doc[i].text in BREAKS), start)
    return Chunk(start, end)
