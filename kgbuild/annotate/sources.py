"""Settle who speaks: complete the learned sources of statements, and find those that no name or post stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from kgbuild.annotate.framed import BREAKS, framed, noun_phrase
from kgbuild.annotate.lexicon import COURTESY, PARTISANS, POST_HEADS
from kgbuild.layers import Attribution, Chunk, Name, PostPhrase, head_of
from kgbuild.model import EntityKind

_DETERMINERS = frozenset("the a an his her their its our my some many several one two three four both".split())
_LONGEST = 14  # tokens: a longer source is a clause, not a name for anybody
_NOBODY = frozenset("it this that there what which who i we you nobody none he she they".split())
_COUNTED = frozenset("those half most some many few others majority".split())
"""Words that stand for people by their number: "nearly half those surveyed", "those who attended"."""
_BY_PARTY = PARTISANS - {"labour", "labor"}
_PART_OF_A_NAME = frozenset({"compound", "flat", "amod", "nummod", "det", "nmod:desc", "nmod:poss", "fixed", "advmod"})


def completed(doc: Doc, attributions: Sequence[Attribution] | None) -> tuple[Attribution, ...] | None:
    """Return the attributions with each source as a whole noun phrase, and the subject of the cue where it has none.

    The layer sometimes marks only the first words of a source, or links a cue to somebody far away although its clause
    has a subject of its own, or gives it quoted words behind which another verb and its subject stand.
    """
    if attributions is None:
        return None
    whole = [_completed(doc, a) for b in attributions for a in _apart(doc, b)]
    taken = {i for a in whole for c in (*a.cue, *a.source) for i in c}
    return (*whole, *(a for a in framed(doc) if taken.isdisjoint((*a.cue[0], *a.source[0]))))


def _apart(doc: Doc, whole: Attribution) -> Iterator[Attribution]:
    """Yield an attribution without others' words in it: “Go!” yelled a man. “Liar!” called another."""
    verbs = {part: _verb_behind(doc, part) for part in whole.content}
    own = {part: v for part, v in verbs.items() if v is not None and not any(v in cue for cue in whole.cue)}
    if rest := tuple(part for part in whole.content if part not in own):
        yield replace(whole, content=rest)
    for part, verb in own.items():
        yield replace(whole, content=(part,), cue=(Chunk(verb, verb + 1),), source=())


def _verb_behind(doc: Doc, part: Chunk) -> int | None:
    """Return the finite verb, before its subject or right behind it, that follows quoted words."""
    i = part.end + (doc[part.end : part.end + 1].text == ",")
    if i >= len(doc) or [k for k in part if doc[k].is_quote] != [part.start, part.end - 1]:  # no quotation as a whole
        return None
    first = doc[i]
    if _tells(first) and _subject(doc, Chunk(i, i + 1)) is not None:
        return i
    if doc[part.end - 2].text != "," and first.text[0].isupper():  # “… younger.” Bell wept.
        return None
    behind = next((t.i for t in first.ancestors if _tells(t) and t.i > i), None)
    ends = behind is not None and doc[behind + 1 : behind + 2].text in {".", ","}
    subject = _subject(doc, Chunk(behind, behind + 1)) if behind is not None and ends else None
    return behind if subject is not None and [t.i for t in subject.subtree] == list(range(i, behind or i)) else None


def _tells(token: Token) -> bool:
    return token.pos_ == "VERB" and token.tag_ in {"VBD", "VBZ", "VB"} and token.text[0].islower()


def _completed(doc: Doc, attribution: Attribution) -> Attribution:
    cue, source = attribution.cue[:1], attribution.source[:1]
    subject = _subject(doc, cue[0]) if cue else None
    if subject is None and cue and not source:
        subject = _shared_subject(doc, cue[0])
    if subject is not None:
        phrase = noun_phrase(doc, subject)
        inverted = phrase.start == cue[0].end and source and source[0].start >= phrase.end  # “Go!” called a man.
        if not source or inverted or doc[source[0].start].sent.start != doc[cue[0].start].sent.start:
            return replace(attribution, source=(phrase,))
    if not source:
        return attribution
    head = head_of(doc, source[0])
    top = head
    while top.dep_ in _PART_OF_A_NAME and top.head.i != top.i and top.head.pos_ in {"NOUN", "PROPN", "NUM", "SYM"}:
        top = top.head
    if top.i in source[0] or top.pos_ not in {"NOUN", "PROPN", "NUM", "SYM", "ADJ"}:
        return attribution
    phrase = noun_phrase(doc, top)
    whole = Chunk(min(phrase.start, source[0].start), max(phrase.end, source[0].end))
    taken = [*attribution.cue, *attribution.content]
    return attribution if any(whole.overlaps(c) for c in taken) else replace(attribution, source=(whole,))


