"""Train the peer: a plain spaCy CNN pipeline (tagger, parser, entities) on the same data as the language model.

    python -m training.baseline OUT_FOLDER [--corpora FOLDER] [--passes N]

It is what the shipped model is compared with, and a faster reader for who can do without attributions:
`kgbuild build --model OUT_FOLDER`. Takes about five minutes a pass on one core.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import fix_random_seed, minibatch
from spacy.vocab import Vocab

from training import corpora
from training.corpora import Passage, Word
from training.settings import CORPORA, load_settings

_WIDTH, _DEPTH = 96, 4
_BATCH = 32  # passages


def pipeline() -> Language:
    """Return an untrained pipeline whose components share one CNN (spaCy's HashEmbedCNN)."""
    nlp = spacy.blank("en")
    encoder = {
        "@architectures": "spacy.HashEmbedCNN.v2",
        "pretrained_vectors": None,
        "width": _WIDTH,
        "depth": _DEPTH,
        "embed_size": 5000,
        "window_size": 1,
        "maxout_pieces": 3,
        "subword_features": True,
    }
    nlp.add_pipe("tok2vec", config={"model": encoder})
    shared = {"@architectures": "spacy.Tok2VecListener.v1", "width": _WIDTH, "upstream": "*"}
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": shared}})
    for name, kind, width, pieces in (("parser", "parser", 128, 3), ("ner", "ner", 64, 2)):
        model = {
            "@architectures": "spacy.TransitionBasedParser.v2",
            "state_type": kind,
            "extra_state_tokens": False,
            "hidden_width": width,
            "maxout_pieces": pieces,
            "use_upper": True,
            "tok2vec": shared,
        }
        nlp.add_pipe(name, config={"model": model})
    return nlp


def docs(passages: Iterable[Passage], vocab: Vocab) -> Iterator[Doc]:
    """Yield the passages as Docs; a layer that a passage does not have stays unannotated."""
    for passage in passages:
        yield _doc(passage.words, vocab)


def _doc(words: Sequence[Word], vocab: Vocab) -> Doc:
    texts = [word.text for word in words]
    if words[0].head is not None:
        heads = [n if word.head is None else word.head for n, word in enumerate(words)]
        deps = ["ROOT" if word.dep == "root" else word.dep for word in words]
        doc = Doc(vocab, texts, tags=[word.xpos for word in words], heads=heads, deps=deps)
    else:
        doc = Doc(vocab, texts)
    if words[0].entity:
        doc.set_ents(list(_entities(doc, words)), default="outside")
    return doc


def _entities(doc: Doc, words: Sequence[Word]) -> Iterator[Span]:
    start = None
    for n in range(len(words) + 1):
        inside = n < len(words) and words[n].entity.startswith("I-")
        if start is not None and not inside:
            yield Span(doc, start, n, words[start].entity[2:])
            start = None
        if n < len(words) and words[n].entity.startswith("B-"):
            start = n


def train(out: Path, folder: Path, passes: int) -> None:
    """Train and write the pipeline."""
    seed = load_settings()["seed"]
    fix_random_seed(seed)
    nlp = pipeline()
    passages = [*corpora.syntax_and_entities(folder), *corpora.entities(folder), *corpora.politics(folder) * 3]
    examples = [Example(Doc(nlp.vocab, [t.text for t in doc]), doc) for doc in docs(passages, nlp.vocab)]
    optimiser = nlp.initialize(lambda: examples)
    rng = random.Random(seed)
    for number in range(passes):
        rng.shuffle(examples)
        losses: dict[str, float] = {}
        for batch in minibatch(examples, _BATCH):
            nlp.update(batch, sgd=optimiser, losses=losses, drop=0.1)
        print(number + 1, {name: round(loss) for name, loss in losses.items()}, flush=True)
    nlp.to_disk(out)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--passes", type=int, default=6)
    given = parser.parse_args()
    train(given.out, given.corpora, given.passes)


if __name__ == "__main__":
    main()