def _subject(doc: Doc, cue: Chunk) -> Token | None:
    """Return the subject of a cue's own verb; behind quotation marks the parser may take it for an object."""
    near = [c for t in doc[cue.start : cue.end] if t.pos_ in {"VERB", "AUX"} for c in t.children if c.i not in cue]
    mark = cue.start - (2 if doc[cue.start - 1].text == "," else 1)
    behind_marks = mark >= 0 and doc[mark].is_quote
    deps = ("nsubj", "obj", "iobj", "xcomp") if behind_marks else ("nsubj",)
    near = (
        [c for c in near if c.i > mark and c.pos_ != "VERB"] if behind_marks else near
    )  # "Vote!" is nobody who shouts it
    return next((c for dep in deps for c in near if c.dep_ == dep), None)


def _shared_subject(doc: Doc, cue: Chunk) -> Token | None:
    """Return the subject that a cue shares with the verb before "and": "Those who came were greeted and said that"."""
    verb = next((t for t in doc[cue.start : cue.end] if t.pos_ == "VERB"), None)
    while verb is not None and verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        if any(c.dep_.startswith(("nsubj", "csubj")) or c.dep_ == "aux:pass" for c in verb.children):
            return None
        verb = verb.head
        subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubj:pass"}), None)
        if subject is not None:
            return subject if subject.lower_ not in _NOBODY else None
    return None


def find_sources(
    doc: Doc, attributions: Sequence[Attribution] | None, names: Sequence[Name], posts: Sequence[PostPhrase]
) -> tuple[PostPhrase, ...]:
    """Return the post phrases with those that speak in the article and hold no post, in text order.

    A noun phrase that speaks and whose head neither a name nor a post phrase covers is added. One that opens with no
    "the" and stands for somebody unnamed is taken at full length: "a source close to the leader", not "a source".
    """
    partisan = {i for n in names for i in n.chunk if n.kind is EntityKind.PARTY and doc[i].lower_ in _BY_PARTY}
    named = {i for n in names for i in n.chunk} - partisan  # "one senior Tory" is not the party
    people = {n.chunk.start for n in names if n.kind is EntityKind.PERSON}
    ending: dict[int, list[Chunk]] = {}
    for name in names:
        if name.kind is EntityKind.PERSON:
            ending.setdefault(name.chunk.end, []).append(name.chunk)
    found = {post.head: post for post in posts}
    for attribution in attributions or ():
        for source in (part for whole in attribution.source[:1] for part in _members(doc, whole)):
            phrase = _phrase(doc, source)
            if phrase is None or phrase.head in named or phrase.head + 1 in people:  # "editor Ann Bell" is Ann Bell
                continue
            if any(_names(doc, phrase, chunk) for chunk in ending.get(phrase.chunk.end, ())):
                continue
            known = found.get(phrase.head)
            overlapping = [p for p in found.values() if p.head != phrase.head and p.chunk.overlaps(phrase.chunk)]
            if known is None and not any(phrase.head in p.chunk for p in overlapping):
                found[phrase.head] = phrase
            elif known is not None and known.chunk.end < phrase.chunk.end:
                found[phrase.head] = _longer(doc, known, phrase.chunk)
            elif known is not None and known.plural and phrase.chunk.start in people:  # "Bell allies"
                found[phrase.head] = replace(known, chunk=phrase.chunk)
    whole = (_whole(doc, p) for p in found.values())
    return tuple(sorted(whole, key=lambda p: (p.chunk.start, -p.chunk.end)))


def _whole(doc: Doc, phrase: PostPhrase) -> PostPhrase:
    """Return a phrase as a noun phrase: up to a verb of which it is the subject, and not open at either end.

    The layer marks "and eight ministers" and "several members who", or takes a verb along that a headline is about.
    """
    start, end = phrase.chunk.start, phrase.chunk.end
    end = next((i for i in range(phrase.head + 1, end) if _has_it_as_subject(doc[i], phrase.head)), end)
    those = doc[phrase.head].lower_ in _COUNTED and doc[phrase.head + 1 : phrase.head + 2].text.lower() == "who"
    while end - 1 > phrase.head + those and _is_open(doc[end - 1]):  # "those who" is all that tells who is meant
        end -= 1
    while start < phrase.head and doc[start].pos_ in _NEVER_OPEN:
        start += 1
    if (start, end) == (phrase.chunk.start, phrase.chunk.end):
        return phrase
    post = Chunk(max(start, min(phrase.post.start, phrase.head)), max(phrase.head + 1, min(phrase.post.end, end)))
    return replace(phrase, chunk=Chunk(start, end), post=post)


def _is_open(token: Token) -> bool:
    """Say whether something must follow a word: a preposition, article, conjunction or relative pronoun."""
    return (token.pos_ in _OPEN and token.tag_ != "RP") or token.tag_ in {"WP", "WDT", "PRP$"}


_NEVER_OPEN = frozenset({"ADP", "CCONJ", "SCONJ", "PUNCT"})
_OPEN = frozenset({*_NEVER_OPEN, "DET"})


def _has_it_as_subject(token: Token, head: int) -> bool:
    """Say whether a word behind a noun is its verb, finite or, taken for an adjective, with an object."""
    if token.tag_ in _FINITE:
        return token.dep_ not in _IN_CLAUSES and token.head.i != head and any(c.i == head for c in token.children)
    return token.pos_ == "ADJ" and token.head.i == head and any(c.dep_ == "obj" for c in token.children)


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_IN_CLAUSES = frozenset({"acl:relcl", "acl"})


def _longer(doc: Doc, known: PostPhrase, whole: Chunk) -> PostPhrase:
    """Return a phrase at full length, unless it opens with "the"; then only up to the end of a noun that it cuts."""
    if known.determiner != "the":
        return replace(known, chunk=whole)
    if doc[known.chunk.end].tag_ not in {"NN", "NNS", "POS"}:
        return known
    cut = known.organization is not None and known.organization.end == known.chunk.end
    body = None if cut else known.organization
    return replace(known, chunk=Chunk(known.chunk.start, whole.end), organization=body)


def _members(doc: Doc, source: Chunk) -> list[Chunk]:
    """Return the parts of a source that "and" joins and that each stand for somebody: "Politicians and the mayor"."""
    head = head_of(doc, source)
    others = [c for c in head.children if c.dep_ == "conj" and c.i in source and c.i > head.i and c.pos_ == "NOUN"]
    starts = [min(t.i for t in c.subtree if t.dep_ not in {"cc", "punct"} or t.head.i != c.i) for c in others]
    whole = [
        doc[i].lower_ in _DETERMINERS or any(t.tag_ == "POS" for t in doc[i : c.i])
        for i, c in zip(starts, others, strict=True)
    ]
    marked = all(doc[i - 1].lower_ in {"and", ","} for i in starts)
    if not others or not all(whole) or not marked or starts != sorted(starts):
        return [source]
    ends = [i - 1 - (doc[i - 1].lower_ == "and" and doc[i - 2].text == ",") for i in starts]
    bounds = zip([source.start, *starts], [*ends, source.end], strict=True)
    return [Chunk(start, end) for start, end in bounds if start < end]


def _names(doc: Doc, phrase: PostPhrase, name: Chunk) -> bool:
    """Say whether a phrase ends with the name of whom it describes ("secretary to the Treasury Ann Bell").

    The name stands for somebody else behind a preposition ("a spokesman for the leader Ann Bell").
    """
    if name.end != phrase.chunk.end or name.start <= phrase.head + 1:
        return False
    before = name.start - 1
    while before > phrase.head and (doc[before].lower_ in POST_HEADS or doc[before].lower_.rstrip(".") in COURTESY):
        before -= 1
    return doc[before].pos_ in {"PROPN", "NOUN"} and before == name.start - 1


def _phrase(doc: Doc, source: Chunk) -> PostPhrase | None:
    """Return a source as a phrase with its head noun, "who" as what it stands for; None for pronouns and clauses."""
    head = head_of(doc, source)
    if head.tag_ in {"WP", "WDT"} or (head.dep_ == "acl:relcl" and doc[source.start].tag_ == "WP"):
        clause = next((t for t in (head, *head.ancestors) if t.dep_ == "acl:relcl"), None)
        if clause is None:
            return None
        head = clause.head
        while head.dep_ == "nmod:desc" and head.head.pos_ == "PROPN":  # "the envoy Ann Bell, who"
            head = head.head
        source = noun_phrase(doc, head)
        if head.lower_ == "those":
            source = Chunk(head.i, head.i + 1 + (doc[head.i + 1 : head.i + 2].text.lower() == "who"))
    elif len(source) > _LONGEST:  # "the office of the minister, who heads the party …"
        source = noun_phrase(doc, head)
    first = doc[source.start].lower_
    counted = head.lower_ in _COUNTED and len(source) > (head.lower_ != "those")
    noun = head.pos_ in {"NOUN", "PROPN", "ADJ", "NUM", "SYM"} or counted
    if len(source) > _LONGEST or not noun or head.lower_ in _NOBODY:
        return None
    end = next((i for i in range(head.i + 1, source.end) if doc[i].text in BREAKS), source.end)
    return PostPhrase(
        chunk=Chunk(source.start, end),
        head=head.i,
        post=Chunk(source.start + (first in _DETERMINERS and head.i > source.start), end),
        determiner=first if first in _DETERMINERS else "",
        plural=counted or head.tag_ in {"NNS", "NNPS"} or head.pos_ in {"NUM", "SYM"},
    )
